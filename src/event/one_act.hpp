// What two drafts have in common: the questions that ask whether they are one act, and that join them.
#pragma once

#include "draft.hpp"

namespace marsad::event {

class OneAct {
 public:
  explicit OneAct(const Document& doc) : doc_(doc) {}

  // The sides of one are told the other way round.
  bool crossed(const Draft& a, const Draft& b) const;
  static void turn(Draft& d);
  static std::string_view other_side(std::string_view who);  // "side2" of "side1"

  // "attacked a mosque ... the shelling": an attack whose means a definite noun tells later.
  bool struck_again(const Draft& a, const Draft& b) const;
  // A person was killed, says the lead; gunmen attacked, says the witness: one assault, whoever of them was named.
  bool one_assault(const Draft& a, const Draft& b) const;
  // "the blast", "the attack": a definite noun of the same sort of act, told of in the paragraph before.
  bool echo(const Draft& a, const Draft& b) const;
  static bool says_act(const Draft& d);
  // Its acts are definite nouns only: "the blast", "the attack".
  static bool only_named(const Draft& d);
  bool violent(const Draft& d) const;
  // "the source said that ...", "according to the agency": the sentence opens with who tells, so it tells more of the
  // act before.
  bool elaborates(const Draft& d) const;

  // "three raids on X and two on Y": a strike told by a noun without the article, at a place of its own in one sentence.
  bool told_anew(const Draft& a, const Draft& b) const;
  // People who flee from a fight, a truce that ends it, troops sent to it: beside the fight, never part of it.
  bool beside_a_fight(const Draft& d) const;

  // No fighting pair of the two is clearly someone else's.
  bool same_pair(const Draft& a, const Draft& b) const;
  // Both name parties, and no party of one may be one of the other's.
  bool other_parties(const std::vector<Party>& x, const std::vector<Party>& y) const;
  // Some party of one is one of the other's; civilians are.
  bool meet(const std::vector<Party>& x, const std::vector<Party>& y) const;
  // The first of each is one named actor.
  bool same_party(const std::vector<Party>& x, const std::vector<Party>& y) const;
  // `area` is told as "near X", "south of X", and `spot` lies there: within some 40 km.
  bool near_by(int area, int spot) const;
  // Kilometres between the two, 0 when either has no point.
  double apart_km(int a, int b) const;
  // One mention, one record or one name.
  bool names_one_place(int a, int b) const;
  // Does the place of mention `area` lie around that of `spot`?
  bool wider(int area, int spot) const;
  // The country, or the countryside that a lead names, and a spot in it.
  bool area_around(const mention::Place& area, const mention::Place& spot) const;
  // "the south of Iraq" and a town of it: a region that no governorate holds.
  bool in_region(const mention::Place& area, const mention::Place& spot) const;
  // "villages west of El Fasher", a province: said of a town, told in detail of another place.
  bool loosely_placed(const Draft& d) const;
  // A place of its own that is no area.
  bool spot(const Draft& d) const;

 private:
  bool joined(const Trigger& t) const;
  mention::Mode mode(const Draft& d) const { return doc_.lexicon->act(d.act).mode; }
  std::string id_of(const Party& p) const;
  bool contains(int inner, int outer) const;
  const std::string& folded_name(int place) const;
  bool area_of(const mention::Place& area, const mention::Place& spot) const;
  static bool kin(mention::Mode a, mention::Mode b);
  bool next_to(const Draft& a, const Draft& b) const;

  const Document& doc_;
  mutable std::vector<std::string> names_;  // of the places, folded when first asked for: each is compared with many
};

}  // namespace marsad::event
