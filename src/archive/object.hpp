// One kept run of bytes: packed on the way in, checked on the way out.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "collection/source.hpp"
#include "marsad/error.hpp"

namespace marsad::archive {

struct Packed {
  std::string sha256;  // of the bytes before packing
  std::uint64_t bytes = 0;
};

// Compresses the source into the file of that descriptor. Errors: io. Memory: zstd's at level 3, about 3 MB.
Expected<Packed> pack(collection::Source& source, int file, const std::string& path);
// Unpacks the file piece by piece; `take` may be empty, and ends it by saying false. Errors: io.
Expected<Packed> unpack(const std::string& path, const std::function<bool(std::string_view)>& take);

}  // namespace marsad::archive
