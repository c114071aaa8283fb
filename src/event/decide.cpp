// Type of a draft.
#include <algorithm>
#include <utility>

#include "../mention/actors.hpp"
#include "draft.hpp"
#include "harm_sides.hpp"
#include "hit.hpp"
#include "seems.hpp"

namespace marsad::event {
namespace {

using mention::Actor;
using mention::Mode;
using mention::Person;
using mention::WeaponClass;
using mention::WordInfo;

class Type {
 public:
  Type(const Document& doc, Draft& draft) : doc_(doc), draft_(draft), hit_(doc, draft) {}

  void run() {
    const std::uint16_t act = refined();
    draft_.act = act;
    const bool crowds = doc_.lexicon->act(act).id == "riot" || mode(act) == Mode::disperse || excessive_;
    if (crowds && crowd_in(draft_.side2) && !crowd_in(draft_.side1))
      crowd_first();
    else if (crowds && crowd_hurt() && !crowd_in(draft_.side1))
      hurt_crowd_acts();
    if (excessive_) std::erase_if(draft_.side2, [](const Party& p) { return p.implied && p.actor < 0 && p.people < 0; });
    const mention::ActInfo& info = doc_.lexicon->act(act);
    draft_.type = info.type, draft_.subtype = info.subtype;
    victims();
    territory();
    // Houses were searched, and nobody was taken away.
    if (info.id == "raid" && draft_.harm.empty()) draft_.subtype = "Other";
  }

 private:
  std::uint16_t act(std::string_view id) const { return doc_.lexicon->act_number(id); }
  Mode mode(std::uint16_t a) const { return doc_.lexicon->act(a).mode; }

  bool has(WeaponClass c) const { return has_weapon_of(doc_, draft_, c); }
  bool has_weapon(std::string_view id) const {
    return std::any_of(draft_.weapons.begin(), draft_.weapons.end(),
                       [&](std::uint16_t w) { return doc_.lexicon->weapon(w).id == id; });
  }
  bool has_trigger(Mode m) const {
    return std::any_of(draft_.triggers.begin(), draft_.triggers.end(),
                       [&](const Trigger& t) { return t.act && mode(t.act) == m; });
  }
  bool has_trigger(std::string_view id) const {
    return std::any_of(draft_.triggers.begin(), draft_.triggers.end(),
                       [&](const Trigger& t) { return t.act && t.act == act(id); });
  }

  // The act as weapons and other triggers narrow it.
  std::uint16_t refined() const {
    const std::uint16_t a = draft_.act;
    const std::string_view id = doc_.lexicon->act(a).id;
    if (mode(a) == Mode::crowd || mode(a) == Mode::disperse || mode(a) == Mode::riotous) return crowd(a);
    if (a == 0 && force_on_crowd() && hurt_anybody()) return draft_excessive();
    if (a == 0 && killed_by_a_crowd()) return act("mob");
    if (a == 0) return by_weapon(harm_only());
    if (const std::uint16_t m = unarmed(a)) return m;
    if (id == "target" && hurt_anybody() && killed_by_a_crowd()) return act("mob");
    if ((id == "shooting" || id == "attack" || id == "target" || id == "beating") && force_on_crowd())
      return hurt_anybody() ? draft_excessive() : act("disperse");
    if (const std::uint16_t other = other_than_it_seems(doc_, draft_, a)) return other;
    if ((id == "target" || id == "beating") && town_shelled()) return act("shelling");
    if (id == "target" || id == "assassination" || id == "shooting") return by_weapon(a);
    if (id == "bombard") {
      if (has(WeaponClass::chemical)) return act("chemical");
      if (has(WeaponClass::drone)) return act("drone_strike");
      if (has(WeaponClass::air)) return act("airstrike");
      return act("shelling");
    }
    if (id == "airstrike" && ground_fire()) return act("shelling");
    if (id == "airstrike") return has(WeaponClass::drone) ? act("drone_strike") : a;
    if (id == "attack" || id == "beating") {
      if (has(WeaponClass::suicide)) return act("suicide");
      if (has(WeaponClass::drone)) return act("drone_strike");
      if (has(WeaponClass::grenade)) return act("grenade");
      if (id == "attack" && car_bomb()) return act("ied");
      return a;
    }
    if (id == "blast" || id == "ied") {
      if (has(WeaponClass::suicide) || has_trigger("suicide")) return act("suicide");
      if (has(WeaponClass::grenade) && !has(WeaponClass::ied)) return act("grenade");
      return act("ied");
    }
    return a;
  }

