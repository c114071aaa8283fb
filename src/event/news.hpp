// Is a draft told as an event, or is its act only mentioned? (docs/decisions/0050-one-act.md)
#pragma once

#include "draft.hpp"

namespace marsad::event {

// Over 0: the text tells it; the higher the plainer. Linear in its sentence.
float told_as_event(const Document& doc, const Draft& draft);

}  // namespace marsad::event
