#include "guards.hpp"

#include <algorithm>

#include "marsad/event.hpp"
#include "window.hpp"

namespace marsad::event {
namespace {

using knowledge::Form;
using mention::Person;
using mention::Reference;
using mention::Role;
using mention::WordInfo;

bool imperfect(const Document& doc, std::uint32_t i) {
  const auto all = doc.readings(i);
  return std::any_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.features.form == Form::imperfect; });
}

bool phrase_glossed(const Document& doc, std::uint32_t i, std::string_view gloss) {
  return doc.phrase(i) &&
         doc.lexicon->store().field(doc.matches[static_cast<std::size_t>(doc.match_at[i])].lexicon, "gloss") == gloss;
}

// Verbs and nouns of falling and becoming.
bool falls(const Document& doc, std::uint32_t i) {
  if (doc.phrase(i) || doc.place_at[i] >= 0 || doc.actor_at[i] >= 0) return false;
  const auto all = doc.readings(i);
  return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    return doc.lexicon->of(a.record).role == Role::fall ||
           (a.record != knowledge::kNone && doc.lexicon->store().field(a.record, "gloss") == "become");
  });
}

bool ground(const Document& doc, std::uint32_t i) {
  if (doc.place_at[i] >= 0 || doc.value(i, &WordInfo::place) != mention::PlaceNoun::none) return true;
  return doc.value(i, &WordInfo::site) == mention::Site::military;
}

// "and they", "and he".
bool pronoun(const Document& doc, std::uint32_t i) {
  const std::string_view code = doc.code(i);
  return code == "whm" || code == "whw" || code == "why" || code == "whmA";
}

bool anybody(const Document& doc, std::uint32_t i) {
  return doc.people_at[i] >= 0 || doc.value(i, &WordInfo::person) != Person::none || doc.with(i, &WordInfo::title);
}

// Robbing, raping, killing, torture: what lists of abuses are made of.
bool abuse(const Document& doc, std::uint32_t i) {
  if (doc.phrase(i) || doc.count_at[i] >= 0) return false;
  const auto all = doc.readings(i);
  return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    if (a.features.form != Form::masdar && a.features.form != Form::base) return false;
    const WordInfo& info = doc.lexicon->of(a.record);
    if (info.person != Person::none || a.features.number == knowledge::Number::plural) return false;
    if (!info.act && a.features.form == Form::base) return info.harm == static_cast<std::uint8_t>(HarmKind::killed) + 1;
    const mention::ActInfo& act = doc.lexicon->act(info.act);
    return act.mode == mention::Mode::property || act.id == "sexual" || act.id == "beating" || act.id == "execution" ||
           act.id == "abduction" || info.harm == static_cast<std::uint8_t>(HarmKind::killed) + 1;
  });
}

// "plunder, robbery, killing and rape": three in a row, of nobody and nowhere.
bool abuse_list(const Document& doc, std::uint32_t i, std::uint32_t first, std::uint32_t last) {
  if (!abuse(doc, i)) return false;
  std::uint32_t from = i, to = i + 1;
  while (from > first && doc.has_proclitic(from, token::kWa) && abuse(doc, from - 1)) --from;
  while (to < last && doc.has_proclitic(to, token::kWa) && abuse(doc, to)) ++to;
  return to - from >= 3;
}

bool time_behind(const Document& doc, std::uint32_t from, std::uint32_t last, std::uint32_t reach) {
  for (std::uint32_t i = from; i < std::min(from + reach, last) && !doc.is_punctuation(i, ','); ++i)
    if (doc.time_at[i] >= 0) return true;
  return false;
}

bool crowd_act(const Document& doc, std::uint32_t i) {
  const std::uint16_t act = doc.value(i, &WordInfo::act);
  return act && doc.lexicon->act(act).mode == mention::Mode::crowd;
}

}  // namespace

// "as they came out of the mosque", "prisoners came out": nobody is driven from home.
static bool goes_out(const Document& doc, const Trigger& t, std::uint32_t first) {
  if (!t.past && t.first > first && pronoun(doc, t.first - 1)) return true;
  for (std::uint32_t k = t.first; k > first && t.first - k < 12; --k) {
    const auto all = doc.readings(k - 1);
    if (std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
          return a.record != knowledge::kNone && doc.lexicon->store().field(a.record, "gloss") == "captive";
        }))
      return true;
  }
  return false;
}

