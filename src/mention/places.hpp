// Places: names from the gazetteer, names that only a generic noun announces, containment, direction, homonyms.
#pragma once

#include "document.hpp"

namespace marsad::mention {

// Fills doc.places and doc.place_at. Needs doc.matches, counts and times. Linear in the tokens.
void find_places(Document& doc);

// Sets Place::parent: what contains each place, as the text tells or suggests; doubtful places that have a container are
// settled. resolve_places calls it. Needs doc.places. Quadratic in the places of a paragraph.
void find_parents(Document& doc);

// Decides among homonyms for every place, containers first, and sets doc.theatre. `country_votes` of actors may be cast
// before through doc.theatre. Needs doc.places; links `parent`.
void resolve_places(Document& doc);

}  // namespace marsad::mention
