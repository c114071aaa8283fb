#include "sheet.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "../base/utf8.hpp"

namespace marsad::score {
namespace {

using nlohmann::json;

std::string text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::string() : found->get<std::string>();
}

std::optional<double> number(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::nullopt : std::optional(found->get<double>());
}

const json& part(const json& object, const char* key) {
  static const json kNothing = json::object();
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? kNothing : *found;
}

// A list; nothing told is an empty one.
const json& list(const json& object, const char* key) {
  static const json kNothing = json::array();
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return kNothing;
  if (!found->is_array()) throw std::invalid_argument(std::string("`") + key + "` must be a list");
  return *found;
}

void add_words(Name& name, Words more) {
  name.words.insert(name.words.end(), more.begin(), more.end());
  std::sort(name.words.begin(), name.words.end());
  name.words.erase(std::unique(name.words.begin(), name.words.end()), name.words.end());
}

void read_common(const json& j, View& out) {
  if (!j.contains("type")) throw std::invalid_argument("an event needs its `type`");
  out.type = text(j, "type"), out.subtype = text(j, "subtype"), out.status = text(j, "status");
  if (out.status.empty()) out.status = "reported";
  for (const json& harm : list(j, "harm")) out.harm.insert({text(harm, "kind"), text(harm, "who"), number(harm, "min")});
}

// The corpus's form: flat fields.
View read_flat(const json& j, const Names& names) {
  View out;
  read_common(j, out);
  out.from = text(j, "from"), out.to = text(j, "to");
  out.place[0] = {text(j, "place"), names.words(text(j, "place"))};
  out.lat = number(j, "lat"), out.lon = number(j, "lon");
  int index = 0;
  for (const char* key : {"side1", "side2"}) {
    for (const json& name : list(j, key)) {
      const auto spelled = name.get<std::string>();
      out.sides[static_cast<std::size_t>(index)].push_back({spelled, names.words(spelled)});
    }
    ++index;
  }
  out.source = text(j, "source");
  out.source_words = names.words(out.source);
  return out;
}

Name read_actor(const json& actor, const Names& names) {
  Name out{text(actor, "text"), names.words(text(actor, "text"))};
  add_words(out, names.words(text(actor, "name_ar")));
  for (const json& alias : list(actor, "aliases")) add_words(out, names.words(alias.get<std::string>()));
  if (out.text.empty()) out.text = text(actor, "name_ar");
  return out;
}

// The contract's form: marsad.event/1.
View read_nested(const json& j, const Names& names) {
  View out;
  read_common(j, out);
  const json &when = part(j, "when"), &where = part(j, "where");
  out.from = text(when, "from"), out.to = text(when, "to");
  int index = 0;
  for (const char* key : {"text", "name_ar"})
    out.place[static_cast<std::size_t>(index++)] = {text(where, key), names.words(text(where, key))};
  out.lat = number(where, "lat"), out.lon = number(where, "lon");
  for (const json& side : list(j, "sides")) {
    const std::string role = text(side, "role");
    if (role != "side1" && role != "side2") continue;
    for (const json& actor : list(side, "actors")) out.sides[role == "side2"].push_back(read_actor(actor, names));
  }
  const json& source = part(j, "source");
  out.source = source.is_string() ? source.get<std::string>() : text(source, "text");
  out.source_words = names.words(out.source);
  return out;
}

View read_view(const json& j, const Names& names) {
  const bool nested = j.contains("when") || j.contains("where") || j.contains("sides");
  return nested ? read_nested(j, names) : read_flat(j, names);
}

std::string report_of(const json& event) {
  const auto report = event.find("report");
  if (report == event.end()) return "";
  return report->is_string() ? report->get<std::string>() : text(*report, "id");
}

Sheet read_sheet(const json& j, const Names& names) {
  Sheet out;
  out.id = text(j, "id"), out.kind = text(j, "kind"), out.published = text(j, "published");
  const auto relevant = j.find("relevant");
  out.relevant = relevant == j.end() || relevant->is_null() || relevant->get<bool>();
  out.has_text = j.contains("text") || j.contains("html");
  for (const json& event : list(j, "events")) out.events.push_back(read_view(event, names));
  for (const json& total : list(j, "aggregates"))
    if (const auto min = number(total, "min"); min.value_or(0) != 0) out.totals.insert(*min);
  return out;
}

}  // namespace

double View::sum(std::string_view kind) const noexcept {
  double out = 0;
  for (const HarmItem& item : harm)
    if (item.kind == kind) out += item.min.value_or(0);
  return out;
}

const Sheet* Coding::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &sheets_[found->second];
}

Sheet& Coding::sheet(const std::string& id) {
  const auto [at, added] = by_id_.emplace(id, sheets_.size());
  if (added) sheets_.emplace_back().id = id;
  return sheets_[at->second];
}

Expected<void> Coding::add(std::string_view line, const std::string& file) {
  const auto refuse = [&](ErrorCode code, std::string message, std::string suggestion) {
    return tl::unexpected(
        Error{code, "", std::string(base::utf8_prefix(line, 80)), std::move(message), std::move(suggestion)});
  };
  // nlohmann throws; nothing of that leaves this room.
  try {
    const json j = json::parse(line);
    if (!j.is_object()) return refuse(ErrorCode::field, "the line is no JSON object", "one report or event a line");
    if (j.contains("events") || (!j.contains("type") && j.contains("text"))) {
      Sheet read = read_sheet(j, names_);
      if (read.id.empty()) return refuse(ErrorCode::field, "the report has no id", "give it an `id`");
      if (by_id_.count(read.id) != 0)
        return refuse(ErrorCode::field, "a report of that id came before", "give each report an id of its own");
      read.file = file;
      sheet(read.id) = std::move(read);
      return {};
    }
    const std::string report = report_of(j);
    if (report.empty())
      return refuse(ErrorCode::field, "the line is neither a report with `events` nor an event of a report",
                    "`marsad code` writes event lines; one written by hand needs its `report`");
    View view = read_view(j, names_);
    lists_reports_ = false;
    Sheet& into = sheet(report);
    if (into.file.empty()) into.file = file;
    if (into.published.empty() && j["report"].is_object()) into.published = text(j["report"], "published");
    into.events.push_back(std::move(view));
    return {};
  } catch (const json::parse_error& error) {
    return refuse(ErrorCode::json, "the line is no JSON (byte " + std::to_string(error.byte) + ")", "one object a line");
  } catch (const std::exception& error) {
    return refuse(ErrorCode::field, std::string("a field has a wrong value: ") + error.what(), "");
  }
}

}  // namespace marsad::score
