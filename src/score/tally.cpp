#include "tally.hpp"

#include <algorithm>

namespace marsad::score {
namespace {

bool holds(const Pairs& pairs, std::size_t predicted) {
  return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.second == predicted; });
}

// The harm as the other side would tell it.
std::set<HarmItem> turned(const std::set<HarmItem>& harm) {
  std::set<HarmItem> out;
  for (HarmItem item : harm) {
    item.who = item.who == "side1" ? "side2" : item.who == "side2" ? "side1" : item.who;
    out.insert(std::move(item));
  }
  return out;
}

bool covers_first(const std::vector<Name>& gold, const std::vector<Name>& predicted) {
  return std::any_of(predicted.begin(), predicted.end(),
                     [&](const Name& name) { return share_word(gold.front().words, name.words); });
}

// The parties, straight or swapped.
struct Dyad {
  bool told = false, straight = false, swapped = false;
  bool clash = false;  // fire both ways: either party may be told first
  bool right() const noexcept { return straight || (swapped && clash); }
};
Dyad dyad_of(const View& gold, const View& predicted) {
  Dyad out;
  out.told = !gold.sides[0].empty() && !gold.sides[1].empty();
  if (!out.told) return out;
  out.straight = covers_first(gold.sides[0], predicted.sides[0]) && covers_first(gold.sides[1], predicted.sides[1]);
  out.swapped = covers_first(gold.sides[0], predicted.sides[1]) && covers_first(gold.sides[1], predicted.sides[0]);
  out.clash = gold.subtype == "Armed clash";
  return out;
}

std::optional<double> ratio(std::int64_t a, std::int64_t b) {
  if (b == 0) return std::nullopt;
  return static_cast<double>(a) / static_cast<double>(b);
}

double harmonic(double a, double b) { return a + b > 0 ? 2 * a * b / (a + b) : 0; }

}  // namespace

Rates rates(std::int64_t hit, std::int64_t predicted, std::int64_t gold) noexcept {
  const double precision = ratio(hit, predicted).value_or(0), recall = ratio(hit, gold).value_or(0);
  return {precision, recall, harmonic(precision, recall)};
}

Comparison compare(const Sheet& gold, const Sheet* predicted) {
  Comparison out;
  out.gold = &gold;
  for (const View& view : gold.events) (view.fact() ? out.told : out.unreal).push_back(&view);
  if (predicted)
    for (const View& view : predicted->events)
      if (view.fact()) out.predicted.push_back(&view);
  out.matches = match(out.told, out.predicted);
  return out;
}

void Tally::add(const Comparison& c) {
  add_report(c);
  bump(Count::gold, c.told.size()), bump(Count::predicted, c.predicted.size());
  bump(Count::hit, c.matches.matched.size()), bump(Count::hit_type, c.matches.typed.size());
  bump(Count::unreal, c.unreal.size());
  for (const View* unreal : c.unreal)
    for (std::size_t j = 0; j < c.predicted.size(); ++j)
      if (!holds(c.matches.matched, j) && unreal->type == c.predicted[j]->type && place_agrees(*unreal, *c.predicted[j])) {
        bump(Count::unreal_coded);
        break;
      }
  for (const View* view : c.told) ++by_type_[view->type].gold;
  for (const View* view : c.predicted) ++by_type_[view->type].predicted;
  for (const auto& [i, j] : c.matches.typed) add_typed(*c.told[i], *c.predicted[j]);
  for (const auto& [i, j] : c.matches.matched) add_matched(*c.told[i], *c.predicted[j]);
}

void Tally::add_report(const Comparison& c) {
  bump(Count::reports);
  if (!c.gold->relevant) bump(Count::irrelevant), bump(Count::false_alarm_reports, c.predicted.empty() ? 0 : 1);
  std::set<double> totals = c.gold->totals, coded;
  for (const View* view : c.told)
    for (const HarmItem& item : view->harm)
      if (item.min) totals.erase(*item.min);
  for (const View* view : c.predicted)
    for (const HarmItem& item : view->harm)
      if (item.min && totals.count(*item.min) != 0) coded.insert(*item.min);
  bump(Count::aggregates, totals.size()), bump(Count::aggregates_leaked, coded.size());
}

void Tally::add_typed(const View& gold, const View& predicted) {
  if (!gold.from.empty()) {
    bump(Count::day_of);
    bump(Count::day_right, gold.from == predicted.from && gold.last_day() == predicted.last_day());
  }
  if (!gold.place[0].words.empty()) bump(Count::place_of), bump(Count::place_right, place_agrees(gold, predicted));
  if (located(gold, predicted)) {
    const double km = distance_km(gold, predicted);
    bump(Count::geo_of), bump(Count::geo_5km, km <= 5), bump(Count::geo_25km, km <= 25);
  } else if (gold.lat) {
    bump(Count::geo_missing);
  }
}

