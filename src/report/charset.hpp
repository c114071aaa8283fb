// Bytes of any encoding that Arabic pages are found in -> UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "marsad/error.hpp"

namespace marsad::report {

// What to do with bytes that are UTF-8 but for a few: text files are refused, pages keep reading (browsers do).
enum class BadBytes { refuse, replace };

// UTF-8, UTF-16 (either order), UTF-32, windows-1256, ISO-8859-6 and what ICU knows besides. A byte order mark decides,
// then validity (UTF-8 that is valid is UTF-8, whatever a page declares), then `declared` when what it gives reads like
// Arabic, then whichever candidate reads most like Arabic. The result is valid UTF-8 without a byte order mark and
// without NULs. Errors: encoding (with byte value and offset), empty, binary, too_large; `place` is left for the caller
// to fill. Linear; peak memory about seven times the bytes when they are not UTF-8.
Expected<std::string> to_utf8(std::string_view bytes, std::string_view declared, BadBytes bad = BadBytes::refuse);

// The encoding a page names for itself in its first 2 KiB: <meta charset>, <meta http-equiv content>, <?xml encoding>. Or
// "".
std::string declared_charset(std::string_view page);

}  // namespace marsad::report
