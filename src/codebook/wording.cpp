#include "wording.hpp"

#include "../knowledge/store.hpp"

namespace marsad::codebook {

Wording Wording::from(const knowledge::Store& store, Language language) {
  Wording out;
  out.language_ = language;
  if (language == Language::en) return out;
  for (knowledge::Id record = 0; record < store.record_count(); ++record) {
    const auto view = store.record(record);
    const std::string_view kind = store.text(view.kind);
    if (kind == "wording")
      out.texts_[std::string(store.text(view.id))] = store.field(record, "ar");
    else if (kind == "admin1")
      out.areas_[std::string(store.field(record, "country")) + "|" + std::string(store.field(record, "name_en"))] =
          store.field(record, "name_ar");
    else if (kind == "place")
      out.add_place(store, record);
  }
  return out;
}

// Countries by their code; units and towns as reports spell a second level by them. A first level's own name stands above.
void Wording::add_place(const knowledge::Store& store, std::uint32_t record) {
  const std::string_view kind = store.field(record, "kind");
  const std::string country(store.field(record, "country")), arabic(store.field(record, "name_ar"));
  if (kind == "country") areas_[country] = arabic;
  if (kind == "district" || kind == "subdistrict" || kind == "city" || kind == "town")
    areas_.emplace(country + "|" + std::string(store.field(record, "name_en")), arabic);
}

std::string Wording::say(std::string_view english) const {
  const auto found = texts_.find(english);
  return found == texts_.end() ? std::string(english) : found->second;
}

std::string Wording::fill(std::string_view english, Parts parts) const {
  const std::string pattern = say(english);
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at), close = pattern.find('}', open);
    if (open == std::string::npos || close == std::string::npos) return out + pattern.substr(at);
    out += pattern.substr(at, open - at);
    const std::string_view name = std::string_view(pattern).substr(open + 1, close - open - 1);
    for (const auto& [key, value] : parts)
      if (key == name) out += value;
    at = close + 1;
  }
  return out;
}

std::string Wording::list(const std::vector<std::string>& items) const {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : arabic() ? "\u060c " : ", ") + item;
  return out;
}

std::string Wording::admin1(std::string_view country, std::string_view name_en) const {
  const auto found = areas_.find(std::string(country) + "|" + std::string(name_en));
  return found == areas_.end() ? "" : found->second;
}

std::string Wording::country(std::string_view iso2) const {
  const auto found = areas_.find(iso2);
  return found == areas_.end() ? "" : found->second;
}

}  // namespace marsad::codebook
