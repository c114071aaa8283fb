// marsad find: what a store holds, narrowed, in pages.
#include <charconv>

#include <fmt/format.h>

#include "codebook/json_read.hpp"
#include "codebook/table.hpp"
#include "collection/report_json.hpp"
#include "output.hpp"
#include "storing.hpp"

namespace marsad::cli {
namespace {

// "W,S,E,N" in degrees.
Expected<store::Box> parse_box(const std::string& text) {
  double sides[4] = {};
  std::size_t at = 0;
  for (int i = 0; i < 4; ++i) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const char* const last = text.data() + end;
    const auto read = at < end ? std::from_chars(text.data() + at, last, sides[i])
                               : std::from_chars_result{nullptr, std::errc::invalid_argument};
    const double most = i % 2 == 0 ? 180 : 90;
    if (read.ec != std::errc() || read.ptr != last || sides[i] < -most || sides[i] > most ||
        (i == 3) != (end == text.size()))
      return tl::unexpected(
          usage_error("--bbox", "'" + text + "' is no box", "west, south, east, north in degrees, as 35.5,32,42.4,37.4"));
    at = end + 1;
  }
  return store::Box{sides[0], sides[1], sides[2], sides[3]};
}

class Finding {
 public:
  Finding(const Options& options, store::Store& store, Output& output)
      : options_(options), store_(store), output_(output), table_(options.format == "table") {}

  int run(const store::Query& query) {
    const std::string& kind = options_.find.kind;
    Expected<store::Page> page = store::Page{};
    if (kind == "events")
      page = store_.each_event(query, [&](std::string_view line) { return take_event(line); });
    else if (kind == "incidents")
      page = store_.each_incident(query, [&](std::string_view line) { return put(line); });
    else
      page = list(kind);
    if (!page) return fail(page.error());
    if (table_) put_bytes(rows_.print(options_.out.empty() ? terminal_width(1) : 0, false));
    if (auto done = failed_ ? Expected<void>{} : output_.finish(); !done) return fail(done.error());
    if (!options_.quiet) tell(*page);
    return failed_ ? kSomeFailed : kDone;
  }

 private:
  int fail(const Error& error) {
    complain(error);
    return error.code == ErrorCode::usage ? kUsage : kSomeFailed;
  }

  bool put_bytes(const std::string& bytes) {
    auto written = output_.write(bytes);
    if (written) return !output_.gone();
    complain(written.error());
    failed_ = true;
    return false;
  }
  bool put(std::string_view line) { return put_bytes(std::string(line) + "\n"); }
  bool take_event(std::string_view line) {
    if (!table_) return put(line);
    if (auto told = codebook::read_event(line)) rows_.add(told->event);
    return true;
  }

  Expected<store::Page> list(const std::string& kind) {
    store::Page page;
    Expected<void> done;
    if (kind == "reports")
      done = store_.each_report([&](const Report& report, const std::string&, const std::string&) {
        ++page.rows;
        return put(collection::report_json(report));
      });
    else
      done = store_.each_of(kind, options_.id, [&](std::string_view line) { return ++page.rows, put(line); });
    if (!done) return tl::unexpected(done.error());
    return page;
  }

  void tell(const store::Page& page) {
    if (!page.next.empty()) complain(fmt::format("{} {}; go on with --after {}", page.rows, options_.find.kind, page.next));
    if (options_.find.kind != "incidents") return;
    if (auto count = store_.count(); count && count->unlinked != 0)
      complain(fmt::format("{} changes wait to be linked: `marsad ingest --store {}` without inputs does it",
                           count->unlinked, store_.place()));
  }

  const Options& options_;
  store::Store& store_;
  Output& output_;
  bool table_, failed_ = false;
  codebook::Table rows_;
};

}  // namespace

int run_find(const Options& options) {
  store::Query query{options.find.where, options.find.from, options.find.to,    options.find.type, options.find.actor,
                     std::nullopt,       options.find.text, options.find.after, options.find.limit};
  if (!options.find.box.empty()) {
    auto box = parse_box(options.find.box);
    if (!box) return complain(box.error()), kUsage;
    query.box = *box;
  }
  const auto store = open_store(options, store::Access::read);
  if (!store) return kSomeFailed;
  auto output = Output::open(options.out);
  if (!output) return complain(output.error()), kSomeFailed;
  return Finding(options, *store, **output).run(query);
}

}  // namespace marsad::cli
