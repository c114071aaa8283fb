#include "compare.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "../base/date.hpp"
#include "../text/fold.hpp"

namespace marsad::incident {
namespace {

constexpr double kClose = 3, kNear = 12, kApart = 30;  // km

int part_of(std::string_view name) {
  static constexpr std::string_view kParts[] = {"dawn", "morning", "noon", "afternoon", "evening", "night"};
  for (int i = 0; i < 6; ++i)
    if (kParts[i] == name) return i;
  return -1;
}

int family_of(const Event& event) {
  if (event.type == "Battles" || event.type == "Explosions/Remote violence" || event.type == "Violence against civilians")
    return 0;
  return event.type == "Protests" || event.type == "Riots" ? 1 : 2;
}

bool named(const std::string& id) { return !id.empty() && id.rfind("generic:", 0) != 0; }

// Weapons by how they come: two strikes of different kind are two.
int weapon_class(const std::string& weapon) {
  static const std::vector<std::pair<std::string_view, int>> kClasses = {
      {"drone", 1},      {"warplane", 1}, {"airstrike", 1}, {"barrel", 1},     {"helicopter", 1},
      {"artillery", 2},  {"mortar", 2},   {"rocket", 2},    {"missile", 2},    {"tank", 2},
      {"landmine", 3},   {"IED", 3},      {"explosive", 3}, {"bomb", 3},       {"suicide", 3},
      {"small arms", 4}, {"sniper", 4},   {"silenced", 4},  {"machine gun", 4}};
  for (const auto& [word, number] : kClasses)
    if (weapon.find(word) != std::string::npos) return number;
  return 0;
}

void fold_words(const std::string& text, std::vector<std::uint32_t>& out) {
  const std::string code = text::fold_word(text);
  for (std::size_t i = 0; i < code.size();) {
    while (i < code.size() && !text::is_word(code[i])) ++i;
    const std::size_t begin = i;
    std::uint32_t hash = 2166136261u;
    for (; i < code.size() && text::is_word(code[i]); ++i) hash = (hash ^ static_cast<unsigned char>(code[i])) * 16777619u;
    if (i - begin > 2) out.push_back(hash);
  }
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& x) { return std::binary_search(b.begin(), b.end(), x); });
}

class Comparison {
 public:
  Comparison(const Told& a, const Sketch& x, const Told& b, const Sketch& y, const Weights& weights, bool explained)
      : a_(a.event), b_(b.event), x_(x), y_(y), weights_(weights), explained_(explained) {
    if (a.report == b.report) contradict("both stand in one report, which tells them apart");
    if (a.event.status == Status::planned || b.event.status == Status::planned) contradict("one is only planned");
  }
  Verdict judge() {
    place();
    day();
    type();
    sides();
    dead();
    weapons();
    const double shared = overlap(x_.words, y_.words);
    if (shared > 0) add(Weight::wording, shared);
    return std::move(verdict_);
  }

 private:
  void contradict(const char* why) { verdict_.contradictions.emplace_back(why); }
  void add(Weight weight, double times = 1) {
    const double value = weights_[weight] * times;
    verdict_.score += value;
    if (explained_) verdict_.parts.emplace_back(name_of(weight), value);
  }

  void place() {
    const Where &p = a_.where, &q = b_.where;
    if (!p.country.empty() && !q.country.empty() && p.country != q.country) return contradict("other countries");
    const bool same = p.id.empty() ? !p.text.empty() && text::fold_word(p.text) == text::fold_word(q.text) : p.id == q.id;
    if (same) return add(x_.coarse ? Weight::near_place : Weight::same_place);
    if (p.lat && p.lon && q.lat && q.lon) {
      const double km = distance_km(*p.lat, *p.lon, *q.lat, *q.lon);
      if (x_.coarse || y_.coarse) {
        const bool one_area = !p.admin1.empty() && p.admin1 == q.admin1;
        return one_area || km < kApart ? add(Weight::area_holds) : contradict("other areas");
      }
      if (km < kClose) return add(Weight::close_place);
      if (km < kNear) return add(Weight::near_place);
      if (km > kApart) return contradict("places over 30 km apart");
      return add(Weight::far_place);
    }
    if (!p.admin1.empty() && p.admin1 == q.admin1) return add(Weight::area_holds);
    if (!p.admin1.empty() && !q.admin1.empty()) return contradict("other areas");
    add(Weight::far_place);
  }

