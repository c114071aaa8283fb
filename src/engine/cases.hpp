// Cases: small reports with what they must yield, as recfiles in cases/ (found by listing it). `marsad test` runs them.
//
//   case: passive, victims with their side
//   published: 2019-01-27
//   text: ...                        a paragraph a line; `+` continues one
//   event: Battles / Armed clash     the fields behind it are about this event, up to the next; `none`: no event at all
//   when: 2019-01-26                 or 2019-01-24..2019-01-27, or `unknown`
//   where: ...                       as the report spells it, or either full name, or the id
//   side1: ...                       repeat for several actors; `none`: nobody
//   harm: killed side2 5             repeat; counts as 5, 34.. (at least), 5..7, 15~ (about), 24..v (vague); `none`: nobody
//   aggregate: displaced 30600       a total that must stand in the aggregates; `none`: no total at all
//
// Also: title, url, publisher, part_of_day, precision, admin1, country, status, source, weapon, flag, demand;
// `note` is not compared.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../knowledge/recfile.hpp"
#include "marsad/engine.hpp"

namespace marsad::engine {

struct CaseHarm {
  HarmKind kind = HarmKind::killed;
  std::string who;
  std::int64_t min = 0;
  std::optional<std::int64_t> max;
  bool approx = false, vague = false;
};

// A field that the case says nothing of is nullopt and may be anything.
struct CaseEvent {
  std::uint32_t line = 0;
  std::string type;
  std::optional<std::string> subtype, from, to, part_of_day, precision, where, admin1, country, status, source;
  std::optional<std::vector<std::string>> side1, side2, weapons, flags, demands;
  std::optional<std::vector<CaseHarm>> harm;
};

struct CaseTotal {
  HarmKind kind = HarmKind::killed;
  std::int64_t min = 0;
};

struct Case {
  std::string place;  // file:line
  std::string name;
  Report report;
  std::vector<CaseEvent> events;
  std::optional<std::vector<CaseTotal>> totals;
};

// Every record of the file as a case; what is wrong goes to `errors` with file:line and leaves the case out.
std::vector<Case> parse_cases(const knowledge::Recfile& file, std::vector<Error>& errors);

// What differs, one line each ("event 1 (Battles): where: expected 'x', got 'y'"); empty when the case passes. The set of
// events must be equal. Names are compared folded and without the article. An event that nobody expected is passed over
// when it is denied or planned: it is not told as a fact.
std::vector<std::string> differences(const Case& expected, const Reading& got);

}  // namespace marsad::engine
