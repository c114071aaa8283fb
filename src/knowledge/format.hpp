// How the compiled file is laid out: a header, then tables that the Store reads in place. Internal to knowledge/.
//
// Little endian. Tables start at multiples of 64 bytes and hold rows of one size. Byte offsets are 64 bits wide; words,
// records, nodes and strings are numbered with 32. Hash tables have a power of two of rows, at most half of them taken,
// and are probed in a line. Reserved bytes are zero, so that the same knowledge always gives the same file.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include "store.hpp"

namespace marsad::knowledge::format {

inline constexpr std::array<char, 8> kMagic = {'M', 'A', 'R', 'S', 'A', 'D', 'K', '\n'};
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::uint32_t kByteOrder = 0x01020304;
inline constexpr std::size_t kAlignment = 64;
inline constexpr std::uint32_t kLemmaBit = 0x80000000u;

struct StringSlot {
  std::uint32_t tag, id;  // id 0: free
};

// Codes of up to 8 bytes lie in `key` itself, so that one row answers; of longer ones it is the hash.
struct WordSlot {
  std::uint64_t key;
  std::uint32_t word, size;  // word kNone: free
};

// From a pair to a number: (node, word or record | kLemmaBit) to node, (kind, id) to record.
struct PairSlot {
  std::uint32_t first, second, value, reserved;  // value kNone: free
};

struct PhraseRow {
  std::uint32_t record, name, key;
  std::uint8_t gender, number;
  std::uint16_t reserved;
};

enum Section : std::uint32_t {
  string_offsets,  // std::uint64_t, one more than strings
  string_bytes,    // char
  string_slots,    // StringSlot
  word_rows,       // WordRow, one more than words
  word_bytes,      // char
  word_slots,      // WordSlot
  word_filter,     // std::uint64_t: a Bloom filter that turns most unknown words away within the cache
  form_entries,    // FormEntry
  root_lemmas,     // std::uint32_t: node behind the root's lemma edge of each record, or kNone
  edge_slots,      // PairSlot
  phrase_begins,   // std::uint32_t, one more than nodes
  phrase_entries,  // PhraseEntry
  record_rows,     // RecordRow
  tag_entries,     // Tag
  record_slots,    // PairSlot
  section_count,
};

inline constexpr std::array<std::uint32_t, section_count> kRowSizes = {8,
                                                                       1,
                                                                       sizeof(StringSlot),
                                                                       sizeof(WordRow),
                                                                       1,
                                                                       sizeof(WordSlot),
                                                                       8,
                                                                       sizeof(FormEntry),
                                                                       4,
                                                                       sizeof(PairSlot),
                                                                       4,
                                                                       sizeof(PhraseRow),
                                                                       sizeof(RecordRow),
                                                                       sizeof(Tag),
                                                                       sizeof(PairSlot)};

struct Range {
  std::uint64_t offset, rows;
};

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version, byte_order;
  std::uint64_t file_bytes;
  std::uint64_t head_sum;  // over the header with this field zero
  std::uint64_t body_sum;  // over all bytes behind the header
  std::array<char, 16> content_hash;
  std::array<Range, section_count> sections;
};

static_assert(sizeof(PhraseRow) == sizeof(PhraseEntry) && sizeof(FormEntry) == 8 && sizeof(Tag) == 8);
static_assert(std::is_trivially_copyable_v<Header> && std::has_unique_object_representations_v<Header>);

__extension__ using Wide = unsigned __int128;

inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

template <typename T>
T load(const char* at) noexcept {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

inline constexpr std::uint64_t kSeedA = 0x9E3779B97F4A7C15u, kSeedB = 0xD6E8FEB86659FD93u;

// Up to 8 bytes as one number; strings of the same size never share one.
inline std::uint64_t pack(std::string_view s) noexcept {
  const std::size_t n = s.size();
  if (n >= 4) return load<std::uint32_t>(s.data()) | static_cast<std::uint64_t>(load<std::uint32_t>(s.data() + n - 4)) << 32;
  if (n == 0) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(s[i])); };
  return byte(0) | byte(n / 2) << 8 | byte(n - 1) << 16;
}

inline std::uint64_t hash_long(std::string_view s) noexcept {
  std::uint64_t h = kSeedA ^ s.size();
  std::size_t i = 0;
  for (; i + 8 < s.size(); i += 8) h = mix(h ^ load<std::uint64_t>(s.data() + i), kSeedB);
  return mix(h ^ load<std::uint64_t>(s.data() + s.size() - 8), kSeedA);
}

struct WordKey {
  std::uint64_t key, hash;
};

inline WordKey word_key(std::string_view code) noexcept {
  const std::uint64_t key = code.size() <= 8 ? pack(code) : hash_long(code);
  return {key, mix(key ^ kSeedB, code.size() ^ kSeedA)};
}

inline std::uint64_t hash_string(std::string_view s) noexcept { return word_key(s).hash; }

inline std::uint64_t hash_pair(std::uint32_t first, std::uint32_t second) noexcept {
  return mix((static_cast<std::uint64_t>(first) << 32 | second) ^ kSeedB, kSeedA);
}

// Three bits of one word of the filter; which word, the upper half of the hash says.
inline std::uint64_t filter_bits(std::uint64_t hash) noexcept {
  return std::uint64_t{1} << (hash & 63) | std::uint64_t{1} << (hash >> 6 & 63) | std::uint64_t{1} << (hash >> 12 & 63);
}
inline std::size_t filter_index(std::uint64_t hash, std::size_t words) noexcept { return (hash >> 32) & (words - 1); }

inline std::size_t first_slot(std::uint64_t hash, std::size_t rows) noexcept { return (hash >> 18) & (rows - 1); }

// Not cryptographic: finds damage, not malice.
inline std::uint64_t checksum(const char* bytes, std::size_t size) noexcept {
  std::uint64_t h = kSeedA ^ size;
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) h = mix(h ^ load<std::uint64_t>(bytes + i), kSeedB) + kSeedA;
  std::uint64_t tail = 0;
  if (i < size) std::memcpy(&tail, bytes + i, size - i);
  return mix(h ^ tail, kSeedA);
}

inline std::uint64_t head_sum(Header header) noexcept {
  header.head_sum = 0;
  return checksum(reinterpret_cast<const char*>(&header), sizeof header);
}

}  // namespace marsad::knowledge::format
