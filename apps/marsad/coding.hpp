// Many reports through engines on several threads, out again in the order they came in.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "command.hpp"
#include "inputs.hpp"
#include "marsad/reading.hpp"

namespace marsad::cli {

// What came of one input. `piece` is what `format` made of it.
struct Coded {
  Expected<report::Draft> draft;
  Expected<Report> report;
  Reading reading;
  std::string piece;
  std::vector<Error> warnings;  // told about while this input was looked for
  bool left_out = false;        // `before` said so
};

struct CodingSteps {
  std::function<std::string(const Report&, const Reading&)> format;  // by several threads at once
  std::function<bool(Coded&)> take;                                  // in order, one at a time; false ends the run
  std::function<bool(Report&)>
      before;  // in order, one at a time, before coding; false: the report is not coded. May be empty
};

// At most `threads` engines and a few reports for each of them are in memory. The calls of `take` are the same for any
// number of threads. Memory of a run does not grow with the number of reports.
// Without an engine to code with (`engines` false) the reports come as they are read.
void code_all(const Knowledge& knowledge, Inputs& inputs, int threads, const CodingSteps& steps, bool engines = true);

// `asked`, or one for each processor.
int thread_count(int asked);

}  // namespace marsad::cli
