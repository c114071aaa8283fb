// Words of a line of text: as JSON for programs, as a table row for people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "marsad/token.hpp"

namespace marsad::codebook {

// {"line": 1, "tokens": [{"text": "...", "begin": 0, "end": 9, "proclitics": [...], "stem": "...", "enclitics": [...],
// "lemma": "..." | null, "sentence": 0}]}: one object, one line, no new line at the end.
std::string tokens_json(std::uint64_t line, const std::vector<Word>& words, std::string_view text);

// One word a row: line, sentence, bytes, its parts joined by "+", lemma; a new line behind each.
std::string tokens_heading();
std::string tokens_rows(std::uint64_t line, const std::vector<Word>& words);

// "w+Al+bld+hA" in Arabic letters: proclitics, stem and pronoun.
std::string parts_of(const Word& word);

}  // namespace marsad::codebook
