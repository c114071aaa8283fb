#include "names.hpp"

#include <algorithm>

#include "../text/fold.hpp"
#include "../text/words.hpp"

namespace marsad::knowledge {
namespace {

void append_words(std::string_view folded, std::vector<PhraseWord>& words) {
  for (std::size_t at = 0, end = 0; at < folded.size(); at = end) {
    const text::Piece piece = text::piece_at(folded, at, end);
    if (piece == text::Piece::word || piece == text::Piece::number)
      words.push_back({std::string(folded.substr(at, end - at)), false, {}});
  }
}

}  // namespace

std::vector<PhraseWord> name_words(std::string_view utf8) {
  std::vector<PhraseWord> words;
  append_words(text::fold_word(utf8), words);
  return words;
}

std::vector<PhraseWord> phrase_words(std::string_view utf8) {
  if (utf8.find('~') == std::string_view::npos) return name_words(utf8);
  // Piece by piece, so that `~` stands at the head of its piece.
  std::vector<PhraseWord> words;
  constexpr std::string_view kBlanks = " \t\n";
  for (std::size_t at = utf8.find_first_not_of(kBlanks); at != std::string_view::npos;
       at = utf8.find_first_not_of(kBlanks, at)) {
    const std::size_t end = std::min(utf8.find_first_of(kBlanks, at), utf8.size());
    const std::size_t before = words.size();
    append_words(text::fold_word(utf8.substr(at, end - at)), words);
    if (utf8[at] == '~' && words.size() > before)
      words[before].lemma = true, words[before].spelled = utf8.substr(at, end - at);
    at = end;
  }
  return words;
}

std::vector<std::vector<PhraseWord>> respaced(const std::vector<PhraseWord>& words, const std::set<std::string>& heads) {
  std::vector<std::vector<PhraseWord>> out;
  if (words.empty()) return out;
  constexpr std::size_t kRest = 3;  // letters that the second word has at least
  const auto add = [&](std::initializer_list<std::string> first, std::size_t from) {
    std::vector<PhraseWord> other;
    for (const std::string& code : first) other.push_back({code, false, {}});
    other.insert(other.end(), words.begin() + static_cast<std::ptrdiff_t>(from), words.end());
    out.push_back(std::move(other));
  };
  const std::string& code = words.front().code;
  const bool article = code == "Al";  // joined, it would be the article
  if (words.size() > 1 && !article && heads.count(code) && words[1].code.size() >= kRest) add({code + words[1].code}, 2);
  for (const std::string& head : heads)
    if (head.size() >= kRest && code.size() >= head.size() + kRest && code.starts_with(head))
      add({head, code.substr(head.size())}, 1);
  return out;
}

Agreement agreement_by_ending(std::string_view code) {
  if (code.size() > 3 && code.ends_with("At")) return {Gender::feminine, Number::plural};
  if (code.size() > 2 && code.ends_with("h")) return {Gender::feminine, Number::singular};
  if (code.size() > 4 && code.ends_with("wn")) return {Gender::masculine, Number::plural};
  return {};
}

}  // namespace marsad::knowledge