  // "an attack with a car bomb": the word right before the weapon, which "with" leads.
  bool car_bomb() const {
    for (std::size_t w = 0; w < draft_.weapons.size(); ++w) {
      if (doc_.lexicon->weapon(draft_.weapons[w]).cls != WeaponClass::ied) continue;
      const std::uint32_t i = draft_.weapon_tokens[w];
      if (!doc_.has_proclitic(i, token::kBi)) continue;
      for (const Trigger& t : draft_.triggers)
        if (t.act == draft_.act && t.last <= i && i - t.last < 3) return true;
    }
    return false;
  }

  // "artillery strikes": a strike is one from the air only where nothing on the ground is named.
  bool ground_fire() const {
    if (has(WeaponClass::air) || has(WeaponClass::drone) || !(has(WeaponClass::artillery) || has(WeaponClass::missile)))
      return false;
    return std::all_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
      if (!t.act || t.act != draft_.act) return true;
      const auto all = doc_.readings(t.first);
      return std::any_of(all.begin(), all.end(), [&](const token::Analysis& r) {
        return doc_.lexicon->of(r.record).act == t.act && doc_.lexicon->of(r.record).needs == mention::Need::strike;
      });
    });
  }

  // "targeted the town with rockets", "an assault with shells on the village".
  bool town_shelled() const {
    const bool rockets = std::any_of(draft_.weapons.begin(), draft_.weapons.end(), [&](std::uint16_t w) {
      const mention::WeaponInfo& weapon = doc_.lexicon->weapon(w);
      return weapon.id == "rpg" || weapon.cls == WeaponClass::artillery || weapon.cls == WeaponClass::missile;
    });
    if (!rockets) return false;
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        if (doc_.place_at[i] < 0) continue;
        const mention::Place& place = doc_.places[static_cast<std::size_t>(doc_.place_at[i])];
        const bool struck = !place.in && !place.near && !place.origin && i >= draft_.main().last;
        if (place.target || place.object || struck) return true;
      }
    return false;
  }

  std::uint16_t harm_only() const {
    for (const HarmFact& h : draft_.harm) {
      if (h.kind == HarmKind::captured) return act("arrest");
      if (h.kind == HarmKind::displaced) return act("displacement");
      if (h.kind == HarmKind::surrendered) return act("surrender");
    }
    return act("shooting");
  }

  std::uint16_t by_weapon(std::uint16_t a) const {
    std::uint16_t best = a;
    int rank = 99;
    for (const std::uint16_t w : draft_.weapons) {
      // "the gunboats opened fire", "tanks with their machine guns": what they stand on fired no shell.
      const std::string_view name = doc_.lexicon->weapon(w).id;
      if (a == draft_.act && a == act("shooting") && (name == "naval" || name == "tank")) continue;
      const std::uint16_t implied = doc_.lexicon->weapon(w).implies;
      if (implied && doc_.lexicon->act(implied).rank < rank) best = implied, rank = doc_.lexicon->act(implied).rank;
    }
    return best;
  }

  bool firearms() const {
    return std::any_of(draft_.weapons.begin(), draft_.weapons.end(), [&](std::uint16_t w) {
      const WeaponClass c = doc_.lexicon->weapon(w).cls;
      return c != WeaponClass::blade && c != WeaponClass::stones && c != WeaponClass::crowd && c != WeaponClass::fire;
    });
  }

  bool people_of_no_force(const std::vector<Party>& side, bool by_hand) const {
    return !side.empty() && std::all_of(side.begin(), side.end(), [&](const Party& p) {
      // "dozens of settlers": people whose head word is an actor's name.
      const int named = p.actor >= 0    ? p.actor
                        : p.people >= 0 ? doc_.actor_at[doc_.people[static_cast<std::size_t>(p.people)].head]
                                        : -1;
      if (named >= 0) {
        const std::string& kind = doc_.actors[static_cast<std::size_t>(named)].kind;
        const std::string& id = doc_.actors[static_cast<std::size_t>(named)].id;
        if (id == "generic-activists" || id == "generic-journalists") return false;
        return kind == "civilians" || kind == "rioters" || kind == "protesters" || (by_hand && kind == "identity_militia");
      }
      if (p.people < 0) return p.civilian && !p.implied;
      const Person k = doc_.people[static_cast<std::size_t>(p.people)].kind;
      return k == Person::civilian || k == Person::group || k == Person::child || k == Person::woman ||
             k == Person::protester;
    });
  }

  // In a riot the crowd is the acting side, however the clash was told.
  void crowd_first() {
    std::swap(draft_.side1, draft_.side2);
    for (HarmFact& h : draft_.harm) {
      if (h.who == "side1")
        h.who = "side2";
      else if (h.who == "side2")
        h.who = "side1";
    }
  }

  bool crowd_in(const std::vector<Party>& side) const { return event::crowd_in(doc_, side); }

  // "two of the demonstrators were hurt".
  bool crowd_hurt() const {
    return std::any_of(draft_.harm.begin(), draft_.harm.end(), [&](const HarmFact& h) { return of_crowd(h); });
  }

  bool of_crowd(const HarmFact& h) const {
    if (h.people < 0) return false;
    const mention::People& people = doc_.people[static_cast<std::size_t>(h.people)];
    return people.kind == Person::protester || crowd_actor(people) >= 0;
  }

  // The police, or gunmen, fire at demonstrators. One man shot at by somebody unknown is no crowd.
  bool force_on_crowd() const {
    if (crowd_in(draft_.side1)) return false;
    // Shot at by nobody knows whom: forces fire at crowds.
    const bool unseen = draft_.side1.empty() || (draft_.side1.front().implied && draft_.side1.front().actor < 0);
    if (unseen && !has(WeaponClass::light) && !has_trigger("shooting")) return false;
    if (!crowd_in(draft_.side2) && !(draft_.side2.empty() && crowd_hurt())) return false;
    const int who = unseen ? -1 : draft_.side1.front().actor;
    if (who >= 0 && doc_.actors[static_cast<std::size_t>(who)].kind == "state") return true;
    const auto many = [&](int people) { return people >= 0 && doc_.people[static_cast<std::size_t>(people)].max != 1; };
    return std::any_of(draft_.side2.begin(), draft_.side2.end(), [&](const Party& p) { return many(p.people); }) ||
           std::any_of(draft_.harm.begin(), draft_.harm.end(),
                       [&](const HarmFact& h) { return of_crowd(h) && many(h.people); });
  }

  bool hurt_anybody() const {
    return std::any_of(draft_.harm.begin(), draft_.harm.end(),
                       [](const HarmFact& h) { return h.kind == HarmKind::killed || h.kind == HarmKind::injured; });
  }

  // "four demonstrators were killed in clashes with the riot police", and no stone or fire is told.
  bool protesters_killed() const {
    if (has_trigger(Mode::riotous) || has_trigger("riot") || has_trigger(Mode::property) || has(WeaponClass::stones))
      return false;
    bool theirs = false, killed = false;
    for (const HarmFact& h : draft_.harm) {
      theirs = theirs || of_crowd(h);
      if (h.kind != HarmKind::killed) continue;
      killed = true;
      if (h.people >= 0 && is_fighter(doc_.people[static_cast<std::size_t>(h.people)].kind)) return false;
    }
    return killed && theirs;
  }

  // The demonstrators that counted people belong to, -1 when nobody says so.
  int crowd_actor(const mention::People& people) const {
    for (std::uint32_t i = people.extent.first; i < people.extent.last; ++i)
      if (doc_.actor_at[i] >= 0 && doc_.actors[static_cast<std::size_t>(doc_.actor_at[i])].kind == "protesters")
        return doc_.actor_at[i];
    return -1;
  }

  // Known by its hurt only, the crowd is the acting side still, and the hurt are its own.
  void hurt_crowd_acts() {
    Party crowd;
    crowd.why = "its people were hurt";
    for (HarmFact& h : draft_.harm) {
      if (!of_crowd(h)) continue;
      h.who = "side1", h.civilian = false;
      crowd.people = h.people, crowd.token = h.extent.first;
      if (const int actor = crowd_actor(doc_.people[static_cast<std::size_t>(h.people)]); actor >= 0)
        crowd.actor = mention::final_actor(doc_, actor);
    }
    if (draft_.side2.empty()) draft_.side2 = draft_.side1;
    draft_.side1 = {crowd};
  }

  // People who are no force, with sticks, knives or stones (ACLED: mob violence); against the police, a violent
  // demonstration. 0 when it is neither.
  std::uint16_t unarmed(std::uint16_t a) const {
    const std::string_view id = doc_.lexicon->act(a).id;
    const bool by_hand = has(WeaponClass::blade) || has(WeaponClass::stones);
    // "the demonstrators burnt cars", "stormed the governor's office": a violent demonstration.
    if ((mode(a) == Mode::property || id == "storm") && crowd_in(draft_.side1)) return act("riot");
    // A demonstrator hit by a bullet makes no battle of it: the arms are the other side's.
    const bool crowd = mode(a) == Mode::fight && (crowd_in(draft_.side1) || crowd_in(draft_.side2) || crowd_hurt());
    if (firearms() && !crowd) return 0;
    if (id == "target" && (crowd_in(draft_.side1) ? has(WeaponClass::stones) : has_weapon("stones")))
      return crowd_in(draft_.side1) || !civilian_target() ? act("riot") : act("mob");
    if (crowd && protesters_killed()) return draft_excessive();
    if (crowd || (mode(a) == Mode::fight && has_trigger(Mode::riotous))) return act("riot");
    if (mode(a) == Mode::fight && people_against_state()) return act("riot");
    if (id == "brawl") return act("mob");
    if (mode(a) == Mode::fight && by_hand) return act("mob");
    if ((id == "attack" || id == "beating") && people_of_no_force(draft_.side1, by_hand) && !hit_.fighters())
      return act("mob");
    return 0;
  }

  // "residents of the quarter killed a thief", "an angry crowd beat him to death": many who are no force, and no firearm.
  bool killed_by_a_crowd() const {
    if (draft_.side1.empty() || firearms() || !people_of_no_force(draft_.side1, false)) return false;
    const int people = draft_.side1.front().people;
    return people >= 0 && doc_.people[static_cast<std::size_t>(people)].max != 1;
  }

  // "confrontations between young men and the army": people of no force on one side, the forces of a state on the other.
  bool people_against_state() const {
    const auto state = [&](const std::vector<Party>& side) {
      return !side.empty() && side.front().actor >= 0 &&
             doc_.actors[static_cast<std::size_t>(side.front().actor)].kind == "state";
    };
    const auto people = [&](const std::vector<Party>& side) {
      return people_of_no_force(side, false) && side.front().people >= 0 &&
             doc_.people[static_cast<std::size_t>(side.front().people)].max != 1;
    };
    return (state(draft_.side2) && people(draft_.side1)) || (state(draft_.side1) && people(draft_.side2));
  }

  // Stones at a bus or at passers-by are mob violence; at soldiers, a violent demonstration.
  bool stones_at_civilians() const {
    if (!has_trigger("stoning") || has_trigger(Mode::crowd)) return false;
    const bool hurt =
        std::any_of(draft_.harm.begin(), draft_.harm.end(), [](const HarmFact& h) { return h.who == "civilian"; });
    // Settlers or a tribe throw them at people, whoever is not named.
    const bool camp = !draft_.side1.empty() && draft_.side1.front().actor >= 0 &&
                      doc_.actors[static_cast<std::size_t>(draft_.side1.front().actor)].kind == "identity_militia";
    return draft_.side2.empty() ? hurt || camp : draft_.side2.front().civilian;
  }

  // "hundreds of young men tried to storm the police station".
  bool crowd_storms() const {
    for (const Trigger& t : draft_.triggers) {
      if (!t.act || (t.act != act("storm") && t.act != act("attack"))) continue;
      for (std::uint32_t back = 1; back <= 5 && back <= t.first; ++back) {
        const std::uint32_t p = t.first - back;
        if (doc_.actor_at[p] >= 0 && !doc_.actors[static_cast<std::size_t>(doc_.actor_at[p])].generic) break;
        if (doc_.people_at[p] < 0) continue;
        const Person k = doc_.people[static_cast<std::size_t>(doc_.people_at[p])].kind;
        if (k == Person::protester || k == Person::child || k == Person::civilian || k == Person::group) return true;
        break;
      }
    }
    return false;
  }

  std::uint16_t crowd(std::uint16_t a) const {
    if (has_trigger("mob") || stones_at_civilians()) return act("mob");
    const bool shot = has(WeaponClass::light) || has_trigger("shooting");
    bool hurt = false, killed = false;
    for (const HarmFact& h : draft_.harm) {
      if (h.kind == HarmKind::killed) killed = true;
      if (h.kind == HarmKind::killed || h.kind == HarmKind::injured) hurt = true;
    }
    const bool riot = has_trigger(Mode::riotous) || has_trigger("riot") || has_trigger("arson") || has_trigger("looting") ||
                      has(WeaponClass::stones) || crowd_storms();
    if (riot) return act("riot");
    if (!shot && !killed && hurt && has(WeaponClass::crowd)) return act("disperse");
    if ((shot || hurt) && !draft_.side2.empty()) return draft_excessive();
    if (hurt && (shot || (killed && crowd_hurt()))) return draft_excessive();
    if (has_trigger(Mode::disperse)) return act("disperse");
    if (!draft_.side2.empty() && (arrested_there() || has(WeaponClass::crowd))) return act("disperse");
    return mode(a) == Mode::crowd ? act("protest") : a;
  }

  // "the police arrested some of them"; "after the arrest of", "over the arrest of" only tells why they protest.
  bool arrested_there() const {
    return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
      if (!t.act || mode(t.act) != Mode::detain) return false;
      if (t.finite) return true;
      for (std::uint32_t back = 1; back <= 4 && back <= t.first; ++back) {
        const mention::Link link = doc_.value(t.first - back, &WordInfo::link);
        if (link == mention::Link::time || link == mention::Link::cause) return false;
      }
      return true;
    });
  }

  std::uint16_t draft_excessive() const {
    excessive_ = true;
    return act("protest");
  }

  // A civilian hit is violence against civilians; an armed side hit is battle.
  void victims() {
    if (excessive_) draft_.type = "Protests", draft_.subtype = "Excessive force against protesters";
    const std::string_view id = doc_.lexicon->act(draft_.act).id;
    if (mode(draft_.act) != Mode::assault && mode(draft_.act) != Mode::weak) return;
    if (id == "storm" && !draft_.harm.empty() && civilian_target()) {
      draft_.type = "Violence against civilians", draft_.subtype = "Attack";
      return;
    }
    if (id == "execution" || id == "sexual" || id == "mob" || mode(draft_.act) == Mode::weak) return;
    if (hit_.village_attacked() && !hit_.post_attacked() && !hit_.fighters()) {
      Party party;
      party.civilian = party.implied = true, party.why = "a village attacked";
      draft_.side2.push_back(party);
    }
    const bool civilians = civilian_target();
    const bool blows = id == "beating" && !(hit_.fighters() && hit_.soldiers_first()) && !hit_.post_attacked();
    if (blows || civilians)
      draft_.type = "Violence against civilians", draft_.subtype = "Attack";
    else if (!draft_.side2.empty() || hit_.fighters() || id == "attack" || id == "ambush" || id == "target" ||
             id == "beating")
      draft_.type = "Battles", draft_.subtype = "Armed clash";
  }

  bool civilian_target() const {
    if (hit_.post_attacked() || (hit_.fighters() && hit_.soldiers_first()) || hit_.losses_of_a_force()) return false;
    if (!draft_.side2.empty()) return draft_.side2.front().civilian || hit_.people_of_a_tribe();
    bool civilian = false;
    for (const HarmFact& h : draft_.harm) {
      if (h.who == "civilian")
        civilian = true;
      else
        return false;
    }
    const std::string_view id = doc_.lexicon->act(draft_.act).id;
    if (id == "attack" || id == "ambush" || id == "target") return civilian;
    return civilian || (draft_.side2.empty() && !hit_.fighters());
  }

  // Whose ground it is now.
  void territory() {
    if (doc_.lexicon->act(draft_.act).id != "capture") return;
    if (draft_.side1.empty() || draft_.side1.front().actor < 0) return;
    const Actor& actor = doc_.actors[static_cast<std::size_t>(draft_.side1.front().actor)];
    draft_.subtype = actor.kind == "state" ? "Government regains territory" : "Non-state actor overtakes territory";
  }

  const Document& doc_;
  Draft& draft_;
  const Hit hit_;
  mutable bool excessive_ = false;
};

}  // namespace

void decide_type(const Document& doc, Draft& draft) { Type(doc, draft).run(); }

}  // namespace marsad::event
