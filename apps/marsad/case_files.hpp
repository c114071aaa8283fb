// Where cases lie.
#pragma once

#include <string>
#include <vector>

#include "marsad/error.hpp"

namespace marsad::cli {

// `asked` may be a recfile, a folder of them, or the project's folder with cases/ in it; empty: here. Sorted; never empty.
// Errors: io.
Expected<std::vector<std::string>> case_files(const std::string& asked);

}  // namespace marsad::cli
