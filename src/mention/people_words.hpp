// What single words say of the people beside them, for find_people() only.
#pragma once

#include "document.hpp"

namespace marsad::mention {

// The `gloss` of a lexicon record, empty when it has none.
std::string_view gloss(const Document& doc, Id record);
// "14 bodies": the word is one for the dead that are found.
bool body(const Document& doc, std::uint32_t j);
// "another number": the quantity itself says that they are others.
bool said_others(const Document& doc, std::uint32_t i);
// "other than they": with a pronoun.
bool other_than_they(const Document& doc, std::uint32_t j);
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

}  // namespace marsad::mention
