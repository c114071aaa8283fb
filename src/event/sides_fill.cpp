// Pairs, crowds, civilians and attackers whom nobody names.
#include <algorithm>

#include "sides.hpp"

namespace marsad::event {
namespace {

bool is_civilian(mention::Person p) {
  using mention::Person;
  return p == Person::civilian || p == Person::child || p == Person::woman || p == Person::official || p == Person::group;
}

}  // namespace

void Sides::pairs() {
  bool told = false;
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      // "among them" tells a part of the victims.
      const bool among = doc_.value(i, &WordInfo::reference) == mention::Reference::subset;
      if (among || doc_.value(i, &WordInfo::preposition) != Preposition::between) continue;
      // "between two armed factions ... between X and Y": the pair with names.
      const auto side1 = draft_.side1, side2 = draft_.side2;
      if (!between(i)) continue;
      const bool named = names_both();
      if (told && !named) draft_.side1 = side1, draft_.side2 = side2;
      told = true;
      if (named) return;
    }
  if (told) return;
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const int a = doc_.actor_at[i];
      if (a >= 0 && doc_.actors[static_cast<std::size_t>(a)].both && both(a)) return;
    }
  if (doc_.lexicon->act(draft_.act).two_way && draft_.side2.empty()) with();
}

bool Sides::names_both() const {
  const auto named = [&](const std::vector<Party>& side) {
    return !side.empty() && side.front().actor >= 0 && !doc_.actors[static_cast<std::size_t>(side.front().actor)].generic;
  };
  return named(draft_.side1) && named(draft_.side2);
}

// "a clash between him and X": the other side is who stands before.
bool Sides::between_them_and(std::uint32_t i, int actor, std::uint32_t at) {
  const token::Analysis* a = doc_.reading(i, &WordInfo::preposition);
  if (!a || a->enclitic == token::Enclitic::none || a->enclitic == token::Enclitic::hm) return false;
  Party other, here;
  other.actor = actor, other.token = at, other.why = "between them and it";
  here.why = "between the two";
  const std::uint32_t s = doc_.tokens->sentences[doc_.sentence_of(i)].first;
  for (std::uint32_t k = i; k > s && here.actor < 0 && here.people < 0; --k) {
    const int p = doc_.people_at[k - 1], n = doc_.actor_at[k - 1];
    if (n >= 0 && !doc_.actors[static_cast<std::size_t>(n)].source_only) {
      here.actor = mention::final_actor(doc_, n), here.token = doc_.actors[static_cast<std::size_t>(n)].extent.first;
    } else if (p >= 0) {
      here.people = p, here.token = doc_.people[static_cast<std::size_t>(p)].extent.first;
    }
  }
  if (here.actor < 0 && here.people < 0) return false;
  draft_.side1.assign(1, here), draft_.side2.assign(1, other);
  return true;
}

bool Sides::between(std::uint32_t i) {
  std::vector<int> actors;
  std::vector<std::uint32_t> at;
  bool second = false, sided = false;
  std::size_t split = 0;
  for (std::uint32_t k = i + 1; k < std::min(i + 24, doc_.size()) && in_draft(k); ++k) {
    if (actors.empty() && (k > i + 5 || doc_.place_at[k] >= 0)) return false;
    if (doc_.value(k, &WordInfo::preposition) == Preposition::between && !actors.empty())
      second = true, split = actors.size();
    const int a = doc_.actor_at[k];
    if (doc_.value(k, &WordInfo::role) == Role::one_side && !actors.empty() && !split) split = actors.size(), sided = true;
    if (a < 0) {
      if (sided && actors.size() == split && doc_.is_punctuation(k, ',')) continue;
      if (links(k) || (doc_.is_punctuation(k, ',') && actors.size() >= 2)) break;
      if (other_finite(k)) break;
      continue;
    }
    const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
    if (actor.extent.first != k || actor.both || actor.source_only || only_linked(actor) || describes_next(actor)) continue;
    if (doc_.value(k - 1, &WordInfo::role) == Role::belonging) continue;  // "X, which belongs to Y"
    if (!actors.empty() && doc_.has_proclitic(k, token::kWa) && !split && !one_side_ahead(k)) split = actors.size();
    // "members of X": the conjunction stands before the head noun.
    if (!actors.empty() && !split && and_before(k) && !one_side_ahead(k)) split = actors.size();
    actors.push_back(mention::final_actor(doc_, a)), at.push_back(k);
    if (actors.size() >= 4) break;
  }
  if (actors.size() == 1 && between_them_and(i, actors[0], at[0])) return true;
  if (actors.size() == 1) return among_themselves(i, actors[0], at[0]);
  if (actors.size() < 2) return false;
  (void)second;
  if (!split) split = 1;
  draft_.side1.clear(), draft_.side2.clear();
  for (std::size_t n = 0; n < actors.size(); ++n) {
    Party party;
    party.actor = actors[n], party.token = at[n], party.why = "between the two";
    (n < split ? draft_.side1 : draft_.side2).push_back(party);
  }
  return true;
}

// "between two groups of X", "between tribal militias": both sides are X.
bool Sides::among_themselves(std::uint32_t i, int actor, std::uint32_t at) {
  using knowledge::Number;
  if (!doc_.lexicon->act(draft_.act).two_way) return false;
  const Actor& party = doc_.actors[static_cast<std::size_t>(actor)];
  bool several = at == i + 1 && party.generic && party.number == Number::plural;
  for (const token::Analysis& a : doc_.readings(i + 1))
    several = several || (doc_.lexicon->of(a.record).group != Group::none && at > i + 1 && at <= i + 4 &&
                          (a.features.number == Number::dual || a.features.number == Number::plural));
  if (!several) return false;
  Party one;
  one.actor = actor, one.token = at, one.why = "among themselves";
  draft_.side1.assign(1, one), draft_.side2.assign(1, one);
  return true;
}

