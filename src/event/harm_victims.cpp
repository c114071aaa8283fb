#include "harm_victims.hpp"

#include <algorithm>

#include "harm_sides.hpp"

namespace marsad::event {
namespace {

using knowledge::Form;
using mention::HarmOn;
using mention::Link;
using mention::People;
using mention::Person;
using mention::Preposition;
using mention::Role;
using mention::WordInfo;

constexpr std::uint32_t kOwnerReach = 6;  // tokens of an owner that no list knows

// A word that no list knows: most likely part of a name.
bool unknown(const Document& doc, std::uint32_t k) {
  if (doc.token(k).kind != token::Kind::word || doc.phrase(k)) return false;
  const auto all = doc.readings(k);
  return std::all_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.record == knowledge::kNone; });
}

// The first token of the people joined to `last` behind their owner ("of the committee"), their name ("the citizen Ahmad
// Salim and his wife") or what hurt them ("with bullets and tens with gas"), where these name nobody known; 0: none.
std::uint32_t behind_owner(const Document& doc, int last) {
  const People& before = doc.people[static_cast<std::size_t>(last)];
  const std::uint32_t from = before.extent.last;
  if (from >= doc.size()) return 0;
  const bool owner = doc.value(from, &WordInfo::preposition) == Preposition::from;
  const bool means =
      before.counted && (doc.has_proclitic(from, token::kBi) || (doc.phrase(from) && doc.code(from).front() == 'b'));
  const bool name = before.min == 1 && before.max == 1 && unknown(doc, from);
  if (!owner && !means && !name) return 0;
  for (std::uint32_t k = name || means ? from : from + 1; k < std::min(from + kOwnerReach, doc.size()); ++k) {
    if (doc.people_at[k] >= 0) return k > from && doc.has_proclitic(k, token::kWa) ? k : 0;
    if (k + 1 < doc.size() && doc.code(k) == "w" && doc.people_at[k + 1] >= 0) return k + 1;
    if (means && k == from) continue;
    // "live bullets" is spelled like "the quarter"
    const bool place = doc.place_at[k] >= 0 && !(means && k == from + 1);
    if (doc.token(k).kind != token::Kind::word || doc.count_at[k] >= 0 || place || doc.time_at[k] >= 0 ||
        doc.with(k, &WordInfo::harm) || doc.with(k, &WordInfo::act) || doc.with(k, &WordInfo::link))
      return 0;
  }
  return 0;
}

}  // namespace

std::optional<Met> met_before(const Document& doc, const Trigger& t, std::uint32_t begin) {
  const std::string_view end = doc.code(t.first);
  const bool pronoun = end.ends_with("h") || end.ends_with("hA") || end.ends_with("hm") || end.ends_with("hmA");
  if (t.finite || t.harm_on != HarmOn::subject || !pronoun) return std::nullopt;
  const std::uint32_t first = std::max(begin, doc.tokens->sentences[t.sentence].first);
  std::uint32_t met = t.first;
  while (met > first && t.first - met < 16 && doc.value(met, &WordInfo::role) != Role::met) --met;
  if (doc.value(met, &WordInfo::role) != Role::met || met + 1 >= t.first) return std::nullopt;
  Met out;
  for (std::uint32_t k = met + 1; k < t.first; ++k) {
    const int p = doc.people_at[k];
    if (p < 0 && out.actor < 0) out.actor = doc.actor_at[k];
    if (p < 0) continue;
    const People& people = doc.people[static_cast<std::size_t>(p)];
    k = people.extent.last - 1;
    if (people.subset || (!out.people.empty() && !coordinated(doc, people, out.people.back()))) continue;
    out.people.push_back(p);
  }
  out.pronoun = end.ends_with("hmA") ? 2 : end.ends_with("hm") ? 0 : 1;
  return out;
}

