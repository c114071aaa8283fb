#include "number_tags.hpp"

#include <algorithm>

namespace marsad::mention {
namespace {

using knowledge::Id;
using knowledge::kNone;
using knowledge::Store;

constexpr std::uint32_t kLongestPhrase = 8;

constexpr std::array<std::string_view, tag::kKeyCount> kNames = {
    "month",   "hijri_month", "weekday",   "day",    "part_of_day",     "time_unit", "time_word",
    "holiday", "preposition", "reference", "place",  "number_value",    "bound",     "zone",
    "repeats", "season",      "clock",     "group",  "ordinal_value",   "quantity",  "unit_of",
    "after",   "person",      "fraction",  "weapon", "relative_ordinal"};

}  // namespace

TagTable::TagTable(const Store& store) : store_(store), silent_(store.first_place()) {
  for (std::size_t k = 0; k < kNames.size(); ++k) {
    keys_[k] = store.intern(kNames[k]);
    if (keys_[k] != 0) shades_ |= std::uint64_t{1} << (keys_[k] % 64);
  }
}

void TagTable::read(const token::Tokens& tokens) {
  tokens_ = &tokens;
  entries_.clear();
  at_.assign(tokens.tokens.size(), At{});
  told_.assign(tokens.analyses.size(), {});
  for (std::uint32_t i = 0; i < at_.size(); ++i) read_token(i);
}

void TagTable::read_token(std::uint32_t i) {
  const token::Token& t = tokens_->tokens[i];
  if (t.kind != token::Kind::word && t.kind != token::Kind::number) return;
  const auto start = static_cast<std::uint32_t>(entries_.size());
  add_phrases(i, std::min(static_cast<std::uint32_t>(at_.size()), i + kLongestPhrase));
  std::stable_sort(entries_.begin() + start, entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.hit.last > b.hit.last; });
  if (t.analysis_count > 0) add_readings(i);
  at_[i].first = start;
  for (std::size_t k = start; k < entries_.size(); ++k) at_[i].keys |= tag::bit(entries_[k].key);
}

// Tokens of the same word share their readings: what those say is copied.
void TagTable::add_readings(std::uint32_t i) {
  const token::Token& t = tokens_->tokens[i];
  auto& [first, last] = told_[t.first_analysis];
  if (last == 0) {
    first = static_cast<std::uint32_t>(entries_.size());
    for (const token::Analysis& a : tokens_->readings(t))
      if (a.record != kNone) add_tags(i, a.record, {{}, i + 1, a.proclitics, a.enclitic, a.features});
    last = static_cast<std::uint32_t>(entries_.size()) + 1;
    return;
  }
  for (std::uint32_t k = first; k + 1 < last; ++k) {
    Entry entry = entries_[k];
    entry.token = i, entry.hit.last = i + 1;
    entries_.push_back(entry);
  }
}

void TagTable::add_tags(std::uint32_t i, Id record, const Hit& hit) {
  if (record >= silent_.size() || silent_[record]) return;
  bool silent = true;
  for (const knowledge::Tag& tag : store_.record(record).tags) {
    if ((shades_ >> (tag.key % 64) & 1) == 0) continue;
    for (std::size_t k = 0; k < keys_.size(); ++k)
      if (keys_[k] != 0 && tag.key == keys_[k]) {
        entries_.push_back({i, static_cast<tag::Key>(k), hit});
        entries_.back().hit.value = store_.text(tag.value);
        silent = false;
      }
  }
  silent_[record] = silent;
}

void TagTable::add_phrases(std::uint32_t i, std::uint32_t limit) {
  const token::Token& t = tokens_->tokens[i];
  const auto start = [&](Id node, std::uint16_t proclitics) {
    if (node != kNone) follow(i, node, limit, proclitics);
  };
  if (t.word != kNone) start(store_.step(Store::kRoot, t.word), 0);
  for (const token::Analysis& a : tokens_->readings(t)) {
    const auto outer = static_cast<std::uint16_t>(a.proclitics & ~token::kAl);
    if (a.enclitic == token::Enclitic::none && a.core != kNone && a.core != t.word)
      start(store_.step(Store::kRoot, a.core), outer);
  }
}

void TagTable::follow(std::uint32_t first, Id node, std::uint32_t limit, std::uint16_t proclitics) {
  for (std::uint32_t i = first + 1;; ++i) {
    for (const knowledge::PhraseEntry& entry : store_.phrases(node)) {
      if (store_.record(entry.record).pos != knowledge::Pos::phrase) continue;
      Hit hit{{}, i, proclitics, token::Enclitic::none, {}};
      hit.features.pos = knowledge::Pos::phrase;
      add_tags(first, entry.record, hit);
    }
    if (i >= limit || tokens_->tokens[i].word == kNone) return;
    node = store_.step(node, tokens_->tokens[i].word);
    if (node == kNone) return;
  }
}

}  // namespace marsad::mention
