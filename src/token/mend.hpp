// What a mended word may rest on, and the two ways to mend: words that are too long come apart, broken ones are joined.
// Not for other rooms.
#pragma once

#include <array>

#include "analyse.hpp"
#include "token.hpp"

namespace marsad::token {

inline constexpr std::size_t kLongestRepair = 32;  // letters

// What is known of a string of letters.
struct Finding {
  bool any = false;          // some reading
  bool record = false;       // a lexicon record
  bool particle = false;     // a particle with nothing hung on it
  bool article = false;      // a record with its article
  bool conjunction = false;  // a record or a name behind "and"
  bool name = false;         // a name of one word, proclitics aside
  // Stands well by itself.
  bool whole() const noexcept { return record || name; }
};

Finding look_up(Analyser& analyser, const knowledge::Store& store, std::string_view code, bool closed);

inline bool is_arabic_word(const Tokens& out, const Token& t) noexcept {
  return t.kind == Kind::word && text::is_arabic(out.folded.code[t.code_begin]);
}

// glued.cpp: where an unknown word comes apart into two known ones, 0 when nowhere.
std::size_t seam(std::string_view utf8, Analyser& analyser, const knowledge::Store& store, const Tokens& out,
                 const Token& token);

// A run of tokens that is one word, found by broken().
struct Mend {
  std::size_t last = 0;  // the token that ends it; its first one when nothing is broken
  // Latin letters and digits that stand for Arabic ones: where, and for which.
  struct Letter {
    std::uint32_t at;
    char code;
  };
  std::array<Letter, 8> letters{};
  std::size_t letter_count = 0;
};

// broken.cpp: how far the word at token `first` goes on behind breaks: one space, a mark, a Latin letter, a lone "and".
Mend broken(Analyser& analyser, const knowledge::Store& store, const Tokens& out, std::size_t first);

}  // namespace marsad::token
