// Numbers made of several figures and signs: -5, 3/4, 2 1/4, 1 234 567, 1e10, 2^8; and one number of another.
#include <cmath>

#include "../text/fold.hpp"
#include "number_part.hpp"

namespace marsad::mention::numbers {
namespace {

using Hit = TagTable::Hit;

constexpr char kLatinE = static_cast<char>(0x80 | 'e');

class Figure {
 public:
  Figure(const Text& text, std::uint32_t i) : text_(text), i_(i) { n_.first = i; }

  std::optional<Number> read() {
    const bool minus = sign();
    if (!mantissa()) return std::nullopt;
    const bool grouped = decimal_letter() || thousands();
    if (grouped) scale();
    const bool more = grouped || power() || exponent() || slashed();
    if (minus && !closed()) return std::nullopt;
    if (minus) n_.value = -n_.value;
    if (!minus && !more) return std::nullopt;
    return n_;
  }

 private:
  bool plain(std::uint32_t i) const { return text_.is_digits(i) && text_.code(i).find('{') == std::string_view::npos; }

  // A dash that hangs on the figure and on nothing before it.
  bool sign() {
    if (!text_.is(i_, '-') || !text_.glued(i_ + 1) || text_.glued(i_)) return false;
    if (i_ > 0 && text_.is_digits(i_ - 1)) return false;
    ++i_;
    return true;
  }
  // A dash may as well be a bullet or open an insertion: below zero is only what counts nothing.
  bool closed() const { return !text_.is_word(n_.last) && !text_.is(n_.last, '-') && !text_.is(n_.last, '('); }

  bool mantissa() {
    if (!text_.is_digits(i_)) return text_.is_word(i_) && one_word_exponent();
    n_.value = digits_value(text_.code(i_)), n_.last = i_ + 1;
    return true;
  }

  // "4r108 mlywn": agencies of Egypt and the Gulf write the decimals first, so that 108.4 shows on the screen.
  bool decimal_letter() {
    const std::uint32_t i = n_.last;
    if (!plain(i_) || text_.code(i) != "r" || !text_.glued(i) || !text_.glued(i + 1) || !plain(i + 1)) return false;
    const std::size_t places = text_.code(i_).size();
    if (places > 3) return false;
    n_.value = digits_value(text_.code(i + 1)) + n_.value / std::pow(10, places);
    n_.last = i + 2;
    return true;
  }

  // "1e10", "12e-1": the folded text has them as one Latin word.
  bool one_word_exponent() {
    const std::string_view code = text_.code(i_);
    const std::size_t e = code.find(kLatinE);
    if (e == std::string_view::npos || e == 0 || code.find_first_not_of("0123456789") != e) return false;
    n_.value = digits_value(code.substr(0, e)), n_.last = i_ + 1;
    return raise_ten(code.substr(e + 1));
  }
  bool raise_ten(std::string_view exponent) {
    const bool minus = exponent.starts_with('-');
    if (minus || exponent.starts_with('+')) exponent.remove_prefix(1);
    if (exponent.empty() || exponent.size() > 3) return false;
    if (exponent.find_first_not_of("0123456789") != std::string_view::npos) return false;
    const double by = digits_value(exponent);
    n_.value *= std::pow(10, minus ? -by : by);
    whole_word_ = true;
    return std::isfinite(n_.value);
  }
  bool exponent() {
    if (whole_word_) return true;
    const std::uint32_t i = n_.last;
    if (!text_.is_word(i) || !text_.glued(i) || !text_.code(i).starts_with(kLatinE)) return false;
    if (text_.code(i).size() > 1 && raise_ten(text_.code(i).substr(1))) return n_.last = i + 1, true;
    const bool signs = (text_.is(i + 1, '+') || text_.is(i + 1, '-')) && text_.glued(i + 1) && text_.glued(i + 2);
    if (text_.code(i).size() != 1 || !signs || !plain(i + 2)) return false;
    if (!raise_ten(text_.code(i + 2))) return false;
    n_.last = i + 3;
    return true;
  }

  bool power() {
    std::uint32_t i = n_.last;
    if (!text_.is(i, '^') || !text_.glued(i)) return false;
    bool minus = false;
    for (++i; (text_.is(i, '-') || text_.is(i, '+')) && text_.glued(i); ++i) minus = minus != text_.is(i, '-');
    if (!text_.is_digits(i) || !text_.glued(i)) return false;
    const double by = digits_value(text_.code(i));
    const double value = std::pow(n_.value, minus ? -by : by);
    if (!std::isfinite(value)) return false;
    n_.value = value, n_.last = i + 1;
    return true;
  }

  // A part of one: a smaller figure over a larger.
  std::optional<double> part_of_one(std::uint32_t i) const {
    if (!plain(i) || !text_.is(i + 1, '/') || !plain(i + 2) || !text_.glued(i + 1) || !text_.glued(i + 2))
      return std::nullopt;
    if (text_.is(i + 3, '/') && text_.glued(i + 3)) return std::nullopt;
    const double above = digits_value(text_.code(i)), below = digits_value(text_.code(i + 2));
    if (above < 1 || above >= below || below > 100) return std::nullopt;
    return above / below;
  }

