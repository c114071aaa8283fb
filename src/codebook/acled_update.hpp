// An ACLED table written anew: unchanged rows keep their timestamp, changed ones get a new one, withdrawn ones go to a list.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "acled.hpp"
#include "marsad/error.hpp"

namespace marsad::codebook {

struct AcledUpdate {
  std::map<std::string, AcledRow> before;  // by event_id_cnty
  std::int64_t now = 0;                    // seconds since 1970
  std::vector<std::string> deleted;        // filled by apply()
  std::size_t changed = 0, added = 0;

  void apply(std::vector<AcledRow>& rows);
  std::string deleted_csv() const;  // event_id_cnty, deleted_timestamp
};

// The table that an earlier export wrote. Errors: field (other columns, a row of another width).
Expected<std::map<std::string, AcledRow>> read_acled(std::string_view csv);

}  // namespace marsad::codebook
