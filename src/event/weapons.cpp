// What the act was done with.
#include <algorithm>

#include "draft.hpp"

namespace marsad::event {

using mention::WordInfo;

void find_weapons(const Document& doc, Draft& draft) {
  for (const TokenRange& range : draft.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (doc.place_at[i] >= 0 || doc.time_at[i] >= 0) continue;
      if (doc.match_at[i] >= 0 && doc.matches[static_cast<std::size_t>(doc.match_at[i])].first != i) continue;
      const std::uint16_t weapon = doc.value(i, &WordInfo::weapon);
      if (!weapon || std::find(draft.weapons.begin(), draft.weapons.end(), weapon) != draft.weapons.end()) continue;
      draft.weapons.push_back(weapon), draft.weapon_tokens.push_back(i);
    }
  for (const TokenRange& range : draft.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i)
      if (doc.value(i, &WordInfo::role) == mention::Role::friendly_fire) draft.friendly_fire = true;
}

}  // namespace marsad::event