  // "3/4 AlkAs", "2 1/4", "1/4 2": a day of the year otherwise.
  bool slashed() {
    if (const auto part = part_of_one(n_.last); part && n_.value == std::trunc(n_.value)) {
      n_.value += *part, n_.last += 3;
      return true;
    }
    const auto part = part_of_one(i_);
    if (!part) return false;
    const std::uint32_t behind = i_ + 3;
    if (plain(behind) && !text_.glued(behind) && !text_.is(behind + 1, '/')) {
      n_.value = *part + digits_value(text_.code(behind)), n_.last = behind + 1;
      return true;
    }
    const bool of_a_whole = (text_.definite(behind) || text_.tags().get(behind, kPreposition).value == "from") && !dated();
    const bool below_zero = i_ > n_.first;
    if (!of_a_whole && !below_zero) return false;
    n_.value = *part, n_.last = behind, n_.kind = Count::Kind::fraction;
    return true;
  }
  // Behind a word of time or a preposition, "3/4" is the third of April.
  bool dated() const {
    if (i_ == 0 || !text_.is_word(i_ - 1)) return false;
    const auto& tags = text_.tags();
    return tags.get(i_ - 1, kUnit) || tags.get(i_ - 1, kWeekday) || tags.get(i_ - 1, kPreposition);
  }

  // "1 234 567": two groups of three at least, with single blanks between.
  bool thousands() {
    if (!plain(i_) || text_.code(i_).size() > 3 || text_.code(i_)[0] == '0') return false;
    if (i_ > 0 && text_.is_digits(i_ - 1)) return false;
    std::uint32_t i = i_ + 1;
    double value = n_.value;
    while (text_.is_digits(i) && text_.code(i).substr(0, text_.code(i).find('{')).size() == 3 && apart_by_one(i)) {
      value = value * 1000 + digits_value(text_.code(i));
      if (!plain(i++)) break;
    }
    if (i < i_ + 3 || text_.is_digits(i)) return false;
    n_.value = value, n_.last = i;
    return true;
  }
  // "4r108 million"
  void scale() {
    const Part by = part_at(text_, n_.last, false);
    if (by && is_scale(by.value) && !by.joined && !by.preposed && !by.dual && !by.digits)
      n_.value *= by.value, n_.last = by.last;
  }
  bool apart_by_one(std::uint32_t i) const { return text_.at(i).code_begin == text_.at(i - 1).code_end + 1; }

  const Text& text_;
  std::uint32_t i_;
  Number n_;
  bool whole_word_ = false;
};

// A plain number at i that another may be divided by.
std::optional<Number> divisor(const Text& text, std::uint32_t i) {
  auto n = scan(text, i);
  if (!n || n->kind != Count::Kind::cardinal || n->vague || n->definite || n->value <= 1) return std::nullopt;
  return n;
}

bool is_preposition(const Text& text, std::uint32_t i, std::string_view which) {
  const Hit hit = text.tags().get(i, kPreposition);
  return hit && hit.proclitics == 0 && hit.enclitic == token::Enclitic::none && hit.value == which;
}

bool is_part_word(const Text& text, std::uint32_t i) { return text.tags().get(i, kQuantity).value == "part"; }

}  // namespace

std::optional<Number> figure(const Text& text, std::uint32_t i) {
  const bool starts = text.is_digits(i) || text.is(i, '-') || (text.is_word(i) && text::is_digit(text.code(i)[0]));
  return starts ? Figure(text, i).read() : std::nullopt;
}

std::optional<Number> one_part(const Text& text, std::uint32_t i) {
  if (!is_part_word(text, i) || !is_preposition(text, i + 1, "from")) return std::nullopt;
  auto n = divisor(text, i + 2);
  if (!n) return std::nullopt;
  n->first = i, n->value = 1 / n->value, n->kind = Count::Kind::fraction, n->digits = false;
  return n;
}

void divide(const Text& text, Number& n) {
  if (n.kind != Count::Kind::cardinal || n.vague || n.value == 0) return;
  const bool parts = is_part_word(text, n.last) && is_preposition(text, n.last + 1, "from");
  const bool on = is_preposition(text, n.last, "on"), of = is_preposition(text, n.last, "from");
  if (!parts && !on && !of) return;
  const auto below = divisor(text, n.last + (parts ? 2 : 1));
  if (!below) return;
  if (text.tags().get(below->last, kMonth) || text.tags().get(below->last, kHijri)) return;
  // "three on two checkpoints" is no two thirds, "three of five fighters" are three.
  if (on && n.value != 1 && text.is_word(below->last)) return;
  if (of && n.value != 1) return;
  if (of) n.people = n.value;
  if (!of) n.kind = Count::Kind::fraction;
  n.value /= below->value, n.last = below->last, n.digits = false;
}

}  // namespace marsad::mention::numbers
