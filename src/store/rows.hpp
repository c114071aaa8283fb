// An event line as rows of the tables. Not for other rooms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "database.hpp"
#include "event_line.hpp"
#include "marsad/report.hpp"

namespace marsad::store {

// Throws Fault: json, field.
EventLine read_line(std::string line);

// Whether two lines tell the same but for the knowledge that read them.
bool same_but_knowledge(const std::string& a, const std::string& b);

inline constexpr const char* kEventColumns =
    "no, id, report, line, type, subtype, status, day_from, day_to, day_precision, country, admin1, admin2, admin3, pcode, "
    "place_id, place_precision, lat, lon, source, confidence, killed, injured, killed_or_injured, captured, missing, "
    "displaced, surrendered, released, civilians_killed";
inline constexpr std::size_t kEventColumnCount = 30;
Values event_row(std::int64_t no, std::int64_t report, const EventLine& event);

// Adds the rows of many events to the tables that hang on `events`.
class EventRows {
 public:
  explicit EventRows(Database& db);
  void add(std::int64_t no, std::int64_t report, const EventLine& event);
  void finish();

 private:
  Inserter events_, evidence_, names_, blocks_;
};

// Removes the event's row with all that hangs on it; `line` is the line it was made from.
void remove_event(Database& db, std::int64_t no, const std::string& line);

// What tells one version of a report from another: 64 hex digits over its text and all that is known of its page. When it
// was retrieved, as which bytes, and what it copies do not count.
std::string fingerprint(const Report& report);
// The report of the events' own words, where no more is known.
Report report_of(const EventLine& event);
// A report as it is kept, read back. `published_from` is its column.
Report report_from(const std::string& line, std::string_view published_from);

// The words of a text as the search index of this kind of store takes them.
Value index_words(Kind kind, const std::string& words);

}  // namespace marsad::store
