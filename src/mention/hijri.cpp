#include <memory>

#include <unicode/calendar.h>

#include "time.hpp"

namespace marsad::mention {

std::optional<base::Day> hijri_day(int year, int month, int day) {
  if (year < 1300 || year > 1600 || month < 1 || month > 12 || day < 1 || day > 30) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale("ar@calendar=islamic-umalqura");
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone("UTC"));
  std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(*zone, locale, status));
  if (U_FAILURE(status) || !calendar) return std::nullopt;
  calendar->clear();
  calendar->set(year, month - 1, day, 12, 0, 0);
  const UDate millis = calendar->getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  return base::Day{std::chrono::days{static_cast<int>(millis / 86400000.0)}};
}

}  // namespace marsad::mention
