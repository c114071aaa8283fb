// How sure an event and its parts are: logistic sums over what the event itself shows. Their weights are data, fitted on
// coded reports (tools/calibrate.py, docs/decisions/0006-confidence.md).
#include "confidence.hpp"

#include <algorithm>
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
  explicit Sums(const mention::Lexicon& lexicon) : lexicon_(lexicon) { add("base"); }

  void add(std::string_view sign) {
    if (const mention::Weights* weights = lexicon_.weights(sign))
      for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += (*weights)[i];
  }
  void add_if(bool holds, std::string_view sign) {
    if (holds) add(sign);
  }

  double chance(std::size_t i) const { return std::clamp(1 / (1 + std::exp(-sums_[i])), 0.02, 0.98); }

 private:
  const mention::Lexicon& lexicon_;
  mention::Weights sums_{};
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

void add_harm(Sums& sums, const Event& event) {
  const auto told = [&](HarmKind kind) {
    return std::any_of(event.harm.begin(), event.harm.end(), [&](const Harm& h) { return h.kind == kind; });
  };
  sums.add_if(!event.harm.empty(), "harm_told");
  sums.add_if(told(HarmKind::killed), "killed_told");
  sums.add_if(told(HarmKind::injured), "injured_told");
  sums.add_if(told(HarmKind::captured), "captured_told");
  const bool vague = std::all_of(event.harm.begin(), event.harm.end(), [](const Harm& h) { return h.vague; });
  sums.add_if(!event.harm.empty() && vague, "vague_harm");
}

// Which words tell the act, and where in the report they stand.
void add_words(Sums& sums, const Event& event, const Evidence* type) {
  sums.add_if(proof(event, "subtype") != nullptr, "several_acts");
  if (!type) return;
  sums.add_if(type->span.begin < kLead, "in_lead");
  sums.add_if(type->span.begin > kDeep, "deep");
}

bool same_place(const Event& a, const Event& b) {
  return a.where.id.empty() && b.where.id.empty() ? a.where.text == b.where.text : a.where.id == b.where.id;
}

bool shares_figure(const Event& a, const Event& b) {
  return std::any_of(a.harm.begin(), a.harm.end(), [&](const Harm& x) {
    return !x.vague && std::any_of(b.harm.begin(), b.harm.end(),
                                   [&](const Harm& y) { return !y.vague && x.kind == y.kind && x.min == y.min; });
  });
}

std::uint32_t begin(const Event& event) {
  const Evidence* type = proof(event, "type");
  return type ? type->span.begin : 0;
}

// Is the act told beside others of the report that may be the same?
void add_others(Sums& sums, const Event& event, const std::vector<Event>& all, std::size_t self) {
  bool type = false, place = false, spot = false, figure = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Event& other = all[i];
    if (i == self) continue;
    const bool alike = other.type == event.type, here = same_place(other, event);
    type |= alike && begin(other) < begin(event);
    place |= alike && here;
    spot |= here && other.when.from == event.when.from && other.when.to == event.when.to;
    figure |= shares_figure(other, event);
  }
  sums.add_if(type, "type_told_before");
  sums.add_if(place, "type_and_place_again");
  sums.add_if(spot, "place_and_day_again");
  sums.add_if(figure, "figure_again");
}

}  // namespace

void weigh(std::vector<Event>& events, const mention::Lexicon& lexicon) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    Event& event = events[i];
    const Evidence* type = proof(event, "type");
    Sums sums(lexicon);
    sums.add("type " + event.type);
    sums.add("rule " + event.rule);
    add_place(sums, event, type);
    add_day(sums, event, type);
    add_sides(sums, event);
    add_harm(sums, event);
    sums.add_if(!event.weapons.empty(), "weapon_told");
    sums.add_if(!event.source.text.empty(), "source_told");
    sums.add_if(event.status == Status::claimed, "claimed");
    add_words(sums, event, type);
    add_others(sums, event, events, i);
    event.confidence = sums.chance(0);
    event.confidence_by_field = {sums.chance(1), sums.chance(2), sums.chance(3),
                                 sums.chance(4), sums.chance(5), sums.chance(6)};
  }
}

bool is_doubtful(const Event& event, double below) noexcept {
  return event.confidence < below && (event.status == Status::reported || event.status == Status::claimed);
}

double doubtful_below(const knowledge::Store& store) {
  const knowledge::Id id = store.find("doubt", "event");
  if (id == knowledge::kNone) return 0;
  const std::string_view text = store.field(id, "below");
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace marsad::event
