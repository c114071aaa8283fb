// What may stand behind a noun of groups and name one: a unit's number, a new name, an adjective.
#pragma once

#include "document.hpp"

namespace marsad::mention {

// Token behind a unit's number ("47", "(29)", "the seventh") that begins at `j`, or `j`. `last`: end of the sentence.
std::uint32_t unit_number(const Document& doc, std::uint32_t last, std::uint32_t j);

// An adjective, or a word that nobody knows.
bool describes(const Document& doc, std::uint32_t k);

// End of a new name behind a construct group noun ("lwA' AlmntSr bAllh", "Hrkp «ftH»"), or `j`.
std::uint32_t new_name(const Document& doc, std::uint32_t last, std::uint32_t j, const WordInfo& info);

}  // namespace marsad::mention
