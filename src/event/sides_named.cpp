// Whom a party without a name stands for: "the soldiers" are of the army that the report or the country names, "the enemy"
// is whom the speaker fights, "a suicide bomber" is of the group that claimed the deed.
#include <algorithm>

#include "../mention/actors.hpp"
#include "../mention/gazetteer.hpp"
#include "../text/fold.hpp"
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
    claims();
    for (Draft& draft : drafts_) {
      day_ = draft.from;
      victims_act_not(draft);
      air_defence(draft);
      for (Party& party : draft.side1) name(draft, party, draft.side2);
      for (Party& party : draft.side2) name(draft, party, draft.side1);
      once(draft.side1), once(draft.side2);
      against_army(draft);
      on_one_side(draft);
    }
  }

 private:
  const Actor& actor(int index) const { return doc_.actors[static_cast<std::size_t>(index)]; }

  void name(const Draft& draft, Party& party, const std::vector<Party>& other) {
    if (party.civilian || party.named != kNone || (party.actor < 0 && party.people < 0)) return;
    if (const Id force = speaks_for(party); force != kNone && !on(other, force)) {
      party.named = force;
      return;
    }
    const std::string_view kind = kind_of(party);
    if (kind == "generic-soldiers") return soldiers(draft, party, other);
    if (kind == "generic-police" && party.actor < 0) party.named = store_.find("actor", kind);
    const bool group = kind == "generic-gunmen" && party.actor >= 0 && singular(actor(party.actor));
    if (group || kind == "generic-enemy" || kind == "generic-terrorists" || kind == "generic-rebels" ||
        kind == "generic-takfiris" || kind == "generic-guerrillas")
      party.named = only_rebels(party, other);
    if (kind == "generic-suicide-bombers" || kind == "generic-attackers") party.named = only_attacker(draft, other);
    // Whose bomber or sniper it was nobody knows.
    const bool lone = kind == "generic-suicide-bombers" || kind == "generic-snipers";
    if (party.named == kNone && lone && &other == &draft.side2) party.named = store_.find("actor", "generic-unknown");
  }

  // "the armed group", not "the gunmen".
  static bool singular(const Actor& a) { return a.noun != kNone && a.number == knowledge::Number::singular; }

  // A ministry of defence, the war media of a group: a warring party's mouth stands for the party.
  Id speaks_for(const Party& party) const {
    if (party.actor < 0 || actor(party.actor).record == kNone) return kNone;
    const Id record = actor(party.actor).record;
    if (store_.field(record, "source") != "belligerent") return kNone;
    const std::string_view parent = store_.field(record, "parent");
    return parent.empty() ? kNone : store_.find("actor", parent);
  }

  // Two tellings of one strike may have met crosswise: civilians do not shell an army.
  void victims_act_not(Draft& draft) const {
    const Mode m = doc_.lexicon->act(draft.act).mode;
    const auto civilians = [](const Party& p) { return p.civilian; };
    const bool crossed = !draft.side1.empty() && !draft.side2.empty() &&
                         std::all_of(draft.side1.begin(), draft.side1.end(), civilians) &&
                         std::none_of(draft.side2.begin(), draft.side2.end(), civilians);
    if (crossed && (m == Mode::strike || m == Mode::blast)) std::swap(draft.side1, draft.side2);
  }

  // The kind of actor whose name the party's word is: "a policeman" is of the police. Empty: it has a name of its own.
  std::string_view kind_of(const Party& party) const {
    if (party.actor >= 0) return actor(party.actor).generic ? std::string_view(actor(party.actor).id) : std::string_view{};
    const mention::People& people = doc_.people[static_cast<std::size_t>(party.people)];
    for (const token::Analysis& a : doc_.readings(people.head)) {
      if (a.record == kNone || doc_.lexicon->of(a.record).person == Person::none) continue;
      const Id word = store_.word(text::fold_word(store_.text(store_.record(a.record).id)));
      const Id node = word == kNone ? kNone : store_.step(knowledge::Store::kRoot, word);
      if (node == kNone) continue;
      for (const auto& entry : store_.phrases(node))
        if (doc_.lexicon->is_actor(entry.record) && store_.record(entry.record).tag(country_) == 0)
          return store_.text(store_.record(entry.record).id);
    }
    return people.kind == Person::soldier || people.kind == Person::officer ? "generic-soldiers" : std::string_view{};
  }

  // "the insurgents", "the enemy": the one armed group without a state that the report names.
  Id only_rebels(const Party& party, const std::vector<Party>& other) const {
    if (party.actor < 0 || !doc_.definite(actor(party.actor).extent.first)) return kNone;
    Id only = kNone;
    for (const Actor& a : doc_.actors) {
      if (a.record == kNone || a.generic || a.source_only || (a.kind != "rebel" && a.kind != "political_militia")) continue;
      if (only != kNone && only != a.record) return kNone;
      only = a.record;
    }
    return only == kNone || on(other, only) ? kNone : only;
  }

  // "the attackers", "the bomber": of the one group that attacks elsewhere in the report.
  Id only_attacker(const Draft& here, const std::vector<Party>& other) const {
    Id only = kNone;
    for (const Draft& draft : drafts_) {
      if (&draft == &here || !violent(draft) || draft.side1.empty() || draft.side1.front().actor < 0) continue;
      const Actor& a = actor(mention::final_actor(doc_, draft.side1.front().actor));
      if (a.record == kNone || a.generic || a.kind != "rebel") continue;
      if (only != kNone && only != a.record) return kNone;
      only = a.record;
    }
    return only == kNone || on(other, only) ? kNone : only;
  }

  // "the air defences shot down drones of X": those of the one army that the report names, or of the place.
  void air_defence(Draft& draft) const {
    if (doc_.lexicon->act(draft.act).id != "shootdown" || !draft.side1.empty() || draft.side2.empty()) return;
    bool defends = false;
    for (const TokenRange& range : draft.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i)
        defends = defends || doc_.lexicon->weapon(doc_.value(i, &WordInfo::weapon)).cls == mention::WeaponClass::air_defence;
    if (!defends) return;
    Party party;
    party.token = draft.begin();
    const Id home = army_of_place(draft), army = named_army(party, draft.side2, home);
    for (std::size_t k = 0; k < doc_.actors.size() && party.actor < 0; ++k)
      if (army != kNone && doc_.actors[k].record == army) party.actor = static_cast<int>(k);
    if (party.actor < 0) return;
    party.token = actor(party.actor).extent.first, party.why = "whose air defence it is";
    draft.side1.push_back(party);
  }

  // A group that strikes across the border, or a post or an armoured car that is nobody's by name: the army that is named.
  void against_army(Draft& draft) const {
    const Mode m = doc_.lexicon->act(draft.act).mode;
    if ((m != Mode::strike && m != Mode::blast && m != Mode::assault) || draft.side1.empty() || !draft.side2.empty()) return;
    const Party& doer = draft.side1.front();
    if (doer.actor < 0 || actor(doer.actor).kind != "rebel" || actor(doer.actor).record == kNone ||
        actor(doer.actor).generic)
      return;
    const Id home = army_of_place(draft);
    const Id group = actor(doer.actor).record;
    const bool other_country = home != kNone && store_.record(group).tag(country_) != store_.record(home).tag(country_);
    // Where a group also fights on the ground, only what it fires goes to the country.
    const bool abroad = other_country && (m == Mode::strike || !mention::share_country(store_, group, home) ||
                                          doc_.lexicon->act(draft.act).id == "target");
    if (!abroad && !military(draft)) return;
    Party party;
    for (std::size_t k = 0; k < doc_.actors.size(); ++k) {
      const Actor& a = doc_.actors[k];
      if (a.record == kNone || a.source_only || a.kind != "state" || !is_army(a.record)) continue;
      if (abroad && a.record != home) continue;
      if (party.actor >= 0 && actor(party.actor).record != a.record) return;
      if (party.actor < 0) party.actor = static_cast<int>(k);
    }
    if (party.actor < 0) return;
    party.token = actor(party.actor).extent.first,
    party.why = abroad ? "whose country was struck" : "the one army of the report";
    draft.side2.push_back(party);
  }

  bool military(const Draft& draft) const {
    for (const TokenRange& range : draft.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i)
        if (doc_.value(i, &WordInfo::site) == mention::Site::military) return true;
    return false;
  }

  // "fired from a base that X holds": X is no target of its own, unless it fights among itself.
  void on_one_side(Draft& draft) const {
    if (doc_.lexicon->act(draft.act).two_way || draft.side1.empty() || draft.side2.empty()) return;
    const auto same = [&](const Party& p) {
      return p.actor >= 0 && std::any_of(draft.side1.begin(), draft.side1.end(), [&](const Party& q) {
               return q.actor >= 0 && actor(q.actor).record != kNone && actor(q.actor).record == actor(p.actor).record;
             });
    };
    std::erase_if(draft.side2, same);
    const bool hurt =
        std::any_of(draft.harm.begin(), draft.harm.end(), [](const HarmFact& h) { return h.who == "civilian"; });
    if (!draft.side2.empty() || !hurt) return;
    Party civilians;
    civilians.civilian = civilians.implied = true, civilians.why = "civilians hurt";
    draft.side2.push_back(civilians);
  }

  // "X and the attackers", "the soldiers of X and X": one party.
  void once(std::vector<Party>& side) const {
    const auto named_twin = [&](const Party& p) {
      if (p.civilian || (p.actor >= 0 && !actor(p.actor).generic)) return false;
      const std::string_view kind = p.actor >= 0 ? std::string_view(actor(p.actor).id) : std::string_view{};
      const bool told_before = p.actor >= 0 && doc_.definite(actor(p.actor).extent.first) &&
                               (kind == "generic-gunmen" || kind == "generic-terrorists");
      const bool attackers = told_before || kind == "generic-attackers" || kind == "generic-suicide-bombers";
      return std::any_of(side.begin(), side.end(), [&](const Party& q) {
        if (&q == &p || q.actor < 0 || actor(q.actor).generic) return false;
        return attackers || (p.named != kNone && actor(q.actor).record == p.named);
      });
    };
    std::vector<Party> kept;
    for (const Party& p : side)
      if (!named_twin(p)) kept.push_back(p);
    side = std::move(kept);
  }

  // "X claimed the attack": who did what was told last before it by nobody, or by a bomber without a group.
  void claims() {
    const auto& sentences = doc_.tokens->sentences;
    for (const token::Sentence& s : sentences)
      for (std::uint32_t i = s.first; i < s.last; ++i) {
        if (doc_.value(i, &WordInfo::role) != Role::claims_deed) continue;
        if (denied(i, s)) break;
        if (const int who = claimant(i, s); who >= 0) claim(who, s);
        break;
      }
  }

  // "nobody claimed", "X denied its responsibility for".
  bool denied(std::uint32_t verb, const token::Sentence& s) const {
    for (std::uint32_t k = verb > s.first + 6 ? verb - 6 : s.first; k < verb; ++k)
      if (doc_.with(k, &WordInfo::negation) || doc_.value(k, &WordInfo::speech) == mention::Speech::deny) return true;
    return false;
  }

  // Nearest before the words of claiming ("X announced its responsibility"), else behind them ("claimed X the attack").
  int claimant(std::uint32_t verb, const token::Sentence& s) const {
    const auto named = [&](std::uint32_t k) {
      const int a = doc_.actor_at[k];
      if (a < 0) return -1;
      const Actor& who = actor(mention::final_actor(doc_, a));
      const bool open = who.generic || who.source_only || who.civilian || who.both || who.reference || who.record == kNone;
      return open ? -1 : mention::final_actor(doc_, a);
    };
    for (std::uint32_t k = verb; k > s.first && verb - k < 7; --k)
      if (const int a = named(k - 1); a >= 0) return a;
    for (std::uint32_t k = verb + 1; k < std::min(verb + 8, s.last); ++k)
      if (const int a = named(k); a >= 0) return a;
    return -1;
  }

  void claim(int who, const token::Sentence& s) {
    const auto& sentences = doc_.tokens->sentences;
    Draft* deed = nullptr;
    for (Draft& draft : drafts_) {
      if (draft.begin() >= s.last || s.paragraph - sentences[draft.sentence].paragraph > 4) continue;
      if (violent(draft) && nameless(draft.side1) && !on(draft.side2, actor(who).record)) deed = &draft;
    }
    if (!deed) return;
    Party party;
    party.actor = who, party.token = actor(who).extent.first, party.why = "claimed the deed";
    deed->side1.assign(1, party);
  }

  bool violent(const Draft& draft) const {
    const Mode m = doc_.lexicon->act(draft.act).mode;
    return m == Mode::assault || m == Mode::blast || m == Mode::body || m == Mode::none || m == Mode::strike;
  }

  bool nameless(const std::vector<Party>& side) const {
    return std::all_of(side.begin(), side.end(), [&](const Party& p) {
      return p.named == kNone && (p.implied || p.actor < 0 || (actor(p.actor).generic && !p.civilian));
    });
  }

  void soldiers(const Draft& draft, Party& party, const std::vector<Party>& other) {
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
      // "near the border with X": not in X.
      const mention::Place& place = doc_.places[static_cast<std::size_t>(draft.place)];
      const auto info = doc_.lexicon->place(place.record);
      const bool beside = info.kind == "country" && !doc_.theatre.empty();
      if (!info.country.empty() && !beside) country = info.country;
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
