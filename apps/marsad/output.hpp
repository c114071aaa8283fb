// Where results go: standard output, or a file that appears whole or not at all.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "marsad/error.hpp"

namespace marsad::cli {

class Output {
 public:
  // `path` empty: standard output. A regular file is written beside `path` and renamed by finish(); one left unfinished is
  // removed, also when the run is interrupted. Devices and pipes are written to directly. Errors: io.
  static Expected<std::unique_ptr<Output>> open(const std::string& path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Errors: io. When the reader of a pipe has gone away, gone() is true, and nothing more is written.
  Expected<void> write(std::string_view bytes);
  Expected<void> finish();
  bool gone() const noexcept { return gone_; }

 private:
  Output() = default;
  Error error(const char* what) const;

  std::string path_, temporary_;
  int file_ = -1;
  bool gone_ = false;
};

}  // namespace marsad::cli
