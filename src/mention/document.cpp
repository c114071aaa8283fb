#include "document.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

namespace marsad::mention {

namespace {

const WordInfo kNothing;

// Sets in `all` every bit that is set in `one`: a member is zero in `all` only when it is so in each that was joined.
void join(WordInfo& all, const WordInfo& one) {
  static_assert(std::is_trivially_copyable_v<WordInfo>);
  std::array<unsigned char, sizeof(WordInfo)> a, b;
  std::memcpy(a.data(), &all, sizeof all), std::memcpy(b.data(), &one, sizeof one);
  for (std::size_t k = 0; k < a.size(); ++k) a[k] |= b[k];
  std::memcpy(&all, a.data(), sizeof all);
}

}  // namespace

void Document::clear() {
  matches.clear(), counts.clear(), times.clear(), places.clear(), actors.clear(), people.clear(), sources.clear();
  for (auto* at : {&match_at, &count_at, &time_at, &place_at, &actor_at, &people_at, &source_at})
    at->assign(tokens ? size() : 0, -1);
  theatre.clear();
  phrase_at.assign(tokens ? size() : 0, nullptr);
  if (tokens) look_up_words(), number_sentences();
}

const WordInfo* Document::told_by(std::span<const token::Analysis> readings) {
  if (readings.empty()) return &kNothing;
  const WordInfo* one = &lexicon->of(readings.front().record);
  std::size_t k = 1;
  while (k < readings.size() && &lexicon->of(readings[k].record) == one) ++k;
  if (k == readings.size()) return one;
  WordInfo& all = joint_.emplace_back(*one);
  for (; k < readings.size(); ++k) join(all, lexicon->of(readings[k].record));
  return &all;
}

void Document::look_up_words() {
  joint_.clear(), joint_.reserve(size());  // they stay where they are
  told_by_first_.assign(tokens->analyses.size() + 1, nullptr);
  told_at.resize(size());
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (token(i).analysis_count == 0) {
      told_at[i] = &kNothing;
      continue;
    }
    const WordInfo*& told = told_by_first_[token(i).first_analysis];
    if (!told) told = told_by(readings(i));
    told_at[i] = told;
  }
}

void Document::number_sentences() {
  const auto& sentences = tokens->sentences;
  sentence_at.assign(size() + std::size_t{1}, 0);
  for (std::size_t s = 1; s < sentences.size(); ++s) {
    const std::size_t end = s + 1 < sentences.size() ? sentences[s + 1].first : sentence_at.size();
    for (std::size_t i = sentences[s].first; i < end; ++i) sentence_at[i] = static_cast<std::uint32_t>(s);
  }
}

void Document::set_matches(std::vector<Match> found) {
  matches = std::move(found);
  for (std::size_t m = 0; m < matches.size(); ++m) {
    const WordInfo* phrase = matches[m].lexicon == knowledge::kNone ? nullptr : &lexicon->of(matches[m].lexicon);
    for (std::uint32_t i = matches[m].first; i < matches[m].last; ++i) {
      match_at[i] = static_cast<int>(m);
      if (phrase) phrase_at[i] = told_at[i] = phrase;
    }
  }
}

bool Document::glossed(std::uint32_t i, std::string_view gloss) const noexcept {
  if (told_at[i]->gloss == 0) return false;
  return phrase(i) ? lexicon->has_gloss(*phrase(i), gloss) : word_glossed(i, gloss);
}

bool Document::word_glossed(std::uint32_t i, std::string_view gloss) const noexcept {
  for (const token::Analysis& a : readings(i))
    if (lexicon->has_gloss(lexicon->of(a.record), gloss)) return true;
  return false;
}

bool Document::finite_verb(std::uint32_t i) const noexcept {
  const auto all = readings(i);
  return std::any_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.finite_verb(); });
}

bool Document::only_finite_verb(std::uint32_t i) const noexcept {
  const auto all = readings(i);
  return !all.empty() && std::all_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.finite_verb(); });
}

bool Document::has_proclitic(std::uint32_t i, std::uint16_t bits) const noexcept {
  if (match_at[i] >= 0) {
    const Match& m = matches[static_cast<std::size_t>(match_at[i])];
    if (m.first == i) return (m.proclitics & bits) != 0;
  }
  const auto all = readings(i);
  return !all.empty() && all.front().has(bits);
}

bool Document::definite(std::uint32_t i) const noexcept {
  for (const token::Analysis& a : readings(i))
    if (a.has(token::kAl)) return true;
  const std::string_view c = code(i);
  return c.size() > 3 && c.substr(0, 2) == "Al";
}

}  // namespace marsad::mention
