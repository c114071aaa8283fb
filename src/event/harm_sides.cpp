// Whose harm it is.
#include "harm_sides.hpp"

#include <algorithm>

#include "harm_victims.hpp"

namespace marsad::event {

bool settlers_throw(const Document& doc, const Draft& draft) {
  return !draft.side1.empty() && draft.side1.front().actor >= 0 &&
         doc.actors[static_cast<std::size_t>(draft.side1.front().actor)].kind == "identity_militia";
}

bool HarmSides::same_actor(int a, int b) const {
  if (a < 0 || b < 0) return false;
  const int x = mention::final_actor(doc_, a), y = mention::final_actor(doc_, b);
  return x == y || doc_.actors[static_cast<std::size_t>(x)].id == doc_.actors[static_cast<std::size_t>(y)].id;
}

std::string HarmSides::side_of(int actor) const {
  for (const Party& p : draft_.side1)
    if (same_actor(actor, p.actor)) return "side1";
  for (const Party& p : draft_.side2)
    if (same_actor(actor, p.actor)) return "side2";
  return {};
}

bool HarmSides::crowd() const {
  const Mode m = doc_.lexicon->act(draft_.act).mode;
  return m == Mode::crowd || m == Mode::disperse || (m == Mode::riotous && !settlers_throw(doc_, draft_));
}

std::string HarmSides::who(const People& people, HarmFact& fact) {
  const int index = fact.people;
  if (const int owner = owner_of_list(fact.people); owner >= 0) {
    People owned = people;
    owned.owner = owner, fact.people = -1;
    const std::string side = who(owned, fact);
    return fact.people = index, side;
  }
  if (fact.kind == HarmKind::surrendered) return "side1";  // who gives himself up acts
  if (const std::string side = against_before(people, fact); !side.empty()) return side;
  if (const HarmFact* told = joined_to_soldiers(index)) return fact.civilian = told->civilian, told->who;
  if (people.owner >= 0) {
    const Actor& owner = doc_.actors[static_cast<std::size_t>(people.owner)];
    if (owner.both) return "unknown";
    if (owner.civilian) return fact.civilian = true, "civilian";
    if (of_both(people)) return "unknown";
    // "six people of the tribe X" were shot.
    if (people.kind == Person::person && !people.harm && owner.kind == "identity_militia" &&
        !doc_.lexicon->act(draft_.act).two_way)
      return fact.civilian = true, "civilian";
    fact.actor = mention::final_actor(doc_, people.owner);
    if (const std::string side = side_of(people.owner); !side.empty()) return side;
    if (!is_civilian(people.kind)) return adopt(people.owner);
  }
  if (const std::string side = side_of_ranks(people, fact); !side.empty()) return side;
  if (const std::string side = side_inflicted(people); !side.empty()) return side;
  // "and two of his companions": of the sort of those told right before.
  if (people.pronoun != Enclitic::none && !draft_.harm.empty() && doc_.word_glossed(people.head, "companion") &&
      doc_.sentence_of(draft_.harm.back().trigger) == doc_.sentence_of(people.extent.first))
    return fact.civilian = draft_.harm.back().civilian, draft_.harm.back().who;
  // The body of an unknown man is no attacker's.
  if (doc_.lexicon->act(draft_.act).mode == Mode::body && people.kind == Person::attacker)
    return fact.civilian = true, "civilian";
  if (people.kind == Person::protester) return crowd() ? "side1" : "civilian";
  if (repelled() && people.pronoun != Enclitic::none && is_fighter(people.kind) && fact.trigger < people.extent.first &&
      killed_by_defender(fact.trigger))
    return "side1";
  // "nine of their members": members are of the side that the pronoun stands for.
  if (people.pronoun != Enclitic::none && people.kind == Person::person && armed_sides())
    if (const std::string side = side_by_pronoun(people, fact); !side.empty()) return side;
  if (is_civilian(people.kind)) return crowd() ? "side1" : (fact.civilian = true, "civilian");
  if (people.pronoun == Enclitic::nA)
    if (const int force = own_soldiers(people); force >= 0) {
      const std::string side = side_of(force);
      return side.empty() ? adopt(force) : side;
    }
  if (people.pronoun != Enclitic::none && is_fighter(people.kind)) {
    if (const std::string side = side_by_pronoun(people, fact); !side.empty()) return side;
  }
  // "two of his companions": of the same sort as he.
  if (people.pronoun != Enclitic::none && !is_fighter(people.kind) && !draft_.harm.empty() && people.counted)
    return same_as_before(people, fact);
  if (people.others || people.of_them || people.ordinal || people.kind == Person::none) return same_as_before(people, fact);
  if (const std::string side = side_by_word(people); !side.empty()) return side;
  if (people.kind == Person::attacker && people.others == false && !draft_.harm.empty() &&
      draft_.harm.back().trigger == fact.trigger && joined(people, draft_.harm.back()))
    return draft_.harm.back().who;
  if (settlers_hurt(people)) return fact.civilian = true, "civilian";
  if (people.kind == Person::attacker) return fact.kind == HarmKind::captured ? "side2" : "side1";
  if (const int force = own_soldiers(people); force >= 0) {
    const std::string side = side_of(force);
    return side.empty() ? adopt(force) : side;
  }
  if (is_fighter(people.kind))
    if (const std::string side = killed_by_a_side(people, fact); !side.empty()) return side;
  if (is_fighter(people.kind)) return fighter_side(people);
  return by_the_way(people) ? "unknown" : pending_who();
}

// "30 dead of the army beside a number of wounded", "two dead and three wounded of the resistance": one owner for both.
int HarmSides::owner_of_list(int index) const {
  if (index < 0) return -1;
  const People& people = doc_.people[static_cast<std::size_t>(index)];
  if (!people.harm || people.owner >= 0 || people.pronoun != Enclitic::none || people.others) return -1;
  const auto of = [&](int other, int first, int second) {
    const People& o = doc_.people[static_cast<std::size_t>(other)];
    if (!o.harm || o.owner < 0 || o.subset || doc_.actors[static_cast<std::size_t>(o.owner)].both) return -1;
    return coordinated(doc_, doc_.people[static_cast<std::size_t>(second)], first) ? o.owner : -1;
  };
  if (index > 0)
    if (const int owner = of(index - 1, index - 1, index); owner >= 0) return owner;
  return index + 1 < static_cast<int>(doc_.people.size()) ? of(index + 1, index, index + 1) : -1;
}

// "the army tells of 12 gunmen and two soldiers killed": armed men and soldiers in one list are of two sides.
std::string HarmSides::against_before(const People& people, const HarmFact& fact) const {
  if (draft_.harm.empty() || people.owner >= 0) return {};
  const HarmFact& before = draft_.harm.back();
  if (before.trigger != fact.trigger || before.people < 0 || (before.who != "side1" && before.who != "side2")) return {};
  const People& other = doc_.people[static_cast<std::size_t>(before.people)];
  const auto soldier = [](const People& p) { return p.kind == Person::soldier || p.kind == Person::officer; };
  const auto gunman = [&](const People& p) { return doc_.word_glossed(p.head, "armed") && p.kind == Person::fighter; };
  const bool apart = (soldier(people) && gunman(other) && other.owner < 0) || (gunman(people) && soldier(other));
  return !apart ? std::string{} : before.who == "side1" ? "side2" : "side1";
}

// "two soldiers dead and four wounded": the bare word for the wounded goes on with them.
const HarmFact* HarmSides::joined_to_soldiers(int index) const {
  if (index <= 0 || draft_.harm.empty() || draft_.harm.back().people != index - 1) return nullptr;
  const People &people = doc_.people[static_cast<std::size_t>(index)],
               &before = doc_.people[static_cast<std::size_t>(index - 1)];
  const bool bare = people.harm && people.owner < 0 && people.kind == Person::person && people.pronoun == Enclitic::none;
  const bool described = before.harm && before.kind != Person::person && before.kind != Person::none;
  return bare && described && coordinated(doc_, people, index - 1) ? &draft_.harm.back() : nullptr;
}

// "three settlers were shot": people of no force who elsewhere attack.
bool HarmSides::settlers_hurt(const People& people) const {
  const int actor = doc_.actor_at[people.head];
  if (people.kind != Person::attacker || actor < 0) return false;
  return doc_.actors[static_cast<std::size_t>(actor)].kind == "identity_militia" && side_of(actor).empty();
}

// "200 members of X and Y" where X and Y fight each other.
bool HarmSides::of_both(const People& people) const {
  const Actor& owner = doc_.actors[static_cast<std::size_t>(people.owner)];
  const std::uint32_t k = owner.extent.last;
  if (k >= doc_.size() || doc_.actor_at[k] < 0 || !doc_.has_proclitic(k, token::kWa)) return false;
  const std::string one = side_of(people.owner), two = side_of(doc_.actor_at[k]);
  return people.extent.last <= k && !one.empty() && !two.empty() && one != two;
}

// "left in its ranks three dead": whose ranks, told before the dead.
std::string HarmSides::side_of_ranks(const People& people, HarmFact& fact) {
  if (!people.harm) return {};
  for (std::uint32_t back = 1; back <= 4 && back <= people.extent.first; ++back) {
    const std::uint32_t k = people.extent.first - back;
    if (doc_.token(k).kind != token::Kind::word || doc_.people_at[k] >= 0) return {};
    if (doc_.value(k, &WordInfo::role) != mention::Role::ranks) continue;
    const int named = back > 1 ? doc_.actor_at[k + 1] : -1;
    if (named >= 0) {
      const std::string side = side_of(named);
      return side.empty() ? adopt(named) : side;
    }
    for (const token::Analysis& a : doc_.readings(k))
      if (a.enclitic != Enclitic::none) {
        People its = people;
        its.pronoun = a.enclitic;
        return side_by_pronoun(its, fact);
      }
  }
  return {};
}

// "foiled an attack of X and inflicted on them ten dead": of whom the pronoun stands for, and he did not inflict it.
std::string HarmSides::side_inflicted(const People& people) const {
  if (!people.harm || people.owner >= 0 || people.extent.first == 0) return {};
  const std::uint32_t verb = people.extent.first - 1;
  const token::Analysis* a = doc_.reading(verb, &WordInfo::role);
  if (!a || doc_.value(verb, &WordInfo::role) != mention::Role::inflict || a->enclitic == Enclitic::none) return {};
  if (!armed(draft_.side1) || !armed(draft_.side2)) return {};
  if (repelled()) return "side1";
  const auto suits = [&](const std::vector<Party>& side) {
    return std::any_of(side.begin(), side.end(), [&](const Party& p) {
      return p.actor >= 0 && fits(doc_.actors[static_cast<std::size_t>(p.actor)], a->enclitic);
    });
  };
  const bool one = suits(draft_.side1), two = suits(draft_.side2);
  return one == two ? std::string{} : one ? "side1" : "side2";
}

// "fought the attack off and killed 50 of its members": a verb that has who fought it off as its subject.
bool HarmSides::killed_by_defender(std::uint32_t trigger) const {
  return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
    return t.first == trigger && t.finite && !t.passive && t.harm_on != mention::HarmOn::subject &&
           (t.feminine || t.plural_subject || t.active);
  });
}

