// Days and times: named, relative, parts of the day, periods, durations.
#pragma once

#include "../base/date.hpp"
#include "document.hpp"
#include "number_tags.hpp"

namespace marsad::mention {

// What relative words are resolved against.
struct Anchor {
  std::optional<base::Day> published;  // nullopt: relative days stay text
  std::optional<int> second;           // of that day, when the hour is known too ("in the past 24 hours")
  bool prefer_future = false;          // a bare weekday or day of the month lies ahead, not behind
};

// Appends all times of the report in order; no two overlap. Needs doc.matches, doc.counts and `tags` read. Linear in the
// tokens.
void find_times(const Document& doc, const TagTable& tags, const Anchor& anchor, std::vector<Time>& out);

// The civil day of a Hijri date by the Umm al-Qura calendar (ICU); nullopt when it is no valid one.
std::optional<base::Day> hijri_day(int year, int month, int day);

}  // namespace marsad::mention
