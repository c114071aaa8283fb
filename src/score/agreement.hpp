// How far two coders agree on each field, as Krippendorff's alpha.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "alpha.hpp"
#include "tally.hpp"

namespace marsad::score {

struct FieldAlpha {
  std::string field;
  Metric metric = Metric::nominal;
  Alpha alpha;
  const char* unit = "event";  // what the two coders are compared on: an event found by both, or a report
};

// Units are events that both coders wrote down: paired one to one where two of type, place and day agree, so that the
// third may differ. What only one of them saw shows in `events`, which compares how many each found in a report.
//   relevant   nominal, a report: is there any event at all?
//   events     ordinal, a report: how many
//   type, subtype nominal; place, side1, side2, source nominal: the same when names share a word (places also within 15 km);
//              a side or source left empty is a value of its own. Of a side its first party
//   day        ordinal: days between publication and the event's first day
//   killed, injured ordinal: sums, nothing told being 0
// Ordinal, not interval: days and tolls have few high values, whose squared distances would drown all others.
class Agreement {
 public:
  // `predicted` may be null.
  void add(const Comparison& comparison, const Sheet* predicted);
  std::vector<FieldAlpha> alphas() const;

 private:
  struct NameUnits {
    std::map<std::pair<Words, std::pair<double, double>>, std::size_t> index;
    std::vector<View> kinds;  // only the place is filled
    std::vector<std::vector<std::size_t>> units;
    std::size_t number(const Words& words, const View* where);
    void add(const Words& a, const View* at, const Words& b, const View* bt);
    Alpha alpha() const;
  };
  void add_text(const std::string& field, const std::string& a, const std::string& b);
  void add_day(const Comparison& comparison, const Sheet* predicted, const View& a, const View& b);

  std::map<std::string, std::map<std::string, double>> numbers_;    // field -> text -> its number
  std::map<std::string, std::vector<std::vector<double>>> values_;  // field -> units
  std::map<std::string, NameUnits> names_;
};

}  // namespace marsad::score
