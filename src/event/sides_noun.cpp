// The arguments of a noun of act, of the clause that hangs on it, and the signs beside the actor itself.
#include <algorithm>

#include "sides.hpp"

namespace marsad::event {
namespace {

bool is_soldier(mention::Person p) { return p == mention::Person::soldier || p == mention::Person::officer; }

}  // namespace

void Sides::noun(const Trigger& t) {
  // "marches against the government": what a crowd is about is no party.
  if (t.act && doc_.lexicon->act(t.act).mode == Mode::crowd) return;
  const bool on_object = takes_object(t), downs = mode() == Mode::disrupt;
  bool on = subject_of_hit(t);
  const std::uint32_t beside = behind_group(t.last);
  for (std::uint32_t k = t.last; k < std::min(t.last + 12, doc_.size()); ++k) {
    if (!in_draft(k)) break;
    if (k > t.last + 1 && other_trigger(k, t)) break;
    if (brings_result(k) || (k > t.last && doc_.with(k, &WordInfo::harm))) break;
    const Preposition here = doc_.value(k, &WordInfo::preposition);
    const bool pronoun = mode() != Mode::take && !doc_.phrase(k) && doc_.reading(k, &WordInfo::preposition) &&
                         doc_.reading(k, &WordInfo::preposition)->enclitic != token::Enclitic::none;
    on = on || doc_.glossed(k, "hits") || (!pronoun && (here == Preposition::on || here == Preposition::against));
    const int a = doc_.actor_at[k];
    if (a < 0) continue;
    const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
    if (actor.extent.first != k) continue;
    if (actor.by_adjective && of_a_site(k))
      credit(k, 0, 3, "owner of a site");
    else if (actor.by_adjective)
      credit(k, downs ? 0.0F : 4.0F, downs ? 4.0F : 0.0F, "nationality of the act");
    else if (has_prep(k, Preposition::with) && t.act && doc_.lexicon->act(t.act).two_way)
      credit(k, 1, 2.5F, "with whom");
    else if (comes_from(t, k))
      credit(k, 6, 0, "from whom the act comes");
    else if (on)
      credit(k, 0, 4, "target of the act"), coordinated_after(k, 0, 2);
    else if (has_prep(k, Preposition::on) || has_prep(k, Preposition::against) || site_between(t.last, k))
      credit(k, 0, 4, "target of the act");
    else if (led_by(k, token::kLi) && t.act && doc_.lexicon->act(t.act).mode == Mode::disperse && k > t.last + 2)
      continue;  // "to disperse a march hostile to the government"
    else if (led_by(k, token::kLi) && mode() == Mode::blast && k > t.last + 1)
      credit(k, 0, 3, "owner of what the blast hit");
    else if (led_by(k, token::kLi) && k > 0 && doc_.value(k - 1, &WordInfo::role) == Role::belonging && on_object)
      credit(k, 0, 1.5F, "whose friends are the object");
    else if (led_by(k, token::kLi))
      credit(k, on_object ? 0.5F : 4, on_object ? 2.0F : 0, "act of");
    else if (k <= beside + 1 && mode() == Mode::take && takes_by_on(actor.extent.last))
      credit(k, 6, 0, "who took it");
    else if (k <= beside + 1 && on_object && object_by_li(actor.extent.last))
      credit(k, 4, 0, "act of, its object behind l");
    else if (k <= beside + 1)
      credit(k, on_object ? 0 : 3, on_object ? 3.0F : 0, on_object ? "object of the act" : "act of");
    else if (doc_.people_at[k] >= 0)
      credit(k, 0, on_object ? 2.0F : 0.5F, "people of the act");
  }
}

// "the killing of a group of the fighters of X": the token behind "a group of", `i` where none stands there.
std::uint32_t Sides::behind_group(std::uint32_t i) const {
  if (i + 1 >= doc_.size() || doc_.actor_at[i] >= 0 || doc_.people_at[i] >= 0) return i;
  const bool some = doc_.value(i, &WordInfo::group) != Group::none || doc_.count_at[i] >= 0;
  return some && doc_.value(i + 1, &WordInfo::preposition) == Preposition::from ? i + 2 : i;
}

// "an attack struck X": the act itself is the subject of the verb before it, X its object.
bool Sides::subject_of_hit(const Trigger& t) const {
  if (t.first == 0 || !in_draft(t.first - 1) || doc_.definite(t.first)) return false;
  const std::uint32_t p = t.first - 1;
  if (doc_.glossed(p, "hits")) return true;
  for (const token::Analysis& a : doc_.readings(p)) {
    if (a.features.pos != knowledge::Pos::verb || a.enclitic != token::Enclitic::none) continue;
    if (a.features.form != knowledge::Form::perfect && a.features.form != knowledge::Form::imperfect) continue;
    const std::uint16_t act = doc_.lexicon->of(a.record).act;
    if (act && doc_.lexicon->act(act).id == "target") return true;
  }
  return false;
}

// Some reading of the token has l before it.
bool Sides::led_li(std::uint32_t k) const {
  const auto all = doc_.readings(k);
  return doc_.has_proclitic(k, token::kLi) ||
         std::any_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.has(token::kLi); });
}

