// Where and when an event lies, in cells and days: what may be compared with what.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "compare.hpp"

namespace marsad::incident {

// Cells are 0.15 degrees wide: some 16 km, so that neighbours reach as far as any two events are linked.
struct Spot {
  bool dayed = false;    // has a day, and is not merely planned: only then it is compared with anything
  bool gridded = false;  // lies in a cell; else only its area is known
  int family = 0;
  std::int32_t first = 0, last = 0;  // days since 1970; spans are cut to a week
  std::int64_t row = 0, column = 0;  // of the cell
  std::uint64_t area = 0;            // admin1, else country, else the words
  // Hashes of the place's own names and of what contains it, as in Sketch; 0: none. A quarter may be told as its town, and
  // one name read as two places far apart.
  std::array<std::uint64_t, 2> names{};
  std::array<std::uint64_t, 4> holders{};
};
Spot spot_of(const Told& told, const Sketch& sketch);
Spot spot_of(const Told& told);

// Do cells and days let the two be compared? Symmetric.
bool within_reach(const Spot& a, const Spot& b) noexcept;

// Keys of what one looks through when candidates are sought. A block holds the events of one day and family: those of one
// cell, those of one area with or without a cell, or those of one name or of one holder's name.
// own_blocks() appends those in which the event lies on that day, seen_blocks() those that it looks through: what is within
// reach of it lies in one of them on one of its days or the days beside.
void own_blocks(const Spot& spot, std::int32_t day, std::vector<std::uint64_t>& out);
void seen_blocks(const Spot& spot, std::int32_t day, std::vector<std::uint64_t>& out);

// The same in larger pieces, for stores: a tile is 8 by 8 cells on one day. An event is kept under tiles_of(); whatever is
// within reach of it is kept under one of tiles_near().
std::vector<std::int64_t> tiles_of(const Spot& spot);
std::vector<std::int64_t> tiles_near(const Spot& spot);

}  // namespace marsad::incident
