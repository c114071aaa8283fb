#include "care.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "../base/sha256.hpp"
#include "../knowledge/store.hpp"
#include "../text/fold.hpp"
#include "care_lists.hpp"
#include "json_parts.hpp"

namespace marsad::codebook {
namespace {

using knowledge::Id;
using knowledge::kNone;
using knowledge::Store;

// Seven digits or more, whatever stands between: a telephone number.
bool holds_phone(std::string_view utf8) {
  const std::string code = text::fold_word(utf8);
  int digits = 0;
  for (const char c : code) {
    if (text::is_digit(c)) {
      if (++digits >= 7) return true;
    } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '+' && c != '.') {
      digits = 0;
    }
  }
  return false;
}

std::string pseudonym(const std::string& id) { return "r-" + base::sha256_hex(id).substr(0, 12); }

std::string host_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return "";
  const std::size_t end = url.find_first_of("/?#", scheme + 3);
  std::string out = url.substr(0, end);
  // "user:password@host" tells a user.
  if (const std::size_t at = out.find('@'); at != std::string::npos) out = out.substr(0, scheme + 3) + out.substr(at + 1);
  return out + "/";
}

}  // namespace

struct Care::Lists : CareLists {
  using CareLists::CareLists;
};

class Care::Work {
 public:
  Work(const Lists& lists, const Store& store, Json& line, const TellRedaction& tell)
      : lists_(lists), store_(store), line_(line), tell_(tell), id_(text(line, "id")) {}

  void run() {
    const std::string why = sensitive();  // before the words go
    if (line_.contains("report")) report(line_["report"], "report");
    if (line_.contains("sources")) sources(line_["sources"]);
    drop(line_["when"], "text", "when.text", "words of the report");
    place(line_["where"], why);
    sides(line_["sides"]);
    for (const char* list : {"harm", "totals"}) harms(list);
    if (line_.contains("demands") && !line_["demands"].empty()) {
      line_["demands"] = Json::array();
      log("demands", "dropped", "words of the report");
    }
    if (line_.contains("source")) source(line_["source"], "source");
    if (line_.contains("evidence"))
      for (Json& proof : line_["evidence"]) drop(proof, "text", "evidence.text", "words of the report");
    drop(line_["sentence"], "text", "sentence.text", "words of the report");
    if (line_.contains("imported"))
      for (const char* key : {"notes", "tags"})
        drop(line_["imported"], key, std::string("imported.") + key, "words of a coder may name a person");
    named(line_, "claims", "sources"), named(line_, "revisions", "source");
    if (line_.contains("claims"))
      for (Json& claim : line_["claims"])
        if (claim.contains("actors")) claim_actors(claim["actors"]);
    if (line_.contains("wording") && !line_["wording"].empty()) {
      line_["wording"] = Json::array();
      log("wording", "dropped", "words of the report");
    }
  }

 private:
  void log(const std::string& field, const char* what, std::string why) { tell_({id_, field, what, std::move(why)}); }
  void drop(Json& object, const char* key, const std::string& field, const char* why) {
    if (!object.is_object() || text(object, key).empty()) return;
    object[key] = nullptr;
    log(field, "dropped", why);
  }

  // All words that may tell what kind of place it is; not those of the source, who may speak from a hospital.
  std::string sensitive() const {
    const Json& where = part(line_, "where");
    std::string out = lists_.sensitive_place(text(where, "id"));
    const auto look = [&](std::string_view words) {
      if (out.empty()) out = lists_.sensitive(words);
    };
    for (const char* key : {"text", "name_ar", "name_en", "relation"}) look(text(where, key));
    for (const std::string& outer : texts(where, "within")) look(outer);
    for (const Json& side : part(line_, "sides"))
      for (const Json& actor : part(side, "actors")) look(text(actor, "text"));
    look(text(part(line_, "report"), "title"));
    for (const Json& source : part(line_, "sources")) look(text(source, "title"));
    look(text(part(line_, "imported"), "notes"));
    look(without_source(text(part(line_, "sentence"), "text")));
    for (const std::string& words : texts(line_, "wording")) look(without_source(words));
    for (const Json& proof : part(line_, "evidence"))
      if (text(proof, "field").rfind("source", 0) != 0) look(text(proof, "text"));
    return out;
  }

