// Days told by number, what comes back, seasons, decades, parts of months and years on the calendar.
#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "time_resolve.hpp"

namespace marsad::mention::times {

using std::chrono::days;

namespace {

constexpr const char* kUnits[] = {"", "S", "M", "H", "D", "W", "M", "Y"};
constexpr const char* kGrains[] = {"", "second", "minute", "hour", "day", "week", "month", "year"};

struct Season {
  std::string_view name;
  int month;  // its first; winter begins in the year before
};
constexpr Season kSeasons[] = {{"spring", 3}, {"summer", 6}, {"autumn", 9}, {"winter", 12}};

int number_of(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return month_of(year, n / 31).from + days{n % 31};
}

}  // namespace

// `holiday` of the lexicon: "h-10-01" a Hijri day, "g-05-01" a civil one, "e-00-02" days before Easter, "w-00-00" the
// feast that is nearest, of breaking the fast or of sacrifice.
std::optional<Day> Resolver::holiday_of(const Draft& d) const {
  if (d.holiday.size() != 7) return std::nullopt;
  const char kind = d.holiday[0];
  if (kind == 'w') {
    std::optional<Day> best;
    for (const std::string_view feast : {"h-10-01", "h-12-10"}) {
      Draft one = d;
      one.holiday = feast;
      const auto day = holiday_of(one);
      if (day && anchor_.published && (!best || (anchor_.prefer_future ? *day < *best : *day > *best))) best = day;
    }
    return best;
  }
  Draft date = d;
  date.hijri = kind == 'h';
  date.month = number_of(d.holiday.substr(2, 2)), date.day = number_of(d.holiday.substr(5, 2));
  const int later = d.feast_day > 1 ? d.feast_day - 1 : 0;
  if (later > 0) date.weekday = -1;
  if (kind == 'e') {
    if (date.year == 0 && !anchor_.published) return std::nullopt;
    const int before = date.day, year = date.year ? date.year : base::year_of(*anchor_.published);
    Day day = easter(year) - days{before};
    if (date.year == 0 && day > *anchor_.published + days{kAhead} && !anchor_.prefer_future && d.relation != Word::next)
      day = easter(year - 1) - days{before};
    if (date.year == 0 && day < *anchor_.published && (anchor_.prefer_future || d.relation == Word::next))
      day = easter(year + 1) - days{before};
    return day + days{later};
  }
  if (date.hijri && d.civil_year) {  // the feast of a civil year: of the Hijri years that touch it
    const int first = hijri_year(month_of(d.year, 1).from);
    for (int year = first; year <= first + 1; ++year)
      if (const auto day = date_in_year(date, year); day && base::year_of(*day) == d.year) return *day + days{later};
    return std::nullopt;
  }
  const auto day = date_of(date);
  return day ? std::optional<Day>(*day + days{later}) : std::nullopt;
}

Day moved(Day day, const Draft& d, int way) {
  const auto by = [&](Unit unit, double amount) {
    const int n = way * static_cast<int>(amount);
    if (unit == Unit::day || unit == Unit::week) day += days{unit == Unit::week ? 7 * n : n};
    if (unit >= Unit::month)
      day = add_months(day, unit == Unit::year ? way * static_cast<int>(std::lround(12 * amount)) : n);
  };
  by(d.unit, d.amount);
  for (const Draft::Amount& next : d.more)
    if (next.unit != Unit::none) by(next.unit, next.amount);
  return day;
}

// ISO 8601, the longest unit first: "P1Y1M21D", "PT2H30M".
std::string iso_duration(const Draft& d) {
  std::string date, clock;
  for (int unit = static_cast<int>(Unit::year); unit >= static_cast<int>(Unit::second); --unit) {
    double sum = static_cast<int>(d.unit) == unit ? d.amount : 0;
    for (const Draft::Amount& next : d.more)
      if (static_cast<int>(next.unit) == unit) sum += next.amount;
    // a third of an hour is 20 minutes
    if (unit == static_cast<int>(Unit::hour) && std::abs(sum * 4 - std::round(sum * 4)) > 1e-6) {
      clock += fmt::format("{:g}M", std::round(sum * 60));
      continue;
    }
    if (sum > 0) (unit <= static_cast<int>(Unit::hour) ? clock : date) += fmt::format("{:g}{}", sum, kUnits[unit]);
  }
  return "P" + date + (clock.empty() ? "" : "T" + clock);
}

void Resolver::repeats(const Draft& d, Time& t) const {
  t.repeats = d.repeats == "n" ? iso_duration(d) : std::string(d.repeats);
  const char unit = t.repeats.back();
  const bool clock = t.repeats.find('T') != std::string::npos;
  const Unit grain = clock         ? (unit == 'H'   ? Unit::hour
                                      : unit == 'M' ? Unit::minute
                                                    : Unit::second)
                     : unit == 'D' ? Unit::day
                     : unit == 'W' ? Unit::week
                     : unit == 'M' ? Unit::month
                                   : Unit::year;
  t.grain = d.weekday >= 0 ? "day" : kGrains[static_cast<int>(grain)];
  t.is_period = true;
}

// "the first Friday of Ramadan"; without a month of the report's.
std::optional<Day> Resolver::nth_weekday(const Draft& d) const {
  Draft first = d;
  first.day = 1, first.weekday = -1, first.nth = 0;
  if (first.month == 0) {
    if (!anchor_.published) return std::nullopt;
    first.month_of_unit = true;
  }
  const auto from = date_of(first);
  if (!from) return std::nullopt;
  Day to = *from + days{first.hijri ? 29 : 30};
  if (!first.hijri) to = month_of(civil(*from).year, civil(*from).month).to;
  if (d.nth < 0) return to - days{(weekday_of(to) - d.weekday + 7) % 7};
  const Day day = *from + days{(d.weekday - weekday_of(*from) + 7) % 7 + 7 * (d.nth - 1)};
  return day <= to ? std::optional<Day>(day) : std::nullopt;
}

// "the 27th", "Friday the 15th": the last such day, or the next.
std::optional<Day> Resolver::numbered(const Draft& d) const {
  if (!anchor_.published) return std::nullopt;
  const Day today = *anchor_.published;
  for (int step = 0; step <= 2; ++step) {
    const CivilDay c = civil(month_from(today, anchor_.prefer_future ? step : -step).from);
    const auto day = day_of(c.year, c.month, d.day);
    if (!day || (anchor_.prefer_future ? *day < today : *day > today)) continue;
    if (!d.weekday_and_day || weekday_of(*day) == d.weekday) return day;
  }
  return d.weekday_and_day ? std::optional<Day>(weekday_day(d, today)) : std::nullopt;
}

void Resolver::season(const Draft& d, Time& t) const {
  t.is_period = true;
  if (d.season.ends_with('s')) {  // "1970s": of another century when that is named
    int year = number_of(d.season);
    const int century = anchor_.published ? base::year_of(*anchor_.published) / 100 : 20;
    if (d.relation == Word::last) year = (century - 1) * 100 + year % 100;
    if (d.amount >= 1 && d.amount <= 30) year = (static_cast<int>(d.amount) - 1) * 100 + year % 100;
    set(t, month_of(year, 1).from, month_of(year + 9, 12).to, "decade");
    return;
  }
  t.grain = "season";
  const auto* season =
      std::find_if(std::begin(kSeasons), std::end(kSeasons), [&](const Season& s) { return s.name == d.season; });
  if (season == std::end(kSeasons)) return;
  const auto of = [&](int year) {
    const Day from = month_of(season->month == 12 ? year - 1 : year, season->month).from;
    return DayRange{from, month_from(from, 2).to};
  };
  if (d.year != 0) return set(t, of(d.year), "season");
  if (!anchor_.published) return;
  const Day today = *anchor_.published;
  int year = base::year_of(today) + turn_of(d.year_relation);
  if (d.year_relation == Word::none && d.relation == Word::last)
    while (of(year).to >= today) --year;
  if (d.year_relation == Word::none && d.relation == Word::next)
    while (of(year).from <= today) ++year;
  set(t, of(year), "season");
  t.future = of(year).from > today;
}

// The third quarter of a year, the first half of a month, the rest of the week.
void Resolver::narrow(const Draft& d, Time& t) const {
  if (!d.rest && d.parts_of_unit == 0) return;
  const auto from = base::parse_day(t.from), to = base::parse_day(t.to);
  if (!from || !to) return;
  if (d.rest) {
    if (anchor_.published && *anchor_.published >= *from && *anchor_.published <= *to)
      set(t, *anchor_.published, *to, "days"), t.is_period = true;
    return;
  }
  const bool year = *to - *from > days{200};
  if (year && 12 % d.parts_of_unit == 0) {
    const int months = 12 / d.parts_of_unit, first = months * (d.part_of_unit - 1);
    set(t, month_from(*from, first).from, month_from(*from, first + months - 1).to,
        d.parts_of_unit == 4 ? "quarter" : "days");
    return;
  }
  const auto length = ((*to - *from).count() + 1) / d.parts_of_unit;
  const Day start = *from + days{length * (d.part_of_unit - 1)};
  set(t, start, d.part_of_unit == d.parts_of_unit ? *to : start + days{length - 1}, "days");
}

}  // namespace marsad::mention::times
