// Sites, and whose they are: what is hit tells who was hit.
#include <algorithm>

#include "sides.hpp"

namespace marsad::event {

bool Sides::site_between(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t i = from; i < to; ++i)
    if (is_site(i)) return true;
  return false;
}

// "the gas station": gas is no weapon there.
bool Sides::weapon_but_gas(std::uint32_t i) const {
  const WeaponClass c = doc_.lexicon->weapon(doc_.value(i, &WordInfo::weapon)).cls;
  return c != WeaponClass::none && c != WeaponClass::chemical;
}

// An adjective behind a site or behind the name of one: "the post of X, Israeli".
bool Sides::of_a_site(std::uint32_t i) const {
  if (i > 1 && doc_.place_at[i - 1] >= 0 && doc_.value(i - 2, &WordInfo::site) != Site::none) return true;
  // "the gas station, Israeli", "a military post, Israeli": nouns and adjectives between, no verb and no weapon.
  for (std::uint32_t back = 1; back <= 3 && back <= i; ++back) {
    const std::uint32_t p = i - back;
    if (is_site(p)) return true;
    if (doc_.token(p).kind != Kind::word || doc_.actor_at[p] >= 0 || doc_.people_at[p] >= 0 || doc_.time_at[p] >= 0 ||
        weapon_but_gas(p) || doc_.with(p, &WordInfo::preposition))
      return false;
    const auto all = doc_.readings(p);
    const auto tells = [&](const token::Analysis& a) { return doc_.lexicon->of(a.record).act != 0; };
    if (std::all_of(all.begin(), all.end(), tells) && !all.empty()) return false;
    if (!doc_.definite(p) && !adjective(p) &&
        std::any_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.features.pos == knowledge::Pos::verb; }))
      return false;
  }
  return false;
}

// "a building in which X's snipers hide", "a cafe that X's men visit".
bool Sides::inside_target(std::uint32_t i) const {
  const Mode m = mode();
  if (m != Mode::strike && m != Mode::blast && m != Mode::assault) return false;
  const std::uint32_t h = head(i);
  for (std::uint32_t back = 1; back <= 3 && back <= h; ++back) {
    const std::uint32_t p = h - back;
    if (doc_.value(p, &WordInfo::role) == Role::stationed) return after_act(p);
    if (doc_.actor_at[p] >= 0) return false;
  }
  return false;
}

bool Sides::belonging_site(std::uint32_t i) const {
  for (std::uint32_t back = 1; back <= 4 && back <= i; ++back) {
    const std::uint32_t p = i - back;
    if (is_site(p)) return true;
    const bool filler = doc_.value(p, &WordInfo::role) == Role::belonging || adjective(p) || doc_.place_at[p] >= 0;
    if (!filler) return false;
  }
  return false;
}

}  // namespace marsad::event
