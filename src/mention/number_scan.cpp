#include "number_scan.hpp"

#include <charconv>
#include <cmath>
#include <string>

namespace marsad::mention::numbers {
namespace {

using Counted = knowledge::Number;  // singular, dual, plural
using token::Enclitic;
using Hit = TagTable::Hit;

// One word or figure of a number.
struct Part {
  std::uint32_t last = 0;
  double value = 0;
  bool digits = false;
  bool joined = false;  // "and" stands before it
  bool definite = false;
  bool preposed = false;  // "in", "to" ... hangs on it
  bool plural = false;    // "hundreds", "thousands"
  bool dual = false;
  bool fraction = false;
  bool one_of = false;
  double quantity = 0;  // the least that a vague word says
  explicit operator bool() const { return last != 0; }
};

double number_of(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_scale(double v) { return v >= 1000; }

// "AlfA": at the head twice a thousand; with a tanwin, or behind another number, one thousand. The tanwin is a mark
// on the alef: its letter has more bytes.
bool has_mark_at_end(const Text& text, std::uint32_t i) {
  const auto& folded = text.tags().tokens().folded;
  const std::uint32_t k = text.at(i).code_end - 1;
  return folded.end[k] - folded.begin[k] > 2;
}

bool has_accusative(const Text& text, std::uint32_t i) {
  return bool(text.tags().find(
      i, kValue, [](const Hit& h) { return h.features.accusative && h.features.number == Counted::singular; }));
}

class Scanner {
 public:
  Scanner(const Text& text, std::uint32_t i) : text_(text), first_(i) {}

  std::optional<Number> cardinal();
  std::optional<Number> ordinal();

 private:
  Part part(std::uint32_t i, bool opens) const;
  Part word(std::uint32_t i, bool opens) const;
  bool take(const Part& part);
  bool add(const Part& part);
  bool multiply(const Part& part);
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
  bool digits_ = false;
};

double place_of(double v) {  // 1, 10, 100 ...
  double place = 1;
  while (v >= place * 10) place *= 10;
  return place;
}

Part Scanner::word(std::uint32_t i, bool opens) const {
  Part part;
  const Hit hit = text_.tags().find(i, kValue, [&](const Hit& h) {
    if (h.enclitic != Enclitic::none) return false;
    if ((h.proclitics & token::kAl) && text_.tags().get(i, kWeekday)) return false;  // "AlAvnyn": Monday
    return h.features.pos == knowledge::Pos::phrase || h.features.number != Counted::dual || number_of(h.value) >= 100;
  });
  if (hit) {
    part.last = hit.last, part.value = number_of(hit.value);
    // of the same reading: "wAHd" is one, and "and one of"
    const std::string_view quantity =
        text_.tags()
            .find(i, kQuantity, [&](const Hit& h) { return h.last == hit.last && h.proclitics == hit.proclitics; })
            .value;
    part.fraction = quantity == "fraction", part.one_of = quantity == "one_of";
    part.dual = hit.features.number == Counted::dual && hit.features.form == knowledge::Form::base;
    if (text_.code(i).ends_with('A') && has_accusative(text_, i)) part.dual = opens && !has_mark_at_end(text_, i);
    part.plural = hit.features.number == Counted::plural && part.value >= 100;
    part.joined = (hit.proclitics & (token::kWa | token::kFa)) != 0, part.definite = (hit.proclitics & token::kAl) != 0;
    part.preposed = (hit.proclitics & (token::kBi | token::kLi | token::kKa)) != 0;
    if (part.plural) part.quantity = part.value;
    return part;
  }
  const Hit vague = text_.tags().get(i, kQuantity);
  if (!vague || vague.enclitic != Enclitic::none || number_of(vague.value) <= 0) return part;
  part.last = vague.last, part.quantity = number_of(vague.value), part.joined = (vague.proclitics & token::kWa) != 0;
  part.preposed = (vague.proclitics & (token::kBi | token::kLi | token::kKa)) != 0;
  return part;
}

Part Scanner::part(std::uint32_t i, bool opens) const {
  // "w" and "Al" that the typist set apart from the figure.
  const std::string_view code = text_.code(i);
  if (!opens && text_.is_word(i) && (code == "w" || (code == "wAl" && text_.is_digits(i + 1)))) {
    Part apart = part(i + 1, false);
    if (apart.joined || apart.quantity > 0) return Part{};
    apart.joined = true;
    return apart;
  }
  if (text_.is_digits(i)) {
    Part figure;
    figure.last = i + 1, figure.value = digits_value(code), figure.digits = true;
    return figure;
  }
  return text_.is_word(i) ? word(i, opens) : Part{};
}

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

// "and" + a part: it must be smaller than the place of the one before; units come before tens.
bool Scanner::add(const Part& p) {
  const double value = p.dual ? p.value * 2 : p.value;
  if (p.fraction) {
    if (p.definite || step_ < 1) return false;
    if (is_scale(last_value_))
      total_ += value * last_value_;
    else
      current_ += value;
  } else if (p.digits) {
    if (step_ < 1000 || value >= step_) return false;
    current_ += value;
  } else if (step_ == 1 && last_value_ < 10 && p.value >= 20 && p.value < 100 && !p.dual) {
    current_ += value;
    step_ = 1, last_value_ = 20;
    last_ = p.last;
    return true;
  } else if (step_ >= 100 && place_of(p.value) < step_) {
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

// A part without "and": a scale behind its multiplier, the ten of the teens.
bool Scanner::multiply(const Part& p) {
  if (p.fraction || p.digits || p.dual) return false;
  if (p.value == 10 && !digits_ && step_ == 1 && last_value_ >= 1 && last_value_ <= 9) {
    current_ += 10;
    step_ = 1, last_value_ = 11;
  } else if (p.value == 100 && last_value_ >= 3 && last_value_ <= 9 && current_ >= last_value_ && (step_ == 1 || digits_)) {
    current_ += last_value_ * 99;
    step_ = 100, last_value_ = 100;
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
  digits_ = false;
  last_ = p.last;
  return true;
}

// "ten thousand and 15 thousand": the scale comes again, so another number has begun.
bool Scanner::opens_second(const Part& p) const {
  const Part scale = part(p.last, false);
  return scale && !scale.joined && is_scale(scale.value) && !is_scale(p.value) && total_ > 0 && scale.value >= least_scale_;
}

bool Scanner::take(const Part& p) {
  if (!p || p.preposed || p.one_of || (p.value == 0 && p.quantity == 0)) return false;
  if (p.value == 0) return false;  // a vague word
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
  const bool scale = next && !next.joined && !next.preposed && !next.dual && !next.digits &&
                     (next.plural || is_scale(next.value) || next.quantity >= 24);
  return vague_number(head, scale ? next : Part{});
}

std::optional<Number> Scanner::cardinal() {
  if (auto n = vague()) return n;
  const Part head = part(first_, true);
  if (!head) return std::nullopt;
  open(head);
  bool only_fraction = head.fraction;
  for (Part next = part(last_, false); next; next = part(last_, false)) {
    if (head.one_of && !(next.value == 10 && !next.joined)) break;
    if (next.joined && opens_second(next)) break;
    if (!take(next)) break;
    only_fraction = false;
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

std::optional<Number> Scanner::ordinal() {
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

}  // namespace

TagTable table(const token::Tokens& tokens, const knowledge::Store& store) {
  return TagTable(tokens, store,
                  {"number_value", "ordinal_value", "bound", "quantity", "unit_of", "after", "time_unit", "month",
                   "hijri_month", "preposition", "group", "person", "weekday"});
}

double digits_value(std::string_view code) noexcept {
  double value = 0, place = 0;
  for (const char c : code) {
    if (c == '{')
      place = 1;
    else if (place > 0)
      value += (c - '0') * (place /= 10);
    else
      value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Number> scan(const Text& text, std::uint32_t i) {
  if (!text.is_digits(i) && !text.tags().any(i)) return std::nullopt;
  if (auto n = Scanner(text, i).ordinal()) {
    // "the tenth" and "ten" fold apart; a word that is both is an ordinal with the article only.
    const bool both = text.tags().get(i, kValue) && !n->definite;
    if (!both) return n;
  }
  return Scanner(text, i).cardinal();
}

}  // namespace marsad::mention::numbers
