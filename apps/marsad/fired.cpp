// marsad fired: how often each entry of the knowledge is used, over reports or over the cases.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "case_files.hpp"
#include "command.hpp"
#include "engine/cases.hpp"
#include "inputs.hpp"
#include "knowledge/store.hpp"
#include "marsad/engine.hpp"
#include "output.hpp"

namespace marsad::cli {
namespace {

constexpr std::array<std::string_view, 7> kKinds = {"verb", "noun", "adjective", "particle", "phrase", "actor", "place"};
constexpr std::size_t kWordKinds = 5;  // the lexicon: what is counted unless asked otherwise
constexpr std::string_view kHeading = "seen\tevents\tkind\tentry\n";

struct Count {
  std::uint64_t seen = 0, events = 0;
  bool operator==(const Count&) const = default;
};

// An entry as its lines name it: "verb<TAB>word"; of homographs of one kind, the second is "word (2)".
struct Row {
  std::string name;
  Count count;
};

Expected<std::vector<bool>> kinds_of(const std::string& list) {
  std::vector<bool> out(kKinds.size(), false);
  if (list.empty()) std::fill_n(out.begin(), kWordKinds, true);
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    const std::string name = list.substr(at, end - at);
    const auto found = std::find(kKinds.begin(), kKinds.end(), name);
    if (found == kKinds.end()) {
      const std::string near = nearest(name, {kKinds.begin(), kKinds.end()});
      return tl::unexpected(usage_error("--kinds", "there is no kind of entry '" + name + "'",
                                        near.empty() ? "marsad fired --help lists them" : "did you mean '" + near + "'?"));
    }
    out[static_cast<std::size_t>(found - kKinds.begin())] = true;
    at = end + 1;
  }
  return out;
}

// A row of every entry of those kinds, in the order of the knowledge, with the counts so far.
std::vector<Row> rows_of(const knowledge::Store& store, const std::vector<bool>& kinds, const std::vector<Count>& counts) {
  std::vector<Row> out;
  std::map<std::string, int> homographs;
  for (knowledge::Id id = 0; id < store.record_count(); ++id) {
    const knowledge::RecordView record = store.record(id);
    const auto kind = std::find(kKinds.begin(), kKinds.end(), store.text(record.kind));
    if (kind == kKinds.end() || !kinds[static_cast<std::size_t>(kind - kKinds.begin())]) continue;
    std::string name = fmt::format("{}\t{}", store.text(record.kind), store.text(record.id));
    if (const int nth = ++homographs[name]; nth > 1) name += fmt::format(" ({})", nth);
    out.push_back({std::move(name), counts[id]});
  }
  return out;
}

// The rows of an earlier run by name. Errors: io, field with file:line.
Expected<std::map<std::string, Count>> read_before(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return tl::unexpected(Error{ErrorCode::io, path, "", "the file cannot be read", "name one that `marsad fired` wrote"});
  std::map<std::string, Count> out;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line + '\n' == kHeading) continue;
    Count count;
    const char *at = line.data(), *end = at + line.size();
    const auto seen = std::from_chars(at, end, count.seen);
    const auto events = seen.ec == std::errc{} && seen.ptr != end ? std::from_chars(seen.ptr + 1, end, count.events) : seen;
    if (events.ec != std::errc{} || events.ptr == end || *events.ptr != '\t')
      return tl::unexpected(Error{ErrorCode::field, fmt::format("{}:{}", path, number),
                                  std::string(base::utf8_prefix(line, 60)), "no line of `marsad fired`",
                                  "give a file that it wrote without --before"});
    out[std::string(events.ptr + 1, end)] = count;
  }
  return out;
}

class Tally {
 public:
  explicit Tally(const Knowledge& knowledge) : engine_(knowledge), counts_(knowledge.store().record_count()) {}

  void add(const Expected<Report>& report) {
    const auto fired = report ? engine_.fired(*report) : tl::unexpected(report.error());
    if (!fired) {
      complain(fired.error());
      ++failed_;
      return;
    }
    ++reports_;
    for (const Fired& one : *fired) counts_[one.record].seen += one.seen, counts_[one.record].events += one.events;
  }

  const std::vector<Count>& counts() const { return counts_; }
  std::uint64_t reports() const { return reports_; }
  std::uint64_t failed() const { return failed_; }

