// Two readings that a verb of harm has to be told from, for find_triggers() only.
#pragma once

#include "trigger.hpp"

namespace marsad::event {

// "and hit him" before "and so injury", which is written alike where the dots of its ending are left out.
bool verb_instead(const Document& doc, std::uint32_t i, const token::Analysis& noun, const mention::WordInfo& info);
// Does the verb at i have its "b": right behind it, or further on with "lives" or counted people? Looks at 20 tokens.
bool takes_bi(const Document& doc, std::uint32_t i, std::uint32_t last);

}  // namespace marsad::event
