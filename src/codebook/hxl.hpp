// A table with the Humanitarian Exchange Language's tags in its second line (https://hxlstandard.org).
#pragma once

#include <string>

#include "acled_tables.hpp"
#include "record.hpp"
#include "wording.hpp"

namespace marsad::codebook {

std::string hxl_header();  // names and tags, two lines
std::string hxl_row(const Record& record, const AcledTables& tables, const Wording& wording);

}  // namespace marsad::codebook
