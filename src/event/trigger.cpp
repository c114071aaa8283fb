#include "trigger.hpp"

#include <algorithm>

#include "guards.hpp"
#include "light.hpp"
#include "marsad/event.hpp"
#include "objects.hpp"
#include "trigger_done.hpp"
#include "trigger_words.hpp"

namespace marsad::event {
namespace {

using knowledge::Form;
using knowledge::Pos;
using mention::Link;
using mention::Role;
using mention::Speech;
using mention::WordInfo;
using token::Kind;

constexpr auto kCaptured = static_cast<std::uint8_t>(HarmKind::captured) + 1;  // as WordInfo::harm counts

class Finder {
 public:
  Finder(const Document& doc, const Scope& scope) : doc_(doc), scope_(scope) {}

  std::vector<Trigger> run() {
    const auto& sentences = doc_.tokens->sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (scope_.skip[s]) continue;
      sentence_ = s, first_ = sentences[s].first, last_ = sentences[s].last;
      const std::size_t before = found_.size();
      for (std::uint32_t i = first_; i < last_;) i = std::max(i + 1, at(i));
      if (found_.size() == before && !scope_.figurative[s] && !scope_.total[s]) counted_dead();
    }
    return std::move(found_);
  }

 private:
  bool covered(std::uint32_t i) const {
    // "a Turkish column": who moves and that it moves in one name.
    const int a = doc_.actor_at[i];
    if (a >= 0 && doc_.actors[static_cast<std::size_t>(a)].extent.first == i && doc_.reading(i, &WordInfo::group) &&
        doc_.reading(i, &WordInfo::group) == doc_.reading(i, &WordInfo::act))
      return false;
    if (doc_.time_at[i] >= 0 || doc_.actor_at[i] >= 0 || doc_.place_at[i] >= 0) return true;
    return doc_.source_at[i] >= 0 && doc_.sources[static_cast<std::size_t>(doc_.source_at[i])].verb != i;
  }

  std::uint32_t at(std::uint32_t i) {
    if (const WordInfo* info = doc_.phrase(i)) {
      const mention::Match& match = doc_.matches[static_cast<std::size_t>(doc_.match_at[i])];
      if ((info->act || info->harm) && match.first == i && !covered_phrase(match)) phrase(match, *info);
      if (const auto t = match.first == i ? grip(doc_, i, first_, last_) : std::nullopt; t && !scope_.figurative[sentence_])
        add(*t);
      if (match.first == i && !info->act && (match.proclitics & token::kLi) != 0) came_under(i, match.last);
      return match.last;
    }
    if (covered(i) || victims(i) || byline(i)) return i;
    for (const token::Analysis& a : doc_.readings(i)) {
      const WordInfo& info = doc_.lexicon->of(a.record);
      if ((!info.act && !info.harm) || verb_instead(doc_, i, a, info)) continue;
      if (word(i, a, info)) return i;
    }
    if (doc_.has_proclitic(i, token::kLi)) came_under(i, i + 1);
    return i;
  }

  // "the post came under mortar shells", "under the fire of snipers": the arms tell the act.
  void came_under(std::uint32_t i, std::uint32_t end) {
    const mention::WeaponClass c = doc_.lexicon->weapon(doc_.value(i, &WordInfo::weapon)).cls;
    const bool shells = c == mention::WeaponClass::artillery || c == mention::WeaponClass::missile;
    const bool bullets = c == mention::WeaponClass::light || glossed(doc_, i, "fire");
    if ((!shells && !bullets) || scope_.figurative[sentence_] || !exposed(doc_, first_, i)) return;
    Trigger t;
    t.first = i, t.last = end;
    t.act = doc_.lexicon->act_number(shells ? "shelling" : "shooting");
    t.why = "came under it";
    add(t);
  }

