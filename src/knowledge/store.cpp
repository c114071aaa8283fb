#include "store.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <system_error>

#include "format.hpp"

namespace marsad::knowledge {
namespace {

using namespace format;

Error broken(const std::string& path, std::string message) {
  return {ErrorCode::knowledge_format, path, {}, std::move(message), "compile the knowledge again (marsad compile)"};
}

Error unreadable(const std::string& path, const char* what) {
  return {ErrorCode::io,
          path,
          {},
          std::string("the compiled knowledge cannot be ") + what + ": " + std::system_category().message(errno),
          "check the path, or make the file with marsad compile"};
}

bool is_hash_table(Section section) {
  return section == string_slots || section == word_slots || section == word_filter || section == edge_slots ||
         section == record_slots;
}

// Null when the header and the bounds of all tables are sound. Looks at no table's rows: those are checked as they are read.
const char* what_is_wrong(const Header& header, std::uint64_t file_bytes) {
  if (header.magic != kMagic) return "this is no compiled knowledge";
  if (header.version != kVersion || header.byte_order != kByteOrder) return nullptr;  // told by the caller, with numbers
  if (header.file_bytes != file_bytes) return "the file is cut short or has grown";
  if (header.head_sum != head_sum(header)) return "the file's header is damaged";
  for (std::uint32_t i = 0; i < section_count; ++i) {
    const Range& range = header.sections[i];
    if (range.offset % kAlignment != 0 || range.offset < sizeof(Header) || range.offset > file_bytes)
      return "a table lies outside the file";
    if (range.rows > (file_bytes - range.offset) / kRowSizes[i]) return "a table runs over the end of the file";
    if (is_hash_table(static_cast<Section>(i)) && !std::has_single_bit(range.rows))
      return "a hash table has no power of two of rows";
  }
  const auto& s = header.sections;
  if (s[string_offsets].rows < 2 || s[word_rows].rows < 1 || s[phrase_begins].rows < 2) return "a table is too short";
  if (s[root_lemmas].rows != s[record_rows].rows) return "two tables differ in length";
  return nullptr;
}

}  // namespace

struct Store::Impl {
  const char* base = nullptr;
  std::size_t size = 0;
  std::string content_hash;
  std::string path;

  std::span<const StringSlot> strings;
  std::span<const char> word_text;
  std::span<const WordSlot> word_table;
  std::span<const std::uint64_t> filter;
  std::span<const PairSlot> edges;
  std::span<const PairSlot> record_table;

  ~Impl() {
    if (base != nullptr) munmap(const_cast<char*>(base), size);
  }

  const Header& header() const { return *reinterpret_cast<const Header*>(base); }

  template <typename T>
  void take(std::span<const T>& table, Section section) const {
    const Range& range = header().sections[section];
    table = {reinterpret_cast<const T*>(base + range.offset), static_cast<std::size_t>(range.rows)};
  }

  void take_all(Hot& hot) {
    take(hot.string_begins, string_offsets), take(hot.string_text, string_bytes), take(strings, string_slots);
    take(hot.words, word_rows), take(word_text, word_bytes), take(word_table, word_slots), take(filter, word_filter);
    take(hot.forms, form_entries), take(hot.lemmas, root_lemmas), take(edges, edge_slots);
    take(hot.phrase_begins, phrase_begins), take(hot.phrases, phrase_entries);
    take(hot.records, record_rows), take(hot.tags, tag_entries), take(record_table, record_slots);
  }
};

namespace {

std::uint32_t find_pair(std::span<const PairSlot> table, std::uint32_t first, std::uint32_t second) noexcept {
  const std::size_t mask = table.size() - 1;
  std::size_t at = first_slot(hash_pair(first, second), table.size());
  for (std::size_t probes = 0; probes <= mask; ++probes, at = (at + 1) & mask) {
    const PairSlot& slot = table[at];
    if (slot.value == kNone) return kNone;
    if (slot.first == first && slot.second == second) return slot.value;
  }
  return kNone;
}

}  // namespace

Store::Store() : impl_(std::make_unique<Impl>()) {}
Store::~Store() = default;

Expected<std::shared_ptr<const Store>> Store::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return tl::unexpected(unreadable(path, "opened"));
  struct stat status {};
  const bool known = fstat(file, &status) == 0;
  if (!known || !S_ISREG(status.st_mode)) {
    close(file);
    return tl::unexpected(broken(path, "this is no regular file"));
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size < sizeof(Header)) {
    close(file);
    return tl::unexpected(broken(path, "the file is too short for compiled knowledge"));
  }
  void* base = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  close(file);
  if (base == MAP_FAILED) return tl::unexpected(unreadable(path, "mapped"));

