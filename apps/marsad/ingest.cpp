// marsad ingest: reports or event lines into a store.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <mutex>

#include <fmt/format.h>

#include "codebook/json.hpp"
#include "coding.hpp"
#include "duplicates.hpp"
#include "lines.hpp"
#include "progress.hpp"
#include "storing.hpp"
#include "writers.hpp"

namespace marsad::cli {
namespace {

constexpr std::size_t kLinkAfter = 2000;                   // events that wait for their incidents at most,
constexpr auto kLinkEvery = std::chrono::seconds(5);       // and for how long
constexpr std::size_t kHeld = 64;                          // reports that become lasting together at most,
constexpr auto kHeldFor = std::chrono::milliseconds(100);  // and how long others wait for them

// The first line says whether a file holds events that were coded already.
bool holds_events(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string line(4096, '\0');
  file.read(line.data(), static_cast<std::streamsize>(line.size()));
  line.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
  line.resize(std::min(line.find('\n'), line.size()));
  return line.find("\"marsad.event/1\"") != std::string::npos && line.find("\"schema\"") != std::string::npos;
}

struct Counts {
  std::size_t reports = 0, known = 0, changed = 0, failed = 0, added = 0, replaced = 0, removed = 0, same = 0, doubtful = 0;

  void add(const store::Put& put) {
    ++reports;
    known += put.known, changed += put.changed;
    added += put.added, replaced += put.replaced, removed += put.removed, same += put.same;
  }
  std::string json() const {
    return fmt::format(
        R"({{"reports":{},"known":{},"changed":{},"failed":{},"events_added":{},"events_replaced":{},"events_removed":{}}})",
        reports, known, changed, failed, added, replaced, removed);
  }
  std::string line() const {
    std::string out = fmt::format("{} reports, {} of them known before; {} events added", reports, known, added);
    if (changed != 0) out += fmt::format("; {} reports came with another text: the former is kept as a revision", changed);
    if (replaced != 0) out += fmt::format("; {} events changed", replaced);
    if (removed != 0) out += fmt::format("; {} events no longer told (kept as tombstones)", removed);
    if (doubtful != 0)
      out += fmt::format("; {} doubtful events left out (`marsad code --doubtful FILE` shows them)", doubtful);
    if (failed != 0) out += fmt::format("; {} inputs failed", failed);
    return out;
  }
};

class Ingest {
 public:
  Ingest(const Options& options, Knowledge knowledge, store::Store& store)
      : options_(options), knowledge_(std::move(knowledge)), store_(store), author_(author(options, "ingest")) {}

  int run() {
    for (const std::string& input : options_.inputs) {
      const bool events = input == "-" ? options_.events : holds_events(input);
      (events ? lines_ : reports_).push_back(input);
    }
    if (!lines_.empty()) read_lines();
    if (!stopped_ && !reports_.empty()) read_reports();
    if (!stopped_) link();
    if (auto noted = store_.note_run("ingest", knowledge_.content_hash(), counts_.json(), author_); !noted && !stopped_)
      stop(noted.error());
    if (!options_.quiet) complain(counts_.line() + (stopped_ ? "; stopped: run again to go on where it ended" : ""));
    return stopped_ || counts_.failed != 0 ? kSomeFailed : kDone;
  }

 private:
  void stop(const Error& error) {
    complain(error);
    stopped_ = true;
  }

  void link() {
    waiting_ = 0, linked_at_ = std::chrono::steady_clock::now();
    if (link_store(store_, knowledge_, author_) != kDone) stopped_ = true;
  }

  // Refused lines and reports are told and passed over; a store that fails ends the run.
  bool took(Expected<store::Put> put) {
    if (!put) {
      const ErrorCode code = put.error().code;
      if (code != ErrorCode::json && code != ErrorCode::field) return stop(put.error()), false;
      complain(put.error());
      ++counts_.failed;
      return true;
    }
    counts_.add(*put);
    waiting_ += put->added + put->replaced + put->removed;
    if (waiting_ >= kLinkAfter || (waiting_ > 0 && std::chrono::steady_clock::now() - linked_at_ > kLinkEvery)) link();
    return !stopped_;
  }

  // Lines of a file never keep one waiting: some reports may become lasting together. A pipe's may.
  bool hold() {
    if (std::find(lines_.begin(), lines_.end(), "-") != lines_.end()) return true;
    const auto now = std::chrono::steady_clock::now();
    if (++held_ >= kHeld || now - held_at_ > kHeldFor) {
      held_ = 0, held_at_ = now;
      if (auto done = store_.let_go(); !done) return stop(done.error()), false;
    }
    auto held = store_.hold();
    if (!held) stop(held.error());
    return held.has_value();
  }

