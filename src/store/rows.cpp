#include "rows.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/sha256.hpp"
#include "codebook/json_read.hpp"
#include "incident/blocks.hpp"
#include "search_words.hpp"

namespace marsad::store {
namespace {

using nlohmann::json;

// The least that the event's words say, over all sides; null when nothing is said.
Value toll(const Event& event, HarmKind kind, bool civilians = false) {
  std::int64_t sum = 0;
  bool told = false;
  for (const Harm& harm : event.harm)
    if (harm.kind == kind && (!civilians || harm.civilian || harm.who == "civilian")) sum += harm.min, told = true;
  return told ? Value(sum) : Value();
}

Value degrees(const std::optional<double>& value) { return value ? Value(*value) : Value(); }

// (role, name) pairs by which an event is found, each once.
std::set<std::pair<std::string, std::string>> names_of(const Event& event) {
  std::set<std::pair<std::string, std::string>> out;
  const auto add = [&](const char* role, const std::string& name) {
    if (std::string key = search_words(name); !key.empty()) out.emplace(role, std::move(key));
  };
  for (const Side& side : event.sides)
    for (const ActorRef& actor : side.actors) {
      const char* role = side.role == "side2" ? "side2" : "side1";
      for (const std::string* name : {&actor.id, &actor.name_en, &actor.name_ar, &actor.text}) add(role, *name);
      for (const std::string& alias : actor.aliases) add(role, alias);
    }
  for (const std::string* name : {&event.where.name_en, &event.where.name_ar, &event.where.text}) add("place", *name);
  for (const std::string& name : event.where.within) add("within", name);
  for (const std::string& name : event.weapons) add("weapon", name);
  for (const std::string& name : event.flags) add("flag", name);
  return out;
}

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Expected<EventLine> read_event_line(std::string line) {
  EventLine out;
  auto told = codebook::read_event(line, out.proofs);
  if (!told) return tl::unexpected(std::move(told.error()));
  out.told = std::move(*told);
  if (out.told.report.empty())
    return tl::unexpected(
        Error{ErrorCode::field, "", out.told.event.id, "the event names no report", "`report` needs an `id`"});
  out.line = std::move(line);
  return out;
}

EventLine read_line(std::string line) {
  auto out = read_event_line(std::move(line));
  if (!out) throw Fault{std::move(out.error())};
  return std::move(*out);
}

bool same_but_knowledge(const std::string& a, const std::string& b) {
  if (a == b) return true;
  json left = json::parse(a, nullptr, false), right = json::parse(b, nullptr, false);
  if (!left.is_object() || !right.is_object()) return false;
  left.erase("knowledge"), right.erase("knowledge");
  return left == right;
}

Values event_row(std::int64_t no, std::int64_t report, const EventLine& event) {
  const Event& e = event.told.event;
  return {no,
          e.id,
          report,
          event.line,
          e.type,
          e.subtype,
          std::string(name_of(e.status)),
          e.when.from,
          e.when.to,
          e.when.precision,
          e.where.country,
          e.where.admin1,
          e.where.admin2,
          e.where.admin3,
          e.where.pcode,
          e.where.id,
          e.where.precision,
          degrees(e.where.lat),
          degrees(e.where.lon),
          e.source.kind.empty() ? std::string("unknown") : e.source.kind,
          e.confidence,
          toll(e, HarmKind::killed),
          toll(e, HarmKind::injured),
          toll(e, HarmKind::killed_or_injured),
          toll(e, HarmKind::captured),
          toll(e, HarmKind::missing),
          toll(e, HarmKind::displaced),
          toll(e, HarmKind::surrendered),
          toll(e, HarmKind::released),
          toll(e, HarmKind::killed, true)};
}

EventRows::EventRows(Database& db)
    : events_(db, std::string("events (") + kEventColumns + ")", kEventColumnCount),
      evidence_(db, "evidence (event, position, field, from_byte, to_byte, words)", 6),
      names_(db, "event_names (name, role, event)", 3),
      blocks_(db, "blocks (place, event)", 2) {}

void EventRows::add(std::int64_t no, std::int64_t report, const EventLine& event) {
  events_.add(event_row(no, report, event));
  std::int64_t position = 0;
  for (const Evidence& proof : event.proofs) {
    const std::int64_t at = position++;
    evidence_.add({no, at, proof.field, std::int64_t{proof.span.begin}, std::int64_t{proof.span.end},
                   event.told.wording[static_cast<std::size_t>(at)]});
  }
  for (const auto& [role, name] : names_of(event.told.event)) names_.add({name, role, no});
  for (const std::int64_t place : incident::tiles_of(incident::spot_of(event.told))) blocks_.add({place, no});
}

// Events first: the others point at them.
void EventRows::finish() {
  events_.finish();
  evidence_.finish();
  names_.finish();
  blocks_.finish();
}

void remove_event(Database& db, std::int64_t no, const std::string& line) {
  const EventLine event = read_line(line);
  for (const auto& [role, name] : names_of(event.told.event))
    db.run("DELETE FROM event_names WHERE name = $1 AND role = $2 AND event = $3", {name, role, no});
  for (const std::int64_t place : incident::tiles_of(incident::spot_of(event.told)))
    db.run("DELETE FROM blocks WHERE place = $1 AND event = $2", {place, no});
  db.run("DELETE FROM events WHERE no = $1", {no});
}

std::string fingerprint(const Report& report) {
  std::string all;
  for (const std::string* part : {&report.text, &report.title, &report.url, &report.publisher, &report.published,
                                  &report.byline, &report.dateline, &report.modified, &report.language})
    all += std::to_string(part->size()) + ":" + *part;
  return base::sha256_hex(all + name_of(report.published_from));
}

Report report_of(const EventLine& event) {
  Report out;
  out.id = event.told.report, out.url = event.told.url, out.publisher = event.told.publisher;
  out.title = event.told.title, out.published = event.told.published, out.sha256 = event.told.sha256;
  out.same_as = event.told.same_as, out.same = event.told.same;
  // Quotes within texts are escaped, so that this can be no other field's text.
  static constexpr std::string_view kKey = "\"published_from\":\"";
  const std::size_t at = event.line.find(kKey);
  if (at == std::string::npos) return out;
  const std::string from = event.line.substr(at + kKey.size(), event.line.find('"', at + kKey.size()) - at - kKey.size());
  for (int i = 0; i <= static_cast<int>(PublishedFrom::unknown); ++i)
    if (from == name_of(static_cast<PublishedFrom>(i))) out.published_from = static_cast<PublishedFrom>(i);
  return out;
}

Report report_from(const std::string& line, std::string_view published_from) {
  const json fields = json::parse(line, nullptr, false);
  Report out;
  if (!fields.is_object()) return out;
  const std::pair<const char*, std::string*> members[] = {{"id", &out.id},
                                                          {"url", &out.url},
                                                          {"title", &out.title},
                                                          {"publisher", &out.publisher},
                                                          {"byline", &out.byline},
                                                          {"published", &out.published},
                                                          {"modified", &out.modified},
                                                          {"dateline", &out.dateline},
                                                          {"language", &out.language},
                                                          {"retrieved", &out.retrieved},
                                                          {"same_as", &out.same_as},
                                                          {"same", &out.same},
                                                          {"sha256", &out.sha256},
                                                          {"text", &out.text}};
  for (const auto& [key, member] : members) *member = text_of(fields, key);
  for (int i = 0; i <= static_cast<int>(PublishedFrom::unknown); ++i)
    if (published_from == name_of(static_cast<PublishedFrom>(i))) out.published_from = static_cast<PublishedFrom>(i);
  return out;
}

Value index_words(Kind kind, const std::string& words) {
  if (kind == Kind::sqlite) return words;
  // 'word':place 'word':place ...; words are plain ASCII, so nothing needs escaping.
  std::string out;
  std::size_t place = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    out += '\'' + words.substr(at, end - at) + "':" + std::to_string(++place) + ' ';
    at = end + 1;
  }
  return out;
}

}  // namespace marsad::store
