#include "people.hpp"

#include <algorithm>

#include "actors.hpp"
#include "bare.hpp"
#include "people_named.hpp"
#include "people_words.hpp"

namespace marsad::mention {
namespace {

using knowledge::Number;
using knowledge::Pos;
using token::Enclitic;
using token::Kind;

class Finder {
 public:
  explicit Finder(Document& doc) : doc_(doc) {}

  void run() {
    for (const token::Sentence& sentence : doc_.tokens->sentences) {
      first_ = sentence.first, last_ = sentence.last;
      for (std::uint32_t i = first_; i < last_;) i = std::max(i + 1, at(i));
    }
  }

 private:
  std::uint32_t at(std::uint32_t i) {
    // "and wounded 4 on the night of": a number right behind a word of harm counts people, no hours.
    const bool hurt = doc_.count_at[i] >= 0 && i > first_ && doc_.with(i - 1, &WordInfo::harm) && !doc_.phrase(i - 1);
    if (doc_.time_at[i] >= 0 && !hurt) return i;
    if (doc_.count_at[i] >= 0) return counted(i, doc_.counts[static_cast<std::size_t>(doc_.count_at[i])]);
    if (native(i) && (after_harm(i) || harmed_next(doc_, i, last_)) && i > first_ && doc_.people_at[i - 1] < 0 &&
        !person(i - 1))
      return natives(i, nullptr, i);
    if (const std::uint32_t end = as_many(i); end > i) return end;
    if (std::optional<People> words = i > first_ ? without_noun(doc_, i) : std::nullopt)
      return put(*words, i, words->harm ? owner(*words, i + 1) : i + 1);
    if (const std::uint32_t end = names(i); end > i) return end;
    return noun(i, nullptr, i);
  }

  // "and wounded as many": the number that was just told.
  std::uint32_t as_many(std::uint32_t i) {
    if (!after_harm(i) || doc_.people.empty() || !doc_.people.back().counted) return i;
    const bool like = std::any_of(doc_.readings(i).begin(), doc_.readings(i).end(), [&](const token::Analysis& a) {
      return a.enclitic != Enclitic::none && a.record != knowledge::kNone && gloss(doc_, a.record) == "as_many";
    });
    if (!like) return i;
    People people;
    const People& before = doc_.people.back();
    if (before.extent.first < first_) return i;
    people.min = before.min, people.max = before.max, people.approx = before.approx, people.vague = before.vague;
    people.counted = true, people.others = true, people.head = i;
    return put(people, i, i + 1);
  }

  // Victims by name, right behind the word of harm.
  std::uint32_t names(std::uint32_t i) {
    if (doc_.token(i).kind != Kind::word || i == first_ || doc_.people_at[i - 1] >= 0) return i;
    if (!doc_.with(i - 1, &WordInfo::harm) && !each_of_hurt(doc_, i, first_, last_)) return i;
    const NameList list = named_people(doc_, i, last_);
    if (list.count == 0) return i;
    People people;
    people.head = i, people.kind = Person::person, people.min = list.count, people.max = list.count;
    people.counted = list.count > 1;
    return put(people, i, list.end);
  }

  // "Syrians", "a Palestinian": a word of nationality without the article that no actor's name covers.
  const token::Analysis* native(std::uint32_t i) const {
    if (i >= last_ || doc_.place_at[i] >= 0 || doc_.definite(i)) return nullptr;
    // "a Palestinian was killed": no force of that nation
    const int actor = doc_.actor_at[i];
    if (actor >= 0 && !(doc_.actors[static_cast<std::size_t>(actor)].by_adjective && harmed_next(doc_, i, last_)))
      return nullptr;
    return doc_.reading(i, &WordInfo::nationality);
  }

  std::uint32_t natives(std::uint32_t j, const Count* count, std::uint32_t i) {
    const token::Analysis& a = *native(j);
    People people;
    people.head = j, people.kind = Person::civilian;
    if (count)
      take(people, *count);
    else
      numberless(people, plural_too(j, a) && !two_follows(doc_, j, last_) ? plural_of(a) : a);
    return put(people, i, tail(people, j + 1));
  }

  const token::Analysis* person(std::uint32_t i) const { return i < last_ ? person_at(doc_, i, first_) : nullptr; }

