// How sure an event and its parts are.
#pragma once

#include <vector>

#include "../mention/lexicon.hpp"
#include "marsad/event.hpp"

namespace marsad::event {

// Fills `confidence` and `confidence_by_field` of the events of one report. Reads nothing but the finished events, so that
// the weights (`weight` records) can be fitted on what the program prints. Without weights every chance is 0.5.
// Quadratic in the events.
void weigh(std::vector<Event>& events, const mention::Lexicon& lexicon);

// Events told as facts with less confidence than this are doubtful (the `doubt` record `event`); 0 without that record.
double doubtful_below(const knowledge::Store& store);
bool is_doubtful(const Event& event, double below) noexcept;

}  // namespace marsad::event
