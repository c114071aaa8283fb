// marsad sitrep: a situation report to print.
#include <unistd.h>

#include <algorithm>

#include <fmt/format.h>

#include "codebook/json.hpp"
#include "codebook/json_read.hpp"
#include "codebook/selection.hpp"
#include "command.hpp"
#include "incident/link.hpp"
#include "output.hpp"
#include "public_lines.hpp"
#include "record_lines.hpp"
#include "sitrep/page.hpp"

namespace marsad::cli {
namespace {

using codebook::Record;

int refuse(const Error& error, int code = kSomeFailed) {
  complain(error);
  return code;
}

// Event lines are linked, so that one happening counts once; incident lines stand as they are.
class Gatherer {
 public:
  Gatherer(const Options& options, const Knowledge& knowledge) : options_(options), knowledge_(knowledge) {
    const Exporting& e = options.exporting;
    selection_ = {"", "", e.types, e.countries, e.admin1, e.actors};
  }

  int gather() {
    int status =
        each_record_line(options_, true, [&](const std::string& name, std::uint64_t number, const std::string& text) {
          if (text.empty()) return true;
          auto taken = take(text);
          if (taken) return true;
          taken.error().place = name + ":" + std::to_string(number);
          broken_ = refuse(taken.error());
          return true;
        });
    incident::LinkCounts counts;
    for (const Incident& one : incident::link(told_, incident::Weights::from(knowledge_.store()), {}, counts))
      if (auto line = codebook::parse_line(codebook::incident_json(one, knowledge_.content_hash()))) keep(*line);
    return std::max(status, broken_);
  }

  Expected<void> make_public(PublicLines& lines) {
    for (codebook::Json& line : lines_)
      if (auto done = lines.redact(line); !done) return done;
    return {};
  }

  std::vector<Record> records() const {
    std::vector<Record> out;
    for (const codebook::Json& line : lines_)
      if (auto record = codebook::record_of(line); record && selection_.takes(*record)) out.push_back(std::move(*record));
    return out;
  }

 private:
  Expected<void> take(const std::string& text) {
    auto line = codebook::parse_line(text);
    if (!line) return tl::unexpected(line.error());
    if (auto record = codebook::record_of(*line); !record) return tl::unexpected(record.error());
    if (line->at("schema") == "marsad.incident/1") {
      keep(*line);
      return {};
    }
    auto told = codebook::read_event(text);
    if (!told) return tl::unexpected(told.error());
    told_.push_back(std::move(*told));
    return {};
  }
  void keep(codebook::Json& line) { lines_.push_back(std::move(line)); }

  const Options& options_;
  const Knowledge& knowledge_;
  codebook::Selection selection_;
  std::vector<incident::Told> told_;
  std::vector<codebook::Json> lines_;
  int broken_ = kDone;
};

std::string shown_area(const Exporting& e, const std::vector<Record>& records, const codebook::Wording& wording) {
  std::vector<std::string> names;
  for (const std::string& admin1 : e.admin1) {
    std::string name = admin1;
    for (const Record& record : records)
      if (record.event.where.admin1 == admin1) {
        name = wording.admin1(record.event.where.country, admin1);
        break;
      }
    names.push_back(name.empty() ? admin1 : name);
  }
  for (const std::string& country : e.countries)
    names.push_back(wording.country(country).empty() ? country : wording.country(country));
  return wording.list(names);
}

}  // namespace

int run_sitrep(const Options& options) {
  const Exporting& e = options.exporting;
  const auto from = base::parse_day(e.from), to = base::parse_day(e.to);
  if (!from || !to)
    return refuse(usage_error("sitrep", "a period is needed", "add --from 2019-01-21 --to 2019-01-27"), kUsage);
  if (*to < *from) return refuse(usage_error("--to", e.to + " lies before --from " + e.from, ""), kUsage);
  if (options.inputs.empty() && options.store.empty() && isatty(STDIN_FILENO))
    return refuse(usage_error("sitrep", "nothing to read", "name a file of event or incident lines, or --store"), kUsage);
  auto knowledge = open_knowledge(options);
  if (!knowledge) return refuse(knowledge.error());
  Gatherer gatherer(options, *knowledge);
  const int status = gatherer.gather();
  std::unique_ptr<PublicLines> lines;
  if (e.open) {
    auto opened = PublicLines::open(options, *knowledge);
    if (!opened) return refuse(opened.error());
    lines = std::move(*opened);
    if (auto done = gatherer.make_public(*lines); !done) return refuse(done.error());
  }
  const auto wording =
      codebook::Wording::from(knowledge->store(), e.lang == "ar" ? codebook::Language::ar : codebook::Language::en);
  const auto tables = codebook::AcledTables::from(knowledge->store());
  const std::vector<Record> records = gatherer.records();
  const sitrep::Facts facts = sitrep::count(records, {*from, *to});
  const std::string version = fmt::format("marsad {}, {}", MARSAD_VERSION, knowledge->content_hash());
  const std::string html =
      sitrep::page(facts, knowledge->store(), tables, wording, {shown_area(e, records, wording), version, e.open});
  auto output = Output::open(options.out);
  if (!output) return refuse(output.error());
  if (auto written = (*output)->write(html); !written) return refuse(written.error());
  if (auto done = (*output)->finish(); !done) return refuse(done.error());
  if (lines)
    if (auto done = lines->finish(); !done) return refuse(done.error());
  if (!options.quiet)
    complain(fmt::format("{} incidents in the period, {} before and after it", facts.incidents.size(),
                         records.size() - facts.incidents.size() - facts.undated));
  return status;
}

}  // namespace marsad::cli
