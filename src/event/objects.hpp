// What a word of act is done to, where that tells another act than the word: goods taken are no ground, a road closed by
// the police is no protest, demonstrators driven back are no army.
#pragma once

#include "trigger.hpp"

namespace marsad::event {

// Number of the act that the object tells, 0 when the word's own act stands. `first`, `last`: the tokens of the sentence.
// Looks at no more than a dozen tokens around the trigger.
std::uint16_t act_by_object(const Document& doc, const Trigger& t, std::uint32_t first, std::uint32_t last);

}  // namespace marsad::event
