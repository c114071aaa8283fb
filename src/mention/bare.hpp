// The words of a mention without the proclitics of the first.
#pragma once

#include <algorithm>

#include "../token/bare.hpp"
#include "document.hpp"

namespace marsad::mention {

// What hangs on token i: as the name that begins there says, else its first reading. A name that no list knows is never
// "like a name": "wkArw" is "and kArw".
inline std::uint16_t proclitics_at(const Document& doc, std::uint32_t i) noexcept {
  const int match = doc.match_at[i];
  if (match >= 0 && doc.matches[static_cast<std::size_t>(match)].first == i)
    return doc.matches[static_cast<std::size_t>(match)].proclitics;
  const auto readings = doc.readings(i);
  for (const token::Analysis& a : readings)
    if (a.record != knowledge::kNone || (a.proclitics & token::kKa) == 0) return a.proclitics;
  return 0;
}

// Is the "w" that token i opens with "and"? Some reading says so, or no list knows the word: between two names of places it
// is. "wAdy" is a word as it stands.
inline bool opens_with_and(const Document& doc, std::uint32_t i) noexcept {
  if (!doc.code(i).starts_with("w") || doc.code(i).size() < 3) return false;
  bool known = false, joined = false;
  for (const token::Analysis& a : doc.readings(i)) {
    if (a.has(token::kWa))
      joined = joined || a.record != knowledge::kNone;
    else
      known = known || a.record != knowledge::kNone;
  }
  return joined || !known;
}

// Behind "Bejaia (east)", "Kasserine (centre-west)": the token behind the brackets; `i` itself where none open there.
inline std::uint32_t past_direction(const Document& doc, std::uint32_t i, std::uint32_t to) noexcept {
  if (i >= to || !doc.is_punctuation(i, '(')) return i;
  bool direction = false;
  for (std::uint32_t k = i + 1; k < std::min(to, i + 5); ++k) {
    if (doc.is_punctuation(k, ')')) return direction ? k + 1 : i;
    direction = direction || doc.with(k, &WordInfo::direction);
  }
  return i;
}

// Between two names of a list, the first ending at token `from`, the second beginning at `to`, stand only "and", commas,
// quotation marks and a part of the country in brackets.
inline bool side_by_side(const Document& doc, std::uint32_t from, std::uint32_t to) noexcept {
  from = past_direction(doc, from, to);
  if (to > from + 4) return false;
  bool joined = opens_with_and(doc, to);
  for (std::uint32_t i = from; i < to; ++i) {
    if (doc.is_punctuation(i, '"')) continue;
    if (!doc.is_punctuation(i, ',') && doc.code(i) != "w") return false;
    joined = true;
  }
  return joined;
}

// "an armed attack", "an armed clash": the word for a gunman, in the singular and without the article, right behind a noun
// of act that is no verb: it describes the act.
inline bool describes_act(const Document& doc, std::uint32_t i, std::uint32_t first) noexcept {
  if (i <= first || doc.definite(i) || doc.has_proclitic(i, token::kWa | token::kFa | token::kBi | token::kLi)) return false;
  const auto verb = [](const token::Analysis& a) { return a.finite_verb(); };
  const auto before = doc.readings(i - 1);
  // "armed rebels": the plural behind people without the article describes them.
  if (doc.word_glossed(i, "armed") && doc.with(i - 1, &WordInfo::person) && !doc.definite(i - 1) && doc.match_at[i] >= 0 &&
      doc.matches[static_cast<std::size_t>(doc.match_at[i])].first == i)
    return true;
  if (doc.definite(i - 1) || !doc.with(i - 1, &WordInfo::act) || doc.with(i - 1, &WordInfo::harm)) return false;
  if (std::any_of(before.begin(), before.end(), verb)) return false;
  const auto all = doc.readings(i);
  return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    const bool attacker = doc.lexicon->of(a.record).person == Person::attacker || doc.word_glossed(i, "armed");
    return attacker && a.features.number == knowledge::Number::singular;
  });
}

inline token::Bare bare(const Document& doc, std::uint32_t i) noexcept {
  return token::without_proclitics(*doc.tokens, doc.token(i), proclitics_at(doc, i));
}

// The tokens [first, end) as the report spells them, one space between them, quotation marks left out. With
// `restore_article`, "lltnZym" gives "AltnZym".
inline std::string bare_words(const Document& doc, std::uint32_t first, std::uint32_t end, bool restore_article = false) {
  std::string out;
  for (std::uint32_t i = first; i < end; ++i) {
    if (doc.is_punctuation(i, '"')) continue;
    const token::Bare word = i == first ? bare(doc, i) : token::Bare{doc.token(i).code_begin, false};
    if (!out.empty()) out += ' ';
    if (word.lost_article && restore_article) out += "\u0627";
    out += doc.tokens->folded.source(word.code_begin, doc.token(i).code_end).of(doc.text);
  }
  return out;
}

}  // namespace marsad::mention
