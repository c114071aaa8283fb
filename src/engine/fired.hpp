// Which entries of the knowledge a report used.
#pragma once

#include <map>

#include "../event/reader.hpp"
#include "marsad/fired.hpp"

namespace marsad::engine {

using FiredCounts = std::map<knowledge::Id, Fired>;

// Adds the entries that the mentions and events of the document rest on. Linear in its tokens and events.
void count_fired(const mention::Document& doc, const event::Result& result, FiredCounts& counts);

}  // namespace marsad::engine
