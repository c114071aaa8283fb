#include "retold.hpp"

#include <algorithm>

#include "../mention/gazetteer.hpp"

namespace marsad::event {
namespace {

using mention::Link;
using mention::Mode;
using mention::Place;
using mention::PlaceNoun;
using mention::WordInfo;

using Sign = RetoldSign;

constexpr double kCloseKm = 10, kFarKm = 100;
constexpr std::int64_t kTelling = 3, kLarge = 10;  // figures below kTelling come together by chance

bool nobody(const std::vector<Party>& side) { return side.empty() || side.front().implied; }

// One look at two drafts: every sign that holds adds its weight.
class Look {
 public:
  Look(const Document& doc, const OneAct& one, const RetoldWeights& weights, const Draft& first, const Draft& second,
       std::size_t between, std::vector<knowledge::SeenSign>* seen)
      : doc_(doc), one_(one), a_(first), b_(second), between_(between), sum_(weights, seen) {}

  float run() {
    kinds(), places(), days(), sides(), figures(), words(), position();
    const bool agree = a_.type == b_.type && !against_;
    add(Sign::agree, agree), add(Sign::detail, agree && same_pair_ && one_.elaborates(b_));
    add(Sign::status_other, a_.status != b_.status);
    return sum_.value();
  }

 private:
  void add(Sign sign, bool holds) { sum_.add_if(sign, holds); }

  void contradict(Sign sign, bool holds) {
    against_ = against_ || holds;
    add(sign, holds);
  }

  void kinds() {
    const bool same = a_.type == b_.type;
    add(Sign::type_same, same);
    add(Sign::act_same, a_.act != 0 && a_.act == b_.act);
    add(Sign::subtype_other, same && a_.subtype != b_.subtype);
    add(Sign::one_violent, one_.violent(a_) != one_.violent(b_));
    add(Sign::hit, meet(&Look::attack, &Look::fire));
    add(Sign::raid, meet(&Look::arrest, &Look::disrupted));
    add(Sign::one_crowd, meet(&Look::protest, &Look::riot));
    add(Sign::fight, meet(&Look::taking, &Look::clash) || meet(&Look::taking, &Look::attack));
  }

  bool meet(bool (*x)(const Draft&), bool (*y)(const Draft&)) const { return (x(a_) && y(b_)) || (y(a_) && x(b_)); }
  static bool attack(const Draft& d) { return d.type == "Violence against civilians" && d.subtype == "Attack"; }
  static bool fire(const Draft& d) { return d.type == "Explosions/Remote violence" || clash(d); }
  static bool clash(const Draft& d) { return d.subtype == "Armed clash"; }
  static bool taking(const Draft& d) { return d.type == "Battles" && !clash(d); }
  static bool arrest(const Draft& d) { return d.subtype == "Arrests"; }
  static bool protest(const Draft& d) { return d.type == "Protests"; }
  static bool riot(const Draft& d) { return d.type == "Riots" && d.subtype == "Violent demonstration"; }
  static bool disrupted(const Draft& d) { return d.subtype == "Disrupted weapons use"; }

  void places() {
    add(Sign::place_taken, !b_.own_place);
    if (a_.place < 0 || b_.place < 0) return;
    const bool own = a_.own_place && b_.own_place;
    if (one_.names_one_place(a_.place, b_.place)) return add(Sign::place_same, own);
    if (one_.wider(a_.place, b_.place) || one_.wider(b_.place, a_.place)) return;
    const Place &x = doc_.places[static_cast<std::size_t>(a_.place)], &y = doc_.places[static_cast<std::size_t>(b_.place)];
    if (one_.area_around(x, y) || one_.area_around(y, x)) return;
    if (one_.in_region(x, y) || one_.in_region(y, x)) return add(own ? Sign::place_other_own : Sign::place_other, true);
    against_ = true;
    add(Sign::place_other, !own), add(Sign::place_other_own, own);
    const double km = mention::distance_km(doc_.lexicon->place(x.record), doc_.lexicon->place(y.record));
    add(Sign::place_close, km >= 0 && km < kCloseKm), add(Sign::place_far, km >= kFarKm);
    add(Sign::part_of_town, part_of_town(x.noun) || part_of_town(y.noun));
  }

  static bool part_of_town(PlaceNoun noun) {
    return noun == PlaceNoun::facility || noun == PlaceNoun::street || noun == PlaceNoun::neighbourhood;
  }

