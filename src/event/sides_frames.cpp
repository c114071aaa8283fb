// Frames of single acts, and the words elsewhere that tell who did it.
#include <algorithm>

#include "sides.hpp"

namespace marsad::event {

void Sides::frames() {
  for (Party& party : parties_)
    for (const TokenRange& range : draft_.ranges)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const int a = doc_.actor_at[i];
        if (a < 0 || doc_.actors[static_cast<std::size_t>(a)].extent.first != i || party_of(a) != &party) continue;
        frame(party, i);
      }
  leavers();
  announced(draft_.main());
}

void Sides::frame(Party& party, std::uint32_t i) {
  const std::string_view id = doc_.lexicon->act(draft_.act).id;
  const auto suffers = [&](float weight, const char* why) {
    party.patient += weight;
    if (party.why.size() < 120) party.why += (party.why.empty() ? "" : ", ") + std::string(why);
  };
  if (id == "beating" && keeps(i)) party.agent += 6;
  if (by_those_at_post(i)) party.agent += 8;
  const bool belongs = i > 0 && doc_.value(i - 1, &WordInfo::role) == Role::belonging;
  const bool to = given_to(i) || (led_by(i, token::kLi) && !belongs);
  if ((id == "surrender" || id == "transfer") && to) suffers(12, "to whom it is given");
  if (mode() == Mode::take && has_prep(i, Preposition::from) && !part_of(i)) suffers(5, "from whom it is taken");
  if (mode() == Mode::take && has_prep(i, Preposition::with)) suffers(3, "with whom they fought");
}

// "by the fire of men at a check-post of X": the men are X's.
bool Sides::by_those_at_post(std::uint32_t i) const {
  if (i < 3 || !led_by(i, token::kLi) || !is_site(i - 1) || doc_.people_at[i - 2] < 0) return false;
  const People& men = doc_.people[static_cast<std::size_t>(doc_.people_at[i - 2])];
  const std::uint32_t first = men.extent.first;
  if (men.harm || men.counted || first == 0) return false;
  return doc_.value(first - 1, &WordInfo::role) == Role::agent ||
         (doc_.has_proclitic(first - 1, token::kBi) && doc_.with(first - 1, &WordInfo::weapon));
}

// "in the prisons of X", "at a post that belongs to X": whoever is held there is in X's hands.
bool Sides::keeps(std::uint32_t i) const {
  for (std::uint32_t back = 1; back <= 4 && back <= i; ++back) {
    if (doc_.actor_at[i - back] >= 0 || doc_.token(i - back).kind != Kind::word) return false;
    if (doc_.word_glossed(i - back, "keep"))
      return doc_.has_proclitic(i - back, token::kBi) || has_prep(i - back, Preposition::in) ||
             has_prep(i - back, Preposition::from) || has_prep(i - back - 1, Preposition::in);
  }
  return false;
}

// "a force of X", "fighters of X": the preposition joins, it takes nothing away.
bool Sides::part_of(std::uint32_t i) const {
  if (i < 2) return false;
  return doc_.value(i - 2, &WordInfo::group) != Group::none || doc_.people_at[i - 2] >= 0 || doc_.count_at[i - 2] >= 0 ||
         doc_.people_at[i] >= 0;
}

// "X said that it blew up ...", "that its fighters stormed": words before the verb that stand for an actor named earlier.
int Sides::pronoun_subject(std::uint32_t p) const {
  // "five of its members were killed": victims, no doers.
  const int people = doc_.people_at[p];
  if (people >= 0 && doc_.people[static_cast<std::size_t>(people)].counted) return -1;
  for (const token::Analysis& a : doc_.readings(p)) {
    if (a.enclitic == token::Enclitic::none) continue;
    const WordInfo& info = doc_.lexicon->of(a.record);
    if (info.reference != mention::Reference::that && info.group == Group::none && info.person == Person::none) continue;
    if (a.has(token::kBi) || a.has(token::kLi)) continue;
    return mention::resolve_pronoun(doc_, a.enclitic, p, -1);
  }
  return -1;
}

