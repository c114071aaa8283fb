// Furniture in plain text that was copied from a page: "read also", "back to top", copyright lines.
#pragma once

#include <string_view>
#include <vector>

#include "marsad/span.hpp"
#include "page_words.hpp"

namespace marsad::report {

// Stretches of `text` (valid UTF-8) that are no part of the story: whole lines with their line ends, sorted, not touching
// each other. The text itself stays as it is, so that offsets hold. Linear.
std::vector<Span> chrome_spans(std::string_view text, const PageWords& words);

}  // namespace marsad::report
