// Civil days. ISO text in and out; arithmetic is <chrono>'s.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace marsad::base {

using Day = std::chrono::sys_days;

// "2019-01-27" (a time behind it is ignored). nullopt when it is no valid day.
std::optional<Day> parse_day(std::string_view iso);
std::string format_day(Day day);
// English weekday name, "Sunday".
const char* weekday_name(Day day);
inline int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

}  // namespace marsad::base
