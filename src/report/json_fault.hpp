// Where exactly a JSON text is broken: only asked once a fast parser has refused it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace marsad::report {

struct JsonFault {
  std::size_t offset = 0;
  std::string what;  // "expected ',' or '}'"
};

// The first fault of one JSON value, nullopt when this simple grammar finds none. Linear; no recursion.
std::optional<JsonFault> find_json_fault(std::string_view json);

}  // namespace marsad::report
