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

// Zeros stand for nothing.
template <std::size_t N, std::size_t M>
bool share(const std::array<std::uint64_t, N>& a, const std::array<std::uint64_t, M>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::uint64_t x) { return x != 0 && std::find(b.begin(), b.end(), x) != b.end(); });
}

// All but few events name at most so many actors a side as lie beside each other.
bool share_actor(const Sketch& x, std::size_t side, const Sketch& y, std::size_t other) {
  const auto &a = x.actors[side], &b = y.actors[other];
  if (a.size() <= x.parties[side].size() && b.size() <= y.parties[other].size())
    return share(x.parties[side], y.parties[other]);
  return std::any_of(a.begin(), a.end(), [&](const auto& one) { return std::binary_search(b.begin(), b.end(), one); });
}

class Comparison {
 public:
  Comparison(const Sketch& x, const Sketch& y, const Weights& weights, bool explained)
      : x_(x), y_(y), weights_(weights), explained_(explained) {
    if (x.report == y.report) contradict("both stand in one report, which tells them apart");
    if (x.planned || y.planned) contradict("one is only planned");
  }
  Verdict judge() {
    for (const auto step : {&Comparison::place, &Comparison::day, &Comparison::type, &Comparison::sides, &Comparison::dead,
                            &Comparison::weapons}) {
      if (!explained_ && !verdict_.contradictions.empty()) return std::move(verdict_);
      (this->*step)();
    }
    const double shared = overlap(x_.words, y_.words);
    if (shared > 0) add(Weight::wording, shared);
    return std::move(verdict_);
  }

 private:
  void contradict(const char* why) { verdict_.contradictions.emplace_back(why); }
  void add(Weight weight, double times = 1) {
    const double value = weights_[weight] * times;
    verdict_.score += value;
    if (explained_) verdict_.parts.emplace_back(base::enum_name(weight), value);
  }

  void place() {
    if (x_.country != 0 && y_.country != 0 && x_.country != y_.country) return contradict("other countries");
    const bool one_name = share(x_.names, y_.names);
    const bool same = (x_.place != 0 && x_.place == y_.place) || (one_name && !(x_.known && y_.known));
    if (same) return add(x_.coarse || y_.coarse ? Weight::near_place : Weight::same_place);
    if ((!y_.coarse && share(x_.holders, y_.names)) || (!x_.coarse && share(y_.holders, x_.names)))
      return add(Weight::place_within);
    // Several places bear the name, and the reports were read as speaking of different ones.
    if (one_name && !x_.coarse && !y_.coarse) return add(Weight::same_name);
    const bool one_area = x_.admin1 != 0 && x_.admin1 == y_.admin1;
    if (x_.located && y_.located) return distance(one_area);
    if (one_area) return add(Weight::area_holds);
    if (x_.admin1 != 0 && y_.admin1 != 0) return contradict("other areas");
    add(Weight::far_place);
  }

  void distance(bool one_area) {
    const double km = distance_km(x_.lat, x_.lon, y_.lat, y_.lon);
    if (x_.coarse || y_.coarse) return one_area || km < kApart ? add(Weight::area_holds) : contradict("other areas");
    if (km < kClose) return add(Weight::close_place);
    if (km < kApart && (share(x_.stems, y_.names) || share(y_.stems, x_.names))) return add(Weight::place_within);
    if (km < kApart && x_.exact && y_.exact) return add(Weight::other_place);
    if (km < kNear) return add(Weight::near_place);
    if (km > kApart) return contradict("places over 30 km apart");
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
    if (x_.subtype == y_.subtype) return add(Weight::same_subtype);
    if (x_.type == y_.type) return add(Weight::same_type);
    if (x_.family == 2) return contradict("other kinds of act");
    add(Weight::like_type);
  }

