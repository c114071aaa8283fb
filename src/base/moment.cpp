#include "moment.hpp"

namespace marsad::base {
namespace {

// Takes figures and signs off the front of the text.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}
  bool done() const noexcept { return text_.empty(); }
  bool sign(char c) noexcept {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  // Two figures below `limit`.
  std::optional<int> two(int limit) noexcept {
    if (text_.size() < 2 || !figure(text_[0]) || !figure(text_[1])) return std::nullopt;
    const int value = (text_[0] - '0') * 10 + (text_[1] - '0');
    text_.remove_prefix(2);
    return value < limit ? std::optional<int>(value) : std::nullopt;
  }
  bool fraction() noexcept {
    if (!sign('.')) return true;
    const std::size_t before = text_.size();
    while (!text_.empty() && figure(text_.front())) text_.remove_prefix(1);
    return text_.size() < before;
  }

 private:
  static bool figure(char c) noexcept { return c >= '0' && c <= '9'; }
  std::string_view text_;
};

}  // namespace

std::optional<Moment> parse_moment(std::string_view iso) {
  const auto day = parse_day(iso.substr(0, 10));
  if (!day) return std::nullopt;
  Moment out{*day, std::nullopt, std::nullopt};
  Reader rest(iso.substr(10));
  if (rest.done()) return out;
  if (!rest.sign('T') && !rest.sign(' ')) return std::nullopt;
  const auto hour = rest.two(24);
  const auto minute = hour && rest.sign(':') ? rest.two(60) : std::nullopt;
  if (!minute) return std::nullopt;
  int second = 0;
  if (rest.sign(':')) {
    const auto told = rest.two(60);
    if (!told || !rest.fraction()) return std::nullopt;
    second = *told;
  }
  out.second = *hour * 3600 + *minute * 60 + second;
  if (rest.done()) return out;
  if (rest.sign('Z')) {
    out.offset = 0;
    return rest.done() ? std::optional<Moment>(out) : std::nullopt;
  }
  const bool east = rest.sign('+');
  if (!east && !rest.sign('-')) return std::nullopt;
  const auto hours = rest.two(15);
  rest.sign(':');
  const auto minutes = hours ? rest.two(60) : std::nullopt;
  if (!minutes || !rest.done()) return std::nullopt;
  out.offset = (*hours * 60 + *minutes) * (east ? 1 : -1);
  return out;
}

}  // namespace marsad::base