// Credits an actor of earlier words that a pronoun of the draft stands for.
void Sides::credit_earlier(int actor, std::uint32_t token, float agent, const char* why, float patient) {
  if (actor < 0) return;
  Party* party = party_of(actor);
  if (!party) {
    Party fresh;
    fresh.actor = mention::final_actor(doc_, actor), fresh.token = token;
    parties_.push_back(fresh);
    party = &parties_.back();
  }
  party->agent += agent, party->patient += patient;
  if (party->why.size() < 120) party->why += (party->why.empty() ? "" : ", ") + std::string(why);
}

// "to X", "to the garrison of X".
bool Sides::given_to(std::uint32_t i) const {
  for (std::uint32_t back = 1; back <= 3 && back <= i; ++back) {
    if (doc_.value(i - back, &WordInfo::preposition) == Preposition::to) return true;
    const std::uint32_t p = i - back;
    const bool inside = is_site(p) || doc_.place_at[p] >= 0 || doc_.people_at[p] >= 0 || doc_.is_punctuation(p, '"') ||
                        doc_.value(p, &WordInfo::place) != mention::PlaceNoun::none ||
                        doc_.value(p, &WordInfo::group) != Group::none;
    if (!inside) return false;
  }
  return false;
}

// In a hand-over, whoever withdraws gives.
void Sides::leavers() {
  if (doc_.lexicon->act(draft_.act).id != "transfer" && mode() != Mode::take) return;
  const std::uint16_t withdrawal = doc_.lexicon->act_number("withdrawal");
  for (const Trigger& t : draft_.triggers) {
    if (t.act != withdrawal) continue;
    const std::uint32_t actor = actor_after(t.last, 4);
    if (actor < doc_.size() && !has_prep(actor, Preposition::from)) credit(actor, 0, 12, "withdrew");
  }
}

void Sides::possessor(const Trigger& t) {
  if (t.finite || !t.act || t.last >= doc_.size()) return;
  if (t.enclitic != token::Enclitic::h && t.enclitic != token::Enclitic::hA && t.enclitic != token::Enclitic::hm) return;
  const std::uint32_t next = t.last;
  const bool object = doc_.place_at[next] >= 0 || doc_.people_at[next] >= 0 || is_site(next) ||
                      (doc_.actor_at[next] >= 0 && !governed_by_preposition(next));
  if (!object || doc_.has_proclitic(next, token::kBi | token::kLi)) return;
  const int antecedent = mention::resolve_pronoun(doc_, t.enclitic, t.first, -1);
  if (antecedent >= 0) credit(doc_.actors[static_cast<std::size_t>(antecedent)].extent.first, 3, 0, "its act");
}

void Sides::own_losses(const Trigger& t) {
  if (!t.harm || (t.finite && !t.passive && t.harm_on != HarmOn::subject)) return;
  for (std::uint32_t k = t.last; k < std::min(t.last + 5, doc_.size()) && in_draft(k); ++k) {
    const int p = doc_.people_at[k];
    if (p < 0) continue;
    const People& people = doc_.people[static_cast<std::size_t>(p)];
    if (people.pronoun == token::Enclitic::none || people.owner >= 0) return;
    const int speaker = mention::resolve_pronoun(doc_, people.pronoun, people.extent.first, -1);
    if (speaker < 0) return;
    const Actor& actor = doc_.actors[static_cast<std::size_t>(speaker)];
    if (!speaks(actor) || actor.source_only || actor.generic || actor.civilian) return;
    if (doc_.sentence_of(actor.extent.first) != t.sentence) return;
    Party* party = party_of(speaker);
    if (!party) {
      Party fresh;
      fresh.actor = mention::final_actor(doc_, speaker), fresh.token = actor.extent.first;
      parties_.push_back(fresh);
      party = &parties_.back();
    }
    party->patient += 6;
    if (party->why.size() < 120) party->why += (party->why.empty() ? "" : ", ") + std::string("tells of its own losses");
    return;
  }
}

