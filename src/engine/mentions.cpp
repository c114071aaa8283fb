#include "mentions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "../base/date.hpp"
#include "../base/moment.hpp"
#include "../mention/gazetteer.hpp"
#include "../mention/number_relative.hpp"

namespace marsad {

const char* name_of(MentionKind kind) noexcept {
  static constexpr const char* kNames[kMentionKinds] = {"number", "ordinal", "percent", "time",   "duration",
                                                        "place",  "actor",   "person",  "weapon", "source"};
  return kNames[static_cast<int>(kind)];
}

namespace engine {
namespace {

using mention::Document;
using mention::WordInfo;

Mention start(MentionKind kind, const mention::Extent& extent) {
  Mention out;
  out.kind = kind, out.span = out.whole = extent.span;
  return out;
}

const char* name_of_use(mention::Count::Use use) {
  static constexpr const char* kNames[] = {"",        "age",         "distance", "time",    "year", "unit_number", "money",
                                           "calibre", "list_number", "score",    "percent", "code", "measure",     ""};
  return kNames[static_cast<int>(use)];
}

Mention of(const mention::Count& count) {
  using Kind = mention::Count::Kind;
  const MentionKind kind = count.kind == Kind::ordinal   ? MentionKind::ordinal
                           : count.kind == Kind::percent ? MentionKind::percent
                                                         : MentionKind::number;
  Mention out = start(kind, count.extent);
  out.span = count.words;
  out.value = count.value;
  // A fraction is kept in the value alone: people come whole.
  const bool exact = count.max == count.min;
  out.min = exact || count.min == static_cast<std::int64_t>(count.value) ? count.value : static_cast<double>(count.min);
  if (count.max) out.max = exact ? count.value : static_cast<double>(*count.max);
  out.approx = count.approx, out.vague = count.vague;
  if (kind != MentionKind::percent) out.counts = name_of_use(count.use);
  return out;
}

// "2019-01-25" inclusive -> the midnight behind it; a date-time stays.
std::string behind(const std::string& day) {
  const auto parsed = day.size() == 10 ? base::parse_day(day) : std::nullopt;
  return parsed ? base::format_day(*parsed + std::chrono::days{1}) + "T00:00:00" : day;
}
// The end of an hour, minute or second that is told alone.
std::string behind_instant(const std::string& from, const std::string& grain) {
  const auto moment = from.size() == 19 ? base::parse_moment(from) : std::nullopt;
  if (!moment || !moment->second) return behind(from);
  const int step = grain == "hour" ? 3600 : grain == "second" ? 1 : 60, second = *moment->second + step;
  const base::Day day = moment->day + std::chrono::days{second / 86400};
  return base::format_day(day) + fmt::format("T{:02}:{:02}:{:02}", second / 3600 % 24, second / 60 % 60, second % 60);
}
std::string at_midnight(const std::string& day) { return day.size() == 10 ? day + "T00:00:00" : day; }

Mention of(const mention::Time& time) {
  const bool length = time.is_duration && time.from.empty();
  Mention out = start(length ? MentionKind::duration : MentionKind::time, time.extent);
  out.iso = time.duration;
  out.grain = time.grain, out.part_of_day = time.part_of_day;
  out.from = at_midnight(time.from), out.to = time.to == time.from ? behind_instant(time.to, time.grain) : behind(time.to);
  if (!time.words.empty()) out.span = time.words;
  out.clock = time.clock, out.zone = time.zone, out.repeats = time.repeats, out.decided = time.decided;
  return out;
}

class Places {
 public:
  explicit Places(const Document& doc) : doc_(doc), store_(doc.lexicon->store()) {}

  Mention of(const mention::Place& place) const {
    Mention out = start(MentionKind::place, place.extent);
    const auto info = doc_.lexicon->place(place.record);
    if (!info.id.empty()) out.id = (info.own ? "marsad:" : "") + std::string(info.id);
    out.name_ar = info.name_ar.empty() ? place.text : std::string(info.name_ar);
    out.name_en = info.name_en, out.type = info.kind, out.country = info.country;
    out.lat = info.lat, out.lon = info.lon;
    const bool by_area = !located(out) && borrow_point(out, place, info);
    out.precision = precision(out, place, info.kind, by_area);
    out.decided = place.reference ? "stands for an earlier place" : place.weak ? "only another theatre has it" : "";
    return out;
  }

 private:
  static bool located(const Mention& m) { return m.lat && m.lon; }

  // The point of what contains it serves, as an area.
  bool borrow_point(Mention& out, const mention::Place& place, const mention::PlaceInfo& info) const {
    if (!info.in.empty() && take_point(out, doc_.lexicon->place(store_.find("place", info.in)))) return true;
    for (int p = place.parent, guard = 0; p >= 0 && guard < 6; ++guard) {
      const mention::Place& outer = doc_.places[static_cast<std::size_t>(p)];
      if (take_point(out, doc_.lexicon->place(outer.record))) return true;
      p = outer.parent;
    }
    return false;
  }
  static bool take_point(Mention& out, const mention::PlaceInfo& from) {
    if (!from.lat || !from.lon) return false;
    out.lat = from.lat, out.lon = from.lon;
    return true;
  }

