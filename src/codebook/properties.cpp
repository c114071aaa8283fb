#include "properties.hpp"

namespace marsad::codebook {

void add_act(Json& out, const Event& event, const Report& report, const std::string& published) {
  out["title"] = text_or_null(report.title), out["url"] = text_or_null(report.url);
  out["publisher"] = text_or_null(report.publisher), out["published"] = text_or_null(published);
  out["type"] = event.type, out["subtype"] = event.subtype, out["status"] = name_of(event.status);
  out["from"] = text_or_null(event.when.from), out["to"] = text_or_null(event.when.to);
  out["date_precision"] = text_or_null(event.when.precision), out["part_of_day"] = text_or_null(event.when.part_of_day);
}

void add_place(Json& out, const Where& where) {
  out["place"] = text_or_null(where.name_en.empty() ? where.text : where.name_en);
  out["place_ar"] = text_or_null(where.name_ar.empty() ? where.text : where.name_ar);
  out["place_precision"] = text_or_null(where.precision), out["place_relation"] = text_or_null(where.relation);
  out["admin1"] = text_or_null(where.admin1), out["admin2"] = text_or_null(where.admin2);
  out["admin3"] = text_or_null(where.admin3);
  out["pcode"] = text_or_null(where.pcode), out["country"] = text_or_null(where.country);
}

Json list_or_null(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "; ") + item;
  return text_or_null(out);
}

}  // namespace marsad::codebook
