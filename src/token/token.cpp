#include "token.hpp"

#include "analyse.hpp"
#include "repair.hpp"
#include "sentence.hpp"
#include "split.hpp"

namespace marsad::token {

namespace {

constexpr std::size_t kSeen = 4096;  // a power of two; 16 KiB, cleared for each text

std::uint32_t slot_of(std::string_view code) {
  std::uint32_t hash = 2166136261u;
  for (const char c : code) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return (hash ^ (hash >> 15)) & (kSeen - 1);
}

bool same_word(std::string_view utf8, const Tokens& out, const Token& a, const Token& b) {
  if (a.kind != b.kind || out.code(a) != out.code(b)) return false;
  const auto last = [&](const Token& t) { return utf8.substr(out.folded.begin[t.code_end - 1], 2); };
  return out.folded.code[a.code_end - 1] != 'h' || last(a) == last(b);  // ta marbuta or heh: other readings
}

// Reads every word once; later tokens of the same word share its readings.
void read_words(std::string_view utf8, Analyser& analyser, const knowledge::Store& store, Tokens& out) {
  std::vector<std::uint32_t>& seen = out.workspace.seen;
  seen.assign(kSeen, 0);
  for (std::size_t i = 0; i < out.tokens.size(); ++i) {
    Token& token = out.tokens[i];
    if (token.kind != Kind::word && token.kind != Kind::number) continue;
    if (token.code_end - token.code_begin > kLongestWord) continue;
    std::uint32_t& slot = seen[slot_of(out.code(token))];
    if (slot != 0 && same_word(utf8, out, out.tokens[slot - 1], token)) {
      const Token& twin = out.tokens[slot - 1];
      token.word = twin.word, token.first_analysis = twin.first_analysis, token.analysis_count = twin.analysis_count;
    } else {
      read_word(utf8, analyser, store, out, token);
      slot = static_cast<std::uint32_t>(i + 1);
    }
  }
}

}  // namespace

void Tokens::clear() noexcept {
  folded.clear();
  tokens.clear(), analyses.clear(), sentences.clear();
}

void tokenize(std::string_view utf8, const knowledge::Store& store, Tokens& out) {
  out.clear();
  text::fold(utf8, out.folded);
  split(utf8, out);
  Analyser analyser(store);
  read_words(utf8, analyser, store, out);
  repair(utf8, analyser, store, out);
  split_sentences(utf8, out);
}

}  // namespace marsad::token
