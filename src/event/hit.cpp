#include "hit.hpp"

#include <algorithm>
#include <utility>

#include "harm_sides.hpp"

namespace marsad::event {

using mention::Person;
using mention::WordInfo;

// More fighters than civilians were killed, or hurt where nobody was killed but "one of them".
bool Hit::soldiers_first() const {
  const auto balance = [&](HarmKind kind) {
    std::int64_t fighters = 0, civilians = 0;
    for (const HarmFact& h : draft_.harm) {
      if (h.people < 0 || h.kind != kind) continue;
      const mention::People& people = doc_.people[static_cast<std::size_t>(h.people)];
      if (people.of_them) continue;
      (is_fighter(people.kind) ? fighters : civilians) += h.min;
    }
    return std::pair(fighters, civilians);
  };
  const auto [killed, civilians] = balance(HarmKind::killed);
  if (killed || civilians) return killed > civilians;
  const auto [hurt, others] = balance(HarmKind::injured);
  return hurt > others;
}

bool Hit::fighters() const {
  for (const HarmFact& h : draft_.harm) {
    if (h.people < 0) continue;
    if (is_fighter(doc_.people[static_cast<std::size_t>(h.people)].kind)) return true;
  }
  return false;
}

// "54 were killed in an attack on a military post": whoever they are, the post was attacked.
bool Hit::post_attacked() const {
  const std::string_view id = doc_.lexicon->act(draft_.act).id;
  if (id != "attack" && id != "target" && id != "ambush" && id != "shooting" && id != "beating") return false;
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first + 1; i < range.last; ++i) {
      if (doc_.value(i, &WordInfo::site) != mention::Site::military || doc_.source_at[i] >= 0) continue;
      // "were stopped at a post": only what an attack leads up to was attacked.
      const bool aimed = std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
        return t.act && doc_.lexicon->act(t.act).mode != mention::Mode::detain && t.last <= i;
      });
      if (aimed && doc_.value(i - 1, &WordInfo::preposition) == mention::Preposition::on) return true;
      for (const Trigger& t : draft_.triggers)
        if (t.finite && t.act && t.last <= i && i - t.last < 3) return true;
    }
  return false;
}

// "inflicted many dead on them", "dozens of dead in its ranks", of no named people: a force has such losses.
bool Hit::losses_of_a_force() const {
  if (draft_.side2.empty() || draft_.side2.front().actor >= 0 || draft_.side2.front().people < 0) return false;
  const mention::People& dead = doc_.people[static_cast<std::size_t>(draft_.side2.front().people)];
  if (!dead.harm || dead.owner >= 0) return false;
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const mention::Role role = doc_.value(i, &WordInfo::role);
      const bool near = i < dead.extent.last + 4 && dead.extent.first < i + 9;
      if (near && (role == mention::Role::inflict || role == mention::Role::suffer || role == mention::Role::ranks))
        return true;
    }
  return false;
}

bool Hit::village_attacked() const {
  if (doc_.lexicon->act(draft_.act).id != "attack" || draft_.side1.empty() || !draft_.side2.empty()) return false;
  const bool irregular = std::all_of(draft_.side1.begin(), draft_.side1.end(), [&](const Party& p) {
    if (p.actor < 0) return true;
    const std::string& kind = doc_.actors[static_cast<std::size_t>(p.actor)].kind;
    return kind == "rebel" || kind == "political_militia" || kind == "identity_militia";
  });
  if (!irregular) return false;
  for (const Trigger& t : draft_.triggers) {
    if (t.act != draft_.act && t.act != doc_.lexicon->act_number("airstrike")) continue;
    for (std::uint32_t i = t.last; i < std::min(t.last + 9, doc_.size()); ++i) {
      if (doc_.token(i).kind == token::Kind::punctuation && !doc_.is_punctuation(i, '"')) break;
      if (doc_.value(i, &WordInfo::place) != mention::PlaceNoun::village) continue;
      const bool on = doc_.value(i - 1, &WordInfo::preposition) == mention::Preposition::on;
      if (on || (t.finite && i < t.last + 5 && !doc_.with(i - 1, &WordInfo::preposition))) return true;
      break;
    }
  }
  return false;
}

bool Hit::people_of_a_tribe() const {
  const int actor = draft_.side2.front().actor;
  if (actor < 0 || doc_.actors[static_cast<std::size_t>(actor)].kind != "identity_militia" || draft_.harm.empty())
    return false;
  return std::all_of(draft_.harm.begin(), draft_.harm.end(), [](const HarmFact& h) { return h.who == "civilian"; });
}

}  // namespace marsad::event
