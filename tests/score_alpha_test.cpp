// Krippendorff's alpha against the worked examples of K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "score/alpha.hpp"

namespace marsad::score {
namespace {

using Units = std::vector<std::vector<double>>;

// Section C: four observers, twelve units, values missing; unit 12 has one value and counts for nothing.
const Units kFourObservers = {{1, 1, 1},    {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
                              {4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {5, 5, 5},    {1, 1},       {3}};

TEST(Alpha, FourObserversWithMissingValues) {
  const Alpha nominal = alpha_of(kFourObservers, Metric::nominal);
  EXPECT_EQ(nominal.units, 11U);
  EXPECT_NEAR(*nominal.value, 0.743, 0.0005);
  EXPECT_NEAR(*alpha_of(kFourObservers, Metric::ordinal).value, 0.815, 0.0005);
  EXPECT_NEAR(*alpha_of(kFourObservers, Metric::interval).value, 0.849, 0.0005);
  EXPECT_NEAR(*alpha_of(kFourObservers, Metric::ratio).value, 0.797, 0.0005);
}

// Section A: two observers, ten units, two values.
TEST(Alpha, BinaryDataOfTwoObservers) {
  const Units units = {{0, 1}, {1, 1}, {0, 1}, {0, 0}, {0, 0}, {0, 1}, {0, 0}, {0, 0}, {1, 0}, {0, 0}};
  EXPECT_NEAR(*alpha_of(units, Metric::nominal).value, 0.095, 0.0005);
}

// Section B: two observers, twelve units, five values a to e as 0 to 4.
TEST(Alpha, NominalDataOfTwoObservers) {
  const std::vector<std::vector<std::size_t>> units = {{0, 1}, {0, 0}, {1, 1}, {1, 1}, {3, 1}, {2, 2},
                                                       {2, 2}, {2, 2}, {4, 4}, {3, 3}, {3, 3}, {0, 3}};
  const auto differ = [](std::size_t a, std::size_t b) { return a == b ? 0.0 : 1.0; };
  EXPECT_NEAR(*alpha_of(units, 5, differ).value, 0.692, 0.0005);
}

TEST(Alpha, PerfectAgreementIsOneAndNoVariationIsUndefined) {
  EXPECT_DOUBLE_EQ(*alpha_of(Units{{1, 1}, {2, 2}}, Metric::interval).value, 1);
  EXPECT_FALSE(alpha_of(Units{{1, 1}, {1, 1}}, Metric::nominal).value);
  EXPECT_FALSE(alpha_of(Units{}, Metric::nominal).value);
  EXPECT_EQ(alpha_of(Units{{1}, {2}}, Metric::nominal).units, 0U);
}

TEST(Alpha, NeverAboveOneAndBlindToWhoIsWhoAndToTheOrderOfUnits) {
  rc::check([] {
    const auto pairs = *rc::gen::container<std::vector<std::pair<std::uint8_t, std::uint8_t>>>(
        rc::gen::pair(rc::gen::inRange<std::uint8_t>(0, 9), rc::gen::inRange<std::uint8_t>(0, 9)));
    Units units, turned;
    for (const auto& [a, b] : pairs)
      units.push_back({double(a), double(b)}), turned.insert(turned.begin(), std::vector<double>{double(b), double(a)});
    for (const Metric metric : {Metric::nominal, Metric::ordinal, Metric::interval, Metric::ratio}) {
      const auto one = alpha_of(units, metric).value, other = alpha_of(turned, metric).value;
      RC_ASSERT(one.has_value() == other.has_value());
      if (!one) continue;
      RC_ASSERT(*one <= 1.0);
      RC_ASSERT(std::abs(*one - *other) < 1e-9);
    }
  });
}

}  // namespace
}  // namespace marsad::score
