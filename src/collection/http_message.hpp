// A stored HTTP response: its status, its headers, its body without the wire's wrapping.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "marsad/error.hpp"

namespace marsad::collection {

using Headers = std::vector<std::pair<std::string, std::string>>;  // names in lower case

struct HttpMessage {
  int status = 0;
  Headers headers;
  std::string_view body;  // as stored

  std::string_view header(std::string_view name) const noexcept;  // "" when absent
};

// "Name: value" lines up to an empty one; lines that are none are passed over, at most 200 are kept. `at` is moved behind.
Headers read_headers(std::string_view bytes, std::size_t& at);
// Errors: field (no HTTP status line). Views point into `bytes`.
Expected<HttpMessage> read_http(std::string_view bytes);
// The body with chunks joined and gzip or deflate undone; at most `most` bytes. Errors: too_large, io (damaged), field
// (a coding that is not read: br, zstd).
Expected<std::string> decoded_body(const HttpMessage& message, std::size_t most);

// "text/html; charset=windows-1256" -> "text/html" and "windows-1256", lower case.
std::pair<std::string, std::string> content_type(std::string_view value);

}  // namespace marsad::collection