  // Lines of one report that follow one another are one transaction.
  void read_lines() {
    std::vector<store::EventLine> group;
    std::string report;
    const bool shown = !options_.quiet && Progress::seen();
    const std::uint64_t total = shown ? count_reports(lines_) : 0;
    Progress progress(total, 0, shown);
    std::uint64_t read = 0, bytes = 0;
    const auto flush = [&] {
      if (group.empty()) return true;
      if (!hold()) return false;
      const bool go_on = took(store_.put_events(std::move(group), author_));
      group.clear();
      progress.update(read, counts_.added, bytes);
      return go_on;
    };
    const int status = each_line(lines_, [&](const std::string& name, std::uint64_t number, const std::string& text) {
      if (text.empty()) return true;
      ++read, bytes += text.size();
      auto event = store::read_event_line(text);
      if (!event) {
        event.error().place = name + ":" + std::to_string(number);
        complain(event.error());
        ++counts_.failed;
        return true;
      }
      if (event->told.report != report && !flush()) return false;
      report = event->told.report;
      group.push_back(std::move(*event));
      return true;
    });
    if (!stopped_) flush();
    if (auto done = store_.let_go(); !done) stop(done.error());
    if (status != kDone) ++counts_.failed;
  }

  void read_reports() {
    Options options = options_;
    options.inputs = reports_;
    Inputs inputs(options, knowledge_);
    const bool shown = !options_.quiet && Progress::seen();
    const std::uint64_t total = shown ? count_reports(reports_) : 0;
    Progress progress(total, shown && total == 0 ? count_bytes(reports_) : 0, shown);
    Duplicates duplicates(options_, knowledge_);
    CodingSteps steps;
    // A report that is there need not be coded again: this is how a run that was killed goes on.
    steps.before = [&](Report& report) {
      if (duplicates.wanted() && !duplicates.look_at(report)) return false;
      const std::lock_guard<std::mutex> lock(one_at_a_time_);
      auto known = store_.knows(report);
      if (!known) return stop(known.error()), false;
      if (*known) ++counts_.reports, ++counts_.known;
      return !*known;
    };
    steps.format = [](const Report&, const Reading&) { return std::string(); };
    steps.take = [&](Coded& item) {
      const std::lock_guard<std::mutex> lock(one_at_a_time_);
      take(item);
      progress.update(counts_.reports + counts_.failed, counts_.added, inputs.taken());
      return !stopped_;
    };
    code_all(knowledge_, inputs, thread_count(options_.threads), steps);
    for (const Error& warning : inputs.last_warnings())
      if (!options_.quiet) complain(warning);
    if (const std::string line = duplicates.summary(); !options_.quiet && !line.empty()) complain(line);
  }

  void take(Coded& item) {
    for (const Error& warning : item.warnings)
      if (!options_.quiet) complain(warning);
    if (stopped_) return;
    if (!item.report) {
      ++counts_.failed;
      return complain(item.report.error());
    }
    if (item.left_out) return;
    counts_.doubtful += item.reading.doubtful.size();
    std::vector<std::string> events, totals;
    for (const Event& event : item.reading.events)
      events.push_back(codebook::event_json(event, *item.report, item.reading.anchor, knowledge_.content_hash()));
    for (const Aggregate& total : item.reading.aggregates)
      totals.push_back(codebook::aggregate_json(total, *item.report, item.reading.anchor, knowledge_.content_hash()));
    took(store_.put(*item.report, events, totals, knowledge_.content_hash(), options_.archive, author_));
  }

  const Options& options_;
  Knowledge knowledge_;
  store::Store& store_;
  store::Author author_;
  std::vector<std::string> lines_, reports_;
  Counts counts_;
  std::size_t waiting_ = 0, held_ = 0;
  std::chrono::steady_clock::time_point held_at_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point linked_at_ = std::chrono::steady_clock::now();
  bool stopped_ = false;
  std::mutex one_at_a_time_;  // reports are looked up and taken by two threads
};

}  // namespace

int run_ingest(const Options& options) {
  if (auto columns = parse_columns(options.columns); !columns) return complain(columns.error()), kUsage;
  auto knowledge = open_knowledge(options);
  if (!knowledge) return complain(knowledge.error()), kSomeFailed;
  const auto store = open_store(options, store::Access::create);
  if (!store) return kSomeFailed;
  return Ingest(options, *knowledge, *store).run();
}

}  // namespace marsad::cli
