// What a page says of itself: JSON-LD, metas, links, its title.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "dom.hpp"
#include "page_words.hpp"

namespace marsad::report {

struct Metadata {
  std::vector<std::string> titles;  // og:title, JSON-LD headline, <title>: best first, those that are there
  std::string page_title;           // <title>
  std::string publisher, url, language;
  std::string author;  // who wrote it: no address, no account
  std::optional<base::Day> published, modified;
  bool utc = false;  // the instant is given in UTC: the page's own day may be the next one
};

// Never takes dateModified. `url`: where the page was fetched, "" when unknown.
Metadata read_metadata(const Dom& dom, const PageWords& words);

// How alike two titles are: the share of the shorter one's words that the other has, 0 to 1; 0 when it has but one word.
double title_likeness(std::string_view a, std::string_view b);

// "Headline | Site" -> headline and site; the site is empty when no part looks like one. `headline` as shown on the page,
// if known.
std::pair<std::string, std::string> split_site(std::string_view title, std::string_view headline);

}  // namespace marsad::report
