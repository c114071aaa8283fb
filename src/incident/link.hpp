// Events of many reports -> incidents: blocks by place and day, compares within them, joins what fits.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "compare.hpp"
#include "marsad/incident.hpp"

namespace marsad::incident {

// What a reviewer decided of two events: it stands above every score.
struct Decision {
  std::string a, b;  // event ids
  bool together = true;
};

struct LinkCounts {
  std::size_t events = 0, compared = 0, incidents = 0, planned = 0;
};

// Every event that is not merely planned belongs to exactly one incident. The result depends on the set of events only, not
// on their order: incidents are sorted by id, members within them too. Near linear while the number of events that one
// place sees on one day is bounded: each event is compared with those of its cell (0.15 degrees) and its neighbours, of the
// same day and those beside it, and with at most kMostCompared of each cell and day. `told` is sorted by event id; doubles
// of one id are dropped.
inline constexpr std::size_t kMostCompared = 400;
std::vector<Incident> link(std::vector<Told>& told, const Weights& weights, const std::vector<Decision>& decisions,
                           LinkCounts& counts);

// The incident that these events make together; `told` holds them.
Incident reconcile(const std::vector<const Told*>& members);

}  // namespace marsad::incident
