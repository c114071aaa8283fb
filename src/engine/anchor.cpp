#include "anchor.hpp"

#include <algorithm>

#include "../base/date.hpp"

namespace marsad::engine {
namespace {

using mention::Document;
using mention::Time;

std::uint32_t paragraph_words(const Document& doc, std::uint32_t paragraph) {
  std::uint32_t words = 0;
  for (const token::Sentence& s : doc.tokens->sentences)
    if (s.paragraph == paragraph) words += s.last - s.first;
  return words;
}

bool full_day(const Time& time) {
  const bool fine = time.grain == "day" || time.grain == "minute" || time.grain == "second";
  return fine && !time.part_only && time.from.size() >= 10 && !time.since && !time.future && !time.is_period &&
         time.tie == mention::Time::Tie::none;
}

}  // namespace

std::optional<Anchor> anchor_from_text(const Document& doc) {
  const auto& sentences = doc.tokens->sentences;
  if (sentences.empty()) return std::nullopt;
  const std::uint32_t last = sentences.back().paragraph;
  const Time* best = nullptr;
  for (const Time& time : doc.times) {
    if (!full_day(time)) continue;
    const std::uint32_t paragraph = sentences[doc.sentence_of(time.extent.first)].paragraph;
    const bool dateline = paragraph_words(doc, paragraph) <= 16 && (paragraph <= 3 || paragraph + 1 >= last);
    if (dateline && (!best || paragraph <= 3)) {
      best = &time;
      if (paragraph <= 3) break;
    }
  }
  if (!best) return std::nullopt;
  Anchor anchor;
  anchor.published = best->from.substr(0, 10), anchor.from = PublishedFrom::text;
  anchor.span = best->extent.span, anchor.proof = std::string(best->extent.span.of(doc.text));
  anchor.not_before = anchor.not_after = anchor.published;
  return anchor;
}

Anchor inferred_anchor(const Document& doc) {
  Anchor anchor;
  for (const Time& time : doc.times) {
    if (anchor.weekday.empty() && time.says_today && !time.iso_weekday.empty()) {
      anchor.weekday = time.iso_weekday;
      anchor.span = time.extent.span;
      anchor.proof = std::string(time.extent.span.of(doc.text));
    }
    // Any absolute day, month or year that is spoken of as past lies before the publication.
    if (time.from.size() < 10 || time.future) continue;
    const std::string day = time.from.substr(0, 10);
    if (day > anchor.not_before) {
      anchor.not_before = day;
      if (anchor.proof.empty()) anchor.span = time.extent.span;
      anchor.proof += (anchor.proof.empty() ? "" : " \xE2\x80\xA6 ") + std::string(time.extent.span.of(doc.text));
    }
  }
  anchor.from = anchor.weekday.empty() && anchor.not_before.empty() ? PublishedFrom::unknown : PublishedFrom::inferred;
  return anchor;
}

}  // namespace marsad::engine
