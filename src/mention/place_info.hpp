// A place record of the knowledge as numbers.
#pragma once

#include <optional>
#include <string_view>

namespace marsad::mention {

struct PlaceInfo {
  std::string_view id, name_ar, name_en, kind, country, admin1, admin2, admin3, pcode, in;
  std::optional<double> lat, lon;
  double accuracy_km = 0;
  double population = 0;
  bool own = false;     // from knowledge/gazetteer, not an import
  bool unit = false;    // an administrative unit of a table that the user imported: it wins over what is built in
  bool common = false;  // the name is also a common word
};

}  // namespace marsad::mention
