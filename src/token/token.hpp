// Where sentences and words end; which clitics hang on them; which lemma, which form.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "../knowledge/store.hpp"
#include "../text/fold.hpp"
#include "marsad/span.hpp"

namespace marsad::token {

using knowledge::Id;

enum Proclitic : std::uint16_t {  // bits
  kWa = 1,
  kFa = 2,
  kBi = 4,
  kLi = 8,
  kKa = 16,
  kSa = 32,     // future
  kHamza = 64,  // question
  kAl = 128,    // article
};

// h his, its; hA her, its, theirs of things; hmA of two.
enum class Enclitic : std::uint8_t { none, h, hA, hm, hn, hmA, nA, k, y, km };

// Longest word (in letters) that is looked up at all.
inline constexpr std::size_t kLongestWord = 64;
inline constexpr std::size_t kMostReadings = 8;

// One way to read a word. Readings with more known parts come first.
struct Analysis {
  std::uint16_t proclitics = 0;
  Enclitic enclitic = Enclitic::none;
  Id core = knowledge::kNone;  // vocabulary word of what is left without proclitics and pronoun, article INCLUDED ("AlbAb");
      // kNone when only the bare word ("bAb") is in the vocabulary: no name holds it with the article
  Id record = knowledge::kNone;  // lexicon record, kNone when the core is only a part of names
  knowledge::Features features;
  bool has(std::uint16_t bits) const noexcept { return (proclitics & bits) != 0; }
  // What was done or is done: no noun, no command.
  bool finite_verb() const noexcept {
    return features.pos == knowledge::Pos::verb &&
           (features.form == knowledge::Form::perfect || features.form == knowledge::Form::imperfect);
  }
};

enum class Kind : std::uint8_t { word, number, punctuation, newline, symbol };

struct Token {
  Span span;                           // source bytes
  std::uint32_t code_begin, code_end;  // folded code
  Kind kind;
  bool damma_on_first = false;  // the typist vowelled the first letter u: a passive verb
  bool quoted_before = false;   // a quotation mark stands right before it
  bool hash = false;            // part of a hashtag
  Id word = knowledge::kNone;   // vocabulary id of the unstripped surface
  std::uint32_t first_analysis = 0, analysis_count = 0;
};

struct Sentence {
  std::uint32_t first = 0, last = 0;  // tokens [first, last)
  Span span;
  std::uint32_t paragraph = 0;  // 0-based line group
  bool opens_paragraph = false;
  bool bullet = false;  // opens with a list mark or number
};

struct Tokens {
  text::Folded folded;
  std::vector<Token> tokens;  // in order, no two overlap; white space lies between them
  std::vector<Analysis> analyses;
  std::vector<Sentence> sentences;

  std::string_view code(const Token& t) const noexcept {
    return std::string_view(folded.code).substr(t.code_begin, t.code_end - t.code_begin);
  }
  std::span<const Analysis> readings(const Token& t) const noexcept {
    return {analyses.data() + t.first_analysis, t.analysis_count};
  }
  void clear() noexcept;

  // Working memory of tokenize(), kept to be reused.
  struct Workspace {
    std::vector<Token> tokens;
    std::vector<std::uint32_t> seen;    // where a word was read before: its readings are shared
    std::vector<std::uint32_t> joints;  // code positions of the spaces and marks that broke a word
    std::vector<std::uint32_t> joined;  // tokens made of such words
  } workspace;
};

// Folds, splits and reads `utf8`. Linear; reuses the memory of `out`.
void tokenize(std::string_view utf8, const knowledge::Store& store, Tokens& out);

}  // namespace marsad::token
