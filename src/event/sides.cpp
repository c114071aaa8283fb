// Who acted on whom. Every actor in the draft's words collects what speaks for it as the acting party and as the other one.
#include <algorithm>

#include "../mention/actors.hpp"
#include "draft.hpp"

namespace marsad::event {
namespace {

using mention::Actor;
using mention::Group;
using mention::HarmOn;
using mention::Link;
using mention::Mode;
using mention::People;
using mention::Person;
using mention::Preposition;
using mention::Role;
using mention::Site;
using mention::WeaponClass;
using mention::WordInfo;
using token::Kind;

bool is_civilian(Person p) {
  return p == Person::civilian || p == Person::child || p == Person::woman || p == Person::official || p == Person::group;
}

class Sides {
 public:
  Sides(const Document& doc, Draft& draft, const Draft* previous) : doc_(doc), draft_(draft), previous_(previous) {}

  void run() {
    collect();
    for (const Trigger& t : draft_.triggers) weigh(t);
    for (Party& party : parties_) weigh_alone(party);
    assign();
    inherit();
    pairs();
    crowd();
    civilians();
    unknown();
  }

 private:
  Mode mode() const { return doc_.lexicon->act(draft_.act).mode; }

  bool in_draft(std::uint32_t i) const {
    return std::any_of(draft_.ranges.begin(), draft_.ranges.end(), [&](const TokenRange& r) { return i >= r.first && i < r.last; });
  }

  Party* party_of(int actor) {
    const int final = mention::final_actor(doc_, actor);
    const std::string& id = doc_.actors[static_cast<std::size_t>(final)].id;
    for (Party& party : parties_)
      if (party.actor >= 0 && (party.actor == final || doc_.actors[static_cast<std::size_t>(party.actor)].id == id)) return &party;
    return nullptr;
  }

  void collect() {
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const int a = doc_.actor_at[i];
        if (a < 0) continue;
        const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
        i = actor.extent.last - 1;
        if (actor.both || actor.source_only || speaks(actor) || counted_people(actor)) continue;
        if (party_of(a) || describes_next(actor)) continue;
        Party party;
        party.actor = mention::final_actor(doc_, a);
        party.token = actor.extent.first;
        party.civilian = actor.civilian;
        parties_.push_back(party);
      }
  }

  // "a column of X": a generic force whose owner is named right behind it.
  bool describes_next(const Actor& actor) const {
    if (!actor.generic) return false;
    for (std::uint32_t k = actor.extent.last; k < std::min(actor.extent.last + 3, doc_.size()); ++k) {
      const int next = doc_.actor_at[k];
      if (next >= 0) return !doc_.actors[static_cast<std::size_t>(next)].generic && !doc_.has_proclitic(k, token::kWa);
      if (doc_.value(k, &WordInfo::preposition) != Preposition::from && doc_.value(k, &WordInfo::role) != Role::belonging) return false;
    }
    return false;
  }

  // "7 gunmen": victims or attackers by number, read through people.
  bool counted_people(const Actor& actor) const {
    if (!actor.generic) return false;
    const int p = doc_.people_at[actor.extent.first];
    return p >= 0 && (doc_.people[static_cast<std::size_t>(p)].counted || doc_.people[static_cast<std::size_t>(p)].subset);
  }

  // Inside the words that name a source, or right before a verb of saying.
  bool speaks(const Actor& actor) const { return doc_.source_at[actor.extent.first] >= 0; }

  void credit(std::uint32_t token, float agent, float patient, const char* why) {
    const int a = token < doc_.size() ? doc_.actor_at[token] : -1;
    if (a < 0) return;
    Party* party = party_of(a);
    if (!party) return;
    party->agent += agent, party->patient += patient;
    if (party->why.size() < 120) party->why += (party->why.empty() ? "" : ", ") + std::string(why);
  }

  // First actor among the next few tokens, with only quotes, adverbs, times, group nouns and "mn" between. kNone: size().
  std::uint32_t actor_after(std::uint32_t i, std::uint32_t reach) const {
    for (std::uint32_t k = i; k < std::min(i + reach, doc_.size()); ++k) {
      if (!in_draft(k)) break;
      if (doc_.actor_at[k] >= 0) return k;
      if (doc_.is_punctuation(k, '"') || doc_.is_punctuation(k, '(')) continue;
      if (doc_.time_at[k] >= 0) continue;
      if (doc_.token(k).kind != Kind::word) break;
      if (doc_.with(k, &WordInfo::link)) break;
    }
    return doc_.size();
  }

