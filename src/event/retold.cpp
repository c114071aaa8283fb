#include "retold.hpp"

#include <algorithm>
#include <array>

#include "../mention/gazetteer.hpp"

namespace marsad::event {
namespace {

using mention::Link;
using mention::Mode;
using mention::Place;
using mention::PlaceNoun;
using mention::WordInfo;

// "First" is the draft that comes before in the text, "second" the one that may tell of it again.
enum class Sign : std::uint8_t {
  type_same,
  act_same,
  subtype_other,
  one_violent,
  hit,
  raid,
  fight,
  place_taken,
  place_same,
  place_other,
  place_other_own,
  place_far,
  place_close,
  part_of_town,
  day_other,
  day_differs,
  day_first_only,
  part_of_day_other,
  sides_crossed,
  side1_other,
  pair_same,
  second_hits_nobody,
  first_hits_nobody,
  figure_same,
  figure_same_large,
  figures_same,
  figures_differ,
  second_known,
  first_verb,
  second_harm_only,
  second_joined,
  second_cause,
  second_result,
  second_past,
  second_turns,
  first_known,
  one_sentence,
  between,
  first_leads,
  second_listed,
  second_sourced,
  agree,
  status_other,
  detail,
  detail_elsewhere
};
constexpr std::size_t kSigns = static_cast<std::size_t>(Sign::detail_elsewhere) + 1;

// Fitted on coded reports, see docs/decisions/0050-one-act.md.
constexpr std::array<float, kSigns> kWeights = {
    1.18F,   // type_same: of one ACLED type
    0.30F,   // act_same: told as the very same act
    -0.37F,  // subtype_other: of one type, not of one sub-type
    -1.17F,  // one_violent: only one of them is violence
    1.66F,   // hit: an attack or a killing, and the fire, blast or fight that it was
    0.39F,   // raid: arrests and seized weapons
    0.51F,   // fight: an attack or clash, and ground that it took
    1.23F,   // place_taken: the second names no place of its own
    1.05F,   // place_same: both name one place
    -0.76F,  // place_other: places of which neither lies in the other
    -1.54F,  // place_other_own: and both name theirs
    -0.45F,  // place_far: a hundred kilometres and more apart
    0.49F,   // place_close: less than ten
    0.26F,   // part_of_town: one is a street, quarter or building
    -1.17F,  // day_other: both name a day, and not the same
    -0.28F,  // day_differs: the second names a day, the first got another one; or spans that only overlap
    0.44F,   // day_first_only: only the first names its day
    -0.54F,  // part_of_day_other: at dawn, and in the evening
    0.86F,   // sides_crossed: the same pair the other way round
    -0.63F,  // side1_other: other parties act
    0.65F,   // pair_same: both sides meet
    0.77F,   // second_hits_nobody: the second names no party that it hits
    0.54F,   // first_hits_nobody
    0.73F,   // figure_same: one figure of three to nine
    1.00F,   // figure_same_large: one of ten and more
    0.50F,   // figures_same: two figures of the same kinds agree
    -0.17F,  // figures_differ: of one kind and side, and none agrees
    1.14F,   // second_known: told by definite nouns only, "the attack"
    -0.45F,  // first_verb: the first is told by a verb
    0.20F,   // second_harm_only: the second tells of nothing but harm
    0.73F,   // second_joined: "and" hangs on its word
    0.84F,   // second_cause: "because of", "as a result of" before it
    1.07F,   // second_result: "which led to" before it
    -0.65F,  // second_past: "had been" before it
    -0.80F,  // second_turns: "on another front", "meanwhile" opens its sentence
    0.34F,   // first_known
    1.37F,   // one_sentence
    -0.39F,  // between: each draft between them, five at most
    0.62F,   // first_leads: the first opens the report
    -0.69F,  // second_listed: it opens with a list mark
    0.65F,   // second_sourced: its sentence opens with who says so
    0.94F,   // agree: one type, and neither place, day, figure nor acting side speaks against it
    -0.40F,  // status_other: one is a party's own claim
    1.20F,   // detail: a source tells more of the same pair, and nothing speaks against it; by hand, from the cases
    2.50F,   // detail_elsewhere: a source details the lead at another place; likewise
};
constexpr float kBias = -3.70F;

constexpr double kCloseKm = 10, kFarKm = 100;
constexpr std::int64_t kTelling = 3, kLarge = 10;  // figures below kTelling come together by chance

const Trigger& deciding(const Draft& d) {
  for (const Trigger& t : d.triggers)
    if (t.act == d.act && t.act) return t;
  return d.triggers.front();
}

bool nobody(const std::vector<Party>& side) { return side.empty() || side.front().implied; }

// One look at two drafts: every sign that holds adds its weight.
class Look {
 public:
  Look(const Document& doc, const OneAct& one, const Draft& first, const Draft& second, std::size_t between)
      : doc_(doc), one_(one), a_(first), b_(second), between_(between) {}

