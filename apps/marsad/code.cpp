// marsad code and marsad demo: reports in, coded events out.
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "coding.hpp"
#include "duplicates.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "writers.hpp"

namespace marsad::cli {
namespace {

constexpr std::size_t kPipeWidth = 0;    // a table that goes to no terminal is as wide as its words
constexpr std::size_t kDemoWidth = 170;  // but the demo's is read by people, be it in a log

// One stream of results with the writer that fills it.
struct Stream {
  std::unique_ptr<Output> output;
  std::unique_ptr<Writer> writer;
};

class Run {
 public:
  Run(const Options& options, Knowledge knowledge) : options_(options), knowledge_(std::move(knowledge)) {}

  // False: the stream cannot be opened, and that has been told.
  bool add_stream(const std::string& format, const std::string& path, std::size_t width) {
    auto output = Output::open(path);
    if (!output) return fail(output.error());
    WriterOptions writing;
    writing.knowledge = knowledge_.content_hash();
    writing.acled_numbers = options_.acled_numbers;
    writing.width = width;
    writing.colour = path.empty() && wants_colour(options_, STDOUT_FILENO);
    writing.note = [this](const std::string& text) {
      if (!options_.quiet) complain(text);
    };
    streams_.push_back({std::move(*output), make_writer(format, knowledge_.store(), std::move(writing))});
    return true;
  }

  bool add_aggregates(const std::string& path) { return add_file(path, aggregates_); }
  bool add_doubtful(const std::string& path) { return add_file(path, doubtful_); }

  int code(Inputs& inputs) {
    for (Stream& stream : streams_) put(*stream.output, stream.writer->begin());
    const bool shown = !options_.quiet && Progress::seen();
    const std::uint64_t total = shown ? count_reports(options_.inputs) : 0;
    Progress progress(total, shown && total == 0 ? count_bytes(options_.inputs) : 0, shown);
    Duplicates duplicates(options_, knowledge_);
    CodingSteps steps;
    steps.format = [this](const Report& report, const Reading& reading) {
      return streams_.size() == 1 ? streams_.front().writer->piece(report, reading) : std::string();
    };
    steps.take = [&](Coded& item) {
      take(item);
      progress.update(reports_ + failed_, events_, inputs.taken());
      return !stopped_;
    };
    if (duplicates.wanted()) steps.before = [&](Report& report) { return duplicates.look_at(report); };
    if (!stopped_) code_all(knowledge_, inputs, thread_count(options_.threads), steps);
    tell(inputs.last_warnings());
    if (!options_.quiet) tell_counts(inputs, duplicates);
    return finish();
  }

  std::uint64_t reports() const { return reports_; }
  std::uint64_t events() const { return events_; }
  std::uint64_t failed() const { return failed_; }

 private:
  bool add_file(const std::string& path, std::unique_ptr<Output>& file) {
    auto output = Output::open(path);
    if (!output) return fail(output.error());
    file = std::move(*output);
    return true;
  }

  bool fail(const Error& error) {
    complain(error);
    broken_ = true;
    return false;
  }

  void put(Output& output, const std::string& bytes) {
    if (auto written = output.write(bytes); !written) stopped_ = !fail(written.error());
    if (output.gone()) stopped_ = true;
  }

  void take(Coded& item) {
    tell(item.warnings);
    if (!item.report) {
      ++failed_;
      return complain(item.report.error());
    }
    ++reports_;
    if (item.left_out) return;
    events_ += item.reading.events.size(), doubtful_count_ += item.reading.doubtful.size();
    for (Stream& stream : streams_) {
      std::string piece = streams_.size() == 1 ? std::move(item.piece) : stream.writer->piece(*item.report, item.reading);
      put(*stream.output, stream.writer->add(*item.report, item.reading, std::move(piece)));
    }
    if (doubtful_) put(*doubtful_, doubtful_lines(*item.report, item.reading, knowledge_.content_hash()));
    if (aggregates_) put(*aggregates_, aggregate_lines(*item.report, item.reading, knowledge_.content_hash()));
  }

  void tell(const std::vector<Error>& warnings) const {
    for (const Error& warning : warnings)
      if (!options_.quiet) complain(warning);
  }

  // What a run leaves out without an error.
  void tell_counts(const Inputs& inputs, const Duplicates& duplicates) const {
    if (doubtful_count_ != 0 && !doubtful_)
      complain(std::to_string(doubtful_count_) + " doubtful events were left out (--doubtful FILE writes them)");
    if (inputs.passed() != 0)
      complain(std::to_string(inputs.passed()) +
               " records are no reports (pictures, redirects, service messages) and were passed over");
    if (const std::string line = duplicates.summary(); !line.empty()) complain(line);
  }

