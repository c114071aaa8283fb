#include "cluster.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace marsad::incident {
namespace {

constexpr std::size_t kMostChecked = 32;  // members of a cluster that a newcomer is held against

using Index = std::uint32_t;

std::uint64_t key(Index low, Index high) noexcept { return (std::uint64_t{low} << 32) | high; }

class Clusters {
 public:
  Clusters(const std::vector<const Told*>& told, const std::vector<const Sketch*>& sketches, const Decided& decided,
           const Weights& weights)
      : told_(told), sketches_(sketches), decided_(decided), weights_(weights), parent_(told.size()), members_(told.size()) {
    std::iota(parent_.begin(), parent_.end(), 0);
    for (Index i = 0; i < told_.size(); ++i) members_[i] = {i};
  }

  std::vector<std::vector<Index>> join_all(const std::vector<Pair>& pairs) {
    for (const Pair& pin : decided_.pins()) join(root(pin.a), root(pin.b));
    for (const Pair& pair : pairs) {
      const Index a = root(pair.a), b = root(pair.b);
      if (a != b && fit(a, b)) join(a, b);
    }
    std::vector<std::vector<Index>> out;
    for (Index i = 0; i < told_.size(); ++i)
      if (root(i) == i) out.push_back(std::move(members_[i]));
    return out;
  }

 private:
  // No two members may contradict each other, and on the whole they must be alike.
  bool fit(Index a, Index b) const {
    double sum = 0;
    std::size_t count = 0;
    const auto &left = members_[a], &right = members_[b];
    for (std::size_t i = 0; i < left.size() && i < kMostChecked; ++i)
      for (std::size_t j = 0; j < right.size() && j < kMostChecked; ++j) {
        const auto [low, high] = std::minmax(left[i], right[j]);
        if (decided_.forbidden(low, high)) return false;
        const Verdict v = compare(*sketches_[low], *sketches_[high], weights_, false);
        if (!v.contradictions.empty()) return false;
        sum += v.score, ++count;
      }
    return sum >= weights_[Weight::threshold] * 0.8 * static_cast<double>(count);
  }

  Index root(Index i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(Index a, Index b) {
    if (a == b) return;
    if (b < a) std::swap(a, b);
    parent_[b] = a;
    auto& into = members_[a];
    into.insert(into.end(), members_[b].begin(), members_[b].end());
    std::sort(into.begin(), into.end());
    std::vector<Index>().swap(members_[b]);
  }

  const std::vector<const Told*>& told_;
  const std::vector<const Sketch*>& sketches_;
  const Decided& decided_;
  const Weights& weights_;
  std::vector<Index> parent_;
  std::vector<std::vector<Index>> members_;
};

}  // namespace

bool comes_before(const Pair& x, const Pair& y) noexcept {
  return x.score != y.score ? x.score > y.score : x.a != y.a ? x.a < y.a : x.b < y.b;
}

bool alike(const Verdict& verdict, const Weights& weights) {
  return verdict.contradictions.empty() && verdict.score >= weights[Weight::threshold];
}

Decided::Decided(const std::vector<const Told*>& told, const std::vector<Decision>& decisions) {
  if (decisions.empty()) return;
  std::unordered_map<std::string, Index> ids;
  for (Index i = 0; i < told.size(); ++i) ids[told[i]->event.id] = i;
  for (const Decision& d : decisions) {
    const auto a = ids.find(d.a), b = ids.find(d.b);
    if (a == ids.end() || b == ids.end()) continue;
    const auto [low, high] = std::minmax(a->second, b->second);
    (d.together ? together_ : apart_).push_back(key(low, high));
    if (d.together) pins_.push_back({0, low, high});
  }
  std::sort(together_.begin(), together_.end());
  std::sort(apart_.begin(), apart_.end());
  std::sort(pins_.begin(), pins_.end(), comes_before);
}

bool Decided::forbidden(Index low, Index high) const {
  return !apart_.empty() && std::binary_search(apart_.begin(), apart_.end(), key(low, high));
}

bool Decided::any(Index low, Index high) const {
  return forbidden(low, high) ||
         (!together_.empty() && std::binary_search(together_.begin(), together_.end(), key(low, high)));
}

std::vector<std::vector<Index>> cluster(const std::vector<const Told*>& told, const std::vector<const Sketch*>& sketches,
                                        std::vector<Pair>& pairs, const Decided& decided, const Weights& weights) {
  std::sort(pairs.begin(), pairs.end(), comes_before);
  return Clusters(told, sketches, decided, weights).join_all(pairs);
}

}  // namespace marsad::incident
