#include "number.hpp"

#include <algorithm>
#include <cmath>

#include "../text/fold.hpp"
#include "number_scan.hpp"

namespace marsad::mention {
namespace {

using numbers::Number;
using numbers::Text;
using Hit = TagTable::Hit;

struct Bounds {
  bool min = false, max = false, approx = false;
  void add(std::string_view bound) {
    min = min || bound == "min" || bound == "more";
    max = max || bound == "max" || bound == "less";
    approx = approx || bound == "approx";
  }
};

class Finder {
 public:
  Finder(const Text& text, std::vector<Count>& out) : text_(text), out_(out) {}

  void run() {
    for (std::uint32_t i = 0; i < text_.size();) i = step(i);
  }

 private:
  std::uint32_t step(std::uint32_t i);
  std::uint32_t figures(std::uint32_t i);
  std::uint32_t unit_dual(std::uint32_t i);
  std::uint32_t bounds_before(std::uint32_t i, Bounds& bounds) const;
  void bounds_behind(std::uint32_t i, Bounds& bounds, Count& count) const;
  std::uint32_t range(const Number& low, std::uint32_t opener, Count& count) const;
  bool second(std::uint32_t i, const Number& low, Count& count) const;
  void brackets(Count& count) const;
  void repeated(Count& count) const;
  bool sign_before(std::uint32_t i) const;
  bool percent(Count& count) const;
  bool percent_before(std::uint32_t i, Count& count) const;
  bool score(const Number& low, std::uint32_t i, Count& count) const;
  bool stands_for_one(const Number& n) const;
  bool named_month(std::uint32_t i) const;
  bool is_quantity(std::uint32_t i, std::string_view what) const {
    return text_.tags().get(i, numbers::kQuantity).value == what;
  }
  std::optional<Number> number(std::uint32_t i) const;
  std::optional<Number> some_and_more(std::uint32_t i) const;
  bool year_after_year(const Count& count, const Number& n) const;
  std::uint32_t put_number(std::uint32_t i, std::uint32_t at, const Number& n, Bounds bounds);
  void put(Count count) {
    count.extent.span = span(count.extent.first, count.extent.last);
    if (count.words.empty()) count.words = count.extent.span;
    out_.push_back(std::move(count));
  }
  Span span(std::uint32_t first, std::uint32_t last) const {
    return {text_.at(first).span.begin, text_.at(last - 1).span.end};
  }
  std::string_view preposition(std::uint32_t i) const { return text_.tags().get(i, numbers::kPreposition).value; }

  const Text& text_;
  std::vector<Count>& out_;
};

std::int64_t whole(double value) {
  constexpr double kMost = 9e15;
  return static_cast<std::int64_t>(std::llround(std::min(value, kMost)));
}

void set_value(Count& count, const Number& n, const Bounds& bounds) {
  count.kind = n.kind;
  count.value = n.value;
  count.vague = n.vague;
  count.approx = n.approx || bounds.approx;
  const bool people = n.kind == Count::Kind::cardinal;
  const std::int64_t value = people ? whole(n.people > 0 ? n.people : n.value) : static_cast<std::int64_t>(n.value);
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
    count.min = whole(count.value), count.max = count.min, count.use = Count::Use::time;
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
    return h.features.number == knowledge::Number::dual && !h.features.construct;
  });
  const bool distance = unit && unit.value == "distance", money = unit && unit.value == "money";
  if (!distance && !money) return i;
  Count count;
  count.extent.first = i, count.extent.last = i + 1;
  count.value = 2, count.min = 2, count.max = 2, count.use = distance ? Count::Use::distance : Count::Use::money;
  put(std::move(count));
  return i + 1;
}

// Where the number starts behind its bounds, `i` when there are none.
std::uint32_t Finder::bounds_before(std::uint32_t i, Bounds& bounds) const {
  std::uint32_t at = i;
  for (unsigned chained = 0; chained < 3; ++chained) {
    const Hit hit = text_.tags().get(at, numbers::kBound);
    if (!hit || hit.enclitic != token::Enclitic::none || (chained > 0 && (hit.proclitics & token::kWa))) break;
    bounds.add(hit.value);
    at = hit.last;
  }
  return at;
}

// "at least" behind the number, or behind the few words that it counts.
void Finder::bounds_behind(std::uint32_t i, Bounds& bounds, Count& count) const {
  if (text_.is(i, '+') && text_.glued(i)) {  // "100+"
    bounds.min = true, count.extent.last = i + 1;
    return;
  }
  for (std::uint32_t k = i; k < i + 4 && !text_.newline(k); ++k) {
    if (const Hit hit = text_.tags().get(k, numbers::kAfter)) {
      bounds.add(text_.tags().get(k, numbers::kBound).value);
      if (k == i) count.extent.last = hit.last;
      return;
    }
    if (text_.at(k).kind != token::Kind::word) return;
    if (text_.tags().get(k, numbers::kValue) && k > i) return;
  }
}

