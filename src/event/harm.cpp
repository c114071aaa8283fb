// What harm, to how many, on which side.
#include <algorithm>

#include "../mention/actors.hpp"
#include "draft.hpp"
#include "guards.hpp"
#include "harm_sides.hpp"
#include "harm_victims.hpp"

namespace marsad::event {
namespace {

using mention::Actor;
using mention::HarmOn;
using mention::Id;
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
    some_of_each();
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
    // "nine members were killed and wounded": the subject stands before both.
    const auto first = of(all[i - 1].first);
    if (here == draft_.harm.end() && first != draft_.harm.end() && first->extent.last <= all[i - 1].first && all[i].finite &&
        all[i].harm != all[i - 1].harm && first->min > 1 && clause_ends(doc_, all[i].last))
      first->kind = HarmKind::killed_or_injured;
    if (here == draft_.harm.end() || of(all[i - 1].first) != draft_.harm.end()) return;
    HarmFact both = *here;
    both.kind = static_cast<HarmKind>(all[i - 1].harm - 1), both.trigger = all[i - 1].first;
    // One number for both kinds counts them together; "some" are some of each.
    if (both.min > 1 && (both.kind == HarmKind::killed || both.kind == HarmKind::injured) && here->kind != both.kind) {
      if (here->kind == HarmKind::killed || here->kind == HarmKind::injured) here->kind = HarmKind::killed_or_injured;
      return;
    }
    draft_.harm.push_back(both);
  }

  // "dead and wounded" without a number: some of each.
  void some_of_each() {
    for (std::size_t i = 0, n = draft_.harm.size(); i < n; ++i) {
      HarmFact& fact = draft_.harm[i];
      if (fact.kind != HarmKind::killed_or_injured || !fact.vague || fact.min > 1 || !each(fact)) continue;
      fact.kind = HarmKind::killed;
      HarmFact other = fact;
      other.kind = HarmKind::injured;
      draft_.harm.push_back(other);
    }
  }

  bool each(const HarmFact& fact) const {
    const auto says = [&](std::uint32_t k) {
      if (doc_.match_at[k] < 0) return false;
      const Id phrase = doc_.matches[static_cast<std::size_t>(doc_.match_at[k])].lexicon;
      return phrase != knowledge::kNone && doc_.lexicon->store().field(phrase, "gloss") == "each";
    };
    if (says(fact.trigger)) return true;
    for (std::uint32_t k = fact.extent.first; k < fact.extent.last; ++k)
      if (says(k)) return true;
    return false;
  }

  // Where the next verb or word of harm begins: a noun of act between says only where ("lost in the attack three").
  std::uint32_t next_word(std::size_t i) const {
    for (std::size_t k = i + 1; k < draft_.triggers.size(); ++k)
      if (draft_.triggers[k].harm || (draft_.triggers[k].finite && draft_.triggers[i].harm_on != HarmOn::bi))
        return draft_.triggers[k].first;
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
    if (met_end(t)) return;
    if (subject_before(t)) {
      people_before(t);
      if (draft_.harm.size() > before) return;
    }
    if (in_counted_dead(doc_, t)) return;
    if (t.harm_on == HarmOn::bi) i = behind_bi(t, next);
    const bool active_verb = t.finite && !t.passive && t.harm_on != HarmOn::subject && agent_first(t);
    const std::uint32_t from = i;
    bool skipped_agent = false;
    std::uint32_t agent_end = 0;
    int last = -1;
    bool goes_on = false;  // the next people are known to be on the list
    for (; i < next; ++i) {
      if (!in_draft(i)) break;
      const int p = doc_.people_at[i];
      if (p < 0) {
        if (const std::uint32_t on = last >= 0 ? list_behind_comma(doc_, i, last) : 0; on > 0 && on < next) {
          last = doc_.people_at[on] - 1, i = on - 1;
          goes_on = true;
          continue;
        }
        if ((stops(t, i, last >= 0) && !of_them_first(doc_, t, i)) || (active_verb_hits(doc_, t, i) && last < 0)) break;
        if (last < 0 && i > from + 7 && !active_verb) break;
        if (last >= 0 && i > doc_.people[static_cast<std::size_t>(last)].extent.last + 2 && !companions(doc_, i, last) &&
            !list_goes_on(doc_, i, last))
          break;
        continue;
      }
      const People& people = doc_.people[static_cast<std::size_t>(p)];
      if (by_them(doc_, people, t)) break;
      const bool more_agent = skipped_agent && agent_end == people.extent.first && people.kind == Person::attacker;
      if (active_verb && last < 0 && (more_agent || (!skipped_agent && agent_people(people, t)))) {
        skipped_agent = true, agent_end = people.extent.last, i = people.extent.last - 1;
        continue;
      }
      if (last >= 0 && !goes_on && !coordinated(doc_, people, last)) break;
      goes_on = false;
      if (!people.subset && !taken(p) && !likened(doc_, p)) add(t, p);
      if (people.subset && last < 0 && draft_.harm.size() == before && !taken(p)) break;
      last = p, i = people.extent.last - 1;
    }
    if (draft_.harm.size() == before && (t.finite || t.harm_on == HarmOn::subject)) people_before(t);
    if (draft_.harm.size() == before && skipped_agent) nobody_else(t);
    if (draft_.harm.size() == before) unnamed_victim(t);
  }

