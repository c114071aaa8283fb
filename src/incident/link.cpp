#include "link.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace marsad::incident {
namespace {

constexpr double kCell = 0.15;            // degrees: some 16 km, so that neighbours reach over kApart of compare.cpp
constexpr int kLongest = 7;               // days of a span that is looked up day by day
constexpr std::size_t kMostChecked = 32;  // members of a cluster that a newcomer is held against

using Index = std::uint32_t;

struct Pair {
  double score;
  Index a, b;
};

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
  return hash * 0xff51afd7ed558ccdULL;
}
std::uint64_t mix(std::uint64_t hash, const std::string& text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

class Linker {
 public:
  Linker(const std::vector<Told>& told, const Weights& weights) : told_(told), weights_(weights) {
    sketches_.reserve(told.size());
    for (const Told& t : told) sketches_.push_back(sketch_of(t));
  }

  void decide(const std::vector<Decision>& decisions) {
    std::unordered_map<std::string, Index> ids;
    if (!decisions.empty())
      for (Index i = 0; i < told_.size(); ++i) ids[told_[i].event.id] = i;
    for (const Decision& d : decisions) {
      const auto a = ids.find(d.a), b = ids.find(d.b);
      if (a == ids.end() || b == ids.end()) continue;
      const auto [low, high] = std::minmax(a->second, b->second);
      (d.together ? pinned_ : forbidden_).insert(key(low, high));
      if (d.together) pins_.push_back({1e9, low, high});
    }
    std::sort(pins_.begin(), pins_.end(), before);
  }

  std::size_t find_pairs() {
    for (Index i = 0; i < told_.size(); ++i) enter(i);
    std::size_t compared = 0;
    for (Index i = 0; i < told_.size(); ++i) compared += look_up(i);
    std::sort(pairs_.begin(), pairs_.end(), before);
    return compared;
  }

  std::vector<std::vector<Index>> clusters() {
    parent_.resize(told_.size());
    std::iota(parent_.begin(), parent_.end(), 0);
    members_.resize(told_.size());
    for (Index i = 0; i < told_.size(); ++i) members_[i] = {i};
    for (const Pair& pin : pins_) join(root(pin.a), root(pin.b));
    for (const Pair& pair : pairs_) {
      const Index a = root(pair.a), b = root(pair.b);
      if (a != b && fit(a, b)) join(a, b);
    }
    std::vector<std::vector<Index>> out;
    for (Index i = 0; i < told_.size(); ++i)
      if (root(i) == i) out.push_back(std::move(members_[i]));
    return out;
  }

 private:
  static bool before(const Pair& x, const Pair& y) {
    return x.score != y.score ? x.score > y.score : x.a != y.a ? x.a < y.a : x.b < y.b;
  }
  static std::uint64_t key(Index low, Index high) { return (std::uint64_t{low} << 32) | high; }

  bool is_planned(Index i) const { return told_[i].event.status == Status::planned; }

  // Where an event lies: a cell of the grid, or an area by its name.
  std::uint64_t area(Index i) const {
    const Where& where = told_[i].event.where;
    const std::string& name = where.admin1.empty() ? (where.country.empty() ? where.text : where.country) : where.admin1;
    return mix(mix(7, where.country), name);
  }
  bool gridded(Index i) const { return told_[i].event.where.lat && told_[i].event.where.lon && !sketches_[i].coarse; }
  std::uint64_t cell(Index i, int down, int right) const {
    const Where& where = told_[i].event.where;
    const auto row = static_cast<std::int64_t>(std::floor(*where.lat / kCell)) + down;
    const auto column = static_cast<std::int64_t>(std::floor(*where.lon / kCell)) + right;
    return mix(mix(11, static_cast<std::uint64_t>(row)), static_cast<std::uint64_t>(column));
  }
  std::uint64_t block(std::uint64_t place, int day, int family) const {
    return mix(mix(place, static_cast<std::uint64_t>(day)), static_cast<std::uint64_t>(family));
  }

  void enter(Index i) {
    const Sketch& s = sketches_[i];
    if (is_planned(i) || !s.dayed) return;
    const int last = std::min(s.to, s.from + kLongest);
    for (int day = s.from; day <= last; ++day) {
      if (gridded(i)) fine_[block(cell(i, 0, 0), day, s.family)].push_back(i);
      coarse_[block(area(i), day, s.family)][gridded(i) ? 1 : 0].push_back(i);
    }
  }

  // Looks at later events only, so that each pair comes once.
  std::size_t look_up(Index i) {
    const Sketch& s = sketches_[i];
    if (is_planned(i) || !s.dayed) return 0;
    candidates_.clear();
    const int last = std::min(s.to, s.from + kLongest) + 1;
    for (int day = s.from - 1; day <= last; ++day) {
      if (gridded(i))
        for (int down = -2; down <= 2; ++down)
          for (int right = -2; right <= 2; ++right) take(fine_, block(cell(i, down, right), day, s.family), i);
      const auto found = coarse_.find(block(area(i), day, s.family));
      if (found == coarse_.end()) continue;
      take(found->second[0], i);
      if (!gridded(i)) take(found->second[1], i);
    }
    std::sort(candidates_.begin(), candidates_.end());
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
    for (const Index j : candidates_) consider(i, j);
    return candidates_.size();
  }
  void take(const std::unordered_map<std::uint64_t, std::vector<Index>>& from, std::uint64_t at, Index i) {
    if (const auto found = from.find(at); found != from.end()) take(found->second, i);
  }
  void take(const std::vector<Index>& list, Index i) {
    const auto first = std::upper_bound(list.begin(), list.end(), i);
    const std::size_t most = std::min<std::size_t>(kMostCompared, static_cast<std::size_t>(list.end() - first));
    candidates_.insert(candidates_.end(), first, first + static_cast<std::ptrdiff_t>(most));
  }
  void consider(Index i, Index j) {
    if (forbidden_.count(key(i, j)) != 0 || pinned_.count(key(i, j)) != 0) return;
    const Verdict v = compare(told_[i], sketches_[i], told_[j], sketches_[j], weights_, false);
    if (v.contradictions.empty() && v.score >= weights_[Weight::threshold]) pairs_.push_back({v.score, i, j});
  }

  // No two members may contradict each other, and on the whole they must be alike.
  bool fit(Index a, Index b) const {
    double sum = 0;
    std::size_t count = 0;
    const auto &left = members_[a], &right = members_[b];
    for (std::size_t i = 0; i < left.size() && i < kMostChecked; ++i)
      for (std::size_t j = 0; j < right.size() && j < kMostChecked; ++j) {
        const auto [low, high] = std::minmax(left[i], right[j]);
        if (forbidden_.count(key(low, high)) != 0) return false;
        const Verdict v = compare(told_[low], sketches_[low], told_[high], sketches_[high], weights_, false);
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

  const std::vector<Told>& told_;
  const Weights& weights_;
  std::vector<Sketch> sketches_;
  std::unordered_map<std::uint64_t, std::vector<Index>> fine_;
  std::unordered_map<std::uint64_t, std::array<std::vector<Index>, 2>> coarse_;  // area events, then those on the grid
  std::vector<Index> candidates_;
  std::vector<Pair> pairs_, pins_;
  std::unordered_set<std::uint64_t> forbidden_, pinned_;
  std::vector<Index> parent_;
  std::vector<std::vector<Index>> members_;
};

}  // namespace

std::vector<Incident> link(std::vector<Told>& told, const Weights& weights, const std::vector<Decision>& decisions,
                           LinkCounts& counts) {
  const auto id = [](const Told& t) -> const std::string& { return t.event.id; };
  std::stable_sort(told.begin(), told.end(), [&](const Told& a, const Told& b) { return id(a) < id(b); });
  told.erase(std::unique(told.begin(), told.end(), [&](const Told& a, const Told& b) { return id(a) == id(b); }),
             told.end());
  Linker linker(told, weights);
  linker.decide(decisions);
  counts.compared = linker.find_pairs();
  counts.events = told.size();
  std::vector<Incident> out;
  std::vector<const Told*> members;
  for (const auto& cluster : linker.clusters()) {
    members.clear();
    for (const auto i : cluster) members.push_back(&told[i]);
    if (members.front()->event.status == Status::planned)
      ++counts.planned;
    else
      out.push_back(reconcile(members));
  }
  std::sort(out.begin(), out.end(), [](const Incident& a, const Incident& b) { return a.id < b.id; });
  counts.incidents = out.size();
  return out;
}

}  // namespace marsad::incident
