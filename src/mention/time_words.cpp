#include "time_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace marsad::mention::times {
namespace {

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, std::string_view text) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), text) - names.begin());
}

constexpr std::array<std::string_view, 8> kUnits = {"", "second", "minute", "hour", "day", "week", "month", "year"};
constexpr std::array<std::string_view, 42> kWords = {
    "",       "last",    "recent", "next",   "this",     "following",    "before_last", "few",     "equals",
    "start",  "middle",  "end",    "latest", "outbreak", "coming",       "since",       "until",   "ago",
    "before", "after",   "during", "for",    "except",   "midnight",     "never",       "named",   "dated",
    "begins", "every",   "whole",  "rest",   "late",     "now",          "feast_day",   "weekend", "quarter",
    "decade", "century", "am",     "pm",     "filler",   "night_between"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 5> kDays = {"before_yesterday", "yesterday", "today", "tomorrow", "after_tomorrow"};

int number_of(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool bare(const TagTable::Hit& hit) { return hit.enclitic == token::Enclitic::none; }

}  // namespace

Words::Words(const Document& doc, const TagTable& tags) : doc_(doc), tags_(tags), words_(doc.size()) {
  for (std::uint32_t i = 0; i < size(); ++i) {
    const Hit hit = find(i, kWord, bare);
    if (!hit) continue;
    const std::size_t at = index_of(kWords, hit.value);
    words_[i] = {at < kWords.size() ? static_cast<Word>(at) : Word::none, hit.last};
  }
}

bool Words::may_begin(std::uint32_t i) const noexcept {
  constexpr Keys kOpeners = bit(kMonth) | bit(kHijri) | bit(kWeekday) | bit(kDay) | bit(kPart) | bit(kUnit) | bit(kWord) |
                            bit(kHoliday) | bit(kValue) | bit(kRepeats) | bit(kSeason) | bit(kClock);
  if ((tags_.keys(i) & kOpeners) != 0 || doc_.count_at[i] >= 0) return true;
  const std::string_view leads = preposition(i), points = get(i, kReference).value;
  if (leads == "until" || leads == "between" || points == "this" || points == "same") return true;
  if (!leads.empty() && get(i, kBound)) return true;  // "nHw sAEp": towards, or about an hour
  const token::Token& t = doc_.token(i);
  if (t.kind != token::Kind::word) return t.kind == token::Kind::number;
  const std::string_view c = code(i);  // "the quarter", "the half", "the third"; "the 24 hours"
  return c == "Al" || c == "mn" || c.ends_with("AlrbE") || c.ends_with("AlnSf") || c.ends_with("Alvlv");
}

int Words::digits(std::uint32_t i) const noexcept {
  if (i >= size() || doc_.token(i).kind != token::Kind::number) return -1;
  const std::string_view c = code(i);
  if (c.size() > 4 || !std::all_of(c.begin(), c.end(), text::is_digit)) return -1;
  return number_of(c);
}

const Count* Words::count(std::uint32_t i) const noexcept {
  if (i >= size() || doc_.count_at[i] < 0) return nullptr;
  const Count& c = doc_.counts[static_cast<std::size_t>(doc_.count_at[i])];
  return c.extent.first == i ? &c : nullptr;
}

const Count* Words::bounded_count(std::uint32_t i) const noexcept {
  if (i >= size() || doc_.count_at[i] < 0) return nullptr;
  const Count& c = doc_.counts[static_cast<std::size_t>(doc_.count_at[i])];
  return c.words.begin == doc_.token(i).span.begin || c.extent.first == i ? &c : nullptr;
}

Word Words::word(std::uint32_t i, std::uint32_t* last) const {
  const Known known = i < size() ? words_[i] : Known{};
  if (last) *last = known.last ? known.last : i + 1;
  return known.word;
}

Word Words::adjective(std::uint32_t i, std::uint32_t* last) const {
  const Word w = word(i, last);
  if (w == Word::none || w > Word::equals) return Word::none;
  if (w == Word::before_last) return w;
  const Hit hit = find(i, kWord, [](const Hit& h) { return (h.proclitics & token::kAl) != 0; });
  return hit && (hit.proclitics & ~token::kAl) == 0 ? w : Word::none;
}

// A hamza written below the first alef, as in the town of Ibb: no month begins with one, though folding makes it August.
bool Words::hamza_below(std::uint32_t i) const {
  static constexpr std::string_view kHamzaBelow = "\u0625";
  const std::string_view word = doc_.token(i).span.of(doc_.text);
  return word.starts_with(kHamzaBelow) && doc_.code(i).size() == 2;
}

Words::Month Words::month(std::uint32_t i) const {
  Month m;
  if (const Hit hit = find(i, kMonth, bare); hit && !hamza_below(i)) {
    m.number = number_of(hit.value), m.last = hit.last, m.proclitics = hit.proclitics;
  } else if (const Hit h = find(i, kHijri, bare)) {
    m.number = number_of(h.value), m.hijri = true, m.last = h.last, m.proclitics = h.proclitics;
  }
  return m;
}

Words::UnitWord Words::unit(std::uint32_t i) const {
  UnitWord u;
  const Hit hit = find(i, kUnit, bare);
  if (!hit) return u;
  u.times = hit.value == "decade" ? 10 : hit.value == "century" ? 100 : 1;
  u.unit = u.times > 1 ? Unit::year : static_cast<Unit>(index_of(kUnits, hit.value) % kUnits.size());
  u.number = hit.features.number, u.last = hit.last, u.proclitics = hit.proclitics;
  u.definite = (hit.proclitics & token::kAl) != 0;
  u.construct = hit.features.construct, u.accusative = hit.features.accusative;
  return u;
}

int Words::weekday(std::uint32_t i, bool* sure, std::uint32_t* last) const {
  const Hit hit = find(i, kWeekday, [](const Hit& h) {
    return bare(h) && h.features.number != knowledge::Number::dual && !h.features.accusative &&
           (h.proclitics & token::kKa) == 0;
  });
  if (!hit) return -1;
  if (sure) *sure = hit.features.pos == knowledge::Pos::phrase || (hit.proclitics & token::kAl) != 0;
  if (last) *last = hit.last;
  const std::size_t at = index_of(kWeekdays, hit.value);
  return at < kWeekdays.size() ? static_cast<int>(at) : -1;
}

std::optional<int> Words::day(std::uint32_t i, std::uint32_t* last) const {
  const Hit hit = find(i, kDay, [](const Hit& h) {
    using knowledge::Pos;
    return bare(h) && !h.features.construct && !h.features.accusative &&
           (h.features.pos != Pos::noun || h.features.number == knowledge::Number::singular);
  });
  if (!hit) return std::nullopt;
  if (last) *last = hit.last;
  const std::size_t at = index_of(kDays, hit.value);
  if (at >= kDays.size()) return std::nullopt;
  return static_cast<int>(at) - 2;
}

bool Words::marked_at_end(std::uint32_t i) const noexcept {
  if (i >= size()) return false;
  const auto& folded = doc_.tokens->folded;
  const std::uint32_t k = doc_.token(i).code_end - 1;
  return folded.end[k] - folded.begin[k] > 2;
}

bool Words::ends(std::uint32_t i) const noexcept {
  if (punctuation(i)) return true;
  if (!is_word(i)) return false;
  if (!preposition(i).empty() || get(i, kReference).value == "relative") return true;
  const auto readings = doc_.readings(i);
  for (const token::Analysis& a : readings)
    if (a.has(token::kWa)) return true;
  return false;
}

bool Words::phrase_at(std::uint32_t i) const { return get(i, kWord).features.pos == knowledge::Pos::phrase; }

bool Words::is_imperfect(std::uint32_t i) const noexcept {
  if (!is_word(i) || with_article(i)) return false;
  if (i > 0 && code(i - 1) == "swf") return true;
  bool known = false;
  for (const token::Analysis& a : doc_.readings(i)) {
    known = true;
    if (a.features.form != knowledge::Form::imperfect) return false;
  }
  // a verb of the future that no list knows: "sAEwd"
  const std::string_view c = code(i);
  return known || (c.size() > 3 && c[0] == 's' && (c[1] == 'A' || c[1] == 'y' || c[1] == 't' || c[1] == 'n'));
}

bool Words::names_by_date(std::uint32_t i) const {
  if (i >= size() || line_end(i) || with_article(i)) return false;
  const auto bare_noun = [](const Hit& h) {
    return h.enclitic == token::Enclitic::none && !(h.proclitics & token::kAl) &&
           h.features.number != knowledge::Number::dual;
  };
  return find(i, kGroup, bare_noun) || find(i, kPlace, bare_noun) || word(i) == Word::named;
}

// "blew himself up today": with a pronoun it points back, to no day behind it.
bool Words::same_before(std::uint32_t i) const {
  const Hit hit = get(i, kReference);
  return hit.value == "same" && hit.enclitic == token::Enclitic::none;
}

std::uint32_t Words::same(std::uint32_t i) const { return get(i, kReference).value == "same" ? 1 : 0; }

int Words::year(std::uint32_t i, std::uint32_t* last) const noexcept {
  const int figure = digits(i);
  const Count* c = count(i);
  if (last) *last = i + 1;
  if (figure >= 0) return code(i).size() == 4 && figure >= 1000 && figure < 2100 ? figure : 0;
  if (!c || c->kind != Count::Kind::cardinal || c->vague || c->max != c->min || c->min < 1000 || c->min >= 2100) return 0;
  if (last) *last = c->extent.last;
  return static_cast<int>(c->min);
}

std::uint16_t Words::proclitics(std::uint32_t i) const {
  for (const Key key : {kUnit, kDay, kWeekday, kPart, kMonth, kHijri, kHoliday, kSeason, kWord, kValue, kRepeats, kBound})
    if (const Hit hit = get(i, key)) return hit.proclitics;
  std::uint16_t shared = 0xFFFF;
  for (const token::Analysis& a : doc_.readings(i)) shared &= a.proclitics;
  return doc_.readings(i).empty() ? std::uint16_t{0} : shared;
}

bool Words::with_article(std::uint32_t i) const noexcept {
  if (!is_word(i)) return false;
  for (const token::Analysis& a : doc_.readings(i))
    if (a.has(token::kAl)) return true;
  const std::string_view c = code(i);
  return c.size() > 3 && c.starts_with("Al");
}

}  // namespace marsad::mention::times
