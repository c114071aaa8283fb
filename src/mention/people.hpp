// People: counted, dual, single or unnumbered, with the side they belong to.
#pragma once

#include "document.hpp"

namespace marsad::mention {

// Fills doc.people and doc.people_at. Needs counts, matches, actors, places. Linear in the tokens.
void find_people(Document& doc);

}  // namespace marsad::mention
