#include "page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "../codebook/acled_parts.hpp"
#include "../codebook/notes.hpp"

namespace marsad::sitrep {
namespace {

using codebook::Record;

constexpr std::size_t kMostAreas = 14, kMostSources = 20;

constexpr const char* kStyle = R"(
@page { size: A4; margin: 14mm; }
* { box-sizing: border-box; }
body { font: 14px/1.5 "Noto Sans", "Noto Naskh Arabic", "Segoe UI", "DejaVu Sans", Tahoma, Arial, sans-serif; color: #1c1c1c;
  max-width: 780px; margin: 0 auto; padding: 20px 24px; background: #fff; }
h1 { font-size: 25px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 17px; margin: 26px 0 8px; padding-bottom: 3px; border-bottom: 2px solid #1c1c1c; break-after: avoid; }
p { margin: 6px 0; }
.period { color: #555; margin: 0 0 14px; }
.figures { display: flex; flex-wrap: wrap; gap: 10px; margin: 12px 0; }
.figure { flex: 1 1 130px; border: 1px solid #ccc; border-radius: 4px; padding: 8px 12px; }
.figure b { display: block; font-size: 25px; line-height: 1.2; }
.figure span { color: #555; font-size: 12px; }
svg { width: 100%; height: auto; display: block; }
svg text { font: 12.5px "Noto Sans", "Noto Naskh Arabic", "DejaVu Sans", Tahoma, Arial, sans-serif; fill: #222; }
svg text.small { font-size: 11px; fill: #666; }
svg text.value { font-size: 12px; font-weight: 600; }
svg text.head { font-size: 12px; fill: #666; }
svg text.town { font-size: 11.5px; fill: #6d675a; }
.chart { break-inside: avoid; }
.key { display: flex; flex-wrap: wrap; gap: 4px 14px; font-size: 12px; margin: 6px 0; }
.key i { display: inline-block; width: 11px; height: 11px; margin-inline-end: 5px; vertical-align: -1px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: start; vertical-align: top; padding: 5px 6px; border-bottom: 1px solid #ddd; }
th { border-bottom: 1.5px solid #555; font-size: 12px; color: #444; }
td.number, th.number { text-align: end; white-space: nowrap; }
tr { break-inside: avoid; }
ul { margin: 6px 0; padding-inline-start: 20px; }
.note { color: #555; font-size: 12px; }
footer { margin-top: 26px; border-top: 1px solid #bbb; padding-top: 8px; color: #555; font-size: 11.5px; }
@media print { body { padding: 0; max-width: none; } }
)";

class Page {
 public:
  Page(const Facts& facts, const knowledge::Store& store, const codebook::AcledTables& tables,
       const codebook::Wording& wording, const PageOptions& options)
      : facts_(facts), store_(store), tables_(tables), wording_(wording), options_(options) {}

  std::string write() {
    head();
    figures();
    changes();
    by_week();
    by_type();
    by_area();
    place_map();
    deadliest();
    contested();
    actors();
    sources();
    foot();
    return std::move(out_);
  }

 private:
  std::string say(std::string_view english) const { return escaped(wording_.say(english)); }
  std::string fill(std::string_view english, codebook::Wording::Parts parts) const {
    return escaped(wording_.fill(english, parts));
  }
  // The same inside a sentence of the other script (U+2068, U+2069).
  static std::string apart(const std::string& text) { return "\u2068" + text + "\u2069"; }
  // A name in its own direction.
  static std::string name(const std::string& text) { return "<bdi>" + escaped(text) + "</bdi>"; }
  std::string day(base::Day day) const { return codebook::long_day(day, wording_); }
  void section(std::string_view title) { out_ += "<h2>" + say(title) + "</h2>\n"; }
  void paragraph(const std::string& html, const char* of = "") { out_ += fmt::format("<p{}>{}</p>\n", of, html); }

  void head() {
    const bool arabic = wording_.arabic();
    const std::string title = wording_.say("Situation report") + (options_.area.empty() ? "" : ": " + options_.area);
    out_ = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
        arabic ? "ar" : "en", arabic ? "rtl" : "ltr", escaped(title), kStyle);
    out_ += "<h1>" + escaped(title) + "</h1>\n";
    paragraph(fill("{from} to {to} ({days} days)", {{"from", day(facts_.period.from)},
                                                    {"to", day(facts_.period.to)},
                                                    {"days", std::to_string(facts_.period.days())}}),
              " class=\"period\"");
  }

  void figure(const std::string& value, std::string_view what, const std::string& below = "") {
    out_ += fmt::format("<div class=\"figure\"><b>{}</b>{}<br><span>{}</span></div>", value, say(what), escaped(below));
  }
  std::string range(std::int64_t low, std::int64_t high) const {
    return low == high ? ""
                       : wording_.fill("{low} to {high}", {{"low", std::to_string(low)}, {"high", std::to_string(high)}});
  }

  void figures() {
    out_ += "<div class=\"figures\">";
    figure(std::to_string(facts_.all.events), "incidents");
    figure(std::to_string(facts_.all.best), "reported fatalities", range(facts_.all.low, facts_.all.high));
    figure(std::to_string(facts_.civilians), "of them reported as civilians");
    figure(std::to_string(facts_.injured), "reported injured");
    if (facts_.displaced > 0) figure(std::to_string(facts_.displaced), "reported displaced");
    out_ += "</div>\n";
    std::vector<std::string> grades;
    for (const char* grade : {"confirmed", "fair", "weak", "contested"})
      if (const auto found = facts_.grades.find(grade); found != facts_.grades.end())
        grades.push_back(
            wording_.fill("{grade}: {count}", {{"grade", wording_.say(grade)}, {"count", std::to_string(found->second)}}));
    if (!grades.empty())
      paragraph(fill("Grades of incidents: {list}. Weak is one source; fair two or more that do not copy each other; "
                     "confirmed: the acting "
                     "party says so; contested: claims exclude each other.",
                     {{"list", wording_.list(grades)}}),
                " class=\"note\"");
    if (facts_.all.events == 0) paragraph(say("No incident of this period is among the records."));
  }

  std::string named(const Change& change) const {
    if (change.kind == "all") return wording_.say("All incidents");
    return change.kind == "type" ? wording_.say(change.name) : area(change.name);
  }
  std::string area(const std::string& name) const {
    if (name.empty()) return wording_.say("area not told");
    for (const Record* record : facts_.incidents) {
      const Where& where = record->event.where;
      if (where.admin1 == name || where.admin2 == name)
        if (const std::string arabic = wording_.admin1(where.country, name); !arabic.empty()) return arabic;
    }
    // A country where no area is told.
    std::string country = wording_.country(name);
    if (const auto found = tables_.countries.find(name); country.empty() && found != tables_.countries.end())
      country = found->second.name;
    return country.empty() ? name : wording_.fill("{place}, area not told", {{"place", country}});
  }

  void changes() {
    section("Notable changes");
    if (facts_.norm_days < 7)
      return paragraph(say("The records do not reach back a week before the period: nothing can be compared."),
                       " class=\"note\"");
    if (facts_.norm_days < kNormDays)
      paragraph(fill("The records reach back {days} days of the four weeks before: the norm rests on those.",
                     {{"days", std::to_string(facts_.norm_days)}}),
                " class=\"note\"");
    if (facts_.changes.empty()) return paragraph(say("None: counts are as the four weeks before let expect."));
    out_ += "<ul>";
    for (const Change& change : facts_.changes) {
      const std::string_view pattern =
          static_cast<double>(change.events) > change.norm
              ? "{what}: {count} incidents, more than the {norm} that the weeks before let expect"
              : "{what}: {count} incidents, fewer than the {norm} that the weeks before let expect";
      out_ += "<li>" +
              fill(pattern, {{"what", named(change)},
                             {"count", std::to_string(change.events)},
                             {"norm", fmt::format("{:.1f}", change.norm)}}) +
              "</li>";
    }
    out_ += "</ul>\n";
  }

  void key() {
    out_ += "<div class=\"key\">";
    for (const char* type : {"Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots",
                             "Strategic developments"})
      out_ += fmt::format("<span><i style=\"background:{}\"></i>{}</span>", colour_of(type), say(type));
    out_ += "</div>\n";
  }

  void by_week() {
    section("By week");
    out_ += "<div class=\"chart\">" + week_chart(facts_, wording_) + "</div>\n";
    key();
  }

  void bars(const std::vector<Count>& counts, const std::vector<std::string>& names, bool by_type) {
    out_ += "<div class=\"chart\">" + bar_chart(counts, names, wording_, by_type) + "</div>\n";
  }

  void by_type() {
    if (facts_.types.empty()) return;
    section("By type");
    std::vector<std::string> names;
    for (const Count& count : facts_.types) names.push_back(wording_.say(count.name));
    bars(facts_.types, names, true);
  }

  void by_area() {
    if (facts_.areas.empty()) return;
    section("By area");
    std::vector<Count> counts = facts_.areas;
    if (counts.size() > kMostAreas) {
      Count rest;
      for (std::size_t i = kMostAreas - 1; i < counts.size(); ++i)
        rest.events += counts[i].events, rest.low += counts[i].low, rest.best += counts[i].best, rest.high += counts[i].high;
      counts.resize(kMostAreas - 1);
      counts.push_back(rest);
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < counts.size(); ++i)
      names.push_back(i + 1 == kMostAreas && facts_.areas.size() > kMostAreas ? wording_.say("other areas")
                                                                              : area(counts[i].name));
    bars(counts, names, false);
  }

  void place_map() {
    const std::string svg = map_of(facts_, store_, wording_);
    if (svg.empty()) return;
    section("Map");
    out_ += "<div class=\"chart\">" + svg + "</div>\n";
    key();
    paragraph(say("A circle is a place, its area the number of incidents, its colour the most frequent type; hollow circles "
                  "stand for an area "
                  "whose place is not told. Towns in grey. No borders are drawn."),
              " class=\"note\"");
  }

  std::string when(const Record& record) const {
    const auto from = base::parse_day(record.event.when.from), to = base::parse_day(record.event.when.to);
    if (!from) return "";
    return !to || *from == *to ? day(*from) : wording_.fill("{low} to {high}", {{"low", day(*from)}, {"high", day(*to)}});
  }
  std::string killed(const Record& record) const {
    const codebook::Range range = range_of(record, HarmKind::killed);
    if (!range.told) return "\u2013";
    return range.low == range.high ? std::to_string(range.best)
                                   : fmt::format("{} ({}\u2013{})", range.best, range.low, range.high);
  }

  void row(const Record& record, const std::string& what) {
    const std::string area = codebook::area_name(record.event.where, wording_);
    std::string place = codebook::place_name(record.event.where, tables_, wording_);
    if (!area.empty() && area != place) place += " (" + area + ")";
    out_ += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"number\" dir=\"ltr\">{}</td></tr>\n",
                        escaped(when(record)), name(place), what, killed(record));
  }
  void open_table(std::string_view what) {
    out_ +=
        fmt::format("<table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th class=\"number\">{}</th></tr></thead><tbody>\n",
                    say("Day"), say("Place"), say(what), say("Reported fatalities"));
  }

  void deadliest() {
    if (facts_.deadliest.empty()) return;
    section("Deadliest incidents");
    open_table("What was reported");
    for (const Record* record : facts_.deadliest) row(*record, name(codebook::happening(record->event, tables_, wording_)));
    out_ += "</tbody></table>\n";
  }

  // Who says which figure, and who is said to have done it.
  std::string disputes(const Record& record) const {
    std::string out = name(codebook::happening(record.event, tables_, wording_));
    for (const IncidentHarm& total : record.incident.totals) {
      if (total.kind != HarmKind::killed || total.low == total.high) continue;
      std::vector<std::string> said;
      for (const IncidentFigure& figure : total.figures) {
        if (figure.superseded) continue;
        const std::string count =
            figure.min == figure.max ? std::to_string(figure.min) : fmt::format("{}\u2013{}", figure.min, figure.max);
        said.push_back(wording_.fill("{source}: {count}", {{"source", apart(figure.source)}, {"count", apart(count)}}));
      }
      out += "<br>" + fill("Killed, by source: {list}.", {{"list", wording_.list(said)}});
    }
    if (record.incident.grade == "contested")
      for (const IncidentClaim& claim : record.incident.claims) out += "<br>" + escaped(claimed(record, claim));
    return out;
  }
  std::string claimed(const Record& record, const IncidentClaim& claim) const {
    std::vector<std::string> actors;
    for (const std::string& id : claim.actors) {
      std::string shown = id;
      for (const Side& side : record.event.sides)
        for (const ActorRef& actor : side.actors)
          if (actor.id == id) shown = codebook::actor_name(actor, record.event, tables_, wording_);
      actors.push_back(shown);
    }
    std::vector<std::string> sources;
    for (const std::string& source : claim.sources) sources.push_back(apart(source));
    for (std::string& actor : actors) actor = apart(actor);
    const std::string who = actors.empty() ? wording_.say("nobody named") : wording_.list(actors);
    return wording_.fill(
        claim.status == Status::denied ? "Denied ({actors}) by: {sources}." : "Attributed to {actors} by: {sources}.",
        {{"actors", who}, {"sources", wording_.list(sources)}});
  }

  void contested() {
    section("Contested figures and claims");
    if (facts_.contested.empty()) return paragraph(say("None: no two independent sources contradict each other."));
    open_table("What the sources say");
    for (const Record* record : facts_.contested) row(*record, disputes(*record));
    out_ += "</tbody></table>\n";
  }

  void actors() {
    section("Actors not seen before");
    if (facts_.norm_days < 7)
      return paragraph(say("The records do not reach back a week before the period: nothing can be compared."),
                       " class=\"note\"");
    if (facts_.new_actors.empty()) return paragraph(say("None."));
    std::string list;
    for (const ActorRef* actor : facts_.new_actors) {
      const std::string& other = actor->text.empty() ? actor->name_ar : actor->text;
      const std::string shown = wording_.arabic() ? (actor->name_ar.empty() ? other : actor->name_ar)
                                                  : (actor->name_en.empty() ? other : actor->name_en);
      if (!shown.empty()) list += (list.empty() ? "" : " \u00b7 ") + name(shown);
    }
    paragraph(list);
  }

  void sources() {
    section("Sources");
    if (facts_.sources.empty()) return paragraph(say("No record names its source."));
    std::string list;
    for (std::size_t i = 0; i < facts_.sources.size() && i < kMostSources; ++i)
      list += fmt::format("{}{} ({})", i == 0 ? "" : " \u00b7 ", name(facts_.sources[i].name), facts_.sources[i].events);
    paragraph(list);
    if (facts_.sources.size() > kMostSources)
      paragraph(fill("and {count} more", {{"count", std::to_string(facts_.sources.size() - kMostSources)}}),
                " class=\"note\"");
  }

  void foot() {
    out_ += "<footer>";
    paragraph(
        say("Fatalities are reported fatalities: what sources say, not a count of the dead. Low and high are the least and "
            "the most that an "
            "independent source says of an incident, best what most of them say; sums over incidents add these up. Reports "
            "were read "
            "by a program; figures can be wrong and should be checked against the reports before use."));
    if (facts_.undated > 0)
      paragraph(fill("{count} records without a day are in no count.", {{"count", std::to_string(facts_.undated)}}));
    paragraph(say(options_.is_public ? "Public version: places and names are coarsened."
                                     : "Restricted version: not to be published."));
    paragraph("<bdi>" + escaped(options_.version) + "</bdi>");
    out_ += "</footer>\n</body>\n</html>\n";
  }

  const Facts& facts_;
  const knowledge::Store& store_;
  const codebook::AcledTables& tables_;
  const codebook::Wording& wording_;
  const PageOptions& options_;
  std::string out_;
};

}  // namespace

std::string page(const Facts& facts, const knowledge::Store& store, const codebook::AcledTables& tables,
                 const codebook::Wording& wording, const PageOptions& options) {
  return Page(facts, store, tables, wording, options).write();
}

}  // namespace marsad::sitrep