 private:
  Engine engine_;
  std::vector<Count> counts_;  // by record
  std::uint64_t reports_ = 0, failed_ = 0;
};

Expected<void> add_cases(const std::string& folder, Tally& tally) {
  const auto files = case_files(folder);
  if (!files) return tl::unexpected(files.error());
  for (const std::string& path : *files) {
    std::vector<Error> errors;
    for (const engine::Case& one : engine::parse_cases(knowledge::read_recfile(path, "", errors), errors))
      tally.add(one.report);
    for (Error& error : errors) tally.add(tl::unexpected(std::move(error)));
  }
  return {};
}

std::string counted(const std::vector<Row>& rows) {
  std::string out(kHeading);
  for (const Row& row : rows) out += fmt::format("{}\t{}\t{}\n", row.count.seen, row.count.events, row.name);
  return out;
}

std::string unused(const std::vector<Row>& rows) {
  std::string out;
  for (const Row& row : rows)
    if (row.count.seen == 0) out += row.name + '\n';
  return out;
}

std::string moved(const std::vector<Row>& rows, std::map<std::string, Count> before) {
  std::string out;
  const auto line = [&](const std::string& name, const std::string& was, const std::string& now) {
    out += fmt::format("{}: {} -> {}\n", name, was, now);
  };
  const auto text = [](const Count& count) { return fmt::format("seen {}, events {}", count.seen, count.events); };
  for (const Row& row : rows) {
    const auto old = before.find(row.name);
    if (old == before.end())
      line(row.name, "new", text(row.count));
    else if (old->second != row.count)
      line(row.name, text(old->second), text(row.count));
    if (old != before.end()) before.erase(old);
  }
  for (const auto& [name, count] : before) line(name, text(count), "gone");
  return out;
}

int fail(const Error& error, int status = kSomeFailed) {
  complain(error);
  return status;
}

std::optional<Error> misuse(const Options& options) {
  if (!options.cases.empty() && !options.inputs.empty())
    return usage_error("--cases", "reports are named besides", "count over one of them at a time");
  if (options.unused && !options.exporting.before.empty())
    return usage_error("--unused", "does not go with --before", "leave one of them out");
  if (options.cases.empty() && options.inputs.empty() && isatty(STDIN_FILENO))
    return usage_error("fired", "nothing to read", "name reports, `--cases DIR`, or `-` for standard input");
  return std::nullopt;
}

// What was asked for, and a line on standard error that sums it up.
std::string told(const Options& options, const std::vector<Row>& rows, std::map<std::string, Count> before,
                 const Tally& tally) {
  const auto none = [&](auto member) {
    return std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row.count.*member == 0; });
  };
  complain(fmt::format("{} {}: of {} entries {} are never seen, {} tell no event", tally.reports(),
                       options.cases.empty() ? "reports" : "cases", rows.size(), none(&Count::seen), none(&Count::events)));
  if (options.unused) return unused(rows);
  return options.exporting.before.empty() ? counted(rows) : moved(rows, std::move(before));
}

}  // namespace

int run_fired(const Options& options) {
  if (const auto error = misuse(options)) return fail(*error, kUsage);
  const auto kinds = kinds_of(options.kinds);
  if (!kinds) return fail(kinds.error(), kUsage);
  std::map<std::string, Count> before;
  if (!options.exporting.before.empty()) {
    auto earlier = read_before(options.exporting.before);
    if (!earlier) return fail(earlier.error());
    before = std::move(*earlier);
  }
  auto knowledge = open_knowledge(options);
  if (!knowledge) return fail(knowledge.error());
  Tally tally(*knowledge);
  if (options.cases.empty()) {
    Inputs inputs(options, *knowledge);
    while (auto input = inputs.next())
      tally.add(input->draft ? inputs.finish(*std::move(input->draft)) : tl::unexpected(input->draft.error()));
  } else if (auto read = add_cases(options.cases, tally); !read) {
    return fail(read.error());
  }
  auto output = Output::open(options.out);
  if (!output) return fail(output.error());
  const std::vector<Row> rows = rows_of(knowledge->store(), *kinds, tally.counts());
  if (auto written = (*output)->write(told(options, rows, std::move(before), tally)); !written) return fail(written.error());
  if (auto done = (*output)->finish(); !done) return fail(done.error());
  return tally.failed() > 0 ? kSomeFailed : kDone;
}

}  // namespace marsad::cli
