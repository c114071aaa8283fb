// Day of each draft: its own words first, then what the sentence, paragraph and report let carry over.
#include <algorithm>

#include "../base/date.hpp"
#include "draft.hpp"

namespace marsad::event {
namespace {

using mention::Time;
using mention::WordInfo;

bool told_as_done(const Document& doc, const Trigger& t) {
  if (!t.finite || t.planned || t.negated) return false;
  for (const token::Analysis& a : doc.readings(t.first))
    if (a.features.form == knowledge::Form::perfect) return true;
  return false;
}

// "said on Sunday that": the nearest word of its clause before it tells of speech or publication, not of an act.
bool time_of_speech(const Document& doc, const Draft& draft, const Time& time) {
  const token::Sentence& sentence = doc.tokens->sentences[doc.sentence_of(time.extent.first)];
  for (std::uint32_t i = time.extent.first, steps = 0; i > sentence.first && steps < 8; ++steps) {
    --i;
    for (const Trigger& t : draft.triggers)
      if (i >= t.first && i < t.last) return false;
    if (doc.value(i, &WordInfo::reference) == mention::Reference::that) return false;  // it is part of what was said
    const auto* info = doc.with(i, &WordInfo::speech);
    const bool says = info && (info->speech == mention::Speech::say || info->speech == mention::Speech::claim);
    if (says && !doc.with(i, &WordInfo::preposition)) return true;  // "between" is spelled like "made clear"
    if (doc.value(i, &WordInfo::modal) == mention::Modal::begin) return false;
  }
  return false;
}

// Longer than days are told in: such a time stands only where no other does.
bool is_coarse(const Time& time) {
  for (const std::string_view fine : {"day", "days", "hour", "minute", "second"})
    if (time.grain == fine) return false;
  return true;
}

// "a statement of the ministry, issued on Sunday".
bool day_of_statement(const Document& doc, const Time& time) {
  const std::uint32_t start = doc.tokens->sentences[doc.sentence_of(time.extent.first)].first;
  for (std::uint32_t i = time.extent.first; i > start && time.extent.first - i < 4; --i)
    if (doc.value(i - 1, &WordInfo::role) == mention::Role::issued) return true;
  return false;
}

// How far a time stands from the word that tells of the act; nothing when it cannot be its time.
class Distance {
 public:
  Distance(const Document& doc, const Draft& draft)
      : doc_(doc), draft_(draft), main_(draft.deciding()), done_(told_as_done(doc, main_)) {}

  std::optional<float> of(const Time& time) const {
    if (time.is_duration || time.since || !time.repeats.empty()) return std::nullopt;
    if (done_ && time.future && !time.weekday_conflict) return std::nullopt;
    const std::uint32_t i = time.extent.first;
    if (counted_from(i)) return std::nullopt;
    float distance = static_cast<float>(i >= main_.first ? i - main_.first : main_.first - (time.extent.last - 1));
    if (doc_.sentence_of(i) != main_.sentence) distance += 30;
    if (time.is_period) distance += 3;
    if (time.tie == Time::Tie::other_event) return std::nullopt;
    if (time.tie == Time::Tie::ending) {
      if (time.part_only) return std::nullopt;
      distance += 10;
    }
    if (time.tie == Time::Tie::beginning && i > main_.first) {
      if (!time.future) return std::nullopt;
      distance += 20;
    }
    if (time.tie == Time::Tie::document) distance += 40;
    if (time_of_speech(doc_, draft_, time)) distance += 20;
    if (is_coarse(time) && of_another_verb(time)) return std::nullopt;
    if (time.from.empty()) distance += 60;
    return distance;
  }

 private:
  // "since the fall of X in 2011": the time tells when something else was.
  bool counted_from(std::uint32_t time) const {
    const token::Sentence& s = doc_.tokens->sentences[doc_.sentence_of(time)];
    for (std::uint32_t k = time; k > s.first && time - k < 9; --k) {
      const std::uint32_t p = k - 1;
      if (doc_.is_punctuation(p, ',') || doc_.is_punctuation(p, '.') || (p >= main_.first && p < main_.last)) return false;
      if (doc_.value(p, &WordInfo::time_word) == mention::TimeWord::since && p + 1 < time) return true;
    }
    return false;
  }

