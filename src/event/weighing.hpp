// All weights of the questions that events are read with, as the knowledge has them.
#pragma once

#include "news.hpp"
#include "retold.hpp"
#include "told.hpp"

namespace marsad::event {

// Immutable; shared by all reports. Linear in the records that are no places.
struct Weighing {
  explicit Weighing(const knowledge::Store& store)
      : retold(store, "retold_weight", {"value"}),
        news(store, "news_weight", {"value"}),
        told(store, "told_weight", {"assault", "protest"}) {}

  RetoldWeights retold;  // does a draft tell again of an earlier one's act?
  NewsWeights news;      // is a draft told as an event?
  ToldWeights told;      // is a trigger told as news?
};

}  // namespace marsad::event
