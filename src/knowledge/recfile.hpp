// Recfiles: `field: value` lines, a blank line between records (the GNU recutils format), each field with its line.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "marsad/error.hpp"

namespace marsad::knowledge {

// Views into the Recfile that holds them.
struct Field {
  std::string_view key, value;  // value trimmed; the lines of a continued one are parted by '\n'
  std::uint32_t line;           // 1-based
};

struct Record {
  std::vector<Field> fields;  // at least one; the first names the kind and the id
  const Field& head() const noexcept { return fields.front(); }
  std::string_view kind() const noexcept { return head().key; }
  std::string_view id() const noexcept { return head().value; }
  std::uint32_t line() const noexcept { return head().line; }
  // First field of that key, null when there is none.
  const Field* find(std::string_view key) const noexcept;
  std::string_view value(std::string_view key) const noexcept;
};

struct Recfile {
  std::string path;  // as messages name it
  std::vector<Record> records;

  std::string place(std::uint32_t line) const { return path + ':' + std::to_string(line); }

  // What the views point into; moving a Recfile keeps them.
  std::shared_ptr<const std::string> bytes;
  std::shared_ptr<const std::deque<std::string>> joined;
};

// Parses `bytes` (UTF-8, a byte order mark and CRLF allowed). `# ` lines are comments; a line that starts with `+`
// continues the value before it. Broken lines are left out and told in `errors` (knowledge_syntax, encoding); parsing
// goes on behind them. Directional marks (U+061C, U+200E, U+202A ...) are an error anywhere: they show a line otherwise
// than it is read.
Recfile parse_recfile(std::string path, std::string bytes, std::vector<Error>& errors);

// Reads and parses the file. `shown` is how messages name it; empty: as `path`. Errors: io, besides those of parse_recfile.
Recfile read_recfile(const std::string& path, std::string shown, std::vector<Error>& errors);

// An error at a line of a recfile, its fragment cut to what Error allows.
Error error_at(ErrorCode code, std::string place, std::string_view fragment, std::string message,
               std::string suggestion = {});

}  // namespace marsad::knowledge
