// Incidents that keep up with changes are those of linking the whole, whatever comes, goes, changes or is decided.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "codebook/json.hpp"
#include "incident/grow.hpp"
#include "marsad/knowledge.hpp"

namespace marsad::incident {
namespace {

class Shelf1 : public Shelf {
 public:
  std::map<std::string, Told> events;

  std::vector<Told> in_tiles(const std::vector<std::int64_t>& tiles,
                             const std::function<bool(const std::string& id)>& known) override {
    const std::set<std::int64_t> wanted(tiles.begin(), tiles.end());
    std::vector<Told> out;
    for (const auto& [id, told] : events) {
      bool inside = false;
      for (const std::int64_t tile : tiles_of(spot_of(told))) inside = inside || wanted.count(tile) != 0;
      if (inside && !known(id)) out.push_back(told);
    }
    return out;
  }
  std::vector<Told> of_ids(const std::vector<std::string>& ids) override {
    std::vector<Told> out;
    for (const std::string& id : ids)
      if (const auto found = events.find(id); found != events.end()) out.push_back(found->second);
    return out;
  }
};

Weights weights() {
  auto knowledge = Knowledge::open(MARSAD_KNOWLEDGE_FILE);
  EXPECT_TRUE(knowledge);
  return Weights::from(knowledge->store());
}

// A world of few places, days and parties, so that much hangs together.
class World {
 public:
  World(unsigned seed, int places, int days) : dice_(seed), places_(places), days_(days), grower_(shelf_, weights_) {}

  int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(dice_); }

  Told make(const std::string& id) {
    static constexpr const char* kSubtypes[][2] = {{"Battles", "Armed clash"},
                                                   {"Explosions/Remote violence", "Air/drone strike"},
                                                   {"Explosions/Remote violence", "Shelling/artillery/missile attack"},
                                                   {"Protests", "Peaceful protest"}};
    static constexpr const char* kActors[] = {"sdf", "is", "sna", "generic:gunmen", "turkey"};
    static constexpr const char* kParts[] = {"", "", "morning", "evening", "night"};
    Told told;
    Event& e = told.event;
    e.id = id;
    const auto& type = kSubtypes[roll(4)];
    e.type = type[0], e.subtype = type[1];
    e.status = roll(15) == 0 ? Status::planned : Status::reported;
    const int day = 1 + roll(days_), span = roll(8) == 0 ? roll(4) : 0;
    if (roll(20) != 0) e.when.from = iso(day), e.when.to = iso(day + span);
    e.when.part_of_day = kParts[roll(5)];
    e.when.text = roll(3) == 0 ? "" : "then";
    const int place = roll(places_);
    e.where.text = e.where.name_en = "place" + std::to_string(place), e.where.id = "test:" + std::to_string(place);
    e.where.country = "SY", e.where.admin1 = place % 2 == 0 ? "Aleppo" : "Idlib";
    e.where.precision = roll(6) == 0 ? "admin" : "place";
    if (roll(3) == 0) e.where.within = {"place" + std::to_string(roll(places_))};
    if (roll(8) != 0) e.where.lat = 36 + 0.05 * place, e.where.lon = 37 + 0.04 * place;
    e.sides = {{"side1", {actor(kActors[roll(5)])}}, {"side2", {actor(kActors[roll(5)])}}};
    if (roll(2) == 0) e.harm.push_back({HarmKind::killed, "side2", "", roll(9), std::nullopt, false, false, false, ""});
    told.report = "r" + std::to_string(roll(400)), told.publisher = "p" + std::to_string(roll(9));
    told.published = iso(day + 1);
    told.wording = {"word" + std::to_string(roll(4)), "other" + std::to_string(roll(4))};
    return told;
  }

