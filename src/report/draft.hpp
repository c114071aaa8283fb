// A report whose page is still to be parsed: readers hand out drafts one after another, threads finish them side by side.
#pragma once

#include <string>

#include "marsad/error.hpp"
#include "marsad/report.hpp"
#include "page_words.hpp"

namespace marsad::report {

enum class Shape { ready, page, text };

struct Draft {
  Report report;  // what is known without parsing; what it says goes before what the page says of itself
  Shape shape = Shape::ready;
  std::string bytes;    // of a page or text: as they came
  std::string charset;  // declared from outside, or ""
  bool utf8 = false;    // the bytes are valid UTF-8 already (a JSON string)
  std::string place;    // of its errors
};

// Errors: as read_html and read_text, with the draft's place. Thread-safe; cost of parsing the bytes once.
Expected<Report> finish(Draft draft, const PageWords& words);

}  // namespace marsad::report
