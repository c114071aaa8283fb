#include <fmt/format.h>

#include "acled_parts.hpp"

namespace marsad::codebook {
namespace {

std::string long_day(base::Day day) {
  static constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
  const std::chrono::year_month_day date{day};
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

std::string opening(const Event& event, const AcledDays& days, base::Day day) {
  const auto from = base::parse_day(event.when.from), to = base::parse_day(event.when.to);
  if (days.precision > 1 && from && to) return fmt::format("Between {} and {}", long_day(*from), long_day(*to));
  if (event.when.part_of_day.empty()) return "On " + long_day(day);
  return fmt::format("On {} ({})", long_day(day), event.when.part_of_day);
}

std::string what(const Event& event, const AcledTables& tables) {
  const auto found = tables.subtypes.find(event.subtype);
  const std::string noun = found == tables.subtypes.end() ? "an event" : found->second.noun;
  const std::string note = found == tables.subtypes.end() ? "acted on" : found->second.note;
  const ActorRef *first = main_actor(event, "side1"), *second = main_actor(event, "side2");
  if (first && second)
    return fmt::format("{} {} {}", acled_actor(*first, event, tables), note, acled_actor(*second, event, tables));
  if (first) return fmt::format("{} by {} was reported", noun, acled_actor(*first, event, tables));
  if (second) return fmt::format("{} involving {} was reported", noun, acled_actor(*second, event, tables));
  return noun + " was reported";
}

std::string place(const Event& event, const AcledTables& tables) {
  const std::string name = acled_location(event.where, tables);
  if (name.empty()) return "";
  const bool near = !event.where.relation.empty() || event.where.precision == "near";
  std::string out = (near ? " near " : " in ") + name;
  if (!event.where.admin1.empty() && event.where.admin1 != name) out += " (" + event.where.admin1 + ")";
  return out;
}

std::string count(const Harm& harm) {
  if (harm.vague) return harm.min >= 100 ? "hundreds" : harm.min >= 24 ? "tens" : "an untold number";
  std::string out = std::to_string(harm.min);
  if (!harm.max) return "at least " + out;
  if (*harm.max != harm.min) out += " to " + std::to_string(*harm.max);
  return harm.approx ? "about " + out : out;
}

std::string harmed(const Harm& harm, const Event& event, const AcledTables& tables) {
  if (harm.civilian || harm.who == "civilian") return "civilians";
  const ActorRef* actor = main_actor(event, harm.who);
  return actor ? acled_actor(*actor, event, tables) : "side not told";
}

std::string harm(const Event& event, const AcledTables& tables) {
  std::string out;
  for (const Harm& item : event.harm) {
    std::string kind = name_of(item.kind);
    for (char& c : kind)
      if (c == '_') c = ' ';
    out += fmt::format("{}{} {} ({})", out.empty() ? " Reported: " : ", ", count(item), kind, harmed(item, event, tables));
  }
  return out.empty() ? out : out + ".";
}

std::string list(const char* title, const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items)
    if (!item.empty()) out += (out.empty() ? fmt::format(" {}: ", title) : "; ") + item;
  return out.empty() ? out : out + ".";
}

std::string source(const Event& event, const Report& report) {
  std::string out = event.source.text;
  if (!report.publisher.empty() && report.publisher != out) out += (out.empty() ? "" : ", in ") + report.publisher;
  if (out.empty()) return out;
  return " Source: " + out + (out.back() == '.' ? "" : ".");
}

std::vector<std::string> spaced(std::vector<std::string> flags) {
  for (std::string& flag : flags)
    for (char& c : flag)
      if (c == '_') c = ' ';
  return flags;
}

}  // namespace

std::string acled_notes(const Event& event, const Report& report, const AcledDays& days, base::Day day,
                        const AcledTables& tables) {
  std::string out = fmt::format("{}, {}{}.", opening(event, days, day), what(event, tables), place(event, tables));
  out += harm(event, tables);
  const std::int64_t dead = acled_fatalities(event);
  if (days.days.size() > 1 && dead > 0)
    out += fmt::format(" The {} reported fatalities of {} days ({} to {}) are divided evenly among the days.", dead,
                       days.days.size(), long_day(days.days.front()), long_day(days.days.back()));
  out += list("Weapons", event.weapons);
  out += list("Circumstances", spaced(event.flags));
  out += list("Demands", event.demands);
  if (event.status == Status::claimed) out += " A claim of a party to the fight.";
  return out + source(event, report);
}

}  // namespace marsad::codebook
