// Mentions of a line of text: as JSON for programs, as a table row for people.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "marsad/mention.hpp"

namespace marsad::codebook {

// {"line": 1, "mentions": [{"kind": "number", "begin": 0, "end": 2, "text": "11", "value": 11, ...}]}: one object, one line,
// no new line at the end. Of a field that the kind has, null is "not told"; fields that say nothing more are left out.
std::string mentions_json(std::uint64_t line, const std::vector<Mention>& mentions, std::string_view text);

// The same as aligned rows with a new line behind each: line, kind, bytes, words, what is known. `width` 0: uncut.
std::string mentions_heading();
std::string mentions_rows(std::uint64_t line, const std::vector<Mention>& mentions, std::string_view text,
                          std::size_t width);

}  // namespace marsad::codebook
