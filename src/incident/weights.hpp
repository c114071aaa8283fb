// How much each likeness of two events counts, and what makes them one (knowledge/codebooks/incidents.rec).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::knowledge {
class Store;
}

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
const char* name_of(Weight weight) noexcept;

// A set of kinds of weapon, a bit each (`link_class` records).
using WeaponClasses = std::uint32_t;

struct Weights {
  std::array<double, static_cast<std::size_t>(Weight::count)> value{};
  double operator[](Weight w) const noexcept { return value[static_cast<std::size_t>(w)]; }
  // How the act came: from the weapons told, else from the sub-type; 0 when neither says. A class that may be told for
  // another holds the other's bit too.
  WeaponClasses classes_of(const std::vector<std::string>& weapons, const std::string& subtype) const;

  std::map<std::string, WeaponClasses, std::less<>> weapon_classes, subtype_classes;  // by name

  // Records `link_weight: <name>`; a name without a record counts nothing. And `link_class`, `weapon`.
  static Weights from(const knowledge::Store& store);
};

}  // namespace marsad::incident
