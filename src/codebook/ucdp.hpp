// UCDP GED rows: 49 columns (knowledge/codebooks/ucdp.rec).
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "acled_tables.hpp"
#include "record.hpp"

namespace marsad::codebook {

inline constexpr std::size_t kUcdpColumns = 49;
using UcdpRow = std::array<std::string, kUcdpColumns>;

struct UcdpTables {
  std::map<std::string, std::string, std::less<>> regions;  // ACLED's region -> UCDP's
  struct State {
    std::string gw, region;  // number in the list of Gleditsch and Ward; the region where it differs from its neighbours'
  };
  std::map<std::string, State, std::less<>> states;  // by ISO alpha-2
  static UcdpTables from(const knowledge::Store& store);
};

// UCDP takes organised violence with at least one death between named parties, or of one against civilians. Numbers that
// only UCDP gives (conflict, dyad and actor ids) stay empty. active_year is that of the rows added: 25 deaths of a dyad in
// a year.
class UcdpBook {
 public:
  UcdpBook(const UcdpTables& ucdp, const AcledTables& tables) : ucdp_(ucdp), tables_(tables) {}
  // Why UCDP has no row for it; empty when it has.
  std::string add(const Record& record);
  std::vector<UcdpRow> take();

 private:
  const UcdpTables& ucdp_;
  const AcledTables& tables_;
  std::vector<UcdpRow> rows_;
  std::map<std::string, std::int64_t> deaths_;  // year, dyad
};

std::string ucdp_header();

}  // namespace marsad::codebook
