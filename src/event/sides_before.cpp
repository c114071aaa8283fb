// Who stands before a verb: its subject, or those whom it befell.
#include <algorithm>

#include "sides.hpp"

namespace marsad::event {

bool Sides::victims_before(const Trigger& t) {
  if (!t.harm || t.enclitic != token::Enclitic::none || t.first == 0) return false;
  std::uint32_t at = t.first - 1;
  while (at > 0 && t.first - at < 4 && doc_.people_at[at] < 0 && (adjective(at) || doc_.actor_at[at] >= 0)) --at;
  const int p = doc_.people_at[at];
  if (p < 0 || !doc_.people[static_cast<std::size_t>(p)].counted) return false;
  const std::uint32_t next = t.last;
  const bool object = next < doc_.size() && (doc_.people_at[next] >= 0 || doc_.actor_at[next] >= 0) &&
                      !doc_.has_proclitic(next, token::kWa | token::kFa);
  if (object) return false;
  const int owner = doc_.people[static_cast<std::size_t>(p)].owner;
  if (owner >= 0) credit(doc_.actors[static_cast<std::size_t>(owner)].extent.first, 0, 4, "owner of the killed");
  return true;
}

void Sides::before(const Trigger& t) {
  if (victims_before(t) || killed_before(t)) return;
  for (std::uint32_t k = t.first; k > 0 && t.first - k < 14; --k) {
    const std::uint32_t p = k - 1;
    if (!in_draft(p)) break;
    if (links(p) && p + 1 < t.first) break;
    // "when struck a bomber": a clause that opens with its verb has its subject behind it.
    if (const Link link = links(p) ? doc_.value(p, &WordInfo::link) : Link::none; link == Link::time || link == Link::cause)
      break;
    // "an attack that targeted": the act itself is the subject.
    if (p + 1 == t.first && acts(p)) return;
    if (p > 0 && acts(p - 1) && doc_.value(p, &WordInfo::reference) == mention::Reference::relative) return;
    // "four members of X raped a girl": the people before the verb act, and X with them.
    if (const int people = doc_.people_at[p]; people >= 0 && (t.active || t.plural_subject) && t.first - p <= 3) {
      const int owner = doc_.people[static_cast<std::size_t>(people)].owner;
      if (owner >= 0 && !doc_.actors[static_cast<std::size_t>(owner)].source_only) {
        credit(doc_.actors[static_cast<std::size_t>(owner)].extent.first, 4, 0, "its people act");
        return;
      }
    }
    const int a = doc_.actor_at[p];
    if (a < 0 && t.first - p <= 4) {
      if (const int earlier = pronoun_subject(p); earlier >= 0) {
        credit_earlier(earlier, p, 3, "a pronoun before the verb");
        return;
      }
    }
    if (a < 0) continue;
    const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
    const std::uint32_t first = actor.extent.first;
    if (weapon_before(first)) {
      credit(first, 4, 0, "owner of the weapon before the verb");
      return;
    }
    if (const std::uint32_t at = jointly(first)) {
      k = at + 1;
      continue;
    }
    if (actor.extent.last == t.first && led_by(first, token::kLi) && its_post(first)) {
      credit(first, 4, 0, "its post acts");
      return;
    }
    const int people = doc_.people_at[first];
    const bool victims = people >= 0 && victim(doc_.people[static_cast<std::size_t>(people)]);
    if (victims || governed_by_preposition(first) || (has_prep(first, Preposition::from) && !force_of(first))) {
      k = first + 1;
      continue;
    }
    if (loses_own(t, t.last)) return credit(first, 0, 2, "lost its own");
    // "X struck Y, which had stormed": that clause says who Y is.
    const bool clause = t.first != draft_.main().first && p + 2 == t.first &&
                        doc_.value(t.first - 1, &WordInfo::reference) == mention::Reference::relative;
    credit(first, clause ? 1.0F : 3.0F, 0, "subject before the verb");
    coordinated_before(first);
    return;
  }
}

// "a checkpoint of X arrested": a post without a preposition before it.
bool Sides::its_post(std::uint32_t i) const {
  if (i < 2 || !is_site(i - 1)) return false;
  const token::Analysis* site = doc_.reading(i - 1, &WordInfo::site);
  return site && !site->has(token::kBi | token::kLi) && !doc_.with(i - 2, &WordInfo::preposition) &&
         !doc_.with(i - 2, &WordInfo::act) && !doc_.with(i - 2, &WordInfo::harm);
}

// "a force of X", of which no harm is told: X.
bool Sides::force_of(std::uint32_t i) const {
  if (i < 2 || doc_.value(i - 2, &WordInfo::group) == Group::none) return false;
  const bool hurt = i > 2 && (doc_.with(i - 3, &WordInfo::harm) || doc_.with(i - 3, &WordInfo::preposition));
  return !hurt && doc_.people_at[i] < 0;
}

// "the soldiers of X who were killed": a plural verb of harm without anybody behind it has its victims before it.
bool Sides::killed_before(const Trigger& t) {
  if (!t.harm || !t.plural_subject || t.enclitic != token::Enclitic::none || t.first < 2) return false;
  if (doc_.value(t.first - 1, &WordInfo::reference) != mention::Reference::relative) return false;
  const std::uint32_t next = t.last;
  if (next < doc_.size() && !doc_.has_proclitic(next, token::kWa | token::kFa) &&
      ((doc_.people_at[next] >= 0 && doc_.value(next, &WordInfo::reference) != mention::Reference::pronoun) ||
       doc_.actor_at[next] >= 0))
    return false;
  const int a = doc_.actor_at[t.first - 2];
  if (a >= 0) credit(doc_.actors[static_cast<std::size_t>(a)].extent.first, 0, 4, "were killed");
  return a >= 0;
}

// "a drone belonging to X", "a plane of X" with nothing else between.
bool Sides::weapon_before(std::uint32_t first) const {
  for (std::uint32_t back = 1; back <= 4 && back <= first; ++back) {
    const std::uint32_t p = first - back;
    if (doc_.with(p, &WordInfo::weapon)) return true;
    if (doc_.value(p, &WordInfo::role) != Role::belonging && !adjective(p) && !doc_.is_punctuation(p, '"')) return false;
  }
  return false;
}

// "an attack that targeted", "an attack targeted": the act is the subject of the verb.
bool Sides::subject_is_act(const Trigger& t) const {
  if (t.first == 0) return false;
  const bool relative = doc_.value(t.first - 1, &WordInfo::reference) == mention::Reference::relative;
  return acts(t.first - 1) || (relative && t.first > 1 && acts(t.first - 2));
}

bool Sides::acts(std::uint32_t p) const {
  return std::any_of(draft_.triggers.begin(), draft_.triggers.end(),
                     [&](const Trigger& t) { return t.act && !t.finite && p >= t.first && p < t.last; });
}

// "that the division and the tribes' fighters took": both are the subject.
void Sides::coordinated_before(std::uint32_t first) {
  std::uint32_t start = first;
  if (doc_.people_at[first] >= 0) start = doc_.people[static_cast<std::size_t>(doc_.people_at[first])].extent.first;
  if (start == 0 ||
      !(doc_.has_proclitic(start, token::kWa) || (start + 1 == first && doc_.has_proclitic(start, token::kWa))))
    return;
  const int before = doc_.actor_at[start - 1];
  if (before < 0 || !in_draft(start - 1)) return;
  credit(doc_.actors[static_cast<std::size_t>(before)].extent.first, 3, 0, "joined to the subject");
}

}  // namespace marsad::event
