#include "trigger_words.hpp"

#include <algorithm>

namespace marsad::event {

using knowledge::Form;
using knowledge::Pos;
using mention::Role;
using mention::WordInfo;

// Who loses whom stands right behind "he lost"; behind "and already" a verb does.
static bool already(const Document& doc, std::uint32_t next) {
  return doc.people_at[next] < 0 && doc.actor_at[next] < 0 && doc.count_at[next] < 0 && !doc.definite(next);
}

// "fASAbh": "and hit him" before "and so injury", which is written alike where the dots of its ending are left out.
bool verb_instead(const Document& doc, std::uint32_t i, const token::Analysis& noun, const WordInfo& info) {
  // "fqd": "and already" before a verb in the perfect or a colon, else "he lost".
  if (noun.features.pos == Pos::verb && info.harm && doc.code(i) == "fqd" && i + 1 < doc.size() && already(doc, i + 1))
    return true;
  // "achieved direct hits" on a post
  const bool injury = info.harm == static_cast<std::uint8_t>(HarmKind::injured) + 1 && noun.features.pos != Pos::verb;
  const bool masdar = info.harm == static_cast<std::uint8_t>(HarmKind::injured) + 1 && noun.features.form == Form::masdar;
  if ((injury || masdar) && i + 1 < doc.size() && doc.word_glossed(i + 1, "of_aim")) return true;
  if (noun.features.pos == Pos::verb && noun.features.form != Form::masdar) return false;
  if (!noun.has(token::kFa) || noun.enclitic != token::Enclitic::none || !info.harm) return false;
  const auto all = doc.readings(i);
  return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    return a.features.form == Form::perfect && a.enclitic != token::Enclitic::none &&
           doc.lexicon->of(a.record).harm == info.harm;
  });
}

// "Awdt bHyAp": the verb that takes "b" is meant; without it the letters are those of another.
bool takes_bi(const Document& doc, std::uint32_t i, std::uint32_t last) {
  for (std::uint32_t k = i + 1; k < std::min(i + 5, last); ++k)
    if (doc.has_proclitic(k, token::kBi) || doc.value(k, &WordInfo::role) == Role::life) return true;
  // Further on only "their lives" and counted people are sure to be its own.
  for (std::uint32_t k = i + 5; k < std::min(i + 20, last) && !doc.is_punctuation(k, '.'); ++k) {
    if (doc.value(k, &WordInfo::role) == Role::life) return true;
    const int p = doc.people_at[k];
    if (p >= 0 && doc.people[static_cast<std::size_t>(p)].counted && doc.has_proclitic(k, token::kBi)) return true;
  }
  return false;
}

// Behind the noun: "another", "second".
bool one_more(const Document& doc, const Trigger& t) {
  if (t.finite || t.definite || !t.act || t.last >= doc.size() || doc.actor_at[t.last] >= 0) return false;
  if (doc.glossed(t.last, "another") || doc.glossed(t.last, "others")) return true;
  if (doc.count_at[t.last] < 0) return false;
  const mention::Count& count = doc.counts[static_cast<std::size_t>(doc.count_at[t.last])];
  return count.kind == mention::Count::Kind::ordinal && count.min >= 2;
}

}  // namespace marsad::event