  static std::string precision(const Mention& out, const mention::Place& place, std::string_view kind, bool by_area) {
    using mention::PlaceNoun;
    if (kind == "country") return "country";
    if (by_area || place.noun == PlaceNoun::countryside || kind == "region" || kind == "desert") return "area";
    if (kind == "governorate" && place.noun != PlaceNoun::city) return "admin";
    if (place.near || place.direction != mention::Direction::none) return "near";
    return located(out) ? "place" : "";
  }

  const Document& doc_;
  const knowledge::Store& store_;
};

Mention of(const mention::Actor& actor) {
  Mention out = start(MentionKind::actor, actor.extent);
  out.id = actor.id, out.name_ar = actor.name_ar.empty() ? actor.text : actor.name_ar, out.name_en = actor.name_en;
  out.type = actor.kind;
  out.decided = actor.both          ? "the two sides"
                : actor.resolved    ? "stands for an earlier actor"
                : actor.provisional ? "a name by pattern, in no list"
                : actor.generic     ? "a kind of actor, no name"
                                    : "";
  return out;
}

Mention of(const mention::People& people, const Document& doc) {
  Mention out = start(MentionKind::person, people.extent);
  out.min = static_cast<double>(people.min);
  if (people.max) out.max = static_cast<double>(*people.max);
  out.approx = people.approx, out.vague = people.vague;
  if (people.owner >= 0) out.id = doc.actors[static_cast<std::size_t>(people.owner)].id;
  return out;
}

Mention of(const mention::Source& source, const Document& doc) {
  static constexpr const char* kKinds[] = {"unknown", "local", "official", "belligerent", "medical",
                                           "monitor", "media", "witness",  "unknown"};
  Mention out = start(MentionKind::source, source.extent);
  out.name_ar = source.text, out.type = kKinds[static_cast<std::size_t>(source.kind)];
  if (source.actor >= 0) out.id = doc.actors[static_cast<std::size_t>(source.actor)].id;
  return out;
}

void add_weapons(const Document& doc, std::vector<Mention>& out) {
  for (std::uint32_t i = 0; i < doc.size(); ++i) {
    if (doc.place_at[i] >= 0 || doc.time_at[i] >= 0) continue;
    const int m = doc.match_at[i];
    const mention::Match* match = m >= 0 ? &doc.matches[static_cast<std::size_t>(m)] : nullptr;
    if (match && match->first != i) continue;
    const std::uint16_t number = doc.value(i, &WordInfo::weapon);
    const auto& weapon = doc.lexicon->weapon(number);
    if (number == 0 || weapon.id.empty()) continue;
    const bool phrase = match && match->lexicon != knowledge::kNone;
    Mention one = start(MentionKind::weapon, doc.extent(i, phrase ? match->last : i + 1));
    one.id = weapon.id, one.name_en = weapon.name_en;
    out.push_back(std::move(one));
  }
}

}  // namespace

void append_mentions(const Document& doc, const mention::TagTable& tags, std::uint32_t offset, std::vector<Mention>& out) {
  const std::size_t first = out.size();
  const Places places(doc);
  // "5km" is a measure, one word: no number stands there.
  std::vector<mention::RelativeOrdinal> relative;
  mention::find_relative_ordinals(doc, tags, relative);
  for (const auto& one : relative) {
    out.push_back(start(MentionKind::ordinal, one.extent));
    out.back().relative = one.place;
  }
  std::size_t next = 0;  // both are in the order of the text
  const auto in_one = [&](const mention::Count& count) {
    while (next < relative.size() && relative[next].extent.span.end <= count.words.begin) ++next;
    return next < relative.size() && relative[next].extent.span.contains(count.words);
  };
  for (const auto& count : doc.counts)
    if (!count.glued_unit && !in_one(count)) out.push_back(of(count));
  for (const auto& time : doc.times) out.push_back(of(time));
  for (const auto& place : doc.places) out.push_back(places.of(place));
  for (const auto& actor : doc.actors) out.push_back(of(actor));
  for (const auto& people : doc.people) out.push_back(of(people, doc));
  for (const auto& source : doc.sources) out.push_back(of(source, doc));
  add_weapons(doc, out);
  for (std::size_t i = first; i < out.size(); ++i)
    for (Span* span : {&out[i].span, &out[i].whole}) span->begin += offset, span->end += offset;
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), [](const Mention& a, const Mention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.kind < b.kind;
  });
}

}  // namespace engine
}  // namespace marsad
