// Events of several reports that tell of one happening (contract: marsad.incident/1).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "marsad/event.hpp"

namespace marsad {

// One figure of harm over all members. Nothing is averaged: each bound names the events that give it.
struct IncidentHarm {
  HarmKind kind = HarmKind::killed;
  std::string who;
  std::int64_t low = 0, best = 0, high = 0;
  std::vector<std::string> low_from, best_from, high_from;  // event ids
};

struct Incident {
  std::string id;
  std::vector<std::string> members;  // event ids, sorted
  std::string type, subtype;
  When when;
  Where where;
  std::vector<Side> sides;
  std::vector<IncidentHarm> harm;
  int independent_sources = 0;
  std::string grade;  // confirmed | fair | weak | contested (Airwars' meaning)
};

}  // namespace marsad
