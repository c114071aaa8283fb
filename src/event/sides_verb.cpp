// The arguments of a finite verb: who stands behind it, before it, and what it is done to.
#include <algorithm>

#include "../text/fold.hpp"
#include "sides.hpp"

namespace marsad::event {
// Quotes, a hash sign, a bracket: they may stand before a name.
bool Sides::mark(std::uint32_t k) const {
  return doc_.is_punctuation(k, '"') || doc_.is_punctuation(k, '\'') || doc_.is_punctuation(k, '(') ||
         doc_.is_punctuation(k, '#');
}

// "wAdy" in the name of a valley is no "and led to".
bool Sides::links(std::uint32_t k) const {
  return doc_.with(k, &WordInfo::link) && doc_.place_at[k] < 0 && doc_.actor_at[k] < 0;
}

std::uint32_t Sides::actor_after(std::uint32_t i, std::uint32_t reach) const {
  for (std::uint32_t k = i; k < std::min(i + reach, doc_.size()); ++k) {
    if (!in_draft(k)) break;
    if (doc_.actor_at[k] >= 0) return k;
    if (mark(k)) continue;
    if (doc_.time_at[k] >= 0) continue;
    if (doc_.token(k).kind != Kind::word) break;
    if (links(k)) break;
  }
  return doc_.size();
}

// "to the fighters of X": what leads the people leads X.
std::uint32_t Sides::head(std::uint32_t i) const {
  const int a = doc_.actor_at[i], p = doc_.people_at[i];
  if (a < 0 || p < 0) return i;
  const People& people = doc_.people[static_cast<std::size_t>(p)];
  return people.owner == a && people.extent.first < i ? people.extent.first : i;
}

// The actor named at token i, or the one whose people stand there: "the fighters of X". size(): neither.
std::uint32_t Sides::who_at(std::uint32_t i) const {
  if (i >= doc_.size()) return i;
  // "soldiers of X": the kind stands for X.
  const bool kind = doc_.actor_at[i] >= 0 && describes_next(doc_.actors[static_cast<std::size_t>(doc_.actor_at[i])]);
  if (kind)  // "the militia X": X
    for (std::uint32_t k = doc_.actors[static_cast<std::size_t>(doc_.actor_at[i])].extent.last; k < doc_.size(); ++k)
      if (doc_.actor_at[k] >= 0) return k;
  if (doc_.actor_at[i] >= 0 && !kind) return doc_.actors[static_cast<std::size_t>(doc_.actor_at[i])].extent.first;
  const int p = doc_.people_at[i];
  if (p < 0) return doc_.size();
  const int owner = doc_.people[static_cast<std::size_t>(p)].owner;
  if (owner < 0 || doc_.people[static_cast<std::size_t>(p)].counted) return doc_.size();
  const std::uint32_t at = doc_.actors[static_cast<std::size_t>(owner)].extent.first;
  return doc_.people_at[at] == p ? at : doc_.size();
}

bool Sides::has_prep(std::uint32_t i, Preposition p) const {
  // "launched against it by X": the pronoun is what the preposition governs. "the town that X controlled": X had it.
  const auto governs = [&](std::uint32_t k) {
    if (doc_.value(k, &WordInfo::preposition) != p) return false;
    if (mode() == Mode::take) return true;
    const token::Analysis* a = doc_.phrase(k) ? nullptr : doc_.reading(k, &WordInfo::preposition);
    return !a || a->enclitic == token::Enclitic::none;
  };
  if (i > 0 && governs(i - 1)) return true;
  const std::uint32_t h = head(i);
  return h != i && h > 0 && governs(h - 1);
}

bool Sides::led_by(std::uint32_t i, std::uint16_t bits) const {
  const std::uint32_t h = head(i);
  if (doc_.has_proclitic(i, bits) || doc_.has_proclitic(h, bits)) return true;
  // l before a name in quotes stands by itself.
  if (!(bits & token::kLi) || h < 2 || !doc_.is_punctuation(h - 1, '"')) return false;
  return doc_.token(h - 2).kind == Kind::word && doc_.code(h - 2).size() <= 2 && doc_.code(h - 2).front() == 'l';
}

void Sides::verb(const Trigger& t) {
  const Mode m = t.act ? doc_.lexicon->act(t.act).mode : Mode::none;
  // Those who leave or surrender act themselves.
  const bool subject_suffers = m != Mode::people && (t.harm_on == HarmOn::subject || t.passive);
  if (!subject_suffers)
    if (const std::uint32_t owner = weapon_owner(t); owner < doc_.size()) {
      bool defends = false;  // "the air defence of X shot down"
      for (std::uint32_t k = t.last; k < owner; ++k)
        defends = defends || doc_.lexicon->weapon(doc_.value(k, &WordInfo::weapon)).cls == WeaponClass::air_defence;
      if (m == Mode::disrupt && !defends) {
        credit(owner, 0, 5, "owner of what was downed");
        before(t);
        return;
      }
      credit(owner, 5, 0, "owner of the weapon");
      object(t, subject_end(owner));
      return;
    }
  if (t.act && doc_.lexicon->act(t.act).id == "repel" && its_repelling(t)) return;
  // "they did away with the gunmen of X": the set phrase ends with the preposition of its object.
  if (t.finite && t.harm && !subject_suffers && doc_.phrase(t.first) && t.last - t.first > 1 &&
      doc_.code(t.last - 1) == "ElY") {
    object(t, t.last);
    before(t);
    return;
  }
  // A plural verb has its subject before it: what stands behind is its object.
  if (t.plural_subject && t.act && doc_.lexicon->act(t.act).id == "repel") {
    if (const std::uint32_t attacker = actor_after(t.last, 6); attacker < doc_.size()) credit(attacker, 5, 0, "attack of");
    defender(t);
    return;
  }
  if (t.plural_subject && !subject_suffers && !t.passive && !t.harm) {
    object(t, t.last);
    before(t);
    return;
  }
  // "clashes with X, and shelling by Y": the letters of the verb are those of its noun.
  if (t.last < doc_.size() && doc_.actor_at[t.last] >= 0 && led_by(t.last, token::kLi) && m != Mode::disrupt) {
    const auto all = doc_.readings(t.first);
    if (std::any_of(all.begin(), all.end(),
                    [](const token::Analysis& a) { return a.features.form == knowledge::Form::masdar; }))
      return credit(t.last, 5, 0, "act of");
  }
  // Subject right behind the verb.
  std::uint32_t subject = nominal_after(t.last, 5);
  const std::uint32_t nominal = subject;
  if (const std::uint32_t owner = who_at(subject); owner < doc_.size()) subject = owner;
  bool found = false;
  if (subject < doc_.size() && t.act && doc_.lexicon->act(t.act).id == "repel") {
    repelled(t, subject);
    return;
  }
  // "which X planted", "X killed him": the pronoun is what suffers, the name behind the verb acts.
  const bool object_inside = t.enclitic != token::Enclitic::none && !t.plural_subject && !subject_suffers;
  if (object_inside && subject < doc_.size() && nominal <= t.last + 2 && doc_.actor_at[subject] >= 0 &&
      !governed_by_preposition(subject)) {
    credit(subject, 5, 0, "subject behind the object");
    object(t, subject_end(subject));
    return;
  }
  // "the air defences of X shot down": no weapon stands between, so X owns the subject.
  if (m == Mode::disrupt && !subject_suffers && subject < doc_.size() && doc_.actor_at[subject] >= 0 &&
      led_by(subject, token::kLi)) {
    credit(subject, 4, 0, "owner of the subject");
    object(t, subject_end(subject));
    return;
  }
  if (subject < doc_.size()) {
    // "gunmen who belong to X": what leads X is no preposition of the verb.
    // "a patrol that belongs to X": X acts through it.
    const bool belongs = subject > 0 && doc_.value(subject - 1, &WordInfo::role) == Role::belonging;
    const bool led =
        !belongs && governed_by_preposition(nominal < subject && doc_.actor_at[nominal] >= 0 ? nominal : subject);
    // "targeted a member of X"
    if (accusative(nominal) && !subject_suffers && doc_.actor_at[subject] >= 0) {
      credit(subject, 0, 4, "its people are the object");
      before(t);
      return;
    }
    const bool object_first = led || is_site(subject) || t.enclitic != token::Enclitic::none;
    if (!object_first && doc_.actor_at[subject] >= 0 && !counted_before(subject)) {
      found = !subject_suffers;
      if (subject_suffers || befalls(t, subject)) {
        credit(subject, 0, 4, "subject of a passive verb");
        found = true;
      } else if (loses_own(t, subject_end(subject))) {
        // "the attackers lost three of theirs": attackers still.
        const bool kind = doc_.actors[static_cast<std::size_t>(doc_.actor_at[subject])].generic;
        credit(subject, kind ? 1.0F : 0.0F, kind ? 0.0F : 2.0F, "lost its own");
      } else {
        credit(subject, 4, 0, "subject of the verb");
        if (const std::uint32_t end = coordinated_after(subject, 3); end > subject_end(subject)) return object(t, end);
      }
      if (!subject_suffers) object(t, subject_end(subject));
    } else if (!subject_suffers && doc_.people_at[subject] < 0) {
      object(t, t.last);
    } else if (m == Mode::disrupt && !subject_suffers) {  // "others shot down a drone of X"
      object(t, doc_.people[static_cast<std::size_t>(doc_.people_at[subject])].extent.last);
    } else if (!subject_suffers && counted_before(subject)) {
      object(t, t.last);
    }
  }
  if (m == Mode::blast && went_off(t)) return blown_up(t);
  if (!found && !subject_suffers && !(t.passive)) before(t);
}

void Sides::repelled(const Trigger& t, std::uint32_t subject) {
  if (doc_.actor_at[subject] >= 0 && attack_of(t.last, subject)) {
    credit(subject, 5, 0, "attack of");
    defender(t);
    return;
  }
  credit(subject, 0, 5, "repelled the attack");
  for (std::uint32_t k = subject_end(subject); k < std::min(t.last + 14, doc_.size()); ++k) {
    if (!in_draft(k)) break;
    if (doc_.actor_at[k] < 0 || doc_.actors[static_cast<std::size_t>(doc_.actor_at[k])].extent.first != k) continue;
    if (target_of_masdar(k)) continue;
    credit(k, 5, 0, "attack of");
    break;
  }
}

// "an attempt to target X": X stands right behind a verbal noun that takes its object.
bool Sides::target_of_masdar(std::uint32_t k) const {
  return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
    return t.act && !t.finite && doc_.lexicon->act(t.act).id == "target" && k >= t.last && k <= t.last + 1;
  });
}

