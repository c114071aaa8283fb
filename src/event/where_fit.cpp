#include "where_fit.hpp"

#include <algorithm>

#include "../mention/gazetteer.hpp"

namespace marsad::event {

using mention::Place;
using mention::PlaceInfo;
using mention::PlaceNoun;
using mention::WordInfo;

bool led_to(const Document& doc, const Place& place) {
  for (std::uint32_t back = 1; back <= 3 && back <= place.lead; ++back) {
    const std::uint32_t p = place.lead - back;
    if (doc.value(p, &WordInfo::preposition) == mention::Preposition::to && doc.code(p) != "nHw")
      return !doc.with(p + 1, &WordInfo::direction);
    if (doc.is_punctuation(p, ',') || doc.is_punctuation(p, '.')) return false;
  }
  return false;
}

namespace {

// "among them two former prisoners from X": where some of them come from.
bool of_some(const Document& doc, const Place& place) {
  for (std::uint32_t back = 1; back <= 5 && back <= place.lead; ++back) {
    const std::uint32_t p = place.lead - back;
    if (doc.token(p).kind == token::Kind::punctuation) return false;
    if (doc.value(p, &WordInfo::reference) == mention::Reference::subset) return true;
  }
  return false;
}

}  // namespace

// "who hail from X": their home.
bool natives(const Document& doc, const Place& place) {
  for (std::uint32_t back = 1; back <= 3 && back <= place.lead; ++back)
    if (doc.value(place.lead - back, &WordInfo::role) == mention::Role::natives) return true;
  for (std::uint32_t i = place.lead; i < place.extent.first; ++i)
    if (doc.value(i, &WordInfo::role) == mention::Role::natives) return true;
  if (place.lead > 1 && doc.value(place.lead - 1, &WordInfo::role) == mention::Role::natives) return true;
  return place.origin && of_some(doc, place);
}

namespace {

// "and were taken to hospitals in X": a verb joined to what stands before.
bool next_verb(const Document& doc, std::uint32_t i) {
  for (const token::Analysis& a : doc.readings(i))
    if (a.has(token::kWa | token::kFa) && a.features.pos == knowledge::Pos::verb) return true;
  return false;
}

bool inside(const Document& doc, int people, const Place& place) {
  const mention::Extent& extent = doc.people[static_cast<std::size_t>(people)].extent;
  return place.noun != PlaceNoun::none && extent.first >= place.name.first && extent.last <= place.extent.last;
}

// "the militia of X", "the police of X": the town a party is called after.
bool of_party(const Document& doc, const Place& place) {
  if (place.lead == 0 || place.lead != place.extent.first || place.in || place.near) return false;
  const std::uint32_t p = place.lead - 1;
  const mention::Group group = doc.value(p, &WordInfo::group);
  return group != mention::Group::none && group != mention::Group::side && !doc.definite(p) && !doc.code(p).starts_with("l");
}

// "an attack towards X", "sneaking into X", "shells at farmers near X": a word of fighting or fire stands before the way,
// no other verb between.
bool aimed(const Document& doc, const Place& place) {
  for (std::uint32_t back = 1; back <= 8 && back <= place.lead; ++back) {
    const std::uint32_t p = place.lead - back;
    if (doc.is_punctuation(p, ',') || doc.is_punctuation(p, '.') || doc.place_at[p] >= 0) return false;
    if (const WordInfo* word = doc.with(p, &WordInfo::act)) {
      const mention::Mode mode = doc.lexicon->act(word->act).mode;
      return mode == mention::Mode::fight || mode == mention::Mode::assault || mode == mention::Mode::strike;
    }
    if (doc.with(p, &WordInfo::weapon)) return true;
    if (next_verb(doc, p)) return false;
  }
  return false;
}

// "the clashes spread to X", "the protests reached X": what went there is the act itself, right beside the verb.
bool spread(const Document& doc, const Place& place) {
  const auto act = [&](std::uint32_t i) { return i < place.lead && doc.with(i, &WordInfo::act) && doc.place_at[i] < 0; };
  for (std::uint32_t back = 1; back <= 6 && back <= place.lead; ++back) {
    const std::uint32_t p = place.lead - back;
    if (doc.token(p).kind == token::Kind::punctuation) return false;
    if (!doc.glossed(p, "spreads")) continue;
    const auto all = doc.readings(p);
    const bool finite = std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
      return a.features.pos == knowledge::Pos::verb && a.features.form != knowledge::Form::masdar;
    });
    return finite && (act(p + 1) || act(p + 2) || (p > 0 && act(p - 1)) || (p > 1 && act(p - 2)));
  }
  return false;
}

// "Idlib - ...": where the report was written.
bool dateline(const Document& doc, const Place& place) {
  return place.header && place.extent.last < doc.size() && !doc.is_punctuation(place.extent.last, ':');
}

// How well place i may be what "the town", "the camp itself" stands for, 0 when it cannot.
float stands_for(const Document& doc, const Place& reference, int i) {
  const Place& place = doc.places[static_cast<std::size_t>(i)];
  if (place.reference || place.weak) return 0;
  const PlaceInfo info = doc.lexicon->place(place.record);
  const bool other_noun = place.noun != PlaceNoun::none && place.noun != reference.noun;
  float s = 0;
  if (place.noun == reference.noun)
    s = 3;
  else if (place.record != knowledge::kNone && !other_noun && mention::names_kind(reference.noun, info.kind))
    s = 2.5F;
  else if (place.record != knowledge::kNone && mention::kind_fits(reference.noun, info.kind) > 0)
    s = other_noun ? 1 : 1.5F;
  else if (reference.noun == PlaceNoun::capital && info.kind == "city")
    s = 2;
  else
    return 0;
  if (is_container(doc, i)) s -= 0.7F;
  if (place.destination || led_to(doc, place)) s -= 0.7F;
  return s;
}

