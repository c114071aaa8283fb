// A file or standard input, read in pieces: lines of bounded length or all of it up to a limit.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "marsad/error.hpp"

namespace marsad::report {

class ByteStream {
 public:
  // "-" is standard input. Errors: io (missing, not readable, a folder).
  static Expected<ByteStream> open(const std::string& path);

  // Up to `most` bytes from the front without taking them; fewer only at the end.
  std::string_view peek(std::size_t most);
  // The next line without its line end; false at the end. Of a line over `most` bytes only that many are kept and `cut` is
  // set; the rest is skipped, so memory stays bounded. `line` lives until the next call.
  bool next_line(std::size_t most, std::string_view& line, bool& cut);
  // All that is left, at most `most` + 1 bytes (one more than allowed shows that there is more).
  std::string read_all(std::size_t most);
  // True once reading failed (a disk error), not at a plain end.
  bool failed() const noexcept { return failed_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const noexcept {
      if (file != stdin) std::fclose(file);
    }
  };
  bool fill();
  std::size_t skip_rest(std::size_t most);

  std::unique_ptr<std::FILE, Close> file_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false, failed_ = false;
};

}  // namespace marsad::report
