// How well a place mention fits an act, and what "the town" stands for. Internal to where.cpp and where_fit.cpp.
#pragma once

#include "draft.hpp"

namespace marsad::event {

// Does the mention before it lie in mention p ("X in P")?
inline bool is_container(const Document& doc, int p) {
  return p > 0 && doc.places[static_cast<std::size_t>(p - 1)].parent == p;
}

// "to camps in X": X is where it ends, though "in" stands before it.
bool led_to(const Document& doc, const mention::Place& place);

// "who hail from X": their home.
bool natives(const Document& doc, const mention::Place& place);

// How much the mention looks like the place of the act; the more the better, far below zero for none. Constant time.
float place_score(const Document& doc, const Draft& draft, int index);

// The mention that "the town", "the camp itself" at `index` stands for, -1 for none: the last of that sort named before,
// rather the one the act before was told of (`last`, -1 for none). Linear in the mentions.
int resolve_reference(const Document& doc, int index, int last);

// "The attack took place in X": gives X to the act told before that names no spot. Linear in tokens and drafts.
void told_where(const Document& doc, std::vector<Draft>& drafts);

}  // namespace marsad::event
