// Dates: days of months, months, years, in words and figures.
#include "number_scan.hpp"
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

// "in", "at" or a verb of what is to come right before it.
bool spoken_of(const Words& w, std::uint32_t k) {
  return k > 0 && (w.code(k - 1) == "fy" || w.code(k - 1) == "End" || w.is_imperfect(k - 1));
}

// The figures go on before k: a part of a longer number.
bool joined_figures(const Words& w, std::uint32_t k) {
  return k > 1 && (w.is(k - 1, '-') || w.is(k - 1, '/')) && w.digits(k - 2) >= 0;
}

}  // namespace

// "fy 22.4.", "ywm 4.22": folding made it a decimal; no more stands behind it and one of the two can only be a day.
bool Parser::decimal_date(Draft& d, std::uint32_t& k) const {
  const std::string_view code = w_.code(k);
  const std::size_t mark = code.find('{');
  if (d.month != 0 || k == 0 || mark == std::string_view::npos || mark > 2 || code.size() - mark > 3) return false;
  const bool led = spoken_of(w_, k) || w_.unit(k - 1).unit == Unit::day || d.weekday >= 0;
  if (!led || !w_.punctuation(k + 1) || w_.is(k + 1, '%')) return false;
  const int a = static_cast<int>(numbers::digits_value(code.substr(0, mark)));
  const int b = static_cast<int>(numbers::digits_value(code.substr(mark + 1)));
  if ((a > 12) == (b > 12) || a > 31 || b > 31 || !set_figures(d, 0, b, a)) return false;
  ++k;
  return true;
}