  int finish() {
    for (Stream& stream : streams_)
      if (!stopped_) put(*stream.output, stream.writer->end());
    const bool whole = !stopped_;
    for (Stream& stream : streams_)
      if (auto done = whole ? stream.output->finish() : Expected<void>{}; !done) fail(done.error());
    for (Output* extra : {aggregates_.get(), doubtful_.get()})
      if (extra && whole)
        if (auto done = extra->finish(); !done) fail(done.error());
    if (failed_ > 0 && reports_ > 0)
      complain(std::to_string(failed_) + " of " + std::to_string(failed_ + reports_) + " inputs failed");
    return broken_ || failed_ > 0 ? kSomeFailed : kDone;
  }

  const Options& options_;
  Knowledge knowledge_;
  std::vector<Stream> streams_;
  std::unique_ptr<Output> aggregates_, doubtful_;
  std::uint64_t reports_ = 0, events_ = 0, doubtful_count_ = 0, failed_ = 0;
  bool stopped_ = false, broken_ = false;
};

// Wrong use that is known before anything is read.
std::optional<Error> misuse(const Options& options) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!options.id.empty() && options.inputs.size() > 1)
    return usage_error("--id", "names one report, but there are " + std::to_string(options.inputs.size()) + " inputs",
                       "code them one by one, or leave --id out");
  if (!options.id.empty() && !options.inputs.empty() && fs::is_directory(options.inputs.front(), error))
    return usage_error("--id", "names one report, but " + options.inputs.front() + " is a folder", "leave --id out");
  if (!options.out.empty() && options.out == options.aggregates)
    return usage_error("--aggregates", "the same file as --out", "give it a file of its own");
  if (!options.doubtful.empty() && (options.doubtful == options.out || options.doubtful == options.aggregates))
    return usage_error("--doubtful", "the same file as another output", "give it a file of its own");
  if (auto columns = parse_columns(options.columns); !columns) return columns.error();
  if (options.inputs.empty() && isatty(STDIN_FILENO))
    return usage_error("code", "nothing to read", "name a file or a folder, or `-` for standard input");
  return std::nullopt;
}

}  // namespace

int run_code(const Options& options) {
  if (const auto error = misuse(options)) {
    complain(*error);
    return kUsage;
  }
  auto knowledge = open_knowledge(options);
  if (!knowledge) {
    complain(knowledge.error());
    return kSomeFailed;
  }
  Inputs inputs(options, *knowledge);
  if (!options.id.empty() && inputs.more_than_one()) {
    complain(usage_error("--id", "names one report, but the input holds several",
                         "leave --id out: each line may bring its own `id`"));
    return kUsage;
  }
  Run run(options, *knowledge);
  const std::size_t width = options.out.empty() ? terminal_width(STDOUT_FILENO) : kPipeWidth;
  if (!run.add_stream(options.format, options.out, width)) return kSomeFailed;
  if (!options.aggregates.empty() && !run.add_aggregates(options.aggregates)) return kSomeFailed;
  if (!options.doubtful.empty() && !run.add_doubtful(options.doubtful)) return kSomeFailed;
  return run.code(inputs);
}

int run_demo(const Options& options) {
  namespace fs = std::filesystem;
  auto knowledge = open_knowledge(options);
  if (!knowledge) {
    complain(knowledge.error());
    return kSomeFailed;
  }
  std::error_code error;
  const fs::path folder = options.out;
  fs::create_directories(folder, error);
  if (error) {
    complain(Error{ErrorCode::io, options.out, "", "cannot make the folder: " + error.message(), ""});
    return kSomeFailed;
  }
  Options quiet = options;
  quiet.quiet = true;
  Inputs inputs(options, *knowledge);
  Run run(quiet, *knowledge);
  const std::size_t terminal = terminal_width(STDOUT_FILENO), width = terminal > 0 ? terminal : kDemoWidth;
  const bool open = run.add_stream("table", "", width) && run.add_stream("jsonl", (folder / "events.jsonl").string(), 0) &&
                    run.add_stream("acled", (folder / "acled.csv").string(), 0) &&
                    run.add_stream("geojson", (folder / "events.geojson").string(), 0) &&
                    run.add_stream("html", (folder / "index.html").string(), 0) &&
                    run.add_aggregates((folder / "aggregates.jsonl").string());
  if (!open) return kSomeFailed;
  const int status = run.code(inputs);
  std::printf(
      "\n%llu events in %llu reports, %llu inputs failed. Written to %s: events.jsonl, aggregates.jsonl, acled.csv, "
      "events.geojson, index.html\n",
      static_cast<unsigned long long>(run.events()), static_cast<unsigned long long>(run.reports()),
      static_cast<unsigned long long>(run.failed()), options.out.c_str());
  return status;
}

}  // namespace marsad::cli