  // "met a policeman and two soldiers their death": they, or the one whose name stands there.
  bool met_end(const Trigger& t) {
    const auto met = met_before(doc_, t, draft_.begin());
    if (!met || (met->people.empty() && met->pronoun == 0)) return false;
    for (const int p : met->people)
      if (!taken(p)) add(t, p);
    if (!met->people.empty()) return true;
    HarmFact fact;
    fact.kind = static_cast<HarmKind>(t.harm - 1), fact.trigger = t.first, fact.extent = doc_.extent(t.first, t.last);
    fact.min = met->pronoun, fact.max = met->pronoun, fact.who = sides_.side_of_one(met->actor);
    draft_.harm.push_back(fact);
    return true;
  }

  // "and killed a soldier." with nobody behind him: he was killed.
  void nobody_else(const Trigger& t) {
    const int p = t.last < doc_.size() ? doc_.people_at[t.last] : -1;
    if (p < 0 || taken(p) || doc_.definite(t.last) || t.active) return;
    const People& people = doc_.people[static_cast<std::size_t>(p)];
    if (people.kind != Person::attacker && clause_ends(doc_, people.extent.last)) add(t, p);
  }

  // "the blast that X set off there yesterday cost b-three civilians their lives": where the victims begin.
  std::uint32_t behind_bi(const Trigger& t, std::uint32_t next) const {
    for (std::uint32_t k = t.last; k < next && in_draft(k); ++k) {
      if (doc_.value(k, &WordInfo::role) == mention::Role::life) return k + 1;
      if (doc_.people_at[k] >= 0 && doc_.has_proclitic(k, token::kBi)) return k;
    }
    return t.last;
  }

  // "that seven civilians fell": a verb in the plural has its subject before it.
  bool subject_before(const Trigger& t) const {
    if (t.finite && t.plural_subject && counted_before_it(doc_, t)) return true;
    if (dual_verb(doc_, t) && t.enclitic == Enclitic::none && clause_ends(doc_, t.last)) return true;
    return t.finite && (t.plural_subject || dual_verb(doc_, t)) && (t.passive || t.harm_on == HarmOn::subject) &&
           t.enclitic == Enclitic::none;
  }