  std::uint32_t counted(std::uint32_t i, const Count& count) {
    const std::uint32_t after = count.extent.last;
    if (count.extent.first != i) return after;
    if (count.kind == Count::Kind::ordinal) return ordinal(i, count);
    if (count.kind != Count::Kind::cardinal || count.use != Count::Use::open) return after;
    if (i > first_ && only_one(doc_, i)) return after;
    std::uint32_t j = after;
    if (j < last_ && doc_.is_punctuation(j, ')')) ++j;
    // "(15) wAljrHY (20)": "and" begins other people
    const token::Analysis* counted_noun = person(j);
    if (counted_noun && !counted_noun->has(token::kWa)) return noun(j, &count, i);
    if (native(j)) return natives(j, &count, i);
    People people;
    take(people, count);
    people.head = i;
    // "33 mn EnASrh", "vlAvp mn X", "vmAnyp mnhm", "5 mn ASl 7 mTlwbyn"
    if (j < last_ && preposition(j) == Preposition::from) {
      std::uint32_t k = j + 1;
      if (k < last_ && these(doc_, k)) return people.of_them = true, put(people, i, k + 1);
      if (const std::uint32_t skipped = out_of(k); skipped > k)
        return put(people, i, std::max(skipped, owner(people, skipped)));
      const int force = actor_from(k);
      const bool named = force >= 0 && !doc_.actors[static_cast<std::size_t>(force)].generic;
      if (person(k) && !named) return member(people, i, k);
      if (const int actor = force; actor >= 0) {
        people.owner = actor, people.kind = Person::fighter;
        return put(people, i, doc_.actors[static_cast<std::size_t>(actor)].extent.last);
      }
      if (k < last_ && doc_.place_at[k] >= 0) {
        people.kind = Person::none;
        return put(people, i, j);
      }
    }
    // "eight of them"; "22, among them" and "22, of them five children" count 22
    if (j < last_ && doc_.value(j, &WordInfo::reference) == Reference::subset && doc_.code(j).starts_with("mn") &&
        (j + 1 >= last_ || (doc_.count_at[j + 1] < 0 && !person(j + 1)))) {
      people.of_them = true, people.pronoun = pronoun_of(doc_, j);
      return put(people, i, owner(people, j + 1));
    }
    if (j < last_ && body(doc_, j)) {
      people.harm = doc_.value(j, &WordInfo::harm), people.kind = Person::person;
      return put(people, i, j + 1);
    }
    if (const std::uint32_t c = case_of_harm(doc_, j, last_); c < last_) {
      people.harm = doc_.value(c, &WordInfo::harm), people.kind = Person::person, people.head = c;
      return put(people, i, owner(people, c + 1));
    }
    if (j < last_ && doc_.with(j, &WordInfo::harm) && doc_.phrase(j)) {
      people.harm = doc_.phrase(j)->harm, people.kind = Person::person;
      const std::uint32_t end = doc_.matches[static_cast<std::size_t>(doc_.match_at[j])].last;
      return put(people, i, std::max(end, owner(people, end)));
    }
    if (const int actor = actor_from(j);
        actor >= 0 && (doc_.actors[static_cast<std::size_t>(actor)].generic ||
                       doc_.actors[static_cast<std::size_t>(actor)].civilian || fighters_by_name(doc_, actor))) {
      people.owner = actor,
      people.kind = doc_.actors[static_cast<std::size_t>(actor)].civilian ? Person::civilian : Person::attacker;
      return put(people, i, tail(people, doc_.actors[static_cast<std::size_t>(actor)].extent.last));
    }
    if (j < last_ && other_than_they(doc_, j) && (after_harm(i) || governs(i))) {
      people.others = true;
      return put(people, i, j + 1);
    }
    people.others = said_others(doc_, i);
    const bool fallen = i > first_ && doc_.value(i - 1, &WordInfo::role) == Role::fall;  // "fell four in the clashes"
    if (stands_alone(j) && (after_harm(i) || fallen || (j < last_ && dies(doc_, j)) || tens_too(doc_, i, j, first_, last_)))
      return put(people, i, std::max(after, owner(people, j)));
    if (j < last_ && after_harm(i) && unknown_people(doc_, j)) {
      people.kind = doc_.code(j).ends_with("yA") ? Person::person : Person::civilian, people.head = j;
      return put(people, i, std::max(j + 1, owner(people, j + 1)));
    }
    return after;
  }

