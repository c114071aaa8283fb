// A draft becomes an event: names, coordinates, counts, and the bytes that prove each of them.
#include <algorithm>

#include <fmt/format.h>

#include "../mention/actors.hpp"
#include "../mention/gazetteer.hpp"
#include "../token/bare.hpp"
#include "reader.hpp"

namespace marsad::event {
namespace {

using mention::Actor;
using mention::Direction;
using mention::Person;
using mention::Place;
using mention::PlaceInfo;
using mention::PlaceNoun;

// FNV-1a, 64 bits: a stable name for what the event says, not a defence against anyone.
std::string stable_id(std::string_view text) {
  std::uint64_t hash = 1469598103934665603ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return fmt::format("{:016x}", hash);
}

const char* direction_name(Direction d) {
  static constexpr const char* kNames[] = {"",
                                           "north of",
                                           "south of",
                                           "east of",
                                           "west of",
                                           "north-east of",
                                           "north-west of",
                                           "south-east of",
                                           "south-west of",
                                           "in the centre of"};
  return kNames[static_cast<std::size_t>(d)];
}

class Finisher {
 public:
  Finisher(const Document& doc, const Draft& draft, const Options& options)
      : doc_(doc), draft_(draft), options_(options), store_(doc.lexicon->store()) {}

  Event run() {
    event_.type = draft_.type, event_.subtype = draft_.subtype, event_.status = draft_.status;
    trigger();
    when();
    where();
    side("side1", draft_.side1), side("side2", draft_.side2);
    harm();
    weapons();
    source();
    for (const mention::Extent& demand : draft_.demands) {
      prove(fmt::format("demands[{}]", event_.demands.size()), demand.span);
      event_.demands.emplace_back(demand.span.of(doc_.text));
    }
    if (draft_.friendly_fire) event_.flags.push_back("friendly_fire");
    name();
    return std::move(event_);
  }

 private:
  void prove(std::string field, Span span) {
    if (!span.empty()) event_.evidence.push_back({std::move(field), span});
  }

  // The deciding words first, so that a reader sees why there is an event at all.
  void trigger() {
    const Trigger* main = &draft_.triggers.front();
    for (const Trigger& t : draft_.triggers)
      if (t.act == draft_.act && t.act) {
        main = &t;
        break;
      }
    prove("type", doc_.span(main->first, main->last));
    event_.rule = std::string(doc_.lexicon->act(draft_.act).id);
    for (const Trigger& t : draft_.triggers)
      if (&t != main && t.act && t.act != draft_.act) prove("subtype", doc_.span(t.first, t.last));
  }

  void when() {
    event_.when.from = draft_.from, event_.when.to = draft_.to;
    event_.when.precision = "day";
    if (draft_.time < 0) return;
    const mention::Time& time = doc_.times[static_cast<std::size_t>(draft_.time)];
    event_.when.text = std::string(time.extent.span.of(doc_.text));
    event_.when.part_of_day = time.part_of_day;
    const bool coarse = time.grain == "week" || time.grain == "month" || time.grain == "year";
    event_.when.precision = coarse ? time.grain : draft_.from != draft_.to ? "days" : "day";
    prove("when", time.extent.span);
  }

  void where() {
    if (draft_.place < 0) return;
    const Place& place = doc_.places[static_cast<std::size_t>(draft_.place)];
    Where& where = event_.where;
    where.text = place.text;
    const PlaceInfo info = doc_.lexicon->place(place.record);
    where.name_ar = info.name_ar.empty() ? place.text : std::string(info.name_ar);
    where.name_en = info.name_en;
    if (!info.id.empty()) where.id = info.own ? "marsad:" + std::string(info.id) : std::string(info.id);
    for (int p = place.parent, guard = 0; p >= 0 && guard < 6; p = doc_.places[static_cast<std::size_t>(p)].parent, ++guard)
      where.within.push_back(doc_.places[static_cast<std::size_t>(p)].text);
    admin(where, place, info);
    coordinates(where, place, info);
    where.precision = precision(place, info, where);
    where.relation = relation(place);
    prove("where", place.extent.span);
  }

