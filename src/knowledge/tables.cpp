#include "tables.hpp"

#include <algorithm>
#include <bit>

namespace marsad::knowledge {

using namespace format;

std::uint32_t Interner::add(std::string_view s) {
  if (const auto it = ids_.find(s); it != ids_.end()) return it->second;
  const std::uint32_t id = size();
  strings_.emplace_back(s);
  ids_.emplace(strings_.back(), id);
  return id;
}

std::uint32_t Interner::find(std::string_view s) const {
  const auto it = ids_.find(s);
  return it == ids_.end() ? kNone : it->second;
}

std::uint32_t Tables::word(std::string_view code) {
  const std::uint32_t id = words.add(code);
  if (id == forms.size()) forms.emplace_back();
  return id;
}

void Tables::add_form(std::string_view code, FormEntry entry) {
  auto& entries = forms[word(code)];
  const auto same = [&](const FormEntry& e) { return e.record == entry.record && e.features == entry.features; };
  if (std::none_of(entries.begin(), entries.end(), same)) entries.push_back(entry);
}

std::uint32_t Tables::add_node() {
  phrases.emplace_back();
  return static_cast<std::uint32_t>(phrases.size() - 1);
}

std::uint32_t Tables::step(std::uint32_t node, std::uint32_t symbol) {
  const std::uint64_t key = static_cast<std::uint64_t>(node) << 32 | symbol;
  if (const auto it = edges.find(key); it != edges.end()) return it->second;
  const std::uint32_t to = add_node();
  join(node, symbol, to);
  return to;
}

void Tables::join(std::uint32_t node, std::uint32_t symbol, std::uint32_t to) {
  if (edges.emplace(static_cast<std::uint64_t>(node) << 32 | symbol, to).second) edge_list.push_back({node, symbol, to, 0});
}

void Tables::add_phrase(std::uint32_t node, const PhraseRow& entry) {
  auto& entries = phrases[node];
  const auto same = [&](const PhraseRow& e) { return e.record == entry.record; };
  if (std::none_of(entries.begin(), entries.end(), same)) entries.push_back(entry);
}

namespace {

// Rows of a hash table for that many entries: at most half are taken.
std::size_t table_size(std::size_t entries) { return std::bit_ceil(std::max<std::size_t>(entries * 2, 2)); }

std::vector<PairSlot> pair_table(const std::vector<PairSlot>& entries) {
  std::vector<PairSlot> table(table_size(entries.size()), {0, 0, kNone, 0});
  for (const PairSlot& entry : entries) {
    std::size_t at = first_slot(hash_pair(entry.first, entry.second), table.size());
    while (table[at].value != kNone) at = (at + 1) & (table.size() - 1);
    table[at] = entry;
  }
  return table;
}

class Writer {
 public:
  explicit Writer(std::string_view content_hash) : out_(sizeof(Header), '\0') {
    header_.magic = kMagic, header_.version = kVersion, header_.byte_order = kByteOrder;
    std::copy_n(content_hash.begin(), std::min(content_hash.size(), header_.content_hash.size()),
                header_.content_hash.begin());
  }

  template <typename T>
  void add(Section section, const T* rows, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    out_.resize((out_.size() + kAlignment - 1) / kAlignment * kAlignment, '\0');
    header_.sections[section] = {out_.size(), count};
    out_.append(reinterpret_cast<const char*>(rows), count * sizeof(T));
  }
  template <typename Rows>
  void add(Section section, const Rows& rows) {
    add(section, rows.data(), rows.size());
  }

  void add_strings(const Interner& strings) {
    std::vector<std::uint64_t> begins;
    std::string bytes;
    std::vector<StringSlot> table(table_size(strings.size()), {0, 0});
    for (std::uint32_t id = 0; id < strings.size(); ++id) {
      begins.push_back(bytes.size());
      bytes += strings.at(id);
      if (id == 0) continue;
      const std::uint64_t hash = hash_string(strings.at(id));
      std::size_t at = first_slot(hash, table.size());
      while (table[at].id != 0) at = (at + 1) & (table.size() - 1);
      table[at] = {static_cast<std::uint32_t>(hash >> 32), id};
    }
    begins.push_back(bytes.size());
    add(string_offsets, begins), add(string_bytes, bytes), add(string_slots, table);
  }

  void add_words(const Tables& t) {
    const std::uint32_t count = t.words.size();
    std::vector<WordRow> rows;
    std::string bytes;
    std::vector<FormEntry> forms;
    std::vector<WordSlot> table(table_size(count), {0, kNone, 0});
    std::vector<std::uint64_t> filter(std::bit_ceil(count / 4 + 1u), 0);  // 16 to 32 bits a word
    for (std::uint32_t word = 0; word < count; ++word) {
      const std::string& code = t.words.at(word);
      const auto edge = t.edges.find(word);  // the root is node 0
      rows.push_back({bytes.size(), static_cast<std::uint32_t>(forms.size()), edge == t.edges.end() ? kNone : edge->second});
      bytes += code;
      forms.insert(forms.end(), t.forms[word].begin(), t.forms[word].end());
      const WordKey key = word_key(code);
      std::size_t at = first_slot(key.hash, table.size());
      while (table[at].word != kNone) at = (at + 1) & (table.size() - 1);
      table[at] = {key.key, word, static_cast<std::uint32_t>(code.size())};
      filter[filter_index(key.hash, filter.size())] |= filter_bits(key.hash);
    }
    rows.push_back({bytes.size(), static_cast<std::uint32_t>(forms.size()), kNone});
    add(word_rows, rows), add(word_bytes, bytes), add(word_slots, table), add(word_filter, filter), add(form_entries, forms);
  }

  void add_trie(const Tables& t) {
    std::vector<std::uint32_t> lemmas(t.records.size(), kNone);
    std::vector<PairSlot> edges;
    for (const PairSlot& edge : t.edge_list) {
      if (edge.first != 0) {
        edges.push_back(edge);
      } else if ((edge.second & kLemmaBit) != 0) {
        lemmas[edge.second & ~kLemmaBit] = edge.value;
      }  // the root's edges by word lie in the word rows
    }
    std::vector<std::uint32_t> begins;
    std::vector<PhraseRow> entries;
    for (const auto& of_node : t.phrases) {
      begins.push_back(static_cast<std::uint32_t>(entries.size()));
      entries.insert(entries.end(), of_node.begin(), of_node.end());
    }
    begins.push_back(static_cast<std::uint32_t>(entries.size()));
    add(root_lemmas, lemmas), add(edge_slots, pair_table(edges)), add(phrase_begins, begins), add(phrase_entries, entries);
  }

  std::string finish() {
    header_.file_bytes = out_.size();
    header_.body_sum = checksum(out_.data() + sizeof(Header), out_.size() - sizeof(Header));
    header_.head_sum = head_sum(header_);
    std::memcpy(out_.data(), &header_, sizeof header_);
    return std::move(out_);
  }

 private:
  Header header_{};
  std::string out_;
};

}  // namespace

std::string lay_out(const Tables& tables, std::string_view content_hash) {
  Writer writer(content_hash);
  writer.add_strings(tables.strings);
  writer.add_words(tables);
  writer.add_trie(tables);
  writer.add(record_rows, tables.records);
  writer.add(tag_entries, tables.tags);
  writer.add(record_slots, pair_table(tables.record_list));
  return writer.finish();
}

}  // namespace marsad::knowledge
