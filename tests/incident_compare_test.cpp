// What speaks for and against one happening behind two events; and that whatever may be compared is found.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "incident/blocks.hpp"
#include "incident/compare.hpp"
#include "marsad/knowledge.hpp"

namespace marsad::incident {
namespace {

const Weights& weights() {
  static const Weights kWeights = [] {
    auto knowledge = Knowledge::open(MARSAD_KNOWLEDGE_FILE);
    return knowledge ? Weights::from(knowledge->store()) : Weights{};
  }();
  return kWeights;
}

Told told(const std::string& report, const std::string& id, const std::string& name, double lat, double lon) {
  Told out;
  out.report = report;
  Event& e = out.event;
  e.id = report, e.type = "Explosions/Remote violence", e.subtype = "Air/drone strike";
  e.when = {"2024-05-26", "2024-05-26", "day", "", "yesterday"};
  e.where.id = id, e.where.text = e.where.name_ar = name, e.where.country = "SY", e.where.precision = "place";
  e.where.lat = lat, e.where.lon = lon;
  return out;
}

Verdict verdict(const Told& a, const Told& b) {
  return compare(sketch_of(a, weights()), sketch_of(b, weights()), weights(), true);
}

bool counts(const Verdict& v, Weight weight) {
  return std::any_of(v.parts.begin(), v.parts.end(),
                     [&](const auto& part) { return part.first == base::enum_name(weight); });
}

TEST(Compare, AQuarterToldAsItsTown) {
  Told quarter = told("a", "q", "hy alqlEh", 32.0, 36.0);
  quarter.event.where.within = {"mdynh mrzq"};
  const Told town = told("b", "t", "mrzq", 35.9, 38.9);
  EXPECT_TRUE(counts(verdict(quarter, town), Weight::place_within));
  EXPECT_TRUE(counts(verdict(town, quarter), Weight::place_within));
  EXPECT_TRUE(verdict(quarter, town).contradictions.empty());
  EXPECT_TRUE(within_reach(spot_of(quarter), spot_of(town)));
}

TEST(Compare, AnAirportToldAsItsTownOnlyWhenItIsNear) {
  const Told airport = told("a", "p", "mtar nyala", 12.05, 24.95);
  EXPECT_TRUE(counts(verdict(airport, told("b", "t", "nyala", 12.05, 24.88)), Weight::place_within));
  EXPECT_FALSE(verdict(airport, told("b", "t", "nyala", 15.0, 24.88)).contradictions.empty());
}

TEST(Compare, OneNameReadAsTwoPlacesIsDearButNoContradiction) {
  const Verdict v = verdict(told("a", "one", "alrchad", 33.9, 44.8), told("b", "other", "alrchad", 35.2, 44.0));
  EXPECT_TRUE(counts(v, Weight::same_name));
  EXPECT_TRUE(v.contradictions.empty());
  EXPECT_LT(weights()[Weight::same_name], 0);
}

TEST(Compare, NeighbouringVillagesAreTwoPlaces) {
  const Verdict v = verdict(told("a", "one", "bnt jbyl", 33.12, 35.43), told("b", "other", "blyda", 33.14, 35.515));
  EXPECT_TRUE(counts(v, Weight::other_place));
  EXPECT_LT(v.score, weights()[Weight::threshold]);
}

TEST(Compare, HoursThatAreNoNeighboursContradict) {
  Told a = told("a", "one", "x", 33, 36), b = told("b", "one", "x", 33, 36);
  const auto contradict = [&](const char* one, const char* other) {
    a.event.when.part_of_day = one, b.event.when.part_of_day = other;
    return !verdict(a, b).contradictions.empty();
  };
  EXPECT_TRUE(contradict("noon", "evening"));
  EXPECT_TRUE(contradict("dawn", "noon"));
  EXPECT_FALSE(contradict("morning", "noon"));
  EXPECT_FALSE(contradict("evening", "night"));
  EXPECT_FALSE(contradict("night", "dawn"));
  EXPECT_TRUE(contradict("night", "noon"));
  EXPECT_FALSE(contradict("", "noon"));
}

TEST(Compare, WeaponsByTheirKindInTheKnowledge) {
  Told a = told("a", "one", "x", 33, 36), b = told("b", "one", "x", 33, 36);
  const auto armed = [&](std::vector<std::string> one, std::vector<std::string> other) {
    a.event.weapons = std::move(one), b.event.weapons = std::move(other);
    return verdict(a, b);
  };
  EXPECT_TRUE(counts(armed({"drone"}, {"warplane"}), Weight::same_weapon));
  EXPECT_TRUE(counts(armed({"drone"}, {"guided missile"}), Weight::same_weapon));
  EXPECT_TRUE(counts(armed({"drone"}, {"mortar"}), Weight::other_weapon));
  b.event.subtype = "Shelling/artillery/missile attack";
  EXPECT_TRUE(counts(armed({"mortar"}, {}), Weight::same_weapon) == false);  // the sub-type alone speaks for nothing
  a.event.subtype = "Air/drone strike";
  EXPECT_TRUE(counts(armed({}, {"artillery"}), Weight::other_weapon));  // but against
}

// Random events close to each other; names and holders of few words, so that all ways to meet occur.
Told random_told(const char* report) {
  const auto pick = [](int most) { return *rc::gen::inRange(0, most); };
  Told out = told(report, "p" + std::to_string(pick(4)), "name" + std::to_string(pick(6)), 33 + pick(40) * 0.05,
                  36 + pick(40) * 0.05);
  Event& e = out.event;
  if (pick(3) == 0) e.where.within = {"of name" + std::to_string(pick(6))};
  if (pick(4) == 0) e.where.precision = "admin";
  if (pick(5) == 0) e.where.lat.reset(), e.where.lon.reset();
  e.where.admin1 = pick(3) == 0 ? "" : "area" + std::to_string(pick(2));
  e.when.from = "2024-05-2" + std::to_string(pick(4));
  e.when.to = pick(3) == 0 ? "2024-05-27" : e.when.from;
  e.when.part_of_day = pick(2) == 0 ? "noon" : "";
  if (pick(2) == 0) e.weapons = {pick(2) == 0 ? "drone" : "mortar"};
  for (const char* role : {"side1", "side2"}) {
    Side& side = e.sides.emplace_back(Side{role, {}});
    for (int i = pick(5); i > 0; --i) side.actors.emplace_back().id = "actor" + std::to_string(pick(6));
  }
  out.wording = {"word" + std::to_string(pick(3))};
  return out;
}

TEST(Compare, SymmetricAndTheSameWhenExplained) {
  rc::check([] {
    const Sketch a = sketch_of(random_told("a"), weights()), b = sketch_of(random_told("b"), weights());
    const Verdict one = compare(a, b, weights(), true), other = compare(b, a, weights(), true);
    RC_ASSERT(one.contradictions.empty() == other.contradictions.empty());
    if (one.contradictions.empty()) RC_ASSERT(std::abs(one.score - other.score) < 1e-9);
    const Verdict brief = compare(a, b, weights(), false);
    RC_ASSERT(brief.contradictions.empty() == one.contradictions.empty());
    if (one.contradictions.empty()) RC_ASSERT(brief.score == one.score);
  });
}

TEST(Blocks, WhateverIsWithinReachIsKeptUnderATileThatIsLookedAt) {
  rc::check([] {
    const Spot a = spot_of(random_told("a")), b = spot_of(random_told("b"));
    RC_ASSERT(within_reach(a, b) == within_reach(b, a));
    if (!within_reach(a, b)) return;
    const auto kept = tiles_of(b), seen = tiles_near(a);
    RC_ASSERT(std::any_of(kept.begin(), kept.end(),
                          [&](std::int64_t tile) { return std::find(seen.begin(), seen.end(), tile) != seen.end(); }));
  });
}

}  // namespace
}  // namespace marsad::incident
