// One writer a format: readings in, bytes out.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "marsad/reading.hpp"
#include "marsad/report.hpp"

namespace marsad::knowledge {
class Store;
}

namespace marsad::cli {

struct WriterOptions {
  std::string knowledge;  // content hash
  bool acled_numbers = false;
  std::size_t width = 0;  // of the table; 0: no limit
  bool colour = false;
  std::function<void(std::string)> note;  // told about events that a format does not take
};

// begin(), then for each report in order piece() and add(), then end(). What they return is written as it stands.
class Writer {
 public:
  virtual ~Writer() = default;
  virtual std::string begin() { return ""; }
  // The costly part; may be called by several threads at once.
  virtual std::string piece(const Report&, const Reading&) const { return ""; }
  // Called in the order of the inputs, by one thread at a time, with what piece() made.
  virtual std::string add(const Report& report, const Reading& reading, std::string piece);
  virtual std::string end() { return ""; }
};

const std::vector<std::string>& writer_formats();
// `format` must be one of writer_formats(). `store` must live as long as the writer.
std::unique_ptr<Writer> make_writer(std::string_view format, const knowledge::Store& store, WriterOptions options);
// The totals of a reading, one JSON object a line.
// The doubtful events of one report as JSON lines.
std::string doubtful_lines(const Report& report, const Reading& reading, std::string_view knowledge);

std::string aggregate_lines(const Report& report, const Reading& reading, std::string_view knowledge);

}  // namespace marsad::cli