// An attack that was beaten off costs its attackers, who stand first.
bool HarmSides::repelled() const { return doc_.lexicon->act(draft_.act).id == "repel"; }

// A bomb meant for a force in the street strikes whoever passes: counted dead that nobody describes are of no side.
bool HarmSides::by_the_way(const People& people) const {
  const bool bomb = doc_.lexicon->act(draft_.act).mode == Mode::blast ||
                    (draft_.act == 0 && std::any_of(draft_.weapons.begin(), draft_.weapons.end(), [&](std::uint16_t w) {
                       const mention::WeaponClass c = doc_.lexicon->weapon(w).cls;
                       return c == mention::WeaponClass::ied || c == mention::WeaponClass::suicide;
                     }));
  return people.counted && !draft_.side2.empty() && !draft_.side2.front().civilian && bomb;
}

// The side whose actor is the parent or backer of the owner; a unit by number is the state's, where one side is a state.
std::string HarmSides::side_of_kin(int owner) const {
  const Actor& actor = doc_.actors[static_cast<std::size_t>(mention::final_actor(doc_, owner))];
  const auto kin = [&](const std::vector<Party>& side) {
    return std::any_of(side.begin(), side.end(), [&](const Party& p) {
      if (p.actor < 0 || actor.record == knowledge::kNone) return false;
      const std::string& id = doc_.actors[static_cast<std::size_t>(p.actor)].id;
      const auto& store = doc_.lexicon->store();
      return std::any_of(store.record(actor.record).tags.begin(), store.record(actor.record).tags.end(),
                         [&](const knowledge::Tag& tag) {
                           const std::string_view key = store.text(tag.key);
                           return (key == "parent" || key == "backed_by") && store.text(tag.value) == id;
                         });
    });
  };
  if (kin(draft_.side1)) return "side1";
  if (kin(draft_.side2)) return "side2";
  // Border guards are of the side of their own state's army.
  const auto compatriots = [&](const std::vector<Party>& side) {
    return std::any_of(side.begin(), side.end(), [&](const Party& p) {
      if (p.actor < 0 || actor.kind != "state" || actor.record == knowledge::kNone) return false;
      const Actor& other = doc_.actors[static_cast<std::size_t>(p.actor)];
      if (other.kind != "state" || other.record == knowledge::kNone) return false;
      const std::string_view home = doc_.lexicon->store().field(actor.record, "country");
      return !home.empty() && home == doc_.lexicon->store().field(other.record, "country");
    });
  };
  if (compatriots(draft_.side1) != compatriots(draft_.side2)) return compatriots(draft_.side1) ? "side1" : "side2";
  if (actor.provisional && !actor.unit.empty() && is_state(draft_.side1) != is_state(draft_.side2))
    return is_state(draft_.side1) ? "side1" : "side2";
  return {};
}

