#include "words.hpp"

namespace marsad::text {

namespace {

std::size_t run(std::string_view code, std::size_t at, bool (*is)(char) noexcept) {
  while (at < code.size() && is(code[at])) ++at;
  return at;
}

bool latin_or_digit(char c) noexcept { return is_latin(c) || is_digit(c); }
bool name_sign(char c) noexcept { return is_word(c) || c == '_' || c == '.'; }
bool no_space(char c) noexcept { return c != ' ' && c != '\n' && c != '"' && c != ')' && c != '>' && !is_arabic(c); }

std::size_t end_of_latin(std::string_view code, std::size_t at) {
  for (;;) {
    at = run(code, at, latin_or_digit);
    if (at + 1 >= code.size()) return at;
    const bool joined = (code[at] == '-' && latin_or_digit(code[at + 1])) || (code[at] == '\'' && is_latin(code[at + 1]));
    if (!joined) return at;
    ++at;
  }
}

// The Latin text at `at` is `ascii` (lower case).
bool spells(std::string_view code, std::size_t at, std::string_view ascii) {
  if (code.size() - at < ascii.size()) return false;
  for (std::size_t i = 0; i < ascii.size(); ++i) {
    const char c = code[at + i];
    if ((is_latin(c) ? static_cast<char>(c & 0x7F) : c) != ascii[i]) return false;
  }
  return true;
}

// A web address or an e-mail-like "@name" holds dots inside, but the last dot ends the sentence.
std::size_t without_stops(std::string_view code, std::size_t from, std::size_t end) {
  while (end > from + 1 && (code[end - 1] == '.' || code[end - 1] == ',' || code[end - 1] == '!' || code[end - 1] == '?'))
    --end;
  return end;
}

}  // namespace

Piece piece_at(std::string_view code, std::size_t at, std::size_t& end) noexcept {
  const char c = code[at];
  end = at + 1;
  if (c == ' ') return Piece::space;
  if (c == '\n') return Piece::newline;
  if (is_arabic(c)) {
    end = run(code, at, is_arabic);
    return Piece::word;
  }
  if (is_digit(c)) {
    end = run(code, at, is_digit);
    if (end < code.size() && is_latin(code[end])) {
      end = end_of_latin(code, at);
      return Piece::word;
    }
    while (end + 1 < code.size() && code[end] == '{' && is_digit(code[end + 1])) end = run(code, end + 1, is_digit);
    return Piece::number;
  }
  if (is_latin(c)) {
    if (spells(code, at, "http://") || spells(code, at, "https://") || spells(code, at, "www.")) {
      end = without_stops(code, at, run(code, at, no_space));
      return Piece::symbol;
    }
    end = end_of_latin(code, at);
    return Piece::word;
  }
  if (c == '$') {
    end = run(code, at, [](char d) noexcept { return d == '$'; });
    return Piece::symbol;
  }
  const bool inside = at > 0 && is_arabic(code[at - 1]);  // of a word that a censor broke
  if (c == '@' && !inside && end < code.size() && (is_word(code[end]) || code[end] == '_')) {
    end = without_stops(code, at, run(code, end, name_sign));
    return Piece::symbol;
  }
  return Piece::punctuation;
}

}  // namespace marsad::text
