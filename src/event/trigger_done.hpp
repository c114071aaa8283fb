// Was what a word of act names done, or is it only meant, dated by or told beside? `first`, `last`: bounds of the sentence.
// Each looks at a few words round the one asked of.
#pragma once

#include "trigger.hpp"

namespace marsad::event {

// "qAm jnwd bqtl mdnyyn": the light verb makes the noun an act that was done.
bool carried_out(const Document& doc, std::uint32_t first, std::uint32_t i, const token::Analysis& a);
// "tErD qyAdy fy Hrkp HmAs llxTf": it befell him.
bool exposed(const Document& doc, std::uint32_t first, std::uint32_t i);
// "llAstslAm", "lAstEAdp": what is meant to happen. "tErDt lqSf" happened.
// "to confront X and seize Y": what "and" joins to a purpose is meant to happen too.
bool purpose(const Document& doc, std::uint32_t first, const Trigger& t, const token::Analysis& a);
// "since the outbreak of the fighting", "since X took the town": it only dates what the sentence tells.
bool since_then(const Document& doc, std::uint32_t first, const Trigger& t);
// "earlier attacks": an adjective behind the noun puts it into the past.
bool former(const Document& doc, std::uint32_t last, const Trigger& t);
// "those who had cut the road", "after they cut": the clause only says who is meant, or when.
bool told_beside(const Document& doc, std::uint32_t first, std::uint32_t i);

}  // namespace marsad::event
