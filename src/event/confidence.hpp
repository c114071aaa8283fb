// How sure an event is.
#pragma once

#include "../knowledge/store.hpp"
#include "marsad/event.hpp"

namespace marsad::event {

// Chance, 0.02 to 0.98, that type, place and day are right. Reads nothing but the finished event, so that the weights
// (`weight` records) can be fitted on what the program prints. Without weights: 0.5.
double confidence_of(const Event& event, const knowledge::Store& store);

}  // namespace marsad::event
