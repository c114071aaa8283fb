// Tables of P-codes: a row a unit, or OCHA's wide rows.
#include <algorithm>
#include <cctype>
#include <unordered_map>

#include <fmt/format.h>

#include "../text/fold.hpp"
#include "import.hpp"
#include "recfile.hpp"

namespace marsad::knowledge {
namespace {

std::string_view cell(const TableRow& row, std::initializer_list<std::string_view> columns) {
  for (const std::string_view column : columns)
    if (const auto it = row.find(column); it != row.end() && !it->second.empty()) return it->second;
  return {};
}

struct Unit {
  std::string pcode, name_ar, name_en, aliases, lat, lon, country, id, in;
  int level = 0;  // 1 governorate, 2 district, 3 subdistrict
  std::size_t line = 0;
};

int level_of(std::string_view text) {
  for (const char c : text)
    if (c >= '0' && c <= '9') return c - '0';
  return 0;
}

class PcodeTable {
 public:
  PcodeTable(const std::string& path, std::string_view country, const Store& store)
      : path_(path), country_(country), store_(store) {}

  Expected<Imported> read() {
    auto table = read_table(path_);
    if (!table) return tl::unexpected(std::move(table.error()));
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
      auto added =
          is_wide(table->rows[i]) ? add_wide(table->rows[i], table->lines[i]) : add_unit(table->rows[i], table->lines[i]);
      if (!added) return tl::unexpected(std::move(added.error()));
    }
    for (const Unit& unit : units_) finish(unit);
    return std::move(out_);
  }

 private:
  tl::unexpected<Error> broken(std::size_t line, std::string_view fragment, const char* message,
                               const char* suggestion) const {
    return tl::unexpected(error_at(ErrorCode::field, fmt::format("{}:{}", path_, line), fragment, message, suggestion));
  }

  // "admin3Pcode", "ADM3_PCODE", with the level's number.
  static std::string_view of_level(const TableRow& row, int level, std::initializer_list<std::string_view> ends) {
    for (const char* stem : {"admin", "adm"})
      for (const std::string_view end : ends)
        if (const auto it = row.find(fmt::format("{}{}{}", stem, level, end)); it != row.end() && !it->second.empty())
          return it->second;
    return {};
  }
  static bool is_wide(const TableRow& row) { return !of_level(row, 1, {"pcode"}).empty(); }

  Expected<void> add_wide(const TableRow& row, std::size_t line) {
    int deepest = 1;
    while (deepest < 4 && !of_level(row, deepest + 1, {"pcode"}).empty()) ++deepest;
    for (int level = 1; level <= deepest; ++level) {
      Unit unit;
      unit.level = level, unit.line = line;
      unit.pcode = of_level(row, level, {"pcode"});
      unit.name_ar = of_level(row, level, {"namear", "ar", "name1ar"});
      unit.name_en = of_level(row, level, {"nameen", "en", "name"});
      unit.in = level > 1 ? of_level(row, level - 1, {"pcode"}) : std::string_view{};
      if (level == deepest) {
        unit.lat = degrees(cell(row, {"lat", "latitude", "centerlat", "y"}), 90);
        unit.lon = degrees(cell(row, {"lon", "longitude", "long", "centerlon", "x"}), 180);
      }
      if (auto put = keep(std::move(unit)); !put) return put;
    }
    return {};
  }

  Expected<void> add_unit(const TableRow& row, std::size_t line) {
    Unit unit;
    unit.line = line;
    unit.pcode = cell(row, {"pcode", "admpcode", "code"});
    if (unit.pcode.empty())
      return broken(line, {}, "the row has no P-code",
                    "name its column `pcode` (a row a unit) or `admin1Pcode`, `admin2Pcode` ... (a column a level)");
    unit.name_ar = cell(row, {"namear", "arabic", "nomarabe"});
    unit.name_en = cell(row, {"nameen", "name", "english"});
    unit.aliases = cell(row, {"aliases", "alias", "alternatenames"});
    unit.id = cell(row, {"id"}), unit.in = cell(row, {"in", "parent", "parentpcode"});
    unit.country = cell(row, {"country", "countrycode", "iso2"});
    unit.level = level_of(cell(row, {"level", "admlevel", "adminlevel", "type"}));
    const std::string_view lat = cell(row, {"lat", "latitude", "y"}), lon = cell(row, {"lon", "longitude", "long", "x"});
    unit.lat = degrees(lat, 90), unit.lon = degrees(lon, 180);
    if (!lat.empty() && unit.lat.empty())
      return broken(line, lat, "this is no latitude", "degrees from -90 to 90 with a point, as 35.45");
    if (!lon.empty() && unit.lon.empty())
      return broken(line, lon, "this is no longitude", "degrees from -180 to 180 with a point, as 40.88");
    return keep(std::move(unit));
  }