  // Administrative units of the record, else of the nearest container that has them.
  void admin(Where& where, const Place& place, const PlaceInfo& info) {
    where.country = info.country, where.admin1 = info.kind == "governorate" ? info.name_en : info.admin1;
    where.admin2 = info.admin2, where.admin3 = info.admin3, where.pcode = info.pcode;
    if (where.pcode.empty()) take_unit(where, place);
    for (int p = place.parent, guard = 0; p >= 0 && guard < 6 && (where.admin1.empty() || where.country.empty());
         p = doc_.places[static_cast<std::size_t>(p)].parent, ++guard) {
      const PlaceInfo outer = doc_.lexicon->place(doc_.places[static_cast<std::size_t>(p)].record);
      if (where.country.empty()) where.country = outer.country;
      if (where.admin1.empty()) where.admin1 = outer.kind == "governorate" ? outer.name_en : outer.admin1;
      if (where.admin2.empty() && !outer.admin2.empty()) where.admin2 = outer.admin2;
    }
    if (where.country.empty()) where.country = doc_.theatre;
  }

  // Units and P-code of the imported unit that bears the place's name.
  void take_unit(Where& where, const Place& place) const {
    const PlaceInfo unit = doc_.lexicon->place(place.unit);
    where.pcode = unit.pcode;
    if (where.admin2.empty()) where.admin2 = unit.admin2;
    if (where.admin3.empty()) where.admin3 = unit.admin3;
  }

  void coordinates(Where& where, const Place& place, const PlaceInfo& info) {
    where.lat = info.lat, where.lon = info.lon;
    if (where.lat && where.lon) return;
    // The container's point serves, as an area: the town that the text names, what the record lies in, a wider area.
    if (by_container(where, place, false)) return;
    if (!info.in.empty() && by_point(where, doc_.lexicon->place(store_.find("place", info.in)))) return;
    by_container(where, place, true);
  }

  // The point of the nearest container that the text names; `wide`: governorates and regions too.
  bool by_container(Where& where, const Place& place, bool wide) {
    for (int p = place.parent, guard = 0; p >= 0 && guard < 6;
         p = doc_.places[static_cast<std::size_t>(p)].parent, ++guard) {
      const PlaceInfo outer = doc_.lexicon->place(doc_.places[static_cast<std::size_t>(p)].record);
      const bool area = outer.kind == "governorate" || outer.kind == "region" || outer.kind == "country";
      if ((wide || !area) && by_point(where, outer)) return true;
    }
    return false;
  }

  bool by_point(Where& where, const PlaceInfo& outer) {
    if (!outer.lat || !outer.lon) return false;
    where.lat = outer.lat, where.lon = outer.lon, by_area_ = true;
    return true;
  }

  std::string precision(const Place& place, const PlaceInfo& info, const Where& where) const {
    if (info.kind == "country") return "country";
    if (info.unit) return place.noun == PlaceNoun::countryside ? "area" : "admin";
    if (info.kind == "governorate" && place.noun != PlaceNoun::city)
      return place.noun == PlaceNoun::countryside ? "area" : "admin";
    if (place.noun == PlaceNoun::countryside || info.kind == "region" || info.kind == "desert" || by_area_) return "area";
    if (place.near || place.direction != Direction::none) return "near";
    return where.lat ? "place" : "area";
  }

  static std::string relation(const Place& place) {
    if (!place.relation.empty()) return place.relation;
    if (place.direction != Direction::none) return direction_name(place.direction);
    return place.near ? "near" : "";
  }

  void side(const char* role, const std::vector<Party>& parties) {
    Side side;
    side.role = role;
    for (const Party& party : parties) {
      const std::string field = fmt::format("sides[{}].actors[{}]", role[4] == '1' ? 0 : 1, side.actors.size());
      side.actors.push_back(actor_ref(party, field));
    }
    event_.sides.push_back(std::move(side));
  }

