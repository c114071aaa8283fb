#include "gazetteer.hpp"

#include <cmath>

#include <charconv>

namespace marsad::mention {
namespace {

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failed == std::errc{} ? std::optional<double>(value) : std::nullopt;
}

}  // namespace

PlaceInfo place_info(const knowledge::Store& store, Id record) {
  PlaceInfo info;
  if (record == knowledge::kNone) return info;
  const knowledge::RecordView view = store.record(record);
  info.id = store.text(view.id);
  info.own = info.id.find(':') == std::string_view::npos;
  info.unit = info.id.starts_with("pcode:");
  for (const knowledge::Tag& tag : view.tags) {
    const std::string_view key = store.text(tag.key), value = store.text(tag.value);
    if (key == "name_ar")
      info.name_ar = value;
    else if (key == "name_en")
      info.name_en = value;
    else if (key == "kind")
      info.kind = value;
    else if (key == "country")
      info.country = value;
    else if (key == "admin1")
      info.admin1 = value;
    else if (key == "admin2")
      info.admin2 = value;
    else if (key == "admin3")
      info.admin3 = value;
    else if (key == "pcode")
      info.pcode = value;
    else if (key == "in")
      info.in = value;
    else if (key == "lat")
      info.lat = number(value);
    else if (key == "lon")
      info.lon = number(value);
    else if (key == "accuracy_km")
      info.accuracy_km = number(value).value_or(0);
    else if (key == "population")
      info.population = number(value).value_or(0);
    else if (key == "common")
      info.common = value == "yes";
  }
  return info;
}

double distance_km(const PlaceInfo& a, const PlaceInfo& b) {
  if (!a.lat || !a.lon || !b.lat || !b.lon) return -1;
  constexpr double kDegree = 3.14159265358979323846 / 180;
  const double dy = (*a.lat - *b.lat) * 111.2, dx = (*a.lon - *b.lon) * 111.2 * std::cos(*a.lat * kDegree);
  return std::hypot(dx, dy);
}

bool is_area(std::string_view kind) {
  return kind == "country" || kind == "governorate" || kind == "region" || kind == "district";
}

bool names_kind(PlaceNoun noun, std::string_view kind) {
  switch (noun) {
    case PlaceNoun::city: return kind == "city";
    case PlaceNoun::town: return kind == "town";
    case PlaceNoun::village: return kind == "village";
    case PlaceNoun::subdistrict: return kind == "subdistrict";
    case PlaceNoun::district: return kind == "district";
    case PlaceNoun::governorate: return kind == "governorate";
    case PlaceNoun::neighbourhood: return kind == "neighbourhood";
    case PlaceNoun::camp: return kind == "camp";
    case PlaceNoun::crossing: return kind == "crossing";
    case PlaceNoun::airport: return kind == "airport";
    case PlaceNoun::base: return kind == "base";
    case PlaceNoun::mountain: return kind == "mountain";
    default: return false;
  }
}

int kind_fits(PlaceNoun noun, std::string_view kind) {
  const auto any = [&](std::initializer_list<std::string_view> kinds) {
    for (const std::string_view k : kinds)
      if (k == kind) return true;
    return false;
  };
  switch (noun) {
    case PlaceNoun::city:
      return any({"city", "town"}) ? 1 : any({"village", "governorate", "subdistrict", "district"}) ? 0 : -1;
    case PlaceNoun::town: return any({"town", "city", "village"}) ? 1 : any({"subdistrict"}) ? 0 : -1;
    case PlaceNoun::village: return any({"village", "town"}) ? 1 : any({"city", "neighbourhood"}) ? 0 : -1;
    case PlaceNoun::subdistrict:
    case PlaceNoun::district: return any({"subdistrict", "district"}) ? 1 : any({"town", "city", "village"}) ? 0 : -1;
    case PlaceNoun::governorate: return any({"governorate"}) ? 1 : any({"region", "city"}) ? 0 : -1;
    case PlaceNoun::countryside: return any({"governorate", "city"}) ? 1 : any({"town", "district", "subdistrict"}) ? 0 : -1;
    case PlaceNoun::neighbourhood: return any({"neighbourhood"}) ? 1 : any({"camp", "square", "village", "region"}) ? 0 : -1;
    case PlaceNoun::camp: return any({"camp"}) ? 1 : any({"neighbourhood", "town", "village"}) ? 0 : -1;
    case PlaceNoun::crossing: return any({"crossing"}) ? 1 : any({"town", "village", "city"}) ? 0 : -1;
    case PlaceNoun::airport:
    case PlaceNoun::base: return any({"airport", "base", "facility"}) ? 1 : 0;
    case PlaceNoun::capital: return any({"city"}) ? 1 : any({"country"}) ? -1 : 0;
    case PlaceNoun::field: return any({"field"}) ? 1 : 0;
    case PlaceNoun::mountain: return any({"mountain"}) ? 1 : 0;
    case PlaceNoun::valley: return any({"valley"}) ? 1 : 0;
    case PlaceNoun::desert: return any({"desert"}) ? 1 : 0;
    case PlaceNoun::area:
    case PlaceNoun::region: return any({"region", "subdistrict", "district", "neighbourhood"}) ? 1 : 0;
    default: return 0;
  }
}

}  // namespace marsad::mention
