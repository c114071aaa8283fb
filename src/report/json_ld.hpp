// The article that a page's JSON-LD describes.
#pragma once

#include <string>
#include <string_view>

namespace marsad::report {

struct LinkedArticle {
  std::string headline, published, modified, author, publisher, url, language;
  bool is_article = false;  // its @type says so
};

// Looks through @graph, arrays and mainEntity; an object typed as an article beats others that merely have a date. Broken
// JSON is searched for "datePublished" alone. dateModified never serves as the day of publication.
LinkedArticle read_json_ld(std::string_view json);

}  // namespace marsad::report
