// Who says which figure, and who is said to have done it. Internal to incident/.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "compare.hpp"
#include "marsad/incident.hpp"

namespace marsad::incident {

// What one member says of one harm in all its words.
struct Sum {
  std::int64_t min = 0, max = 0;
  bool vague = false;
  void add(const Harm& harm) {
    min += harm.min;
    max += std::max(harm.min, harm.max.value_or(harm.min));
    vague = vague || harm.vague;
  }
};
using Sums = std::map<std::size_t, Sum>;  // by member

// Low, best, high and what two independent sources reach. Of one source (`group`) the latest report counts: an update
// raises or mends its own toll; what it replaces stays, marked as superseded, and is told in `revisions` (may be null).
IncidentHarm tally(HarmKind kind, const std::string& who, const Sums& sums, const std::vector<const Told*>& members,
                   const std::vector<std::size_t>& group, std::vector<IncidentRevision>* revisions);

// Claims of responsibility; members that share an actor are one claim. `turned`: see reconcile.cpp.
std::vector<IncidentClaim> claims_of(const std::vector<const Told*>& members, const std::vector<Sketch>& sketches,
                                     const std::vector<bool>& turned);
// Do the claims exclude each other? Different acting parties, or a denial.
bool contested(const std::vector<IncidentClaim>& claims);
// Does the acting party itself say that it did it?
bool accepts(const Event& event, bool turned);

std::string source_name(const Told& told);  // the named source, else the publisher, else the report

}  // namespace marsad::incident
