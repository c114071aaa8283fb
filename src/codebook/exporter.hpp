// Records in, a file of some codebook out: one exporter a format.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "acled_update.hpp"
#include "record.hpp"
#include "wording.hpp"

namespace marsad::knowledge {
class Store;
}

namespace marsad::codebook {

struct ExportOptions {
  Language language = Language::en;     // of notes and descriptions
  bool acled_numbers = false;           // inter and interaction as numbers
  AcledUpdate* acled_update = nullptr;  // of an earlier table; must outlive the exporter, which applies it in end()
};

// begin(), add() for each record in order, end(); what they return is the file, piece by piece.
class Exporter {
 public:
  virtual ~Exporter() = default;
  virtual std::string begin() { return ""; }
  // `why` is set when the codebook has no row for the record.
  virtual std::string add(const Record& record, std::string& why) = 0;
  virtual std::string end() { return ""; }
};

// "acled", "ucdp", "plover", "hxl", "geojson", "csv" (the columns of flat_columns()) and "flat" (the same, one JSON object
// a line), of which GeoPackage and Parquet are made. nullptr when there is no such format. `store` need not outlive it.
// ACLED and UCDP rows stand until end() (rows merge, years are summed); the others pass.
std::unique_ptr<Exporter> make_exporter(std::string_view format, const knowledge::Store& store, ExportOptions options);

}  // namespace marsad::codebook
