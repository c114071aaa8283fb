// What harm, to how many, on which side.
#include <algorithm>

#include "../mention/actors.hpp"
#include "draft.hpp"
#include "harm_sides.hpp"

namespace marsad::event {
namespace {

using mention::Actor;
using mention::HarmOn;
using mention::Link;
using mention::Mode;
using mention::People;
using mention::Person;
using mention::Reference;
using mention::WordInfo;
using token::Enclitic;
using token::Kind;

class Harm {
 public:
  Harm(const Document& doc, Draft& draft) : doc_(doc), draft_(draft), sides_(doc, draft) {}

  void run() {
    for (std::size_t i = 0; i < draft_.triggers.size(); ++i) {
      const Trigger& t = draft_.triggers[i];
      if (!t.harm || t.failed) continue;
      victims(t, next_word(i));
      shared(i);
    }
    intrinsic();
    settle();
  }

 private:
  // "were killed and wounded a number of": both verbs have the one subject behind the second.
  void shared(std::size_t i) {
    const std::vector<Trigger>& all = draft_.triggers;
    if (i == 0 || all[i].first != all[i - 1].last || !all[i - 1].harm || !doc_.has_proclitic(all[i].first, token::kWa))
      return;
    const auto of = [&](std::uint32_t token) {
      return std::find_if(draft_.harm.begin(), draft_.harm.end(), [&](const HarmFact& f) { return f.trigger == token; });
    };
    const auto here = of(all[i].first);
    if (here == draft_.harm.end() || of(all[i - 1].first) != draft_.harm.end()) return;
    HarmFact both = *here;
    both.kind = static_cast<HarmKind>(all[i - 1].harm - 1), both.trigger = all[i - 1].first;
    // One number for both kinds says only that each is some of them.
    if (both.max && both.min > 1) return;
    draft_.harm.push_back(both);
  }

  // Where the next verb or word of harm begins: a noun of act between says only where ("lost in the attack three").
  std::uint32_t next_word(std::size_t i) const {
    for (std::size_t k = i + 1; k < draft_.triggers.size(); ++k)
      if (draft_.triggers[k].harm || draft_.triggers[k].finite) return draft_.triggers[k].first;
    return draft_.end();
  }

  bool in_draft(std::uint32_t i) const {
    return std::any_of(draft_.ranges.begin(), draft_.ranges.end(),
                       [&](const TokenRange& r) { return i >= r.first && i < r.last; });
  }

  bool taken(int people) const {
    return std::any_of(draft_.harm.begin(), draft_.harm.end(), [&](const HarmFact& h) { return h.people == people; });
  }

  // The people that one word of harm governs: a list behind it; before it when nothing stands behind.
  void victims(const Trigger& t, std::uint32_t next) {
    std::size_t before = draft_.harm.size();
    std::uint32_t i = t.last;
    if (t.enclitic != Enclitic::none &&
        (!t.finite || (t.harm_on != HarmOn::subject && !t.passive))) {  // "mqtlh", "fArdyAh": he who was named
      own_pronoun(t);
      i = t.last;
    }
    const bool active_verb = t.finite && !t.passive && t.harm_on != HarmOn::subject && agent_first(t);
    bool skipped_agent = false;
    std::uint32_t agent_end = 0;
    int last = -1;
    for (; i < next; ++i) {
      if (!in_draft(i)) break;
      const int p = doc_.people_at[i];
      if (p < 0) {
        if (stops(i, last >= 0)) break;
        if (last < 0 && i > t.last + 7 && !active_verb) break;
        if (last >= 0 && i > doc_.people[static_cast<std::size_t>(last)].extent.last + 2) break;
        continue;
      }
      const People& people = doc_.people[static_cast<std::size_t>(p)];
      const bool more_agent =
          skipped_agent && agent_end == people.extent.first && people.kind == Person::attacker && !people.counted;
      if (active_verb && last < 0 && (more_agent || (!skipped_agent && agent_people(people, t)))) {
        skipped_agent = true, agent_end = people.extent.last, i = people.extent.last - 1;
        continue;
      }
      if (last >= 0 && !coordinated(people, last)) break;
      if (!people.subset && !taken(p)) add(t, p);
      if (people.subset && last < 0 && draft_.harm.size() == before && !taken(p)) break;
      last = p, i = people.extent.last - 1;
    }
    if (draft_.harm.size() == before && (t.finite || t.harm_on == HarmOn::subject)) people_before(t);
    if (draft_.harm.size() == before) unnamed_victim(t);
  }

