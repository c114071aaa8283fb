// Names and set phrases as words of folded code. Internal to knowledge/.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "features.hpp"

namespace marsad::knowledge {

struct PhraseWord {
  std::string code;
  bool lemma = false;        // written with `~`: any form of the word
  std::string_view spelled;  // of such a word, as the file writes it
};

// Folded and split as texts are (text/words.hpp); punctuation and symbols are dropped. Empty when nothing is left.
std::vector<PhraseWord> name_words(std::string_view utf8);

// The same, with `~` before a word.
std::vector<PhraseWord> phrase_words(std::string_view utf8);

// The name as others space it: the blank behind a word that opens names ("Abw", "kfr") comes and goes. `heads`: those words,
// folded. Empty when the name is spelled one way only.
std::vector<std::vector<PhraseWord>> respaced(const std::vector<PhraseWord>& words, const std::set<std::string>& heads);

// What the last letters of a name's first word say of it.
struct Agreement {
  Gender gender = Gender::unknown;
  Number number = Number::unknown;
};
Agreement agreement_by_ending(std::string_view code);

}  // namespace marsad::knowledge
