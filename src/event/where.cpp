// Place of each draft: its own words first, then what the sentence, paragraph and report let carry over.
#include <algorithm>
#include <unordered_map>

#include "../mention/gazetteer.hpp"
#include "draft.hpp"
#include "where_fit.hpp"
#include "where_list.hpp"

namespace marsad::event {
namespace {

using mention::Place;
using mention::PlaceInfo;
using mention::PlaceNoun;
using mention::WordInfo;

// "stationed in X", "backed from X": where a party sits, not where the act happened.
bool stationed(const Document& doc, const Place& place) {
  for (std::uint32_t back = 0; back < 3 && back < place.lead; ++back)
    for (const token::Analysis& a : doc.readings(place.lead - 1 - back))
      if (a.features.pos == knowledge::Pos::adjective && doc.lexicon->of(a.record).role == mention::Role::stationed)
        return true;
  return false;
}

// All tokens of the draft, and the words of its sentence that stand before the first trigger of the sentence.
std::vector<int> places_of(const Document& doc, const Draft& draft) {
  std::vector<int> found;
  for (const TokenRange& range : draft.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i)
      if (doc.place_at[i] >= 0 && (found.empty() || found.back() != doc.place_at[i])) found.push_back(doc.place_at[i]);
  return found;
}

// Best place of the draft's own words, -1 when it names none.
// A governorate, a countryside, a country: taken only where no spot is named.
bool covers_area(const Document& doc, const Place& place) {
  if (place.noun == PlaceNoun::countryside || place.noun == PlaceNoun::governorate || place.noun == PlaceNoun::border ||
      place.seat)
    return true;
  const PlaceInfo info = doc.lexicon->place(place.record);
  return info.kind == "governorate" || info.kind == "country" || (info.kind == "region" && place.noun == PlaceNoun::none);
}

// "in the countryside of X in the district of Y": Y is no spot either.
bool holds_area(const Document& doc, int p) {
  return is_container(doc, p) && covers_area(doc, doc.places[static_cast<std::size_t>(p - 1)]);
}

int best_place(const Document& doc, const Draft& draft, bool areas, int last) {
  int best = -1;
  float best_score = areas ? -4.2F : -2.2F;
  for (const int p : places_of(doc, draft)) {
    const Place& place = doc.places[static_cast<std::size_t>(p)];
    if (areas != covers_area(doc, place) || place.weak || stationed(doc, place)) continue;
    if (natives(doc, place) && doc.lexicon->act(draft.act).mode != mention::Mode::crowd) continue;
    if (!areas && holds_area(doc, p)) continue;
    if (doc.source_at[place.name.first] >= 0) continue;
    int candidate = p;
    if (place.reference) {
      candidate = resolve_reference(doc, p, last);
      if (candidate < 0) continue;
    }
    const float s = place_score(doc, draft, p);
    if (s > best_score) best_score = s, best = candidate;
  }
  return best;
}

bool spot(const Document& doc, const Place& place) {
  return !place.weak && !place.reference && !covers_area(doc, place) && place.noun != PlaceNoun::capital;
}

// Does a clause begin at token i: behind a comma, with "and"?
bool opens_clause(const Document& doc, std::uint32_t i) {
  return i == 0 || i >= doc.size() || doc.token(i - 1).kind == token::Kind::punctuation ||
         doc.has_proclitic(i, token::kWa | token::kFa) || doc.code(i) == "w";
}

// "destroyed vehicles that carried | reinforcements in X": the next act begins in the middle of the clause, and the spot
// named there is this one's too.
int rest_of_clause(const Document& doc, const Draft& draft) {
  const token::Sentence& s = doc.tokens->sentences[draft.sentence];
  if (draft.end() >= s.last || opens_clause(doc, draft.end())) return -1;
  for (std::uint32_t i = draft.end(); i < s.last; ++i) {
    if (i > draft.end() && doc.token(i).kind == token::Kind::punctuation && !doc.is_punctuation(i, '"')) return -1;
    const int p = doc.place_at[i];
    if (p < 0) continue;
    const Place& place = doc.places[static_cast<std::size_t>(p)];
    if (spot(doc, place) && (place.in || place.near || place.target) && doc.source_at[i] < 0 && !led_to(doc, place))
      return p;
    i = place.extent.last - 1;
  }
  return -1;
}

// "residents of the village X said that a shell fell on a house": where those who tell it live.
int place_of_tellers(const Document& doc, const Draft& draft) {
  const token::Sentence& s = doc.tokens->sentences[draft.sentence];
  int best = -1;
  for (std::uint32_t i = s.first; i < std::min(s.last, draft.end()); ++i) {
    const int p = doc.place_at[i];
    if (p < 0 || doc.source_at[i] < 0) continue;
    const Place& place = doc.places[static_cast<std::size_t>(p)];
    const bool local = place.noun != PlaceNoun::none || (place.in && place.record != knowledge::kNone);
    if (best < 0 && spot(doc, place) && local) best = p;
    i = place.extent.last - 1;
  }
  return best;
}

// What a paragraph, list item or report says of place before any act: "Idlib: ...", a dateline.
int header_place(const Document& doc, std::uint32_t sentence) {
  const auto& sentences = doc.tokens->sentences;
  const std::uint32_t paragraph = sentences[sentence].paragraph;
  for (const Place& place : doc.places) {
    const std::uint32_t s = doc.sentence_of(place.extent.first);
    if (sentences[s].paragraph > paragraph) break;
    if (sentences[s].paragraph == paragraph && place.header) return static_cast<int>(&place - doc.places.data());
  }
  return -1;
}

// The place most often named, areas last: where nothing else says.
int report_place(const Document& doc) {
  std::unordered_map<knowledge::Id, int> times;
  for (const Place& place : doc.places)
    if (place.record != knowledge::kNone) ++times[place.record];
  int best = -1;
  float best_score = -1;
  for (std::size_t i = 0; i < doc.places.size(); ++i) {
    const Place& place = doc.places[i];
    if (place.reference || place.origin || place.weak) continue;
    float s = 0.5F;
    if (place.record != knowledge::kNone) s += static_cast<float>(times[place.record]);
    const PlaceInfo info = doc.lexicon->place(place.record);
    if (info.kind == "country") s -= 3;
    if (info.kind == "governorate") s -= 0.7F;
    s -= static_cast<float>(i) * 0.05F;
    if (s > best_score) best_score = s, best = static_cast<int>(i);
  }
  return best;
}

// An ordinary word behind "in" that is a name too, in the draft's own words.
int doubtful_place(const Document& doc, const Draft& draft) {
  for (std::size_t i = 0; i < doc.places.size(); ++i)
    if (const Place& place = doc.places[i];
        place.doubtful && place.extent.first >= draft.begin() && place.extent.last <= draft.end())
      return static_cast<int>(i);
  return -1;
}

// Such a word that names a town of the country the report is about, or that is no word at all.
int likely_place(const Document& doc, const Draft& draft) {
  const int p = doubtful_place(doc, draft);
  if (p < 0) return -1;
  const Place& place = doc.places[static_cast<std::size_t>(p)];
  if (place.candidates.empty()) return p;
  const PlaceInfo info = doc.lexicon->place(place.record);
  const bool town = info.kind == "city" || info.kind == "town" || info.kind == "governorate";
  return town && !info.common && info.country == doc.theatre ? p : -1;
}

// The last spot named by the drafts before, an area only where they name no spot.
int last_spot(const Document& doc, const std::vector<Draft>& drafts, std::size_t i) {
  int area = -1;
  for (std::size_t k = i; k-- > 0 && i - k <= 4;) {
    if (drafts[k].place < 0 || drafts[k].title) continue;
    if (drafts[k].own_place && drafts[k].sentence == drafts[i].sentence) return drafts[k].place;
    if (!covers_area(doc, doc.places[static_cast<std::size_t>(drafts[k].place)])) return drafts[k].place;
    if (area < 0) area = drafts[k].place;
  }
  return area;
}

// "the soldiers stationed at X fired at people": there, where the draft names no other place.
int post(const Document& doc, const Draft& draft) {
  for (const int p : places_of(doc, draft)) {
    const Place& place = doc.places[static_cast<std::size_t>(p)];
    if (spot(doc, place) && stationed(doc, place) && (place.in || place.near || place.target)) return p;
  }
  return -1;
}

// A spot that stands beside the draft's own words rather than in them, -1 when there is none.
int beside(const Document& doc, const Draft& draft) {
  if (const int p = rest_of_clause(doc, draft); p >= 0) return p;
  if (const int p = likely_place(doc, draft); p >= 0) return p;
  return place_of_tellers(doc, draft);
}

// Is the spot inside the area, for all that is known?
bool lies_in(const Document& doc, int spot, int area) {
  const PlaceInfo inner = doc.lexicon->place(doc.places[static_cast<std::size_t>(spot)].record),
                  outer = doc.lexicon->place(doc.places[static_cast<std::size_t>(area)].record);
  const Place& here = doc.places[static_cast<std::size_t>(spot)];
  // "in X and two other places in Y"
  if (inner.id.empty()) return here.noun != PlaceNoun::none || (here.in && here.candidates.empty() && area > spot);
  if (outer.kind == "country" || outer.kind == "region") return inner.country == outer.country;
  return !outer.admin1.empty() && inner.admin1 == outer.admin1 && inner.country == outer.country;
}

// "In al-Dali, a driver was killed when a mine exploded on the road to X": one act, told by its harm and its cause.
// The spot behind the cause is where both were.
void narrow_down(const Document& doc, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i + 1 < drafts.size(); ++i) {
    Draft& area = drafts[i];
    const Draft& spot = drafts[i + 1];
    if (area.sentence != spot.sentence || area.act != spot.act || !area.own_place || !spot.own_place) continue;
    const Place &outer = doc.places[static_cast<std::size_t>(area.place)],
                &inner = doc.places[static_cast<std::size_t>(spot.place)];
    if (!covers_area(doc, outer) || covers_area(doc, inner)) continue;
    const PlaceInfo a = doc.lexicon->place(outer.record), b = doc.lexicon->place(inner.record);
    const std::string_view unit = a.kind == "governorate" ? a.name_en : a.admin1;
    if (inner.record == knowledge::kNone || (a.country == b.country && unit == b.admin1)) area.place = spot.place;
  }
}

// "stormed the towns X and Y and arrested seven": the arrests were made in all of them.
void take_list(const Document& doc, const Draft& raid, Draft& draft) {
  const bool entered = doc.lexicon->act(raid.act).mode == mention::Mode::weak && raid.sentence == draft.sentence;
  if (entered && raid.own_place && draft.place == raid.place) draft.more_places = raid.more_places;
}

}  // namespace

