// Zip and tar archives, entry by entry.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "byte_stream.hpp"

namespace marsad::collection {

// In the order of the archive, decompressed on the way: nothing is written to disk, memory does not grow with the
// entries. A zip on disk is read by its index, from a pipe as it comes.
class Packed {
 public:
  // `path` of a file, or "" to read `stream`. Errors: io.
  static Expected<std::unique_ptr<Packed>> open(const std::string& path, ByteStream stream, std::string place);
  ~Packed();
  Packed(const Packed&) = delete;
  Packed& operator=(const Packed&) = delete;

  // The name of the next regular file, nullopt at the end. An error concerns that entry (an encrypted one) or, when it
  // is the last word, the rest of the archive.
  std::optional<Expected<std::string>> next();
  // The bytes of the entry that next() named; valid until next() is called again.
  ByteStream entry();
  std::uint64_t taken() const noexcept;

 private:
  struct State;
  class Entry;
  explicit Packed(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

bool is_tar(std::string_view head) noexcept;  // needs 512 bytes
bool is_zip(std::string_view head) noexcept;

}  // namespace marsad::collection
