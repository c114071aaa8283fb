#include "reader.hpp"

#include <algorithm>
#include <map>

#include "confidence.hpp"

namespace marsad::event {
namespace {

// Harm to civilians names the other side where the words of the act did not.
void complete_sides(const Document& doc, Draft& draft) {
  if (!draft.side2.empty() || draft.type == "Protests" || draft.type == "Riots") return;
  // "two soldiers were killed", and no force is named: the soldiers.
  for (const HarmFact& h : draft.harm) {
    if (h.who != "side2" || h.people < 0) continue;
    Party party;
    party.people = h.people, party.why = "fighters hurt";
    party.actor = doc.actor_at[doc.people[static_cast<std::size_t>(h.people)].head];
    if (party.actor >= 0) party.token = doc.actors[static_cast<std::size_t>(party.actor)].extent.first;
    draft.side2.push_back(party);
    return;
  }
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
    speaker_acts(doc, scope, draft);
    complete_sides(doc, draft);
    find_source(doc, drafts, draft);
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

Result read_events(const Document& doc, const Weighing& weighing, const Options& options) {
  Result result;
  const Scope scope = read_scope(doc, options.chrome, options.title_bytes);
  std::vector<Draft> drafts = read_drafts(doc, scope, options);
  const std::vector<Aggregate> totals = mark_totals(doc, scope, drafts);
  mark_lookalikes(doc, drafts);
  const std::vector<Aggregate> sums = mark_summaries(doc, drafts);
  result.aggregates = find_aggregates(doc, scope, [&] {
    std::vector<Draft> real;
    for (const Draft& d : drafts)
      if (!d.aggregate && !d.title) real.push_back(d);
    return real;
  }());
  result.aggregates.insert(result.aggregates.end(), totals.begin(), totals.end());
  result.aggregates.insert(result.aggregates.end(), sums.begin(), sums.end());
  drop_history(drafts);
  for (Draft& draft : drafts) settle_figures(doc, draft);
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
