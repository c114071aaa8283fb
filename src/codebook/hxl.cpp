#include "hxl.hpp"

#include <fmt/format.h>

#include "csv.hpp"
#include "notes.hpp"

namespace marsad::codebook {
namespace {

constexpr std::pair<const char*, const char*> kColumns[] = {{"Event", "#event+code"},
                                                            {"Date", "#date+occurred"},
                                                            {"From", "#date+start"},
                                                            {"To", "#date+end"},
                                                            {"Type", "#event+type"},
                                                            {"Sub-type", "#event+subtype"},
                                                            {"First group", "#group+name+first"},
                                                            {"Second group", "#group+name+second"},
                                                            {"Country", "#country+name"},
                                                            {"Admin 1", "#adm1+name"},
                                                            {"Admin 2", "#adm2+name"},
                                                            {"Admin 3", "#adm3+name"},
                                                            {"Admin 1 P-code", "#adm1+code"},
                                                            {"Location", "#loc+name"},
                                                            {"Latitude", "#geo+lat"},
                                                            {"Longitude", "#geo+lon"},
                                                            {"Source", "#meta+source"},
                                                            {"Description", "#description"},
                                                            {"Reported killed", "#affected+killed"},
                                                            {"Reported killed, low", "#affected+killed+min"},
                                                            {"Reported killed, high", "#affected+killed+max"},
                                                            {"Reported injured", "#affected+injured"},
                                                            {"Reported displaced", "#affected+idps"}};

std::string side(const Event& event, const char* role, const AcledTables& tables, const Wording& wording) {
  std::string out;
  for (const Side& one : event.sides) {
    if (one.role != role) continue;
    for (const ActorRef& actor : one.actors) out += (out.empty() ? "" : "; ") + actor_name(actor, event, tables, wording);
  }
  return out;
}

// P-codes are nested: the first level is the country and two digits.
std::string first_level(const std::string& pcode) { return pcode.size() >= 4 ? pcode.substr(0, 4) : ""; }

std::string source(const Record& record) {
  const std::string &publisher = record.report.publisher, &text = record.event.source.text;
  if (record.is_incident || text.empty() || text == publisher) return publisher;
  return publisher.empty() ? text : publisher + "; " + text;
}

std::string degrees_of(const std::optional<double>& value) { return value ? fmt::format("{:.4f}", *value) : ""; }

}  // namespace

std::string hxl_header() {
  std::vector<std::string> names, tags;
  for (const auto& [name, tag] : kColumns) names.emplace_back(name), tags.emplace_back(tag);
  return csv_row(names) + csv_row(tags);
}

std::string hxl_row(const Record& record, const AcledTables& tables, const Wording& wording) {
  const Event& event = record.event;
  const Where& where = event.where;
  const auto country = tables.countries.find(where.country);
  const Range killed = range_of(record, HarmKind::killed), injured = range_of(record, HarmKind::injured);
  const Range displaced = range_of(record, HarmKind::displaced);
  const auto count = [](const Range& range, std::int64_t value) { return range.told ? std::to_string(value) : ""; };
  const bool one_day = !event.when.from.empty() && event.when.from == event.when.to;
  const std::vector<std::string> row = {event.id,
                                        one_day ? event.when.from : "",
                                        event.when.from,
                                        event.when.to,
                                        event.type,
                                        event.subtype,
                                        side(event, "side1", tables, wording),
                                        side(event, "side2", tables, wording),
                                        country == tables.countries.end() ? "" : country->second.name,
                                        where.admin1,
                                        where.admin2,
                                        where.admin3,
                                        first_level(where.pcode),
                                        place_name(where, tables, wording),
                                        degrees_of(where.lat),
                                        degrees_of(where.lon),
                                        source(record),
                                        notes_of(record, tables, wording),
                                        count(killed, killed.best),
                                        count(killed, killed.low),
                                        count(killed, killed.high),
                                        count(injured, injured.best),
                                        count(displaced, displaced.best)};
  return csv_row(row);
}

}  // namespace marsad::codebook
