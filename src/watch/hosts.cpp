#include "hosts.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "address.hpp"

namespace marsad::watch {
namespace {

constexpr double kRobotsGood = 3600, kRobotsBad = 60;

}  // namespace

double now_seconds() { return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count(); }

void Hosts::pause(Host& host, double rate) {
  while (!stop_ && now_seconds() < host.next)
    std::this_thread::sleep_for(std::chrono::duration<double>(std::min(host.next - now_seconds(), 0.1)));
  host.next = now_seconds() + std::max(rate, host.robots.delay());
}

void Hosts::ask_robots(Host& host, const std::string& origin, double rate, const Request& like) {
  if (now_seconds() < host.robots_until) return;
  pause(host, rate);
  Request request = like;
  request.url = origin + "/robots.txt";
  request.etag.clear(), request.last_modified.clear();
  request.most = 1u << 20;
  const auto response = fetcher_.get(
      request, [](const std::string&) { return Expected<void>(); }, stop_);
  const bool there = response && response->status == 200;
  host.reachable = response && response->status < 500 && response->status != 429;
  host.why = response ? Error{ErrorCode::io, "", "", "status " + std::to_string(response->status), ""} : response.error();
  host.robots = there ? Robots::parse(response->body, "marsad") : Robots::all(host.reachable);
  host.robots_until = now_seconds() + (host.reachable ? kRobotsGood : std::min(kRobotsBad, like.timeout));
}

Expected<void> Hosts::enter(const std::string& url, double rate, const Request& like) {
  const std::string origin = origin_of(url);
  Host& host = hosts_[origin];
  ask_robots(host, origin, rate, like);
  if (!host.reachable)
    return tl::unexpected(
        Error{host.why.code, url, "", "the host's robots.txt cannot be had: " + host.why.message, host.why.suggestion});
  const std::string path = url.size() > origin.size() ? url.substr(origin.size()) : "/";
  if (!host.robots.allows(path))
    return tl::unexpected(Error{ErrorCode::usage, url, "", "robots.txt forbids this address", "ask the site for leave"});
  pause(host, rate);
  return {};
}

double Hosts::ready_at(const std::string& url) const {
  const auto found = hosts_.find(origin_of(url));
  return found == hosts_.end() ? 0 : found->second.next;
}

}  // namespace marsad::watch
