// Tokens to sentences. Not for other rooms.
#pragma once

#include "token.hpp"

namespace marsad::token {

// Fills out.sentences: every token lies in exactly one. A new line ends a sentence and a paragraph.
void split_sentences(std::string_view utf8, Tokens& out);

}  // namespace marsad::token
