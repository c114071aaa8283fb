// How much each likeness of two events counts, and what makes them one (knowledge/codebooks/incidents.rec).
#pragma once

#include <array>
#include <cstddef>

namespace marsad::knowledge {
class Store;
}

namespace marsad::incident {

enum class Weight : std::size_t {
  same_place,
  close_place,
  near_place,
  far_place,
  area_holds,
  same_day,
  day_within,
  next_day,
  same_part,
  other_part,
  same_subtype,
  same_type,
  like_type,
  same_actor,
  turned_actor,
  other_actors,
  same_dead,
  like_dead,
  unlike_dead,
  same_weapon,
  other_weapon,
  wording,
  threshold,
  count
};
const char* name_of(Weight weight) noexcept;

struct Weights {
  std::array<double, static_cast<std::size_t>(Weight::count)> value{};
  double operator[](Weight w) const noexcept { return value[static_cast<std::size_t>(w)]; }
  // Records `link_weight: <name>`; a name without a record counts nothing.
  static Weights from(const knowledge::Store& store);
};

}  // namespace marsad::incident
