// A name that stands alone, known to a list or not: what around it says that it is a place, and what says that it is none.
#include <algorithm>

#include "place_finder.hpp"

namespace marsad::mention {

using knowledge::kNone;
using token::Kind;

// A name that no list knows and no noun announces: "in X north of Aleppo", "in X in the countryside of Idlib", "between X
// and Aleppo". What stands on both sides says that it is a place.
std::uint32_t PlaceFinder::unlisted(std::uint32_t i) {
  if (i == first_ || doc_.actor_at[i] >= 0) return i;
  if (const std::uint32_t end = headed(i); end > i) return add(i, i, end, nullptr, PlaceNoun::none, false);
  // 'the position "X" that lies in Y'
  if (doc_.is_punctuation(i - 1, '"') && !place_match(i) && i > first_ + 1 &&
      doc_.value(i - 2, &WordInfo::site) != Site::civilian && doc_.value(i - 2, &WordInfo::group) == Group::none)
    if (const std::uint32_t end = quoted(i); end > i && doc_.is_punctuation(end, '"') && located(end + 1))
      return add(i, i, end, nullptr, PlaceNoun::none, false);
  if (known_word(i) || !nameable(i) || counted_shape(i)) return i;
  if (doc_.phrase(i - 1) && !seized(i)) return i;
  const Preposition before = doc_.value(i - 1, &WordInfo::preposition);
  const bool beside = beside_direction(i);
  std::uint32_t end = i + 1;
  if (before == Preposition::between) {
    const Match* other = place_match(end);
    return other && (other->proclitics & token::kWa) ? add(i, i, end, nullptr, PlaceNoun::none, false) : i;
  }
  const bool taken = seized(i);
  const bool from = before == Preposition::from && end < last_ && doc_.definite(end) &&
                    doc_.value(end, &WordInfo::role) == Role::belonging;
  if (before != Preposition::in && before != Preposition::near && !beside && !taken && !from &&
      (!located(end) || doc_.definite(i) || behind_person(i)))
    return i;
  if (end < last_ && doc_.definite(end) && nameable(end) && !known_word(end) && !place_match(end) &&
      !doc_.code(end).starts_with("ll"))
    ++end;
  const std::uint32_t then = end < last_ && doc_.is_punctuation(end, ',') ? end + 1 : end;
  const bool in_area = before == Preposition::near && then + 1 < last_ &&
                       doc_.value(then, &WordInfo::preposition) == Preposition::in && doc_.with(then + 1, &WordInfo::place);
  if (contained(end) || in_area || beside || taken || located(end)) return add(i, i, end, nullptr, PlaceNoun::none, false);
  if (foreign_shape(i, end)) keep_aside(i, end);
  return i;
}

// "from Abw qmrp, which belongs to": a word that opens names, a word that no list knows behind it, and then what holds it.
std::uint32_t PlaceFinder::headed(std::uint32_t i) const {
  const std::uint32_t end = i + 2;
  if (end > last_ || !doc_.with(i, &WordInfo::name_head) || !nameable(i + 1) || known_word(i + 1) ||
      doc_.actor_at[i + 1] >= 0)
    return i;
  const Preposition before = doc_.value(i - 1, &WordInfo::preposition);
  const bool belongs = end < last_ && doc_.definite(end) && doc_.value(end, &WordInfo::role) == Role::belonging;
  if (before == Preposition::in || before == Preposition::near) return contained(end) || located(end) ? end : i;
  return (before == Preposition::from || before == Preposition::on || before == Preposition::to) && belongs ? end : i;
}

// "in two operations", "in raids": an unknown indefinite word with the ending of a dual or of a feminine plural.
bool PlaceFinder::counted_shape(std::uint32_t i) const {
  const std::string_view c = doc_.code(i);
  return c.size() > 5 && !doc_.definite(i) && (c.ends_with("tyn") || c.ends_with("yAt"));
}

// "..., which lies in the province of": begins at token i.
bool PlaceFinder::located(std::uint32_t i) const {
  if (i < last_ && doc_.is_punctuation(i, ',')) ++i;
  if (i + 1 >= last_ || !doc_.definite(i) || doc_.value(i, &WordInfo::role) != Role::belonging) return false;
  const Preposition p = doc_.value(i + 1, &WordInfo::preposition);
  return p == Preposition::in || p == Preposition::near || p == Preposition::to || doc_.with(i + 1, &WordInfo::direction) ||
         (doc_.has_proclitic(i + 1, token::kBi) && (doc_.with(i + 1, &WordInfo::place) || place_match(i + 1)));
}

// "they took X", "control over X": what is taken is a place. A lone word that is none that Arabic knows.
bool PlaceFinder::seized(std::uint32_t i) const {
  const bool quoted = doc_.is_punctuation(i - 1, '"');
  const std::uint32_t on = quoted && i > first_ + 1 ? i - 2 : i - 1;
  if (doc_.value(on, &WordInfo::preposition) != Preposition::on || doc_.definite(i) || doc_.code(i).size() < 4) return false;
  for (std::uint32_t k = on; k > first_ && k + 6 > on; --k) {
    if (doc_.token(k - 1).kind == Kind::punctuation) return false;
    const WordInfo* word = doc_.with(k - 1, &WordInfo::act);
    if (word && doc_.lexicon->act(word->act).mode == Mode::take) return true;
  }
  return false;
}

// "west of X", "to the west of X": "grb X", "AlY Algrb mn X".
bool PlaceFinder::beside_direction(std::uint32_t i) const {
  const std::uint32_t p = i - 1;
  if (const WordInfo* info = doc_.with(p, &WordInfo::direction))
    return info->direction != Direction::centre && !doc_.definite(p) && doc_.place_at[p] < 0;
  return p > first_ && doc_.value(p, &WordInfo::preposition) == Preposition::from &&
         doc_.with(p - 1, &WordInfo::direction) && doc_.definite(p - 1);
}

// "in slAlAb.": a lone word that no list knows, not built as Arabic builds its nouns of action, tools and places.
bool PlaceFinder::foreign_shape(std::uint32_t i, std::uint32_t end) const {
  const std::string_view c = doc_.code(i);
  const bool in = i > first_ && doc_.value(i - 1, &WordInfo::preposition) == Preposition::in;  // behind it stands no second
  if (end != i + 1 || c.size() < 4 || doc_.definite(i)) return false;
  if (!in && doc_.has_proclitic(i, token::kBi | token::kLi)) return false;
  if (std::string_view("Atmy>").find(c.front()) != std::string_view::npos || c.ends_with("h") || c.ends_with("At"))
    return false;
  if (end >= last_ || doc_.token(end).kind == Kind::punctuation) return true;
  return !doc_.definite(end) && known_word(end) &&
         (doc_.with(end, &WordInfo::preposition) || doc_.with(end, &WordInfo::link) || doc_.time_at[end] >= 0);
}

// A place only where nothing else says where (where.cpp): marked doubtful, its words stay free.
void PlaceFinder::keep_aside(std::uint32_t i, std::uint32_t end) {
  add(i, i, end, nullptr, PlaceNoun::none, false);
  doc_.places.back().weak = doc_.places.back().doubtful = true;
  std::fill(doc_.place_at.begin() + i, doc_.place_at.begin() + end, -1);
}

// "... in the countryside of", "... north of Aleppo", "... that belongs to" begins at token i.
bool PlaceFinder::contained(std::uint32_t i) const {
  if (i + 1 >= last_) return false;
  if (doc_.with(i, &WordInfo::place) && doc_.has_proclitic(i, token::kBi)) return true;
  if (doc_.value(i, &WordInfo::role) == Role::belonging) return true;
  return doc_.with(i, &WordInfo::direction) && !doc_.definite(i) &&
         (place_match(i + 1) || doc_.with(i + 1, &WordInfo::place));
}

// A gazetteer name without a generic noun before it. Names that are common words need one.
std::uint32_t PlaceFinder::bare(std::uint32_t i, const Match& match) {
  if (match.actor && !leads_place(i) && !part_of(i) && !header_at(i, match.last)) return i;
  if (behind_person(i) || called(i, match) || (stray(i, match) && !header_at(i, match.last))) return i;
  bool common = true;
  for (const auto& entry : match.entries)
    if (doc_.lexicon->is_place(entry.record) && !doc_.lexicon->place(entry.record).common) common = false;
  const bool also_word = !doc_.readings(i).empty() && match.last - match.first == 1 && lexical(i);
  if ((also_word || common) && !header_at(i, match.last)) {
    if (names_own(match) && struck(i) && held_by_container(match.last)) return add_name(i, i, match, PlaceNoun::none);
    if (!leads_place(i)) return i;
    if (also_word && !names_country(match) && names_own(match)) return doubtful(i, match);
    if (also_word && names_country(match)) return add_name(i, i, match, PlaceNoun::none);
    if (also_word) return i;
  }
  return add_name(i, i, match, PlaceNoun::none);
}

// "in parts of Baghdad", "the quarters scattered over Baghdad": a capital that is no government.
bool PlaceFinder::part_of(std::uint32_t i) const {
  if (i < first_ + 2 || doc_.value(i - 1, &WordInfo::preposition) != Preposition::from) return false;
  for (std::uint32_t k = i - 1; k > first_ && k + 3 > i; --k)
    if (doc_.value(k - 1, &WordInfo::preposition) == Preposition::near || doc_.with(k - 1, &WordInfo::place) || piece(k - 1))
      return true;
  return false;
}

// "AHrAr Al$rqyp w«Al$Amyp»": what is joined to a party, or called so in the same breath, is one too.
bool PlaceFinder::called(std::uint32_t i, const Match& match) const {
  if (leads_place(i) || i == first_) return false;
  std::uint32_t k = i;
  bool joined = opens_with_and(doc_, i) || (match.proclitics & token::kWa) != 0, quoted = false;
  for (; k > first_ && k + 3 > i; --k) {
    const bool quote = doc_.is_punctuation(k - 1, '"'), conjunction = doc_.code(k - 1) == "w";
    if (!quote && !conjunction) break;
    quoted = quoted || quote, joined = joined || conjunction;
  }
  return k > first_ && k > first_ + 1 && quoted && joined &&
         (doc_.actor_at[k - 1] >= 0 || (doc_.is_punctuation(k - 1, '"') && doc_.actor_at[k - 2] >= 0));
}

// Something before token i lets a place stand there: a preposition, a generic noun, another place, an act.
bool PlaceFinder::led(std::uint32_t i) const {
  if (doc_.has_proclitic(i, token::kBi | token::kLi) || leads_place(i)) return true;
  if (i == first_) return false;
  const std::uint32_t p = i - 1;
  return doc_.with(p, &WordInfo::preposition) || doc_.with(p, &WordInfo::place) || doc_.place_at[p] >= 0 ||
         doc_.with(p, &WordInfo::act) || doc_.with(p, &WordInfo::direction);
}

// A word that only the long list of the world's places knows, and nothing about it says that it is one.
bool PlaceFinder::stray(std::uint32_t i, const Match& match) const {
  if (match.last - match.first > 1 || names_own(match) || led(i)) return false;
  if (i > first_ && doc_.token(i - 1).kind == Kind::punctuation && !doc_.is_punctuation(i - 1, '"')) {
    const bool list = i > first_ + 1 && doc_.place_at[i - 2] >= 0;
    return !list;
  }
  return !(opens_with_and(doc_, i) && i > first_ && doc_.place_at[i - 1] >= 0);
}

bool PlaceFinder::names_country(const Match& match) const {
  return std::any_of(match.entries.begin(), match.entries.end(), [&](const auto& entry) {
    return doc_.lexicon->is_place(entry.record) && doc_.lexicon->place(entry.record).kind == "country";
  });
}

bool PlaceFinder::names_own(const Match& match) const {
  return std::any_of(match.entries.begin(), match.entries.end(), [&](const auto& entry) {
    if (!doc_.lexicon->is_place(entry.record)) return false;
    const PlaceInfo info = doc_.lexicon->place(entry.record);
    return info.own || info.unit;
  });
}

// "they struck AlAbyD in North Kordofan": behind a verb, a party or a preposition no adjective stands, a name may.
bool PlaceFinder::struck(std::uint32_t i) const {
  if (i == first_ || doc_.token(i - 1).kind != Kind::word) return false;
  if (doc_.actor_at[i - 1] >= 0 || doc_.value(i - 1, &WordInfo::preposition) == Preposition::on) return true;
  return doc_.with(i - 1, &WordInfo::act) && !doc_.definite(i - 1);
}

// "... b$mAl krdfAn", "... in the state of X", "... (north Kordofan)" begins at token i.
bool PlaceFinder::held_by_container(std::uint32_t i) const {
  if (i >= last_) return false;
  if (contained(i)) return true;
  const bool mark =
      doc_.is_punctuation(i, ',') || doc_.is_punctuation(i, '(') || doc_.value(i, &WordInfo::preposition) == Preposition::in;
  if (mark && i + 1 < last_ && doc_.value(i + 1, &WordInfo::place) == PlaceNoun::capital) return true;
  const Match* match = place_match(mark ? i + 1 : i);
  return match && (mark || (match->proclitics & token::kBi) != 0);
}

// "in the revolution", "in al-Thawra": kept aside, its words stay free. A place when a container follows
// (resolve_places), or where nothing else says where the act was.
std::uint32_t PlaceFinder::doubtful(std::uint32_t i, const Match& match) {
  add_name(i, i, match, PlaceNoun::none);
  doc_.places.back().weak = doc_.places.back().doubtful = true;
  std::fill(doc_.place_at.begin() + i, doc_.place_at.begin() + match.last, -1);
  return match.last;
}

// "mZlwm kwbAny": an unknown word right before, and no preposition: the second half of a person's name.
bool PlaceFinder::behind_person(std::uint32_t i) const {
  if (i == first_ || doc_.has_proclitic(i, token::kBi | token::kWa | token::kLi)) return false;
  const std::uint32_t p = i - 1;
  if (doc_.phrase(p)) return false;
  return doc_.token(p).kind == Kind::word && !known_word(p) && doc_.actor_at[p] < 0 && doc_.place_at[p] < 0 &&
         !doc_.token(i).hash && !doc_.is_punctuation(p, '-');
}

// A lexicon word that means something else: an act, a person, a weapon, a speech verb ...
// Behind "in" or "b" stands no finite verb: "fy tdmr" is no "you destroy".
bool PlaceFinder::lexical(std::uint32_t i) const {
  const bool led = leads_place(i);
  const bool behind = i > first_ && (doc_.value(i - 1, &WordInfo::preposition) != Preposition::none ||
                                     doc_.value(i - 1, &WordInfo::direction) != Direction::none);
  for (const token::Analysis& a : doc_.readings(i)) {
    if (a.record == kNone) continue;
    if (behind && a.has(token::kBi | token::kLi | token::kKa)) continue;  // "fy bEqwbp": no preposition behind another
    using knowledge::Form;
    const Form form = a.features.form;
    const bool finite = form == Form::perfect || form == Form::imperfect || form == Form::imperative;
    if (led && a.features.pos == knowledge::Pos::verb && finite && !a.has(token::kAl)) continue;
    const WordInfo& info = doc_.lexicon->of(a.record);
    if (info.relevant && !info.name_head && info.place == PlaceNoun::none && info.site == Site::none) return true;
  }
  return false;
}

// "fy", "b", a direction or "near" stands right before.
bool PlaceFinder::leads_place(std::uint32_t i) const {
  if (doc_.has_proclitic(i, token::kBi)) return true;
  if (i == first_) return false;
  if (doc_.definite(i - 1)) return false;  // "AlATrAf Al$rqyp": behind a noun with the article it is its adjective
  const Preposition p = doc_.value(i - 1, &WordInfo::preposition);
  return p == Preposition::in || p == Preposition::near || doc_.value(i - 1, &WordInfo::direction) != Direction::none;
}

}  // namespace marsad::mention
