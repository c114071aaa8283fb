// marsad tellings: every act as first read and what speaks for two of them being one, for those who fit weights.
#include <unistd.h>

#include <optional>

#include "codebook/tellings.hpp"
#include "coding.hpp"
#include "marsad/engine.hpp"
#include "output.hpp"

namespace marsad::cli {
namespace {

class Run {
 public:
  Run(const Knowledge& knowledge, Output& output) : knowledge_(knowledge), engine_(knowledge), output_(output) {}

  // False ends the run.
  bool take(const Expected<Report>& report) {
    auto tellings = report.and_then([&](const Report& r) { return engine_.tellings(r); });
    if (!tellings) {
      failed_ = true;
      complain(tellings.error());
      return true;
    }
    auto written = output_.write(codebook::tellings_json(*tellings, *report, knowledge_.content_hash()) + "\n");
    if (!written) failed_ = true, complain(written.error());
    return written && !output_.gone();
  }

  bool failed() const { return failed_; }

 private:
  const Knowledge& knowledge_;
  Engine engine_;
  Output& output_;
  bool failed_ = false;
};

}  // namespace

int run_tellings(const Options& options) {
  if (options.inputs.empty() && isatty(STDIN_FILENO)) {
    complain(usage_error("tellings", "nothing to read", "name a file of coded reports, or `-` for standard input"));
    return kUsage;
  }
  auto knowledge = open_knowledge(options);
  auto output = Output::open(options.out);
  if (!knowledge || !output) {
    complain(knowledge ? output.error() : knowledge.error());
    return kSomeFailed;
  }
  Inputs inputs(options, *knowledge);
  Run run(*knowledge, **output);
  while (auto input = inputs.next()) {
    for (const Error& warning : input->warnings)
      if (!options.quiet) complain(warning);
    if (!run.take(input->draft ? inputs.finish(*std::move(input->draft)) : tl::unexpected(std::move(input->draft.error()))))
      return kSomeFailed;
  }
  if (auto done = (*output)->finish(); !done) {
    complain(done.error());
    return kSomeFailed;
  }
  return run.failed() ? kSomeFailed : kDone;
}

}  // namespace marsad::cli
