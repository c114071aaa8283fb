// Polls feeds and pages and writes down what is new.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "feed_list.hpp"
#include "marsad/error.hpp"
#include "report/page_words.hpp"

namespace marsad::watch {

struct WatchOptions {
  std::string out, state;                            // files
  std::string archive;                               // folder, "" for none
  std::string version;                               // of the program: "0.1.0"
  bool once = false;                                 // each feed once and all pages that are due, then stop
  double seconds = 0;                                // stop after so long, 0: never
  std::function<void(const Error&)> tell;            // what went wrong with one address; it is tried again or given up
  std::function<void(const std::string&)> progress;  // what was done; may be empty
};

struct WatchCounts {
  std::uint64_t reports = 0, polls = 0, unchanged = 0, failures = 0, given_up = 0, waiting = 0;
};

// Requests one after another, to each host no faster than its feeds' `rate` and its robots.txt (asked anew each hour)
// say; after a failure 2, 4, 8 ... times `retry` later, at most a day, or when Retry-After says; a page that failed six
// times, that robots.txt forbids or that is gone (404, 410) is given up, with a note in the state. Nothing is lost or
// doubled by a kill at any moment: an address is done in the same transaction in which its report's bytes count.
// Errors: io, usage (nothing can be watched at all).
Expected<WatchCounts> watch(const std::vector<WatchedFeed>& feeds, const WatchOptions& options,
                            const report::PageWords& words, const std::atomic<bool>& stop);

}  // namespace marsad::watch
