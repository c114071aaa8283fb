// What kind of happening a single sentence reports as a fact.
#pragma once

#include <cstdint>
#include <vector>

#include "marsad/event.hpp"
#include "marsad/span.hpp"

namespace marsad {

enum class Label : std::uint8_t {
  assault,  // violence against persons, or armed force
  protest,  // people who demonstrate, strike or riot
};
const char* name_of(Label label) noexcept;

// A label and the words behind it.
struct Finding {
  Label label = Label::assault;
  Span trigger;             // the words that say so: bytes of the sentence, half open
  std::vector<Side> sides;  // the acting party first; only parties that the sentence names or implies
};

}  // namespace marsad