bool Finder::second(std::uint32_t i, const Number& low, Count& count) const {
  const auto high = numbers::scan(text_, i);
  if (!high || high->kind != Count::Kind::cardinal || low.kind != Count::Kind::cardinal || high->vague || low.vague)
    return false;
  double least = low.value;
  // "5 to 6 thousand"
  if (low.digits && high->value >= 1000 && least < 1000 && !high->digits) {
    const double scaled = least * std::pow(1000, std::floor(std::log10(high->value) / 3));
    if (scaled < high->value) least = scaled;
  }
  if (least >= high->value) return false;
  count.min = whole(least), count.max = whole(high->value), count.value = least;
  count.extent.last = high->last;
  count.words.end = text_.at(high->last - 1).span.end;
  return true;
}

// "10-15", "10 to 15", "between 10 and 15", "three or four". Returns the first token of the range, or low.first.
std::uint32_t Finder::range(const Number& low, std::uint32_t opener, Count& count) const {
  const std::uint32_t i = low.last;
  const std::string_view before = opener > 0 && !text_.newline(opener - 1) ? preposition(opener - 1) : std::string_view{};
  const bool until = before == "from" && preposition(i) == "until";
  if (text_.is(i, '-') && low.digits && text_.is_digits(i + 1) && !text_.is(i + 2, '-')) {
    if (!score(low, i + 1, count)) second(i + 1, low, count);
  } else if (until || (preposition(i) == "to" && !text_.tags().get(i, numbers::kBound))) {  // "nHw" is "about" too
    if (!second(i + 1, low, count)) return opener;
    if (before == "between" || (before == "from" && text_.code(opener - 1) == "mn")) return opener - 1;
  } else if (text_.code(i) == "Aw") {
    second(i + 1, low, count);
  } else if (before == "between") {
    const bool apart = text_.code(i) == "w";
    const bool joined =
        apart || text_.tags().find(i, numbers::kValue, [](const Hit& h) { return (h.proclitics & token::kWa) != 0; });
    if (joined && second(apart ? i + 1 : i, low, count))
      return opener > 1 && text_.code(opener - 2) == "mA" ? opener - 2 : opener - 1;
  }
  return opener;
}

void Finder::brackets(Count& count) const {
  const std::uint32_t first = count.extent.first, last = count.extent.last;
  if (first == 0) return;
  const bool round = text_.is(first - 1, '(') && text_.is(last, ')'),
             square = text_.is(first - 1, '[') && text_.is(last, ']');
  const bool slashed = text_.is(first - 1, '/') && text_.is(last, '/'),
             quoted = text_.is(first - 1, '"') && text_.is(last, '"');
  if (!round && !square && !slashed && !quoted) return;
  --count.extent.first, ++count.extent.last;
}

// "15 (fifteen)"
void Finder::repeated(Count& count) const {
  const std::uint32_t i = count.extent.last;
  if (!text_.is(i, '(')) return;
  const auto again = numbers::scan(text_, i + 1);
  if (again && again->value == count.value && text_.is(again->last, ')')) count.extent.last = again->last + 1;
}

// "%30": and no number stands before the sign.
bool Finder::sign_before(std::uint32_t i) const {
  return i > 0 && text_.is(i - 1, '%') && text_.glued(i) && !(i > 1 && text_.is_digits(i - 2) && text_.glued(i - 1));
}

bool Finder::percent(Count& count) const {
  const std::uint32_t i = count.extent.last;
  if (text_.is(i, '%')) {
    ++count.extent.last;
    count.words.end = text_.at(i).span.end;
  } else if (const Hit words = text_.tags().get(i, numbers::kUnitOf); words && words.value == "percent") {
    count.extent.last = words.last;
    count.words.end = text_.at(words.last - 1).span.end;
  } else if (sign_before(count.extent.first)) {
    --count.extent.first;
    count.words.begin = text_.at(count.extent.first).span.begin;
  } else {
    return false;
  }
  count.kind = Count::Kind::percent, count.use = Count::Use::percent;
  return true;
}

// "one of the passers-by", not the day, "nobody" or "anyone".
bool Finder::stands_for_one(const Number& n) const {
  // "any one", "each one", "one after the other": a pronoun.
  if (n.value == 1 && n.first > 0 && text_.is_word(n.first) && is_quantity(n.first - 1, "each")) return false;
  if (!n.one_of) return true;
  if (n.definite || !text_.is_word(n.last) || !preposition(n.last).empty()) return false;
  return n.first == 0 || !text_.code(n.first - 1).ends_with("lA");
}

// "3-1" of a match: the larger first, or a word of sports before it.
bool Finder::score(const Number& low, std::uint32_t i, Count& count) const {
  constexpr double kMost = 20;
  const double high = numbers::digits_value(text_.code(i));
  if (low.value > kMost || high > kMost || text_.at(i).span.size() > 4) return false;
  bool sport = low.value >= high;
  for (std::uint32_t k = low.first, steps = 0; k > 0 && steps < 6 && !text_.newline(k - 1) && !sport; ++steps)
    sport = text_.tags().get(--k, numbers::kUnitOf).value == "score";
  if (!sport) return false;
  count.use = Count::Use::score;
  count.extent.last = i + 1, count.words.end = text_.at(i).span.end;
  return true;
}