  bool stops(std::uint32_t i, bool found) const {
    if (doc_.is_punctuation(i, '.') || doc_.value(i, &WordInfo::link) == Link::contrast ||
        doc_.value(i, &WordInfo::link) == Link::cause)
      return true;
    if (doc_.value(i, &WordInfo::reference) == Reference::subset) return true;
    if (found && doc_.is_punctuation(i, ',')) return true;
    return false;
  }

  // Does the verb have its agent right behind it ("gunmen killed a man")? Then the people named next are no victims.
  bool agent_first(const Trigger& t) const {
    if (t.plural_subject || t.enclitic != Enclitic::none) return false;
    for (std::uint32_t k = t.last; k < std::min(t.last + 3, doc_.size()); ++k) {
      if (doc_.actor_at[k] >= 0 && doc_.people_at[k] < 0) return true;
      if (doc_.people_at[k] >= 0) return agent_people(doc_.people[static_cast<std::size_t>(doc_.people_at[k])], t);
    }
    return false;
  }

  bool agent_people(const People& people, const Trigger& t) const {
    if (people.harm || people.counted) return false;
    if (nominative_before_object(people, t)) return true;
    for (const Party& party : draft_.side1) {
      if (party.people >= 0 && doc_.people[static_cast<std::size_t>(party.people)].extent.first == people.extent.first)
        return true;
      if (party.actor >= 0 && party.agent > party.patient && party.token == people.extent.first) return true;
    }
    if (people.owner >= 0 && !people.counted)
      for (const Party& party : draft_.side1)
        if (party.actor >= 0 && sides_.same_actor(people.owner, party.actor)) return true;
    // Uncounted gunmen right behind an active verb that has another victim further on.
    return people.kind == Person::attacker && !people.counted && people.extent.first <= t.last + 1;
  }

  // "qtl mslHwn mxtAr Alqryp": a bare nominative plural right behind the verb, with other people further on: it acts.
  bool nominative_before_object(const People& people, const Trigger& t) const {
    if (people.extent.first > t.last + 1 || is_civilian(people.kind)) return false;
    const std::string_view code = doc_.code(people.head);
    const std::string_view end = code.size() > 3 ? code.substr(code.size() - 2) : std::string_view{};
    if (end != "wn" && end != "An" && people.kind != Person::attacker) return false;
    for (std::uint32_t k = people.extent.last; k < std::min(people.extent.last + 9, doc_.size()) && in_draft(k); ++k) {
      if (doc_.is_punctuation(k, '.') || doc_.with(k, &WordInfo::harm)) return false;
      const int p = doc_.people_at[k];
      if (p < 0) continue;
      const People& other = doc_.people[static_cast<std::size_t>(p)];
      if (other.kind == Person::attacker && other.extent.first == people.extent.last) continue;  // "gunmen, unknown ones"
      return !doc_.has_proclitic(other.extent.first, token::kWa);
    }
    return false;
  }

  bool coordinated(const People& people, int last) const {
    const People& before = doc_.people[static_cast<std::size_t>(last)];
    for (std::uint32_t k = before.extent.last; k < people.extent.first && k < before.extent.last + 3; ++k)
      if (doc_.value(k, &WordInfo::link) == Link::also) return true;
    if (people.extent.first > before.extent.last + 1) return false;
    return doc_.has_proclitic(people.extent.first, token::kWa) ||
           (people.extent.first > before.extent.last && doc_.is_punctuation(before.extent.last, ','));
  }

  // "women" of "among them children and women".
  bool subset_goes_on(int people) const {
    return people > 0 && doc_.people[static_cast<std::size_t>(people - 1)].subset &&
           coordinated(doc_.people[static_cast<std::size_t>(people)], people - 1);
  }

  // "a civilian was killed", "900 people fled": the subject before the verb, or "gunmen surrendered".
  void people_before(const Trigger& t) {
    for (std::uint32_t k = t.first; k > 0 && t.first - k < 8; --k) {
      const std::uint32_t p = k - 1;
      if (!in_draft(p) || doc_.is_punctuation(p, '.')) break;
      if (doc_.value(p, &WordInfo::link) == Link::contrast || doc_.with(p, &WordInfo::harm)) break;
      const int people = doc_.people_at[p];
      if (people < 0) continue;
      const People& who = doc_.people[static_cast<std::size_t>(people)];
      if (who.subset || subset_goes_on(people)) continue;  // "eight, among them women and children, met": the eight
      if (!who.subset && !taken(people) && !who.plural_bare) add(t, people);
      return;
    }
  }

