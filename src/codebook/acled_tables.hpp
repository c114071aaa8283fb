// ACLED's tables out of the knowledge (knowledge/codebooks/acled.rec, countries.rec), as plain values.
#pragma once

#include <map>
#include <string>

namespace marsad::knowledge {
class Store;
}

namespace marsad::codebook {

struct AcledSubtype {
  std::string type, disorder;
  int rank = 99;           // within its type; the lower wins
  std::string noun, note;  // "an armed clash"; "clashed with"
};

struct AcledCountry {
  std::string name, iso3, numeric, region;
};

struct AcledInter {
  std::string number, name;  // "1", "State forces"
  std::string unnamed;       // what an actor of that kind without a name is called
};

struct AcledTables {
  std::map<std::string, AcledSubtype, std::less<>> subtypes;   // by ACLED's name
  std::map<std::string, AcledCountry, std::less<>> countries;  // by ISO alpha-2
  std::map<std::string, AcledInter, std::less<>> inters;       // by kind of actor
  std::map<std::string, std::string, std::less<>> scales;      // kind of source -> source_scale
  std::map<std::string, std::string, std::less<>> homes;       // id of a state actor -> its country

  // One pass over all records: some milliseconds.
  static AcledTables from(const knowledge::Store& store);
};

}  // namespace marsad::codebook
