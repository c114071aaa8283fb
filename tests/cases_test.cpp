// The language of cases/: what it takes, what it refuses, and how it compares.
#include "engine/cases.hpp"

#include <gtest/gtest.h>

#include "codebook_sample.hpp"

namespace {

using namespace marsad;

std::vector<engine::Case> parse(const std::string& text, std::vector<Error>& errors) {
  return engine::parse_cases(knowledge::parse_recfile("c.rec", text, errors), errors);
}

std::vector<std::string> lines(const std::string& fields, std::vector<Event> events) {
  std::vector<Error> errors;
  const auto cases = parse("case: c\ntext: " + sample::kText + "\n" + fields, errors);
  EXPECT_TRUE(errors.empty()) << errors[0].to_string();
  if (cases.empty()) return {"no case"};
  Reading reading;
  reading.events = std::move(events);
  return engine::differences(cases[0], reading);
}

std::string only(const std::vector<std::string>& all) {
  return all.size() == 1 ? all[0] : std::to_string(all.size()) + " lines";
}

TEST(Cases, AllThatIsSaidAgrees) {
  EXPECT_EQ(
      lines("event: Battles / Armed clash\nwhen: 2019-01-25\nwhere: " + sample::kPlace +
                "\nadmin1: Deir ez-Zor\ncountry: SY\npart_of_day: noon\nprecision: day\nside1: is\nside2: coalition\n"
                "side2: Syrian Democratic Forces\nharm: killed side1 34..\nstatus: reported\nsource: local \"sources\"\n"
                "weapon: rocket\nflag: none\ndemand: none\n",
            {sample::battle()}),
      std::vector<std::string>{});
  EXPECT_EQ(lines("event: Battles\n", {sample::battle()}), std::vector<std::string>{});
}

TEST(Cases, EachFieldIsCompared) {
  const auto differs = [](const std::string& field) {
    return only(lines("event: Battles\n" + field + "\n", {sample::battle()}));
  };
  EXPECT_EQ(differs("when: 2019-01-26"),
            "event 1 (Battles): when: expected '2019-01-26..2019-01-26', got '2019-01-25..2019-01-25'");
  EXPECT_EQ(differs("when: unknown").find("event 1 (Battles): when: "), 0u);
  EXPECT_EQ(differs("where: Sirte").find("event 1 (Battles): where: expected 'Sirte'"), 0u);
  EXPECT_EQ(differs("where: none").find("event 1 (Battles): where: "), 0u);
  EXPECT_EQ(differs("side1: sdf"), "event 1 (Battles): side1: expected sdf, got  [is]");
  EXPECT_EQ(differs("side1: none").find("event 1 (Battles): side1: "), 0u);
  EXPECT_EQ(differs("harm: killed side1 34"), "event 1 (Battles): harm: expected killed side1 34, got killed side1 34..");
  EXPECT_EQ(differs("harm: killed side1 34..v").find("event 1 (Battles): harm: "), 0u);
  EXPECT_EQ(differs("harm: none").find("event 1 (Battles): harm: "), 0u);
  EXPECT_EQ(differs("status: claimed"), "event 1 (Battles): status: expected 'claimed', got 'reported'");
  EXPECT_EQ(differs("weapon: none").find("event 1 (Battles): weapon: "), 0u);
  EXPECT_EQ(differs("flag: friendly_fire").find("event 1 (Battles): flag: "), 0u);
}

TEST(Cases, TheSetOfEventsMustBeEqual) {
  Event protest = sample::battle(), planned = sample::battle();
  protest.type = "Protests", protest.subtype = "Peaceful protest";
  planned.status = Status::planned;
  EXPECT_EQ(only(lines("event: none\n", {sample::battle()})).find("unexpected event: Battles / Armed clash"), 0u);
  EXPECT_EQ(only(lines("event: Battles\n", {sample::battle(), protest})).find("unexpected event: Protests"), 0u);
  EXPECT_EQ(only(lines("event: Battles\nevent: Riots\n", {sample::battle()})), "event 2 (Riots) is missing");
  EXPECT_TRUE(lines("event: none\n", {planned}).empty());
  EXPECT_TRUE(lines("event: Battles\nstatus: planned\n", {planned}).empty());
}

TEST(Cases, ALooseEventLeavesTheStrictOneItsPartner) {
  Event other = sample::battle();
  other.when.from = other.when.to = "2019-01-26";
  EXPECT_TRUE(lines("event: Battles\nevent: Battles\nwhen: 2019-01-25\n", {sample::battle(), other}).empty());
  EXPECT_TRUE(lines("event: Battles\nevent: Battles\nwhen: 2019-01-25\n", {other, sample::battle()}).empty());
}

TEST(Cases, EvidenceIsAlwaysChecked) {
  Event bare = sample::battle(), outside = sample::battle();
  bare.evidence.clear();
  outside.evidence = {{"when.text", {0, 4000}}};
  EXPECT_EQ(only(lines("event: Battles\n", {bare})).find("no evidence"), 0u);
  EXPECT_EQ(only(lines("event: Battles\n", {outside})).find("evidence of when.text"), 0u);
}

TEST(Cases, Totals) {
  std::vector<Error> errors;
  const auto cases =
      parse("case: c\ntext: x\naggregate: displaced 30600\n\ncase: d\ntext: x\nevent: none\naggregate: none\n", errors);
  ASSERT_EQ(cases.size(), 2u);
  Reading reading;
  EXPECT_EQ(only(engine::differences(cases[0], reading)), "aggregate: expected displaced 30600, got none");
  EXPECT_TRUE(engine::differences(cases[1], reading).empty());
  reading.aggregates = {{HarmKind::displaced, 30600, 30600, "", "", "", {0, 1}}};
  EXPECT_TRUE(engine::differences(cases[0], reading).empty());
  EXPECT_EQ(only(engine::differences(cases[1], reading)), "aggregate: expected none, got displaced 30600");
}

TEST(Cases, ParagraphsAndTitleMakeTheText) {
  std::vector<Error> errors;
  const auto cases = parse("case: c\ntitle: t\ntext: one\ntext: two\n+ more\nevent: none\n", errors);
  ASSERT_EQ(cases.size(), 1u);
  EXPECT_EQ(cases[0].report.text, "t\none\ntwo\nmore");
  EXPECT_EQ(cases[0].place, "c.rec:1");
}

TEST(Cases, MistakesAreToldWithTheirLine) {
  const auto told = [](const std::string& fields) {
    std::vector<Error> errors;
    EXPECT_TRUE(parse("case: c\ntext: x\n" + fields + "\n", errors).empty());
    return errors.empty() ? std::string("nothing") : errors[0].to_string();
  };
  EXPECT_EQ(told("event: Battles\nharm: killed side3 5").find("c.rec:4: no harm: 'killed side3 5'"), 0u);
  EXPECT_EQ(told("event: Battles\nharm: killed side1 many").find("c.rec:4: no harm"), 0u);
  EXPECT_EQ(told("event: Battles\nharm: killed side1 7..5").find("c.rec:4: no harm"), 0u);
  EXPECT_EQ(told("event: Battles\nwhen: 2019-13-01").find("c.rec:4: no day or span"), 0u);
  EXPECT_EQ(told("event: Battles\nstatus: maybe").find("c.rec:4: no status"), 0u);
  EXPECT_EQ(told("published: yesterday\nevent: none").find("c.rec:3: no day"), 0u);
  EXPECT_EQ(told("when: 2019-01-01").find("c.rec:3: unknown field `when`, or it stands before"), 0u);
  EXPECT_EQ(told("event: Battles\nevent: none").find("c.rec:1: the case expects events and"), 0u);
  EXPECT_EQ(told("note: x").find("c.rec:1: the case expects nothing"), 0u);
}

std::vector<std::string> mention_lines(const std::string& fields, const std::vector<Mention>& mentions) {
  std::vector<Error> errors;
  const auto cases = parse("case: c\ntext: " + sample::kText + "\n" + fields, errors);
  EXPECT_TRUE(errors.empty()) << errors[0].to_string();
  if (cases.size() != 1) return {"no case"};
  EXPECT_FALSE(cases[0].reads_events);
  return engine::differences(cases[0], mentions);
}

Mention number(double min, std::optional<double> max, std::string counts = "") {
  Mention out;
  out.value = min, out.min = min, out.max = max, out.counts = std::move(counts);
  return out;
}

TEST(Cases, MentionsOfANamedKindAreAllTold) {
  const std::vector<Mention> got = {number(34, std::nullopt), number(30, 30, "age")};
  EXPECT_EQ(mention_lines("mention: number 34..\nmention: number 30 age\n", got), std::vector<std::string>{});
  EXPECT_EQ(mention_lines("no_mention: ordinal\n", got), std::vector<std::string>{});
  EXPECT_EQ(only(mention_lines("mention: number 34..\n", got)), "unexpected mention: number 30 age ('')");
  EXPECT_EQ(mention_lines("no_mention: number\n", got).size(), 2u);
  EXPECT_EQ(only(mention_lines("mention: number 34..\nmention: number 30 age\nmention: percent 5\n", got)),
            "mention percent 5 is missing");
  EXPECT_EQ(mention_lines("mention: number 34\nmention: number 30\n", got).size(), 4u);
  EXPECT_EQ(mention_lines("mention: number 0.333333\n", {number(1.0 / 3, 1.0 / 3)}), std::vector<std::string>{});
}

TEST(Cases, MentionsOfTimes) {
  Mention hour;
  hour.kind = MentionKind::time, hour.from = "2013-02-01T07:00:00", hour.to = "2013-02-01T08:00:00", hour.grain = "hour";
  Mention day = hour;
  day.from = "2013-02-01T00:00:00", day.to = "2013-02-02T00:00:00", day.grain = "day";
  Mention open = day;
  open.from = open.to = "";
  EXPECT_EQ(mention_lines("mention: time 2013-02-01T07:00..2013-02-01T08:00 hour\nmention: time 2013-02-01\n"
                          "mention: time unknown\n",
                          {hour, day, open}),
            std::vector<std::string>{});
  EXPECT_EQ(mention_lines("mention: time 2013-02-01 month\n", {day}).size(), 2u);
}

TEST(Cases, MentionsThatCannotBe) {
  for (const char* bad :
       {"mention: number", "mention: numbr 5", "mention: number x", "mention: number 7..5", "mention: time x",
        "mention: time 2013-02-30", "mention: duration 3H", "no_mention: x", "now: x", "prefer: now"}) {
    std::vector<Error> errors;
    parse(std::string("case: c\ntext: x\nevent: none\n") + bad + "\n", errors);
    EXPECT_EQ(errors.size(), 1u) << bad;
  }
}

}  // namespace
