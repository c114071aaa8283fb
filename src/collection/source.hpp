// Bytes pulled in pieces: of a file, of memory, of what another source holds compressed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "marsad/error.hpp"

namespace marsad::collection {

class Source {
 public:
  virtual ~Source() = default;
  // Up to `most` bytes into `to`; fewer only at the end, 0 when there is no more.
  virtual std::size_t read(char* to, std::size_t most) = 0;
  // What went wrong since the last call. After a fault of the medium read() gives 0; damage inside compressed data is
  // skipped.
  virtual std::optional<Error> take_fault() { return std::nullopt; }
  // Bytes of the file itself taken so far: what a progress bar counts.
  virtual std::uint64_t taken() const noexcept = 0;
};

// "-" is standard input. Errors: io (missing, not readable, a folder).
Expected<std::unique_ptr<Source>> open_file(const std::string& path);
std::unique_ptr<Source> from_memory(std::string bytes);

// Decompressed on the way (zlib), one member after another, 64 KiB of state. A damaged member is given up, with a fault
// that names its offset, and reading goes on at the next one. `inner` holds gzip data.
std::unique_ptr<Source> gunzip(std::unique_ptr<Source> inner, std::string place);

}  // namespace marsad::collection
