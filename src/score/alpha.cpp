#include "alpha.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace marsad::score {

const char* name_of(Metric metric) noexcept {
  static constexpr const char* kNames[] = {"nominal", "ordinal", "interval", "ratio"};
  return kNames[static_cast<std::size_t>(metric)];
}

Alpha alpha_of(const std::vector<std::vector<std::size_t>>& units, std::size_t kinds, const Difference& difference) {
  Alpha out;
  std::map<std::pair<std::size_t, std::size_t>, double> coincidences;  // first < second
  std::vector<double> frequency(kinds);
  double values = 0;
  for (const auto& unit : units) {
    if (unit.size() < 2) continue;
    ++out.units;
    values += static_cast<double>(unit.size());
    for (std::size_t i = 0; i < unit.size(); ++i) {
      ++frequency[unit[i]];
      for (std::size_t j = 0; j < i; ++j)
        if (unit[i] != unit[j]) coincidences[std::minmax(unit[i], unit[j])] += 1 / static_cast<double>(unit.size() - 1);
    }
  }
  double observed = 0, expected = 0;
  for (const auto& [pair, count] : coincidences) observed += count * difference(pair.first, pair.second);
  for (std::size_t a = 0; a < kinds; ++a)
    for (std::size_t b = 0; b < a && frequency[a] > 0; ++b)
      if (frequency[b] > 0) expected += frequency[a] * frequency[b] * difference(a, b);
  if (expected > 0) out.value = 1 - (values - 1) * observed / expected;
  return out;
}

Alpha alpha_of(const std::vector<std::vector<double>>& units, Metric metric) {
  std::map<double, double> frequency;
  for (const auto& unit : units)
    if (unit.size() >= 2)
      for (const double value : unit) ++frequency[value];
  std::vector<double> value, below;  // below: how many values are less than this one
  double before = 0;
  for (const auto& [v, count] : frequency) {
    value.push_back(v), below.push_back(before + count / 2);  // half of its own: the middle of its rank
    before += count;
  }
  std::vector<std::vector<std::size_t>> indexed;
  for (const auto& unit : units) {
    if (unit.size() < 2) continue;
    auto& into = indexed.emplace_back();
    for (const double v : unit)
      into.push_back(static_cast<std::size_t>(std::lower_bound(value.begin(), value.end(), v) - value.begin()));
  }
  return alpha_of(indexed, value.size(), [&](std::size_t a, std::size_t b) -> double {
    const double gap = metric == Metric::ordinal ? below[a] - below[b] : value[a] - value[b];
    const double sum = value[a] + value[b];
    if (metric == Metric::nominal) return a == b ? 0 : 1;
    if (metric == Metric::ratio) return sum == 0 ? 0 : gap * gap / (sum * sum);
    return gap * gap;
  });
}

}  // namespace marsad::score
