// Folded text to raw tokens. Not for other rooms.
#pragma once

#include "token.hpp"

namespace marsad::token {

// Fills out.tokens from out.folded; no readings yet. Underscores inside a hashtag turn into spaces of out.folded.code.
void split(std::string_view utf8, Tokens& out);

}  // namespace marsad::token