void find_where(const Document& doc, const Scope& scope, std::vector<Draft>& drafts) {
  (void)scope;
  const auto& sentences = doc.tokens->sentences;
  int anywhere = -2;  // asked for once, when first needed
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    const int last = i > 0 ? drafts[i - 1].place : -1;
    draft.place = best_place(doc, draft, false, last);
    int aside = -1;
    if (draft.place < 0) {
      aside = beside(doc, draft);
      draft.place = best_place(doc, draft, true, last);
      if (aside >= 0 && draft.place >= 0 && lies_in(doc, aside, draft.place)) draft.place = aside;
    }
    draft.own_place = draft.place >= 0;
    if (draft.own_place) {
      draft.place = list_head(doc, draft, draft.place);
      list_of_places(doc, draft);
      continue;
    }
    draft.place = aside >= 0 ? aside : post(doc, draft);
    if (draft.place >= 0) continue;
    const std::uint32_t paragraph = sentences[draft.sentence].paragraph;
    // The act before in the same paragraph, then the paragraph's header, the paragraph before, the report.
    const int before = last_spot(doc, drafts, i);
    if (before >= 0 && sentences[drafts[i - 1].sentence].paragraph == paragraph) {
      draft.place = before;
      take_list(doc, drafts[i - 1], draft);
      continue;
    }
    draft.place = header_place(doc, draft.sentence);
    if (draft.place < 0 && !sentences[draft.sentence].bullet) draft.place = before;
    if (draft.place < 0) {
      if (anywhere == -2) anywhere = report_place(doc);
      draft.place = anywhere >= 0 ? anywhere : doubtful_place(doc, draft);
    }
  }
  narrow_down(doc, drafts);
}

}  // namespace marsad::event