  // "was wounded", "his killing" with nobody counted: one.
  void own_pronoun(const Trigger& t) {
    HarmFact fact;
    fact.kind = static_cast<HarmKind>(t.harm - 1);
    fact.trigger = t.first, fact.extent = doc_.extent(t.first, t.last);
    switch (t.enclitic) {
      case Enclitic::h:
      case Enclitic::hA: fact.min = 1, fact.max = 1; break;
      case Enclitic::hmA: fact.min = 2, fact.max = 2; break;
      case Enclitic::hm: return counted_before(t);
      default: return;
    }
    fact.who = sides_.pending_who();
    draft_.harm.push_back(fact);
  }

  // "185 people ... their abduction came about": the counted people named before in the same words.
  void counted_before(const Trigger& t) {
    for (std::uint32_t k = t.first; k > draft_.begin() && t.first - k < 16; --k) {
      const int p = doc_.people_at[k - 1];
      if (p < 0 || !doc_.people[static_cast<std::size_t>(p)].counted || taken(p)) continue;
      if (doc_.sentence_of(k - 1) == t.sentence) add(t, p);
      return;
    }
  }

  // A noun of harm in the plural without people: "wounded", "casualties".
  void unnamed_victim(const Trigger& t) {
    if (t.finite || doc_.phrase(t.first)) return;
    if (t.act && doc_.lexicon->act(t.act).mode == Mode::body) return bodies(t);
    for (const token::Analysis& a : doc_.readings(t.first)) {
      if (doc_.lexicon->of(a.record).harm != t.harm || a.features.number != knowledge::Number::plural) continue;
      if (a.has(token::kAl) && !draft_.has_act()) return;
      HarmFact fact;
      fact.kind = static_cast<HarmKind>(t.harm - 1), fact.min = 1, fact.max.reset(), fact.vague = true;
      fact.trigger = t.first, fact.extent = doc_.extent(t.first, t.last);
      fact.who = unnamed_side(t);
      draft_.harm.push_back(fact);
      return;
    }
  }

  // "a body", "two bodies" of nobody known.
  void bodies(const Trigger& t) {
    for (const token::Analysis& a : doc_.readings(t.first)) {
      if (doc_.lexicon->of(a.record).harm != t.harm || a.features.number == knowledge::Number::plural) continue;
      HarmFact fact;
      fact.kind = static_cast<HarmKind>(t.harm - 1), fact.min = a.features.number == knowledge::Number::dual ? 2 : 1;
      fact.max = fact.min, fact.trigger = t.first, fact.extent = doc_.extent(t.first, t.last);
      fact.who = sides_.pending_who();
      draft_.harm.push_back(fact);
      return;
    }
  }

  // "among the ranks of civilians", "of both sides" behind the noun.
  std::string unnamed_side(const Trigger& t) {
    for (std::uint32_t k = t.last; k < std::min(t.last + 7, doc_.size()) && in_draft(k); ++k) {
      const int a = doc_.actor_at[k];
      if (a >= 0) {
        const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
        if (actor.both) {
          HarmFact fact;
          fact.kind = static_cast<HarmKind>(t.harm - 1), fact.min = 1, fact.max.reset(), fact.vague = true,
          fact.who = "side1";
          fact.trigger = t.first, fact.extent = doc_.extent(t.first, k + 1);
          draft_.harm.push_back(fact);
          return "side2";
        }
        if (actor.civilian) return "civilian";
        if (const std::string side = sides_.side_of(a); !side.empty()) return side;
      }
      if (doc_.people_at[k] >= 0 && is_civilian(doc_.people[static_cast<std::size_t>(doc_.people_at[k])].kind))
        return "civilian";
      if (doc_.value(k, &WordInfo::person) == Person::civilian) return "civilian";
      if (doc_.is_punctuation(k, ',') || doc_.is_punctuation(k, '.')) break;
    }
    return sides_.pending_who();
  }

  void add(const Trigger& t, int people) { add(static_cast<HarmKind>(t.harm - 1), t.first, people); }

