// What Marsad knows of words, actors, places and codebooks: one immutable, memory-mapped file.
#pragma once

#include <memory>
#include <string>

#include "marsad/error.hpp"

namespace marsad {

namespace knowledge {
class Store;
}

// Cheap to copy (a shared pointer); immutable; may be shared by any number of threads.
class Knowledge {
 public:
  // Maps the compiled file (made by `marsad compile`). Errors: io, knowledge_format. Cost: a few page faults, no copy.
  static Expected<Knowledge> open(const std::string& path);

  // 16 hex digits over all knowledge files; every stored event keeps it.
  const std::string& content_hash() const noexcept;

  const knowledge::Store& store() const noexcept { return *store_; }

 private:
  std::shared_ptr<const knowledge::Store> store_;
};

}  // namespace marsad
