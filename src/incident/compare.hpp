// Do two events tell of one happening? A score in parts that can be shown, and contradictions that no score outweighs.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "told.hpp"
#include "weights.hpp"

namespace marsad::incident {

// What comparing needs of an event, computed once. Whatever every comparison looks at lies in one piece, names as hashes:
// with a million events, memory that is far apart costs more than the comparison. 0: not told.
struct Sketch {
  std::uint64_t report = 0, country = 0, admin1 = 0, type = 0, subtype = 0;
  std::uint64_t place = 0;                 // the id, else the name
  std::array<std::uint64_t, 2> names{};    // of the place, as the report spells it and as it is known
  std::array<std::uint64_t, 4> holders{};  // of what the report says contains it, with and without the nouns before
  std::array<std::uint64_t, 2> stems{};    // of the names without their first word: the town of an airport, a camp, a bridge
  std::array<std::uint64_t, 3> parties[2] = {};  // the first of `actors`
  double lat = 0, lon = 0;
  bool located = false, known = false, exact = false, planned = false;  // known: has an id; exact: and is a place, no area
  bool armed = false;                                                   // weapons are told
  WeaponClasses weapons;                                                // of them, else of the sub-type; only with Weights
  std::int32_t from = 0, to = 0;                                        // days since 1970; from > to: not known
  bool dayed = false, coarse = false, guessed_day = false;
  int family = 0;  // 0 fighting and violence, 1 protest, 2 anything else
  int part = -1;   // part of the day in its order, -1 not told
  std::int64_t dead_low = -1, dead_high = -1;
  std::vector<std::string> actors[2];  // named actors of side1 and side2, sorted
  std::vector<std::uint32_t> words;    // hashes of the wording's folded words, sorted, each once
};
Sketch sketch_of(const Told& told);                          // without `weapons`: enough for blocks and for reconciling
Sketch sketch_of(const Told& told, const Weights& weights);  // whole, for compare()

struct Verdict {
  double score = 0;
  std::vector<std::string> contradictions;            // any: the two are never one incident
  std::vector<std::pair<std::string, double>> parts;  // filled only when asked for
};

// Symmetric. `explained` fills parts and goes on behind the first contradiction.
Verdict compare(const Sketch& a, const Sketch& b, const Weights& weights, bool explained);

// Kilometres on the sphere.
double distance_km(double lat1, double lon1, double lat2, double lon2) noexcept;
// Share of words in common: 0 to 1.
double overlap(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) noexcept;

}  // namespace marsad::incident
