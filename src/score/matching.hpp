// One-to-one matching of two coders' events.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace marsad::score {

using Matrix = std::vector<std::vector<double>>;  // rows: gold, columns: predicted; 0: no pair

// The pairs (row, column) of greatest total weight, in the order of the columns. Hungarian algorithm with potentials, cubic
// in the greater side: made for the events of one report.
std::vector<std::pair<std::size_t, std::size_t>> best_matching(const Matrix& weights);

}  // namespace marsad::score
