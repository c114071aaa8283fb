// Which sorts of acts words near each other may tell of as one.
#pragma once

#include <cstdint>

#include "../mention/lexicon.hpp"

namespace marsad::event {

// May acts of these numbers be one act, `a` told before `b`? 0: a word of harm, which goes with any. A look into a table.
bool acts_agree(const mention::Lexicon& lexicon, std::uint16_t a, std::uint16_t b);

}  // namespace marsad::event