// 23-01-2024, 2019/01/27, 3-6-2021, 18-9-15; 8/7 behind a weekday; 22/04 where nothing is counted.
bool Parser::numeric_date(Draft& d, std::uint32_t& k) const {
  if (decimal_date(d, k)) return true;
  const int a = w_.digits(k), b = w_.digits(k + 2);
  if (d.month != 0 || a < 1 || b < 1) return false;
  for (const char sign : {'/', '-', '.'}) {
    if (!w_.is(k + 1, sign)) continue;
    const int c = w_.is(k + 3, sign) || (sign == '/' && w_.is(k + 3, ',')) ? w_.digits(k + 4) : -1;
    const bool comma = c >= 0 && w_.is(k + 3, ',');
    const bool short_year = c >= 0 && c < 100 && w_.code(k + 4).size() == 2 && sign != '.' && !comma &&
                            !joined_figures(w_, k) && !w_.is(k + 5, sign);
    const bool whole = (civil_year(a) || hijri_year_like(a)) && !comma ? set_figures(d, a, b, c)
                       : comma && civil_year(c)                        ? set_figures(d, c, a, b)  // the English order
                       : comma && c >= 10 && spoken_of(w_, k) && w_.punctuation(k + 5) ? set_figures(d, 2000 + c, a, b)
                       : civil_year(c) || hijri_year_like(c)                           ? set_figures(d, c, b, a)
                       : short_year ? set_figures(d, c + (c < 60 ? 2000 : 1900), b, a)
                                    : false;
    if (whole) {
      k += 5;
      if (w_.code(k) == "m" || (d.hijri && w_.code(k) == "h")) ++k;
      return true;
    }
    const bool after_day = d.weekday >= 0 || (k > 0 && w_.unit(k - 1).unit == Unit::day);
    if (c >= 0 || sign == '.' || joined_figures(w_, k)) continue;
    if (sign == '/' && after_day && b <= 12 && a <= 31) {
      d.month = b, d.day = a, k += 3;
      return true;
    }
    // one of the two can only be a day
    const bool in = spoken_of(w_, k), sure = (a > 12) != (b > 12) && a <= 31 && b <= 31 && !(a == 24 && b == 7);
    const bool alone = sign == '/' && (k == 0 || w_.punctuation(k - 1));
    if (d.last == 0 && sure && w_.ends(k + 3) && !w_.is(k + 3, sign) && (in || (alone && w_.punctuation(k + 3))))
      return set_figures(d, 0, b, a) ? (k += 3, true) : false;
  }
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
  if (const Count* next = c && c->kind == Count::Kind::ordinal && day_to == 0 ? w_.count(j) : nullptr;
      next && next->kind == Count::Kind::ordinal && (w_.proclitics(j) & token::kWa) && next->min > day && next->min <= 31)
    day_to = static_cast<int>(next->min), j = next->extent.last;
  const bool dotted = w_.is(j, '.') && w_.month(j + 1);
  if (w_.code(j) == "mn" || dotted || ((w_.is(j, '/') || w_.is(j, '-')) && w_.month(j + 1))) ++j;
  if (!d.has_day())
    if (const auto whole = calendar_unit(j);
        whole && whole->unit == Unit::month && (whole->same || whole->relation <= Word::before_last)) {
      d.day = day, d.day_to = day_to, d.month_of_unit = true, d.relation = whole->relation, d.same = whole->same;
      k = whole->last;
      return true;
    }
  const Words::UnitWord unit = w_.unit(j);
  if (unit.unit == Unit::month && !unit.definite) ++j;
  const Words::Month month = w_.month(j);
  if (!month || month.proclitics != 0 || (month.hijri && day > 30)) return false;
  Draft other;
  other.day = day, other.day_to = day_to;
  month_name(other, j);
  if (dotted && w_.is(j, '.') && other.year == 0 && civil_year(w_.digits(j + 1))) other.year = w_.digits(j + 1), j += 2;
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
  if (const Words::Month next = w_.month(k);
      d.day == 0 && next && next.proclitics == token::kWa && next.hijri == month.hijri) {
    d.month_to = next.number, k = next.last;  // "yunAyr wfbrAyr"
    year_behind(d, k);
    return true;
  }
  const bool bracket = w_.is(k, '('), sign = bracket || w_.is(k, '/') || w_.is(k, '-');
  if (const Words::Month again = w_.month(sign ? k + 1 : k);
      again && again.proclitics == 0 && again.hijri == month.hijri && again.number == month.number) {
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
  std::uint32_t behind = j + 1;
  const int year = w_.year(j, &behind);
  // "5 dysmbr 1391" is a year where it counts nothing
  const bool plain = w_.digits(j) >= 0 ? d.day != 0 && !led : year_noun || led || d.day != 0;
  if (d.hijri ? hijri_year_like(year) || civil_year(year)
              : (civil_year(year) && w_.digits(j) >= 0) || (year && plain && w_.ends(behind))) {
    d.year = year, k = behind;
    if (d.hijri && civil_year(year)) d.civil_year = true;
    if (w_.code(k) == "m" || (d.hijri && (w_.code(k) == "h" || w_.code(k) == "hjry"))) ++k;
    return;
  }
  const bool pointed = !year_noun && w_.get(j, kReference).value == "this" && w_.unit(j + 1).unit == Unit::year;
  const bool of_same = (year_noun && unit.definite && w_.same(j)) || (w_.same(j) && w_.unit(j + 1).unit == Unit::year);
  if ((pointed || of_same) && (!led || w_.code(k) == "mn")) {
    d.year_relation = of_same ? Word::same_ : Word::this_;
    k = year_noun ? j + 1 : j + 2;
    return;
  }
  if (!year_noun || !unit.definite || (led && w_.code(k) != "mn")) return;
  const Word relation = w_.adjective(j);
  if (relation == Word::last || relation == Word::this_ || relation == Word::next || relation == Word::before_last) {
    d.year_relation = relation;
    w_.adjective(j, &k);
  }
}

// "chr 5", "chr 12/2015", "fy 3/2015"
bool Parser::month_in_figures(Draft& d, std::uint32_t& k) const {
  std::uint32_t j = k;
  const Words::UnitWord unit = w_.unit(j);
  const bool named = unit.unit == Unit::month && !unit.definite && unit.number == knowledge::Number::singular;
  if (named) ++j;
  const int month = w_.digits(j), year = w_.is(j + 1, '/') || w_.is(j + 1, '-') ? w_.digits(j + 2) : -1;
  if (joined_figures(w_, j)) return false;
  // "2015/3"
  if (const int other = civil_year(month) ? year : 0; other >= 1 && other <= 12 && w_.punctuation(j + 3) &&
                                                      !w_.is(j + 3, '/') && !w_.is(j + 3, '-') && k > 0 &&
                                                      (w_.code(k - 1) == "fy" || w_.is_imperfect(k - 1))) {
    d.month = other, d.year = month, k = j + 3;
    return true;
  }
  if (month < 1 || month > 12) return false;
  const Word lead = k > 0 ? w_.word(k - 1) : Word::none;
  const bool led = named || (k > 0 && (w_.code(k - 1) == "fy" || w_.is_imperfect(k - 1))) ||
                   (lead >= Word::since && lead <= Word::during);
  if (led && civil_year(year) && !w_.is(j + 3, '/') && !w_.is(j + 3, '-')) {
    d.month = month, d.year = year, k = j + 3;
    return true;
  }
  if (!named || !w_.ends(j + 1) || w_.is(j + 1, '/') || w_.is(j + 1, '-') || w_.is(j + 1, '%')) return false;
  d.month = month, k = j + 1;
  year_behind(d, k);
  return true;
}

// "AyAr AlmADy", "fy AyAr", "chr kAnwn AlAwl", "January 27, 2019".
std::optional<Draft> Parser::month_level(std::uint32_t i) const {
  Draft d;
  std::uint32_t k = i;
  if (month_then_day(d, k) || month_in_figures(d, k)) {
    d.first = i, d.last = k;
    return d;
  }
  const bool pointed = w_.get(k, kReference).value == "this" && w_.code(k).ends_with("hoA");
  if (pointed) ++k;
  const Words::UnitWord unit = w_.unit(k);
  const bool named =
      unit.unit == Unit::month && !unit.definite && unit.number != knowledge::Number::plural && w_.month(k + 1);
  if (named) ++k;
  const Words::Month month = w_.month(k);
  if (!month || (k > i && month.proclitics != 0)) return std::nullopt;
  if (pointed) d.relation = Word::this_;
  constexpr std::uint16_t kLed = token::kBi | token::kLi | token::kKa;
  if (month.proclitics & kLed)  // "bAb", "wbAb" is a gate before it is "in August"
    if (const auto readings = w_.doc().readings(k);
        !readings.empty() && (readings[0].proclitics & month.proclitics & kLed) == 0)
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
  const bool told = named || twice || d.year != 0 || d.year_relation != Word::none || d.relation != Word::none ||
                    d.day != 0 || d.month_to != 0;
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
  std::uint32_t behind = k + 1;
  const int year = w_.year(k, &behind);
  const bool hijri = hijri_year_like(year) && w_.code(k + 1) == "h";
  if (!civil_year(year) && !hijri) return std::nullopt;
  if (w_.digits(k) < 0 && (!noun || !w_.ends(behind))) return std::nullopt;  // "two thousand" of anything
  if (!noun) {
    const Count* c = w_.count(k);
    const std::string_view before = i > 0 ? w_.preposition(i - 1) : std::string_view{};
    const Word lead = i > 0 ? w_.word(i - 1) : Word::none;
    const bool led = before == "in" || before == "until" || (lead >= Word::start && lead <= Word::during);
    if (!led || (c && c->use != Count::Use::year && c->use != Count::Use::open)) return std::nullopt;
    if (w_.is_word(k + 1) && w_.find(k + 1, kUnit, [](const Words::Hit&) { return true; })) return std::nullopt;
  }
  d.year = year, d.hijri = hijri, k = behind;
  if (w_.code(k) == "m" || hijri) ++k;
  if (unit.number == knowledge::Number::dual && w_.code(k) == "w" && civil_year(w_.digits(k + 1)))
    d.year_to = w_.digits(k + 1), k += 2;
  d.last = k;
  return d;
}

}  // namespace marsad::mention::times
