#include "geojson.hpp"

#include "phrases.hpp"
#include "properties.hpp"

namespace marsad::codebook {
namespace {

Json geometry(const Where& where) {
  if (!where.lat || !where.lon) return nullptr;
  return {{"type", "Point"}, {"coordinates", Json::array({degrees(where.lon), degrees(where.lat)})}};
}

// Sums over all sides; the upper end is null as soon as one figure has none.
void add_harm(Json& properties, const Event& event, HarmKind kind) {
  std::int64_t min = 0, max = 0;
  bool any = false, open = false;
  for (const Harm& harm : event.harm) {
    if (harm.kind != kind) continue;
    any = true;
    min += harm.min;
    open = open || !harm.max;
    max += harm.max.value_or(0);
  }
  const std::string name = name_of(kind);
  properties[name + "_min"] = any ? Json(min) : Json(nullptr);
  properties[name + "_max"] = any && !open ? Json(max) : Json(nullptr);
}

Json properties_of(const Event& event, const Report& report, const Anchor& anchor, std::string_view knowledge) {
  Json out = {{"report", report.id}};
  add_act(out, event, report, anchor.published);
  add_place(out, event.where);
  out["side1"] = text_or_null(side_phrase(event, "side1")), out["side2"] = text_or_null(side_phrase(event, "side2"));
  out["harm"] = text_or_null(harm_phrase(event));
  for (const HarmKind kind : {HarmKind::killed, HarmKind::injured, HarmKind::captured, HarmKind::displaced})
    add_harm(out, event, kind);
  out["weapons"] = list_or_null(event.weapons), out["flags"] = list_or_null(event.flags);
  out["source"] = text_or_null(event.source.text);
  out["source_kind"] = text_or_null(event.source.kind);
  out["confidence"] = number(event.confidence, 100);
  out["knowledge"] = text_or_null(knowledge);
  return out;
}

}  // namespace

std::string geojson_open() { return "{\"type\":\"FeatureCollection\",\"features\":[\n"; }
std::string geojson_close() { return "\n]}\n"; }

std::string geojson_feature(const Event& event, const Report& report, const Anchor& anchor, std::string_view knowledge) {
  return one_line({{"type", "Feature"},
                   {"id", event.id},
                   {"geometry", geometry(event.where)},
                   {"properties", properties_of(event, report, anchor, knowledge)}});
}

}  // namespace marsad::codebook
