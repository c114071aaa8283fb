// What the rest of the report knows of the sides: whom a party fights in the events told beside this one.
#include <algorithm>

#include "../mention/actors.hpp"
#include "draft.hpp"

namespace marsad::event {
namespace {

using mention::Mode;
using mention::Site;
using mention::WordInfo;

class Opponents {
 public:
  Opponents(const Document& doc, std::vector<Draft>& drafts) : doc_(doc), drafts_(drafts) {}

  void run() {
    continued();
    strikers();
    arrests();
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      if (draft.side1.empty() == draft.side2.empty()) continue;
      const std::vector<Party>& known = draft.side1.empty() ? draft.side2 : draft.side1;
      if (!named(known) || !asks(draft, draft.side1.empty())) continue;
      if (const Party* other = opponent(i, known.front())) {
        Party party = *other;
        party.agent = party.patient = 0, party.why = "its opponent in the events beside";
        (draft.side1.empty() ? draft.side1 : draft.side2).push_back(party);
        filled_.push_back(i);
      }
    }
  }

 private:
  void copy(std::vector<Party>& to, const std::vector<Party>& from, const char* why) {
    to = from;
    for (Party& party : to) party.agent = party.patient = 0, party.why = why;
  }

  // "The clashes spread to ...", "the two factions reached a truce": the two sides of the fight told before.
  void continued() {
    for (std::size_t i = 1; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      const auto& act = doc_.lexicon->act(draft.act);
      const bool none = draft.side1.empty() && (draft.side2.empty() || draft.side2.front().civilian);
      if (!none || !draft.has_act() || draft.title) continue;
      if (!(act.two_way && draft.main().definite) && act.mode != Mode::deal) continue;
      for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
        const Draft& before = drafts_[i - back];
        if (!doc_.lexicon->act(before.act).two_way || !named(before.side1) || !named(before.side2)) continue;
        copy(draft.side1, before.side1, "the fight told before"), copy(draft.side2, before.side2, "the fight told before");
        break;
      }
    }
  }

  // Only what is told as a strike: a shell that fell is nobody's.
  bool fired(const Draft& draft) const {
    if (doc_.lexicon->act(draft.act).mode != Mode::strike) return false;
    for (const Trigger& t : draft.triggers)
      for (std::uint32_t k = t.first > 2 ? t.first - 2 : 0; k < std::min(t.last + 2, doc_.size()); ++k)
        if (doc_.value(k, &WordInfo::role) == mention::Role::fall) return false;
    return true;
  }

  bool from_the_air(const Draft& draft) const {
    const std::string_view id = doc_.lexicon->act(draft.act).id;
    return id == "airstrike" || id == "drone_strike";
  }

  // One party alone flies, or strikes at all, in this report: strikes without an owner are its.
  void strikers() {
    strikers([&](const Draft& d) { return from_the_air(d); });
    strikers([&](const Draft& d) { return fired(d); });
  }

  template <typename Kind>
  void strikers(Kind kind) {
    const Draft* owner = nullptr;
    for (const Draft& draft : drafts_) {
      if (!kind(draft) || !named(draft.side1)) continue;
      if (owner && !same(owner->side1.front(), draft.side1.front())) return;
      if (!owner) owner = &draft;
    }
    if (!owner) return;
    for (Draft& draft : drafts_)
      if (kind(draft) && draft.side1.empty() && (draft.side2.empty() || !same(draft.side2.front(), owner->side1.front())))
        copy(draft.side1, owner->side1, "who alone strikes in this report");
  }

  // A round-up of arrests goes on with who arrested before.
  void arrests() {
    for (std::size_t i = 1; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      if (doc_.lexicon->act(draft.act).mode != Mode::detain || !draft.side1.empty()) continue;
      for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
        const Draft& before = drafts_[i - back];
        if (before.act != draft.act || !named(before.side1)) continue;
        copy(draft.side1, before.side1, "who arrested before");
        std::erase_if(draft.side2, [&](const Party& p) { return same(p, draft.side1.front()); });
        break;
      }
    }
  }

  const mention::Actor& actor(const Party& party) const { return doc_.actors[static_cast<std::size_t>(party.actor)]; }

  bool named(const std::vector<Party>& side) const {
    if (side.empty() || side.front().actor < 0 || side.front().civilian) return false;
    const mention::Actor& a = actor(side.front());
    return !a.generic && !a.civilian && !a.source_only && !a.reference && !a.both;
  }

  // Acts that always have another side: fights, the taking of ground, what is shot down, fire on a military site.
  bool asks(const Draft& draft, bool doer_missing) const {
    const auto& act = doc_.lexicon->act(draft.act);
    switch (act.mode) {
      case Mode::fight:
      case Mode::take: return true;
      case Mode::disrupt: return !doer_missing;
      case Mode::strike: return !doer_missing && military(draft);
      case Mode::assault: return act.id == "attack" || act.id == "ambush" || act.id == "shooting" || act.id == "repel";
      case Mode::people: return act.id == "surrender" && !doer_missing;
      default: return act.two_way;
    }
  }

  bool military(const Draft& draft) const {
    for (const TokenRange& range : draft.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const Site site = doc_.value(i, &WordInfo::site);
        if (site == Site::military) return true;
        if (doc_.place_at[i] >= 0 && doc_.value(i, &WordInfo::place) == mention::PlaceNoun::base) return true;
      }
    return false;
  }

  bool same(const Party& a, const Party& b) const { return a.actor >= 0 && b.actor >= 0 && actor(a).id == actor(b).id; }

  // The other side of the nearest event that this party is in; of two as near, the earlier one.
  const Party* opponent(std::size_t i, const Party& party) const {
    for (std::size_t step = 1; step < drafts_.size(); ++step) {
      if (step <= i)
        if (const Party* other = opponent_in(i - step, party)) return other;
      if (i + step < drafts_.size())
        if (const Party* other = opponent_in(i + step, party)) return other;
    }
    return nullptr;
  }

  const Party* opponent_in(std::size_t k, const Party& party) const {
    const Draft& draft = drafts_[k];
    if (std::find(filled_.begin(), filled_.end(), k) != filled_.end()) return nullptr;
    const Mode m = doc_.lexicon->act(draft.act).mode;
    if (m == Mode::deal || m == Mode::crowd || m == Mode::disperse || m == Mode::riotous) return nullptr;
    if (!named(draft.side1) || !named(draft.side2)) return nullptr;
    if (same(draft.side1.front(), party)) return &draft.side2.front();
    if (same(draft.side2.front(), party)) return &draft.side1.front();
    return nullptr;
  }

  const Document& doc_;
  std::vector<Draft>& drafts_;
  std::vector<std::size_t> filled_;
};

}  // namespace

void find_opponents(const Document& doc, std::vector<Draft>& drafts) { Opponents(doc, drafts).run(); }

}  // namespace marsad::event
