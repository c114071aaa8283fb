// The lexicon as the finders and the event reader see it: each record's tags as small numbers, read once from the Store.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../knowledge/store.hpp"
#include "marsad/event.hpp"
#include "place_info.hpp"

namespace marsad::mention {

using knowledge::Id;

// Values of the lexicon's tags. 0 (none) is always "the record has no such tag". Names as in knowledge/schema.rec.
enum class Mode : std::uint8_t {
  none,
  strike,
  fight,
  blast,
  assault,
  body,
  take,
  detain,
  crowd,
  riotous,
  disperse,
  deal,
  property,
  disrupt,
  people,
  other,
  weak
};
enum class Person : std::uint8_t {
  none,
  fighter,
  officer,
  official,
  civilian,
  person,
  child,
  woman,
  attacker,
  group,
  protester,
  soldier
};
enum class Group : std::uint8_t { none, force, organisation, unit, faction, tribe, side };
enum class Site : std::uint8_t { none, civilian, military, vehicle, facility, infrastructure };
enum class Title : std::uint8_t { none, commander, spokesman, official, leader };
enum class SourceKind : std::uint8_t { none, local, official, belligerent, medical, monitor, media, witness, unknown };
enum class Speech : std::uint8_t { none, say, claim, deny, threaten, demand, order, accuse, expect, warn, condemn };
enum class Modal : std::uint8_t { none, planned, continue_, begin, failed, avoid };
enum class Link : std::uint8_t { none, cause, result, time, contrast, also };
enum class Direction : std::uint8_t { none, north, south, east, west, northeast, northwest, southeast, southwest, centre };
enum class Preposition : std::uint8_t { none, in, on, to, from, about, between, with, against, near, via, until };
enum class Reference : std::uint8_t { none, relative, that, pronoun, this_, same, subset };
enum class HarmOn : std::uint8_t { none, object, subject, bi };
enum class Role : std::uint8_t {
  none,
  agent,
  belonging,
  ranks,
  natives,
  total,
  friendly_fire,
  met,
  life,
  fall,
  inflict,
  suffer,
  expel,
  seize,
  deal_done,
  ended_quietly,
  tyre,
  road_cut,
  left,
  still,
  other_than,
  qad,
  bomb_planted,
  found,
  moves,
  breach,
  anniversary,
  trial,
  stationed,
  backed,
  one_side,
  counting,
  statement,
  accident,
  control,
  claims_deed,
  accuses,
  believed,
  same_time,
  charge,
  scattered,
  issued,
  crime,
  disaster,
  drill,
  civil,
  sentence,
  exposed,
  former,
  calm
};
enum class Need : std::uint8_t {
  none,
  armed,
  strike,
  weapon,
  fire,
  device,
  stones,
  person,
  found,
  agent,
  death,
  violence,
  fighters,
  object_place,
  taken,
  crowd,
  deal,
  explosive_object,
  air_object,
  people,
  moves,
  reinforce,
  base,
  dissolve,
  done,
  self,
  leavers,
  groups,
  protester,
  captives,
  arms,
  fighters_before,
  base_object,
  shells,
  ambush,
  road_cut,
  hostage,
  tyres
};
enum class PlaceNoun : std::uint8_t {
  none,
  city,
  town,
  village,
  subdistrict,
  district,
  area,
  governorate,
  region,
  countryside,
  neighbourhood,
  street,
  square,
  market,
  camp,
  crossing,
  airport,
  base,
  field,
  mountain,
  valley,
  river,
  road,
  desert,
  front,
  island,
  port,
  coast,
  facility,
  capital,
  border,
  sector,
  bank,
  farm,
  checkpoint
};
enum class WeaponClass : std::uint8_t {
  none,
  artillery,
  missile,
  air_defence,
  air,
  drone,
  ied,
  suicide,
  grenade,
  light,
  blade,
  chemical,
  crowd,
  stones,
  fire,
  bulldozer,
  explosives,
  munition
};

enum class DayWord : std::uint8_t { none, today, yesterday, before_yesterday, tomorrow, after_tomorrow };
enum class PartOfDay : std::uint8_t { none, dawn, morning, noon, afternoon, evening, night };
enum class TimeUnit : std::uint8_t { none, second, minute, hour, day, week, month, year };
enum class TimeWord : std::uint8_t { none, last, next, this_, following, start, middle, end, since, outbreak };

struct ActInfo {
  std::string_view id, type, subtype, label;
  Mode mode = Mode::none;
  int rank = 99;
  bool two_way = false;
};

struct WeaponInfo {
  std::string_view id, name_en;
  WeaponClass cls = WeaponClass::none;
  std::uint16_t implies = 0;  // act number, 0 none
};

// What one lexicon record is tagged with.
struct WordInfo {
  std::uint16_t act = 0, masdar_act = 0, participle_act = 0,
                weapon = 0;     // numbers for Lexicon::act / weapon; 0xFFFF: switched off
  std::uint8_t harm = 0;        // HarmKind + 1
  std::uint16_t other_act = 0;  // a second `act`, tried with the second `needs` when the first does not hold
  HarmOn harm_on = HarmOn::none;
  Person person = Person::none;
  Group group = Group::none;
  Site site = Site::none;
  PlaceNoun place = PlaceNoun::none;
  Title title = Title::none;
  SourceKind source = SourceKind::none;
  Speech speech = Speech::none;
  Modal modal = Modal::none;
  Link link = Link::none;
  Direction direction = Direction::none;
  Preposition preposition = Preposition::none;
  Reference reference = Reference::none;
  Role role = Role::none;
  Need needs = Need::none, other_needs = Need::none;
  std::uint8_t other_harm = 0;
  std::uint8_t month = 0, hijri_month = 0, weekday = 0;  // 1-12, 1-12, 1 (Sunday) to 7
  DayWord day = DayWord::none;
  PartOfDay part_of_day = PartOfDay::none;
  TimeUnit time_unit = TimeUnit::none;
  TimeWord time_word = TimeWord::none;
  bool negation = false, source_link = false, light = false, keep = false, thing = false, chrome = false, relevant = false;
  bool figurative = false, figurative_hint = false;
  bool talk = false, doubt = false, carry = false;  // an act beside it is spoken of, put in doubt, told to have happened
  bool unless_crowd = false, unless_court = false;
  bool name_head = false;         // opens a place name of two words: tl, Am, kfr, dyr ...
  bool name_tail = false;         // an adjective that may close one: AlkbyrP, fwqAny
  bool descriptor = false;        // an adjective that describes a place and never names it: neighbouring, residential
  std::uint32_t nationality = 0;  // interned country code
  std::uint32_t gloss = 0;        // interned
};

// What one sign says for the event, its type, day, place, sides, harm and source (`weight` records): parts of logistic sums.
using Weights = std::array<double, 7>;

class Lexicon {
 public:
  static constexpr std::uint16_t kOff = 0xFFFF;

