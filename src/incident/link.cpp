#include "link.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <unordered_map>

#include "blocks.hpp"
#include "cluster.hpp"

namespace marsad::incident {
namespace {

using Index = std::uint32_t;

// The events in the order of day and place. What is compared with each other then lies close in memory, which with a million
// events is most of the time that linking takes.
std::vector<Index> by_day_and_place(const std::vector<Told>& told) {
  struct Key {
    std::string day;
    double lat, lon;
    Index index;
  };
  std::vector<Key> keys;
  keys.reserve(told.size());
  for (Index i = 0; i < told.size(); ++i) {
    const Event& e = told[i].event;
    keys.push_back({e.when.from, e.where.lat.value_or(0), e.where.lon.value_or(0), i});
  }
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    return std::tie(a.day, a.lat, a.lon, a.index) < std::tie(b.day, b.lat, b.lon, b.index);
  });
  std::vector<Index> out;
  out.reserve(keys.size());
  for (const Key& key : keys) out.push_back(key.index);
  return out;
}

// Finds the pairs of all events; the events themselves stay where they are.
class Finder {
 public:
  Finder(const std::vector<const Told*>& told, const std::vector<const Sketch*>& sketches, const Decided& decided,
         const Weights& weights)
      : told_(told), sketches_(sketches), decided_(decided), weights_(weights) {
    spots_.reserve(told.size());
    for (Index i = 0; i < told.size(); ++i) spots_.push_back(spot_of(*told[i], *sketches[i]));
  }

  // `order` changes the time it takes, not what is found.
  std::vector<Pair> find(const std::vector<Index>& order, std::size_t& compared) {
    for (Index i = 0; i < told_.size(); ++i) enter(i);
    for (const Index i : order) compared += look_up(i);
    return std::move(pairs_);
  }

 private:
  void enter(Index i) {
    const Spot& s = spots_[i];
    for (std::int32_t day = s.first; s.dayed && day <= s.last; ++day) {
      keys_.clear();
      own_blocks(s, day, keys_);
      for (const std::uint64_t key : keys_) blocks_[key].push_back(i);
    }
  }

  // Looks at later events only, so that each pair comes once.
  std::size_t look_up(Index i) {
    const Spot& s = spots_[i];
    if (!s.dayed) return 0;
    candidates_.clear();
    for (std::int32_t day = s.first - 1; day <= s.last + 1; ++day) {
      keys_.clear();
      seen_blocks(s, day, keys_);
      for (const std::uint64_t key : keys_) take(key, i);
    }
    std::sort(candidates_.begin(), candidates_.end());
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
    for (const Index j : candidates_) consider(i, j);
    return candidates_.size();
  }

  void take(std::uint64_t block, Index i) {
    const auto found = blocks_.find(block);
    if (found == blocks_.end()) return;
    const std::vector<Index>& list = found->second;
    const auto first = std::upper_bound(list.begin(), list.end(), i);
    const std::size_t most = std::min<std::size_t>(kMostCompared, static_cast<std::size_t>(list.end() - first));
    candidates_.insert(candidates_.end(), first, first + static_cast<std::ptrdiff_t>(most));
  }
  void consider(Index i, Index j) {
    if (decided_.any(i, j)) return;
    const Verdict v = compare(*sketches_[i], *sketches_[j], weights_, false);
    if (alike(v, weights_)) pairs_.push_back({v.score, i, j});
  }

  const std::vector<const Told*>& told_;
  const std::vector<const Sketch*>& sketches_;
  const Decided& decided_;
  const Weights& weights_;
  std::vector<Spot> spots_;
  std::unordered_map<std::uint64_t, std::vector<Index>> blocks_;
  std::vector<std::uint64_t> keys_;
  std::vector<Index> candidates_;
  std::vector<Pair> pairs_;
};

void keep_one_of_each(std::vector<Told>& told) {
  const auto id = [](const Told& t) -> const std::string& { return t.event.id; };
  std::stable_sort(told.begin(), told.end(), [&](const Told& a, const Told& b) { return id(a) < id(b); });
  told.erase(std::unique(told.begin(), told.end(), [&](const Told& a, const Told& b) { return id(a) == id(b); }),
             told.end());
}

}  // namespace

std::vector<Incident> incidents_of(const std::vector<const Told*>& told, const std::vector<std::vector<Index>>& clusters,
                                   LinkCounts& counts) {
  std::vector<Incident> out;
  std::vector<const Told*> members;
  for (const auto& one : clusters) {
    members.clear();
    for (const Index i : one) members.push_back(told[i]);
    if (members.front()->event.status == Status::planned)
      ++counts.planned;
    else
      out.push_back(reconcile(members));
  }
  std::sort(out.begin(), out.end(), [](const Incident& a, const Incident& b) { return a.id < b.id; });
  counts.incidents = out.size();
  return out;
}

std::vector<Incident> link(std::vector<Told>& told, const Weights& weights, const std::vector<Decision>& decisions,
                           LinkCounts& counts) {
  keep_one_of_each(told);
  std::vector<Sketch> sketches;
  std::vector<const Told*> events;
  std::vector<const Sketch*> theirs;
  sketches.reserve(told.size());
  for (const Told& t : told) events.push_back(&t);
  theirs.resize(told.size());
  const std::vector<Index> order = by_day_and_place(told);
  for (const Index i : order) theirs[i] = &sketches.emplace_back(sketch_of(told[i], weights));
  const Decided decided(events, decisions);
  std::vector<Pair> pairs = Finder(events, theirs, decided, weights).find(order, counts.compared);
  counts.events = told.size();
  return incidents_of(events, cluster(events, theirs, pairs, decided, weights), counts);
}

}  // namespace marsad::incident
