// CSV and JSON lines as rows by column name.
#include <csv.h>

#include <cctype>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fmt/format.h>
#include <simdjson.h>

#include "base/utf8.hpp"
#include "import.hpp"
#include "recfile.hpp"

namespace marsad::knowledge {
namespace {

namespace json = simdjson::dom;

std::string normal(std::string_view column) {
  std::string out;
  for (const char c : column)
    if (std::isalnum(static_cast<unsigned char>(c))) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// What libcsv's callbacks fill.
struct CsvReading {
  std::vector<std::string> columns, fields;
  Table table;
  std::size_t line = 0;
  bool broken = false;  // a row with more fields than the head has columns
  std::size_t broken_line = 0;
};

void csv_field(void* bytes, std::size_t size, void* to) {
  static_cast<CsvReading*>(to)->fields.emplace_back(static_cast<const char*>(bytes), size);
}

void csv_row(int, void* to) {
  CsvReading& r = *static_cast<CsvReading*>(to);
  ++r.line;
  if (r.columns.empty()) {
    for (const std::string& name : r.fields) r.columns.push_back(normal(name));
  } else {
    if (r.fields.size() > r.columns.size() && !r.broken) r.broken = true, r.broken_line = r.line;
    TableRow row;
    for (std::size_t i = 0; i < r.fields.size() && i < r.columns.size(); ++i) row[r.columns[i]] = r.fields[i];
    r.table.rows.push_back(std::move(row));
    r.table.lines.push_back(r.line);
  }
  r.fields.clear();
}

Expected<Table> read_csv(const std::string& path, std::string_view bytes) {
  CsvReading reading;
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    return tl::unexpected(Error{ErrorCode::io, path, "", "there is no memory to read it", ""});
  const std::string_view head = bytes.substr(0, std::min(bytes.find('\n'), bytes.size()));
  const auto count = [&](char c) { return std::count(head.begin(), head.end(), c); };
  const char comma = count('\t') > count(',') ? '\t' : count(';') > count(',') ? ';' : ',';
  csv_set_delim(&parser, static_cast<unsigned char>(comma));
  const std::size_t read = csv_parse(&parser, bytes.data(), bytes.size(), csv_field, csv_row, &reading);
  const bool good = read == bytes.size() && csv_fini(&parser, csv_field, csv_row, &reading) == 0;
  csv_free(&parser);
  if (!good)
    return tl::unexpected(error_at(ErrorCode::field, fmt::format("{}:{}", path, reading.line + 1), {},
                                   "the row's quotation marks do not match", "write \"\" for a mark inside a quoted field"));
  if (reading.broken)
    return tl::unexpected(error_at(ErrorCode::field, fmt::format("{}:{}", path, reading.broken_line), {},
                                   "the row has more fields than the head has columns", "quote fields that hold a comma"));
  return std::move(reading.table);
}

std::string text_of(json::element value) {
  switch (value.type()) {
    case json::element_type::STRING: return std::string(std::string_view(value.get_c_str()));
    case json::element_type::ARRAY: {
      std::string out;
      for (const json::element item : json::array(value)) {
        if (!item.is_string()) continue;
        if (!out.empty()) out += ';';
        out += std::string_view(item.get_c_str());
      }
      return out;
    }
    case json::element_type::NULL_VALUE:
    case json::element_type::OBJECT: return "";
    default: return simdjson::minify(value);
  }
}

Expected<Table> read_json_lines(const std::string& path, const std::string& bytes) {
  Table table;
  json::parser parser;
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line(bytes.data() + at, end - at);
    at = end + 1, ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    json::object object;
    if (const auto code = parser.parse(line.data(), line.size()).get_object().get(object))
      return tl::unexpected(error_at(ErrorCode::json, fmt::format("{}:{}", path, number), line,
                                     std::string("broken JSON: ") + simdjson::error_message(code),
                                     "one whole JSON object on each line"));
    TableRow row;
    for (const auto& [key, value] : object) row[normal(key)] = text_of(value);
    table.rows.push_back(std::move(row));
    table.lines.push_back(number);
  }
  return table;
}

}  // namespace

Expected<std::string> read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (!file || !(bytes << file.rdbuf()).good()) {
    if (file && file.peek() == std::ifstream::traits_type::eof()) return std::string();
    return tl::unexpected(Error{ErrorCode::io, path, "",
                                "the file cannot be read: " + std::generic_category().message(errno ? errno : EIO),
                                "check the path and its rights"});
  }
  return std::move(bytes).str();
}

Expected<Table> read_table(const std::string& path) {
  auto bytes = read_bytes(path);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  if (bytes->starts_with("\xEF\xBB\xBF")) bytes->erase(0, 3);
  if (const std::size_t bad = base::first_invalid_utf8(*bytes); bad != std::string_view::npos)
    return tl::unexpected(Error{ErrorCode::encoding, path, "",
                                fmt::format("byte 0x{:02X} at offset {} is no valid UTF-8",
                                            static_cast<unsigned>(static_cast<unsigned char>((*bytes)[bad])), bad),
                                "save the table as UTF-8"});
  const std::size_t first = bytes->find_first_not_of(" \t\r\n");
  if (first == std::string::npos)
    return tl::unexpected(Error{ErrorCode::empty, path, "", "the table is empty", "give a CSV or JSON lines file"});
  return (*bytes)[first] == '{' ? read_json_lines(path, *bytes) : read_csv(path, *bytes);
}

std::string degrees(std::string_view text, double most) {
  const std::string copy(text);
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  if (end == copy.c_str() || *end != '\0' || !std::isfinite(value) || std::fabs(value) > most) return "";
  return copy;
}

}  // namespace marsad::knowledge
