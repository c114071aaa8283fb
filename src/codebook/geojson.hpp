// Events as an RFC 7946 FeatureCollection, written piece by piece.
#pragma once

#include <string>
#include <string_view>

#include "marsad/reading.hpp"
#include "marsad/report.hpp"

namespace marsad::codebook {

// Opens the collection; features follow with ",\n" between them, then geojson_close().
std::string geojson_open();
// One feature on one line: flat properties that a map tool shows as they are; geometry null when the place has no
// coordinates.
std::string geojson_feature(const Event& event, const Report& report, const Anchor& anchor, std::string_view knowledge);
std::string geojson_close();

}  // namespace marsad::codebook
