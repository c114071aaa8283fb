#include "blocks.hpp"

#include <fmt/format.h>

namespace marsad::engine {

std::size_t block_end(std::string_view text, std::size_t at) noexcept {
  if (text.size() - at <= kBlock) return text.size();
  const std::string_view block = text.substr(at, kBlock);
  for (const char c : {'\n', '.', ' '})
    if (const std::size_t cut = block.rfind(c); cut != std::string_view::npos && cut > kBlock / 2) return at + cut + 1;
  std::size_t end = at + kBlock;
  while (end > at + 1 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

void append(Reading& whole, Reading part, std::uint32_t offset) {
  const auto move = [&](std::vector<Event>& from, std::vector<Event>& to) {
    for (Event& event : from) {
      if (offset) event.id += fmt::format("@{}", offset);
      for (Evidence& proof : event.evidence) proof.span.begin += offset, proof.span.end += offset;
      to.push_back(std::move(event));
    }
  };
  move(part.events, whole.events), move(part.doubtful, whole.doubtful);
  for (Aggregate& total : part.aggregates) {
    total.span.begin += offset, total.span.end += offset;
    whole.aggregates.push_back(std::move(total));
  }
}

}  // namespace marsad::engine
