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
//   mention: number 34..             a mention that the text must hold; of each kind named, all of them must be told:
//                                    `number 30 age` (counts no people), `ordinal 4`, `ordinal end-1`, `percent 5.5`,
//                                    `duration PT3H`,
//                                    `time 2019-01-26`, `time 2019-01-26T07:00..2019-01-26T08:00 hour` (half open),
//                                    `time unknown`, `person 2`, `actor sdf`, `place NAME` ... by id, name or words
//   words: ...                       the very words of that mention
//   no_mention: number               the text holds none of the kind
//   token: WORD = w+Al+STEM+hA LEMMA    a word of the text, its parts in Arabic letters and, when told, its base form;
//                                    `-` for a word that no record knows
//   sentences: 3                     how many sentences the text has
//   now: 2019-01-27T04:30:00         what relative days stand on, when `published` does not say it
//   prefer: future                   a bare weekday lies ahead
//
// Also: title, url, publisher, part_of_day, precision, admin1, country, status, source, weapon, flag, demand;
// `note` is not compared. A case of mentions alone says nothing of events.
#pragma once

#include <array>
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

struct CaseMention {
  MentionKind kind = MentionKind::number;
  std::string written;             // as the case has it
  std::optional<double> min, max;  // of numbers
  bool approx = false, vague = false;
  std::string what;   // of numbers what they count; of others the value or name
  std::string grain;  // of times, when told
  std::string words;
};

struct CaseWord {
  std::string written;  // as the case has it
  std::string word, parts, lemma;
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
  bool reads_events = true;  // false: mentions alone are told
  std::vector<CaseMention> mentions;
  std::array<bool, kMentionKinds> mention_kinds{};  // those that are told in full
  MentionOptions how;
  std::vector<CaseWord> words;
  std::optional<std::size_t> sentences;
};

// Every record of the file as a case; what is wrong goes to `errors` with file:line and leaves the case out.
std::vector<Case> parse_cases(const knowledge::Recfile& file, std::vector<Error>& errors);

// What differs, one line each ("event 1 (Battles): where: expected 'x', got 'y'"); empty when the case passes. The set of
// events must be equal. Names are compared folded and without the article. An event that nobody expected is passed over
// when it is denied or planned: it is not told as a fact.
std::vector<std::string> differences(const Case& expected, const Reading& got);
std::vector<std::string> differences(const Case& expected, const std::vector<Mention>& got);
std::vector<std::string> differences(const Case& expected, const std::vector<Word>& got);

// Reads the case as it asks to be read, and says what differs or why it cannot be read.
std::vector<std::string> run_case(const Case& expected, Engine& engine);

}  // namespace marsad::engine
