// Questions that are answered by a sum of signs: every sign that holds adds its weight. Which signs there are is code, what
// each weighs is data, fitted or set: one record a sign (docs/decisions/0060-signs.md).
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "../base/enum_names.hpp"

namespace marsad::knowledge {

class Store;

// Calls `visit` with the id of each record of that kind and the numbers of its `fields`, 0 where it has none. The numbers
// are overwritten by the next call. Linear in the records that are no places.
using SignVisit = std::function<void(std::string_view sign, std::span<const double> weights)>;
void each_sign(const Store& store, std::string_view kind, std::span<const std::string_view> fields, const SignVisit& visit);

// What the signs of one kind weigh: `retold_weight: type_same` is the record of Sign::type_same. They may answer several
// questions, each a sum with a field of its own. A sign without a record weighs nothing; `marsad check` and `marsad compile`
// refuse knowledge that lacks one or has one more (`ids` in schema.rec). Immutable.
template <typename Sign, typename Number = float, std::size_t sums = 1>
class SignWeights {
 public:
  using Row = std::array<Number, sums>;

  SignWeights() = default;
  SignWeights(const Store& store, std::string_view kind, const std::array<std::string_view, sums>& fields) {
    each_sign(store, kind, fields, [this](std::string_view sign, std::span<const double> weights) {
      const Sign at = base::enum_of<Sign>(sign, Sign::count);
      if (at == Sign::count) return;
      for (std::size_t i = 0; i < sums; ++i) rows_[static_cast<std::size_t>(at)][i] = static_cast<Number>(weights[i]);
    });
  }

  const Row& row(Sign sign) const noexcept { return rows_[static_cast<std::size_t>(sign)]; }
  Number operator[](Sign sign) const noexcept {
    static_assert(sums == 1);
    return row(sign)[0];
  }

 private:
  std::array<Row, base::kEnumerators<Sign>> rows_{};
};

// A sign that was seen, and how much of it: 1 where it only holds. The name is the enumerator's.
struct SeenSign {
  std::string_view sign;
  float value = 1;
};

// The sum of one question, begun at its base; whoever fits the weights also wants to see what went into it.
template <typename Sign>
class SignSum {
 public:
  explicit SignSum(const SignWeights<Sign>& weights, std::vector<SeenSign>* seen = nullptr)
      : weights_(weights), seen_(seen), sum_(weights[Sign::base]) {}

  void add(Sign sign, float value) {
    sum_ += weights_[sign] * value;
    if (seen_ && value != 0) seen_->push_back({base::enum_name(sign), value});
  }
  void add_if(Sign sign, bool holds) {
    if (holds) add(sign, 1);
  }
  float value() const noexcept { return sum_; }

 private:
  const SignWeights<Sign>& weights_;
  std::vector<SeenSign>* seen_;
  float sum_;
};

}  // namespace marsad::knowledge
