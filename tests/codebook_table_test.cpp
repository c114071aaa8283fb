#include "codebook/table.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "codebook/phrases.hpp"
#include "codebook_sample.hpp"

namespace {

using namespace marsad;
using codebook::display_width;
using codebook::fit;

TEST(DisplayWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width(sample::kPlace), 4u);
  EXPECT_EQ(display_width("\u0642\u064f\u062a\u0644"), 3u);  // a mark on the first letter
  EXPECT_EQ(display_width("\u200f\u0642"), 1u);              // a directional mark
  EXPECT_EQ(display_width("\u4e2d"), 2u);
}

TEST(Fit, CutsBetweenCharacters) {
  EXPECT_EQ(fit("abcdef", 6), "abcdef");
  EXPECT_EQ(fit("abcdef", 4), "abc\u2026");
  EXPECT_EQ(fit(sample::kPlace, 3), "\u0647\u062c\u2026");
  EXPECT_EQ(fit("\u0642\u064f\u062a\u0644", 2), "\u0642\u064f\u2026");
  EXPECT_EQ(fit("abc", 0), "");
}

TEST(Table, LinesUp) {
  codebook::Table table;
  Event arabic = sample::battle();
  arabic.where.name_en.clear(), arabic.where.admin1.clear();
  table.add(sample::battle());
  table.add(arabic);
  const std::string rest =
      "Islamic State > Syrian Democratic Forces, Coalition  side1: 34+ killed  reported  local \"sources\"\n";
  EXPECT_EQ(table.print(0, false), "DAY         WHAT         WHERE               SIDES" + std::string(48, ' ') +
                                       "HARM               STATUS    SOURCE\n"
                                       "2019-01-25  Armed clash  Hajin, Deir ez-Zor  " +
                                       rest + "2019-01-25  Armed clash  " + sample::kPlace + std::string(16, ' ') + rest);
}

TEST(Table, KeepsToTheWidthOfTheTerminal) {
  codebook::Table table;
  table.add(sample::battle());
  for (const std::size_t width : {100, 120, 200}) {
    const std::string text = table.print(width, false);
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
      EXPECT_LE(display_width(text.substr(at, text.find('\n', at) - at)), width) << text;
  }
}

TEST(Table, ReportsCannotMoveTheCursor) {
  codebook::Table table;
  Event event = sample::battle();
  event.source.text = "a\x1b[2Jb\nc\u009b2Jd";
  table.add(event);
  const std::string text = table.print(0, false);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find("\u009b"), std::string::npos);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
}

TEST(Phrases, Harm) {
  Event event = sample::battle();
  event.harm = {{HarmKind::killed, "side1", "", 34, std::nullopt, false, false, false, ""},
                {HarmKind::captured, "side1", "", 21, 21, false, false, false, ""},
                {HarmKind::killed_or_injured, "side2", "", 15, 15, true, false, false, ""},
                {HarmKind::injured, "side2", "", 1, std::nullopt, false, true, true, ""}};
  EXPECT_EQ(codebook::harm_phrase(event),
            "side1: 34+ killed, 21 captured; side2: ~15 killed or injured; civilian: 1+? injured");
}

}  // namespace