  // "a freed prisoner who was operated on two years ago", "the raids, which began in January": told of the verb between.
  bool of_another_verb(const Time& time) const {
    for (std::uint32_t k = main_.last; k < time.extent.first; ++k) {
      const bool own = std::any_of(draft_.triggers.begin(), draft_.triggers.end(),
                                   [&](const Trigger& t) { return k >= t.first && k < t.last; });
      if (own) return false;
    }
    for (std::uint32_t k = time.extent.first; k > main_.last; --k)
      if (tells_itself(k - 1)) return true;
    return false;
  }

  // A finished verb that tells of something itself: no "took place", no "carried out".
  bool tells_itself(std::uint32_t k) const {
    const auto all = doc_.readings(k);
    if (all.empty() || all.front().features.form != knowledge::Form::perfect) return false;
    return !doc_.with(k, &WordInfo::carry) && !doc_.with(k, &WordInfo::light);
  }

  const Document& doc_;
  const Draft& draft_;
  const Trigger& main_;
  bool done_;
};

// The time mention of the draft's own words nearest to its deciding trigger.
int best_time(const Document& doc, const Draft& draft) {
  const Distance distance(doc, draft);
  int best = -1;
  float best_distance = 1e9F;
  for (const TokenRange& range : draft.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const int t = doc.time_at[i];
      if (t < 0) continue;
      const Time& time = doc.times[static_cast<std::size_t>(t)];
      i = std::max(i, std::min(time.extent.last, range.last) - 1);
      if (is_coarse(time) && best >= 0) continue;
      const auto d = distance.of(time);
      if (d && *d < best_distance) best_distance = *d, best = t;
    }
  return best;
}

int header_time(const Document& doc, std::uint32_t sentence) {
  const auto& sentences = doc.tokens->sentences;
  for (std::size_t t = 0; t < doc.times.size(); ++t) {
    const Time& time = doc.times[t];
    const std::uint32_t s = doc.sentence_of(time.extent.first);
    if (sentences[s].paragraph != sentences[sentence].paragraph) continue;
    if (time.extent.first - sentences[s].first <= 4 && time.extent.last < doc.size() &&
        doc.is_punctuation(time.extent.last, ':'))
      return static_cast<int>(t);
  }
  return -1;
}

// "had been ...", or another clause: what follows has a day of its own.
bool apart_between(const Document& doc, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i)
    if (doc.value(i, &WordInfo::role) == mention::Role::qad || doc.code(i).starts_with("kAn") || doc.is_punctuation(i, ','))
      return true;
  return false;
}

// "killed 17 and took two in an ambush on Monday": the second half of the sentence says when.
void take_from_behind(const Document& doc, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i + 1 < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    const Draft& next = drafts[i + 1];
    if (draft.time >= 0 || next.sentence != draft.sentence || !next.own_time || draft.title || next.from.empty()) continue;
    const Time& time = doc.times[static_cast<std::size_t>(next.time)];
    if (apart_between(doc, draft.main().last, next.main().first)) continue;
    if (time.future || time.part_only || is_coarse(time) || time_of_speech(doc, next, time)) continue;
    draft.time = next.time, draft.from = next.from, draft.to = next.to;
  }
}

// "which coincided with ...", "at the same time": on the day of what was told before.
bool says_same_time(const Document& doc, const Draft& draft) {
  const token::Sentence& sentence = doc.tokens->sentences[draft.sentence];
  for (std::uint32_t i = sentence.first; i < std::min(draft.deciding().last, sentence.last); ++i)
    if (doc.value(i, &WordInfo::role) == mention::Role::same_time) return true;
  // "clashes that went on until dawn" go on from what was told before
  for (const TokenRange& range : draft.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i)
      if (doc.time_at[i] >= 0 && doc.times[static_cast<std::size_t>(doc.time_at[i])].tie == Time::Tie::ending) return true;
  return false;
}

