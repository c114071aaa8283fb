// SHA-256 of a run of bytes, by OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace marsad::base {

// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace marsad::base
