// Which events or incidents an export takes.
#pragma once

#include <string>
#include <vector>

#include "record.hpp"

namespace marsad::codebook {

// Fields that are empty do not narrow; of a list one must fit.
struct Selection {
  std::string from, to;                // ISO days, inclusive: what may have happened then. Without a day: not taken
  std::vector<std::string> types;      // types or sub-types
  std::vector<std::string> countries;  // ISO alpha-2
  std::vector<std::string> admin1;     // as the lines spell them
  std::vector<std::string> actors;     // ids, of either side
  bool takes(const Record& record) const;
};

}  // namespace marsad::codebook
