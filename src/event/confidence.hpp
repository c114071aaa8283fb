// How sure an event and its parts are.
#pragma once

#include "../knowledge/store.hpp"
#include "marsad/event.hpp"

namespace marsad::event {

// Fills `confidence` and `confidence_by_field`. Reads nothing but the finished event, so that the weights (`weight` records)
// can be fitted on what the program prints. Without weights every chance is 0.5.
void weigh(Event& event, const knowledge::Store& store);

}  // namespace marsad::event
