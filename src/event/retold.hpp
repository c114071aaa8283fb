// Does a later draft tell again of the act of an earlier one? Signs for and against are summed: kind of act, place, day,
// sides, figures, the words that tell it, where they stand (docs/decisions/0050-one-act.md).
#pragma once

#include "../knowledge/sign_weights.hpp"
#include "one_act.hpp"

namespace marsad::event {

// "First" is the draft that comes before in the text, "second" the one that may tell of it again. What each sign means and
// weighs: knowledge/codebooks/one_act.rec.
enum class RetoldSign : std::uint8_t {
  base,
  type_same,
  act_same,
  subtype_other,
  one_violent,
  hit,
  raid,
  fight,
  one_crowd,
  place_taken,
  place_same,
  place_other,
  place_other_own,
  place_far,
  place_close,
  part_of_town,
  day_other,
  day_differs,
  day_first_only,
  part_of_day_other,
  sides_crossed,
  side1_other,
  pair_same,
  second_hits_nobody,
  first_hits_nobody,
  figure_same,
  figure_same_large,
  figures_same,
  figures_differ,
  second_known,
  first_verb,
  second_harm_only,
  second_joined,
  second_cause,
  second_result,
  second_past,
  second_turns,
  first_known,
  one_sentence,
  between,
  first_leads,
  second_listed,
  second_sourced,
  agree,
  status_other,
  detail,
  detail_elsewhere,
  count
};
using RetoldWeights = knowledge::SignWeights<RetoldSign>;

class Retold {
 public:
  Retold(const Document& doc, const RetoldWeights& weights) : doc_(doc), weights_(weights), one_(doc) {}

  // Over 0: `told` tells of the act of `a` again, the surer the higher. Both as first read, before anything is joined;
  // `told` comes later in the text, with `between` drafts in between. Linear in their words, parties and figures.
  // `seen` is given the signs that hold.
  float score(const Draft& a, const Draft& told, std::size_t between,
              std::vector<knowledge::SeenSign>* seen = nullptr) const;

 private:
  const Document& doc_;
  const RetoldWeights& weights_;
  OneAct one_;
};

}  // namespace marsad::event