bool coordinated(const Document& doc, const People& people, int last) {
  const People& before = doc.people[static_cast<std::size_t>(last)];
  for (std::uint32_t k = before.extent.last; k < people.extent.first && k < before.extent.last + 3; ++k)
    if (doc.value(k, &WordInfo::link) == Link::also) return true;
  // "a commander with two of his companions".
  if (people.counted && people.extent.first == before.extent.last + 1 && doc.code(before.extent.last) == "mE") return true;
  if (behind_owner(doc, last) == people.extent.first) return true;
  // ", and 10 of X" with the "and" before a figure
  if (people.extent.first == before.extent.last + 2 && doc.is_punctuation(before.extent.last, ',') &&
      doc.code(before.extent.last + 1) == "w")
    return true;
  if (people.extent.first == before.extent.last + 1 && doc.code(before.extent.last) == "w") return true;
  if (people.extent.first > before.extent.last + 1) return false;
  return doc.has_proclitic(people.extent.first, token::kWa) ||
         (people.extent.first > before.extent.last && doc.is_punctuation(before.extent.last, ','));
}

std::uint32_t list_behind_comma(const Document& doc, std::uint32_t i, int last) {
  const People& before = doc.people[static_cast<std::size_t>(last)];
  if (!doc.is_punctuation(i, ',') || i != before.extent.last) return 0;
  const std::uint32_t end = std::min(i + 9, doc.tokens->sentences[doc.sentence_of(i)].last);
  std::uint32_t k = i + 1;
  // what is told of some of them, up to the next comma
  const auto among = [&](std::uint32_t t) {
    return t < end && doc.value(t, &WordInfo::reference) == mention::Reference::subset;
  };
  const bool some = k < end && (doc.people_at[k] >= 0 ? doc.people[static_cast<std::size_t>(doc.people_at[k])].of_them
                                                      : doc.count_at[k] >= 0 && among(k + 1));
  if (some) {
    while (k < end && !doc.is_punctuation(k, ',')) ++k;
    ++k;
  }
  if (k < end && doc.code(k) == "w") ++k;
  if (k >= end || doc.people_at[k] < 0 || (doc.code(k - 1) != "w" && !doc.has_proclitic(k, token::kWa))) return 0;
  const People& next = doc.people[static_cast<std::size_t>(doc.people_at[k])];
  // ", and a member of X,": one man of a force
  const bool one = is_fighter(next.kind) && next.owner >= 0 && next.min == 1 && next.max == 1;
  if ((!next.counted && !one) || next.subset || next.extent.first != k || next.of_them) return 0;
  return next.extent.last < doc.size() && tells_harm(doc, next.extent.last) ? 0 : k;
}

bool list_goes_on(const Document& doc, std::uint32_t i, int last) {
  const std::uint32_t next = behind_owner(doc, last);
  return next > i;
}

bool opens_clause(const Document& doc, std::uint32_t i) {
  const auto all = doc.readings(i);
  return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    return a.has(token::kWa) && doc.lexicon->of(a.record).reference == mention::Reference::that;
  });
}

bool companions(const Document& doc, std::uint32_t i, int last) {
  const std::uint32_t from = doc.people[static_cast<std::size_t>(last)].extent.last;
  for (std::uint32_t k = i; k < std::min(from + 6, doc.size() - 1); ++k) {
    if (doc.token(k).kind != token::Kind::word || doc.with(k, &WordInfo::harm)) return false;
    if (doc.code(k) != "mE") continue;
    const int p = doc.people_at[k + 1];
    return p >= 0 && doc.people[static_cast<std::size_t>(p)].counted;
  }
  return false;
}

bool kill_somebody(const Document& doc, const Draft& draft, const People& people, const Trigger& t) {
  if (people.extent.first > t.last + 1) return false;
  const std::uint32_t end = std::min({people.extent.last + 5, doc.size(), draft.end()});
  for (std::uint32_t k = people.extent.last; k < end; ++k) {
    const int p = doc.people_at[k];
    if (doc.has_proclitic(k, token::kWa | token::kFa | token::kBi | token::kLi)) return false;
    if (p >= 0 && doc.people[static_cast<std::size_t>(p)].kind != Person::attacker)
      return !doc.people[static_cast<std::size_t>(p)].harm;
    const auto all = doc.readings(k);
    const bool describes = all.empty() || std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
                             return a.features.pos == knowledge::Pos::adjective;
                           });
    if (p < 0 && doc.time_at[k] < 0 && doc.actor_at[k] < 0 && !describes) return false;
  }
  return false;
}

bool two_who_act(const Document& doc, const People& people, const Trigger& t) {
  return t.active && people.extent.first == t.last && people.head == t.last && doc.count_at[t.last] < 0 &&
         is_fighter(people.kind) && doc.code(people.head).ends_with("An");
}

