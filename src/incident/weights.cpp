#include "weights.hpp"

#include <cstdlib>
#include <string>

#include "../knowledge/store.hpp"

namespace marsad::incident {

const char* name_of(Weight weight) noexcept {
  static constexpr const char* kNames[] = {"same_place",   "close_place", "near_place", "far_place",   "area_holds",
                                           "same_day",     "day_within",  "next_day",   "same_part",   "other_part",
                                           "same_subtype", "same_type",   "like_type",  "same_actor",  "turned_actor",
                                           "other_actors", "same_dead",   "like_dead",  "unlike_dead", "same_weapon",
                                           "other_weapon", "wording",     "threshold"};
  static_assert(std::size(kNames) == static_cast<std::size_t>(Weight::count));
  return kNames[static_cast<std::size_t>(weight)];
}

Weights Weights::from(const knowledge::Store& store) {
  Weights out;
  for (std::size_t i = 0; i < out.value.size(); ++i) {
    const auto record = store.find("link_weight", name_of(static_cast<Weight>(i)));
    if (record != knowledge::kNone) out.value[i] = std::strtod(std::string(store.field(record, "value")).c_str(), nullptr);
  }
  return out;
}

}  // namespace marsad::incident
