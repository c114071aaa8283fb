#include "number_scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "number_part.hpp"

namespace marsad::mention::numbers {
namespace {

using token::Enclitic;
using Hit = TagTable::Hit;

class Scanner {
 public:
  Scanner(const Text& text, std::uint32_t i) : text_(text), first_(i) {}

  std::optional<Number> cardinal();
  std::optional<Number> ordinal() const;

 private:
  Part part(std::uint32_t i, bool opens) const { return part_at(text_, i, opens); }
  static bool closes_one(const Part& next);
  bool take(const Part& part);
  bool add(const Part& part);
  bool add_fraction(double value);
  bool multiply(const Part& part);
  bool divide(const Part& part);
  bool add_parts(const Part& numerator);
  void same_scale_again();
  bool opens_second(const Part& part) const;
  void open(const Part& part);
  Number vague_number(const Part& head, const Part& scale) const;
  std::optional<Number> vague();

  const Text& text_;
  std::uint32_t first_, last_ = 0;
  double total_ = 0, current_ = 0;  // whole thousands; what is below
  double step_ = 0;                 // the place of the last part: 1, 10, 100, 1000 ...
  double last_value_ = 0;
  double least_scale_ = 1e18;
  bool digits_ = false;        // the last part was written in digits
  bool digits_scale_ = false;  // and the hundred behind it: "3 m}p"
};

void Scanner::open(const Part& p) {
  const double value = p.dual ? p.value * 2 : p.value;
  if (is_scale(p.value) && !p.digits)
    total_ = value, least_scale_ = p.value;
  else
    current_ = value;
  digits_ = p.digits;
  step_ = p.digits ? 0 : p.fraction ? 0.1 : place_of(value);
  last_value_ = p.value;
  last_ = p.last;
}

// "and a half": of the thousand or million before it, else of one.
bool Scanner::add_fraction(double value) {
  if (step_ < 1 && !digits_) return false;
  if (is_scale(last_value_) && !digits_)
    total_ += value * last_value_;
  else
    current_ += value;
  step_ = 0.1, digits_ = false;
  return true;
}

// "and" + a part: it must be smaller than the place of the one before; units come before tens.
bool Scanner::add(const Part& p) {
  const double value = p.dual ? p.value * 2 : p.value;
  if (p.fraction) {
    if (p.definite || p.plural || p.loose || !add_fraction(value)) return false;
    last_value_ = p.value, last_ = p.last;
    return true;
  }
  if (p.digits) {
    if (value >= step_ || step_ < (digits_scale_ ? 100 : 1000)) return false;
    current_ += value;
  } else if (step_ == 1 && last_value_ < 10 && p.value >= 20 && p.value < 100 && !p.dual) {
    current_ += value;
    step_ = 1, last_value_ = 20;
    last_ = p.last;
    return true;
  } else if (step_ >= 100 && (place_of(p.value) < step_ || p.value == kDozen)) {
    if (is_scale(p.value))
      total_ += value;
    else
      current_ += value;
  } else {
    return false;
  }
  step_ = place_of(value), last_value_ = p.value;
  last_ = p.last;
  return true;
}

// Behind its numerator: "three fifths", "twenty-three fifth".
bool Scanner::divide(const Part& p) {
  const bool many = p.plural && current_ > 0 && total_ == 0;
  const bool singular = !p.plural && !p.dual && !digits_ && total_ == 0 && current_ > 10 && current_ < 100;
  if (!many && !singular) return false;
  current_ *= p.value;
  step_ = 0.1, last_value_ = p.value, digits_ = false;
  last_ = p.last;
  return true;
}

// "and three quarters": the numerator with its parts.
bool Scanner::add_parts(const Part& numerator) {
  const Part parts = numerator.joined && !numerator.fraction ? part(numerator.last, false) : Part{};
  if (!parts || !parts.fraction || !parts.plural || parts.joined) return false;
  if (numerator.value * parts.value >= 1 || !add_fraction(numerator.value * parts.value)) return false;
  last_ = parts.last;
  return true;
}

// "a million and half the million"
void Scanner::same_scale_again() {
  const Part again = part(last_, false);
  if (again && again.definite && !again.joined && total_ > 0 && again.value == least_scale_) last_ = again.last;
}

// A part without "and": a scale behind its multiplier, the ten of the teens, the parts that a fraction has.
bool Scanner::multiply(const Part& p) {
  if (p.fraction) return divide(p);
  if (p.digits || p.dual) return false;
  const bool digits = digits_;
  if (p.value == 10 && !digits_ && step_ == 1 && last_value_ >= 1 && last_value_ <= 9) {
    current_ += 10;
    step_ = 1, last_value_ = 11;
  } else if (p.value == 100 && last_value_ >= 3 && last_value_ <= 9 && current_ == last_value_ && (step_ == 1 || digits_)) {
    current_ += last_value_ * 99;
    step_ = 100, last_value_ = 100;
  } else if (p.value == kDozen && current_ > 0 && total_ == 0) {
    current_ *= kDozen;
    step_ = 0, last_value_ = kDozen;
  } else if (is_scale(p.value) && current_ > 0) {
    total_ += current_ * p.value;
    current_ = 0;
    least_scale_ = p.value;
    step_ = p.value, last_value_ = p.value;
  } else if (is_scale(p.value) && total_ > 0 && p.value > 1000 && last_value_ == 1000) {
    total_ *= p.value;  // a thousand million
    step_ = p.value, last_value_ = p.value;
  } else {
    return false;
  }
  digits_scale_ = digits, digits_ = false;
  last_ = p.last;
  return true;
}

// "ten thousand and 15 thousand", "three hundred and four hundred": the scale comes again, so another number has begun.
bool Scanner::opens_second(const Part& p) const {
  if (p.fraction || is_scale(p.value)) return false;
  Part next = part(p.last, false);
  if (next && !next.joined && next.value == 100 && p.value >= 3 && p.value <= 9 && current_ >= 100) return true;
  if (total_ <= 0) return false;
  // The rest of what is below a thousand: "and five ten", "and five and twenty".
  for (int most = 4; most > 0 && next && !next.fraction && next.value > 0 && next.value < 1000; --most)
    next = part(next.last, false);
  return next && !next.joined && is_scale(next.value) && next.value >= least_scale_ && !next.definite;
}

// "AHd" stands for one only in eleven and twenty-one.
bool Scanner::closes_one(const Part& next) {
  return next && !next.preposed && !next.digits && (next.joined ? next.value >= 20 && next.value < 100 : next.value == 10);
}

bool Scanner::take(const Part& p) {
  if (!p || p.preposed || p.value == 0) return false;  // a vague word has no value
  if (p.one_of && !closes_one(part(p.last, false))) return false;
  return p.joined ? add(p) : multiply(p);
}

Number Scanner::vague_number(const Part& head, const Part& scale) const {
  Number n;
  n.first = first_, n.last = scale ? scale.last : head.last;
  n.value = head.quantity * (scale ? (scale.value > 0 ? scale.value : scale.quantity >= 24 ? 10 : 1) : 1);
  n.vague = true, n.definite = head.definite;
  return n;
}

// "tens", "hundreds of thousands", "several", "a number of".
std::optional<Number> Scanner::vague() {
  const Part head = part(first_, true);
  if (!head || head.quantity <= 0 || (head.value > 0 && !head.plural)) return std::nullopt;
  const Part next = part(head.last, false);
  // "some ten" is thirteen to nineteen, "some and twenty" more than twenty-three.
  const bool some = head.quantity == 3 && next && !next.preposed && !next.digits && !next.fraction;
  if (some && (next.joined ? next.value >= 20 && next.value < 100 : next.value == 10)) {
    Number n = vague_number(head, Part{});
    n.value += next.value, n.last = next.last;
    return n;
  }
  const bool scale = next && !next.joined && !next.preposed && !next.dual && !next.digits && !next.fraction &&
                     (next.plural || is_scale(next.value) || next.quantity >= 24);
  return vague_number(head, scale ? next : Part{});
}

std::optional<Number> Scanner::cardinal() {
  if (auto n = vague()) return n;
  const Part head = part(first_, true);
  if (!head || (head.fraction && (head.plural || head.loose))) return std::nullopt;
  open(head);
  bool only_fraction = head.fraction;
  for (Part next = part(last_, false); next; next = part(last_, false)) {
    if (head.one_of && last_ == head.last && !closes_one(next)) break;
    if (next.joined && opens_second(next)) break;
    if (next.joined && add_parts(next)) continue;
    const bool parts = next.fraction && !next.joined;
    if (!take(next)) break;
    only_fraction = parts;
    if (next.joined && next.fraction) same_scale_again();
  }
  Number n;
  n.first = first_, n.last = last_, n.value = total_ + current_;
  n.digits = head.digits && last_ == head.last;
  n.one_of = head.one_of && last_ == head.last;
  n.definite = head.definite;
  if (only_fraction) n.kind = Count::Kind::fraction;
  if (const Hit more = text_.tags().get(last_, kQuantity);
      more && more.value == "and_more" && (more.proclitics & token::kWa)) {
    n.last = more.last;
    n.approx = true;
  }
  return n;
}

std::optional<Number> Scanner::ordinal() const {
  const Hit head = text_.tags().find(first_, kOrdinal, [](const Hit& h) { return h.enclitic == Enclitic::none; });
  if (!head) return std::nullopt;
  Number n;
  n.first = first_, n.last = head.last, n.value = number_of(head.value), n.kind = Count::Kind::ordinal;
  n.definite = (head.proclitics & token::kAl) != 0;
  const Part next = part(head.last, false);
  if (next && !next.joined && next.value == 10 && n.value < 10 && !next.digits)
    n.value += 10, n.last = next.last;
  else if (next && next.joined && next.definite && next.value >= 20 && next.value < 100 && n.value < 10)
    n.value += next.value, n.last = next.last;
  return n;
}

// The plain definite noun before it, of which it may be the twentieth; not "the dead twenty".
bool behind_one_thing(const Text& text, std::uint32_t i) {
  if (i == 0 || !text.is_word(i - 1) || text.tags().get(i - 1, kValue)) return false;
  bool definite = text.definite(i - 1);
  for (const token::Analysis& a : text.tags().tokens().readings(text.at(i - 1))) {
    if (a.has(token::kAl) && a.features.number == knowledge::Number::plural) return false;
    definite = definite || a.has(token::kAl);
  }
  const std::string_view code = text.code(i - 1);
  return definite && !code.ends_with("wn") && !code.ends_with("yn") && !code.ends_with("At");
}

// "the house the twentieth", "the one and twentieth", "the hundred and twenty-fifth".
void as_ordinal(const Text& text, Number& n) {
  if (!n.definite || n.digits || n.vague || n.value < 20 || n.kind != Count::Kind::cardinal) return;
  const Hit unit = text.tags().find(n.last, kOrdinal, [](const Hit& h) {
    return h.enclitic == Enclitic::none && (h.proclitics & token::kWa) && (h.proclitics & token::kAl);
  });
  if (unit && n.value >= 100) {
    const auto rest = Scanner(text, n.last).ordinal();
    n.value += rest->value, n.last = rest->last, n.kind = Count::Kind::ordinal;
    return;
  }
  const bool alone = (n.first == 0 || text.newline(n.first - 1)) && text.newline(n.last);
  if (alone || behind_one_thing(text, n.first)) n.kind = Count::Kind::ordinal;
}

}  // namespace

bool Text::definite(std::uint32_t i) const {
  if (!is_word(i)) return false;
  for (const token::Analysis& a : tokens_.readings(at(i)))
    if (a.has(token::kAl)) return !a.has(token::kWa | token::kFa | token::kBi | token::kLi);
  return code(i).size() > 3 && code(i).starts_with("Al");
}

double digits_value(std::string_view code) noexcept {
  std::array<char, 64> plain;
  const std::size_t size = std::min(code.size(), plain.size());
  for (std::size_t i = 0; i < size; ++i) plain[i] = code[i] == '{' ? '.' : code[i];
  double value = 0;
  std::from_chars(plain.data(), plain.data() + size, value, std::chars_format::fixed);
  return code.size() > size ? value * std::pow(10, code.size() - size) : value;
}

std::optional<Number> scan(const Text& text, std::uint32_t i) {
  if (!text.is_digits(i) && !text.any(i)) return std::nullopt;
  if (auto n = Scanner(text, i).ordinal()) {
    // "the tenth" and "ten" fold apart; a word that is both is an ordinal with the article only.
    const bool both = text.tags().get(i, kValue) && !n->definite;
    if (!both) return n;
  }
  auto n = Scanner(text, i).cardinal();
  if (n) as_ordinal(text, *n);
  return n;
}

}  // namespace marsad::mention::numbers