  // "a third": one more of the same, after a word of harm. "the fourth soldier to die" counts none.
  std::uint32_t ordinal(std::uint32_t i, const Count& count) {
    const std::uint32_t after = count.extent.last;
    // "and the second was wounded": the other of two named before
    const bool second = doc_.definite(i) && count.value == 2 && i > first_ && doc_.with(i - 1, &WordInfo::harm) &&
                        (after >= last_ || stands_alone(after));
    if ((doc_.definite(i) && !second) || !after_harm(i)) return after;
    if (person(after)) return after;
    People people;
    people.counted = true, people.others = true, people.ordinal = static_cast<int>(count.value), people.head = i;
    return put(people, i, after);
  }

  // "of 7 wanted men": the larger number says nothing new.
  std::uint32_t out_of(std::uint32_t k) const {
    const std::uint32_t start = k;
    if (k < last_ && doc_.count_at[k] < 0 && k + 1 < last_ && doc_.count_at[k + 1] >= 0 &&
        doc_.value(k, &WordInfo::role) == Role::still)
      ++k;
    if (k >= last_ || doc_.count_at[k] < 0) return start;
    k = doc_.counts[static_cast<std::size_t>(doc_.count_at[k])].extent.last;
    return person(k) ? k + 1 : k;
  }

  static void take(People& people, const Count& count) {
    people.min = count.min, people.max = count.max, people.approx = count.approx, people.vague = count.vague,
    people.counted = true;
  }

  Preposition preposition(std::uint32_t i) const {
    return i < last_ ? doc_.value(i, &WordInfo::preposition) : Preposition::none;
  }

  // Numbers that stand for people by themselves: the sentence ends, a comma, "and", "at least", a cause follows.
  bool stands_alone(std::uint32_t j) const {
    if (j >= last_) return true;
    if (doc_.token(j).kind != Kind::word) return true;
    if (doc_.has_proclitic(j, token::kWa | token::kFa | token::kBi | token::kLi)) return true;
    return doc_.with(j, &WordInfo::preposition) || doc_.with(j, &WordInfo::link) || doc_.with(j, &WordInfo::role) ||
           doc_.with(j, &WordInfo::reference) || doc_.time_at[j] >= 0 || doc_.with(j, &WordInfo::harm);
  }

  // "arrested seven others": an act of which people are the object.
  bool governs(std::uint32_t i) const { return i > first_ && doc_.with(i - 1, &WordInfo::act); }

  // A word of harm governs token i: it stands up to three tokens before, with only numbers' words or an actor between.
  bool after_harm(std::uint32_t i) const {
    for (std::uint32_t back = 1; back <= 4 && back <= i - first_; ++back) {
      const std::uint32_t p = i - back;
      if (doc_.with(p, &WordInfo::harm)) return true;
      if (doc_.token(p).kind == Kind::punctuation && !doc_.is_punctuation(p, '/') && !doc_.is_punctuation(p, '('))
        return false;
    }
    return false;
  }

  int actor_from(std::uint32_t k) const {
    if (k < last_ && doc_.is_punctuation(k, '"')) ++k;
    if (k >= last_ || doc_.actor_at[k] < 0) return -1;
    const int actor = doc_.actor_at[k];
    return doc_.actors[static_cast<std::size_t>(actor)].extent.first == k ? actor : -1;
  }

  // "16 mn EnASrhA", "vlAvp mn mqAtly AlHzb"
  std::uint32_t member(People& people, std::uint32_t i, std::uint32_t k) {
    const token::Analysis& a = *person(k);
    people.head = k, people.kind = doc_.lexicon->of(a.record).person, people.harm = doc_.lexicon->of(a.record).harm;
    people.pronoun = a.enclitic;
    return put(people, i, owner(people, tail(people, k + 1)));
  }

