#include "people_words.hpp"

#include <algorithm>

#include "bare.hpp"

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

bool called_civilian(const Document& doc, const People& people) {
  const int actor = doc.actor_at[people.head];
  const bool fights = people.kind == Person::fighter || people.kind == Person::soldier || people.kind == Person::officer;
  return fights && actor >= 0 && doc.actors[static_cast<std::size_t>(actor)].civilian;
}

bool guard_by_name(const Document& doc, const People& people) {
  const int index = doc.actor_at[people.head];
  if (index < 0 || people.kind != Person::civilian) return false;
  const Actor& actor = doc.actors[static_cast<std::size_t>(index)];
  return actor.kind == "state" && actor.extent.first == people.head && actor.extent.last > people.head + 1;
}

bool civilian_by_name(const Document& doc, std::uint32_t i, People& people) {
  const int index = doc.actor_at[i];
  if (index < 0) return false;
  const Actor& actor = doc.actors[static_cast<std::size_t>(index)];
  if (!actor.generic || !actor.civilian || actor.extent.first != i || actor.number == Number::plural || actor.both)
    return false;
  people.head = i, people.kind = Person::civilian, people.extent = actor.extent;
  return !doc.has_proclitic(i, token::kBi | token::kLi);
}

bool fighters_by_name(const Document& doc, int actor) {
  const Extent& extent = doc.actors[static_cast<std::size_t>(actor)].extent;
  const std::string_view code = doc.code(extent.first);
  const bool plural = code.size() > 4 && (code.ends_with("yn") || code.ends_with("wn") || code.ends_with("yA"));
  return plural && extent.last == extent.first + 1 && !doc.definite(extent.first) &&
         !doc.with(extent.first, &WordInfo::group);
}

// "one of them", behind a verb of harm: "and one of the two was killed".
static bool one_of_them(const Document& doc, std::uint32_t i) {
  if (doc.value(i, &WordInfo::reference) != Reference::subset || !doc.code(i).starts_with("AHd")) return false;
  if (doc.value(i - 1, &WordInfo::role) == Role::met) return true;
  const WordInfo* harm = doc.with(i - 1, &WordInfo::harm);
  if (!harm) return false;
  const auto all = doc.readings(i - 1);
  // "the injury of one of them is grave" says how badly, "the killing of one of them" that he died.
  return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    const bool finite = a.features.form == knowledge::Form::perfect || a.features.form == knowledge::Form::imperfect;
    return doc.lexicon->of(a.record).harm && (finite || harm->harm == 1);
  });
}

bool only_one(const Document& doc, std::uint32_t i) {
  if (!doc.code(i).starts_with("wAHd") || doc.count_at[i - 1] >= 0 || doc.people_at[i - 1] >= 0) return false;
  if (doc.token(i - 1).kind != Kind::word || doc.with(i - 1, &WordInfo::harm) || doc.with(i - 1, &WordInfo::preposition))
    return false;
  const auto all = doc.readings(i - 1);
  return !all.empty() && all.front().features.pos == Pos::noun && all.front().features.form == knowledge::Form::base;
}

// "two injuries", the dual of a noun that counts the hurt: its harm, 0 when the word is none.
static std::uint8_t two_cases(const Document& doc, std::uint32_t i) {
  // "they hit their aims" is spelled like the two injuries of somebody
  const bool whole = doc.code(i).ends_with("yn") || doc.code(i).ends_with("An");
  if (!whole || doc.phrase(i) || doc.definite(i)) return 0;
  for (const token::Analysis& a : doc.readings(i)) {
    const WordInfo& info = doc.lexicon->of(a.record);
    if (info.harm && info.person == Person::none && info.act == 0 && a.features.pos == Pos::noun &&
        a.features.form == knowledge::Form::base && a.features.number == Number::dual && a.enclitic == Enclitic::none &&
        doc.lexicon->has_gloss(info, "neutral"))
      return info.harm;
  }
  return 0;
}

