// Arabic for tests, written in ASCII: the letters of the folded code (text/fold.hpp) and, in capitals and signs that the
// code leaves free, what folding takes away.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.hpp"

namespace marsad::test {

//   P ta marbuta   Y alef maqsura   O alef with hamza   I with hamza below   M with madda   W waw hamza   U ya hamza
//   ~ tatweel   u damma   a fatha   X shadda   N tanwin fath   everything else stands for itself
inline std::string spell(std::string_view code) {
  constexpr std::string_view from = "AbtvjHxdorzscSDTZEgfqklmnhwyePYOIMWU~uaXN";
  constexpr char32_t to[] = {0x627, 0x628, 0x62A, 0x62B, 0x62C, 0x62D, 0x62E, 0x62F, 0x630, 0x631, 0x632,
                             0x633, 0x634, 0x635, 0x636, 0x637, 0x638, 0x639, 0x63A, 0x641, 0x642, 0x643,
                             0x644, 0x645, 0x646, 0x647, 0x648, 0x64A, 0x621, 0x629, 0x649, 0x623, 0x625,
                             0x622, 0x624, 0x626, 0x640, 0x64F, 0x64E, 0x651, 0x64B};
  static_assert(from.size() == sizeof to / sizeof *to);
  std::string text;
  for (const char c : code) {
    const auto at = from.find(c);
    base::append_utf8(text, at == std::string_view::npos ? static_cast<char32_t>(static_cast<unsigned char>(c)) : to[at]);
  }
  return text;
}

}  // namespace marsad::test
