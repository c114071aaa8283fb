// When two coders' events are the same, and which of them belong together.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "sheet.hpp"

namespace marsad::score {

// Places share a word or lie within 15 km; gold without a place agrees with any.
bool place_agrees(const View& gold, const View& predicted) noexcept;
// The days overlap; gold without a day agrees with any.
bool day_agrees(const View& gold, const View& predicted) noexcept;
double distance_km(const View& a, const View& b) noexcept;  // both have coordinates
bool located(const View& a, const View& b) noexcept;        // both have

// Of the gold names how many a predicted name covers, and the other way round.
struct Overlap {
  std::size_t gold_hit = 0, gold = 0, predicted_hit = 0, predicted = 0;
};
Overlap actor_overlap(const std::vector<Name>& gold, const std::vector<Name>& predicted);
// Over both sides together.
Overlap actor_overlap(const View& gold, const View& predicted);

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;  // gold, predicted

// One to one and as many as can be: `matched` where type, place and day agree, `typed` where the type does, `aligned`
// where two of type, place and day do (for agreement per field: there no field decides alone who is compared with whom).
struct Matches {
  Pairs matched, typed, aligned;
};
Matches match(const std::vector<const View*>& gold, const std::vector<const View*>& predicted);

}  // namespace marsad::score
