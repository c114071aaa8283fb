// What went wrong, where, and what to do about it.
#pragma once

#include <cstddef>
#include <string>

#include <tl/expected.hpp>

namespace marsad {

enum class ErrorCode {
  io,                // a file or stream cannot be read or written
  encoding,          // bytes are not text in any encoding known to Arabic pages
  empty,             // nothing to read
  binary,            // the bytes are no text at all
  too_large,         // over a stated limit
  json,              // a JSON line is broken
  field,             // a field is missing, unknown or of the wrong type
  date,              // a date cannot be understood
  knowledge_syntax,  // a recfile line is malformed
  knowledge_value,   // a recfile value is unknown, doubled or contradictory
  knowledge_format,  // a compiled knowledge file is of another version or damaged
  usage,             // the caller asked for something that does not exist
};

// Stable lower-case name of a code, e.g. "encoding". Never null.
const char* name_of(ErrorCode code) noexcept;

// Every fallible call of the library returns tl::expected<T, Error>; nothing throws across the boundary.
struct Error {
  ErrorCode code = ErrorCode::io;
  std::string place;       // file, file:line, input id or byte offset, e.g. "reports.jsonl:17"
  std::string fragment;    // the offending text, shortened to at most 80 bytes at a character boundary
  std::string message;     // one sentence, no full stop, e.g. "byte 0xC3 at offset 12 does not start a UTF-8 character"
  std::string suggestion;  // what to try, or empty

  // "place: message: 'fragment' (suggestion)", parts that are empty left out.
  std::string to_string() const;
};

template <typename T>
using Expected = tl::expected<T, Error>;

}  // namespace marsad
