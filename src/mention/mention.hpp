// Which actors, places, days, counts, weapons, sources are named here?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "../token/token.hpp"
#include "lexicon.hpp"

namespace marsad::mention {

using knowledge::Id;

// A stretch of tokens [first, last) and the source bytes it covers.
struct Extent {
  std::uint32_t first = 0, last = 0;
  Span span;
};

// A count with its words: "at least 34" is min 34, no max; "about 15" 15..15 approx; "a number of" 1.. vague; tens
// 24.. vague.
struct Count {
  Extent extent;  // includes the bound words and brackets: "mA lA yql En 34"
  Span words;     // the number alone, as written: "34"; of a range both
  std::int64_t min = 0;
  std::optional<std::int64_t> max;
  double value = 0;  // the number itself, fractions kept
  bool approx = false, vague = false;
  bool glued_unit = false;  // a figure and its unit written as one word: "5km"
  enum class Kind : std::uint8_t { cardinal, ordinal, percent, fraction } kind = Kind::cardinal;
  enum class Use : std::uint8_t {  // what stands beside it says that it counts no people
    open,
    age,
    distance,
    time,
    year,
    unit_number,
    money,
    calibre,
    list_number,
    score,
    percent,
    code,
    measure,  // weight, volume, surface, degrees
    negative  // below zero
  } use = Use::open;
};

// A day or a span of days, half open inside, inclusive ISO days in `from`/`to` for events.
struct Time {
  Extent extent;
  std::string from, to;     // ISO "2019-01-25", or "2019-01-25T07:30:00" when grain is under a day; empty: unresolved
  std::string grain;        // second minute hour day days week month year
  std::string part_of_day;  // dawn morning noon afternoon evening night ""
  std::string duration;     // ISO 8601 ("PT3H") of durations, else empty
  bool since = false;       // opens a running total: "since the start of", "during the past year"
  bool future = false;      // tomorrow, next week, in the coming days
  bool weekday_conflict = false;
  bool is_duration = false;  // "for hours", "lasted three days": no day of its own
  bool is_period = false;    // "the last three days", "this week"
  std::string iso_weekday;   // "Sunday" when a weekday is named
  bool part_only = false;    // only a part of the day or a clock time is told
  bool says_today = false;   // "today" stands beside it
  Span words;           // the extent without what only leads it: "AlAvnyn" of "ywm AlAvnyn", "3 sAEAt" of "lmdh 3 sAEAt"
  std::string clock;    // "19:00:00": a clock time, or a word for one ("midnight", "noon")
  std::string zone;     // "UTC", "UTC+03:00", "local" where the text says so
  std::string repeats;  // ISO 8601 of what comes back: "P1D" of "every day"; no day of its own
  std::string decided;  // what contradicts itself, and which reading was chosen
  // Whose time it is when not that of the act told beside it: of another happening ("after days of the truce"), of a
  // document ("a statement dated ..."), of what is still to begin ("a truce that starts at midnight"), of an end
  // ("lasted until dawn").
  enum class Tie : std::uint8_t { none, other_event, document, beginning, ending } tie = Tie::none;
};

// Where something is. One mention may nest others: "village X of district Y in the eastern countryside of Z".
struct Place {
  Extent extent;                     // the name and its generic noun, without the preposition: "bldp AlbAgwz"
  Extent name;                       // the name alone
  Id record = knowledge::kNone;      // gazetteer record, kNone for a name no gazetteer knows ("qryp + unknown word")
  Id unit = knowledge::kNone;        // imported unit of that name, whose P-code is the place's
  std::string text;                  // what the coder writes: the name as the report spells it, with hy/mxym/Tryq/HAjz kept
  PlaceNoun noun = PlaceNoun::none;  // the generic noun that leads the name
  std::string relation;              // "between" or ""; near and direction say the rest
  Direction direction = Direction::none;  // "east of X"
  bool in = false, near = false;          // "fy", "b" / "qrb", "mHyT", a direction or a distance
  bool target = false;                    // "on X": what is struck
  bool object = false;                    // right behind a verb or noun of act: "raided X", "the shelling of X"
  bool belongs = false;                   // "belonging to X", "of X" through l
  std::uint32_t lead = 0;                 // first token of the words that lead the mention
  bool weak = false;                      // only another theatre has a place of that name: most likely no place at all
  bool doubtful = false;                  // an ordinary word that is also a name: a place where nothing else says where
  bool reference = false;                 // "the town", "the camp itself": stands for an earlier mention
  bool header = false;                    // opens its paragraph before a colon: "Idlib: ..."
  int parent = -1;                        // index of the mention that contains it ("... of district Y"), -1
  bool seat = false;                      // a town that a governorate is named after, and nothing says which is meant
  bool governed = false;                  // a preposition of place (fy, b, qrb, ElY Tryq ...) or a generic noun leads it
  bool part_of_name = false;              // inside a longer name (actor, source): no place of its own
  bool destination = false;               // "towards X", "to X": movement's end
  bool origin = false;                    // "from X": fired from, natives of
  std::vector<Id> candidates;             // homonyms, best first, scores beside them
  std::vector<float> scores;
};

// Who. Named actors, generic kinds (gunmen, residents), persons with a role, units, pronouns that stand for one of them.
struct Actor {
  Extent extent;                     // the words that name the actor, without "members of"
  Id record = knowledge::kNone;      // actor record; kNone for provisional ones
  std::string text;                  // as the report spells it, shortest common form, proclitics off
  std::string name_ar, name_en, id;  // id: knowledge id, "generic:<kind>", "new:<folded>"
  std::string kind;                  // contract's actor kinds
  std::string unit;
  knowledge::Gender gender = knowledge::Gender::unknown;  // of the name as used here
  knowledge::Number number = knowledge::Number::unknown;
  bool generic = false;  // gunmen, civilians, residents: no proper name
  bool civilian = false;
  bool resolved = false;       // a pronoun or description, resolved to an earlier mention
  int same_as = -1;            // index of the earlier mention it stands for
  bool both = false;           // "the two sides": the last pair
  bool by_adjective = false;   // only an adjective of nationality names it ("a Turkish drone")
  bool provisional = false;    // a name by pattern that no list knows
  bool reference = false;      // a description that found nothing to stand for
  int force = -1;              // of a unit: the actor it belongs to
  Id noun = knowledge::kNone;  // lexicon record of its leading group noun
  std::vector<Id> candidates;  // records that share the name
  bool source_only = false;    // speaks, does not act (agencies, monitors, ministries as sources)
};

}  // namespace marsad::mention