void Tally::add_matched(const View& gold, const View& predicted) {
  ++by_type_[gold.type].hit;
  bump(Count::subtype_right, gold.subtype == predicted.subtype);
  const Overlap actors = actor_overlap(gold, predicted);
  bump(Count::actor_hit_gold, actors.gold_hit), bump(Count::actor_gold, actors.gold);
  bump(Count::actor_hit_predicted, actors.predicted_hit), bump(Count::actor_predicted, actors.predicted);
  const Dyad dyad = dyad_of(gold, predicted);
  bump(Count::dyad_of, dyad.told), bump(Count::dyad_right, dyad.right());
  // With the parties swapped, whose harm it is must be swapped back to be compared.
  const std::set<HarmItem> harm = dyad.swapped && !dyad.straight ? turned(predicted.harm) : predicted.harm;
  bump(Count::harm_gold, gold.harm.size()), bump(Count::harm_predicted, harm.size());
  for (const HarmItem& item : gold.harm) bump(Count::harm_hit, harm.count(item));
  bump(Count::fatalities_of), bump(Count::fatalities_right, gold.killed() == predicted.killed());
  if (!gold.source.empty())
    bump(Count::source_of), bump(Count::source_right, share_word(gold.source_words, predicted.source_words));
}

void Tally::add(const Tally& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
  for (const auto& [type, counts] : other.by_type_) {
    TypeCounts& into = by_type_[type];
    into.gold += counts.gold, into.predicted += counts.predicted, into.hit += counts.hit;
  }
}

std::vector<Measure> measures(const Tally& t) {
  using C = Count;
  const Rates events = rates(t[C::hit], t[C::predicted], t[C::gold]);
  const Rates types = rates(t[C::hit_type], t[C::predicted], t[C::gold]);
  const Rates harm = rates(t[C::harm_hit], t[C::harm_predicted], t[C::harm_gold]);
  const double actors = harmonic(ratio(t[C::actor_hit_predicted], t[C::actor_predicted]).value_or(0),
                                 ratio(t[C::actor_hit_gold], t[C::actor_gold]).value_or(0));
  const auto whole = [&](C count) { return static_cast<double>(t[count]); };
  return {
      {"reports", whole(C::reports), true, ""},
      {"gold_events", whole(C::gold), true, "told as facts"},
      {"predicted_events", whole(C::predicted), true, "told as facts"},
      {"event_precision", events.precision, false, "of the predicted events, those that match in type, place and day"},
      {"event_recall", events.recall, false, "of the gold events, those that are found"},
      {"event_f1", events.f1, false, ""},
      {"type_only_f1", types.f1, false, "place and day left aside"},
      {"subtype_accuracy", ratio(t[C::subtype_right], t[C::hit]), false, "of the matched events"},
      {"day_accuracy", ratio(t[C::day_right], t[C::day_of]), false, "first and last day exact; of events paired by type"},
      {"place_accuracy", ratio(t[C::place_right], t[C::place_of]), false, "a word in common, or within 15 km"},
      {"within_5km", ratio(t[C::geo_5km], t[C::geo_of]), false, "of events with coordinates on both sides"},
      {"within_25km", ratio(t[C::geo_25km], t[C::geo_of]), false, ""},
      {"coordinates_missing", ratio(t[C::geo_missing], t[C::geo_missing] + t[C::geo_of]), false, "lower is better"},
      {"actor_f1", actors, false, "names of both sides together"},
      {"dyad_accuracy", ratio(t[C::dyad_right], t[C::dyad_of]), false, "both main parties on their right side"},
      {"harm_precision", harm.precision, false, "kind, whose and least number exact"},
      {"harm_recall", harm.recall, false, ""},
      {"harm_f1", harm.f1, false, ""},
      {"fatalities_exact", ratio(t[C::fatalities_right], t[C::fatalities_of]), false, "sum of the killed"},
      {"source_accuracy", ratio(t[C::source_right], t[C::source_of]), false, "a word in common"},
      {"unreal_coded_as_fact", ratio(t[C::unreal_coded], t[C::unreal]), false, "denied or planned; lower is better"},
      {"aggregates_leaked", ratio(t[C::aggregates_leaked], t[C::aggregates]), false, "totals as harm; lower is better"},
      {"false_alarm_reports", ratio(t[C::false_alarm_reports], t[C::irrelevant]), false, "of reports without events"},
  };
}

}  // namespace marsad::score
