// Which bytes are Arabic letters, whatever the typist did: report bytes -> folded code with an offset map back.
//
// The folded code has one byte a character, so that words are short ASCII strings and C++ sources stay ASCII:
//   Arabic letters (hamza seats, ta marbuta, alef maqsura, Persian and Kurdish letters, presentation forms folded):
//     A alef and all its hamzas and madda   b t   v (tha)  j  H (hah)  x (khah)  d  o (thal)  r  z  s  c (sheen)
//     S (sad)  D (dad)  T (tah)  Z (zah)  E (ain)  g (ghain)  f  q  k  l  m  n
//     h (ha and ta marbuta)  w (waw, waw hamza)  y (ya, ya hamza, alef maqsura)  e (bare hamza)
//   0-9   digits of every script                 a Latin letter: its lower case with the high bit set (kLatin | 'a')
//   ' '   any white space but new line            '\n'  new line
//   . , ; : ! ? ( ) [ ] " ' / - _ # @ % + * = < > | & ^ ~   punctuation of either script, folded to its ASCII twin;
//         every kind of quotation mark folds to '"', every dash to '-', the bullet marks to '*', the ellipsis to '.'
//   '$'   anything else that shows (emoji, currency), '{' a decimal mark inside a number
// Left out altogether: marks, tatweel, bidi controls, zero-width characters, thousands marks between digits,
// and the breaks that censors put inside a word ("mq_ _tl", "q_.tl", "A.l.q.S.f").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "marsad/span.hpp"

namespace marsad::text {

inline constexpr unsigned char kLatin = 0x80;

struct Folded {
  std::string code;                       // folded characters
  std::vector<std::uint32_t> begin, end;  // per code byte: the source bytes it stands for, half open, never decreasing

  // Source bytes of code[first, last). Empty span when first >= last.
  Span source(std::size_t first, std::size_t last) const noexcept {
    return first < last ? Span{begin[first], end[last - 1]} : Span{};
  }
  void clear() noexcept { code.clear(), begin.clear(), end.clear(); }
};

// Folds valid UTF-8 into `out`, reusing its memory. Linear; 9 bytes of memory for each code byte.
// A byte that is no UTF-8 folds to '$' (readers refuse such input before it comes here).
void fold(std::string_view utf8, Folded& out);

// The code of one name or word as knowledge files spell it: folded, inner white space single, ends trimmed.
std::string fold_word(std::string_view utf8);

inline bool is_arabic(char c) noexcept { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
inline bool is_latin(char c) noexcept { return static_cast<unsigned char>(c) >= kLatin; }
inline bool is_word(char c) noexcept { return is_arabic(c) || is_digit(c) || is_latin(c); }

}  // namespace marsad::text
