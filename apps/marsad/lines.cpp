#include "lines.hpp"

#include <unistd.h>

#include <algorithm>
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

int run_line_command(const Options& options, const LineCommand& command) {
  const auto refuse = [](const Error& error, int code) {
    complain(error);
    return code;
  };
  if (options.inputs.empty() && isatty(STDIN_FILENO))
    return refuse(usage_error(command.name, "nothing to read", "name a file, or `-` for standard input"), kUsage);
  auto knowledge = open_knowledge(options);
  if (!knowledge) return refuse(knowledge.error(), kSomeFailed);
  auto output = Output::open("");
  if (!output) return refuse(output.error(), kSomeFailed);
  Engine engine(*knowledge);
  int status = kDone;
  const auto put = [&](const std::string& bytes) {
    if (auto written = (*output)->write(bytes); !written) {
      status = refuse(written.error(), kSomeFailed);
      return false;
    }
    return !(*output)->gone();
  };
  if (!command.heading.empty() && !put(command.heading)) return status;
  const int read = each_line(options.inputs, [&](const std::string& name, std::uint64_t number, const std::string& text) {
    auto answer = command.answer(engine, number, text);
    if (answer) return put(*answer);
    answer.error().place = name + ":" + std::to_string(number);
    status = refuse(answer.error(), kSomeFailed);
    return put(command.nothing(number));
  });
  return std::max(read, status);
}

}  // namespace marsad::cli
