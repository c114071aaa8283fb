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

// "rises to 30600 the number of persons who came out": a number with the people named behind it.
void bare_counts(const Document& doc, const Scope& scope, std::vector<Aggregate>& found) {
  const auto& sentences = doc.tokens->sentences;
  for (const mention::Count& count : doc.counts) {
    const std::uint32_t i = count.extent.first;
    if (count.kind != mention::Count::Kind::cardinal || count.use != mention::Count::Use::open || count.min < 2) continue;
    const std::uint32_t s = doc.sentence_of(i);
    if (!scope.total[s] || scope.skip[s] || doc.people_at[i] >= 0 || doc.time_at[i] >= 0) continue;
    bool people = false;
    std::uint8_t harm = 0;
    for (std::uint32_t k = count.extent.last; k < std::min(count.extent.last + 6, sentences[s].last); ++k) {
      people = people || doc.value(k, &WordInfo::person) != mention::Person::none;
      if (const std::uint8_t h = doc.value(k, &WordInfo::harm)) harm = h;
      for (const token::Analysis& a : doc.readings(k))
        if (const std::uint8_t h = doc.lexicon->of(a.record).other_harm) harm = h;
    }
    if (!harm || !people) continue;
    Aggregate total;
    total.kind = static_cast<HarmKind>(harm - 1), total.min = count.min, total.max = count.max;
    for (std::uint32_t k = sentences[s].first; k < sentences[s].last; ++k)
      if (doc.time_at[k] >= 0 && doc.times[static_cast<std::size_t>(doc.time_at[k])].since)
        total.since = doc.times[static_cast<std::size_t>(doc.time_at[k])].from.substr(0, 10);
    total.span = count.extent.span, total.text = std::string(count.extent.span.of(doc.text));
    found.push_back(total);
  }
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
      return std::any_of(d.harm.begin(), d.harm.end(),
                         [&](const HarmFact& h) { return h.extent.first == people.extent.first; });
    });
    if (told) continue;
    const std::uint8_t harm = harm_of(doc, people);
    if (!harm) continue;
    Aggregate total;
    total.kind = static_cast<HarmKind>(harm - 1), total.min = people.min, total.max = people.max;
    for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i) {
      if (doc.time_at[i] < 0) continue;
      const Time& t = doc.times[static_cast<std::size_t>(doc.time_at[i])];
      if (t.since && total.since.empty())
        total.since = t.from.substr(0, 10);
      else if (t.is_period && total.since.empty())
        total.since = t.from.substr(0, 10), total.until = t.to.substr(0, 10);
    }
    total.span = people.extent.span, total.text = std::string(people.extent.span.of(doc.text));
    found.push_back(total);
  }
  bare_counts(doc, scope, found);
  return found;
}

}  // namespace marsad::event
