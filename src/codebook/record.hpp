// One line of the contract, event or incident, as the exports see it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json_value.hpp"
#include "marsad/error.hpp"
#include "marsad/incident.hpp"
#include "marsad/reading.hpp"
#include "marsad/report.hpp"

namespace marsad::codebook {

// What an imported table said that an event has no place for; it goes back into the table it came from.
struct Imported {
  std::string id, notes, tags, timestamp, source_scale;
};

struct Record {
  bool is_incident = false;
  // Of an incident: what its reports agree on, each harm from low to high; no evidence.
  Event event;
  Report report;  // without text. Of an incident: its first report, `publisher` naming all sources, "; " between
  Anchor anchor;
  std::string knowledge;
  Incident incident;  // empty when it is none
  Imported imported;
};

// "marsad.event/1" or "marsad.incident/1". Errors: json (no JSON), field (another schema, no id, a value of the wrong type).
Expected<Json> parse_line(std::string_view line);
Expected<Record> record_of(const Json& line);

// Reported deaths. Of an event: low takes vague words at their least, best the words' figure, high its upper end.
struct Deaths {
  std::int64_t side1 = 0, side2 = 0, civilians = 0, unknown = 0;  // of the best figure
  std::int64_t low = 0, best = 0, high = 0;
  std::int64_t acled = 0;  // the lowest until corroborated; "tens" 10, "hundreds" 100, "several" 3
};
Deaths deaths_of(const Record& record);

// A harm summed over all sides, of one kind. `told` false: nobody speaks of it.
struct Range {
  bool told = false;
  std::int64_t low = 0, best = 0, high = 0;
};
Range range_of(const Record& record, HarmKind kind);

}  // namespace marsad::codebook