  // A source may speak from a hospital.
  std::string without_source(std::string words) const {
    std::vector<std::string> names = {text(part(line_, "source"), "text")};
    for (const Json& source : part(line_, "sources")) names.push_back(text(source, "text"));
    for (const std::string& name : names)
      if (const std::size_t at = name.empty() ? std::string::npos : words.find(name); at != std::string::npos)
        words.erase(at, name.size());
    return words;
  }

  void report(Json& j, const std::string& field) {
    if (!j.is_object()) return;
    // A file's name or a page's address may hold a name.
    const std::string was = text(j, "id");
    if (!was.empty()) j["id"] = pseudonym(was), log(field + ".id", "replaced", "may hold a name");
    if (const std::string same = text(j, "same_as"); !same.empty()) j["same_as"] = pseudonym(same);
    common(j, field);
    if (j.contains("inferred")) drop(j["inferred"], "proof", field + ".inferred.proof", "words of the report");
  }
  void common(Json& j, const std::string& field) {
    drop(j, "title", field + ".title", "words of the report");
    if (const std::string url = text(j, "url"); !url.empty() && url != host_of(url)) {
      j["url"] = text_or_null(host_of(url));
      log(field + ".url", "coarsened", "an address may spell a name; the site stays");
    }
    if (holds_phone(text(j, "publisher"))) drop(j, "publisher", field + ".publisher", "a telephone number");
  }

  void sources(Json& list) {
    for (Json& j : list) {
      if (!text(j, "publisher").empty()) publishers_.insert(text(j, "publisher"));
      reports_.insert(text(j, "report"));
    }
    for (Json& j : list) {
      if (!text(j, "report").empty()) {
        j["report"] = pseudonym(text(j, "report"));
        log("sources.report", "replaced", "may hold a name");
      }
      common(j, "sources");
      source(j, "sources");
    }
  }

  // The outlet's name, or that of an organisation the knowledge has; nobody else's.
  std::string fit_name(const std::string& name) const {
    if (publishers_.count(name) != 0 && !holds_phone(name)) return name;
    if (reports_.count(name) != 0) return pseudonym(name);
    return lists_.known_name(name);
  }
  void source(Json& j, const std::string& field) {
    if (!j.is_object()) return;
    if (const std::string was = text(j, "text"); !was.empty()) {
      const std::string known = lists_.known_name(was);
      if (known != was) {
        j["text"] = text_or_null(known);
        log(field + ".text", known.empty() ? "dropped" : "replaced", "may name a person; an organisation's name stays");
      }
    }
    if (j.contains("chain") && !j["chain"].empty()) {
      j["chain"] = Json::array();
      log(field + ".chain", "dropped", "may name a person");
    }
  }
  void named(Json& line, const char* list, const char* key) {
    if (!line.contains(list)) return;
    for (Json& item : line[list]) {
      if (!item.contains(key)) continue;
      Json& value = item[key];
      const std::string field = std::string(list) + "." + key;
      if (value.is_array())
        for (Json& name : value) rename(name, field);
      else
        rename(value, field);
    }
  }
  void rename(Json& name, const std::string& field) {
    if (!name.is_string()) return;
    const std::string was = name.get<std::string>(), now = fit_name(was);
    if (was == now) return;
    name = now.empty() ? Json("source without a name") : Json(now);
    log(field, "replaced", "may name a person; an organisation's name stays");
  }

  void harms(const char* list) {
    if (!line_.contains(list)) return;
    for (Json& harm : line_[list]) {
      drop(harm, "text", std::string(list) + ".text", "words of the report");
      if (harm.contains("actor")) actor_id(harm["actor"], std::string(list) + ".actor");
      named(harm, "figures", "source");
    }
  }

  // Only ids of the knowledge, and of kinds without a name.
  void actor_id(Json& id, const std::string& field) {
    if (!id.is_string()) return;
    const std::string was = id.get<std::string>();
    if (store_.find("actor", was) != kNone) return;
    if (was.rfind("generic:", 0) == 0 &&
        (was == "generic:suspects" || store_.find("actor", "generic-" + was.substr(8)) != kNone))
      return;
    id = nullptr;
    log(field, "dropped", "an actor that the knowledge does not have may be a person");
  }

