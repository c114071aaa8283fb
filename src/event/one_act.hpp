// Are two drafts one act? The questions that joining them asks, for reconcile.cpp.
#pragma once

#include "draft.hpp"

namespace marsad::event {

class OneAct {
 public:
  explicit OneAct(const Document& doc) : doc_(doc) {}

  // Does `told` tell again of what `a` tells? Linear in their harm and parties.
  bool retold(const Draft& a, const Draft& told) const;
  // The sides of one are told the other way round.
  bool crossed(const Draft& a, const Draft& b) const;
  static void turn(Draft& d);

  // "attacked a mosque ... the shelling": an attack whose means a definite noun tells later.
  bool struck_again(const Draft& a, const Draft& b) const;
  // A person was killed, says the lead; gunmen attacked, says the witness: one assault, whoever of them was named.
  bool one_assault(const Draft& a, const Draft& b) const;
  // "the blast", "the attack": a definite noun of the same sort of act, told of in the paragraph before.
  bool echo(const Draft& a, const Draft& b) const;
  static bool says_act(const Draft& d);

  // No fighting pair of the two is clearly someone else's.
  bool same_pair(const Draft& a, const Draft& b) const;
  // Does the place of mention `area` lie around that of `spot`?
  bool wider(int area, int spot) const;
  // "villages west of El Fasher", a province: said of a town, told in detail of another place.
  bool loosely_placed(const Draft& d) const;
  // A place of its own that is no area.
  bool spot(const Draft& d) const;

 private:
  mention::Mode mode(const Draft& d) const { return doc_.lexicon->act(d.act).mode; }
  std::string id_of(const Party& p) const;

  bool same_place(const Draft& a, const Draft& b) const;
  bool contains(int inner, int outer) const;
  bool area_of(const mention::Place& area, const mention::Place& spot) const;
  bool same_day(const Draft& a, const Draft& b) const;
  bool same_harm(const Draft& a, const Draft& b) const;
  bool elaborates(const Draft& d) const;
  bool countryside_of(const mention::Place& area, const mention::Place& spot) const;
  bool at_one_place(const Draft& a, const Draft& b) const;
  static bool kin(mention::Mode a, mention::Mode b);
  bool next_to(const Draft& a, const Draft& b) const;
  bool violent(const Draft& d) const;
  bool outcome(const Draft& a, const Draft& b) const;
  static bool same_toll(const Draft& a, const Draft& b);
  bool lead_of(const Draft& a, const Draft& b) const;
  static bool same_figure(const Draft& a, const Draft& b);
  static bool large_toll(const Draft& a, const Draft& b);
  bool same_act(const Draft& a, const Draft& b) const;
  const Document& doc_;
};

}  // namespace marsad::event
