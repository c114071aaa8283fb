// Events and incidents as one flat table, for GeoJSON, GeoPackage and Parquet.
#pragma once

#include <span>
#include <string>

#include "acled_tables.hpp"
#include "json_value.hpp"
#include "record.hpp"
#include "wording.hpp"

namespace marsad::codebook {

struct FlatColumn {
  const char* name;
  const char* type;  // text | integer | real | date
};
// In the order of flat()'s keys; the first is "id".
std::span<const FlatColumn> flat_columns();
// What is not known is null. `english` and `arabic` write the notes.
Json flat(const Record& record, const AcledTables& tables, const Wording& english, const Wording& arabic);

}  // namespace marsad::codebook
