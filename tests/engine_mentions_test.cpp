// Engine::mentions on texts longer than a block, and on texts that are none.
#include <gtest/gtest.h>
#include <memory>

#include "marsad/engine.hpp"

namespace marsad {
namespace {

class Mentions : public testing::Test {
 protected:
  void SetUp() override {
    auto knowledge = Knowledge::open(MARSAD_KNOWLEDGE_FILE);
    ASSERT_TRUE(knowledge) << knowledge.error().to_string();
    engine_ = std::make_unique<Engine>(*knowledge);
  }
  std::unique_ptr<Engine> engine_;
};

TEST_F(Mentions, OfALongTextKeepTheirPlace) {
  const std::string one = "\u0642\u062a\u0644 15 \u0634\u062e\u0635\u0627. ";  // "15 persons were killed"
  std::string text;
  for (int i = 0; i < 8000; ++i) text += one;
  ASSERT_GT(text.size(), std::size_t{2} << 16);
  const auto got = engine_->mentions(text, {});
  ASSERT_TRUE(got) << got.error().to_string();
  std::size_t numbers = 0;
  std::uint32_t last = 0;
  for (const Mention& m : *got) {
    ASSERT_GE(m.span.begin, last);
    ASSERT_TRUE(m.whole.contains(m.span));
    ASSERT_LE(m.whole.end, text.size());
    last = m.span.begin;
    if (m.kind != MentionKind::number) continue;
    ++numbers;
    ASSERT_EQ(m.span.of(text), "15");
    ASSERT_EQ(m.value, 15.0);
  }
  EXPECT_EQ(numbers, 8000u);
}

TEST_F(Mentions, OfNothingAndOfWhatIsNoText) {
  EXPECT_TRUE(engine_->mentions("", {})->empty());
  EXPECT_TRUE(engine_->mentions(" \n", {})->empty());
  EXPECT_EQ(engine_->mentions("\xFF", {}).error().code, ErrorCode::encoding);
  EXPECT_EQ(engine_->mentions("15", {.now = "soon"}).error().code, ErrorCode::date);
}

// The buffers that a call leaves behind say nothing to the next one.
TEST_F(Mentions, DoNotDependOnTheCallBefore) {
  const std::string text = "\u0642\u062a\u0644 15";
  const auto alone = engine_->mentions(text, {});
  ASSERT_TRUE(engine_->mentions("20 \u0634\u062e\u0635\u0627", {.now = "2019-01-27", .prefer_future = true}));
  const auto again = engine_->mentions(text, {});
  ASSERT_EQ(alone->size(), again->size());
  for (std::size_t i = 0; i < alone->size(); ++i) EXPECT_EQ((*alone)[i].span, (*again)[i].span);
}

}  // namespace
}  // namespace marsad
