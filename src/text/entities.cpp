// HTML entities that careless pages leave in their text.
#include <algorithm>

#include "folder.hpp"

namespace marsad::text {

namespace {

struct Entity {
  std::string_view name;
  char32_t c;
};

constexpr Entity kEntities[] = {
    {"nbsp", 0xA0},     {"quot", '"'},     {"amp", '&'},       {"lt", '<'},        {"gt", '>'},       {"apos", '\''},
    {"laquo", 0xAB},    {"raquo", 0xBB},   {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"sbquo", 0x201A},  {"bdquo", 0x201E}, {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"ndash", 0x2013}, {"mdash", 0x2014},
    {"hellip", 0x2026}, {"bull", 0x2022},  {"middot", 0xB7},   {"lrm", 0x200E},    {"rlm", 0x200F},   {"zwj", 0x200D},
    {"zwnj", 0x200C},   {"shy", 0xAD},     {"thinsp", 0x2009}, {"ensp", 0x2002},   {"emsp", 0x2003},  {"copy", 0xA9},
    {"reg", 0xAE},      {"trade", 0x2122}, {"deg", 0xB0},      {"times", 0xD7},    {"euro", 0x20AC},  {"pound", 0xA3},
    {"prime", 0x2032},  {"Prime", 0x2033}, {"minus", 0x2212},  {"frasl", 0x2044},  {"brvbar", 0xA6},
};

char32_t numeric(std::string_view digits) {
  const bool hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty()) return 0;
  char32_t value = 0;
  for (const char c : digits) {
    const char low = static_cast<char>(c | 0x20);
    const int digit = is_digit(c) ? c - '0' : hex && low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    if (digit < 0 || value > 0x10FFFF) return 0;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  return value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF) ? 0 : value;
}

}  // namespace

char32_t entity_at(std::string_view text, std::size_t at, std::size_t& end) noexcept {
  constexpr std::size_t kLongest = 10;
  const std::string_view rest = text.substr(at + 1, kLongest);
  std::size_t size = 0;
  while (size < rest.size() && (is_arabic(rest[size]) || is_digit(rest[size]) || (size == 0 && rest[0] == '#'))) ++size;
  const bool closed = size < rest.size() && rest[size] == ';';
  const std::string_view name = rest.substr(0, size);
  end = at + 1 + size + (closed ? 1 : 0);
  if (!name.empty() && name[0] == '#') return closed ? numeric(name.substr(1)) : 0;
  // Browsers forgive a missing ';' behind the old names only; so do we, behind the one that pages really break.
  if (!closed && name != "nbsp") return 0;
  const auto* found =
      std::find_if(std::begin(kEntities), std::end(kEntities), [&](const Entity& e) { return e.name == name; });
  return found == std::end(kEntities) ? 0 : found->c;
}

}  // namespace marsad::text
