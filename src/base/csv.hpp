// Rows of RFC 4180 tables taken apart.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::base {

// Cells of one row without its line end; quotes undone.
inline std::vector<std::string> csv_cells(std::string_view row, char comma) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    std::string& cell = cells.back();
    if (quoted && c == '"' && i + 1 < row.size() && row[i + 1] == '"')
      cell += row[i++];
    else if (c == '"' && (quoted || cell.empty()))
      quoted = !quoted;
    else if (c == comma && !quoted)
      cells.emplace_back();
    else
      cell += c;
  }
  return cells;
}

// Is a quoted cell still open at the end of this line? `open` as it was before it.
inline bool csv_open_after(std::string_view line, bool open) {
  return (std::count(line.begin(), line.end(), '"') % 2 != 0) != open;
}

}  // namespace marsad::base
