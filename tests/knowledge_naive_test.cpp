// The compiled tables against plain maps, on random words, names and strings.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "knowledge/tables.hpp"
#include "knowledge_files.hpp"

namespace marsad::knowledge {
namespace {

using Path = std::vector<std::uint32_t>;  // symbols: words, or records with the lemma bit

// Few letters, so that words share beginnings, ends and whole bodies; lengths on both sides of the 8 that fit a slot.
rc::Gen<std::string> codes() {
  return rc::gen::container<std::string>(rc::gen::element('A', 'l', 'q', 't', 'w', static_cast<char>(0xE1)));
}

rc::Gen<std::vector<std::string>> word_lists() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(codes()), [](std::vector<std::string> words) {
    std::erase_if(words, [](const std::string& w) { return w.empty(); });
    return words;
  });
}

RC_GTEST_PROP(Naive, WordsAndStrings, ()) {
  const auto words = *word_lists();
  const auto others = *word_lists();
  Tables tables;
  std::map<std::string, Id> naive;
  for (const std::string& word : words) {
    const Id id = tables.word(word);
    tables.strings.add(word);
    RC_ASSERT(naive.emplace(word, id).first->second == id);
  }
  const auto store = open_bytes(lay_out(tables, "0123456789abcdef"));
  RC_ASSERT(store->content_hash() == "0123456789abcdef");
  RC_ASSERT(store->word_count() == naive.size());
  for (const auto& [word, id] : naive) {
    RC_ASSERT(store->word(word) == id);
    RC_ASSERT(store->word_code(id) == word);
    RC_ASSERT(store->text(store->intern(word)) == word);
  }
  for (const std::string& word : others) {
    const auto it = naive.find(word);
    RC_ASSERT(store->word(word) == (it == naive.end() ? kNone : it->second));
    RC_ASSERT((store->intern(word) != 0) == naive.contains(word));
  }
}

RC_GTEST_PROP(Naive, Phrases, ()) {
  const auto symbol = rc::gen::map(rc::gen::pair(rc::gen::inRange<std::uint32_t>(0, 6), rc::gen::arbitrary<bool>()),
                                   [](const auto& p) { return p.second ? p.first | format::kLemmaBit : p.first; });
  const auto path = rc::gen::nonEmpty(rc::gen::container<Path>(symbol));
  const auto paths = *rc::gen::container<std::vector<Path>>(path);
  const auto others = *rc::gen::container<std::vector<Path>>(path);

  Tables tables;
  for (const char* word : {"a", "b", "c", "d", "e", "f"}) tables.word(word);
  for (int i = 0; i < 6; ++i) tables.records.push_back({});
  std::map<Path, std::set<std::uint32_t>> naive;
  std::set<Path> prefixes;
  for (std::uint32_t i = 0; i < paths.size(); ++i) {
    std::uint32_t node = Store::kRoot;
    Path so_far;
    for (const std::uint32_t s : paths[i]) {
      node = tables.step(node, s);
      so_far.push_back(s);
      prefixes.insert(so_far);
    }
    format::PhraseRow row{};
    row.record = i;
    tables.add_phrase(node, row);
    naive[paths[i]].insert(i);
  }
  const auto store = open_bytes(lay_out(tables, "0123456789abcdef"));
  auto check = [&](const Path& wanted) {
    Id node = Store::kRoot;
    for (const std::uint32_t s : wanted) {
      if (node == kNone) break;
      node = (s & format::kLemmaBit) != 0 ? store->step_lemma(node, s & ~format::kLemmaBit) : store->step(node, s);
    }
    RC_ASSERT((node != kNone) == prefixes.contains(wanted));
    std::set<std::uint32_t> found;
    for (const PhraseEntry& entry : store->phrases(node)) found.insert(entry.record);
    const auto it = naive.find(wanted);
    RC_ASSERT(found == (it == naive.end() ? std::set<std::uint32_t>{} : it->second));
  };
  for (const Path& p : paths) check(p);
  for (const Path& p : others) check(p);
}

}  // namespace
}  // namespace marsad::knowledge
