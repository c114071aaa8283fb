// What many reports of one happening agree on: raised tolls, rival claims, copies, and sums that never add up over sources.
#include <gtest/gtest.h>

#include "incident/link.hpp"

namespace {

using namespace marsad;
using incident::Told;

Harm dead(std::string who, std::int64_t min, std::optional<std::int64_t> max) {
  Harm out;
  out.who = std::move(who), out.min = min, out.max = max;
  return out;
}

Told told(const std::string& id, const std::string& publisher, const std::string& day, std::vector<Harm> harm) {
  Told out;
  out.event.id = id, out.report = "r-" + id, out.publisher = publisher, out.published = day;
  out.event.type = "Explosions/Remote violence", out.event.subtype = "Air/drone strike";
  out.event.when = {"2019-01-26", "2019-01-26", "day", "", "x"};
  out.event.where.id = "marsad:sy-hajin", out.event.where.precision = "place", out.event.where.country = "SY";
  ActorRef actor;
  actor.id = "coalition", actor.name_ar = "\u0627\u0644\u062a\u062d\u0627\u0644\u0641", actor.kind = "external";
  out.event.sides = {{"side1", {actor}}, {"side2", {}}};
  out.event.harm = std::move(harm);
  return out;
}

Incident reconciled(const std::vector<Told>& all) {
  std::vector<const Told*> members;
  for (const Told& one : all) members.push_back(&one);
  return incident::reconcile(members);
}

TEST(Reconcile, ALaterReportOfOneSourceReplacesItsToll) {
  const Incident out = reconciled({told("a", "Wire", "2019-01-26", {dead("civilian", 2, 2)}),
                                   told("b", "Wire", "2019-01-28", {dead("civilian", 5, 5)}),
                                   told("c", "Radio", "2019-01-27", {dead("civilian", 4, 6)})});
  ASSERT_EQ(out.harm.size(), 1u);
  const IncidentHarm& harm = out.harm[0];
  EXPECT_EQ(harm.low, 4) << "the two of the first day are superseded";
  EXPECT_EQ(harm.high, 6);
  EXPECT_EQ(harm.best, 5);
  EXPECT_EQ(harm.corroborated, 4);
  ASSERT_EQ(harm.figures.size(), 3u) << "nothing is lost";
  EXPECT_TRUE(harm.figures[0].superseded);
  ASSERT_EQ(out.revisions.size(), 1u);
  EXPECT_EQ(out.revisions[0].from, 2);
  EXPECT_EQ(out.revisions[0].to, 5);
  EXPECT_EQ(out.revisions[0].source, "Wire");
  EXPECT_EQ(out.revisions[0].published, "2019-01-28");
  EXPECT_EQ(out.independent_sources, 2);
  EXPECT_EQ(out.grade, "fair");
}

TEST(Reconcile, SumsAreEachSourcesOwn) {
  const Incident out = reconciled({told("a", "Wire", "2019-01-26", {dead("unknown", 10, 10)}),
                                   told("b", "Radio", "2019-01-26", {dead("civilian", 6, 6), dead("side2", 4, 4)})});
  ASSERT_EQ(out.totals.size(), 1u);
  EXPECT_EQ(out.totals[0].who, "all");
  EXPECT_EQ(out.totals[0].low, 10) << "ten of one source and six and four of another are ten";
  EXPECT_EQ(out.totals[0].high, 10);
  EXPECT_EQ(out.totals[0].corroborated, 10);
  EXPECT_EQ(out.harm.size(), 3u);
}

TEST(Reconcile, CopiesAreOneSource) {
  Told first = told("a", "Wire", "2019-01-26", {dead("civilian", 3, 3)});
  Told copy = told("b", "Paper", "2019-01-27", {dead("civilian", 3, 3)});
  copy.same_as = first.report, copy.same = "near";
  const Incident out = reconciled({first, copy});
  EXPECT_EQ(out.independent_sources, 1);
  EXPECT_EQ(out.grade, "weak");
  ASSERT_EQ(out.sources.size(), 2u);
  EXPECT_EQ(out.sources[0].group, out.sources[1].group);
  EXPECT_EQ(out.harm[0].figures.size(), 1u);
}

TEST(Reconcile, RivalClaimsAreListedAndContested) {
  Told first = told("a", "Wire", "2019-01-26", {}), other = told("b", "Radio", "2019-01-26", {});
  other.event.sides[0].actors[0].id = "regime";
  const Incident out = reconciled({first, other});
  EXPECT_EQ(out.grade, "contested");
  ASSERT_EQ(out.claims.size(), 2u);
  EXPECT_EQ(out.claims[0].actors, std::vector<std::string>{"coalition"});
  EXPECT_EQ(out.claims[1].sources, std::vector<std::string>{"Radio"});
}

TEST(Reconcile, AttackersWithoutANameAreNoRivalClaim) {
  Told first = told("a", "Wire", "2019-01-26", {}), other = told("b", "Radio", "2019-01-26", {});
  first.event.sides[0].actors[0].id = "generic-gunmen", other.event.sides[0].actors[0].id = "generic:unknown";
  EXPECT_EQ(reconciled({first, other}).grade, "fair");
}

TEST(Reconcile, ConfirmedIsTheActorsOwnWord) {
  Told own = told("a", "Wire", "2019-01-26", {});
  own.event.status = Status::claimed, own.event.source = {own.event.sides[0].actors[0].name_ar, "belligerent", {}};
  EXPECT_EQ(reconciled({own}).grade, "confirmed");
  // What a party says of its enemy confirms nothing.
  own.event.source.text = "\u0627\u0644\u062c\u064a\u0634";
  EXPECT_EQ(reconciled({own}).grade, "weak");
}

TEST(Reconcile, WhatAllDenyIsDenied) {
  Told one = told("a", "Wire", "2019-01-26", {}), other = told("b", "Radio", "2019-01-26", {});
  one.event.status = other.event.status = Status::denied;
  EXPECT_EQ(reconciled({one, other}).status, Status::denied);
  other.event.status = Status::claimed;
  EXPECT_EQ(reconciled({one, other}).status, Status::claimed);
  EXPECT_EQ(reconciled({one, other}).grade, "contested");
}

TEST(Reconcile, VagueWordsStayVague) {
  Harm tens = dead("civilian", 24, std::nullopt);
  tens.vague = true;
  const Incident out = reconciled({told("a", "Wire", "2019-01-26", {tens})});
  EXPECT_TRUE(out.harm[0].figures[0].vague);
}

}  // namespace