bool Sides::one_side_ahead(std::uint32_t k) const {
  for (std::uint32_t i = k; i < std::min(k + 8, doc_.size()); ++i)
    if (doc_.value(i, &WordInfo::role) == Role::one_side) return true;
  return false;
}

bool Sides::and_before(std::uint32_t k) const {
  for (std::uint32_t back = 1; back <= 2 && back <= k; ++back)
    if (doc_.has_proclitic(k - back, token::kWa)) return true;
  return false;
}

bool Sides::other_finite(std::uint32_t k) const {
  return std::any_of(draft_.triggers.begin(), draft_.triggers.end(),
                     [&](const Trigger& t) { return t.first == k && t.finite; });
}

bool Sides::both(int both_index) {
  if (draft_.side1.size() + draft_.side2.size() >= 2 && !draft_.side1.empty() && !draft_.side2.empty()) return true;
  if (previous_ && !previous_->side1.empty() && !previous_->side2.empty()) {
    draft_.side1 = previous_->side1, draft_.side2 = previous_->side2;
    return true;
  }
  // The last two actors named before.
  std::vector<int> last;
  for (int k = both_index - 1; k >= 0 && last.size() < 2; --k) {
    const Actor& actor = doc_.actors[static_cast<std::size_t>(k)];
    if (actor.both || actor.source_only || actor.civilian || actor.reference) continue;
    const int final = mention::final_actor(doc_, k);
    if (last.empty() || doc_.actors[static_cast<std::size_t>(last[0])].id != doc_.actors[static_cast<std::size_t>(final)].id)
      last.push_back(final);
  }
  if (last.size() < 2) return false;
  draft_.side1.clear(), draft_.side2.clear();
  for (int n = 0; n < 2; ++n) {
    Party party;
    party.actor = last[static_cast<std::size_t>(1 - n)], party.why = "the two sides";
    party.token = doc_.actors[static_cast<std::size_t>(party.actor)].extent.first;
    (n == 0 ? draft_.side1 : draft_.side2).push_back(party);
  }
  return true;
}

void Sides::with() {
  for (std::size_t n = 0; n < draft_.side1.size(); ++n) {
    const std::uint32_t token = draft_.side1[n].token;
    if (token == 0 || draft_.side1.size() < 2 || doc_.value(token - 1, &WordInfo::preposition) != Preposition::with)
      continue;
    draft_.side2.push_back(draft_.side1[n]);
    draft_.side1.erase(draft_.side1.begin() + static_cast<std::ptrdiff_t>(n));
    return;
  }
}

void Sides::crowd() {
  if (mode() != Mode::crowd && mode() != Mode::disperse && mode() != Mode::riotous) return;
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
      if ((intervened && (party.agent > 0 || party.patient > 0)) || (stoned && party.patient > 0)) forces.push_back(party);
    }
  if (forces.empty()) forces = interveners(intervened);
  draft_.side1.clear(), draft_.side2 = forces;
  Party party;
  party.implied = true, party.why = "the crowd";
  for (const Party& p : parties_) {
    const Actor& actor = doc_.actors[static_cast<std::size_t>(p.actor)];
    if (actor.kind == "protesters" || actor.kind == "rioters") party = p;
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
  if (t.harm || t.passive || t.plural_subject || (m != Mode::assault && m != Mode::fight)) return -1;
  std::uint32_t at = t.last;
  if (!t.finite) {
    for (at = t.last; at < std::min(t.last + 3, doc_.size()); ++at)
      if (finite_with_object(at)) break;
    if (at >= std::min(t.last + 3, doc_.size())) return -1;
    ++at;
  } else if (t.enclitic != token::Enclitic::none) {
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
    if (doc_.place_at[k] >= 0 || is_site(k) || doc_.value(k, &WordInfo::place) != mention::PlaceNoun::none) return p;
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

void Sides::civilians() {
  if (!draft_.side2.empty()) return;
  const Mode m = mode();
  if (m == Mode::crowd || m == Mode::disperse || m == Mode::riotous || m == Mode::deal || m == Mode::disrupt ||
      m == Mode::take)
    return;
  const bool people = m == Mode::people || m == Mode::body || m == Mode::detain || m == Mode::property;
  if (!people && !civilians_hit()) return;
  if (m == Mode::people && doc_.lexicon->act(draft_.act).id == "surrender") return;
  Party party;
  party.civilian = true, party.implied = true, party.why = "civilians hurt";
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last && party.people < 0; ++i)
      if (doc_.source_at[i] < 0 && doc_.people_at[i] >= 0 && !people_act(doc_.people_at[i]) &&
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

void Sides::unknown() {
  if (!draft_.side1.empty()) return;
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

void Sides::implied_attacker() {
  const Mode m = mode();
  const std::string_view id = doc_.lexicon->act(draft_.act).id;
  const bool civilians = !draft_.side2.empty() && draft_.side2.front().civilian;
  const bool killing = m == Mode::body || id == "suicide" || id == "grenade" || m == Mode::none ||
                       (m == Mode::assault && id != "attack" && id != "target") || id == "abduction";
  const bool thrown = id == "grenade" && !draft_.side2.empty();
  if (!killing || (!civilians && !thrown && id != "suicide")) return;
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
