// Victims told by their names alone: "the raid killed A son of B and C son of D".
#pragma once

#include "document.hpp"

namespace marsad::mention {

struct NameList {
  std::int64_t count = 0;  // persons named; 0: no list of names begins here
  std::uint32_t end = 0;   // token behind the last name
};

// "arrested at dawn each of A and B": a list of names opens at i, further behind its word of harm. The sentence is
// [first, last).
bool each_of_hurt(const Document& doc, std::uint32_t i, std::uint32_t first, std::uint32_t last);

// The persons named from token i to `last` at most. A name has two words or more; behind "each of" one does. Words that
// the lexicon knows are no names. Linear in the list.
NameList named_people(const Document& doc, std::uint32_t i, std::uint32_t last);

}  // namespace marsad::mention