// "during its repelling of an attack": who is meant by "its" was attacked.
bool Sides::its_repelling(const Trigger& t) {
  const auto all = doc_.readings(t.first);
  const bool masdar = std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
    return a.features.form == knowledge::Form::masdar && a.enclitic != token::Enclitic::none;
  });
  const int its = masdar ? mention::resolve_pronoun(doc_, t.enclitic, t.first, -1) : -1;
  if (its >= 0) credit_earlier(its, t.first, 0, "repelled the attack", 8);
  return its >= 0;
}

bool Sides::attack_of(std::uint32_t from, std::uint32_t actor) const {
  for (std::uint32_t i = from; i < actor; ++i)
    if (doc_.with(i, &WordInfo::act)) return true;
  return doc_.has_proclitic(actor, token::kLi);
}

void Sides::defender(const Trigger& t) {
  std::uint32_t near = t.first;  // of a list, each stands near the one behind it
  for (std::uint32_t k = t.first; k > 0 && (t.first - k < 14 || (near < t.first && near - k < 8)); --k) {
    const int a = doc_.actor_at[k - 1];
    if (!in_draft(k - 1)) break;
    if (a < 0 && t.first - k <= 3)
      if (const int earlier = pronoun_subject(k - 1); earlier >= 0)
        return credit_earlier(earlier, k - 1, 0, "its fighters repelled the attack", 5);
    if (a < 0) continue;
    near = doc_.actors[static_cast<std::size_t>(a)].extent.first;
    credit(near, 0, 4, "repelled the attack");
  }
}

