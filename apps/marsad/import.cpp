// marsad import: a table that was coded by hand in, event lines out.
#include <unistd.h>

#include <algorithm>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "codebook/acled_import.hpp"
#include "command.hpp"
#include "lines.hpp"
#include "output.hpp"

namespace marsad::cli {
namespace {

int refuse(const Error& error, int code = kSomeFailed) {
  complain(error);
  return code;
}

// Rows of a table out of its lines: a quoted cell may hold line ends.
class Table {
 public:
  Table(codebook::AcledImport& import, Output& output) : import_(import), output_(output) {}

  bool line(const std::string& name, std::uint64_t number, const std::string& text) {
    if (name != name_) close(), name_ = name, first_ = true;
    if (!open_) begun_ = number;
    open_ = base::csv_open_after(text, open_);
    row_ += text;
    if (open_) return row_ += '\n', true;
    const bool going = row_.empty() || row();
    row_.clear();
    return going;
  }
  // The end of a file: a quotation mark that is still open is told.
  void close() {
    if (open_) fault({ErrorCode::field, "", "", "a quotation mark that opens here is never closed", ""});
    open_ = false;
    row_.clear();
  }

  std::size_t rows = 0, taken = 0;
  int status = kDone;
  bool useless = false;  // the first row is none: nothing can be read

 private:
  void fault(Error error) {
    // Where, and of which row.
    const std::string id = error.place;
    error.place = fmt::format("{}:{}", name_, begun_);
    if (!id.empty()) error.message = id + ": " + error.message;
    error.fragment.clear();
    status = refuse(error);
  }
  bool row() {
    const char comma = first_ ? comma_of(row_) : comma_;
    const auto cells = base::csv_cells(row_, comma);
    if (first_) {
      comma_ = comma, first_ = false;
      auto header = import_.header(cells);
      if (!header) fault(header.error()), useless = true;
      return header.has_value();
    }
    ++rows;
    auto event = import_.row(cells);
    if (!event) return fault(event.error()), true;
    ++taken;
    auto written = output_.write(*event + "\n");
    if (!written) status = refuse(written.error());
    return written && !output_.gone();
  }
  static char comma_of(const std::string& header) {
    char best = ',';
    for (const char c : {';', '\t'})
      if (std::count(header.begin(), header.end(), c) > std::count(header.begin(), header.end(), best)) best = c;
    return best;
  }

  codebook::AcledImport& import_;
  Output& output_;
  std::string name_, row_;
  std::uint64_t begun_ = 0;
  bool open_ = false, first_ = true;
  char comma_ = ',';
};

}  // namespace

int run_import(const Options& options) {
  if (options.inputs.empty() && isatty(STDIN_FILENO))
    return refuse(usage_error("import", "nothing to read", "name a table, or `-` for standard input"), kUsage);
  auto knowledge = open_knowledge(options);
  if (!knowledge) return refuse(knowledge.error());
  auto output = Output::open(options.out);
  if (!output) return refuse(output.error());
  codebook::AcledImport import(knowledge->store());
  Table table(import, **output);
  const int read = each_line(options.inputs, [&](const std::string& name, std::uint64_t number, const std::string& text) {
    return table.line(name, number, text);
  });
  table.close();
  if (table.useless) return kSomeFailed;
  if (auto done = (*output)->finish(); !done) return refuse(done.error());
  if (!options.quiet || table.taken < table.rows)
    complain(fmt::format("{} rows, {} taken, {} not", table.rows, table.taken, table.rows - table.taken));
  return std::max(read, table.status);
}

}  // namespace marsad::cli
