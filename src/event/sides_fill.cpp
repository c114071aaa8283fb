// Pairs, crowds, civilians and attackers whom nobody names.
#include <algorithm>

#include "guards.hpp"
#include "sides.hpp"

namespace marsad::event {
namespace {

bool is_civilian(mention::Person p) {
  using mention::Person;
  return p == Person::civilian || p == Person::child || p == Person::woman || p == Person::official || p == Person::group;
}

}  // namespace

// "clashes between X's supporters and the residents", "... and the police": neither camp is a nameless crowd.
bool Sides::camps() {
  const auto named = [&](const std::vector<Party>& side) {
    return !side.empty() && std::all_of(side.begin(), side.end(), [&](const Party& p) {
      return p.actor >= 0 && p.why == "between the two" &&
             doc_.actors[static_cast<std::size_t>(p.actor)].kind != "protesters";
    });
  };
  if (!named(draft_.side1) || !named(draft_.side2)) return false;
  const auto state = [&](const Party& p) { return doc_.actors[static_cast<std::size_t>(p.actor)].kind == "state"; };
  if (state(draft_.side1.front()) && !state(draft_.side2.front())) std::swap(draft_.side1, draft_.side2);
  return true;
}

void Sides::crowd() {
  if (mode() != Mode::crowd && mode() != Mode::disperse && mode() != Mode::riotous) return;
  if (mode() == Mode::riotous && camps()) return;
  std::vector<Party> forces;
  const bool intervened = std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
    const Mode m = doc_.lexicon->act(t.act).mode;
    return t.act && (m == Mode::disperse || m == Mode::assault || m == Mode::detain || m == Mode::strike);
  });
  const bool stoned = std::any_of(draft_.triggers.begin(), draft_.triggers.end(),
                                  [&](const Trigger& t) { return t.act && doc_.lexicon->act(t.act).mode == Mode::riotous; });
  for (const std::vector<Party>* side : {&draft_.side1, &draft_.side2})
    for (const Party& party : *side) {
      const Actor& actor = doc_.actors[static_cast<std::size_t>(party.actor)];
      if (actor.kind == "protesters" || actor.kind == "rioters" || actor.kind == "civilians") continue;
      const bool met = mode() == Mode::riotous && party.why == "between the two";
      if ((intervened && (party.agent > 0 || party.patient > 0)) || (stoned && party.patient > 0) || met)
        forces.push_back(party);
    }
  if (forces.empty()) forces = interveners(intervened);
  std::vector<Party> hit;  // people who are no force
  std::copy_if(draft_.side2.begin(), draft_.side2.end(), std::back_inserter(hit),
               [](const Party& p) { return p.civilian && p.patient > 0; });
  draft_.side1.clear(), draft_.side2 = forces;
  Party party;
  party.implied = true, party.why = "the crowd";
  for (const Party& p : parties_) {
    const Actor& actor = doc_.actors[static_cast<std::size_t>(p.actor)];
    // "settlers threw stones at cars": no demonstration of the country's people.
    if (mode() == Mode::riotous && actor.kind == "identity_militia" && p.agent > p.patient && party.implied) {
      party = p;
      std::erase_if(draft_.side2, [&](const Party& force) { return force.actor == p.actor; });
      if (draft_.side2.empty()) draft_.side2 = hit;
    }
    // "dispersed demonstrators in support of the movement X": who marched, not what for.
    const bool plain = party.actor >= 0 && doc_.actors[static_cast<std::size_t>(party.actor)].generic && !actor.generic;
    // "activists of the movement X were arrested": not those who marched.
    if (!actor.generic && doc_.people_at[p.token] >= 0) continue;
    if ((actor.kind == "protesters" || actor.kind == "rioters") && !plain) party = p;
  }
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last && party.implied && party.people < 0; ++i)
      if (doc_.people_at[i] >= 0 && doc_.people[static_cast<std::size_t>(doc_.people_at[i])].kind == Person::protester)
        party.people = doc_.people_at[i];
  draft_.side1.push_back(party);
}

