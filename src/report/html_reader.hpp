// An HTML page -> Report: the story without what surrounds it.
#pragma once

#include <string>
#include <string_view>

#include "marsad/error.hpp"
#include "marsad/report.hpp"
#include "page_words.hpp"

namespace marsad::report {

// What came with the bytes; all may be empty.
struct PageSource {
  std::string_view charset;  // of the HTTP header: asked when the page itself names none
  std::string_view url;      // where it was fetched; the page's own canonical address is preferred
};

// Text: title, empty line, a dateline that shows a date, then one paragraph a line. Menus, tickers, share bars, captions,
// tags, related stories, comments, notices, counters and advertisements are left out. published is the page's own day
// (JSON-LD, metas, <time>, visible dateline, address; never an update), published_from then `metadata`. id is left empty.
// Errors: encoding, empty (also: no text on the page), binary, too_large; their place is left for the caller. Linear in the
// page; memory at most about 400 MB whatever the page (tame.hpp bounds the elements) plus eight times its bytes.
Expected<Report> read_html(std::string_view bytes, const PageWords& words, PageSource source = {});

// The same for a page that is UTF-8 already (a JSON string); sha256 is left empty.
Expected<Report> read_page(std::string_view utf8, const PageWords& words, std::string_view url = {});

}  // namespace marsad::report