  ActorRef actor_ref(const Party& party, const std::string& field) {
    ActorRef ref = described(party, field);
    if (party.named == knowledge::kNone) return ref;
    const knowledge::RecordView record = store_.record(party.named);
    std::vector<std::string> known = std::move(ref.aliases);  // as the report calls whoever stands for it
    if (party.actor >= 0 && !doc_.actors[static_cast<std::size_t>(party.actor)].generic && ref.name_ar != ref.text)
      known.push_back(ref.name_ar);
    ref.id = store_.text(record.id), ref.name_en = store_.field(party.named, "name_en"),
    ref.name_ar = store_.field(party.named, "name_ar"), ref.kind = store_.field(party.named, "kind");
    ref.aliases = other_names(ref);
    for (std::string& name : known)
      if (!name.empty() && std::find(ref.aliases.begin(), ref.aliases.end(), name) == ref.aliases.end())
        ref.aliases.push_back(std::move(name));
    return ref;
  }

  ActorRef described(const Party& party, const std::string& field) {
    ActorRef ref;
    if (party.actor >= 0) {
      const Actor& actor = doc_.actors[static_cast<std::size_t>(party.actor)];
      ref.id = actor.id, ref.name_en = actor.name_en, ref.name_ar = actor.name_ar, ref.text = actor.text,
      ref.kind = actor.kind;
      ref.unit = actor.unit;
      ref.aliases = other_names(ref);
      if (actor.record != knowledge::kNone)
        for (const knowledge::Tag& tag : store_.record(actor.record).tags)
          if (store_.text(tag.key) == "backed_by") ref.backed_by.emplace_back(store_.text(tag.value));
      prove(field, token_span(party.token, actor));
      return ref;
    }
    if (party.people >= 0) {
      const mention::People& people = doc_.people[static_cast<std::size_t>(party.people)];
      ref.text = bare_word(people.head);
      prove(field, people.extent.span);
    }
    if (party.people >= 0 && !party.civilian && !party.implied && kind_of(party) == Person::attacker &&
        draft_.side1.size() + draft_.side2.size() > 0 && &party >= draft_.side2.data() &&
        &party < draft_.side2.data() + draft_.side2.size()) {
      ref.id = "generic:suspects", ref.name_ar = ref.text, ref.kind = "civilians";
      return ref;
    }
    const char* generic = party.civilian                                                           ? "civilians"
                          : kind_of(party) == Person::protester || crowd()                         ? "protesters"
                          : kind_of(party) == Person::soldier || kind_of(party) == Person::officer ? "soldiers"
                          : kind_of(party) == Person::fighter                                      ? "gunmen"
                                                                                                   : "unknown";
    fill_generic(ref, generic);
    return ref;
  }

  // The other names of the actor in this report ("the organisation" here, "Daesh" before).
  std::vector<std::string> other_names(const ActorRef& ref) const {
    constexpr std::size_t kMost = 6;
    std::vector<std::string> names;
    for (const Actor& other : doc_.actors) {
      if (names.size() == kMost) break;
      if (other.id != ref.id || other.generic || other.text.empty() || other.text == ref.text) continue;
      if (other.text != ref.name_ar && std::find(names.begin(), names.end(), other.text) == names.end())
        names.push_back(other.text);
    }
    return names;
  }

  // The word without "and", "by", "to" before it.
  std::string bare_word(std::uint32_t i) const {
    const token::Token& word = doc_.token(i);
    const auto readings = doc_.readings(i);
    const auto proclitics = readings.empty() ? std::uint16_t{0} : readings.front().proclitics;
    const token::Bare bare = token::without_proclitics(*doc_.tokens, word, proclitics);
    return std::string(doc_.tokens->folded.source(bare.code_begin, word.code_end).of(doc_.text));
  }

