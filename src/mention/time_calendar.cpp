#include "time_calendar.hpp"

#include <memory>

#include <unicode/calendar.h>

#include "time.hpp"

namespace marsad::mention {
namespace times {

namespace {

using std::chrono::days;

constexpr double kDayMillis = 86400000.0;

std::unique_ptr<icu::Calendar> hijri_calendar() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone("UTC"));
  std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*zone, icu::Locale("ar@calendar=islamic-umalqura"), status));
  return U_FAILURE(status) ? nullptr : std::move(calendar);
}

}  // namespace

CivilDay civil(Day day) {
  const std::chrono::year_month_day date{day};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday{day}.c_encoding()); }

int month_length(int year, int month) {
  const std::chrono::year_month_day_last last = std::chrono::year{year} / month / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<Day> day_of(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date = std::chrono::year{year} / month / day;
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

DayRange month_of(int year, int month) {
  return {Day{std::chrono::year{year} / month / 1}, Day{std::chrono::year{year} / month / std::chrono::last}};
}

DayRange month_from(Day day, int months) {
  const CivilDay c = civil(day);
  const int at = c.year * 12 + c.month - 1 + months;
  return month_of(at / 12, at % 12 + 1);
}

DayRange year_from(Day day, int years) {
  const int year = civil(day).year + years;
  return {Day{std::chrono::year{year} / 1 / 1}, Day{std::chrono::year{year} / 12 / 31}};
}

Day add_months(Day day, int months) {
  const DayRange month = month_from(day, months);
  return std::min(month.to, month.from + days{civil(day).day - 1});
}

DayRange week_from(Day day, int weeks) {
  const Day sunday = day - days{weekday_of(day)} + days{7 * weeks};
  return {sunday, sunday + days{6}};
}

int hijri_year(Day day) {
  const auto calendar = hijri_calendar();
  if (!calendar) return 0;
  UErrorCode status = U_ZERO_ERROR;
  calendar->setTime(static_cast<double>(day.time_since_epoch().count()) * kDayMillis + kDayMillis / 2, status);
  return calendar->get(UCAL_YEAR, status);
}

std::optional<DayRange> hijri_month(int year, int month) {
  const auto from = hijri_day(year, month, 1);
  const auto next = month == 12 ? hijri_day(year + 1, 1, 1) : hijri_day(year, month + 1, 1);
  if (!from || !next) return std::nullopt;
  return DayRange{*from, *next - days{1}};
}

}  // namespace times

}  // namespace marsad::mention