// "killed: a soldier and three gunmen": letters that may be passive, people behind them and nobody as an object.
bool Sides::befalls(const Trigger& t, std::uint32_t subject) const {
  const int p = doc_.people_at[subject];
  if (!t.harm || t.act || t.active || t.plural_subject || t.enclitic != token::Enclitic::none || p < 0) return false;
  const People& people = doc_.people[static_cast<std::size_t>(p)];
  if (people.max != 1 || people.extent.first > subject || people.kind == Person::attacker) return false;
  std::uint32_t k = people.extent.last;
  while (k < doc_.size() && doc_.time_at[k] >= 0) ++k;
  if (k >= doc_.size() || !in_draft(k)) return true;
  const bool bare = !doc_.has_proclitic(k, token::kWa | token::kFa | token::kBi | token::kLi);
  return !(bare && (doc_.people_at[k] >= 0 || doc_.actor_at[k] >= 0 || doc_.count_at[k] >= 0));
}

// "EnSrA": the ending of an object, on people without the article.
bool Sides::accusative(std::uint32_t k) const {
  if (k >= doc_.size() || doc_.people_at[k] < 0 || doc_.definite(k)) return false;
  for (const token::Analysis& a : doc_.readings(k)) {
    if (a.record == knowledge::kNone || a.features.number != knowledge::Number::singular || a.proclitics) continue;
    if (doc_.code(k) == text::fold_word(doc_.lexicon->store().text(doc_.lexicon->store().record(a.record).id)) + "A")
      return true;
  }
  return false;
}