  // Reads the tags of every word record. Linear in the records that are no places (Store::first_place).
  explicit Lexicon(const knowledge::Store& store);

  const WordInfo& of(Id record) const noexcept {
    return record < by_record_.size() ? infos_[by_record_[record]] : infos_[0];
  }
  const ActInfo& act(std::uint16_t number) const noexcept { return acts_[number < acts_.size() ? number : 0]; }
  const WeaponInfo& weapon(std::uint16_t number) const noexcept { return weapons_[number < weapons_.size() ? number : 0]; }
  // Number of the act of that id, 0 when there is none.
  std::uint16_t act_number(std::string_view id) const noexcept;
  bool is_actor(Id record) const noexcept { return kind_is(record, actor_); }
  bool is_place(Id record) const noexcept { return kind_is(record, place_); }
  bool is_weapon_class(const WordInfo& info, WeaponClass cls) const noexcept { return weapon(info.weapon).cls == cls; }
  bool has_gloss(const WordInfo& info, std::string_view gloss) const noexcept {
    return info.gloss != 0 && store_.text(info.gloss) == gloss;
  }
  // Null when the knowledge does not weigh that sign.
  const Weights* weights(std::string_view sign) const noexcept;
  // place_info() of the record; the last ones read are remembered, so a Lexicon belongs to one thread.
  PlaceInfo place(Id record) const;
  const knowledge::Store& store() const noexcept { return store_; }

  // The forces that a nationality stands for ("Turkish drone"): the first state actor of the country that is valid on
  // the day (any, when `day` is empty). kNone when the knowledge has none.
  Id forces_of(std::uint32_t country, std::string_view day) const noexcept;
  // Does any name of the actor begin with a form of that noun ("tnZym AldwlP" with "tnZym")? Remembered after the
  // first time.
  bool name_opens_with(Id actor, Id noun) const;

  // The record of the country itself, kNone when the gazetteer lacks it.
  Id country_place(std::uint32_t country) const noexcept;

 private:
  bool kind_is(Id record, std::uint32_t kind) const noexcept {
    return record != knowledge::kNone && store_.record(record).kind == kind;
  }
  WordInfo read(const knowledge::RecordView& record) const;

  const knowledge::Store& store_;
  std::uint32_t actor_, place_;
  std::vector<std::uint32_t> by_record_;
  std::vector<WordInfo> infos_;
  std::vector<ActInfo> acts_;
  std::vector<WeaponInfo> weapons_;

  struct Forces {
    std::uint32_t country;
    Id record;
    std::string_view from, until;
  };
  std::vector<Forces> forces_;
  std::vector<std::pair<std::uint32_t, Id>> countries_;
  void read_nations();
  void read_weights();
  bool opens_with(Id actor, Id noun) const;
  std::unordered_map<std::string_view, Weights> weights_;
  mutable std::unordered_map<std::uint64_t, bool> opens_;
  struct ReadPlace {
    Id record = knowledge::kNone;
    PlaceInfo info;
  };
  static constexpr std::size_t kPlacesKept = 1024;
  mutable std::vector<ReadPlace> places_;  // by record, modulo
};

}  // namespace marsad::mention
