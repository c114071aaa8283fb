// Two parties told together: between X and Y, the two sides, among themselves.
#include <algorithm>

#include "sides.hpp"

namespace marsad::event {

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

// People mention of counted gunmen that begins at token k, -1: none.
int Sides::gunmen_at(std::uint32_t k) const {
  const int p = doc_.people_at[k];
  if (p < 0 || doc_.people[static_cast<std::size_t>(p)].extent.first != k) return -1;
  const People& people = doc_.people[static_cast<std::size_t>(p)];
  return people.owner < 0 && !people.harm &&
                 (gunmen(people) || people.kind == Person::soldier || people.kind == Person::fighter)
             ? p
             : -1;
}

bool Sides::and_at(std::uint32_t k) const {
  const auto all = doc_.readings(k);
  return doc_.has_proclitic(k, token::kWa) ||
         std::any_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.has(token::kWa); });
}

bool Sides::between(std::uint32_t i) {
  std::vector<int> actors;
  std::vector<std::uint32_t> at;
  bool second = false, sided = false;
  int men = -1;
  std::size_t split = 0;
  for (std::uint32_t k = i + 1; k < std::min(i + 24, doc_.size()) && in_draft(k); ++k) {
    if (actors.empty() && (k > i + 5 || doc_.place_at[k] >= 0)) return false;
    if (doc_.value(k, &WordInfo::preposition) == Preposition::between && !actors.empty())
      second = true, split = actors.size();
    const int a = doc_.actor_at[k];
    if (doc_.value(k, &WordInfo::role) == Role::one_side && !actors.empty() && !split) split = actors.size(), sided = true;
    if (const int p = a < 0 ? gunmen_at(k) : -1; p >= 0 && !actors.empty() && !split && and_at(k)) {
      men = p;
      break;
    }
    if (a < 0) {
      if (sided && actors.size() == split && doc_.is_punctuation(k, ',')) continue;
      if (links(k) || (doc_.is_punctuation(k, ',') && actors.size() >= 2)) break;
      if (other_finite(k)) break;
      continue;
    }
    const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
    if (actor.extent.first != k || actor.both || actor.source_only || only_linked(actor) || describes_next(actor)) continue;
    if (doc_.value(k - 1, &WordInfo::role) == Role::belonging) continue;  // "X, which belongs to Y"
    // "the French and the Malian forces": one side so far.
    const bool same_noun = actor.by_adjective && !actors.empty();
    if (!actors.empty() && doc_.has_proclitic(k, token::kWa) && !split && !one_side_ahead(k) && !same_noun)
      split = actors.size();
    // "members of X": the conjunction stands before the head noun.
    if (!actors.empty() && !split && and_before(k) && !one_side_ahead(k) && !same_noun) split = actors.size();
    actors.push_back(mention::final_actor(doc_, a)), at.push_back(k);
    if (actors.size() >= 4) break;
  }
  if (men >= 0) {
    Party one, two;
    one.why = two.why = "between the two";
    two.people = men, two.token = doc_.people[static_cast<std::size_t>(men)].extent.first;
    two.actor = doc_.actor_at[doc_.people[static_cast<std::size_t>(men)].head];
    draft_.side1.clear(), draft_.side2.assign(1, two);
    for (std::size_t n = 0; n < actors.size(); ++n) one.actor = actors[n], one.token = at[n], draft_.side1.push_back(one);
    return true;
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

}  // namespace marsad::event
