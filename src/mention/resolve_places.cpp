// The choice among homonyms.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "gazetteer.hpp"
#include "places.hpp"

namespace marsad::mention {
namespace {

using knowledge::kNone;

void vote_theatre(Document& doc) {
  std::map<std::string, double> votes;
  if (!doc.theatre.empty()) votes[doc.theatre] += 0.5;
  const auto& store = doc.lexicon->store();
  for (const Place& place : doc.places) {
    if (place.candidates.empty() || place.doubtful) continue;
    // Each mention has one vote, shared by the countries of its homonyms; better known ones weigh more.
    std::map<std::string_view, double> share;
    double total = 0;
    for (const Id candidate : place.candidates) {
      const PlaceInfo info = doc.lexicon->place(candidate);
      const bool seat = info.kind == "governorate" || info.kind == "city" || info.kind == "country";
      const double weight = (info.unit  ? 4.0
                             : info.own ? 2.0
                                        : 1.0) +
                            (seat ? 1.5 : 0.0) + std::log10(info.population + 10) / 2;
      share[info.country] += weight, total += weight;
    }
    for (const auto& [country, weight] : share) votes[std::string(country)] += weight / total;
  }
  const std::uint32_t country_key = store.intern("country");
  for (const Match& match : doc.matches) {
    if (!match.actor) continue;
    for (const auto& entry : match.entries) {
      if (!doc.lexicon->is_actor(entry.record)) continue;
      const std::string_view country = store.text(store.record(entry.record).tag(country_key));
      if (!country.empty()) votes[std::string(country)] += 0.5 / static_cast<double>(match.entries.size());
    }
  }
  double best = 0;
  for (const auto& [country, weight] : votes)
    if (weight > best) best = weight, doc.theatre = country;
}

bool is_town(std::string_view kind) { return kind == "city" || kind == "town"; }

bool quarter(PlaceNoun noun) {
  return noun == PlaceNoun::neighbourhood || noun == PlaceNoun::street || noun == PlaceNoun::square ||
         noun == PlaceNoun::market;
}

// The town that the report spoke of last before place i, -1 when it spoke of none.
int town_before(const Document& doc, std::size_t i) {
  for (std::size_t k = i; k-- > 0;) {
    const Place& place = doc.places[k];
    if (place.reference && place.noun == PlaceNoun::capital) return -1;  // some other town
    if (place.record == kNone || place.reference || place.weak || quarter(place.noun)) continue;
    const PlaceInfo info = doc.lexicon->place(place.record);
    if (info.lat && (is_town(info.kind) || info.kind == "camp")) return static_cast<int>(k);
  }
  return -1;
}

// The nearest resolved container up the chain.
PlaceInfo container_of(const Document& doc, const Place& place) {
  int parent = place.parent;
  for (int guard = 0; parent >= 0 && guard < 8; ++guard) {
    const Place& p = doc.places[static_cast<std::size_t>(parent)];
    if (p.record != kNone) return doc.lexicon->place(p.record);
    parent = p.parent;
  }
  return {};
}

// "nAHyp" before a subdistrict, "qDA'" before a district: the very noun of the unit.
bool names_unit(PlaceNoun noun, std::string_view kind) {
  return (noun == PlaceNoun::subdistrict && kind == "subdistrict") || (noun == PlaceNoun::district && kind == "district") ||
         (noun == PlaceNoun::area && kind == "district") || (noun == PlaceNoun::governorate && kind == "governorate");
}

// "the quarter X in the city of Y": a namesake far from Y, or in another unit, is not meant, however well it is known.
bool contradicts(const Document& doc, const Place& place, const PlaceInfo& candidate, const PlaceInfo& container) {
  if (container.id.empty() || candidate.id == container.id) return false;
  // "X, south of Amman": half a country may lie between.
  const Place& outer = doc.places[static_cast<std::size_t>(place.parent)];
  if (outer.direction != Direction::none || outer.near) return false;
  // "in the southern countryside": a container abroad is itself the namesake.
  if (candidate.country == doc.theatre && container.country != doc.theatre && container.kind != "country") return false;
  const double km = distance_km(candidate, container);
  if (candidate.country != container.country)
    return container.kind == "country" || container.kind == "governorate" || km < 0 || km > 100;
  if (container.kind == "governorate")
    return !candidate.admin1.empty() && candidate.admin1 != container.name_en && candidate.name_en != container.name_en &&
           (km < 0 || km > 120);
  // Districts are wide: their middle may lie a hundred kilometres from their villages.
  const bool district = container.kind == "district" || container.kind == "subdistrict";
  if (district && !container.admin1.empty()) return !candidate.admin1.empty() && candidate.admin1 != container.admin1;
  const bool small = is_town(container.kind) || container.kind == "village" || container.kind == "camp" ||
                     container.kind == "neighbourhood" || district;
  const bool fine = quarter(place.noun) || candidate.kind == "neighbourhood" || candidate.kind == "square";
  return small && km > (fine ? 30 : 60);
}

float score(const Document& doc, const Place& place, const PlaceInfo& candidate, const PlaceInfo& container,
            std::string_view admin1) {
  double s = (candidate.own ? 2.0 : 0.0) + std::log10(candidate.population + 1) * 0.25;
  s += kind_fits(place.noun, candidate.kind) * 1.5;
  if (names_unit(place.noun, candidate.kind)) s += 0.5;
  const bool spot = place.noun == PlaceNoun::city || place.noun == PlaceNoun::town || place.noun == PlaceNoun::village;
  if (candidate.unit) s += spot ? 1 : 4;
  const bool small_area = is_area(candidate.kind) && candidate.kind != "governorate" && candidate.kind != "country";
  if (place.noun == PlaceNoun::none && small_area) s -= 0.5;
  // A bare name is the city's or the governorate's before a village's.
  if (place.noun == PlaceNoun::none && (candidate.kind == "governorate" || candidate.kind == "city")) s += 1;
  // A bare name of a country and of a province abroad ("Niger") is the country.
  if (place.noun == PlaceNoun::none && candidate.kind == "country") s += 1;
  if (candidate.country == doc.theatre) s += 2.5;
  if (candidate.common && !place.governed) s -= 3;
  if (!container.id.empty()) {
    const bool same_admin =
        !container.admin1.empty() && candidate.admin1 == container.admin1 && candidate.country == container.country;
    if (candidate.id == container.id) s -= 4;
    if (contradicts(doc, place, candidate, container)) s -= 8;
    if (same_admin || candidate.admin1 == container.name_en)
      s += 3;
    else if (candidate.country != container.country)
      s -= 3;
    if (const double km = distance_km(candidate, container); km >= 0)
      s += km < 40 ? 1.5 : km < 100 ? 0.5 : km > 300 ? -2 : 0;
  } else if (!admin1.empty() && candidate.admin1 == admin1) {
    s += 1;
  }
  return static_cast<float>(s);
}

// How well a homonym keeps company with the places named behind it in its sentence (they are resolved before it): "the towns
// X and Y, in the plain of Z in the countryside of Hama".
double company(const Document& doc, const Place& place, const PlaceInfo& candidate) {
  const std::uint32_t sentence = doc.sentence_of(place.extent.first);
  double best = 0;
  for (std::size_t k = static_cast<std::size_t>(&place - doc.places.data()) + 1; k < doc.places.size(); ++k) {
    const Place& other = doc.places[k];
    if (doc.sentence_of(other.extent.first) != sentence) break;
    if (other.record == kNone || other.weak || other.reference) continue;
    const PlaceInfo info = doc.lexicon->place(other.record);
    if (info.kind == "country" || info.country != candidate.country) continue;
    const std::string_view unit = info.kind == "governorate" ? info.name_en : info.admin1;
    const double km = distance_km(candidate, info);
    const double s = (!unit.empty() && unit == candidate.admin1 ? 1.0 : 0.0) + (km >= 0 && km < 40 ? 1.0 : 0.0);
    best = std::max(best, s);
  }
  return best;
}

bool well_known(const PlaceInfo& info) {
  return info.kind == "country" || info.kind == "governorate" || info.population > 100000;
}

// A governorate and its seat mostly share a name. Unless a noun says "governorate" or "countryside", the town is meant: the
// governorate's point would lie far out in the desert.
void prefer_seat(const Document& doc, Place& place) {
  if (place.record == kNone || place.noun == PlaceNoun::governorate || place.noun == PlaceNoun::countryside ||
      place.noun == PlaceNoun::region || place.noun == PlaceNoun::area || place.noun == PlaceNoun::sector)
    return;
  const PlaceInfo top = doc.lexicon->place(place.record);
  if (top.unit) return;
  const auto seat_of = [](const PlaceInfo& town, const PlaceInfo& area) {
    return is_town(town.kind) && town.country == area.country && town.admin1 == area.name_en;
  };
  if (top.kind == "governorate") {
    for (const Id candidate : place.candidates) {
      const PlaceInfo info = doc.lexicon->place(candidate);
      if (!seat_of(info, top) || !info.lat) continue;
      place.record = candidate, place.seat = true;
      return;
    }
  } else if (is_town(top.kind) && place.noun == PlaceNoun::none) {
    place.seat = std::any_of(place.candidates.begin(), place.candidates.end(), [&](Id candidate) {
      const PlaceInfo info = doc.lexicon->place(candidate);
      return info.kind == "governorate" && seat_of(top, info);
    });
  }
}

bool borders(const Document& doc, std::string_view country, std::string_view other) {
  const auto& store = doc.lexicon->store();
  const Id record = store.find("country", country);
  const std::uint32_t key = store.intern("borders"), value = store.intern(other);
  return record != kNone && key != 0 && value != 0 && store.record(record).has(key, value);
}

// A small place of a country that nothing else in the report points to is a homonym: the name stays, the record does not.
void foreign(const Document& doc, Place& place, const std::set<std::string, std::less<>>& countries) {
  if (place.record == kNone || doc.theatre.empty()) return;
  const PlaceInfo info = doc.lexicon->place(place.record);
  if (info.country == doc.theatre || well_known(info) || countries.count(info.country)) return;
  // "the eastern sector of the countryside of X" is not the sector of that name abroad.
  const PlaceInfo around = container_of(doc, place);
  const bool elsewhere = !around.country.empty() && around.country != info.country && place.scores.front() < 0;
  const bool near = borders(doc, doc.theatre, info.country) && (info.own || info.unit || place.governed);
  if (near && !elsewhere) return;
  place.weak = place.doubtful || !(place.in || place.near || place.target) || place.noun == PlaceNoun::none;
  if (place.parent >= 0 || place.weak || place.noun == PlaceNoun::countryside) place.record = kNone;
}

// The smallest imported unit that bears the town's name and lies around it: its P-code is the town's.
void find_unit(const Document& doc, Place& place) {
  if (place.record == kNone) return;
  const PlaceInfo here = doc.lexicon->place(place.record);
  if (here.unit || !here.pcode.empty() || here.kind == "country") return;
  std::string_view best;
  for (const Id candidate : place.candidates) {
    const PlaceInfo unit = doc.lexicon->place(candidate);
    if (!unit.unit || unit.country != here.country || (!here.admin1.empty() && unit.admin1 != here.admin1)) continue;
    const bool governorate = unit.kind == "governorate";
    if (here.kind == "governorate" ? !governorate : governorate) continue;
    if (best.empty() || unit.pcode.size() > best.size()) best = unit.pcode, place.unit = candidate;
  }
}

// Every town has its Victory Square: without a container, a quarter lies in the town spoken of last or is not known.
void near_its_town(Document& doc, Place& place) {
  if (!quarter(place.noun) || place.parent >= 0 || place.record == kNone) return;
  // A listed name of several words that only one place bears ("AlDAHyp Aljnwbyp") needs no town.
  const bool whole =
      place.name.first == place.extent.first && place.name.last > place.name.first + 1 && doc.definite(place.name.first);
  if (whole && place.candidates.size() == 1) return;
  const int town = town_before(doc, static_cast<std::size_t>(&place - doc.places.data()));
  if (town < 0) return;
  const PlaceInfo here = doc.lexicon->place(doc.places[static_cast<std::size_t>(town)].record);
  constexpr double kFar = 30;  // km
  for (const Id candidate : place.candidates) {
    const double km = distance_km(doc.lexicon->place(candidate), here);
    if (km < 0 || km > kFar) continue;
    place.record = candidate;
    return;
  }
  const PlaceInfo best = doc.lexicon->place(place.record);
  const bool spot = best.kind == "neighbourhood" || best.kind == "square" || best.kind == "road" || best.kind == "village";
  // "the quarters of X", "the market of X": its own; but no quarter is called after some small town abroad.
  const bool namesake = place.noun == PlaceNoun::neighbourhood && best.kind == "town" && best.population < 100000;
  if ((spot || namesake) && distance_km(best, here) > kFar) place.record = kNone, place.parent = town;
}

void rank(const Document& doc, Place& place, const PlaceInfo& container, std::string_view admin1) {
  std::vector<std::pair<float, Id>> scored;
  for (const Id candidate : place.candidates) {
    const PlaceInfo info = doc.lexicon->place(candidate);
    const double near = container.id.empty() ? company(doc, place, info) : 0;
    scored.emplace_back(score(doc, place, info, container, admin1) + static_cast<float>(near), candidate);
  }
  std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  place.candidates.clear(), place.scores.clear();
  for (const auto& [value, candidate] : scored) place.candidates.push_back(candidate), place.scores.push_back(value);
  place.record = place.candidates.empty() ? kNone : place.candidates.front();
}

void resolve(Document& doc, Place& place, std::string_view admin1) {
  const PlaceInfo container = container_of(doc, place);
  rank(doc, place, container, admin1);
  const PlaceInfo best = doc.lexicon->place(place.record);
  if (!best.id.empty() && contradicts(doc, place, best, container)) {
    place.record = kNone;
    // "near the wall of the university": a common word, whatever town abroad is called so.
    if (best.common && place.noun == PlaceNoun::none) place.weak = true;
    // A governorate lies in no other: what follows it is not its container.
    if (place.noun == PlaceNoun::none && (best.kind == "governorate" || best.kind == "city" || best.kind == "country"))
      place.parent = -1, rank(doc, place, {}, admin1);
  }
  near_its_town(doc, place);
  prefer_seat(doc, place);
  find_unit(doc, place);
}

}  // namespace

void resolve_places(Document& doc) {
  find_parents(doc);
  vote_theatre(doc);
  std::string admin1;  // of the paragraph's last governorate or header
  std::uint32_t paragraph = 0;
  const auto& sentences = doc.tokens->sentences;
  // Containers stand behind what they contain, so resolve each sentence's places from the last to the first.
  for (std::size_t i = 0; i < doc.places.size();) {
    const std::uint32_t sentence = doc.sentence_of(doc.places[i].extent.first);
    std::size_t end = i;
    while (end < doc.places.size() && doc.sentence_of(doc.places[end].extent.first) == sentence) ++end;
    if (sentences[sentence].paragraph != paragraph) paragraph = sentences[sentence].paragraph, admin1.clear();
    // "Raqqa: ... in the town of X": the header says where all that follows lies.
    if (doc.places[i].header) {
      resolve(doc, doc.places[i], admin1);
      const PlaceInfo info = doc.lexicon->place(doc.places[i].record);
      if (!info.admin1.empty() || info.kind == "governorate")
        admin1 = info.kind == "governorate" ? std::string(info.name_en) : std::string(info.admin1);
    }
    // Quarters last: the town they lie in may stand before them.
    for (std::size_t k = end; k-- > i;)
      if (!quarter(doc.places[k].noun)) resolve(doc, doc.places[k], admin1);
    for (std::size_t k = end; k-- > i;)
      if (quarter(doc.places[k].noun)) resolve(doc, doc.places[k], admin1);
    for (std::size_t k = i; k < end; ++k)
      if (doc.places[k].record != kNone)
        if (const PlaceInfo info = doc.lexicon->place(doc.places[k].record);
            !info.admin1.empty() || info.kind == "governorate")
          admin1 = info.kind == "governorate" ? std::string(info.name_en) : std::string(info.admin1);
    i = end;
  }
  std::set<std::string, std::less<>> countries;  // those that a place nobody mistakes speaks of
  for (const Place& place : doc.places)
    if (place.record != kNone)
      if (const PlaceInfo info = doc.lexicon->place(place.record); well_known(info))
        countries.insert(std::string(info.country));
  for (Place& place : doc.places) foreign(doc, place, countries);
}

}  // namespace marsad::mention
