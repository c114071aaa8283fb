// The name somebody may have meant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::knowledge {

// Letters (code points) to insert, drop, replace or swap with their neighbour; `most` + 1 when it takes more than `most`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

// The candidate that takes the fewest edits, at most a third of the letters; of equals, the first. Empty when none is
// near, or the name has two letters only.
std::string_view nearest(std::string_view name, const std::vector<std::string_view>& candidates);

// "did you mean `x`?" or, when nothing is near, the empty string.
std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace marsad::knowledge
