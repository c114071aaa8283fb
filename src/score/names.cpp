#include "names.hpp"

#include <algorithm>

#include <unicode/uchar.h>

#include "../base/utf8.hpp"
#include "../knowledge/store.hpp"

namespace marsad::score {
namespace {

bool dropped(char32_t c) {
  return c == 0x640 || (c >= 0x64B && c <= 0x655) || c == 0x670 || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

char32_t folded(char32_t c) {
  switch (c) {
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671: return 0x627;  // alef with hamza, madda, wasla
    case 0x649:
    case 0x626:
    case 0x6CC: return 0x64A;  // alef maqsura, ya with hamza, Persian ya
    case 0x629: return 0x647;  // ta marbuta
    case 0x624: return 0x648;  // waw with hamza
    case 0x6AF:
    case 0x6A9: return 0x643;  // gaf, Persian kaf
    default: return c;
  }
}

bool of_word(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  const int type = u_charType(code);
  return c == '_' || u_isalpha(code) || type == U_DECIMAL_DIGIT_NUMBER || type == U_LETTER_NUMBER || type == U_OTHER_NUMBER;
}

// "and the", "with the", "to the", "the".
constexpr std::u32string_view kArticles[] = {U"\u0648\u0627\u0644", U"\u0628\u0627\u0644", U"\u0644\u0644", U"\u0627\u0644"};

std::u32string without_article(const std::u32string& word) {
  for (const std::u32string_view article : kArticles)
    if (word.size() >= article.size() + 3 && word.compare(0, article.size(), article) == 0)
      return word.substr(article.size());
  return word;
}

}  // namespace

std::u32string fold_name(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    std::size_t size = 1;
    const char32_t c = base::decode_utf8(utf8, at, size);
    at += size;
    if (!dropped(c)) out.push_back(of_word(c) ? folded(c) : U' ');
  }
  return out;
}

Names::Names(const knowledge::Store& store) {
  const knowledge::Id record = store.find("score_words", "generic");
  const std::uint32_t key = store.intern("word");
  if (record == knowledge::kNone || key == 0) return;
  for (const knowledge::Tag& tag : store.record(record).tags)
    if (tag.key == key) generic_.insert(fold_name(store.text(tag.value)));
}

Words Names::words(std::string_view utf8) const {
  const std::u32string text = fold_name(utf8);
  Words out;
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && text[i] == U' ') ++i;
    const std::size_t begin = i;
    while (i < text.size() && text[i] != U' ') ++i;
    std::u32string word = text.substr(begin, i - begin);
    if (word.empty() || generic_.count(word) != 0) continue;
    word = without_article(word);
    if (generic_.count(word) == 0) out.push_back(std::move(word));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool share_word(const Words& a, const Words& b) noexcept {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return true;
    a[i] < b[j] ? ++i : ++j;
  }
  return false;
}

}  // namespace marsad::score