bool driven_out(const Document& doc, const Trigger& t, std::uint32_t first) {
  if (t.finite || !t.act || doc.lexicon->act(t.act).mode != mention::Mode::people || t.first < first + 2) return false;
  const mention::Preposition led = doc.value(t.first - 1, &WordInfo::preposition);
  if (led != mention::Preposition::to && led != mention::Preposition::on) return false;
  bool people = false;
  for (std::uint32_t k = t.first - 1; k > first && t.first - k < 12; --k) {
    const std::uint32_t p = k - 1;
    if (doc.is_punctuation(p, ',')) return false;
    people = people || doc.people_at[p] >= 0;
    const auto all = doc.readings(p);
    if (std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
          return a.record != knowledge::kNone && doc.lexicon->store().field(a.record, "gloss") == "force";
        }))
      return people;
  }
  return false;
}

// "gunmen fired into the air": nobody was shot at. To part a crowd it is done, too.
static bool into_the_air(const Document& doc, const Trigger& t, std::uint32_t last) {
  if (!t.act || doc.lexicon->act(t.act).id != "shooting" || need_met(doc, mention::Need::crowd, t.first, t.last))
    return false;
  for (std::uint32_t k = t.last; k + 1 < std::min(t.last + 6, last); ++k)
    if (doc.value(k, &WordInfo::preposition) == mention::Preposition::in && doc.word_glossed(k + 1, "air")) return true;
  return false;
}

bool no_news(const Document& doc, const Trigger& t, std::uint32_t first, std::uint32_t last) {
  if (into_the_air(doc, t, last)) return true;
  if (t.finite && t.act && doc.lexicon->act(t.act).mode == mention::Mode::people && goes_out(doc, t, first)) return true;
  if (t.finite) return t.first > first && phrase_glossed(doc, t.first - 1, "suspected");
  if (abuse_list(doc, t.first, first, last)) return true;
  if (!t.act) return false;
  const mention::Mode mode = doc.lexicon->act(t.act).mode;
  // "demonstrations that are expected".
  if (t.last < last && doc.value(t.last, &WordInfo::speech) == mention::Speech::expect && imperfect(doc, t.last))
    return true;
  // "is under curfew", "the curfew was lifted": no curfew is imposed.
  if (doc.lexicon->act(t.act).id == "curfew" && doc.has_proclitic(t.first, token::kLi)) return true;
  // "the coming out of demonstrations" moves nobody from home.
  if (mode == mention::Mode::people && t.last < last && crowd_act(doc, t.last)) return true;
  if (t.first == first) return false;
  const mention::Link link = doc.value(t.first - 1, &WordInfo::link);
  // "especially after the army retook the capital": it only dates what is told.
  if (mode == mention::Mode::take && (link == mention::Link::time || link == mention::Link::cause) &&
      !time_behind(doc, t.last, last, 10))
    return true;
  // "fighting over the theft of cattle": a reason.
  return mode == mention::Mode::property && link == mention::Link::cause && !time_behind(doc, t.last, last, 6) &&
         !doc.definite(t.first);
}

bool habitual_clause(const Document& doc, std::uint32_t verb, std::uint32_t first) {
  const bool joined = doc.has_proclitic(verb, token::kWa | token::kFa);
  for (std::uint32_t k = verb; k > first && verb - k < (joined ? 8U : 1U); --k) {
    const std::uint32_t p = k - 1;
    if (doc.token(p).kind != token::Kind::word || doc.time_at[p] >= 0) return false;
    if (doc.value(p, &WordInfo::reference) == Reference::relative) return imperfect(doc, p + 1);
  }
  return false;
}

bool by_whom(const Document& doc, std::uint32_t from, std::uint32_t last) {
  int victim = -1;
  for (std::uint32_t i = from; i + 1 < std::min(from + 12, last); ++i) {
    if (doc.token(i).kind == token::Kind::punctuation) return false;
    if (doc.value(i, &WordInfo::role) == Role::agent) {
      const std::uint32_t next = doc.match_at[i] >= 0 ? doc.matches[static_cast<std::size_t>(doc.match_at[i])].last : i + 1;
      return victim >= 0 && next < last && (doc.actor_at[next] >= 0 || doc.people_at[next] >= 0);
    }
    const int p = doc.people_at[i];
    if (p < 0 || p == victim) continue;
    if (victim >= 0 || i > from + 1) return false;
    victim = p;
  }
  return false;
}

namespace {

// A preposition or a word of time leads token i, or a noun of act governs it.
bool led(const Document& doc, std::uint32_t i) {
  if (doc.has_proclitic(i, token::kBi | token::kLi | token::kWa | token::kFa)) return true;
  return i > 0 && (doc.with(i - 1, &WordInfo::preposition) || doc.with(i - 1, &WordInfo::link) ||
                   doc.with(i - 1, &WordInfo::act) || doc.with(i - 1, &WordInfo::harm) ||
                   doc.with(i - 1, &WordInfo::weapon) || doc.value(i - 1, &WordInfo::role) == Role::agent);
}

}  // namespace

