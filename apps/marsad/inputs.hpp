// The reports a command was given, with what the command line says of them.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "collection/input_reader.hpp"
#include "command.hpp"
#include "marsad/report.hpp"

namespace marsad::cli {

struct Input {
  Expected<report::Draft> draft;
  std::vector<Error> warnings;  // told about while this one was looked for
};

class Inputs {
 public:
  // No inputs named: standard input.
  Inputs(const Options& options, const Knowledge& knowledge);

  std::optional<Input> next();
  // Parses what next() gave; by several threads at once.
  Expected<Report> finish(report::Draft draft) const;
  // Looks one report ahead.
  bool more_than_one();
  // Warnings behind the last report.
  std::vector<Error> last_warnings() { return reader_.take_warnings(); }
  // Bytes of the inputs taken so far.
  std::uint64_t taken() const noexcept { return reader_.taken(); }
  // Records inside collections that are no reports.
  std::size_t passed() const noexcept { return reader_.counts().passed; }

 private:
  std::optional<Input> read();

  std::string published_, id_;
  report::PageWords words_;
  collection::InputReader reader_;
  std::deque<Input> ahead_;
};

// "text=body,published=date" -> pairs. Errors: usage (a field that does not exist, no '=').
Expected<collection::ColumnMap> parse_columns(const std::string& columns);

// How many reports these inputs will give, as far as a quick look tells: files, and lines of JSON line files. 0 when that
// is not known (standard input, pipes, archives).
std::uint64_t count_reports(const std::vector<std::string>& inputs);
// Bytes of these inputs on disk, 0 when that is not known.
std::uint64_t count_bytes(const std::vector<std::string>& inputs);

}  // namespace marsad::cli