// "the targeting by X, a post": behind the doer of a verbal noun stands its object without "and" or a preposition.
bool Sides::bare_object(std::uint32_t k) const {
  while (k < doc_.size() && (doc_.time_at[k] >= 0 || doc_.is_punctuation(k, '"'))) ++k;
  if (k >= doc_.size() || !in_draft(k) ||
      doc_.has_proclitic(k, token::kWa | token::kFa | token::kBi | token::kLi | token::kKa))
    return false;
  if (doc_.with(k, &WordInfo::preposition)) return false;
  if (const int p = doc_.place_at[k]; p >= 0) {
    const mention::Place& place = doc_.places[static_cast<std::size_t>(p)];
    return place.noun != mention::PlaceNoun::none && !place.in && !place.near &&
           place.direction == mention::Direction::none && place.extent.first == k;
  }
  const int people = doc_.people_at[k];
  if (people >= 0) return doc_.people[static_cast<std::size_t>(people)].extent.first == k;
  return is_site(k);
}

// "the targeting by X of a house": behind the doer, the object stands with l; or, behind "with artillery", a bare place.
bool Sides::object_by_li(std::uint32_t from) const {
  if (bare_object(from)) return true;
  bool means = false;
  for (std::uint32_t k = from; k < std::min(from + 4, doc_.size()) && in_draft(k); ++k) {
    if (mark(k)) continue;
    if (means && doc_.place_at[k] >= 0) {
      const mention::Place& place = doc_.places[static_cast<std::size_t>(doc_.place_at[k])];
      return !place.in && !place.near;
    }
    if (doc_.has_proclitic(k, token::kBi) && doc_.with(k, &WordInfo::weapon)) {
      means = true;
      continue;
    }
    if (led_li(k))
      return doc_.place_at[k] >= 0 || doc_.people_at[k] >= 0 || doc_.actor_at[k] >= 0 || is_site(k) ||
             doc_.count_at[k] >= 0 || doc_.value(k, &WordInfo::place) != mention::PlaceNoun::none;
    if (!adjective(k) && doc_.time_at[k] < 0) return false;
  }
  return false;
}

// "the seizure by X of the town", where the town stands with "on".
bool Sides::takes_by_on(std::uint32_t from) const {
  for (std::uint32_t k = from; k < std::min(from + 4, doc_.size()) && in_draft(k); ++k) {
    if (doc_.value(k, &WordInfo::preposition) == Preposition::on) return true;
    if (!mark(k) && !adjective(k) && doc_.time_at[k] < 0) return false;
  }
  return false;
}

