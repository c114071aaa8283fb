// What the words of one time say, before it is put on the calendar. Not for other rooms.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "mention.hpp"
#include "time_words.hpp"

namespace marsad::mention::times {

struct Draft {
  std::uint32_t first = 0, last = 0;  // tokens
  std::uint32_t core = 0;             // first token of the words themselves, behind "ywm" or "lmdh"; 0: first
  bool name = false;                  // a movement or a street is named so: no time
  Time::Tie tie = Time::Tie::none;
  std::string_view zone;     // "UTC", "+03:00", "local"
  std::string_view repeats;  // "P1D"

  // what leads it
  bool since = false, until = false, ago = false, after = false, during = false, lasting = false;
  bool from_now = false;    // "two weeks from now"
  bool range_from = false;  // "from" or "between" opens it

  // a day
  std::optional<int> offset;  // days from the report's
  bool today_word = false;
  int weekday = -1, weekday_to = -1;
  std::optional<int> week;      // with a weekday: of which week, -1 the last one
  int week_of_month = 0;        // 1-5, -1 the last
  std::optional<int> previous;  // days from the time named before: "the next day"
  int year = 0, year_to = 0, month = 0, day = 0, day_to = 0;
  int month_to = 0;  // "January and February"
  bool hijri = false;
  bool civil_year = false;  // a Hijri month of a civil year: "rmDAn 2016"
  std::string_view holiday;
  Word relation = Word::none;  // last, next, this ...
  std::string_view part;       // dawn ...
  bool midnight = false;
  int minute_of_day = -1, second = -1;
  int minute_to = -1;            // "from five to six"
  bool told_clock = false;       // the part of the day is a clock time by itself: "noon", "midnight"
  int part_behind_clock = 0;     // parts of the day that stand behind the clock time
  std::string_view clock;        // which: "12:00"
  std::string_view part_to;      // of the end of a clock range
  int nth = 0;                   // with a weekday: which of the month, -1 the last
  int feast_day = 0;             // with a feast: which of its days
  bool eve = false;              // the evening before the feast
  bool last_day = false;         // the last of its month
  bool weekday_and_day = false;  // "Friday the 15th", no month

  // more than a day
  Word edge = Word::none;  // start, middle, end, outbreak, coming
  Unit unit = Unit::none;
  double amount = 0;     // 0: "days", "hours" without a number
  bool counted = false;  // a number, a dual or a singular says how many
  // "a year and two months": the amounts behind the first
  struct Amount {
    Unit unit = Unit::none;
    double amount = 0;
  };
  std::array<Amount, 3> more{};
  int part_of_unit = 0, parts_of_unit = 0;  // the third quarter of the year: 3 of 4
  std::string_view season;                  // "summer", "1970s"
  bool bare = false;                        // an edge of a unit that nothing places: "the end of the week"
  bool rest = false;                        // "the rest of the week"
  bool same = false;                        // the month or year that was named before
  bool approx = false;
  bool definite = false;            // "the days", "the month"
  bool month_of_unit = false;       // "the 5th of this month": day set, unit month
  Word year_relation = Word::none;  // "in May of last year"

  bool has_date() const { return month != 0 && day != 0; }
  bool has_day() const {
    return offset || weekday >= 0 || previous || has_date() || !holiday.empty() || (day != 0 && month_of_unit) ||
           (day != 0 && month == 0);
  }
  bool part_only() const {
    return !has_day() && month == 0 && unit == Unit::none && year == 0 && (!part.empty() || minute_of_day >= 0);
  }
};

inline int turn_of(Word relation) {
  return relation == Word::last                                  ? -1
         : relation == Word::before_last                         ? -2
         : relation == Word::next || relation == Word::following ? 1
                                                                 : 0;
}

// Over two hundred years: no time that a report tells of, and more than the calendar is asked to bear.
inline bool too_long(Unit unit, double amount) {
  constexpr double kDays[] = {0, 1e-5, 1e-3, 0.05, 1, 7, 31, 366, 3660, 36600};
  return amount * kDays[static_cast<std::size_t>(unit)] > 200 * 366;
}

// Reads the longest time that starts at token i; nullopt when none does.
class Parser {
 public:
  explicit Parser(const Words& words) : w_(words) {}
  std::optional<Draft> at(std::uint32_t i) const;