// "X announced the capture of Y", "X: shelling of Z": who tells of an act right behind its verb of saying did it.
void Sides::announced(const Trigger& t) {
  const Mode m = mode();
  // "announced the extending of its control": a set phrase of ground taken is spelled like its verb.
  const bool noun = !t.finite || (m == Mode::take && doc_.phrase(t.first));
  // "announced the killing of", not "the death of".
  const auto all = doc_.readings(t.first);
  const bool killing = !t.act && t.harm && std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
    return a.features.form == knowledge::Form::masdar;
  });
  if (!noun || !(t.act || killing) || t.first == 0 || m == Mode::crowd || m == Mode::people || m == Mode::body ||
      m == Mode::property || m == Mode::deal)
    return;
  // "announced that X came under fire": somebody else's act.
  if (exposing_verb(t) < doc_.size()) return;
  // "announced that a rocket fell", "that a bomb went off": nobody's own act.
  if (doc_.value(t.first, &WordInfo::role) == Role::fall || t.harm_on == HarmOn::subject) return;
  for (const token::Analysis& a : doc_.readings(t.first))
    if (doc_.lexicon->store().field(a.record, "form") == "7") return;
  // Quotes, "about", a statement's date may stand between.
  std::uint32_t p = t.first - 1;
  while (p > 0 && t.first - p < 10 && doc_.source_at[p] < 0 &&
         (doc_.is_punctuation(p, '"') || doc_.time_at[p] >= 0 || adjective(p) || doc_.readings(p).empty() ||
          doc_.value(p, &WordInfo::preposition) == Preposition::about))
    --p;
  const int name = doc_.actor_at[p];
  const int s = doc_.source_at[name >= 0 ? doc_.actors[static_cast<std::size_t>(name)].extent.first : p];
  if (s < 0) return;
  const mention::Source& source = doc_.sources[static_cast<std::size_t>(s)];
  if (source.link || (source.speech != mention::Speech::say && source.speech != mention::Speech::claim)) return;
  if (source.actor < 0 || source.kind == mention::SourceKind::medical || source.kind == mention::SourceKind::monitor) return;
  const Actor& actor = doc_.actors[static_cast<std::size_t>(source.actor)];
  if (actor.source_only || actor.generic || actor.civilian) return;
  // "X announced that it foiled an attack": X was attacked.
  if (t.act && doc_.lexicon->act(t.act).id == "repel") return credit_earlier(source.actor, p, 0, "announced its defence", 5);
  if (!parties_with_agents()) credit_earlier(source.actor, p, 3, "announced its act");
}

// "He raided X. And he arrested six": the next sentence of the paragraph goes on with its subject.
bool Sides::continues_subject(const Trigger& t) const {
  const std::uint32_t last = doc_.sentence_of(previous_->end() - 1);
  const auto& sentences = doc_.tokens->sentences;
  if (last + 1 != t.sentence || sentences[last].paragraph != sentences[t.sentence].paragraph) return false;
  const bool opens = t.first <= sentences[t.sentence].first + 1;
  return opens && (t.feminine || t.plural_subject) && !parties_with_agents();
}

bool Sides::parties_with_agents() const {
  return std::any_of(parties_.begin(), parties_.end(), [](const Party& p) { return p.agent > p.patient; });
}

// "Another drone struck": aircraft without an owner belong to whoever flew before.
bool Sides::continues_strikes() const {
  const std::string_view id = doc_.lexicon->act(draft_.act).id, before = doc_.lexicon->act(previous_->act).id;
  const auto air = [](std::string_view act) { return act == "airstrike" || act == "drone_strike"; };
  const bool aircraft = air(id) || std::any_of(draft_.weapons.begin(), draft_.weapons.end(), [&](std::uint16_t w) {
                          const WeaponClass c = doc_.lexicon->weapon(w).cls;
                          return c == WeaponClass::air || c == WeaponClass::drone;
                        });
  if (!aircraft || !air(before) || mode() == Mode::disrupt || parties_with_agents()) return false;
  const auto& sentences = doc_.tokens->sentences;
  if (sentences[draft_.sentence].paragraph - sentences[previous_->sentence].paragraph > 1) return false;
  return std::all_of(previous_->side1.begin(), previous_->side1.end(), [](const Party& p) { return p.actor >= 0; });
}

bool Sides::nobody_named() const {
  return std::all_of(draft_.side1.begin(), draft_.side1.end(), [&](const Party& p) {
    return p.implied || p.actor < 0 || doc_.actors[static_cast<std::size_t>(p.actor)].generic;
  });
}

