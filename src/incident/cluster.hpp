// Pairs that are alike -> clusters in which nothing contradicts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "link.hpp"

namespace marsad::incident {

// Two events that may be one happening: their places in the list, a < b, which is in the order of their ids.
struct Pair {
  double score = 0;
  std::uint32_t a = 0, b = 0;
};

// The best pairs first, of equals the first in the list.
bool comes_before(const Pair& x, const Pair& y) noexcept;

// A verdict that suffices to look at the pair as one happening.
bool alike(const Verdict& verdict, const Weights& weights);

// What reviewers decided, as pairs of places in `told`, which is sorted by id. Decisions on other events are passed over.
class Decided {
 public:
  Decided() = default;
  Decided(const std::vector<const Told*>& told, const std::vector<Decision>& decisions);
  bool forbidden(std::uint32_t low, std::uint32_t high) const;
  bool any(std::uint32_t low, std::uint32_t high) const;
  const std::vector<Pair>& pins() const noexcept { return pins_; }

 private:
  std::vector<std::uint64_t> apart_, together_;
  std::vector<Pair> pins_;
};

// `told` is sorted by id, sketches[i] belongs to told[i], pairs come in any order. The clusters of some events are those
// they have among all events when no pair leads out of them. Each cluster is sorted; singles are clusters too.
std::vector<std::vector<std::uint32_t>> cluster(const std::vector<const Told*>& told,
                                                const std::vector<const Sketch*>& sketches, std::vector<Pair>& pairs,
                                                const Decided& decided, const Weights& weights);

// The incidents of these clusters, sorted by id; those of planned events are counted instead.
std::vector<Incident> incidents_of(const std::vector<const Told*>& told,
                                   const std::vector<std::vector<std::uint32_t>>& clusters, LinkCounts& counts);

}  // namespace marsad::incident
