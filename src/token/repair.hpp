// Words that the typist glued together or broke in two. Not for other rooms.
#pragma once

#include "analyse.hpp"
#include "token.hpp"

namespace marsad::token {

// Reads one word token: fills its vocabulary word and readings, sharing those of the same word read before.
void read_word(std::string_view utf8, Analyser& analyser, const knowledge::Store& store, Tokens& out, Token& token);

// Splits and joins unknown words where the outcome is known. Call with all tokens read.
void repair(std::string_view utf8, Analyser& analyser, const knowledge::Store& store, Tokens& out);

}  // namespace marsad::token
