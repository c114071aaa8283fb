// "An arrest of a youth from X, and a man from Y": one act told once, shared out over places.
#pragma once

#include "draft.hpp"

namespace marsad::event {

// The shares of a draft, each at its own place with its own people, the first in front; empty where nothing is shared out.
// Linear in the draft's sentence.
std::vector<Draft> shares_of(const Document& doc, const Draft& draft);

}  // namespace marsad::event
