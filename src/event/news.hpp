// Is a draft told as an event, or is its act only mentioned? (docs/decisions/0050-one-act.md)
#pragma once

#include "../knowledge/sign_weights.hpp"
#include "told.hpp"

namespace marsad::event {

// What each sign means and weighs: knowledge/codebooks/one_act.rec.
enum class NewsSign : std::uint8_t {
  base,
  own_spot,
  place_taken,
  country,
  own_day,
  counted,
  large,
  nobody_acts,
  plainly_told,
  definite,
  plural,
  its,
  begins,
  many_words,
  development,
  count
};
using NewsWeights = knowledge::SignWeights<NewsSign>;

// Over 0: the text tells it; the higher the plainer. Linear in its sentence.
// `seen` is given the signs that hold.
float told_as_event(const Document& doc, const Draft& draft, const NewsWeights& weights, const ToldWeights& told,
                    std::vector<knowledge::SeenSign>* seen = nullptr);

}  // namespace marsad::event
