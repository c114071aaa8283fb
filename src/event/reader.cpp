#include "reader.hpp"

#include <algorithm>
#include <map>

namespace marsad::event {
namespace {

// A draft whose counted harm stands in a sentence of totals is a total, unless it has an act, a day and a place of its own.
void mark_totals(const Document& doc, const Scope& scope, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (!scope.total[d.sentence]) continue;
    const bool acts = std::any_of(d.triggers.begin(), d.triggers.end(), [&](const Trigger& t) {
      return t.act && !scope.total[t.sentence];
    });
    if (!acts && !(d.own_time && d.own_place && d.has_act())) d.aggregate = true;
    // The total itself never enters an event's harm.
    std::erase_if(d.harm, [&](const HarmFact& h) { return scope.total[doc.sentence_of(h.extent.first)] && acts; });
  }
}

// A day only: background told by month or year is an event when it has a place; a bare year is history.
void drop_history(std::vector<Draft>& drafts) {
  std::erase_if(drafts, [](const Draft& d) { return d.aggregate; });
}

// Events with the same content get a number so that ids stay unique.
void number_ids(std::vector<Event>& events) {
  std::map<std::string, int> seen;
  for (Event& e : events)
    if (const int n = ++seen[e.id]; n > 1) e.id += "-" + std::to_string(n);
}

}  // namespace

Result read_events(const Document& doc, const Options& options) {
  Result result;
  const Scope scope = read_scope(doc, options.chrome, options.title_bytes);
  const std::vector<Trigger> triggers = find_triggers(doc, scope);
  std::vector<Draft> drafts = assemble(doc, scope, triggers);
  find_where(doc, scope, drafts);
  find_when(doc, drafts, options.published);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    find_weapons(doc, draft);
    find_sides(doc, draft, i ? &drafts[i - 1] : nullptr);
    find_harm(doc, draft);
    decide_type(doc, draft);
    find_source(doc, scope, draft);
    decide_status(doc, scope, draft);
  }
  mark_totals(doc, scope, drafts);
  result.aggregates = find_aggregates(doc, scope, [&] {
    std::vector<Draft> real;
    for (const Draft& d : drafts)
      if (!d.aggregate && !d.title) real.push_back(d);
    return real;
  }());
  drop_history(drafts);
  reconcile(doc, drafts);
  for (const Draft& draft : drafts) result.events.push_back(finish(doc, draft, options));
  number_ids(result.events);
  result.drafts = std::move(drafts);
  return result;
}

}  // namespace marsad::event