// An owner that is no side yet joins the side that lacks one.
std::string HarmSides::adopt(int owner) {
  if (const std::string side = side_of_kin(owner); !side.empty()) return side;
  Party party;
  party.actor = mention::final_actor(doc_, owner), party.token = doc_.actors[static_cast<std::size_t>(owner)].extent.first;
  party.why = "owner of victims";
  const bool only_civilians = draft_.side2.size() == 1 && draft_.side2.front().civilian;
  // "the army said that a soldier was killed": the people who stand for a side are the owner's.
  const auto unnamed = [&](const Party& p) {
    return p.actor >= 0 ? doc_.actors[static_cast<std::size_t>(p.actor)].id == "generic-soldiers" : p.people >= 0;
  };
  const bool only_people = draft_.side2.size() == 1 && unnamed(draft_.side2.front());
  if (only_civilians || only_people) draft_.side2.clear();
  if (draft_.side2.empty() || !draft_.side1.empty()) {
    draft_.side2.push_back(party);
    return "side2";
  }
  draft_.side1.push_back(party);
  return "side1";
}

bool HarmSides::fits(const Actor& actor, Enclitic pronoun) {
  using knowledge::Gender;
  using knowledge::Number;
  switch (pronoun) {
    case Enclitic::h: return actor.gender != Gender::feminine && actor.number != Number::plural;
    case Enclitic::hA: return actor.gender == Gender::feminine || actor.number == Number::plural;
    case Enclitic::hm: return actor.number == Number::plural || actor.gender != Gender::feminine;
    default: return true;
  }
}

