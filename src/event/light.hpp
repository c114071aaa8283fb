// In what light a trigger stands: negated, denied, planned, prevented, failed.
#pragma once

#include "trigger.hpp"

namespace marsad::event {

// Sets the flags of the trigger from the words before it in its sentence [first, last). Linear in those words.
void read_light(const Document& doc, Trigger& trigger, std::uint32_t first, std::uint32_t last);

}  // namespace marsad::event