bool alone_behind(const Document& doc, std::uint32_t from, std::uint32_t last) {
  const int victim = from < last ? doc.people_at[from] : -1;
  if (victim < 0) return false;
  const mention::People& people = doc.people[static_cast<std::size_t>(victim)];
  // "gunmen" alone may well have killed somebody whose name nobody knows; "killed a soldier", "killed five soldiers" may
  // go on with somebody who was named, "jndyA" must.
  const bool attacks = people.kind == Person::none || people.kind == Person::attacker ||
                       (people.kind == Person::fighter && people.plural_bare);
  const bool counted = people.counted || doc.code(people.head).ends_with('A') || doc.code(people.head).ends_with("yn");
  if (counted) return false;
  if (attacks || people.extent.first != from || people.extent.last >= last) return false;
  const int name = doc.actor_at[from];
  const std::uint32_t named = name >= 0 ? doc.actors[static_cast<std::size_t>(name)].extent.last : 0;
  std::uint32_t next = std::max(people.extent.last, named);
  // "a guard and two civilians"
  while (next < last && doc.people_at[next] >= 0 && doc.has_proclitic(next, token::kWa))
    next = doc.people[static_cast<std::size_t>(doc.people_at[next])].extent.last;
  if (next >= last) return false;
  const bool ends = doc.token(next).kind == token::Kind::punctuation || doc.time_at[next] >= 0 ||
                    doc.with(next, &WordInfo::preposition) || doc.with(next, &WordInfo::link) ||
                    doc.has_proclitic(next, token::kBi | token::kWa | token::kFa);
  if (!ends || doc.people_at[next] >= 0) return false;
  for (std::uint32_t k = next; k < std::min(next + 14, last); ++k) {
    if (doc.is_punctuation(k, '.') || doc.is_punctuation(k, ',') || doc.only_finite_verb(k)) return true;
    if (doc.people_at[k] < 0 || doc.place_at[k] >= 0) continue;
    const mention::People& other = doc.people[static_cast<std::size_t>(doc.people_at[k])];
    if (!led(doc, other.extent.first)) return false;
    k = other.extent.last - 1;
  }
  return true;
}

int who_did_it(const Document& doc, const Trigger& t, std::uint32_t last) {
  if (!t.finite || t.passive || t.plural_subject || !t.harm || t.harm_on == mention::HarmOn::subject) return -1;
  if (t.enclitic != token::Enclitic::none || t.last >= last) return -1;
  const auto accusative = [&](const mention::People& people) {
    const std::string_view code = doc.code(people.head);
    return code.size() > 3 && (code.ends_with('A') || code.ends_with("yn"));
  };
  const int subject = doc.people_at[t.last];
  if (subject < 0) return -1;
  const mention::People& one = doc.people[static_cast<std::size_t>(subject)];
  if (one.extent.first != t.last || one.harm || one.counted || accusative(one)) return -1;
  for (std::uint32_t k = one.extent.last; k < std::min(one.extent.last + 9, last); ++k) {
    if (doc.token(k).kind == token::Kind::punctuation || doc.only_finite_verb(k)) return -1;
    if (doc.people_at[k] < 0 || doc.place_at[k] >= 0) continue;
    const mention::People& other = doc.people[static_cast<std::size_t>(doc.people_at[k])];
    return !led(doc, other.extent.first) && (other.counted || accusative(other)) ? subject : -1;
  }
  return -1;
}

// A word whose letters may be a noun of act or harm.
static bool act_noun(const Document& doc, std::uint32_t i) {
  const auto all = doc.readings(i);
  return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    const WordInfo& info = doc.lexicon->of(a.record);
    const bool noun = a.features.form == Form::masdar || a.features.form == Form::base;
    return noun && (info.act || info.harm) && info.person == Person::none;
  });
}

bool announced(const Document& doc, std::uint32_t i, std::uint32_t first) {
  if (i == first || !act_noun(doc, i)) return false;
  if (doc.has_proclitic(i, token::kWa)) return announced(doc, i - 1, first);  // "the killing and wounding of"
  const int name = doc.actor_at[i - 1];
  const int s = doc.source_at[name >= 0 ? doc.actors[static_cast<std::size_t>(name)].extent.first : i - 1];
  if (s < 0 || doc.source_at[i] == s) return false;
  const mention::Source& source = doc.sources[static_cast<std::size_t>(s)];
  return source.verb >= first && source.verb < source.extent.first;
}