std::string HarmSides::side_of_one(int actor) {
  if (actor < 0 || doc_.actors[static_cast<std::size_t>(actor)].civilian) return pending_who();
  const std::string side = side_of(actor);
  return side.empty() ? adopt(actor) : side;
}

int HarmSides::own_soldiers(const People& people) const {
  const bool ours = people.pronoun == Enclitic::nA;  // "five of our fighters"
  if (people.kind != Person::soldier && people.kind != Person::officer && !(ours && is_fighter(people.kind))) return -1;
  // "the government condemned the attack that targeted six soldiers": they are the attacked side by themselves.
  for (const std::vector<Party>* side : {&draft_.side1, &draft_.side2})
    for (const Party& p : *side)
      if (!ours && p.token >= people.extent.first && p.token < people.extent.last) return -1;
  const token::Sentence& s = doc_.tokens->sentences[doc_.sentence_of(people.extent.first)];
  for (std::uint32_t i = people.extent.first; i > s.first; --i) {
    const int source = doc_.source_at[i - 1];
    if (source < 0) continue;
    const int actor = doc_.sources[static_cast<std::size_t>(source)].actor;
    if (actor < 0) return -1;
    const Actor& force = doc_.actors[static_cast<std::size_t>(actor)];
    return (ours || force.kind == "state") && !force.source_only && !force.civilian ? actor : -1;
  }
  return -1;
}

bool HarmSides::many(const std::vector<Party>& side) const {
  return std::any_of(side.begin(), side.end(), [&](const Party& p) {
    return p.actor >= 0 && doc_.actors[static_cast<std::size_t>(p.actor)].number == knowledge::Number::plural;
  });
}

