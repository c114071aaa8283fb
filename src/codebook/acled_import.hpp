// A team's own table with ACLED's columns read into event lines.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "acled_tables.hpp"
#include "marsad/error.hpp"
#include "marsad/event.hpp"

namespace marsad::codebook {

// The columns may stand in any order, others beside them are passed over; event_id_cnty, event_date, event_type,
// sub_event_type, country and fatalities must be there. What an event has no place for (notes, tags, source_scale,
// timestamp) stays in the line under `imported`, so that the acled export writes the row again as it was. A column `report`,
// which is not ACLED's, names the report that was coded: `marsad score` pairs events by it.
class AcledImport {
 public:
  explicit AcledImport(const knowledge::Store& store);

  // Takes the first row. Errors: field (columns that are missing, with the nearest name that is there).
  Expected<void> header(const std::vector<std::string>& names);
  // One "marsad.event/1" line without its end. Errors: field, date (every fault of the row, named by column and value); the
  // row is then not taken. Ids must be unique in the table.
  Expected<std::string> row(const std::vector<std::string>& cells);

 private:
  struct Known {
    std::string id, name_ar, kind, country;
  };
  struct KnownPlace {
    std::string id, name_ar, pcode;
    double lat = 0, lon = 0;
    bool area = false;  // a governorate has the point of its seat, which is a place too
  };
  class Row;
  void add_place(const knowledge::Store& store, std::uint32_t record);

  AcledTables tables_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::size_t width_ = 0;
  std::map<std::string, std::string, std::less<>> countries_;   // name -> ISO alpha-2
  std::multimap<std::string, Known, std::less<>> actors_;       // English name, lower case
  std::multimap<std::string, KnownPlace, std::less<>> places_;  // country and English name, lower case
  std::set<std::string> seen_;
};

// "2019-01-27", "27 January 2019", "27-Jan-2019". Empty when it is none of these.
std::string iso_day(std::string_view text);

}  // namespace marsad::codebook
