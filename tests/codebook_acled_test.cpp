#include "codebook/acled.hpp"

#include <gtest/gtest.h>

#include "codebook/csv.hpp"
#include "codebook_sample.hpp"

namespace {

using namespace marsad;
using namespace marsad::codebook;

AcledRows rows_of(std::vector<Event> events, AcledOptions options = {}) {
  Reading reading;
  reading.anchor = sample::anchor();
  reading.events = std::move(events);
  return acled_rows(sample::report(), reading, sample::tables(), options);
}

TEST(Csv, QuotesAsRfc4180Says) {
  EXPECT_EQ(csv_field("plain words"), "plain words");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_field(" blank"), "\" blank\"");
  const std::vector<std::string> row = {"", "a", "b,c"};
  EXPECT_EQ(csv_row(row), ",a,\"b,c\"\r\n");
}

TEST(Acled, HeaderHasThe31Columns) {
  EXPECT_EQ(acled_header(),
            "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
            "inter1,actor2,"
            "assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,"
            "longitude,"
            "geo_precision,source,source_scale,notes,fatalities,tags,timestamp\r\n");
}

TEST(Acled, BattleToTheByte) {
  const auto out = rows_of({sample::battle()});
  ASSERT_EQ(out.rows.size(), 1u);
  const std::string id = out.rows[0][kEventId];
  EXPECT_EQ(
      acled_csv(out.rows),
      id + ",2019-01-25,2019,1,Political violence,Battles,Armed clash,Islamic State,,Rebel group,Syrian Democratic "
           "Forces,Coalition,"
           "Rebel group,Rebel group-Rebel group,,760,Middle East,Syria,Deir ez-Zor,,,Hajin,34.6900,40.8300,1,"
           "\"Wire, Ltd.; local \"\"sources\"\"\",Subnational,"
           "\"On 25 January 2019 (noon), Islamic State clashed with Syrian Democratic Forces in Hajin (Deir ez-Zor). "
           "Reported: at least "
           "34 killed (Islamic State). Weapons: rocket. Source: local \"\"sources\"\", in Wire, Ltd.\",34,,1548547200\r\n");
  EXPECT_EQ(id.substr(0, 3), "SYR");
  EXPECT_EQ(rows_of({sample::battle()}).rows[0][kEventId], id);
}

TEST(Acled, OneRowADayWithTheDeadDividedRemainderFirst) {
  Event event = sample::battle();
  event.when = {"2019-01-24", "2019-01-27", "days", "", ""};
  const auto out = rows_of({event});
  ASSERT_EQ(out.rows.size(), 4u);
  const char* dead[] = {"9", "9", "8", "8"};
  const char* days[] = {"2019-01-24", "2019-01-25", "2019-01-26", "2019-01-27"};
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(out.rows[i][kFatalities], dead[i]);
    EXPECT_EQ(out.rows[i][kEventDate], days[i]);
    EXPECT_NE(out.rows[i][kNotes].find("The 34 reported fatalities of 4 days"), std::string::npos);
  }
  EXPECT_NE(out.rows[0][kEventId], out.rows[1][kEventId]);
}

TEST(Acled, WeekAndMonthStandAtTheirMiddle) {
  Event week = sample::battle(), month = sample::battle();
  week.when = {"2019-01-20", "2019-01-26", "week", "", ""};
  month.when = {"2019-01-01", "2019-01-31", "month", "", ""};
  const auto out = rows_of({week, month});
  ASSERT_EQ(out.rows.size(), 2u);
  EXPECT_EQ(out.rows[0][kEventDate] + out.rows[0][kTimePrecision], "2019-01-232");
  EXPECT_EQ(out.rows[1][kEventDate] + out.rows[1][kTimePrecision], "2019-01-163");
}

TEST(Acled, LeavesOutWhatHasNoDayAndSaysSo) {
  Event unknown = sample::battle(), year = sample::battle();
  unknown.when = {};
  year.when = {"2019-01-01", "2019-12-31", "year", "", ""};
  const auto out = rows_of({unknown, year});
  EXPECT_TRUE(out.rows.empty());
  EXPECT_EQ(out.left_out.size(), 2u);
}

TEST(Acled, OnlyReportedAndClaimed) {
  Event denied = sample::battle(), planned = sample::battle(), claimed = sample::battle();
  denied.status = Status::denied, planned.status = Status::planned, claimed.status = Status::claimed;
  const auto out = rows_of({denied, planned, claimed});
  ASSERT_EQ(out.rows.size(), 1u);
  EXPECT_NE(out.rows[0][kNotes].find("A claim of a party"), std::string::npos);
}

