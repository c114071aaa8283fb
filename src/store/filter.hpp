// A Query as SQL. Not for other rooms.
#pragma once

#include <string>

#include "database.hpp"
#include "store.hpp"

namespace marsad::store {

// Conditions on `e` (events) and `r` (reports), joined by AND, with the values of their "$n"; "1 = 1" when there is none.
struct Filter {
  std::string sql;
  Values values;
};
// Throws Fault: usage.
Filter filter_of(const Query& query, Kind kind);

// A place in the order: day, then id. Written "2019-01-27/4f0c...", "/4f0c..." without a day.
struct Cursor {
  std::string day, id;
  std::string text() const { return day + "/" + id; }
};
// Throws Fault: usage.
Cursor cursor_of(const std::string& text);

}  // namespace marsad::store