  bool has_prep(std::uint32_t i, Preposition p) const { return i > 0 && doc_.value(i - 1, &WordInfo::preposition) == p; }

  void weigh(const Trigger& t) {
    if (t.finite) verb(t);
    else noun(t);
    relative(t);
    behind(t);
  }

  // The arguments of a finite verb.
  void verb(const Trigger& t) {
    const Mode m = t.act ? doc_.lexicon->act(t.act).mode : Mode::none;
    // Those who leave or surrender act themselves.
    const bool subject_suffers = m != Mode::people && (t.harm_on == HarmOn::subject || t.passive);
    if (!subject_suffers)
      if (const std::uint32_t owner = weapon_owner(t); owner < doc_.size()) {
        credit(owner, 5, 0, "owner of the weapon");
        object(t, subject_end(owner));
        return;
      }
    // Subject right behind the verb.
    std::uint32_t subject = nominal_after(t.last, 5);
    bool found = false;
    if (subject < doc_.size() && t.act && doc_.lexicon->act(t.act).id == "repel") {
      repelled(t, subject);
      return;
    }
    if (subject < doc_.size()) {
      const bool object_first = governed_by_preposition(subject) || is_site(subject) || t.enclitic != token::Enclitic::none;
      if (!object_first && doc_.actor_at[subject] >= 0 && !counted_before(subject)) {
        if (subject_suffers) credit(subject, 0, 4, "subject of a passive verb");
        else credit(subject, 4, 0, "subject of the verb"), found = true;
        if (!subject_suffers) object(t, subject_end(subject));
      } else if (!subject_suffers && doc_.people_at[subject] < 0) {
        object(t, t.last);
      } else if (!subject_suffers && counted_before(subject)) {
        object(t, t.last);
      }
    }
    if (!found && !subject_suffers && !(t.passive)) before(t);
  }

  // "X repelled an attack of Y on Z": Y acts, X and Z are attacked.
  void repelled(const Trigger& t, std::uint32_t subject) {
    if (doc_.actor_at[subject] >= 0 && attack_of(t.last, subject)) {
      credit(subject, 5, 0, "attack of");
      defender(t);
      return;
    }
    credit(subject, 0, 5, "repelled the attack");
    for (std::uint32_t k = subject_end(subject); k < std::min(t.last + 14, doc_.size()); ++k) {
      if (!in_draft(k)) break;
      if (doc_.actor_at[k] < 0 || doc_.actors[static_cast<std::size_t>(doc_.actor_at[k])].extent.first != k) continue;
      credit(k, 5, 0, "attack of");
      break;
    }
  }

  bool attack_of(std::uint32_t from, std::uint32_t actor) const {
    for (std::uint32_t i = from; i < actor; ++i)
      if (doc_.with(i, &WordInfo::act)) return true;
    return doc_.has_proclitic(actor, token::kLi);
  }

  // Who repelled, when the verb stands behind its subject.
  void defender(const Trigger& t) {
    for (std::uint32_t k = t.first; k > 0 && t.first - k < 14; --k) {
      const int a = doc_.actor_at[k - 1];
      if (!in_draft(k - 1)) break;
      if (a >= 0) credit(doc_.actors[static_cast<std::size_t>(a)].extent.first, 0, 4, "repelled the attack");
    }
  }

  // "qSf TyrAn X", "qSft TA'rp tAbEp l X": the weapon stands for its owner.
  std::uint32_t weapon_owner(const Trigger& t) const {
    bool weapon = false;
    for (std::uint32_t k = t.last; k < std::min(t.last + 7, doc_.size()) && in_draft(k); ++k) {
      if (doc_.actor_at[k] >= 0) return weapon ? k : doc_.size();
      if (doc_.time_at[k] >= 0 || doc_.is_punctuation(k, ',')) continue;
      if (doc_.has_proclitic(k, token::kBi) || is_site(k) || doc_.place_at[k] >= 0) break;
      if (doc_.with(k, &WordInfo::weapon)) weapon = true;
      else if (!weapon || !(adjective(k) || doc_.value(k, &WordInfo::role) == Role::belonging || doc_.value(k, &WordInfo::preposition) == Preposition::from))
        break;
    }
    return doc_.size();
  }

