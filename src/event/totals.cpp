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

  std::vector<Aggregate> run() {
    for (Draft& d : drafts_) {
      take_out(d);
      if (d.aggregate) continue;
      d.aggregate = huge(d) || sentence_total(d) || period_total(d) || scattered(d) || toll_of_many(d) || habitual(d);
      if (!d.aggregate && (many_acts(d) || recurring(d) || spread(d))) d.aggregate = true, keep(d);
    }
    return std::move(sums_);
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
      const bool days = word >= 0 && time.grain == "days" && time.from.substr(0, 10) < time.to.substr(0, 10);
      since = since || ((time.since || days) && !time.is_duration);
    }
    return since ? word : -1;
  }

  // "the war displaced two million", "thousands were killed": no single day has such a toll.
  bool huge(const Draft& d) const {
    // "70,000 dead", "a million fled": of no day at all.
    if (std::any_of(d.harm.begin(), d.harm.end(), [](const HarmFact& h) {
          const bool dead =
              h.kind == HarmKind::killed || h.kind == HarmKind::injured || h.kind == HarmKind::killed_or_injured;
          return (dead && h.min >= 10000) || (h.kind == HarmKind::displaced && h.min >= 500000);
        }))
      return true;
    if (d.own_time && !several_days(d)) return false;
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
  void take_out(Draft& d) {
    const bool outside = acts_outside(d);
    const std::vector<HarmFact> all = d.harm;
    std::erase_if(d.harm, [&](const HarmFact& fact) {
      const std::uint32_t sentence = doc_.sentence_of(fact.extent.first);
      if (sum_of_days(fact) || rises_too_far(all, fact)) return keep(fact), true;
      if (!scope_.total[sentence] || own_toll(d, fact)) return false;
      const int word = running_total(sentence);
      return outside || (word >= 0 && static_cast<int>(fact.extent.first) > word && begins_before(d, word));
    });
  }

  // "a young man was killed, so that the number of dead rises to 45": a running total; one act's toll rises by less.
  bool rises_too_far(const std::vector<HarmFact>& all, const HarmFact& fact) const {
    const token::Sentence& s = doc_.tokens->sentences[doc_.sentence_of(fact.extent.first)];
    std::uint32_t word = fact.extent.first;
    while (word > s.first && doc_.value(word - 1, &WordInfo::role) != Role::total) --word;
    if (word == s.first) return false;
    // What stands beside such a figure is of the same total: "to 350 dead and 1431 wounded".
    return std::any_of(all.begin(), all.end(), [&](const HarmFact& risen) {
      return risen.extent.first >= word && risen.extent.first < s.last &&
             std::any_of(all.begin(), all.end(), [&](const HarmFact& other) {
               return other.kind == risen.kind && !other.vague && other.extent.last <= word && risen.min > 3 * other.min + 5;
             });
    });
  }

  // "the toll of two days of fighting comes to": counts of more than the act.
  bool sum_of_days(const HarmFact& fact) const {
    const token::Sentence& s = doc_.tokens->sentences[doc_.sentence_of(fact.extent.first)];
    for (std::uint32_t i = fact.extent.first; i > s.first && fact.extent.first - i < 14; --i) {
      if (doc_.value(i - 1, &WordInfo::role) != Role::counting || doc_.with(i - 1, &WordInfo::speech)) continue;
      const int t = doc_.time_at[i];
      return t >= 0 && !doc_.times[static_cast<std::size_t>(t)].duration.empty();
    }
    return false;
  }

  // "seven were killed in two attacks in recent days", "21 dead in blasts, attacks and shelling across the country": acts in
  // the plural only, and no spot.
  bool many_acts(const Draft& d) const {
    if (d.harm.empty() || spot(d)) return false;
    std::uint16_t act = 0;
    bool kinds = false;
    for (const Trigger& t : d.triggers) {
      if (!t.act) continue;
      if (!several(t)) return false;
      kinds = kinds || (act && act != t.act) || and_more(t), act = t.act;
    }
    return kinds ? !named_place(d) : act && several_days(d) && counted_acts(d);
  }

  // "blasts and attacks": another kind, joined by "and".
  bool and_more(const Trigger& t) const {
    for (std::uint32_t k = t.last; k < std::min(t.last + 3, doc_.size()); ++k) {
      if (!doc_.has_proclitic(k, token::kWa)) continue;
      const auto all = doc_.readings(k);
      return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
        return doc_.lexicon->of(a.record).act && a.features.pos != knowledge::Pos::verb &&
               a.features.number == knowledge::Number::plural;
      });
    }
    return false;
  }

  bool several(const Trigger& t) const {
    if (t.finite || doc_.lexicon->act(t.act).two_way) return false;  // "clashes" are one fight
    const auto all = doc_.readings(t.first);
    return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
      const WordInfo& info = doc_.lexicon->of(a.record);
      return (info.act || info.masdar_act) && a.features.number != knowledge::Number::singular &&
             a.features.number != knowledge::Number::unknown;
    });
  }

  // "two attacks", "five raids": a dual or a number before the noun; fights and raids are plural by nature.
  bool counted_acts(const Draft& d) const {
    const auto t = std::find_if(d.triggers.begin(), d.triggers.end(), [](const Trigger& x) { return x.act != 0; });
    if (t->first > 0 && doc_.count_at[t->first - 1] >= 0) return true;
    const auto all = doc_.readings(t->first);
    return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
      return (doc_.lexicon->of(a.record).act || doc_.lexicon->of(a.record).masdar_act) &&
             a.features.number == knowledge::Number::dual;
    });
  }

  bool named_place(const Draft& d) const {
    if (d.place < 0) return false;
    const auto info = doc_.lexicon->place(doc_.places[static_cast<std::size_t>(d.place)].record);
    return d.own_place && info.kind != "country";
  }

  bool several_days(const Draft& d) const {
    if (d.time < 0) return false;
    const auto& t = doc_.times[static_cast<std::size_t>(d.time)];
    return t.grain == "days" || t.grain == "week" || t.grain == "month";
  }

  // "every Friday they fire at the crowd": how it always is.
  bool recurring(const Draft& d) const {
    const token::Sentence& s = doc_.tokens->sentences[d.sentence];
    bool again = false;
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      if (doc_.time_at[i] < 0) continue;
      const auto& t = doc_.times[static_cast<std::size_t>(doc_.time_at[i])];
      if (!t.repeats.empty())
        again = true;
      else if (!t.from.empty() && t.duration.empty())
        return false;
    }
    return again && !d.title;
  }

  // "134 were killed, most of them in X, Y and Z": the sum of a day over a land.
  bool spread(const Draft& d) const {
    if (d.harm.empty() ||
        std::any_of(d.triggers.begin(), d.triggers.end(), [](const Trigger& t) { return t.act != 0 && !t.harm; }))
      return false;
    const token::Sentence& s = doc_.tokens->sentences[d.sentence];
    for (std::uint32_t i = s.first; i + 2 < s.last; ++i) {
      if (doc_.value(i, &WordInfo::reference) != mention::Reference::subset || doc_.count_at[i + 1] >= 0) continue;
      if (doc_.value(i + 1, &WordInfo::preposition) != mention::Preposition::in || doc_.place_at[i + 2] < 0) continue;
      const mention::Place& first = doc_.places[static_cast<std::size_t>(doc_.place_at[i + 2])];
      for (std::uint32_t k = first.extent.last; k < std::min(first.extent.last + 3, s.last); ++k)
        if (doc_.place_at[k] >= 0 && doc_.has_proclitic(k, token::kWa)) return true;
    }
    return false;
  }

  void keep(const Draft& d) {
    if (d.title) return;
    for (const HarmFact& fact : d.harm)
      if (!fact.vague && fact.min > 1) keep(fact);
  }

  void keep(const HarmFact& fact) {
    Aggregate total;
    total.kind = fact.kind, total.min = fact.min, total.max = fact.max;
    total.span = fact.extent.span, total.text = std::string(fact.extent.span.of(doc_.text));
    sums_.push_back(total);
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
    if (acts_outside(d) || one_act_rises(d)) return false;
    if (many_rise(d)) return true;
    const int word = running_total(d.sentence);
    if (word >= 0 && !begins_before(d, word)) return true;
    // "the clashes left 17 dead, so that the number since they began rises to 61": the 17 are the act's.
    const bool act = d.own_place && std::any_of(d.triggers.begin(), d.triggers.end(),
                                                [](const Trigger& t) { return t.act != 0 && !t.harm; });
    if (word >= 0 && act && std::any_of(d.harm.begin(), d.harm.end(), [&](const HarmFact& fact) {
          return static_cast<int>(fact.extent.last) <= word;
        }))
      return false;
    return !(d.own_time && d.own_place && d.has_act());
  }

  // "rose to 15 the number of the victims of the attacks in Baghdad": acts in the plural only.
  bool many_rise(const Draft& d) const {
    const token::Sentence& s = doc_.tokens->sentences[d.sentence];
    bool rises = false, acts = false;
    for (std::uint32_t i = s.first; i < s.last; ++i)
      rises = rises || (doc_.value(i, &WordInfo::role) == Role::total && glossed(doc_, i, "rise"));
    for (const Trigger& t : d.triggers) {
      if (!t.act) continue;
      if (!plural(t) || doc_.lexicon->act(t.act).two_way) return false;
      acts = true;
    }
    return rises && acts;
  }

  // "the number of the victims of the blast in Kabul rose to 63": one act that the report knows, of one place and no period.
  bool one_act_rises(const Draft& d) const {
    if (!d.own_place || d.harm.empty()) return false;
    const token::Sentence& s = doc_.tokens->sentences[d.sentence];
    bool rises = false;
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      if (doc_.value(i, &WordInfo::role) == Role::total) {
        if (!glossed(doc_, i, "rise")) return false;
        rises = true;
      }
      if (doc_.time_at[i] < 0) continue;
      const auto& t = doc_.times[static_cast<std::size_t>(doc_.time_at[i])];
      if (t.since || t.is_period || !t.duration.empty()) return false;
    }
    return rises && std::any_of(d.triggers.begin(), d.triggers.end(), [&](const Trigger& t) {
             const Mode m = doc_.lexicon->act(t.act).mode;
             return t.act && !t.finite && t.definite && (m == Mode::blast || m == Mode::assault) && !plural(t) &&
                    !several(t);
           });
  }

  // "more than two thousand were killed in October": counts of a period with no spot of their own.
  bool period_total(const Draft& d) const {
    if (!d.own_time || d.time < 0 || d.harm.empty() || (spot(d) && !counts_events(d))) return false;
    const auto& time = doc_.times[static_cast<std::size_t>(d.time)];
    const bool long_ = time.grain == "month" || time.grain == "year" || time.grain == "week";
    if (!long_ && !(time.is_period && !d.main().finite)) return false;
    const bool acts =
        std::any_of(d.triggers.begin(), d.triggers.end(), [&](const Trigger& t) { return t.act != 0 && !several(t); });
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
    std::uint32_t word = s.last;
    for (std::uint32_t i = s.first; i < s.last && word == s.last; ++i)
      if (doc_.value(i, &WordInfo::role) == Role::scattered) word = i;
    if (word == s.last || (spot(d) && !parts_of(d.place, word))) return false;
    return std::count_if(drafts_.begin(), drafts_.end(), [&](const Draft& o) {
             return o.sentence > d.sentence && !o.title && !o.harm.empty() && spot(o);
           }) > 0;
  }

  // "in different areas of Baghdad": the word right before the place.
  bool parts_of(int place, std::uint32_t word) const {
    const std::uint32_t at = doc_.places[static_cast<std::size_t>(place)].extent.first;
    return at > word && at - word <= 5;
  }

  Mode mode(const Draft& d) const { return doc_.lexicon->act(d.act).mode; }

  bool spot(const Draft& d) const {
    if (!d.own_place || d.place < 0) return false;
    const mention::Place& place = doc_.places[static_cast<std::size_t>(d.place)];
    const auto info = doc_.lexicon->place(place.record);
    return !mention::is_area(info.kind) && place.noun != mention::PlaceNoun::countryside;
  }

  const Document& doc_;
  const Scope& scope_;
  std::vector<Draft>& drafts_;
  std::vector<Aggregate> sums_;  // told as totals outside sentences of totals
};

}  // namespace

std::vector<Aggregate> mark_totals(const Document& doc, const Scope& scope, std::vector<Draft>& drafts) {
  return Totals(doc, scope, drafts).run();
}

}  // namespace marsad::event