  void day() {
    if (!x_.dayed || !y_.dayed) return;
    const bool exact = x_.from == x_.to && y_.from == y_.to;
    if (x_.from <= y_.to && y_.from <= x_.to) {
      add(exact ? Weight::same_day : Weight::day_within);
    } else if (x_.to + 1 == y_.from || y_.to + 1 == x_.from) {
      // The day after may be a day that was not told, or one night told from both its sides.
      const bool loose = x_.guessed_day || y_.guessed_day || x_.part >= 5 || y_.part >= 5 || x_.part == 0 || y_.part == 0;
      add(Weight::next_day, loose ? 0.25 : 1);
      return;
    } else {
      return contradict("other days");
    }
    if (x_.part < 0 || y_.part < 0 || !exact) return;
    const int gap = std::abs(x_.part - y_.part), round = std::min(gap, 6 - gap);
    if (round <= 1) return add(Weight::same_part, round == 0 ? 1 : 0.5);
    add(Weight::other_part);
    if (round == 3) contradict("other hours of the day");
  }

  void type() {
    if (x_.family != y_.family) return contradict("other kinds of act");
    if (a_.subtype == b_.subtype) return add(Weight::same_subtype);
    if (a_.type == b_.type) return add(Weight::same_type);
    if (x_.family == 2) return contradict("other kinds of act");
    add(Weight::like_type);
  }

  void sides() {
    for (int side = 0; side < 2; ++side) {
      const auto &mine = x_.actors[side], &straight = y_.actors[side], &turned = y_.actors[1 - side];
      if (mine.empty()) continue;
      if (share(mine, straight))
        add(Weight::same_actor);
      else if (share(mine, turned))
        add(Weight::turned_actor);
      else if (!straight.empty())
        add(Weight::other_actors);
    }
  }

  void dead() {
    if (x_.dead_low < 0 || y_.dead_low < 0) return;
    const auto low = static_cast<double>(std::min(x_.dead_high, y_.dead_high));
    const auto high = static_cast<double>(std::max(x_.dead_low, y_.dead_low));
    if (x_.dead_low == y_.dead_low && x_.dead_high == y_.dead_high) return add(Weight::same_dead);
    if (high <= low || (high > 0 && low / high >= 0.5) || high - low <= 3) return add(Weight::like_dead);
    add(Weight::unlike_dead);
  }

  void weapons() {
    bool shared = false, other = false;
    for (const std::string& w : a_.weapons)
      for (const std::string& v : b_.weapons) {
        const int c = weapon_class(w), d = weapon_class(v);
        shared = shared || w == v || (c != 0 && c == d);
        other = other || (c != 0 && d != 0 && c != d);
      }
    if (shared)
      add(Weight::same_weapon);
    else if (other)
      add(Weight::other_weapon);
  }

  const Event &a_, &b_;
  const Sketch &x_, &y_;
  const Weights& weights_;
  bool explained_;
  Verdict verdict_;
};

}  // namespace

Verdict compare(const Told& a, const Sketch& x, const Told& b, const Sketch& y, const Weights& weights, bool explained) {
  return Comparison(a, x, b, y, weights, explained).judge();
}

double distance_km(double lat1, double lon1, double lat2, double lon2) noexcept {
  constexpr double kRad = 3.14159265358979323846 / 180, kEarth = 6371;
  const double dlat = (lat2 - lat1) * kRad, dlon = (lon2 - lon1) * kRad;
  const double h = std::sin(dlat / 2) * std::sin(dlat / 2) +
                   std::cos(lat1 * kRad) * std::cos(lat2 * kRad) * std::sin(dlon / 2) * std::sin(dlon / 2);
  return 2 * kEarth * std::asin(std::min(1.0, std::sqrt(h)));
}

double overlap(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) noexcept {
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      ++both, ++i, ++j;
    else if (a[i] < b[j])
      ++i;
    else
      ++j;
  }
  const std::size_t all = a.size() + b.size() - both;
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

Sketch sketch_of(const Told& told) {
  const Event& event = told.event;
  Sketch out;
  const auto from = base::parse_day(event.when.from), to = base::parse_day(event.when.to);
  if (from && to && *from <= *to) {
    out.dayed = true;
    out.from = static_cast<std::int32_t>(from->time_since_epoch().count());
    out.to = static_cast<std::int32_t>(to->time_since_epoch().count());
  }
  out.guessed_day = event.when.text.empty();
  out.coarse = event.where.precision == "area" || event.where.precision == "admin" || event.where.precision == "country";
  out.family = family_of(event);
  out.part = part_of(event.when.part_of_day);
  for (const Harm& harm : event.harm) {
    if (harm.kind != HarmKind::killed) continue;
    if (out.dead_low < 0) out.dead_low = out.dead_high = 0;
    out.dead_low += harm.min;
    out.dead_high += harm.max.value_or(harm.min);
  }
  for (const Side& side : event.sides)
    for (const ActorRef& actor : side.actors)
      if (named(actor.id)) out.actors[side.role == "side2" ? 1 : 0].push_back(actor.id);
  for (auto& actors : out.actors) std::sort(actors.begin(), actors.end());
  for (const std::string& words : told.wording) fold_words(words, out.words);
  std::sort(out.words.begin(), out.words.end());
  out.words.erase(std::unique(out.words.begin(), out.words.end()), out.words.end());
  return out;
}

}  // namespace marsad::incident