// "X lost three of its fighters": the people behind the subject are its own.
bool Sides::loses_own(const Trigger& t, std::uint32_t from) const {
  if (!t.harm || t.act) return false;
  if (doc_.value(t.first, &WordInfo::role) == Role::suffer) return true;  // "X mourns three fighters"
  for (std::uint32_t k = from; k < std::min(from + 4, doc_.size()) && in_draft(k); ++k)
    if (doc_.people_at[k] >= 0) {
      // "killed seven of them": of the others.
      const People& people = doc_.people[static_cast<std::size_t>(doc_.people_at[k])];
      return people.pronoun != token::Enclitic::none && !people.of_them;
    }
  return false;
}

bool Sides::counted_before(std::uint32_t i) const {
  const int p = doc_.people_at[i];
  if (p < 0) return false;
  const People& people = doc_.people[static_cast<std::size_t>(p)];
  // A number before them, or a dual.
  const bool dual = people.extent.first == i && doc_.count_at[i] < 0 && !gunmen(people);
  return people.counted && (people.extent.first < i || dual) && people.kind != Person::attacker;
}

std::uint32_t Sides::subject_end(std::uint32_t i) const {
  if (doc_.actor_at[i] >= 0) return doc_.actors[static_cast<std::size_t>(doc_.actor_at[i])].extent.last;
  return i + 1;
}

std::uint32_t Sides::nominal_after(std::uint32_t i, std::uint32_t reach) const {
  for (std::uint32_t k = i; k < std::min(i + reach, doc_.size()); ++k) {
    if (!in_draft(k)) break;
    if (doc_.time_at[k] >= 0 || doc_.is_punctuation(k, ',') || (mark(k) && !doc_.is_punctuation(k, '('))) continue;
    if (doc_.actor_at[k] >= 0 || doc_.people_at[k] >= 0) return k;
    if (k > i && finite_with_object(k) && doc_.place_at[k] < 0) break;  // "15 dens that terrorists used"
    if (is_site(k) || doc_.place_at[k] >= 0) return k;
    if (doc_.with(k, &WordInfo::weapon) && !doc_.has_proclitic(k, token::kBi)) continue;  // "warplanes of X"
    if (doc_.token(k).kind != Kind::word && doc_.token(k).kind != Kind::number) break;
    if (links(k)) break;
  }
  return doc_.size();
}

bool Sides::is_site(std::uint32_t k) const { return doc_.value(k, &WordInfo::site) != Site::none && doc_.actor_at[k] < 0; }

bool Sides::member_of(std::uint32_t i) const {
  for (std::uint32_t back = 2; back <= 3 && back <= i; ++back)
    if (doc_.value(i - back, &WordInfo::group) != Group::none) return true;
  return false;
}

