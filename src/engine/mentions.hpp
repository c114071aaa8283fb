// The mentions of a document in the public shape, for tools, tests and explanations.
#pragma once

#include <vector>

#include "../mention/document.hpp"
#include "../mention/number_tags.hpp"
#include "marsad/mention.hpp"

namespace marsad::engine {

// All kinds, in the order of the text; `offset` is added to their spans. `tags` are those of the document's tokens. Linear
// in the mentions. Mentions of different kinds may overlap.
void append_mentions(const mention::Document& doc, const mention::TagTable& tags, std::uint32_t offset,
                     std::vector<Mention>& out);

}  // namespace marsad::engine
