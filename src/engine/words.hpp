// Tokens in the public shape, for tools and tests.
#pragma once

#include <string_view>
#include <vector>

#include "../token/token.hpp"
#include "marsad/token.hpp"

namespace marsad::engine {

// One Word a token but for line breaks, by its best reading; `offset` is added to their spans. Linear.
void append_words(const token::Tokens& tokens, std::string_view text, const knowledge::Store& store, std::uint32_t offset,
                  std::vector<Word>& out);

}  // namespace marsad::engine