// "percent 10", "a rate of 10": when no per cent follows.
bool Finder::percent_before(std::uint32_t i, Count& count) const {
  const auto unit = [&](std::uint32_t k) { return text_.tags().get(k, numbers::kUnitOf).value; };
  if (i == 0 || text_.newline(i - 1)) return false;
  std::uint32_t first = i - 1;
  if (unit(first) != "percent_before") {
    // the phrase is of two words: "fy AlmAp"
    if (unit(first) != "percent" && (first == 0 || unit(first - 1) != "percent")) return false;
    if (unit(first) != "percent") --first;
    const bool behind_a_number = first > 0 && (text_.is_digits(first - 1) || text_.tags().get(first - 1, numbers::kValue));
    if (behind_a_number || !text_.is_digits(i)) return false;
  }
  count.extent.first = first;
  count.words.begin = text_.at(first).span.begin;
  count.kind = Count::Kind::percent, count.use = Count::Use::percent;
  return true;
}

// The number at i, whatever it is made of.
std::optional<Number> Finder::number(std::uint32_t i) const {
  if (auto n = numbers::figure(text_, i)) return n;
  if (auto n = numbers::one_part(text_, i)) return n;
  if (is_quantity(i, "minus")) {
    auto n = text_.is(i + 1, '-') ? std::nullopt : number(i + 1);
    if (!n || n->kind == Count::Kind::ordinal || n->vague) return std::nullopt;
    n->first = i, n->value = -n->value, n->digits = false;
    return n;
  }
  if (is_quantity(i, "and_more")) return some_and_more(i);
  auto n = numbers::scan(text_, i);
  if (!n) return n;
  // "SfAr" is a month too, and the hour of the attack is the hour zero.
  const bool words = !text_.is_digits(i);
  if (words && n->value == 0 && (n->definite || text_.tags().get(i, numbers::kTimeUnit) || named_month(i)))
    return std::nullopt;
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
  return i > 0 && (text_.is_digits(i - 1) || text_.tags().get(i - 1, numbers::kOrdinal) ||
                   text_.tags().get(i - 1, numbers::kTimeUnit));
}

std::uint32_t Finder::step(std::uint32_t i) {
  const bool starts = text_.is_digits(i) || text_.tags().any(i) || text_.is(i, '-') ||
                      (text_.is_word(i) && text::is_digit(text_.code(i)[0]));
  if (!starts) return i + 1;
  if (const std::uint32_t past = figures(i); past > i) return past;
  for (const auto key : {numbers::kMonth, numbers::kHijri})  // months that have a number in their name
    if (const Hit month = text_.tags().get(i, key); month && month.last > i + 1) return month.last;
  if (const Hit price = text_.tags().get(i, numbers::kQuantity); price && price.value == "none") return price.last;
  Bounds bounds;
  std::uint32_t at = bounds_before(i, bounds);
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

// "between the years 2012 and 2015", "2012, 2013": what follows a year looks like one.
bool Finder::year_after_year(const Count& count, const Number& n) const {
  if (out_.empty() || !numbers::year_like(n) || out_.back().use != Count::Use::year) return false;
  const std::uint32_t behind = out_.back().extent.last;
  return count.extent.first == behind + 1 && (text_.code(behind) == "w" || text_.is(behind, ',') || text_.is(behind, '-'));
}

// Of a range the words behind its end say what it counts: "4 - 10 June".
Number whole_range(Number n, const Count& count) {
  if (count.max && *count.max != count.min && count.words.end > 0) n.last = std::max(n.last, count.extent.last);
  return n;
}

// The number `n` at token `at`, its bounds before it at token i. Returns the token behind all of it.
std::uint32_t Finder::put_number(std::uint32_t i, std::uint32_t at, const Number& n, Bounds bounds) {
  Count count;
  count.extent.first = i, count.extent.last = n.last;
  count.words = span(n.first, n.last);
  bounds_behind(n.last, bounds, count);
  set_value(count, n, bounds);
  if (!bounds.min && !bounds.max && n.value > 0) count.extent.first = range(n, i, count);
  if (at == i)
    brackets(count);
  else if (text_.is(at - 1, '(') && text_.is(count.extent.last, ')'))
    ++count.extent.last;
  if (!percent(count) && !percent_before(n.first, count)) {
    repeated(count);
    if (year_after_year(count, n)) count.use = Count::Use::year;
    if (count.use == Count::Use::open)
      count.use = n.value < 0 ? Count::Use::negative : numbers::use_of(text_, whole_range(n, count));
    count.glued_unit = numbers::glued_unit(text_, n);
  }
  const std::uint32_t past = count.extent.last;
  put(std::move(count));
  return past;
}

}  // namespace

void find_numbers(const token::Tokens& tokens, const knowledge::Store& store, std::vector<Count>& out) {
  const TagTable tags = numbers::table(tokens, store);
  Finder(Text(tags), out).run();
}

}  // namespace marsad::mention
