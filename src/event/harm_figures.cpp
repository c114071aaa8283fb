// One figure for each kind of harm and each side: what is summed, what is told twice, what rose.
#include <algorithm>

#include "draft.hpp"
#include "harm_sides.hpp"
#include "harm_victims.hpp"

namespace marsad::event {
namespace {

using mention::People;
using mention::Person;

class Figures {
 public:
  Figures(const Document& doc, Draft& draft) : doc_(doc), draft_(draft), sides_(doc, draft) {}

  // The same harm told twice counts once; counts that are summed in one list are one item.
  void settle() {
    for (HarmFact& fact : draft_.harm) {
      if (fact.people < 0) continue;
      const Person kind = doc_.people[static_cast<std::size_t>(fact.people)].kind;
      fact.civilian = fact.who == "civilian" || (fact.civilian && is_civilian(kind));
    }
    // "batches of fighters and their families" says nothing beside a number.
    std::erase_if(draft_.harm, [&](const HarmFact& fact) {
      if (fact.people < 0 || !doc_.people[static_cast<std::size_t>(fact.people)].plural_bare) return false;
      return fact.kind == HarmKind::displaced || std::any_of(draft_.harm.begin(), draft_.harm.end(), [&](const HarmFact& o) {
               return &o != &fact && o.kind == fact.kind && o.who == fact.who && o.people >= 0 &&
                      doc_.people[static_cast<std::size_t>(o.people)].counted;
             });
    });
    std::vector<HarmFact> kept;
    for (const HarmFact& fact : draft_.harm) {
      HarmFact* same = nullptr;
      for (HarmFact& k : kept)
        if (k.kind == fact.kind && k.who == fact.who) same = &k;
      if (same && same->vague && fact.vague && !same->max && !fact.max && same->trigger == fact.trigger) {
        same->min = std::max(same->min, fact.min);
        continue;
      }
      if (same && sums(*same, fact)) {
        same->min += fact.min;
        if (same->max && fact.max)
          *same->max += *fact.max;
        else
          same->max.reset();
        same->approx = same->approx || fact.approx, same->vague = same->vague || fact.vague;
        same->extent = doc_.extent(same->extent.first, std::max(same->extent.last, fact.extent.last));
        continue;
      }
      if (same && same->min == fact.min && same->max == fact.max) continue;
      if (same && (same->max || fact.max) && !same->vague && !fact.vague && rivals(*same, fact)) {
        same->max = std::max(same->max.value_or(same->min), fact.max.value_or(fact.min));
        same->min = std::min(same->min, fact.min);
        continue;
      }
      // "dozens were killed ... 25": the count says it better.
      const bool one_list = same && same->trigger == fact.trigger && same->min > 1 && fact.min > 1;
      if (same && same->vague != fact.vague && !same->max != !fact.max && !one_list) {
        if (same->vague) *same = fact;
        continue;
      }
      kept.push_back(fact);
    }
    draft_.harm = std::move(kept);
    one_of_the_wounded();
  }

  // "four were wounded, then one of them died": three are left.
  void one_of_the_wounded() {
    for (const HarmFact& dead : draft_.harm) {
      if (dead.kind != HarmKind::killed || dead.people < 0 || !doc_.people[static_cast<std::size_t>(dead.people)].of_them)
        continue;
      for (HarmFact& hurt : draft_.harm)
        if (hurt.kind == HarmKind::injured && hurt.who == dead.who && !hurt.vague && hurt.max && hurt.min > dead.min &&
            hurt.extent.last <= dead.extent.first && dead.extent.first - hurt.extent.last < 8)
          hurt.min -= dead.min, *hurt.max -= dead.min;
    }
  }

  // Called when the totals are out: one figure for each kind and side.
  void figures() {
    std::vector<HarmFact> kept;
    std::stable_partition(draft_.harm.begin(), draft_.harm.end(), [](const HarmFact& f) { return !f.one_more; });
    for (const HarmFact& fact : draft_.harm) {
      const auto same = std::find_if(kept.begin(), kept.end(),
                                     [&](const HarmFact& k) { return k.kind == fact.kind && k.who == fact.who; });
      // "a fourth died, so that the number is four": the figure that the sum came to
      if (same != kept.end() && same->min == fact.min && same->max == fact.max && same->vague == fact.vague) continue;
      if (same == kept.end() || apart(*same, fact))
        kept.push_back(fact);
      else
        one_figure(*same, fact);
    }
    draft_.harm = std::move(kept);
    std::erase_if(draft_.harm, [&](const HarmFact& fact) { return says_no_more(fact); });
  }

  // Called when the acts are told once: two tellings may have named the sides one by one.
  void bind() {
    std::erase_if(draft_.harm, [&](const HarmFact& fact) {
      return says_no_more(fact) || (fact.kind == HarmKind::released && draft_.type == "Protests");  // what a crowd asks for
    });
    bool moved = crowd_hurt();
    for (HarmFact& fact : draft_.harm) {
      if (const HarmFact* first = others_of(fact)) fact.who = first->who, fact.civilian = first->civilian, moved = true;
      if (fact.people < 0 || (fact.who != "side1" && fact.who != "side2")) continue;
      const int owner = doc_.people[static_cast<std::size_t>(fact.people)].owner;
      const std::string side = owner < 0 ? std::string{} : sides_.side_of(owner);
      if (side.empty() || side == fact.who) continue;
      fact.who = side, moved = true;
    }
    if (!moved) return;
    std::vector<HarmFact> kept;
    for (const HarmFact& fact : draft_.harm) {
      const auto same = std::find_if(kept.begin(), kept.end(),
                                     [&](const HarmFact& k) { return k.kind == fact.kind && k.who == fact.who; });
      if (same == kept.end())
        kept.push_back(fact);
      else if (same->vague || (!fact.vague && fact.min > same->min))
        *same = fact;
    }
    draft_.harm = std::move(kept);
  }

