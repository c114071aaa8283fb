// What a flat row and a feature of a map tell alike, under the same names. Internal to codebook/.
#pragma once

#include "json_value.hpp"
#include "marsad/report.hpp"

namespace marsad::codebook {

// The report but its id, the act and its day: title to part_of_day. `published`: the day of the report.
void add_act(Json& out, const Event& event, const Report& report, const std::string& published);
// The place without its coordinates: place to country.
void add_place(Json& out, const Where& where);
// "a; b", null when there is none.
Json list_or_null(const std::vector<std::string>& items);

}  // namespace marsad::codebook
