#include "number.hpp"

#include <algorithm>

#include "../text/fold.hpp"
#include "number_extent.hpp"

namespace marsad::mention {
namespace {

using numbers::Bounds;
using numbers::Number;
using numbers::Text;
using Hit = TagTable::Hit;

class Finder {
 public:
  Finder(const Text& text, std::vector<Count>& out) : text_(text), out_(out), start_(out.size()) {}

  void run() {
    for (std::uint32_t i = 0; i < text_.size();) i = step(i);
  }

 private:
  std::uint32_t step(std::uint32_t i);
  std::uint32_t figures(std::uint32_t i);
  std::uint32_t unit_dual(std::uint32_t i);
  bool stands_for_one(const Number& n) const;
  bool named_month(std::uint32_t i) const;
  bool is_quantity(std::uint32_t i, std::string_view what) const {
    return text_.tags().get(i, numbers::kQuantity).value == what;
  }
  std::optional<Number> number(std::uint32_t i) const;
  std::optional<Number> some_and_more(std::uint32_t i) const;
  Count::Use use_again(const Count& count, const Number& n) const;
  std::uint32_t put_number(std::uint32_t i, std::uint32_t at, const Number& n, Bounds bounds);
  void put(Count count) {
    count.extent.span = text_.span(count.extent.first, count.extent.last);
    if (count.words.empty()) count.words = count.extent.span;
    out_.push_back(std::move(count));
  }
  std::string_view preposition(std::uint32_t i) const { return text_.tags().get(i, numbers::kPreposition).value; }

  bool none_yet() const { return out_.size() == start_; }

