#include "number_extent.hpp"

#include <algorithm>
#include <cmath>

namespace marsad::mention::numbers {
namespace {

using Hit = TagTable::Hit;

std::string_view preposition(const Text& text, std::uint32_t i) { return text.tags().get(i, kPreposition).value; }

bool second(const Text& text, std::uint32_t i, const Number& low, Count& count) {
  const auto high = scan(text, i);
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
  count.words.end = text.at(high->last - 1).span.end;
  return true;
}

// "3-1" of a match: the larger first, or a word of sports before it.
bool score(const Text& text, const Number& low, std::uint32_t i, Count& count) {
  constexpr double kMost = 20;
  const double high = digits_value(text.code(i));
  if (low.value > kMost || high > kMost || text.at(i).span.size() > 4) return false;
  bool sport = low.value >= high;
  for (std::uint32_t k = low.first, steps = 0; k > 0 && steps < 6 && !text.newline(k - 1) && !sport; ++steps)
    sport = text.tags().get(--k, kUnitOf).value == "score";
  if (!sport) return false;
  count.use = Count::Use::score;
  count.extent.last = i + 1, count.words.end = text.at(i).span.end;
  return true;
}

// "%30": and no number stands before the sign.
bool sign_before(const Text& text, std::uint32_t i) {
  return i > 0 && text.is(i - 1, '%') && text.glued(i) && !(i > 1 && text.is_digits(i - 2) && text.glued(i - 1));
}

// "5.747%": the mark that was taken for one of thousands stands for decimals, since per cents of thousands are rare.
void mend_decimals(const Text& text, const Number& number, Count& count) {
  if (!number.digits || number.last != number.first + 1 || number.value < 1000 || number.value >= 1e6) return;
  const token::Token& t = text.at(number.first);
  const auto& folded = text.tags().tokens().folded;
  const std::uint32_t mark = t.code_end - 3;  // no sign of three digits was written before it
  if (t.code_end - t.code_begin < 4 || folded.begin[mark] == folded.end[mark - 1]) return;
  count.value = number.value / 1000;
  count.min = static_cast<std::int64_t>(count.value), count.max = count.min;
}

bool percent_sign(const Text& text, std::uint32_t free, Count& count) {
  const std::uint32_t i = count.extent.last;
  if (text.is(i, '%')) {
    ++count.extent.last;
    count.words.end = text.at(i).span.end;
  } else if (const Hit words = text.tags().get(i, kUnitOf); words && words.value == "percent") {
    count.extent.last = words.last;
    count.words.end = text.at(words.last - 1).span.end;
  } else if (count.extent.first > free && sign_before(text, count.extent.first)) {
    --count.extent.first;
    count.words.begin = text.at(count.extent.first).span.begin;
  } else {
    return false;
  }
  count.kind = Count::Kind::percent, count.use = Count::Use::percent;
  return true;
}

// "percent 10", "a rate of 10": when no per cent follows.
bool percent_before(const Text& text, std::uint32_t i, std::uint32_t free, Count& count) {
  const auto unit = [&](std::uint32_t k) { return text.tags().get(k, kUnitOf).value; };
  if (i <= free || text.newline(i - 1) || count.vague) return false;
  std::uint32_t first = i - 1;
  if (text.tags().get(first, kUnitOf).proclitics & token::kAl) return false;  // "bAlnsbp l": as regards
  if (unit(first) != "percent_before") {
    // the phrase is of two words: "fy AlmAp"
    if (unit(first) != "percent" && (first == 0 || unit(first - 1) != "percent")) return false;
    if (unit(first) != "percent") --first;
    const bool behind_a_number = first > 0 && (text.is_digits(first - 1) || text.tags().get(first - 1, kValue));
    if (behind_a_number || !text.is_digits(i)) return false;
  }
  if (first < free) return false;
  count.extent.first = std::min(first, count.extent.first);
  count.words.begin = text.at(first).span.begin;
  count.kind = Count::Kind::percent, count.use = Count::Use::percent;
  return true;
}

}  // namespace

std::int64_t whole(double value) noexcept {
  constexpr double kMost = 9e15;
  return static_cast<std::int64_t>(std::llround(std::min(value, kMost)));
}

std::uint32_t bounds_before(const Text& text, std::uint32_t i, Bounds& bounds) {
  std::uint32_t at = i;
  for (unsigned chained = 0; chained < 3; ++chained) {
    const Hit hit = text.tags().get(at, kBound);
    if (!hit || hit.enclitic != token::Enclitic::none || (chained > 0 && (hit.proclitics & token::kWa))) break;
    bounds.add(hit.value);
    at = hit.last;
  }
  return at;
}

void bounds_behind(const Text& text, std::uint32_t i, Bounds& bounds, Count& count) {
  if (text.is(i, '+') && text.glued(i) && !text.is_digits(i + 1)) {  // "100+"
    bounds.min = true, count.extent.last = i + 1;
    return;
  }
  for (std::uint32_t k = i; k < i + 4 && !text.newline(k); ++k) {
    if (const Hit hit = text.tags().get(k, kAfter)) {
      // "100, and at least 20 ...", "5,000, or less than 6,000": it bounds the next number.
      const bool of_next = (text.code(k) == "Aw" && preposition(text, hit.last) == "from") ||
                           ((hit.proclitics & token::kWa) && scan(text, hit.last));
      if (of_next) return;
      bounds.add(text.tags().get(k, kBound).value);
      if (k == i) count.extent.last = hit.last;
      return;
    }
    if (text.at(k).kind != token::Kind::word || text.code(k) == "w") return;
    if (text.tags().get(k, kValue) && k > i) return;
  }
}

std::uint32_t range(const Text& text, const Number& low, std::uint32_t opener, Count& count) {
  const std::uint32_t i = low.last;
  const std::string_view before =
      opener > 0 && !text.newline(opener - 1) ? preposition(text, opener - 1) : std::string_view{};
  const bool until = before == "from" && preposition(text, i) == "until";
  if ((text.is(i, '-') || text.is(i, '~')) && low.digits && text.is_digits(i + 1) && !text.is(i + 2, '-')) {
    if (!score(text, low, i + 1, count)) second(text, i + 1, low, count);
  } else if (until || (preposition(text, i) == "to" && !text.tags().get(i, kBound))) {  // "nHw" is "about" too
    if (!second(text, i + 1, low, count)) return opener;
    if (before == "between" || (before == "from" && text.code(opener - 1) == "mn")) return opener - 1;
  } else if (text.code(i) == "Aw") {
    second(text, i + 1, low, count);
  } else if (before == "between") {
    const bool apart = text.code(i) == "w";
    const bool joined = apart || text.tags().find(i, kValue, [](const Hit& h) { return (h.proclitics & token::kWa) != 0; });
    if (joined && second(text, apart ? i + 1 : i, low, count))
      return opener > 1 && text.code(opener - 2) == "mA" ? opener - 2 : opener - 1;
  }
  return opener;
}

Number whole_range(Number n, const Count& count) {
  if (count.max && *count.max != count.min && count.words.end > 0) n.last = std::max(n.last, count.extent.last);
  return n;
}

void brackets(const Text& text, Count& count) {
  const std::uint32_t first = count.extent.first, last = count.extent.last;
  if (first == 0) return;
  const bool round = text.is(first - 1, '(') && text.is(last, ')'), square = text.is(first - 1, '[') && text.is(last, ']');
  const bool slashed = text.is(first - 1, '/') && text.is(last, '/'), quoted = text.is(first - 1, '"') && text.is(last, '"');
  if (!round && !square && !slashed && !quoted) return;
  --count.extent.first, ++count.extent.last;
}

void repeated(const Text& text, Count& count) {
  const std::uint32_t i = count.extent.last;
  if (!text.is(i, '(')) return;
  const auto again = scan(text, i + 1);
  if (again && again->value == count.value && text.is(again->last, ')')) count.extent.last = again->last + 1;
}

bool percent(const Text& text, const Number& number, std::uint32_t free, Count& count) {
  constexpr double kMostRate = 1000;  // of what is only called a rate
  if (percent_sign(text, free, count)) {
    if (count.max == count.min) mend_decimals(text, number, count);
    return true;
  }
  return number.value <= kMostRate && percent_before(text, number.first, free, count);
}

}  // namespace marsad::mention::numbers
