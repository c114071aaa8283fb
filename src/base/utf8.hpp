// UTF-8: is it valid, where not, and where do characters begin.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace marsad::base {

// Offset of the first byte that is no valid UTF-8 (overlong forms, surrogates and values over U+10FFFF are invalid),
// or npos when all is well.
std::size_t first_invalid_utf8(std::string_view text) noexcept;

// The longest prefix of at most `most` bytes that ends on a character boundary.
std::string_view utf8_prefix(std::string_view text, std::size_t most) noexcept;

// Decodes the character at `at`, sets `size` to its bytes (at least 1). U+FFFD when invalid.
char32_t decode_utf8(std::string_view text, std::size_t at, std::size_t& size) noexcept;
void append_utf8(std::string& out, char32_t c);

}  // namespace marsad::base
