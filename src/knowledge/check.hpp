// All that is wrong or doubtful in the knowledge files, with file and line. The engine of `marsad check`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "recfile.hpp"

namespace marsad::knowledge {

enum class Severity : std::uint8_t {
  error,    // the knowledge must not be used
  warning,  // the engine will have to guess
  note,     // good to know: shared names, doubles that add nothing
};
const char* name_of(Severity severity) noexcept;  // "error" "warning" "note"

struct Finding {
  Severity severity = Severity::error;
  std::string file;
  std::uint32_t line = 0;                     // 1-based; 0: the file or folder as a whole
  std::string fragment, message, suggestion;  // as in Error

  // "file:line: error: message: 'fragment' (suggestion)"
  std::string to_string() const;
};

// Reads and checks all of `folder` and the `extra` files: syntax, schema.rec (kinds, keys, values, references), doubled
// ids and names, dates, coordinates, and whether every word can be inflected and every phrase built. In order of files
// and lines.
std::vector<Finding> check(const std::string& folder, const std::vector<std::string>& extra = {});

// The same for files that were read already; what was wrong with their syntax is not told again.
std::vector<Finding> check(const std::vector<Recfile>& files);

}  // namespace marsad::knowledge
