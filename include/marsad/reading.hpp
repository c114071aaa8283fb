// What the engine makes of one report.
#pragma once

#include <string>
#include <vector>

#include "marsad/event.hpp"
#include "marsad/report.hpp"

namespace marsad {

// How the publication day was found. When only narrowed (`inferred`), `weekday` and the bounds say what the text proves.
struct Anchor {
  std::string published;  // ISO day or empty
  PublishedFrom from = PublishedFrom::unknown;
  std::string weekday;                // "Sunday" when the text says "today Sunday", else empty
  std::string not_before, not_after;  // ISO days or empty
  std::string proof;                  // the words that prove it
  Span span;
};

struct Reading {
  Anchor anchor;
  std::vector<Event> events;  // in the text's order
  std::vector<Event>
      doubtful;  // told as facts, but more likely misread than not: less `confidence` than the knowledge asks for
  std::vector<Aggregate> aggregates;
};

}  // namespace marsad
