#include "record.hpp"

#include <algorithm>
#include <set>

#include "../base/utf8.hpp"
#include "acled_parts.hpp"
#include "json_visit.hpp"

namespace marsad::codebook {
namespace {

Error refusal(ErrorCode code, std::string_view line, std::string message, std::string suggestion) {
  return {code, "", std::string(base::utf8_prefix(line, 80)), std::move(message), std::move(suggestion)};
}

void read_report(const Json& j, Record& out) {
  out.report.id = text(j, "id"), out.report.title = text(j, "title"), out.report.url = text(j, "url");
  out.report.publisher = text(j, "publisher"), out.report.sha256 = text(j, "sha256");
  out.report.published = out.anchor.published = text(j, "published");
  out.report.same_as = text(j, "same_as"), out.report.same = text(j, "same");
  for (const auto from : {PublishedFrom::argument, PublishedFrom::metadata, PublishedFrom::text, PublishedFrom::inferred,
                          PublishedFrom::unknown})
    if (text(j, "published_from") == name_of(from)) out.anchor.from = from;
}

void read_imported(const Json& j, Imported& out) {
  out.id = text(j, "id"), out.notes = text(j, "notes"), out.tags = text(j, "tags"), out.timestamp = text(j, "timestamp");
  out.source_scale = text(j, "source_scale");
}

// What the exports need of an incident as one event in one report.
void as_event(Record& out) {
  const Incident& incident = out.incident;
  Event& event = out.event;
  event.id = incident.id, event.type = incident.type, event.subtype = incident.subtype;
  event.status = incident.status;
  event.when = incident.when, event.where = incident.where, event.sides = incident.sides;
  event.weapons = incident.weapons, event.flags = incident.flags;
  for (const IncidentHarm& from : incident.harm) {
    Harm& harm = event.harm.emplace_back();
    harm.kind = from.kind, harm.who = from.who, harm.min = from.low, harm.max = from.high;
    harm.civilian = from.who == "civilian";
    harm.vague = std::all_of(from.figures.begin(), from.figures.end(), [](const auto& f) { return f.vague; }) &&
                 !from.figures.empty();
  }
  std::set<std::string> seen;
  for (const IncidentSource& source : incident.sources) {
    if (event.source.kind.empty()) event.source.kind = source.kind;
    for (const std::string& name : {source.publisher, source.text})
      if (!name.empty() && seen.insert(name).second)
        out.report.publisher += (out.report.publisher.empty() ? "" : "; ") + name;
  }
  if (incident.sources.empty()) return;
  const IncidentSource& first = incident.sources.front();
  out.report.id = first.report, out.report.title = first.title, out.report.url = first.url;
  out.report.published = out.anchor.published = incident.sources.back().published;
}

void read_incident(const Json& j, Record& out) {
  JsonReader read(j);
  fields(read, out.incident);
  out.is_incident = true;
  as_event(out);
}

// What each codebook's words make of a figure.
std::int64_t least(std::int64_t min, bool vague) {
  Harm harm;
  harm.min = min, harm.vague = vague;
  return acled_figure(harm);
}

Deaths deaths_of_event(const Event& event) {
  Deaths out;
  for (const Harm& harm : event.harm) {
    if (harm.kind != HarmKind::killed) continue;
    const std::int64_t min = std::max<std::int64_t>(harm.min, 0);
    (harm.civilian || harm.who == "civilian" ? out.civilians
     : harm.who == "side1"                   ? out.side1
     : harm.who == "side2"                   ? out.side2
                                             : out.unknown) += min;
    out.low += std::min(min, least(min, harm.vague)), out.best += min;
    out.high += std::max(min, harm.max.value_or(min));
    out.acled += least(min, harm.vague);
  }
  return out;
}

// The sides of one source that gives the best sum: sides of different sources never add up.
void divide(const Incident& incident, const IncidentHarm& total, Deaths& out) {
  const std::string source = total.best_from.empty() ? "" : total.best_from.front();
  for (const IncidentHarm& harm : incident.harm) {
    if (harm.kind != HarmKind::killed) continue;
    for (const IncidentFigure& figure : harm.figures) {
      if (std::find(figure.events.begin(), figure.events.end(), source) == figure.events.end()) continue;
      (harm.who == "civilian" ? out.civilians
       : harm.who == "side1"  ? out.side1
       : harm.who == "side2"  ? out.side2
                              : out.unknown) += figure.min;
    }
  }
  out.unknown += std::max<std::int64_t>(0, out.best - out.side1 - out.side2 - out.civilians - out.unknown);
}

const IncidentHarm* total_of(const Incident& incident, HarmKind kind) {
  for (const IncidentHarm& total : incident.totals)
    if (total.kind == kind) return &total;
  return nullptr;
}

}  // namespace

Expected<Json> parse_line(std::string_view line) {
  // nlohmann throws; nothing of that leaves this room.
  try {
    Json j = Json::parse(line);
    const bool known =
        j.is_object() && j.contains("schema") && (j["schema"] == "marsad.event/1" || j["schema"] == "marsad.incident/1");
    if (!known)
      return tl::unexpected(refusal(ErrorCode::field, line, "the line is neither a marsad.event/1 nor a marsad.incident/1",
                                    "`marsad code` and `marsad link` write such lines"));
    if (!j.contains("id") || !j["id"].is_string() || j["id"].get<std::string>().empty())
      return tl::unexpected(refusal(ErrorCode::field, line, "the line has no id", ""));
    return j;
  } catch (const Json::parse_error& error) {
    return tl::unexpected(refusal(ErrorCode::json, line, "the line is no JSON (byte " + std::to_string(error.byte) + ")",
                                  "one object a line"));
  } catch (const std::exception& error) {
    return tl::unexpected(refusal(ErrorCode::field, line, std::string("a field has a wrong value: ") + error.what(), ""));
  }
}

Expected<Record> record_of(const Json& line) {
  try {
    Record out;
    if (line.at("schema") == "marsad.incident/1") {
      read_incident(line, out);
    } else {
      out.event = read_fields(line);
      read_report(part(line, "report"), out);
      read_imported(part(line, "imported"), out.imported);
    }
    out.knowledge = text(line, "knowledge");
    return out;
  } catch (const std::exception& error) {
    return tl::unexpected(refusal(ErrorCode::field, one_line(line),
                                  std::string("a field has a wrong value: ") + error.what(),
                                  "see the contract of marsad.event/1"));
  }
}

Deaths deaths_of(const Record& record) {
  if (!record.is_incident) return deaths_of_event(record.event);
  Deaths out;
  const IncidentHarm* total = total_of(record.incident, HarmKind::killed);
  if (!total) return out;
  out.low = total->low, out.best = total->best, out.high = total->high;
  divide(record.incident, *total, out);
  std::vector<std::int64_t> figures;
  for (const IncidentFigure& figure : total->figures) {
    if (figure.superseded) continue;
    figures.push_back(least(figure.min, figure.vague));
    out.low = std::min(out.low, figures.back());
  }
  std::sort(figures.rbegin(), figures.rend());
  out.acled = figures.empty() ? total->corroborated : figures.size() > 1 ? figures[1] : figures[0];
  return out;
}

Range range_of(const Record& record, HarmKind kind) {
  Range out;
  if (record.is_incident) {
    if (const IncidentHarm* total = total_of(record.incident, kind)) out = {true, total->low, total->best, total->high};
    return out;
  }
  for (const Harm& harm : record.event.harm) {
    if (harm.kind != kind) continue;
    out.told = true, out.low += harm.min, out.best += harm.min;
    out.high += std::max(harm.min, harm.max.value_or(harm.min));
  }
  return out;
}

}  // namespace marsad::codebook
