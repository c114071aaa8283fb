// Marks between digits: thousands marks go, decimal marks become '{', the dots of dates and versions stay.
#include <algorithm>

#include "folder.hpp"

namespace marsad::text {

namespace {

enum class Sign { none, dot, comma, arabic_comma, thousands, decimal, space };

Sign sign_at(std::string_view in, std::size_t at, std::size_t& size) {
  size = 1;
  if (at >= in.size()) return Sign::none;
  if (in[at] == '.') return Sign::dot;
  if (in[at] == ',') return Sign::comma;
  const std::string_view two = in.substr(at, 2), three = in.substr(at, 3);
  size = 2;
  if (two == "\xD8\x8C") return Sign::arabic_comma;
  if (two == "\xD9\xAC") return Sign::thousands;
  if (two == "\xD9\xAB") return Sign::decimal;
  if (two == "\xC2\xA0") return Sign::space;
  size = 3;
  if (three == "\xE2\x80\xAF" || three == "\xE2\x80\x89") return Sign::space;
  return Sign::none;
}

// Behind the bidi controls at `at`, which some keyboards and converters put around a decimal mark.
std::size_t behind_controls(std::string_view in, std::size_t at) {
  for (;;) {
    const std::string_view three = in.substr(std::min(at, in.size()), 3);
    const bool general = three >= "\xE2\x80\xAA" && three <= "\xE2\x80\xAE";
    const bool mark = three == "\xE2\x80\x8E" || three == "\xE2\x80\x8F";
    if (!general && !mark) return at;
    at += 3;
  }
}

char plain(Sign sign) { return sign == Sign::dot ? '.' : sign == Sign::space ? ' ' : ','; }

}  // namespace

// The signs and groups of digits that follow the digits already written.
struct Folder::Chain {
  std::size_t signs = 0, end = 0;
  Sign last = Sign::none;      // the last sign
  Sign body = Sign::none;      // the sign before that, Sign::none when they differ among themselves
  bool body_same = true;       // all signs but the last are the same
  bool body_threes = true;     // all groups but the last have three digits
  std::size_t last_group = 0;  // digits of the last group
};

Folder::Chain Folder::scan_chain() const {
  Chain chain;
  chain.end = pos_;
  for (;;) {
    std::size_t size = 0, width = 0, digits = 0;
    const std::size_t mark = behind_controls(in_, chain.end);
    const Sign sign = sign_at(in_, mark, size);
    if (sign == Sign::none) return chain;
    std::size_t at = behind_controls(in_, mark + size);
    while (digit_at(at, width)) at += width, ++digits;
    if (digits == 0) return chain;
    if (sign == Sign::space && (digits != 3 || (chain.signs > 0 && chain.last != Sign::space))) return chain;
    if (chain.signs > 0) {
      if (chain.signs > 1 && chain.body != chain.last) chain.body_same = false;
      chain.body = chain.last;
      if (chain.last_group != 3) chain.body_threes = false;
    }
    chain.last = sign, chain.last_group = digits, chain.end = at;
    ++chain.signs;
  }
}

bool Folder::number_mark() {
  if (n_ == 0 || !is_digit(code_[n_ - 1])) return false;
  const Chain chain = scan_chain();
  if (chain.signs == 0) return false;
  std::size_t lead = 1;
  while (lead < 4 && lead < n_ && is_digit(code_[n_ - 1 - lead])) ++lead;
  const bool groups = lead < 4 && code_[n_ - lead] != '0' && chain.body_threes && chain.body_same;
  const bool uniform = chain.signs == 1 || chain.last == chain.body;
  const bool fraction = groups && chain.signs > 1 && !uniform && chain.last != Sign::space &&
                        chain.last != Sign::thousands && chain.last != Sign::arabic_comma && chain.body != Sign::decimal;
  const bool thousands = groups && uniform && chain.last_group == 3 && chain.last != Sign::decimal;
  if (chain.signs == 1 && chain.last == Sign::space && !thousands) return false;
  const bool single = chain.signs == 1 && chain.last != Sign::arabic_comma;

  for (std::size_t nth = 1; pos_ < chain.end; ++nth) {
    std::size_t size = 0;
    pos_ = behind_controls(in_, pos_);
    const Sign sign = sign_at(in_, pos_, size);
    const bool last = nth == chain.signs;
    const bool dropped = thousands || (fraction && !last);
    if (!dropped) put((fraction || single) ? '{' : plain(sign), pos_, pos_ + size);
    pos_ = behind_controls(in_, pos_ + size);
    for (std::size_t width = 0; const char digit = digit_at(pos_, width); pos_ += width) put(digit, pos_, pos_ + width);
  }
  return true;
}

}  // namespace marsad::text
