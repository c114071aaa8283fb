// Texts far longer than a report, cut where it does the least harm.
#pragma once

#include <cstddef>
#include <string_view>

#include "marsad/reading.hpp"

namespace marsad::engine {

inline constexpr std::size_t kBlock = std::size_t{64} << 10;  // bytes; the longest field reports have a third of it

// End of the block that begins at `at`: behind a new line, else a full stop, else a space in its second half, else on
// a character boundary.
std::size_t block_end(std::string_view text, std::size_t at) noexcept;

// Adds what a block `offset` bytes into the text gave; ids stay unique.
void append(Reading& whole, Reading part, std::uint32_t offset);

}  // namespace marsad::engine