  void add(HarmKind kind, std::uint32_t trigger, int index) {
    const People& people = doc_.people[static_cast<std::size_t>(index)];
    HarmFact fact;
    fact.kind = people.harm && kind != HarmKind::captured ? static_cast<HarmKind>(people.harm - 1) : kind;
    fact.people = index, fact.trigger = trigger, fact.extent = people.extent;
    fact.min = people.min, fact.max = people.max, fact.approx = people.approx, fact.vague = people.vague;
    fact.who = sides_.who(people, fact);
    draft_.harm.push_back(fact);
  }

  // Called when the whole act is known: who among those who left gave himself up.
 public:
  void surrenders() {
    if (!gives_itself_up()) return;
    for (HarmFact& fact : draft_.harm)
      if (fact.kind == HarmKind::displaced && fact.people >= 0 &&
          is_fighter(doc_.people[static_cast<std::size_t>(fact.people)].kind))
        fact.kind = HarmKind::surrendered, fact.who = "side1", fact.civilian = false;
  }

 private:
  // Fighters who come out "towards the areas of control of X" give themselves up to X.
  bool gives_itself_up() const {
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first + 1; i + 1 < range.last; ++i) {
        if (doc_.value(i, &WordInfo::role) != mention::Role::control) continue;
        bool to = false;
        for (std::uint32_t back = 1; back <= 3 && back <= i; ++back)
          to = to || doc_.value(i - back, &WordInfo::preposition) == mention::Preposition::to;
        if (to && doc_.actor_at[i + 1] >= 0) return true;
      }
    return false;
  }

  // Nouns that say it themselves: "three dead and five wounded".
  void intrinsic() {
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const int p = doc_.people_at[i];
        if (p < 0) continue;
        const People& people = doc_.people[static_cast<std::size_t>(p)];
        i = people.extent.last - 1;
        if (!people.harm || people.subset || taken(p)) continue;
        if (!people.counted && (doc_.definite(people.head) || !draft_.has_act())) continue;
        if (negated(people.extent.first)) continue;
        add(static_cast<HarmKind>(people.harm - 1), people.extent.first, p);
      }
  }

  bool negated(std::uint32_t i) const {
    for (std::uint32_t back = 1; back <= 4 && back <= i; ++back) {
      if (doc_.is_punctuation(i - back, ',')) return false;
      if (doc_.with(i - back, &WordInfo::negation) && doc_.count_at[i - back] < 0) return true;
    }
    return false;
  }

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
      if (same && same->vague != fact.vague && !same->max != !fact.max) {
        if (same->vague) *same = fact;
        continue;
      }
      kept.push_back(fact);
    }
    draft_.harm = std::move(kept);
  }

  // Called when the totals are out: one figure for each kind and side.
 public:
  void figures() {
    std::vector<HarmFact> kept;
    for (const HarmFact& fact : draft_.harm) {
      const auto same = std::find_if(kept.begin(), kept.end(),
                                     [&](const HarmFact& k) { return k.kind == fact.kind && k.who == fact.who; });
      if (same == kept.end() || apart(*same, fact))
        kept.push_back(fact);
      else
        one_figure(*same, fact);
    }
    draft_.harm = std::move(kept);
  }

 private:
  // Two figures of one sentence are of two groups: "two of the guards and three of the police".
  bool apart(const HarmFact& kept, const HarmFact& later) const {
    return !another(later) && doc_.sentence_of(kept.extent.first) == doc_.sentence_of(later.extent.first);
  }

  // "a further person died later".
  bool another(const HarmFact& fact) const {
    return fact.people >= 0 && doc_.people[static_cast<std::size_t>(fact.people)].others && fact.min == 1 && !fact.vague;
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

  // "an officer and two members": one list behind one word of harm, of one owner.
  bool sums(const HarmFact& a, const HarmFact& b) const {
    if (a.trigger != b.trigger || a.people < 0 || b.people < 0) return false;
    const People &x = doc_.people[static_cast<std::size_t>(a.people)], &y = doc_.people[static_cast<std::size_t>(b.people)];
    if (x.harm || y.harm) return false;
    if (x.owner >= 0 && y.owner >= 0 && !sides_.same_actor(x.owner, y.owner)) return false;
    return true;
  }

  const Document& doc_;
  Draft& draft_;
  HarmSides sides_;
};

}  // namespace

void find_harm(const Document& doc, Draft& draft) { Harm(doc, draft).run(); }

void settle_figures(const Document& doc, Draft& draft) { Harm(doc, draft).figures(); }

void find_surrenders(const Document& doc, Draft& draft) {
  if (doc.lexicon->act(draft.act).mode == Mode::people) Harm(doc, draft).surrenders();
}

}  // namespace marsad::event
