// What a case expects of single words and of sentences. Not for other rooms.
#pragma once

#include <optional>
#include <string_view>

#include "cases.hpp"

namespace marsad::engine {

// "WORD = w+Al+STEM+hA LEMMA"; nullopt when it is none.
std::optional<CaseWord> parse_word(std::string_view value);

}  // namespace marsad::engine