std::optional<People> without_noun(const Document& doc, std::uint32_t i) {
  People people;
  people.head = i;
  if (const std::uint8_t harm = two_cases(doc, i)) {
    people.counted = true, people.min = 2, people.max = 2, people.harm = harm, people.kind = Person::person;
  } else if (other_than_they(doc, i) && !doc.phrase(i - 1) && doc.with(i - 1, &WordInfo::harm)) {
    people.others = true;
    if (pronoun_of(doc, i) != Enclitic::h) people.vague = true, people.max.reset();
  } else if (one_of_them(doc, i)) {
    people.counted = people.of_them = true, people.pronoun = pronoun_of(doc, i);
  } else {
    return std::nullopt;
  }
  return people;
}

std::uint32_t case_of_harm(const Document& doc, std::uint32_t j, std::uint32_t last) {
  // "a number of the injuries"
  const bool some = j > 0 && doc.count_at[j - 1] >= 0 && doc.counts[static_cast<std::size_t>(doc.count_at[j - 1])].vague;
  const auto counts = [&](std::uint32_t k) {
    if (k >= last || doc.phrase(k) || (doc.definite(k) && !some)) return false;
    if (k + 1 < last && doc.word_glossed(k + 1, "of_aim")) return false;
    const auto all = doc.readings(k);
    return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
      const WordInfo& info = doc.lexicon->of(a.record);
      return info.harm && info.person == Person::none && info.act == 0 && a.features.pos == Pos::noun &&
             a.features.form == knowledge::Form::base && a.enclitic == Enclitic::none && !a.has(token::kWa) &&
             doc.lexicon->has_gloss(info, "neutral");
    });
  };
  if (counts(j)) return j;
  const bool cases = j + 1 < last && doc.word_glossed(j, "case");
  return cases && counts(j + 1) ? j + 1 : last;
}

int owner_before(const Document& doc, std::uint32_t i, std::uint32_t first) {
  const int actor = i > first + 2 && !doc.has_proclitic(i, token::kWa) ? doc.actor_at[i - 1] : -1;
  if (actor < 0) return -1;
  const std::uint32_t of = doc.actors[static_cast<std::size_t>(actor)].extent.first;
  if (of < first + 2 || doc.value(of - 1, &WordInfo::preposition) != Preposition::from) return -1;
  return doc.with(of - 2, &WordInfo::harm) || doc.value(of - 2, &WordInfo::role) == Role::fall ? actor : -1;
}

bool subset_before(const Document& doc, std::uint32_t i, std::uint32_t first) {
  for (std::uint32_t back = 1; back <= 2 && back <= i - first; ++back)
    if (doc.value(i - back, &WordInfo::reference) == Reference::subset) return doc.people_at[i - back] < 0;
  return false;
}

bool harmed_next(const Document& doc, std::uint32_t i, std::uint32_t last) {
  if (i + 1 >= last || doc.phrase(i + 1)) return false;
  const auto all = doc.readings(i + 1);
  return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    return doc.lexicon->of(a.record).harm && a.features.form == knowledge::Form::perfect &&
           !a.has(token::kWa | token::kFa) && a.enclitic == Enclitic::none;
  });
}

bool tens_too(const Document& doc, std::uint32_t i, std::uint32_t j, std::uint32_t first, std::uint32_t last) {
  if (j >= last || !doc.has_proclitic(j, token::kBi) || doc.people.empty()) return false;
  if (!doc.has_proclitic(i, token::kWa) && (i == first || doc.code(i - 1) != "w")) return false;
  const People& before = doc.people.back();
  return before.extent.first > first && i - before.extent.last <= 5 && doc.with(before.extent.first - 1, &WordInfo::harm);
}

std::uint32_t behind_rank(const Document& doc, const People& people, std::uint32_t j, std::uint32_t last) {
  const auto all = doc.readings(j);
  const bool with_rank = std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    return a.has(token::kBi) && doc.lexicon->has_gloss(doc.lexicon->of(a.record), "rank");
  });
  if (with_rank && j + 1 < last) return j + 2;
  return people.kind == Person::officer && doc.word_glossed(j, "class") ? j + 1 : j;
}

