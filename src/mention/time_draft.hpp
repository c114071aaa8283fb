// What the words of one time say, before it is put on the calendar. Not for other rooms.
#pragma once

#include <optional>
#include <string>

#include "time_words.hpp"

namespace marsad::mention::times {

struct Draft {
  std::uint32_t first = 0, last = 0;  // tokens

  // what leads it
  bool since = false, until = false, ago = false, after = false, during = false, lasting = false;
  bool range_from = false;  // "from" or "between" opens it

  // a day
  std::optional<int> offset;  // days from the report's
  bool today_word = false;
  int weekday = -1, weekday_to = -1;
  std::optional<int> week;      // with a weekday: of which week, -1 the last one
  int week_of_month = 0;        // 1-5, -1 the last
  std::optional<int> previous;  // days from the time named before: "the next day"
  int year = 0, year_to = 0, month = 0, day = 0, day_to = 0;
  bool hijri = false;
  std::string_view holiday;
  Word relation = Word::none;  // last, next, this ...
  std::string_view part;       // dawn ...
  bool midnight = false;
  int minute_of_day = -1, second = -1;

  // more than a day
  Word edge = Word::none;  // start, middle, end, outbreak, coming
  Unit unit = Unit::none;
  double amount = 0;     // 0: "days", "hours" without a number
  bool counted = false;  // a number, a dual or a singular says how many
  bool approx = false;
  bool definite = false;            // "the days", "the month"
  bool month_of_unit = false;       // "the 5th of this month": day set, unit month
  Word year_relation = Word::none;  // "in May of last year"

  bool has_date() const { return month != 0 && day != 0; }
  bool has_day() const {
    return offset || weekday >= 0 || previous || has_date() || !holiday.empty() || (day != 0 && month_of_unit);
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
  constexpr double kDays[] = {0, 1e-5, 1e-3, 0.05, 1, 7, 31, 366};
  return amount * kDays[static_cast<std::size_t>(unit)] > 200 * 366;
}

// Reads the longest time that starts at token i; nullopt when none does.
class Parser {
 public:
  explicit Parser(const Words& words) : w_(words) {}
  std::optional<Draft> at(std::uint32_t i) const;

 private:
  // time_lead.cpp
  std::optional<Draft> led(std::uint32_t i, Word lead, std::uint32_t core) const;
  std::optional<Draft> expression(std::uint32_t i) const;
  std::optional<Draft> amount(std::uint32_t i) const;
  bool duration_context(std::uint32_t i) const;

  // time_day.cpp
  std::optional<Draft> day_level(std::uint32_t i) const;
  bool component(Draft& d, std::uint32_t& k) const;
  bool connected(Draft& d, std::uint32_t& k) const;
  bool relative_day(Draft& d, std::uint32_t& k) const;
  bool today(Draft& d, std::uint32_t& k) const;
  bool day_noun(Draft& d, std::uint32_t& k) const;
  bool weekdays(Draft& d, std::uint32_t& k) const;
  bool relation(Draft& d, std::uint32_t& k) const;
  bool holiday(Draft& d, std::uint32_t& k) const;
  bool starts_day(std::uint32_t k) const;

  // time_date.cpp
  bool numeric_date(Draft& d, std::uint32_t& k) const;
  bool date(Draft& d, std::uint32_t& k) const;
  bool month_name(Draft& d, std::uint32_t& k) const;
  void year_behind(Draft& d, std::uint32_t& k) const;
  std::optional<Draft> month_level(std::uint32_t i) const;
  std::optional<Draft> year_level(std::uint32_t i) const;

  // time_clock.cpp
  bool part(Draft& d, std::uint32_t& k) const;
  bool part_stands(std::uint32_t k, const Words::Hit& hit) const;
  bool clock(Draft& d, std::uint32_t& k) const;
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
