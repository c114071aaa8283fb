// The acts of one sentence -> the labels it earns.
#pragma once

#include <vector>

#include "../event/reader.hpp"
#include "marsad/classify.hpp"

namespace marsad::engine {

// At most one finding a label, assault first: the act that is told most plainly, of equals the first.
std::vector<Finding> findings(const mention::Document& doc, const std::vector<event::Act>& acts,
                              const event::ToldWeights& weights);

// Adds what a later block of the same text gives, `at` bytes on: only labels that are not there yet.
void append(std::vector<Finding>& all, std::vector<Finding> more, std::uint32_t at);

}  // namespace marsad::engine
