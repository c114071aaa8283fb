// ISO days and date-times.
#include "base/moment.hpp"

#include <gtest/gtest.h>

namespace marsad::base {
namespace {

TEST(Moment, ADayAlone) {
  const auto m = parse_moment("2013-02-12");
  ASSERT_TRUE(m);
  EXPECT_EQ(format_day(m->day), "2013-02-12");
  EXPECT_FALSE(m->second);
  EXPECT_FALSE(m->offset);
}

TEST(Moment, ADayWithItsTime) {
  const auto m = parse_moment("2013-02-12T04:30:05.250-02:30");
  ASSERT_TRUE(m);
  EXPECT_EQ(*m->second, 4 * 3600 + 30 * 60 + 5);
  EXPECT_EQ(*m->offset, -150);
  EXPECT_EQ(*parse_moment("2013-02-12 04:30")->second, 16200);
  EXPECT_EQ(*parse_moment("2013-02-12T04:30:00Z")->offset, 0);
  EXPECT_EQ(*parse_moment("2013-02-12T04:30+0300")->offset, 180);
}

TEST(Moment, WhatIsNone) {
  for (const char* bad : {"", "2013", "2013-02-30", "2013-02-12T", "2013-02-12T4:30", "2013-02-12T24:00", "2013-02-12T04:60",
                          "2013-02-12T04:30:61", "2013-02-12T04:30:00.", "2013-02-12T04:30+3", "2013-02-12T04:30Zx",
                          "2013-02-12x04:30", "2013-02-12T04:30:00 "})
    EXPECT_FALSE(parse_moment(bad)) << bad;
}

}  // namespace
}  // namespace marsad::base