// "qtl mslHwn mxtAr Alqryp"
bool nominative_before_object(const Document& doc, const Draft& draft, const People& people, const Trigger& t) {
  if (people.extent.first > t.last + 1 || is_civilian(people.kind)) return false;
  const std::string_view code = doc.code(people.head);
  const std::string_view end = code.size() > 3 ? code.substr(code.size() - 2) : std::string_view{};
  if (end != "wn" && end != "An" && people.kind != Person::attacker) return false;
  const auto in_draft = [&](std::uint32_t k) {
    return std::any_of(draft.ranges.begin(), draft.ranges.end(),
                       [&](const TokenRange& r) { return k >= r.first && k < r.last; });
  };
  for (std::uint32_t k = people.extent.last; k < std::min(people.extent.last + 9, doc.size()) && in_draft(k); ++k) {
    if (doc.is_punctuation(k, '.') || doc.with(k, &WordInfo::harm)) return false;
    const int p = doc.people_at[k];
    if (p < 0) continue;
    const People& other = doc.people[static_cast<std::size_t>(p)];
    if (other.kind == Person::attacker && other.extent.first == people.extent.last) continue;  // "gunmen, unknown ones"
    return !doc.has_proclitic(other.extent.first, token::kWa);
  }
  return false;
}

bool active_verb_hits(const Document& doc, const Trigger& t, std::uint32_t i) {
  return t.finite && !t.passive && t.harm_on != HarmOn::bi && t.harm == static_cast<std::uint8_t>(HarmKind::injured) + 1 &&
         i < t.last + 4 && doc.value(i, &WordInfo::site) != mention::Site::none &&
         !doc.with(i - 1, &WordInfo::preposition) && !doc.has_proclitic(i, token::kBi | token::kLi);
}

bool of_them_first(const Document& doc, const Trigger& t, std::uint32_t i) {
  if (i != t.last || i + 1 >= doc.size() || doc.people_at[i + 1] < 0) return false;
  return doc.people[static_cast<std::size_t>(doc.people_at[i + 1])].of_them;
}

bool tells_harm(const Document& doc, std::uint32_t i) {
  if (doc.phrase(i)) return doc.phrase(i)->harm != 0;
  const auto all = doc.readings(i);
  return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    return doc.lexicon->of(a.record).harm && a.features.form != Form::active_participle &&
           a.features.form != Form::passive_participle;
  });
}

bool fell(const Document& doc, int index) {
  const People& people = doc.people[static_cast<std::size_t>(index)];
  if (people.harm || people.subset || !people.counted) return false;
  const token::Sentence& s = doc.tokens->sentences[doc.sentence_of(people.extent.first)];
  const auto falls = [&](std::uint32_t k) { return !doc.phrase(k) && doc.value(k, &WordInfo::role) == Role::fall; };
  std::uint32_t before = people.extent.first;
  while (before > s.first && (doc.time_at[before - 1] >= 0 || doc.count_at[before - 1] >= 0)) --before;
  const bool led = before > s.first && falls(before - 1);
  std::uint32_t end = people.extent.last;
  const bool followed = end < s.last && falls(end) && doc.code(end).ends_with("wA");
  if (!led && !followed) return false;
  if (followed) ++end;
  for (std::uint32_t k = end; k < std::min(end + 5, s.last) && !doc.is_punctuation(k, ','); ++k)
    if (glossed(doc, k, "grip") || glossed(doc, k, "captive") || tells_harm(doc, k) ||
        doc.value(k, &WordInfo::preposition) == Preposition::from ||
        doc.lexicon->act(doc.value(k, &WordInfo::act)).id == "ambush")
      return false;
  return true;
}

bool subject_behind_cause(const Document& doc, const Trigger& t, std::uint32_t i) {
  if (!t.finite || i != t.last || t.plural_subject || (t.first > 0 && doc.people_at[t.first - 1] >= 0)) return false;
  for (std::uint32_t k = i + 1; k < std::min(i + 7, doc.size()); ++k) {
    if (doc.token(k).kind != token::Kind::word && doc.count_at[k] < 0) return false;
    if (doc.value(k, &WordInfo::reference) == mention::Reference::relative) return false;
    const int p = doc.people_at[k];
    if (p < 0) continue;
    const People& people = doc.people[static_cast<std::size_t>(p)];
    return people.counted && !people.subset && !doc.has_proclitic(people.extent.first, token::kBi | token::kLi);
  }
  return false;
}

