#include "agree.hpp"

#include <algorithm>
#include <cmath>

#include "matching.hpp"

namespace marsad::score {
namespace {

// What makes one pair better than another of the same kind.
double likeness(const View& gold, const View& predicted) {
  const bool harm =
      std::any_of(gold.harm.begin(), gold.harm.end(), [&](const HarmItem& item) { return predicted.harm.count(item) != 0; });
  double out = 1.0;
  out += 0.3 * (gold.subtype == predicted.subtype ? 1 : 0) + 0.2 * (harm ? 1 : 0);
  const Overlap actors = actor_overlap(gold, predicted);
  return out + (actors.gold == 0 ? 0 : 0.3 * static_cast<double>(actors.gold_hit) / static_cast<double>(actors.gold));
}

template <typename Weight>
Pairs pairs_by(const std::vector<const View*>& gold, const std::vector<const View*>& predicted, Weight weight) {
  Matrix matrix(gold.size(), std::vector<double>(predicted.size()));
  for (std::size_t i = 0; i < gold.size(); ++i)
    for (std::size_t j = 0; j < predicted.size(); ++j) matrix[i][j] = weight(*gold[i], *predicted[j]);
  return best_matching(matrix);
}

double alignment(const View& a, const View& b) {
  const bool type = a.type == b.type;
  const bool place = place_agrees(a, b) || place_agrees(b, a), day = day_agrees(a, b) || day_agrees(b, a);
  const int agreed = type + place + day;
  return agreed < 2 ? 0 : agreed + likeness(a, b) / 2;
}

}  // namespace

bool located(const View& a, const View& b) noexcept { return a.lat && a.lon && b.lat && b.lon; }

double distance_km(const View& a, const View& b) noexcept {
  constexpr double kRadians = 3.14159265358979323846 / 180, kDiameter = 12742;
  const double p1 = *a.lat * kRadians, p2 = *b.lat * kRadians, turn = (*b.lon - *a.lon) * kRadians;
  const double up = std::sin((p2 - p1) / 2), along = std::sin(turn / 2);
  return kDiameter * std::asin(std::sqrt(std::min(1.0, up * up + std::cos(p1) * std::cos(p2) * along * along)));
}

bool place_agrees(const View& gold, const View& predicted) noexcept {
  constexpr double kNear = 15;
  const Words& words = gold.place[0].words;
  if (words.empty()) return true;
  for (const Name& name : predicted.place)
    if (share_word(words, name.words)) return true;
  return located(gold, predicted) && distance_km(gold, predicted) <= kNear;
}

bool day_agrees(const View& gold, const View& predicted) noexcept {
  if (gold.from.empty()) return true;
  return !predicted.from.empty() && predicted.from <= gold.last_day() && predicted.last_day() >= gold.from;
}

Overlap actor_overlap(const std::vector<Name>& gold, const std::vector<Name>& predicted) {
  const auto covered = [](const Name& name, const std::vector<Name>& by) {
    return std::any_of(by.begin(), by.end(), [&](const Name& other) { return share_word(name.words, other.words); });
  };
  Overlap out{0, gold.size(), 0, predicted.size()};
  for (const Name& name : gold) out.gold_hit += covered(name, predicted);
  for (const Name& name : predicted) out.predicted_hit += covered(name, gold);
  return out;
}

Overlap actor_overlap(const View& gold, const View& predicted) {
  const auto both = [](const View& view) {
    std::vector<Name> out = view.sides[0];
    out.insert(out.end(), view.sides[1].begin(), view.sides[1].end());
    return out;
  };
  return actor_overlap(both(gold), both(predicted));
}

Matches match(const std::vector<const View*>& gold, const std::vector<const View*>& predicted) {
  const auto typed = [](const View& g, const View& p) { return g.type == p.type ? likeness(g, p) : 0; };
  const auto matched = [&](const View& g, const View& p) {
    return place_agrees(g, p) && day_agrees(g, p) ? typed(g, p) : 0;
  };
  return {pairs_by(gold, predicted, matched), pairs_by(gold, predicted, typed), pairs_by(gold, predicted, alignment)};
}

}  // namespace marsad::score
