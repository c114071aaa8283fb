// tests/data/numbers.txt against the compiled knowledge.
#include <gtest/gtest.h>
#include <fstream>

#include "knowledge/store.hpp"
#include "mention/number.hpp"

namespace marsad {
namespace {

struct Expected {
  std::string count, words;
};
struct Case {
  int line = 0;
  std::string text;
  std::vector<Expected> counts;
};

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream in(path);
  std::vector<Case> cases;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const auto value = [&](const char* key) {
      return line.starts_with(key) ? line.substr(std::string(key).size()) : std::string();
    };
    if (const std::string text = value("text: "); !text.empty()) cases.push_back({number, text, {}});
    if (const std::string count = value("count: "); !count.empty()) cases.back().counts.push_back({count, ""});
    if (const std::string words = value("words: "); !words.empty()) cases.back().counts.back().words = words;
  }
  return cases;
}

std::string shown(const mention::Count& c) {
  static constexpr const char* kKinds[] = {"", " ordinal", "", " fraction"};
  static constexpr const char* kUses[] = {"",         " age",     " distance",    " time",  " year",    " unit_number",
                                          " money",   " calibre", " list_number", " score", " percent", " code",
                                          " measure", " negative"};
  return std::to_string(c.min) + ".." + (c.max ? std::to_string(*c.max) : "") + (c.approx ? " approx" : "") +
         (c.vague ? " vague" : "") + kKinds[static_cast<int>(c.kind)] + kUses[static_cast<int>(c.use)];
}

class Numbers : public testing::Test {
 protected:
  void SetUp() override {
    auto store = knowledge::Store::open(MARSAD_KNOWLEDGE_FILE);
    ASSERT_TRUE(store) << store.error().to_string();
    store_ = *store;
  }
  std::vector<mention::Count> find(const std::string& text) {
    token::tokenize(text, *store_, tokens_);
    std::vector<mention::Count> counts;
    mention::TagTable tags(*store_);
    tags.read(tokens_);
    mention::find_numbers(tags, counts);
    return counts;
  }
  std::shared_ptr<const knowledge::Store> store_;
  token::Tokens tokens_;
};

TEST_F(Numbers, OfTheTable) {
  const auto cases = read_cases(MARSAD_SOURCE_DIR "/tests/data/numbers.txt");
  ASSERT_GT(cases.size(), 80u);
  for (const Case& one : cases) {
    SCOPED_TRACE("numbers.txt:" + std::to_string(one.line) + ": " + one.text);
    std::string got, expected;
    const auto counts = find(one.text);
    for (const auto& count : counts) got += shown(count) + "; ";
    for (const auto& count : one.counts) expected += count.count + "; ";
    EXPECT_EQ(got, expected);
    for (std::size_t i = 0; i < counts.size() && i < one.counts.size(); ++i)
      if (!one.counts[i].words.empty()) EXPECT_EQ(counts[i].extent.span.of(one.text), one.counts[i].words);
  }
}

TEST_F(Numbers, DoNotOverlapAndLieInTheText) {
  std::string text;
  for (const Case& one : read_cases(MARSAD_SOURCE_DIR "/tests/data/numbers.txt")) text += one.text + " ";
  const auto counts = find(text);
  std::uint32_t last = 0, end = 0;
  for (const auto& count : counts) {
    EXPECT_GE(count.extent.first, last);
    EXPECT_GE(count.extent.span.begin, end);
    EXPECT_LT(count.extent.first, count.extent.last);
    ASSERT_LE(count.extent.span.end, text.size());
    if (count.max) EXPECT_GE(*count.max, count.min);
    last = count.extent.last, end = count.extent.span.end;
  }
}

TEST_F(Numbers, OfNothing) {
  EXPECT_TRUE(find("").empty());
  EXPECT_TRUE(find("\n\n").empty());
  EXPECT_EQ(find("99999999999999999999999999").size(), 1u);
}

}  // namespace
}  // namespace marsad
