// Events of several reports that tell of one happening (contract: marsad.incident/1).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "marsad/event.hpp"

namespace marsad {

// What one independent source says of one harm: the sum over its own words.
struct IncidentFigure {
  std::int64_t min = 0, max = 0;    // max = min where it gives no upper end
  std::string source;               // who says so: the named source, else the publisher, else the report
  std::string published;            // ISO day of the report the figure is taken from, its source's latest
  std::vector<std::string> events;  // ids
};

// One figure of harm over all members. Nothing is averaged: each bound names the events that give it.
struct IncidentHarm {
  HarmKind kind = HarmKind::killed;
  std::string who;                           // side1 | side2 | civilian | unknown
  std::int64_t low = 0, best = 0, high = 0;  // best: what most independent sources say, of those the latest (UCDP)
  std::vector<std::string> low_from, best_from, high_from;  // event ids
  std::int64_t corroborated = 0;  // the lowest figure, or a higher one that two independent sources reach (ACLED)
  std::vector<IncidentFigure> figures;
};

struct Incident {
  std::string id;
  std::vector<std::string> members;  // event ids, sorted
  std::string type, subtype;
  When when;
  Where where;
  std::vector<Side> sides;
  std::vector<IncidentHarm> harm;
  int independent_sources = 0;  // syndicated copies, one outlet's reports and quotes of one named source count once
  std::string grade;            // confirmed | fair | weak | contested (Airwars' meaning)
};

}  // namespace marsad
