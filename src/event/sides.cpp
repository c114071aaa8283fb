// Who acted on whom. Every actor in the draft's words collects what speaks for it as the acting party and as the other one.
#include <algorithm>

#include "sides.hpp"

namespace marsad::event {
void Sides::run() {
  collect();
  for (const Trigger& t : draft_.triggers) weigh(t);
  for (Party& party : parties_) weigh_alone(party);
  frames();
  assign();
  inherit();
  pairs();
  crowd();
  civilians();
  unknown();
  claimed();
}

mention::Mode Sides::mode() const { return doc_.lexicon->act(draft_.act).mode; }

bool Sides::in_draft(std::uint32_t i) const {
  return std::any_of(draft_.ranges.begin(), draft_.ranges.end(),
                     [&](const TokenRange& r) { return i >= r.first && i < r.last; });
}

Party* Sides::party_of(int actor) {
  const int final = mention::final_actor(doc_, actor);
  const std::string& id = doc_.actors[static_cast<std::size_t>(final)].id;
  for (Party& party : parties_)
    if (party.actor >= 0 && (party.actor == final || doc_.actors[static_cast<std::size_t>(party.actor)].id == id))
      return &party;
  return nullptr;
}

void Sides::collect() {
  for (const TokenRange& range : draft_.ranges)
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const int a = doc_.actor_at[i];
      if (a < 0) continue;
      const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
      i = actor.extent.last - 1;
      if (actor.both || actor.source_only || speaks(actor) || counted_people(actor) || native(actor) || only_linked(actor))
        continue;
      if (party_of(a) || describes_next(actor) || armed_people(actor)) continue;
      if (i > 0 && actor.extent.first > 0 && doc_.glossed(actor.extent.first - 1, "sector")) continue;  // where, not who
      Party party;
      party.actor = mention::final_actor(doc_, a);
      party.token = actor.extent.first;
      party.civilian = actor.civilian;
      parties_.push_back(party);
    }
}

// "rEAp mslHwn": a nominative right behind indefinite people says that they are armed.
bool Sides::armed_people(const Actor& actor) const {
  const std::uint32_t i = actor.extent.first;
  if (!actor.generic || i == 0 || actor.extent.last != i + 1 || !doc_.code(i).ends_with("wn") || doc_.definite(i))
    return false;
  const int before = doc_.actor_at[i - 1];
  if (before < 0 || doc_.has_proclitic(i, token::kWa)) return false;
  const Actor& people = doc_.actors[static_cast<std::size_t>(before)];
  const bool unnamed = people.generic || people.civilian || people.kind == "identity_militia";
  return unnamed && !doc_.definite(people.extent.first) && !doc_.code(people.extent.first).ends_with('A');
}

bool Sides::only_linked(const Actor& actor) const {
  const std::uint32_t first = actor.extent.first;
  for (std::uint32_t back = 1; back <= 3 && back <= first; ++back) {
    const std::uint32_t p = first - back;
    if (doc_.value(p, &WordInfo::role) == Role::backed) {
      for (std::uint32_t k = p; k > 0 && p - k < 3; --k) {
        const int before = doc_.actor_at[k - 1];
        // "demonstrators hostile to the government": what they are about is no party.
        if (before >= 0) {
          const Actor& whose = doc_.actors[static_cast<std::size_t>(before)];
          return !whose.generic || whose.kind == "protesters";
        }
      }
      return false;
    }
    if (doc_.actor_at[p] >= 0 || !(doc_.with(p, &WordInfo::preposition) || doc_.is_punctuation(p, '"'))) return false;
  }
  return false;
}

bool Sides::describes_next(const Actor& actor) const {
  if (!actor.generic) return false;
  for (std::uint32_t k = actor.extent.last; k < std::min(actor.extent.last + 3, doc_.size()); ++k) {
    const int next = doc_.actor_at[k];
    if (next >= 0) {
      const auto all = doc_.readings(k);
      const bool joined = doc_.has_proclitic(k, token::kWa) ||
                          std::any_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.has(token::kWa); });
      return !doc_.actors[static_cast<std::size_t>(next)].generic && !joined;
    }
    if (doc_.value(k, &WordInfo::preposition) != Preposition::from && doc_.value(k, &WordInfo::role) != Role::belonging &&
        !doc_.is_punctuation(k, '"'))
      return false;
  }
  return false;
}

// "an Iraqi refugee", "eight Palestinians": where people come from, no party.
bool Sides::native(const Actor& actor) const {
  const int p = doc_.people_at[actor.extent.first];
  if (!actor.by_adjective || p < 0) return false;
  const Person k = doc_.people[static_cast<std::size_t>(p)].kind;
  return k != Person::fighter && k != Person::soldier && k != Person::officer && k != Person::attacker;
}

