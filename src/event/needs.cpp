// What a word needs near it before it counts as an act.
#include <algorithm>

#include "window.hpp"

namespace marsad::event {

using mention::Need;
using mention::Person;
using mention::Role;
using mention::Site;
using mention::WeaponClass;
using mention::WordInfo;

bool glossed(const Document& doc, std::uint32_t i, std::string_view gloss) { return doc.glossed(i, gloss); }

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

bool act_mode(const Document& doc, std::uint32_t i, std::initializer_list<mention::Mode> modes) {
  const std::uint16_t act = doc.value(i, &WordInfo::act);
  if (!act) return false;
  const mention::Mode mode = doc.lexicon->act(act).mode;
  return std::find(modes.begin(), modes.end(), mode) != modes.end();
}

namespace {

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

// "that X fired": a pronoun hangs on the verb.
bool takes_object(const Document& doc, std::uint32_t verb) {
  const auto all = doc.readings(verb);
  return std::any_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.enclitic != token::Enclitic::none; });
}

// "a force", "units", of nobody's name: what is sent or posted somewhere.
bool troops(const Document& doc, std::uint32_t i) {
  const mention::Group g = doc.value(i, &WordInfo::group);
  return (g == mention::Group::force || g == mention::Group::unit) && doc.actor_at[i] < 0 && !doc.definite(i) &&
         !doc.has_proclitic(i, token::kLi) && doc.people_at[i] < 0;
}

// "its forces", "its men": those of whoever sends them.
bool own_troops(const Document& doc, std::uint32_t i) {
  const token::Analysis* group = doc.reading(i, &WordInfo::group);
  if (group && group->enclitic != token::Enclitic::none) {
    const mention::Group g = doc.value(i, &WordInfo::group);
    return g == mention::Group::force || g == mention::Group::unit;
  }
  const token::Analysis* man = doc.reading(i, &WordInfo::person);
  return man && man->enclitic != token::Enclitic::none && doc.value(i, &WordInfo::person) == Person::fighter;
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
    case Need::weapon:
      return w.near(12, 8, is_weapon) ||
             (glossed(doc, first, "destroy") && w.after(8, [&](std::uint32_t i) { return glossed(doc, i, "cache"); }));
    case Need::fire:  // "shells that were fired at X": the verb hangs on them; not where they were shot down
      return w.after(14, [&](std::uint32_t i) { return fire(doc, i); }) ||
             (!takes_object(doc, first) && w.before(2, [&](std::uint32_t i) { return fire(doc, i) && !doc.definite(i); }) &&
              !w.before(8, [&](std::uint32_t i) { return act_mode(doc, i, {mention::Mode::disrupt}); }));
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
        return p.kind == Person::fighter || p.kind == Person::officer || p.kind == Person::soldier || p.harm ||
               p.owner >= 0 || (p.kind == Person::attacker && p.counted);
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
    case Need::crowd: return crowd_met(w);
    case Need::deal:
      return w.near(10, 10, [&](std::uint32_t i) { return role(doc, i, Role::deal_done); }) &&
             !w.before(3, [&](std::uint32_t i) { return role(doc, i, Role::breach) || role(doc, i, Role::accident); });
    case Need::explosive_object: return w.near(9, 4, [&](std::uint32_t i) { return explosive(weapon_class(doc, i)); });
    case Need::air_object:
      return w.near(14, 5, [&](std::uint32_t i) {
        const WeaponClass c = weapon_class(doc, i);
        return c == WeaponClass::drone || c == WeaponClass::missile || c == WeaponClass::air ||
               doc.lexicon->weapon(doc.value(i, &WordInfo::weapon)).id == "rocket";
      });
    case Need::people:
      return w.after(6, [&](std::uint32_t i) { return glossed(doc, i, "displaced"); }) || w.near(7, 5, [&](std::uint32_t i) {
        return doc.people_at[i] >= 0 && doc.people[static_cast<std::size_t>(doc.people_at[i])].counted;
      });
    case Need::moves:
      return w.near(5, 5, [&](std::uint32_t i) {
        const token::Analysis* a = doc.reading(i, &WordInfo::role);
        // "the arrival of reinforcements" opens a headline or what a source says
        return a && role(doc, i, Role::moves) && ((a->features.form != knowledge::Form::masdar || i + 1 == first));
      });
    case Need::reinforce:
      return w.after(6, [&](std::uint32_t i) {
        const std::uint16_t act = doc.value(i, &WordInfo::act);
        if (troops(doc, i) || own_troops(doc, i)) return true;
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
      return w.after(14, [&](std::uint32_t i) {
        return glossed(doc, i, "captive") || glossed(doc, i, "hostage") || act_mode(doc, i, {mention::Mode::body});
      });
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
    case Need::protester: return protester_met(w);
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
