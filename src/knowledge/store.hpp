// The compiled knowledge: one memory-mapped file, read in place. Nothing here allocates.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "features.hpp"
#include "marsad/error.hpp"

namespace marsad::knowledge {

using Id = std::uint32_t;
inline constexpr Id kNone = 0xFFFFFFFFu;

// A field of a record: both ids of interned strings (Store::text). Fields that repeat are repeated in file order.
struct Tag {
  std::uint32_t key, value;
};

// One record of knowledge/lexicon, actors, gazetteer or codebooks. `kind` is its first key ("verb", "noun", "phrase",
// "actor", "place", "act", "weapon" ...), `id` that key's value ("qSf" as the file spells it, "sdf", "sy-hajin").
struct RecordView {
  std::uint32_t kind, id;
  Pos pos;
  Gender gender;
  std::span<const Tag> tags;

  // First value of a key, 0 (the empty string) when absent.
  std::uint32_t tag(std::uint32_t key) const noexcept {
    for (const Tag& t : tags)
      if (t.key == key) return t.value;
    return 0;
  }
  bool has(std::uint32_t key, std::uint32_t value) const noexcept {
    for (const Tag& t : tags)
      if (t.key == key && t.value == value) return true;
    return false;
  }
};

// One reading of a word: which record, in which form.
struct FormEntry {
  Id record;
  Features features;
};

// One name or set phrase that ends at a node of the phrase trie.
struct PhraseEntry {
  Id record;
  std::uint32_t name;  // interned string: the name as the file spells it
  std::uint32_t key;   // interned: which field gave it ("name_ar", "alias", "short", "hostile" ...)
  Gender gender;       // of that name ("qsd" f, "tnZym" m)
  Number number;
};

// Rows of the compiled tables that are read at every word (format.hpp lays them out).
namespace format {

// The row behind the last word closes its ranges.
struct WordRow {
  std::uint64_t code_begin;
  std::uint32_t forms_begin;
  std::uint32_t root_edge;  // node behind the root's edge of this word, or kNone
};

struct RecordRow {
  std::uint64_t tags_begin;
  std::uint32_t tag_count, kind, id;
  std::uint8_t pos, gender;
  std::uint16_t reserved;
};

}  // namespace format

class Store {
 public:
  // Maps the file and checks its header and the bounds of its tables; what damaged tables say is then read as "not
  // known", never out of bounds. Errors: io, knowledge_format. Cost: a few page faults.
  static Expected<std::shared_ptr<const Store>> open(const std::string& path);
  // Reads all of the file against its checksum; open() looks at the header only. Errors: knowledge_format.
  Expected<void> verify() const;
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  const std::string& content_hash() const noexcept;

  // Interned strings. intern() finds the id of a string that occurs in the knowledge, 0 when it does not occur.
  std::uint32_t intern(std::string_view utf8) const noexcept;
  std::string_view text(std::uint32_t id) const noexcept {
    if (id + std::uint64_t{1} >= hot_.string_begins.size()) return {};
    const std::span<const char> bytes = slice(hot_.string_text, hot_.string_begins[id], hot_.string_begins[id + 1]);
    return {bytes.data(), bytes.size()};
  }

  // The vocabulary: every folded surface form and every word of every name. kNone when unknown. One probe, no allocation.
  Id word(std::string_view code) const noexcept;
  std::string_view word_code(Id word) const noexcept;
  // Single-word readings (lexicon records).
  std::span<const FormEntry> forms(Id word) const noexcept {
    if (word + std::uint64_t{1} >= hot_.words.size()) return {};
    return slice(hot_.forms, hot_.words[word].forms_begin, hot_.words[word + 1].forms_begin);
  }

  // The phrase trie over names and set phrases, one word or more. Edges are words, or "any form of this record" (lemma
  // edges).
  static constexpr Id kRoot = 0;
  // kNone when there is no such edge.
  Id step(Id node, Id word) const noexcept {
    if (node != kRoot) return edge(node, word);
    return word + std::uint64_t{1} < hot_.words.size() ? hot_.words[word].root_edge : kNone;
  }
  Id step_lemma(Id node, Id record) const noexcept {
    if (node != kRoot) return lemma_edge(node, record);
    return record < hot_.lemmas.size() ? hot_.lemmas[record] : kNone;
  }
  std::span<const PhraseEntry> phrases(Id node) const noexcept {
    if (node + std::uint64_t{1} >= hot_.phrase_begins.size()) return {};
    return slice(hot_.phrases, hot_.phrase_begins[node], hot_.phrase_begins[node + 1]);
  }

  std::uint32_t word_count() const noexcept;
  std::uint32_t record_count() const noexcept;
  // Places stand behind all other records, countries first among them; this is the number of records before the places that
  // are no countries. What reads tables at start-up stops here, so that its cost does not grow with the gazetteer.
  std::uint32_t first_place() const noexcept;
  RecordView record(Id id) const noexcept {
    if (id >= hot_.records.size()) return {0, 0, Pos::none, Gender::unknown, {}};
    const format::RecordRow& row = hot_.records[id];
    return {row.kind, row.id, static_cast<Pos>(row.pos), static_cast<Gender>(row.gender),
            slice(hot_.tags, row.tags_begin, row.tags_begin + row.tag_count)};
  }
  Id find(std::string_view kind, std::string_view id) const noexcept;  // record of that kind and id, or kNone
  // Value of the first field `key` of a record as text; "" when absent.
  std::string_view field(Id record, std::string_view key) const noexcept;

 private:
  Store();
  Id edge(Id node, Id word) const noexcept;
  Id lemma_edge(Id node, Id record) const noexcept;

  // Rows [begin, end) of a table, none when a damaged row says what cannot be.
  template <typename T>
  static std::span<const T> slice(std::span<const T> rows, std::uint64_t begin, std::uint64_t end) noexcept {
    if (begin > end || end > rows.size()) return {};
    return rows.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  }

  // The tables of the calls above, in the mapped file.
  struct Hot {
    std::span<const std::uint64_t> string_begins;
    std::span<const char> string_text;
    std::span<const format::WordRow> words;
    std::span<const FormEntry> forms;
    std::span<const std::uint32_t> lemmas;
    std::span<const std::uint32_t> phrase_begins;
    std::span<const PhraseEntry> phrases;
    std::span<const format::RecordRow> records;
    std::span<const Tag> tags;
  };

  Hot hot_;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace marsad::knowledge
