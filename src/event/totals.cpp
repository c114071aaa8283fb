// Totals that stand among events: running tolls, the sums of a period, the lead of a round-up.
#include <algorithm>

#include "../mention/gazetteer.hpp"
#include "draft.hpp"

namespace marsad::event {
namespace {

using mention::Mode;
using mention::Role;
using mention::WordInfo;

class Totals {
 public:
  Totals(const Document& doc, const Scope& scope, std::vector<Draft>& drafts) : doc_(doc), scope_(scope), drafts_(drafts) {}

  void run() {
    for (Draft& d : drafts_) {
      take_out(d);
      d.aggregate =
          d.aggregate || huge(d) || sentence_total(d) || period_total(d) || scattered(d) || toll_of_many(d) || habitual(d);
    }
  }

 private:
  // The first word that sums up ("the toll rose to") in a sentence that also tells since when; -1: none.
  int running_total(std::uint32_t sentence) const {
    const token::Sentence& s = doc_.tokens->sentences[sentence];
    int word = -1;
    bool since = false;
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      if (word < 0 && doc_.value(i, &WordInfo::role) == Role::total) word = static_cast<int>(i);
      if (doc_.time_at[i] < 0) continue;
      const auto& time = doc_.times[static_cast<std::size_t>(doc_.time_at[i])];
      since = since || (time.since && !time.is_duration);
    }
    return since ? word : -1;
  }

  // "the war displaced two million", "thousands were killed": no single day has such a toll.
  bool huge(const Draft& d) const {
    if (d.own_time) return false;
    return std::any_of(d.harm.begin(), d.harm.end(), [](const HarmFact& h) {
      const bool hurt = h.kind == HarmKind::killed || h.kind == HarmKind::injured || h.kind == HarmKind::killed_or_injured;
      return (hurt && h.min >= 1000) || (h.kind == HarmKind::displaced && h.min >= 100000);
    });
  }

  bool acts_outside(const Draft& d) const {
    return std::any_of(d.triggers.begin(), d.triggers.end(),
                       [&](const Trigger& t) { return t.act && !scope_.total[t.sentence]; });
  }

  // A total told behind an act never enters the harm of the act.
  void take_out(Draft& d) const {
    const bool outside = acts_outside(d);
    std::erase_if(d.harm, [&](const HarmFact& fact) {
      const std::uint32_t sentence = doc_.sentence_of(fact.extent.first);
      if (!scope_.total[sentence] || own_toll(d, fact)) return false;
      const int word = running_total(sentence);
      return outside || (word >= 0 && static_cast<int>(fact.extent.first) > word && begins_before(d, word));
    });
  }

  // "the number of dead rose to nine", right behind the one act that has them (find_tolls).
  static bool own_toll(const Draft& d, const HarmFact& fact) {
    return std::any_of(d.tolls.begin(), d.tolls.end(),
                       [&](const TokenRange& r) { return fact.extent.first >= r.first && fact.extent.first < r.last; });
  }

  bool begins_before(const Draft& d, int word) const {
    return std::any_of(d.triggers.begin(), d.triggers.end(),
                       [&](const Trigger& t) { return static_cast<int>(t.first) < word; });
  }

  // All of it stands in a sentence of totals; it is an event only with an act, a day and a place of its own.
  bool sentence_total(const Draft& d) const {
    if (!scope_.total[d.sentence] || (mode(d) == Mode::crowd && d.harm.empty())) return false;
    if (acts_outside(d)) return false;
    const int word = running_total(d.sentence);
    if (word >= 0 && !begins_before(d, word)) return true;
    return !(d.own_time && d.own_place && d.has_act());
  }

  // "more than two thousand were killed in October": counts of a period with no spot of their own.
  bool period_total(const Draft& d) const {
    if (!d.own_time || d.time < 0 || d.harm.empty() || (spot(d) && !counts_events(d))) return false;
    const auto& time = doc_.times[static_cast<std::size_t>(d.time)];
    const bool long_ = time.grain == "month" || time.grain == "year" || time.grain == "week";
    if (!long_ && !(time.is_period && !d.main().finite)) return false;
    const bool acts = std::any_of(d.triggers.begin(), d.triggers.end(), [](const Trigger& t) { return t.act != 0; });
    return !acts || counts_events(d);
  }

  // "43 operations and attempts", "documented": the sentence counts what happened.
  bool counts_events(const Draft& d) const {
    const token::Sentence& s = doc_.tokens->sentences[d.sentence];
    for (std::uint32_t i = s.first; i < s.last; ++i)
      if (doc_.value(i, &WordInfo::role) == Role::counting) return true;
    return false;
  }

  // "the toll of the organisation's attacks reached 487": a counting word, acts only in the plural, no day.
  bool toll_of_many(const Draft& d) const {
    if (d.harm.empty() || d.own_time || !counts_events(d)) return false;
    return std::all_of(d.triggers.begin(), d.triggers.end(), [&](const Trigger& t) { return !t.act || plural(t); });
  }

  // "the mines that X plants cost hundreds of civilians their lives": no day, no count, only how it always is.
  bool habitual(const Draft& d) const {
    if (d.harm.empty() || d.own_time ||
        !std::all_of(d.harm.begin(), d.harm.end(), [](const HarmFact& h) { return h.vague && h.min >= 24; }))
      return false;
    for (const TokenRange& range : d.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const token::Analysis* weapon = doc_.reading(i, &WordInfo::weapon);
        if (weapon && weapon->has(token::kAl) && weapon->features.number == knowledge::Number::plural) return true;
      }
    return false;
  }

  bool plural(const Trigger& t) const {
    if (t.finite) return false;
    for (const token::Analysis& a : doc_.readings(t.first))
      if (doc_.lexicon->of(a.record).act || doc_.lexicon->of(a.record).masdar_act)
        return a.features.number == knowledge::Number::plural;
    return false;
  }

  // "17 were arrested in scattered parts of the country", and the rest of the report tells where.
  bool scattered(const Draft& d) const {
    if (d.harm.empty() || d.title) return false;
    const token::Sentence& s = doc_.tokens->sentences[d.sentence];
    bool word = false;
    for (std::uint32_t i = s.first; i < s.last; ++i) word = word || doc_.value(i, &WordInfo::role) == Role::scattered;
    if (!word || spot(d)) return false;
    return std::count_if(drafts_.begin(), drafts_.end(), [&](const Draft& o) {
             return o.sentence > d.sentence && !o.title && !o.harm.empty() && spot(o);
           }) > 0;
  }

  Mode mode(const Draft& d) const { return doc_.lexicon->act(d.act).mode; }

  bool spot(const Draft& d) const {
    if (!d.own_place || d.place < 0) return false;
    const mention::Place& place = doc_.places[static_cast<std::size_t>(d.place)];
    const auto info = mention::place_info(doc_.lexicon->store(), place.record);
    return !mention::is_area(info.kind) && place.noun != mention::PlaceNoun::countryside;
  }

  const Document& doc_;
  const Scope& scope_;
  std::vector<Draft>& drafts_;
};

}  // namespace

void mark_totals(const Document& doc, const Scope& scope, std::vector<Draft>& drafts) { Totals(doc, scope, drafts).run(); }

}  // namespace marsad::event
