#include "objects.hpp"

#include "window.hpp"

namespace marsad::event {
namespace {

using mention::PlaceNoun;
using mention::Site;
using mention::WeaponClass;
using mention::WordInfo;

// "seized a lorry", "took over the house of a member of parliament", "took hold of thirty sheep",
// "confiscated a tractor"; arms and armour are booty of war.
bool goods_taken(const Window& w) {
  const Document& doc = w.doc;
  const auto goods = [&](std::uint32_t i) {
    return doc.place_at[i] < 0 &&
           (doc.value(i, &WordInfo::site) == Site::vehicle || glossed(doc, i, "goods") || glossed(doc, i, "home"));
  };
  const auto of_war = [&](std::uint32_t i) {
    return weapon_class(doc, i) != WeaponClass::none || doc.value(i, &WordInfo::site) == Site::military;
  };
  for (std::uint32_t i = w.last; i < std::min(w.end, w.last + 7) && !doc.is_punctuation(i, ','); ++i) {
    if (doc.place_at[i] >= 0 || of_war(i)) return false;
    if (goods(i)) return i + 1 >= w.end || !of_war(i + 1);
  }
  return false;
}

bool way(const Document& doc, std::uint32_t i) {
  const PlaceNoun noun = doc.value(i, &WordInfo::place);
  if (noun == PlaceNoun::road || noun == PlaceNoun::street || noun == PlaceNoun::crossing || noun == PlaceNoun::checkpoint)
    return true;
  if (glossed(doc, i, "entrance")) return true;
  if (doc.place_at[i] < 0) return false;
  const PlaceNoun named = doc.places[static_cast<std::size_t>(doc.place_at[i])].noun;
  return named == PlaceNoun::road || named == PlaceNoun::crossing || named == PlaceNoun::checkpoint;
}

// A force or an authority, named right beside the verb; gunmen of no name lie in wait on roads, they do not close them.
bool authority(const Document& doc, std::uint32_t i) {
  if (doc.actor_at[i] < 0) return false;
  const mention::Actor& actor = doc.actors[static_cast<std::size_t>(doc.actor_at[i])];
  return !actor.source_only && !actor.civilian && (!actor.generic || actor.kind == "state") && actor.kind != "protesters" &&
         actor.kind != "rioters" && actor.kind != "civilians";
}

// "the army closed the entrance of the town": no crowd is anywhere near.
bool closed_by_force(const Window& w) {
  const Document& doc = w.doc;
  if (!w.after(3, [&](std::uint32_t i) { return authority(doc, i); }) &&
      !w.before(3, [&](std::uint32_t i) { return authority(doc, i); }))
    return false;
  return w.after(9, [&](std::uint32_t i) { return way(doc, i); }) && !w.sentence([&](std::uint32_t i) {
    return crowd(doc, i) || protester(doc, i) || doc.value(i, &WordInfo::role) == mention::Role::tyre;
  });
}

bool trees(const Window& w) {
  return w.after(5, [&](std::uint32_t i) { return glossed(w.doc, i, "tree"); });
}

// A force clears people out of their houses; what a flood or a fire drives out is no matter of war.
bool people_cleared(const Window& w) {
  const Document& doc = w.doc;
  const auto force = [&](std::uint32_t i) { return authority(doc, i); };
  if (!w.after(2, force) && !w.before(3, force)) return false;
  if (w.sentence([&](std::uint32_t i) {
        const mention::Role r = doc.value(i, &WordInfo::role);
        return r == mention::Role::disaster || r == mention::Role::accident;
      }))
    return false;
  return w.after(4, [&](std::uint32_t i) {
    if (doc.place_at[i] >= 0) return false;
    const mention::Person p = doc.people_at[i] >= 0 ? doc.people[static_cast<std::size_t>(doc.people_at[i])].kind
                                                    : doc.value(i, &WordInfo::person);
    return p == mention::Person::civilian || p == mention::Person::group || p == mention::Person::woman ||
           p == mention::Person::child;
  });
}

// "the police drove the demonstrators back with truncheons".
bool crowd_driven_back(const Window& w) {
  const Document& doc = w.doc;
  return w.after(6, [&](std::uint32_t i) { return protester(doc, i); }) || (w.after(9, [&](std::uint32_t i) {
           return weapon_class(doc, i) == WeaponClass::crowd;
         }) && w.before(12, [&](std::uint32_t i) { return crowd(doc, i); }));
}

}  // namespace

std::uint16_t act_by_object(const Document& doc, const Trigger& t, std::uint32_t first, std::uint32_t last) {
  Window w(doc, t.first, t.last);
  w.begin = first, w.end = last;
  const auto act = [&](std::string_view id) { return doc.lexicon->act_number(id); };
  if (glossed(doc, t.first, "grabs")) return goods_taken(w) ? act("looting") : 0;
  // "lit a fire in the wood"
  if (t.finite && glossed(doc, t.first, "lights") && w.after(6, [&](std::uint32_t i) { return glossed(doc, i, "blaze"); }))
    return act("arson");
  if (t.finite && glossed(doc, t.first, "blocks")) {
    if (trees(w)) return act("looting");
    return closed_by_force(w) ? act("closure") : 0;
  }
  // "the army cleared the residents out of their houses"
  if (t.finite && doc.lexicon->act(t.act).id == "withdrawal" && glossed(doc, t.first, "clears") && people_cleared(w))
    return act("displacement");
  if (t.finite && doc.lexicon->act(t.act).id == "repel" && crowd_driven_back(w)) return act("disperse");
  return 0;
}

}  // namespace marsad::event