bool somebody_hit(const Document& doc, const Trigger& t) {
  const auto all = doc.readings(t.first);
  const bool may_be_a_thing = std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    const WordInfo& info = doc.lexicon->of(a.record);
    return info.harm == t.harm && a.enclitic != token::Enclitic::none && info.needs == mention::Need::person;
  });
  if (!t.finite || !may_be_a_thing) return true;
  const token::Sentence& s = doc.tokens->sentences[t.sentence];
  for (std::uint32_t k = t.first; k > s.first && t.first - k < 18; --k) {
    if (doc.people_at[k - 1] >= 0) return true;
    if (doc.place_at[k - 1] >= 0 || doc.value(k - 1, &WordInfo::site) != mention::Site::none ||
        doc.with(k - 1, &WordInfo::thing) || doc.with(k - 1, &WordInfo::weapon))
      return false;
  }
  return false;
}

bool object_named(const Document& doc, const Trigger& t, std::uint32_t comma) {
  if (t.finite) return false;
  for (std::uint32_t k = t.last; k < comma; ++k)
    if (doc.token(k).kind == token::Kind::word && doc.time_at[k] < 0 && doc.count_at[k] < 0 && doc.source_at[k] < 0 &&
        !doc.with(k, &WordInfo::preposition) && !doc.with(k, &WordInfo::source_link))
      return true;
  return false;
}

bool clause_ends(const Document& doc, std::uint32_t i) {
  if (i >= doc.size() || doc.token(i).kind == token::Kind::punctuation || doc.time_at[i] >= 0) return true;
  return doc.value(i, &WordInfo::preposition) != Preposition::none ||
         doc.has_proclitic(i, token::kBi | token::kLi | token::kWa | token::kFa) ||
         doc.value(i, &WordInfo::link) != Link::none;
}

bool counted_before_it(const Document& doc, const Trigger& t) {
  if (t.first == 0 || t.enclitic != token::Enclitic::none || !clause_ends(doc, t.last)) return false;
  const int p = doc.people_at[t.first - 1];
  if (p < 0) return false;
  const People& people = doc.people[static_cast<std::size_t>(p)];
  return people.counted && people.min > 1 && !people.subset && people.kind != Person::attacker;
}

bool likened(const Document& doc, int people) {
  return doc.has_proclitic(doc.people[static_cast<std::size_t>(people)].extent.first, token::kKa);
}

// "was killed by the fire of unknown men": who did it.
bool by_them(const Document& doc, const People& people, const Trigger& t) {
  const std::uint32_t i = people.extent.first;
  if (i <= t.last || people.counted || is_civilian(people.kind)) return false;
  return doc.value(i - 1, &WordInfo::role) == mention::Role::agent ||
         (doc.has_proclitic(i - 1, token::kBi) && doc.with(i - 1, &WordInfo::weapon));
}

// "14 bodies": the number counts them.
bool in_counted_dead(const Document& doc, const Trigger& t) {
  const int p = doc.people_at[t.first];
  return p >= 0 && doc.people[static_cast<std::size_t>(p)].counted && doc.people[static_cast<std::size_t>(p)].harm;
}

bool dual_verb(const Document& doc, const Trigger& t) {
  const auto all = doc.readings(t.first);
  return t.finite && std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
           return a.features.form == Form::perfect && a.features.number == knowledge::Number::dual &&
                  doc.lexicon->of(a.record).harm == t.harm;
         });
}

bool gives_itself_up(const Document& doc, const Draft& draft) {
  for (const TokenRange& range : draft.ranges)
    for (std::uint32_t i = range.first + 1; i + 1 < range.last; ++i) {
      if (doc.value(i, &WordInfo::role) != mention::Role::control) continue;
      bool to = false;
      for (std::uint32_t back = 1; back <= 3 && back <= i; ++back)
        to = to || doc.value(i - back, &WordInfo::preposition) == mention::Preposition::to;
      if (to && doc.actor_at[i + 1] >= 0) return true;
    }
  return false;
}

}  // namespace marsad::event
