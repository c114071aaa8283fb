// Incidents that keep up with events as they come and go, with the result of link() on all of them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "blocks.hpp"
#include "cluster.hpp"

namespace marsad::incident {

// Where all events are kept: a store.
class Shelf {
 public:
  virtual ~Shelf() = default;
  // Every event that lies in one of these tiles (tiles_of()) but those that are known already.
  virtual std::vector<Told> in_tiles(const std::vector<std::int64_t>& tiles,
                                     const std::function<bool(const std::string& id)>& known) = 0;
  // Those of these ids that are there.
  virtual std::vector<Told> of_ids(const std::vector<std::string>& ids) = 0;
};

// What changed since the last call. The shelf shows the state after it.
struct Changes {
  std::vector<std::string> ids;     // events that came, went, became others, or were decided about
  std::vector<Told> former;         // what those that went or became others were
  std::vector<Decision> decisions;  // all that hold now
};

// The incidents of these events, and of no others, are now `incidents`.
struct Regrown {
  std::vector<std::string> events;  // sorted; with those that went
  std::vector<Incident> incidents;  // sorted by id
};

// Looks only at what lies around a change: time and memory grow with the number of events there that may be one happening,
// not with the store. Keeps what it read from call to call, some kMostKept events; forget() when somebody else linked
// meanwhile. Of blocks over kMostCompared events (link.hpp) all is compared anew at each call.
class Grower {
 public:
  static constexpr std::size_t kMostKept = 20'000;

  // `shelf` must live as long.
  Grower(Shelf& shelf, const Weights& weights) : shelf_(shelf), weights_(weights) {}

  Regrown grow(const Changes& changes);
  void forget();

 private:
  using Index = std::uint32_t;
  struct Kept {
    Told told;
    Sketch sketch;
    Spot spot;
    bool compared = false;  // `alike` is complete
    std::vector<std::pair<Index, double>> alike;
  };
  using List = std::vector<Index>;  // in the order of ids

  void take_out(const std::string& id);
  void seed_around(const Told& former);
  void seed_changed(const std::vector<std::string>& ids);
  void seed_pinned(const Changes& changes);
  void shake(const Spot& spot);
  Index keep(Told told);
  static std::vector<std::uint64_t> blocks_of(const Spot& spot);
  void enter(std::uint64_t block, Index i);
  void leave(std::uint64_t block, Index i);
  void load(const std::vector<std::int64_t>& tiles);
  void load_ids(const std::vector<std::string>& ids);
  List near(const Spot& spot);
  void add_list(std::uint64_t block, List& out) const;
  bool crowded(const Spot& spot) const;
  bool within_cap(const Kept& low, const Kept& high);
  bool counts(std::uint64_t block, const Kept& low, const Kept& high) const;
  double likeness(const Kept& a, const Kept& b) const;
  void compare_all(Index i);
  List reached(const std::vector<Decision>& decisions);
  std::vector<Incident> incidents_of_all(List& events, const std::vector<Decision>& decisions);
  const std::string& id(Index i) const { return kept_[i]->told.event.id; }

  Shelf& shelf_;
  Weights weights_;
  std::vector<std::unique_ptr<Kept>> kept_;  // null: taken out
  std::unordered_map<std::string, Index> ids_;
  std::unordered_map<std::uint64_t, List> blocks_;
  std::unordered_set<std::int64_t> loaded_;
  std::unordered_set<Index> seeds_;
};

}  // namespace marsad::incident
