// Dates: days of months, months, years, in words and figures.
#include "time_draft.hpp"

namespace marsad::mention::times {
namespace {

bool civil_year(int year) { return year >= 1900 && year < 2100; }
bool hijri_year_like(int year) { return year >= 1300 && year < 1600; }

bool set_figures(Draft& d, int year, int month, int day) {
  if (month > 12 && day <= 12) std::swap(month, day);
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  d.year = year, d.month = month, d.day = day, d.hijri = hijri_year_like(year);
  return true;
}

}  // namespace

// 23-01-2024, 2019/01/27, 3-6-2021; 8/7 and 8/7/21 behind a weekday.
bool Parser::numeric_date(Draft& d, std::uint32_t& k) const {
  const int a = w_.digits(k), b = w_.digits(k + 2);
  if (d.month != 0 || a < 1 || b < 1) return false;
  for (const char sign : {'/', '-', '.'}) {
    if (!w_.is(k + 1, sign)) continue;
    const int c = w_.is(k + 3, sign) ? w_.digits(k + 4) : -1;
    const bool whole = civil_year(a) || hijri_year_like(a)                                 ? set_figures(d, a, b, c)
                       : civil_year(c) || hijri_year_like(c)                               ? set_figures(d, c, b, a)
                       : c >= 0 && c < 100 && d.weekday >= 0 && w_.code(k + 4).size() == 2 ? set_figures(d, 2000 + c, b, a)
                                                                                           : false;
    if (whole) {
      k += 5;
      if (w_.code(k) == "m" || (d.hijri && w_.code(k) == "h")) ++k;
      return true;
    }
    const bool after_day = d.weekday >= 0 || (k > 0 && w_.unit(k - 1).unit == Unit::day);
    if (c < 0 && sign == '/' && after_day && b <= 12 && a <= 31) {
      d.month = b, d.day = a, k += 3;
      return true;
    }
  }
  // "5{3{2021" does not occur: two decimal marks are folded to dots.
  return false;
}

// "22 tcryn AlvAny 2020", "AlvAlv mn rmDAn", "5-6 AyAr", "1 w2 AyAr", "AlxAms mn Alchr AljAry".
bool Parser::date(Draft& d, std::uint32_t& k) const {
  const Count* c = w_.count(k);
  int day = w_.digits(k), day_to = 0;
  std::uint32_t j = k + 1;
  if (c) {
    if (c->kind != Count::Kind::cardinal && c->kind != Count::Kind::ordinal) return false;
    if (c->min > 31 || (c->max && *c->max > 31)) return false;
    day = static_cast<int>(c->min), j = c->extent.last;
    if (c->max && *c->max != c->min) day_to = static_cast<int>(*c->max);
    if (c->approx || c->vague || !c->max || c->value != static_cast<double>(c->min)) return false;
  }
  if (day < 1 || day > 31 || day_to > 31) return false;
  if (w_.code(j) == "w" && w_.digits(j + 1) > day && w_.digits(j + 1) <= 31 && w_.month(j + 2))
    day_to = w_.digits(j + 1), j += 2;
  if (w_.code(j) == "mn" || ((w_.is(j, '/') || w_.is(j, '-')) && w_.month(j + 1))) ++j;
  const Words::UnitWord unit = w_.unit(j);
  if (unit.unit == Unit::month && unit.number == knowledge::Number::singular && unit.proclitics == token::kAl) {
    const Word relation = w_.adjective(j + 1);
    if (d.has_day() || relation == Word::none || relation > Word::before_last) return false;
    d.day = day, d.day_to = day_to, d.month_of_unit = true, d.relation = relation, k = j + 2;
    return true;
  }
  if (unit.unit == Unit::month && !unit.definite) ++j;
  const Words::Month month = w_.month(j);
  if (!month || month.proclitics != 0 || (month.hijri && day > 30)) return false;
  Draft other;
  other.day = day, other.day_to = day_to;
  month_name(other, j);
  if (d.month != 0) {  // the other calendar's name of the day: the civil one counts
    if (d.hijri == other.hijri) return false;
    k = j;
    if (other.hijri) return true;
  }
  d.year = other.year, d.month = other.month, d.day = day, d.day_to = day_to, d.hijri = other.hijri,
  d.year_relation = other.year_relation;
  k = j;
  return true;
}

// One month, perhaps by two names: "kAnwn AlvAny/ynAyr", "AoAr (mArs)"; with its year.
bool Parser::month_name(Draft& d, std::uint32_t& k) const {
  const Words::Month month = w_.month(k);
  if (!month) return false;
  d.month = month.number, d.hijri = month.hijri, k = month.last;
  const bool bracket = w_.is(k, '('), sign = bracket || w_.is(k, '/') || w_.is(k, '-');
  if (const Words::Month again = sign ? w_.month(k + 1) : Words::Month{};
      again && again.hijri == month.hijri && again.number == month.number) {
    if (!bracket || w_.is(again.last, ')')) k = again.last + (bracket ? 1 : 0);
  }
  year_behind(d, k);
  return true;
}

void Parser::year_behind(Draft& d, std::uint32_t& k) const {
  std::uint32_t j = k;
  if (w_.is(j, ',') || w_.is(j, '/') || w_.is(j, '-') || w_.code(j) == "mn") ++j;
  const bool led = j > k;
  const Words::UnitWord unit = w_.unit(j);
  const bool year_noun =
      unit.unit == Unit::year && unit.number == knowledge::Number::singular && (unit.proclitics & token::kWa) == 0;
  if (year_noun) ++j;
  const int year = w_.digits(j);
  if (d.hijri ? hijri_year_like(year) : civil_year(year)) {
    d.year = year, k = j + 1;
    if (w_.code(k) == "m" || (d.hijri && (w_.code(k) == "h" || w_.code(k) == "hjry"))) ++k;
    return;
  }
  if (!year_noun || !unit.definite || (led && w_.code(k) != "mn")) return;
  const Word relation = w_.adjective(j);
  if (relation == Word::last || relation == Word::this_ || relation == Word::next || relation == Word::before_last) {
    d.year_relation = relation;
    w_.adjective(j, &k);
  }
}

// "AyAr AlmADy", "fy AyAr", "chr kAnwn AlAwl", "January 27, 2019".
std::optional<Draft> Parser::month_level(std::uint32_t i) const {
  Draft d;
  std::uint32_t k = i;
  const Words::UnitWord unit = w_.unit(k);
  const bool named =
      unit.unit == Unit::month && !unit.definite && unit.number == knowledge::Number::singular && w_.month(k + 1);
  if (named) ++k;
  const Words::Month month = w_.month(k);
  if (!month || (k > i && month.proclitics != 0)) return std::nullopt;
  if (month.proclitics & (token::kBi | token::kLi | token::kKa))  // "bAb" is a gate before it is "in August"
    if (const auto readings = w_.doc().readings(k); !readings.empty() && (readings[0].proclitics & month.proclitics) == 0)
      return std::nullopt;
  d.first = i;
  month_name(d, k);
  const bool twice = k > month.last && d.year == 0 && d.year_relation == Word::none;
  // "January 27", and with the year behind it in Arabic too: "ynAyr 27, 2019"
  const bool english = text::is_latin(w_.code(i)[0]), year_third = w_.is(k + 1, ',') && civil_year(w_.digits(k + 2));
  if ((english || year_third) && d.year == 0 && w_.digits(k) >= 1 && w_.digits(k) <= 31) {
    d.day = w_.digits(k++);
    year_behind(d, k);
  }
  relation(d, k);
  d.last = k;
  const std::string_view before = i > 0 ? w_.preposition(i - 1) : std::string_view{};
  const Word lead = i > 0 ? w_.word(i - 1) : Word::none;
  const bool led = before == "in" || before == "until" || before == "between" || before == "to" ||
                   (month.proclitics & (token::kBi | token::kLi)) != 0 || (lead >= Word::start && lead <= Word::during) ||
                   (i > 0 && w_.code(i - 1) == "mn");
  const bool told = named || twice || d.year != 0 || d.year_relation != Word::none || d.relation != Word::none || d.day != 0;
  if (!told && !led) return std::nullopt;
  return d;
}

// "EAm 2016", "AlEAm 2016", "EAmy 2011 w2014"; a bare year behind "in", "since", "until".
std::optional<Draft> Parser::year_level(std::uint32_t i) const {
  Draft d;
  d.first = i;
  std::uint32_t k = i;
  const Words::UnitWord unit = w_.unit(k);
  const bool noun = unit.unit == Unit::year && unit.number != knowledge::Number::plural;
  if (noun) ++k;
  // "mn 2011 AlY 2014", "2011-2014"
  if (const Count* c = w_.count(i); c && c->max && *c->max != c->min && c->min >= 1900 && *c->max < 2100 && !c->vague) {
    d.year = static_cast<int>(c->min), d.year_to = static_cast<int>(*c->max), d.last = c->extent.last;
    return d;
  }
  const int year = w_.digits(k);
  const bool hijri = hijri_year_like(year) && w_.code(k + 1) == "h";
  if (!civil_year(year) && !hijri) return std::nullopt;
  if (!noun) {
    const Count* c = w_.count(k);
    const std::string_view before = i > 0 ? w_.preposition(i - 1) : std::string_view{};
    const Word lead = i > 0 ? w_.word(i - 1) : Word::none;
    const bool led = before == "in" || before == "until" || (lead >= Word::start && lead <= Word::during);
    if (!led || (c && c->use != Count::Use::year && c->use != Count::Use::open)) return std::nullopt;
    if (w_.is_word(k + 1) && w_.find(k + 1, kUnit, [](const Words::Hit&) { return true; })) return std::nullopt;
  }
  d.year = year, d.hijri = hijri, ++k;
  if (w_.code(k) == "m" || hijri) ++k;
  if (unit.number == knowledge::Number::dual && w_.code(k) == "w" && civil_year(w_.digits(k + 1)))
    d.year_to = w_.digits(k + 1), k += 2;
  d.last = k;
  return d;
}

}  // namespace marsad::mention::times
