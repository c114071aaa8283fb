#include "notes.hpp"

#include <algorithm>

namespace marsad::codebook {
namespace {

class Notes {
 public:
  Notes(const Record& record, const AcledTables& tables, const Wording& wording)
      : record_(record), event_(record.event), tables_(tables), wording_(wording) {}

  std::string write(const AcledDays& days, base::Day day) const {
    std::string out = opening(days, day) + harm();
    const std::int64_t dead = deaths_of(record_).acled;
    if (days.days.size() > 1 && dead > 0)
      add(out,
          wording_.fill("The {dead} reported fatalities of {days} days ({from} to {to}) are divided evenly among the days.",
                        {{"dead", std::to_string(dead)},
                         {"days", std::to_string(days.days.size())},
                         {"from", long_day(days.days.front(), wording_)},
                         {"to", long_day(days.days.back(), wording_)}}));
    list(out, "Weapons: {list}.", event_.weapons);
    list(out, "Circumstances: {list}.", event_.flags);
    list(out, "Demands: {list}.", event_.demands);
    if (event_.status == Status::claimed) add(out, wording_.say("A claim of a party to the fight."));
    return out + (record_.is_incident ? sources() : source());
  }

 private:
  static void add(std::string& out, const std::string& sentence) { out += (out.empty() ? "" : " ") + sentence; }

  std::string place() const {
    const std::string name = place_name(event_.where, tables_, wording_);
    if (name.empty()) return "";
    const bool near = !event_.where.relation.empty() || event_.where.precision == "near";
    std::string out = wording_.fill(near ? "near {place}" : "in {place}", {{"place", name}});
    const std::string area = area_name(event_.where, wording_);
    if (!area.empty() && area != name) out = wording_.fill("{place} ({area})", {{"place", out}, {"area", area}});
    return " " + out;
  }

  std::string opening(const AcledDays& days, base::Day day) const {
    const auto from = base::parse_day(event_.when.from), to = base::parse_day(event_.when.to);
    const std::string what = happening(event_, tables_, wording_), where = place();
    if (days.days.empty()) return what + where + ".";
    if (days.precision > 1 && from && to)
      return wording_.fill(
          "Between {from} and {to}, {what}{place}.",
          {{"from", long_day(*from, wording_)}, {"to", long_day(*to, wording_)}, {"what", what}, {"place", where}});
    const bool parted = !event_.when.part_of_day.empty();
    return wording_.fill(parted ? "On {day} ({part}), {what}{place}." : "On {day}, {what}{place}.",
                         {{"day", long_day(day, wording_)},
                          {"part", wording_.say(event_.when.part_of_day)},
                          {"what", what},
                          {"place", where}});
  }

  std::string count(const Harm& harm) const {
    if (harm.vague) return wording_.say(harm.min >= 100 ? "hundreds" : harm.min >= 24 ? "tens" : "an untold number");
    std::string out = std::to_string(harm.min);
    if (!harm.max) return wording_.fill("at least {count}", {{"count", out}});
    if (*harm.max != harm.min) out = wording_.fill("{low} to {high}", {{"low", out}, {"high", std::to_string(*harm.max)}});
    return harm.approx ? wording_.fill("about {count}", {{"count", out}}) : out;
  }

  std::string harmed(const Harm& harm) const {
    if (harm.civilian || harm.who == "civilian") return wording_.say("civilians");
    const ActorRef* actor = main_actor(event_, harm.who);
    return actor ? actor_name(*actor, event_, tables_, wording_) : wording_.say("side not told");
  }

  std::string kind_name(HarmKind kind) const { return wording_.say(spaced(name_of(kind))); }

  std::string harm() const {
    std::vector<std::string> items;
    for (const Harm& item : event_.harm)
      items.push_back(wording_.fill("{count} {kind} ({who})",
                                    {{"count", count(item)}, {"kind", kind_name(item.kind)}, {"who", harmed(item)}}));
    std::string out;
    if (!items.empty()) add(out, wording_.fill("Reported: {list}.", {{"list", wording_.list(items)}}));
    if (record_.is_incident) totals(out);
    return out.empty() ? out : " " + out;
  }

  // Where sources differ: the range over all sides, and who says what.
  void totals(std::string& out) const {
    std::vector<std::string> ranges, said;
    for (const IncidentHarm& total : record_.incident.totals) {
      if (total.low == total.high) continue;
      ranges.push_back(wording_.fill("{low} to {high} {kind}, {best} by most sources", {{"low", std::to_string(total.low)},
                                                                                        {"high", std::to_string(total.high)},
                                                                                        {"best", std::to_string(total.best)},
                                                                                        {"kind", kind_name(total.kind)}}));
      for (const IncidentFigure& figure : total.figures) {
        if (figure.superseded) continue;
        const std::string number = figure.max == figure.min
                                       ? std::to_string(figure.min)
                                       : wording_.fill("{low} to {high}", {{"low", std::to_string(figure.min)},
                                                                           {"high", std::to_string(figure.max)}});
        said.push_back(wording_.fill("{count} {kind} by {source}",
                                     {{"count", number}, {"kind", kind_name(total.kind)}, {"source", figure.source}}));
      }
    }
    if (!ranges.empty()) add(out, wording_.fill("Of all sides: {list}.", {{"list", wording_.list(ranges)}}));
    if (!said.empty()) add(out, wording_.fill("Sources differ: {list}.", {{"list", wording_.list(said)}}));
  }