  float run() {
    kinds(), places(), days(), sides(), figures(), words(), position();
    const bool agree = a_.type == b_.type && !against_;
    add(Sign::agree, agree), add(Sign::detail, agree && same_pair_ && one_.elaborates(b_));
    add(Sign::status_other, a_.status != b_.status);
    return sum_;
  }

 private:
  void add(Sign sign, bool holds) {
    if (holds) sum_ += kWeights[static_cast<std::size_t>(sign)];
  }

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
    add(Sign::fight, meet(&Look::taking, &Look::clash) || meet(&Look::taking, &Look::attack));
  }

  bool meet(bool (*x)(const Draft&), bool (*y)(const Draft&)) const { return (x(a_) && y(b_)) || (y(a_) && x(b_)); }
  static bool attack(const Draft& d) { return d.type == "Violence against civilians" && d.subtype == "Attack"; }
  static bool fire(const Draft& d) { return d.type == "Explosions/Remote violence" || clash(d); }
  static bool clash(const Draft& d) { return d.subtype == "Armed clash"; }
  static bool taking(const Draft& d) { return d.type == "Battles" && !clash(d); }
  static bool arrest(const Draft& d) { return d.subtype == "Arrests"; }
  static bool disrupted(const Draft& d) { return d.subtype == "Disrupted weapons use"; }

  void places() {
    add(Sign::place_taken, !b_.own_place);
    if (a_.place < 0 || b_.place < 0) return;
    const bool own = a_.own_place && b_.own_place;
    if (one_.names_one_place(a_.place, b_.place)) return add(Sign::place_same, own);
    if (one_.wider(a_.place, b_.place) || one_.wider(b_.place, a_.place)) return;
    const Place &x = doc_.places[static_cast<std::size_t>(a_.place)], &y = doc_.places[static_cast<std::size_t>(b_.place)];
    if (one_.area_around(x, y) || one_.area_around(y, x)) return;
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
    const Trigger& t = deciding(b_);
    add(Sign::second_known, OneAct::says_act(b_) && OneAct::only_named(b_));
    add(Sign::first_known, OneAct::says_act(a_) && OneAct::only_named(a_));
    add(Sign::second_harm_only, !OneAct::says_act(b_));
    add(Sign::first_verb, deciding(a_).act && deciding(a_).finite);
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
    sum_ += kWeights[static_cast<std::size_t>(Sign::between)] * static_cast<float>(std::min<std::size_t>(between_, 5));
    add(Sign::first_leads, a_.sentence < 2);
    add(Sign::second_listed, s.bullet), add(Sign::second_sourced, one_.elaborates(b_));
  }

  const Document& doc_;
  const OneAct& one_;
  const Draft &a_, &b_;
  const std::size_t between_;
  bool against_ = false;    // place, day, figures or the acting side
  bool same_pair_ = false;  // in either order
  float sum_ = kBias;
};

}  // namespace

float Retold::score(const Draft& a, const Draft& told, std::size_t between) const {
  return Look(doc_, one_, a, told, between).run();
}

}  // namespace marsad::event
