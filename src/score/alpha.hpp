// Krippendorff's alpha: how far coders agree beyond what chance would give. 1 perfect, 0 chance, below 0 worse.
// K. Krippendorff, Content Analysis, ch. 11; "Computing Krippendorff's Alpha-Reliability" (2011).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace marsad::score {

enum class Metric : std::uint8_t {
  nominal,   // same or not
  ordinal,   // how many values lie between
  interval,  // the difference, squared
  ratio,     // the difference as a share of the sum, squared
};
const char* name_of(Metric metric) noexcept;

struct Alpha {
  std::optional<double> value;  // none when all values are the same: then nothing could disagree
  std::size_t units = 0;        // that two coders or more gave a value
};

// The values that coders gave each unit, a missing one left out. Units with fewer than two count for nothing. Time and
// memory grow with the values and with the square of the different ones.
Alpha alpha_of(const std::vector<std::vector<double>>& units, Metric metric);

// The same for values without a number, 0 to `kinds` - 1, whose difference (0 to 1, symmetric) is the caller's.
using Difference = std::function<double(std::size_t, std::size_t)>;
Alpha alpha_of(const std::vector<std::vector<std::size_t>>& units, std::size_t kinds, const Difference& difference);

}  // namespace marsad::score
