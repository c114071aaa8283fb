// marsad watch: feeds and pages polled, new reports appended.
#include <atomic>
#include <csignal>
#include <cstdio>

#include <fmt/format.h>

#include "command.hpp"
#include "engine/page_patterns.hpp"
#include "watch/watcher.hpp"

namespace marsad::cli {
namespace {

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void ask_to_stop(int) { stop_asked = true; }

}  // namespace

int run_watch(const Options& options) {
  std::vector<Error> errors;
  std::vector<watch::WatchedFeed> feeds;
  for (const std::string& path : options.inputs)
    for (watch::WatchedFeed& feed : watch::read_feed_list(path, errors)) feeds.push_back(std::move(feed));
  for (const Error& error : errors) complain(error);
  if (!errors.empty()) return kUsage;
  auto knowledge = open_knowledge(options);
  if (!knowledge) {
    complain(knowledge.error());
    return kSomeFailed;
  }
  const report::PageWords words(engine::page_patterns(knowledge->store()));
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  watch::WatchOptions watching;
  watching.out = options.out, watching.archive = options.archive;
  watching.state = options.state.empty() ? options.out + ".state" : options.state;
  watching.version = MARSAD_VERSION, watching.once = options.once, watching.seconds = options.seconds;
  watching.tell = [](const Error& error) { complain(error); };
  if (!options.quiet) watching.progress = [](const std::string& text) { complain(text); };
  auto counts = watch::watch(feeds, watching, words, stop_asked);
  if (!counts) {
    complain(counts.error());
    return kSomeFailed;
  }
  if (!options.quiet)
    complain(fmt::format("{} new reports; {} polls, {} of them unchanged; {} failures, {} pages given up, {} waiting",
                         counts->reports, counts->polls, counts->unchanged, counts->failures, counts->given_up,
                         counts->waiting));
  return counts->failures != 0 ? kSomeFailed : kDone;
}

}  // namespace marsad::cli
