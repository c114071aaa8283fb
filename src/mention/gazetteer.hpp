// A place record as numbers, and which of several homonyms a report means.
#pragma once

#include <string_view>

#include "lexicon.hpp"

namespace marsad::mention {

// All of it empty for kNone. Lexicon::place() remembers what was read.
PlaceInfo place_info(const knowledge::Store& store, Id record);

// Does a record's kind fit the generic noun that leads its name ("town X")? 1 yes, 0 says nothing, -1 no.
int kind_fits(PlaceNoun noun, std::string_view kind);

// Is the noun the very name of the kind ("town" of a town)?
bool names_kind(PlaceNoun noun, std::string_view kind);

// Kilometres between two points on a flat map, good enough within a theatre; -1 when one has no coordinates.
double distance_km(const PlaceInfo& a, const PlaceInfo& b);

// A record that contains others rather than being a spot: country, governorate, region, district.
bool is_area(std::string_view kind);

}  // namespace marsad::mention
