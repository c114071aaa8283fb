#include "grow.hpp"

#include <algorithm>

namespace marsad::incident {

Regrown Grower::grow(const Changes& changes) {
  seeds_.clear();
  for (const std::string& id : changes.ids) take_out(id);
  for (const Told& former : changes.former) seed_around(former);
  seed_changed(changes.ids);
  seed_pinned(changes);
  List events = reached(changes.decisions);
  Regrown out;
  out.incidents = incidents_of_all(events, changes.decisions);
  out.events = changes.ids;
  for (const Index i : events) out.events.push_back(id(i));
  std::sort(out.events.begin(), out.events.end());
  out.events.erase(std::unique(out.events.begin(), out.events.end()), out.events.end());
  if (ids_.size() > kMostKept) forget();
  return out;
}

void Grower::forget() { kept_.clear(), ids_.clear(), blocks_.clear(), loaded_.clear(), seeds_.clear(); }

// --- what is known

Grower::Index Grower::keep(Told told) {
  const auto known = ids_.find(told.event.id);
  if (known != ids_.end()) return known->second;
  const auto i = static_cast<Index>(kept_.size());
  ids_.emplace(told.event.id, i);
  auto kept = std::make_unique<Kept>();
  kept->sketch = sketch_of(told, weights_);
  kept->spot = spot_of(told, kept->sketch);
  kept->told = std::move(told);
  kept_.push_back(std::move(kept));
  const Spot& spot = kept_[i]->spot;
  for (const std::uint64_t block : blocks_of(spot)) enter(block, i);
  return i;
}

std::vector<std::uint64_t> Grower::blocks_of(const Spot& spot) {
  std::vector<std::uint64_t> out;
  for (std::int32_t day = spot.first; spot.dayed && day <= spot.last; ++day) own_blocks(spot, day, out);
  return out;
}

void Grower::enter(std::uint64_t block, Index i) {
  List& list = blocks_[block];
  list.insert(std::upper_bound(list.begin(), list.end(), i, [this](Index a, Index b) { return id(a) < id(b); }), i);
}

void Grower::leave(std::uint64_t block, Index i) {
  List& list = blocks_[block];
  list.erase(std::remove(list.begin(), list.end(), i), list.end());
}

void Grower::load(const std::vector<std::int64_t>& tiles) {
  std::vector<std::int64_t> missing;
  for (const std::int64_t tile : tiles)
    if (loaded_.insert(tile).second) missing.push_back(tile);
  if (missing.empty()) return;
  const auto known = [this](const std::string& one) { return ids_.count(one) != 0; };
  for (Told& told : shelf_.in_tiles(missing, known)) keep(std::move(told));
}

void Grower::load_ids(const std::vector<std::string>& ids) {
  std::vector<std::string> missing;
  for (const std::string& one : ids)
    if (ids_.find(one) == ids_.end()) missing.push_back(one);
  if (missing.empty()) return;
  for (Told& told : shelf_.of_ids(missing)) keep(std::move(told));
}

void Grower::add_list(std::uint64_t block, List& out) const {
  const auto found = blocks_.find(block);
  if (found != blocks_.end()) out.insert(out.end(), found->second.begin(), found->second.end());
}

// Everything within reach, each once, in no order.
Grower::List Grower::near(const Spot& spot) {
  List out;
  if (!spot.dayed) return out;
  load(tiles_near(spot));
  std::vector<std::uint64_t> blocks;
  for (std::int32_t day = spot.first - 1; day <= spot.last + 1; ++day) seen_blocks(spot, day, blocks);
  for (const std::uint64_t block : blocks) add_list(block, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// --- the limit on comparisons (kMostCompared): only later events count, the first so many of each block

bool Grower::crowded(const Spot& spot) const {
  for (const std::uint64_t block : blocks_of(spot)) {
    const auto found = blocks_.find(block);
    if (found != blocks_.end() && found->second.size() >= kMostCompared) return true;
  }
  return false;
}

bool Grower::counts(std::uint64_t block, const Kept& low, const Kept& high) const {
  const auto found = blocks_.find(block);
  if (found == blocks_.end()) return false;
  const List& list = found->second;
  if (list.size() <= kMostCompared) return true;
  const auto lies_before = [this](Index i, const std::string& name) { return id(i) < name; };
  const auto at = std::lower_bound(list.begin(), list.end(), high.told.event.id, lies_before);
  const auto lies_behind = [this](const std::string& name, Index i) { return name < id(i); };
  const auto first = std::upper_bound(list.begin(), list.end(), low.told.event.id, lies_behind);
  return at - first < static_cast<std::ptrdiff_t>(kMostCompared);
}

bool Grower::within_cap(const Kept& low, const Kept& high) {
  const std::int32_t first = std::max(high.spot.first, low.spot.first - 1);
  const std::int32_t last = std::min(high.spot.last, low.spot.last + 1);
  std::vector<std::uint64_t> seen, own;
  for (std::int32_t day = first; day <= last; ++day) seen_blocks(low.spot, day, seen), own_blocks(high.spot, day, own);
  std::sort(seen.begin(), seen.end());
  own.erase(std::remove_if(own.begin(), own.end(),
                           [&](std::uint64_t block) { return !std::binary_search(seen.begin(), seen.end(), block); }),
            own.end());
  // Blocks that only the lower event looks through may not be there yet; that of the cell is, with either event's tile.
  std::vector<std::int64_t> tiles = tiles_of(high.spot);
  tiles.erase(std::remove_if(tiles.begin(), tiles.end(),
                             [&](std::int64_t tile) {
                               const auto block = static_cast<std::uint64_t>(tile);
                               return std::find(own.begin(), own.end(), block) == own.end();
                             }),
              tiles.end());
  load(tiles);
  return std::any_of(own.begin(), own.end(), [&](std::uint64_t block) { return counts(block, low, high); });
}

// --- what has to be looked at

void Grower::take_out(const std::string& name) {
  const auto found = ids_.find(name);
  if (found == ids_.end()) return;
  const Index i = found->second;
  const Spot spot = kept_[i]->spot;
  for (const Index j : near(spot)) {
    auto& alike = kept_[j]->alike;
    const auto gone = std::remove_if(alike.begin(), alike.end(), [&](const auto& pair) { return pair.first == i; });
    if (gone != alike.end()) seeds_.insert(j);
    alike.erase(gone, alike.end());
  }
  for (const std::uint64_t block : blocks_of(spot)) leave(block, i);
  shake(spot);
  seeds_.erase(i);
  ids_.erase(name);  // what was loaded meanwhile may have moved `found`
  kept_[i].reset();
}

// In a crowded block one event more or less moves others into the limit or out of it.
void Grower::shake(const Spot& spot) {
  if (!crowded(spot)) return;
  for (const Index j : near(spot)) kept_[j]->compared = false, seeds_.insert(j);
}

void Grower::seed_around(const Told& former) {
  const Sketch sketch = sketch_of(former, weights_);
  const Spot spot = spot_of(former, sketch);
  for (const Index j : near(spot))
    if (alike(compare(sketch, kept_[j]->sketch, weights_, false), weights_)) seeds_.insert(j);
  shake(spot);
}

void Grower::seed_changed(const std::vector<std::string>& ids) {
  load_ids(ids);
  for (const std::string& one : ids) {
    const auto found = ids_.find(one);
    if (found == ids_.end()) continue;
    seeds_.insert(found->second);
    // Whoever was compared before does not know the newcomer yet.
    kept_[found->second]->compared = false;
    load(tiles_near(kept_[found->second]->spot));
    shake(kept_[found->second]->spot);
  }
}

// Whom a reviewer put together with an event that is gone: nothing else leads there.
void Grower::seed_pinned(const Changes& changes) {
  const std::unordered_set<std::string> changed(changes.ids.begin(), changes.ids.end());
  std::vector<std::string> partners;
  for (const Decision& d : changes.decisions) {
    if (d.together && changed.count(d.a) != 0) partners.push_back(d.b);
    if (d.together && changed.count(d.b) != 0) partners.push_back(d.a);
  }
  load_ids(partners);
  for (const std::string& one : partners)
    if (const auto found = ids_.find(one); found != ids_.end()) seeds_.insert(found->second);
}

double Grower::likeness(const Kept& a, const Kept& b) const {
  const bool turned = b.told.event.id < a.told.event.id;
  const Kept &low = turned ? b : a, &high = turned ? a : b;
  const Verdict verdict = compare(low.sketch, high.sketch, weights_, false);
  return alike(verdict, weights_) ? verdict.score : -1e300;
}

void Grower::compare_all(Index i) {
  Kept& one = *kept_[i];
  if (one.compared) return;
  one.compared = true;
  one.alike.clear();
  for (const Index j : near(one.spot)) {
    if (j == i) continue;
    Kept& other = *kept_[j];
    const bool lower = one.told.event.id < other.told.event.id;
    const double score = likeness(one, other);
    const auto known = [&](const auto& pair) { return pair.first == i; };
    if (score < -1e299 || !(lower ? within_cap(one, other) : within_cap(other, one))) continue;
    one.alike.emplace_back(j, score);
    if (other.compared && std::none_of(other.alike.begin(), other.alike.end(), known)) other.alike.emplace_back(i, score);
  }
}

// All that hangs together with the seeds, be it by likeness or by a reviewer's word.
Grower::List Grower::reached(const std::vector<Decision>& decisions) {
  std::unordered_map<std::string, std::vector<std::string>> pinned;
  for (const Decision& d : decisions)
    if (d.together) pinned[d.a].push_back(d.b), pinned[d.b].push_back(d.a);
  List out(seeds_.begin(), seeds_.end());
  std::unordered_set<Index> seen(out.begin(), out.end());
  const auto visit = [&](Index i) {
    if (seen.insert(i).second) out.push_back(i);
  };
  for (std::size_t at = 0; at < out.size(); ++at) {
    compare_all(out[at]);
    for (const auto& [other, score] : kept_[out[at]]->alike) visit(other);
    const auto pins = pinned.empty() ? pinned.end() : pinned.find(id(out[at]));
    if (pins == pinned.end()) continue;
    load_ids(pins->second);
    for (const std::string& name : pins->second)
      if (const auto found = ids_.find(name); found != ids_.end()) visit(found->second);
  }
  return out;
}

std::vector<Incident> Grower::incidents_of_all(List& events, const std::vector<Decision>& decisions) {
  std::sort(events.begin(), events.end(), [this](Index a, Index b) { return id(a) < id(b); });
  std::unordered_map<Index, Index> place;
  std::vector<const Told*> told;
  std::vector<const Sketch*> sketches;
  for (const Index i : events) {
    place.emplace(i, static_cast<Index>(told.size()));
    told.push_back(&kept_[i]->told), sketches.push_back(&kept_[i]->sketch);
  }
  const Decided decided(told, decisions);
  std::vector<Pair> pairs;
  for (const Index i : events)
    for (const auto& [other, score] : kept_[i]->alike) {
      const Index low = place.at(i), high = place.at(other);
      if (low < high && !decided.any(low, high)) pairs.push_back({score, low, high});
    }
  LinkCounts counts;
  return incidents_of(told, cluster(told, sketches, pairs, decided, weights_), counts);
}

}  // namespace marsad::incident
