// Small questions about a word of act and what stands right beside it.
#pragma once

#include "trigger.hpp"

namespace marsad::event {

// "and hit him" before "and so injury", which is written alike where the dots of its ending are left out.
bool verb_instead(const Document& doc, std::uint32_t i, const token::Analysis& noun, const mention::WordInfo& info);
// Does the verb at i have its "b": right behind it, or further on with "lives" or counted people? Looks at 20 tokens.
bool takes_bi(const Document& doc, std::uint32_t i, std::uint32_t last);
// "another attack", "a second blast", "raids like these": the noun tells of one more act of the kind. Constant time.
bool one_more(const Document& doc, const Trigger& t);

}  // namespace marsad::event
