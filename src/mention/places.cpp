#include "places.hpp"

#include <algorithm>

#include "place_finder.hpp"

namespace marsad::mention {

using knowledge::kNone;
using token::Kind;

// Tries to read a place that begins at token i; returns the token behind it, i when there is none.
std::uint32_t PlaceFinder::at(std::uint32_t i) {
  if (doc_.time_at[i] >= 0 || doc_.actor_at[i] >= 0) return i;
  if (const Match* match = place_match(i); match && match->last - match->first > 1)
    return add_name(i, i, *match, generic_of(i));
  if (const std::uint32_t end = among(i); end > i) return end;
  // "AlmyAdyn": a town before it is "the squares". In the singular it is "the town" spoken of, unless what follows says
  // where it lies.
  if (const Match* match = place_match(i);
      match && doc_.definite(i) && leads_place(i) &&
      (counted_noun(i) || (contained(i + 1) && doc_.value(i + 1, &WordInfo::role) != Role::belonging))) {
    if (const std::uint32_t end = bare(i, *match); end > i) return end;
  }
  if (const WordInfo* noun = doc_.phrase(i) ? nullptr : doc_.with(i, &WordInfo::place)) return generic(i, *noun);
  if (const Match* match = place_match(i)) return bare(i, *match);
  return unlisted(i);
}

// A name that no list knows and no noun announces: "in X north of Aleppo", "in X in the countryside of Idlib", "between X
// and Aleppo". What stands on both sides says that it is a place.
std::uint32_t PlaceFinder::unlisted(std::uint32_t i) {
  if (i == first_ || doc_.actor_at[i] >= 0 || known_word(i) || !nameable(i)) return i;
  if (doc_.phrase(i - 1) && !seized(i)) return i;
  const Preposition before = doc_.value(i - 1, &WordInfo::preposition);
  const bool beside = beside_direction(i);
  std::uint32_t end = i + 1;
  if (before == Preposition::between) {
    const Match* other = place_match(end);
    return other && (other->proclitics & token::kWa) ? add(i, i, end, nullptr, PlaceNoun::none, false) : i;
  }
  const bool taken = seized(i);
  if (before != Preposition::in && before != Preposition::near && !beside && !taken &&
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
  if (end != i + 1 || c.size() < 4 || doc_.definite(i) || doc_.has_proclitic(i, token::kBi | token::kLi)) return false;
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

const Match* PlaceFinder::place_match(std::uint32_t i) const {
  if (i >= last_ || doc_.match_at[i] < 0) return nullptr;
  const Match& match = doc_.matches[static_cast<std::size_t>(doc_.match_at[i])];
  return match.place && match.first == i ? &match : nullptr;
}

bool PlaceFinder::counted_noun(std::uint32_t i) const {
  const token::Analysis* noun = doc_.reading(i, &WordInfo::place);
  return noun && (noun->features.number == knowledge::Number::plural || noun->features.number == knowledge::Number::dual);
}

PlaceNoun PlaceFinder::generic_of(std::uint32_t i) const { return doc_.value(i, &WordInfo::place); }

// A gazetteer name without a generic noun before it. Names that are common words need one.
std::uint32_t PlaceFinder::bare(std::uint32_t i, const Match& match) {
  if (match.actor && !leads_place(i) && !part_of(i) && !header_at(i, match.last)) return i;
  if (behind_person(i) || called(i, match) || (stray(i, match) && !header_at(i, match.last))) return i;
  bool common = true;
  for (const auto& entry : match.entries)
    if (doc_.lexicon->is_place(entry.record) && !place_info(doc_.lexicon->store(), entry.record).common) common = false;
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
    if (doc_.value(k - 1, &WordInfo::preposition) == Preposition::near || doc_.with(k - 1, &WordInfo::place)) return true;
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
    return doc_.lexicon->is_place(entry.record) && place_info(doc_.lexicon->store(), entry.record).kind == "country";
  });
}

bool PlaceFinder::names_own(const Match& match) const {
  return std::any_of(match.entries.begin(), match.entries.end(), [&](const auto& entry) {
    if (!doc_.lexicon->is_place(entry.record)) return false;
    const PlaceInfo info = place_info(doc_.lexicon->store(), entry.record);
    return info.own || info.unit;
  });
}

// "they struck AlAbyD in North Kordofan": behind a verb, a party or a preposition no adjective stands, a name may.
bool PlaceFinder::struck(std::uint32_t i) const {
  if (i == first_ || doc_.token(i - 1).kind != Kind::word) return false;
  if (doc_.actor_at[i - 1] >= 0) return true;
  return doc_.with(i - 1, &WordInfo::act) && !doc_.definite(i - 1);
}

// "... b$mAl krdfAn", "... in the state of X", "... (north Kordofan)" begins at token i.
bool PlaceFinder::held_by_container(std::uint32_t i) const {
  if (i >= last_) return false;
  if (contained(i)) return true;
  const bool mark =
      doc_.is_punctuation(i, ',') || doc_.is_punctuation(i, '(') || doc_.value(i, &WordInfo::preposition) == Preposition::in;
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

// "Idlib: ..." or "in Idlib: ..." at the start of a line; a dateline: "Idlib - ...", "Idlib (agencies) - ...".
bool PlaceFinder::header_at(std::uint32_t i, std::uint32_t after) const {
  if (after < last_ && doc_.is_punctuation(after, ':') && i - first_ <= 4) return true;
  if (i - first_ > 2 || !opens_paragraph()) return false;
  for (std::uint32_t k = first_; k < i; ++k)
    if (!doc_.is_punctuation(k, '-') && !doc_.is_punctuation(k, '/')) return false;
  if (after < last_ && doc_.is_punctuation(after, '(')) {
    std::uint32_t close = after + 1;
    while (close < last_ && close < after + 6 && !doc_.is_punctuation(close, ')')) ++close;
    if (close < last_ && doc_.is_punctuation(close, ')')) after = close + 1;
  }
  return after < last_ && (doc_.is_punctuation(after, '-') || doc_.is_punctuation(after, '/'));
}

bool PlaceFinder::opens_paragraph() const {
  const auto& sentences = doc_.tokens->sentences;
  const std::uint32_t s = doc_.sentence_of(first_);
  return s == 0 || sentences[s - 1].paragraph != sentences[s].paragraph;
}

// A generic noun: "village X", "the two villages X and Y", "the village" alone.
std::uint32_t PlaceFinder::generic(std::uint32_t i, const WordInfo& noun) {
  const token::Analysis* reading = doc_.reading(i, &WordInfo::place);
  if (!reading) return i;
  if (reading->features.pos == knowledge::Pos::verb) return i;
  std::uint32_t j = skip_quotes(i + 1);
  const bool several =
      reading->features.number == knowledge::Number::dual || reading->features.number == knowledge::Number::plural;
  if (reading->has(token::kAl) || reading->enclitic != token::Enclitic::none) {
    // "the capital Damascus"; else a description of an earlier place.
    if (const Match* match = j < last_ ? place_match(j) : nullptr;
        match && !match->proclitics && noun.place == PlaceNoun::capital) {
      return add_name(i, j, *match, noun.place);
    }
    if (noun.place != PlaceNoun::road && !several) add_reference(i, noun.place, reading->enclitic != token::Enclitic::none);
    return i + 1;
  }
  if (several) j = list_start(i + 1);
  const std::uint32_t end = name(i, j, noun);
  if (end == i) return i;
  return several ? more_names(end, noun) : end;
}

std::uint32_t PlaceFinder::add_name(std::uint32_t lead, std::uint32_t name_first, const Match& match, PlaceNoun noun) {
  const WordInfo* info = lead < name_first ? doc_.with(lead, &WordInfo::place) : nullptr;
  return add(lead, name_first, match.last, &match, noun, info && info->keep);
}

void PlaceFinder::add_reference(std::uint32_t i, PlaceNoun noun, bool possessive) {
  if (possessive) return;
  Place place;
  place.extent = place.name = doc_.extent(i, i + 1);
  place.noun = noun, place.reference = true;
  lead_in(place, i);
  put(place);
}

std::uint32_t PlaceFinder::add(std::uint32_t lead, std::uint32_t name_first, std::uint32_t end, const Match* match,
                               PlaceNoun noun, bool keep) {
  Place place;
  place.name = doc_.extent(name_first, end);
  place.noun = noun;
  const std::uint32_t text_first = keep ? lead : name_first;
  // Of a name that no list knows nothing is cut off: "fwAd" is no "and so wAd".
  place.text = match || text_first < name_first ? bare_words(doc_, text_first, end) : plain_words(text_first, end);
  std::uint32_t after = road_end(end, noun);
  if (after > end) place.text = bare_words(doc_, text_first, after);
  // "in the eastern countryside of Z": the adjective behind belongs to the countryside.
  while (after < last_ && noun == PlaceNoun::countryside && doc_.with(after, &WordInfo::direction) && doc_.definite(after))
    ++after;
  if (noun == PlaceNoun::countryside) place.text = bare_words(doc_, lead, after);
  const bool bracket = name_first > first_ && lead < name_first && doc_.is_punctuation(name_first - 1, '(');
  if (bracket)
    if (const std::size_t at = place.text.find("( "); at != std::string::npos) place.text.erase(at, 2);
  if (after < last_ && (doc_.is_punctuation(after, '"') || (bracket && doc_.is_punctuation(after, ')')))) ++after;
  after = camp_end(after, noun);
  place.extent = doc_.extent(lead, after);
  place.header = header_at(lead, after);
  if (match)
    for (const auto& entry : match->entries)
      if (doc_.lexicon->is_place(entry.record) && !contains(place.candidates, entry.record))
        place.candidates.push_back(entry.record);
  place.governed = lead < name_first;
  lead_in(place, lead);
  put(place);
  return after;
}

bool PlaceFinder::contains(const std::vector<Id>& ids, Id id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

// "camp X for the displaced": for whom a camp is belongs to its name, they are no party of the act.
std::uint32_t PlaceFinder::camp_end(std::uint32_t end, PlaceNoun noun) const {
  if (noun != PlaceNoun::camp && noun != PlaceNoun::base) return end;
  if (end >= last_ || !doc_.has_proclitic(end, token::kLi) || !doc_.with(end, &WordInfo::person)) return end;
  return end + 1 < last_ && doc_.with(end + 1, &WordInfo::nationality) ? end + 2 : end + 1;
}

// "road A - B": both ends are the name.
std::uint32_t PlaceFinder::road_end(std::uint32_t end, PlaceNoun noun) const {
  if (noun != PlaceNoun::road || end + 1 >= last_ || !doc_.is_punctuation(end, '-')) return end;
  if (const Match* match = place_match(end + 1)) return match->last;
  return nameable(end + 1) ? end + 2 : end;
}

// Prepositions, directions and distances that lead the mention, read backwards from token i.
void PlaceFinder::lead_in(Place& place, std::uint32_t i) {
  if (doc_.has_proclitic(i, token::kBi)) place.governed = place.in = true;
  if (doc_.has_proclitic(i, token::kLi)) place.belongs = true;
  std::uint32_t k = i;
  while (k > first_ && k + 8 > i) {
    const std::uint32_t p = k - 1;
    const WordInfo* direction = doc_.with(p, &WordInfo::direction);
    const WordInfo* prep = doc_.with(p, &WordInfo::preposition);
    if (!prep && doc_.phrase(p))  // the last word of a set phrase may be one: "syTrthA ElY"
      if (const token::Analysis* a = doc_.reading(p, &WordInfo::preposition)) prep = &doc_.lexicon->of(a->record);
    if (direction) {
      if (direction->direction != Direction::centre)
        place.direction = direction->direction, place.near = true;
      else
        place.in = true;
      place.governed = true;
      if (doc_.has_proclitic(p, token::kBi)) place.in = true;
    } else if (doc_.with(p, &WordInfo::place) && generic_word_only(p)) {
      place.governed = true;
      if (doc_.has_proclitic(p, token::kBi)) place.in = true;
    } else if (prep && prep->preposition == Preposition::from && p > first_ && doc_.definite(p - 1) &&
               doc_.with(p - 1, &WordInfo::direction)) {
      place.direction = doc_.value(p - 1, &WordInfo::direction), place.near = place.governed = true;  // "AlY Algrb mn X"
      k = p - 1;
      break;
    } else if (prep) {
      // "among them" is spelled like "between them".
      if (doc_.value(p, &WordInfo::reference) != Reference::subset) preposition(place, prep->preposition);
      // "bAlqrb mn", "fy mHyT": one more word may stand before.
      k = doc_.phrase(p) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[p])].first : p;
      if (prep->preposition == Preposition::near && k > first_ &&
          doc_.value(k - 1, &WordInfo::preposition) == Preposition::in)
        --k;
      break;
    } else if (doc_.count_at[p] >= 0 &&
               doc_.counts[static_cast<std::size_t>(doc_.count_at[p])].use == Count::Use::distance) {
      place.near = true;
    } else {
      break;
    }
    k = p;
  }
  place.lead = k;
  if (!place.governed && !place.destination && !place.origin) place.object = behind_act(k);
}

// "dAhmt AlqwAt bldp X", "AlqSf AlmdfEy X": an act stands a few words before, with nothing but its doer between.
bool PlaceFinder::behind_act(std::uint32_t lead) const {
  for (std::uint32_t k = lead; k > first_ && k + 5 > lead; --k) {
    const std::uint32_t p = k - 1;
    if (doc_.token(p).kind == token::Kind::punctuation || doc_.with(p, &WordInfo::preposition) ||
        doc_.with(p, &WordInfo::link) || doc_.place_at[p] >= 0)
      return false;
    if (doc_.with(p, &WordInfo::act)) return true;
  }
  return false;
}

bool PlaceFinder::generic_word_only(std::uint32_t p) const { return doc_.place_at[p] < 0; }

void PlaceFinder::preposition(Place& place, Preposition p) {
  switch (p) {
    case Preposition::in: place.governed = place.in = true; break;
    case Preposition::on: place.governed = place.target = true; break;
    case Preposition::near: place.governed = place.near = true; break;
    case Preposition::to: place.destination = true; break;
    case Preposition::from: place.origin = true; break;
    case Preposition::between: place.governed = true, place.relation = "between"; break;
    case Preposition::via: place.governed = true; break;
    default: break;
  }
}

void PlaceFinder::put(const Place& place) {
  const int index = static_cast<int>(doc_.places.size());
  doc_.places.push_back(place);
  for (std::uint32_t t = place.extent.first; t < place.extent.last; ++t) doc_.place_at[t] = index;
}

void find_places(Document& doc) {
  for (const token::Sentence& sentence : doc.tokens->sentences) PlaceFinder(doc, sentence).run();
}

}  // namespace marsad::mention
