#include "seems.hpp"

#include <algorithm>

namespace marsad::event {
namespace {

using mention::Actor;
using mention::Mode;
using mention::Person;
using mention::WeaponClass;
using mention::WordInfo;

class Seems {
 public:
  Seems(const Document& doc, const Draft& draft) : doc_(doc), draft_(draft) {}

  // Acts whose word alone says something else than word and company. 0: none of these.
  std::uint16_t run(std::uint16_t a) const {
    const std::string_view id = doc_.lexicon->act(a).id;
    if (id == "target" && bombs_destroyed()) return act("defuse");
    if ((id == "blast" || id == "ied") && draft_.harm.empty() && foiled()) return act("defuse");
    if ((id == "target" || id == "airstrike" || id == "bombard") && shot_down()) return act("shootdown");
    if (id == "airstrike" && raid_on_foot()) return act("attack");
    if (id == "storm" && has(WeaponClass::suicide)) return act("suicide");
    if (id == "beating" && forces_attacked()) return act("attack");
    // "robbed a man and killed him", "burnt a car and wounded its driver": the person counts, not the thing.
    if (mode(a) == Mode::property && civilians_hurt()) return act("attack");
    if ((id == "shooting" || id == "bombard" || id == "shelling") && fire_both_ways()) return act("clash");
    if (id == "blast" && house_blown_up()) return act("looting");
    if (id == "attack" && (damaged_by_no_force() || only_burnt())) return act("looting");
    if (id == "arrest" && seized_by_nobody_known()) return act("abduction");
    if (id == "abduction" && led_away_by_the_state()) return act("arrest");
    // "abducted eleven miners and killed them": what was done to them in the end.
    if (id == "abduction" && civilians_killed()) return act("attack");
    // "foiled an attack with a car bomb", "foiled a bombing": the bomb never went off.
    if (id == "repel" && (has(WeaponClass::ied) || has(WeaponClass::suicide) || has(WeaponClass::explosives)) &&
        foiled_bombing())
      return act("defuse");
    return 0;
  }

 private:
  std::uint16_t act(std::string_view id) const { return doc_.lexicon->act_number(id); }
  Mode mode(std::uint16_t a) const { return doc_.lexicon->act(a).mode; }
  bool has(WeaponClass c) const { return has_weapon_of(doc_, draft_, c); }

  // "the air defences destroyed 44 drones", "37 drones, which the air force destroyed": what flies is what was hit.
  bool shot_down() const {
    if (!has(WeaponClass::drone) && !has(WeaponClass::missile) && !has(WeaponClass::air)) return false;
    return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
      return t.finite && t.act == draft_.act && destroys(t.first) && flyer_hit(t);
    });
  }

