// One act on a list of places. Internal to where.cpp.
#pragma once

#include "draft.hpp"

namespace marsad::event {

// The first name of the list that the draft's place stands in: "the villages X and Y", "on X, and on Y too", "a raid on X
// and another on Y". Linear in the list.
int list_head(const Document& doc, const Draft& draft, int place);

// Fills Draft::more_places with the names behind the draft's place; areas only where all are ("the districts X and Y").
// Linear in the list.
void list_of_places(const Document& doc, Draft& draft);

}  // namespace marsad::event
