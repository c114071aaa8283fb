// Does a sentence tell an act as news? Courts, opinion and history speak of acts too.
#pragma once

#include "draft.hpp"

namespace marsad::event {

// How plainly an act is told, as an assault and as a protest: over 0 as news, the higher the plainer.
struct Told {
  float assault = 0, protest = 0;
};

// Of one trigger of a draft. `acts`: how many drafts the text has. Linear in the sentence.
Told how_told(const Document& doc, const Draft& draft, const Trigger& t, std::size_t acts);

}  // namespace marsad::event