bool these(const Document& doc, std::uint32_t k) {
  return doc.value(k, &WordInfo::reference) == Reference::this_ && doc.word_glossed(k, "these");
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

int named_behind(const Document& doc, int actor, std::uint32_t last) {
  const Actor& kind = doc.actors[static_cast<std::size_t>(actor)];
  const std::uint32_t end = kind.extent.last;
  const int named = kind.generic && end < last ? doc.actor_at[end] : -1;
  if (named < 0 || doc.has_proclitic(end, token::kWa | token::kFa | token::kBi | token::kLi)) return actor;
  const Actor& whose = doc.actors[static_cast<std::size_t>(named)];
  return whose.generic || whose.extent.first != end ? actor : named;
}

bool two_follows(const Document& doc, std::uint32_t j, std::uint32_t last) {
  const std::uint32_t k = j + 1 < last && doc.is_punctuation(j + 1, '"') ? j + 2 : j + 1;  // "two "terrorists""
  if (k >= last || doc.count_at[k] < 0) return false;
  const Count& count = doc.counts[static_cast<std::size_t>(doc.count_at[k])];
  return count.min == 2 && count.kind == Count::Kind::cardinal;
}

bool one_as_object(const Document& doc, std::uint32_t j) {
  const auto all = doc.readings(j);
  return doc.code(j).ends_with('A') && std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
           return doc.lexicon->of(a.record).person != Person::none && a.features.number == Number::singular;
         });
}

void numberless(People& people, const token::Analysis& a) {
  switch (a.features.number) {
    case Number::dual: people.min = 2, people.max = 2, people.counted = true; break;
    case Number::plural: people.min = 1, people.max.reset(), people.vague = true, people.plural_bare = true; break;
    default: people.min = 1, people.max = 1; break;
  }
}

const token::Analysis* person_at(const Document& doc, std::uint32_t i, std::uint32_t first) {
  if (doc.token(i).kind != Kind::word || describes_act(doc, i, first)) return nullptr;
  if (doc.match_at[i] >= 0 && doc.phrase(i) && doc.phrase(i)->person == Person::none && doc.phrase(i)->relevant)
    return nullptr;
  // "Wad Madani" holds no civilian.
  if (doc.match_at[i] >= 0 && doc.place_at[i] >= 0) {
    const Match& match = doc.matches[static_cast<std::size_t>(doc.match_at[i])];
    if (match.place && match.last - match.first > 1) return nullptr;
  }
  const token::Analysis* found = nullptr;
  for (const token::Analysis& a : doc.readings(i)) {
    const WordInfo& info = doc.lexicon->of(a.record);
    if (info.person == Person::none || a.features.pos == Pos::verb) continue;
    if ((i == first || doc.count_at[i - 1] < 0) && doc.lexicon->has_gloss(info, "if_counted")) continue;
    // "mdny" as an adjective behind another noun describes it; "AlqyAdp AlEskry": so does a definite nisba behind a
    // definite noun.
    if (a.features.pos == Pos::adjective) continue;
    if (a.has(token::kAl) && a.features.number == Number::singular && i > first && doc.definite(i - 1) &&
        doc.code(i).back() == 'y')
      continue;
    found = &a;
    break;
  }
  return found;
}

// "ten members of X, dead and wounded": what became of them, behind their owner.
std::uint32_t fate(const Document& doc, People& people, std::uint32_t end, std::uint32_t first, std::uint32_t last) {
  if (!people.counted || end >= last) return end;
  // "a number of casualties, dead and wounded"
  if (people.harm && doc.phrase(end) && doc.phrase(end)->harm == kDeadOrWounded) {
    people.harm = kDeadOrWounded;
    return doc.matches[static_cast<std::size_t>(doc.match_at[end])].last;
  }
  if (people.harm) return end;
  // "five civilians fell dead", "two of the resistance dead"
  const std::uint32_t at = doc.value(end, &WordInfo::role) == Role::fall ? end + 1 : end;
  const token::Analysis* dead = at < last ? person_at(doc, at, first) : nullptr;
  if (dead && doc.lexicon->of(dead->record).harm && !dead->has(token::kAl | token::kWa) && dead->enclitic == Enclitic::none)
    return people.harm = doc.lexicon->of(dead->record).harm, at + 1;
  if (!doc.phrase(end)) return end;
  const Match& match = doc.matches[static_cast<std::size_t>(doc.match_at[end])];
  if (match.first != end || gloss(doc, match.lexicon) != "each") return end;
  people.harm = doc.phrase(end)->harm;
  return match.last;
}

}  // namespace marsad::mention
