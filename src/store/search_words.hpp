// Words as both stores index them: folded as the engine folds, spelled in lower-case ASCII so that no store folds more.
#pragma once

#include <string>
#include <string_view>

namespace marsad::store {

// The words of a text with spaces between; "" when it has none. Two spellings that the engine takes for one word give one
// word here, others never. Linear.
std::string search_words(std::string_view utf8);

// Words of a report that are searched; what stands further on in it is not. Both stores can tell so many apart in a phrase.
inline constexpr std::size_t kMostWords = 16'000;

}  // namespace marsad::store