  bool counted_before(std::uint32_t i) const {
    const int p = doc_.people_at[i];
    if (p < 0) return false;
    const People& people = doc_.people[static_cast<std::size_t>(p)];
    return people.counted && people.extent.first < i && people.kind != Person::attacker;
  }

  std::uint32_t subject_end(std::uint32_t i) const {
    if (doc_.actor_at[i] >= 0) return doc_.actors[static_cast<std::size_t>(doc_.actor_at[i])].extent.last;
    return i + 1;
  }

  // The next actor, people, site or place.
  std::uint32_t nominal_after(std::uint32_t i, std::uint32_t reach) const {
    for (std::uint32_t k = i; k < std::min(i + reach, doc_.size()); ++k) {
      if (!in_draft(k)) break;
      if (doc_.time_at[k] >= 0 || doc_.is_punctuation(k, '"') || doc_.is_punctuation(k, ',')) continue;
      if (doc_.actor_at[k] >= 0 || doc_.people_at[k] >= 0) return k;
      if (is_site(k) || doc_.place_at[k] >= 0) return k;
      if (doc_.with(k, &WordInfo::weapon) && !doc_.has_proclitic(k, token::kBi)) continue;  // "warplanes of X"
      if (doc_.token(k).kind != Kind::word && doc_.token(k).kind != Kind::number) break;
      if (doc_.with(k, &WordInfo::link)) break;
    }
    return doc_.size();
  }

  bool is_site(std::uint32_t k) const { return doc_.value(k, &WordInfo::site) != Site::none && doc_.actor_at[k] < 0; }

  // "teams in the army", "a force of X": the whole is the subject.
  bool member_of(std::uint32_t i) const {
    for (std::uint32_t back = 2; back <= 3 && back <= i; ++back)
      if (doc_.value(i - back, &WordInfo::group) != Group::none) return true;
    return false;
  }

  bool governed_by_preposition(std::uint32_t i) const {
    if (has_prep(i, Preposition::in) && member_of(i)) return false;
    if (doc_.has_proclitic(i, token::kBi | token::kLi)) return true;
    const Preposition p = i > 0 ? doc_.value(i - 1, &WordInfo::preposition) : Preposition::none;
    return p == Preposition::on || p == Preposition::in || p == Preposition::against || p == Preposition::with;
  }

  // What the verb is done to, from token i on.
  void object(const Trigger& t, std::uint32_t i) {
    bool saw_site = false;
    for (std::uint32_t k = i; k < std::min(i + 14, doc_.size()); ++k) {
      if (!in_draft(k) || other_trigger(k, t)) break;
      if (doc_.value(k, &WordInfo::link) == Link::result || doc_.value(k, &WordInfo::role) == Role::agent) break;
      if (is_site(k)) saw_site = true;
      const int a = doc_.actor_at[k];
      if (a < 0) continue;
      const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
      if (actor.extent.first != k) continue;
      if (actor.by_adjective) {
        credit(k, 3, 0, "nationality of the weapon");
        continue;
      }
      if (has_prep(k, Preposition::from) && !saw_site && doc_.people_at[k] < 0) continue;
      credit(k, 0, saw_site ? 4.0F : 3.0F, saw_site ? "owner of what is hit" : "object of the verb");
      break;
    }
  }

