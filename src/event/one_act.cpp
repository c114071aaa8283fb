#include "one_act.hpp"

#include <algorithm>

#include "../mention/gazetteer.hpp"
#include "trigger_words.hpp"

namespace marsad::event {

using mention::Mode;
using mention::Place;

bool OneAct::spot(const Draft& d) const {
  if (!d.own_place || d.place < 0) return false;
  const Place& place = doc_.places[static_cast<std::size_t>(d.place)];
  const auto info = doc_.lexicon->place(place.record);
  return !place.weak && !place.seat && !mention::is_area(info.kind) && place.noun != mention::PlaceNoun::countryside;
}

bool OneAct::names_one_place(int a, int b) const {
  if (a == b) return true;
  const Place &x = doc_.places[static_cast<std::size_t>(a)], &y = doc_.places[static_cast<std::size_t>(b)];
  return (x.record != knowledge::kNone && x.record == y.record) || folded_name(a) == folded_name(b);
}

const std::string& OneAct::folded_name(int place) const {
  names_.resize(doc_.places.size());
  std::string& name = names_[static_cast<std::size_t>(place)];
  if (name.empty()) name = text::fold_word(doc_.places[static_cast<std::size_t>(place)].text);
  return name;
}

bool OneAct::contains(int inner, int outer) const {
  for (int p = doc_.places[static_cast<std::size_t>(inner)].parent, guard = 0; p >= 0 && guard < 6;
       p = doc_.places[static_cast<std::size_t>(p)].parent, ++guard) {
    if (p == outer) return true;
    const Place &x = doc_.places[static_cast<std::size_t>(p)], &y = doc_.places[static_cast<std::size_t>(outer)];
    if (x.record != knowledge::kNone && x.record == y.record) return true;
  }
  return false;
}

bool OneAct::wider(int area, int spot) const {
  return area >= 0 && spot >= 0 &&
         (contains(spot, area) ||
          area_of(doc_.places[static_cast<std::size_t>(area)], doc_.places[static_cast<std::size_t>(spot)]));
}

// A governorate told in one place and a town of it in another.
bool OneAct::area_of(const Place& area, const Place& spot) const {
  if (area.record == knowledge::kNone || spot.record == knowledge::kNone) return false;
  const auto a = doc_.lexicon->place(area.record), s = doc_.lexicon->place(spot.record);
  return (a.kind == "governorate" && s.admin1 == a.name_en && s.country == a.country);
}

// The countryside or the country that a lead names.
bool OneAct::area_around(const Place& area, const Place& spot) const {
  const auto a = doc_.lexicon->place(area.record), s = doc_.lexicon->place(spot.record);
  if (a.kind == "country") return s.country.empty() || a.country == s.country;
  return (area.noun == mention::PlaceNoun::countryside || mention::is_area(a.kind)) && a.country == s.country &&
         !a.admin1.empty() && a.admin1 == s.admin1;
}

bool OneAct::in_region(const Place& area, const Place& spot) const {
  const auto a = doc_.lexicon->place(area.record), s = doc_.lexicon->place(spot.record);
  if (a.kind != "region" || !a.admin1.empty() || a.country != s.country) return false;
  constexpr double kWide = 300;
  const double km = mention::distance_km(a, s);
  return s.kind != "country" && s.kind != "region" && km >= 0 && km < kWide;
}

std::string OneAct::id_of(const Party& p) const {
  return p.actor >= 0 ? doc_.actors[static_cast<std::size_t>(p.actor)].id : std::string{};
}

bool OneAct::other_parties(const std::vector<Party>& x, const std::vector<Party>& y) const {
  bool named = false;
  for (const Party& p : x)
    for (const Party& q : y) {
      if (p.implied || q.implied) continue;
      named = true;
      if (p.actor < 0 || q.actor < 0) {
        if (p.civilian == q.civilian && (p.actor < 0) == (q.actor < 0)) return false;
        continue;
      }
      const auto &i = doc_.actors[static_cast<std::size_t>(p.actor)], &j = doc_.actors[static_cast<std::size_t>(q.actor)];
      if (i.id == j.id || i.generic || j.generic) return false;
    }
  return named;
}

bool OneAct::meet(const std::vector<Party>& x, const std::vector<Party>& y) const {
  for (const Party& p : x)
    for (const Party& q : y) {
      if (p.implied || q.implied) continue;
      if (p.actor >= 0 && q.actor >= 0 ? id_of(p) == id_of(q) : p.civilian && q.civilian) return true;
    }
  return false;
}

bool OneAct::same_party(const std::vector<Party>& x, const std::vector<Party>& y) const {
  return !x.empty() && !y.empty() && x.front().actor >= 0 && id_of(x.front()) == id_of(y.front());
}

bool OneAct::near_by(int area, int spot) const {
  const Place &x = doc_.places[static_cast<std::size_t>(area)], &y = doc_.places[static_cast<std::size_t>(spot)];
  if (x.direction == mention::Direction::none && !x.near) return false;
  const double km = mention::distance_km(doc_.lexicon->place(x.record), doc_.lexicon->place(y.record));
  constexpr double kAround = 40;
  return km >= 0 && km < kAround;
}

double OneAct::apart_km(int a, int b) const {
  const Place &x = doc_.places[static_cast<std::size_t>(a)], &y = doc_.places[static_cast<std::size_t>(b)];
  return std::max(0.0, mention::distance_km(doc_.lexicon->place(x.record), doc_.lexicon->place(y.record)));
}

// No side of one is clearly someone else in the other.
bool OneAct::same_pair(const Draft& a, const Draft& b) const {
  const auto clash = [&](const std::vector<Party>& x, const std::vector<Party>& y) {
    if (x.empty() || y.empty()) return false;
    for (const Party& p : x)
      for (const Party& q : y) {
        if (p.actor < 0 || q.actor < 0) {
          if (p.civilian == q.civilian) return false;
          continue;
        }
        if (id_of(p) == id_of(q)) return false;
        if (doc_.actors[static_cast<std::size_t>(p.actor)].generic || doc_.actors[static_cast<std::size_t>(q.actor)].generic)
          return false;
      }
    return true;
  };
  const bool straight = !clash(a.side1, b.side1) && !clash(a.side2, b.side2);
  const bool crossed = doc_.lexicon->act(a.act).two_way && !clash(a.side1, b.side2) && !clash(a.side2, b.side1);
  return straight || crossed;
}

// "attacked a mosque ... the shelling": an attack whose means a definite noun tells later.
bool OneAct::struck_again(const Draft& a, const Draft& b) const {
  if (mode(a) != Mode::assault || mode(b) != Mode::strike || b.own_place || b.own_time) return false;
  return only_named(b);
}

// "the source said that ...", "according to the agency": the sentence opens with who tells, so it tells more of the
// act before.
bool OneAct::elaborates(const Draft& d) const {
  const token::Sentence& s = doc_.tokens->sentences[d.sentence];
  for (std::uint32_t i = s.first; i < std::min(s.first + 3, s.last); ++i) {
    if (doc_.value(i, &mention::WordInfo::link) == mention::Link::contrast) return false;
    const mention::Speech speech = doc_.value(i, &mention::WordInfo::speech);
    if (speech == mention::Speech::say || speech == mention::Speech::claim || doc_.with(i, &mention::WordInfo::source_link))
      return true;
  }
  return false;
}

// A person was killed, says the lead; gunmen attacked, says the witness: one assault, whoever of them was named.
bool OneAct::one_assault(const Draft& a, const Draft& b) const {
  const auto hit = [&](const Draft& d) {
    return (mode(d) == Mode::assault || mode(d) == Mode::none) && (d.subtype == "Attack" || d.subtype == "Armed clash");
  };
  if (!hit(a) || !hit(b) || !elaborates(b)) return false;
  const auto nobody = [](const std::vector<Party>& side) { return side.empty() || side.front().implied; };
  return nobody(a.side2) != nobody(b.side2);
}

bool OneAct::kin(Mode a, Mode b) {
  if (b == Mode::assault) return a == Mode::assault || a == Mode::blast || a == Mode::strike;
  if (b == Mode::blast) return a == Mode::blast || a == Mode::assault;
  return b == Mode::strike && (a == Mode::strike || a == Mode::assault);
}

bool OneAct::next_to(const Draft& a, const Draft& b) const {
  const auto& sentences = doc_.tokens->sentences;
  return sentences[b.sentence].paragraph - sentences[a.sentence].paragraph <= 1 && !sentences[b.sentence].bullet;
}

// "the blast", "the attack": a definite noun of the same sort of act, told of in the paragraph before.
bool OneAct::echo(const Draft& a, const Draft& b) const {
  if (!next_to(a, b) || !kin(mode(a), mode(b))) return false;
  return only_named(b);
}

bool OneAct::only_named(const Draft& d) {
  return std::all_of(d.triggers.begin(), d.triggers.end(),
                     [](const Trigger& t) { return !t.act || (!t.finite && t.definite); });
}

bool OneAct::says_act(const Draft& d) {
  return std::any_of(d.triggers.begin(), d.triggers.end(), [](const Trigger& t) { return t.act != 0; });
}

bool OneAct::beside_a_fight(const Draft& d) const {
  const Mode m = mode(d);
  return says_act(d) && (m == Mode::people || m == Mode::deal || m == Mode::other);
}

bool OneAct::violent(const Draft& d) const {
  return d.type == "Battles" || d.type == "Explosions/Remote violence" || d.type == "Violence against civilians" ||
         d.type == "Riots";
}

// "villages west of El Fasher", a province: said of a town, told in detail of another place.
bool OneAct::loosely_placed(const Draft& d) const {
  if (d.place < 0) return true;
  const Place& place = doc_.places[static_cast<std::size_t>(d.place)];
  return place.near || place.direction != mention::Direction::none || !spot(d);
}

// "and killed", "while two were hurt": the word opens a clause of its own.
bool OneAct::joined(const Trigger& t) const {
  if (doc_.has_proclitic(t.first, token::kWa | token::kFa)) return true;
  const std::uint32_t first = doc_.tokens->sentences[t.sentence].first;
  for (std::uint32_t i = t.first; i > first && t.first - i < 3; --i) {
    const mention::Link link = doc_.value(i - 1, &mention::WordInfo::link);
    if (link == mention::Link::contrast || link == mention::Link::also) return true;
  }
  return false;
}

bool OneAct::told_anew(const Draft& a, const Draft& b) const {
  if (one_more(doc_, b.main()) && !one_more(doc_, a.main()) && a.type == b.type && violent(b) && spot(b)) return true;
  if (a.sentence != b.sentence || !a.own_place || !b.own_place) return false;
  if (names_one_place(a.place, b.place) || wider(a.place, b.place) || wider(b.place, a.place)) return false;
  const Trigger& t = b.main().act ? b.main() : b.triggers.back();
  if ((t.finite || b.main().harm) && a.main().first < b.main().first && joined(b.main())) return true;
  if (t.finite) return false;
  return a.type == b.type && mode(b) == Mode::strike && !t.definite && t.act == b.act;
}

// The sides of one are told the other way round.
bool OneAct::crossed(const Draft& a, const Draft& b) const {
  const auto meets = [&](const std::vector<Party>& x, const std::vector<Party>& y) {
    for (const Party& p : x)
      for (const Party& q : y)
        if (p.actor >= 0 && q.actor >= 0 && id_of(p) == id_of(q)) return true;
    return false;
  };
  return (meets(a.side1, b.side2) || meets(a.side2, b.side1)) && !meets(a.side1, b.side1) && !meets(a.side2, b.side2);
}

std::string_view OneAct::other_side(std::string_view who) {
  return who == "side1" ? "side2" : who == "side2" ? "side1" : who;
}

void OneAct::turn(Draft& d) {
  std::swap(d.side1, d.side2);
  for (HarmFact& h : d.harm) h.who = std::string(other_side(h.who));
}

}  // namespace marsad::event
