#include "robots.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "report/dom.hpp"

namespace marsad::watch {
namespace {

using report::trim;

constexpr std::size_t kMostBytes = 500 * 1024, kMostRules = 5000;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

// '*' stands for any run of characters, '$' at the end for the end.
bool matches(std::string_view pattern, std::string_view path) {
  const bool whole = pattern.ends_with('$');
  if (whole) pattern.remove_suffix(1);
  std::size_t at = 0;
  bool first = true;
  while (true) {
    const std::size_t star = pattern.find('*');
    const std::string_view part = pattern.substr(0, star);
    if (first) {
      if (!path.starts_with(part)) return false;
      at = part.size();
    } else if (star == std::string_view::npos && whole) {
      return path.size() >= at + part.size() && path.ends_with(part);
    } else {
      const std::size_t found = path.find(part, at);
      if (found == std::string_view::npos) return false;
      at = found + part.size();
    }
    if (star == std::string_view::npos) return !whole || at == path.size();
    pattern.remove_prefix(star + 1);
    first = false;
  }
}

}  // namespace

Robots Robots::all(bool allowed) {
  Robots robots;
  if (!allowed) robots.rules_.push_back({"/", false});
  return robots;
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
  Robots own, general;
  bool found = false, in_own = false, in_general = false, in_rules = true;
  text = text.substr(0, kMostBytes);
  const std::string name = lower(agent);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    line = trim(line.substr(0, line.find('#')));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lower(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (key == "user-agent") {
      // Several agents in a row share the rules behind them.
      if (std::exchange(in_rules, false)) in_own = in_general = false;
      if (lower(value) == name) in_own = found = true;
      if (value == "*") in_general = true;
      continue;
    }
    const bool rule = key == "allow" || key == "disallow";
    if (!rule && key != "crawl-delay") continue;
    in_rules = true;
    for (Robots* robots : {in_own ? &own : nullptr, in_general ? &general : nullptr}) {
      if (robots == nullptr) continue;
      if (!rule)
        robots->delay_ = std::clamp(std::atof(std::string(value).c_str()), 0.0, 300.0);
      else if (!value.empty() && robots->rules_.size() < kMostRules)
        robots->rules_.push_back({std::string(value), key == "allow"});
    }
  }
  return found ? own : general;
}

bool Robots::allows(std::string_view path) const {
  if (path.empty()) path = "/";
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const std::size_t size = rule.pattern.size();
    if (size < longest || (size == longest && !rule.allow && longest != 0) || !matches(rule.pattern, path)) continue;
    longest = size, allowed = rule.allow;
  }
  return allowed;
}

}  // namespace marsad::watch
