// RFC 4180 rows.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace marsad::codebook {

// Quoted when it holds a comma, a quotation mark, a line break or a blank at either end; inner marks doubled.
inline std::string csv_field(std::string_view field) {
  const bool blank_end = !field.empty() && (field.front() == ' ' || field.back() == ' ');
  if (!blank_end && field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(field);
  std::string out = "\"";
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

// Fields with commas between and CRLF behind.
inline std::string csv_row(std::span<const std::string> fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ',';
    out += csv_field(fields[i]);
  }
  return out + "\r\n";
}

}  // namespace marsad::codebook
