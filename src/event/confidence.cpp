// How sure an event is: a logistic sum over what the event itself shows. Its weights are data, fitted on coded reports
// (tools/calibrate.py, docs/decisions/0006-confidence.md).
#include "confidence.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace marsad::event {
namespace {

const Evidence* proof(const Event& event, std::string_view field) {
  const auto at =
      std::find_if(event.evidence.begin(), event.evidence.end(), [&](const Evidence& e) { return e.field == field; });
  return at == event.evidence.end() ? nullptr : &*at;
}

// Both facts are told within some twenty words.
bool close(const Evidence* a, const Evidence* b) {
  constexpr std::uint32_t kNear = 200;
  if (!a || !b) return false;
  const std::uint32_t first = std::min(a->span.begin, b->span.begin), last = std::max(a->span.begin, b->span.begin);
  return last - first <= kNear;
}

bool named(const Side& side) {
  return std::any_of(side.actors.begin(), side.actors.end(), [](const ActorRef& a) { return !a.id.starts_with("generic"); });
}

class Sum {
 public:
  explicit Sum(const knowledge::Store& store) : store_(store) { add("base"); }

  void add(std::string_view name) {
    const knowledge::Id record = store_.find("weight", name);
    if (record == knowledge::kNone) return;
    const std::string_view text = store_.field(record, "value");
    double value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{}) sum_ += value;
  }
  void add_if(bool holds, std::string_view name) {
    if (holds) add(name);
  }

  double probability() const { return std::clamp(1 / (1 + std::exp(-sum_)), 0.02, 0.98); }

 private:
  const knowledge::Store& store_;
  double sum_ = 0;
};

}  // namespace

double confidence_of(const Event& event, const knowledge::Store& store) {
  const Evidence* type = proof(event, "type");
  Sum sum(store);
  sum.add("type " + event.type);
  sum.add_if(!event.where.id.empty(), "place_known");
  sum.add_if(event.where.precision == "place" || event.where.precision == "near", "place_exact");
  sum.add_if(close(type, proof(event, "where")), "place_beside");
  sum.add_if(!event.when.text.empty(), "day_told");
  sum.add_if(close(type, proof(event, "when")), "day_beside");
  sum.add_if(event.when.from.empty(), "day_unknown");
  sum.add_if(!event.sides.empty() && named(event.sides.front()), "actor_named");
  sum.add_if(event.sides.size() > 1 && !event.sides.front().actors.empty() && !event.sides[1].actors.empty(), "both_sides");
  sum.add_if(!event.harm.empty(), "harm_told");
  sum.add_if(!event.weapons.empty(), "weapon_told");
  sum.add_if(!event.source.text.empty(), "source_told");
  sum.add_if(event.status == Status::claimed, "claimed");
  sum.add_if(proof(event, "subtype") != nullptr, "several_acts");
  return sum.probability();
}

}  // namespace marsad::event
