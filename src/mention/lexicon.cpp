#include "lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "../knowledge/sign_weights.hpp"
#include "../text/fold.hpp"
#include "gazetteer.hpp"

namespace marsad::mention {
namespace {

// The position of `text` in `names` plus one, as the enumeration declares them; 0 when it is not there.
template <typename Enum>
Enum pick(std::string_view text, std::initializer_list<std::string_view> names) {
  std::uint8_t number = 1;
  for (const std::string_view name : names) {
    if (name == text) return static_cast<Enum>(number);
    ++number;
  }
  return Enum{};
}

Mode mode_of(std::string_view t) {
  return pick<Mode>(t, {"strike", "fight", "blast", "assault", "body", "take", "detain", "crowd", "riotous", "disperse",
                        "deal", "property", "disrupt", "people", "other", "weak"});
}
Person person_of(std::string_view t) {
  return pick<Person>(t, {"fighter", "officer", "official", "civilian", "person", "child", "woman", "attacker", "group",
                          "protester", "soldier"});
}
Group group_of(std::string_view t) { return pick<Group>(t, {"force", "organisation", "unit", "faction", "tribe", "side"}); }
Site site_of(std::string_view t) { return pick<Site>(t, {"civilian", "military", "vehicle", "facility", "infrastructure"}); }
Title title_of(std::string_view t) { return pick<Title>(t, {"commander", "spokesman", "official", "leader"}); }
SourceKind source_of(std::string_view t) {
  return pick<SourceKind>(t, {"local", "official", "belligerent", "medical", "monitor", "media", "witness", "unknown"});
}
Speech speech_of(std::string_view t) {
  return pick<Speech>(t, {"say", "claim", "deny", "threaten", "demand", "order", "accuse", "expect", "warn", "condemn"});
}
Modal modal_of(std::string_view t) { return pick<Modal>(t, {"planned", "continue", "begin", "failed", "avoid"}); }
Link link_of(std::string_view t) { return pick<Link>(t, {"cause", "result", "time", "contrast", "also"}); }
Direction direction_of(std::string_view t) {
  return pick<Direction>(t,
                         {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre"});
}
Preposition preposition_of(std::string_view t) {
  return pick<Preposition>(t, {"in", "on", "to", "from", "about", "between", "with", "against", "near", "via", "until"});
}
Reference reference_of(std::string_view t) {
  return pick<Reference>(t, {"relative", "that", "pronoun", "this", "same", "subset"});
}
HarmOn harm_on_of(std::string_view t) { return pick<HarmOn>(t, {"object", "subject", "bi"}); }
Role role_of(std::string_view t) {
  return pick<Role>(t,
                    {"agent",         "belonging", "ranks",     "natives",   "total",       "friendly_fire", "met",
                     "life",          "fall",      "inflict",   "suffer",    "expel",       "seize",         "deal_done",
                     "ended_quietly", "tyre",      "road_cut",  "left",      "still",       "other_than",    "qad",
                     "bomb_planted",  "found",     "moves",     "breach",    "anniversary", "trial",         "stationed",
                     "backed",        "one_side",  "counting",  "statement", "accident",    "control",       "claims_deed",
                     "accuses",       "believed",  "same_time", "charge",    "scattered",   "issued",        "crime",
                     "disaster",      "drill",     "civil",     "sentence",  "exposed",     "former",        "calm"});
}
Need need_of(std::string_view t) {
  return pick<Need>(t, {"armed",
                        "strike",
                        "weapon",
                        "fire",
                        "device",
                        "stones",
                        "person",
                        "found",
                        "agent",
                        "death",
                        "violence",
                        "fighters",
                        "object_place",
                        "taken",
                        "crowd",
                        "deal",
                        "explosive_object",
                        "air_object",
                        "people",
                        "moves",
                        "reinforce",
                        "base",
                        "dissolve",
                        "done",
                        "self",
                        "leavers",
                        "groups",
                        "protester",
                        "captives",
                        "arms",
                        "fighters_before",
                        "base_object",
                        "shells",
                        "ambush",
                        "road_cut",
                        "hostage",
                        "tyres"});
}
PlaceNoun place_of(std::string_view t) {
  return pick<PlaceNoun>(
      t,
      {"city",          "town",    "village", "subdistrict", "district", "area",     "governorate", "region", "countryside",
       "neighbourhood", "street",  "square",  "market",      "camp",     "crossing", "airport",     "base",   "field",
       "mountain",      "valley",  "river",   "road",        "desert",   "front",    "island",      "port",   "coast",
       "facility",      "capital", "border",  "sector",      "bank",     "farm",     "checkpoint"});
}
WeaponClass weapon_class_of(std::string_view t) {
  return pick<WeaponClass>(t, {"artillery", "missile", "air_defence", "air", "drone", "ied", "suicide", "grenade", "light",
                               "blade", "chemical", "crowd", "stones", "fire", "bulldozer", "explosives", "munition"});
}
std::uint8_t harm_of(std::string_view t) {
  return pick<std::uint8_t>(
      t, {"killed", "injured", "killed_or_injured", "captured", "missing", "displaced", "surrendered", "released"});
}

std::uint8_t small_number(std::string_view text) {
  std::uint8_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

template <typename Info>
std::uint16_t number_of(const std::vector<Info>& infos, std::string_view id) {
  for (std::size_t i = 1; i < infos.size(); ++i)
    if (infos[i].id == id) return static_cast<std::uint16_t>(i);
  return 0;
}

}  // namespace

std::uint16_t Lexicon::act_number(std::string_view id) const noexcept { return number_of(acts_, id); }

Lexicon::Lexicon(const knowledge::Store& store)
    : store_(store), actor_(store.intern("actor")), place_(store.intern("place")) {
  infos_.emplace_back(), acts_.emplace_back(), weapons_.emplace_back();
  const auto field = [&](const knowledge::RecordView& record, std::string_view key) {
    return store.text(record.tag(store.intern(key)));
  };
  const std::uint32_t act_kind = store.intern("act"), weapon_kind = store.intern("weapon");
  const std::uint32_t count = store.first_place();
  for (Id i = 0; i < count; ++i) {
    const knowledge::RecordView record = store.record(i);
    if (record.kind != act_kind) continue;
    ActInfo act;
    act.id = store.text(record.id), act.type = field(record, "type"), act.subtype = field(record, "subtype"),
    act.label = field(record, "label");
    act.mode = mode_of(field(record, "mode")), act.two_way = field(record, "two_way") == "yes";
    const std::string_view rank = field(record, "rank");
    std::from_chars(rank.data(), rank.data() + rank.size(), act.rank);
    acts_.push_back(act);
  }
  for (Id i = 0; i < count; ++i) {
    const knowledge::RecordView record = store.record(i);
    if (record.kind != weapon_kind) continue;
    WeaponInfo weapon;
    weapon.id = store.text(record.id), weapon.name_en = field(record, "name_en"),
    weapon.cls = weapon_class_of(field(record, "class"));
    weapon.implies = act_number(field(record, "implies"));
    weapons_.push_back(weapon);
  }
  by_record_.assign(count, 0);
  for (Id i = 0; i < count; ++i) {
    const knowledge::RecordView record = store.record(i);
    if (record.pos == knowledge::Pos::none) continue;
    by_record_[i] = static_cast<std::uint32_t>(infos_.size());
    infos_.push_back(read(record));
  }
  read_nations();
  read_weights();
}

void Lexicon::read_weights() {
  static constexpr std::array<std::string_view, std::tuple_size_v<Weights>> kSums = {"event", "type", "when",  "where",
                                                                                     "sides", "harm", "source"};
  knowledge::each_sign(store_, "weight", kSums, [this](std::string_view sign, std::span<const double> weights) {
    std::copy(weights.begin(), weights.end(), weights_[sign].begin());
  });
}

const Weights* Lexicon::weights(std::string_view sign) const noexcept {
  const auto at = weights_.find(sign);
  return at == weights_.end() ? nullptr : &at->second;
}

PlaceInfo Lexicon::place(Id record) const {
  if (places_.empty()) places_.resize(kPlacesKept);
  ReadPlace& kept = places_[record % kPlacesKept];
  if (kept.record != record) kept = {record, place_info(store_, record)};
  return kept.info;
}

void Lexicon::read_nations() {
  const std::uint32_t kind = store_.intern("kind"), state = store_.intern("state"), country = store_.intern("country"),
                      from = store_.intern("from"), until = store_.intern("until");
  const Id count = store_.first_place();
  for (Id i = 0; i < count; ++i) {
    const knowledge::RecordView record = store_.record(i);
    if (record.kind == actor_ && record.tag(kind) == state && record.tag(country))
      forces_.push_back({record.tag(country), i, store_.text(record.tag(from)), store_.text(record.tag(until))});
    if (record.kind == place_ && record.tag(kind) == country && record.tag(country))
      countries_.emplace_back(record.tag(country), i);
  }
}

Id Lexicon::forces_of(std::uint32_t country, std::string_view day) const noexcept {
  Id any = knowledge::kNone;
  for (const Forces& f : forces_) {
    if (f.country != country) continue;
    if (any == knowledge::kNone) any = f.record;
    const bool valid = day.empty() || ((f.from.empty() || day >= f.from) && (f.until.empty() || day <= f.until));
    if (valid) return f.record;
  }
  return any;
}

bool Lexicon::name_opens_with(Id actor, Id noun) const {
  const auto [entry, fresh] = opens_.try_emplace((std::uint64_t{actor} << 32) | noun, false);
  if (fresh) entry->second = opens_with(actor, noun);
  return entry->second;
}

bool Lexicon::opens_with(Id actor, Id noun) const {
  const std::string code = text::fold_word(store_.text(store_.record(noun).id));
  for (const knowledge::Tag& tag : store_.record(actor).tags) {
    const std::string_view key = store_.text(tag.key);
    if (key != "name_ar" && key != "alias" && key != "hostile" && key != "short") continue;
    std::string name = text::fold_word(store_.text(tag.value));
    name = name.substr(0, name.find(' '));
    if (name == code || name == "Al" + code) return true;
    for (const std::string& word : {name, name.substr(0, 2) == "Al" ? name.substr(2) : std::string{}}) {
      const Id id = word.empty() ? knowledge::kNone : store_.word(word);
      if (id == knowledge::kNone) continue;
      for (const knowledge::FormEntry& form : store_.forms(id))
        if (form.record == noun) return true;
    }
  }
  return false;
}

Id Lexicon::country_place(std::uint32_t country) const noexcept {
  for (const auto& [code, record] : countries_)
    if (code == country) return record;
  return knowledge::kNone;
}

WordInfo Lexicon::read(const knowledge::RecordView& record) const {
  WordInfo info;
  for (const knowledge::Tag& tag : record.tags) {
    const std::string_view key = store_.text(tag.key), value = store_.text(tag.value);
    if (key == "act")
      (info.act ? info.other_act : info.act) = act_number(value);
    else if (key == "masdar_act")
      info.masdar_act = value == "none" ? kOff : act_number(value);
    else if (key == "participle_act")
      info.participle_act = value == "none" ? kOff : act_number(value);
    else if (key == "weapon")
      info.weapon = number_of(weapons_, value);
    else if (key == "harm")
      (info.other_act ? info.other_harm : info.harm) = harm_of(value);
    else if (key == "harm_on")
      info.harm_on = harm_on_of(value);
    else if (key == "person")
      info.person = person_of(value);
    else if (key == "group")
      info.group = group_of(value);
    else if (key == "site")
      info.site = site_of(value);
    else if (key == "place")
      info.place = place_of(value);
    else if (key == "title")
      info.title = title_of(value);
    else if (key == "source")
      info.source = source_of(value);
    else if (key == "speech")
      info.speech = speech_of(value);
    else if (key == "modal")
      info.modal = modal_of(value);
    else if (key == "link")
      info.link = link_of(value);
    else if (key == "direction")
      info.direction = direction_of(value);
    else if (key == "preposition")
      info.preposition = preposition_of(value);
    else if (key == "reference")
      info.reference = reference_of(value);
    else if (key == "role")
      info.role = role_of(value);
    else if (key == "needs")
      (info.other_act ? info.other_needs : info.needs) = need_of(value);
    else if (key == "month")
      info.month = small_number(value);
    else if (key == "hijri_month")
      info.hijri_month = small_number(value);
    else if (key == "weekday")
      info.weekday =
          pick<std::uint8_t>(value, {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});
    else if (key == "day")
      info.day = pick<DayWord>(value, {"today", "yesterday", "before_yesterday", "tomorrow", "after_tomorrow"});
    else if (key == "part_of_day")
      info.part_of_day = pick<PartOfDay>(value, {"dawn", "morning", "noon", "afternoon", "evening", "night"});
    else if (key == "time_unit")
      info.time_unit = pick<TimeUnit>(value, {"second", "minute", "hour", "day", "week", "month", "year"});
    else if (key == "time_word")
      info.time_word =
          pick<TimeWord>(value, {"last", "next", "this", "following", "start", "middle", "end", "since", "outbreak"});
    else if (key == "negation")
      info.negation = true;
    else if (key == "source_link")
      info.source_link = true;
    else if (key == "stance")
      (value == "talk" ? info.talk : value == "doubt" ? info.doubt : info.carry) = true;
    else if (key == "light")
      info.light = true;
    else if (key == "gloss")
      info.keep = value == "keep", info.gloss = info.gloss ? info.gloss : tag.value;
    else if (key == "figurative")
      (value == "hint" ? info.figurative_hint : info.figurative) = true;
    else if (key == "thing")
      info.thing = true;
    else if (key == "chrome")
      info.chrome = true;
    else if (key == "nationality")
      info.nationality = tag.value;
    else if (key == "kind_of")
      info.name_head = value == "name_head", info.name_tail = value == "name_tail", info.descriptor = value == "descriptor";
    else if (key == "unless")
      info.unless_crowd = value == "crowd", info.unless_court = value == "court";
    else
      continue;
    info.relevant = true;
  }
  return info;
}

}  // namespace marsad::mention
