// Numbers in words and digits, with their bounds, and what stands beside them.
#pragma once

#include <vector>

#include "mention.hpp"
#include "number_tags.hpp"

namespace marsad::mention {

// Appends all numbers of the report in order; no two overlap. Cardinals of both genders and all cases, compounds, digits,
// ranges, vague quantities, ordinals, fractions and per cents; duals and singulars of nouns are not numbers. Bounds before
// the number ("at least", "about") are part of its extent, bounds behind only when they follow at once. Needs `tags` read.
// Linear in the tokens.
void find_numbers(const TagTable& tags, std::vector<Count>& out);

}  // namespace marsad::mention