bool Sides::counted_people(const Actor& actor) const {
  if (!actor.generic) return false;
  const int p = doc_.people_at[actor.extent.first];
  return p >= 0 && (doc_.people[static_cast<std::size_t>(p)].counted || doc_.people[static_cast<std::size_t>(p)].subset);
}

bool Sides::speaks(const Actor& actor) const { return doc_.source_at[actor.extent.first] >= 0; }

void Sides::credit(std::uint32_t token, float agent, float patient, const char* why) {
  const int a = token < doc_.size() ? doc_.actor_at[token] : -1;
  if (a < 0) return;
  Party* party = party_of(a);
  if (!party) return;
  party->agent += agent, party->patient += patient;
  if (party->why.size() < 120) party->why += (party->why.empty() ? "" : ", ") + std::string(why);
}

// "the town fell into the hands of X": X takes, or seizes.
bool Sides::into_hands(const Trigger& t) {
  const Mode m = t.act ? doc_.lexicon->act(t.act).mode : Mode::none;
  if ((m != Mode::take && m != Mode::detain) || !doc_.phrase(t.first)) return false;
  const mention::Match& match = doc_.matches[static_cast<std::size_t>(doc_.match_at[t.first])];
  const std::string_view gloss = doc_.lexicon->store().field(match.lexicon, "gloss");
  if (gloss != "grip" && gloss != "by hand") return false;
  const std::uint32_t taker = who_at(actor_after(t.last, 4));
  if (taker < doc_.size()) credit(taker, 12, 0, "into whose hands");
  return true;
}

void Sides::weigh(const Trigger& t) {
  if (into_hands(t)) return;
  if (t.finite)
    verb(t);
  else
    noun(t);
  possessor(t);
  own_losses(t);
  relative(t);
  behind(t);
  exposed(t);
}

// Young men, activists, students who are shot or seized are civilians, whatever they are called when they demonstrate.
bool Sides::unarmed(const Party& party) const {
  const Mode m = mode();
  if (m != Mode::detain && m != Mode::assault && m != Mode::strike && m != Mode::body && m != Mode::none) return false;
  const Actor& actor = doc_.actors[static_cast<std::size_t>(party.actor)];
  return actor.kind == "protesters" && actor.id != "generic-protesters" && party.patient > party.agent &&
         std::none_of(draft_.triggers.begin(), draft_.triggers.end(), [&](const Trigger& t) {
           const Mode other = doc_.lexicon->act(t.act).mode;
           return t.act && (other == Mode::crowd || other == Mode::disperse || other == Mode::riotous);
         });
}

// "with the support of Y", "together with Y": where these words begin; 0: Y is nobody's helper.
std::uint32_t Sides::jointly(std::uint32_t i) const {
  const std::uint32_t h = head(i);
  for (std::uint32_t back = 1; back <= 3 && back <= h; ++back) {
    const std::uint32_t p = h - back;
    if (doc_.glossed(p, "jointly"))
      return doc_.phrase(p) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[p])].first : p;
    if (doc_.actor_at[p] >= 0) break;
  }
  return 0;
}

// Helpers are on the side of who is named before.
void Sides::helpers() {
  for (Party& party : parties_) {
    const std::uint32_t at = jointly(party.token);
    if (!at) continue;
    for (std::uint32_t k = at; k > 0 && at - k < 5; --k) {
      const int a = doc_.actor_at[k - 1];
      const Party* helped = a >= 0 && in_draft(k - 1) ? party_of(a) : nullptr;
      if (!helped || helped == &party) continue;
      party.agent = helped->agent * 0.9F, party.patient = helped->patient * 0.9F, party.why += ", helps who stands before";
      break;
    }
  }
}