  void days() {
    const bool first = a_.own_time && !a_.said_time, second = b_.own_time && !b_.said_time;
    const bool known = !a_.from.empty() && !b_.from.empty();
    const bool same = a_.from == b_.from && a_.to == b_.to;
    add(Sign::day_first_only, first && !second);
    if (!second) return;
    if (!first) return contradict(Sign::day_differs, known && !same);
    const auto &x = doc_.times[static_cast<std::size_t>(a_.time)], &y = doc_.times[static_cast<std::size_t>(b_.time)];
    const bool apart = known ? a_.from > b_.to || b_.from > a_.to
                             : a_.from.empty() && b_.from.empty() && !x.iso_weekday.empty() && !y.iso_weekday.empty() &&
                                   x.iso_weekday != y.iso_weekday;
    contradict(Sign::day_other, apart), contradict(Sign::day_differs, known && !apart && !same);
    add(Sign::part_of_day_other, !x.part_of_day.empty() && !y.part_of_day.empty() && x.part_of_day != y.part_of_day);
  }

  void sides() {
    const bool crossed = one_.crossed(a_, b_), straight = one_.meet(a_.side1, b_.side1) && one_.meet(a_.side2, b_.side2);
    same_pair_ = crossed || straight;
    add(Sign::sides_crossed, crossed);
    if (crossed) return;
    add(Sign::pair_same, straight);
    contradict(Sign::side1_other, one_.other_parties(a_.side1, b_.side1));
    add(Sign::second_hits_nobody, nobody(b_.side2)), add(Sign::first_hits_nobody, nobody(a_.side2));
  }

  // "burned a car south of Nablus", then a source tells it of a town there; a killing, then a witness with the same toll.
  bool lead_and_detail(std::int64_t figure) const {
    if (a_.sentence > 1 || b_.sentence == a_.sentence || !one_.elaborates(b_)) return false;
    if (a_.type != b_.type || !a_.own_place || !b_.own_place) return false;
    return figure >= kTelling ||
           (a_.act == b_.act && one_.same_party(a_.side1, b_.side1) && one_.near_by(a_.place, b_.place));
  }

  void figures() {
    std::int64_t largest = 0;
    int equal = 0, other = 0;
    for (const HarmFact& x : a_.harm)
      for (const HarmFact& y : b_.harm) {
        if (x.kind != y.kind || x.vague || y.vague) continue;
        if (x.min == y.min)
          ++equal, largest = std::max(largest, x.min);
        else
          other += x.who == (one_.crossed(a_, b_) ? OneAct::other_side(y.who) : y.who);
      }
    add(Sign::figure_same, largest >= kTelling && largest < kLarge), add(Sign::figure_same_large, largest >= kLarge);
    add(Sign::detail_elsewhere, lead_and_detail(largest));
    add(Sign::figures_same, equal >= 2), contradict(Sign::figures_differ, other > 0 && equal == 0);
  }

  void words() {
    const Trigger& t = b_.deciding();
    add(Sign::second_known, OneAct::says_act(b_) && OneAct::only_named(b_));
    add(Sign::first_known, OneAct::says_act(a_) && OneAct::only_named(a_));
    add(Sign::second_harm_only, !OneAct::says_act(b_));
    add(Sign::first_verb, a_.deciding().act && a_.deciding().finite);
    add(Sign::second_joined, doc_.has_proclitic(t.first, token::kWa));
    bool cause = false, result = false, past = false;
    const token::Sentence& s = doc_.tokens->sentences[t.sentence];
    for (std::uint32_t i = t.first, steps = 0; i > s.first && steps < 6 && !doc_.is_punctuation(i - 1, ','); ++steps) {
      const Link link = doc_.value(--i, &WordInfo::link);
      cause = cause || link == Link::cause, result = result || link == Link::result;
      past = past || doc_.value(i, &WordInfo::role) == mention::Role::qad || doc_.code(i).starts_with("kAn");
    }
    add(Sign::second_cause, cause), add(Sign::second_result, result), add(Sign::second_past, past);
    for (std::uint32_t i = s.first; i < std::min(s.first + 5, s.last); ++i)
      if (doc_.value(i, &WordInfo::link) == Link::contrast) return add(Sign::second_turns, true);
  }

  void position() {
    const token::Sentence& s = doc_.tokens->sentences[b_.sentence];
    const std::uint32_t last = doc_.sentence_of(a_.end() - 1);
    add(Sign::one_sentence, last >= b_.sentence);
    sum_.add(Sign::between, static_cast<float>(std::min<std::size_t>(between_, 5)));
    add(Sign::first_leads, a_.sentence < 2);
    add(Sign::second_listed, s.bullet), add(Sign::second_sourced, one_.elaborates(b_));
  }

  const Document& doc_;
  const OneAct& one_;
  const Draft &a_, &b_;
  const std::size_t between_;
  bool against_ = false;    // place, day, figures or the acting side
  bool same_pair_ = false;  // in either order
  knowledge::SignSum<Sign> sum_;
};

}  // namespace

float Retold::score(const Draft& a, const Draft& told, std::size_t between, std::vector<knowledge::SeenSign>* seen) const {
  return Look(doc_, one_, weights_, a, told, between, seen).run();
}

}  // namespace marsad::event