std::vector<Party> Sides::interveners(bool told) const {
  const bool dispersed = mode() == Mode::disperse ||
                         std::any_of(draft_.triggers.begin(), draft_.triggers.end(),
                                     [&](auto& t) { return t.act && doc_.lexicon->act(t.act).mode == Mode::disperse; });
  if (!told || !dispersed) return {};
  const auto force = [&](const Actor& actor) {
    return actor.kind == "state" && !actor.source_only && !actor.both && !actor.reference && !speaks(actor);
  };
  std::vector<Party> out;
  for (const Party& p : parties_)
    if (force(doc_.actors[static_cast<std::size_t>(p.actor)])) out.push_back(p);
  if (!out.empty()) return out;
  // Named nearest before in the same paragraph or the one before.
  const auto& sentences = doc_.tokens->sentences;
  for (std::size_t k = doc_.actors.size(); k > 0; --k) {
    const Actor& actor = doc_.actors[k - 1];
    if (actor.extent.first >= draft_.begin() || !force(actor)) continue;
    if (sentences[draft_.sentence].paragraph - sentences[doc_.sentence_of(actor.extent.first)].paragraph > 1) break;
    Party party;
    party.actor = mention::final_actor(doc_, static_cast<int>(k - 1)), party.token = actor.extent.first;
    party.why = "the force named before";
    return {party};
  }
  return {};
}

int Sides::people_who_act(const Trigger& t) const {
  const Mode m = t.act ? doc_.lexicon->act(t.act).mode : Mode::none;
  if (const int p = who_did_it(doc_, t, doc_.tokens->sentences[t.sentence].last); p >= 0) return p;
  if (t.harm || t.passive || t.plural_subject || (m != Mode::assault && m != Mode::fight)) return -1;
  std::uint32_t at = t.last;
  if (!t.finite) {
    for (at = t.last; at < std::min(t.last + 3, doc_.size()); ++at)
      if (finite_with_object(at)) break;
    if (at >= std::min(t.last + 3, doc_.size())) return -1;
    ++at;
  } else if (t.enclitic != token::Enclitic::none || subject_is_act(t)) {
    return -1;
  }
  if (at >= doc_.size() || !in_draft(at) || doc_.actor_at[at] >= 0 || doc_.has_proclitic(at, token::kBi | token::kLi))
    return -1;
  const int p = doc_.people_at[at];
  if (p < 0) return -1;
  const People& people = doc_.people[static_cast<std::size_t>(p)];
  const bool one = people.max == 1;  // "attacked a man": whom the verb was done to
  if (people.extent.first != at || people.harm || one || people.owner >= 0) return -1;
  if (!t.finite) return p;
  // The verb needs an object further on: a place, a site or other people.
  for (std::uint32_t k = people.extent.last; k < std::min(people.extent.last + 7, doc_.size()) && in_draft(k); ++k) {
    if (doc_.is_punctuation(k, '.') || doc_.is_punctuation(k, ',')) return -1;
    const int place = doc_.place_at[k];
    if (place >= 0 && doc_.places[static_cast<std::size_t>(place)].in) continue;  // where, not what
    if (place >= 0 || is_site(k) || doc_.value(k, &WordInfo::place) != mention::PlaceNoun::none) return p;
    if (doc_.people_at[k] >= 0 && doc_.people_at[k] != p) return p;
  }
  return -1;
}

bool Sides::people_act(int people) const {
  return std::any_of(draft_.triggers.begin(), draft_.triggers.end(),
                     [&](const Trigger& t) { return people >= 0 && people_who_act(t) == people; });
}

bool Sides::by_someone(const Trigger& t) const {
  for (std::uint32_t k = t.last; k < std::min(t.last + 6, doc_.size()) && in_draft(k); ++k)
    if (doc_.value(k, &WordInfo::role) == Role::agent) return true;
  return false;
}

// "the citizen X came under fire": who stands before or behind the verb.
bool Sides::civilians_exposed(const Trigger& t) const {
  const std::uint32_t verb = exposing_verb(t);
  if (verb >= doc_.size()) return false;
  for (std::uint32_t k = verb > 8 ? verb - 8 : 0; k < t.first; ++k) {
    if (!in_draft(k) || doc_.source_at[k] >= 0 || doc_.people_at[k] < 0) continue;
    if (is_civilian(doc_.people[static_cast<std::size_t>(doc_.people_at[k])].kind)) return true;
  }
  return false;
}

