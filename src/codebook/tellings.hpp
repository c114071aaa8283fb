// What the decision "one act or two" looked at, as JSON for the tool that fits its weights.
#pragma once

#include <string>

#include "marsad/report.hpp"
#include "marsad/telling.hpp"

namespace marsad::codebook {

// {"report": ID, "tellings": [{"event": marsad.event/1, "sentence": [0, 80], "ranges": [[0, 44]], "own_day": true, "told":
// 0.7, "signs": {"own_spot": 1}}], "pairs": [{"first": 0, "second": 1, "may_join": true, "score": -1.2, "signs": {...}}]}:
// one object, one line, no new line at the end.
std::string tellings_json(const Tellings& tellings, const Report& report, std::string_view knowledge);

}  // namespace marsad::codebook
