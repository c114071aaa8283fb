// Crowds that no word calls a protest: many people, where they go, what they hold up, shout and stand for.
#include "window.hpp"

namespace marsad::event {

using mention::Need;
using mention::Person;
using mention::Role;
using mention::WeaponClass;
using mention::WordInfo;

bool protester(const Document& doc, std::uint32_t i) {
  if (doc.value(i, &WordInfo::person) == Person::protester) return true;
  // "tens of thousands of the demonstrators": from the first word on
  if (doc.people_at[i] >= 0 && doc.people[static_cast<std::size_t>(doc.people_at[i])].kind == Person::protester) return true;
  return doc.actor_at[i] >= 0 && doc.actors[static_cast<std::size_t>(doc.actor_at[i])].id == "generic-protesters";
}

bool crowd(const Document& doc, std::uint32_t i) {
  if (protester(doc, i)) return true;
  // "the city" may be read as "the condemning one"
  const bool place = doc.value(i, &WordInfo::place) != mention::PlaceNoun::none;
  const mention::Speech s = place ? mention::Speech::none : doc.value(i, &WordInfo::speech);
  if (s == mention::Speech::demand || s == mention::Speech::condemn) return true;
  const std::uint16_t act = doc.value(i, &WordInfo::act);
  if (!act || doc.lexicon->act(act).mode != mention::Mode::crowd) return false;
  // Words that themselves need a crowd, demonstrators or a road prove none.
  for (const token::Analysis& a : doc.readings(i))
    if (doc.lexicon->of(a.record).act == act) return doc.lexicon->of(a.record).needs == Need::none || doc.phrase(i);
  return true;
}

namespace {

// Many people who are no force: "the residents", "dozens of students", "hundreds".
bool folk(const Document& doc, std::uint32_t i) {
  const auto unarmed = [](Person p) {
    return p == Person::civilian || p == Person::person || p == Person::child || p == Person::woman || p == Person::group ||
           p == Person::protester;
  };
  if (doc.actor_at[i] >= 0) {
    const mention::Actor& actor = doc.actors[static_cast<std::size_t>(doc.actor_at[i])];
    if (actor.kind == "protesters") return actor.id != "generic-activists";
  }
  if (glossed(doc, i, "mass")) return true;
  constexpr std::int64_t kMany = 10;
  if (doc.people_at[i] >= 0) {
    const mention::People& people = doc.people[static_cast<std::size_t>(doc.people_at[i])];
    return unarmed(people.kind) && !people.harm && (people.plural_bare || people.vague || people.min >= kMany);
  }
  if (doc.count_at[i] < 0) return false;
  const mention::Count& count = doc.counts[static_cast<std::size_t>(doc.count_at[i])];
  if (!count.vague || count.use != mention::Count::Use::open || count.extent.last >= doc.size()) return false;
  // "thousands of shells", "a number of soldiers": what is counted must be people who are no force, or stay unsaid.
  const auto from = [&](std::uint32_t k) { return doc.value(k, &WordInfo::preposition) == mention::Preposition::from; };
  const bool next = from(count.extent.last), of = next || from(count.extent.last - 1);
  const std::uint32_t who = count.extent.last + next;
  if (who >= doc.size() || armed(doc, who)) return false;
  return of || (count.min >= kMany && (doc.definite(count.extent.first) || person(doc, who)));
}

// A slogan or a banner that is held up: "under the slogan" is a motto.
bool banner(const Document& doc, std::uint32_t i) {
  if (doc.phrase(i) || !glossed(doc, i, "banner")) return false;
  const auto readings = doc.readings(i);
  return std::any_of(readings.begin(), readings.end(),
                     [](const token::Analysis& a) { return a.features.number == knowledge::Number::plural; });
}

bool angry(const Document& doc, std::uint32_t i) { return banner(doc, i) || glossed(doc, i, "cause"); }

bool preposition(const Document& doc, std::uint32_t i, mention::Preposition p) {
  return doc.value(i, &WordInfo::preposition) == p;
}

// "to the streets"; what drives people out of their houses may also be an earthquake or joy.
bool to_the_street(const Window& w) {
  const Document& doc = w.doc;
  return w.after(10, [&](std::uint32_t i) {
    const mention::PlaceNoun noun = doc.value(i, &WordInfo::place);
    return (noun == mention::PlaceNoun::street || noun == mention::PlaceNoun::square) && doc.definite(i) &&
           preposition(doc, i - 1, mention::Preposition::to);
  }) && !w.sentence([&](std::uint32_t i) {
    const Role r = doc.value(i, &WordInfo::role);
    return r == Role::disaster || r == Role::accident || glossed(doc, i, "joy");
  });
}

// "before the ministry, opposite the embassy".
bool facing_a_seat(const Window& w) {
  const Document& doc = w.doc;
  return w.after(10, [&](std::uint32_t i) {
    return doc.value(i, &WordInfo::source) == mention::SourceKind::official || glossed(doc, i, "seat");
  }) && w.after(10, [&](std::uint32_t i) {
    if (!glossed(doc, i, "facing")) return false;
    const auto seat = [&](std::uint32_t k) {
      return k < w.end && (doc.value(k, &WordInfo::source) == mention::SourceKind::official || glossed(doc, k, "seat"));
    };
    return seat(i + 1) || seat(i + 2);
  });
}

// "the march toured the city": the verb of the crowd and the march itself.
bool march_behind(const Window& w) {
  return w.after(2, [&](std::uint32_t i) { return glossed(w.doc, i, "march"); }) && !w.sentence([&](std::uint32_t i) {
    return act_mode(w.doc, i, {mention::Mode::strike, mention::Mode::blast, mention::Mode::disrupt});
  });
}

// People in the street who want something, without a word that says protest.
bool rally(const Window& w) {
  const Document& doc = w.doc;
  const auto is_folk = [&](std::uint32_t i) { return folk(doc, i); };
  const bool subdued = w.sentence([&](std::uint32_t i) { return weapon_class(doc, i) == WeaponClass::crowd; });
  if (w.after(14, [&](std::uint32_t i) { return banner(doc, i); })) return true;
  if (w.near(6, 8, is_folk) &&
      (w.sentence([&](std::uint32_t i) { return angry(doc, i); }) || to_the_street(w) || facing_a_seat(w) || subdued ||
       w.after(8, [&](std::uint32_t i) { return preposition(doc, i, mention::Preposition::against); })))
    return true;
  const auto readings = doc.readings(w.first);
  const bool noun = std::any_of(readings.begin(), readings.end(),
                                [](const token::Analysis& a) { return a.features.form == knowledge::Form::base; });
  // "a strike in solidarity with", "dozens held a vigil"
  if (noun && w.after(6, [&](std::uint32_t i) { return glossed(doc, i, "cause"); })) return true;
  if (glossed(doc, w.first, "vigil") && w.before(8, [&](std::uint32_t i) { return doc.with(i, &WordInfo::carry); }))
    return true;
  // "dispersed a gathering with truncheons"
  return subdued && w.after(5, [&](std::uint32_t i) { return act_mode(doc, i, {mention::Mode::crowd}); });
}

// "marches that Algiers and Oran saw": a verb that carries the act, "which" hangs on it, and a town behind it.
bool seen_by_towns(const Window& w) {
  if (w.last + 1 >= w.end || w.doc.place_at[w.last + 1] < 0) return false;
  const token::Analysis* verb = w.doc.reading(w.last, &WordInfo::carry);
  return verb && verb->enclitic != token::Enclitic::none;
}

// A march and a drone are one word: where anything is fired, flown or shot down the drone is meant. "the march of the
// return", "the career of the player", "the peace process" are names of what goes on.
bool march(const Window& w) {
  const Document& doc = w.doc;
  if (w.last < w.end && doc.definite(w.last) && !doc.definite(w.first)) return false;
  if (doc.definite(w.first) && !(w.first > w.begin && act_mode(doc, w.first - 1, {mention::Mode::crowd}))) return false;
  const auto war = [&](std::uint32_t i) {
    if (doc.place_at[i] >= 0) return false;  // "ram" in Ramallah may be read as "thrower"
    return weapon_class(doc, i) != WeaponClass::none || doc.value(i, &WordInfo::act) == doc.lexicon->act_number("target") ||
           act_mode(doc, i, {mention::Mode::strike, mention::Mode::blast, mention::Mode::fight, mention::Mode::disrupt});
  };
  // what is said of marches: they are held, they go out, people are in them
  const bool held =
      (w.first > w.begin && preposition(doc, w.first - 1, mention::Preposition::in)) || w.near(4, 6, [&](std::uint32_t i) {
        return doc.with(i, &WordInfo::carry) || act_mode(doc, i, {mention::Mode::crowd});
      });
  const bool during = w.first > w.begin && doc.value(w.first - 1, &WordInfo::link) == mention::Link::time;
  if (!(held || during) || w.sentence(war)) return false;
  if (seen_by_towns(w)) return true;
  const bool flown = (w.last < w.end && doc.with(w.last, &WordInfo::nationality)) ||
                     w.near(5, 5, [&](std::uint32_t i) { return glossed(doc, i, "flies"); });
  const auto told = [&](std::uint32_t i) { return doc.with(i, &WordInfo::carry) != nullptr; };
  if (!flown && (during || w.near(2, 6, told))) return true;
  return rally(w) || w.near(10, 10, [&](std::uint32_t i) {
    const mention::PlaceNoun noun = doc.value(i, &WordInfo::place);
    return crowd(doc, i) || angry(doc, i) || noun == mention::PlaceNoun::street || noun == mention::PlaceNoun::square;
  });
}

// "the residents poured into the streets demanding": a verb of going, many who go, and a sign of protest.
bool they_go(const Window& w) {
  const Document& doc = w.doc;
  if (!glossed(doc, w.first, "goes") || !w.after(4, [&](std::uint32_t i) { return folk(doc, i); })) return false;
  return to_the_street(w) || w.sentence([&](std::uint32_t i) { return crowd(doc, i) || angry(doc, i); });
}

// "more than a thousand people repeated «death to»".
bool they_shout(const Window& w) {
  const Document& doc = w.doc;
  return glossed(doc, w.first, "shouts") && w.after(5, [&](std::uint32_t i) { return folk(doc, i); }) &&
         w.after(9, [&](std::uint32_t i) {
           return doc.is_punctuation(i, '"') || preposition(doc, i, mention::Preposition::against);
         });
}

// "demonstrators went so far as to close the gate": the noun of their deed behind a verb that carries it.
bool deed_of_protesters(const Window& w) {
  const Document& doc = w.doc;
  const auto readings = doc.readings(w.first);
  const bool noun = std::any_of(readings.begin(), readings.end(),
                                [](const token::Analysis& a) { return a.features.form == knowledge::Form::masdar; });
  if (!noun || w.first == w.begin) return false;
  const bool goes_on =
      w.before(6, [&](std::uint32_t i) { return doc.value(i, &WordInfo::modal) == mention::Modal::continue_; });
  if (!goes_on && !doc.has_proclitic(w.first, token::kBi) && !preposition(doc, w.first - 1, mention::Preposition::on))
    return false;
  return w.before(6, [&](std::uint32_t i) { return protester(doc, i); });
}

}  // namespace

bool many_unarmed(const Document& doc, std::uint32_t i) { return folk(doc, i); }

bool protest_sign(const Document& doc, std::uint32_t i) { return angry(doc, i); }

bool crowd_met(const Window& w) {
  const Document& doc = w.doc;
  if (glossed(doc, w.first, "march")) return march(w);
  if (glossed(doc, w.first, "strikes") && w.after(8, [&](std::uint32_t i) { return glossed(doc, i, "food"); }))
    return false;                       // a hunger strike fills no street
  if (glossed(doc, w.first, "quells"))  // a demonstration, not freedoms or an opinion
    return w.after(4, [&](std::uint32_t i) { return protester(doc, i) || act_mode(doc, i, {mention::Mode::crowd}); });
  return w.sentence([&](std::uint32_t i) { return crowd(doc, i); }) || rally(w) || march_behind(w);
}

bool protester_met(const Window& w) {
  const Document& doc = w.doc;
  return w.after(3, [&](std::uint32_t i) { return protester(doc, i); }) ||
         w.after(6, [&](std::uint32_t i) { return banner(doc, i); }) || they_go(w) || they_shout(w) || deed_of_protesters(w);
}

}  // namespace marsad::event
