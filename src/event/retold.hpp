// Does a later draft tell again of the act of an earlier one? Signs for and against are summed: kind of act, place, day,
// sides, figures, the words that tell it, where they stand (docs/decisions/0050-one-act.md).
#pragma once

#include "one_act.hpp"

namespace marsad::event {

class Retold {
 public:
  explicit Retold(const Document& doc) : doc_(doc), one_(doc) {}

  // Over 0: `told` tells of the act of `a` again, the surer the higher. Both as first read, before anything is joined;
  // `told` comes later in the text, with `between` drafts in between. Linear in their words, parties and figures.
  float score(const Draft& a, const Draft& told, std::size_t between) const;

 private:
  const Document& doc_;
  OneAct one_;
};

}  // namespace marsad::event
