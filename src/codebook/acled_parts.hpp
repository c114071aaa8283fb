// The pieces of an ACLED row. Internal to codebook/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../base/date.hpp"
#include "acled_tables.hpp"
#include "marsad/event.hpp"
#include "marsad/report.hpp"

namespace marsad::codebook {

// The days an event stands for: one each, or the middle of a week or month.
struct AcledDays {
  std::vector<base::Day> days;
  int precision = 1;
  std::string why_not;  // set when ACLED has no row for it
};
AcledDays acled_days(const When& when);

const ActorRef* main_actor(const Event& event, std::string_view role);
// People without an organisation, of whom ACLED knows one name a country; and what the knowledge calls generic.
bool acled_is_unnamed(const ActorRef& actor, const AcledTables& tables);
// "Islamic State"; "Civilians (Syria)" for those without a name.
std::string acled_actor(const ActorRef& actor, const Event& event, const AcledTables& tables);
// The other actors of a side, "; " between.
std::string acled_associates(const Event& event, std::string_view role, const AcledTables& tables);
// Kind of actor as ACLED sees it: a state's forces abroad are external.
std::string acled_kind(const ActorRef& actor, const Event& event, const AcledTables& tables);
std::string acled_unnamed(std::string_view kind, const Event& event, const AcledTables& tables);

// The least that the words of a figure say: "tens" 10, "hundreds" 100, "several" 3.
std::int64_t acled_figure(const Harm& harm);
// Of the killed only, over all sides.
std::int64_t acled_fatalities(const Event& event);

std::string acled_location(const Where& where, const AcledTables& tables);

}  // namespace marsad::codebook
