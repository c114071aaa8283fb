// A day, perhaps with its time and zone, as ISO 8601 writes it.
#pragma once

#include <optional>
#include <string_view>

#include "date.hpp"

namespace marsad::base {

struct Moment {
  Day day;
  std::optional<int> second;  // of the local day, 0 to 86399
  std::optional<int> offset;  // minutes east of Greenwich
};

// "2013-02-12", "2013-02-12T04:30", "2013-02-12T04:30:00.000-02:00", "2013-02-12 04:30:00Z". nullopt when it is none of
// these or no valid time. Fractions of a second are dropped.
std::optional<Moment> parse_moment(std::string_view iso);

}  // namespace marsad::base