bool Sides::takes_object(const Trigger& t) const {
  if (!t.act) return true;
  const Mode m = doc_.lexicon->act(t.act).mode;
  const std::string_view id = doc_.lexicon->act(t.act).id;
  return (m == Mode::detain && id != "raid") || m == Mode::disrupt || m == Mode::property || id == "target" ||
         id == "assassination" || id == "execution" || id == "repel" || m == Mode::take || m == Mode::disperse;
}

void Sides::relative(const Trigger& t) {
  // What was shot down is told behind who did it and where.
  const std::uint32_t reach = mode() == Mode::disrupt ? 20 : 12;
  for (std::uint32_t k = t.last; k < std::min(t.last + reach, doc_.size()); ++k) {
    if (!in_draft(k)) break;
    if (doc_.is_punctuation(k, '.')) break;
    // "a mine that X left behind": with its object inside, the verb of a result has a doer.
    const bool light = finite_with_object(k) || unknown_verb_with_object(t, k);
    if (!light && brings_result(k)) break;
    if (!light || clause_of_actor(k)) continue;
    const std::uint32_t nominal = actor_after(k + 1, 4);
    const std::uint32_t actor = who_at(nominal);
    if (actor < doc_.size() && !governed_by_preposition(nominal)) {
      // What was found or defused: its owner is the other side. So is who uses the house that is hit.
      if (mode() == Mode::disrupt)
        credit(actor, 0, 6, "planted it");
      else if (t.finite && mode() != Mode::blast && !doc_.with(k, &WordInfo::light) && !doc_.with(k, &WordInfo::act) &&
               !doc_.with(k, &WordInfo::harm) && site_between(t.last, k))
        credit(actor, 0, 5, "uses what is hit");
      else
        credit(actor, 5, 0, "carried it out"), coordinated_after(actor, 3);
      object(t, subject_end(actor));
    } else if (actor >= doc_.size() && mode() != Mode::disrupt && !t.finite) {
      launched_by_pronoun(t, k);
    }
    return;
  }
}

// "against X, whom Y backs": the clause right behind a name says who that is, unless its verb is one of doing.
bool Sides::clause_of_actor(std::uint32_t verb) const {
  return verb > 1 && doc_.value(verb - 1, &WordInfo::reference) == mention::Reference::relative &&
         doc_.actor_at[verb - 2] >= 0 && !doc_.with(verb, &WordInfo::light) && !doc_.with(verb, &WordInfo::act);
}

// "X ... through raids that it launched against Y": the verb of the clause has its subject in itself.
void Sides::launched_by_pronoun(const Trigger& t, std::uint32_t verb) {
  const std::uint32_t next = verb + 1;
  const bool alone = next < doc_.size() && (doc_.with(next, &WordInfo::preposition) || doc_.time_at[next] >= 0) &&
                     doc_.value(next, &WordInfo::role) != Role::agent;
  if (!alone || parties_with_agents() || !doc_.with(verb, &WordInfo::light)) return;
  const token::Sentence& s = doc_.tokens->sentences[t.sentence];
  for (std::uint32_t k = s.first; k < t.first; ++k) {
    const int a = doc_.actor_at[k];
    if (a < 0) continue;
    const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
    k = actor.extent.last - 1;
    const std::uint32_t first = actor.extent.first;
    if (actor.source_only || actor.civilian || speaks(actor) || governed_by_preposition(first)) continue;
    const int men = doc_.people_at[first];  // "20 of X were killed in attacks ..."
    if (men >= 0 &&
        (doc_.people[static_cast<std::size_t>(men)].counted || doc_.people[static_cast<std::size_t>(men)].subset))
      continue;
    return credit_earlier(a, first, 4, "launched by whom the sentence speaks of");
  }
}

