// A listed name that no noun announces: what around it says that it is a place, and what says that it is none.
#include <algorithm>

#include "place_finder.hpp"

namespace marsad::mention {

using knowledge::kNone;
using token::Kind;

// A gazetteer name without a generic noun before it. Names that are common words need one.
std::uint32_t PlaceFinder::bare(std::uint32_t i, const Match& match) {
  if (match.actor && !leads_place(i) && !part_of(i) && !header_at(i, match.last)) return i;
  if ((match.proclitics & token::kKa) != 0 && !likened(match)) return i;
  // "in X, which is a town": a namesake elsewhere does not make it another place.
  if (leads_place(i) && town_behind(match.last)) return add_name(i, i, match, PlaceNoun::town);
  if (behind_person(i) || called(i, match) || (stray(i, match) && !header_at(i, match.last))) return i;
  bool common = true;
  for (const auto& entry : match.entries)
    if (doc_.lexicon->is_place(entry.record) && !doc_.lexicon->place(entry.record).common) common = false;
  const bool also_word = !doc_.readings(i).empty() && match.last - match.first == 1 && lexical(i);
  if ((also_word || common) && !header_at(i, match.last)) {
    if (names_own(match) && struck(i) && held_by_container(match.last)) return add_name(i, i, match, PlaceNoun::none);
    if (!leads_place(i) || (common && !names_own(match) && !held_by_container(match.last) && !town_behind(match.last)))
      return i;
    if (also_word && !names_country(match) && names_own(match)) return doubtful(i, match);
    if (also_word && names_country(match)) return add_name(i, i, match, PlaceNoun::none);
    if (also_word) return i;
  }
  return add_name(i, i, match, PlaceNoun::none);
}

// "like Baghdad": behind "like" stands a place that everybody knows, or one with the article; else the letter is the word's.
bool PlaceFinder::likened(const Match& match) const {
  constexpr double kKnown = 100000;
  return doc_.definite(match.first) || std::any_of(match.entries.begin(), match.entries.end(), [&](const auto& entry) {
           if (!doc_.lexicon->is_place(entry.record)) return false;
           const PlaceInfo info = doc_.lexicon->place(entry.record);
           return info.kind == "country" || info.kind == "governorate" || info.kind == "city" || info.population > kKnown;
         });
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
