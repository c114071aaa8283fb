// The contract's JSON lines read back.
#pragma once

#include <string_view>
#include <vector>

#include "../incident/told.hpp"
#include "marsad/error.hpp"

namespace marsad::codebook {

// One "marsad.event/1" line. Fields that are absent are empty; unknown ones are passed over. Evidence comes as its wording.
// Errors: json (no JSON), field (another schema, no id, a value of the wrong type).
Expected<incident::Told> read_event(std::string_view line);
// The same with the evidence: proofs[i] is where Told::wording[i] stands.
Expected<incident::Told> read_event(std::string_view line, std::vector<Evidence>& proofs);

}  // namespace marsad::codebook
