// The notes column: some sentences in English or Arabic, made from the record alone.
#pragma once

#include <string>

#include "acled_parts.hpp"
#include "record.hpp"
#include "wording.hpp"

namespace marsad::codebook {

// `day` is the row's; `days` those of all its rows.
std::string notes_of(const Record& record, const AcledDays& days, base::Day day, const AcledTables& tables,
                     const Wording& wording);
// The same of the event as a whole; without a day it opens with the place.
std::string notes_of(const Record& record, const AcledTables& tables, const Wording& wording);

// Names for readers: "Islamic State", "Civilians (Syria)"; the place; "27 January 2019"; "at least 34".
std::string actor_name(const ActorRef& actor, const Event& event, const AcledTables& tables, const Wording& wording);
std::string place_name(const Where& where, const AcledTables& tables, const Wording& wording);
std::string area_name(const Where& where, const Wording& wording);
std::string long_day(base::Day day, const Wording& wording);
// What happened between whom: "X clashed with Y", "an attack involving Y was reported".
std::string happening(const Event& event, const AcledTables& tables, const Wording& wording);
// "friendly_fire" -> "friendly fire", "killed_or_injured" -> "killed or injured"
std::string spaced(std::string name);

}  // namespace marsad::codebook
