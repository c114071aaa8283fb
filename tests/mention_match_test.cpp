// The compiled matcher against a plain one, on a million random texts over random sets of names.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "mention/match.hpp"
#include "token_store.hpp"

namespace marsad::mention {
namespace {

using Words = std::vector<std::string>;

// Words that begin with no letter that may be a proclitic, so that a text means one thing only; several are parts
// of others. "w" and "b" before a name's first word are what the naive matcher knows of clitics.
const Words kVocabulary = {"jbl", "jblh", "Hlb", "rqh", "rqhm", "snjAr", "tdmr", "tdmrx", "zwr", "dyr", "mHkn", "njm"};

struct Found {
  std::uint32_t first = 0, last = 0;
  auto operator<=>(const Found&) const = default;
};

// The word without one "w", "b" or "wb" before it; the word itself when it has none.
std::string bare(const std::string& word) {
  for (const std::string_view clitic : {"wb", "w", "b"})
    if (word.starts_with(clitic) && word.size() > clitic.size() + 2) return word.substr(clitic.size());
  return word;
}

// Every name at every place; longer ones first, of equals the earlier one.
std::vector<Found> naive(const Words& text, const std::set<Words>& names) {
  std::vector<Found> all;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    std::uint32_t longest = 0;
    for (const Words& name : names) {
      if (i + name.size() > text.size()) continue;
      bool same = bare(text[i]) == name[0];
      for (std::size_t k = 1; k < name.size(); ++k) same = same && text[i + k] == name[k];
      if (same) longest = std::max(longest, static_cast<std::uint32_t>(name.size()));
    }
    if (longest) all.push_back({i, i + longest});
  }
  std::stable_sort(all.begin(), all.end(), [](Found a, Found b) { return a.last - a.first > b.last - b.first; });
  std::vector<Found> kept;
  for (const Found& f : all)
    if (std::none_of(kept.begin(), kept.end(), [&](Found k) { return f.first < k.last && k.first < f.last; }))
      kept.push_back(f);
  std::sort(kept.begin(), kept.end());
  return kept;
}

class Random {
 public:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_); }
  const std::string& word() { return kVocabulary[below(kVocabulary.size())]; }

  std::set<Words> names() {
    std::set<Words> out;
    const std::size_t count = 1 + below(40);
    for (std::size_t n = 0; n < count; ++n) {
      Words name;
      const std::size_t length = 1 + below(4);
      for (std::size_t k = 0; k < length; ++k) name.push_back(word());
      out.insert(name);
    }
    return out;
  }

  Words text() {
    static constexpr std::string_view kClitics[] = {"", "", "", "", "w", "b", "wb"};
    Words out;
    const std::size_t length = 1 + below(9);
    for (std::size_t k = 0; k < length; ++k) out.push_back(std::string(kClitics[below(std::size(kClitics))]) + word());
    return out;
  }

 private:
  std::mt19937 engine_{20260101};
};

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : " ") + w;
  return out;
}

std::string recfile(const std::set<Words>& names) {
  std::string out;
  int n = 0;
  for (const Words& name : names)
    out +=
        "actor: a" + std::to_string(n++) + "\nname_en: A\nname_ar: " + joined(name) + "\nkind: rebel\nbasis: recalled\n\n";
  return out;
}

TEST(Match, AMillionRandomTextsAsThePlainMatcher) {
  constexpr int kStores = 50, kTexts = 20'000;
  Random random;
  for (int s = 0; s < kStores; ++s) {
    const std::set<Words> names = random.names();
    const auto store = test::store_of(recfile(names));
    ASSERT_TRUE(store);
    const Lexicon lexicon(*store);
    token::Tokens tokens;
    Document doc;
    for (int t = 0; t < kTexts; ++t) {
      const Words words = random.text();
      const std::string text = test::spell(joined(words));
      token::tokenize(text, *store, tokens);
      ASSERT_EQ(tokens.tokens.size(), words.size()) << joined(words);
      doc.tokens = &tokens, doc.lexicon = &lexicon, doc.text = text;
      doc.clear();
      find_matches(doc);
      std::vector<Found> got;
      for (const Match& m : doc.matches) got.push_back({m.first, m.last});
      ASSERT_EQ(got, naive(words, names)) << joined(words) << "\n" << recfile(names);
    }
  }
}

}  // namespace
}  // namespace marsad::mention
