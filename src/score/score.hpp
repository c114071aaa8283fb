// One coder held against another: `marsad score`.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "agreement.hpp"
#include "sheet.hpp"
#include "tally.hpp"

namespace marsad::score {

// One field on which the two differ. `field`: missed and extra (events of one side only), type, place, day (events that
// belong together but do not match), subtype, side1, side2, harm, source (of matched events), status (coded as a fact
// though denied or planned), aggregate (a total coded as harm).
struct Mismatch {
  std::string report, field, gold, predicted;
};

struct Outcome {
  Tally all;
  std::map<std::string, Tally> by_kind, by_file;
  std::vector<FieldAlpha> alphas;
  std::vector<Mismatch> mismatches;
  std::size_t foreign = 0;  // predicted events of reports that gold does not list; they are not scored
};

// Gold whose lines are events lists no reports: then those of `predicted` count too.
Outcome score(const Coding& gold, const Coding& predicted);

// What differs in one report.
void list_mismatches(const Comparison& comparison, std::vector<Mismatch>& out);

struct Shown {
  bool by_kind = false, by_file = false, list = false;
};
// For people; with a new line at the end.
std::string outcome_table(const Outcome& outcome, const Shown& shown);
// One object: the measures by name, by_type, alpha {field: {alpha, metric, unit, units}}, and, as asked, by_kind, by_file
// and mismatches. What could not be measured is null.
std::string outcome_json(const Outcome& outcome, const Shown& shown);

}  // namespace marsad::score
