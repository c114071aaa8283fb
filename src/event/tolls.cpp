// A sentence that only counts the dead and wounded of the act told before it: "The hospital received 37 wounded.", "The
// number of dead rose to nine."
#include <algorithm>

#include "draft.hpp"

namespace marsad::event {
namespace {

using mention::Mode;
using mention::People;
using mention::Place;
using mention::Time;

class Tolls {
 public:
  Tolls(const Document& doc, const Scope& scope, std::vector<Draft>& drafts) : doc_(doc), scope_(scope), drafts_(drafts) {}

  void run() {
    const auto& sentences = doc_.tokens->sentences;
    taken_.assign(sentences.size(), 0);
    for (const Draft& d : drafts_)
      for (const TokenRange& range : d.ranges)
        for (std::uint32_t s = doc_.sentence_of(range.first); s <= doc_.sentence_of(range.last - 1); ++s) taken_[s] = 1;
    std::size_t next = 0;  // first draft that begins behind the sentence
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      while (next < drafts_.size() && drafts_[next].begin() < sentences[s].last) ++next;
      if (next == 0 || taken_[s] || scope_.skip[s] || scope_.title[s] || !counts_hurt(s) || sum(s)) continue;
      Draft& told = drafts_[next - 1];
      if (goes_on(told, s) && !elsewhere(told, s) && !another_time(told, s))
        told.tolls.push_back({sentences[s].first, sentences[s].last});
    }
  }

 private:
  bool counts_hurt(std::uint32_t s) const {
    const token::Sentence& sentence = doc_.tokens->sentences[s];
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (doc_.people_at[i] < 0) continue;
      const People& p = doc_.people[static_cast<std::size_t>(doc_.people_at[i])];
      if (p.harm && p.counted && !p.subset && p.min < kMany) return true;
    }
    return false;
  }

  // "a total of": a sum of many acts. Only a toll that rises may be one act's.
  bool sum(std::uint32_t s) const {
    if (!scope_.total[s]) return false;
    const token::Sentence& sentence = doc_.tokens->sentences[s];
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (doc_.value(i, &mention::WordInfo::role) != mention::Role::total) continue;
      const int m = doc_.match_at[i];
      const mention::Id word = m < 0 ? knowledge::kNone : doc_.matches[static_cast<std::size_t>(m)].lexicon;
      return word == knowledge::kNone || doc_.lexicon->store().field(word, "gloss") != "rise";
    }
    return true;
  }

  // The act was told in one of the two sentences before, no paragraph break but one between.
  bool goes_on(const Draft& told, std::uint32_t s) const {
    if (told.title) return false;
    switch (doc_.lexicon->act(told.act).mode) {
      case Mode::strike:
      case Mode::blast:
      case Mode::assault:
      case Mode::fight:
      case Mode::take:
      case Mode::crowd:
      case Mode::disperse:
      case Mode::riotous: break;
      default: return false;
    }
    const std::uint32_t last = doc_.sentence_of(told.end() - 1);
    const auto& sentences = doc_.tokens->sentences;
    return s > last && s - last <= 2 && sentences[s].paragraph <= sentences[last].paragraph + 1 && !sentences[s].bullet;
  }

  // A spot that the words of the act do not name.
  bool elsewhere(const Draft& told, std::uint32_t s) const {
    const token::Sentence& sentence = doc_.tokens->sentences[s];
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (doc_.place_at[i] < 0) continue;
      const Place& place = doc_.places[static_cast<std::size_t>(doc_.place_at[i])];
      i = place.extent.last - 1;
      if (place.reference || place.destination || place.origin || place.part_of_name || names(told, place)) continue;
      if (place.in || place.near || place.target || place.governed || place.object) return true;
    }
    return false;
  }

  bool names(const Draft& told, const Place& place) const {
    for (const TokenRange& range : told.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        if (doc_.place_at[i] < 0) continue;
        const Place& other = doc_.places[static_cast<std::size_t>(doc_.place_at[i])];
        if (other.text == place.text || (place.record != knowledge::kNone && other.record == place.record)) return true;
      }
    return false;
  }

  // A running total, the sum of a period, or another day.
  bool another_time(const Draft& told, std::uint32_t s) const {
    const token::Sentence& sentence = doc_.tokens->sentences[s];
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (doc_.time_at[i] < 0) continue;
      const Time& t = doc_.times[static_cast<std::size_t>(doc_.time_at[i])];
      if (t.since || t.is_period || t.grain == "week" || t.grain == "month" || t.grain == "year") return true;
      if (t.is_duration || t.from.empty() || told.from.empty()) continue;
      if (t.from.substr(0, 10) < told.from || t.from.substr(0, 10) > told.to) return true;
    }
    return false;
  }

  static constexpr std::int64_t kMany = 1000;  // no single act's toll is told like that

  const Document& doc_;
  const Scope& scope_;
  std::vector<Draft>& drafts_;
  std::vector<char> taken_;  // per sentence: some draft has it
};

}  // namespace

void find_tolls(const Document& doc, const Scope& scope, std::vector<Draft>& drafts) { Tolls(doc, scope, drafts).run(); }

}  // namespace marsad::event