  // A person noun, alone or behind a count.
  std::uint32_t noun(std::uint32_t j, const Count* count, std::uint32_t i) {
    const token::Analysis* a = person(j);
    People named;
    if (!a) return !count && after_harm(i) && civilian_by_name(doc_, i, named) ? put(named, i, named.extent.last) : i;
    if (!count && says_instead(j, *a)) return i;
    // "another" alone is a person only behind a word of harm: "wASyb |xr".
    const bool hurt = j > first_ && doc_.with(j - 1, &WordInfo::harm) != nullptr;
    if (!count && is_others(doc_, *a) && a->features.number == Number::singular && !hurt) return i;
    const WordInfo& info = doc_.lexicon->of(a->record);
    People people;
    if (const int force = actor_at(j); force >= 0 && !doc_.actors[static_cast<std::size_t>(force)].generic) {
      // "a Turkish soldier": the name of the army has the soldier in it.
      const bool soldier = info.person == Person::soldier || info.person == Person::officer;
      if (!count && (!soldier || a->has(token::kAl) || a->features.number == Number::plural)) return i;
      if (soldier) people.owner = force;
    } else if (!count && doc_.actor_at[j] >= 0 && !doc_.actors[static_cast<std::size_t>(doc_.actor_at[j])].generic) {
      return i;
    }
    people.head = j, people.kind = info.person, people.harm = info.harm, people.pronoun = a->enclitic;
    people.others = is_others(doc_, *a);
    if (count) {
      take(people, *count);
    } else {
      numberless(people, plural_too(j, *a) && !two_follows(doc_, j, last_) ? plural_of(*a) : *a);
      if (const Count* behind = count_behind(j, people)) {
        take(people, *behind);
        people.plural_bare = false;
        return put(people, i, behind->extent.last);
      }
    }
    const std::uint32_t head = people.owner >= 0 ? doc_.actors[static_cast<std::size_t>(people.owner)].extent.last : j + 1;
    const std::uint32_t end = owner(people, tail(people, head));
    return put(people, i, count ? end : numbering(people, end));
  }

  // Lists count behind the noun: "AlqtlY (15)", "qtlY: 15".
  const Count* count_behind(std::uint32_t j, const People& people) const {
    if (!people.plural_bare || people.harm == 0) return nullptr;
    const bool colon = j + 1 < last_ && doc_.is_punctuation(j + 1, ':'),
               bracket = j + 1 < last_ && doc_.is_punctuation(j + 1, '('), to = reaches(j);
    const std::uint32_t k = colon || to ? j + 2 : j + 1;
    if ((!colon && !bracket && !to) || k >= last_ || doc_.count_at[k] < 0) return nullptr;
    const Count& count = doc_.counts[static_cast<std::size_t>(doc_.count_at[k])];
    const std::uint32_t after = count.extent.last;
    const bool open = count.kind == Count::Kind::cardinal && count.use == Count::Use::open && count.extent.first == k;
    const token::Analysis* next = person(after);
    const bool own_noun = next && !next->has(token::kWa);
    return open && !own_noun ? &count : nullptr;
  }

  // "its passengers, and their number is 21 civilians": the number told of people who were only named.
  std::uint32_t numbering(People& people, std::uint32_t end) const {
    if (!people.plural_bare) return end;
    const std::uint32_t k = end < last_ && doc_.is_punctuation(end, ',') ? end + 1 : end;
    if (k >= last_ || (doc_.code(k) != "wEddhm" && doc_.code(k) != "EddhA" && doc_.code(k) != "Eddhm")) return end;
    for (std::uint32_t c = k + 1; c < std::min(last_, k + 7) && !doc_.is_punctuation(c, '.'); ++c) {
      if (doc_.count_at[c] < 0) continue;
      const Count& count = doc_.counts[static_cast<std::size_t>(doc_.count_at[c])];
      if (count.kind != Count::Kind::cardinal || count.use != Count::Use::open) return end;
      take(people, count);
      people.plural_bare = false;
      const token::Analysis* a = person(count.extent.last);
      if (!a || a->has(token::kWa)) return count.extent.last;
      if (people.kind == Person::none || people.kind == Person::person) people.kind = doc_.lexicon->of(a->record).person;
      return count.extent.last + 1;
    }
    return end;
  }

  // "the number of dead rose to 15 and of wounded to 20": the word for the victims, with the article, before the number.
  bool reaches(std::uint32_t j) const { return doc_.definite(j) && preposition(j + 1) == Preposition::to; }

