#include "json.hpp"
#include "json_value.hpp"

namespace marsad::codebook {
namespace {

Json figures_json(const std::vector<IncidentFigure>& figures) {
  Json out = Json::array();
  for (const IncidentFigure& figure : figures) {
    Json one = {{"min", figure.min},
                {"max", figure.max},
                {"source", text_or_null(figure.source)},
                {"published", text_or_null(figure.published)},
                {"events", figure.events}};
    if (figure.vague) one["vague"] = true;
    if (figure.superseded) one["superseded"] = true;
    out.push_back(std::move(one));
  }
  return out;
}

Json harm_json(const std::vector<IncidentHarm>& harms) {
  Json out = Json::array();
  for (const IncidentHarm& harm : harms)
    out.push_back({{"kind", name_of(harm.kind)},
                   {"who", harm.who.empty() ? "unknown" : harm.who},
                   {"low", harm.low},
                   {"best", harm.best},
                   {"high", harm.high},
                   {"low_from", harm.low_from},
                   {"best_from", harm.best_from},
                   {"high_from", harm.high_from},
                   {"corroborated", harm.corroborated},
                   {"figures", figures_json(harm.figures)}});
  return out;
}

Json sources_json(const std::vector<IncidentSource>& sources) {
  Json out = Json::array();
  for (const IncidentSource& source : sources)
    out.push_back({{"report", source.report},
                   {"title", text_or_null(source.title)},
                   {"publisher", text_or_null(source.publisher)},
                   {"published", text_or_null(source.published)},
                   {"url", text_or_null(source.url)},
                   {"sha256", text_or_null(source.sha256)},
                   {"text", text_or_null(source.text)},
                   {"kind", source.kind.empty() ? "unknown" : source.kind},
                   {"group", source.group},
                   {"events", source.events}});
  return out;
}

Json claims_json(const std::vector<IncidentClaim>& claims) {
  Json out = Json::array();
  for (const IncidentClaim& claim : claims)
    out.push_back(
        {{"actors", claim.actors}, {"status", name_of(claim.status)}, {"sources", claim.sources}, {"events", claim.events}});
  return out;
}

Json revisions_json(const std::vector<IncidentRevision>& revisions) {
  Json out = Json::array();
  for (const IncidentRevision& revision : revisions)
    out.push_back({{"kind", name_of(revision.kind)},
                   {"who", revision.who},
                   {"source", text_or_null(revision.source)},
                   {"published", text_or_null(revision.published)},
                   {"from", revision.from},
                   {"to", revision.to},
                   {"events", revision.events}});
  return out;
}

}  // namespace

std::string incident_json(const Incident& incident, std::string_view knowledge) {
  return one_line({{"schema", "marsad.incident/1"},
                   {"id", incident.id},
                   {"members", incident.members},
                   {"type", incident.type},
                   {"subtype", incident.subtype},
                   {"status", name_of(incident.status)},
                   {"when", when_json(incident.when)},
                   {"where", where_json(incident.where)},
                   {"sides", sides_json(incident.sides)},
                   {"harm", harm_json(incident.harm)},
                   {"totals", harm_json(incident.totals)},
                   {"weapons", incident.weapons},
                   {"flags", incident.flags},
                   {"wording", incident.wording},
                   {"independent_sources", incident.independent_sources},
                   {"grade", text_or_null(incident.grade)},
                   {"claims", claims_json(incident.claims)},
                   {"sources", sources_json(incident.sources)},
                   {"revisions", revisions_json(incident.revisions)},
                   {"knowledge", text_or_null(knowledge)}});
}

}  // namespace marsad::codebook
