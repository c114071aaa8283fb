#include "json_read.hpp"

#include "../base/utf8.hpp"
#include "json_visit.hpp"

namespace marsad::codebook {
void read_name(const std::string& name, HarmKind& kind) {
  for (int i = 0; i <= static_cast<int>(HarmKind::released); ++i)
    if (name == name_of(static_cast<HarmKind>(i))) return void(kind = static_cast<HarmKind>(i));
  throw std::invalid_argument("there is no kind of harm '" + name + "'");
}

void read_name(const std::string& name, Status& status) {
  for (const Status known : {Status::reported, Status::claimed, Status::denied, Status::planned})
    if (name == name_of(known)) return void(status = known);
  throw std::invalid_argument("there is no status '" + name + "'");
}

Event read_fields(const Json& j) {
  Event out;
  JsonReader read(j);
  read("id", out.id), fields(read, out), read("rule", out.rule);
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