TEST(Acled, FatalityRules) {
  const auto dead = [](std::int64_t min, std::optional<std::int64_t> max, bool vague, HarmKind kind = HarmKind::killed) {
    Event event = sample::battle();
    event.harm = {{kind, "side1", "", min, max, false, vague, false, ""}};
    return rows_of({event}).rows.at(0)[kFatalities];
  };
  EXPECT_EQ(dead(16, std::nullopt, false), "16");
  EXPECT_EQ(dead(5, 7, false), "5");
  EXPECT_EQ(dead(24, std::nullopt, true), "10");
  EXPECT_EQ(dead(200, std::nullopt, true), "100");
  EXPECT_EQ(dead(1, std::nullopt, true), "3");
  EXPECT_EQ(dead(9, 9, false, HarmKind::killed_or_injured), "0");
  EXPECT_EQ(dead(9, 9, false, HarmKind::injured), "0");
}

TEST(Acled, SameActorsPlaceAndDayAreOneRow) {
  Event strike = sample::battle(), capture = sample::battle(), elsewhere = sample::battle();
  strike.id = "e2", strike.type = "Explosions/Remote violence", strike.subtype = "Air/drone strike";
  std::swap(strike.sides[0].actors, strike.sides[1].actors);
  capture.id = "e3", capture.subtype = "Government regains territory";
  elsewhere.id = "e4", elsewhere.where.name_en = "Al-Susa";
  const auto out = rows_of({strike, sample::battle(), capture, elsewhere});
  ASSERT_EQ(out.rows.size(), 2u);
  EXPECT_EQ(out.rows[0][kSubEventType], "Government regains territory");
  EXPECT_EQ(out.rows[0][kFatalities], "102");
  EXPECT_EQ(out.rows[1][kLocation], "Al-Susa");
}

TEST(Acled, CiviliansAreTheTargetOfAttacks) {
  Event event = sample::battle();
  event.type = "Violence against civilians", event.subtype = "Attack";
  event.sides = {{"side1", {sample::actor("generic:gunmen", "", "political_militia")}}};
  const auto row = rows_of({event}).rows.at(0);
  EXPECT_EQ(row[kActor1], "Unidentified Armed Group (Syria)");
  EXPECT_EQ(row[kActor2], "Civilians (Syria)");
  EXPECT_EQ(row[kInteraction], "Political militia-Civilians");
  EXPECT_EQ(row[kCivilianTargeting], "Civilian targeting");
}

TEST(Acled, GenericActorsBearTheCountrysName) {
  const auto name = [](const char* id, const char* english, const char* kind) {
    Event event = sample::battle();
    event.sides = {{"side1", {sample::actor(id, english, kind)}}};
    return rows_of({event}).rows.at(0)[kActor1];
  };
  EXPECT_EQ(name("generic-police", "Police (country unnamed)", "state"), "Police (Syria)");
  EXPECT_EQ(name("generic-unknown", "Unknown perpetrators", "political_militia"), "Unidentified Armed Group (Syria)");
  EXPECT_EQ(name("october", "October protesters", "protesters"), "Protesters (Syria)");
  EXPECT_EQ(name("is", "Islamic State", "rebel"), "Islamic State");
}

TEST(Acled, StateAbroadIsExternalAndTheSmallerNumberStandsFirst) {
  Event event = sample::battle();
  event.where.country = "IQ";
  event.sides = {{"side1", {sample::actor("regime", "Military Forces of Syria", "state")}},
                 {"side2", {sample::actor("is", "Islamic State", "rebel")}}};
  const auto words = rows_of({event}).rows.at(0), numbers = rows_of({event}, {true}).rows.at(0);
  EXPECT_EQ(words[kInter1], "External/Other forces");
  EXPECT_EQ(words[kInteraction], "Rebel group-External/Other forces");
  EXPECT_EQ(numbers[kInteraction], "28");
  EXPECT_EQ(numbers[kInter1], "8");
}

TEST(Acled, ProtestersAlone) {
  Event event = sample::battle();
  event.type = "Protests", event.subtype = "Peaceful protest", event.harm.clear();
  event.sides = {{"side1", {sample::actor("generic:protesters", "", "protesters")}}};
  const auto words = rows_of({event}).rows.at(0), numbers = rows_of({event}, {true}).rows.at(0);
  EXPECT_EQ(words[kActor1], "Protesters (Syria)");
  EXPECT_EQ(words[kInteraction], "Protesters only");
  EXPECT_EQ(numbers[kInteraction], "60");
  EXPECT_EQ(words[kTags], "crowd size=no report");
  EXPECT_EQ(words[kDisorderType], "Demonstrations");
}

TEST(Acled, GeoPrecision) {
  const auto precision = [](std::string kind, std::string relation) {
    Event event = sample::battle();
    event.where.precision = std::move(kind), event.where.relation = std::move(relation);
    return rows_of({event}).rows.at(0)[kGeoPrecision];
  };
  EXPECT_EQ(precision("place", ""), "1");
  EXPECT_EQ(precision("place", "near"), "2");
  EXPECT_EQ(precision("area", ""), "2");
  EXPECT_EQ(precision("admin", ""), "3");
}

}  // namespace
