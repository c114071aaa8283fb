#include "blocks.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace marsad::incident {
namespace {

constexpr double kCell = 0.15;        // degrees
constexpr std::int32_t kLongest = 7;  // days of a span that are looked up day by day
constexpr int kReach = 2;             // cells
constexpr std::int64_t kTile = 8;     // cells

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) noexcept {
  hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
  return hash * 0xff51afd7ed558ccdULL;
}
std::uint64_t mix(std::uint64_t hash, const std::string& text) noexcept {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

std::uint64_t block(std::uint64_t place, std::int32_t day, int family) noexcept {
  return mix(mix(place, static_cast<std::uint64_t>(day)), static_cast<std::uint64_t>(family));
}

std::int64_t tile(std::int64_t cell) noexcept { return cell >= 0 ? cell / kTile : -((kTile - 1 - cell) / kTile); }

std::uint64_t tile_key(const Spot& spot, std::int32_t day, std::int64_t row, std::int64_t column) noexcept {
  return block(mix(mix(13, static_cast<std::uint64_t>(row)), static_cast<std::uint64_t>(column)), day, spot.family);
}

std::uint64_t cell_block(const Spot& spot, std::int32_t day, int down, int right) noexcept {
  const std::uint64_t row = static_cast<std::uint64_t>(spot.row + down);
  return block(mix(mix(11, row), static_cast<std::uint64_t>(spot.column + right)), day, spot.family);
}
std::uint64_t area_block(const Spot& spot, std::int32_t day, bool gridded) noexcept {
  return block(mix(spot.area, gridded ? 1 : 0), day, spot.family);
}
std::uint64_t name_block(std::uint64_t name, const Spot& spot, std::int32_t day, bool holder) noexcept {
  return block(mix(mix(17, name), holder ? 1 : 0), day, spot.family);
}

// Blocks by area and name; a store keeps events under them as they are.
void named_blocks(const Spot& spot, std::int32_t day, std::vector<std::uint64_t>& out) {
  out.push_back(area_block(spot, day, spot.gridded));
  for (const std::uint64_t name : spot.names)
    if (name != 0) out.push_back(name_block(name, spot, day, false));
  for (const std::uint64_t name : spot.holders)
    if (name != 0) out.push_back(name_block(name, spot, day, true));
}
void seen_named_blocks(const Spot& spot, std::int32_t day, std::vector<std::uint64_t>& out) {
  out.push_back(area_block(spot, day, false));
  if (!spot.gridded) out.push_back(area_block(spot, day, true));
  for (const std::uint64_t name : spot.names)
    for (const bool holder : {false, true})
      if (name != 0) out.push_back(name_block(name, spot, day, holder));
  for (const std::uint64_t name : spot.holders)
    if (name != 0) out.push_back(name_block(name, spot, day, false));
}

// Each key once, as stores take them.
std::vector<std::int64_t> once(std::vector<std::uint64_t> keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return {keys.begin(), keys.end()};
}

template <std::size_t N, std::size_t M>
bool shares(const std::array<std::uint64_t, N>& a, const std::array<std::uint64_t, M>& b) noexcept {
  for (const std::uint64_t x : a)
    if (x != 0 && std::find(b.begin(), b.end(), x) != b.end()) return true;
  return false;
}

}  // namespace

Spot spot_of(const Told& told, const Sketch& sketch) {
  const Where& where = told.event.where;
  Spot out;
  out.dayed = sketch.dayed && told.event.status != Status::planned;
  out.gridded = where.lat && where.lon && !sketch.coarse;
  out.family = sketch.family;
  out.first = sketch.from;
  out.last = std::min(sketch.to, sketch.from + kLongest);
  if (out.gridded) {
    out.row = static_cast<std::int64_t>(std::floor(*where.lat / kCell));
    out.column = static_cast<std::int64_t>(std::floor(*where.lon / kCell));
  }
  const std::string& name = where.admin1.empty() ? (where.country.empty() ? where.text : where.country) : where.admin1;
  out.area = mix(mix(7, where.country), name);
  out.names = sketch.names, out.holders = sketch.holders;
  return out;
}

Spot spot_of(const Told& told) { return spot_of(told, sketch_of(told)); }

bool within_reach(const Spot& a, const Spot& b) noexcept {
  if (!a.dayed || !b.dayed || a.family != b.family || a.first > b.last + 1 || b.first > a.last + 1) return false;
  if (shares(a.names, b.names) || shares(a.names, b.holders) || shares(a.holders, b.names)) return true;
  if (a.gridded && b.gridded) return std::abs(a.row - b.row) <= kReach && std::abs(a.column - b.column) <= kReach;
  return a.area == b.area;
}

void own_blocks(const Spot& spot, std::int32_t day, std::vector<std::uint64_t>& out) {
  if (spot.gridded) out.push_back(cell_block(spot, day, 0, 0));
  named_blocks(spot, day, out);
}

void seen_blocks(const Spot& spot, std::int32_t day, std::vector<std::uint64_t>& out) {
  for (int down = -kReach; spot.gridded && down <= kReach; ++down)
    for (int right = -kReach; right <= kReach; ++right) out.push_back(cell_block(spot, day, down, right));
  seen_named_blocks(spot, day, out);
}

std::vector<std::int64_t> tiles_of(const Spot& spot) {
  std::vector<std::uint64_t> keys;
  for (std::int32_t day = spot.first; spot.dayed && day <= spot.last; ++day) {
    if (spot.gridded) keys.push_back(tile_key(spot, day, tile(spot.row), tile(spot.column)));
    named_blocks(spot, day, keys);
  }
  return once(std::move(keys));
}

std::vector<std::int64_t> tiles_near(const Spot& spot) {
  std::vector<std::uint64_t> keys;
  for (std::int32_t day = spot.first - 1; spot.dayed && day <= spot.last + 1; ++day) {
    for (std::int64_t row = tile(spot.row - kReach); spot.gridded && row <= tile(spot.row + kReach); ++row)
      for (std::int64_t column = tile(spot.column - kReach); column <= tile(spot.column + kReach); ++column)
        keys.push_back(tile_key(spot, day, row, column));
    seen_named_blocks(spot, day, keys);
  }
  return once(std::move(keys));
}

}  // namespace marsad::incident