// The actor that a verb of claiming has for its subject, or a verb of accusing for its object. -1: none.
int Sides::named_near(std::uint32_t verb, bool object) const {
  const auto fits = [&](std::uint32_t k) {
    const int a = doc_.actor_at[k];
    if (a < 0) return false;
    const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
    return actor.extent.first == k && !actor.source_only && !actor.civilian && !actor.generic && !actor.both;
  };
  std::vector<int> behind;
  for (std::uint32_t k = verb + 1; k < std::min(verb + (object ? 10U : 6U), doc_.size()); ++k) {
    if (doc_.is_punctuation(k, '.')) break;
    // "stands behind the attack on Y": Y was attacked.
    if (!object && (has_prep(k, Preposition::on) || has_prep(k, Preposition::against))) break;
    if (fits(k)) behind.push_back(doc_.actor_at[k]);
  }
  if (object) {
    // "X accused Y of": Y; "his kin accused Y": Y.
    if (behind.size() > 1 && doc_.actors[static_cast<std::size_t>(behind[0])].extent.first <= verb + 2) return behind[1];
    return behind.empty() ? -1 : behind[0];
  }
  if (!behind.empty()) return behind[0];
  for (std::uint32_t back = 1; back <= 12 && back <= verb; ++back) {
    const int a = doc_.actor_at[verb - back];
    if (a >= 0 && fits(doc_.actors[static_cast<std::size_t>(a)].extent.first)) return a;
  }
  return -1;
}

// "gunmen thought to be of X", "it is believed that X stood behind it": the first name behind, which nothing governs and
// which was not hit itself.
int Sides::believed(std::uint32_t verb) const {
  for (std::uint32_t k = verb + 1; k < std::min(verb + 7, doc_.size()); ++k) {
    if (doc_.is_punctuation(k, '.')) break;
    const int a = doc_.actor_at[k];
    if (a < 0) continue;
    const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
    const int final = mention::final_actor(doc_, a);
    const bool hit = std::any_of(draft_.side2.begin(), draft_.side2.end(), [&](const Party& p) { return p.actor == final; });
    if (hit || actor.source_only || actor.civilian || actor.generic || actor.both) return -1;
    return has_prep(k, Preposition::on) || has_prep(k, Preposition::against) ? -1 : a;
  }
  return -1;
}

int Sides::claimant(std::uint32_t from, std::uint32_t to, bool inside) const {
  for (std::uint32_t i = from; i < std::min(to, doc_.size()); ++i) {
    const Role role = doc_.value(i, &WordInfo::role);
    const bool accuse = role == Role::accuses || role == Role::believed;
    if (role != Role::claims_deed && !accuse) continue;
    bool denied = false;  // "nobody claimed", "X denied its responsibility for"
    for (std::uint32_t k = i > 6 ? i - 6 : 0; k < i; ++k)
      denied = denied || doc_.with(k, &WordInfo::negation) || doc_.value(k, &WordInfo::speech) == mention::Speech::deny;
    if (denied) continue;
    if (accuse && !inside) continue;
    std::uint32_t verb = i;
    if (doc_.phrase(i)) verb = doc_.matches[static_cast<std::size_t>(doc_.match_at[i])].last - 1;
    if (role == Role::believed) return believed(verb);
    return named_near(verb, accuse);
  }
  return -1;
}

void Sides::claimed() {
  const Mode m = mode();
  if (m != Mode::assault && m != Mode::blast && m != Mode::body && m != Mode::none && m != Mode::strike &&
      m != Mode::detain && m != Mode::property)
    return;
  if (!nobody_named()) return;
  int who = -1;
  for (const TokenRange& range : draft_.ranges)
    if (who < 0) who = claimant(range.first, range.last, true);
  const auto& sentences = doc_.tokens->sentences;
  const std::uint32_t last = doc_.sentence_of(draft_.end() - 1);
  if (who < 0 && last + 1 < sentences.size() && sentences[last + 1].paragraph - sentences[last].paragraph <= 1)
    who = claimant(sentences[last + 1].first, sentences[last + 1].last, false);
  if (who < 0) return;
  Party party;
  party.actor = mention::final_actor(doc_, who), party.token = doc_.actors[static_cast<std::size_t>(who)].extent.first;
  party.why = "claimed or accused";
  std::erase_if(draft_.side2, [&](const Party& p) { return p.actor == party.actor; });
  draft_.side1.assign(1, party);
}

}  // namespace marsad::event
