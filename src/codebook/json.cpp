#include "json.hpp"

#include <algorithm>

#include "json_value.hpp"

namespace marsad::codebook {
namespace {

Json anchor_json(const Anchor& anchor) {
  return {{"weekday", text_or_null(anchor.weekday)},
          {"not_before", text_or_null(anchor.not_before)},
          {"not_after", text_or_null(anchor.not_after)},
          {"proof", text_or_null(anchor.proof)},
          {"begin", anchor.span.begin},
          {"end", anchor.span.end}};
}

Json report_json(const Report& report, const Anchor& anchor) {
  Json out = {{"id", report.id},
              {"url", text_or_null(report.url)},
              {"title", text_or_null(report.title)},
              {"publisher", text_or_null(report.publisher)},
              {"published", text_or_null(anchor.published)},
              {"published_from", name_of(anchor.from)},
              {"sha256", text_or_null(report.sha256)}};
  // Only where duplicates were looked for and one was found.
  if (!report.same_as.empty()) out["same_as"] = report.same_as, out["same"] = report.same;
  // The range that is left, with the words that prove it.
  if (anchor.from == PublishedFrom::inferred) out["inferred"] = anchor_json(anchor);
  return out;
}

Json actor_json(const ActorRef& actor) {
  Json out = {
      {"id", text_or_null(actor.id)},     {"name_en", text_or_null(actor.name_en)}, {"name_ar", text_or_null(actor.name_ar)},
      {"text", text_or_null(actor.text)}, {"kind", text_or_null(actor.kind)},       {"unit", text_or_null(actor.unit)},
      {"backed_by", actor.backed_by}};
  // Not in the contract: written only where the report calls the actor by more than one name.
  if (!actor.aliases.empty()) out["aliases"] = actor.aliases;
  return out;
}

Json harm_json(const std::vector<Harm>& harms) {
  Json out = Json::array();
  for (const Harm& harm : harms)
    out.push_back({{"kind", name_of(harm.kind)},
                   {"who", harm.who.empty() ? "unknown" : harm.who},
                   {"actor", text_or_null(harm.actor)},
                   {"min", harm.min},
                   {"max", value_or_null(harm.max)},
                   {"approx", harm.approx},
                   {"vague", harm.vague},
                   {"civilian", harm.civilian},
                   {"text", text_or_null(harm.text)}});
  return out;
}

Json source_json(const Source& source) {
  return {
      {"text", text_or_null(source.text)}, {"kind", source.kind.empty() ? "unknown" : source.kind}, {"chain", source.chain}};
}

Json confidence_json(const FieldConfidence& c) {
  return {{"type", number(c.type, 100)},   {"when", number(c.when, 100)}, {"where", number(c.where, 100)},
          {"sides", number(c.sides, 100)}, {"harm", number(c.harm, 100)}, {"source", number(c.source, 100)}};
}

Json proof_json(std::string_view field, Span span, std::string_view text) {
  return {{"field", field}, {"begin", span.begin}, {"end", span.end}, {"text", span.of(text)}};
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
    return {{"begin", span.begin}, {"end", span.end}, {"text", span.of(text)}};
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
  return {{"from", text_or_null(when.from)},
          {"to", text_or_null(when.to)},
          {"precision", text_or_null(when.precision)},
          {"part_of_day", text_or_null(when.part_of_day)},
          {"text", text_or_null(when.text)}};
}

Json where_json(const Where& where) {
  return {{"text", text_or_null(where.text)},
          {"name_ar", text_or_null(where.name_ar)},
          {"name_en", text_or_null(where.name_en)},
          {"id", text_or_null(where.id)},
          {"within", where.within},
          {"admin1", text_or_null(where.admin1)},
          {"admin2", text_or_null(where.admin2)},
          {"admin3", text_or_null(where.admin3)},
          {"pcode", text_or_null(where.pcode)},
          {"country", text_or_null(where.country)},
          {"lat", degrees(where.lat)},
          {"lon", degrees(where.lon)},
          {"precision", text_or_null(where.precision)},
          {"relation", text_or_null(where.relation)}};
}

Json sides_json(const std::vector<Side>& sides) {
  Json out = Json::array();
  for (const Side& side : sides) {
    Json actors = Json::array();
    for (const ActorRef& actor : side.actors) actors.push_back(actor_json(actor));
    out.push_back({{"role", side.role}, {"actors", std::move(actors)}});
  }
  return out;
}

std::string event_json(const Event& event, const Report& report, const Anchor& anchor, std::string_view knowledge) {
  return one_line({{"schema", "marsad.event/1"},
                   {"id", event.id},
                   {"report", report_json(report, anchor)},
                   {"type", event.type},
                   {"subtype", event.subtype},
                   {"status", name_of(event.status)},
                   {"when", when_json(event.when)},
                   {"where", where_json(event.where)},
                   {"sides", sides_json(event.sides)},
                   {"harm", harm_json(event.harm)},
                   {"weapons", event.weapons},
                   {"flags", event.flags},
                   {"demands", event.demands},
                   {"source", source_json(event.source)},
                   {"confidence", number(event.confidence, 100)},
                   {"confidence_by_field", confidence_json(event.confidence_by_field)},
                   {"evidence", evidence_json(event.evidence, report.text)},
                   {"sentence", sentence_json(event, report.text)},
                   {"knowledge", text_or_null(knowledge)},
                   {"rule", text_or_null(event.rule)}});
}

std::string aggregate_json(const Aggregate& total, const Report& report, const Anchor& anchor, std::string_view knowledge) {
  return one_line({{"schema", "marsad.aggregate/1"},
                   {"report", report_json(report, anchor)},
                   {"kind", name_of(total.kind)},
                   {"min", total.min},
                   {"max", value_or_null(total.max)},
                   {"since", text_or_null(total.since)},
                   {"until", text_or_null(total.until)},
                   {"text", text_or_null(total.text)},
                   {"evidence", Json::array({proof_json("min", total.span, report.text)})},
                   {"knowledge", text_or_null(knowledge)}});
}

}  // namespace marsad::codebook
