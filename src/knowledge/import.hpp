// Places of other people's tables as records of a user's own layer: GeoNames dumps, tables of P-codes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store.hpp"

namespace marsad::knowledge {

// One place on its way into a layer. Texts are UTF-8, empty where the table says nothing.
struct ImportedPlace {
  std::string id;  // "geonames:170654", "pcode:SY090106"
  std::string name_ar, name_en;
  std::vector<std::string> aliases;  // Arabic ones only
  std::string kind, country, admin1, admin2, admin3, pcode, basis;
  std::string lat, lon;  // WGS 84 degrees as the table writes them, checked
  std::string accuracy_km, population;
};

struct Imported {
  std::vector<ImportedPlace> places;
  std::size_t nameless = 0;  // no name in Arabic letters: no text can name them
  std::size_t other = 0;     // GeoNames: features that reports do not name (springs, schools ...)
};

// A dump of GeoNames (SY.txt, allCountries.txt). `alternates`: their alternateNamesV2.txt or a country's part of it, ""
// for none; its names marked Arabic come first, else those of the dump's own column in Arabic letters serve. The names of
// governorates are taken from `store`. Errors: io, field (file:line). Memory: the table once.
Expected<Imported> import_geonames(const std::string& dump, const std::string& alternates, const Store& store);

// Administrative units with their P-codes: CSV or JSON lines. Either a row a unit (`pcode`, `name_ar`, `lat`, `lon`, and
// optionally `level`, `name_en`, `aliases`, `in`, `id`, `country`), or OCHA's wide tables (`admin3Pcode`, `admin3Name_ar`
// ... or `ADM3_PCODE`, `ADM3_AR` ...), whose deepest unit a row tells, the ones above it being told as well. `country` (ISO
// alpha-2) where the table has none; "" reads it off the P-code. Units are named as `store` names its governorates.
// Errors: io, encoding, json, field (file:line).
Expected<Imported> import_pcodes(const std::string& table, std::string_view country, const Store& store);

// The layer's text with `places` put in: records of the same id are replaced, others kept in their order.
std::string merge_into_layer(const std::string& layer, const std::vector<ImportedPlace>& places);

// ---- parts of the importers

// A name in Arabic letters as Arabic writes it: Persian and Urdu letters exchanged, marks and tatweel dropped, a leading
// generic noun of an administrative unit dropped. "" when it holds anything but Arabic letters and blanks, or is too short.
std::string clean_arabic_name(std::string_view raw, const Store& store);

// A table row by normalised column: lower case, letters and digits only. Of JSON arrays the texts, parted by ';'.
using TableRow = std::map<std::string, std::string, std::less<>>;
struct Table {
  std::vector<TableRow> rows;
  std::vector<std::size_t> lines;  // 1-based, of each row
};
Expected<Table> read_table(const std::string& path);

// The file's bytes. Errors: io.
Expected<std::string> read_bytes(const std::string& path);

// A number of degrees no larger than `most`, as it is written; "" when it is none.
std::string degrees(std::string_view text, double most);

}  // namespace marsad::knowledge
