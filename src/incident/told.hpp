// An event as one report tells it, with what linking needs to know of the report.
#pragma once

#include <string>
#include <vector>

#include "marsad/event.hpp"

namespace marsad::incident {

struct Told {
  Event event;         // evidence is not needed and may be empty
  std::string report;  // id of its report
  std::string title, publisher, published, url, sha256;
  std::string same_as;  // the report that this one copies or updates, and how: "exact", "near", "update"
  std::string same;
  std::string sentence;              // the one that tells the act
  std::vector<std::string> wording;  // the evidence's words, as the report spells them
};

}  // namespace marsad::incident
