// What stands around a word of act and says that it tells of nothing that happened, or of another act than it seems.
#pragma once

#include <optional>

#include "trigger.hpp"

namespace marsad::event {

// "it forced dozens of families to flee": the flight happened, and the people stand before it.
bool driven_out(const Document& doc, const Trigger& t, std::uint32_t first);

// A noun of act that only dates, explains or lists: "after the army retook", "over the theft of", "plunder, killing and
// rape"; or a verb behind "suspected of".
bool no_news(const Document& doc, const Trigger& t, std::uint32_t first, std::uint32_t last);

// "which plunders the villages", "and kills and abducts": a verb of what goes on in a clause that only says who
// somebody is.
bool habitual_clause(const Document& doc, std::uint32_t verb, std::uint32_t first);

// "X announced [the] killing [of]": who announces stands right before the word at `i`, whose letters may be a noun of act.
bool announced(const Document& doc, std::uint32_t i, std::uint32_t first);

// "in a raid", "X announced the raid": behind a preposition, or behind who announces without "that", stands a noun, never a
// verb.
bool noun_place(const Document& doc, std::uint32_t i, std::uint32_t first);

// "will", and "may": qad before an imperfect. `first`: where the sentence begins.
bool future_verb(const Document& doc, std::uint32_t verb, std::uint32_t first);

// "qtl $rTy brSAS mslHyn": behind a verb that letters leave open, one person and then by whom: it befell him.
bool by_whom(const Document& doc, std::uint32_t from, std::uint32_t last);

// "qtl jndy fy hjwm": somebody and nobody else whom he could have killed: it befell them.
bool alone_behind(const Document& doc, std::uint32_t from, std::uint32_t last);

// "T3n $Ab jndyA": the people (index) right behind an active verb of harm, where others in the accusative stand behind
// them; -1: nobody. `last`: where the sentence ends.
int who_did_it(const Document& doc, const Trigger& t, std::uint32_t last);

// "any attack", whatever is written onto "any".
bool any_word(const Document& doc, std::uint32_t token);

// "in reply to the attacks": what is answered to was told before or is an old story, unless its own day stands behind it.
bool in_reply(const Document& doc, const Trigger& t, std::uint32_t first, std::uint32_t last);

// "the wounded were evacuated": those who are moved are patients or bodies, nobody is displaced.
bool moves_the_hurt(const Document& doc, std::uint32_t from, std::uint32_t last);

// "the town fell into the hands of X", "Y fell into the grip of the police", told by the set phrase that begins at `phrase`:
// the act of the trigger, or nothing. `first`, `last`: the tokens of the sentence.
std::optional<Trigger> grip(const Document& doc, std::uint32_t phrase, std::uint32_t first, std::uint32_t last);

}  // namespace marsad::event
