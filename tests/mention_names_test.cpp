// The compiled matcher against a plain one, on a million texts made of pieces of the real names: a set of strings instead
// of a trie, every way to read a word instead of the first.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "knowledge/compile.hpp"
#include "knowledge/names.hpp"
#include "knowledge/sources.hpp"
#include "mention/match.hpp"
#include "text_spell.hpp"

namespace marsad::mention {
namespace {

using knowledge::kNone;
using Words = std::vector<std::string>;

// A name is a string of words with a blank behind each; of a word in any form it has the base behind a "~".
class Names {
 public:
  explicit Names(const std::vector<knowledge::Recfile>& files) {
    std::set<std::string> heads;
    for (const knowledge::Recfile& file : files)
      for (const knowledge::Record& record : file.records)
        if (record.value("kind_of") == "name_head") heads.insert(text::fold_word(record.id()));
    for (const knowledge::Recfile& file : files)
      for (const knowledge::Record& record : file.records) {
        const bool phrase = record.kind() == "phrase", named = record.kind() == "actor" || record.kind() == "place";
        for (const knowledge::Field& field : record.fields) {
          if (phrase && (field.key == "phrase" || field.key == "variant"))
            add(record, knowledge::phrase_words(field.value));
          else if (named &&
                   (field.key == "name_ar" || field.key == "alias" || field.key == "short" || field.key == "hostile"))
            add_name(record, knowledge::name_words(field.value), heads);
        }
      }
  }

  bool begins(const std::string& words) const { return beginnings_.contains(words); }
  // Records of that name, sorted; null when there is none.
  const std::vector<std::string>* find(const std::string& words) const {
    const auto it = names_.find(words);
    return it == names_.end() ? nullptr : &it->second;
  }
  const std::vector<Words>& spelled() const { return spelled_; }
  std::size_t size() const { return names_.size(); }

 private:
  void add_name(const knowledge::Record& record, const std::vector<knowledge::PhraseWord>& words,
                const std::set<std::string>& heads) {
    add(record, words);
    if (record.kind() != "place") return;
    for (const std::vector<knowledge::PhraseWord>& other : knowledge::respaced(words, heads)) add(record, other);
  }

  void add(const knowledge::Record& record, const std::vector<knowledge::PhraseWord>& words) {
    std::string name;
    Words plain;
    for (const knowledge::PhraseWord& word : words) {
      name += (word.lemma ? "~" : "") + word.code + " ";
      beginnings_.insert(name);
      if (std::all_of(word.code.begin(), word.code.end(), text::is_arabic)) plain.push_back(word.code);
    }
    auto& records = names_[name];
    const std::string id = std::string(record.kind()) + ":" + std::string(record.id());
    const auto at = std::lower_bound(records.begin(), records.end(), id);
    if (at == records.end() || *at != id) records.insert(at, id);  // two spellings of one name fold alike
    if (plain.size() == words.size()) spelled_.push_back(std::move(plain));
  }

  std::unordered_set<std::string> beginnings_;
  std::unordered_map<std::string, std::vector<std::string>> names_;
  std::vector<Words> spelled_;
};

struct Found {
  std::uint32_t first = 0, last = 0;
  std::vector<std::string> records;
  bool operator==(const Found&) const = default;
};

class Naive {
 public:
  Naive(const Document& doc, const Names& names) : doc_(doc), names_(names), store_(doc.lexicon->store()) {}

  std::vector<Found> run() {
    std::vector<Found> all;
    for (const token::Sentence& s : doc_.tokens->sentences)
      for (std::uint32_t i = s.first; i < s.last; ++i) {
        limit_ = std::min(s.last, i + kLongest), best_ = {i, i, {}};
        start(i);
        if (best_.last == i + 1 && best_outer_ && whole_word(i)) continue;  // "bAb" is no "in Ab"
        if (best_.last > i) all.push_back(best_);
      }
    std::stable_sort(all.begin(), all.end(),
                     [](const Found& a, const Found& b) { return a.last - a.first > b.last - b.first; });
    std::vector<Found> kept;
    for (const Found& f : all)
      if (std::none_of(kept.begin(), kept.end(), [&](const Found& k) { return f.first < k.last && k.first < f.last; }))
        kept.push_back(f);
    std::sort(kept.begin(), kept.end(), [](const Found& a, const Found& b) { return a.first < b.first; });
    return kept;
  }

 private:
  std::string base(const token::Analysis& a) const { return "~" + text::fold_word(store_.text(store_.record(a.record).id)); }

  void start(std::uint32_t i) {
    const token::Token& t = doc_.token(i);
    if (t.kind != token::Kind::word && t.kind != token::Kind::number) return;
    outer_ = false;
    go(i, std::string(doc_.code(i)), "");
    for (const token::Analysis& a : doc_.readings(i)) {
      outer_ = outer(a);
      if (a.enclitic == token::Enclitic::none && a.core != kNone) go(i, std::string(store_.word_code(a.core)), "");
      if (a.record != kNone) go(i, base(a), "");
    }
  }

