#include "fired.hpp"

#include <set>

namespace marsad::engine {
namespace {

using event::Draft;
using knowledge::Id;
using knowledge::kNone;
using mention::WordInfo;

class Counter {
 public:
  Counter(const mention::Document& doc, FiredCounts& counts) : doc_(doc), counts_(counts) {}

  void mentions() {
    for (std::uint32_t i = 0; i < doc_.size(); ++i) words(i);
    for (const mention::Actor& actor : doc_.actors) saw(actor.record);
    for (const mention::Place& place : doc_.places) saw(place.record);
  }

  // Every entry counts once an event, however many of its words are that entry's.
  void event(const Draft& draft) {
    told_.clear();
    for (const event::Trigger& t : draft.triggers)
      tell(t.first, [&](const WordInfo& word) {
        const bool act = t.act != 0 && (word.act == t.act || word.other_act == t.act || word.masdar_act == t.act ||
                                        word.participle_act == t.act);
        return act || (t.harm != 0 && (word.harm == t.harm || word.other_harm == t.harm));
      });
    for (const event::HarmFact& harm : draft.harm) {
      tell(harm.trigger, [](const WordInfo& word) { return word.harm != 0 || word.other_harm != 0; });
      if (harm.people >= 0)
        tell(doc_.people[static_cast<std::size_t>(harm.people)].head,
             [](const WordInfo& word) { return word.person != mention::Person::none; });
    }
    for (const std::uint32_t token : draft.weapon_tokens) tell(token, [](const WordInfo& word) { return word.weapon != 0; });
    if (draft.place >= 0) told_.insert(doc_.places[static_cast<std::size_t>(draft.place)].record);
    for (const auto* side : {&draft.side1, &draft.side2})
      for (const event::Party& party : *side) {
        if (party.actor >= 0) told_.insert(doc_.actors[static_cast<std::size_t>(party.actor)].record);
        told_.insert(party.named);
      }
    told_.erase(kNone);
    for (const Id record : told_) ++entry(record).events;
  }

 private:
  Fired& entry(Id record) {
    Fired& fired = counts_[record];
    fired.record = record;
    return fired;
  }

  void saw(Id record) {
    if (record != kNone) ++entry(record).seen;
  }

  // The set phrase or name that token i lies in, nullptr when in none.
  const mention::Match* match(std::uint32_t i) const {
    const int at = doc_.match_at[i];
    return at < 0 ? nullptr : &doc_.matches[static_cast<std::size_t>(at)];
  }

  void words(std::uint32_t i) {
    if (const mention::Match* found = match(i)) {
      if (found->first == i) saw(found->lexicon);
      return;
    }
    std::set<Id> seen;
    for (const token::Analysis& a : doc_.readings(i))
      if (seen.insert(a.record).second) saw(a.record);
  }

  // The entries that token i is read as and that say so.
  template <typename Says>
  void tell(std::uint32_t i, Says says) {
    if (i >= doc_.size()) return;
    if (const mention::Match* found = match(i); found && found->lexicon != kNone) {
      told_.insert(found->lexicon);
      return;
    }
    for (const token::Analysis& a : doc_.readings(i))
      if (says(doc_.lexicon->of(a.record))) told_.insert(a.record);
  }

  const mention::Document& doc_;
  FiredCounts& counts_;
  std::set<Id> told_;
};

}  // namespace

void count_fired(const mention::Document& doc, const event::Result& result, FiredCounts& counts) {
  Counter counter(doc, counts);
  counter.mentions();
  for (const Draft& draft : result.drafts) counter.event(draft);
}

}  // namespace marsad::engine