  const Text& text_;
  std::vector<Count>& out_;
  std::size_t start_;
};

void set_value(Count& count, const Number& n, const Bounds& bounds) {
  count.kind = n.kind;
  count.value = n.value;
  count.vague = n.vague;
  count.approx = n.approx || bounds.approx;
  const bool people = n.kind == Count::Kind::cardinal;
  const std::int64_t value = people ? numbers::whole(n.people > 0 ? n.people : n.value) : static_cast<std::int64_t>(n.value);
  count.min = value, count.max = value;
  if (bounds.min || n.vague) count.max.reset();
  if (bounds.max && !bounds.min) count.min = std::min<std::int64_t>(1, value), count.max = value;
}

// Clocks and dates in figures: 09:40, 23-01-2024. Not numbers of anything; one Count over all of it.
std::uint32_t Finder::figures(std::uint32_t i) {
  if (!text_.is_digits(i) || !text_.is_digits(i + 2)) return i;
  const auto put_time = [&](std::uint32_t last) {
    Count count;
    count.extent.first = i, count.extent.last = last;
    count.value = numbers::digits_value(text_.code(i));
    count.min = numbers::whole(count.value), count.max = count.min, count.use = Count::Use::time;
    put(std::move(count));
    return last;
  };
  if (text_.is(i + 1, ':') && text_.code(i + 2).size() == 2 && text_.code(i).size() <= 2) {
    const bool seconds = text_.is(i + 3, ':') && text_.is_digits(i + 4) && text_.code(i + 4).size() == 2;
    return put_time(seconds ? i + 5 : i + 3);
  }
  for (const char sign : {'/', '-', '.'})
    if (text_.is(i + 1, sign) && text_.is(i + 3, sign) && text_.is_digits(i + 4)) return put_time(i + 5);
  return i;
}

// "kylwmtryn": the unit itself is the number.
std::uint32_t Finder::unit_dual(std::uint32_t i) {
  const Hit unit = text_.tags().find(i, numbers::kUnitOf, [](const Hit& h) {
    return h.features.number == knowledge::Number::dual && !h.features.construct && (h.proclitics & token::kAl) == 0;
  });
  const bool distance = unit && unit.value == "distance", money = unit && unit.value == "money";
  if (!distance && !money) return i;
  Count count;
  count.extent.first = i, count.extent.last = i + 1;
  count.value = 2, count.min = 2, count.max = 2, count.use = distance ? Count::Use::distance : Count::Use::money;
  put(std::move(count));
  return i + 1;
}

// "one of the passers-by", not the day, "nobody" or "anyone".
bool Finder::stands_for_one(const Number& n) const {
  // "per one soldier": an adjective, no count.
  if (n.value == 1 && n.definite && n.kind == Count::Kind::cardinal && text_.is_word(n.first)) return false;
  if (!n.one_of) return true;
  if (n.definite || !text_.is_word(n.last) || !preposition(n.last).empty()) return false;
  return n.first == 0 || !text_.code(n.first - 1).ends_with("lA");
}

// The number at i, whatever it is made of.
std::optional<Number> Finder::number(std::uint32_t i) const {
  if (auto n = numbers::figure(text_, i)) return n;
  if (auto n = numbers::one_part(text_, i)) return n;
  if (is_quantity(i, "minus")) {
    auto n = text_.is(i + 1, '-') || is_quantity(i + 1, "minus") ? std::nullopt : number(i + 1);
    if (!n || n->kind == Count::Kind::ordinal || n->vague) return std::nullopt;
    n->first = i, n->value = -n->value, n->digits = false;
    return n;
  }
  if (is_quantity(i, "and_more")) return some_and_more(i);
  auto n = numbers::scan(text_, i);
  if (!n) return n;
  // "SfAr" is a month too, and the hour of the attack is the hour zero.
  const bool words = !text_.is_digits(i);
  if (words && n->value == 0 && (n->definite || text_.tags().get(i, numbers::kUnit) || named_month(i))) return std::nullopt;
  numbers::divide(text_, *n);
  return n;
}

// "nyf wE$rwn": twenty and some.
std::optional<Number> Finder::some_and_more(std::uint32_t i) const {
  const bool joined =
      bool(text_.tags().find(i + 1, numbers::kValue, [](const Hit& h) { return h.proclitics == token::kWa; }));
  auto n = joined ? numbers::scan(text_, i + 1) : std::nullopt;
  if (!n || n->kind != Count::Kind::cardinal || n->value < 20) return std::nullopt;
  n->first = i, n->approx = true;
  return n;
}

// A word that is a month as well, beside what makes it one: "10 SfAr", "SfAr 1440", "chr SfAr".
bool Finder::named_month(std::uint32_t i) const {
  if (!text_.tags().get(i, numbers::kHijri)) return false;
  if (text_.is_digits(i + 1)) return true;
  return i > 0 &&
         (text_.is_digits(i - 1) || text_.tags().get(i - 1, numbers::kOrdinal) || text_.tags().get(i - 1, numbers::kUnit));
}

std::uint32_t Finder::step(std::uint32_t i) {
  const bool starts =
      text_.is_digits(i) || text_.any(i) || text_.is(i, '-') || (text_.is_word(i) && text::is_digit(text_.code(i)[0]));
  if (!starts) return i + 1;
  if (const std::uint32_t past = figures(i); past > i) return past;
  for (const auto key : {numbers::kMonth, numbers::kHijri})  // months that have a number in their name
    if (const Hit month = text_.tags().get(i, key); month && month.last > i + 1) return month.last;
  if (const Hit price = text_.tags().get(i, numbers::kQuantity); price && price.value == "none") return price.last;
  if (const Hit rate = text_.tags().get(i, numbers::kUnitOf); rate && rate.value == "percent") return rate.last;
  Bounds bounds;
  std::uint32_t at = numbers::bounds_before(text_, i, bounds);
  if (at > i && text_.is(at, '(')) ++at;
  if (at > i && (text_.code(at) == "Al" || text_.code(at) == "l")) ++at;
  const auto n = number(at);
  if (!n) {
    const std::uint32_t past = at > i ? i : unit_dual(i);
    return std::max(past, i + 1);
  }
  if (!stands_for_one(*n)) return n->last;
  return std::max(put_number(i, at, *n, bounds), i + 1);
}

// "between the years 2012 and 2015", "the brigades 12 and 13": what follows is another of the same.
Count::Use Finder::use_again(const Count& count, const Number& n) const {
  if (none_yet() || !n.digits) return Count::Use::open;
  const Count& last = out_.back();
  const std::uint32_t behind = last.extent.last;
  const bool next =
      count.extent.first == behind + 1 && (text_.code(behind) == "w" || text_.is(behind, ',') || text_.is(behind, '-'));
  if (!next) return Count::Use::open;
  if (last.use == Count::Use::year && numbers::year_like(n)) return last.use;
  const bool counts = text_.tags().get(n.last, numbers::kPerson) || text_.tags().get(n.last, numbers::kUnitOf);
  return last.use == Count::Use::unit_number && !counts ? last.use : Count::Use::open;
}

// The number `n` at token `at`, its bounds before it at token i. Returns the token behind all of it.
std::uint32_t Finder::put_number(std::uint32_t i, std::uint32_t at, const Number& n, Bounds bounds) {
  const std::uint32_t free = none_yet() ? 0 : out_.back().extent.last;
  Count count;
  count.extent.first = i, count.extent.last = n.last;
  count.words = text_.span(n.first, n.last);
  numbers::bounds_behind(text_, n.last, bounds, count);
  set_value(count, n, bounds);
  if (!bounds.min && !bounds.max && n.value > 0) count.extent.first = std::max(free, numbers::range(text_, n, i, count));
  if (at == i && count.extent.first > free)
    numbers::brackets(text_, count);
  else if (at > i && text_.is(at - 1, '(') && text_.is(count.extent.last, ')'))
    ++count.extent.last;
  if (!numbers::percent(text_, n, free, count)) {
    numbers::repeated(text_, count);
    if (count.use == Count::Use::open) count.use = use_again(count, n);
    if (count.use == Count::Use::open)
      count.use = n.value < 0 ? Count::Use::negative : numbers::use_of(text_, numbers::whole_range(n, count));
    count.glued_unit = numbers::glued_unit(text_, n);
  }
  const std::uint32_t past = count.extent.last;
  put(std::move(count));
  return past;
}

}  // namespace

void find_numbers(const TagTable& tags, std::vector<Count>& out) { Finder(Text(tags), out).run(); }

}  // namespace marsad::mention
