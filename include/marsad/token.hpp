// Words of a text as they are read: where each begins and ends, what hangs on it, and which word of the lexicon it is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "span.hpp"

namespace marsad {

struct Word {
  Span span;                            // bytes of the text; the spans of all words tile it but for white space
  std::vector<std::string> proclitics;  // as written, outermost first: "w", "b", "Al" in their Arabic letters
  std::string stem;                     // what is left between proclitics and pronoun, as the text spells it
  std::vector<std::string> enclitics;   // at most one: the pronoun
  std::string lemma;                    // base form of the lexicon; empty when no record knows the word
  std::uint32_t sentence = 0;           // 0-based, in the order of the text
};

}  // namespace marsad
