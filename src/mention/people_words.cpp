#include "people_words.hpp"

#include <algorithm>

namespace marsad::mention {

using knowledge::Number;
using knowledge::Pos;
using token::Enclitic;
using token::Kind;

// "14 bodies": the number of the dead.
bool body(const Document& doc, std::uint32_t j) {
  const token::Analysis* a = doc.reading(j, &WordInfo::harm);
  if (!a || doc.phrase(j) || a->features.pos == Pos::verb || a->features.form != knowledge::Form::base) return false;
  return doc.lexicon->act(doc.lexicon->of(a->record).act).mode == Mode::body;
}

std::string_view gloss(const Document& doc, Id record) { return doc.lexicon->store().text(doc.lexicon->of(record).gloss); }

// "another number": the quantity itself says that they are others.
bool said_others(const Document& doc, std::uint32_t i) {
  return doc.phrase(i) && gloss(doc, doc.matches[static_cast<std::size_t>(doc.match_at[i])].lexicon) == "others";
}

// "seven other than they": seven others.
bool other_than_they(const Document& doc, std::uint32_t j) {
  return std::any_of(doc.readings(j).begin(), doc.readings(j).end(), [&](const token::Analysis& a) {
    return a.enclitic != Enclitic::none && doc.lexicon->of(a.record).role == Role::other_than;
  });
}

// "the tens were wounded": a verb of harm in the plural behind the number.
bool dies(const Document& doc, std::uint32_t j) {
  if (doc.has_proclitic(j, token::kWa | token::kFa)) return false;
  return std::any_of(doc.readings(j).begin(), doc.readings(j).end(), [&](const token::Analysis& a) {
    return doc.lexicon->of(a.record).harm && a.features.pos == Pos::verb && a.features.number == Number::plural;
  });
}

// An unknown word with a plural or accusative ending behind a number: some trade or kin the lexicon lacks.
bool unknown_people(const Document& doc, std::uint32_t j) {
  if (doc.token(j).kind != Kind::word || doc.place_at[j] >= 0 || doc.actor_at[j] >= 0) return false;
  for (const token::Analysis& a : doc.readings(j))
    if (a.record != knowledge::kNone) return false;
  const std::string_view c = doc.code(j);
  const std::string_view end = c.size() > 4 ? c.substr(c.size() - 2) : std::string_view{};
  return end == "yn" || end == "wn" || (end == "yA" && c.size() > 5);
}

bool is_others(const Document& doc, const token::Analysis& a) {
  return doc.lexicon->has_gloss(doc.lexicon->of(a.record), "others");
}

// Of a particle whose pronoun is part of it.
Enclitic pronoun_of(const Document& doc, std::uint32_t j) {
  const std::string_view code = doc.code(j);
  if (code.ends_with("hmA")) return Enclitic::hmA;
  if (code.ends_with("hm")) return Enclitic::hm;
  if (code.ends_with("hA")) return Enclitic::hA;
  return code.ends_with("h") ? Enclitic::h : Enclitic::none;
}

// "jndy~ayn" with its vowel written before the ending: two.
bool dual_marked(const Document& doc, std::uint32_t j) {
  static constexpr std::string_view kFatha = "\u064e", kEnding = "\u064a\u0646";
  const std::string_view word = doc.token(j).span.of(doc.text);
  const std::size_t end = word.rfind(kEnding);
  if (end == std::string_view::npos || end < 4) return false;
  return word.substr(end - 4, 4).find(kFatha) != std::string_view::npos;
}

}  // namespace marsad::mention