  void list(std::string& out, std::string_view pattern, const std::vector<std::string>& items) const {
    std::string joined;
    for (const std::string& item : items)
      if (!item.empty()) joined += (joined.empty() ? "" : wording_.arabic() ? "\u061b " : "; ") + wording_.say(spaced(item));
    if (!joined.empty()) add(out, wording_.fill(pattern, {{"list", joined}}));
  }

  std::string source() const {
    const Report& report = record_.report;
    std::string out = event_.source.text;
    if (out.empty())
      out = report.publisher;
    else if (!report.publisher.empty() && report.publisher != out)
      out = wording_.fill("{source}, in {publisher}", {{"source", out}, {"publisher", report.publisher}});
    return out.empty() ? out : " " + ended(wording_.fill("Source: {source}.", {{"source", out}}));
  }
  // A source that ends in a full stop needs no second one.
  static std::string ended(std::string text) {
    if (text.size() > 1 && text[text.size() - 2] == '.') text.pop_back();
    return text;
  }

  std::string sources() const {
    const int count = record_.incident.independent_sources;
    std::string out =
        " " + wording_.fill(count == 1 ? "One source; grade: {grade}." : "{count} independent sources; grade: {grade}.",
                            {{"count", std::to_string(count)}, {"grade", wording_.say(record_.incident.grade)}});
    return record_.report.publisher.empty()
               ? out
               : out + " " + ended(wording_.fill("Source: {source}.", {{"source", record_.report.publisher}}));
  }

  const Record& record_;
  const Event& event_;
  const AcledTables& tables_;
  const Wording& wording_;
};

}  // namespace

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string long_day(base::Day day, const Wording& wording) {
  static constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
  const std::chrono::year_month_day date{day};
  return wording.fill("{number} {month} {year}", {{"number", std::to_string(static_cast<unsigned>(date.day()))},
                                                  {"month", wording.say(kMonths[static_cast<unsigned>(date.month()) - 1])},
                                                  {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string actor_name(const ActorRef& actor, const Event& event, const AcledTables& tables, const Wording& wording) {
  const std::string english = acled_actor(actor, event, tables);
  if (!wording.arabic()) return english;
  if (!acled_is_unnamed(actor, tables)) {
    for (const std::string* name : {&actor.name_ar, &actor.text})
      if (!name->empty()) return *name;
    return english;
  }
  // "Civilians (Syria)": both halves have their own words.
  const std::size_t at = english.find(" (");
  const std::string kind = wording.say(english.substr(0, at)), country = wording.country(event.where.country);
  const std::string named = kind == english.substr(0, at) && !actor.name_ar.empty() ? actor.name_ar : kind;
  return country.empty() ? named : named + " (" + country + ")";
}

std::string place_name(const Where& where, const AcledTables& tables, const Wording& wording) {
  if (!wording.arabic()) return acled_location(where, tables);
  for (const std::string& name : {where.name_ar, where.text, where.name_en, area_name(where, wording)})
    if (!name.empty()) return name;
  const std::string country = wording.country(where.country);
  return country.empty() ? acled_location(where, tables) : country;
}

std::string area_name(const Where& where, const Wording& wording) {
  const std::string arabic = wording.arabic() ? wording.admin1(where.country, where.admin1) : "";
  return arabic.empty() ? where.admin1 : arabic;
}

std::string happening(const Event& event, const AcledTables& tables, const Wording& wording) {
  const auto found = tables.subtypes.find(event.subtype);
  const std::string noun = wording.say(found == tables.subtypes.end() ? "an event" : found->second.noun);
  const std::string note = found == tables.subtypes.end() ? "acted on" : found->second.note;
  const ActorRef *first = main_actor(event, "side1"), *second = main_actor(event, "side2");
  const std::string a = first ? actor_name(*first, event, tables, wording) : "";
  const std::string b = second ? actor_name(*second, event, tables, wording) : "";
  if (first && second) return wording.fill("{a} " + note + " {b}", {{"a", a}, {"b", b}});
  if (first) return wording.fill("{what} by {a} was reported", {{"what", noun}, {"a", a}});
  if (second) return wording.fill("{what} involving {b} was reported", {{"what", noun}, {"b", b}});
  return wording.fill("{what} was reported", {{"what", noun}});
}

std::string notes_of(const Record& record, const AcledDays& days, base::Day day, const AcledTables& tables,
                     const Wording& wording) {
  return Notes(record, tables, wording).write(days, day);
}

std::string notes_of(const Record& record, const AcledTables& tables, const Wording& wording) {
  AcledDays days = acled_days(record.event.when);
  const base::Day day = days.days.empty() ? base::Day{} : days.days.front();
  if (days.days.size() > 1) days.days.resize(1), days.precision = 2;  // told as a range
  return notes_of(record, days, day, tables, wording);
}

}  // namespace marsad::codebook
