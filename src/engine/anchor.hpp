// The publication day: given, told by the text, or narrowed by what the text proves.
#pragma once

#include <string_view>

#include "../mention/document.hpp"
#include "marsad/reading.hpp"

namespace marsad::engine {

// A full date in a dateline (a short first or last line, or "city - date:") when the caller knows none; nullopt otherwise.
// `times` were read without an anchor.
std::optional<Anchor> anchor_from_text(const mention::Document& doc);

// What is left when nobody says the day: the weekday that "today" names, and the latest month or year that the text
// calls past.
Anchor inferred_anchor(const mention::Document& doc);

}  // namespace marsad::engine