void Sides::behind(const Trigger& t) {
  if (t.finite) return;
  // "managed to repel an attack": who stands before it held out.
  if (t.act && doc_.lexicon->act(t.act).id == "repel") {
    if (!its_repelling(t)) defender(t);
    return;
  }
  for (std::uint32_t k = t.first; k > 0 && t.first - k < 16; --k) {
    const std::uint32_t p = k - 1;
    if (!in_draft(p)) break;
    // "a commander" is spelled like "leading".
    const WordInfo* light = doc_.people_at[p] < 0 ? doc_.with(p, &WordInfo::light) : nullptr;
    if (!light) continue;
    const std::uint32_t actor = who_at(actor_after(p + 1, t.first - p));
    if (actor < doc_.size() && actor < t.first)
      credit(actor, 5, 0, "launched it"), coordinated_after(actor, 3);
    else
      subject_before(p);
    if (t.act && doc_.lexicon->act(t.act).id == "ambush") laid_for(t);
    return;
  }
  // "wqE X bkmyn l Y": the one who falls into it suffers.
  if (t.act && doc_.lexicon->act(t.act).id == "ambush") {
    for (std::uint32_t k = t.first; k > 0 && t.first - k < 9; --k) {
      const std::uint32_t p = k - 1;
      if (!in_draft(p)) break;
      if (lays(p)) {  // "its fighters led a force into an ambush"
        subject_before(p);
        break;
      }
      const int a = doc_.actor_at[p];
      if (a >= 0 && doc_.actors[static_cast<std::size_t>(a)].extent.first == p) credit(p, 0, 3, "fell into the ambush");
    }
    const std::uint32_t actor = actor_after(t.last, 2);
    if (actor < doc_.size() && doc_.has_proclitic(actor, token::kLi)) credit(actor, 1, 0, "ambush of");
  }
}

// "laid an ambush for a group of X": X falls into it.
void Sides::laid_for(const Trigger& t) {
  bool target = false;
  for (std::uint32_t k = t.last; k < std::min(t.last + 6, doc_.size()) && in_draft(k); ++k) {
    target = target || led_li(k);
    if (target && doc_.actor_at[k] >= 0) return credit(k, 0, 9, "the ambush was laid for");
  }
}

// The causative verb of falling: whose subject laid the ambush.
bool Sides::lays(std::uint32_t p) const {
  for (const token::Analysis& a : doc_.readings(p))
    if (a.features.pos == knowledge::Pos::verb && a.features.form != knowledge::Form::masdar &&
        doc_.lexicon->of(a.record).link == Link::result)
      return true;
  return false;
}

void Sides::subject_before(std::uint32_t verb) {
  for (std::uint32_t k = verb; k > 0 && verb - k < 8; --k) {
    const int a = doc_.actor_at[k - 1];
    if (!in_draft(k - 1)) break;
    if (a < 0 && verb - k <= 3) {
      if (const int earlier = pronoun_subject(k - 1); earlier >= 0) {
        credit_earlier(earlier, k - 1, 4, "a pronoun before the verb");
        return;
      }
    }
    if (a < 0) continue;
    const std::uint32_t first = doc_.actors[static_cast<std::size_t>(a)].extent.first;
    if (const std::uint32_t at = jointly(first)) {
      k = at + 1;
      continue;
    }
    if (doc_.has_proclitic(first, token::kLi) && first > 0 && doc_.value(first - 1, &WordInfo::role) == Role::belonging) {
      k = first + 1;  // "the division belonging to the army laid": the division
      continue;
    }
    credit(first, 4, 0, "subject before the verb");
    return;
  }
}

// "by members of X", "at the hands of a group of soldiers of X": the word before the men of actor i.
std::uint32_t Sides::before_its_men(std::uint32_t i) const {
  std::uint32_t k = i;
  for (int steps = 0; k > 1 && steps < 4; ++steps, --k) {
    const std::uint32_t p = k - 1;
    const bool men = doc_.people_at[p] >= 0 && !doc_.people[static_cast<std::size_t>(doc_.people_at[p])].harm;
    const bool of = doc_.value(p, &WordInfo::preposition) == Preposition::from;
    if (!men && !of && doc_.value(p, &WordInfo::group) == mention::Group::none) break;
  }
  return k - 1;
}