// Governorate of a place: its own name, or the one it lies in.
std::string_view governorate_of(const Document& doc, int i) {
  const PlaceInfo info = doc.lexicon->place(doc.places[static_cast<std::size_t>(i)].record);
  return info.kind == "governorate" ? info.name_en : info.admin1;
}

std::uint32_t paragraph_of(const Document& doc, int place) {
  const std::uint32_t first = doc.places[static_cast<std::size_t>(place)].extent.first;
  return doc.tokens->sentences[doc.sentence_of(first)].paragraph;
}

// Does the paragraph of that mention open with a heading ("Murzuq: ...")?
bool headed(const Document& doc, int index) {
  const std::uint32_t paragraph = paragraph_of(doc, index);
  for (int i = index; i >= 0 && paragraph_of(doc, i) == paragraph; --i)
    if (doc.places[static_cast<std::size_t>(i)].header) return true;
  return false;
}

}  // namespace

float place_score(const Document& doc, const Draft& draft, int index) {
  const Place& place = doc.places[static_cast<std::size_t>(index)];
  const PlaceInfo info = doc.lexicon->place(place.record);
  float s = 0;
  if (is_container(doc, index)) s -= 4;
  if (place.reference) s -= 1.5F;
  if (place.in) s += 2;
  if (place.target) s += 2.5F;
  if (place.object) s += 2;
  if (place.near || place.direction != mention::Direction::none) s += 1;
  if (place.governed) s += 0.5F;
  if (!place.relation.empty() && place.noun != PlaceNoun::none) s += 1.2F;  // "between the towns X and Y"
  // "the village X of the unit Y north of Z": the noun of a spot says more than a direction.
  if (place.noun == PlaceNoun::village || place.noun == PlaceNoun::town || place.noun == PlaceNoun::neighbourhood) s += 0.5F;
  // People who leave, and people who are seized: the place is the one they are taken from.
  const mention::Mode mode = doc.lexicon->act(draft.act).mode;
  const std::string_view act = doc.lexicon->act(draft.act).id;
  const bool leaving = mode == mention::Mode::people || act == "transfer" || act == "withdrawal";
  const bool taken = mode == mention::Mode::detain && !natives(doc, place);
  // "towards X", "at farmers near X": where the shells went; "reinforcements to X": where they came.
  const bool ends = act == "reinforcement";
  const bool force = mode == mention::Mode::fight || mode == mention::Mode::assault || mode == mention::Mode::strike;
  const bool thrust = force && aimed(doc, place);
  const bool fired = (ends || thrust || spread(doc, place)) && (place.destination || led_to(doc, place));
  const bool entrance = place.noun == PlaceNoun::crossing;  // "came in from the crossing X": there
  const bool crowd = mode == mention::Mode::crowd;          // "people from the villages of X": their own
  if (place.origin && !place.near && !entrance) s += taken || (leaving && !natives(doc, place)) ? 1.5F : crowd ? -1 : -3;
  if (place.destination) s += fired ? 1.5F : leaving ? -3 : -1;
  if (led_to(doc, place) && !fired) s -= 4;
  if (info.kind == "country")
    s -= 3;
  else if (info.kind == "governorate" || place.seat || place.noun == PlaceNoun::countryside ||
           place.noun == PlaceNoun::governorate)
    s -= 2;
  if (place.header) s -= dateline(doc, place) ? 3 : 1.5F;
  if (place.noun == PlaceNoun::capital && place.record == knowledge::kNone) s -= 1;
  if (place.noun == PlaceNoun::border) s -= 1.5F;
  if (doc.source_at[place.name.first] >= 0) s -= 2.5F;
  // "the mayor of X"; not the people that a quarter is called after.
  if (const int people = doc.people_at[place.name.first]; people >= 0 && !inside(doc, people, place)) s -= 1.5F;
  if (of_party(doc, place)) s -= 1.7F;
  // Near the deciding trigger, rather behind it than before it.
  const Trigger* main = &draft.triggers.front();
  for (const Trigger& t : draft.triggers)
    if (t.act == draft.act && t.act) {
      main = &t;
      break;
    }
  const float distance = place.extent.first >= main->first ? static_cast<float>(place.extent.first - main->first)
                                                           : static_cast<float>(main->first - place.extent.first) * 1.2F;
  return s - distance * 0.04F;
}

int resolve_reference(const Document& doc, int index, int last) {
  const Place& reference = doc.places[static_cast<std::size_t>(index)];
  if (reference.noun == PlaceNoun::area || reference.noun == PlaceNoun::none) return -1;
  const std::string_view here = last >= 0 ? governorate_of(doc, last) : std::string_view();
  int best = -1;
  float best_score = 0;
  for (int i = index - 1; i >= 0; --i) {
    float s = stands_for(doc, reference, i);
    if (s <= 0) continue;
    // "the governorate" is the one where the act before was, whichever was named since.
    if (reference.noun == PlaceNoun::governorate && last >= 0 && governorate_of(doc, i) != here) continue;
    // What the act before was told of, less where a new paragraph has a heading of its own.
    if (i == last) s += paragraph_of(doc, i) != paragraph_of(doc, index) && headed(doc, index) ? 0.2F : 1;
    // "Murzuq: ... from the town": the head of its own paragraph.
    if (doc.places[static_cast<std::size_t>(i)].header && paragraph_of(doc, i) == paragraph_of(doc, index)) s += 1.2F;
    s -= static_cast<float>(index - i) * 0.12F;
    if (best < 0 || s > best_score) best = i, best_score = s;
  }
  return best;
}

}  // namespace marsad::event
