// tests/data/times.txt against the compiled knowledge.
#include <gtest/gtest.h>
#include <fstream>

#include "knowledge/store.hpp"
#include "mention/number.hpp"
#include "mention/time.hpp"

namespace marsad {
namespace {

struct Expected {
  std::string time, words;
};
struct Case {
  int line = 0;
  std::string text, published;
  std::vector<Expected> times;
};

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream in(path);
  std::vector<Case> cases;
  std::string line, published;
  for (int number = 1; std::getline(in, line); ++number) {
    const auto value = [&](const char* key) {
      return line.starts_with(key) ? line.substr(std::string(key).size()) : std::string();
    };
    if (const std::string day = value("published: "); !day.empty()) published = day == "none" ? "" : day;
    if (const std::string text = value("text: "); !text.empty()) cases.push_back({number, text, published, {}});
    if (const std::string time = value("time: "); !time.empty()) cases.back().times.push_back({time, ""});
    if (const std::string words = value("words: "); !words.empty()) cases.back().times.back().words = words;
  }
  return cases;
}

std::string shown(const mention::Time& t) {
  std::string text = t.from.empty() ? "-" : t.from;
  if (t.to != t.from) text += ".." + t.to;
  text += " " + t.grain;
  if (t.since) text += " since";
  if (t.future) text += " future";
  if (t.is_period) text += " period";
  if (!t.part_of_day.empty()) text += " part " + t.part_of_day;
  if (t.weekday_conflict) text += " conflict";
  if (t.is_duration) text += " duration" + (t.duration.empty() ? "" : " " + t.duration);
  return text;
}

class Times : public testing::Test {
 protected:
  void SetUp() override {
    auto store = knowledge::Store::open(MARSAD_KNOWLEDGE_FILE);
    ASSERT_TRUE(store) << store.error().to_string();
    store_ = *store;
    lexicon_ = std::make_unique<mention::Lexicon>(*store_);
  }
  std::vector<mention::Time> find(const std::string& text, const std::string& published) {
    token::tokenize(text, *store_, tokens_);
    mention::Document doc;
    doc.tokens = &tokens_, doc.lexicon = lexicon_.get(), doc.text = text;
    doc.clear();
    mention::TagTable tags(*store_);
    tags.read(tokens_);
    mention::find_numbers(tags, doc.counts);
    for (std::size_t i = 0; i < doc.counts.size(); ++i)
      for (std::uint32_t t = doc.counts[i].extent.first; t < doc.counts[i].extent.last; ++t)
        doc.count_at[t] = static_cast<int>(i);
    mention::Anchor anchor = anchor_;
    anchor.published = base::parse_day(published);
    std::vector<mention::Time> times;
    mention::find_times(doc, tags, anchor, times);
    return times;
  }
  mention::Anchor anchor_;
  std::shared_ptr<const knowledge::Store> store_;
  std::unique_ptr<mention::Lexicon> lexicon_;
  token::Tokens tokens_;
};

TEST_F(Times, OfTheTable) {
  const auto cases = read_cases(MARSAD_SOURCE_DIR "/tests/data/times.txt");
  ASSERT_GT(cases.size(), 120u);
  for (const Case& one : cases) {
    SCOPED_TRACE("times.txt:" + std::to_string(one.line) + ": " + one.text);
    std::string got, expected;
    const auto times = find(one.text, one.published);
    for (const auto& time : times) got += shown(time) + "; ";
    for (const auto& time : one.times) expected += time.time + "; ";
    EXPECT_EQ(got, expected);
    for (std::size_t i = 0; i < times.size() && i < one.times.size(); ++i)
      if (!one.times[i].words.empty()) EXPECT_EQ(times[i].extent.span.of(one.text), one.times[i].words);
  }
}

TEST_F(Times, DoNotOverlapAndAreOrdered) {
  std::string text;
  for (const Case& one : read_cases(MARSAD_SOURCE_DIR "/tests/data/times.txt")) text += one.text + ".\n";
  std::uint32_t last = 0;
  for (const auto& time : find(text, "2019-01-27")) {
    EXPECT_GE(time.extent.first, last);
    EXPECT_LT(time.extent.first, time.extent.last);
    ASSERT_LE(time.extent.span.end, text.size());
    if (!time.from.empty()) {
      EXPECT_TRUE(base::parse_day(time.from)) << time.from;
      EXPECT_LE(time.from, time.to);
    }
    EXPECT_FALSE(time.grain.empty());
    last = time.extent.last;
  }
}

// "two hours ago" and "the past 24 hours" from an hour of the report's that is known.
TEST_F(Times, FromAnHour) {
  anchor_.second = 90 * 60;
  const std::string ago = "\u0642\u0628\u0644 \u0633\u0627\u0639\u062a\u064a\u0646";
  const auto back = find(ago, "2013-02-12");
  ASSERT_EQ(back.size(), 1u);
  EXPECT_EQ(shown(back[0]), "2013-02-11T23:30:00 hour");
  const std::string past =
      "\u062e\u0644\u0627\u0644 \u0627\u0644\u0633\u0627\u0639\u0627\u062a \u0627\u064424 "
      "\u0627\u0644\u0645\u0627\u0636\u064a\u0629";
  const auto period = find(past, "2013-02-12");
  ASSERT_EQ(period.size(), 1u);
  EXPECT_EQ(shown(period[0]), "2013-02-11T01:30:00..2013-02-12T01:30:00 hour period");
}

TEST_F(Times, OfNothing) {
  EXPECT_TRUE(find("", "2019-01-27").empty());
  EXPECT_TRUE(find("\n\n", "").empty());
  EXPECT_TRUE(find("31/31/2019", "2019-01-27").empty());
}

TEST(HijriDays, FollowUmmAlQura) {
  const auto iso = [](int y, int m, int d) {
    const auto day = mention::hijri_day(y, m, d);
    return day ? base::format_day(*day) : std::string("-");
  };
  EXPECT_EQ(iso(1445, 7, 11), "2024-01-23");
  EXPECT_EQ(iso(1433, 9, 1), "2012-07-20");
  EXPECT_EQ(iso(1445, 13, 1), "-");
  EXPECT_EQ(iso(0, 1, 1), "-");
}

}  // namespace
}  // namespace marsad
