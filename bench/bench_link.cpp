// How linking grows: 10^4 to 10^6 invented events of one density in place and time, so that each has as many neighbours.
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <random>
#include <string>

#include <benchmark/benchmark.h>

#include "base/date.hpp"
#include "incident/link.hpp"
#include "marsad/knowledge.hpp"

namespace {

using marsad::incident::Told;

constexpr int kPlaces = 3000, kEventsADay = 1000, kTellings = 5;

struct Act {
  const char *type, *subtype, *weapon;
};
constexpr Act kActs[] = {{"Explosions/Remote violence", "Air/drone strike", "drone"},
                         {"Explosions/Remote violence", "Shelling/artillery/missile attack", "artillery"},
                         {"Battles", "Armed clash", "small arms"},
                         {"Violence against civilians", "Attack", ""},
                         {"Protests", "Peaceful protest", ""}};
constexpr const char* kParts[] = {"", "", "dawn", "morning", "noon", "evening"};

// One happening told by one to five outlets: figures differ, some leave the hour out, some say the day after.
class Inventor {
 public:
  explicit Inventor(std::uint32_t seed) : dice_(seed) {}

  std::vector<Told> events(std::size_t count) {
    std::vector<Told> out;
    out.reserve(count);
    const auto days = static_cast<int>(count / kEventsADay) + 1;
    while (out.size() < count) happening(out, count, days);
    return out;
  }

 private:
  int roll(int sides) { return static_cast<int>(dice_() % static_cast<std::uint32_t>(sides)); }

  void happening(std::vector<Told>& out, std::size_t most, int days) {
    const Act& act = kActs[roll(5)];
    // Few places see much: half of all happens in a sixth of them.
    const int place = static_cast<int>(std::pow(roll(1000) / 1000.0, 2.6) * kPlaces);
    const int day = roll(days), dead = roll(12), part = roll(6), side = roll(6);
    const int tellings = 1 + roll(kTellings);
    for (int i = 0; i < tellings && out.size() < most; ++i)
      out.push_back(telling(out.size(), act, place, day, dead + (roll(4) == 0 ? roll(3) : 0), roll(2) ? part : 0, side));
  }

  Told telling(std::size_t number, const Act& act, int place, int day, int dead, int part, int side) {
    Told told;
    marsad::Event& e = told.event;
    e.id = "e" + std::to_string(dice_()) + "-" + std::to_string(number);
    told.report = "r" + std::to_string(number);
    told.publisher = "outlet " + std::to_string(roll(40));
    e.type = act.type, e.subtype = act.subtype;
    if (*act.weapon) e.weapons = {act.weapon};
    e.when.from = e.when.to = marsad::base::format_day(marsad::base::Day{std::chrono::days{17000 + day}});
    e.when.precision = "day", e.when.text = "yesterday", e.when.part_of_day = kParts[part];
    told.published = e.when.from;
    e.where.id = "place:" + std::to_string(place), e.where.text = "place " + std::to_string(place);
    e.where.name_ar = e.where.text, e.where.country = "SY", e.where.admin1 = "area " + std::to_string(place / 250);
    e.where.within = {"area " + std::to_string(place / 250)};
    e.where.precision = roll(12) == 0 ? "admin" : "place";
    e.where.lat = 32 + (place % 60) * 0.08, e.where.lon = 36 + static_cast<double>(place) / 60 * 0.1;
    for (const char* role : {"side1", "side2"}) {
      marsad::ActorRef actor;
      actor.id = "actor" + std::to_string(role[4] == '1' ? side : 5 - side), actor.kind = "rebel";
      e.sides.push_back({role, {actor}});
    }
    if (dead > 0) e.harm.push_back({marsad::HarmKind::killed, "side2", "", dead, dead, false, false, false, ""});
    for (int i = 0; i < 6; ++i) told.wording.push_back("word" + std::to_string(roll(400)));
    return told;
  }

  std::mt19937 dice_;
};

double resident_bytes() {
  long pages = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident;
  return static_cast<double>(resident) * 4096;
}

void link(benchmark::State& state) {
  auto knowledge = marsad::Knowledge::open(MARSAD_KNOWLEDGE_FILE);
  if (!knowledge) return state.SkipWithError(knowledge.error().to_string().c_str());
  const auto weights = marsad::incident::Weights::from(knowledge->store());
  const double before = resident_bytes();
  std::vector<Told> told = Inventor(7).events(static_cast<std::size_t>(state.range(0)));
  const double held = resident_bytes() - before;
  marsad::incident::LinkCounts counts;
  for (auto _ : state) {
    auto incidents = marsad::incident::link(told, weights, {}, counts);
    benchmark::DoNotOptimize(incidents.data());
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto events = static_cast<double>(counts.events);
  state.counters["events"] = events;
  state.counters["incidents"] = static_cast<double>(counts.incidents);
  state.counters["compared"] = static_cast<double>(counts.compared) / events;
  state.counters["held"] = held / events;                                                    // bytes of an event itself
  state.counters["peak"] = (static_cast<double>(usage.ru_maxrss) * 1024 - before) / events;  // with all that linking needs
}
BENCHMARK(link)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
