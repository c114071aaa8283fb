// What a period's incidents come to, counted: the numbers of a situation report.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "../base/date.hpp"
#include "../codebook/record.hpp"

namespace marsad::sitrep {

// Incidents and their reported deaths.
struct Count {
  std::string name;
  std::int64_t events = 0, low = 0, best = 0, high = 0;
  void add(const codebook::Record& record);
};

struct Week {
  base::Day first;
  bool in_period = false;                     // else one of the four before
  bool known = true;                          // false: before the first record there is
  std::map<std::string, std::int64_t> types;  // type -> incidents
};

// A count that is far from what the four weeks before let expect.
struct Change {
  std::string kind, name;  // "all", "type" or "area"
  std::int64_t events = 0;
  double norm = 0;  // incidents that a period of this length had in those weeks
};

struct Period {
  base::Day from, to;
  int days() const { return static_cast<int>((to - from).count()) + 1; }
};

struct Facts {
  Period period;
  std::vector<const codebook::Record*> incidents;  // of the period, by day, then id
  Count all;
  std::int64_t civilians = 0, injured = 0, displaced = 0;  // best figures
  std::vector<Count> types, areas, sources;                // most incidents first; sources by incidents they tell of
  bool areas_are_admin2 = false;
  std::vector<Week> weeks;
  int norm_days = 0;  // of the 28 before the period, those that the records reach back to; under 7: nothing is compared
  std::vector<Change> changes;
  std::vector<const ActorRef*> new_actors;                    // named in the period and in no earlier record
  std::vector<const codebook::Record*> contested, deadliest;  // at most kMostListed
  std::map<std::string, std::int64_t> grades;
  std::size_t undated = 0;  // records without a day: in no period
};

inline constexpr std::size_t kMostListed = 15;
inline constexpr int kNormDays = 28;

// `records`: incidents of the period and before; what is only denied or planned does not count. They must outlive the
// result. An incident of several days counts on its first day within the period.
Facts count(const std::vector<codebook::Record>& records, Period period);

}  // namespace marsad::sitrep