// "and killed (fem.) seven of them": a verb in the feminine has its subject on the one side whose name is; they are of the
// other.
std::string HarmSides::not_the_killer(const People& people, const HarmFact& fact) const {
  if (!people.of_them) return {};
  const auto feminine = [&](const std::vector<Party>& side) {
    return !side.empty() && side.front().actor >= 0 &&
           doc_.actors[static_cast<std::size_t>(side.front().actor)].gender == knowledge::Gender::feminine;
  };
  for (const Trigger& t : draft_.triggers) {
    if (t.first != fact.trigger || !t.finite || t.passive || !t.feminine || t.harm_on == mention::HarmOn::subject) continue;
    const bool one = feminine(draft_.side1), two = feminine(draft_.side2);
    if (one != two && !draft_.side1.empty() && !draft_.side2.empty()) return one ? "side2" : "side1";
  }
  return {};
}

// "its members": the side whose name agrees; of two that do, the nearest before.
std::string HarmSides::side_by_pronoun(const People& people, HarmFact& fact) {
  std::vector<std::pair<std::uint32_t, std::string>> fitting;
  const auto look = [&](const std::vector<Party>& side, const char* name) {
    for (const Party& p : side)
      if (p.actor >= 0 && fits(doc_.actors[static_cast<std::size_t>(p.actor)], people.pronoun))
        fitting.emplace_back(p.token, name);
  };
  look(draft_.side1, "side1"), look(draft_.side2, "side2");
  if (fitting.size() == 1) return fitting.front().second;
  if (const std::string other = not_the_killer(people, fact); !other.empty()) return other;
  // "them": gunmen before an army.
  if (people.pronoun == Enclitic::hm && fitting.size() == 2 && fitting[0].second != fitting[1].second) {
    const bool one = many(draft_.side1), two = many(draft_.side2);
    if (one != two) return one ? "side1" : "side2";
  }
  const int actor = mention::resolve_pronoun(doc_, people.pronoun, people.extent.first);
  if (actor < 0) return fitting.empty() ? std::string{} : fitting.back().second;
  fact.actor = mention::final_actor(doc_, actor);
  if (const std::string side = side_of(actor); !side.empty()) return side;
  return fitting.empty() ? adopt(actor) : fitting.back().second;
}

std::string HarmSides::same_as_before(const People& people, HarmFact& fact) {
  // "and one of them died": of those told right before.
  if (people.of_them && people.counted && people.min == 1 && people.max == 1 && !draft_.harm.empty() &&
      doc_.sentence_of(draft_.harm.back().trigger) == doc_.sentence_of(people.extent.first))
    return fact.civilian = draft_.harm.back().civilian, draft_.harm.back().who;
  // "three of them": of one of two armed parties; else of whom was hurt.
  if (people.pronoun != Enclitic::none && (!people.of_them || (armed(draft_.side1) && armed(draft_.side2))))
    if (const std::string side = side_by_pronoun(people, fact); !side.empty()) return side;
  // "four other soldiers": of the soldiers told before rather than of who was told last.
  const HarmFact* told = nullptr;
  for (auto it = draft_.harm.rbegin(); it != draft_.harm.rend(); ++it) {
    if (it->who.empty() || it->trigger > people.extent.first) continue;
    const bool alike =
        is_fighter(people.kind) && it->people >= 0 && doc_.people[static_cast<std::size_t>(it->people)].kind == people.kind;
    if (!told || alike) told = &*it;
    if (alike) break;
  }
  if (told) return fact.civilian = told->civilian, told->who;
  // "killed three of X and arrested two others", told as two acts: two of X.
  const int index = fact.people;
  if ((people.others || people.kind == Person::none) && index > 0) {
    const People& before = doc_.people[static_cast<std::size_t>(index - 1)];
    const bool near = doc_.sentence_of(before.extent.first) == doc_.sentence_of(people.extent.first);
    const bool described = before.owner >= 0 || is_fighter(before.kind) || is_civilian(before.kind);
    if (near && described && !before.others && !before.subset) {
      fact.people = -1;
      const std::string side = who(before, fact);
      return fact.people = index, side;
    }
  }
  return pending_who();
}

// One list behind one word of harm, joined by "in addition to".
bool HarmSides::joined(const People& people, const HarmFact& before) const {
  for (std::uint32_t k = before.extent.last; k < people.extent.first && k < before.extent.last + 3; ++k)
    if (doc_.value(k, &WordInfo::link) == Link::also) return true;
  return false;
}