  void put(const std::string& id, std::optional<Told> told) {
    const auto old = shelf_.events.find(id);
    if (old != shelf_.events.end()) changes_.former.push_back(old->second), shelf_.events.erase(old);
    if (told) shelf_.events.emplace(id, std::move(*told));
    changes_.ids.push_back(id);
  }
  void decide(const std::string& a, const std::string& b, bool together) {
    changes_.decisions.push_back({a, b, together});
    changes_.ids.push_back(a), changes_.ids.push_back(b);
  }
  void take_back() {
    if (changes_.decisions.empty()) return;
    const Decision last = changes_.decisions.back();
    changes_.decisions.pop_back();
    changes_.ids.push_back(last.a), changes_.ids.push_back(last.b);
  }
  std::string any_id() {
    auto at = shelf_.events.begin();
    std::advance(at, roll(static_cast<int>(shelf_.events.size())));
    return at->first;
  }
  void forget() { grower_.forget(); }

  // Grows, keeps the incidents as a store would, and holds them against linking the whole.
  void check(const std::string& when) {
    const Regrown regrown = grower_.grow(changes_);
    changes_.ids.clear(), changes_.former.clear();
    const std::set<std::string> changed(regrown.events.begin(), regrown.events.end());
    for (auto at = kept_.begin(); at != kept_.end();) {
      bool touched = false;
      for (const std::string& member : at->second.members) touched = touched || changed.count(member) != 0;
      at = touched ? kept_.erase(at) : std::next(at);
    }
    for (const Incident& incident : regrown.incidents) kept_[incident.id] = incident;
    std::vector<Told> all;
    for (const auto& [id, told] : shelf_.events) all.push_back(told);
    LinkCounts counts;
    const auto whole = link(all, weights_, changes_.decisions, counts);
    ASSERT_EQ(whole.size(), kept_.size()) << when;
    for (const Incident& incident : whole)
      ASSERT_EQ(codebook::incident_json(incident, ""), codebook::incident_json(kept_[incident.id], "")) << when;
  }

 private:
  static ActorRef actor(const std::string& id) {
    ActorRef out;
    out.id = id, out.name_en = id;
    return out;
  }
  static std::string iso(int day) { return "2019-03-" + std::string(day < 10 ? "0" : "") + std::to_string(day); }

  std::mt19937 dice_;
  int places_, days_;
  Weights weights_ = weights();
  Shelf1 shelf_;
  Grower grower_;
  Changes changes_;
  std::map<std::string, Incident> kept_;
};

TEST(Grow, EqualsLinkingTheWhole) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    World world(seed, 9, 5);
    int next = 0;
    for (int step = 0; step < 25; ++step) {
      for (int i = 0; i < 2 + world.roll(6); ++i) {  // more than are taken out
        const std::string id = "e" + std::to_string(1000 + next++ * 7919 % 9000);
        world.put(id, world.make(id));
      }
      if (world.roll(2) == 0) world.put(world.any_id(), std::nullopt);
      if (const std::string id = world.any_id(); world.roll(2) == 0) world.put(id, world.make(id));
      if (const std::string a = world.any_id(), b = world.any_id(); a != b && world.roll(2) == 0)
        world.decide(a, b, world.roll(2) == 0);
      if (world.roll(5) == 0) world.take_back();
      if (world.roll(4) == 0) world.forget();
      world.check("seed " + std::to_string(seed) + ", step " + std::to_string(step));
      if (HasFatalFailure()) return;
    }
  }
}

// More events in one place on one day than are compared with each other.
TEST(Grow, EqualsLinkingTheWholeInACrowd) {
  World world(99, 1, 1);
  for (int step = 0, next = 0; step < 4; ++step) {
    for (int i = 0; i < (step == 0 ? 460 : 30); ++i) {
      const std::string id = "e" + std::to_string(10'000 + next++ * 7919 % 90'000);
      world.put(id, world.make(id));
    }
    for (int i = 0; step > 0 && i < 20; ++i) world.put(world.any_id(), std::nullopt);
    world.check("step " + std::to_string(step));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace marsad::incident
