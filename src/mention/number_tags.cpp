#include "number_tags.hpp"

#include <algorithm>

namespace marsad::mention {
namespace {

using knowledge::Id;
using knowledge::kNone;
using knowledge::Store;

constexpr std::uint32_t kLongestPhrase = 8;

}  // namespace

TagTable::TagTable(const token::Tokens& tokens, const Store& store, std::initializer_list<std::string_view> keys)
    : tokens_(tokens), store_(store) {
  for (const std::string_view key : keys)
    if (key_count_ < kMostKeys) {
      const std::uint32_t id = store.intern(key);
      if (id != 0) shades_ |= std::uint64_t{1} << (id % 64);
      keys_[key_count_++] = id;
    }
  const auto count = static_cast<std::uint32_t>(tokens.tokens.size());
  entry_at_.assign(count, kNothing);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> told(tokens.analyses.size());  // by first reading: entries, end + 1
  for (std::uint32_t i = 0; i < count; ++i) {
    const token::Token& t = tokens.tokens[i];
    if (t.kind != token::Kind::word && t.kind != token::Kind::number) continue;
    const auto start = static_cast<std::uint32_t>(entries_.size());
    add_phrases(i, std::min(count, i + kLongestPhrase));
    std::stable_sort(entries_.begin() + start, entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.hit.last > b.hit.last; });
    // Tokens of the same word share their readings: what those say is copied.
    const auto readings = static_cast<std::uint32_t>(entries_.size());
    if (t.analysis_count > 0) {
      auto& [first, last] = told[t.first_analysis];
      if (last == 0) {
        for (const token::Analysis& a : tokens.readings(t))
          if (a.record != kNone) add_tags(i, store.record(a.record), {{}, i + 1, a.proclitics, a.enclitic, a.features});
        first = readings, last = static_cast<std::uint32_t>(entries_.size()) + 1;
      } else {
        for (std::uint32_t k = first; k + 1 < last; ++k) {
          Entry entry = entries_[k];
          entry.token = i, entry.hit.last = i + 1;
          entries_.push_back(entry);
        }
      }
    }
    if (entries_.size() > start) entry_at_[i] = start;
  }
}

void TagTable::add_tags(std::uint32_t i, const knowledge::RecordView& record, const Hit& hit) {
  for (const knowledge::Tag& tag : record.tags) {
    if ((shades_ >> (tag.key % 64) & 1) == 0) continue;
    for (std::size_t k = 0; k < key_count_; ++k)
      if (keys_[k] != 0 && tag.key == keys_[k]) {
        entries_.push_back({i, static_cast<std::uint8_t>(k), hit});
        entries_.back().hit.value = store_.text(tag.value);
      }
  }
}

void TagTable::add_phrases(std::uint32_t i, std::uint32_t limit) {
  const token::Token& t = tokens_.tokens[i];
  const auto start = [&](Id node, std::uint16_t proclitics) {
    if (node != kNone) follow(i, node, limit, proclitics);
  };
  if (t.word != kNone) start(store_.step(Store::kRoot, t.word), 0);
  for (const token::Analysis& a : tokens_.readings(t)) {
    const auto outer = static_cast<std::uint16_t>(a.proclitics & ~token::kAl);
    if (a.enclitic == token::Enclitic::none && a.core != kNone && a.core != t.word)
      start(store_.step(Store::kRoot, a.core), outer);
  }
}

void TagTable::follow(std::uint32_t first, Id node, std::uint32_t limit, std::uint16_t proclitics) {
  for (std::uint32_t i = first + 1;; ++i) {
    for (const knowledge::PhraseEntry& entry : store_.phrases(node)) {
      const knowledge::RecordView record = store_.record(entry.record);
      if (record.pos != knowledge::Pos::phrase) continue;
      Hit hit{{}, i, proclitics, token::Enclitic::none, {}};
      hit.features.pos = knowledge::Pos::phrase;
      add_tags(first, record, hit);
    }
    if (i >= limit || tokens_.tokens[i].word == kNone) return;
    node = store_.step(node, tokens_.tokens[i].word);
    if (node == kNone) return;
  }
}

TagTable::Hit TagTable::get(std::uint32_t i, std::size_t key) const noexcept {
  return find(i, key, [](const Hit&) { return true; });
}

}  // namespace marsad::mention
