// Whom a party without a name stands for: "the soldiers" are of the army that the report or the country names, "the enemy"
// is whom the speaker fights, "a suicide bomber" is of the group that claimed the deed.
#include <algorithm>

#include "../mention/actors.hpp"
#include "../mention/gazetteer.hpp"
#include "draft.hpp"

namespace marsad::event {
namespace {

using knowledge::kNone;
using mention::Actor;
using mention::Id;
using mention::Mode;
using mention::Person;
using mention::Role;
using mention::WordInfo;

class Namer {
 public:
  Namer(const Document& doc, std::vector<Draft>& drafts) : doc_(doc), drafts_(drafts), store_(doc.lexicon->store()) {}

  void run() {
    for (Draft& draft : drafts_) {
      day_ = draft.from;
      for (Party& party : draft.side1) soldiers(draft, party, draft.side2);
      for (Party& party : draft.side2) soldiers(draft, party, draft.side1);
    }
  }

 private:
  const Actor& actor(int index) const { return doc_.actors[static_cast<std::size_t>(index)]; }

  bool is_soldier(const Party& party) const {
    if (party.civilian || party.named != kNone) return false;
    if (party.actor >= 0) return actor(party.actor).id == "generic-soldiers";
    if (party.people < 0) return false;
    const Person kind = doc_.people[static_cast<std::size_t>(party.people)].kind;
    return kind == Person::soldier || kind == Person::officer;
  }

  void soldiers(const Draft& draft, Party& party, const std::vector<Party>& other) {
    if (!is_soldier(party)) return;
    Id force = by_nationality(party);
    const Id home = army_of_place(draft);
    if (force == kNone) force = named_army(party, other, home);
    if (force == kNone) force = home;
    if (force == kNone || on(other, force)) return;
    party.named = force;
  }

  // "the Turkish soldiers", "a policeman and two soldiers, Turks".
  Id by_nationality(const Party& party) const {
    const std::uint32_t end =
        party.actor >= 0 ? actor(party.actor).extent.last : doc_.people[static_cast<std::size_t>(party.people)].extent.last;
    for (std::uint32_t k = end > 0 ? end - 1 : 0; k < std::min(end + 2, doc_.size()); ++k) {
      const WordInfo* nation = doc_.place_at[k] < 0 ? doc_.with(k, &WordInfo::nationality) : nullptr;
      if (nation) return doc_.lexicon->forces_of(nation->nationality, day_);
    }
    return kNone;
  }

  bool on(const std::vector<Party>& side, Id record) const {
    return std::any_of(side.begin(), side.end(), [&](const Party& p) {
      return p.named == record || (p.actor >= 0 && actor(mention::final_actor(doc_, p.actor)).record == record);
    });
  }

  bool is_army(Id record) const {
    const std::uint32_t country = store_.record(record).tag(country_);
    return country && (doc_.lexicon->forces_of(country, day_) == record);
  }

  // The army that the report names: that of the place before others, then the nearest before the words, then behind them.
  Id named_army(const Party& party, const std::vector<Party>& other, Id home) const {
    const std::uint32_t at = party.token;
    Id behind = kNone, ahead = kNone;
    for (const Actor& a : doc_.actors) {
      if (a.record == kNone || a.source_only || a.kind != "state" || !is_army(a.record) || on(other, a.record)) continue;
      if (a.record == home) return home;
      if (a.extent.first < at)
        behind = a.record;
      else if (ahead == kNone)
        ahead = a.record;
    }
    return behind != kNone ? behind : ahead;
  }

  Id army_of_place(const Draft& draft) const {
    std::string_view country = doc_.theatre;
    if (draft.place >= 0) {
      const auto info = mention::place_info(store_, doc_.places[static_cast<std::size_t>(draft.place)].record);
      if (!info.country.empty()) country = info.country;
    }
    return country.empty() ? kNone : doc_.lexicon->forces_of(store_.intern(country), day_);
  }

  const Document& doc_;
  std::vector<Draft>& drafts_;
  const knowledge::Store& store_;
  const std::uint32_t country_ = store_.intern("country");
  std::string_view day_;
};

}  // namespace

void name_sides(const Document& doc, std::vector<Draft>& drafts) { Namer(doc, drafts).run(); }

}  // namespace marsad::event
