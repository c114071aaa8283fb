// GeoNames: which features reports name, what we call them, their Arabic names.
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <unordered_map>

#include <fmt/format.h>

#include "../text/fold.hpp"
#include "base/utf8.hpp"
#include "import.hpp"
#include "recfile.hpp"

namespace marsad::knowledge {
namespace {

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0;;) {
    const std::size_t tab = line.find('\t', at);
    out.push_back(line.substr(at, tab == std::string_view::npos ? tab : tab - at));
    if (tab == std::string_view::npos) return out;
    at = tab + 1;
  }
}

// Our kind of a GeoNames feature class and code, "" for those that no report names.
std::string_view kind_of(std::string_view cls, std::string_view code, double population) {
  if (cls == "P") {
    if (code == "PPLX") return "neighbourhood";
    if (population >= 100000 || code == "PPLC" || code == "PPLA") return "city";
    return population >= 5000 || code == "PPLA2" || code == "PPLA3" ? "town" : "village";
  }
  if (cls == "A") {
    if (code == "ADM1") return "governorate";
    if (code == "ADM2") return "district";
    return code == "ADM3" || code == "ADM4" ? "subdistrict" : "";
  }
  static constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
      {"AIRP", "airport"},  {"AIRB", "airport"},  {"AIRF", "airport"},  {"MILB", "base"},    {"INSM", "base"},
      {"OILF", "field"},    {"GASF", "field"},    {"CMPRF", "camp"},    {"CMP", "camp"},     {"PRT", "port"},
      {"PRN", "facility"},  {"DAM", "facility"},  {"OILR", "facility"}, {"PS", "facility"},  {"CSTM", "crossing"},
      {"PSTB", "crossing"}, {"MT", "mountain"},   {"MTS", "mountain"},  {"HLL", "mountain"}, {"HLLS", "mountain"},
      {"PK", "mountain"},   {"RDGE", "mountain"}, {"VAL", "valley"},    {"WAD", "valley"},   {"DSRT", "desert"},
      {"ISL", "island"},    {"RSV", "river"},     {"LK", "river"},      {"STM", "river"}};
  for (const auto& [name, kind] : kKinds)
    if (name == code) return kind;
  return "";
}

// Arabic names by GeoNames id, the preferred one first.
using Alternates = std::unordered_map<std::string, std::vector<std::string>>;

Expected<Alternates> read_alternates(const std::string& path, const Store& store) {
  Alternates out;
  if (path.empty()) return out;
  std::ifstream file(path);
  if (!file)
    return tl::unexpected(Error{ErrorCode::io, path, "",
                                "the file cannot be read: " + std::generic_category().message(errno),
                                "check the path and its rights"});
  for (std::string line; std::getline(file, line);) {
    const auto cells = cells_of(line);
    if (cells.size() < 4 || cells[2] != "ar") continue;
    const auto flag = [&](std::size_t i) { return cells.size() > i && cells[i] == "1"; };
    if (flag(7)) continue;  // historic
    const std::string name = clean_arabic_name(cells[3], store);
    if (name.empty()) continue;
    auto& names = out[std::string(cells[1])];
    names.insert(flag(4) ? names.begin() : names.end(), name);
  }
  return out;
}

class Dump {
 public:
  Dump(const std::string& path, const Alternates& alternates, const Store& store)
      : path_(path), alternates_(alternates), store_(store) {}

