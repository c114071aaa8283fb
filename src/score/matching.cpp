#include "matching.hpp"

#include <algorithm>
#include <limits>

namespace marsad::score {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Rows and columns count from 1; 0 is the source. Which of several best matchings is found depends on the order of the
// steps, which is therefore kept as it stands in the reference scorer.
class Matcher {
 public:
  explicit Matcher(const Matrix& weights)
      : weights_(weights),
        size_(std::max(weights.size(), weights.front().size())),
        u_(size_ + 1),
        v_(size_ + 1),
        match_(size_ + 1),
        way_(size_ + 1) {}

  std::vector<std::pair<std::size_t, std::size_t>> run() {
    for (std::size_t row = 1; row <= size_; ++row) add(row);
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t column = 1; column <= size_; ++column)
      if (cost(match_[column], column) < 0) out.emplace_back(match_[column] - 1, column - 1);
    return out;
  }

 private:
  double cost(std::size_t row, std::size_t column) const {
    return row <= weights_.size() && column <= weights_.front().size() ? -weights_[row - 1][column - 1] : 0;
  }

  void add(std::size_t row) {
    match_[0] = row;
    std::size_t at = 0;
    least_.assign(size_ + 1, kInfinity);
    used_.assign(size_ + 1, false);
    do at = step(at);
    while (match_[at] != 0);
    while (at != 0) {
      match_[at] = match_[way_[at]];
      at = way_[at];
    }
  }

  std::size_t step(std::size_t at) {
    used_[at] = true;
    const std::size_t row = match_[at];
    double delta = kInfinity;
    std::size_t next = 0;
    for (std::size_t j = 1; j <= size_; ++j) {
      if (used_[j]) continue;
      const double current = cost(row, j) - u_[row] - v_[j];
      if (current < least_[j]) least_[j] = current, way_[j] = at;
      if (least_[j] < delta) delta = least_[j], next = j;
    }
    for (std::size_t j = 0; j <= size_; ++j) {
      if (used_[j])
        u_[match_[j]] += delta, v_[j] -= delta;
      else
        least_[j] -= delta;
    }
    return next;
  }

  const Matrix& weights_;
  std::size_t size_;
  std::vector<double> u_, v_;
  std::vector<std::size_t> match_, way_;
  std::vector<double> least_;
  std::vector<bool> used_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> best_matching(const Matrix& weights) {
  if (weights.empty() || weights.front().empty()) return {};
  return Matcher(weights).run();
}

}  // namespace marsad::score
