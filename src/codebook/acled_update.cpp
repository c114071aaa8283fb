#include "acled_update.hpp"

#include <algorithm>

#include "../base/csv.hpp"
#include "csv.hpp"

namespace marsad::codebook {

void AcledUpdate::apply(std::vector<AcledRow>& rows) {
  std::map<std::string, AcledRow> left = before;
  for (AcledRow& row : rows) {
    const auto was = left.find(row[kEventId]);
    if (was == left.end()) {
      ++added;
      continue;
    }
    AcledRow same = was->second;
    same[kTimestamp] = row[kTimestamp];
    if (same == row) {
      row[kTimestamp] = was->second[kTimestamp];
    } else {
      row[kTimestamp] = std::to_string(now);
      ++changed;
    }
    left.erase(was);
  }
  for (const auto& [id, row] : left) deleted.push_back(id);
}

std::string AcledUpdate::deleted_csv() const {
  std::string out = csv_row(std::vector<std::string>{"event_id_cnty", "deleted_timestamp"});
  for (const std::string& id : deleted) out += csv_row(std::vector<std::string>{id, std::to_string(now)});
  return out;
}

Expected<std::map<std::string, AcledRow>> read_acled(std::string_view csv) {
  std::map<std::string, AcledRow> out;
  std::string row;
  bool open = false, first = true;
  for (std::size_t line = 1; !csv.empty(); ++line) {
    const std::size_t end = csv.find('\n');
    std::string_view text = csv.substr(0, end);
    csv.remove_prefix(end == std::string_view::npos ? csv.size() : end + 1);
    open = base::csv_open_after(text, open);
    if (!open && !text.empty() && text.back() == '\r') text.remove_suffix(1);
    row += text;
    if (open) {
      row += '\n';
      continue;
    }
    const auto cells = base::csv_cells(row, ',');
    if (first ? csv_row(cells) != acled_header() : cells.size() != kAcledColumns)
      return tl::unexpected(Error{ErrorCode::field, std::to_string(line), "",
                                  "is no row of ACLED's 31 columns in their order",
                                  "name a table that `marsad export --format acled` wrote"});
    if (!first) std::copy(cells.begin(), cells.end(), out[cells[kEventId]].begin());
    first = false;
    row.clear();
  }
  return out;
}

}  // namespace marsad::codebook
