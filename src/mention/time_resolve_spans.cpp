// Weeks, months, years, periods and amounts of time on the calendar.
#include <algorithm>

#include <fmt/format.h>

#include "time_resolve.hpp"

namespace marsad::mention::times {

using std::chrono::days;

// The start, middle or end of a month.
void set_month(Time& t, DayRange month, Word edge) {
  switch (edge) {
    case Word::start: set(t, month.from, month.from + days{9}, "days"); break;
    case Word::middle: set(t, month.from + days{14}, month.from + days{14}, "day"); break;
    case Word::end: set(t, month.to - days{9}, month.to, "days"); break;
    default: set(t, month, "month"); break;
  }
  t.is_period = edge != Word::middle;
}

void narrow_to_week(Time& t, int nth) {
  const auto from = base::parse_day(t.from), to = base::parse_day(t.to);
  if (nth == 0 || !from || !to) return;
  const Day start = nth < 0 ? *to - days{6} : *from + days{7 * (nth - 1)};
  set(t, start, std::min(start + days{6}, *to), "week");
}

void set_year(Time& t, int year, Word edge) {
  switch (edge) {
    case Word::start: set(t, month_of(year, 1), "month"); break;
    case Word::middle: set(t, month_of(year, 6).from, month_of(year, 7).to, "days"); break;
    case Word::end: set(t, month_of(year, 12), "month"); break;
    default: set(t, {month_of(year, 1).from, month_of(year, 12).to}, "year"); break;
  }
  t.is_period = true;
}

void Resolver::month(const Draft& d, Time& t) const {
  t.grain = "month", t.is_period = true;
  int year = d.year;
  if (d.hijri && d.civil_year) {
    year = hijri_year(month_of(d.year, 1).from);
    if (const auto first = hijri_month(year, d.month); !first || base::year_of(first->from) != d.year) ++year;
  }
  if (year == 0) {
    if (!anchor_.published) return;
    const Day today = *anchor_.published;
    const int now = d.hijri ? hijri_year(today) : base::year_of(today);
    const int turn = d.year_relation == Word::last          ? -1
                     : d.year_relation == Word::next        ? 1
                     : d.year_relation == Word::before_last ? -2
                                                            : 0;
    year = now + turn;
    for (int y = now + 1; d.year_relation == Word::none && y >= now - 1; --y) {
      const auto range = d.hijri ? hijri_month(y, d.month) : std::optional<DayRange>(month_of(y, d.month));
      if (!range) continue;
      const bool fits = d.relation == Word::next    ? range->from > today && range->from - today < days{366}
                        : d.relation == Word::last  ? range->to < today
                        : d.relation == Word::this_ ? range->from - today < days{31}
                        : anchor_.prefer_future     ? range->to >= today && range->from - today < days{335}
                                                    : range->from - today <= days{kAhead};
      if (!fits) continue;
      year = y;
      break;
    }
  }
  const auto range = d.hijri ? hijri_month(year, d.month) : std::optional<DayRange>(month_of(year, d.month));
  if (!range) return;
  set_month(t, *range, d.edge);
  if (d.month_to != 0) {
    const int last = d.month_to < d.month ? year + 1 : year;
    const auto end = d.hijri ? hijri_month(last, d.month_to) : std::optional<DayRange>(month_of(last, d.month_to));
    if (end) set(t, range->from, end->to, "month");
  }
  if (anchor_.published && range->from > *anchor_.published) t.future = true;
}

// Weeks, months and years by their relation to the report's.
void Resolver::unit(const Draft& d, Time& t) const {
  t.grain = d.unit == Unit::week ? "week" : d.unit == Unit::month ? "month" : "year";
  t.is_period = true;
  const int turn = d.relation == Word::last                                    ? -1
                   : d.relation == Word::next || d.relation == Word::following ? 1
                   : d.relation == Word::before_last                           ? -2
                                                                               : 0;
  t.future = turn > 0;
  if (!anchor_.published || d.same) return;  // "that month", and none was told
  const Day today = *anchor_.published;
  if (d.unit == Unit::month) return set_month(t, month_from(today, turn), d.edge);
  if (d.unit == Unit::year) return set_year(t, base::year_of(today) + turn, d.edge);
  const DayRange week = week_from(today, turn);
  switch (d.edge) {
    case Word::start: set(t, week.from, week.from + days{1}, "days"); break;
    case Word::middle: set(t, week.from + days{3}, week.from + days{3}, "day"); break;
    case Word::end: {
      // a weekend that nothing places has passed, where the past is spoken of
      const bool ahead = d.bare && !anchor_.prefer_future && week.to - days{2} > today;
      const Day last = week.to - days{ahead ? 7 : 0};
      set(t, last - days{2}, last, "days");
      break;
    }
    default: set(t, week, "week"); break;
  }
}

// The hour that lies `amount` of the unit before (-1) or behind (1) that of the report; "" when the report has no hour.
std::string Resolver::hour_from_now(const Draft& d, int way) const {
  if (!anchor_.published || !anchor_.second || !d.counted || d.unit >= Unit::day || d.unit == Unit::none) return {};
  constexpr int kSeconds[] = {0, 1, 60, 3600};
  constexpr std::int64_t kDay = 86400;
  const auto length = static_cast<std::int64_t>(d.amount * kSeconds[static_cast<int>(d.unit)]);
  const std::int64_t at = anchor_.published->time_since_epoch().count() * kDay + *anchor_.second + way * length;
  const std::int64_t second = at % kDay;
  return fmt::format("{}T{:02}:{:02}:{:02}", base::format_day(Day{days{at / kDay}}), second / 3600, second / 60 % 60,
                     second % 60);
}

// "three days ago": the day itself; months and years ago: that month, that year.
void Resolver::back(const Draft& d, Time& t, Day today) const {
  const int n = static_cast<int>(d.amount);
  t.grain = "day";
  if (d.unit < Unit::day) {
    if (const std::string hour = hour_from_now(d, -1); !hour.empty()) {
      t.from = t.to = hour, t.grain = d.unit == Unit::hour ? "hour" : d.unit == Unit::minute ? "minute" : "second";
      return;
    }
    const int whole = d.unit == Unit::hour ? n / 24 : 0;
    return set(t, today - days{whole}, today - days{whole}, "day");
  }
  if (!d.counted) {
    t.is_period = true;
    if (d.unit == Unit::day)
      set(t, today - days{7}, today - days{1}, "days");
    else
      t.grain = d.unit == Unit::week ? "week" : d.unit == Unit::month ? "month" : "year";
    return;
  }
  if (d.unit == Unit::day || d.unit == Unit::week) {
    const Day day = today - days{d.unit == Unit::week ? 7 * n : n};
    return set(t, day, day, "day");
  }
  if (d.more[0].unit != Unit::none || d.amount != n) {  // "two years and three months ago"
    const CivilDay c = civil(moved(today, d, -1));
    set(t, month_of(c.year, c.month), "month");
  } else if (d.unit == Unit::month)
    set(t, month_from(today, -n), "month");
  else
    set(t, year_from(today, -n), "year");
  t.is_period = true;
}

void Resolver::amount(const Draft& d, Time& t, const std::vector<Time>& before) const {
  t.grain = d.unit <= Unit::day ? "day" : d.unit == Unit::week ? "week" : d.unit == Unit::month ? "month" : "year";
  if (d.lasting) {
    t.is_duration = true;
    if (d.counted) t.duration = iso_duration(d);
    return;
  }
  if (d.after) {
    const auto last = previous_day(before);
    const int n = d.unit < Unit::day ? 0
                                     : static_cast<int>(d.amount) * (d.unit == Unit::week    ? 7
                                                                     : d.unit == Unit::month ? 30
                                                                     : d.unit == Unit::year  ? 365
                                                                                             : 1);
    const bool told = last && anchor_.published && *last + days{n} <= *anchor_.published;
    if (d.from_now && anchor_.published) {
      set(t, moved(*anchor_.published, d, 1), moved(*anchor_.published, d, 1), "day");
      t.future = true;
    } else if (d.unit < Unit::day) {
      t.part_only = true;
      if (last && (!anchor_.published || *last <= *anchor_.published))
        set(t, *last, *last, "day");
      else if (anchor_.published)
        set(t, *anchor_.published, *anchor_.published, "day");
    } else if (told && d.counted) {
      set(t, *last + days{n}, *last + days{n}, "day");
    } else if ((!last || d.from_now) && d.counted && anchor_.published) {
      const int months = static_cast<int>(d.amount) * (d.unit == Unit::year ? 12 : 1);
      const Day ahead = d.unit >= Unit::month ? add_months(*anchor_.published, months) : *anchor_.published + days{n};
      set(t, ahead, ahead, "day");
      t.future = true;
    } else {
      t.future = !last;
    }
    return;
  }
  if (!anchor_.published) return;
  const Day today = *anchor_.published;
  if (!d.since) return back(d, t, today);
  if (!d.counted && d.unit >= Unit::week) return;  // "for weeks": since when, nobody says
  const int n = d.counted ? static_cast<int>(d.amount) : 3;
  const Day from = d.unit < Unit::day    ? today - days{d.unit == Unit::hour ? n / 24 : 0}
                   : d.unit == Unit::day ? today - days{n}
                                         : moved(today, d, -1);
  set(t, from, from, "day");
}

// "the last three days", "the coming hours".
void Resolver::period(const Draft& d, Time& t) const {
  t.is_period = true, t.grain = "days";
  t.future = d.relation == Word::next;
  if (!anchor_.published || (t.future && !d.counted)) return;
  const Day today = *anchor_.published;
  const double n = d.counted ? d.amount : d.unit < Unit::day ? 1 : 3;
  const int turn = t.future ? 1 : -1;
  const Day other = d.unit < Unit::day     ? today + days{turn * static_cast<int>(d.unit == Unit::hour ? (n + 5) / 24 : 0)}
                    : d.unit == Unit::day  ? today + days{turn * static_cast<int>(n)}
                    : d.unit == Unit::week ? today + days{turn * static_cast<int>(7 * n)}
                                           : add_months(today, turn * static_cast<int>(d.unit == Unit::month ? n : 12 * n));
  set(t, std::min(other, today), std::max(other, today), other == today ? "day" : "days");
  Draft now = d;
  now.amount = 0;
  if (const std::string hour = hour_from_now(d, turn); !hour.empty()) {
    t.from = turn < 0 ? hour : hour_from_now(now, 1), t.to = turn < 0 ? hour_from_now(now, 1) : hour;
    t.grain = d.unit == Unit::hour ? "hour" : d.unit == Unit::minute ? "minute" : "second";
  }
}

}  // namespace marsad::mention::times