  void sides() {
    for (std::size_t side = 0; side < 2; ++side) {
      if (share_actor(x_, side, y_, side))
        add(Weight::same_actor);
      else if (share_actor(x_, side, y_, 1 - side) || share_actor(y_, side, x_, 1 - side))
        add(Weight::turned_actor);
      else if (!x_.actors[side].empty() && !y_.actors[side].empty())
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
    if (x_.weapons.own == 0 || y_.weapons.own == 0) return;
    if (!x_.weapons.fits(y_.weapons)) return add(Weight::other_weapon);
    if (x_.armed && y_.armed) add(Weight::same_weapon);
  }

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

std::uint64_t hash_if(std::string_view text) { return text.empty() ? 0 : hash_of("", text); }

// Of "town of Tafas" the hashes of that and of "Tafas".
std::size_t add_endings(std::string_view country, const std::string& code, std::size_t at, Sketch& out) {
  for (std::size_t begin = 0; at < out.holders.size() && begin < code.size();) {
    out.holders[at++] = hash_of(country, std::string_view(code).substr(begin));
    const std::size_t space = code.find(' ', begin);
    begin = space == std::string::npos ? code.size() : space + 1;
  }
  return at;
}

void sketch_place(const Where& where, Sketch& out) {
  const std::string names[] = {text::fold_word(where.text), text::fold_word(where.name_ar)};
  for (std::size_t i = 0; i < 2; ++i) {
    if (!names[i].empty()) out.names[i] = hash_of(where.country, names[i]);
    const std::size_t space = names[i].find(' ');
    if (space != std::string::npos) out.stems[i] = hash_of(where.country, std::string_view(names[i]).substr(space + 1));
  }
  std::size_t at = 0;
  for (const std::string& holder : where.within) at = add_endings(where.country, text::fold_word(holder), at, out);
  out.country = hash_if(where.country), out.admin1 = hash_if(where.admin1);
  out.known = !where.id.empty();
  out.place = out.known ? hash_if(where.id) : out.names[0];
  out.located = where.lat && where.lon;
  out.lat = where.lat.value_or(0), out.lon = where.lon.value_or(0);
  out.coarse = where.precision == "area" || where.precision == "admin" || where.precision == "country";
  out.exact = out.known && where.precision == "place";
}

void sketch_sides(const std::vector<Side>& sides, Sketch& out) {
  for (const Side& side : sides)
    for (const ActorRef& actor : side.actors)
      if (named(actor.id)) out.actors[side.role == "side2" ? 1 : 0].push_back(actor.id);
  for (std::size_t side = 0; side < 2; ++side) {
    auto& actors = out.actors[side];
    std::sort(actors.begin(), actors.end());
    for (std::size_t i = 0; i < std::min(actors.size(), out.parties[side].size()); ++i)
      out.parties[side][i] = hash_if(actors[i]);
  }
}

}  // namespace

Verdict compare(const Sketch& a, const Sketch& b, const Weights& weights, bool explained) {
  return Comparison(a, b, weights, explained).judge();
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
  out.report = hash_if(told.report), out.type = hash_if(event.type), out.subtype = hash_if(event.subtype);
  out.planned = event.status == Status::planned;
  out.family = family_of(event);
  out.part = part_of(event.when.part_of_day);
  for (const Harm& harm : event.harm) {
    if (harm.kind != HarmKind::killed) continue;
    if (out.dead_low < 0) out.dead_low = out.dead_high = 0;
    out.dead_low += harm.min;
    out.dead_high += harm.max.value_or(harm.min);
  }
  sketch_sides(event.sides, out);
  sketch_place(event.where, out);
  for (const std::string& words : told.wording) fold_words(words, out.words);
  std::sort(out.words.begin(), out.words.end());
  out.words.erase(std::unique(out.words.begin(), out.words.end()), out.words.end());
  return out;
}

Sketch sketch_of(const Told& told, const Weights& weights) {
  Sketch out = sketch_of(told);
  out.armed = !told.event.weapons.empty();
  out.weapons = weights.classes_of(told.event.weapons, told.event.subtype);
  return out;
}

}  // namespace marsad::incident