  // "TAlb" is "he demanded" before it is "a student".
  bool says_instead(std::uint32_t j, const token::Analysis& noun) const {
    if (noun.has(token::kAl) || (j > first_ && doc_.with(j - 1, &WordInfo::harm))) return false;
    // "wAsr 3": he captured three, before "and families".
    const bool before_number = j + 1 < last_ && doc_.count_at[j + 1] >= 0 && !doc_.has_proclitic(j + 1, token::kWa);
    for (const token::Analysis& a : doc_.readings(j))
      if (a.features.pos == Pos::verb && before_number && doc_.lexicon->of(a.record).harm) return true;
    for (const token::Analysis& a : doc_.readings(j))
      if (a.features.pos == Pos::verb && doc_.lexicon->of(a.record).speech != Speech::none) return true;
    return false;
  }

  // "mdnyyn" is two civilians or civilians: without "two" behind it the plural is meant.
  bool plural_too(std::uint32_t j, const token::Analysis& a) const {
    if (a.features.number != Number::dual || dual_marked(doc_, j)) return false;
    for (const token::Analysis& other : doc_.readings(j))
      if (other.record == a.record && other.features.number == Number::plural) return true;
    return false;
  }
  static token::Analysis plural_of(token::Analysis a) {
    a.features.number = Number::plural;
    return a;
  }
  // Adjectives, a second noun that says killed or wounded, "two" after a dual, "others", a name, an age in brackets.
  std::uint32_t tail(People& people, std::uint32_t j) {
    const std::uint32_t limit = std::min(last_, j + 6);
    if (people.min == 2 && people.counted && j + 1 < last_ && doc_.is_punctuation(j, '"') && doc_.count_at[j + 1] >= 0 &&
        doc_.counts[static_cast<std::size_t>(doc_.count_at[j + 1])].min == 2)
      ++j;  // "two "terrorists" two"
    while (j < limit) {
      if (doc_.count_at[j] >= 0) {
        const Count& count = doc_.counts[static_cast<std::size_t>(doc_.count_at[j])];
        if (count.use == Count::Use::age) {
          j = count.extent.last;
          continue;
        }
        if (people.counted && people.min == 2 && count.min == 2 && !doc_.has_proclitic(j, token::kWa)) {
          j = count.extent.last;
          continue;
        }
        break;
      }
      if (const std::uint32_t rank = behind_rank(doc_, people, j, last_); rank > j) {
        j = rank;
        continue;
      }
      if (doc_.time_at[j] >= 0 || doc_.actor_at[j] >= 0 || doc_.token(j).kind != Kind::word) break;
      if (doc_.has_proclitic(j, token::kWa | token::kFa | token::kBi | token::kLi)) break;
      const token::Analysis* next = person(j);
      if (next && doc_.lexicon->of(next->record).harm && next->has(token::kAl)) break;  // "the families of the dead"
      if (next && doc_.lexicon->of(next->record).harm) {
        people.harm = doc_.lexicon->of(next->record).harm;
        // "its owner and his brother, dead": the dual counts both.
        if (people.min == 1 && people.max == 1 && next->features.number == Number::dual &&
            doc_.has_proclitic(j - 1, token::kWa))
          people.min = 2, people.max = 2, people.counted = true;
        ++j;
        continue;
      }
      if (next && is_others(doc_, *next)) {
        people.others = true;
        ++j;
        continue;
      }
      // "17 wounded, civilians"
      if (people.harm && next && doc_.lexicon->of(next->record).person == Person::civilian && !next->has(token::kAl)) {
        people.kind = Person::civilian;
        ++j;
        continue;
      }
      if (people.kind == Person::group && next) {  // "afrAd mn AlEA'lh", "EnASr AlcrTp"
        ++j;
        continue;
      }
      if (people.plural_bare && next && one_as_object(doc_, j)) break;
      if (adjective(j)) {
        if (people.harm && doc_.value(j, &WordInfo::person) == Person::civilian) people.kind = Person::civilian;
        ++j;
        continue;
      }
      break;
    }
    return j;
  }

  bool adjective(std::uint32_t j) const {
    if (doc_.phrase(j)) return false;
    for (const token::Analysis& a : doc_.readings(j))
      if (a.features.pos == Pos::adjective || (doc_.lexicon->of(a.record).nationality && !a.has(token::kAl))) return true;
    return false;
  }

