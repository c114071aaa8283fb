// Days told by their number: "the first Friday of Ramadan", "Friday the 15th", "the 27th", "the second day of the feast".
#include "time_draft.hpp"

namespace marsad::mention::times {
namespace {

using knowledge::Number;

// An ordinal or a figure that can be a day of the month; 0 otherwise.
int day_number(const Words& w, std::uint32_t k, std::uint32_t* last) {
  const int figure = w.digits(k);
  const Count* c = w.count(k);
  *last = k + 1;
  if (c && (c->vague || c->max != c->min || c->min > 31 || c->min < 1 || c->value != static_cast<double>(c->min))) return 0;
  if (figure >= 1 && figure <= 31) return c && c->extent.last != k + 1 ? 0 : figure;
  if (!c || !w.with_article(k) || (c->kind != Count::Kind::ordinal && c->kind != Count::Kind::cardinal)) return 0;
  *last = c->extent.last;
  return static_cast<int>(c->min);
}

}  // namespace

// "AljmEh AlAwlY mn rmDAn", "AlAHd AlvAny"; "Awl jmEh mn rmDAn", "Axr ywm jmEh fy AyAr"
bool Parser::nth_weekday(Draft& d, std::uint32_t& k) const {
  if (d.nth != 0 || d.month != 0 || d.day != 0 || d.offset) return false;
  std::uint32_t j = k;
  int weekday = d.weekday, nth = 0;
  const Count* c = w_.count(j);
  if (c && c->kind == Count::Kind::ordinal && c->value >= 1 && c->value <= 5) nth = static_cast<int>(c->value);
  if (weekday >= 0) {
    if (!nth || !w_.with_article(j)) return false;
    j = c->extent.last;
  } else {
    if (!nth && w_.word(j) == Word::latest) nth = -1;
    if (!nth || w_.with_article(j)) return false;
    j = nth > 0 ? c->extent.last : j + 1;
    if (w_.unit(j).unit == Unit::day && !w_.unit(j).definite && w_.unit(j).number == Number::singular) ++j;
    bool sure = false;
    weekday = w_.weekday(j, &sure);
    if (weekday < 0 || sure) return false;
    ++j;
  }
  Draft month;
  const bool of = w_.code(j) == "mn" || w_.code(j) == "fy";
  if (of) {
    std::uint32_t m = j + 1;
    const Words::UnitWord unit = w_.unit(m);
    if (unit.unit == Unit::month && !unit.definite && w_.month(m + 1)) ++m;
    if (const auto whole = calendar_unit(m); whole && whole->unit == Unit::month) {
      d.relation = whole->relation, d.same = whole->same, d.month_of_unit = true, m = whole->last;
    } else if (!month_name(month, m)) {
      return false;
    }
    j = m;
  } else if (d.weekday < 0 || !w_.punctuation(j)) {
    return false;
  }
  d.weekday = weekday, d.nth = nth, d.month = month.month, d.hijri = month.hijri, d.year = month.year;
  d.year_relation = month.year_relation;
  k = j;
  return true;
}

// "ywm AljmEh 15", "Alxmys fy 21": a day of the month that falls on that weekday.
bool Parser::weekday_and_day(Draft& d, std::uint32_t& k) const {
  if (d.weekday < 0 || d.day != 0 || d.month != 0 || d.offset || d.nth != 0 || d.relation != Word::none) return false;
  const bool in = w_.code(k) == "fy";
  std::uint32_t last = k;
  const int day = day_number(w_, in ? k + 1 : k, &last);
  const bool led = d.first < k && w_.unit(d.first).unit == Unit::day;
  if (!day || (!in && w_.digits(k) < 0)) return false;
  if (!(in || led ? w_.ends(last) : w_.punctuation(last)) || w_.is(last, '/') || w_.is(last, '-') || w_.is(last, '%'))
    return false;
  if (w_.month(last) || (w_.code(last) == "mn" && (w_.month(last + 1) || w_.unit(last + 1).unit == Unit::month)))
    return false;
  d.day = day, d.weekday_and_day = true, k = last;
  return true;
}

// "ywm 27"; "fy 15", "fy AlHAdy wAlEcryn" where a sentence ends.
bool Parser::day_of_month(Draft& d, std::uint32_t& k) const {
  if (d.has_day() || d.month != 0 || k == 0 || (d.last != 0 && d.last != d.first + 1)) return false;
  const bool day_word = w_.unit(k - 1).unit == Unit::day && !w_.unit(k - 1).definite;
  std::uint32_t last = k;
  const int day = day_number(w_, k, &last);
  if (!day || w_.is(last, '/') || w_.is(last, '-') || w_.is(last, '%') || w_.is(last, ':')) return false;
  if (w_.digits(k) < 0 && w_.code(k).ends_with('h')) return false;  // "the eleventh" hour is feminine
  if (d.last != 0 && !day_word) return false;
  if (day_word) {
    if (!w_.ends(last) || (w_.code(last) == "mn" && !w_.punctuation(last))) return false;
  } else if (w_.code(k - 1) != "fy" || !w_.punctuation(last) || w_.is(last, '(') || (w_.digits(k) < 0 && day < 11)) {
    return false;
  }
  d.day = day, k = last;
  return true;
}

// "ynAyr 22", "ynAyr AlvAny wAlEcryn": the day behind its month, where it counts nothing.
bool Parser::month_then_day(Draft& d, std::uint32_t& k) const {
  if (d.month != 0 || d.offset) return false;
  Draft date;
  std::uint32_t j = k;
  if (w_.unit(j).unit == Unit::month && !w_.unit(j).definite && w_.month(j + 1)) ++j;
  const Words::Month month = w_.month(j);
  if (!month || month.proclitics != 0 || !month_name(date, j) || date.year != 0 || date.year_relation != Word::none)
    return false;
  if (w_.is(j, '-') || w_.is(j, '/')) ++j;
  std::uint32_t last = j;
  const int day = day_number(w_, j, &last);
  if (!day) return false;
  std::uint32_t y = last;
  if (w_.is(y, ',') || w_.code(y) == "mn") ++y;
  std::uint32_t behind = y;
  if (const int year = w_.year(y, &behind); year && w_.ends(behind))
    date.year = year, last = behind;
  else if (!(w_.digits(j) >= 0 ? w_.punctuation(last) : w_.ends(last)))
    return false;
  d.month = date.month, d.hijri = date.hijri, d.year = date.year, d.day = day, k = last;
  return true;
}

// "vAny AyAm Eyd AlfTr", "Alywm AlvAny mn Eyd AlADHY", "Awl AyAm rmDAn"
bool Parser::feast_day(Draft& d, std::uint32_t& k) const {
  if (d.has_day() || d.month != 0) return false;
  std::uint32_t j = k;
  const Words::UnitWord day = w_.unit(j);
  const bool of = day.unit == Unit::day && day.definite && day.number == Number::singular;
  if (of) ++j;
  const Count* c = w_.count(j);
  int nth = c && c->kind == Count::Kind::ordinal && c->value >= 1 && c->value <= 30 ? static_cast<int>(c->value) : 0;
  if (!nth && !of && w_.word(j) == Word::latest) nth = -1;
  if (!nth || w_.with_article(j) != of) return false;
  j = nth > 0 ? c->extent.last : j + 1;
  if (of ? w_.code(j) != "mn" && w_.code(j) != "l" && !w_.get(j, kHoliday) && !w_.month(j)
         : w_.unit(j).unit != Unit::day || w_.unit(j).definite)
    return false;
  if (!of || w_.code(j) == "mn" || w_.code(j) == "l") ++j;
  if (const Words::Hit feast = w_.get(j, kHoliday)) {
    if (nth < 0) return false;
    d.holiday = feast.value, d.feast_day = nth, k = feast.last;
    d.hijri = d.holiday.starts_with('h');
    year_behind(d, k);
    return true;
  }
  if (w_.unit(j).unit == Unit::month && !w_.unit(j).definite) ++j;
  Draft month;
  if (!w_.month(j) || !month_name(month, j)) return false;
  d.month = month.month, d.hijri = month.hijri, d.year = month.year, d.day = nth, k = j;
  if (nth < 0) d.day = month.hijri ? 29 : 28, d.last_day = true;
  return true;
}

}  // namespace marsad::mention::times
