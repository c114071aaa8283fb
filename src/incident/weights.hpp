// How much each likeness of two events counts, and what makes them one (knowledge/codebooks/incidents.rec).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "../knowledge/sign_weights.hpp"

namespace marsad::incident {

enum class Weight : std::size_t {
  same_place,
  place_within,
  same_name,
  close_place,
  near_place,
  other_place,
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

// Kinds of weapon, a bit each (`link_class` records): those told, and those that they may be told as.
struct WeaponClasses {
  std::uint32_t own = 0, like = 0;
  bool fits(WeaponClasses other) const noexcept { return ((own | like) & other.own) != 0 || (own & other.like) != 0; }
  void operator|=(WeaponClasses other) noexcept { own |= other.own, like |= other.like; }
};

struct Weights {
  knowledge::SignWeights<Weight, double> value;
  double operator[](Weight w) const noexcept { return value[w]; }
  // How the act came: from the weapons told, else from the sub-type; empty when neither says.
  WeaponClasses classes_of(const std::vector<std::string>& weapons, const std::string& subtype) const;

  std::map<std::string, WeaponClasses, std::less<>> weapon_classes, subtype_classes;  // by name

  // Records `link_weight: <name>`, `link_class` and `weapon`.
  static Weights from(const knowledge::Store& store);
};

}  // namespace marsad::incident
