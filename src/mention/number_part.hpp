// One word or figure of a number. Not for other rooms.
#pragma once

#include "number_scan.hpp"

namespace marsad::mention::numbers {

struct Part {
  std::uint32_t last = 0;
  double value = 0;
  bool digits = false;
  bool joined = false;  // "and" stands before it
  bool definite = false;
  bool preposed = false;  // "in", "to" ... hangs on it
  bool plural = false;    // "hundreds", "thousands", "fifths"
  bool dual = false;
  bool fraction = false;  // value is one part of the whole: "fifth"
  bool loose = false;     // a fraction that reads so only behind its numerator: "xms" without a whole
  bool one_of = false;
  double quantity = 0;  // the least that a vague word says
  explicit operator bool() const { return last != 0; }
};

// The part at token i; `opens`: it would be the first of its number. False when it is none.
Part part_at(const Text& text, std::uint32_t i, bool opens);

// "1", "10", "100" ... below `value`.
double place_of(double value) noexcept;
double number_of(std::string_view text) noexcept;
inline bool is_scale(double v) noexcept { return v >= 1000; }
inline constexpr double kDozen = 12;

}  // namespace marsad::mention::numbers
