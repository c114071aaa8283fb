// One address asked for, by libcurl, with every bound set.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "collection/http_message.hpp"
#include "marsad/error.hpp"

namespace marsad::watch {

struct Request {
  std::string url;
  std::string etag, last_modified;  // of the copy that is known: a 304 comes when it is still good
  bool allow_private = false;
  double timeout = 30;             // seconds, of the whole request
  std::uint64_t most = 10u << 20;  // bytes of the body
};

struct Response {
  int status = 0;
  std::string url;  // where the redirects ended
  collection::Headers headers;
  std::string body;  // untouched: no compression is asked for
};

class Fetcher {
 public:
  explicit Fetcher(std::string user_agent);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  // Follows at most five redirects, to http and https only; `before` is asked ahead of each address (robots.txt, the
  // rate) and its error ends the request. The address that is connected to is checked, not its name: a name that leads
  // to the local network is refused unless the request allows it. Proxies of the environment are not used, for they
  // would hide the address. A body over `most` ends the request. Errors: io (network, time-out), too_large, usage
  // (refused), with the url as place. `stop` ends a request that is under way.
  Expected<Response> get(const Request& request, const std::function<Expected<void>(const std::string&)>& before,
                         const std::atomic<bool>& stop);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marsad::watch
