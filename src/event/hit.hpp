// Whom an act hit: what decides between a battle and violence against civilians.
#pragma once

#include "draft.hpp"

namespace marsad::event {

// Looks at a draft whose sides and harm are found; keeps references to both. Each question is linear in the draft.
class Hit {
 public:
  Hit(const Document& doc, const Draft& draft) : doc_(doc), draft_(draft) {}

  // Were fighters, officers or soldiers among the victims?
  bool fighters() const;
  // More fighters than civilians were killed, or hurt where nobody was killed but "one of them".
  bool soldiers_first() const;
  // "54 were killed in an attack on a military post": whoever they are, the post was attacked.
  bool post_attacked() const;
  // "inflicted many dead on them", "dozens of dead in its ranks", of no named people: a force has such losses.
  bool losses_of_a_force() const;
  // "gunmen attacked a village": those who are no state's force, and nobody else is named whom they fought.
  bool village_attacked() const;
  // "six people of the tribe X": a tribe on the second side, and none but civilians hurt.
  bool people_of_a_tribe() const;

 private:
  const Document& doc_;
  const Draft& draft_;
};

}  // namespace marsad::event
