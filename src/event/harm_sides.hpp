// Whose harm it is: side1, side2, civilian or unknown, for find_harm() only.
#pragma once

#include <string>

#include "../mention/actors.hpp"
#include "draft.hpp"

namespace marsad::event {

inline bool is_civilian(mention::Person p) {
  using mention::Person;
  return p == Person::civilian || p == Person::child || p == Person::woman || p == Person::official || p == Person::group;
}
inline bool is_fighter(mention::Person p) {
  using mention::Person;
  return p == Person::fighter || p == Person::officer || p == Person::soldier;
}

class HarmSides {
 private:
  using Actor = mention::Actor;
  using Enclitic = token::Enclitic;
  using Link = mention::Link;
  using Mode = mention::Mode;
  using People = mention::People;
  using Person = mention::Person;
  using WordInfo = mention::WordInfo;

 public:
  HarmSides(const Document& doc, Draft& draft) : doc_(doc), draft_(draft) {}

  bool same_actor(int a, int b) const;
  std::string side_of(int actor) const;
  bool crowd() const;
  std::string who(const People& people, HarmFact& fact);
  std::string side_of_kin(int owner) const;
  // An owner that is no side yet joins the side that lacks one.
  std::string adopt(int owner);
  static bool fits(const Actor& actor, Enclitic pronoun);
  // "its members": the side whose name agrees; of two that do, the nearest before.
  std::string side_by_pronoun(const People& people, HarmFact& fact);
  std::string not_the_killer(const People& people, const HarmFact& fact) const;
  std::string same_as_before(const People& people, HarmFact& fact);
  // One list behind one word of harm, joined by "in addition to".
  bool joined(const People& people, const HarmFact& before) const;
  // "three smugglers" after "clashed with smugglers": the side whose name has that word.
  std::string side_by_word(const People& people) const;
  static bool armed(const std::vector<Party>& side);
  bool armed_sides() const;
  bool is_state(const std::vector<Party>& side) const;
  // Soldiers without an owner are of the state's side, gunmen of the other one, where only one side is a state's.
  std::string killed_by_a_side(const People& people, const HarmFact& fact) const;
  std::string fighter_side(const People& people) const;
  // The side of a man whom an actor's name covers: the actor's; -1: pending_who().
  std::string side_of_one(int actor);
  // The force that tells in this sentence of soldiers of nobody's name, -1: "the army admitted that two soldiers".
  int own_soldiers(const People& people) const;
  bool many(const std::vector<Party>& side) const;
  std::string against_before(const People& people, const HarmFact& fact) const;
  const HarmFact* joined_to_soldiers(int people) const;
  int owner_of_list(int people) const;
  bool of_both(const People& people) const;
  bool settlers_hurt(const People& people) const;
  std::string side_of_ranks(const People& people, HarmFact& fact);
  std::string side_inflicted(const People& people) const;
  bool killed_by_defender(std::uint32_t trigger) const;
  bool repelled() const;
  bool by_the_way(const People& people) const;
  // Victims that the text does not place: civilians where only they are the other side; in fights unknown; else who was hit.
  std::string pending_who() const;

 private:
  const Document& doc_;
  Draft& draft_;
};

}  // namespace marsad::event
