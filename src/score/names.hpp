// Names as the scorer compares them: spelling folded, the article and generic nouns dropped.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace marsad::knowledge {
class Store;
}

namespace marsad::score {

// The words of one name, sorted, each once.
using Words = std::vector<std::u32string>;

// Folds marks, tatweel, hamza seats, ta marbuta and alef maqsura, and nothing else. On purpose not the engine's own folding:
// what that folds too much or too little must show in the score.
std::u32string fold_name(std::string_view utf8);

class Names {
 public:
  // Generic nouns ("town", "district", "north") are those of the record `score_words: generic`.
  explicit Names(const knowledge::Store& store);

  // Of "town of Hajin" the one word "Hajin". Empty when the name has none of its own.
  Words words(std::string_view utf8) const;

 private:
  std::unordered_set<std::u32string> generic_;
};

// Whether two names have a word in common.
bool share_word(const Words& a, const Words& b) noexcept;

}  // namespace marsad::score
