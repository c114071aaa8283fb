// Civil and Hijri days, months and weeks. Not for other rooms.
#pragma once

#include <optional>

#include "../base/date.hpp"

namespace marsad::mention::times {

using base::Day;

struct DayRange {
  Day from, to;  // both inclusive
};

struct CivilDay {
  int year = 0, month = 0, day = 0;
};

CivilDay civil(Day day);
int weekday_of(Day day);  // 0 Sunday
int month_length(int year, int month);
std::optional<Day> day_of(int year, int month, int day);
// A calendar month or year that lies `months` or `years` before (negative) or behind that of `day`.
DayRange month_from(Day day, int months);
DayRange year_from(Day day, int years);
DayRange month_of(int year, int month);
// The same day of the month `months` on, or that month's last.
Day add_months(Day day, int months);
// Sunday to Saturday, as the week is counted in most of the Arab world.
DayRange week_from(Day day, int weeks);

// Umm al-Qura calendar, as ICU has it (see hijri_day in time.hpp).
int hijri_year(Day day);
std::optional<DayRange> hijri_month(int year, int month);

}  // namespace marsad::mention::times