  // "Edited by: ..." is spelled like "liberation:".
  bool byline(std::uint32_t i) const {
    if (i != first_ || i + 1 >= last_ || !doc_.is_punctuation(i + 1, ':')) return false;
    const auto all = doc_.readings(i);
    return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
      const std::uint16_t act =
          doc_.lexicon->of(a.record).masdar_act ? doc_.lexicon->of(a.record).masdar_act : doc_.lexicon->of(a.record).act;
      return act && doc_.lexicon->act(act).mode == mention::Mode::take;
    });
  }

  // Elections have metaphors of war, but their demonstrations are real. Words that need a crowd beside them are not so sure.
  bool literal(const Trigger& t, const WordInfo& info) const {
    return t.act && info.needs == mention::Need::none && doc_.lexicon->act(t.act).mode == mention::Mode::crowd;
  }

  // "fell a civilian dead"
  bool fell_dead(std::uint32_t i) const {
    if (i == first_ || doc_.people_at[i] < 0 || doc_.value(i - 1, &WordInfo::role) != Role::fall) return false;
    const mention::People& people = doc_.people[static_cast<std::size_t>(doc_.people_at[i])];
    return people.harm && people.extent.first == i;
  }

  // "two dead by the bullets of the army", "the fall of three dead by snipers": a sentence without any other word of act.
  void counted_dead() {
    for (std::uint32_t i = first_; i < last_; ++i) {
      if (doc_.count_at[i] >= 0 && doc_.people_at[i] < 0) continue;
      if (doc_.with(i, &WordInfo::negation)) return;
      if (!(victims(i) || fell_dead(i)) || doc_.people[static_cast<std::size_t>(doc_.people_at[i])].total) continue;
      for (std::uint32_t k = i + 1; k < std::min(i + 9, last_) && !doc_.is_punctuation(k, ','); ++k) {
        const bool shot = doc_.lexicon->weapon(doc_.value(k, &WordInfo::weapon)).cls == mention::WeaponClass::light;
        if (!shot && doc_.value(k, &WordInfo::role) != Role::agent) continue;
        Trigger t;
        t.first = i, t.last = i + 1, t.act = doc_.lexicon->act_number("shooting"), t.finite = t.passive = true;
        add(t);
        return;
      }
    }
  }

  // "nine dead": the noun counts victims, it is no act of killing.
  bool victims(std::uint32_t i) const {
    const int p = doc_.people_at[i];
    if (p < 0) return false;
    const mention::People& people = doc_.people[static_cast<std::size_t>(p)];
    return people.harm && people.counted &&
           (people.head == i || (i + 1 == people.extent.last && doc_.with(i, &WordInfo::person)));
  }

  bool covered_phrase(const mention::Match& match) const {
    for (std::uint32_t i = match.first; i < match.last; ++i)
      if (doc_.time_at[i] >= 0 ||
          (doc_.source_at[i] >= 0 && doc_.sources[static_cast<std::size_t>(doc_.source_at[i])].verb != i))
        return true;
    return false;
  }

  void phrase(const mention::Match& match, const WordInfo& info) {
    if (info.person != mention::Person::none) return;
    if (scope_.figurative[sentence_] || !need_met(doc_, info.needs, match.first, match.last)) return;
    Trigger t;
    t.first = match.first, t.last = match.last, t.act = info.act, t.harm = info.harm, t.harm_on = info.harm_on;
    if (!doc_.readings(match.first).empty() && purpose(doc_, first_, t, doc_.readings(match.first).front())) return;
    for (const token::Analysis& a : doc_.readings(match.first))
      if (a.finite_verb()) {
        t.finite = true, t.past = a.features.form == Form::perfect && certain_past(match.first),
        t.active = info.harm_on != mention::HarmOn::subject;
        break;
      }
    t.definite = doc_.definite(match.first);
    if (!no_news(doc_, t, first_, last_)) add(t);
  }

  // One reading of a word; false when the next reading is to be tried.
  bool word(std::uint32_t i, const token::Analysis& a, const WordInfo& info) {
    Trigger t;
    t.first = i, t.last = i + 1, t.act = info.act, t.harm = info.harm, t.harm_on = info.harm_on;
    t.enclitic = a.enclitic;
    const bool noun = a.features.form == Form::base || a.features.form == Form::masdar;
    t.definite = a.has(token::kAl) || (noun && a.enclitic != token::Enclitic::none);
    t.feminine = a.features.gender == knowledge::Gender::feminine;
    switch (a.features.form) {
      case Form::imperative:
      case Form::jussive: return false;
      case Form::masdar:
        if (info.masdar_act == mention::Lexicon::kOff && !carried_out(doc_, first_, i, a) && !driven_out(doc_, t, first_))
          t.act = 0, t.harm = 0;
        else if (info.masdar_act && info.masdar_act != mention::Lexicon::kOff)
          t.act = info.masdar_act;
        break;
      case Form::active_participle:
      case Form::passive_participle:
        if (!info.participle_act || info.participle_act == mention::Lexicon::kOff) return false;
        t.act = info.participle_act, t.harm = 0;
        break;
      case Form::perfect:
      case Form::imperfect:
        if (a.has(token::kAl) || noun_place(doc_, i, first_)) return false;
        // "I" and "we" tell of acts only in a party's own statement.
        if (a.features.person != 3 && a.features.person != 0 && !(scope_.statement && a.features.person == 1)) return false;
        t.finite = true, t.past = a.features.form == Form::perfect && certain_past(i);
        voice(t, a);
        if (!t.active && !t.plural_subject && t.harm_on != mention::HarmOn::subject &&
            (by_whom(doc_, t.last, last_) || (t.harm && !t.feminine && alone_behind(doc_, t.last, last_))))
          t.passive = true;
        if (a.has(token::kSa)) t.planned = true;
        if (a.features.form == Form::imperfect && i > first_ && doc_.value(i - 1, &WordInfo::role) == Role::qad)
          t.planned = true;
        break;
      case Form::base:
        // Nouns of people ("the wounded") are harm only through find_people.
        if (info.person != mention::Person::none) return false;
        break;
    }
    if (!t.act && !t.harm) return false;
    if (info.harm_on == mention::HarmOn::bi && t.finite && !takes_bi(doc_, i, last_)) return false;
    if (!t.finite && t.harm == kCaptured && families(i, a)) return false;
    // "three years after his arrest": how long he was held.
    if (!t.finite && t.harm == kCaptured && t.enclitic != token::Enclitic::none && i >= first_ + 2 &&
        doc_.code(i - 1) == "mn" && doc_.time_at[i - 2] >= 0)
      return true;
    if (scope_.figurative[sentence_] && !literal(t, info)) return false;
    if (info.unless_crowd && need_met(doc_, mention::Need::crowd, i, i + 1)) return false;
    if (info.unless_court && near_role(i, Role::trial)) return false;
    if (near_role(i, Role::sentence) && tried(t)) return false;
    // "a mass grave that holds thirty bodies": the bodies are the grave's.
    if (t.act && doc_.lexicon->act(t.act).mode == mention::Mode::body && in_a_mass_grave()) return true;
    // "was exposed to the beating": the article makes it no known beating.
    if (!t.finite && a.has(token::kLi) && exposed(doc_, first_, i)) t.definite = false;
    if (purpose(doc_, first_, t, a) || former(doc_, last_, t) || since_then(doc_, first_, t)) return false;
    if (!t.finite && !doc_.has_proclitic(i, token::kWa) && i > first_ && any_word(doc_, i - 1)) return true;
    if (t.last < last_ && any_word(doc_, t.last) && !t.finite) return true;
    if (no_news(doc_, t, first_, last_)) return true;
    const bool driven = driven_out(doc_, t, first_);
    if (driven) t.finite = true, t.definite = false, t.harm_on = mention::HarmOn::subject;
    if (t.finite && a.features.form == Form::imperfect && !scope_.title[sentence_] && habitual_clause(doc_, i, first_))
      return false;
    if (t.act && doc_.lexicon->act(t.act).mode == mention::Mode::people && moves_the_hurt(doc_, t.last, last_)) return true;
    // "which controls the town": a state of things.
    if (t.finite && a.features.form == Form::imperfect && t.act && doc_.lexicon->act(t.act).mode == mention::Mode::take &&
        !scope_.title[sentence_])
      return false;
    if (info.needs == mention::Need::crowd && t.finite && (a.has(token::kLi) || one_person(t) || jeep(t, a))) return false;
    if (t.finite && literal(t, info) && alone(t)) return false;
    if (info.act && doc_.lexicon->act(info.act).id == "repel" && smuggling_ahead(t) < last_) {
      const std::uint32_t smuggled = smuggling_ahead(t);
      if (!need_met(doc_, mention::Need::arms, smuggled, smuggled + 1)) return false;
      t.act = doc_.lexicon->act_number("seizure");
      return add(t);
    }
    // "the artillery pounded reinforcements": they were hit, not sent.
    if (info.needs == mention::Need::armed && t.act == doc_.lexicon->act_number("reinforcement") && struck_before(i))
      return false;
    // "found the body of a woman with shots in it": no arms were found.
    if (t.act && doc_.lexicon->act(t.act).id == "seizure" && info.role == Role::found && body_ahead(i)) return false;
    // "the army did away with four men"
    if (t.finite && info.needs == mention::Need::death && does_away(i)) {
      t.harm_on = mention::HarmOn::object, t.active = true;
      return add(t);
    }
    // "foiled attempts of robbery": police work, no attack that was repelled.
    if (t.act && doc_.lexicon->act(t.act).id == "repel" && property_ahead(t)) return true;
    if (const std::uint16_t other = act_by_object(doc_, t, first_, last_)) {
      t.act = other, t.harm = 0;
      return add(t);
    }
    // "they cut the road whenever": a habit or a threat.
    if (info.needs == mention::Need::road_cut && !scope_.title[sentence_] &&
        (a.features.form == Form::imperfect || told_beside(doc_, first_, i)))
      return false;
    if (info.other_act && !need_met(doc_, info.needs, i, i + 1)) {
      if (!need_met(doc_, info.other_needs, i, i + 1)) return false;
      if (info.other_needs == mention::Need::fire && !t.finite) return false;  // "the trade exchange"
      t.act = info.other_act, t.harm = info.other_harm;
      if (no_news(doc_, t, first_, last_)) return true;
      return add(t);
    }
    if (info.needs == mention::Need::person && a.has(token::kLi) && exposed(doc_, first_, i)) return add(t);
    // "and hit her"; "they described him" is spelled like a killing and needs somebody near.
    if (info.needs == mention::Need::person && t.finite && a.enclitic != token::Enclitic::none && !t.act && named_before(i))
      return add(t);
    if (!driven && !need_met(doc_, info.needs, i, i + 1)) {
      // "he killed" still tells of harm when the act it would be lacks what it needs.
      if (info.needs == mention::Need::agent && t.harm)
        t.act = 0;
      else
        return false;
    }
    if (info.needs == mention::Need::agent) t.act = 0;
    return add(t);
  }

  bool body_ahead(std::uint32_t i) const {
    for (std::uint32_t k = i + 1; k < std::min(i + 7, last_); ++k) {
      const std::uint16_t act = doc_.value(k, &WordInfo::act);
      if (act && doc_.lexicon->act(act).mode == mention::Mode::body) return true;
    }
    return false;
  }

  // Somebody for the pronoun of "and hit her".
  bool named_before(std::uint32_t i) const {
    for (std::uint32_t k = i; k > first_ && i - k < 18; --k)
      if (doc_.people_at[k - 1] >= 0) return true;
    return false;
  }

  // A force right behind the verb, then "on" and people.
  bool does_away(std::uint32_t i) const {
    if (i + 1 >= last_ || doc_.actor_at[i + 1] < 0 || doc_.actors[static_cast<std::size_t>(doc_.actor_at[i + 1])].civilian)
      return false;
    for (std::uint32_t k = i + 2; k + 1 < std::min(i + 8, last_); ++k)
      if (doc_.value(k, &WordInfo::preposition) == mention::Preposition::on && doc_.actor_at[k] < 0)
        return doc_.people_at[k + 1] >= 0 || (k + 2 < last_ && doc_.people_at[k + 2] >= 0);
    return false;
  }

  bool property_ahead(const Trigger& t) const {
    for (std::uint32_t k = t.last; k < std::min(t.last + 14, last_) && !doc_.is_punctuation(k, ','); ++k) {
      const std::uint16_t act = doc_.value(k, &WordInfo::act);
      if (act && doc_.lexicon->act(act).mode == mention::Mode::property) return true;
      if (act && doc_.lexicon->act(act).mode != mention::Mode::property) return false;
    }
    return false;
  }

  bool in_a_mass_grave() const {
    return std::any_of(found_.rbegin(), found_.rend(), [&](const Trigger& t) {
      return t.sentence == sentence_ && t.act && doc_.lexicon->act(t.act).id == "mass_grave";
    });
  }

  // A verb of firing or attacking stands before it.
  bool struck_before(std::uint32_t i) const {
    return std::any_of(found_.rbegin(), found_.rend(), [&](const Trigger& t) {
      if (t.sentence != sentence_ || !t.finite || !t.act || i - t.first > 9) return false;
      const mention::Mode m = doc_.lexicon->act(t.act).mode;
      return m == mention::Mode::strike || m == mention::Mode::assault;
    });
  }

  // "dozens of families", "to the families of the victims" is spelled like "capture": a group of people is meant.
  bool families(std::uint32_t i, const token::Analysis& a) const {
    if (!a.has(token::kAl | token::kLi)) return false;
    return doc_.value(i, &WordInfo::person) == mention::Person::group || doc_.people_at[i] >= 0;
  }

  // "foiled the smuggling of": no attack that was repelled. The token, last_ when there is none.
  std::uint32_t smuggling_ahead(const Trigger& t) const {
    for (std::uint32_t k = t.last; k < std::min(t.last + 12, last_) && !doc_.is_punctuation(k, '.'); ++k)
      if (glossed(doc_, k, "smuggling")) return k;
    return last_;
  }

  // "jyb" is a jeep, not "was roamed": nobody roams a street in the passive.
  bool jeep(const Trigger& t, const token::Analysis& a) const {
    return a.features.voice == knowledge::Voice::passive && t.act && doc_.lexicon->act(t.act).mode == mention::Mode::crowd;
  }

  // "the president went out": one man is no crowd.
  bool one_person(const Trigger& t) const {
    if (t.plural_subject || t.last >= last_) return false;
    if (doc_.with(t.last, &WordInfo::title)) return true;
    const int p = doc_.people_at[t.last];
    if (p < 0) return false;
    const mention::People& people = doc_.people[static_cast<std::size_t>(p)];
    return people.extent.first == t.last && people.max == 1 && people.kind != mention::Person::protester &&
           people.kind != mention::Person::group;
  }

  // "Egypt protested to Iran", "the coach protested against the decision": a letter, a word, but nobody in the street.
  bool alone(const Trigger& t) const {
    if (one_person(t)) return true;
    if (t.last >= last_) return false;
    if (doc_.actor_at[t.last] < 0) return doc_.place_at[t.last] >= 0 && !doc_.definite(t.last);
    const mention::Actor& actor = doc_.actors[static_cast<std::size_t>(doc_.actor_at[t.last])];
    return actor.kind == "state" && doc_.people_at[t.last] < 0;
  }

  // What a court sentences somebody for: killings and arrests; a shelled court is still shelled.
  bool tried(const Trigger& t) const {
    if (!t.act) return true;
    const mention::Mode m = doc_.lexicon->act(t.act).mode;
    return m == mention::Mode::assault || m == mention::Mode::body || m == mention::Mode::detain ||
           m == mention::Mode::property;
  }

  bool near_role(std::uint32_t i, Role role) const {
    for (std::uint32_t k = first_; k < last_; ++k)
      if (k != i && doc_.value(k, &WordInfo::role) == role) return true;
    return false;
  }

  void voice(Trigger& t, const token::Analysis& a) const {
    const knowledge::Features& f = a.features;
    if (doc_.token(t.first).damma_on_first || f.voice == knowledge::Voice::passive) t.passive = true;
    if (a.enclitic != token::Enclitic::none) t.active = true;
    t.plural_subject = f.number == knowledge::Number::plural && f.gender == knowledge::Gender::masculine;
    if (f.voice == knowledge::Voice::active && !t.passive && t.harm_on != mention::HarmOn::subject) t.active = true;
    // "AuEtql" is vowelled on its second letter; a hamza seat folded away hides it: leave it open.
  }

  bool add(Trigger t) {
    t.sentence = sentence_, t.title = scope_.title[sentence_];
    read_light(doc_, t, first_, last_);
    if (t.negated && t.harm && !t.act) return false;
    if (t.negated || t.prevented) return true;  // consumed: it tells of nothing that happened
    found_.push_back(t);
    return true;
  }

  // No noun of act and no verb of what is or will be is spelled like it ("qSf", "tjmE"; "I stop" is no news style).
  bool certain_past(std::uint32_t i) const {
    const auto all = doc_.readings(i);
    return std::all_of(all.begin(), all.end(), [](const token::Analysis& a) {
      return a.features.pos == Pos::verb &&
             (a.features.form == Form::perfect || (a.features.form == Form::imperfect && a.features.person == 1));
    });
  }

  const Document& doc_;
  const Scope& scope_;
  std::vector<Trigger> found_;
  std::uint32_t sentence_ = 0, first_ = 0, last_ = 0;
};

}  // namespace

std::vector<Trigger> find_triggers(const Document& doc, const Scope& scope) { return Finder(doc, scope).run(); }

}  // namespace marsad::event
