// The readings of one word: which clitics hang on it, which lexicon record, which form. Not for other rooms.
#pragma once

#include <array>

#include "token.hpp"

namespace marsad::token {

// Finds readings of folded words in a store. Constant time a word, nothing allocated.
class Analyser {
 public:
  explicit Analyser(const knowledge::Store& store) : store_(store) {}

  // Best readings of `code`, at most kMostReadings, valid until the next call. `closed`: the typist wrote
  // ta marbuta at the end, so that the last h is no pronoun.
  std::span<const Analysis> read(std::string_view code, bool closed);

 private:
  struct Stem {
    std::string_view code;  // without proclitics, article or pronoun
    std::uint16_t proclitics = 0;
    unsigned clitics = 0;  // that are no article
  };
  struct Pronoun {
    std::string_view code;
    Enclitic enclitic;
    bool verbs_only;
  };
  enum class Rare { none, pronouns, question };

  void conjunctions(std::string_view code, Rare rare);
  void prepositions(Stem stem, Rare rare);
  void article(Stem stem, std::string_view bare);
  void plain(const Stem& stem);
  void pronouns(const Stem& stem, bool rare);
  void pronoun(const Stem& stem, const Pronoun& pronoun);
  bool has_twin(const knowledge::FormEntry& form, std::string_view base) const;
  void add(const Stem& stem, Enclitic enclitic, Id core, const knowledge::FormEntry* form);

  const knowledge::Store& store_;
  bool closed_ = false;
  std::array<Analysis, 64> found_{};
  std::array<std::uint8_t, 64> rank_{};
  std::size_t count_ = 0;
  std::array<Analysis, kMostReadings> best_{};
  std::array<std::uint8_t, kMostReadings> best_rank_{};
};

}  // namespace marsad::token
