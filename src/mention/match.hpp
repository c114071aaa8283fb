// Names and set phrases of the knowledge in the text: a walk of the phrase trie from every token, longest first.
#pragma once

#include "document.hpp"

namespace marsad::mention {

// Fills doc.matches and doc.match_at: matches do not overlap; of two that do, the longer wins, then the one that
// starts first.
// Linear in the tokens for names of bounded length (at most kLongest words).
inline constexpr std::uint32_t kLongest = 12;
void find_matches(Document& doc);

}  // namespace marsad::mention
