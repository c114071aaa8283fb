// Counts over reports, and the measures made of them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "agree.hpp"

namespace marsad::score {

// Two coders' events of one report that are told as facts, and how they match. Points into the sheets it was made of.
struct Comparison {
  const Sheet* gold = nullptr;
  std::vector<const View*> told, unreal;  // gold: as facts; as denied, planned or negated
  std::vector<const View*> predicted;     // as facts
  Matches matches;
};
// `predicted` may be null: nothing coded.
Comparison compare(const Sheet& gold, const Sheet* predicted);

enum class Count : std::uint8_t {
  reports,
  irrelevant,
  false_alarm_reports,
  aggregates,
  aggregates_leaked,
  gold,
  predicted,
  hit,
  hit_type,
  unreal,
  unreal_coded,
  day_of,
  day_right,
  place_of,
  place_right,
  geo_of,
  geo_5km,
  geo_25km,
  geo_missing,
  subtype_right,
  actor_hit_gold,
  actor_gold,
  actor_hit_predicted,
  actor_predicted,
  dyad_of,
  dyad_right,
  harm_gold,
  harm_predicted,
  harm_hit,
  fatalities_of,
  fatalities_right,
  source_of,
  source_right,
  count
};

struct TypeCounts {
  std::int64_t gold = 0, predicted = 0, hit = 0;
};

struct Rates {
  double precision = 0, recall = 0, f1 = 0;
};
Rates rates(std::int64_t hit, std::int64_t predicted, std::int64_t gold) noexcept;

class Tally {
 public:
  void add(const Comparison& comparison);
  void add(const Tally& other);
  std::int64_t operator[](Count count) const noexcept { return counts_[static_cast<std::size_t>(count)]; }
  const std::map<std::string, TypeCounts>& by_type() const noexcept { return by_type_; }

 private:
  void bump(Count count, std::size_t by = 1) noexcept {
    counts_[static_cast<std::size_t>(count)] += static_cast<std::int64_t>(by);
  }
  void add_report(const Comparison& comparison);
  void add_typed(const View& gold, const View& predicted);
  void add_matched(const View& gold, const View& predicted);

  std::array<std::int64_t, static_cast<std::size_t>(Count::count)> counts_{};
  std::map<std::string, TypeCounts> by_type_;
};

// A figure with its name; `whole`: a count rather than a share. No value: there was nothing to measure.
struct Measure {
  const char* name;
  std::optional<double> value;
  bool whole = false;
  const char* meaning;
};
// In the order in which they are printed.
std::vector<Measure> measures(const Tally& tally);

}  // namespace marsad::score
