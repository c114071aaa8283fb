#include "number_part.hpp"

#include <charconv>

namespace marsad::mention::numbers {
namespace {

using Counted = knowledge::Number;  // singular, dual, plural
using token::Enclitic;
using Hit = TagTable::Hit;

constexpr std::uint16_t kAnd = token::kWa | token::kFa;
constexpr std::uint16_t kLikeness = token::kKa | token::kHamza;
constexpr std::uint16_t kGoverns = token::kBi | token::kLi | token::kKa;

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

void set_clitics(Part& part, std::uint16_t proclitics) {
  part.joined = (proclitics & kAnd) != 0;
  part.definite = (proclitics & token::kAl) != 0;
  part.preposed = (proclitics & kGoverns) != 0;
}

class Word {
 public:
  Word(const Text& text, std::uint32_t i, bool opens) : text_(text), i_(i), opens_(opens) {}

  Part read() const {
    const Hit value = value_hit();
    if (const Part fraction = this->fraction(value)) return fraction;
    return value ? cardinal(value) : vague();
  }

 private:
  Hit value_hit() const {
    if (!opens_)
      if (const Hit one = eleven(); one) return one;
    return text_.tags().find(i_, kValue, [&](const Hit& h) {
      // "kmyp" is a quantity and "Amyp" a house of caliphs: no hundred
      if (h.enclitic != Enclitic::none || (h.proclitics & kLikeness) != 0) return false;
      if ((h.proclitics & token::kAl) && text_.tags().get(i_, kWeekday)) return false;  // "AlAvnyn": Monday
      const double value = number_of(h.value);
      if (value > 0 && value < 1) return false;  // a fraction
      if (h.features.pos == knowledge::Pos::phrase || h.features.number != Counted::dual) return true;
      // "mytA" is a dead man as well: two hundred stand before what they count.
      if (h.features.construct && !before_a_thing()) return false;
      return value == kDozen || value >= 100;
    });
  }

  bool before_a_thing() const { return text_.is_word(i_ + 1) && !text_.tags().get(i_ + 1, kPreposition); }

  // "m}p wAHd E$r": behind a number and before a ten, "wAHd" is "and one", which folds like "one".
  Hit eleven() const {
    Hit joined;
    if (text_.tags().find(i_ + 1, kValue, [](const Hit& h) { return h.proclitics == 0 && h.value == "10"; }))
      joined = text_.tags().find(i_, kQuantity, [](const Hit& h) {
        return h.value == "one_of" && (h.proclitics & kAnd) != 0 && h.enclitic == Enclitic::none;
      });
    if (!joined) return joined;
    return text_.tags().find(i_, kValue, [&](const Hit& h) { return h.proclitics == joined.proclitics && h.value == "1"; });
  }

  // "xms AlfTyrp" is a fifth of the cake, "xms sAEAt" five hours: what follows decides. Halves, thirds and quarters are
  // nothing else.
  Part fraction(const Hit& value) const {
    Part part;
    const Hit hit = text_.tags().find(i_, kFraction, [](const Hit& h) { return h.enclitic == Enclitic::none; });
    if (!hit || (hit.proclitics & token::kAl) != 0) return part;
    const double of = number_of(hit.value);
    const bool plural = hit.features.number == Counted::plural;
    bool dual = hit.features.number == Counted::dual;
    if (value && (plural || dual)) return part;
    if (of > 4 && dual && hit.features.construct) return part;  // "tsEy" seeks
    const bool whole = text_.definite(hit.last);
    dual = dual || (whole && hit.features.accusative);  // "vlvA AlmdynP": before the whole no tanwin is meant
    const bool starts = opens_ || (hit.proclitics & kAnd) != 0;
    if (value && !(whole && starts)) return part;
    part.last = hit.last, part.value = 1 / of, part.fraction = true, part.plural = plural, part.dual = dual;
    part.loose = of > 4 && !whole && !plural;
    set_clitics(part, hit.proclitics);
    return part;
  }

  Part cardinal(const Hit& hit) const {
    Part part;
    part.last = hit.last, part.value = number_of(hit.value);
    // of the same reading: "wAHd" is one, and "and one of"
    const std::string_view quantity =
        text_.tags()
            .find(i_, kQuantity, [&](const Hit& h) { return h.last == hit.last && h.proclitics == hit.proclitics; })
            .value;
    part.one_of = quantity == "one_of";
    part.dual = hit.features.number == Counted::dual && hit.features.form == knowledge::Form::base;
    if (text_.code(i_).ends_with('A') && has_accusative(text_, i_)) part.dual = opens_ && !has_mark_at_end(text_, i_);
    part.plural = hit.features.number == Counted::plural && part.value >= kDozen;
    set_clitics(part, hit.proclitics);
    if (part.plural) part.quantity = part.value == kDozen ? 2 * kDozen : part.value;
    return part;
  }

  Part vague() const {
    Part part;
    const Hit hit = text_.tags().find(i_, kQuantity, [](const Hit& h) { return h.features.number != Counted::dual; });
    if (!hit || hit.enclitic != Enclitic::none || number_of(hit.value) <= 0) return part;
    if ((hit.proclitics & kLikeness) != 0) return part;
    // "bEdh" is "after him" too
    const bool after_him = (hit.proclitics & token::kBi) != 0 && text_.code(i_).ends_with("Edh");
    if (after_him && (!before_a_thing() || text_.definite(i_ + 1))) return part;
    set_clitics(part, hit.proclitics);
    part.last = hit.last, part.quantity = number_of(hit.value), part.definite = false;
    return part;
  }

  const Text& text_;
  std::uint32_t i_;
  bool opens_;
};

}  // namespace

double number_of(std::string_view text) noexcept {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

double place_of(double value) noexcept {
  double place = 1;
  while (value >= place * 10) place *= 10;
  return place;
}

Part part_at(const Text& text, std::uint32_t i, bool opens) {
  // "w" and "Al" that the typist set apart from the figure.
  const std::string_view code = text.code(i);
  const bool apart = (code == "w" && text.code(i + 1) != "w") || (code == "wAl" && text.is_digits(i + 1));
  if (!opens && text.is_word(i) && apart) {
    Part next = part_at(text, i + 1, false);
    if (next.joined || next.quantity > 0) return Part{};
    next.joined = true;
    return next;
  }
  if (text.is_digits(i)) {
    Part figure;
    figure.last = i + 1, figure.value = digits_value(code), figure.digits = true;
    return figure;
  }
  return text.is_word(i) ? Word(text, i, opens).read() : Part{};
}

}  // namespace marsad::mention::numbers
