// Where the story stands on a page: what is furniture, which heading is the headline, which element holds the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dom.hpp"
#include "lines.hpp"
#include "metadata.hpp"
#include "page_words.hpp"

namespace marsad::report {

inline constexpr std::uint32_t kNoNode = 0xFFFFFFFFu;

struct Layout {
  std::vector<bool> dropped;         // per node; a dropped node drops all it holds
  std::uint32_t headline = kNoNode;  // heading element, kNoNode when the page shows none
  std::uint32_t container = 0;       // smallest element with (nearly) all of the story's paragraphs
  std::vector<std::uint32_t> prose;  // per node: letters in unlinked paragraphs below it that are not dropped
};

// Linear in the nodes. Tags and roles first, then class and id words, then headings such as "read also"; nothing that holds
// the headline is dropped, and what the words only hint at (class "print", "ads-on") stays when it holds most of the page's
// prose.
Layout find_story(const Dom& dom, const Metadata& metadata, const PageWords& words);

// The lower-case words of class, id and the like: "postMeta entry-date" -> post meta entry date, with pairs joined
// (postmeta entrydate).
std::vector<std::string> name_words(const Dom& dom, std::uint32_t node);

// Is the element named as the place of a date or byline (class meta, byline, date ...)?
bool is_meta_name(const Dom& dom, std::uint32_t node);
// Is it named as the place of the writer's name (class byline, author ..., rel=author)?
bool is_byline_name(const Dom& dom, std::uint32_t node);

}  // namespace marsad::report