bool Sides::civilians_hit() const {
  for (const Trigger& t : draft_.triggers) {
    // "two young men were targeted by": the subject of the passive stands before it.
    const int subject = t.first > 0 && in_draft(t.first - 1) ? doc_.people_at[t.first - 1] : -1;
    if (t.finite && (t.passive || by_someone(t)) && subject >= 0 &&
        is_civilian(doc_.people[static_cast<std::size_t>(subject)].kind))
      return true;
    if (civilians_exposed(t)) return true;
    for (std::uint32_t k = t.first; k < std::min(t.last + 9, doc_.size()); ++k) {
      if (!in_draft(k)) break;
      if (doc_.source_at[k] >= 0) continue;  // who speaks suffers nothing
      if (people_act(doc_.people_at[k])) continue;
      if (doc_.people_at[k] >= 0 && is_civilian(doc_.people[static_cast<std::size_t>(doc_.people_at[k])].kind)) return true;
      if (doc_.value(k, &WordInfo::site) == Site::civilian && doc_.place_at[k] < 0) return true;
      if (doc_.actor_at[k] >= 0 && doc_.actors[static_cast<std::size_t>(doc_.actor_at[k])].civilian) return true;
      if (k > t.last && doc_.is_punctuation(k, '.')) break;
    }
  }
  return false;
}

bool Sides::soldiers_hit() {
  const Mode m = mode();
  if (m != Mode::assault && m != Mode::strike && m != Mode::blast) return false;
  const auto soldiers = [&](std::uint32_t i) {
    const int p = doc_.people_at[i];
    if (p < 0) return -1;
    const People& people = doc_.people[static_cast<std::size_t>(p)];
    const bool unowned = people.owner < 0 || doc_.actors[static_cast<std::size_t>(people.owner)].generic;
    return (people.kind == Person::soldier || people.kind == Person::officer) && unowned ? p : -1;
  };
  for (const Trigger& t : draft_.triggers) {
    int p = -1;
    if (t.finite && !t.passive && t.act && subject_is_act(t) && t.last < doc_.size()) p = soldiers(t.last);
    if (!t.finite && t.act && doc_.lexicon->act(t.act).id == "ambush")  // "three soldiers fell in an ambush"
      for (std::uint32_t k = t.first; k > 0 && t.first - k < 10 && in_draft(k - 1) && p < 0; --k) p = soldiers(k - 1);
    if (p < 0) continue;
    const People& people = doc_.people[static_cast<std::size_t>(p)];
    Party party;
    party.people = p, party.token = people.extent.first, party.actor = doc_.actor_at[people.head],
    party.why = "soldiers hit";
    draft_.side2.push_back(party);
    return true;
  }
  return false;
}

void Sides::civilians() {
  if (!draft_.side2.empty() || soldiers_hit()) return;
  const Mode m = mode();
  const bool settlers = m == Mode::riotous && settlers_throw(doc_, draft_);
  if (m == Mode::crowd || m == Mode::disperse || (m == Mode::riotous && !settlers) || m == Mode::deal ||
      m == Mode::disrupt || m == Mode::take)
    return;
  const bool people = m == Mode::people || m == Mode::body || m == Mode::detain || m == Mode::property;
  if (!people && !settlers && !civilians_hit()) return;
  if (m == Mode::people && doc_.lexicon->act(draft_.act).id == "surrender") return;
  Party party;
  party.civilian = true, party.implied = true, party.why = "civilians hurt";
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last && party.people < 0; ++i)
      if (doc_.source_at[i] < 0 && doc_.people_at[i] >= 0 && !people_act(doc_.people_at[i]) &&
          (m != Mode::body || i > draft_.main().first) &&  // who finds a body suffers nothing
          is_civilian(doc_.people[static_cast<std::size_t>(doc_.people_at[i])].kind))
        party.people = doc_.people_at[i];
  if (m == Mode::detain && party.people < 0) detained(party);
  draft_.side2.push_back(party);
}

void Sides::detained(Party& party) const {
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const int p = doc_.people_at[i];
      if (p < 0 || doc_.people[static_cast<std::size_t>(p)].kind != Person::attacker) continue;
      party.people = p, party.civilian = false, party.implied = false;
      return;
    }
}

// "two gunmen": the word is one for fighters whom nobody knows.
bool Sides::gunmen(const People& people) const {
  const int a = doc_.actor_at[people.head];
  return people.kind == Person::attacker ||
         (a >= 0 && people.kind == Person::fighter && doc_.actors[static_cast<std::size_t>(a)].id == "generic-gunmen");
}

