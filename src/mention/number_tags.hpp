// What the lexicon says of each token, for the finders of numbers and times: the values of a few tags, read in one pass.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "../token/token.hpp"

namespace marsad::mention {

// The value of one tag of the word or set phrase at a token.
struct TagHit {
  std::string_view value;        // lives as long as the store
  std::uint32_t last = 0;        // token behind the word or phrase
  std::uint16_t proclitics = 0;  // on its first token; the article of a phrase is part of it
  token::Enclitic enclitic = token::Enclitic::none;
  knowledge::Features features;  // of a word; of a phrase Pos::phrase only
  explicit operator bool() const noexcept { return last != 0; }
};

class TagTable {
 public:
  static constexpr std::size_t kMostKeys = 24;

  using Hit = TagHit;

  // Linear in the tokens. `keys` are numbered in their order for get().
  TagTable(const token::Tokens& tokens, const knowledge::Store& store, std::initializer_list<std::string_view> keys);

  // The set phrase at `i` that has the key, longest first, else the first reading that has it. False when nothing has it.
  Hit get(std::uint32_t i, std::size_t key) const noexcept;
  // The readings alone, and each of them: calls `each(Hit)` until it returns true; that hit, else a false one.
  template <typename Each>
  Hit find(std::uint32_t i, std::size_t key, Each each) const {
    for (std::uint32_t k = first_of(i); k < entries_.size() && entries_[k].token == i; ++k)
      if (entries_[k].key == key && each(entries_[k].hit)) return entries_[k].hit;
    Hit nothing;
    return nothing;
  }
  bool any(std::uint32_t i) const noexcept { return i < entry_at_.size() && entry_at_[i] != kNothing; }
  // Bit k: something at `i` has the key k.
  std::uint32_t keys(std::uint32_t i) const noexcept {
    std::uint32_t bits = 0;
    for (std::uint32_t k = first_of(i); k < entries_.size() && entries_[k].token == i; ++k) bits |= 1u << entries_[k].key;
    return bits;
  }

  const token::Tokens& tokens() const noexcept { return tokens_; }
  const knowledge::Store& store() const noexcept { return store_; }

 private:
  static constexpr std::uint32_t kNothing = 0xFFFFFFFFu;
  struct Entry {
    std::uint32_t token;
    std::uint8_t key;
    Hit hit;
  };

  std::uint32_t first_of(std::uint32_t i) const noexcept { return i < entry_at_.size() ? entry_at_[i] : kNothing; }
  void add_tags(std::uint32_t i, const knowledge::RecordView& record, const Hit& hit);
  void add_phrases(std::uint32_t i, std::uint32_t limit);
  void follow(std::uint32_t first, knowledge::Id node, std::uint32_t limit, std::uint16_t proclitics);

  const token::Tokens& tokens_;
  const knowledge::Store& store_;
  std::array<std::uint32_t, kMostKeys> keys_{};  // interned
  std::uint64_t shades_ = 0;                     // bit (key % 64) of each: most tags are none of them
  std::size_t key_count_ = 0;
  std::vector<Entry> entries_;           // by token; phrases first, longest first, then readings
  std::vector<std::uint32_t> entry_at_;  // token -> its first entry
};

}  // namespace marsad::mention