  bool other_trigger(std::uint32_t k, const Trigger& t) const {
    return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& o) { return o.first == k && o.first != t.first && o.finite; });
  }

  // The subject before the verb: "X has shelled", "that X seized".
  void before(const Trigger& t) {
    for (std::uint32_t k = t.first; k > 0 && t.first - k < 14; --k) {
      const std::uint32_t p = k - 1;
      if (!in_draft(p)) break;
      if (doc_.with(p, &WordInfo::link) && p + 1 < t.first) break;
      const int a = doc_.actor_at[p];
      if (a < 0) continue;
      const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
      const std::uint32_t first = actor.extent.first;
      if (governed_by_preposition(first) || has_prep(first, Preposition::from)) {
        k = first + 1;
        continue;
      }
      credit(first, 3, 0, "subject before the verb");
      return;
    }
  }

  // The arguments of a noun of act: "shelling by X of Y", "an attack of X on Y", "clashes between X and Y".
  void noun(const Trigger& t) {
    const bool on_object = takes_object(t);
    bool on = false;
    for (std::uint32_t k = t.last; k < std::min(t.last + 12, doc_.size()); ++k) {
      if (!in_draft(k)) break;
      if (k > t.last + 1 && other_trigger(k, t)) break;
      if (doc_.value(k, &WordInfo::link) == Link::result || (k > t.last && doc_.with(k, &WordInfo::harm))) break;
      on = on || doc_.value(k, &WordInfo::preposition) == Preposition::on;
      const int a = doc_.actor_at[k];
      if (a < 0) continue;
      const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
      if (actor.extent.first != k) continue;
      if (actor.by_adjective) credit(k, 4, 0, "nationality of the act");
      else if (on) credit(k, 0, 4, "target of the act");
      else if (has_prep(k, Preposition::on) || has_prep(k, Preposition::against) || site_between(t.last, k)) credit(k, 0, 4, "target of the act");
      else if (doc_.has_proclitic(k, token::kLi)) credit(k, on_object ? 0.5F : 4, on_object ? 2.0F : 0, "act of");
      else if (k <= t.last + 1) credit(k, on_object ? 0 : 3, on_object ? 3.0F : 0, on_object ? "object of the act" : "act of");
      else if (doc_.people_at[k] >= 0) credit(k, 0, on_object ? 2.0F : 0.5F, "people of the act");
    }
  }

  bool site_between(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i)
      if (is_site(i)) return true;
    return false;
  }

  // Nouns whose genitive suffers: arrest, killing, targeting, abduction ...
  bool takes_object(const Trigger& t) const {
    if (!t.act) return true;
    const Mode m = doc_.lexicon->act(t.act).mode;
    const std::string_view id = doc_.lexicon->act(t.act).id;
    return m == Mode::detain || m == Mode::disrupt || m == Mode::property || id == "target" || id == "assassination" || id == "execution" ||
           id == "repel" || m == Mode::take || m == Mode::disperse;
  }

  // "which X carried out", "that X planted", "launched by": a verb with a pronoun or a light verb, X behind it.
  void relative(const Trigger& t) {
    for (std::uint32_t k = t.last; k < std::min(t.last + 8, doc_.size()); ++k) {
      if (!in_draft(k)) break;
      if (doc_.is_punctuation(k, '.') || doc_.value(k, &WordInfo::link) == Link::result) break;
      const token::Analysis* light = finite_with_object(k);
      if (!light) continue;
      const std::uint32_t actor = actor_after(k + 1, 4);
      if (actor < doc_.size() && !governed_by_preposition(actor)) {
        credit(actor, 5, 0, "carried it out");
        object(t, subject_end(actor));
      }
      return;
    }
  }

  const token::Analysis* finite_with_object(std::uint32_t k) const {
    for (const token::Analysis& a : doc_.readings(k)) {
      if (a.features.pos != knowledge::Pos::verb || a.features.form == knowledge::Form::masdar) continue;
      if (a.features.form != knowledge::Form::perfect && a.features.form != knowledge::Form::imperfect) continue;
      if (a.enclitic == token::Enclitic::h || a.enclitic == token::Enclitic::hA || a.enclitic == token::Enclitic::hmA) return &a;
    }
    return nullptr;
  }

  // "launched", "carried out" before the noun: its subject acts. "X launched an attack on Y".
  void behind(const Trigger& t) {
    if (t.finite) return;
    for (std::uint32_t k = t.first; k > 0 && t.first - k < 16; --k) {
      const std::uint32_t p = k - 1;
      if (!in_draft(p)) break;
      const WordInfo* light = doc_.with(p, &WordInfo::light);
      if (!light) continue;
      const std::uint32_t actor = actor_after(p + 1, t.first - p);
      if (actor < doc_.size() && actor < t.first) credit(actor, 5, 0, "launched it");
      else subject_before(p);
      return;
    }
    // "wqE X bkmyn l Y": the one who falls into it suffers.
    if (t.act && doc_.lexicon->act(t.act).id == "ambush") {
      for (std::uint32_t k = t.first; k > 0 && t.first - k < 9; --k) {
        const std::uint32_t p = k - 1;
        if (!in_draft(p)) break;
        const int a = doc_.actor_at[p];
        if (a >= 0 && doc_.actors[static_cast<std::size_t>(a)].extent.first == p) credit(p, 0, 3, "fell into the ambush");
      }
      const std::uint32_t actor = actor_after(t.last, 2);
      if (actor < doc_.size() && doc_.has_proclitic(actor, token::kLi)) credit(actor, 1, 0, "ambush of");
    }
  }

  void subject_before(std::uint32_t verb) {
    for (std::uint32_t k = verb; k > 0 && verb - k < 8; --k) {
      const int a = doc_.actor_at[k - 1];
      if (!in_draft(k - 1)) break;
      if (a < 0) continue;
      credit(doc_.actors[static_cast<std::size_t>(a)].extent.first, 4, 0, "subject before the verb");
      return;
    }
  }

  // Signs that stand beside the actor itself.
  void weigh_alone(Party& party) {
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const int a = doc_.actor_at[i];
        if (a < 0) continue;
        const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
        if (actor.extent.first != i || party_of(a) != &party) continue;
        beside(party, actor, i);
      }
  }

  void beside(Party& party, const Actor& actor, std::uint32_t i) {
    const auto add = [&](float agent, float patient, const char* why) {
      party.agent += agent, party.patient += patient;
      if (party.why.size() < 120) party.why += (party.why.empty() ? "" : ", ") + std::string(why);
    };
    if (actor.by_adjective) add(2, 0, "nationality");
    if (i == 0) return;
    const std::uint32_t p = i - 1;
    if (doc_.value(p, &WordInfo::role) == Role::agent && after_act(p)) add(5, 0, "by");
    if (has_prep(i, Preposition::on)) add(0, 2, "on");
    if (has_prep(i, Preposition::against)) add(0, 3, "against");
    const WeaponClass weapon = doc_.lexicon->weapon(doc_.value(p, &WordInfo::weapon)).cls;
    if (weapon == WeaponClass::air || weapon == WeaponClass::artillery || weapon == WeaponClass::drone || weapon == WeaponClass::light)
      add(3, 0, "weapon of");
    if (mode() == Mode::people && doc_.people_at[i] >= 0 && !doc_.has_proclitic(i, token::kLi)) {
      add(2, 0, "those who left");
      return;
    }
    // Victims' owner: "5 members of X were killed".
    const int people = doc_.people_at[i];
    if (people >= 0 && doc_.people[static_cast<std::size_t>(people)].counted && doc_.people[static_cast<std::size_t>(people)].kind != Person::attacker)
      add(0, 1.5F, "owner of victims");
    if (is_site(p) || (p > 0 && doc_.has_proclitic(i, token::kLi) && is_site(p)) || belonging_site(i)) add(0, 2.5F, "owner of a site");
  }

  // "by X" belongs to the act only right behind it: "backed by X" names a friend.
  bool after_act(std::uint32_t p) const {
    const std::uint32_t start = doc_.phrase(p) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[p])].first : p;
    if (start > 0 && doc_.value(start - 1, &WordInfo::role) == Role::backed) return false;
    return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) { return t.first < p && p - t.first < 14; });
  }

  // "a post belonging to X", "a vehicle of X"
  bool belonging_site(std::uint32_t i) const {
    for (std::uint32_t back = 1; back <= 4 && back <= i; ++back) {
      const std::uint32_t p = i - back;
      if (is_site(p)) return true;
      const bool filler = doc_.value(p, &WordInfo::role) == Role::belonging || adjective(p) || doc_.place_at[p] >= 0;
      if (!filler) return false;
    }
    return false;
  }

  bool adjective(std::uint32_t p) const {
    for (const token::Analysis& a : doc_.readings(p))
      if (a.features.pos == knowledge::Pos::adjective) return true;
    return false;
  }

  void assign() {
    std::stable_sort(parties_.begin(), parties_.end(), [](const Party& a, const Party& b) { return a.token < b.token; });
    const bool two_way = doc_.lexicon->act(draft_.act).two_way;
    for (const Party& party : parties_) {
      if (party.civilian) continue;
      const Actor& actor = doc_.actors[static_cast<std::size_t>(party.actor)];
      if (actor.reference && parties_.size() > 2) continue;
      if (party.agent > party.patient) draft_.side1.push_back(party);
      else if (party.patient > party.agent) draft_.side2.push_back(party);
      else if (two_way || party.agent > 0) undecided_.push_back(party);
    }
    for (const Party& party : undecided_) (draft_.side1.empty() ? draft_.side1 : draft_.side2).push_back(party);
    // Two-way fights told without roles: in the order of the text.
    if (two_way && draft_.side1.empty() && draft_.side2.size() > 1) {
      draft_.side1.push_back(draft_.side2.front());
      draft_.side2.erase(draft_.side2.begin());
    }
    if (two_way && draft_.side2.empty() && draft_.side1.size() > 1) {
      draft_.side2.assign(draft_.side1.begin() + 1, draft_.side1.end());
      draft_.side1.resize(1);
    }
    std::stable_sort(draft_.side1.begin(), draft_.side1.end(), [](const Party& a, const Party& b) { return a.agent - a.patient > b.agent - b.patient; });
    std::stable_sort(draft_.side2.begin(), draft_.side2.end(), [](const Party& a, const Party& b) { return a.patient - a.agent > b.patient - b.agent; });
  }

  // "X raided the town ... and arrested six": a verb without a subject of its own goes on with the one before.
  void inherit() {
    if (!draft_.side1.empty() || !previous_ || previous_->side1.empty() || previous_->title) return;
    const Trigger& t = draft_.triggers.front();
    const Mode m = mode();
    if (!t.finite || t.passive || m == Mode::crowd || m == Mode::people || m == Mode::blast || doc_.phrase(t.first)) return;
    const bool same_sentence = doc_.sentence_of(previous_->end() - 1) == t.sentence;
    if (!same_sentence) return;
    const bool object_follows = t.last < doc_.size() && doc_.people_at[t.last] >= 0 && doc_.people[static_cast<std::size_t>(doc_.people_at[t.last])].counted &&
                                t.harm_on != HarmOn::subject && doc_.has_proclitic(t.first, token::kWa | token::kFa) && m != Mode::none;
    if (!(t.feminine || t.plural_subject || t.active || object_follows)) return;
    for (const Party& party : previous_->side1)
      if (party.actor >= 0 && !party.civilian) draft_.side1.push_back(party);
    for (Party& party : draft_.side1) party.why = "subject of the sentence before";
    std::erase_if(draft_.side2, [&](const Party& p) {
      return std::any_of(draft_.side1.begin(), draft_.side1.end(), [&](const Party& q) { return q.actor == p.actor; });
    });
  }

  // "between X and Y": the two sides as they stand. "the two sides": the pair before.
  void pairs() {
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        if (doc_.value(i, &WordInfo::preposition) == Preposition::between && between(i)) return;
      }
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const int a = doc_.actor_at[i];
        if (a >= 0 && doc_.actors[static_cast<std::size_t>(a)].both && both(a)) return;
      }
    if (doc_.lexicon->act(draft_.act).two_way && draft_.side2.empty()) with();
  }

  bool between(std::uint32_t i) {
    std::vector<int> actors;
    std::vector<std::uint32_t> at;
    bool second = false, sided = false;
    std::size_t split = 0;
    for (std::uint32_t k = i + 1; k < std::min(i + 24, doc_.size()) && in_draft(k); ++k) {
      if (actors.empty() && (k > i + 5 || doc_.place_at[k] >= 0)) return false;
      if (doc_.value(k, &WordInfo::preposition) == Preposition::between && !actors.empty()) second = true, split = actors.size();
      const int a = doc_.actor_at[k];
      if (doc_.value(k, &WordInfo::role) == Role::one_side && !actors.empty() && !split) split = actors.size(), sided = true;
      if (a < 0) {
        if (sided && actors.size() == split && doc_.is_punctuation(k, ',')) continue;
        if (doc_.with(k, &WordInfo::link) || (doc_.is_punctuation(k, ',') && actors.size() >= 2)) break;
        if (other_finite(k)) break;
        continue;
      }
      const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
      if (actor.extent.first != k || actor.both || actor.source_only) continue;
      if (doc_.value(k - 1, &WordInfo::role) == Role::belonging) continue;  // "X, which belongs to Y"
      if (!actors.empty() && doc_.has_proclitic(k, token::kWa) && !split && !one_side_ahead(k)) split = actors.size();
      // "members of X": the conjunction stands before the head noun.
      if (!actors.empty() && !split && and_before(k) && !one_side_ahead(k)) split = actors.size();
      actors.push_back(mention::final_actor(doc_, a)), at.push_back(k);
      if (actors.size() >= 4) break;
    }
    if (actors.size() < 2) return false;
    (void)second;
    if (!split) split = 1;
    draft_.side1.clear(), draft_.side2.clear();
    for (std::size_t n = 0; n < actors.size(); ++n) {
      Party party;
      party.actor = actors[n], party.token = at[n], party.why = "between the two";
      (n < split ? draft_.side1 : draft_.side2).push_back(party);
    }
    return true;
  }

  // "X and Y on the one side and Z on the other": the first "and" joins, it does not part.
  bool one_side_ahead(std::uint32_t k) const {
    for (std::uint32_t i = k; i < std::min(k + 8, doc_.size()); ++i)
      if (doc_.value(i, &WordInfo::role) == Role::one_side) return true;
    return false;
  }

  bool and_before(std::uint32_t k) const {
    for (std::uint32_t back = 1; back <= 2 && back <= k; ++back)
      if (doc_.has_proclitic(k - back, token::kWa)) return true;
    return false;
  }

  bool other_finite(std::uint32_t k) const {
    return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) { return t.first == k && t.finite; });
  }

  bool both(int both_index) {
    if (draft_.side1.size() + draft_.side2.size() >= 2 && !draft_.side1.empty() && !draft_.side2.empty()) return true;
    if (previous_ && !previous_->side1.empty() && !previous_->side2.empty()) {
      draft_.side1 = previous_->side1, draft_.side2 = previous_->side2;
      return true;
    }
    // The last two actors named before.
    std::vector<int> last;
    for (int k = both_index - 1; k >= 0 && last.size() < 2; --k) {
      const Actor& actor = doc_.actors[static_cast<std::size_t>(k)];
      if (actor.both || actor.source_only || actor.civilian || actor.reference) continue;
      const int final = mention::final_actor(doc_, k);
      if (last.empty() || doc_.actors[static_cast<std::size_t>(last[0])].id != doc_.actors[static_cast<std::size_t>(final)].id) last.push_back(final);
    }
    if (last.size() < 2) return false;
    draft_.side1.clear(), draft_.side2.clear();
    for (int n = 0; n < 2; ++n) {
      Party party;
      party.actor = last[static_cast<std::size_t>(1 - n)], party.why = "the two sides";
      party.token = doc_.actors[static_cast<std::size_t>(party.actor)].extent.first;
      (n == 0 ? draft_.side1 : draft_.side2).push_back(party);
    }
    return true;
  }

  // "clashed with Y"
  void with() {
    for (std::size_t n = 0; n < draft_.side1.size(); ++n) {
      const std::uint32_t token = draft_.side1[n].token;
      if (token == 0 || draft_.side1.size() < 2 || doc_.value(token - 1, &WordInfo::preposition) != Preposition::with) continue;
      draft_.side2.push_back(draft_.side1[n]);
      draft_.side1.erase(draft_.side1.begin() + static_cast<std::ptrdiff_t>(n));
      return;
    }
  }

  // Protests: the crowd acts, who comes against it is the other side.
  void crowd() {
    if (mode() != Mode::crowd && mode() != Mode::disperse && mode() != Mode::riotous) return;
    std::vector<Party> forces;
    const bool intervened = std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
      const Mode m = doc_.lexicon->act(t.act).mode;
      return t.act && (m == Mode::disperse || m == Mode::assault || m == Mode::detain || m == Mode::strike);
    });
    for (const std::vector<Party>* side : {&draft_.side1, &draft_.side2})
      for (const Party& party : *side) {
        const Actor& actor = doc_.actors[static_cast<std::size_t>(party.actor)];
        if (actor.kind == "protesters" || actor.kind == "rioters" || actor.kind == "civilians") continue;
        if (intervened && (party.agent > 0 || party.patient > 0)) forces.push_back(party);
      }
    draft_.side1.clear(), draft_.side2 = forces;
    Party party;
    party.implied = true, party.why = "the crowd";
    for (const Party& p : parties_) {
      const Actor& actor = doc_.actors[static_cast<std::size_t>(p.actor)];
      if (actor.kind == "protesters" || actor.kind == "rioters") party = p;
    }
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first; i < range.last && party.implied && party.people < 0; ++i)
        if (doc_.people_at[i] >= 0 && doc_.people[static_cast<std::size_t>(doc_.people_at[i])].kind == Person::protester)
          party.people = doc_.people_at[i];
    draft_.side1.push_back(party);
  }

  bool civilians_hit() const {
    for (const Trigger& t : draft_.triggers) {
      for (std::uint32_t k = t.first; k < std::min(t.last + 9, doc_.size()); ++k) {
        if (!in_draft(k)) break;
        if (doc_.people_at[k] >= 0 && is_civilian(doc_.people[static_cast<std::size_t>(doc_.people_at[k])].kind)) return true;
        if (doc_.value(k, &WordInfo::site) == Site::civilian && doc_.place_at[k] < 0) return true;
        if (doc_.actor_at[k] >= 0 && doc_.actors[static_cast<std::size_t>(doc_.actor_at[k])].civilian) return true;
        if (k > t.last && doc_.is_punctuation(k, '.')) break;
      }
    }
    return false;
  }

  // Civilians are the other side where nobody armed is and they are hurt, held or hit.
  void civilians() {
    if (!draft_.side2.empty()) return;
    const Mode m = mode();
    if (m == Mode::crowd || m == Mode::disperse || m == Mode::riotous || m == Mode::deal || m == Mode::disrupt || m == Mode::take) return;
    const bool people = m == Mode::people || m == Mode::body || m == Mode::detain || m == Mode::property;
    if (!people && !civilians_hit()) return;
    if (m == Mode::people && doc_.lexicon->act(draft_.act).id == "surrender") return;
    Party party;
    party.civilian = true, party.implied = true, party.why = "civilians hurt";
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first; i < range.last && party.people < 0; ++i)
        if (doc_.people_at[i] >= 0 && is_civilian(doc_.people[static_cast<std::size_t>(doc_.people_at[i])].kind)) party.people = doc_.people_at[i];
    if (m == Mode::detain && party.people < 0) detained(party);
    draft_.side2.push_back(party);
  }

  // Wanted men, suspects: they are who was seized, no civilians.
  void detained(Party& party) const {
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const int p = doc_.people_at[i];
        if (p < 0 || doc_.people[static_cast<std::size_t>(p)].kind != Person::attacker) continue;
        party.people = p, party.civilian = false, party.implied = false;
        return;
      }
  }

  // People who act without a name: gunmen, "two masked men".
  void unknown() {
    if (!draft_.side1.empty()) return;
    const Mode m = mode();
    if (m != Mode::assault && m != Mode::blast && m != Mode::property && m != Mode::fight && m != Mode::body &&
        m != Mode::none && m != Mode::weak && m != Mode::strike)
      return;
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const int p = doc_.people_at[i];
        if (p < 0) continue;
        const People& people = doc_.people[static_cast<std::size_t>(p)];
        if (people.kind != Person::attacker || people.harm || people.owner >= 0 || victim(people)) continue;
        Party party;
        party.people = p, party.token = people.extent.first, party.why = "unnamed attackers";
        draft_.side1.push_back(party);
        return;
      }
    implied_attacker();
  }

  // Somebody killed the civilian, drove the car into the post: nobody knows who.
  void implied_attacker() {
    const Mode m = mode();
    const std::string_view id = doc_.lexicon->act(draft_.act).id;
    const bool civilians = !draft_.side2.empty() && draft_.side2.front().civilian;
    const bool killing = m == Mode::body || id == "suicide" || id == "grenade" || m == Mode::none ||
                         (m == Mode::assault && id != "attack" && id != "target") || id == "abduction";
    if (!killing || (!civilians && id != "suicide")) return;
    Party party;
    party.implied = true, party.why = "nobody is named";
    draft_.side1.push_back(party);
  }

  // Preceded by a word of harm: these people suffer.
  bool victim(const People& people) const {
    for (std::uint32_t back = 1; back <= 2 && back <= people.extent.first; ++back)
      if (doc_.with(people.extent.first - back, &WordInfo::harm)) {
        const Trigger* t = nullptr;
        for (const Trigger& x : draft_.triggers)
          if (x.first <= people.extent.first - back && people.extent.first - back < x.last) t = &x;
        return !t || !t->finite || t->passive || t->harm_on == HarmOn::subject;
      }
    return false;
  }

  const Document& doc_;
  Draft& draft_;
  const Draft* previous_;
  std::vector<Party> parties_, undecided_;
};

}  // namespace

void find_sides(const Document& doc, Draft& draft, const Draft* previous) { Sides(doc, draft, previous).run(); }

}  // namespace marsad::event
