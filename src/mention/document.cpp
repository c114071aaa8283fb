#include "document.hpp"

#include <algorithm>

namespace marsad::mention {

void Document::clear() {
  matches.clear(), counts.clear(), times.clear(), places.clear(), actors.clear(), people.clear(), sources.clear();
  for (auto* at : {&match_at, &count_at, &time_at, &place_at, &actor_at, &people_at, &source_at})
    at->assign(tokens ? size() : 0, -1);
  theatre.clear();
}

const WordInfo* Document::phrase(std::uint32_t i) const noexcept {
  const int m = match_at[i];
  if (m < 0 || matches[static_cast<std::size_t>(m)].lexicon == knowledge::kNone) return nullptr;
  return &lexicon->of(matches[static_cast<std::size_t>(m)].lexicon);
}

bool Document::has_proclitic(std::uint32_t i, std::uint16_t bits) const noexcept {
  if (match_at[i] >= 0) {
    const Match& m = matches[static_cast<std::size_t>(match_at[i])];
    if (m.first == i) return (m.proclitics & bits) != 0;
  }
  const auto all = readings(i);
  return !all.empty() && all.front().has(bits);
}

bool Document::definite(std::uint32_t i) const noexcept {
  for (const token::Analysis& a : readings(i))
    if (a.has(token::kAl)) return true;
  const std::string_view c = code(i);
  return c.size() > 3 && c.substr(0, 2) == "Al";
}

std::uint32_t Document::sentence_of(std::uint32_t i) const noexcept {
  const auto& sentences = tokens->sentences;
  const auto after =
      std::upper_bound(sentences.begin(), sentences.end(), i, [](std::uint32_t t, const auto& s) { return t < s.first; });
  return static_cast<std::uint32_t>(after - sentences.begin()) - (after == sentences.begin() ? 0 : 1);
}

}  // namespace marsad::mention
