// Makes any page safe and cheap to parse.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace marsad::report {

// Bounds that the parser may count on, whatever the page does.
inline constexpr std::size_t kMaxDepth = 200;  // elements inside one another; deeper ones lose their tags, not their text
inline constexpr std::size_t kMaxElements = 400'000;  // beyond, tags become line breaks

struct Tame {
  std::string markup;                     // balanced, of few elements and attributes, no scripts, styles or comments
  std::vector<std::string_view> json_ld;  // contents of <script type="application/ld+json">; live as long as the page
  std::string language;                   // <html lang>, lower case
};

// The parser (gumbo) is recursive when it cleans up and takes quadratic time in deep or badly nested pages, so it gets only
// markup that is well nested already: each element is closed, formatting elements are plain spans, what is never read is
// gone. An <a> becomes <span a>; an element that never shows (svg, select, template ...) goes with all it holds. Linear; no
// recursion.
Tame tame(std::string_view page);

}  // namespace marsad::report
