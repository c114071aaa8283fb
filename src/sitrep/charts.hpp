// Charts and a map as SVG, without scripts and without anything from the network.
#pragma once

#include <string>

#include "../codebook/wording.hpp"
#include "facts.hpp"

namespace marsad::knowledge {
class Store;
}

namespace marsad::sitrep {

// Colours that colour-blind readers and grey printers tell apart.
const char* colour_of(const std::string& type);
std::string escaped(const std::string& text);  // for HTML and SVG

// In Arabic the charts run from right to left; the map does not.
std::string week_chart(const Facts& facts, const codebook::Wording& wording);
// Incidents as bars, reported deaths as a line from low to high with a dot at best. `names` as they are shown.
std::string bar_chart(const std::vector<Count>& counts, const std::vector<std::string>& names,
                      const codebook::Wording& wording, bool by_type);
// One circle a place, its area the number of incidents, hollow where only an area is known; the towns of the knowledge in
// grey. Empty when no incident has coordinates.
std::string map_of(const Facts& facts, const knowledge::Store& store, const codebook::Wording& wording);

}  // namespace marsad::sitrep
