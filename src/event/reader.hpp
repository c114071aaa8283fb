// Mentions -> events: the one entrance to this room.
#pragma once

#include <string>

#include "marsad/reading.hpp"
#include "marsad/telling.hpp"
#include "weighing.hpp"

namespace marsad::event {

struct Options {
  std::string report_id;
  std::string published;          // ISO day or empty
  std::uint32_t title_bytes = 0;  // length of the title at the start of the text, 0 when not known
  std::vector<Span> chrome;       // site chrome inside the text, to be passed over
  std::string knowledge_hash;
};

struct Result {
  std::vector<Event> events;
  std::vector<Aggregate> aggregates;
  std::vector<Draft> drafts;  // for explain
};

// Reads the events of a document whose mentions are found. Linear in the tokens, but for merging, which is quadratic
// in the events
// of one report.
Result read_events(const Document& doc, const Weighing& weighing, const Options& options);

// The acts of a document as first read, with the signs that decide which of them are one and which are told as events.
// Quadratic in the acts of one report.
Tellings read_tellings(const Document& doc, const Weighing& weighing, const Options& options);

// One act that the text tells as a fact, and the draft it comes from.
struct Act {
  Event event;
  Draft draft;
};

// The acts of a text that is too short to be a report, such as one sentence: totals and what has no day count too, and
// nothing is merged. Order of the text.
std::vector<Act> read_acts(const Document& doc, const Options& options);

// One draft as an event, with the proof of every fact.
Event finish(const Document& doc, const Draft& draft, const Options& options);

}  // namespace marsad::event
