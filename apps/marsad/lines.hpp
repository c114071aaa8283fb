// Input read a line at a time: what `marsad mentions` and `marsad tokens` share.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "command.hpp"
#include "marsad/engine.hpp"

namespace marsad::cli {

// Takes one line without its end; `name` is the file or "standard input". False: stop, writing cannot go on.
using TakeLine = std::function<bool(const std::string& name, std::uint64_t number, const std::string& text)>;

// Reads the files, `-` and nothing at all being standard input. Files that cannot be read are named on standard error, the
// others are read: the result is the exit code, kDone or kSomeFailed.
int each_line(const std::vector<std::string>& inputs, const TakeLine& take);

// A command that answers each line by itself.
struct LineCommand {
  std::string name;     // as the user typed it
  std::string heading;  // written first; empty: none
  std::function<Expected<std::string>(Engine&, std::uint64_t number, const std::string& text)> answer;
  std::function<std::string(std::uint64_t number)>
      nothing;  // for a line that cannot be read, so that lines can be counted on
};

// Opens knowledge and output and runs it over the inputs; lines that fail are named. The result is the exit code.
int run_line_command(const Options& options, const LineCommand& command);

}  // namespace marsad::cli
