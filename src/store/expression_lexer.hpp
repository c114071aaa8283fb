// The words of a `--where` expression. Not for other rooms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace marsad::store {

struct Lexeme {
  enum class Kind { name, text, number, sign, end } kind = Kind::end;
  std::string value;   // of a text without its quotes
  std::size_t at = 0;  // byte offset in the expression
};

// Ends with one of Kind::end. Throws Fault: usage (a quote without its partner, a sign that means nothing).
std::vector<Lexeme> lexemes(std::string_view text);

// Throws Fault: usage. `at` is told as a column, in characters from 1.
[[noreturn]] void refuse(std::string_view text, std::size_t at, std::string fragment, std::string message,
                         std::string suggestion);

}  // namespace marsad::store
