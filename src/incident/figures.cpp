#include "figures.hpp"

#include <algorithm>

#include "../text/fold.hpp"

namespace marsad::incident {
namespace {

IncidentFigure figure_of(const Sum& sum, const Told& told) {
  IncidentFigure out;
  out.min = sum.min, out.max = sum.max, out.vague = sum.vague;
  out.source = source_name(told), out.published = told.published;
  return out;
}

// The figures of one source in the order of their reports, equal ones once; all but the last are superseded.
std::vector<IncidentFigure> of_one_source(std::vector<std::size_t> list, const Sums& sums,
                                          const std::vector<const Told*>& members) {
  std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
    if (members[a]->published != members[b]->published) return members[a]->published < members[b]->published;
    return sums.at(a).min < sums.at(b).min;
  });
  std::vector<IncidentFigure> out;
  for (const std::size_t member : list) {
    const Sum& sum = sums.at(member);
    // Said again: the last word is where the source says it last.
    const auto same =
        std::find_if(out.begin(), out.end(), [&](const IncidentFigure& f) { return f.min == sum.min && f.max == sum.max; });
    IncidentFigure figure = figure_of(sum, *members[member]);
    if (same != out.end()) {
      figure.events = std::move(same->events);
      out.erase(same);
    }
    figure.events.push_back(members[member]->event.id);
    std::sort(figure.events.begin(), figure.events.end());
    out.push_back(std::move(figure));
  }
  for (std::size_t i = 0; i + 1 < out.size(); ++i) out[i].superseded = true;
  return out;
}

void add_events(std::vector<std::string>& into, const IncidentFigure& figure) {
  into.insert(into.end(), figure.events.begin(), figure.events.end());
}

void bounds(IncidentHarm& out) {
  std::map<std::int64_t, std::pair<std::size_t, std::string>> votes;  // figure -> sources, latest day
  std::vector<std::int64_t> order;
  bool first = true;
  for (const IncidentFigure& f : out.figures) {
    if (f.superseded) continue;
    out.low = first ? f.min : std::min(out.low, f.min), out.high = first ? f.max : std::max(out.high, f.max);
    first = false;
    auto& [count, day] = votes[f.min];
    ++count, day = std::max(day, f.published);
    order.push_back(f.min);
  }
  const auto best =
      std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  out.best = best->first;
  std::sort(order.rbegin(), order.rend());
  // Two independent sources reach the second highest of the figures.
  out.corroborated = order.size() > 1 ? order[1] : order[0];
  for (const IncidentFigure& f : out.figures) {
    if (f.superseded) continue;
    if (f.min == out.low) add_events(out.low_from, f);
    if (f.min == out.best) add_events(out.best_from, f);
    if (f.max == out.high) add_events(out.high_from, f);
  }
}

// The acting party of a member as the incident sees it.
const std::vector<std::string>& acting(const Sketch& sketch, bool turned) { return sketch.actors[turned ? 1 : 0]; }

void add_once(std::vector<std::string>& into, const std::string& item) {
  if (std::find(into.begin(), into.end(), item) == into.end()) into.push_back(item);
}

bool shares(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

bool holds(const std::string& folded, const std::string& name) {
  const std::string code = text::fold_word(name);
  return code.size() > 2 && folded.find(code) != std::string::npos;
}

}  // namespace

std::string source_name(const Told& told) {
  if (!told.event.source.text.empty()) return told.event.source.text;
  return told.publisher.empty() ? told.report : told.publisher;
}

IncidentHarm tally(HarmKind kind, const std::string& who, const Sums& sums, const std::vector<const Told*>& members,
                   const std::vector<std::size_t>& group, std::vector<IncidentRevision>* revisions) {
  IncidentHarm out;
  out.kind = kind, out.who = who;
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (const auto& [member, sum] : sums) groups[group[member]].push_back(member);
  for (auto& [number, list] : groups) {
    auto figures = of_one_source(std::move(list), sums, members);
    for (std::size_t i = 1; revisions && i < figures.size(); ++i)
      revisions->push_back(
          {kind, who, figures[i].source, figures[i].published, figures[i - 1].min, figures[i].min, figures[i].events});
    std::move(figures.begin(), figures.end(), std::back_inserter(out.figures));
  }
  bounds(out);
  return out;
}

std::vector<IncidentClaim> claims_of(const std::vector<const Told*>& members, const std::vector<Sketch>& sketches,
                                     const std::vector<bool>& turned) {
  std::vector<IncidentClaim> out;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Told& told = *members[i];
    const auto& actors = acting(sketches[i], turned[i]);
    const bool denied = told.event.status == Status::denied;
    if (actors.empty() && !denied) continue;
    // Claims that this one joins: two that were apart may become one.
    IncidentClaim claim{actors, told.event.status, {}, {}};
    std::vector<IncidentClaim> apart;
    for (IncidentClaim& other : out) {
      if ((other.status == Status::denied) != denied || (!shares(other.actors, actors) && other.actors != actors)) {
        apart.push_back(std::move(other));
        continue;
      }
      for (const std::string& id : other.actors) add_once(claim.actors, id);
      for (const std::string& name : other.sources) add_once(claim.sources, name);
      claim.events.insert(claim.events.end(), other.events.begin(), other.events.end());
      if (other.status == Status::reported) claim.status = other.status;
    }
    add_once(claim.sources, source_name(told));
    claim.events.push_back(told.event.id);
    std::sort(claim.actors.begin(), claim.actors.end());
    apart.push_back(std::move(claim));
    out = std::move(apart);
  }
  return out;
}

bool contested(const std::vector<IncidentClaim>& claims) {
  return claims.size() > 1 ||
         std::any_of(claims.begin(), claims.end(), [](const auto& claim) { return claim.status == Status::denied; });
}

// Its own statement: the source's words hold the name of the acting party, or the other way round.
bool accepts(const Event& event, bool turned) {
  if (event.status != Status::claimed || event.source.kind != "belligerent") return false;
  const std::string source = text::fold_word(event.source.text);
  const std::string role = turned ? "side2" : "side1";
  for (const Side& side : event.sides) {
    if (side.role != role) continue;
    for (const ActorRef& actor : side.actors) {
      if (holds(source, actor.name_ar) || holds(source, actor.text)) return true;
      if (source.size() > 2 && (holds(text::fold_word(actor.text), event.source.text) ||
                                holds(text::fold_word(actor.name_ar), event.source.text)))
        return true;
      if (std::any_of(actor.aliases.begin(), actor.aliases.end(), [&](const auto& name) { return holds(source, name); }))
        return true;
    }
  }
  return false;
}

}  // namespace marsad::incident
