// Programs that write what this one does not: GDAL's ogr2ogr, Python with pyarrow.
#pragma once

#include <string>
#include <vector>

#include "marsad/error.hpp"

namespace marsad::cli {

// Its path, or "" when it is not on PATH.
std::string find_program(const std::string& name);
// $MARSAD_PYTHON, else python3.
std::string python();
bool has_pyarrow();

// Runs it without a shell, its standard output thrown away, and waits. Errors: io (cannot start, ended with a code other
// than 0; the message ends with a line of what it said).
Expected<void> run_program(const std::vector<std::string>& arguments);

// `csv` and `lines` are files with the rows of codebook::flat_columns(); `out` appears whole or not at all.
Expected<void> write_geopackage(const std::string& csv, const std::string& out);
Expected<void> write_parquet(const std::string& lines, const std::string& out);

}  // namespace marsad::cli
