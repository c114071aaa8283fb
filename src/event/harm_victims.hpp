// Which people stand beside a word of harm, for find_harm() only.
#pragma once

#include <optional>
#include <vector>

#include "draft.hpp"

namespace marsad::event {

// The people between a verb of meeting and the end they met: "met a policeman and two soldiers their death".
struct Met {
  std::vector<int> people;   // in the order of the text; empty where only a name stands there
  int actor = -1;            // an actor mention of one man that stands there: "an officer of the army of X"
  std::int64_t pronoun = 0;  // how many the pronoun of the end stands for: 1, 2; 0: more
};
// nullopt when the trigger is no such end, or nothing stands between the two. Looks 16 tokens back.
std::optional<Met> met_before(const Document& doc, const Trigger& trigger, std::uint32_t begin);

// Do these people go on the list that `last` (a people mention) is on?
bool coordinated(const Document& doc, const mention::People& people, int last);
// Token i stands between `last` and the next of its list: "two members of the committee and an officer".
bool list_goes_on(const Document& doc, std::uint32_t i, int last);
// ", three of them children, and 10 of X": the first token of the people that a comma at i joins to `last`; 0: none.
std::uint32_t list_behind_comma(const Document& doc, std::uint32_t i, int last);
// "and that ...": another clause, with a subject of its own.
bool opens_clause(const Document& doc, std::uint32_t i);

// "a commander in X with two of his companions": what stands up to the counted ones behind "with".
bool companions(const Document& doc, std::uint32_t i, int last);
// A bare nominative plural right behind an active verb, with other people further on in the draft: it acts.
bool nominative_before_object(const Document& doc, const Draft& draft, const mention::People& people, const Trigger& t);
// "two gunmen killed a man": somebody else stands right behind the counted ones, without "and" and preposition.
bool kill_somebody(const Document& doc, const Draft& draft, const mention::People& people, const Trigger& t);
// "AgtAl mslHAn": a verb that is no passive, and right behind it a dual that is no object.
bool two_who_act(const Document& doc, const mention::People& people, const Trigger& t);
// "the shell hit the house of a citizen": the house was hit.
bool active_verb_hits(const Document& doc, const Trigger& t, std::uint32_t i);
// "and killed of them eight".
bool of_them_first(const Document& doc, const Trigger& t, std::uint32_t i);
// A word of harm that governs people: no participle ("one family" is spelled like "captor").
bool tells_harm(const Document& doc, std::uint32_t i);
// "fell three civilians", "seven civilians fell", and not into anybody's hands.
bool fell(const Document& doc, int people);
// "was wounded, by reason of it, a number of": the cause stands between the verb and its subject.
bool subject_behind_cause(const Document& doc, const Trigger& t, std::uint32_t i);
// Does the pronoun of "hit it" stand for somebody, and not for a post, a vehicle, a place named nearer to it?
bool somebody_hit(const Document& doc, const Trigger& t);
// "the killing of Haniyeh, and the threats of": behind the comma stands nobody who was killed.
bool object_named(const Document& doc, const Trigger& t, std::uint32_t comma);
// "three of its soldiers were killed in": counted people right before a plural verb that has no object.
bool counted_before_it(const Document& doc, const Trigger& t);
// The sentence, a comma, a preposition or a time stands at i: no object.
bool clause_ends(const Document& doc, std::uint32_t i);
// "as fighters they worked": no victims.
bool likened(const Document& doc, int people);
// "was killed by the fire of unknown men": who did it.
bool by_them(const Document& doc, const mention::People& people, const Trigger& t);
// "14 bodies": the number counts them.
bool in_counted_dead(const Document& doc, const Trigger& t);
bool dual_verb(const Document& doc, const Trigger& t);
// Fighters who come out "towards the areas of control of X" give themselves up to X.
bool gives_itself_up(const Document& doc, const Draft& draft);

}  // namespace marsad::event
