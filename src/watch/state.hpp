// What was seen, what is waiting, and how much was written: survives a kill at any moment (SQLite, one file).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "marsad/error.hpp"

namespace marsad::watch {

struct FeedState {
  std::string etag, last_modified, sha256;
  double next = 0;  // seconds since 1970
  int failures = 0;
};

struct WaitingPage {
  std::string url, feed;  // the feed's url
  std::string entry;      // what the feed said of it, JSON
  double next = 0;
  int failures = 0;
};

// Everything that belongs together is written by one call of commit(): either all of it is there after a kill, or nothing.
class State {
 public:
  // Errors: io (not writable, no state file, in use).
  static Expected<State> open(const std::string& path);
  ~State();
  State(State&&) noexcept;
  State& operator=(State&&) noexcept;

  FeedState feed(const std::string& url);
  // Was the address (or entry id) ever met, whatever became of it?
  bool knows(const std::string& url);
  std::vector<WaitingPage> waiting();
  std::uint64_t count_waiting();
  // Bytes of the output that belong to committed work.
  std::uint64_t output_bytes();

  // Within `work` only the calls below. Errors: io; then nothing of it happened.
  Expected<void> commit(const std::function<void()>& work);
  void set_feed(const std::string& url, const FeedState& state);
  void add_page(const WaitingPage& page);                                            // nothing when it is known already
  void finish_page(const std::string& url, bool given_up, const std::string& note);  // also for one that was never added
  void delay_page(const std::string& url, double next, int failures);
  void set_output_bytes(std::uint64_t bytes);

 private:
  struct Db;
  explicit State(std::unique_ptr<Db> db);
  std::unique_ptr<Db> db_;
};

}  // namespace marsad::watch
