#include "lines.hpp"

#include <fstream>
#include <iostream>

#include "command.hpp"
#include "output.hpp"

namespace marsad::cli {
namespace {

bool read(std::istream& in, const std::string& name, const TakeLine& take) {
  std::string text;
  for (std::uint64_t number = 1; std::getline(in, text); ++number) {
    if (!text.empty() && text.back() == '\r') text.pop_back();
    if (!take(name, number, text)) return false;
  }
  return true;
}

// A folder opens but gives nothing.
bool readable(std::ifstream& file) {
  if (file && file.peek() != std::ifstream::traits_type::eof()) return true;
  file.clear();
  file.seekg(0, std::ios::end);
  return file && file.tellg() == 0;
}

}  // namespace

int each_line(const std::vector<std::string>& inputs, const TakeLine& take) {
  static const std::vector<std::string> kStandard = {"-"};
  int status = kDone;
  for (const std::string& path : inputs.empty() ? kStandard : inputs) {
    if (path == "-") {
      if (!read(std::cin, "standard input", take)) return status;
      continue;
    }
    std::ifstream file(path, std::ios::binary);
    if (!readable(file)) {
      complain(Error{ErrorCode::io, path, "", "cannot read the file", "name a text file, a sentence a line"});
      status = kSomeFailed;
      continue;
    }
    if (!read(file, path, take)) return status;
  }
  return status;
}

}  // namespace marsad::cli
