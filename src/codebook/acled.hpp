// ACLED rows (codebook of 2023 and later): 31 columns, made from the events of one report.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "acled_tables.hpp"
#include "marsad/reading.hpp"
#include "marsad/report.hpp"
#include "record.hpp"
#include "wording.hpp"

namespace marsad::codebook {

// Columns in ACLED's order.
enum AcledColumn : std::size_t {
  kEventId,
  kEventDate,
  kYear,
  kTimePrecision,
  kDisorderType,
  kEventType,
  kSubEventType,
  kActor1,
  kAssocActor1,
  kInter1,
  kActor2,
  kAssocActor2,
  kInter2,
  kInteraction,
  kCivilianTargeting,
  kIso,
  kRegion,
  kCountry,
  kAdmin1,
  kAdmin2,
  kAdmin3,
  kLocation,
  kLatitude,
  kLongitude,
  kGeoPrecision,
  kSource,
  kSourceScale,
  kNotes,
  kFatalities,
  kTags,
  kTimestamp,
  kAcledColumns
};
using AcledRow = std::array<std::string, kAcledColumns>;

struct AcledOptions {
  bool numbers = false;              // inter1, inter2 and interaction as numbers ("1", "12") instead of words
  const Wording* wording = nullptr;  // of the notes; null: English. Must outlive the book
};

struct AcledRows {
  std::vector<AcledRow> rows;
  std::vector<std::string> left_out;  // events that ACLED does not take, with the reason: "event <id>: <why>"
};

// Rows of any number of events or incidents. An event over several days gives one row a day, its dead divided evenly,
// remainder first; one known to the week or month gives one row at its middle. Events of one report, and incidents, with the
// same actors, place and day are one row (the sub-type of highest precedence; a strike inside a battle is the battle).
// Memory: some 1 KB a row.
class AcledBook {
 public:
  explicit AcledBook(const AcledTables& tables, AcledOptions options = {});
  ~AcledBook();
  // Why ACLED has no row for it; empty when it has.
  std::string add(const Record& record);
  // The rows in the order of what was added.
  std::vector<AcledRow> take();

 private:
  struct Rows;
  const AcledTables& tables_;
  AcledOptions options_;
  std::unique_ptr<Rows> rows_;
};

// The rows of one report: reported and claimed events only, the others pass without a word.
AcledRows acled_rows(const Report& report, const Reading& reading, const AcledTables& tables, AcledOptions options = {});

std::string acled_header();  // with its CRLF
std::string acled_csv(const std::vector<AcledRow>& rows);

}  // namespace marsad::codebook
