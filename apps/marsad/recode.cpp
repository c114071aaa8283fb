// marsad recode: kept reports read again with the present knowledge.
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "codebook/json.hpp"
#include "marsad/engine.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "storing.hpp"

namespace marsad::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kPage = 64;  // reports in memory

// Names of the fields in which two event lines differ: "where.id", "harm", ...
std::vector<std::string> differences(const Json& before, const Json& after) {
  std::vector<std::string> out;
  for (const auto& [key, value] : before.items()) {
    if (key == "knowledge" || key == "id" || key == "evidence" || !after.contains(key) || after[key] == value) continue;
    if (!value.is_object()) {
      out.push_back(key);
      continue;
    }
    for (const auto& [part, inner] : value.items())
      if (!after[key].contains(part) || after[key][part] != inner) out.push_back(key + "." + part);
  }
  return out;
}

class Recode {
 public:
  Recode(const Options& options, Knowledge knowledge, store::Store& store, Output& output)
      : options_(options),
        knowledge_(std::move(knowledge)),
        engine_(knowledge_),
        store_(store),
        output_(output),
        author_(author(options, "read again with knowledge " + knowledge_.content_hash())) {}

  int run() {
    auto tally = store_.count();
    if (!tally) return fail(tally.error());
    Progress progress(tally->reports, 0, !options_.quiet && Progress::seen());
    for (std::string last;;) {
      auto page = store_.reports_read_otherwise(knowledge_.content_hash(), last, kPage);
      if (!page) return fail(page.error());
      if (page->empty()) break;
      for (store::KeptReport& one : *page) {
        if (!read_again(one)) return kSomeFailed;
        progress.update(read_ + failed_, added_ + changed_ + removed_, 0);
      }
      last = page->back().report.id;
    }
    if (link_store(store_, knowledge_, author_) != kDone) return kSomeFailed;
    if (auto noted = store_.note_run("recode", knowledge_.content_hash(), counts(), author_); !noted)
      return fail(noted.error());
    if (auto done = output_.finish(); !done) return fail(done.error());
    if (!options_.quiet) tell();
    return failed_ == 0 ? kDone : kSomeFailed;
  }

 private:
  int fail(const Error& error) {
    complain(error);
    return kSomeFailed;
  }

  bool read_again(const store::KeptReport& kept) {
    auto reading = engine_.read(kept.report);
    if (!reading) {
      if (reading.error().place.empty()) reading.error().place = kept.report.id;
      complain(reading.error());
      ++failed_;
      return true;
    }
    std::vector<std::string> events, totals;
    for (const Event& event : reading->events)
      events.push_back(codebook::event_json(event, kept.report, reading->anchor, knowledge_.content_hash()));
    for (const Aggregate& total : reading->aggregates)
      totals.push_back(codebook::aggregate_json(total, kept.report, reading->anchor, knowledge_.content_hash()));
    auto put = store_.put(kept.report, events, totals, knowledge_.content_hash(), kept.archive, author_, true);
    if (!put) return complain(put.error()), false;
    ++read_;
    differing_ += !put->changes.empty();
    for (const auto& [before, after] : put->changes)
      if (!note(kept.report.id, before, after)) return false;
    return true;
  }

  bool note(const std::string& report, const std::string& before, const std::string& after) {
    Json line = {{"report", report}};
    if (before.empty() || after.empty()) {
      ++(before.empty() ? added_ : removed_);
      line["what"] = before.empty() ? "added" : "removed";
    } else {
      ++changed_;
      const auto fields = differences(Json::parse(before, nullptr, false), Json::parse(after, nullptr, false));
      for (const std::string& field : fields) ++fields_[field];
      line["what"] = "changed";
      line["fields"] = fields;
    }
    if (options_.out.empty()) return true;
    if (!before.empty()) line["before"] = Json::parse(before, nullptr, false);
    if (!after.empty()) line["after"] = Json::parse(after, nullptr, false);
    auto written = output_.write(line.dump() + "\n");
    if (!written) complain(written.error());
    return written.has_value();
  }

  std::string counts() const {
    return Json{{"reports", read_},           {"differ", differing_},       {"failed", failed_}, {"events_added", added_},
                {"events_changed", changed_}, {"events_removed", removed_}, {"fields", fields_}}
        .dump();
  }

  void tell() const {
    std::string out =
        fmt::format("{} reports read again, {} of them tell something else: {} events added, {} changed, {} removed\n",
                    read_, differing_, added_, changed_, removed_);
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [field, count] : fields_) order.emplace_back(count, field);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [count, field] : order) out += fmt::format("  {:6}  {}\n", count, field);
    std::fputs(out.c_str(), stdout);
    if (failed_ != 0) complain(fmt::format("{} reports could not be read again; they stay as they were", failed_));
  }

  const Options& options_;
  Knowledge knowledge_;
  Engine engine_;
  store::Store& store_;
  Output& output_;
  store::Author author_;
  std::size_t read_ = 0, differing_ = 0, failed_ = 0, added_ = 0, changed_ = 0, removed_ = 0;
  std::map<std::string, std::size_t> fields_;
};

}  // namespace

int run_recode(const Options& options) {
  auto knowledge = open_knowledge(options);
  if (!knowledge) return complain(knowledge.error()), kSomeFailed;
  const auto store = open_store(options, store::Access::write);
  if (!store) return kSomeFailed;
  auto output = Output::open(options.out);
  if (!output) return complain(output.error()), kSomeFailed;
  return Recode(options, *knowledge, *store, **output).run();
}

}  // namespace marsad::cli
