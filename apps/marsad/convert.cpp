// marsad convert: reports of any kind and collection in, report JSON lines out.
#include <unistd.h>

#include "coding.hpp"
#include "collection/report_json.hpp"
#include "duplicates.hpp"
#include "output.hpp"
#include "progress.hpp"

namespace marsad::cli {
namespace {

int fail(const Error& error, int status = kSomeFailed) {
  complain(error);
  return status;
}

struct Totals {
  std::uint64_t reports = 0, failed = 0, left_out = 0;
  bool stopped = false, broken = false;
};

void take(Coded& item, const Options& options, Output& output, Totals& totals) {
  if (!options.quiet)
    for (const Error& warning : item.warnings) complain(warning);
  if (!item.report) {
    ++totals.failed;
    return complain(item.report.error());
  }
  ++totals.reports;
  totals.left_out += item.left_out;
  if (item.left_out) return;
  if (auto written = output.write(item.piece); !written) {
    complain(written.error());
    totals.stopped = totals.broken = true;
  }
  totals.stopped |= output.gone();
}

int convert(const Options& options, const Knowledge& knowledge, Output& output) {
  Inputs inputs(options, knowledge);
  Duplicates duplicates(options, knowledge);
  const bool shown = !options.quiet && Progress::seen();
  Progress progress(0, shown ? count_bytes(options.inputs) : 0, shown);
  Totals totals;
  CodingSteps steps;
  steps.format = [](const Report& report, const Reading&) { return collection::report_json(report) + "\n"; };
  if (duplicates.wanted()) steps.before = [&](Report& report) { return duplicates.look_at(report); };
  steps.take = [&](Coded& item) {
    take(item, options, output, totals);
    progress.update(totals.reports + totals.failed, 0, inputs.taken());
    return !totals.stopped;
  };
  code_all(knowledge, inputs, thread_count(options.threads), steps, false);
  if (!options.quiet) {
    for (const Error& warning : inputs.last_warnings()) complain(warning);
    if (inputs.passed() != 0)
      complain(std::to_string(inputs.passed()) +
               " records are no reports (pictures, redirects, service messages) and were passed over");
    if (const std::string line = duplicates.summary(); !line.empty()) complain(line);
  }
  if (totals.broken) return kSomeFailed;
  if (!totals.stopped)
    if (auto done = output.finish(); !done) return fail(done.error());
  return totals.failed > 0 ? kSomeFailed : kDone;
}

}  // namespace

int run_convert(const Options& options) {
  if (auto columns = parse_columns(options.columns); !columns) return fail(columns.error(), kUsage);
  if (options.inputs.empty() && isatty(STDIN_FILENO))
    return fail(usage_error("convert", "nothing to read", "name a file or a folder, or `-` for standard input"), kUsage);
  auto knowledge = open_knowledge(options);
  if (!knowledge) return fail(knowledge.error());
  auto output = Output::open(options.out);
  if (!output) return fail(output.error());
  return convert(options, *knowledge, **output);
}

}  // namespace marsad::cli
