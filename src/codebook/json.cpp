#include "json.hpp"

#include <algorithm>

#include "json_visit.hpp"

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

Json sides_json(const std::vector<Side>& sides) { return JsonWriter::json(sides); }

std::string event_json(const Event& event, const Report& report, const Anchor& anchor, std::string_view knowledge) {
  JsonWriter out(20);
  out.put("schema", "marsad.event/1");
  out.always("id", event.id);
  out.put("report", report_json(report, anchor));
  fields(out, event);
  out.put("evidence", evidence_json(event.evidence, report.text));
  out.put("sentence", sentence_json(event, report.text));
  out.put("knowledge", text_or_null(knowledge));
  out("rule", event.rule);
  return one_line(out.done());
}

std::string incident_json(const Incident& incident, std::string_view knowledge) {
  JsonWriter out(20);
  out.put("schema", "marsad.incident/1");
  fields(out, incident);
  out.put("knowledge", text_or_null(knowledge));
  return one_line(out.done());
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
