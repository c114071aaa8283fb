// What a sentence reports: as JSON for programs, as a table row for people.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "marsad/classify.hpp"

namespace marsad::codebook {

// {"line": 1, "labels": ["assault"], "sides": [...], "trigger": {"begin": 0, "end": 8, "text": "..."}}: one object, one
// line, no new line at the end. Without findings labels and sides are empty and trigger is null; of two findings `sides` and
// `trigger` are the first one's, the second stands in "second": {"label": ..., "sides": ..., "trigger": ...}.
std::string findings_json(std::uint64_t line, const std::vector<Finding>& findings, std::string_view text);

// The same as aligned rows with a new line behind each, a row for each finding. `width` 0: uncut.
std::string findings_heading();
std::string findings_rows(std::uint64_t line, const std::vector<Finding>& findings, std::string_view text,
                          std::size_t width);

}  // namespace marsad::codebook
