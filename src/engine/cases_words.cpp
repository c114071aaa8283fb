#include "cases_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "../codebook/tokens.hpp"

namespace marsad::engine {
namespace {

std::string lemma(const Word& word) { return word.lemma.empty() ? "-" : word.lemma; }

}  // namespace

std::optional<CaseWord> parse_word(std::string_view value) {
  const std::size_t sign = value.find(" = ");
  if (sign == 0 || sign == std::string_view::npos) return std::nullopt;
  CaseWord out;
  out.written = value, out.word = value.substr(0, sign);
  const std::string_view rest = value.substr(sign + 3);
  // Neither parts nor lemma hold a space, but the spelling of a broken word may: the lemma is behind the last one.
  const std::size_t space = rest.rfind(' ');
  out.parts = rest.substr(0, space);
  if (space != std::string_view::npos) out.lemma = rest.substr(space + 1);
  return out.parts.empty() ? std::nullopt : std::optional<CaseWord>(std::move(out));
}

std::vector<std::string> differences(const Case& expected, const std::vector<Word>& got) {
  std::vector<std::string> out;
  const std::string_view text = expected.report.text;
  for (const CaseWord& wanted : expected.words) {
    const auto found = std::find_if(got.begin(), got.end(), [&](const Word& w) { return w.span.of(text) == wanted.word; });
    if (found == got.end()) {
      out.push_back(fmt::format("token {} is missing: no word has these bytes", wanted.written));
      continue;
    }
    if (codebook::parts_of(*found) != wanted.parts || (!wanted.lemma.empty() && lemma(*found) != wanted.lemma))
      out.push_back(fmt::format("token {}: got {} {}", wanted.written, codebook::parts_of(*found), lemma(*found)));
  }
  const std::size_t sentences = got.empty() ? 0 : got.back().sentence + 1;
  if (expected.sentences && *expected.sentences != sentences)
    out.push_back(fmt::format("sentences: expected {}, got {}", *expected.sentences, sentences));
  return out;
}

}  // namespace marsad::engine
