#include "json_read.hpp"

#include <nlohmann/json.hpp>

#include "../base/utf8.hpp"

namespace marsad::codebook {
namespace {

using nlohmann::json;

std::string text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::string() : found->get<std::string>();
}

std::vector<std::string> texts(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::vector<std::string>() : found->get<std::vector<std::string>>();
}

template <typename T>
std::optional<T> value(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return std::nullopt;
  return found->get<T>();
}

const json& part(const json& object, const char* key, const json& empty) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? empty : *found;
}

Where read_where(const json& j) {
  Where out;
  out.text = text(j, "text"), out.name_ar = text(j, "name_ar"), out.name_en = text(j, "name_en"), out.id = text(j, "id");
  out.within = texts(j, "within");
  out.admin1 = text(j, "admin1"), out.admin2 = text(j, "admin2"), out.admin3 = text(j, "admin3");
  out.pcode = text(j, "pcode"), out.country = text(j, "country");
  out.lat = value<double>(j, "lat"), out.lon = value<double>(j, "lon");
  out.precision = text(j, "precision"), out.relation = text(j, "relation");
  return out;
}

ActorRef read_actor(const json& j) {
  ActorRef out;
  out.id = text(j, "id"), out.name_en = text(j, "name_en"), out.name_ar = text(j, "name_ar"), out.text = text(j, "text");
  out.aliases = texts(j, "aliases"), out.kind = text(j, "kind"), out.unit = text(j, "unit");
  out.backed_by = texts(j, "backed_by");
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

Harm read_harm(const json& j) {
  Harm out;
  out.kind = read_kind(text(j, "kind")), out.who = text(j, "who"), out.actor = text(j, "actor");
  out.min = value<std::int64_t>(j, "min").value_or(0), out.max = value<std::int64_t>(j, "max");
  out.approx = value<bool>(j, "approx").value_or(false), out.vague = value<bool>(j, "vague").value_or(false);
  out.civilian = value<bool>(j, "civilian").value_or(false), out.text = text(j, "text");
  return out;
}

Event read_fields(const json& j) {
  static const json kObject = json::object(), kArray = json::array();
  Event out;
  out.id = text(j, "id"), out.type = text(j, "type"), out.subtype = text(j, "subtype");
  out.status = read_status(text(j, "status"));
  const json& when = part(j, "when", kObject);
  out.when = {text(when, "from"), text(when, "to"), text(when, "precision"), text(when, "part_of_day"), text(when, "text")};
  out.where = read_where(part(j, "where", kObject));
  for (const json& side : part(j, "sides", kArray)) {
    Side& into = out.sides.emplace_back();
    into.role = text(side, "role");
    for (const json& actor : part(side, "actors", kArray)) into.actors.push_back(read_actor(actor));
  }
  for (const json& harm : part(j, "harm", kArray)) out.harm.push_back(read_harm(harm));
  out.weapons = texts(j, "weapons"), out.flags = texts(j, "flags"), out.demands = texts(j, "demands");
  const json& source = part(j, "source", kObject);
  out.source = {text(source, "text"), text(source, "kind"), texts(source, "chain")};
  out.confidence = value<double>(j, "confidence").value_or(0);
  out.rule = text(j, "rule");
  return out;
}

incident::Told read_line(const json& j) {
  static const json kObject = json::object(), kArray = json::array();
  incident::Told out;
  out.event = read_fields(j);
  const json& report = part(j, "report", kObject);
  out.report = text(report, "id"), out.publisher = text(report, "publisher"), out.published = text(report, "published");
  out.title = text(report, "title"), out.url = text(report, "url"), out.sha256 = text(report, "sha256");
  out.same_as = text(report, "same_as"), out.same = text(report, "same");
  for (const json& proof : part(j, "evidence", kArray)) out.wording.push_back(text(proof, "text"));
  return out;
}

}  // namespace

Expected<incident::Told> read_event(std::string_view line) {
  const auto refuse = [&](ErrorCode code, std::string message, std::string suggestion) {
    return tl::unexpected(
        Error{code, "", std::string(base::utf8_prefix(line, 80)), std::move(message), std::move(suggestion)});
  };
  // nlohmann throws; nothing of that leaves this room.
  try {
    const json j = json::parse(line);
    if (!j.is_object() || !j.contains("schema") || j["schema"] != "marsad.event/1")
      return refuse(ErrorCode::field, "the line is no marsad.event/1", "`marsad code` writes such lines");
    incident::Told out = read_line(j);
    if (out.event.id.empty()) return refuse(ErrorCode::field, "the event has no id", "");
    return out;
  } catch (const json::parse_error& error) {
    return refuse(ErrorCode::json, "the line is no JSON (byte " + std::to_string(error.byte) + ")", "one object a line");
  } catch (const std::exception& error) {
    return refuse(ErrorCode::field, std::string("a field has a wrong value: ") + error.what(), "");
  }
}

}  // namespace marsad::codebook
