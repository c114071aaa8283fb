#include "json.hpp"

#include <algorithm>

#include "json_value.hpp"

namespace marsad::codebook {
namespace {

Json anchor_json(const Anchor& anchor) {
  return Object(6)
      .add("weekday", text_or_null(anchor.weekday))
      .add("not_before", text_or_null(anchor.not_before))
      .add("not_after", text_or_null(anchor.not_after))
      .add("proof", text_or_null(anchor.proof))
      .add("begin", anchor.span.begin)
      .add("end", anchor.span.end)
      .done();
}

Json report_json(const Report& report, const Anchor& anchor) {
  Json out = Object(7)
                 .add("id", report.id)
                 .add("url", text_or_null(report.url))
                 .add("title", text_or_null(report.title))
                 .add("publisher", text_or_null(report.publisher))
                 .add("published", text_or_null(anchor.published))
                 .add("published_from", name_of(anchor.from))
                 .add("sha256", text_or_null(report.sha256))
                 .done();
  // Only where duplicates were looked for and one was found.
  if (!report.same_as.empty()) out["same_as"] = report.same_as, out["same"] = report.same;
  // The range that is left, with the words that prove it.
  if (anchor.from == PublishedFrom::inferred) out["inferred"] = anchor_json(anchor);
  return out;
}

Json actor_json(const ActorRef& actor) {
  Json out = Object(7)
                 .add("id", text_or_null(actor.id))
                 .add("name_en", text_or_null(actor.name_en))
                 .add("name_ar", text_or_null(actor.name_ar))
                 .add("text", text_or_null(actor.text))
                 .add("kind", text_or_null(actor.kind))
                 .add("unit", text_or_null(actor.unit))
                 .add("backed_by", actor.backed_by)
                 .done();
  // Not in the contract: written only where the report calls the actor by more than one name.
  if (!actor.aliases.empty()) out["aliases"] = actor.aliases;
  return out;
}

Json harm_json(const std::vector<Harm>& harms) {
  Json out = Json::array();
  for (const Harm& harm : harms)
    out.push_back(Object(9)
                      .add("kind", name_of(harm.kind))
                      .add("who", harm.who.empty() ? "unknown" : harm.who)
                      .add("actor", text_or_null(harm.actor))
                      .add("min", harm.min)
                      .add("max", value_or_null(harm.max))
                      .add("approx", harm.approx)
                      .add("vague", harm.vague)
                      .add("civilian", harm.civilian)
                      .add("text", text_or_null(harm.text))
                      .done());
  return out;
}

Json source_json(const Source& source) {
  return Object(3)
      .add("text", text_or_null(source.text))
      .add("kind", source.kind.empty() ? "unknown" : source.kind)
      .add("chain", source.chain)
      .done();
}

Json confidence_json(const FieldConfidence& c) {
  return Object(6)
      .add("type", number(c.type, 100))
      .add("when", number(c.when, 100))
      .add("where", number(c.where, 100))
      .add("sides", number(c.sides, 100))
      .add("harm", number(c.harm, 100))
      .add("source", number(c.source, 100))
      .done();
}

Json proof_json(std::string_view field, Span span, std::string_view text) {
  return Object(4).add("field", field).add("begin", span.begin).add("end", span.end).add("text", span.of(text)).done();
}

// Where the sentence round a span begins and ends: at line ends, and at full stops and the like with a blank behind.
Span sentence_round(Span span, std::string_view text) {
  const auto ends = [&](std::size_t at) {
    if (text[at] == '\n') return true;
    const bool arabic = at > 0 && text.compare(at - 1, 2, "\xD8\x9F") == 0;  // the last byte of the Arabic question mark
    const bool mark = text[at] == '.' || text[at] == '!' || text[at] == '?' || arabic;
    return mark && (at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n' || text[at + 1] == '\r');
  };
  std::size_t begin = std::min<std::size_t>(span.begin, text.size()), end = std::min<std::size_t>(span.end, text.size());
  while (begin > 0 && !ends(begin - 1)) --begin;
  while (begin < span.begin && (text[begin] == ' ' || text[begin] == '\r')) ++begin;
  while (end < text.size() && !ends(end)) ++end;
  if (end < text.size() && text[end] != '\n') ++end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The sentence that tells the act: readers need it to judge the event, and a public export to see what place it was.
Json sentence_json(const Event& event, std::string_view text) {
  for (const Evidence& proof : event.evidence) {
    if (proof.field != "type" || text.empty()) continue;
    const Span span = sentence_round(proof.span, text);
    return Object(3).add("begin", span.begin).add("end", span.end).add("text", span.of(text)).done();
  }
  return nullptr;
}

Json evidence_json(const std::vector<Evidence>& evidence, std::string_view text) {
  Json out = Json::array();
  for (const Evidence& proof : evidence) out.push_back(proof_json(proof.field, proof.span, text));
  return out;
}

}  // namespace

Json when_json(const When& when) {
  return Object(5)
      .add("from", text_or_null(when.from))
      .add("to", text_or_null(when.to))
      .add("precision", text_or_null(when.precision))
      .add("part_of_day", text_or_null(when.part_of_day))
      .add("text", text_or_null(when.text))
      .done();
}

Json where_json(const Where& where) {
  return Object(14)
      .add("text", text_or_null(where.text))
      .add("name_ar", text_or_null(where.name_ar))
      .add("name_en", text_or_null(where.name_en))
      .add("id", text_or_null(where.id))
      .add("within", where.within)
      .add("admin1", text_or_null(where.admin1))
      .add("admin2", text_or_null(where.admin2))
      .add("admin3", text_or_null(where.admin3))
      .add("pcode", text_or_null(where.pcode))
      .add("country", text_or_null(where.country))
      .add("lat", degrees(where.lat))
      .add("lon", degrees(where.lon))
      .add("precision", text_or_null(where.precision))
      .add("relation", text_or_null(where.relation))
      .done();
}

Json sides_json(const std::vector<Side>& sides) {
  Json out = Json::array();
  for (const Side& side : sides) {
    Json actors = Json::array();
    for (const ActorRef& actor : side.actors) actors.push_back(actor_json(actor));
    out.push_back(Object(2).add("role", side.role).add("actors", std::move(actors)).done());
  }
  return out;
}

std::string event_json(const Event& event, const Report& report, const Anchor& anchor, std::string_view knowledge) {
  return one_line(Object(20)
                      .add("schema", "marsad.event/1")
                      .add("id", event.id)
                      .add("report", report_json(report, anchor))
                      .add("type", event.type)
                      .add("subtype", event.subtype)
                      .add("status", name_of(event.status))
                      .add("when", when_json(event.when))
                      .add("where", where_json(event.where))
                      .add("sides", sides_json(event.sides))
                      .add("harm", harm_json(event.harm))
                      .add("weapons", event.weapons)
                      .add("flags", event.flags)
                      .add("demands", event.demands)
                      .add("source", source_json(event.source))
                      .add("confidence", number(event.confidence, 100))
                      .add("confidence_by_field", confidence_json(event.confidence_by_field))
                      .add("evidence", evidence_json(event.evidence, report.text))
                      .add("sentence", sentence_json(event, report.text))
                      .add("knowledge", text_or_null(knowledge))
                      .add("rule", text_or_null(event.rule))
                      .done());
}

std::string aggregate_json(const Aggregate& total, const Report& report, const Anchor& anchor, std::string_view knowledge) {
  return one_line(Object(10)
                      .add("schema", "marsad.aggregate/1")
                      .add("report", report_json(report, anchor))
                      .add("kind", name_of(total.kind))
                      .add("min", total.min)
                      .add("max", value_or_null(total.max))
                      .add("since", text_or_null(total.since))
                      .add("until", text_or_null(total.until))
                      .add("text", text_or_null(total.text))
                      .add("evidence", Json::array({proof_json("min", total.span, report.text)}))
                      .add("knowledge", text_or_null(knowledge))
                      .done());
}

}  // namespace marsad::codebook