// "a soldier opened fire", "opened a soldier fire": a verb of act right before or behind them whose subject they are.
bool Sides::act_themselves(const People& people) const {
  return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
    const bool beside = t.last == people.extent.first || t.first == people.extent.last;
    return beside && t.finite && t.act && !t.passive && t.harm_on != HarmOn::subject && !t.harm;
  });
}

void Sides::weigh_alone(Party& party) {
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const int a = doc_.actor_at[i];
      if (a < 0) continue;
      const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
      if (actor.extent.first != i || party_of(a) != &party) continue;
      beside(party, actor, i);
    }
}

void Sides::beside(Party& party, const Actor& actor, std::uint32_t i) {
  const auto add = [&](float agent, float patient, const char* why) {
    party.agent += agent, party.patient += patient;
    if (party.why.size() < 120) party.why += (party.why.empty() ? "" : ", ") + std::string(why);
  };
  // "the Iranian consulate": what is hit, not who hits; near it nobody is hit.
  if (actor.by_adjective && of_a_site(i)) {
    const bool near = i > 1 && (has_prep(i - 1, Preposition::near) || (i > 2 && has_prep(i - 2, Preposition::near)));
    return add(0, near ? 0.0F : 2.0F, "owner of a site");
  }
  // "eight Iraqi fighters were killed": the nationality of victims.
  const People* beside_it = doc_.people_at[i] >= 0 ? &doc_.people[static_cast<std::size_t>(doc_.people_at[i])] : nullptr;
  const bool of_victims = beside_it && (beside_it->counted || (is_soldier(beside_it->kind) && !act_themselves(*beside_it)));
  if (actor.by_adjective && of_victims) return add(0, 2, "nationality of the victims");
  if (actor.by_adjective && of_arms(i)) add(mode() == Mode::disrupt ? 0.0F : 2.0F, 0, "nationality");
  if (i == 0) return;
  if (inside_target(i)) {
    add(0, 8, "is in what is hit");
    return;
  }
  if (mode() == Mode::body && acts_on_them(i)) add(6, 0, "did it to them");
  const std::uint32_t p = i - 1;
  // In the taking of a town, "by snipers" tells who hit the victims.
  const bool aside = mode() == Mode::take && actor.generic;
  if (const std::uint32_t by = before_its_men(i); doc_.value(by, &WordInfo::role) == Role::agent && after_act(by) && !aside)
    add(5, 0, "by");
  if (has_prep(i, Preposition::on)) add(0, 2, "on");
  if (has_prep(i, Preposition::against)) add(0, 3, "against");
  const WeaponClass weapon = doc_.lexicon->weapon(doc_.value(p, &WordInfo::weapon)).cls;
  const bool downed = mode() == Mode::disrupt;  // a craft that is shot down is the other side's
  if (weapon == WeaponClass::air || weapon == WeaponClass::artillery || weapon == WeaponClass::drone ||
      weapon == WeaponClass::light)
    add(downed ? 0.0F : 3.0F, downed ? 3.0F : 0.0F, "weapon of");
  if (mode() == Mode::people && doc_.people_at[i] >= 0 && !doc_.has_proclitic(i, token::kLi)) {
    add(2, 0, "those who left");
    return;
  }
  // Victims' owner: "5 members of X were killed". "A bomber of X": X attacks.
  const int people = doc_.people_at[i];
  const People* men = people >= 0 ? &doc_.people[static_cast<std::size_t>(people)] : nullptr;
  const Mode m = mode();
  if (men && men->kind == Person::attacker && !men->harm && !victim(*men) && !doc_.has_proclitic(i, token::kLi) &&
      (m == Mode::assault || m == Mode::blast || m == Mode::none) && !has_prep(men->extent.first, Preposition::on))
    add(3, 0, "its attackers");
  if (people >= 0 && doc_.people[static_cast<std::size_t>(people)].counted &&
      !doc_.people[static_cast<std::size_t>(people)].subset &&
      doc_.people[static_cast<std::size_t>(people)].kind != Person::attacker)
    add(0, 1.5F, "owner of victims");
  if (!is_site(p) && !belonging_site(i)) return;
  // "a checkpoint of X stopped three men": posts seize people, nobody seizes a post.
  if (mode() == Mode::detain)
    add(2.5F, 0, "whose post it is");
  else
    add(0, 2.5F, "owner of a site");
}

