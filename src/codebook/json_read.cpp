#include "json_read.hpp"

#include "../base/utf8.hpp"
#include "json_parts.hpp"

namespace marsad::codebook {
namespace {

ActorRef read_actor(const Json& j) {
  ActorRef out;
  out.id = text(j, "id"), out.name_en = text(j, "name_en"), out.name_ar = text(j, "name_ar"), out.text = text(j, "text");
  out.aliases = texts(j, "aliases"), out.kind = text(j, "kind"), out.unit = text(j, "unit");
  out.backed_by = texts(j, "backed_by");
  return out;
}

Harm read_harm(const Json& j) {
  Harm out;
  out.kind = read_kind(text(j, "kind")), out.who = text(j, "who"), out.actor = text(j, "actor");
  out.min = value<std::int64_t>(j, "min").value_or(0), out.max = value<std::int64_t>(j, "max");
  out.approx = value<bool>(j, "approx").value_or(false), out.vague = value<bool>(j, "vague").value_or(false);
  out.civilian = value<bool>(j, "civilian").value_or(false), out.text = text(j, "text");
  return out;
}

FieldConfidence read_confidence(const Json& j) {
  const auto chance = [&](const char* field) { return value<double>(j, field).value_or(0); };
  return {chance("type"), chance("when"), chance("where"), chance("sides"), chance("harm"), chance("source")};
}

}  // namespace

When read_when(const Json& j) {
  return {text(j, "from"), text(j, "to"), text(j, "precision"), text(j, "part_of_day"), text(j, "text")};
}

Where read_where(const Json& j) {
  Where out;
  out.text = text(j, "text"), out.name_ar = text(j, "name_ar"), out.name_en = text(j, "name_en"), out.id = text(j, "id");
  out.within = texts(j, "within");
  out.admin1 = text(j, "admin1"), out.admin2 = text(j, "admin2"), out.admin3 = text(j, "admin3");
  out.pcode = text(j, "pcode"), out.country = text(j, "country");
  out.lat = value<double>(j, "lat"), out.lon = value<double>(j, "lon");
  out.precision = text(j, "precision"), out.relation = text(j, "relation");
  return out;
}

std::vector<Side> read_sides(const Json& j) {
  std::vector<Side> out;
  for (const Json& side : j) {
    Side& into = out.emplace_back();
    into.role = text(side, "role");
    for (const Json& actor : part(side, "actors")) into.actors.push_back(read_actor(actor));
  }
  return out;
}

HarmKind read_kind(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(HarmKind::released); ++i)
    if (name == name_of(static_cast<HarmKind>(i))) return static_cast<HarmKind>(i);
  throw std::invalid_argument("there is no kind of harm '" + name + "'");
}

Status read_status(const std::string& name) {
  for (const Status status : {Status::reported, Status::claimed, Status::denied, Status::planned})
    if (name == name_of(status)) return status;
  throw std::invalid_argument("there is no status '" + name + "'");
}

Event read_fields(const Json& j) {
  Event out;
  out.id = text(j, "id"), out.type = text(j, "type"), out.subtype = text(j, "subtype");
  out.status = read_status(text(j, "status"));
  out.when = read_when(part(j, "when"));
  out.where = read_where(part(j, "where"));
  out.sides = read_sides(part(j, "sides"));
  for (const Json& harm : part(j, "harm")) out.harm.push_back(read_harm(harm));
  out.weapons = texts(j, "weapons"), out.flags = texts(j, "flags"), out.demands = texts(j, "demands");
  const Json& source = part(j, "source");
  out.source = {text(source, "text"), text(source, "kind"), texts(source, "chain")};
  out.confidence = value<double>(j, "confidence").value_or(0);
  out.confidence_by_field = read_confidence(part(j, "confidence_by_field"));
  out.rule = text(j, "rule");
  return out;
}

namespace {

incident::Told read_line(const Json& j, std::vector<Evidence>* proofs) {
  incident::Told out;
  out.event = read_fields(j);
  const Json& report = part(j, "report");
  out.report = text(report, "id"), out.publisher = text(report, "publisher"), out.published = text(report, "published");
  out.title = text(report, "title"), out.url = text(report, "url"), out.sha256 = text(report, "sha256");
  out.same_as = text(report, "same_as"), out.same = text(report, "same");
  for (const Json& proof : part(j, "evidence")) {
    out.wording.push_back(text(proof, "text"));
    if (proofs)
      proofs->push_back(
          {text(proof, "field"),
           {value<std::uint32_t>(proof, "begin").value_or(0), value<std::uint32_t>(proof, "end").value_or(0)}});
  }
  out.sentence = text(part(j, "sentence"), "text");
  return out;
}

Expected<incident::Told> read(std::string_view line, std::vector<Evidence>* proofs) {
  const auto refuse = [&](ErrorCode code, std::string message, std::string suggestion) {
    return tl::unexpected(
        Error{code, "", std::string(base::utf8_prefix(line, 80)), std::move(message), std::move(suggestion)});
  };
  // nlohmann throws; nothing of that leaves this room.
  try {
    const Json j = Json::parse(line);
    if (!j.is_object() || !j.contains("schema") || j["schema"] != "marsad.event/1")
      return refuse(ErrorCode::field, "the line is no marsad.event/1", "`marsad code` writes such lines");
    incident::Told out = read_line(j, proofs);
    if (out.event.id.empty()) return refuse(ErrorCode::field, "the event has no id", "");
    return out;
  } catch (const Json::parse_error& error) {
    return refuse(ErrorCode::json, "the line is no JSON (byte " + std::to_string(error.byte) + ")", "one object a line");
  } catch (const std::exception& error) {
    return refuse(ErrorCode::field, std::string("a field has a wrong value: ") + error.what(), "");
  }
}

}  // namespace

Expected<incident::Told> read_event(std::string_view line) { return read(line, nullptr); }

Expected<incident::Told> read_event(std::string_view line, std::vector<Evidence>& proofs) {
  proofs.clear();
  return read(line, &proofs);
}

}  // namespace marsad::codebook
