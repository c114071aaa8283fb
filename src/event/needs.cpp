// What a word needs near it before it counts as an act.
#include <algorithm>

#include "trigger.hpp"

namespace marsad::event {

bool glossed(const Document& doc, std::uint32_t i, std::string_view gloss) {
  if (doc.phrase(i))
    return doc.lexicon->store().field(doc.matches[static_cast<std::size_t>(doc.match_at[i])].lexicon, "gloss") == gloss;
  const auto readings = doc.readings(i);
  return std::any_of(readings.begin(), readings.end(), [&](const token::Analysis& a) {
    return a.record != knowledge::kNone && doc.lexicon->store().field(a.record, "gloss") == gloss;
  });
}

namespace {

using mention::Need;
using mention::Person;
using mention::Role;
using mention::Site;
using mention::WeaponClass;
using mention::WordInfo;

// The window around a trigger that lies in its sentence.
struct Window {
  const Document& doc;
  std::uint32_t begin, first, last, end;

  Window(const Document& d, std::uint32_t f, std::uint32_t l) : doc(d), first(f), last(l) {
    const token::Sentence& s = doc.tokens->sentences[doc.sentence_of(f)];
    begin = s.first, end = s.last;
  }
  template <typename Test>
  bool after(std::uint32_t distance, Test test) const {
    for (std::uint32_t i = last; i < std::min(end, last + distance); ++i)
      if (test(i)) return true;
    return false;
  }
  template <typename Test>
  bool before(std::uint32_t distance, Test test) const {
    for (std::uint32_t i = first; i > begin && first - i < distance; --i)
      if (test(i - 1)) return true;
    return false;
  }
  template <typename Test>
  bool near(std::uint32_t ahead, std::uint32_t back, Test test) const {
    return after(ahead, test) || before(back, test);
  }
  template <typename Test>
  bool sentence(Test test) const {
    for (std::uint32_t i = begin; i < end; ++i)
      if ((i < first || i >= last) && test(i)) return true;
    return false;
  }
};

WeaponClass weapon_class(const Document& doc, std::uint32_t i) {
  return doc.lexicon->weapon(doc.value(i, &WordInfo::weapon)).cls;
}

bool armed(const Document& doc, std::uint32_t i) {
  if (doc.actor_at[i] >= 0) {
    const mention::Actor& actor = doc.actors[static_cast<std::size_t>(doc.actor_at[i])];
    if (!actor.source_only && !actor.civilian) return true;
  }
  const Person p = doc.value(i, &WordInfo::person);
  if (p == Person::fighter || p == Person::attacker || p == Person::officer || p == Person::soldier) return true;
  const WeaponClass c = weapon_class(doc, i);
  return c != WeaponClass::none && c != WeaponClass::bulldozer && c != WeaponClass::fire;
}

bool person(const Document& doc, std::uint32_t i) {
  return doc.people_at[i] >= 0 || doc.value(i, &WordInfo::person) != Person::none;
}

bool place_or_post(const Document& doc, std::uint32_t i) {
  if (doc.place_at[i] >= 0) return true;
  return doc.value(i, &WordInfo::site) == Site::military || doc.value(i, &WordInfo::place) != mention::PlaceNoun::none;
}

bool explosive(WeaponClass c) {
  return c == WeaponClass::ied || c == WeaponClass::explosives || c == WeaponClass::artillery || c == WeaponClass::missile ||
         c == WeaponClass::munition || c == WeaponClass::grenade || c == WeaponClass::suicide;
}

bool fire(const Document& doc, std::uint32_t i) {
  const WeaponClass c = weapon_class(doc, i);
  if (c == WeaponClass::light || c == WeaponClass::artillery || c == WeaponClass::missile) return true;
  return glossed(doc, i, "fire");
}

bool act_mode(const Document& doc, std::uint32_t i, std::initializer_list<mention::Mode> modes) {
  const std::uint16_t act = doc.value(i, &WordInfo::act);
  if (!act) return false;
  const mention::Mode mode = doc.lexicon->act(act).mode;
  return std::find(modes.begin(), modes.end(), mode) != modes.end();
}

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

// "a force", "units", of nobody's name: what is sent or posted somewhere.
bool troops(const Document& doc, std::uint32_t i) {
  const mention::Group g = doc.value(i, &WordInfo::group);
  return (g == mention::Group::force || g == mention::Group::unit) && doc.actor_at[i] < 0 && !doc.definite(i) &&
         !doc.has_proclitic(i, token::kLi) && doc.people_at[i] < 0;
}

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
  // "dispersed a gathering with truncheons"
  return subdued && w.after(5, [&](std::uint32_t i) { return act_mode(doc, i, {mention::Mode::crowd}); });
}

// A march and a drone are one word: where anything is fired, flown or shot down the drone is meant. "the march of the
// return", "the career of the player", "the peace process" are names of what goes on.
bool march(const Window& w) {
  const Document& doc = w.doc;
  if (doc.definite(w.first) || (w.last < w.end && doc.definite(w.last))) return false;
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
  return held && !w.sentence(war) &&
         (rally(w) || w.near(10, 10, [&](std::uint32_t i) { return crowd(doc, i) || angry(doc, i); }));
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
  if (!doc.has_proclitic(w.first, token::kBi) && !preposition(doc, w.first - 1, mention::Preposition::on)) return false;
  return w.before(6, [&](std::uint32_t i) { return protester(doc, i); });
}

bool role(const Document& doc, std::uint32_t i, Role r) { return doc.value(i, &WordInfo::role) == r; }

// What fire brigades, doctors and referees bring under control: "control over the blaze, the situation".
bool no_ground(const Document& doc, std::uint32_t i) {
  const Role r = doc.value(i, &WordInfo::role);
  return doc.place_at[i] < 0 && (r == Role::accident || r == Role::disaster || r == Role::calm || glossed(doc, i, "fire"));
}

// "entered the town and took control of it": the pronoun stands for a place told before.
bool ground_told(const Window& w) {
  if (w.last >= w.end || w.first == w.begin) return false;
  const token::Analysis* on = w.doc.reading(w.last, &WordInfo::preposition);
  if (!on || on->enclitic == token::Enclitic::none ||
      w.doc.value(w.last, &WordInfo::preposition) != mention::Preposition::on)
    return false;
  return w.before(14, [&](std::uint32_t i) { return w.doc.place_at[i] >= 0; });
}

// A place or a post stands near, and nothing before it that is no ground.
bool ground_after(const Window& w, std::uint32_t distance) {
  if (ground_told(w)) return true;
  for (std::uint32_t i = w.last; i < std::min(w.end, w.last + distance); ++i) {
    if (no_ground(w.doc, i)) return false;
    if (place_or_post(w.doc, i)) return true;
  }
  return false;
}

bool road(const Document& doc, std::uint32_t i) {
  const mention::PlaceNoun noun = doc.value(i, &WordInfo::place);
  if (noun == mention::PlaceNoun::road || noun == mention::PlaceNoun::street) return true;
  return doc.place_at[i] >= 0 && doc.places[static_cast<std::size_t>(doc.place_at[i])].noun == mention::PlaceNoun::road;
}

}  // namespace