// "four soldiers and eight terrorists were killed in a clash": two camps, and nobody names a party.
bool Sides::two_camps() {
  if (!doc_.lexicon->act(draft_.act).two_way || !draft_.side1.empty()) return false;
  const auto named = [](const Party& p) { return p.people < 0 && !p.civilian; };
  if (std::any_of(draft_.side2.begin(), draft_.side2.end(), named)) return false;
  int soldiers = -1, others = -1;
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const int p = doc_.people_at[i];
      if (p < 0 || doc_.people[static_cast<std::size_t>(p)].owner >= 0) continue;
      const People& people = doc_.people[static_cast<std::size_t>(p)];
      const bool soldier = people.kind == Person::soldier || people.kind == Person::officer;
      if (soldier && soldiers < 0) soldiers = p;
      const int a = doc_.actor_at[people.head];
      const bool fighters = a >= 0 && people.kind == Person::fighter && doc_.actors[static_cast<std::size_t>(a)].generic;
      if ((fighters || gunmen(people)) && others < 0) others = p;
    }
  if (soldiers < 0 || others < 0) return false;
  const auto party = [&](int p) {
    Party out;
    out.people = p, out.token = doc_.people[static_cast<std::size_t>(p)].extent.first;
    out.actor = doc_.actor_at[doc_.people[static_cast<std::size_t>(p)].head], out.why = "one of two camps";
    return out;
  };
  draft_.side1.assign(1, party(others)), draft_.side2.assign(1, party(soldiers));
  return true;
}

void Sides::unknown() {
  if (!draft_.side1.empty() || two_camps()) return;
  const Mode m = mode();
  const bool abduction = doc_.lexicon->act(draft_.act).id == "abduction";
  if (!abduction && m != Mode::assault && m != Mode::blast && m != Mode::property && m != Mode::fight && m != Mode::body &&
      m != Mode::none && m != Mode::weak && m != Mode::strike)
    return;
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const int p = doc_.people_at[i];
      if (p < 0) continue;
      const People& people = doc_.people[static_cast<std::size_t>(p)];
      const bool owned = people.owner >= 0 && !doc_.actors[static_cast<std::size_t>(people.owner)].generic;
      if (!gunmen(people) || people.harm || owned || victim(people)) continue;
      Party party;
      party.people = p, party.token = people.extent.first, party.why = "unnamed attackers";
      draft_.side1.push_back(party);
      return;
    }
  for (const Trigger& t : draft_.triggers) {
    const int p = people_who_act(t);
    if (p < 0) continue;
    Party party;
    party.people = p, party.token = doc_.people[static_cast<std::size_t>(p)].extent.first, party.why = "people who act";
    draft_.side1.push_back(party);
    return;
  }
  implied_attacker();
}

// "killed during an operation of X", "in an Israeli operation": X did it.
bool Sides::operator_acts() {
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (!doc_.glossed(i, "operation")) continue;
      for (std::uint32_t k = i + 1; k < std::min(i + 4, range.last); ++k) {
        const int a = doc_.actor_at[k];
        if (a < 0) continue;
        const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
        const bool its = actor.by_adjective || led_by(k, token::kLi) || k == i + 1;
        if (!its || actor.generic || actor.source_only || actor.civilian || actor.both || actor.reference) break;
        Party party;
        party.actor = mention::final_actor(doc_, a), party.token = k, party.why = "whose operation it was";
        draft_.side1.push_back(party);
        std::erase_if(draft_.side2, [&](const Party& p) { return p.actor == party.actor; });
        return true;
      }
    }
  return false;
}

void Sides::implied_attacker() {
  const Mode m = mode();
  const std::string_view id = doc_.lexicon->act(draft_.act).id;
  const bool civilians = !draft_.side2.empty() && draft_.side2.front().civilian;
  const bool killing = m == Mode::body || id == "suicide" || id == "grenade" || m == Mode::none ||
                       (m == Mode::assault && id != "attack" && id != "target") || id == "abduction";
  const bool thrown = id == "grenade" && !draft_.side2.empty();
  if (!killing || (!civilians && !thrown && id != "suicide")) return;
  if (operator_acts()) return;
  Party party;
  party.implied = true, party.why = "nobody is named";
  draft_.side1.push_back(party);
}

bool Sides::victim(const People& people) const {
  for (std::uint32_t back = 1; back <= 2 && back <= people.extent.first; ++back)
    if (doc_.with(people.extent.first - back, &WordInfo::harm)) {
      const Trigger* t = nullptr;
      for (const Trigger& x : draft_.triggers)
        if (x.first <= people.extent.first - back && people.extent.first - back < x.last) t = &x;
      return !t || !t->finite || t->passive || t->harm_on == HarmOn::subject;
    }
  return false;
}

}  // namespace marsad::event
