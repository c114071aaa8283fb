// Does a sentence tell an act as news? Courts, opinion and history speak of acts too.
#pragma once

#include "../knowledge/sign_weights.hpp"
#include "draft.hpp"

namespace marsad::event {

// What speaks for or against it. What each sign means and weighs: knowledge/codebooks/sentences.rec.
enum class ToldSign : std::uint8_t {
  base,
  perfect,
  imperfect,
  definite,
  annexed,
  harm_verb,
  harm_noun,
  relative,
  this_,
  after,
  result,
  carried,
  exposed,
  in,
  with_bi,
  to_do,
  counted,
  harmed,
  side1,
  side2,
  place,
  weapon,
  source,
  clock,
  day,
  year,
  length,
  late,
  acts,
  question,
  talk,
  talk_many,
  doubt,
  planned,
  accused,
  first_person,
  execution,
  taken,
  ground,
  fight,
  protesters,
  many_near,
  banner,
  demand,
  street,
  weak,
  riotous,
  past,
  gathers,
  shouts,
  blocks,
  known,
  count
};
using ToldWeights = knowledge::SignWeights<ToldSign, float, 2>;  // for an assault, for a protest

// How plainly an act is told, as an assault and as a protest: over 0 as news, the higher the plainer.
struct Told {
  float assault = 0, protest = 0;
};

// Of one trigger of a draft. `acts`: how many drafts the text has. Linear in the sentence.
Told how_told(const Document& doc, const Draft& draft, const Trigger& t, std::size_t acts, const ToldWeights& weights);

}  // namespace marsad::event
