#include "flat.hpp"

#include "notes.hpp"
#include "phrases.hpp"
#include "properties.hpp"

namespace marsad::codebook {
namespace {

constexpr FlatColumn kColumns[] = {{"id", "text"},
                                   {"record", "text"},
                                   {"report", "text"},
                                   {"title", "text"},
                                   {"url", "text"},
                                   {"publisher", "text"},
                                   {"published", "date"},
                                   {"type", "text"},
                                   {"subtype", "text"},
                                   {"status", "text"},
                                   {"from", "date"},
                                   {"to", "date"},
                                   {"date_precision", "text"},
                                   {"part_of_day", "text"},
                                   {"place", "text"},
                                   {"place_ar", "text"},
                                   {"place_precision", "text"},
                                   {"place_relation", "text"},
                                   {"admin1", "text"},
                                   {"admin2", "text"},
                                   {"admin3", "text"},
                                   {"pcode", "text"},
                                   {"country", "text"},
                                   {"lat", "real"},
                                   {"lon", "real"},
                                   {"side1", "text"},
                                   {"side2", "text"},
                                   {"harm", "text"},
                                   {"killed_low", "integer"},
                                   {"killed_best", "integer"},
                                   {"killed_high", "integer"},
                                   {"injured_low", "integer"},
                                   {"injured_best", "integer"},
                                   {"injured_high", "integer"},
                                   {"captured_low", "integer"},
                                   {"captured_best", "integer"},
                                   {"captured_high", "integer"},
                                   {"displaced_low", "integer"},
                                   {"displaced_best", "integer"},
                                   {"displaced_high", "integer"},
                                   {"weapons", "text"},
                                   {"flags", "text"},
                                   {"source", "text"},
                                   {"source_kind", "text"},
                                   {"confidence", "real"},
                                   {"members", "integer"},
                                   {"independent_sources", "integer"},
                                   {"grade", "text"},
                                   {"notes", "text"},
                                   {"notes_ar", "text"},
                                   {"knowledge", "text"}};

void add_harm(Json& out, const Record& record, HarmKind kind) {
  const Range range = range_of(record, kind);
  const std::string name = name_of(kind);
  const auto value = [&](std::int64_t number) { return range.told ? Json(number) : Json(nullptr); };
  out[name + "_low"] = value(range.low), out[name + "_best"] = value(range.best), out[name + "_high"] = value(range.high);
}

}  // namespace

std::span<const FlatColumn> flat_columns() { return kColumns; }

Json flat(const Record& record, const AcledTables& tables, const Wording& english, const Wording& arabic) {
  const Event& event = record.event;
  const Report& report = record.report;
  Json out = {{"id", event.id}, {"record", record.is_incident ? "incident" : "event"}, {"report", text_or_null(report.id)}};
  add_act(out, event, report, record.anchor.published);
  add_place(out, event.where);
  out["lat"] = degrees(event.where.lat), out["lon"] = degrees(event.where.lon);
  out["side1"] = text_or_null(side_phrase(event, "side1")), out["side2"] = text_or_null(side_phrase(event, "side2"));
  out["harm"] = text_or_null(harm_phrase(event));
  for (const HarmKind kind : {HarmKind::killed, HarmKind::injured, HarmKind::captured, HarmKind::displaced})
    add_harm(out, record, kind);
  out["weapons"] = list_or_null(event.weapons), out["flags"] = list_or_null(event.flags);
  out["source"] = text_or_null(event.source.text), out["source_kind"] = text_or_null(event.source.kind);
  out["confidence"] = record.is_incident ? Json(nullptr) : number(event.confidence, 100);
  out["members"] = record.is_incident ? Json(record.incident.members.size()) : Json(nullptr);
  out["independent_sources"] = record.is_incident ? Json(record.incident.independent_sources) : Json(nullptr);
  out["grade"] = text_or_null(record.incident.grade);
  out["notes"] = notes_of(record, tables, english), out["notes_ar"] = notes_of(record, tables, arabic);
  out["knowledge"] = text_or_null(record.knowledge);
  return out;
}

}  // namespace marsad::codebook
