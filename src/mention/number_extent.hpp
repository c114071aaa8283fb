// What belongs to a number around its own words: bounds, the other end of a range, brackets, per cent. Not for other rooms.
#pragma once

#include "number_scan.hpp"

namespace marsad::mention::numbers {

struct Bounds {
  bool min = false, max = false, approx = false;
  void add(std::string_view bound) {
    min = min || bound == "min" || bound == "more";
    max = max || bound == "max" || bound == "less";
    approx = approx || bound == "approx";
  }
};

std::int64_t whole(double value) noexcept;

// Where the number starts behind its bounds, `i` when there are none.
std::uint32_t bounds_before(const Text& text, std::uint32_t i, Bounds& bounds);
// "at least" behind the number at token i, or behind the few words that it counts.
void bounds_behind(const Text& text, std::uint32_t i, Bounds& bounds, Count& count);
// "10-15", "10 to 15", "between 10 and 15", "three or four", and scores: extends the count over both ends. Returns the first
// token of the range, `opener` (where the bounds of `low` start) when no word opens it.
std::uint32_t range(const Text& text, const Number& low, std::uint32_t opener, Count& count);
// Of a range the words behind its end say what it counts: "4 - 10 June".
Number whole_range(Number n, const Count& count);
void brackets(const Text& text, Count& count);
// "15 (fifteen)"
void repeated(const Text& text, Count& count);
// Makes a per cent of the count when its sign or words stand before it, not before token `free`, or behind it.
bool percent(const Text& text, const Number& number, std::uint32_t free, Count& count);

}  // namespace marsad::mention::numbers
