// The fields of the contract's JSON, each told once: one list of a type's fields both writes and reads them, so that what is
// written is what is read. A list calls its visitor, JsonWriter or JsonReader (json_visit.hpp), field by field in the order
// of the line. Internal to codebook/.
#pragma once

#include <concepts>
#include <type_traits>

#include "marsad/event.hpp"
#include "marsad/incident.hpp"

namespace marsad::codebook {

// A T that is written (const) or read into.
template <typename T, typename Plain>
concept Of = std::same_as<std::remove_const_t<T>, Plain>;

template <typename Visitor, Of<When> T>
void fields(Visitor& visit, T& when) {
  visit("from", when.from), visit("to", when.to);
  visit("precision", when.precision), visit("part_of_day", when.part_of_day);
  visit("text", when.text);
}

template <typename Visitor, Of<Where> T>
void fields(Visitor& visit, T& where) {
  visit("text", where.text), visit("name_ar", where.name_ar), visit("name_en", where.name_en);
  visit("id", where.id), visit("within", where.within);
  visit("admin1", where.admin1), visit("admin2", where.admin2), visit("admin3", where.admin3);
  visit("pcode", where.pcode), visit("country", where.country);
  visit("lat", where.lat), visit("lon", where.lon);
  visit("precision", where.precision), visit("relation", where.relation);
}

template <typename Visitor, Of<ActorRef> T>
void fields(Visitor& visit, T& actor) {
  visit("id", actor.id), visit("name_en", actor.name_en), visit("name_ar", actor.name_ar), visit("text", actor.text);
  visit("kind", actor.kind), visit("unit", actor.unit), visit("backed_by", actor.backed_by);
  // Not in the contract: written only where the report calls the actor by more than one name.
  visit.if_told("aliases", actor.aliases);
}

template <typename Visitor, Of<Side> T>
void fields(Visitor& visit, T& side) {
  visit.always("role", side.role), visit("actors", side.actors);
}

template <typename Visitor, Of<Harm> T>
void fields(Visitor& visit, T& harm) {
  visit("kind", harm.kind), visit.or_unknown("who", harm.who), visit("actor", harm.actor);
  visit("min", harm.min), visit("max", harm.max);
  visit("approx", harm.approx), visit("vague", harm.vague), visit("civilian", harm.civilian);
  visit("text", harm.text);
}

template <typename Visitor, Of<Source> T>
void fields(Visitor& visit, T& source) {
  visit("text", source.text), visit.or_unknown("kind", source.kind), visit("chain", source.chain);
}

template <typename Visitor, Of<FieldConfidence> T>
void fields(Visitor& visit, T& chance) {
  visit("type", chance.type), visit("when", chance.when), visit("where", chance.where);
  visit("sides", chance.sides), visit("harm", chance.harm), visit("source", chance.source);
}

// What the report tells; the line has the id and the report before it, the evidence and the rule behind it.
template <typename Visitor, Of<Event> T>
void fields(Visitor& visit, T& event) {
  visit.always("type", event.type), visit.always("subtype", event.subtype), visit("status", event.status);
  visit("when", event.when), visit("where", event.where), visit("sides", event.sides), visit("harm", event.harm);
  visit("weapons", event.weapons), visit("flags", event.flags), visit("demands", event.demands);
  visit("source", event.source);
  visit("confidence", event.confidence), visit("confidence_by_field", event.confidence_by_field);
}

template <typename Visitor, Of<IncidentFigure> T>
void fields(Visitor& visit, T& figure) {
  visit("min", figure.min), visit("max", figure.max);
  visit("source", figure.source), visit("published", figure.published), visit("events", figure.events);
  visit.if_told("vague", figure.vague), visit.if_told("superseded", figure.superseded);
}

template <typename Visitor, Of<IncidentHarm> T>
void fields(Visitor& visit, T& harm) {
  visit("kind", harm.kind), visit.or_unknown("who", harm.who);
  visit("low", harm.low), visit("best", harm.best), visit("high", harm.high);
  visit("low_from", harm.low_from), visit("best_from", harm.best_from), visit("high_from", harm.high_from);
  visit.or_else("corroborated", harm.corroborated, harm.low);
  visit("figures", harm.figures);
}

template <typename Visitor, Of<IncidentSource> T>
void fields(Visitor& visit, T& source) {
  visit.always("report", source.report), visit("title", source.title), visit("publisher", source.publisher);
  visit("published", source.published), visit("url", source.url), visit("sha256", source.sha256);
  visit("text", source.text), visit.or_unknown("kind", source.kind);
  visit("group", source.group), visit("events", source.events);
}

template <typename Visitor, Of<IncidentClaim> T>
void fields(Visitor& visit, T& claim) {
  visit("actors", claim.actors), visit("status", claim.status);
  visit("sources", claim.sources), visit("events", claim.events);
}

template <typename Visitor, Of<IncidentRevision> T>
void fields(Visitor& visit, T& revision) {
  visit("kind", revision.kind), visit.always("who", revision.who);
  visit("source", revision.source), visit("published", revision.published);
  visit("from", revision.from), visit("to", revision.to), visit("events", revision.events);
}

template <typename Visitor, Of<Incident> T>
void fields(Visitor& visit, T& incident) {
  visit.always("id", incident.id), visit("members", incident.members);
  visit.always("type", incident.type), visit.always("subtype", incident.subtype);
  visit.or_else("status", incident.status, Status::reported);
  visit("when", incident.when), visit("where", incident.where), visit("sides", incident.sides);
  visit("harm", incident.harm), visit("totals", incident.totals);
  visit("weapons", incident.weapons), visit("flags", incident.flags), visit("wording", incident.wording);
  visit.or_else("independent_sources", incident.independent_sources, 1);
  visit("grade", incident.grade), visit("claims", incident.claims), visit("sources", incident.sources);
  visit("revisions", incident.revisions);
}

}  // namespace marsad::codebook
