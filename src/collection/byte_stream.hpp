// A source read in pieces that fit: lines of bounded length, runs of known length, or all of it up to a limit.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "source.hpp"

namespace marsad::collection {

class ByteStream {
 public:
  explicit ByteStream(std::unique_ptr<Source> source) : source_(std::move(source)) {}
  // A file, or "-" for standard input. Errors: io (missing, not readable, a folder).
  static Expected<ByteStream> open(const std::string& path);

  // Up to `most` bytes from the front without taking them; fewer only at the end. The view lives until the next call.
  std::string_view peek(std::size_t most);
  // Takes `bytes` bytes that peek showed.
  void take(std::size_t bytes) noexcept { at_ += bytes; }
  // Takes up to `bytes` bytes unseen, in constant memory; how many there were.
  std::uint64_t skip(std::uint64_t bytes);
  // The next line without its line end; false at the end. Of a line over `most` bytes only that many are kept and `cut` is
  // set; the rest is skipped, so memory stays bounded. `line` lives until the next call.
  bool next_line(std::size_t most, std::string_view& line, bool& cut);
  // All that is left, at most `most` + 1 bytes (one more than allowed shows that there is more).
  std::string read_all(std::size_t most);
  // What went wrong since the last call: a disk error, damaged compression.
  std::optional<Error> take_fault() { return source_->take_fault(); }
  std::uint64_t taken() const noexcept { return source_->taken(); }

  // The same stream decompressed.
  static ByteStream gunzipped(ByteStream stream, std::string place);

 private:
  bool fill();
  std::size_t skip_rest(std::size_t most);

  std::unique_ptr<Source> source_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace marsad::collection
