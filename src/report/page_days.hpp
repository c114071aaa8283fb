// Days as pages write them: metadata values, visible datelines, addresses.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.hpp"
#include "marsad/error.hpp"
#include "page_words.hpp"

namespace marsad::report {

// A metadata value: ISO date-times (the day as written: an offset names the page's own clock), compact digits, seconds or
// milliseconds since 1970, "Sun, 27 Jan 2019 ...", or a visible date. nullopt when it is none or lies outside 1990 to 2099.
std::optional<base::Day> metadata_day(std::string_view value, const PageWords& words);

// "/2019/01/27/", "/2019-1-27-slug", "/20190127/" in the path of an address.
std::optional<base::Day> url_day(std::string_view url);

// What a caller gives as `published`, as an ISO day; an empty value stays empty. Errors: date, also for a day and month
// that could be either way round ("03/04/2019").
Expected<std::string> given_day(std::string_view value, const PageWords& words);

}  // namespace marsad::report
