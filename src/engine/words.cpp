#include "words.hpp"

#include <algorithm>
#include <array>

namespace marsad::engine {
namespace {

using token::Enclitic;

// Folded letters of a pronoun.
std::size_t length_of(Enclitic e) {
  switch (e) {
    case Enclitic::none: return 0;
    case Enclitic::h:
    case Enclitic::k:
    case Enclitic::y: return 1;
    case Enclitic::hmA: return 3;
    default: return 2;
  }
}

struct Cutter {
  const token::Tokens& tokens;
  std::string_view text;
  const token::Token& token;

  std::string source(std::uint32_t from, std::uint32_t to) const {
    return from < to ? std::string(tokens.folded.source(from, to).of(text)) : std::string();
  }

  // Letters of the proclitics from the outside in; returns where the stem begins.
  std::uint32_t proclitics(std::uint16_t bits, std::vector<std::string>& out) const {
    static constexpr std::array<std::uint16_t, 7> kOrder = {token::kHamza, token::kWa, token::kFa, token::kBi,
                                                            token::kLi,    token::kKa, token::kSa};
    std::uint32_t at = token.code_begin;
    for (const std::uint16_t bit : kOrder) {
      if (!(bits & bit) || at + 1 >= token.code_end) continue;
      out.push_back(source(at, at + 1));
      ++at;
    }
    if (bits & token::kAl) at = article(bits, at, out);
    return at;
  }

  // "lltnZym": l + Al with its alef gone.
  std::uint32_t article(std::uint16_t bits, std::uint32_t at, std::vector<std::string>& out) const {
    static constexpr const char* kArticle = "\u0627\u0644";
    const std::string& code = tokens.folded.code;
    const bool whole = at + 1 < token.code_end && code[at] == 'A' && code[at + 1] == 'l';
    if (!whole && !((bits & token::kLi) && code[at] == 'l')) return at;
    out.push_back(whole ? source(at, at + 2) : kArticle);
    return std::min(at + (whole ? 2U : 1U), token.code_end);
  }
};

Word word_of(const token::Tokens& tokens, const token::Token& token, std::string_view text, const knowledge::Store& store) {
  Word word;
  word.span = token.span;
  const Cutter cut{tokens, text, token};
  const auto readings = tokens.readings(token);
  if (readings.empty()) {
    word.stem = std::string(token.span.of(text));
    return word;
  }
  // The first reading that the lexicon knows; a reading that only parts of names have says nothing of clitics.
  const auto known =
      std::find_if(readings.begin(), readings.end(), [](const token::Analysis& a) { return a.record != knowledge::kNone; });
  const token::Analysis& best = known == readings.end() ? readings.front() : *known;
  std::uint32_t begin = cut.proclitics(best.proclitics, word.proclitics), end = token.code_end;
  const std::size_t pronoun = length_of(best.enclitic);
  if (pronoun && begin + pronoun < end) {
    end -= static_cast<std::uint32_t>(pronoun);
    word.enclitics.push_back(cut.source(end, token.code_end));
  }
  word.stem = cut.source(begin, end);
  if (best.record != knowledge::kNone) word.lemma = store.text(store.record(best.record).id);
  return word;
}

}  // namespace

void append_words(const token::Tokens& tokens, std::string_view text, const knowledge::Store& store, std::uint32_t offset,
                  std::vector<Word>& out) {
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < tokens.tokens.size(); ++i) {
    while (sentence + 1 < tokens.sentences.size() && i >= tokens.sentences[sentence].last) ++sentence;
    if (tokens.tokens[i].kind == token::Kind::newline) continue;
    out.push_back(word_of(tokens, tokens.tokens[i], text, store));
    out.back().span.begin += offset, out.back().span.end += offset;
    out.back().sentence = sentence;
  }
}

}  // namespace marsad::engine
