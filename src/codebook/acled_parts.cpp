#include "acled_parts.hpp"

#include <algorithm>

namespace marsad::codebook {
namespace {

// Longer spans are no "continuous event" any more but a month whose day is not known.
constexpr int kMostDays = 31;

template <typename Map>
const typename Map::mapped_type* find(const Map& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

const Side* side_of(const Event& event, std::string_view role) {
  const auto found =
      std::find_if(event.sides.begin(), event.sides.end(), [&](const Side& side) { return side.role == role; });
  return found == event.sides.end() ? nullptr : &*found;
}

std::string in_country(std::string name, const Event& event, const AcledTables& tables) {
  const AcledCountry* country = find(tables.countries, event.where.country);
  return country ? name + " (" + country->name + ")" : name;
}

}  // namespace

bool acled_is_unnamed(const ActorRef& actor, const AcledTables& tables) {
  if (actor.kind == "civilians" || actor.kind == "protesters" || actor.kind == "rioters" ||
      actor.id.rfind("generic", 0) == 0)
    return true;
  return actor.name_en.empty() && actor.name_ar.empty() && tables.inters.contains(actor.kind);
}

AcledDays acled_days(const When& when) {
  AcledDays out;
  const auto from = base::parse_day(when.from), to = base::parse_day(when.to.empty() ? when.from : when.to);
  if (!from || !to || *to < *from) {
    out.why_not = "its day is not known";
    return out;
  }
  const int length = static_cast<int>((*to - *from).count()) + 1;
  if (when.precision == "year" || length > 2 * kMostDays) {
    out.why_not = "its day is known to the year only";
    return out;
  }
  if (when.precision == "week" || when.precision == "month" || length > kMostDays) {
    out.precision = when.precision == "week" ? 2 : 3;
    out.days.push_back(*from + std::chrono::days{(length - 1) / 2});
    return out;
  }
  for (base::Day day = *from; day <= *to; day += std::chrono::days{1}) out.days.push_back(day);
  return out;
}

const ActorRef* main_actor(const Event& event, std::string_view role) {
  const Side* side = side_of(event, role);
  return side && !side->actors.empty() ? &side->actors.front() : nullptr;
}

std::string acled_unnamed(std::string_view kind, const Event& event, const AcledTables& tables) {
  const AcledInter* inter = find(tables.inters, kind);
  return in_country(inter ? inter->unnamed : "Unidentified Armed Group", event, tables);
}

std::string acled_actor(const ActorRef& actor, const Event& event, const AcledTables& tables) {
  const bool unnamed = acled_is_unnamed(actor, tables);
  // "Police (country unnamed)": the event's country is the best guess there is.
  if (unnamed && actor.kind == "state" && !actor.name_en.empty())
    return in_country(actor.name_en.substr(0, actor.name_en.find(" (")), event, tables);
  if (unnamed) return acled_unnamed(actor.kind, event, tables);
  if (!actor.name_en.empty()) return actor.name_en;
  return actor.name_ar.empty() ? actor.text : actor.name_ar;
}

std::string acled_associates(const Event& event, std::string_view role, const AcledTables& tables) {
  const Side* side = side_of(event, role);
  std::string out;
  for (std::size_t i = 1; side && i < side->actors.size(); ++i) {
    if (!out.empty()) out += "; ";
    out += acled_actor(side->actors[i], event, tables);
  }
  return out;
}

std::string acled_kind(const ActorRef& actor, const Event& event, const AcledTables& tables) {
  if (actor.kind != "state") return actor.kind;
  const std::string* home = find(tables.homes, actor.id);
  const bool abroad = home && !home->empty() && !event.where.country.empty() && *home != event.where.country;
  return abroad ? "external" : "state";
}

std::int64_t acled_figure(const Harm& harm) {
  if (!harm.vague) return harm.min;
  if (harm.min >= 1000) return harm.min;
  if (harm.min >= 100) return 100;
  if (harm.min >= 24) return 10;
  return std::max<std::int64_t>(harm.min, 3);
}

std::int64_t acled_fatalities(const Event& event) {
  std::int64_t dead = 0;
  for (const Harm& harm : event.harm)
    if (harm.kind == HarmKind::killed) dead += std::max<std::int64_t>(acled_figure(harm), 0);
  return dead;
}

std::string acled_location(const Where& where, const AcledTables& tables) {
  for (const std::string* name : {&where.name_en, &where.name_ar, &where.text, &where.admin1})
    if (!name->empty()) return *name;
  const AcledCountry* country = find(tables.countries, where.country);
  return country ? country->name : "";
}

}  // namespace marsad::codebook
