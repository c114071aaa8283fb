// What the lexicon says of each token, for the finders of numbers and times: the values of a few tags, read in one pass.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
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

namespace tag {

// The tags that are read; names as in kNames (number_tags.cpp).
enum Key : std::uint8_t {
  kMonth,
  kHijri,
  kWeekday,
  kDay,
  kPart,
  kUnit,
  kWord,
  kHoliday,
  kPreposition,
  kReference,
  kPlace,
  kValue,
  kBound,
  kZone,
  kRepeats,
  kSeason,
  kClock,
  kGroup,
  kOrdinal,
  kQuantity,
  kUnitOf,
  kAfter,
  kPerson,
  kFraction,
  kWeapon,
  kRelative,
  kKeyCount
};
using Keys = std::uint32_t;  // a set of them, bit by bit
constexpr Keys bit(Key key) noexcept { return Keys{1} << key; }

}  // namespace tag

// Belongs to one thread: it remembers which records have none of the tags.
class TagTable {
 public:
  using Hit = TagHit;

  explicit TagTable(const knowledge::Store& store);
  // Reads all tokens; `tokens` must live as long as the answers are asked for. Linear; reuses its memory.
  void read(const token::Tokens& tokens);

  // The set phrase at `i` that has the key, longest first, else the first reading that has it. False when nothing has it.
  Hit get(std::uint32_t i, tag::Key key) const noexcept {
    return find(i, key, [](const Hit&) { return true; });
  }
  // The readings alone, and each of them: calls `each(Hit)` until it returns true; that hit, else a false one.
  template <typename Each>
  Hit find(std::uint32_t i, tag::Key key, Each each) const {
    if ((keys(i) & tag::bit(key)) == 0) return Hit();
    for (std::uint32_t k = at_[i].first; k < entries_.size() && entries_[k].token == i; ++k)
      if (entries_[k].key == key && each(entries_[k].hit)) return entries_[k].hit;
    return Hit();
  }
  // Those that something at `i` has.
  tag::Keys keys(std::uint32_t i) const noexcept { return i < at_.size() ? at_[i].keys : 0; }

  const token::Tokens& tokens() const noexcept { return *tokens_; }
  const knowledge::Store& store() const noexcept { return store_; }

 private:
  struct Entry {
    std::uint32_t token;
    tag::Key key;
    Hit hit;
  };
  struct At {
    std::uint32_t first = 0;  // entry
    tag::Keys keys = 0;
  };

  void read_token(std::uint32_t i);
  void add_readings(std::uint32_t i);
  void add_tags(std::uint32_t i, knowledge::Id record, const Hit& hit);
  void add_phrases(std::uint32_t i, std::uint32_t limit);
  void follow(std::uint32_t first, knowledge::Id node, std::uint32_t limit, std::uint16_t proclitics);

  const token::Tokens* tokens_ = nullptr;
  const knowledge::Store& store_;
  std::array<std::uint32_t, tag::kKeyCount> keys_{};           // interned
  std::uint64_t shades_ = 0;                                   // bit (key % 64) of each: most tags are none of them
  std::vector<char> silent_;                                   // records that are known to have none of the tags
  std::vector<Entry> entries_;                                 // by token; phrases first, longest first, then readings
  std::vector<At> at_;                                         // by token
  std::vector<std::pair<std::uint32_t, std::uint32_t>> told_;  // by first reading: its entries, end + 1
};

}  // namespace marsad::mention
