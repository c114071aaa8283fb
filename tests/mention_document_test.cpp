// Questions to a Document are answered from what was looked up once; a plain walk over the readings must say the same.
#include <gtest/gtest.h>

#include <algorithm>

#include "../bench/report_text.hpp"
#include "mention/document.hpp"
#include "mention/match.hpp"

namespace marsad::mention {
namespace {

class Documents : public testing::Test {
 protected:
  void SetUp() override {
    auto store = knowledge::Store::open(MARSAD_KNOWLEDGE_FILE);
    ASSERT_TRUE(store) << store.error().to_string();
    store_ = *store;
    lexicon_ = std::make_unique<Lexicon>(*store_);
    text_ = bench::all_examples();
    token::tokenize(text_, *store_, tokens_);
    doc_.tokens = &tokens_, doc_.lexicon = lexicon_.get(), doc_.text = text_;
    doc_.clear();
    find_matches(doc_);
    ASSERT_GT(doc_.size(), 1000u);
  }

  const WordInfo* plain_phrase(std::uint32_t i) const {
    for (const Match& m : doc_.matches)
      if (m.first <= i && i < m.last && m.lexicon != knowledge::kNone) return &lexicon_->of(m.lexicon);
    return nullptr;
  }

  template <typename T>
  const WordInfo* plain(std::uint32_t i, T WordInfo::*member) const {
    if (const WordInfo* info = plain_phrase(i)) return info->*member != T{} ? info : nullptr;
    for (const token::Analysis& a : doc_.readings(i))
      if (lexicon_->of(a.record).*member != T{}) return &lexicon_->of(a.record);
    return nullptr;
  }

  // Both answers for every token; how many have one.
  template <typename T>
  std::size_t same(T WordInfo::*member) const {
    std::size_t found = 0;
    for (std::uint32_t i = 0; i < doc_.size(); ++i) {
      const WordInfo* wanted = plain(i, member);
      EXPECT_EQ(doc_.with(i, member), wanted) << "token " << i << ": " << doc_.code(i);
      EXPECT_EQ(doc_.value(i, member), wanted ? wanted->*member : T{}) << "token " << i << ": " << doc_.code(i);
      found += wanted != nullptr;
    }
    return found;
  }

  std::shared_ptr<const knowledge::Store> store_;
  std::unique_ptr<Lexicon> lexicon_;
  std::string text_;
  token::Tokens tokens_;
  Document doc_;
};

TEST_F(Documents, WordsSayWhatTheirReadingsSay) {
  EXPECT_GT(same(&WordInfo::act), 50u);
  EXPECT_GT(same(&WordInfo::preposition), 100u);
  EXPECT_GT(same(&WordInfo::role), 20u);
  EXPECT_GT(same(&WordInfo::person), 20u);
  EXPECT_GT(same(&WordInfo::speech), 10u);
  EXPECT_GT(same(&WordInfo::nationality), 2u);
  EXPECT_GT(same(&WordInfo::negation), 2u);
  EXPECT_GT(same(&WordInfo::time_unit), 5u);
  EXPECT_GT(same(&WordInfo::gloss), 10u);
}

TEST_F(Documents, GlossesAreThoseOfTheKnowledge) {
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < doc_.size(); ++i)
    for (const char* gloss : {"repeated", "art", "fire", "with_that", "keep"}) {
      const auto readings = doc_.readings(i);
      const bool word = std::any_of(readings.begin(), readings.end(), [&](const token::Analysis& a) {
        return a.record != knowledge::kNone && store_->field(a.record, "gloss") == gloss;
      });
      EXPECT_EQ(doc_.word_glossed(i, gloss), word) << gloss << ", token " << i << ": " << doc_.code(i);
      const int m = doc_.match_at[i];
      const bool phrase = doc_.phrase(i) != nullptr;
      const bool any = phrase ? store_->field(doc_.matches[static_cast<std::size_t>(m)].lexicon, "gloss") == gloss : word;
      EXPECT_EQ(doc_.glossed(i, gloss), any) << gloss << ", token " << i << ": " << doc_.code(i);
      found += any;
    }
  EXPECT_GT(found, 5u);
}

TEST_F(Documents, EveryTokenKnowsItsSentence) {
  const auto& sentences = tokens_.sentences;
  ASSERT_GT(sentences.size(), 20u);
  for (std::uint32_t i = 0; i < doc_.size(); ++i) {
    std::uint32_t wanted = 0;
    for (std::uint32_t s = 0; s < sentences.size() && sentences[s].first <= i; ++s) wanted = s;
    ASSERT_EQ(doc_.sentence_of(i), wanted) << "token " << i;
  }
}

}  // namespace
}  // namespace marsad::mention
