// What the decision "one act or two" looks at: for those who fit its weights to pages of their own.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "marsad/event.hpp"
#include "marsad/span.hpp"

namespace marsad {

// A sign that holds, and how much of it (1, unless it counts). What each means: knowledge/codebooks/one_act.rec.
struct Sign {
  std::string name;
  double value = 1;
};

// An act as first read, before tellings of one act are joined and acts that are only mentioned are left out.
struct Telling {
  Event event;               // without confidence
  Span sentence;             // bytes of the sentence that it stands in
  std::vector<Span> ranges;  // bytes that tell of it
  bool own_day = false;      // its day is told with it, not taken from the report
  double told = 0;           // over 0: the text tells it as an event
  std::vector<Sign> signs;   // `news_weight` records
};

// May the second telling be of the first one's act?
struct Retelling {
  std::size_t first = 0, second = 0;  // indexes of tellings
  bool may_join = true;               // false: never one, whatever the signs say (a denial and a fact)
  double score = 0;                   // over 0: one act
  std::vector<Sign> signs;            // `retold_weight` records
};

// The order is that of the text.
struct Tellings {
  std::vector<Telling> tellings;
  std::vector<Retelling> pairs;
};

}  // namespace marsad
