// robots.txt (RFC 9309): may this path be fetched?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace marsad::watch {

class Robots {
 public:
  // Reads at most 500 KiB. The group that names `agent` counts, else the one of "*".
  static Robots parse(std::string_view text, std::string_view agent);
  // Everything, or nothing at all.
  static Robots all(bool allowed);

  // `path` with its query, as "/a/b?c". The longest rule that matches decides; of equals the one that allows. Linear in
  // rules and path.
  bool allows(std::string_view path) const;
  // Seconds between two requests that the host asks for, 0: none.
  double delay() const noexcept { return delay_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow;
  };
  std::vector<Rule> rules_;
  double delay_ = 0;
};

}  // namespace marsad::watch