  // The words that name the party in this event, not those of its first mention in the report.
  Span token_span(std::uint32_t token, const Actor& actor) const {
    const int here = token < doc_.size() ? doc_.actor_at[token] : -1;
    return here >= 0 ? doc_.actors[static_cast<std::size_t>(here)].extent.span : actor.extent.span;
  }

  Person kind_of(const Party& party) const {
    return party.people >= 0 ? doc_.people[static_cast<std::size_t>(party.people)].kind : Person::none;
  }
  bool crowd() const {
    const mention::Mode m = doc_.lexicon->act(draft_.act).mode;
    return m == mention::Mode::crowd || m == mention::Mode::disperse || m == mention::Mode::riotous;
  }

  void fill_generic(ActorRef& ref, std::string_view kind) {
    const std::string id = "generic-" + std::string(kind);
    const knowledge::Id record = store_.find("actor", id);
    ref.id = "generic:" + std::string(kind);
    ref.kind = kind == "unknown" ? "political_militia" : std::string(kind);
    if (record == knowledge::kNone) return;
    ref.name_en = store_.field(record, "name_en"), ref.name_ar = store_.field(record, "name_ar"),
    ref.kind = store_.field(record, "kind");
  }

  void harm() {
    for (const HarmFact& fact : draft_.harm) {
      Harm h;
      h.kind = fact.kind, h.who = fact.who, h.min = fact.min, h.max = fact.max, h.approx = fact.approx, h.vague = fact.vague;
      h.civilian = fact.civilian || fact.who == "civilian";
      if (fact.actor >= 0) h.actor = doc_.actors[static_cast<std::size_t>(fact.actor)].id;
      h.text = std::string(fact.extent.span.of(doc_.text));
      const std::size_t n = event_.harm.size();
      prove(fmt::format("harm[{}].min", n), fact.extent.span);
      prove(fmt::format("harm[{}].kind", n), doc_.span(fact.trigger, fact.trigger + 1));
      event_.harm.push_back(std::move(h));
    }
  }

  void weapons() {
    for (std::size_t i = 0; i < draft_.weapons.size(); ++i) {
      const std::string name(doc_.lexicon->weapon(draft_.weapons[i]).name_en);
      if (name.empty() || std::find(event_.weapons.begin(), event_.weapons.end(), name) != event_.weapons.end()) continue;
      prove(fmt::format("weapons[{}]", event_.weapons.size()),
            doc_.span(draft_.weapon_tokens[i], draft_.weapon_tokens[i] + 1));
      event_.weapons.push_back(name);
    }
  }

  void source() {
    event_.source.kind = "unknown";
    if (draft_.source < 0) return;
    static constexpr const char* kKinds[] = {"unknown", "local", "official", "belligerent", "medical",
                                             "monitor", "media", "witness",  "unknown"};
    const mention::Source& source = doc_.sources[static_cast<std::size_t>(draft_.source)];
    event_.source.text = source.text;
    event_.source.kind = kKinds[static_cast<std::size_t>(source.kind)];
    event_.source.chain = source.chain;
    prove("source", source.extent.span);
  }

  void name() {
    std::string content =
        options_.report_id + "|" + event_.type + "|" + event_.subtype + "|" + event_.when.from + "|" + event_.where.text;
    for (const Side& s : event_.sides)
      for (const ActorRef& a : s.actors) content += "|" + a.id;
    for (const Harm& h : event_.harm) content += fmt::format("|{}{}{}", name_of(h.kind), h.who, h.min);
    event_.id = stable_id(content);
  }

  const Document& doc_;
  const Draft& draft_;
  const Options& options_;
  const knowledge::Store& store_;
  Event event_;
  bool by_area_ = false;
};

}  // namespace

Event finish(const Document& doc, const Draft& draft, const Options& options) { return Finisher(doc, draft, options).run(); }

}  // namespace marsad::event