// "bodies of drivers whom X had abducted": a verb with an object pronoun right behind X.
bool Sides::acts_on_them(std::uint32_t i) const {
  const std::uint32_t end = subject_end(i);
  for (std::uint32_t k = end; k < std::min(end + 3, doc_.size()); ++k)
    for (const token::Analysis& a : doc_.readings(k))
      if (a.features.pos == knowledge::Pos::verb && a.features.form == knowledge::Form::perfect &&
          (a.enclitic == token::Enclitic::hm || a.enclitic == token::Enclitic::h || a.enclitic == token::Enclitic::hA))
        return true;
  return false;
}

bool Sides::after_act(std::uint32_t p) const {
  const std::uint32_t start = doc_.phrase(p) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[p])].first : p;
  if (start > 0 && doc_.value(start - 1, &WordInfo::role) == Role::backed) return false;
  return std::any_of(draft_.triggers.begin(), draft_.triggers.end(),
                     [&](const Trigger& t) { return t.first < p && p - t.first < 14; });
}

const token::Analysis* Sides::finite_with_object(std::uint32_t k) const {
  for (const token::Analysis& a : doc_.readings(k)) {
    if (a.features.pos != knowledge::Pos::verb || a.features.form == knowledge::Form::masdar) continue;
    if (a.features.form != knowledge::Form::perfect && a.features.form != knowledge::Form::imperfect) continue;
    if (a.enclitic == token::Enclitic::h || a.enclitic == token::Enclitic::hA || a.enclitic == token::Enclitic::hmA)
      return &a;
  }
  return nullptr;
}

// "the blast that X ...ed": a word that no list knows, with an object pronoun, between "that" (or an act without the
// article) and a name.
bool Sides::unknown_verb_with_object(const Trigger& t, std::uint32_t k) const {
  const bool blast = mode() == Mode::blast;
  if ((t.finite && !blast) || k == 0 || k + 1 >= doc_.size() || doc_.token(k).kind != Kind::word || doc_.match_at[k] >= 0)
    return false;
  const auto all = doc_.readings(k);
  if (std::any_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.record != knowledge::kNone; }))
    return false;
  const std::string_view code = doc_.code(k);
  const bool feminine = code.ends_with("th") || code.ends_with("thA") || code.ends_with("thm");
  const bool object = feminine || code.ends_with("h") || code.ends_with("hA") || code.ends_with("hm");
  if (code.size() < 4 || !object) return false;
  const bool relative = doc_.value(k - 1, &WordInfo::reference) == mention::Reference::relative;
  const bool device = blast && (adjective(k - 1) || doc_.with(k - 1, &WordInfo::weapon));
  if (!relative && !(feminine && (k <= t.last + 1 || device))) return false;
  std::uint32_t next = k + 1;
  while (next + 1 < doc_.size() && mark(next)) ++next;
  return doc_.actor_at[next] >= 0 || who_at(next) < doc_.size();
}

bool Sides::adjective(std::uint32_t p) const {
  for (const token::Analysis& a : doc_.readings(p))
    if (a.features.pos == knowledge::Pos::adjective) return true;
  return false;
}

}  // namespace marsad::event
