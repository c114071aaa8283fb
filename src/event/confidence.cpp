// How sure an event and its parts are: logistic sums over what the event itself shows. Their weights are data, fitted on
// coded reports (tools/calibrate.py, docs/decisions/0006-confidence.md).
#include "confidence.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace marsad::event {
namespace {

const Evidence* proof(const Event& event, std::string_view field) {
  const auto at =
      std::find_if(event.evidence.begin(), event.evidence.end(), [&](const Evidence& e) { return e.field == field; });
  return at == event.evidence.end() ? nullptr : &*at;
}

// Bytes between the words that tell the act and those that tell the field; none when either is not told.
std::optional<std::uint32_t> gap(const Evidence* type, const Evidence* field) {
  if (!type || !field) return std::nullopt;
  return std::max(type->span.begin, field->span.begin) - std::min(type->span.begin, field->span.begin);
}
constexpr std::uint32_t kBeside = 200, kFar = 600;  // bytes: some twenty words, and some sixty
constexpr std::uint32_t kLead = 400, kDeep = 2500;  // bytes from the report's beginning

bool named(const Side& side) {
  return std::any_of(side.actors.begin(), side.actors.end(), [](const ActorRef& a) { return !a.id.starts_with("generic"); });
}

// The logistic sums: one for the event, one for each field, each with its own weight of what the event shows.
class Sums {
 public:
  static constexpr std::array<std::string_view, 7> kNames = {"event", "type", "when", "where", "sides", "harm", "source"};

  explicit Sums(const knowledge::Store& store) : store_(store) {
    for (std::size_t i = 0; i < kNames.size(); ++i) keys_[i] = store.intern(kNames[i]);
    add("base");
  }

  void add(std::string_view name) {
    const knowledge::Id id = store_.find("weight", name);
    if (id == knowledge::kNone) return;
    const knowledge::RecordView record = store_.record(id);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const std::string_view text = store_.text(keys_[i] == 0 ? 0 : record.tag(keys_[i]));
      double value = 0;
      if (std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{}) sums_[i] += value;
    }
  }
  void add_if(bool holds, std::string_view name) {
    if (holds) add(name);
  }

  double chance(std::size_t i) const { return std::clamp(1 / (1 + std::exp(-sums_[i])), 0.02, 0.98); }

 private:
  const knowledge::Store& store_;
  std::array<std::uint32_t, kNames.size()> keys_{};
  std::array<double, kNames.size()> sums_{};
};

void add_place(Sums& sums, const Event& event, const Evidence* type) {
  const Where& where = event.where;
  const auto far = gap(type, proof(event, "where"));
  sums.add_if(where.text.empty(), "place_none");
  sums.add_if(!where.id.empty(), "place_known");
  sums.add_if(where.precision == "place" || where.precision == "near", "place_exact");
  sums.add_if(where.precision == "admin" || where.precision == "country", "place_wide");
  sums.add_if(far && *far <= kBeside, "place_beside");
  sums.add_if(far && *far > kFar, "place_far");
}

void add_day(Sums& sums, const Event& event, const Evidence* type) {
  const When& when = event.when;
  const auto far = gap(type, proof(event, "when"));
  sums.add_if(!when.text.empty(), "day_told");
  sums.add_if(far && *far <= kBeside, "day_beside");
  sums.add_if(far && *far > kFar, "day_far");
  sums.add_if(when.from.empty(), "day_unknown");
  sums.add_if(when.from != when.to, "day_span");
}

void add_sides(Sums& sums, const Event& event) {
  static const Side kNobody;
  const Side *first = &kNobody, *second = &kNobody;
  for (const Side& side : event.sides) (side.role == "side2" ? second : first) = &side;
  sums.add_if(named(*first), "actor_named");
  sums.add_if(named(*second), "object_named");
  sums.add_if(!first->actors.empty() && !second->actors.empty(), "both_sides");
  sums.add_if(first->actors.empty() && second->actors.empty(), "no_side");
}

}  // namespace

void weigh(Event& event, const knowledge::Store& store) {
  const Evidence* type = proof(event, "type");
  Sums sums(store);
  sums.add("type " + event.type);
  add_place(sums, event, type);
  add_day(sums, event, type);
  add_sides(sums, event);
  sums.add_if(!event.harm.empty(), "harm_told");
  sums.add_if(std::any_of(event.harm.begin(), event.harm.end(), [](const Harm& h) { return h.kind == HarmKind::killed; }),
              "killed_told");
  sums.add_if(!event.weapons.empty(), "weapon_told");
  sums.add_if(!event.source.text.empty(), "source_told");
  sums.add_if(event.status == Status::claimed, "claimed");
  sums.add_if(proof(event, "subtype") != nullptr, "several_acts");
  sums.add_if(type && type->span.begin < kLead, "in_lead");
  sums.add_if(type && type->span.begin > kDeep, "deep");
  event.confidence = sums.chance(0);
  event.confidence_by_field = {sums.chance(1), sums.chance(2), sums.chance(3),
                               sums.chance(4), sums.chance(5), sums.chance(6)};
}

}  // namespace marsad::event
