// RSS, Atom and sitemaps.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "reader.hpp"
#include "report/page_words.hpp"

namespace marsad::collection {

enum class FeedKind { rss, atom, sitemap, sitemap_index };

struct FeedEntry {
  std::string title, url, id, byline;
  std::string published, modified;  // as written
  std::string body;                 // HTML or plain text, the longer of content and summary; "" when there is none
};

struct Feed {
  FeedKind kind = FeedKind::rss;
  std::string title, language;
  std::vector<FeedEntry> entries;  // of a sitemap: its addresses
  std::string fault;               // where and how the XML is broken; the entries before it are there. "" when it is whole
};

// RSS 0.9 to 2.0, Atom, sitemaps and their indexes, of any encoding (what the bytes prove goes before what is
// declared). Entities are never expanded, nothing is fetched. `bytes` at most 64 MiB. Errors: encoding, empty, binary,
// too_large, field (no feed).
Expected<Feed> read_feed(std::string_view bytes, std::string_view charset = "");

// The entry's own text as a report: title and body. Errors: empty, when the entry has neither.
Expected<report::Draft> draft_of(const Feed& feed, const FeedEntry& entry, std::string place, std::string id,
                                 const report::PageWords& words);

// All entries of a feed. Those of a sitemap without a news title are told as one error: only their addresses are there.
std::unique_ptr<Reader> read_feed_file(std::string bytes, std::string place, std::string id, const report::PageWords& words);

// Does an XML document begin as one of these?
bool is_feed(std::string_view head) noexcept;

}  // namespace marsad::collection
