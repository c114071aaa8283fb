// Ordinals that count from where one stands or from the end: "the next", "the last", "the one before the last".
#pragma once

#include <string>
#include <vector>

#include "document.hpp"
#include "number_tags.hpp"

namespace marsad::mention {

struct RelativeOrdinal {
  Extent extent;
  std::string place;  // "current-1" the previous, "current+0" this, "current+1" the next, "end+0" the last, "end-1" ...
};

// Appends them in order; those inside a time ("the last week") are no concern of theirs. Needs doc.times and `tags` read.
// No event hangs on them: only lists of mentions ask. Linear in the tokens.
void find_relative_ordinals(const Document& doc, const TagTable& tags, std::vector<RelativeOrdinal>& out);

}  // namespace marsad::mention
