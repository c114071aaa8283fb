// A coded event: the contract's marsad.event/1 as plain values. All strings are UTF-8; an empty string is "not known".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "marsad/span.hpp"

namespace marsad {

// Who vouches for the act (contract: status).
enum class Status { reported, claimed, denied, planned };
const char* name_of(Status status) noexcept;

// What was done to people (contract: harm.kind).
enum class HarmKind { killed, injured, killed_or_injured, captured, missing, displaced, surrendered, released };
const char* name_of(HarmKind kind) noexcept;

struct When {
  std::string from, to;     // ISO days, both empty when unresolved; `to` is the last day, inclusive
  std::string precision;    // day | days | week | month | year
  std::string part_of_day;  // dawn | morning | noon | afternoon | evening | night | ""
  std::string text;         // the words that say so, "" when the publication day stands in
};

struct Where {
  std::string text;  // as the report spells it
  std::string name_ar, name_en;
  std::string id;                   // "geonames:170654" or "marsad:sy-hajin"
  std::vector<std::string> within;  // the report's own words for what contains it, nearest first
  std::string admin1, admin2, admin3, pcode, country;
  std::optional<double> lat, lon;  // WGS 84 degrees
  std::string precision;           // place | near | area | admin | country
  std::string relation;            // near | between | "north of 10 km" | ""
};

struct ActorRef {
  std::string id;  // knowledge id, "generic:gunmen" or "new:<folded name>" for provisional actors
  std::string name_en, name_ar;
  std::string text;                  // as the report spells it
  std::vector<std::string> aliases;  // the other names by which the report calls the same actor, each once
  std::string kind;  // state | rebel | political_militia | identity_militia | rioters | protesters | civilians | external
  std::string unit;  // the words of the text when they name a unit by number
  std::vector<std::string> backed_by;
};

struct Side {
  std::string role;              // side1 (the acting party) | side2
  std::vector<ActorRef> actors;  // first = main party
};

struct Harm {
  HarmKind kind = HarmKind::killed;
  std::string who;    // side1 | side2 | civilian | unknown
  std::string actor;  // id of the actor harmed, "" when not told
  std::int64_t min = 0;
  std::optional<std::int64_t> max;
  bool approx = false, vague = false, civilian = false;
  std::string text;
};

struct Source {
  std::string text;
  std::string kind;                // local | official | belligerent | medical | monitor | media | witness | unknown
  std::vector<std::string> chain;  // who passed it on, nearest the report first
};

// One fact's proof: `field` is a path in the event's JSON ("harm[0].min"), the span its bytes in Report::text.
struct Evidence {
  std::string field;
  Span span;
};

// How sure the parts of an event are: chances, 0.02 to 0.98. `type`: that such an act is told at all. The others: that the
// part is right, given that it is; of harm and source also where none is coded: that none is told.
struct FieldConfidence {
  double type = 0, when = 0, where = 0, sides = 0, harm = 0, source = 0;
};

struct Event {
  std::string id;             // stable: same report and knowledge give the same id
  std::string type, subtype;  // ACLED's names
  Status status = Status::reported;
  When when;
  Where where;
  std::vector<Side> sides;
  std::vector<Harm> harm;
  std::vector<std::string> weapons, flags, demands;
  Source source;
  double confidence = 0;  // chance that type, place and day are right together
  FieldConfidence confidence_by_field;
  std::vector<Evidence> evidence;
  std::string rule;  // the trigger and rule that made it, for explain
};

// A total over a period or a campaign (contract: marsad.aggregate/1). Never part of an event's harm.
struct Aggregate {
  HarmKind kind = HarmKind::killed;
  std::int64_t min = 0;
  std::optional<std::int64_t> max;
  std::string since, until;  // ISO days, empty when not told
  std::string text;
  Span span;
};

}  // namespace marsad
