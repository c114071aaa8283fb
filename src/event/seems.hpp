// Acts whose word alone says something else than the word in its company: a raid on foot, a drone that was destroyed.
#pragma once

#include "draft.hpp"

namespace marsad::event {

// The act that a draft with its weapons, sides and harm tells of where its leading word misleads; 0 where it does not.
std::uint16_t other_than_it_seems(const Document& doc, const Draft& draft, std::uint16_t act);

// Does the text name a weapon of the class for this act?
bool has_weapon_of(const Document& doc, const Draft& draft, mention::WeaponClass cls);

// Demonstrators or rioters on a side.
bool crowd_in(const Document& doc, const std::vector<Party>& side);

}  // namespace marsad::event
