// A situation report: one HTML page that needs nothing else, in English or Arabic.
#pragma once

#include <string>

#include "../codebook/acled_tables.hpp"
#include "charts.hpp"
#include "facts.hpp"

namespace marsad::sitrep {

struct PageOptions {
  std::string area;     // what the records were narrowed to, as the reader shall see it; empty: nothing
  std::string version;  // of program and knowledge, for the foot
  bool is_public = false;
};

// The same facts give the same bytes.
std::string page(const Facts& facts, const knowledge::Store& store, const codebook::AcledTables& tables,
                 const codebook::Wording& wording, const PageOptions& options);

}  // namespace marsad::sitrep
