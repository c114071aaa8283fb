// One opened input that holds reports: each kind of collection has such a reader.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "marsad/error.hpp"
#include "report/draft.hpp"

namespace marsad::collection {

// Columns of tables and fields of JSON lines under other names than ours: {"text", "body"}.
using ColumnMap = std::vector<std::pair<std::string, std::string>>;

class Reader {
 public:
  virtual ~Reader() = default;
  // nullopt at the end. An error concerns one record only; go on calling. The draft's place is set.
  virtual std::optional<Expected<report::Draft>> next() = 0;
  // Records left out because they are no reports (pictures of an archive, service messages of a channel).
  std::uint64_t skipped() const noexcept { return skipped_; }
  // Bytes of the file taken so far, 0 when the reader does not stream.
  virtual std::uint64_t taken() const noexcept { return 0; }

 protected:
  std::uint64_t skipped_ = 0;
};

}  // namespace marsad::collection
