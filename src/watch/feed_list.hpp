// feeds.rec: what is to be watched, and how gently.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "marsad/error.hpp"

namespace marsad::watch {

enum class WatchKind { feed, sitemap, page };

struct WatchedFeed {
  std::string name, url;
  WatchKind kind = WatchKind::feed;
  bool pages = true;           // fetch the page of each entry; else the entry's own text is the report
  bool allow_private = false;  // may lead to addresses of the local network
  double every = 600, rate = 2, retry = 60, timeout = 30;  // seconds
  std::uint64_t most = std::uint64_t{10} << 20;            // bytes of a body
  std::string publisher, contact;                          // "" when unknown; contact goes into the user agent
};

// Reads a recfile of `feed` records (fields as `marsad watch --help` shows them). What is wrong goes to `errors` with
// file:line and, for a field that does not exist, the nearest that does; such a feed is left out. A url comes once
// only.
std::vector<WatchedFeed> read_feed_list(const std::string& path, std::vector<Error>& errors);

}  // namespace marsad::watch