// "three smugglers" after "clashed with smugglers": the side whose name has that word.
std::string HarmSides::side_by_word(const People& people) const {
  const auto has_word = [&](const Party& party) {
    if (party.actor < 0 || (party.token >= people.extent.first && party.token < people.extent.last)) return false;
    const mention::Extent& extent = doc_.actors[static_cast<std::size_t>(party.actor)].extent;
    for (std::uint32_t k = extent.first; k < extent.last; ++k)
      for (const token::Analysis& a : doc_.readings(k))
        for (const token::Analysis& b : doc_.readings(people.head))
          if (a.record != knowledge::kNone && a.record == b.record && doc_.lexicon->of(a.record).person != Person::none)
            return true;
    return false;
  };
  const bool one = std::any_of(draft_.side1.begin(), draft_.side1.end(), has_word);
  const bool two = std::any_of(draft_.side2.begin(), draft_.side2.end(), has_word);
  return one == two ? "" : one ? "side1" : "side2";
}

bool HarmSides::armed(const std::vector<Party>& side) {
  return std::any_of(side.begin(), side.end(), [](const Party& p) { return p.actor >= 0 && !p.civilian; });
}

bool HarmSides::armed_sides() const { return armed(draft_.side1) || armed(draft_.side2); }

bool HarmSides::is_state(const std::vector<Party>& side) const {
  return !side.empty() && side.front().actor >= 0 &&
         doc_.actors[static_cast<std::size_t>(side.front().actor)].kind == "state";
}

// "X killed a commander", "they attacked a post and killed five soldiers": whoever kills is not killed.
std::string HarmSides::killed_by_a_side(const People& people, const HarmFact& fact) const {
  const auto t = std::find_if(draft_.triggers.begin(), draft_.triggers.end(),
                              [&](const Trigger& x) { return x.first == fact.trigger; });
  if (t == draft_.triggers.end() || !t->finite || t->passive || t->harm_on != mention::HarmOn::object) return {};
  if (people.extent.first < t->last || draft_.side1.empty() || draft_.side2.empty()) return {};
  for (std::uint32_t k = t->last; k < std::min(t->last + 3, people.extent.first); ++k)
    if (const int a = doc_.actor_at[k]; a >= 0 && doc_.people_at[k] < 0) {
      const std::string killer = side_of(a);
      return killer.empty() ? killer : killer == "side1" ? "side2" : "side1";
    }
  return t->plural_subject && !doc_.lexicon->act(draft_.act).two_way && doc_.lexicon->act(draft_.act).id != "repel"
             ? "side2"
             : std::string{};
}

// Soldiers without an owner are of the state's side, gunmen of the other one, where only one side is a state's.
std::string HarmSides::fighter_side(const People& people) const {
  // The soldier himself, where he was taken for a party, says nothing of his side.
  const auto others = [&](std::vector<Party> side) {
    std::erase_if(side, [&](const Party& p) { return p.token >= people.extent.first && p.token < people.extent.last; });
    return side;
  };
  const bool one = is_state(others(draft_.side1)), two = is_state(others(draft_.side2));
  const bool soldier = people.kind == Person::soldier || people.kind == Person::officer;
  if (soldier && one != two && doc_.lexicon->act(draft_.act).two_way) return one ? "side1" : "side2";
  // Armed men of no name are not the state's.
  if (doc_.word_glossed(people.head, "armed") && one != two) return one ? "side2" : "side1";
  // "members" may be of either side: those of the attacked one, where one attacked.
  const bool attacked = !doc_.lexicon->act(draft_.act).two_way && !draft_.side2.empty() && !draft_.side2.front().civilian;
  if (people.kind == Person::fighter && attacked) return "side2";
  // "two fighters fell in a clash with the army": they are those who fought it.
  const bool fought_state = doc_.lexicon->act(draft_.act).two_way && draft_.side1.empty() && two;
  if (people.kind == Person::fighter && fought_state) return "side1";
  if (one != two && !draft_.side1.empty() && !draft_.side2.empty() && !draft_.side2.front().civilian)
    return one == soldier ? "side1" : "side2";
  return "side2";
}

// Victims that the text does not place: civilians where only they are the other side; in fights unknown; else who was hit.
std::string HarmSides::pending_who() const {
  if (crowd()) return "side1";
  if (draft_.side2.empty() || draft_.side2.front().civilian) {
    const Mode m = doc_.lexicon->act(draft_.act).mode;
    return m == Mode::fight || (m == Mode::take) ? "unknown" : "civilian";
  }
  if (repelled() && armed(draft_.side1)) return "side1";
  return doc_.lexicon->act(draft_.act).two_way ? "unknown" : "side2";
}

}  // namespace marsad::event
