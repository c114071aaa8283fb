// The language of `--where`: conditions on an event, compiled to SQL in which every value is a parameter.
//
//   condition:  FIELD = 'text'   FIELD >= 5   FIELD != 'x'   FIELD in ('a', 'b')   FIELD ~ 'part'   FIELD is unknown
//   joined by:  and, or, not, ( )
//
// Texts stand in quotes, 'like this' or "like this"; a doubled quote is one quote. ~ looks for a part, upper and lower case
// of Latin letters alike. Names of places, actors, weapons and flags are compared folded, as the engine folds. What is
// unknown fulfils no condition but `is unknown` and !=.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "database.hpp"

namespace marsad::store {

// What `marsad find --help` tells of a field: "killed", "number", "people killed, the least that is told".
struct FieldNote {
  std::string name, kind, meaning;
};
std::vector<FieldNote> expression_fields();

// A condition on the row `e` of events, with the row `r` of its report. The values that its "$n" stand for are appended to
// `values`. Linear in the text; nesting over 100 deep is refused. Throws Fault: usage, with column and suggestion.
std::string compile_expression(std::string_view text, Kind kind, Values& values);

}  // namespace marsad::store
