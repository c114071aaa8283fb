// One day: yesterday, weekdays, dates, feasts, in any order and with what joins them.
#include "time_draft.hpp"

namespace marsad::mention::times {
namespace {

using knowledge::Number;

// "and" or "so" is part of the token in every reading: it opens something new.
bool conjoined(const Words& w, std::uint32_t k) {
  if (!w.is_word(k)) return false;
  const auto readings = w.doc().readings(k);
  if (readings.empty()) return false;
  for (const token::Analysis& a : readings)
    if (!a.has(token::kWa | token::kFa)) return false;
  return true;
}

}  // namespace

std::optional<Draft> Parser::day_level(std::uint32_t i) const {
  Draft d;
  d.first = i;
  std::uint32_t k = i;
  for (unsigned guard = 0; guard < 16; ++guard) {
    if (!component(d, k) && (d.last == 0 || !connected(d, k))) break;
    d.last = k;
  }
  if (d.last == 0 || (!d.has_day() && !d.part_only())) return std::nullopt;
  return d;
}

bool Parser::component(Draft& d, std::uint32_t& k) const {
  if (w_.line_end(k) || (k > d.first && conjoined(w_, k))) return false;
  return numeric_date(d, k) || date(d, k) || relative_day(d, k) || feast_day(d, k) || holiday(d, k) || today(d, k) ||
         day_noun(d, k) || weekdays(d, k) || nth_weekday(d, k) || weekday_and_day(d, k) || day_of_month(d, k) ||
         (d.weekday >= 0 && month_then_day(d, k)) || relation(d, k) || clock(d, k) || part(d, k) || zone(d, k);
}

// A component behind a comma, a bracket, "of", "which is".
bool Parser::connected(Draft& d, std::uint32_t& k) const {
  Draft more = d;
  std::uint32_t j = k + 1;
  const auto take = [&] {
    d = more, k = j;
    return true;
  };
  if (hour_behind(d, k)) return true;
  if (w_.code(k) == "fy" && !d.has_day() && d.minute_of_day >= 0 && (numeric_date(more, j) || date(more, j))) return take();
  if (!d.part.empty() && w_.word(k) == Word::filler && w_.with_article(k)) {
    ++k;
    return true;
  }
  const bool slashes = w_.is(k, '/') && d.offset && d.weekday < 0;
  if (w_.is(k, '(') || slashes || (w_.is(k, '"') && d.offset)) {
    const char close = slashes ? '/' : w_.is(k, '"') ? '"' : ')';
    if (!component(more, j) || !w_.is(j, close)) return false;
    ++j;
    return take();
  }
  const bool dated = d.month == 0;
  if (w_.is(k, ',') || w_.is(k, '-') || w_.is(k, '/')) {
    if (!w_.is(k, ',') && d.weekday < 0) return false;
    return dated && (d.weekday >= 0 || d.offset) && (numeric_date(more, j) || date(more, j) || month_then_day(more, j)) &&
           take();
  }
  if (w_.word(k) == Word::equals) {
    if (w_.code(j) == "l" || w_.code(j) == "fy") ++j;
    return (numeric_date(more, j) || date(more, j)) && take();
  }
  // "ywm AljmEh mn AlAsbwE AlmADy"
  if (const bool of = w_.code(k) == "mn"; d.weekday >= 0 && !d.offset && d.month == 0 && d.relation == Word::none)
    if (const auto week = calendar_unit(of ? j : k); week && week->unit == Unit::week) {
      d.week = turn_of(week->relation), k = week->last;
      return true;
    }
  if (w_.code(k) == "fy" && (d.has_day() || d.minute_of_day >= 0) && d.part.empty()) {
    const Words::Hit hit = w_.get(j, kPart);
    if (!hit || hit.proclitics != token::kAl) return false;
    d.part = hit.value, k = hit.last;
    return true;
  }
  const bool of_day = d.minute_of_day >= 0 || !d.part.empty();
  if (w_.code(k) == "mn" && of_day && w_.adjective(j) == Word::none) {
    if (!d.has_day() && d.minute_of_day < 0 && w_.find(j, kPart, [](const Words::Hit&) { return true; })) {
      more.part = {};  // "after the evening prayer of yesterday evening"
      if (!component(more, j)) return false;
      component(more, j);
      return take();
    }
    return component(more, j) && take();
  }
  return false;
}

// "tomorrow at about 8:00", "14 October, at eight in the morning": the hour of the day just told.
bool Parser::hour_behind(Draft& d, std::uint32_t& k) const {
  if (!d.has_day() || d.minute_of_day >= 0) return false;
  std::uint32_t j = k;
  for (unsigned steps = 0; steps < 3; ++steps) {
    const bool leads = w_.is(j, ',') || w_.is(j, '-') || w_.code(j) == "fy" || w_.code(j) == "End" || w_.code(j) == "tmAm" ||
                       w_.preposition(j) == "near" || w_.get(j, kBound).value == "approx";
    if (!leads) break;
    ++j;
  }
  if (j == k) return false;
  const Words::UnitWord unit = w_.unit(j);
  const bool announced = unit.unit == Unit::hour && unit.definite && unit.number == Number::singular;
  const bool colon = w_.digits(j) >= 0 && w_.is(j + 1, ':');
  Draft more = d;
  more.part = {};
  if (!(announced || colon || (w_.with_article(j) && w_.bounded_count(j))) || !clock(more, j)) return false;
  const bool told = part(more, j);
  if (!announced && !colon && !told) return false;
  if (!told) more.part = d.part;
  d = more, k = j;
  return true;
}

bool Parser::relative_day(Draft& d, std::uint32_t& k) const {
  std::uint32_t last = k;
  const auto offset = w_.day(k, &last);
  if (!offset || d.offset || d.previous || d.has_date()) return false;
  const Words::Hit part = w_.find(k, kPart, [&](const Words::Hit& h) { return h.last == last; });
  if (part && !d.part.empty()) return false;
  d.offset = offset;
  if (part) d.part = part.value;
  k = last;
  return true;
}

// "Alywm": today, unless what follows says which day is meant.
bool Parser::today(Draft& d, std::uint32_t& k) const {
  if (k > 1 && w_.code(k - 2) == "mvl") return false;  // "on a day like this in 2012"
  if (w_.same_before(k) && w_.unit(k + 1).unit == Unit::day && w_.unit(k + 1).definite && !d.has_day()) {
    d.previous = 0, k += 2;  // "the same day"
    return true;
  }
  const Words::UnitWord unit = w_.unit(k);
  if (unit.unit != Unit::day || unit.number != Number::singular || !unit.definite || (unit.proclitics & token::kLi))
    return false;
  if (d.offset || d.previous || d.month != 0) return false;
  std::uint32_t last = unit.last;
  const Word next = w_.adjective(last, &last);
  if (next == Word::next) {
    d.offset = 1, k = last;
    return true;
  }
  if (next == Word::following || next == Word::last) {
    d.previous = turn_of(next);
    k = last;
    return true;
  }
  if (w_.get(k + 1, kReference).value == "same") {
    d.previous = 0, k += 2;
    return true;
  }
  if (k > 0 && w_.code(k - 1) == "olk") {
    d.previous = 0, ++k;
    return true;
  }
  if (w_.with_article(k + 1) && w_.weekday(k + 1) < 0) {
    if (w_.count(k + 1)) return false;  // "the fourth day"
    bool adjective = false, other = false;
    for (const token::Analysis& a : w_.doc().readings(k + 1)) {
      if (a.record == knowledge::kNone) continue;
      const bool describes = a.features.pos == knowledge::Pos::adjective && a.features.number == Number::singular &&
                             a.features.gender == knowledge::Gender::masculine;
      (describes ? adjective : other) = true;
    }
    if (adjective && !other) return false;  // "the National Day"
  }
  d.offset = 0, d.today_word = true, ++k;
  return true;
}

// What a "ywm" without the article may stand before.
bool Parser::starts_day(std::uint32_t k) const {
  bool sure = false;
  if ((w_.weekday(k, &sure) >= 0 && sure) || w_.day(k) || w_.get(k, kHoliday)) return true;
  const Words::UnitWord unit = w_.unit(k);
  if (unit.unit == Unit::day && unit.number == Number::singular && unit.definite) return true;
  if (w_.same_before(k) && w_.unit(k + 1).unit == Unit::day && w_.unit(k + 1).definite) return true;
  if (unit.unit == Unit::day && unit.number == Number::singular && w_.unit(k + 1).unit != Unit::day)
    return starts_day(k + 1);
  Draft d;
  d.first = k;
  return numeric_date(d, k) || date(d, k);
}

bool Parser::day_noun(Draft& d, std::uint32_t& k) const {
  bool told = false;  // "this Friday"
  if (w_.get(k, kReference).value == "this" && w_.unit(k + 1).unit == Unit::day && !w_.unit(k + 1).definite &&
      w_.weekday(k + 2, &told) >= 0 && told) {
    k += 2;
    return true;
  }
  const Words::UnitWord unit = w_.unit(k);
  if (unit.unit != Unit::day || unit.definite) return false;
  bool sure = false;
  if (unit.number == Number::singular) {
    const int a = w_.digits(k + 1), b = w_.is(k + 2, '/') ? w_.digits(k + 3) : -1;
    Draft number;
    std::uint32_t j = k + 1;
    const bool numbered = a >= 1 && a <= 31 && ((b >= 1 && b <= 12) || day_of_month(number, j));
    if (!starts_day(k + 1) && !numbered) return false;
    ++k;
    if (d.last == 0 && !(numbered && b < 0 && !starts_day(k))) d.core = k;
    return true;
  }
  // "ywmy Alxmys wAljmEh", "AyAm AlAHd wAlAvnyn wAlvlAvAe"
  if (d.weekday >= 0 || w_.weekday(k + 1, &sure) < 0 || !sure) return false;
  d.weekday = w_.weekday(++k);
  while (w_.is_word(++k) && (conjoined(w_, k) || w_.is(k, ','))) {
    const int next = w_.weekday(k, &sure);
    if (next < 0 || !sure) break;
    d.weekday_to = next;
  }
  return true;
}

bool Parser::weekdays(Draft& d, std::uint32_t& k) const {
  bool sure = false;
  std::uint32_t last = k;
  if (std::uint32_t j = k; d.last == 0 && w_.word(k, &j) == Word::night_between) {
    const int first = w_.weekday(j, &sure);
    if (first < 0 || !sure) return false;
    const std::uint32_t second = w_.code(j + 1) == "w" ? j + 2 : j + 1;
    if (w_.weekday(second) != (first + 1) % 7) return false;
    d.part = "night", d.weekday = first, k = second + 1;
    return true;
  }
  const int weekday = w_.weekday(k, &sure, &last);
  if (weekday < 0 || !sure || d.weekday >= 0) return false;
  // "swq AljmEh": a market, a square of that name
  if (k == d.first && k > 0 && w_.get(k - 1, kPlace) && !w_.with_article(k - 1)) return false;
  const Words::Hit part = w_.find(k, kPart, [&](const Words::Hit& h) { return h.last == last; });
  if (part && d.part.empty()) d.part = part.value;
  d.weekday = weekday, k = last;
  // "lyl Alsbt - AlAHd", "lyl Alsbt AlAHd", "lylp Alsbt ElY AlAHd": the night that the first begins
  const bool joint = w_.is(k, '-') || w_.is(k, '/') || w_.preposition(k) == "on";
  bool again = false;
  if (d.part == "night" && w_.weekday(joint ? k + 1 : k, &again) == (weekday + 1) % 7 && again) k += joint ? 2 : 1;
  return true;
}

bool Parser::relation(Draft& d, std::uint32_t& k) const {
  if (d.relation != Word::none || (d.weekday < 0 && d.month == 0 && d.holiday.empty())) return false;
  std::uint32_t last = k;
  const Word word = w_.adjective(k, &last);
  switch (word) {
    case Word::last:
    case Word::recent: d.relation = Word::last; break;
    case Word::next:
    case Word::this_:
    case Word::before_last: d.relation = word; break;
    default: return false;
  }
  k = last;
  return true;
}

// "btwqyt grynytc", "t.g", "bAltwqyt AlmHly" behind a clock time.
bool Parser::zone(Draft& d, std::uint32_t& k) const {
  if (d.minute_of_day < 0 || !d.zone.empty()) return false;
  const bool quoted = w_.is(k, '"'), bracket = w_.is(k, '(') || quoted;
  const char close = quoted ? '"' : ')';
  const std::uint32_t at = bracket ? k + 1 : k;
  if (w_.code(at) == "t" && w_.is(at + 1, '.') && w_.code(at + 2) == "g") {  // Greenwich, abbreviated
    d.zone = "UTC", k = at + 3 + (w_.is(at + 3, '.') ? 1 : 0);
    if (bracket && w_.is(k, close)) ++k;
    return true;
  }
  const Words::Hit hit = w_.get(at, kZone);
  if (!hit || (bracket && !w_.is(hit.last, close))) return false;
  d.zone = hit.value, k = hit.last + (bracket ? 1 : 0);
  return true;
}

bool Parser::holiday(Draft& d, std::uint32_t& k) const {
  const Words::Hit hit = w_.get(k, kHoliday);
  if (!hit || d.has_day()) return false;
  d.eve = k > d.first && (w_.code(k - 1) == "lylh" || w_.code(k - 1) == "Ecyh");  // its eve is the day before
  d.holiday = hit.value, k = hit.last;
  d.hijri = d.holiday.starts_with('h');
  year_behind(d, k);
  return true;
}

}  // namespace marsad::mention::times