  // Token `i` read as `word` behind `words`.
  void go(std::uint32_t i, const std::string& word, std::string words) {
    words += word + " ";
    if (!names_.begins(words)) return;
    const auto* records = names_.find(words);
    if (records && i + 1 > best_.last) best_.last = i + 1, best_.records = *records, best_outer_ = outer_;
    std::uint32_t next = i + 1;
    while (next < limit_ && next - i < 3 && (doc_.is_punctuation(next, '"') || doc_.is_punctuation(next, '-'))) ++next;
    if (next >= limit_) return;
    go(next, std::string(doc_.code(next)), words);
    for (const token::Analysis& a : doc_.readings(next))
      if (a.record != kNone) go(next, base(a), words);
  }

  static bool outer(const token::Analysis& a) { return (a.proclitics & ~token::kAl) != 0; }

  // A reading without anything before or behind, no verb, is a word of the lexicon.
  bool whole_word(std::uint32_t i) const {
    for (const token::Analysis& a : doc_.readings(i))
      if (a.record != kNone && a.features.pos != knowledge::Pos::verb && !outer(a) && a.enclitic == token::Enclitic::none)
        return true;
    return false;
  }

  const Document& doc_;
  const Names& names_;
  const knowledge::Store& store_;
  std::uint32_t limit_ = 0;
  bool outer_ = false, best_outer_ = false;
  Found best_;
};

std::vector<Found> compiled(Document& doc) {
  find_matches(doc);
  std::vector<Found> out;
  const knowledge::Store& store = doc.lexicon->store();
  for (const Match& m : doc.matches) {
    Found found{m.first, m.last, {}};
    for (const knowledge::PhraseEntry& e : m.entries) {
      const knowledge::RecordView record = store.record(e.record);
      found.records.push_back(std::string(store.text(record.kind)) + ":" + std::string(store.text(record.id)));
    }
    std::sort(found.records.begin(), found.records.end());
    found.records.erase(std::unique(found.records.begin(), found.records.end()), found.records.end());
    out.push_back(std::move(found));
  }
  return out;
}

std::string shown(const std::vector<Found>& all) {
  std::string out;
  for (const Found& f : all) {
    out += " [" + std::to_string(f.first) + "," + std::to_string(f.last) + ")";
    for (const std::string& record : f.records) out += " " + record;
  }
  return out;
}

class Random {
 public:
  explicit Random(const std::vector<Words>& names) : names_(names) {}

  // One to three pieces of names, some with a clitic before them, some with a mark between.
  void text(std::string& out) {
    static constexpr std::string_view kClitics[] = {"", "", "", "", "w", "b", "l", "wb", "Al"};
    static constexpr std::string_view kGaps[] = {" ", " ", " ", " ", " ", " - ", " \"", ". ", "\n"};
    out.clear();
    const std::size_t pieces = 1 + below(3);
    for (std::size_t p = 0; p < pieces; ++p) {
      const Words& name = names_[below(names_.size())];
      const std::size_t first = below(name.size()), size = 1 + below(name.size() - first);
      if (p > 0) out += kGaps[below(std::size(kGaps))];
      out += kClitics[below(std::size(kClitics))];
      for (std::size_t k = first; k < first + size; ++k) {
        if (k > first) out += below(16) == 0 ? kGaps[below(std::size(kGaps))] : " ";
        out += name[k];
      }
    }
  }

 private:
  std::size_t below(std::size_t n) { return engine_() % n; }

  const std::vector<Words>& names_;
  std::mt19937_64 engine_{20190127};
};

TEST(Match, AMillionPiecesOfRealNamesAsThePlainMatcher) {
  std::vector<Error> errors;
  const auto files = knowledge::read_sources(MARSAD_SOURCE_DIR "/knowledge", {}, errors);
  const knowledge::Compiled bytes = knowledge::compile(files, errors);
  ASSERT_TRUE(errors.empty()) << errors.front().to_string();
  const std::string path = testing::TempDir() + "marsad-names-" + std::to_string(getpid()) + ".knowledge";
  ASSERT_TRUE(knowledge::write_file(path, bytes.bytes));
  const auto store = knowledge::Store::open(path);
  std::remove(path.c_str());
  ASSERT_TRUE(store);
  const Names names(files);
  ASSERT_GT(names.size(), 10'000u);
  const Lexicon lexicon(**store);
  token::Tokens tokens;
  Document doc;
  Random random(names.spelled());
  std::string ascii, text;
  std::size_t matches = 0;
  constexpr int kTexts = 1'000'000;
  for (int n = 0; n < kTexts; ++n) {
    random.text(ascii);
    text = test::spell(ascii);
    token::tokenize(text, **store, tokens);
    doc.tokens = &tokens, doc.lexicon = &lexicon, doc.text = text;
    doc.clear();
    const std::vector<Found> got = compiled(doc);
    matches += got.size();
    const std::vector<Found> wanted = Naive(doc, names).run();
    ASSERT_TRUE(got == wanted) << ascii << "\n compiled:" << shown(got) << "\n plain:   " << shown(wanted);
  }
  EXPECT_GT(matches, static_cast<std::size_t>(kTexts) / 2);
}

}  // namespace
}  // namespace marsad::mention
