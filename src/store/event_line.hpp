// A "marsad.event/1" line, understood.
#pragma once

#include <string>
#include <vector>

#include "incident/told.hpp"
#include "marsad/error.hpp"

namespace marsad::store {

struct EventLine {
  std::string line;
  incident::Told told;
  std::vector<Evidence> proofs;  // proofs[i] has the words told.wording[i]
};

// Errors: json (no JSON), field (no event, no report named, a value of the wrong type).
Expected<EventLine> read_event_line(std::string line);

}  // namespace marsad::store
