// Places: names from the gazetteer, names that only a generic noun announces, containment, direction, homonyms.
#pragma once

#include "document.hpp"

namespace marsad::mention {

// Fills doc.places and doc.place_at. Needs doc.matches, counts and times. Linear in the tokens.
void find_places(Document& doc);

// Decides among homonyms for every place, containers first, and sets doc.theatre. `country_votes` of actors may be cast
// before through doc.theatre. Needs doc.places; links `parent`.
void resolve_places(Document& doc);

}  // namespace marsad::mention