// "experts in the army": who is in a force is of it.
bool Sides::in_force(std::uint32_t i) const {
  const int a = doc_.actor_at[i];
  const std::uint32_t h = head(i);
  const token::Analysis* in = h > 0 ? doc_.reading(h - 1, &WordInfo::preposition) : nullptr;
  if (a < 0 || (in && in->enclitic != token::Enclitic::none)) return false;
  const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
  return !actor.generic && !actor.by_adjective && !actor.source_only && actor.noun != knowledge::kNone;
}

bool Sides::governed_by_preposition(std::uint32_t i) const {
  if (has_prep(i, Preposition::in) && (member_of(i) || in_force(i))) return false;
  if (led_by(i, token::kBi | token::kLi)) return true;
  return has_prep(i, Preposition::on) || has_prep(i, Preposition::in) || has_prep(i, Preposition::against) ||
         has_prep(i, Preposition::with);
}

// "led to", "leaving": a verb, a set phrase. "mwqE" is a post before it is what left something behind.
bool Sides::brings_result(std::uint32_t k) const {
  return links(k) && doc_.value(k, &WordInfo::link) == Link::result &&
         (doc_.phrase(k) || doc_.value(k, &WordInfo::site) == Site::none);
}

// "and entered", "then tried": a verb that a conjunction joins, no name.
bool Sides::next_clause(std::uint32_t k) const {
  if (doc_.actor_at[k] >= 0 || doc_.people_at[k] >= 0 || doc_.place_at[k] >= 0 || doc_.time_at[k] >= 0) return false;
  const bool then = k > 0 && doc_.code(k - 1) == "vm";
  const auto all = doc_.readings(k);
  return !all.empty() && std::all_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    return a.finite_verb() && (then || a.has(token::kWa | token::kFa));
  });
}

void Sides::object(const Trigger& t, std::uint32_t i) {
  bool saw_site = false, man = false;
  for (std::uint32_t k = i; k < std::min(i + 14, doc_.size()); ++k) {
    if (!in_draft(k) || other_trigger(k, t) || next_clause(k) || holds(k)) break;
    if (brings_result(k) || doc_.value(k, &WordInfo::role) == Role::agent || doc_.value(k, &WordInfo::role) == Role::charge)
      break;
    if (is_site(k)) saw_site = true;
    // "murdered the young man ... who had joined X": who he was.
    const int p = doc_.people_at[k];
    if (p >= 0) man = man || doc_.people[static_cast<std::size_t>(p)].max == 1;
    if (man && doc_.value(k, &WordInfo::reference) == mention::Reference::relative) break;
    const int a = doc_.actor_at[k];
    if (a < 0) continue;
    const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
    if (actor.extent.first != k) continue;
    if (actor.by_adjective) {
      if (of_a_site(k)) {  // "the Iranian consulate"
        credit(k, 0, 2, "owner of a site");
        continue;
      }
      if (!of_arms(k)) continue;  // "in keeping with the Russian-Turkish deal"
      // A craft that is shot down is the other side's, one that strikes is the doer's.
      const bool downed = mode() == Mode::disrupt;
      credit(k, downed ? 0.0F : 3.0F, downed ? 6.0F : 0.0F, "nationality of the weapon");
      continue;
    }
    if (has_prep(k, Preposition::from) && !saw_site && doc_.people_at[k] < 0) continue;
    if (mode() == Mode::detain && doc_.value(t.last, &WordInfo::place) == mention::PlaceNoun::checkpoint) {
      credit(k, 4, 0, "whose post it is");
      break;
    }
    credit(k, 0, saw_site ? 4.0F : 3.0F, saw_site ? "owner of what is hit" : "object of the verb");
    coordinated_after(actor.extent.first, 0, 2);
    break;
  }
}

