#include "plover.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "../knowledge/store.hpp"
#include "acled_parts.hpp"
#include "csv.hpp"

namespace marsad::codebook {
namespace {

std::string sector(const ActorRef* actor) {
  if (!actor) return "";
  if (actor->kind == "state" || actor->kind == "external") return "MIL";
  if (actor->kind == "rebel") return "REB";
  return actor->kind == "political_militia" || actor->kind == "identity_militia" ? "PAR" : "CVL";
}

std::string home(const ActorRef* actor, const Event& event, const AcledTables& tables) {
  if (!actor) return "";
  std::string iso2 = event.where.country;
  if (const auto found = tables.homes.find(actor->id); found != tables.homes.end()) iso2 = found->second;
  const auto country = tables.countries.find(iso2);
  return country == tables.countries.end() ? "" : country->second.iso3;
}

std::string name(const ActorRef* actor, const Event& event, const AcledTables& tables) {
  return actor ? acled_actor(*actor, event, tables) : "";
}

std::string degrees_of(const std::optional<double>& value) { return value ? fmt::format("{:.4f}", *value) : ""; }

std::string geonames(const Where& where) { return where.id.rfind("geonames:", 0) == 0 ? where.id.substr(9) : ""; }

}  // namespace

PloverTables PloverTables::from(const knowledge::Store& store) {
  PloverTables out;
  for (knowledge::Id record = 0; record < store.record_count(); ++record) {
    const auto view = store.record(record);
    const std::string_view kind = store.text(view.kind);
    const std::string id(store.text(view.id)), mode(store.field(record, "mode"));
    if (kind == "plover")
      out.subtypes[id] = {std::string(store.field(record, "type")), mode, std::string(store.field(record, "cameo"))};
    else if (kind == "plover_weapon")
      out.weapons[id] = mode;
  }
  return out;
}

PloverCode plover_code(const Event& event, const PloverTables& tables, std::string& why) {
  if (event.status == Status::denied) return why = "denied only", PloverCode{};
  if (event.status == Status::planned) return {"THREATEN", "", "13"};
  const auto found = tables.subtypes.find(event.subtype);
  if (found == tables.subtypes.end())
    return why = "PLOVER has no type for the sub-type '" + event.subtype + "'", PloverCode{};
  PloverCode out = found->second;
  // A weapon says more than "an attack" or "a clash"; of a bombing or abduction the act itself is the mode.
  const bool open =
      out.type == "ASSAULT" && (event.subtype == "Attack" || event.type == "Battles" || event.subtype == "Air/drone strike");
  for (const std::string& weapon : event.weapons) {
    const auto mode = tables.weapons.find(weapon);
    if (!open || mode == tables.weapons.end()) continue;
    out.mode = mode->second;
    break;
  }
  return out;
}

int plover_quad(std::string_view type) {
  for (const std::string_view name : {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"})
    if (type == name) return 1;
  for (const std::string_view name : {"COOPERATE", "AID", "RETREAT"})
    if (type == name) return 2;
  for (const std::string_view name : {"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
    if (type == name) return 3;
  return 4;
}

std::string plover_header() {
  static const std::vector<std::string> kNames = {
      "Event ID",    "Event Date",    "Event Type",       "Event Mode",     "Quad Code",         "CAMEO Root",
      "Actor Name",  "Actor Country", "Actor Sector",     "Recipient Name", "Recipient Country", "Recipient Sector",
      "Placename",   "District",      "Province",         "Country",        "Latitude",          "Longitude",
      "GeoNames ID", "Source",        "Publication Date", "Headline"};
  return csv_row(kNames);
}

std::string plover_row(const Record& record, const PloverTables& plover, const AcledTables& tables, std::string& why) {
  const Event& event = record.event;
  const PloverCode code = plover_code(event, plover, why);
  if (!why.empty()) return "";
  if (event.when.from.empty()) return why = "its day is not known", std::string();
  const ActorRef *actor = main_actor(event, "side1"), *recipient = main_actor(event, "side2");
  const auto country = tables.countries.find(event.where.country);
  const std::vector<std::string> row = {event.id,
                                        event.when.from,
                                        code.type,
                                        code.mode,
                                        std::to_string(plover_quad(code.type)),
                                        code.cameo,
                                        name(actor, event, tables),
                                        home(actor, event, tables),
                                        sector(actor),
                                        name(recipient, event, tables),
                                        home(recipient, event, tables),
                                        sector(recipient),
                                        acled_location(event.where, tables),
                                        event.where.admin2,
                                        event.where.admin1,
                                        country == tables.countries.end() ? "" : country->second.iso3,
                                        degrees_of(event.where.lat),
                                        degrees_of(event.where.lon),
                                        geonames(event.where),
                                        record.report.publisher,
                                        record.anchor.published,
                                        record.report.title};
  return csv_row(row);
}

}  // namespace marsad::codebook
