// An event in the making: the triggers that tell of one act, and where, when, who and with what harm as they are found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "marsad/event.hpp"
#include "trigger.hpp"

namespace marsad::event {

struct Weighing;

struct TokenRange {
  std::uint32_t first = 0, last = 0;
};

// A party as found: an actor mention, or people that no actor names.
struct Party {
  int actor = -1;  // mention index (final), -1 when only people or implied
  int people = -1;
  bool civilian = false;
  bool implied = false;          // nobody is named: unknown attackers
  float agent = 0, patient = 0;  // what speaks for either role
  std::uint32_t token = 0;       // where it stands first
  std::string why;
  // The actor record that a word without a name stands for ("the soldiers": the army of the country), kNone.
  mention::Id named = knowledge::kNone;
};

struct HarmFact {
  HarmKind kind = HarmKind::killed;
  std::string who;  // side1 side2 civilian unknown
  int people = -1;  // mention it comes from, -1 when the trigger itself says so ("was wounded")
  int actor = -1;
  std::int64_t min = 1;
  std::optional<std::int64_t> max;
  bool approx = false, vague = false, civilian = false;
  bool one_more = false;      // of those told before: "one of the wounded died"
  std::uint32_t trigger = 0;  // token of the word of harm
  mention::Extent extent;
};

struct Draft {
  std::vector<Trigger> triggers;
  std::vector<TokenRange> ranges;  // tokens that belong to it, in order
  std::vector<TokenRange> tolls;   // sentences behind it that only count its dead and wounded
  std::uint32_t sentence = 0;      // first sentence
  std::uint16_t act = 0;           // deciding act
  int place = -1, time = -1;       // mention indexes
  bool own_place = false, own_time = false;
  bool said_time = false;        // its own time may only be the day on which it was said
  std::vector<int> more_places;  // one act on a list of places
  std::vector<Party> side1, side2;
  std::vector<HarmFact> harm;
  std::vector<std::uint16_t> weapons;  // Lexicon numbers
  std::vector<std::uint32_t> weapon_tokens;
  int source = -1;
  Status status = Status::reported;
  bool title = false, friendly_fire = false, aggregate = false, background = false;
  bool share = false;  // one of several people and places that one verb tells of
  std::string type, subtype, rule;
  std::vector<mention::Extent> demands;
  std::string from, to;  // days

  const Trigger& main() const { return triggers.front(); }
  // The word that tells the deciding act; the first one where none does.
  const Trigger& deciding() const {
    for (const Trigger& t : triggers)
      if (t.act && t.act == act) return t;
    return main();
  }
  bool has_act() const { return act != 0; }
  std::uint32_t begin() const { return ranges.front().first; }
  std::uint32_t end() const { return ranges.back().last; }
};

// Triggers -> drafts: which belong together, which tokens are theirs. Order of the text.
std::vector<Draft> assemble(const Document& doc, const Scope& scope, const std::vector<Trigger>& triggers);

// Fill in, in this order, what the text says of each draft.
void find_weapons(const Document& doc, Draft& draft);
void find_where(const Document& doc, const Scope& scope, std::vector<Draft>& drafts);
void find_when(const Document& doc, std::vector<Draft>& drafts, std::string_view published);
void find_sides(const Document& doc, Draft& draft, const Draft* previous);
// A side that an act must have and its words leave out: the opponent in the nearest event. Quadratic in drafts.
void find_opponents(const Document& doc, std::vector<Draft>& drafts);
// Gives parties without a name the force they stand for, where the report or its country leaves only one. Linear in actors
// and drafts.
void name_sides(const Document& doc, std::vector<Draft>& drafts);
// Sentences behind an act that only count its victims (Draft::tolls); needs the days. Linear in tokens and drafts.
void find_tolls(const Document& doc, const Scope& scope, std::vector<Draft>& drafts);
void find_harm(const Document& doc, Draft& draft);
void settle_harm(const Document& doc, Draft& draft);  // part of find_harm: lists are summed, what is told twice counts once
void settle_figures(const Document& doc, Draft& draft);   // after mark_totals: one figure for each kind and side
void bind_harm(const Document& doc, Draft& draft);        // after reconcile: harm of a party's own stands on its side
void find_surrenders(const Document& doc, Draft& draft);  // after reconcile
void find_source(const Document& doc, const std::vector<Draft>& drafts, Draft& draft);
void decide_type(const Document& doc, Draft& draft);
void decide_status(const Document& doc, const Scope& scope, Draft& draft);

// Is the crowd of a riotous act one that comes upon civilians ("settlers stoned a bus"), no demonstration?
bool settlers_throw(const Document& doc, const Draft& draft);

// Marks drafts that only tell a total (Draft::aggregate), and takes totals out of the harm of the others.
// Returns the figures of what it marks outside sentences of totals, which find_aggregates() reads itself.
std::vector<Aggregate> mark_totals(const Document& doc, const Scope& scope, std::vector<Draft>& drafts);

// Marks (Draft::aggregate) leads that sum up acts told one by one behind them; their figures as totals.
std::vector<Aggregate> mark_summaries(const Document& doc, std::vector<Draft>& drafts);

// Marks (Draft::background) what only looks like an act of conflict: accidents, courts, drills, crime of daily life.
void mark_lookalikes(const Document& doc, std::vector<Draft>& drafts);

// What a crowd asks for: the words behind "demanded", in the draft and the sentences up to the next one.
void find_demands(const Document& doc, std::vector<Draft>& drafts);

// Merges drafts that tell of one act twice (headline, lead, body), drops what is only told as a total, splits lists
// of places.
void reconcile(const Document& doc, const Weighing& weighing, std::vector<Draft>& drafts);
// The first part of reconcile(): what is no event at all is left out, shares of one telling stand apart.
void settle(const Document& doc, const Weighing& weighing, std::vector<Draft>& drafts);
// May these two be one act at all? `first` comes before in the text.
bool may_be_one(const Document& doc, const Draft& first, const Draft& second);

// Totals over a period or campaign.
std::vector<Aggregate> find_aggregates(const Document& doc, const Scope& scope, const std::vector<Draft>& drafts);

}  // namespace marsad::event