  bool stops(const Trigger& t, std::uint32_t i, bool found) const {
    if (doc_.is_punctuation(i, '.') || doc_.value(i, &WordInfo::link) == Link::contrast || opens_clause(doc_, i))
      return true;
    if (doc_.value(i, &WordInfo::link) == Link::cause && (found || !subject_behind_cause(doc_, t, i))) return true;
    if (doc_.value(i, &WordInfo::reference) == Reference::subset) return true;
    if (doc_.is_punctuation(i, ',')) return found || object_named(doc_, t, i);
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
    if (people.harm) return false;
    if (people.counted)
      return !is_civilian(people.kind) && (kill_somebody(doc_, draft_, people, t) || two_who_act(doc_, people, t));
    if (nominative_before_object(doc_, draft_, people, t)) return true;
    const int doer = who_did_it(doc_, t, doc_.tokens->sentences[t.sentence].last);
    if (doer >= 0 && doc_.people_at[people.head] == doer) return true;
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

  // "women" of "among them children and women".
  bool subset_goes_on(int people) const {
    return people > 0 && doc_.people[static_cast<std::size_t>(people - 1)].subset &&
           coordinated(doc_, doc_.people[static_cast<std::size_t>(people)], people - 1);
  }

  // "a civilian was killed", "900 people fled": the subject before the verb, or "gunmen surrendered".
  void people_before(const Trigger& t) {
    // "..., and were wounded in the clashes that ... a number of": behind a comma "and" opens a clause with its own subject.
    const bool new_clause = t.first > 0 && doc_.is_punctuation(t.first - 1, ',') && doc_.has_proclitic(t.first, token::kWa);
    if (t.finite && new_clause && !subject_before(t) && t.enclitic == Enclitic::none) return;
    // A verb that shows its subject's number finds it further off: "that two men of the village of X had been arrested".
    const std::uint32_t reach = subject_before(t) ? 16 : 8;
    for (std::uint32_t k = t.first; k > 0 && t.first - k < reach; --k) {
      const std::uint32_t p = k - 1;
      if (!in_draft(p) || doc_.is_punctuation(p, '.') || (t.first - k >= 8 && doc_.is_punctuation(p, ','))) break;
      const int people = doc_.people_at[p];
      const bool harmless = people >= 0 && !doc_.people[static_cast<std::size_t>(people)].harm;
      if (doc_.value(p, &WordInfo::link) == Link::contrast || (!harmless && tells_harm(doc_, p) && !one_of(people))) break;
      if (people < 0) continue;
      const People& who = doc_.people[static_cast<std::size_t>(people)];
      if (reach > 8 && one_alone(people)) continue;
      if (who.subset || subset_goes_on(people)) continue;  // "eight, among them women and children, met": the eight
      if (!who.subset && !taken(people) && !who.plural_bare) list_before(t, people);
      return;
    }
  }

  // One person is no subject of a verb in the dual or plural, two joined ones are.
  bool one_alone(int people) const {
    const People& p = doc_.people[static_cast<std::size_t>(people)];
    return p.min == 1 && p.max == 1 && (people == 0 || !coordinated(doc_, p, people - 1));
  }

  // "one of the wounded" before "died".
  bool one_of(int people) const {
    if (people < 0) return false;
    const People& p = doc_.people[static_cast<std::size_t>(people)];
    return p.counted && p.min == 1 && p.max == 1;
  }

  // "a policeman and two soldiers met their death": all of the list that ends with these people.
  void list_before(const Trigger& t, int people) {
    int first = people;
    while (first > 0 && coordinated(doc_, doc_.people[static_cast<std::size_t>(first)], first - 1) &&
           in_draft(doc_.people[static_cast<std::size_t>(first - 1)].extent.first) && !taken(first - 1) &&
           !doc_.people[static_cast<std::size_t>(first - 1)].plural_bare)
      --first;
    for (int p = first; p <= people; ++p) add(t, p);
  }

  // "was wounded", "his killing" with nobody counted: one.
  void own_pronoun(const Trigger& t) {
    if (!somebody_hit(doc_, t)) return;
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

  bool only_captured(int people) const {
    return std::all_of(draft_.harm.begin(), draft_.harm.end(),
                       [&](const HarmFact& h) { return h.people != people || h.kind == HarmKind::captured; });
  }

  // "185 people ... their abduction came about": the counted people named before in the same words.
  void counted_before(const Trigger& t) {
    for (std::uint32_t k = t.first; k > draft_.begin() && t.first - k < 16; --k) {
      const int p = doc_.people_at[k - 1];
      // "abducted eleven men and killed them": taken for one harm, they may suffer another.
      const bool captured = t.finite && t.harm == static_cast<std::uint8_t>(HarmKind::killed) + 1 && only_captured(p);
      if (p < 0 || (taken(p) && !captured)) continue;
      const People& people = doc_.people[static_cast<std::size_t>(p)];
      // "activists, their arrest came about": some, right before the light verb.
      const bool some = people.plural_bare && !doc_.definite(people.head) && t.first - people.extent.last <= 2 &&
                        (doc_.with(t.first - 1, &WordInfo::light) || doc_.with(t.first - 1, &WordInfo::carry));
      if (!people.counted && !some) continue;
      if (doc_.sentence_of(k - 1) == t.sentence) add(t, p);
      return;
    }
  }

  // A noun of harm in the plural without people: "wounded", "casualties".
  void unnamed_victim(const Trigger& t) {
    // "their injuries are grave" tells nothing of its own.
    if (t.finite || t.enclitic != Enclitic::none || doc_.phrase(t.first)) return;
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
    const bool both = kind == HarmKind::killed_or_injured;
    fact.kind = people.harm && kind != HarmKind::captured && !both ? static_cast<HarmKind>(people.harm - 1) : kind;
    fact.people = index, fact.trigger = trigger, fact.extent = people.extent;
    fact.min = people.min, fact.max = people.max, fact.approx = people.approx, fact.vague = people.vague;
    // "one of the wounded died": one more death.
    if (people.harm == static_cast<std::uint8_t>(HarmKind::injured) + 1 && kind == HarmKind::killed &&
        (people.extent.last <= trigger || dies_behind(trigger)))
      fact.kind = kind, fact.one_more = true;
    fact.who = sides_.who(people, fact);
    draft_.harm.push_back(fact);
  }

  // "died four of the wounded": a verb of dying, and they stand first behind it.
  bool dies_behind(std::uint32_t trigger) const {
    const WordInfo* info = doc_.phrase(trigger) ? nullptr : doc_.with(trigger, &WordInfo::harm);
    return info && info->harm_on == HarmOn::subject && doc_.lexicon->has_gloss(*info, "neutral") &&
           std::none_of(draft_.harm.begin(), draft_.harm.end(), [&](const HarmFact& f) { return f.trigger == trigger; });
  }

  // Called when the whole act is known: who among those who left gave himself up.
 public:
  void surrenders() {
    if (!gives_itself_up(doc_, draft_)) return;
    for (HarmFact& fact : draft_.harm)
      if (fact.kind == HarmKind::displaced && fact.people >= 0 &&
          is_fighter(doc_.people[static_cast<std::size_t>(fact.people)].kind))
        fact.kind = HarmKind::surrendered, fact.who = "side1", fact.civilian = false;
  }

 private:
  // Nouns that say it themselves: "three dead and five wounded".
  void intrinsic() {
    for (const TokenRange& range : draft_.ranges) intrinsic(range);
    for (const TokenRange& range : draft_.tolls) intrinsic(range);
  }

  void intrinsic(const TokenRange& range) {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const int p = doc_.people_at[i];
      if (p < 0) continue;
      const People& people = doc_.people[static_cast<std::size_t>(p)];
      i = people.extent.last - 1;
      if (!people.harm && others_too(p) && !taken(p))
        add(static_cast<HarmKind>(doc_.people[static_cast<std::size_t>(p - 1)].harm - 1), people.extent.first, p);
      if (fell(doc_, p) && !taken(p) && draft_.has_act()) add(HarmKind::killed, people.extent.first, p);
      if (people.harm && people.plural_bare && doc_.definite(people.head)) predicate(p);
      if (!people.harm || people.subset || taken(p)) continue;
      // "the victims of the aggression": of who did it
      if (!people.counted && people.owner >= 0 && doc_.word_glossed(people.head, "victims")) continue;
      if (!people.counted && (doc_.definite(people.head) || !draft_.has_act())) continue;
      // "the two martyrs": told before, or the name of a unit.
      if (doc_.definite(people.head) && people.min == 2 && people.extent.last == people.extent.first + 1) continue;
      if (negated(people.extent.first)) continue;
      add(static_cast<HarmKind>(people.harm - 1), people.extent.first, p);
    }
  }

  // "the dead are 12 policemen and 13 civilians": who they are, right behind them.
  void predicate(int dead) {
    for (int p = dead + 1; p < static_cast<int>(doc_.people.size()); ++p) {
      const People& people = doc_.people[static_cast<std::size_t>(p)];
      const std::uint32_t gap = people.extent.first - doc_.people[static_cast<std::size_t>(p - 1)].extent.last;
      if (people.harm || people.subset || !people.counted || !in_draft(people.extent.first) || taken(p)) return;
      if (p == dead + 1 ? gap > 1 || doc_.has_proclitic(people.extent.first, token::kWa) : !coordinated(doc_, people, p - 1))
        return;
      add(static_cast<HarmKind>(doc_.people[static_cast<std::size_t>(dead)].harm - 1), people.extent.first, p);
    }
  }

  // "18 dead of X and 14 others of Y", "and 14 of Y": as dead as those before.
  bool others_too(int p) const {
    const People& people = doc_.people[static_cast<std::size_t>(p)];
    if (p == 0 || !people.counted || people.subset || (!people.others && people.owner < 0)) return false;
    const People& before = doc_.people[static_cast<std::size_t>(p - 1)];
    return before.harm && before.counted && coordinated(doc_, people, p - 1) && taken(p - 1);
  }

  bool negated(std::uint32_t i) const {
    for (std::uint32_t back = 1; back <= 4 && back <= i; ++back) {
      if (doc_.is_punctuation(i - back, ',')) return false;
      if (doc_.with(i - back, &WordInfo::negation) && doc_.count_at[i - back] < 0) return true;
    }
    return false;
  }

  const Document& doc_;
  Draft& draft_;
  HarmSides sides_;
};

}  // namespace

void find_harm(const Document& doc, Draft& draft) {
  Harm(doc, draft).run();
  settle_harm(doc, draft);
}

void find_surrenders(const Document& doc, Draft& draft) {
  if (doc.lexicon->act(draft.act).mode == Mode::people) Harm(doc, draft).surrenders();
}

}  // namespace marsad::event
