// Acts told from the side that suffers them: "X came under fire from Y".
#include <algorithm>

#include "sides.hpp"

namespace marsad::event {

// The verb "came under" that governs a noun of act, size(): none.
std::uint32_t Sides::exposing_verb(const Trigger& t) const {
  const token::Sentence& s = doc_.tokens->sentences[t.sentence];
  for (std::uint32_t k = t.first; k > s.first && t.first - k < 16; --k)
    if (doc_.value(k - 1, &WordInfo::role) == Role::exposed) return k - 1;
  return doc_.size();
}

void Sides::exposed(const Trigger& t) {
  if (t.finite || !t.act) return;
  if (const std::uint32_t verb = exposing_verb(t); verb < doc_.size()) {
    bool found = false;
    for (std::uint32_t k = verb + 1; k < t.first; ++k) {
      const int a = doc_.actor_at[k];
      if (a < 0 || doc_.actors[static_cast<std::size_t>(a)].extent.first != k) continue;
      credit(k, 0, 8, "came under it"), found = true;
    }
    if (!found) undergone(verb);
    return;
  }
  // "the attack that X came under"
  for (std::uint32_t k = t.last; k < std::min(t.last + 5, doc_.size()) && in_draft(k); ++k) {
    if (doc_.value(k, &WordInfo::role) != Role::exposed) continue;
    const std::uint32_t behind = nominal_after(k + 1, 4);
    if (behind >= doc_.size()) return;
    // "... the camp came under, at dawn, from X"
    for (std::uint32_t i = behind; i < std::min(behind + 24, doc_.size()) && in_draft(i); ++i) {
      if (doc_.is_punctuation(i, '.')) break;
      const int a = doc_.actor_at[i];
      if (a < 0 || doc_.actors[static_cast<std::size_t>(a)].extent.first != i) continue;
      const std::uint32_t h = head(i);
      const bool from = doc_.value(h - 1, &WordInfo::preposition) == Preposition::from && !part_of(i);
      if (from) return credit(i, 8, 0, "from whom it came");
      if (i < behind + 5) credit(i, 0, 8, "came under it");
    }
    return;
  }
}

// Who stands before the verb: "bands of X that were trying to ... came under".
bool Sides::undergone(std::uint32_t verb) {
  for (std::uint32_t k = verb; k > 0 && verb - k < 26; --k) {
    const std::uint32_t p = k - 1;
    if (!in_draft(p) || doc_.is_punctuation(p, '.')) break;
    const int a = doc_.actor_at[p];
    if (a < 0) continue;
    const std::uint32_t first = doc_.actors[static_cast<std::size_t>(a)].extent.first;
    credit(first, 0, 8, "came under it");
    return true;
  }
  return false;
}

// "it went off": the verb of form VII has no doer.
bool Sides::went_off(const Trigger& t) const {
  for (const token::Analysis& a : doc_.readings(t.first))
    if (doc_.lexicon->store().field(a.record, "form") == "7") return true;
  return false;
}

// "a car with members of X, a mine went off at it": who stands before was hit.
void Sides::blown_up(const Trigger& t) {
  if (t.last >= doc_.size() || t.first == 0) return;
  const std::string_view next = doc_.code(t.last);
  const bool at_it = next == "bh" || next == "bhA" || next == "bhm";
  const std::uint32_t s = doc_.tokens->sentences[t.sentence].first;
  // "it is X who planted the mines that went off"
  for (std::uint32_t k = t.first; k > s && t.first - k < 9; --k) {
    if (doc_.value(k - 1, &WordInfo::role) != Role::bomb_planted) continue;
    if (const std::uint32_t behind = actor_after(k, 3); behind < t.first) return credit(behind, 5, 0, "planted it");
    for (std::uint32_t p = k - 1; p > s && k - p < 6; --p)
      if (const int a = doc_.actor_at[p - 1]; a >= 0)
        return credit(doc_.actors[static_cast<std::size_t>(a)].extent.first, 5, 0, "planted it");
    return;
  }
  for (std::uint32_t k = t.first; at_it && k > s && t.first - k < 9; --k) {
    const int a = doc_.actor_at[k - 1];
    if (a >= 0) return credit(doc_.actors[static_cast<std::size_t>(a)].extent.first, 0, 4, "it went off at them");
  }
}

bool Sides::comes_from(const Trigger& t, std::uint32_t i) const {
  const Mode m = mode();
  const bool troops = doc_.lexicon->act(draft_.act).id == "reinforcement";
  if (m != Mode::strike && m != Mode::assault && m != Mode::fight && m != Mode::none && !troops) return false;
  const std::uint32_t h = head(i);
  if (h < t.last + 1 || h - t.last > 6 || doc_.value(h - 1, &WordInfo::preposition) != Preposition::from) return false;
  // "an attack on a group of X": part of what was hit.
  for (std::uint32_t k = t.last; k + 1 < h; ++k)
    if (led_li(k) || doc_.actor_at[k] >= 0 || doc_.people_at[k] >= 0 || doc_.place_at[k] >= 0 || is_site(k) ||
        doc_.count_at[k] >= 0 || doc_.value(k, &WordInfo::group) != Group::none ||
        doc_.value(k, &WordInfo::preposition) == Preposition::on)
      return false;
  return !counted_before(i);
}

}  // namespace marsad::event