// Its day may be that of what is told next.
bool carries(const Document& doc, const Draft& before) {
  if (before.time < 0) return false;
  const Time& time = doc.times[static_cast<std::size_t>(before.time)];
  return !time.from.empty() && !time.future && !is_coarse(time) && (!time.is_period || time.from == time.to);
}

// The next sentence goes on with the day told before, unless it turns to something else; that of the next paragraph only
// where it names no other place.
bool goes_on(const Document& doc, const Draft& draft, const Draft& before) {
  const auto& sentences = doc.tokens->sentences;
  const token::Sentence& s = sentences[draft.sentence];
  if (before.time < 0 || before.title || s.bullet) return false;
  const std::uint32_t apart = s.paragraph - sentences[before.sentence].paragraph;
  if (apart > 1 || (apart == 1 && draft.own_place)) return false;
  if (!carries(doc, before)) return false;
  for (std::uint32_t i = s.first; i < std::min(s.first + 5, s.last); ++i)
    if (doc.value(i, &WordInfo::link) == mention::Link::contrast) return false;
  return true;
}

// "comes two days after an attack on X": the attack was two days before. Its day, empty where nothing of the kind is told.
std::string counted_back(const Document& doc, const Draft& draft, std::string_view published) {
  const Trigger& t = draft.main();
  const std::uint32_t start = doc.tokens->sentences[t.sentence].first;
  for (std::uint32_t i = t.first; i > start && t.first - i < 3;) {
    const int at = doc.time_at[--i];
    if (at < 0) continue;
    const Time& time = doc.times[static_cast<std::size_t>(at)];
    const auto now = base::parse_day(published.substr(0, 10));
    const auto then = base::parse_day(std::string_view(time.from).substr(0, 10));
    if (time.tie != Time::Tie::other_event || !now || !then || *then <= *now) return {};
    return base::format_day(*now - (*then - *now));
  }
  return {};
}

void set_days(Draft& draft, const Time& time) {
  draft.from = time.from.substr(0, 10);
  draft.to = time.to.empty() ? draft.from : time.to.substr(0, 10);
}

}  // namespace

void find_when(const Document& doc, std::vector<Draft>& drafts, std::string_view published) {
  const auto& sentences = doc.tokens->sentences;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    const Draft* before = i > 0 && !drafts[i - 1].title ? &drafts[i - 1] : nullptr;
    const bool near = before && sentences[draft.sentence].paragraph - sentences[before->sentence].paragraph <= 1;
    draft.time = best_time(doc, draft);
    draft.own_time = draft.time >= 0;
    draft.said_time = draft.own_time && time_of_speech(doc, draft, doc.times[static_cast<std::size_t>(draft.time)]);
    if (draft.own_time && !draft.has_act() && before && before->sentence == draft.sentence && before->own_time &&
        time_of_speech(doc, draft, doc.times[static_cast<std::size_t>(draft.time)]))
      draft.time = before->time;  // "... exploded last night; the hospital said today that six died"
    // "destroyed 106 drones last night. A statement of today said that 44 of them were shot down over X"
    const bool retold = draft.said_time && near && before->own_time && !before->said_time && carries(doc, *before) &&
                        day_of_statement(doc, doc.times[static_cast<std::size_t>(draft.time)]);
    if (retold) draft.time = before->time;
    if (!draft.own_time) {
      draft.time = header_time(doc, draft.sentence);
      // A second act of the same sentence happened on the day of the first, unless it says otherwise.
      if (draft.time < 0 && before &&
          (before->sentence == draft.sentence || (near && says_same_time(doc, draft)) || goes_on(doc, draft, *before)))
        draft.time = before->time;
    }
    if (const std::string day = draft.own_time ? "" : counted_back(doc, draft, published); !day.empty())
      draft.time = -1, draft.from = draft.to = day;
    else if (draft.time >= 0)
      set_days(draft, doc.times[static_cast<std::size_t>(draft.time)]);
    else
      draft.from = draft.to = std::string(published.substr(0, 10));
    if (draft.time >= 0 && doc.times[static_cast<std::size_t>(draft.time)].future)
      for (Trigger& t : draft.triggers) t.planned = true;
  }
  take_from_behind(doc, drafts);
}

}  // namespace marsad::event
