#include "one_act.hpp"

#include <algorithm>

#include "../mention/gazetteer.hpp"

namespace marsad::event {

using mention::Mode;
using mention::Place;

namespace {

constexpr std::int64_t kTelling = 3;  // figures below come together by chance

// The figures of two tellings, kind by kind; a vague one is no figure.
struct Figures {
  bool differ = false;
  std::size_t equal = 0;
  std::int64_t largest = 0;  // of the equal ones
};

Figures compared(const Draft& a, const Draft& b) {
  Figures out;
  for (const HarmFact& x : a.harm)
    for (const HarmFact& y : b.harm) {
      if (x.kind != y.kind) continue;
      if (x.vague || y.vague || x.min != y.min) return {true, 0, 0};
      ++out.equal, out.largest = std::max(out.largest, x.min);
    }
  return out;
}

// Its acts are definite nouns only: "the blast", "the attack".
bool only_named(const Draft& d) {
  return std::all_of(d.triggers.begin(), d.triggers.end(),
                     [](const Trigger& t) { return !t.act || (!t.finite && t.definite); });
}

}  // namespace

bool OneAct::spot(const Draft& d) const {
  if (!d.own_place || d.place < 0) return false;
  const Place& place = doc_.places[static_cast<std::size_t>(d.place)];
  const auto info = mention::place_info(doc_.lexicon->store(), place.record);
  return !place.weak && !mention::is_area(info.kind) && place.noun != mention::PlaceNoun::countryside;
}

bool OneAct::same_place(const Draft& a, const Draft& b) const {
  if (a.place < 0 || b.place < 0 || a.place == b.place) return true;
  const Place &x = doc_.places[static_cast<std::size_t>(a.place)], &y = doc_.places[static_cast<std::size_t>(b.place)];
  if (x.record != knowledge::kNone && x.record == y.record) return true;
  if (text::fold_word(x.text) == text::fold_word(y.text)) return true;
  return contains(a.place, b.place) || contains(b.place, a.place) || area_of(x, y) || area_of(y, x);
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
  const auto a = mention::place_info(doc_.lexicon->store(), area.record),
             s = mention::place_info(doc_.lexicon->store(), spot.record);
  return (a.kind == "governorate" && s.admin1 == a.name_en && s.country == a.country);
}

bool OneAct::same_day(const Draft& a, const Draft& b) const {
  if (!a.own_time || !b.own_time || a.said_time || b.said_time) return true;
  if (a.from.empty() || b.from.empty()) return true;
  return a.from == b.from && a.to == b.to;
}

std::string OneAct::id_of(const Party& p) const {
  return p.actor >= 0 ? doc_.actors[static_cast<std::size_t>(p.actor)].id : std::string{};
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

bool OneAct::same_harm(const Draft& a, const Draft& b) const {
  for (const HarmFact& x : a.harm)
    for (const HarmFact& y : b.harm)
      if (x.kind == y.kind && x.who == y.who && x.min != y.min && !x.vague && !y.vague) return false;
  return true;
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

// The countryside that a lead names, and a spot of the same governorate.
bool OneAct::countryside_of(const Place& area, const Place& spot) const {
  if (area.record == knowledge::kNone || spot.record == knowledge::kNone) return false;
  const auto a = mention::place_info(doc_.lexicon->store(), area.record),
             s = mention::place_info(doc_.lexicon->store(), spot.record);
  return (area.noun == mention::PlaceNoun::countryside || mention::is_area(a.kind)) && a.country == s.country &&
         !a.admin1.empty() && a.admin1 == s.admin1;
}

// "burned a car south of Nablus" in the lead, then the same act by the same party in a town some way south of it.
bool OneAct::lead_of(const Draft& a, const Draft& b) const {
  if (a.place < 0 || b.place < 0 || a.sentence > 1 || a.act != b.act || a.side1.empty() || b.side1.empty()) return false;
  const Place &x = doc_.places[static_cast<std::size_t>(a.place)], &y = doc_.places[static_cast<std::size_t>(b.place)];
  if (x.direction == mention::Direction::none && !x.near) return false;
  const bool same_party = a.side1.front().actor >= 0 && id_of(a.side1.front()) == id_of(b.side1.front());
  const auto& store = doc_.lexicon->store();
  const double km = mention::distance_km(mention::place_info(store, x.record), mention::place_info(store, y.record));
  constexpr double kAround = 40;
  return same_party && km >= 0 && km < kAround;
}

// Both tell of one figure of three and more, and of none that differs.
bool OneAct::same_figure(const Draft& a, const Draft& b) {
  const Figures figures = compared(a, b);
  return !figures.differ && figures.largest >= kTelling;
}

// Whether the second draft may be at the place of the first: where a source only tells more of it, the lead's
// countryside or the same toll will do.
bool OneAct::at_one_place(const Draft& a, const Draft& b) const {
  if (same_place(a, b) || (loosely_placed(a) && large_toll(a, b)) || lead_of(a, b)) return true;
  if (!elaborates(b) || b.sentence == a.sentence) return false;
  const Place &x = doc_.places[static_cast<std::size_t>(a.place)], &y = doc_.places[static_cast<std::size_t>(b.place)];
  return countryside_of(x, y) || same_figure(a, b);
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

bool OneAct::says_act(const Draft& d) {
  return std::any_of(d.triggers.begin(), d.triggers.end(), [](const Trigger& t) { return t.act != 0; });
}

bool OneAct::violent(const Draft& d) const {
  return d.type == "Battles" || d.type == "Explosions/Remote violence" || d.type == "Violence against civilians" ||
         d.type == "Riots";
}

// "Twenty people were killed", with no act, no place and no day of its own: what the act before it did, unless it hurts
// others, or more of those it told of.
bool OneAct::outcome(const Draft& a, const Draft& b) const {
  if (!violent(a) || !says_act(a) || says_act(b) || b.own_place || b.own_time || !next_to(a, b)) return false;
  return a.harm.empty() || std::any_of(b.harm.begin(), b.harm.end(), [&](const HarmFact& y) {
           return std::any_of(a.harm.begin(), a.harm.end(),
                              [&](const HarmFact& x) { return x.kind == y.kind && x.min == y.min; });
         });
}

// The same figures of three and more: one happening, whatever its act is called.
bool OneAct::same_toll(const Draft& a, const Draft& b) {
  const Figures figures = compared(a, b);
  if (figures.differ || figures.largest < kTelling) return false;
  return figures.equal >= 2 || (a.harm.size() == 1 && b.harm.size() == 1);
}

// "villages west of El Fasher", a province: said of a town, told in detail of another place.
bool OneAct::loosely_placed(const Draft& d) const {
  if (d.place < 0) return true;
  const Place& place = doc_.places[static_cast<std::size_t>(d.place)];
  return place.near || place.direction != mention::Direction::none || !spot(d);
}

// Figures that do not come together by chance.
bool OneAct::large_toll(const Draft& a, const Draft& b) {
  if (!same_toll(a, b)) return false;
  return a.harm.size() > 1 || std::any_of(a.harm.begin(), a.harm.end(), [](const HarmFact& h) { return h.min >= 10; });
}

// What makes two drafts of different types or subtypes one act.
bool OneAct::same_act(const Draft& a, const Draft& b) const {
  if (struck_again(a, b) || one_assault(a, b) || echo(a, b) || outcome(a, b)) return true;
  return violent(a) && violent(b) && same_toll(a, b);
}

bool OneAct::retold(const Draft& a, const Draft& told) const {
  Draft turned;
  if (crossed(a, told)) turned = told, turn(turned);
  const Draft& b = turned.triggers.empty() ? told : turned;
  const bool one_act = same_act(a, b);
  if ((a.type != b.type && !one_act) || a.status != b.status) return false;
  if (a.type == "Strategic developments" && (mode(a) != mode(b) || (mode(a) == Mode::other && a.act != b.act))) return false;
  if (a.subtype != b.subtype && !one_act && !(mode(a) == Mode::take || mode(b) == Mode::take || a.type == "Protests"))
    return false;
  if (!at_one_place(a, b) || !same_day(a, b) || !same_pair(a, b)) return false;
  // Both name their own place and day and harm of different size: two acts.
  const auto& sentences = doc_.tokens->sentences;
  const bool near = sentences[b.sentence].paragraph - sentences[a.sentence].paragraph <= 1;
  if (!same_harm(a, b) && !(near && (!b.own_place || !a.own_place || one_act))) return false;
  if (sentences[b.sentence].bullet && sentences[a.sentence].paragraph != sentences[b.sentence].paragraph) return false;
  if (a.sentence == b.sentence && a.own_place && b.own_place && a.place != b.place && !contains(a.place, b.place) &&
      !contains(b.place, a.place))
    return false;
  return true;
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

void OneAct::turn(Draft& d) {
  std::swap(d.side1, d.side2);
  for (HarmFact& h : d.harm) {
    if (h.who == "side1")
      h.who = "side2";
    else if (h.who == "side2")
      h.who = "side1";
  }
}

}  // namespace marsad::event
