// What each host asks of its visitors: robots.txt and pauses.
#pragma once

#include <atomic>
#include <map>
#include <string>

#include "fetch.hpp"
#include "robots.hpp"

namespace marsad::watch {

double now_seconds();  // since 1970

class Hosts {
 public:
  Hosts(Fetcher& fetcher, const std::atomic<bool>& stop) : fetcher_(fetcher), stop_(stop) {}

  // Waits for the host's pause and asks its robots.txt, once an hour: one that is not there (4xx) allows all, one that
  // cannot be had (5xx, network) forbids all for a minute. Errors: usage, when it forbids the address; io, when it
  // cannot be had.
  Expected<void> enter(const std::string& url, double rate, const Request& like);
  // When the host of the address may be asked again.
  double ready_at(const std::string& url) const;

 private:
  struct Host {
    Robots robots = Robots::all(true);
    double robots_until = 0, next = 0;
    bool reachable = true;
    Error why;
  };
  void pause(Host& host, double rate);
  void ask_robots(Host& host, const std::string& origin, double rate, const Request& like);

  Fetcher& fetcher_;
  const std::atomic<bool>& stop_;
  std::map<std::string, Host> hosts_;
};

}  // namespace marsad::watch