  std::shared_ptr<Store> store(new Store);
  Impl& impl = *store->impl_;
  impl.base = static_cast<const char*>(base), impl.size = size, impl.path = path;
  const Header& header = impl.header();
  if (const char* wrong = what_is_wrong(header, size)) return tl::unexpected(broken(path, wrong));
  if (header.version != kVersion || header.byte_order != kByteOrder) {
    return tl::unexpected(broken(path, "the file has format " + std::to_string(header.version) +
                                           ", this program reads format " + std::to_string(kVersion)));
  }
  impl.take_all(store->hot_);
  impl.content_hash.assign(header.content_hash.begin(), header.content_hash.end());
  return store;
}

Expected<void> Store::verify() const {
  if (checksum(impl_->base + sizeof(Header), impl_->size - sizeof(Header)) == impl_->header().body_sum) return {};
  return tl::unexpected(broken(impl_->path, "the file's tables are damaged"));
}

const std::string& Store::content_hash() const noexcept { return impl_->content_hash; }

std::uint32_t Store::intern(std::string_view utf8) const noexcept {
  if (utf8.empty()) return 0;
  const auto table = impl_->strings;
  const std::uint64_t hash = hash_string(utf8);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  const std::size_t mask = table.size() - 1;
  std::size_t at = first_slot(hash, table.size());
  for (std::size_t probes = 0; probes <= mask; ++probes, at = (at + 1) & mask) {
    const StringSlot& slot = table[at];
    if (slot.id == 0) return 0;
    if (slot.tag == tag && text(slot.id) == utf8) return slot.id;
  }
  return 0;
}

Id Store::word(std::string_view code) const noexcept {
  const WordKey key = word_key(code);
  const std::uint64_t bits = filter_bits(key.hash);
  if ((impl_->filter[filter_index(key.hash, impl_->filter.size())] & bits) != bits) return kNone;
  const auto table = impl_->word_table;
  const std::size_t mask = table.size() - 1;
  std::size_t at = first_slot(key.hash, table.size());
  for (std::size_t probes = 0; probes <= mask; ++probes, at = (at + 1) & mask) {
    const WordSlot& slot = table[at];
    if (slot.word == kNone) return kNone;
    if (slot.key == key.key && slot.size == code.size() && (code.size() <= 8 || word_code(slot.word) == code))
      return slot.word;
  }
  return kNone;
}

std::string_view Store::word_code(Id word) const noexcept {
  if (word + std::uint64_t{1} >= hot_.words.size()) return {};
  const auto bytes = slice(impl_->word_text, hot_.words[word].code_begin, hot_.words[word + 1].code_begin);
  return {bytes.data(), bytes.size()};
}

Id Store::edge(Id node, Id word) const noexcept {
  return (word & kLemmaBit) != 0 ? kNone : find_pair(impl_->edges, node, word);
}

Id Store::lemma_edge(Id node, Id record) const noexcept {
  return (record & kLemmaBit) != 0 ? kNone : find_pair(impl_->edges, node, record | kLemmaBit);
}

std::uint32_t Store::word_count() const noexcept { return static_cast<std::uint32_t>(hot_.words.size() - 1); }

std::uint32_t Store::record_count() const noexcept { return static_cast<std::uint32_t>(hot_.records.size()); }

std::uint32_t Store::first_place() const noexcept {
  const auto rows = hot_.records;
  const std::uint32_t place = intern("place"), kind = intern("kind"), country = intern("country");
  if (place == 0) return record_count();
  auto at = std::partition_point(rows.begin(), rows.end(), [&](const format::RecordRow& row) { return row.kind != place; });
  while (at != rows.end() && record(static_cast<Id>(at - rows.begin())).tag(kind) == country) ++at;
  return static_cast<std::uint32_t>(at - rows.begin());
}

Id Store::find(std::string_view kind, std::string_view id) const noexcept {
  const std::uint32_t first = intern(kind), second = intern(id);
  return first != 0 && second != 0 ? find_pair(impl_->record_table, first, second) : kNone;
}

std::string_view Store::field(Id record_id, std::string_view key) const noexcept {
  const std::uint32_t id = intern(key);
  return id != 0 ? text(record(record_id).tag(id)) : std::string_view{};
}

}  // namespace marsad::knowledge