  // "destroyed 14 home-made bombs": counted bombs or mines right behind the verb are what was destroyed.
  bool bombs_destroyed() const {
    if (!draft_.harm.empty()) return false;
    return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
      if (t.act != draft_.act || !destroys(t.first)) return false;
      for (std::uint32_t k = t.last; k + 1 < std::min(t.last + 8, doc_.size()) && !doc_.is_punctuation(k, ','); ++k) {
        if (event::glossed(doc_, k, "cache")) return true;
        if (k > t.last + 3) continue;
        const WeaponClass c = doc_.lexicon->weapon(doc_.value(k + 1, &WordInfo::weapon)).cls;
        if (doc_.count_at[k] >= 0 && (c == WeaponClass::ied || c == WeaponClass::explosives)) return true;
      }
      return false;
    });
  }

  // "foiled the blowing up of two charges".
  bool foiled() const {
    for (const Trigger& t : draft_.triggers)
      for (const Trigger& o : draft_.triggers)
        if (t.act == draft_.act && !t.finite && o.act && doc_.lexicon->act(o.act).id == "repel" && o.last <= t.first &&
            t.first - o.last < 3)
          return true;
    return false;
  }

  bool destroys(std::uint32_t i) const {
    const auto all = doc_.readings(i);
    return std::any_of(all.begin(), all.end(), [&](const token::Analysis& r) {
      return r.record != knowledge::kNone && doc_.lexicon->store().field(r.record, "gloss") == "destroy";
    });
  }

  bool flies(std::uint32_t i) const {
    const WeaponClass c = doc_.lexicon->weapon(doc_.value(i, &WordInfo::weapon)).cls;
    return c == WeaponClass::drone || c == WeaponClass::air || c == WeaponClass::missile;
  }

  // Flyers behind the verb that are counted or stand behind its subject, or flyers before a verb that points back to them.
  bool flyer_hit(const Trigger& t) const {
    const token::Sentence& s = doc_.tokens->sentences[t.sentence];
    if (t.enclitic != token::Enclitic::none) {
      for (std::uint32_t k = t.first; k > s.first && t.first - k < 4; --k)
        if (flies(k - 1)) return true;
      return false;
    }
    for (std::uint32_t k = t.last; k < std::min(t.last + 9, s.last); ++k) {
      if (doc_.is_punctuation(k, '.')) return false;
      const bool counted = doc_.count_at[k] >= 0 && k + 2 < s.last && (flies(k + 1) || flies(k + 2));
      const bool object = k > t.last && flies(k) && doc_.actor_at[k - 1] >= 0 && doc_.actor_at[k] < 0 &&
                          doc_.actor_at[t.last] >= 0 && !doc_.has_proclitic(k, token::kBi);
      if (counted || object) return true;
    }
    return false;
  }

  // "gunmen of the organisation raided a post": those who have no aircraft, and none is named.
  bool raid_on_foot() const {
    if (has(WeaponClass::air) || has(WeaponClass::drone) || draft_.side1.empty()) return false;
    const bool theirs = std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
      const std::uint32_t i = draft_.side1.front().token;
      return t.act == draft_.act && (t.finite || (t.enclitic == token::Enclitic::none && i >= t.last && i < t.last + 4));
    });
    if (!theirs) return false;
    return std::all_of(draft_.side1.begin(), draft_.side1.end(), [&](const Party& p) {
      if (p.actor < 0) return p.people >= 0 && doc_.people[static_cast<std::size_t>(p.people)].kind == Person::fighter;
      const Actor& actor = doc_.actors[static_cast<std::size_t>(p.actor)];
      return actor.kind == "rebel" || actor.kind == "political_militia" || actor.kind == "identity_militia";
    });
  }

  // "assaulted military vehicles": no blows on a person.
  bool forces_attacked() const {
    return std::all_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
      if (!t.act) return true;
      for (std::uint32_t k = t.last; k < std::min(t.last + 4, doc_.size()); ++k)
        if (doc_.value(k, &WordInfo::site) == mention::Site::military) return true;
      return false;
    });
  }

  // Civilians killed or wounded, whatever else was done.
  bool civilians_hurt() const {
    if (crowd_in(doc_, draft_.side1)) return false;
    return std::any_of(draft_.harm.begin(), draft_.harm.end(), [](const HarmFact& h) {
      return h.who == "civilian" && (h.kind == HarmKind::killed || h.kind == HarmKind::injured);
    });
  }

  bool civilians_killed() const {
    return std::any_of(draft_.harm.begin(), draft_.harm.end(),
                       [](const HarmFact& h) { return h.who == "civilian" && h.kind == HarmKind::killed; });
  }

  bool glossed(const Trigger& t, std::string_view gloss) const {
    const auto& store = doc_.lexicon->store();
    if (doc_.phrase(t.first))
      return store.field(doc_.matches[static_cast<std::size_t>(doc_.match_at[t.first])].lexicon, "gloss") == gloss;
    const auto all = doc_.readings(t.first);
    return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
      return a.record != knowledge::kNone && store.field(a.record, "gloss") == gloss;
    });
  }

  // "the army and the gunmen exchanged fire".
  bool fire_both_ways() const {
    return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
      if (t.finite || t.act != draft_.act) return false;
      const std::uint32_t first = doc_.tokens->sentences[t.sentence].first;
      for (std::uint32_t k = t.first; k > first && t.first - k < 16 && !doc_.is_punctuation(k - 1, ','); --k) {
        const auto all = doc_.readings(k - 1);
        if (std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
              const bool told = a.features.form == knowledge::Form::perfect || a.features.form == knowledge::Form::imperfect;
              return told && a.record != knowledge::kNone && doc_.lexicon->store().field(a.record, "gloss") == "mutual";
            }))
          return true;
      }
      return false;
    });
  }

  // "the Houthis blew up the house of a sheikh": a punishment, no bombing of those inside.
  bool house_blown_up() const {
    if (!draft_.harm.empty() || !draft_.weapons.empty() || draft_.side1.empty()) return false;
    return std::all_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
      if (!t.act) return true;
      if (!t.finite || t.passive || !glossed(t, "detonate")) return false;
      for (std::uint32_t k = t.last; k < std::min(t.last + 5, doc_.size()); ++k)
        if (doc_.value(k, &WordInfo::site) == mention::Site::civilian) return true;
      return false;
    });
  }

  // "settlers disabled the tyres of cars": in the hands of a force it is fighting, else damage done to property.
  bool damaged_by_no_force() const {
    if (!draft_.harm.empty()) return false;
    const bool damage = std::all_of(draft_.triggers.begin(), draft_.triggers.end(),
                                    [&](const Trigger& t) { return !t.act || glossed(t, "disable"); });
    return damage && std::none_of(draft_.side1.begin(), draft_.side1.end(), [&](const Party& p) {
             if (p.actor < 0) return false;
             const std::string& kind = doc_.actors[static_cast<std::size_t>(p.actor)].kind;
             return kind == "state" || kind == "rebel" || kind == "political_militia";
           });
  }

  // "arrested a man and led him away": the army of a state takes people away, it does not abduct them.
  bool led_away_by_the_state() const {
    if (draft_.side1.empty() || draft_.side1.front().actor < 0) return false;
    if (doc_.actors[static_cast<std::size_t>(draft_.side1.front().actor)].kind != "state") return false;
    return std::all_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
      return !t.act || doc_.lexicon->act(t.act).id != "abduction" || glossed(t, "led away");
    });
  }

  // "attacked the village and burnt its fields": nobody is hurt, no weapon is named, the one attacked is no force.
  bool only_burnt() const {
    if (!draft_.harm.empty() || !draft_.weapons.empty() ||
        !std::all_of(draft_.side2.begin(), draft_.side2.end(), [](const Party& p) { return p.civilian; }))
      return false;
    return std::any_of(draft_.triggers.begin(), draft_.triggers.end(),
                       [&](const Trigger& t) { return t.act && t.finite && mode(t.act) == Mode::property; });
  }

  // The bomb stands behind the word of foiling, and nobody was hurt.
  bool foiled_bombing() const {
    if (!draft_.harm.empty()) return false;
    for (const Trigger& t : draft_.triggers) {
      if (!t.act || doc_.lexicon->act(t.act).id != "repel") continue;
      for (const std::uint32_t i : draft_.weapon_tokens)
        if (i >= t.last && i - t.last < 12) return true;
    }
    return false;
  }

  // Arrests are made by states and those who rule in their place; unknown gunmen and militias abduct.
  bool seized_by_nobody_known() const {
    if (draft_.side1.empty() || draft_.side1.front().actor < 0) return false;
    const Actor& actor = doc_.actors[static_cast<std::size_t>(draft_.side1.front().actor)];
    return actor.kind == "political_militia" || actor.kind == "identity_militia";
  }

  const Document& doc_;
  const Draft& draft_;
};

}  // namespace

// Demonstrators or rioters on a side.
bool has_weapon_of(const Document& doc, const Draft& draft, mention::WeaponClass cls) {
  return std::any_of(draft.weapons.begin(), draft.weapons.end(),
                     [&](std::uint16_t w) { return doc.lexicon->weapon(w).cls == cls; });
}

bool crowd_in(const Document& doc, const std::vector<Party>& side) {
  return std::any_of(side.begin(), side.end(), [&](const Party& p) {
    if (p.people >= 0 && doc.people[static_cast<std::size_t>(p.people)].kind == Person::protester) return true;
    if (p.actor < 0) return false;
    const std::string& kind = doc.actors[static_cast<std::size_t>(p.actor)].kind;
    return kind == "rioters" ||
           (kind == "protesters" && doc.actors[static_cast<std::size_t>(p.actor)].id != "generic-activists");
  });
}

std::uint16_t other_than_it_seems(const Document& doc, const Draft& draft, std::uint16_t act) {
  return Seems(doc, draft).run(act);
}

}  // namespace marsad::event
