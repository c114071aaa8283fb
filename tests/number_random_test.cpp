// Numbers in texts that nobody would write: the words, figures and signs of tests/data/numbers.txt in any order.
#include <gtest/gtest.h>
#include <cmath>
#include <fstream>
#include <random>
#include <sstream>

#include "knowledge/store.hpp"
#include "mention/number.hpp"

namespace marsad {
namespace {

std::vector<std::string> words_of(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::string> words;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("text: ")) continue;
    std::istringstream rest(line.substr(6));
    for (std::string word; rest >> word;) words.push_back(word);
  }
  return words;
}

TEST(Numbers, OfAnyText) {
  auto store = knowledge::Store::open(MARSAD_KNOWLEDGE_FILE);
  ASSERT_TRUE(store) << store.error().to_string();
  const auto words = words_of(MARSAD_SOURCE_DIR "/tests/data/numbers.txt");
  ASSERT_GT(words.size(), 200u);
  const std::vector<std::string> signs = {"-", "/",   "%", "(",  ")", "1",  "20",     "3.5",         "2015",
                                          "^", "1e9", ":", "\n", "+", "\"", "\u0648", "\u0627\u0644"};
  std::mt19937 random(20190127);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  token::Tokens tokens;
  mention::TagTable tags(**store);
  std::vector<mention::Count> counts;
  for (int round = 0; round < 30000; ++round) {
    std::string text;
    for (std::size_t n = below(24); n > 0; --n) {
      text += below(3) == 0 ? signs[below(signs.size())] : words[below(words.size())];
      if (below(4) != 0) text += ' ';
    }
    SCOPED_TRACE(text);
    token::tokenize(text, **store, tokens);
    counts.clear();
    tags.read(tokens);
    mention::find_numbers(tags, counts);
    std::uint32_t last = 0;
    for (const auto& count : counts) {
      ASSERT_GE(count.extent.first, last);
      ASSERT_LT(count.extent.first, count.extent.last);
      ASSERT_LE(count.extent.last, tokens.tokens.size());
      ASSERT_LE(count.extent.span.end, text.size());
      ASSERT_TRUE(count.extent.span.contains(count.words));
      ASSERT_FALSE(count.words.empty());
      ASSERT_TRUE(std::isfinite(count.value));
      if (count.max) ASSERT_GE(*count.max, count.min);
      last = count.extent.last;
    }
  }
}

}  // namespace
}  // namespace marsad
