// What a crowd asks for.
#include <algorithm>

#include "draft.hpp"

namespace marsad::event {
namespace {

using mention::Mode;
using mention::Speech;
using mention::WordInfo;
using token::Kind;

constexpr std::uint32_t kLongest = 30;  // tokens of one demand

// From the word that demands to the next such word or the end of the sentence, without who demands.
mention::Extent demand_at(const Document& doc, std::uint32_t i, std::uint32_t last) {
  std::uint32_t first = i + 1;
  while (first < last && (doc.actor_at[first] >= 0 || doc.people_at[first] >= 0) && !doc.has_proclitic(first, token::kBi))
    ++first;
  std::uint32_t end = first;
  while (end < std::min(last, first + kLongest)) {
    if (end > first && doc.value(end, &WordInfo::speech) == Speech::demand) break;
    if (doc.token(end).kind == Kind::newline || doc.is_punctuation(end, '.')) break;
    ++end;
  }
  while (end > first && doc.token(end - 1).kind != Kind::word && doc.token(end - 1).kind != Kind::number) --end;
  return end > first ? doc.extent(first, end) : mention::Extent{};
}

}  // namespace

void find_demands(const Document& doc, std::vector<Draft>& drafts) {
  const auto& sentences = doc.tokens->sentences;
  for (std::size_t n = 0; n < drafts.size(); ++n) {
    Draft& draft = drafts[n];
    if (doc.lexicon->act(draft.act).mode != Mode::crowd && doc.lexicon->act(draft.act).mode != Mode::disperse) continue;
    std::uint32_t until = std::min<std::uint32_t>(draft.sentence + 6, static_cast<std::uint32_t>(sentences.size()));
    for (const Draft& other : drafts)
      if (other.sentence > draft.sentence) until = std::min(until, other.sentence);
    for (std::uint32_t s = draft.sentence; s < until; ++s) {
      if (s > draft.sentence && doc.value(sentences[s].first, &WordInfo::link) == mention::Link::contrast) break;
      for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i) {
        if (doc.value(i, &WordInfo::speech) != Speech::demand) continue;
        const mention::Extent demand = demand_at(doc, i, sentences[s].last);
        if (demand.last > demand.first) draft.demands.push_back(demand), i = demand.last - 1;
      }
    }
  }
}

}  // namespace marsad::event
