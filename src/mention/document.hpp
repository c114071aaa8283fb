// All that is found in one report below events: the mentions and, for each token, which of them it lies in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon.hpp"
#include "mention.hpp"

namespace marsad::mention {

// A name or set phrase of the knowledge, found in the text. `entries` are all that share its words.
struct Match {
  std::uint32_t first = 0, last = 0;  // tokens [first, last)
  std::uint16_t proclitics = 0;       // of the first token
  Id lexicon = knowledge::kNone;      // a set phrase of the lexicon
  std::span<const knowledge::PhraseEntry> entries;
  bool actor = false, place = false;  // some entry is one
};

// People counted or described: "34 members of the group", "two civilians", "a child", "his escort".
struct People {
  Extent extent;           // count, noun, adjectives and owner
  std::uint32_t head = 0;  // token of the noun (or of the number when there is no noun)
  std::int64_t min = 1;
  std::optional<std::int64_t> max = 1;
  bool approx = false, vague = false;
  bool counted = false;        // a number or quantifier gives it, or a dual; else a bare singular or plural
  bool plural_bare = false;    // bare plural without a number: vague
  Person kind = Person::none;  // none: only "others", "of them"
  std::uint8_t harm = 0;       // the noun itself says killed or wounded (HarmKind + 1)
  int owner = -1;              // actor mention they belong to ("members of X")
  token::Enclitic pronoun = token::Enclitic::none;  // "its members"
  bool subset = false;                              // "among them two children"
  bool others = false;                              // "30 others": of the same sort as the people before
  bool of_them = false;
  int ordinal = 0;  // "a third": one more of the same
  bool total = false;
};

struct Source {
  Extent extent;
  SourceKind kind = SourceKind::unknown;
  std::string text;
  int actor = -1;  // the actor that speaks, or whose official does
  Speech speech = Speech::say;
  std::uint32_t verb = 0;  // token of the verb or link
  bool link = false;       // "according to": says the whole sentence
  // How far it speaks: its sentence; its paragraph ("the ministry: ..."); the whole report, as who issued it or as the
  // agency of its dateline.
  enum class Reach : std::uint8_t { sentence, paragraph, issuer, dateline } reach = Reach::sentence;
  bool again = false;              // "he added that": who spoke before speaks on
  std::vector<std::string> chain;  // who passed it on, nearest the report first
};

struct Document {
  Document() = default;
  Document(const Document&) = delete;  // it points into itself
  Document& operator=(const Document&) = delete;

  const token::Tokens* tokens = nullptr;
  const Lexicon* lexicon = nullptr;
  std::string_view text;  // the report's bytes

  std::vector<Match> matches;
  std::vector<Count> counts;
  std::vector<Time> times;
  std::vector<Place> places;
  std::vector<Actor> actors;
  std::vector<People> people;
  std::vector<Source> sources;
  // Per token: index of the mention it lies in, -1 when none.
  std::vector<int> match_at, count_at, time_at, place_at, actor_at, people_at, source_at;
  std::vector<const WordInfo*> phrase_at;  // the set phrase it lies in, nullptr when in none
  std::vector<const WordInfo*> told_at;    // what that phrase, else any of its readings says: see with()
  std::vector<std::uint32_t> sentence_at;
  std::string theatre;  // country code that most mentions point to, "" when none

  // Forgets all mentions and looks the words of `tokens` up in `lexicon`. Linear in the tokens.
  void clear();
  // Takes the matches over, in the order of the text; no two overlap.
  void set_matches(std::vector<Match> found);
  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(tokens->tokens.size()); }
  const token::Token& token(std::uint32_t i) const noexcept { return tokens->tokens[i]; }
  std::string_view code(std::uint32_t i) const noexcept { return tokens->code(tokens->tokens[i]); }
  std::span<const token::Analysis> readings(std::uint32_t i) const noexcept { return tokens->readings(tokens->tokens[i]); }
  bool is_punctuation(std::uint32_t i, char c) const noexcept {
    const auto& t = token(i);
    return t.kind == token::Kind::punctuation && tokens->folded.code[t.code_begin] == c;
  }
  Span span(std::uint32_t first, std::uint32_t last) const noexcept {
    return {token(first).span.begin, token(last - 1).span.end};
  }
  Extent extent(std::uint32_t first, std::uint32_t last) const noexcept { return {first, last, span(first, last)}; }
  std::string words(std::uint32_t first, std::uint32_t last) const { return std::string(span(first, last).of(text)); }

  // The lexicon phrase that token i lies in, or nullptr.
  const WordInfo* phrase(std::uint32_t i) const noexcept { return phrase_at[i]; }
  // First reading of token i (its set phrase first) whose `member` is set; nullptr when none has it, as most have not.
  template <typename T>
  const WordInfo* with(std::uint32_t i, T WordInfo::*member) const noexcept {
    if (told_at[i]->*member == T{}) return nullptr;
    if (const WordInfo* info = phrase(i)) return info;
    for (const token::Analysis& a : readings(i)) {
      const WordInfo& info = lexicon->of(a.record);
      if (info.*member != T{}) return &info;
    }
    return nullptr;
  }
  template <typename T>
  T value(std::uint32_t i, T WordInfo::*member) const noexcept {
    const WordInfo* info = with(i, member);
    return info ? info->*member : T{};
  }
  // The reading of token i that has `member` set, or nullptr. Looks at single words only.
  template <typename T>
  const token::Analysis* reading(std::uint32_t i, T WordInfo::*member) const noexcept {
    for (const token::Analysis& a : readings(i))
      if (lexicon->of(a.record).*member != T{}) return &a;
    return nullptr;
  }
  // Has the set phrase at token i, else any of its readings, that `gloss` in the knowledge?
  bool glossed(std::uint32_t i, std::string_view gloss) const noexcept;
  // The same of its readings alone.
  bool word_glossed(std::uint32_t i, std::string_view gloss) const noexcept;
  // Some reading of token i is a finite verb; every one is, and there is one.
  bool finite_verb(std::uint32_t i) const noexcept;
  bool only_finite_verb(std::uint32_t i) const noexcept;
  bool has_proclitic(std::uint32_t i, std::uint16_t bits) const noexcept;
  // Any reading says so: the token starts with the article.
  bool definite(std::uint32_t i) const noexcept;
  // Sentence that token i lies in.
  std::uint32_t sentence_of(std::uint32_t i) const noexcept { return i < size() ? sentence_at[i] : sentence_at.back(); }

 private:
  const WordInfo* told_by(std::span<const token::Analysis> readings);
  void look_up_words();
  void number_sentences();

  std::vector<WordInfo> joint_;                 // of words with several readings
  std::vector<const WordInfo*> told_by_first_;  // by a token's first reading: tokens of one word share theirs
};

}  // namespace marsad::mention