bool noun_place(const Document& doc, std::uint32_t i, std::uint32_t first) {
  if (i == first) return false;
  if (announced(doc, i, first)) return true;
  if (doc.phrase(i - 1)) return false;
  if (doc.with(i - 1, &WordInfo::preposition)) return true;
  // "bEdmA", "EndmA" open a clause with a verb, and so does "since, for".
  return doc.value(i - 1, &WordInfo::link) == mention::Link::cause && !doc.code(i - 1).ends_with("mA") &&
         !glossed(doc, i - 1, "clause");
}

bool any_word(const Document& doc, std::uint32_t token) {
  const std::string_view code = doc.code(token);
  return code == "Ay" || code == "Ayp" || code == "bAy" || code == "lAy" || code == "bAyp" || code == "lAyp" ||
         code == "wAy";
}

bool in_reply(const Document& doc, const Trigger& t, std::uint32_t first, std::uint32_t last) {
  if (t.finite) return false;
  for (std::uint32_t k = t.first; k > first && t.first - k < 4; --k) {
    if (doc.is_punctuation(k - 1, ',')) return false;
    if (!phrase_glossed(doc, k - 1, "reply")) continue;
    return !time_behind(doc, t.last, last, 8);
  }
  return false;
}

bool moves_the_hurt(const Document& doc, std::uint32_t from, std::uint32_t last) {
  for (std::uint32_t i = from; i < std::min(from + 4, last); ++i) {
    if (doc.place_at[i] >= 0 || doc.is_punctuation(i, ',')) return false;
    if (doc.value(i, &WordInfo::harm) && doc.value(i, &WordInfo::person) != Person::none) return true;
    if (const std::uint16_t act = doc.value(i, &WordInfo::act); act && doc.lexicon->act(act).mode == mention::Mode::body)
      return true;
    const int p = doc.people_at[i];
    if (p >= 0) return doc.people[static_cast<std::size_t>(p)].harm != 0;
  }
  return false;
}

std::optional<Trigger> grip(const Document& doc, std::uint32_t phrase, std::uint32_t first, std::uint32_t last) {
  const bool by_hand = phrase_glossed(doc, phrase, "by hand");  // with people before it: killed by
  if (!by_hand && !phrase_glossed(doc, phrase, "grip")) return std::nullopt;
  const mention::Match& match = doc.matches[static_cast<std::size_t>(doc.match_at[phrase])];
  if (match.first != phrase || match.last >= last) return std::nullopt;
  if (!armed(doc, match.last)) return std::nullopt;  // "the ball fell into the hands of the keeper"
  std::uint32_t verb = phrase;
  while (verb > first && phrase - verb < 14 && !falls(doc, verb)) --verb;
  if (!falls(doc, verb)) return std::nullopt;
  // "the areas that have come under the control of": which areas they are, no news.
  if (verb > first && doc.value(verb - 1, &WordInfo::reference) == Reference::relative) return std::nullopt;
  bool taken = false, held = false;
  const auto look = [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i < to && !taken && !held; ++i) {
      if (doc.value(i, &WordInfo::site) == mention::Site::vehicle || doc.with(i, &WordInfo::weapon)) return;  // booty
      taken = ground(doc, i), held = !taken && anybody(doc, i);
    }
  };
  look(verb + 1, phrase);
  if (!taken && !held) look(verb - std::min(verb - first, 7U), verb);  // the subject stands before its verb
  if (!taken && (!held || by_hand)) return std::nullopt;
  Trigger t;
  t.first = match.first, t.last = match.last;
  t.act = doc.lexicon->act_number(taken ? "capture" : "arrest");
  if (held) {
    t.harm = static_cast<std::uint8_t>(HarmKind::captured) + 1;
    t.harm_on = mention::HarmOn::subject;
  }
  return t;
}

// "I shall order" is no news style, and many a name is spelled like it ("sAmr").
static bool i_alone(const token::Analysis& a) {
  return a.features.person == 1 && a.features.number == knowledge::Number::singular;
}

bool future_verb(const Document& doc, std::uint32_t verb, std::uint32_t first) {
  const auto all = doc.readings(verb);
  // "qd AwDH": many a perfect is spelled like "I make clear".
  const bool perfect =
      std::any_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.features.form == Form::perfect; });
  const bool may = !perfect && verb > first && doc.value(verb - 1, &WordInfo::role) == Role::qad;
  for (const token::Analysis& a : all)
    if ((may || a.has(token::kSa)) && a.features.form == knowledge::Form::imperfect && !i_alone(a)) return true;
  return false;
}

}  // namespace marsad::event
