// A Report as one JSON line, the kind that the readers read.
#pragma once

#include <string>

#include "marsad/report.hpp"

namespace marsad::collection {

// {"id": ..., "text": ..., ...} without a line end; fields that are empty are left out. `published` is written only
// with a day that is known. Invalid UTF-8 is replaced.
std::string report_json(const Report& report);

}  // namespace marsad::collection
