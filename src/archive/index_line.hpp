// A finding as a line of the index, and back.
#pragma once

#include <string>
#include <string_view>

#include "archive.hpp"

namespace marsad::archive {

// Without the line end. `before`: SHA-256 of the line before, "" for the first.
std::string index_line(const Finding& finding, const std::string& before);
// Errors: json; their place is left for the caller. `before` is filled.
Expected<Finding> read_index_line(std::string_view line, std::string& before);

}  // namespace marsad::archive