  // The same unit stands in many wide rows: the first with coordinates wins.
  Expected<void> keep(Unit unit) {
    for (const char c : unit.pcode)
      if (!std::isalnum(static_cast<unsigned char>(c)) && c != '-' && c != '_')
        return broken(unit.line, unit.pcode, "this is no P-code", "letters and digits, as SY0901");
    const auto [it, fresh] = by_pcode_.emplace(unit.pcode, units_.size());
    if (!fresh) {
      Unit& known = units_[it->second];
      if (known.lat.empty()) known.lat = unit.lat, known.lon = unit.lon;
      return {};
    }
    if (!unit.id.empty()) by_id_.emplace(unit.id, units_.size());
    units_.push_back(std::move(unit));
    return {};
  }

  const Unit* parent_of(const Unit& unit) const {
    if (const auto it = by_id_.find(unit.in); it != by_id_.end()) return &units_[it->second];
    if (const auto it = by_pcode_.find(unit.in); it != by_pcode_.end()) return &units_[it->second];
    for (std::size_t size = unit.pcode.size(); size-- > 3;)
      if (const auto it = by_pcode_.find(unit.pcode.substr(0, size)); it != by_pcode_.end()) return &units_[it->second];
    return nullptr;
  }

  // From the unit up to its governorate.
  std::vector<const Unit*> chain_of(const Unit& unit) const {
    std::vector<const Unit*> chain{&unit};
    while (chain.size() < 5)
      if (const Unit* parent = parent_of(*chain.back()); parent && parent != chain.back())
        chain.push_back(parent);
      else
        break;
    return chain;
  }

  std::string country_of(const Unit& unit) const {
    if (!unit.country.empty()) return unit.country;
    if (!country_.empty()) return country_;
    std::string code = unit.pcode.substr(0, 2);
    for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return code;
  }

  // What the knowledge calls the governorate of that Arabic name, else the table's own name.
  std::string admin1_name(const Unit& unit, const std::string& country) const {
    const std::string wanted = text::fold_word(clean_arabic_name(unit.name_ar, store_));
    for (Id record = 0; record < store_.record_count() && store_.text(store_.record(record).kind) != "place"; ++record) {
      if (store_.text(store_.record(record).kind) != "admin1" || store_.field(record, "country") != country) continue;
      if (text::fold_word(store_.field(record, "name_ar")) == wanted) return std::string(store_.field(record, "name_en"));
    }
    return unit.name_en;
  }

  void finish(const Unit& unit) {
    const auto chain = chain_of(unit);
    const int level = unit.level > 0 ? unit.level : static_cast<int>(chain.size());
    ImportedPlace place;
    place.name_ar = clean_arabic_name(unit.name_ar, store_);
    for (std::size_t at = 0; at < unit.aliases.size();) {
      const std::size_t end = std::min(unit.aliases.find(';', at), unit.aliases.size());
      const std::string alias = clean_arabic_name(std::string_view(unit.aliases).substr(at, end - at), store_);
      at = end + 1;
      if (alias.empty() || alias == place.name_ar) continue;
      if (place.name_ar.empty())
        place.name_ar = alias;
      else if (std::find(place.aliases.begin(), place.aliases.end(), alias) == place.aliases.end())
        place.aliases.push_back(alias);
    }
    if (place.name_ar.empty()) {
      ++out_.nameless;
      return;
    }
    place.id = "pcode:" + unit.pcode, place.pcode = unit.pcode, place.country = country_of(unit);
    place.kind = level <= 1 ? "governorate" : level == 2 ? "district" : "subdistrict";
    place.lat = unit.lat, place.lon = unit.lon;
    if (!unit.lat.empty()) place.accuracy_km = level <= 1 ? "50" : level == 2 ? "20" : "8";
    place.basis = "package " + path_.substr(path_.find_last_of('/') + 1) + " (P-codes; centroids)";
    place.name_en = level <= 1 ? admin1_name(unit, place.country) : unit.name_en;
    // chain: the unit itself, then what contains it, the governorate last
    const std::size_t size = chain.size();
    if (size >= 2 || level <= 1) place.admin1 = admin1_name(*chain.back(), place.country);
    if (size >= 2 && level >= 2) place.admin2 = chain[size - 2]->name_en;
    if (size >= 3 && level >= 3) place.admin3 = chain[size - 3]->name_en;
    out_.places.push_back(std::move(place));
  }

  const std::string& path_;
  std::string country_;
  const Store& store_;
  std::vector<Unit> units_;
  std::unordered_map<std::string, std::size_t> by_pcode_, by_id_;
  Imported out_;
};

}  // namespace

Expected<Imported> import_pcodes(const std::string& table, std::string_view country, const Store& store) {
  return PcodeTable(table, country, store).read();
}

}  // namespace marsad::knowledge
