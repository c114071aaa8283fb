#include "ucdp.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "../knowledge/store.hpp"
#include "acled_parts.hpp"
#include "csv.hpp"

namespace marsad::codebook {
namespace {

enum Column : std::size_t {
  kId,
  kRelid,
  kYear,
  kActiveYear,
  kCodeStatus,
  kViolence,
  kConflictDset,
  kConflictNew,
  kConflictName,
  kDyadDset,
  kDyadNew,
  kDyadName,
  kSideADset,
  kSideANew,
  kSideA,
  kSideBDset,
  kSideBNew,
  kSideB,
  kSources,
  kArticle,
  kOffice,
  kSourceDate,
  kHeadline,
  kOriginal,
  kWherePrec,
  kWhereCoordinates,
  kWhereDescription,
  kAdm1,
  kAdm2,
  kLatitude,
  kLongitude,
  kGeomWkt,
  kPriogrid,
  kCountry,
  kCountryId,
  kRegion,
  kClarity,
  kDatePrec,
  kDateStart,
  kDateEnd,
  kDeathsA,
  kDeathsB,
  kDeathsCivilians,
  kDeathsUnknown,
  kBest,
  kHigh,
  kLow,
  kGwnoA,
  kGwnoB,
  kEnd
};
static_assert(kEnd == kUcdpColumns);

constexpr std::int64_t kActive = 25;  // deaths of a dyad in a calendar year

bool is_state(std::string_view kind) { return kind == "state" || kind == "external"; }
bool is_armed(std::string_view kind) {
  return is_state(kind) || kind == "rebel" || kind == "political_militia" || kind == "identity_militia";
}

// A party, or the civilians that one-sided violence strikes.
struct Party {
  std::string name, gw;
  bool state = false;
  std::int64_t dead = 0;
};

std::string date_precision(const When& when, base::Day from, base::Day to) {
  if (when.precision == "year") return "5";
  if (when.precision == "month") return "4";
  const auto length = (to - from).count() + 1;
  if (when.precision == "week" || length == 7) return "3";
  if (length == 1) return "1";
  return length < 7 ? "2" : length <= 31 ? "4" : "5";
}

std::string where_precision(const Where& where) {
  if (where.precision == "place") return where.relation.empty() ? "1" : "2";
  if (where.precision == "near") return "2";
  if (where.precision == "area") return where.admin2.empty() ? "5" : "3";
  if (where.precision == "admin") return where.admin2.empty() ? "4" : "3";
  return "6";
}

std::uint64_t hashed(std::string_view id) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash % 1'000'000'000'000ULL;
}

// PRIO-GRID: cells of half a degree, numbered from the south-west, 720 a row.
std::string priogrid(double lat, double lon) {
  const auto row = static_cast<long>(std::floor((std::min(lat, 89.999) + 90) * 2));
  const auto column = static_cast<long>(std::floor((std::min(lon, 179.999) + 180) * 2));
  return std::to_string(row * 720 + column + 1);
}

void fill_place(UcdpRow& row, const Event& event, const UcdpTables& ucdp, const AcledTables& tables) {
  const Where& where = event.where;
  row[kWherePrec] = where_precision(where);
  row[kWhereCoordinates] = acled_location(where, tables);
  for (const std::string& outer : where.within)
    row[kWhereDescription] += (row[kWhereDescription].empty() ? "" : ", ") + outer;
  if (row[kWhereDescription].empty()) row[kWhereDescription] = where.text;
  row[kAdm1] = where.admin1, row[kAdm2] = where.admin2;
  if (where.lat && where.lon) {
    row[kLatitude] = fmt::format("{:.6f}", *where.lat), row[kLongitude] = fmt::format("{:.6f}", *where.lon);
    row[kGeomWkt] = fmt::format("POINT ({:.6f} {:.6f})", *where.lon, *where.lat);
    row[kPriogrid] = priogrid(*where.lat, *where.lon);
  }
  const auto country = tables.countries.find(where.country);
  if (country == tables.countries.end()) return;
  row[kCountry] = country->second.name;
  if (const auto region = ucdp.regions.find(country->second.region); region != ucdp.regions.end())
    row[kRegion] = region->second;
  if (const auto state = ucdp.states.find(where.country); state != ucdp.states.end()) {
    row[kCountryId] = state->second.gw;
    if (!state->second.region.empty()) row[kRegion] = state->second.region;
  }
}

void join(std::string& into, const std::string& more) {
  if (!more.empty()) into += (into.empty() ? "" : "; ") + more;
}

void fill_sources(UcdpRow& row, const Record& record) {
  std::vector<IncidentSource> sources = record.incident.sources;
  if (!record.is_incident)
    sources = {{record.report.id,
                record.report.title,
                record.report.publisher,
                record.anchor.published,
                record.report.url,
                "",
                record.event.source.text,
                record.event.source.kind,
                {},
                0}};
  row[kSources] = std::to_string(record.is_incident ? std::max(1, record.incident.independent_sources) : 1);
  for (const IncidentSource& source : sources) {
    std::string article;
    for (const std::string* part : {&source.publisher, &source.published, &source.title})
      if (!part->empty()) article += (article.empty() ? "" : ",") + *part;
    if (!article.empty()) join(row[kArticle], '"' + article + '"');
    join(row[kOffice], source.publisher), join(row[kSourceDate], source.published);
    join(row[kHeadline], source.title), join(row[kOriginal], source.text);
  }
}

Party party_of(const ActorRef& actor, const Event& event, std::int64_t dead, const UcdpTables& ucdp,
               const AcledTables& tables) {
  Party out{acled_actor(actor, event, tables), "", is_state(actor.kind), dead};
  const auto home = tables.homes.find(actor.id);
  if (actor.kind != "state" || home == tables.homes.end()) return out;
  if (const auto country = tables.countries.find(home->second); country != tables.countries.end())
    out.name = "Government of " + country->second.name;
  if (const auto state = ucdp.states.find(home->second); state != ucdp.states.end()) out.gw = state->second.gw;
  return out;
}

}  // namespace

