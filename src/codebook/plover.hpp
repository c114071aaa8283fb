// PLOVER (POLECAT) rows with their CAMEO root (knowledge/codebooks/plover.rec).
#pragma once

#include <map>
#include <string>

#include "acled_tables.hpp"
#include "record.hpp"

namespace marsad::codebook {

struct PloverCode {
  std::string type, mode, cameo;
};

struct PloverTables {
  std::map<std::string, PloverCode, std::less<>> subtypes;
  std::map<std::string, std::string, std::less<>> weapons;  // weapon -> mode of ASSAULT
  static PloverTables from(const knowledge::Store& store);
};

// What is only planned is THREATEN; `why` is set, and the code empty, for what is denied or has no PLOVER type.
PloverCode plover_code(const Event& event, const PloverTables& tables, std::string& why);
// Verbal and material co-operation, verbal and material conflict: 1 to 4.
int plover_quad(std::string_view type);

std::string plover_header();
std::string plover_row(const Record& record, const PloverTables& plover, const AcledTables& tables, std::string& why);

}  // namespace marsad::codebook
