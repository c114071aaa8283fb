// The reports a command was given, with what the command line says of them.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "command.hpp"
#include "marsad/report.hpp"
#include "report/input_reader.hpp"

namespace marsad::cli {

struct Input {
  Expected<Report> report;
  std::vector<Error> warnings;  // told about while this one was looked for
};

class Inputs {
 public:
  // No inputs named: standard input.
  Inputs(const Options& options, const Knowledge& knowledge);

  std::optional<Input> next();
  // Looks one report ahead.
  bool more_than_one();
  // Warnings behind the last report.
  std::vector<Error> last_warnings() { return reader_.take_warnings(); }

 private:
  std::optional<Input> read();

  std::string published_, id_;
  report::PageWords words_;
  report::InputReader reader_;
  std::deque<Input> ahead_;
};

// How many reports these inputs will give, as far as a quick look tells: files, and lines of JSON line files. 0 when that
// is not known (standard input, pipes).
std::uint64_t count_reports(const std::vector<std::string>& inputs);

}  // namespace marsad::cli
