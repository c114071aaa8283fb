// What a text names: numbers, days, places, actors, persons, weapons, sources; each with the bytes that say so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "marsad/span.hpp"

namespace marsad {

enum class MentionKind : std::uint8_t { number, ordinal, percent, time, duration, place, actor, person, weapon, source };
inline constexpr int kMentionKinds = 10;
const char* name_of(MentionKind kind) noexcept;

// One mention. A field that its kind does not have, or that the text does not tell, is empty.
struct Mention {
  MentionKind kind = MentionKind::number;
  Span span;   // the words themselves: "34" of "at least 34 fighters"
  Span whole;  // with the words that bound or bracket them: "at least 34"; the same as `span` when there are none

  // number, ordinal, percent; of persons how many they are. Not told: no upper bound ("at least 34" has no max).
  std::optional<double> value, min, max;
  bool approx = false, vague = false;  // "about"; "tens", "several": min is the least they say
  std::string counts;  // what a number counts when that is no people: age, distance, time, year, unit_number, money ...

  std::string relative;  // of an ordinal without value: "current-1" the previous, "current+1" the next, "end+0" the last

  // time: half open, ISO local date-times ("2013-02-01T00:00:00"); duration: ISO 8601 ("PT3H").
  std::string from, to, grain, part_of_day, iso;
  std::string clock;    // "19:00:00" where a clock time is told, or a word for one ("noon")
  std::string zone;     // "UTC", "+03:00", "local" where the text says so; the times stay as told
  std::string repeats;  // ISO 8601 of what comes back: "P1D" of "every day"; it has no day of its own

  // place, actor, person, weapon, source
  std::string id, name_ar, name_en;
  std::string type;       // of a place its record's kind; of actors and sources the contract's kind
  std::string country;    // ISO 3166 alpha-2
  std::string precision;  // of a place: place | near | area | admin | country
  std::optional<double> lat, lon;
  std::string decided;  // how it was found, in words for people
};

struct MentionOptions {
  std::string now;             // ISO day or date-time ("2013-02-12T04:30:00-02:00"): what relative days stand on; or empty
  bool prefer_future = false;  // a bare weekday or day of the month lies ahead; news speaks of the past
};

}  // namespace marsad