// "a Russian plane", "Turkish heavy artillery": the adjective says whose arms, forces or fire are meant.
bool Sides::of_arms(std::uint32_t adjective) const {
  for (std::uint32_t k = adjective; k > 0 && adjective - k < 4; --k) {
    const std::uint32_t p = k - 1;
    const std::uint16_t act = doc_.value(p, &WordInfo::act);
    if (act && doc_.lexicon->act(act).mode == Mode::deal) return false;
    if (act || doc_.with(p, &WordInfo::weapon) || doc_.with(p, &WordInfo::group) ||
        doc_.value(p, &WordInfo::site) == Site::vehicle || doc_.people_at[p] >= 0)
      return true;
    if (const int a = doc_.actor_at[p]; a >= 0 && !doc_.actors[static_cast<std::size_t>(a)].by_adjective) return true;
    if (doc_.token(p).kind != Kind::word) return false;
  }
  return false;
}

// "a town that X controls": a verb of what is so.
bool Sides::holds(std::uint32_t k) const {
  if (doc_.place_at[k] >= 0 || doc_.actor_at[k] >= 0 || doc_.phrase(k)) return false;
  const auto all = doc_.readings(k);
  return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    const std::uint16_t act = doc_.lexicon->of(a.record).act;
    return a.features.pos == knowledge::Pos::verb && a.features.form == knowledge::Form::imperfect && act &&
           doc_.lexicon->act(act).mode == Mode::take;
  });
}

bool Sides::other_trigger(std::uint32_t k, const Trigger& t) const {
  return std::any_of(draft_.triggers.begin(), draft_.triggers.end(),
                     [&](const Trigger& o) { return o.first == k && o.first != t.first && o.finite; });
}

// A finite verb right behind the name: "... and Y fired".
bool Sides::clause_begins(std::uint32_t actor) const {
  std::uint32_t k = subject_end(actor);
  while (k < doc_.size() && (mark(k) || doc_.time_at[k] >= 0 || doc_.code(k) == "qd")) ++k;
  if (k >= doc_.size()) return false;
  const auto all = doc_.readings(k);
  return doc_.place_at[k] < 0 && doc_.actor_at[k] < 0 && std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
           return a.finite_verb() && !a.has(token::kWa | token::kFa);
         });
}

// "X, Y and Z launched": all that stand right behind X, joined by "and". The token behind the last of them.
std::uint32_t Sides::coordinated_after(std::uint32_t actor, float agent, float patient) {
  for (std::uint32_t end = subject_end(actor);; end = subject_end(actor)) {
    std::uint32_t next = end;
    while (next < doc_.size() && mark(next)) ++next;
    if (next >= doc_.size() || !in_draft(next) || !doc_.has_proclitic(next, token::kWa)) return end;
    const int people = doc_.people_at[next];
    const std::uint32_t named = who_at(next);
    if (named >= doc_.size() || named < next || (people >= 0 && doc_.people[static_cast<std::size_t>(people)].counted))
      return end;
    if (doc_.has_proclitic(next, token::kBi | token::kLi)) return end;
    // "X struck Y and killed Z's men": what follows may be the subject of a clause of its own.
    if (patient > 0 && clause_begins(named)) return end;
    credit(named, agent, patient, patient > 0 ? "joined to the object" : "joined to the subject");
    actor = named;
  }
}

std::uint32_t Sides::weapon_owner(const Trigger& t) const {
  bool weapon = false;
  for (std::uint32_t k = t.last; k < std::min(t.last + 7, doc_.size()) && in_draft(k); ++k) {
    if (doc_.actor_at[k] >= 0) {
      // "a bomber struck their column": the column owns no bomber.
      const Actor& owner = doc_.actors[static_cast<std::size_t>(doc_.actor_at[k])];
      const bool theirs = owner.resolved && !doc_.definite(k);
      return weapon && !theirs ? k : doc_.size();
    }
    if (doc_.time_at[k] >= 0 || doc_.is_punctuation(k, ',')) continue;
    if (doc_.has_proclitic(k, token::kBi) || is_site(k) || doc_.place_at[k] >= 0) break;
    if (doc_.with(k, &WordInfo::weapon))
      weapon = true;
    else if (!weapon || !(adjective(k) || doc_.value(k, &WordInfo::role) == Role::belonging ||
                          doc_.value(k, &WordInfo::preposition) == Preposition::from))
      break;
  }
  return doc_.size();
}

}  // namespace marsad::event
