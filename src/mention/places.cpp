#include "places.hpp"

#include <algorithm>

#include "place_finder.hpp"

namespace marsad::mention {

using knowledge::kNone;
using token::Kind;

// Tries to read a place that begins at token i; returns the token behind it, i when there is none.
std::uint32_t PlaceFinder::at(std::uint32_t i) {
  if (doc_.time_at[i] >= 0) return i;
  if (doc_.actor_at[i] >= 0) {  // "Pakistan: ...": a heading, whatever party the name stands for elsewhere
    const Match* match = place_match(i);
    return match && names_country(*match) && header_at(i, match->last) ? add_name(i, i, *match, PlaceNoun::none) : i;
  }
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
    if (const std::uint32_t end = by_adjective(i, noun.place); end > i) return end;
    if (noun.place != PlaceNoun::road && !several) add_reference(i, noun.place, reading->enclitic != token::Enclitic::none);
    return i + 1;
  }
  if (several) j = list_start(i + 1);
  // "in two areas that could not be reached": the full ending of several stands before no name of its own.
  const std::string_view full = doc_.code(i);
  if (several && j == i + 1 && (full.ends_with("tyn") || full.ends_with("tAn")) && !place_match(j)) return i;
  const std::uint32_t end = name(i, j, noun);
  if (end == i) return i;
  return several ? more_names(end, noun) : end;
}

// "the Lebanese border", "the Syrian-Iraqi border"; "the military quarter": the noun with its article and what follows it
// are the name. Returns i when they are none.
std::uint32_t PlaceFinder::by_adjective(std::uint32_t i, PlaceNoun noun) {
  std::uint32_t end = i + 1;
  if (noun == PlaceNoun::border) {
    while (end < last_ && doc_.definite(end) && doc_.with(end, &WordInfo::nationality)) {
      ++end;
      const bool mark = end + 1 < last_ && doc_.is_punctuation(end, '-');
      if (mark && doc_.definite(end + 1) && doc_.with(end + 1, &WordInfo::nationality)) ++end;
    }
  } else if (noun == PlaceNoun::neighbourhood && !counted_noun(i) && end < last_ && doc_.definite(end) &&
             doc_.place_at[end] < 0) {
    if (doc_.with(end, &WordInfo::name_tail) || doc_.glossed(end, "quarter")) ++end;
  }
  return end > i + 1 ? add(i, i, end, nullptr, noun, true) : i;
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
    } else if (const Measure measure = prep ? measured(p) : Measure::none; measure != Measure::none) {
      place.governed = true;
      (measure == Measure::of_act ? place.near : place.origin) = true;
      k = p;
      break;
    } else if (prep && prep->preposition == Preposition::from && piece(p - 1)) {
      place.in = place.governed = true;  // "in parts of X"
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
  // "on the front of X", "on the road to X" is where, not what was hit.
  const bool line = place.noun == PlaceNoun::front || place.noun == PlaceNoun::road || place.noun == PlaceNoun::sector;
  if (place.target && line) place.target = false, place.in = true;
  const bool led = place.in || place.near || place.target || place.destination || place.origin || !place.relation.empty();
  if (!led && !place.belongs && (!place.governed || k == i)) place.object = behind_act(k);
}

// "12 km from X", "at a distance of 70 km from X": a distance stands right before the preposition at p. "Which lies 60 km
// from X", "70 km part it from X" tell of X only to say where some other place is.
PlaceFinder::Measure PlaceFinder::measured(std::uint32_t p) const {
  const Preposition said = doc_.value(p, &WordInfo::preposition);
  if (said != Preposition::from && said != Preposition::about) return Measure::none;
  bool found = false;
  for (std::uint32_t k = p; k > first_ && k + 8 > p; --k) {
    if (doc_.token(k - 1).kind == Kind::punctuation) break;
    if (const int count = doc_.count_at[k - 1]; count >= 0) {
      if (doc_.counts[static_cast<std::size_t>(count)].use != Count::Use::distance) break;
      found = true;
    }
    if (!found && k + 2 < p) return Measure::none;
    const bool apart = doc_.glossed(k - 1, "apart");
    if (!apart && doc_.value(k - 1, &WordInfo::role) != Role::belonging) continue;
    // "at a spot that lies 20 km from X": the spot has no name.
    const bool unnamed = apart && k > first_ + 1 && doc_.place_at[k - 2] < 0 && !doc_.definite(k - 2) &&
                         doc_.token(k - 2).kind == Kind::word && !doc_.code(k - 1).ends_with("h") &&
                         !doc_.code(k - 1).ends_with("hA");
    return !found ? Measure::none : unnamed ? Measure::of_act : Measure::of_place;
  }
  return found ? Measure::of_act : Measure::none;
}

// "parts of", "quarters of", "villages of": an indefinite noun of several places, or of a part, with no name of its own.
bool PlaceFinder::piece(std::uint32_t i) const {
  if (i < first_ || i >= last_ || doc_.definite(i) || doc_.place_at[i] >= 0) return false;
  return doc_.glossed(i, "part") || (doc_.with(i, &WordInfo::place) && counted_noun(i));
}

// "dAhmt AlqwAt bldp X", "AlqSf AlmdfEy X": an act stands a few words before, with nothing but its doer between.
bool PlaceFinder::behind_act(std::uint32_t lead) const {
  int words = 0;
  for (std::uint32_t k = lead; k > first_ && words < 5; --k) {
    const std::uint32_t p = k - 1;
    // "they took, on Wednesday, the village X": days and doers stand between.
    const bool day = doc_.time_at[p] >= 0 || (p > first_ && doc_.is_punctuation(p, ',') && doc_.time_at[p - 1] >= 0) ||
                     (doc_.is_punctuation(p, ',') && doc_.time_at[k] >= 0);
    if (day || (doc_.actor_at[p] >= 0 && !doc_.with(p, &WordInfo::act))) continue;
    if (doc_.token(p).kind == token::Kind::punctuation || doc_.with(p, &WordInfo::preposition) ||
        doc_.with(p, &WordInfo::link) || doc_.place_at[p] >= 0)
      return false;
    if (doc_.with(p, &WordInfo::act)) return true;
    ++words;
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
