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
  Expected<Report> report;
  Reading reading;
  std::string piece;
  std::vector<Error> warnings;  // told about while this input was looked for
};

struct CodingSteps {
  std::function<std::string(const Report&, const Reading&)> format;  // by several threads at once
  std::function<bool(Coded&)> take;                                  // in order, one at a time; false ends the run
};

// At most `threads` engines and a few reports for each of them are in memory. The calls of `take` are the same for any
// number of threads. Memory of a run does not grow with the number of reports.
void code_all(const Knowledge& knowledge, Inputs& inputs, int threads, const CodingSteps& steps);

// `asked`, or one for each processor.
int thread_count(int asked);

}  // namespace marsad::cli