bool many_unarmed(const Document& doc, std::uint32_t i) { return folk(doc, i); }

bool protest_sign(const Document& doc, std::uint32_t i) { return angry(doc, i); }

bool need_met(const Document& doc, Need need, std::uint32_t first, std::uint32_t last) {
  const Window w(doc, first, last);
  const auto is_armed = [&](std::uint32_t i) { return armed(doc, i); };
  const auto is_person = [&](std::uint32_t i) { return person(doc, i); };
  const auto is_weapon = [&](std::uint32_t i) { return weapon_class(doc, i) != WeaponClass::none; };
  const auto has_harm = [&](std::uint32_t i) { return doc.value(i, &WordInfo::harm) != 0; };
  switch (need) {
    case Need::none: return true;
    case Need::armed: return w.sentence(is_armed);
    case Need::strike:
      return w.near(8, 6, is_weapon) || w.after(8, [&](std::uint32_t i) {
        return doc.actor_at[i] >= 0 && !doc.actors[static_cast<std::size_t>(doc.actor_at[i])].source_only;
      });
    case Need::weapon: return w.near(12, 8, is_weapon);
    case Need::fire: return w.after(14, [&](std::uint32_t i) { return fire(doc, i); });
    case Need::device:
      return w.near(9, 5, is_weapon) || w.sentence(has_harm) ||
             w.sentence([&](std::uint32_t i) { return doc.place_at[i] >= 0; });
    case Need::stones: return w.near(12, 8, [&](std::uint32_t i) { return weapon_class(doc, i) == WeaponClass::stones; });
    case Need::person: return w.near(7, 3, is_person) || w.after(4, [&](std::uint32_t i) { return doc.actor_at[i] >= 0; });
    case Need::found: return w.near(10, 10, [&](std::uint32_t i) { return role(doc, i, Role::found); });
    case Need::agent: return w.sentence(is_armed);
    case Need::death:
      return w.sentence(is_weapon) || w.sentence([&](std::uint32_t i) {
        return act_mode(doc, i, {mention::Mode::strike, mention::Mode::blast, mention::Mode::fight, mention::Mode::assault});
      });
    case Need::violence:
      return w.sentence(has_harm) || w.sentence(is_weapon) || w.sentence([&](std::uint32_t i) {
        return act_mode(doc, i,
                        {mention::Mode::strike, mention::Mode::blast, mention::Mode::fight, mention::Mode::assault,
                         mention::Mode::detain});
      });
    case Need::fighters:
      return w.after(7, [&](std::uint32_t i) {
        if (doc.people_at[i] < 0) return false;
        const auto& p = doc.people[static_cast<std::size_t>(doc.people_at[i])];
        return p.kind == Person::fighter || p.kind == Person::officer || p.kind == Person::soldier || p.harm || p.owner >= 0;
      });
    case Need::object_place: return ground_after(w, 12);
    case Need::taken: {
      if (!ground_after(w, 7)) return false;
      if (first == w.begin) return true;
      // "areas of control", "under the control": a state, no act.
      const std::uint32_t p = first - 1;
      if (doc.value(p, &WordInfo::place) != mention::PlaceNoun::none || doc.value(p, &WordInfo::site) != Site::none)
        return false;
      if (doc.has_proclitic(first, token::kLi) || doc.value(p, &WordInfo::preposition) == mention::Preposition::in)
        return false;
      return true;
    }
    case Need::crowd:
      if (glossed(doc, first, "march")) return march(w);
      if (glossed(doc, first, "strikes") && w.after(8, [&](std::uint32_t i) { return glossed(doc, i, "food"); }))
        return false;                     // a hunger strike fills no street
      if (glossed(doc, first, "quells"))  // a demonstration, not freedoms or an opinion
        return w.after(4, [&](std::uint32_t i) { return protester(doc, i) || act_mode(doc, i, {mention::Mode::crowd}); });
      return w.sentence([&](std::uint32_t i) { return crowd(doc, i); }) || rally(w) || march_behind(w);
    case Need::deal:
      return w.near(10, 10, [&](std::uint32_t i) { return role(doc, i, Role::deal_done); }) &&
             !w.before(3, [&](std::uint32_t i) { return role(doc, i, Role::breach) || role(doc, i, Role::accident); });
    case Need::explosive_object: return w.near(9, 4, [&](std::uint32_t i) { return explosive(weapon_class(doc, i)); });
    case Need::air_object:
      return w.near(8, 5, [&](std::uint32_t i) {
        const WeaponClass c = weapon_class(doc, i);
        return c == WeaponClass::drone || c == WeaponClass::missile || c == WeaponClass::air ||
               doc.lexicon->weapon(doc.value(i, &WordInfo::weapon)).id == "rocket";
      });
    case Need::people:
      return w.near(7, 5, [&](std::uint32_t i) {
        return doc.people_at[i] >= 0 && doc.people[static_cast<std::size_t>(doc.people_at[i])].counted;
      });
    case Need::moves:
      return w.near(5, 5, [&](std::uint32_t i) {
        const token::Analysis* a = doc.reading(i, &WordInfo::role);
        return a && role(doc, i, Role::moves) && a->features.form != knowledge::Form::masdar;
      });
    case Need::reinforce:
      return w.after(6, [&](std::uint32_t i) {
        const std::uint16_t act = doc.value(i, &WordInfo::act);
        if (troops(doc, i)) return true;
        if (!act || act != doc.lexicon->act_number("reinforcement")) return false;
        const token::Analysis* a = doc.reading(i, &WordInfo::act);
        return doc.phrase(i) || (a && a->features.pos != knowledge::Pos::verb);
      });
    case Need::base:
      return w.after(6, [&](std::uint32_t i) {
        return doc.value(i, &WordInfo::site) == Site::military ||
               doc.value(i, &WordInfo::place) == mention::PlaceNoun::base ||
               doc.value(i, &WordInfo::place) == mention::PlaceNoun::checkpoint;
      });
    case Need::dissolve:
      return w.after(4, [&](std::uint32_t i) { return doc.value(i, &WordInfo::reference) == mention::Reference::same; });
    case Need::leavers: return w.after(5, is_person);
    case Need::captives:
      return w.after(9, [&](std::uint32_t i) { return glossed(doc, i, "captive") || glossed(doc, i, "hostage"); });
    case Need::arms:
      return w.near(9, 4, [&](std::uint32_t i) {
        return explosive(weapon_class(doc, i)) || weapon_class(doc, i) == WeaponClass::light || glossed(doc, i, "arms");
      });
    case Need::fighters_before: return w.before(12, is_armed);
    case Need::base_object:
      return w.after(4, [&](std::uint32_t i) {
        return doc.value(i, &WordInfo::site) == Site::military || doc.value(i, &WordInfo::place) == mention::PlaceNoun::base;
      });
    case Need::road_cut:  // people right beside the verb, a road behind, and what they are angry about or set on fire
      return w.after(9, [&](std::uint32_t i) { return road(doc, i); }) && w.near(4, 4, [&](std::uint32_t i) {
        return doc.value(i, &WordInfo::person) == Person::protester || (person(doc, i) && !armed(doc, i)) ||
               doc.value(i, &WordInfo::group) == mention::Group::tribe;
      }) && w.sentence([&](std::uint32_t i) {
        return (!person(doc, i) && crowd(doc, i)) || act_mode(doc, i, {mention::Mode::property, mention::Mode::riotous});
      });
    case Need::tyres: return w.after(5, [&](std::uint32_t i) { return role(doc, i, Role::tyre); });
    case Need::hostage: return w.after(7, [&](std::uint32_t i) { return glossed(doc, i, "hostage"); });
    case Need::ambush: return w.after(3, [&](std::uint32_t i) { return act_mode(doc, i, {mention::Mode::assault}); });
    case Need::shells:  // what falls is a shell: it stands right behind, a number may lead it
      return w.after(3, [&](std::uint32_t i) {
        const WeaponClass c = weapon_class(doc, i);
        return c == WeaponClass::artillery || c == WeaponClass::missile || c == WeaponClass::munition;
      });
    case Need::protester:
      return w.after(3, [&](std::uint32_t i) { return protester(doc, i); }) ||
             w.after(6, [&](std::uint32_t i) { return banner(doc, i); }) || they_go(w) || they_shout(w) ||
             deed_of_protesters(w);
    case Need::groups:  // many on a side, not two men who quarrel
      return w.near(10, 6, [&](std::uint32_t i) {
        if (doc.value(i, &WordInfo::group) != mention::Group::none || doc.value(i, &WordInfo::person) == Person::group)
          return true;
        const int p = doc.people_at[i];
        return p >= 0 &&
               (doc.people[static_cast<std::size_t>(p)].vague || doc.people[static_cast<std::size_t>(p)].plural_bare);
      });
    case Need::self:
      return w.after(12, [&](std::uint32_t i) {
        const token::Analysis* a = doc.reading(i, &WordInfo::reference);
        return a && a->enclitic != token::Enclitic::none && doc.value(i, &WordInfo::reference) == mention::Reference::same;
      });
    case Need::done:
      return !w.before(6, [&](std::uint32_t i) { return doc.value(i, &WordInfo::modal) == mention::Modal::avoid; });
  }
  return true;
}

}  // namespace marsad::event
