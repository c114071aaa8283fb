// Where words begin and end in folded code. The one place that says so: texts (token/) and names (knowledge/) must agree.
#pragma once

#include <cstddef>
#include <string_view>

#include "fold.hpp"

namespace marsad::text {

enum class Piece { space, newline, word, number, punctuation, symbol };

// What stands at code[at], at < code.size(), and where it ends. Words are runs of Arabic letters, or of Latin letters with
// the digits, hyphens and apostrophes that join them ("f-16", "2k", "d'ivoire"); digits beside Arabic letters are numbers of
// their own. Symbols are runs of '$', "@name" and web addresses. Every punctuation mark is a piece by itself.
Piece piece_at(std::string_view code, std::size_t at, std::size_t& end) noexcept;

}  // namespace marsad::text
