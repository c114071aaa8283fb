// Reading one number. Not for other rooms.
#pragma once

#include <optional>

#include "mention.hpp"
#include "number_tags.hpp"

namespace marsad::mention::numbers {

using namespace tag;

// The tags that say something of numbers.
inline constexpr Keys kNumberKeys = bit(kValue) | bit(kOrdinal) | bit(kBound) | bit(kQuantity) | bit(kUnitOf) | bit(kAfter) |
                                    bit(kUnit) | bit(kMonth) | bit(kHijri) | bit(kPreposition) | bit(kGroup) | bit(kPerson) |
                                    bit(kWeekday) | bit(kFraction) | bit(kWeapon) | bit(kWord);

// A number without its surroundings.
struct Number {
  std::uint32_t first = 0, last = 0;  // tokens
  double value = 0;
  Count::Kind kind = Count::Kind::cardinal;
  bool vague = false;   // "tens", "several": value is the least
  bool approx = false;  // "fifty-odd"
  bool digits = false;  // written in digits alone
  bool one_of = false;  // "one of the ..."
  bool definite = false;
  double people = 0;  // "one of three": the value is a third, those counted are one
};

// Tokens seen as signs and figures.
class Text {
 public:
  explicit Text(const TagTable& tags) : tags_(tags), tokens_(tags.tokens()) {}
  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(tokens_.tokens.size()); }
  const token::Token& at(std::uint32_t i) const noexcept { return tokens_.tokens[i]; }
  std::string_view code(std::uint32_t i) const noexcept { return i < size() ? tokens_.code(at(i)) : std::string_view{}; }
  bool is(std::uint32_t i, char sign) const noexcept {
    return i < size() && at(i).kind == token::Kind::punctuation && code(i)[0] == sign;
  }
  bool is_digits(std::uint32_t i) const noexcept { return i < size() && at(i).kind == token::Kind::number; }
  bool is_word(std::uint32_t i) const noexcept { return i < size() && at(i).kind == token::Kind::word; }
  bool newline(std::uint32_t i) const noexcept { return i >= size() || at(i).kind == token::Kind::newline; }
  // Nothing stands between token i - 1 and i.
  bool glued(std::uint32_t i) const noexcept { return i > 0 && i < size() && at(i - 1).code_end == at(i).code_begin; }
  Span span(std::uint32_t first, std::uint32_t last) const noexcept { return {at(first).span.begin, at(last - 1).span.end}; }
  // A word that has the article and nothing before it.
  bool definite(std::uint32_t i) const;
  const TagTable& tags() const noexcept { return tags_; }
  // Something that the lexicon knows of numbers or of what they count.
  bool any(std::uint32_t i) const noexcept { return (tags_.keys(i) & kNumberKeys) != 0; }

 private:
  const TagTable& tags_;
  const token::Tokens& tokens_;
};

// The value of digits with a decimal mark ('{').
double digits_value(std::string_view code) noexcept;

// The longest number that starts at token i.
std::optional<Number> scan(const Text& text, std::uint32_t i);

// A number at token i that signs and several figures make, its sign included; nullopt for plain digits and words.
std::optional<Number> figure(const Text& text, std::uint32_t i);
// "a part of a hundred".
std::optional<Number> one_part(const Text& text, std::uint32_t i);
// "one on twenty", "three parts of a hundred", "one of three": divides `n` by the number behind it, when there is one.
void divide(const Text& text, Number& n);

// Digits that may be a year of our time.
inline bool year_like(const Number& n) noexcept { return n.digits && n.value >= 1900 && n.value < 2100; }

// A figure and the unit behind it written as one word: "5km", "20dwlAr".
bool glued_unit(const Text& text, const Number& number);

// What the words around a number say that it counts.
Count::Use use_of(const Text& text, const Number& number);

}  // namespace marsad::mention::numbers
