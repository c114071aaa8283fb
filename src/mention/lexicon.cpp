#include "lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "../base/enum_names.hpp"
#include "../knowledge/sign_weights.hpp"
#include "../text/fold.hpp"
#include "gazetteer.hpp"

namespace marsad::mention {
namespace {

using base::enum_of;

// The position of `text` in `names` plus one; 0 when it is not there.
template <typename Enum>
Enum pick(std::string_view text, std::initializer_list<std::string_view> names) {
  std::uint8_t number = 1;
  for (const std::string_view name : names) {
    if (name == text) return static_cast<Enum>(number);
    ++number;
  }
  return Enum{};
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
    act.mode = enum_of<Mode>(field(record, "mode")), act.two_way = field(record, "two_way") == "yes";
    const std::string_view rank = field(record, "rank");
    std::from_chars(rank.data(), rank.data() + rank.size(), act.rank);
    acts_.push_back(act);
  }
  for (Id i = 0; i < count; ++i) {
    const knowledge::RecordView record = store.record(i);
    if (record.kind != weapon_kind) continue;
    WeaponInfo weapon;
    weapon.id = store.text(record.id), weapon.name_en = field(record, "name_en"),
    weapon.cls = enum_of<WeaponClass>(field(record, "class"));
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
      info.harm_on = enum_of<HarmOn>(value);
    else if (key == "person")
      info.person = enum_of<Person>(value);
    else if (key == "group")
      info.group = enum_of<Group>(value);
    else if (key == "site")
      info.site = enum_of<Site>(value);
    else if (key == "place")
      info.place = enum_of<PlaceNoun>(value);
    else if (key == "title")
      info.title = enum_of<Title>(value);
    else if (key == "source")
      info.source = enum_of<SourceKind>(value);
    else if (key == "speech")
      info.speech = enum_of<Speech>(value);
    else if (key == "modal")
      info.modal = enum_of<Modal>(value);
    else if (key == "link")
      info.link = enum_of<Link>(value);
    else if (key == "direction")
      info.direction = enum_of<Direction>(value);
    else if (key == "preposition")
      info.preposition = enum_of<Preposition>(value);
    else if (key == "reference")
      info.reference = enum_of<Reference>(value);
    else if (key == "role")
      info.role = enum_of<Role>(value);
    else if (key == "needs")
      (info.other_act ? info.other_needs : info.needs) = enum_of<Need>(value);
    else if (key == "month")
      info.month = small_number(value);
    else if (key == "hijri_month")
      info.hijri_month = small_number(value);
    else if (key == "weekday")
      info.weekday =
          pick<std::uint8_t>(value, {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});
    else if (key == "day")
      info.day = enum_of<DayWord>(value);
    else if (key == "part_of_day")
      info.part_of_day = enum_of<PartOfDay>(value);
    else if (key == "time_unit")
      info.time_unit = enum_of<TimeUnit>(value);
    else if (key == "time_word")
      info.time_word = enum_of<TimeWord>(value);
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