 private:
  // In a protest, whoever no words put elsewhere is of the crowd.
  bool crowd_hurt() {
    if (draft_.type != "Protests" && draft_.subtype != "Violent demonstration") return false;
    bool moved = false;
    for (HarmFact& fact : draft_.harm)
      if (fact.who == "civilian" || (fact.who == "unknown" && draft_.type == "Protests"))
        fact.who = "side1", fact.civilian = false, moved = true;
    return moved;
  }

  // "the attack left victims", "its dead and wounded were carried off", beside a number of them.
  bool says_no_more(const HarmFact& fact) const {
    if (!fact.vague || fact.people < 0) return false;
    const People& people = doc_.people[static_cast<std::size_t>(fact.people)];
    if (people.others || people.owner >= 0) return false;
    const bool known = doc_.definite(people.head) || people.pronoun != token::Enclitic::none;
    const bool victims = doc_.word_glossed(people.head, "victims");
    return std::any_of(draft_.harm.begin(), draft_.harm.end(), [&](const HarmFact& other) {
      const bool same = other.kind == fact.kind || (victims && other.kind == HarmKind::killed_or_injured);
      if (&other == &fact || !same || other.vague) return false;
      const bool elsewhere = doc_.sentence_of(other.extent.first) != doc_.sentence_of(fact.extent.first);
      return known || victims || (fact.who == "unknown" && elsewhere && other.min >= fact.min);
    });
  }

  // "killed 12 of X and captured three others", told as two acts that proved one: others of whom?
  const HarmFact* others_of(const HarmFact& fact) const {
    if (fact.people < 0 || fact.who != "unknown" || !doc_.people[static_cast<std::size_t>(fact.people)].others)
      return nullptr;
    const HarmFact* nearest = nullptr;
    for (const HarmFact& other : draft_.harm)
      if (other.who != "unknown" && other.extent.last <= fact.extent.first &&
          doc_.sentence_of(other.extent.first) == doc_.sentence_of(fact.extent.first) &&
          (!nearest || other.extent.first > nearest->extent.first))
        nearest = &other;
    return nearest;
  }

  // Two figures of one sentence are of two groups: "two of the guards and three of the police".
  bool apart(const HarmFact& kept, const HarmFact& later) const {
    return !another(later) && doc_.sentence_of(kept.extent.first) == doc_.sentence_of(later.extent.first);
  }

  // "a further person died later".
  bool another(const HarmFact& fact) const {
    return fact.one_more ||
           (fact.people >= 0 && doc_.people[static_cast<std::size_t>(fact.people)].others && fact.min == 1 && !fact.vague);
  }

  // Two figures of one kind and side: with "another died later" they add up, else the toll rose.
  void one_figure(HarmFact& kept, const HarmFact& later) const {
    if (another(later) && !kept.vague) {
      kept.min += later.min;
      if (kept.max && later.max)
        *kept.max += *later.max;
      else
        kept.max.reset();
    } else if (later.min >= kept.min && !later.vague) {
      kept = later;
    }
  }

  // One figure of a party's own words, the other of somebody else.
  bool rivals(const HarmFact& a, const HarmFact& b) const {
    const int x = source_of(a), y = source_of(b);
    if (x == y) return false;
    const auto party = [&](int s) {
      return s >= 0 && doc_.sources[static_cast<std::size_t>(s)].kind == mention::SourceKind::belligerent;
    };
    return party(x) != party(y);
  }

  int source_of(const HarmFact& fact) const {
    const token::Sentence& s = doc_.tokens->sentences[doc_.sentence_of(fact.extent.first)];
    for (std::uint32_t i = s.first; i < s.last; ++i)
      if (doc_.source_at[i] >= 0) return doc_.source_at[i];
    return -1;
  }

  // "two injuries by bullets and eleven by gas": cases are counted, not people.
  bool cases(const HarmFact& fact) const {
    const People& people = doc_.people[static_cast<std::size_t>(fact.people)];
    return people.harm && doc_.value(people.head, &mention::WordInfo::person) == Person::none;
  }

  // "an officer and two members": one list behind one word of harm, of one owner.
  bool sums(const HarmFact& a, const HarmFact& b) const {
    if (a.people < 0 || b.people < 0) return false;
    if (cases(a) && cases(b) && a.people + 1 == b.people)
      return coordinated(doc_, doc_.people[static_cast<std::size_t>(b.people)], a.people);
    if (a.trigger != b.trigger) return false;
    const People &x = doc_.people[static_cast<std::size_t>(a.people)], &y = doc_.people[static_cast<std::size_t>(b.people)];
    if (x.harm || y.harm) return false;
    // "12 with bullets and tens with gas" stay two figures
    if (a.vague != b.vague && (a.vague ? a.min : b.min) > 1) return false;
    if (x.owner >= 0 && y.owner >= 0 && !sides_.same_actor(x.owner, y.owner)) return false;
    return true;
  }

  const Document& doc_;
  Draft& draft_;
  HarmSides sides_;
};

}  // namespace

void settle_harm(const Document& doc, Draft& draft) { Figures(doc, draft).settle(); }

void bind_harm(const Document& doc, Draft& draft) { Figures(doc, draft).bind(); }

void settle_figures(const Document& doc, Draft& draft) { Figures(doc, draft).figures(); }

}  // namespace marsad::event