  void claim_actors(Json& list) {
    Json kept = Json::array();
    for (Json& actor : list) {
      actor_id(actor, "claims.actors");
      if (!actor.is_null()) kept.push_back(actor);
    }
    list = std::move(kept);
  }

  void sides(Json& list) {
    for (Json& side : list) {
      if (!side.contains("actors")) continue;
      for (Json& actor : side["actors"]) an_actor(actor);
    }
  }
  void an_actor(Json& actor) {
    drop(actor, "text", "sides.actors.text", "words of the report");
    drop(actor, "unit", "sides.actors.unit", "words of the report");
    if (actor.contains("aliases")) actor.erase("aliases"), log("sides.actors.aliases", "dropped", "words of the report");
    const std::string id = text(actor, "id");
    knowledge::Id known = store_.find("actor", id);
    if (id.rfind("generic:", 0) == 0) known = store_.find("actor", "generic-" + id.substr(8));
    if (known != kNone) {
      actor["name_en"] = text_or_null(store_.field(known, "name_en"));
      actor["name_ar"] = text_or_null(store_.field(known, "name_ar"));
      return;
    }
    actor_id(actor["id"], "sides.actors.id");
    drop(actor, "name_ar", "sides.actors.name_ar", "words of the report");
    // The engine's own names of kinds ("Civilians") are English.
    if (actor["id"].is_null()) drop(actor, "name_en", "sides.actors.name_en", "may be a person");
  }

  void place(Json& where, const std::string& why) {
    if (!where.is_object()) return;
    drop(where, "text", "where.text", "words of the report");
    if (where.contains("within") && !where["within"].empty())
      where["within"] = Json::array(), log("where.within", "dropped", "words of the report");
    if (text(where, "id").empty())
      drop(where, "name_ar", "where.name_ar", "words of the report"),
          drop(where, "name_en", "where.name_en", "words of the report");
    if (!why.empty()) return coarsen(where, why);
    bool rounded = false;
    for (const char* key : {"lat", "lon"})
      if (const auto degrees = value<double>(where, key)) {
        where[key] = number(*degrees, kPublicScale);
        rounded = rounded || where[key] != *degrees;
      }
    if (rounded) log("where.lat", "rounded", "to a kilometre");
  }

  void coarsen(Json& where, const std::string& why) {
    const std::string country = text(where, "country"), admin1 = text(where, "admin1"), admin2 = text(where, "admin2");
    const std::string& area = admin2.empty() ? admin1 : admin2;
    where["name_en"] = text_or_null(area);
    const auto arabic = admin2.empty() ? lists_.arabic.find(area_key(country, admin1, "")) : lists_.arabic.end();
    where["name_ar"] = arabic == lists_.arabic.end() ? Json(nullptr) : text_or_null(arabic->second);
    where["id"] = where["admin3"] = where["relation"] = nullptr;
    const std::string pcode = text(where, "pcode");
    where["pcode"] = text_or_null(pcode.substr(0, admin2.empty() ? 4 : 6));
    where["precision"] = area.empty() ? "country" : "admin";
    const auto middle = lists_.middles.find(area_key(country, admin1, admin2));
    const bool known = !area.empty() && middle != lists_.middles.end();
    where["lat"] = known ? number(middle->second.lat / middle->second.count, kPublicAreaScale) : Json(nullptr);
    where["lon"] = known ? number(middle->second.lon / middle->second.count, kPublicAreaScale) : Json(nullptr);
    log("where", "coarsened", why + ": told by its administrative area only");
  }

  const Lists& lists_;
  const Store& store_;
  Json& line_;
  const TellRedaction& tell_;
  std::string id_;
  std::set<std::string> publishers_, reports_;
};

Care::Care(const knowledge::Store& store) : lists_(std::make_unique<Lists>(store)) {}
Care::~Care() = default;

void Care::redact(Json& line, const TellRedaction& tell) const { Work(*lists_, lists_->store, line, tell).run(); }

}  // namespace marsad::codebook
