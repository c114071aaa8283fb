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

bool named(const std::string& id) { return !id.empty() && id.rfind("generic", 0) != 0; }

bool exact(const Event& event) { return event.where.precision == "place" && !event.where.id.empty(); }

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

template <typename T>
bool share(const std::vector<T>& a, const std::vector<T>& b) {
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
    if ((share(x_.holders, y_.names) && !y_.coarse) || (share(y_.holders, x_.names) && !x_.coarse))
      return add(Weight::place_within);
    // Several places bear the name, and the reports were read as speaking of different ones.
    if (share(x_.names, y_.names) && !x_.coarse && !y_.coarse) return add(Weight::same_name);
    if (p.lat && p.lon && q.lat && q.lon) {
      const double km = distance_km(*p.lat, *p.lon, *q.lat, *q.lon);
      if (x_.coarse || y_.coarse) {
        const bool one_area = !p.admin1.empty() && p.admin1 == q.admin1;
        return one_area || km < kApart ? add(Weight::area_holds) : contradict("other areas");
      }
      if (km < kClose) return add(Weight::close_place);
      if (km < kApart && exact(a_) && exact(b_)) return add(Weight::other_place);
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
    // The night may be that before or behind the day; other parts follow each other.
    constexpr int kNight = 5;
    const bool night = x_.part == kNight || y_.part == kNight;
    if (night ? round == 3 : gap >= 2) contradict("other hours of the day");
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
    const bool named = !a_.weapons.empty() && !b_.weapons.empty();
    const WeaponClasses c = weights_.classes_of(a_.weapons, a_.subtype), d = weights_.classes_of(b_.weapons, b_.subtype);
    if (c == 0 || d == 0) return;
    if ((c & d) == 0) return add(Weight::other_weapon);
    if (named) add(Weight::same_weapon);
  }

  const Event &a_, &b_;
  const Sketch &x_, &y_;
  const Weights& weights_;
  bool explained_;
  Verdict verdict_;
};

std::uint64_t hash_of(std::string_view country, std::string_view code) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const std::string_view part : {country, code})
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

// Of "town of Tafas" the hashes of that and of "Tafas".
void add_endings(std::string_view country, const std::string& code, std::vector<std::uint64_t>& out) {
  constexpr std::size_t kMost = 3;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < kMost && begin < code.size(); ++i) {
    out.push_back(hash_of(country, std::string_view(code).substr(begin)));
    const std::size_t space = code.find(' ', begin);
    begin = space == std::string::npos ? code.size() : space + 1;
  }
}

void name_places(const Where& where, Sketch& out) {
  for (const std::string* name : {&where.text, &where.name_ar})
    if (!name->empty()) out.names.push_back(hash_of(where.country, text::fold_word(*name)));
  for (const std::string& name : where.within) add_endings(where.country, text::fold_word(name), out.holders);
  for (auto* list : {&out.names, &out.holders}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
}

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
  name_places(event.where, out);
  for (const std::string& words : told.wording) fold_words(words, out.words);
  std::sort(out.words.begin(), out.words.end());
  out.words.erase(std::unique(out.words.begin(), out.words.end()), out.words.end());
  return out;
}

}  // namespace marsad::incident
