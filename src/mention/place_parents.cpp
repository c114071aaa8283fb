// Containment between place mentions: as the words say it, else as the sentence, the paragraph and the report suggest.
#include <algorithm>

#include "bare.hpp"
#include "gazetteer.hpp"
#include "places.hpp"

namespace marsad::mention {
namespace {

// "10 km north of X": no number of people.
bool measures(const Document& doc, int count) {
  return doc.counts[static_cast<std::size_t>(count)].use == Count::Use::distance;
}

// Between a place and its container stand only prepositions, directions, "belonging to", generic nouns and brackets.
bool only_links_between(const Document& doc, std::uint32_t from, std::uint32_t to) {
  if (to - from > 5) return false;
  for (std::uint32_t i = from; i < to; ++i) {
    if (doc.is_punctuation(i, '(') || doc.is_punctuation(i, ',') || doc.is_punctuation(i, '"')) continue;
    if (opens_with_and(doc, i) && !doc.with(i, &WordInfo::place)) return false;  // "in X and another in Y"
    if (doc.with(i, &WordInfo::direction) || doc.with(i, &WordInfo::descriptor) || doc.with(i, &WordInfo::name_tail))
      continue;
    if (doc.value(i, &WordInfo::role) == Role::belonging) continue;
    const Preposition p = doc.value(i, &WordInfo::preposition);
    if (p == Preposition::in || p == Preposition::from || p == Preposition::near) continue;
    if (doc.with(i, &WordInfo::place) || doc.with(i, &WordInfo::nationality)) continue;
    if (const int count = doc.count_at[i]; count >= 0 && measures(doc, count)) continue;
    return false;
  }
  return true;
}

bool contained_by(const Document& doc, const Place& inner, const Place& outer) {
  if (outer.extent.first < inner.extent.last) return false;
  // "X and Y" side by side: a list.
  if (outer.extent.first == inner.extent.last && opens_with_and(doc, outer.extent.first)) return false;
  const std::uint32_t start = outer.extent.first;
  if (doc.has_proclitic(start, token::kWa | token::kFa)) return false;
  if (!only_links_between(doc, inner.extent.last, start)) return false;
  const bool bracket_or_comma = start > inner.extent.last && doc.is_punctuation(inner.extent.last, ',');
  if (bracket_or_comma && outer.noun != PlaceNoun::capital && !outer.in) return outer.direction != Direction::none;
  return outer.in || outer.belongs || outer.direction != Direction::none || outer.near ||
         outer.noun == PlaceNoun::countryside || outer.governed || start == inner.extent.last ||
         doc.is_punctuation(inner.extent.last, '(');
}

// "the militia of Misrata in the quarter X": the town names a party, it is in no quarter.
bool names_party(const Document& doc, const Place& place) {
  const std::uint32_t first = place.extent.first;
  if (first == 0 || place.in || place.near || place.lead != first || doc.definite(first - 1)) return false;
  for (const token::Analysis& a : doc.readings(first - 1))
    if (a.has(token::kLi)) return false;  // "of the administrative unit X"
  const Group group = doc.value(first - 1, &WordInfo::group);
  return group != Group::none && group != Group::side;
}

// "a member of the council of the governorate X in the town Y": no governorate lies in a town.
bool town(const Document& doc, const Place& place) {
  if (place.noun == PlaceNoun::city || place.noun == PlaceNoun::town || place.noun == PlaceNoun::village) return true;
  if (place.noun != PlaceNoun::none || place.candidates.empty()) return false;
  return std::none_of(place.candidates.begin(), place.candidates.end(), [&](Id id) {
    const auto kind = doc.lexicon->place(id).kind;
    return kind == "country" || kind == "region" || kind == "governorate";
  });
}

void link_parents(Document& doc) {
  for (std::size_t i = 0; i + 1 < doc.places.size(); ++i) {
    Place& inner = doc.places[i];
    const Place& outer = doc.places[i + 1];
    if (inner.reference || outer.header || inner.header || outer.doubtful || names_party(doc, inner)) continue;
    if (doc.sentence_of(inner.extent.first) != doc.sentence_of(outer.extent.first)) continue;
    if (inner.noun == PlaceNoun::governorate && outer.in && outer.direction == Direction::none && town(doc, outer)) continue;
    if (contained_by(doc, inner, outer)) inner.parent = static_cast<int>(i + 1);
  }
}

// "the quarters X, Y and Z in Falluja": what holds the last of a list holds them all.
void share_parents(Document& doc) {
  for (std::size_t i = doc.places.size(); i-- > 1;) {
    Place& before = doc.places[i - 1];
    const Place& here = doc.places[i];
    if (before.parent >= 0 || here.parent <= static_cast<int>(i) || before.reference || before.header) continue;
    if (doc.places[static_cast<std::size_t>(here.parent)].direction != Direction::none) continue;  // "X and Y north of Z"
    if (here.extent.first < before.extent.last || !side_by_side(doc, before.extent.last, here.extent.first)) continue;
    if (doc.sentence_of(before.extent.first) == doc.sentence_of(here.extent.first)) before.parent = here.parent;
  }
}

// A street or quarter that no gazetteer knows lies in the town that the report spoke of last.
void context_parents(Document& doc) {
  const auto& sentences = doc.tokens->sentences;
  for (std::size_t i = 1; i < doc.places.size(); ++i) {
    Place& inner = doc.places[i];
    const bool small = inner.noun == PlaceNoun::neighbourhood || inner.noun == PlaceNoun::street ||
                       inner.noun == PlaceNoun::square || inner.noun == PlaceNoun::market ||
                       inner.noun == PlaceNoun::facility || inner.doubtful;
    if (!small || inner.parent >= 0 || !inner.candidates.empty() || inner.reference) continue;
    const std::uint32_t here = sentences[doc.sentence_of(inner.extent.first)].paragraph;
    for (std::size_t k = i; k-- > 0;) {
      const Place& outer = doc.places[k];
      if (sentences[doc.sentence_of(outer.extent.first)].paragraph + 2 < here) break;
      if (outer.reference || outer.weak || outer.candidates.empty()) continue;
      const PlaceInfo info = doc.lexicon->place(outer.candidates.front());
      if (info.kind != "city" && info.kind != "town" && info.kind != "village" && info.kind != "camp" &&
          info.kind != "governorate")
        continue;
      inner.parent = static_cast<int>(k);
      break;
    }
  }
}

// What opens the sentence or its paragraph: "in Hama, ...", "Hama: ...".
bool opens(const Document& doc, const Place& outer, std::uint32_t sentence) {
  const auto& sentences = doc.tokens->sentences;
  const std::uint32_t own = doc.sentence_of(outer.extent.first);
  if (own == sentence) return outer.header || (outer.in && outer.extent.first < sentences[own].first + 3);
  return outer.header && sentences[own].paragraph == sentences[sentence].paragraph;
}

// "in Diyala, ... in the village X": a place that no gazetteer knows lies in the area that its sentence opens with.
void opening_parents(Document& doc) {
  const auto& sentences = doc.tokens->sentences;
  for (std::size_t i = 1; i < doc.places.size(); ++i) {
    Place& inner = doc.places[i];
    if (inner.parent >= 0 || !inner.candidates.empty() || inner.reference) continue;
    const std::uint32_t sentence = doc.sentence_of(inner.extent.first);
    for (std::size_t k = i; k-- > 0;) {
      const Place& outer = doc.places[k];
      if (sentences[doc.sentence_of(outer.extent.first)].paragraph != sentences[sentence].paragraph) break;
      if (outer.reference || outer.weak || outer.candidates.empty() || !opens(doc, outer, sentence)) continue;
      if (doc.lexicon->place(outer.candidates.front()).kind == "country") continue;
      inner.parent = static_cast<int>(k);
      break;
    }
  }
}

// "in al-Thawra in the countryside of Raqqa": what follows says that the word is a name.
void settle_doubtful(Document& doc) {
  for (std::size_t i = 0; i < doc.places.size(); ++i) {
    Place& place = doc.places[i];
    if (!place.doubtful || place.parent < 0) continue;
    place.weak = place.doubtful = false;
    std::fill(doc.place_at.begin() + place.extent.first, doc.place_at.begin() + place.extent.last, static_cast<int>(i));
  }
}

}  // namespace

void find_parents(Document& doc) {
  link_parents(doc);
  share_parents(doc);
  settle_doubtful(doc);
  opening_parents(doc);
  context_parents(doc);
}

}  // namespace marsad::mention
