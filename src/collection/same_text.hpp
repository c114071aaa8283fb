// The same text again: which report is a copy of an earlier one, and which tells the same with other numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace marsad::collection {

enum class Sameness : std::uint8_t {
  exact,   // word for word, after folding
  near,    // edited, cut or lengthened, but with no other count
  update,  // near, but a count was changed or added: new facts
};
const char* name_of(Sameness sameness) noexcept;

struct Twin {
  std::string first;  // id of the first report with that text
  Sameness sameness = Sameness::exact;
};

// Compares each report with all before it.
//
// A text is its set of word triples (shingles) over folded words, so that hamza, marks and punctuation do not count.
// 128 minhashes stand for the set; in bands of two of them (64 bands) a pair whose sets overlap by the share j agrees
// with the chance j^2, and two bands that agree make a candidate: chance 0.13 at j = 0.1, 0.73 at 0.2, 0.98 at 0.3,
// 0.9998 at 0.4. Of a candidate the overlap is then counted on the shingles themselves: the same are texts with j >=
// 0.4, or of which the shorter has three quarters of its shingles in the longer (a cut tail) and at least a third of
// its length. Texts of fewer than 12 words are the same only when exactly so. Of near twins the words are compared in
// order: a difference that holds a number, or singular against dual, from each of the (at most 16) nearest twins makes
// an update.
//
// Memory: about 1.3 KB and 10 bytes a word for each report kept. Time: linear in the text, besides the candidates.
class SameText {
 public:
  // `numbers`: words that say a number, of any spelling (folded here).
  explicit SameText(const std::vector<std::string>& numbers);

  // Looks the report up and keeps what its text was. nullopt: no text like it came before.
  std::optional<Twin> add(std::string_view id, std::string_view text);

 private:
  struct Kept {
    std::string id;
    std::uint32_t first;                  // index of the report it repeats (itself: it is the first)
    std::vector<std::uint32_t> words;     // hash of each, in order; the high bit marks numbers
    std::vector<std::uint16_t> stems;     // of its first three letters; the high bit marks what ends like a dual
    std::vector<std::uint32_t> shingles;  // sorted, each once
  };
  using Signature = std::vector<std::uint32_t>;

  void read_words(std::string_view text, Kept& out) const;
  bool other_counts(const Kept& before, const Kept& now) const;
  void index(const Signature& signature, std::uint32_t report);

  std::unordered_set<std::string> numbers_;
  std::vector<Kept> kept_;
  std::unordered_map<std::uint64_t, std::uint32_t> exact_;               // hash of all words -> report
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> bands_;  // band and its hash -> reports
};

}  // namespace marsad::collection