void Sides::assign() {
  helpers();
  std::stable_sort(parties_.begin(), parties_.end(), [](const Party& a, const Party& b) { return a.token < b.token; });
  const bool two_way = doc_.lexicon->act(draft_.act).two_way;
  for (const Party& party : parties_) {
    if (party.civilian || unarmed(party)) continue;
    const Actor& actor = doc_.actors[static_cast<std::size_t>(party.actor)];
    if (actor.reference && parties_.size() > 2) continue;
    if (party.agent > party.patient)
      draft_.side1.push_back(party);
    else if (party.patient > party.agent)
      draft_.side2.push_back(party);
    else if (two_way || party.agent > 0)
      undecided_.push_back(party);
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
  std::stable_sort(draft_.side1.begin(), draft_.side1.end(),
                   [](const Party& a, const Party& b) { return a.agent - a.patient > b.agent - b.patient; });
  std::stable_sort(draft_.side2.begin(), draft_.side2.end(),
                   [](const Party& a, const Party& b) { return a.patient - a.agent > b.patient - b.agent; });
}

// "A force of X entered the town ... and arrested six": the subject of the verbs before, in the same sentence.
int Sides::clause_subject(const Trigger& t) const {
  const token::Sentence& s = doc_.tokens->sentences[t.sentence];
  for (std::uint32_t k = t.finite ? draft_.begin() : t.first; k > s.first; --k) {
    const int a = doc_.actor_at[k - 1];
    if (a < 0) continue;
    const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
    const std::uint32_t i = actor.extent.first, h = head(i);
    k = i + 1;
    if (actor.both || actor.source_only || actor.civilian || actor.reference || speaks(actor) || counted_before(i)) continue;
    if (actor.by_adjective || governed_by_preposition(i) || !beside_verb(h, actor.extent.last, s)) continue;
    return mention::final_actor(doc_, a);
  }
  return -1;
}

// A finite verb right before or behind; between them at most "a force of".
bool Sides::beside_verb(std::uint32_t first, std::uint32_t end, const token::Sentence& s) const {
  const auto finite = [&](std::uint32_t k) {
    if (doc_.place_at[k] >= 0 || doc_.people_at[k] >= 0 || doc_.phrase(k)) return false;
    const auto readings = doc_.readings(k);
    return std::any_of(readings.begin(), readings.end(), [](const token::Analysis& a) { return a.finite_verb(); });
  };
  if (end < s.last && finite(end)) return true;
  for (std::uint32_t back = 1; back <= 3 && back <= first - s.first; ++back) {
    if (finite(first - back)) return true;
    if (doc_.value(first - back, &WordInfo::group) == Group::none &&
        doc_.value(first - back, &WordInfo::preposition) != Preposition::from && !doc_.is_punctuation(first - back, '"'))
      return false;
  }
  return false;
}

// A verb that "and" joins or that hangs on what was said; "answered with twenty raids".
bool Sides::goes_on(const Trigger& t) const {
  const Mode m = mode();
  if (m == Mode::crowd || m == Mode::people || m == Mode::blast || doc_.phrase(t.first)) return false;
  if (!t.finite) {
    if (m != Mode::strike && m != Mode::assault) return false;
    for (std::uint32_t back = 0; back <= 2 && back <= t.first; ++back)
      if (doc_.has_proclitic(t.first - back, token::kBi)) return true;
    return false;
  }
  if (t.passive || t.harm_on == HarmOn::subject) return false;
  return doc_.has_proclitic(t.first, token::kWa | token::kFa) || t.enclitic != token::Enclitic::none;
}

void Sides::inherit() {
  const Trigger& front = draft_.triggers.front();
  if (draft_.side1.empty() && goes_on(front)) {
    const std::uint32_t next = nominal_after(front.last, 2);
    const bool own = next < doc_.size() && doc_.actor_at[next] >= 0 && !governed_by_preposition(next);
    if (const int subject = own ? -1 : clause_subject(front); subject >= 0) {
      Party party;
      party.actor = subject, party.token = doc_.actors[static_cast<std::size_t>(subject)].extent.first;
      party.why = "subject of the verbs before";
      draft_.side1.push_back(party);
      std::erase_if(draft_.side2, [&](const Party& p) { return p.actor == subject; });
      return;
    }
  }
  if (!draft_.side1.empty() || !previous_ || previous_->side1.empty() || previous_->title) return;
  if (continues_strikes()) {
    draft_.side1 = previous_->side1;
    for (Party& party : draft_.side1) party.why = "whose aircraft struck before";
    return;
  }
  const Trigger& t = draft_.triggers.front();
  const Mode m = mode();
  if (!t.finite || t.passive || m == Mode::crowd || m == Mode::people || m == Mode::blast || doc_.phrase(t.first)) return;
  const bool same_sentence = doc_.sentence_of(previous_->end() - 1) == t.sentence;
  if (!same_sentence && !continues_subject(t)) return;
  const bool object_follows = t.last < doc_.size() && doc_.people_at[t.last] >= 0 &&
                              doc_.people[static_cast<std::size_t>(doc_.people_at[t.last])].counted &&
                              t.harm_on != HarmOn::subject && doc_.has_proclitic(t.first, token::kWa | token::kFa) &&
                              m != Mode::none;
  if (!(t.feminine || t.plural_subject || t.active || object_follows)) return;
  for (const Party& party : previous_->side1)
    if (party.actor >= 0 && !party.civilian) draft_.side1.push_back(party);
  for (Party& party : draft_.side1) party.why = "subject of the sentence before";
  std::erase_if(draft_.side2, [&](const Party& p) {
    return std::any_of(draft_.side1.begin(), draft_.side1.end(), [&](const Party& q) { return q.actor == p.actor; });
  });
}

void find_sides(const Document& doc, Draft& draft, const Draft* previous) { Sides(doc, draft, previous).run(); }

}  // namespace marsad::event
