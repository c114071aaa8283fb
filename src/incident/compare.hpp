// Do two events tell of one happening? A score in parts that can be shown, and contradictions that no score outweighs.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "told.hpp"
#include "weights.hpp"

namespace marsad::incident {

// What comparing needs of an event, computed once.
struct Sketch {
  std::int32_t from = 0, to = 0;  // days since 1970; from > to: not known
  bool dayed = false, coarse = false, guessed_day = false;
  int family = 0;  // 0 fighting and violence, 1 protest, 2 anything else
  int part = -1;   // part of the day in its order, -1 not told
  std::int64_t dead_low = -1, dead_high = -1;
  std::vector<std::string> actors[2];  // named actors of side1 and side2, sorted
  std::vector<std::uint64_t> names;    // hashes of the place's own names, as the report spells it and as it is known
  std::vector<std::uint64_t> holders;  // hashes of what the report says contains it, with and without the nouns before
  std::vector<std::uint32_t> words;    // hashes of the wording's folded words, sorted, each once
};
Sketch sketch_of(const Told& told);

struct Verdict {
  double score = 0;
  std::vector<std::string> contradictions;            // any: the two are never one incident
  std::vector<std::pair<std::string, double>> parts;  // filled only when asked for
};

// Symmetric. `explained` fills parts.
Verdict compare(const Told& a, const Sketch& x, const Told& b, const Sketch& y, const Weights& weights, bool explained);

// Kilometres on the sphere.
double distance_km(double lat1, double lon1, double lat2, double lon2) noexcept;
// Share of words in common: 0 to 1.
double overlap(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) noexcept;

}  // namespace marsad::incident
