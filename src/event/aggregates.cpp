// Totals over a period or campaign: counted, named, kept apart from events.
#include <algorithm>

#include "../base/date.hpp"
#include "draft.hpp"

namespace marsad::event {
namespace {

using mention::People;
using mention::Time;
using mention::WordInfo;

// The word of harm that governs people at token i: right before it or the noun itself.
std::uint8_t harm_of(const Document& doc, const People& people) {
  if (people.harm) return people.harm;
  const token::Sentence& s = doc.tokens->sentences[doc.sentence_of(people.extent.first)];
  for (std::uint32_t back = 1; back <= 6 && people.extent.first - back + 1 > s.first && back <= people.extent.first; ++back)
    if (const std::uint8_t h = doc.value(people.extent.first - back, &WordInfo::harm)) return h;
  for (std::uint32_t k = people.extent.last; k < std::min(people.extent.last + 4, s.last); ++k)
    if (const std::uint8_t h = doc.value(k, &WordInfo::harm)) return h;
  return 0;
}

}  // namespace

std::vector<Aggregate> find_aggregates(const Document& doc, const Scope& scope, const std::vector<Draft>& drafts) {
  std::vector<Aggregate> found;
  const auto& sentences = doc.tokens->sentences;
  for (const People& people : doc.people) {
    if (!people.counted || people.subset || people.min < 2) continue;
    const std::uint32_t s = doc.sentence_of(people.extent.first);
    if (!scope.total[s] || scope.skip[s]) continue;
    const bool told = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
      return std::any_of(d.harm.begin(), d.harm.end(), [&](const HarmFact& h) { return h.extent.first == people.extent.first; });
    });
    if (told) continue;
    const std::uint8_t harm = harm_of(doc, people);
    if (!harm) continue;
    Aggregate total;
    total.kind = static_cast<HarmKind>(harm - 1), total.min = people.min, total.max = people.max;
    for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i) {
      if (doc.time_at[i] < 0) continue;
      const Time& t = doc.times[static_cast<std::size_t>(doc.time_at[i])];
      if (t.since && total.since.empty()) total.since = t.from.substr(0, 10);
      else if (t.is_period && total.since.empty()) total.since = t.from.substr(0, 10), total.until = t.to.substr(0, 10);
    }
    total.span = people.extent.span, total.text = std::string(people.extent.span.of(doc.text));
    found.push_back(total);
  }
  return found;
}

}  // namespace marsad::event
