// The recfiles that knowledge is made of.
#pragma once

#include <string>
#include <vector>

#include "recfile.hpp"

namespace marsad::knowledge {

// All *.rec below `folder`, in the order of their paths, then `extra` files in the order given. Messages name the files
// of the folder as `folder`/path. Errors are appended; files that can be read are returned all the same.
std::vector<Recfile> read_sources(const std::string& folder, const std::vector<std::string>& extra,
                                  std::vector<Error>& errors);

// SHA-256 over the kinds, keys and values of all records in order, schema records left out; first 16 hex digits. Names of
// files, comments and white space do not count.
std::string content_hash_of(const std::vector<Recfile>& files);

}  // namespace marsad::knowledge
