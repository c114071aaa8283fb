// The file that reports are appended to, in step with the state: what a kill left half written is taken back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "marsad/error.hpp"

namespace marsad::watch {

class OutputFile {
 public:
  // `committed`: bytes that belong to committed work; what lies behind them is cut off. Errors: io (also: the file is
  // shorter).
  static Expected<OutputFile> open(const std::string& path, std::uint64_t committed);
  ~OutputFile();
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;

  // Appends and waits until it is on disk; the bytes there are now. They count once the caller commits them. Errors: io.
  Expected<std::uint64_t> append(std::string_view bytes);
  // Takes back what was appended behind `committed`.
  void take_back(std::uint64_t committed);

 private:
  OutputFile(int file, std::string path) : file_(file), path_(std::move(path)) {}
  int file_;
  std::string path_;
};

}  // namespace marsad::watch
