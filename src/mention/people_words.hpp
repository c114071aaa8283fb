// What single words say of the people beside them, for find_people() only.
#pragma once

#include "document.hpp"

namespace marsad::mention {

// The person reading of token i of a sentence that begins at `first`; nullptr when it is none or when a name covers it.
const token::Analysis* person_at(const Document& doc, std::uint32_t i, std::uint32_t first);
// What became of counted people, told right behind them: "dead and wounded", "fell dead". Sets People::harm and returns the
// new end, `end` when nothing is told.
std::uint32_t fate(const Document& doc, People& people, std::uint32_t end, std::uint32_t first, std::uint32_t last);
// The `gloss` of a lexicon record, empty when it has none.
std::string_view gloss(const Document& doc, Id record);
// "14 bodies": the word is one for the dead that are found.
bool body(const Document& doc, std::uint32_t j);
// "another number": the quantity itself says that they are others.
bool said_others(const Document& doc, std::uint32_t i);
// "other than they": with a pronoun.
bool other_than_they(const Document& doc, std::uint32_t j);
// People whom one word tells: "others than they" and "one of them" behind a word of harm, "two injuries"; i is no sentence's
// first token.
std::optional<People> without_noun(const Document& doc, std::uint32_t i);
// "one" behind a noun is its adjective: "of one family".
bool only_one(const Document& doc, std::uint32_t i);
// "four injuries", "two cases of death": the token of the noun that counts the hurt behind a number; `last`: none.
std::uint32_t case_of_harm(const Document& doc, std::uint32_t j, std::uint32_t last);
// "fell of the rebels six": whose they are, told before their number; -1: not so. `first`: of the sentence.
int owner_before(const Document& doc, std::uint32_t i, std::uint32_t first);
// "among them" stands right before.
bool subset_before(const Document& doc, std::uint32_t i, std::uint32_t first);
// "a Palestinian was killed": a verb of harm right behind, which agrees with one.
bool harmed_next(const Document& doc, std::uint32_t i, std::uint32_t last);
// "twelve were wounded with bullets and tens with gas": a number [i, j) that goes on a list of the hurt before it.
bool tens_too(const Document& doc, std::uint32_t i, std::uint32_t j, std::uint32_t first, std::uint32_t last);
// "an officer of the rank of lieutenant", "a non-commissioned officer": the end of the rank told at j; j when none is.
std::uint32_t behind_rank(const Document& doc, const People& people, std::uint32_t j, std::uint32_t last);
// "three of these".
bool these(const Document& doc, std::uint32_t k);
// WordInfo::harm of "dead and wounded" together.
inline constexpr std::uint8_t kDeadOrWounded = 3;
// A fighter by his word, whom the actor named there calls a civilian: "a former fighter".
bool called_civilian(const Document& doc, const People& people);
// "a man of security": a civilian's word that opens the name of a force.
bool guard_by_name(const Document& doc, const People& people);
// "the imam of a mosque": one civilian whom only an actor's name tells of; fills in the people.
bool civilian_by_name(const Document& doc, std::uint32_t i, People& people);
// "three rebels", "six resistance fighters": an indefinite word for a party's people, no noun of groups.
bool fighters_by_name(const Document& doc, int actor);
// "another", "others".
bool is_others(const Document& doc, const token::Analysis& a);
// A verb of harm in the plural: its subject stands before it.
bool dies(const Document& doc, std::uint32_t j);
// An unknown word with the ending of a plural or of a counted noun: some trade, kin or origin that the lexicon lacks.
bool unknown_people(const Document& doc, std::uint32_t j);
// The pronoun at the end of "of them, among them".
token::Enclitic pronoun_of(const Document& doc, std::uint32_t j);
// A dual with its vowel written before the ending.
bool dual_marked(const Document& doc, std::uint32_t j);
// "18 of the militias of X's forces": X, named right behind a word for a kind of force; else the actor itself. `last`: the
// token behind the sentence.
int named_behind(const Document& doc, int actor, std::uint32_t last);
// "gunmen" and "two" behind it: the dual of a word whose letters may be its plural.
bool two_follows(const Document& doc, std::uint32_t j, std::uint32_t last);
// "unknown gunmen killed a politician": the ending of an object on one man, who is no adjective of many.
bool one_as_object(const Document& doc, std::uint32_t j);
// How many they are by the form of the word alone: two of a dual, some of a plural, one.
void numberless(People& people, const token::Analysis& a);

}  // namespace marsad::mention
