// A stretch of bytes of a report's text.
#pragma once

#include <cstdint>
#include <string_view>

namespace marsad {

// Half-open byte offsets [begin, end) into Report::text (UTF-8). Both ends lie on character boundaries.
// A report is limited to 64 MiB (Engine::kMaxBytes), so 32 bits are enough.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const noexcept { return begin >= end; }
  std::uint32_t size() const noexcept { return empty() ? 0 : end - begin; }
  bool overlaps(Span other) const noexcept { return begin < other.end && other.begin < end; }
  bool contains(Span other) const noexcept { return begin <= other.begin && other.end <= end; }
  // The bytes of `text` that the span names; empty when the span does not lie within it. Lives as long as `text`.
  std::string_view of(std::string_view text) const noexcept {
    return end <= text.size() && begin < end ? text.substr(begin, end - begin) : std::string_view{};
  }
  friend bool operator==(Span, Span) = default;
};

}  // namespace marsad
