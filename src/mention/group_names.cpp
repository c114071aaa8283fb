#include "group_names.hpp"

namespace marsad::mention {

using token::Kind;

std::uint32_t unit_number(const Document& doc, std::uint32_t last, std::uint32_t j) {
  if (j >= last || doc.count_at[j] < 0) return j;
  const Count& count = doc.counts[static_cast<std::size_t>(doc.count_at[j])];
  if (count.use != Count::Use::unit_number && count.kind != Count::Kind::ordinal) return j;
  return count.extent.last;
}

bool describes(const Document& doc, std::uint32_t k) {
  for (const token::Analysis& a : doc.readings(k))
    if (a.features.pos == knowledge::Pos::adjective) return true;
  return doc.readings(k).empty();
}

std::uint32_t new_name(const Document& doc, std::uint32_t last, std::uint32_t j, const WordInfo& info) {
  const bool quoted = doc.is_punctuation(j, '"');
  if (quoted) {
    std::uint32_t close = j + 1;
    while (close < last && close < j + 6 && !doc.is_punctuation(close, '"')) ++close;
    // "a "dangerous" cell": an adjective that somebody else's voice gives it.
    if (close == j + 2 && !doc.definite(j + 1) && describes(doc, j + 1) && !doc.readings(j + 1).empty()) return j;
    return close < last && close > j + 1 && doc.is_punctuation(close, '"') ? close + 1 : j;
  }
  if (doc.token(j).kind != Kind::word || doc.time_at[j] >= 0 || doc.count_at[j] >= 0) return j;
  if (info.group != Group::unit && info.group != Group::organisation && info.group != Group::tribe &&
      info.group != Group::force)
    return j;
  if (doc.match_at[j] >= 0) {
    const Match& match = doc.matches[static_cast<std::size_t>(doc.match_at[j])];
    if (match.actor || (match.place && !doc.definite(j))) return j;
  }
  if (!doc.definite(j) && !doc.readings(j).empty()) return j;
  for (const token::Analysis& a : doc.readings(j)) {
    const WordInfo& word = doc.lexicon->of(a.record);
    if (word.relevant && !word.name_head && word.group == Group::none) return j;
    if (a.has(token::kBi | token::kLi | token::kKa)) return j;
  }
  if (doc.has_proclitic(j, token::kWa | token::kFa)) return j;
  if (unit_number(doc, last, j + 1) > j + 1) return j;  // "the force of brigade 459": the brigade
  if (info.group == Group::force && !doc.definite(j)) return j;
  return j + 1;
}

}  // namespace marsad::mention
