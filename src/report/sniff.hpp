// What kind of input are these bytes, judged by the bytes alone.
#pragma once

#include <optional>
#include <string_view>

#include "marsad/error.hpp"

namespace marsad::report {

// The readers' limit for one report's bytes (a text, a page, a JSON line); the engine's own limit is the same.
inline constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

enum class Format { text, html, json };

// By the first byte that is no white space (behind a byte order mark): '{' json, '<' html, else text.
Format sniff_format(std::string_view bytes) noexcept;

// The name of a file type that is no text ("PNG image", "ZIP archive (docx, xlsx, odt ...)"), nullptr when none is known.
const char* known_binary(std::string_view bytes) noexcept;

// Does a JSON "text" hold a whole page? "<!doctype", "<html", "<head", "<body" or an XML declaration before them.
bool looks_like_page(std::string_view text) noexcept;

// Errors: too_large, empty (nothing but white space), binary. `place` goes into the error.
std::optional<Error> refuse_bytes(std::string_view bytes, std::string_view place);
// Errors: empty, when decoded text holds nothing that shows (white space, marks of direction, zero-width characters).
std::optional<Error> refuse_blank(std::string_view utf8, std::string_view place);

}  // namespace marsad::report