UcdpTables UcdpTables::from(const knowledge::Store& store) {
  UcdpTables out;
  for (knowledge::Id record = 0; record < store.record_count(); ++record) {
    const auto view = store.record(record);
    const std::string_view kind = store.text(view.kind);
    const std::string id(store.text(view.id));
    if (kind == "ucdp_region") out.regions[id] = store.field(record, "name_en");
    if (kind == "ucdp_state")
      out.states[id] = {std::string(store.field(record, "gw")), std::string(store.field(record, "region"))};
  }
  return out;
}

std::string UcdpBook::add(const Record& record) {
  const Event& event = record.event;
  if (event.status == Status::denied || event.status == Status::planned) return std::string(name_of(event.status)) + " only";
  const auto from = base::parse_day(event.when.from),
             to = base::parse_day(event.when.to.empty() ? event.when.from : event.when.to);
  if (!from || !to || *to < *from) return "its day is not known";
  const Deaths deaths = deaths_of(record);
  if (deaths.high < 1) return "no death is reported";
  const ActorRef *first = main_actor(event, "side1"), *second = main_actor(event, "side2");
  if (!first || !is_armed(first->kind) || acled_is_unnamed(*first, tables_))
    return "no organised party is named as the one that acted";
  const bool one_sided = second ? !is_armed(second->kind) : deaths.civilians > 0;
  if (!second && !one_sided) return "the other side is not told";
  if (second && !one_sided && acled_is_unnamed(*second, tables_)) return "the other side has no name";

  Party a = party_of(*first, event, deaths.side1, ucdp_, tables_), b;
  Deaths shares = deaths;
  if (one_sided) {
    b.name = "Civilians";
    shares.civilians += shares.side2;  // the target's dead are civilians, whatever the report calls them
  } else {
    b = party_of(*second, event, deaths.side2, ucdp_, tables_);
  }
  if (!one_sided && b.state && !a.state) std::swap(a, b);
  UcdpRow row;
  const std::string type = one_sided ? "3" : a.state || b.state ? "1" : "2";
  const std::string dyad = a.name + " - " + b.name, year = std::to_string(base::year_of(*from));
  const auto country = tables_.countries.find(event.where.country);
  row[kId] = std::to_string(hashed(event.id));
  row[kRelid] =
      fmt::format("{}-{}-{}-{}", country == tables_.countries.end() ? "XXX" : country->second.iso3, year, type, row[kId]);
  row[kYear] = year, row[kCodeStatus] = "Clear", row[kViolence] = type;
  // What a state-based conflict is fought over is not told by reports.
  row[kConflictName] = type == "1" ? "" : dyad;
  row[kDyadName] = dyad, row[kSideA] = a.name, row[kSideB] = b.name, row[kGwnoA] = a.gw, row[kGwnoB] = b.gw;
  fill_sources(row, record);
  fill_place(row, event, ucdp_, tables_);
  row[kDatePrec] = date_precision(event.when, *from, *to);
  row[kClarity] = row[kDatePrec] == "1" || row[kDatePrec] == "2" ? "1" : "2";
  row[kDateStart] = base::format_day(*from), row[kDateEnd] = base::format_day(*to);
  row[kDeathsA] = std::to_string(a.dead), row[kDeathsB] = std::to_string(one_sided ? 0 : b.dead);
  row[kDeathsCivilians] = std::to_string(shares.civilians), row[kDeathsUnknown] = std::to_string(shares.unknown);
  row[kBest] = std::to_string(deaths.best), row[kHigh] = std::to_string(deaths.high), row[kLow] = std::to_string(deaths.low);
  deaths_[year + "\n" + dyad] += deaths.best;
  rows_.push_back(std::move(row));
  return "";
}

std::vector<UcdpRow> UcdpBook::take() {
  for (UcdpRow& row : rows_) row[kActiveYear] = deaths_[row[kYear] + "\n" + row[kDyadName]] >= kActive ? "1" : "0";
  deaths_.clear();
  return std::move(rows_);
}

std::string ucdp_header() {
  static const UcdpRow kNames = {"id",
                                 "relid",
                                 "year",
                                 "active_year",
                                 "code_status",
                                 "type_of_violence",
                                 "conflict_dset_id",
                                 "conflict_new_id",
                                 "conflict_name",
                                 "dyad_dset_id",
                                 "dyad_new_id",
                                 "dyad_name",
                                 "side_a_dset_id",
                                 "side_a_new_id",
                                 "side_a",
                                 "side_b_dset_id",
                                 "side_b_new_id",
                                 "side_b",
                                 "number_of_sources",
                                 "source_article",
                                 "source_office",
                                 "source_date",
                                 "source_headline",
                                 "source_original",
                                 "where_prec",
                                 "where_coordinates",
                                 "where_description",
                                 "adm_1",
                                 "adm_2",
                                 "latitude",
                                 "longitude",
                                 "geom_wkt",
                                 "priogrid_gid",
                                 "country",
                                 "country_id",
                                 "region",
                                 "event_clarity",
                                 "date_prec",
                                 "date_start",
                                 "date_end",
                                 "deaths_a",
                                 "deaths_b",
                                 "deaths_civilians",
                                 "deaths_unknown",
                                 "best",
                                 "high",
                                 "low",
                                 "gwnoa",
                                 "gwnob"};
  return csv_row(kNames);
}

}  // namespace marsad::codebook
