// Plain text -> Report.
#pragma once

#include <string_view>

#include "marsad/error.hpp"
#include "marsad/report.hpp"
#include "page_words.hpp"

namespace marsad::report {

// The text is kept as it is (only its encoding may change and a byte order mark goes); the title is its first line that is
// no furniture, when it looks like one. id and published are left empty. Errors: encoding, empty, binary, too_large; their
// place is left for the caller.
Expected<Report> read_text(std::string_view bytes, const PageWords& words);

// The first line of the story when it is short, does not end like a sentence and an empty line follows; else "".
std::string find_title(std::string_view text, const PageWords& words);

}  // namespace marsad::report
