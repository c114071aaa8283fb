#include "reader.hpp"

#include <algorithm>
#include <map>

#include "../mention/actors.hpp"
#include "confidence.hpp"

namespace marsad::event {
namespace {

// Harm to civilians names the other side where the words of the act did not.
void complete_sides(const Document& doc, Draft& draft) {
  if (draft.side1.empty() && draft.type == "Riots") {
    Party crowd;
    crowd.implied = true, crowd.why = "the crowd";
    draft.side1.push_back(crowd);
  }
  const bool civilians = std::all_of(draft.side2.begin(), draft.side2.end(), [](const Party& p) { return p.civilian; });
  const bool crowd = draft.type == "Protests" || draft.type == "Riots";
  if (!civilians || (crowd && !draft.side2.empty())) return;
  // "two soldiers were killed", and no force is named: the soldiers, before the civilians hurt with them.
  for (const HarmFact& h : draft.harm) {
    if (h.who != "side2" || h.people < 0) continue;
    const mention::People& people = doc.people[static_cast<std::size_t>(h.people)];
    const bool armed = people.kind == mention::Person::soldier || people.kind == mention::Person::officer ||
                       people.kind == mention::Person::fighter;
    if (!draft.side2.empty() && !armed) continue;
    if (crowd && (!armed || people.kind == mention::Person::fighter)) continue;  // policemen hurt were there
    Party party;
    party.people = h.people, party.why = "fighters hurt";
    party.actor = doc.actor_at[people.head];
    if (party.actor >= 0) party.token = doc.actors[static_cast<std::size_t>(party.actor)].extent.first;
    // Nobody told of civilians but took them for who suffers: the fighters suffer.
    const bool hurt =
        std::any_of(draft.harm.begin(), draft.harm.end(), [](const HarmFact& f) { return f.who == "civilian"; });
    if (!hurt) std::erase_if(draft.side2, [](const Party& p) { return p.implied && p.people < 0; });
    draft.side2.insert(draft.side2.begin(), party);
    return;
  }
  if (crowd || !draft.side2.empty()) return;
  const auto hurt =
      std::find_if(draft.harm.begin(), draft.harm.end(), [](const HarmFact& h) { return h.who == "civilian"; });
  if (hurt == draft.harm.end()) return;
  Party party;
  party.civilian = true, party.implied = true, party.people = hurt->people, party.why = "civilians hurt";
  draft.side2.push_back(party);
}

// A party's own statement: what it tells without naming an agent, it did itself.
void speaker_acts(const Document& doc, const Scope& scope, Draft& draft) {
  if (!scope.statement || scope.speaker < 0 || draft.status == Status::planned) return;
  using mention::Mode;
  const Mode m = doc.lexicon->act(draft.act).mode;
  const bool own = m == Mode::strike || m == Mode::assault || m == Mode::fight || m == Mode::take || m == Mode::disrupt ||
                   m == Mode::blast;
  const auto names = [&](const std::vector<Party>& side) {
    return std::any_of(side.begin(), side.end(), [&](const Party& p) {
      return p.actor >= 0 &&
             doc.actors[static_cast<std::size_t>(p.actor)].id == doc.actors[static_cast<std::size_t>(scope.speaker)].id;
    });
  };
  if (!own || !draft.side1.empty() || names(draft.side2)) return;
  Party party;
  party.actor = scope.speaker, party.token = doc.actors[static_cast<std::size_t>(scope.speaker)].extent.first,
  party.why = "the party's own statement";
  draft.side1.push_back(party);
}

// "foiled the planting of a bomb": read as an attack repelled, it is a bomb defused, and who foiled it acted.
void foiler_acts(const Document& doc, Draft& draft) {
  const auto defends = [](const Party& p) { return p.why.starts_with("repelled the attack"); };
  if (doc.lexicon->act(draft.act).id != "defuse" || std::none_of(draft.side2.begin(), draft.side2.end(), defends)) return;
  std::erase_if(draft.side2, [&](const Party& p) { return !defends(p); });  // whom the bomb was meant for
  std::swap(draft.side1, draft.side2);
}

// Who tells of his enemy's losses in a fight was in it; who tells of an enemy's drone shot down shot it down.
void speaker_fights(const Document& doc, Draft& draft) {
  using mention::Actor;
  using mention::Mode;
  const auto& act = doc.lexicon->act(draft.act);
  if (!draft.side1.empty() || draft.side2.empty() || draft.side2.front().civilian || draft.source < 0) return;
  const bool only_harm =
      std::none_of(draft.triggers.begin(), draft.triggers.end(), [](const Trigger& t) { return t.act != 0; });
  if (draft.status == Status::planned || (act.mode != Mode::fight && !only_harm && act.id != "shootdown")) return;
  const mention::Source& source = doc.sources[static_cast<std::size_t>(draft.source)];
  if (source.kind != mention::SourceKind::belligerent) return;
  const int other = draft.side2.front().actor;
  if (other < 0) return;
  const Actor& enemy = doc.actors[static_cast<std::size_t>(mention::final_actor(doc, other))];
  for (std::uint32_t k = source.extent.first; k < source.extent.last; ++k) {
    const int a = doc.actor_at[k];
    if (a < 0) continue;
    const Actor& speaker = doc.actors[static_cast<std::size_t>(mention::final_actor(doc, a))];
    if (speaker.source_only || speaker.generic || speaker.civilian || speaker.both || speaker.record == knowledge::kNone)
      continue;
    // A bare killing is a fight between a state and a group only.
    const bool group = enemy.kind == "rebel" || enemy.id == "generic-terrorists" || enemy.id == "generic-rebels" ||
                       enemy.id == "generic-gunmen";
    if (enemy.id == "generic-soldiers") return;  // its own
    if (speaker.id == enemy.id || (only_harm && !(speaker.kind == "state" && group))) return;
    if (act.mode == Mode::fight && speaker.kind == enemy.kind &&
        mention::share_country(doc.lexicon->store(), speaker.record, enemy.record))
      return;
    Party party;
    party.actor = mention::final_actor(doc, a), party.token = k, party.why = "tells of its enemy's losses";
    draft.side1.push_back(party);
    return;
  }
}

// A day only: background told by month or year is an event when it has a place; a bare year is history.
void drop_history(std::vector<Draft>& drafts) {
  std::erase_if(drafts, [](const Draft& d) { return d.aggregate || d.background; });
}

// Events with the same content get a number so that ids stay unique.
void number_ids(std::vector<Event>& events) {
  std::map<std::string, int> seen;
  for (Event& e : events)
    if (const int n = ++seen[e.id]; n > 1) e.id += "-" + std::to_string(n);
}

// Every act that the text tells, in its order, before totals and repetitions are taken out.
std::vector<Draft> read_drafts(const Document& doc, const Scope& scope, const Options& options) {
  std::vector<Draft> drafts = assemble(doc, scope, find_triggers(doc, scope));
  find_where(doc, scope, drafts);
  find_when(doc, drafts, options.published);
  find_tolls(doc, scope, drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    find_weapons(doc, draft);
    find_sides(doc, draft, i ? &drafts[i - 1] : nullptr);
    find_harm(doc, draft);
    decide_type(doc, draft);
    foiler_acts(doc, draft);
    speaker_acts(doc, scope, draft);
    complete_sides(doc, draft);
    find_source(doc, drafts, draft);
    speaker_fights(doc, draft);
    decide_status(doc, scope, draft);
  }
  find_opponents(doc, drafts);
  return drafts;
}

}  // namespace

std::vector<Act> read_acts(const Document& doc, const Options& options) {
  std::vector<Act> out;
  const Scope scope = read_scope(doc, options.chrome, options.title_bytes);
  std::vector<Draft> drafts = read_drafts(doc, scope, options);
  name_sides(doc, drafts);
  for (Draft& draft : drafts) {
    if (draft.status != Status::reported && draft.status != Status::claimed) continue;
    Event event = finish(doc, draft, options);
    out.push_back({std::move(event), std::move(draft)});
  }
  return out;
}

namespace {

// The acts that are no totals, before repetitions are taken out; the totals.
std::vector<Draft> read_before_joining(const Document& doc, const Options& options, std::vector<Aggregate>& aggregates) {
  const Scope scope = read_scope(doc, options.chrome, options.title_bytes);
  std::vector<Draft> drafts = read_drafts(doc, scope, options);
  const std::vector<Aggregate> totals = mark_totals(doc, scope, drafts);
  mark_lookalikes(doc, drafts);
  const std::vector<Aggregate> sums = mark_summaries(doc, drafts);
  aggregates = find_aggregates(doc, scope, [&] {
    std::vector<Draft> real;
    for (const Draft& d : drafts)
      if (!d.aggregate && !d.title) real.push_back(d);
    return real;
  }());
  aggregates.insert(aggregates.end(), totals.begin(), totals.end());
  aggregates.insert(aggregates.end(), sums.begin(), sums.end());
  drop_history(drafts);
  for (Draft& draft : drafts) settle_figures(doc, draft);
  return drafts;
}

std::vector<Sign> named(const std::vector<knowledge::SeenSign>& seen) {
  std::vector<Sign> out;
  for (const knowledge::SeenSign& s : seen) out.push_back({std::string(s.sign), s.value});
  return out;
}

Telling telling_of(const Document& doc, const Weighing& weighing, const Draft& draft, const Options& options) {
  Telling out;
  std::vector<knowledge::SeenSign> seen;
  out.told = told_as_event(doc, draft, weighing.news, weighing.told, &seen);
  out.signs = named(seen), out.own_day = draft.own_time && !draft.said_time;
  const token::Sentence& s = doc.tokens->sentences[draft.sentence];
  const auto span = [&](std::uint32_t first, std::uint32_t last) { return doc.extent(first, last).span; };
  out.sentence = span(s.first, s.last);
  for (const TokenRange& range : draft.ranges)
    if (range.first < range.last) out.ranges.push_back(span(range.first, range.last));
  out.event = finish(doc, draft, options);
  return out;
}

}  // namespace

Tellings read_tellings(const Document& doc, const Weighing& weighing, const Options& options) {
  Tellings out;
  std::vector<Aggregate> totals;
  std::vector<Draft> drafts = read_before_joining(doc, options, totals);
  settle(doc, weighing, drafts);
  const Retold retold(doc, weighing.retold);
  for (std::size_t k = 0; k < drafts.size(); ++k)
    for (std::size_t i = 0; i < k; ++i) {
      std::vector<knowledge::SeenSign> seen;
      const double score = retold.score(drafts[i], drafts[k], k - i - 1, &seen);
      out.pairs.push_back({i, k, may_be_one(doc, drafts[i], drafts[k]), score, named(seen)});
    }
  name_sides(doc, drafts);
  for (const Draft& draft : drafts) out.tellings.push_back(telling_of(doc, weighing, draft, options));
  return out;
}

Result read_events(const Document& doc, const Weighing& weighing, const Options& options) {
  Result result;
  std::vector<Draft> drafts = read_before_joining(doc, options, result.aggregates);
  reconcile(doc, weighing, drafts);
  for (Draft& draft : drafts) bind_harm(doc, draft), find_surrenders(doc, draft);
  for (Draft& draft : drafts) complete_sides(doc, draft);  // harm that another telling brought
  name_sides(doc, drafts);
  find_demands(doc, drafts);
  for (const Draft& draft : drafts) result.events.push_back(finish(doc, draft, options));
  weigh(result.events, *doc.lexicon);
  number_ids(result.events);
  result.drafts = std::move(drafts);
  return result;
}

}  // namespace marsad::event
