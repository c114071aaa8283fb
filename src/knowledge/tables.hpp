// The tables of a compiled file while they grow. Numbers are given in order of first use, so equal input gives equal bytes.
// Internal to knowledge/.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "format.hpp"

namespace marsad::knowledge {

// Strings with numbers from 0 on.
class Interner {
 public:
  std::uint32_t add(std::string_view s);
  std::uint32_t find(std::string_view s) const;  // kNone when it was not added
  std::uint32_t size() const { return static_cast<std::uint32_t>(strings_.size()); }
  const std::string& at(std::uint32_t id) const { return strings_[id]; }

 private:
  std::deque<std::string> strings_;
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

struct Tables {
  Tables() {
    strings.add({});
    add_node();
  }

  Interner strings;                           // number 0 is the empty string
  Interner words;                             // folded codes
  std::vector<std::vector<FormEntry>> forms;  // of each word
  std::vector<format::RecordRow> records;
  std::vector<Tag> tags;
  std::vector<std::vector<format::PhraseRow>> phrases;     // of each node of the trie
  std::unordered_map<std::uint64_t, std::uint32_t> edges;  // node << 32 | symbol, to node
  std::vector<format::PairSlot> edge_list;                 // the same in order of making
  std::vector<format::PairSlot> record_list;               // (kind, id) to record

  std::uint32_t word(std::string_view code);
  void add_form(std::string_view code, FormEntry entry);
  // Node behind the edge of that symbol, made when there is none.
  std::uint32_t step(std::uint32_t node, std::uint32_t symbol);
  // A second edge to a node that is there already.
  void join(std::uint32_t node, std::uint32_t symbol, std::uint32_t to);
  // Once a record and node: a name that folds to one the record has already adds nothing.
  void add_phrase(std::uint32_t node, const format::PhraseRow& entry);

 private:
  std::uint32_t add_node();
};

// The whole file. `content_hash`: 16 characters.
std::string lay_out(const Tables& tables, std::string_view content_hash);

}  // namespace marsad::knowledge
