#include "geojson.hpp"

#include "json_value.hpp"
#include "phrases.hpp"

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

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "; ") + item;
  return out;
}

Json properties_of(const Event& event, const Report& report, const Anchor& anchor, std::string_view knowledge) {
  const Where& where = event.where;
  Json out = {{"report", report.id},
              {"title", text_or_null(report.title)},
              {"url", text_or_null(report.url)},
              {"publisher", text_or_null(report.publisher)},
              {"published", text_or_null(anchor.published)},
              {"type", event.type},
              {"subtype", event.subtype},
              {"status", name_of(event.status)},
              {"from", text_or_null(event.when.from)},
              {"to", text_or_null(event.when.to)},
              {"date_precision", text_or_null(event.when.precision)},
              {"part_of_day", text_or_null(event.when.part_of_day)},
              {"place", text_or_null(where.name_en.empty() ? where.text : where.name_en)},
              {"place_ar", text_or_null(where.name_ar.empty() ? where.text : where.name_ar)},
              {"place_precision", text_or_null(where.precision)},
              {"place_relation", text_or_null(where.relation)},
              {"admin1", text_or_null(where.admin1)},
              {"admin2", text_or_null(where.admin2)},
              {"admin3", text_or_null(where.admin3)},
              {"pcode", text_or_null(where.pcode)},
              {"country", text_or_null(where.country)},
              {"side1", text_or_null(side_phrase(event, "side1"))},
              {"side2", text_or_null(side_phrase(event, "side2"))},
              {"harm", text_or_null(harm_phrase(event))}};
  for (const HarmKind kind : {HarmKind::killed, HarmKind::injured, HarmKind::captured, HarmKind::displaced})
    add_harm(out, event, kind);
  out["weapons"] = text_or_null(joined(event.weapons));
  out["flags"] = text_or_null(joined(event.flags));
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
