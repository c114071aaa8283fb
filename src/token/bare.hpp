// A word without what hangs on its front, for names as they are quoted.
#pragma once

#include <string_view>

#include "token.hpp"

namespace marsad::token {

struct Bare {
  std::uint32_t code_begin = 0;  // where the word itself begins; its article is part of it
  bool lost_article = false;     // "lltnZym" is l + AltnZym, the alef of the article gone
};

// Behind the outer proclitics (w f b l k) that `proclitics` names. The whole token when nothing would be left.
inline Bare without_proclitics(const Tokens& tokens, const Token& token, std::uint16_t proclitics) noexcept {
  Bare bare{token.code_begin, false};
  for (const std::uint16_t bit : {kWa, kFa, kBi, kLi, kKa})
    if (proclitics & bit) ++bare.code_begin;
  if (bare.code_begin >= token.code_end) return {token.code_begin, false};
  bare.lost_article = (proclitics & kLi) != 0 && tokens.folded.code[bare.code_begin] == 'l' &&
                      tokens.code(token).find("ll") != std::string_view::npos;
  return bare;
}

}  // namespace marsad::token
