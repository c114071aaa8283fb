// Puts a draft on the calendar. Not for other rooms.
#pragma once

#include "time.hpp"
#include "time_calendar.hpp"
#include "time_draft.hpp"

namespace marsad::mention::times {

// Days that four digits of a year cannot tell stay unresolved.
inline void set(Time& t, Day from, Day to, const char* grain) {
  t.grain = grain;
  if (base::year_of(from) < 1 || base::year_of(to) > 9999) return;
  t.from = base::format_day(from), t.to = base::format_day(to);
}
inline void set(Time& t, DayRange range, const char* grain) { set(t, range.from, range.to, grain); }

void set_month(Time& t, DayRange month, Word edge);  // its start, middle, end or whole
void set_year(Time& t, int year, Word edge);
void narrow_to_week(Time& t, int nth);  // of the month that `t` is; -1 the last, 0 leaves it

// How many days ahead a date without a year may lie before it is last year's.
inline constexpr int kAhead = 20;

inline constexpr const char* kWeekdays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

// 12 hours of the clock to 24 by the part of the day.
int to_24_hours(int minutes, std::string_view part);
// `day` moved by the amounts of `d`, ahead (1) or back (-1).
Day moved(Day day, const Draft& d, int way);
std::string iso_duration(const Draft& d);

class Resolver {
 public:
  Resolver(const Document& doc, const Words& words, const Anchor& anchor) : doc_(doc), words_(words), anchor_(anchor) {}

  // `before`: the times found so far, for "the next day" and for parts of the day that name none.
  Time resolve(const Draft& d, const std::vector<Time>& before) const;

 private:
  bool told_back(const Draft& d) const;
  bool spoken_ahead(const Draft& d) const;
  std::string hour_from_now(const Draft& d, int way) const;
  void repeats(const Draft& d, Time& t) const;
  void season(const Draft& d, Time& t) const;
  void narrow(const Draft& d, Time& t) const;
  Draft with_same(Draft d, const std::vector<Time>& before) const;
  Span words(const Draft& d, Span whole) const;
  std::optional<Day> nth_weekday(const Draft& d) const;
  std::optional<Day> numbered(const Draft& d) const;
  bool nearby_weekday(const Draft& d, Day told, Time& t) const;
  void day(const Draft& d, Time& t, const std::vector<Time>& before) const;
  void clock(const Draft& d, Time& t) const;
  void part_only(const Draft& d, Time& t, const std::vector<Time>& before) const;
  void month(const Draft& d, Time& t) const;
  void unit(const Draft& d, Time& t) const;
  void amount(const Draft& d, Time& t, const std::vector<Time>& before) const;
  void back(const Draft& d, Time& t, Day today) const;
  void period(const Draft& d, Time& t) const;
  void led(const Draft& d, Time& t) const;

  std::optional<Day> date_of(const Draft& d) const;
  std::optional<Day> date_in_year(const Draft& d, int year) const;
  std::optional<Day> holiday_of(const Draft& d) const;
  std::optional<Day> nearest(const Draft& d, int year, Word relation) const;
  Day weekday_day(const Draft& d, Day today) const;
  std::optional<Day> previous_day(const std::vector<Time>& before) const;
  // The day that the paragraph speaks of, when it is of the last two.
  std::optional<Day> context_day(const Draft& d, const std::vector<Time>& before) const;

  const Document& doc_;
  const Words& words_;
  const Anchor& anchor_;
};

}  // namespace marsad::mention::times