  Expected<Imported> read() {
    std::ifstream file(path_);
    if (!file)
      return tl::unexpected(Error{ErrorCode::io, path_, "",
                                  "the file cannot be read: " + std::generic_category().message(errno),
                                  "check the path and its rights"});
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
      ++number;
      if (line.empty()) continue;
      if (auto added = add(cells_of(line), number); !added) return tl::unexpected(std::move(added.error()));
    }
    return std::move(out_);
  }

 private:
  tl::unexpected<Error> broken(std::size_t line, std::string_view fragment, const char* message) const {
    return tl::unexpected(
        error_at(ErrorCode::field, fmt::format("{}:{}", path_, line), fragment, message,
                 "a dump as https://download.geonames.org/export/dump/ gives it: 19 columns, tabs between"));
  }

  Expected<void> add(const std::vector<std::string_view>& cells, std::size_t line) {
    if (cells.size() != 19) return broken(line, cells[0], "the row has not 19 columns");
    ImportedPlace place;
    place.lat = degrees(cells[4], 90), place.lon = degrees(cells[5], 180);
    if (place.lat.empty() || place.lon.empty()) return broken(line, cells[4], "the coordinates are no degrees");
    const double population = std::strtod(std::string(cells[14]).c_str(), nullptr);
    place.kind = kind_of(cells[6], cells[7], population);
    if (place.kind.empty()) return ++out_.other, Expected<void>{};
    auto names = names_of(std::string(cells[0]), cells[3]);
    if (names.empty()) return ++out_.nameless, Expected<void>{};
    place.id = "geonames:" + std::string(cells[0]);
    place.name_ar = names.front(), place.aliases.assign(names.begin() + 1, names.end());
    place.name_en = cells[2].empty() ? cells[1] : cells[2];
    place.country = cells[8];
    place.admin1 = store_.field(store_.find("admin1", place.country + "." + std::string(cells[10])), "name_en");
    if (place.kind == "governorate") place.name_en = place.admin1.empty() ? place.name_en : place.admin1;
    if (population > 0) place.population = cells[14];
    place.accuracy_km = place.kind == "governorate" ? "50" : place.kind == "district" ? "15" : "2";
    place.basis = "package GeoNames dump (CC BY 4.0)";
    out_.places.push_back(std::move(place));
    return {};
  }

  std::vector<std::string> names_of(const std::string& id, std::string_view column) const {
    std::vector<std::string> names, folded;
    const auto add_name = [&](const std::string& name) {
      if (name.empty()) return;
      std::string code = text::fold_word(name);
      if (std::find(folded.begin(), folded.end(), code) != folded.end()) return;
      names.push_back(name), folded.push_back(std::move(code));
    };
    if (const auto it = alternates_.find(id); it != alternates_.end())
      for (const std::string& name : it->second) add_name(name);
    if (!names.empty()) return names;
    for (std::size_t at = 0; at < column.size();) {
      const std::size_t comma = std::min(column.find(',', at), column.size());
      add_name(clean_arabic_name(column.substr(at, comma - at), store_));
      at = comma + 1;
    }
    return names;
  }

  const std::string& path_;
  const Alternates& alternates_;
  const Store& store_;
  Imported out_;
};

// Letters that only Persian, Urdu and Kurdish write, as Arabic writes them; 0: dropped.
char32_t arabic_letter(char32_t c) {
  switch (c) {
    case 0x6CC:
    case 0x6D0: return 0x64A;
    case 0x6A9: return 0x643;
    case 0x6AF: return 0x643;
    case 0x67E: return 0x628;
    case 0x686: return 0x62C;
    case 0x698: return 0x632;
    case 0x6D5:
    case 0x6C1:
    case 0x6BE:
    case 0x6C0: return 0x647;
    case 0x671: return 0x627;
    case 0x640: return 0;
    default: break;
  }
  const bool mark = (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF;
  return mark ? 0 : c;
}

// Does the word name a sort of unit ("city", "subdistrict"), as the lexicon says?
bool is_unit_noun(std::string_view word, const Store& store) {
  const Id id = store.word(text::fold_word(word));
  if (id == kNone) return false;
  for (const FormEntry& form : store.forms(id))
    for (const char* unit : {"city", "town", "village", "subdistrict", "district", "governorate"})
      if (store.field(form.record, "place") == unit) return true;
  return false;
}

}  // namespace

std::string clean_arabic_name(std::string_view raw, const Store& store) {
  std::string out;
  std::size_t letters = 0;
  for (std::size_t at = 0, size = 0; at < raw.size(); at += size) {
    const char32_t c = arabic_letter(base::decode_utf8(raw, at, size));
    if (size == 0) return "";
    if (c == 0) continue;
    if (c == ' ' || c == 0xA0) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if ((c >= 0x621 && c <= 0x63A) || (c >= 0x641 && c <= 0x64A)) {
      base::append_utf8(out, c), ++letters;
    } else {
      return "";
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (const std::size_t blank = out.find(' '); blank != std::string::npos)
    if (is_unit_noun(std::string_view(out).substr(0, blank), store)) out.erase(0, blank + 1);
  return letters >= 2 ? out : "";
}

Expected<Imported> import_geonames(const std::string& dump, const std::string& alternates, const Store& store) {
  auto names = read_alternates(alternates, store);
  if (!names) return tl::unexpected(std::move(names.error()));
  return Dump(dump, *names, store).read();
}

}  // namespace marsad::knowledge
