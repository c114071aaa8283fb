// A reading as text for people: tokens with their readings, mentions, events and the rule behind each.
#pragma once

#include <string>

#include "../event/reader.hpp"
#include "marsad/reading.hpp"

namespace marsad::engine {

// `colour` adds ANSI colours. Linear in the tokens.
std::string explain(const mention::Document& doc, const Anchor& anchor, const event::Result& result, bool colour);

}  // namespace marsad::engine