 private:
  // time_lead.cpp
  std::optional<Draft> longest(std::uint32_t i) const;
  std::optional<Draft> led(std::uint32_t i, Word lead, std::uint32_t core) const;
  std::optional<Draft> expression(std::uint32_t i) const;
  std::optional<Draft> amount(std::uint32_t i) const;
  std::optional<Draft> from_that(std::uint32_t i, std::uint32_t k, int way) const;
  bool whole_unit(std::uint32_t i) const;
  bool duration_context(std::uint32_t i) const;
  bool one_amount(Draft& d, std::uint32_t& k, bool first) const;
  std::optional<Draft> late(std::uint32_t i) const;
  void tie(Draft& d) const;

  // time_range.cpp
  std::optional<Draft> clock_range(std::uint32_t i) const;
  bool clock_end(Draft& d, std::uint32_t& k, bool second_end) const;

  // time_set.cpp
  std::optional<Draft> repeated(std::uint32_t i) const;
  std::optional<Draft> season(std::uint32_t i) const;
  std::optional<Draft> part_of_unit(std::uint32_t i) const;
  std::optional<Draft> rest(std::uint32_t i) const;

  // time_nth.cpp
  bool nth_weekday(Draft& d, std::uint32_t& k) const;
  bool weekday_and_day(Draft& d, std::uint32_t& k) const;
  bool day_of_month(Draft& d, std::uint32_t& k) const;
  bool month_then_day(Draft& d, std::uint32_t& k) const;
  bool feast_day(Draft& d, std::uint32_t& k) const;

  // time_day.cpp
  std::optional<Draft> day_level(std::uint32_t i) const;
  bool component(Draft& d, std::uint32_t& k) const;
  bool connected(Draft& d, std::uint32_t& k) const;
  bool hour_behind(Draft& d, std::uint32_t& k) const;
  bool relative_day(Draft& d, std::uint32_t& k) const;
  bool today(Draft& d, std::uint32_t& k) const;
  bool day_noun(Draft& d, std::uint32_t& k) const;
  bool weekdays(Draft& d, std::uint32_t& k) const;
  bool relation(Draft& d, std::uint32_t& k) const;
  bool holiday(Draft& d, std::uint32_t& k) const;
  bool zone(Draft& d, std::uint32_t& k) const;
  bool starts_day(std::uint32_t k) const;

  // time_date.cpp
  bool decimal_date(Draft& d, std::uint32_t& k) const;
  bool numeric_date(Draft& d, std::uint32_t& k) const;
  bool date(Draft& d, std::uint32_t& k) const;
  bool month_name(Draft& d, std::uint32_t& k) const;
  void year_behind(Draft& d, std::uint32_t& k) const;
  bool month_in_figures(Draft& d, std::uint32_t& k) const;
  std::optional<Draft> month_level(std::uint32_t i) const;
  std::optional<Draft> year_level(std::uint32_t i) const;

  // time_clock.cpp
  bool part(Draft& d, std::uint32_t& k) const;
  bool dashed_middle(Draft& d, std::uint32_t& k) const;
  bool part_stands(std::uint32_t k, const Words::Hit& hit) const;
  bool clock(Draft& d, std::uint32_t& k) const;
  bool stands_alone(std::uint32_t k, std::uint32_t behind, int minutes) const;
  bool hours_and_minutes(Draft& d, std::uint32_t& k) const;
  bool hour(std::uint32_t& k, int& minutes, int& second, bool announced) const;
  void minutes_behind(std::uint32_t& k, int& minutes) const;
  bool part_follows(std::uint32_t k) const;
  bool led_by(std::uint32_t k) const;

  // time_span.cpp
  std::optional<Draft> unit_level(std::uint32_t i) const;
  std::optional<Draft> edge(std::uint32_t i) const;
  std::optional<Draft> calendar_unit(std::uint32_t i) const;
  std::optional<Draft> week_day(std::uint32_t i) const;
  std::optional<Draft> week_of_month(std::uint32_t i) const;
  std::optional<Draft> period(std::uint32_t i) const;

  const Words& w_;
};

}  // namespace marsad::mention::times