  // "mn X", "fy X", "l X", "AltAbEyn l X", construct "X", "fy Sfwf X", a pronoun.
  std::uint32_t owner(People& people, std::uint32_t j) {
    if (people.owner >= 0) return j;
    std::uint32_t k = j;
    // "the commander of a battalion in X"
    if (k < last_ && doc_.value(k, &WordInfo::group) != Group::none && !doc_.definite(k) && doc_.actor_at[k] < 0 &&
        preposition(k + 1) != Preposition::none)
      ++k;
    for (int guard = 0; guard < 4 && k < last_; ++guard) {
      if (doc_.is_punctuation(k, '"') || doc_.is_punctuation(k, '#')) {
        ++k;
        continue;
      }
      if (const int actor = actor_at(k); actor >= 0) {
        if (k == j && doc_.has_proclitic(k, token::kWa | token::kFa)) return j;
        // "a bomber struck their column": no bomber of theirs.
        if (k == j && people.kind == Person::attacker && !doc_.definite(k) &&
            doc_.actors[static_cast<std::size_t>(actor)].resolved)
          return j;
        // "unknown men [killed] the mayor of the village": a civilian is no owner of attackers.
        if (k == j && people.kind == Person::attacker && doc_.actors[static_cast<std::size_t>(actor)].generic &&
            doc_.actors[static_cast<std::size_t>(actor)].civilian)
          return j;
        // "an officer in the army" is written "b + the army" too; other people who stand before b do something with it.
        if (doc_.has_proclitic(k, token::kBi) && (k != j || people.kind != Person::officer)) return j;
        people.owner = named_behind(doc_, actor, last_);
        return doc_.actors[static_cast<std::size_t>(people.owner)].extent.last;
      }
      if (doc_.phrase(k)) {  // "at least" between the noun and its owner
        const Match& match = doc_.matches[static_cast<std::size_t>(doc_.match_at[k])];
        if (!doc_.lexicon->store().field(match.lexicon, "bound").empty()) {
          k = match.last;
          continue;
        }
      }
      const Preposition p = preposition(k);
      const Role role = doc_.value(k, &WordInfo::role);
      if (p == Preposition::from || p == Preposition::in || role == Role::belonging || role == Role::ranks) {
        if (person(k + 1) && p == Preposition::from && actor_at(k + 1) < 0) {  // "13 mslHA mn EnASr X"
          const token::Analysis& a = *person(k + 1);
          if (people.kind == Person::none || people.kind == Person::person) people.kind = doc_.lexicon->of(a.record).person;
          if (people.pronoun == Enclitic::none) people.pronoun = a.enclitic;
          k += 2;
          continue;
        }
        k = doc_.phrase(k) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[k])].last : k + 1;
        if (role == Role::ranks && person(k) && actor_at(k + 1) >= 0) ++k;  // "in the ranks of the members of X"
        continue;
      }
      break;
    }
    return j;
  }

  int actor_at(std::uint32_t k) const {
    const int actor = doc_.actor_at[k];
    if (actor < 0 || doc_.actors[static_cast<std::size_t>(actor)].extent.first != k) return -1;
    return actor;
  }

  std::uint32_t put(People& people, std::uint32_t first, std::uint32_t end) {
    end = fate(doc_, people, end, first_, last_);
    if (guard_by_name(doc_, people)) people.kind = Person::soldier;
    if (called_civilian(doc_, people)) people.kind = Person::civilian;  // "a former fighter", "a volunteer"
    people.extent = doc_.extent(first, std::max(end, first + 1));
    people.subset = subset_before(doc_, first, first_);
    if (people.counted && people.owner < 0 && people.pronoun == Enclitic::none)
      people.owner = owner_before(doc_, first, first_);
    // "and killed eight of them", with "of them" before the number.
    if (people.subset && people.counted && first >= first_ + 2 && doc_.with(first - 2, &WordInfo::harm) &&
        doc_.value(first - 1, &WordInfo::reference) == Reference::subset)
      people.subset = false, people.of_them = true, people.pronoun = pronoun_of(doc_, first - 1);
    const int index = static_cast<int>(doc_.people.size());
    doc_.people.push_back(people);
    for (std::uint32_t t = people.extent.first; t < people.extent.last; ++t) doc_.people_at[t] = index;
    return people.extent.last;
  }

  Document& doc_;
  std::uint32_t first_ = 0, last_ = 0;
};

}  // namespace

void find_people(Document& doc) { Finder(doc).run(); }

}  // namespace marsad::mention
