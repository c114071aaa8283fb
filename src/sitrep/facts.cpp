#include "facts.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace marsad::sitrep {
namespace {

using codebook::Record;

constexpr std::int64_t kLeastChange = 3;  // incidents
constexpr double kLeastRatio = 1.5, kLeastSigma = 2;

struct Dated {
  const Record* record;
  base::Day from, to;
};

std::vector<Dated> dated(const std::vector<Record>& records, std::size_t& undated) {
  std::vector<Dated> out;
  for (const Record& record : records) {
    if (record.event.status == Status::denied || record.event.status == Status::planned) continue;
    const When& when = record.event.when;
    const auto from = base::parse_day(when.from), to = base::parse_day(when.to.empty() ? when.from : when.to);
    if (from && to && *from <= *to)
      out.push_back({&record, *from, *to});
    else
      ++undated;
  }
  std::sort(out.begin(), out.end(), [](const Dated& a, const Dated& b) {
    return a.from != b.from ? a.from < b.from : a.record->event.id < b.record->event.id;
  });
  return out;
}

void put(std::vector<Count>& counts, const std::string& name, const Record& record) {
  auto found = std::find_if(counts.begin(), counts.end(), [&](const Count& c) { return c.name == name; });
  if (found == counts.end()) found = counts.insert(counts.end(), Count{name});
  found->add(record);
}

void most_first(std::vector<Count>& counts) {
  std::sort(counts.begin(), counts.end(),
            [](const Count& a, const Count& b) { return a.events != b.events ? a.events > b.events : a.name < b.name; });
}

std::string area_of(const Record& record, bool admin2) {
  const Where& where = record.event.where;
  return admin2 ? where.admin2 : where.admin1.empty() ? where.country : where.admin1;
}

bool one_area(const std::vector<const Record*>& records) {
  std::set<std::string> areas;
  for (const Record* record : records) areas.insert(record->event.where.country + "|" + record->event.where.admin1);
  return areas.size() == 1 && !records.front()->event.where.admin1.empty();
}

void count_sources(const Record& record, std::vector<Count>& out) {
  std::set<std::string> names;
  for (const IncidentSource& source : record.incident.sources)
    for (const std::string& name : {source.publisher, source.text})
      if (!name.empty()) names.insert(name);
  for (const std::string& name : names) put(out, name, record);
}

std::vector<Week> weeks_of(const std::vector<Dated>& all, Period period) {
  std::vector<Week> out;
  for (base::Day day = period.from - std::chrono::days{kNormDays}; day <= period.to; day += std::chrono::days{7}) {
    Week week{day, day >= period.from, all.empty() || day + std::chrono::days{6} >= all.front().from, {}};
    out.push_back(week);
  }
  for (const Dated& one : all) {
    // One that began before the period and reaches into it counts on its first day there.
    const base::Day day = one.from < period.from && one.to >= period.from ? period.from : one.from;
    if (out.empty() || day < out.front().first || day > period.to) continue;
    const auto at = static_cast<std::size_t>((day - out.front().first).count() / 7);
    if (at < out.size()) ++out[at].types[one.record->event.type];
  }
  return out;
}

bool notable(std::int64_t events, double norm) {
  const double gap = static_cast<double>(events) - norm;
  if (std::abs(gap) < kLeastChange) return false;
  const double ratio = (static_cast<double>(events) + 0.5) / (norm + 0.5);
  return std::abs(gap) / std::sqrt(std::max(norm, 1.0)) >= kLeastSigma && (ratio >= kLeastRatio || ratio <= 1 / kLeastRatio);
}

class Comparison {
 public:
  Comparison(const std::vector<Dated>& all, const Facts& facts) : facts_(facts) {
    for (const Dated& one : all)
      if (one.to < facts.period.from && one.from >= facts.period.from - std::chrono::days{facts.norm_days})
        add(*one.record, before_);
    for (const Record* record : facts.incidents) add(*record, now_);
  }
  std::vector<Change> find() const {
    std::vector<Change> out;
    std::set<std::pair<std::string, std::string>> keys;
    for (const auto* counts : {&before_, &now_})
      for (const auto& [key, number] : *counts) keys.insert(key);
    for (const auto& key : keys) {
      const double norm = static_cast<double>(of(before_, key)) * facts_.period.days() / facts_.norm_days;
      if (notable(of(now_, key), norm)) out.push_back({key.first, key.second, of(now_, key), norm});
    }
    std::stable_sort(out.begin(), out.end(), [](const Change& a, const Change& b) {
      const auto gap = [](const Change& c) { return std::abs(static_cast<double>(c.events) - c.norm); };
      return (a.kind == "all") != (b.kind == "all") ? a.kind == "all" : gap(a) > gap(b);
    });
    return out;
  }

 private:
  using Counts = std::map<std::pair<std::string, std::string>, std::int64_t>;
  static std::int64_t of(const Counts& counts, const Counts::key_type& key) {
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
  }
  void add(const Record& record, Counts& into) const {
    ++into[{"all", ""}], ++into[{"type", record.event.type}];
    if (const std::string area = area_of(record, facts_.areas_are_admin2); !area.empty()) ++into[{"area", area}];
  }
  const Facts& facts_;
  Counts before_, now_;
};

bool is_named(const ActorRef& actor) { return !actor.id.empty() && actor.id.rfind("generic", 0) != 0; }

void find_new_actors(const std::vector<Dated>& all, Facts& facts) {
  std::set<std::string> seen;
  for (const Dated& one : all)
    if (one.from < facts.period.from)
      for (const Side& side : one.record->event.sides)
        for (const ActorRef& actor : side.actors) seen.insert(actor.id);
  for (const Record* record : facts.incidents)
    for (const Side& side : record->event.sides)
      for (const ActorRef& actor : side.actors)
        if (is_named(actor) && seen.insert(actor.id).second) facts.new_actors.push_back(&actor);
}

void find_listed(Facts& facts) {
  for (const Record* record : facts.incidents) {
    const codebook::Range killed = range_of(*record, HarmKind::killed);
    if (record->incident.grade == "contested" ||
        (killed.told && killed.low != killed.high && record->incident.independent_sources > 1))
      facts.contested.push_back(record);
    if (killed.best > 0) facts.deadliest.push_back(record);
  }
  const auto worst_first = [](const Record* a, const Record* b) {
    return range_of(*a, HarmKind::killed).best > range_of(*b, HarmKind::killed).best;
  };
  std::stable_sort(facts.deadliest.begin(), facts.deadliest.end(), worst_first);
  std::stable_sort(facts.contested.begin(), facts.contested.end(), worst_first);
  for (auto* list : {&facts.contested, &facts.deadliest})
    if (list->size() > kMostListed) list->resize(kMostListed);
}

}  // namespace

void Count::add(const Record& record) {
  const codebook::Deaths deaths = deaths_of(record);
  ++events, low += deaths.low, best += deaths.best, high += deaths.high;
}

Facts count(const std::vector<Record>& records, Period period) {
  Facts out;
  out.period = period;
  const std::vector<Dated> all = dated(records, out.undated);
  for (const Dated& one : all)
    if (one.to >= period.from && one.from <= period.to) out.incidents.push_back(one.record);
  out.areas_are_admin2 = !out.incidents.empty() && one_area(out.incidents);
  for (const Record* record : out.incidents) {
    out.all.add(*record);
    out.civilians += deaths_of(*record).civilians;
    out.injured += range_of(*record, HarmKind::injured).best;
    out.displaced += range_of(*record, HarmKind::displaced).best;
    put(out.types, record->event.type, *record);
    put(out.areas, area_of(*record, out.areas_are_admin2), *record);
    count_sources(*record, out.sources);
    ++out.grades[record->incident.grade];
  }
  most_first(out.types), most_first(out.areas), most_first(out.sources);
  out.weeks = weeks_of(all, period);
  if (!all.empty() && all.front().from < period.from)
    out.norm_days = std::min<int>(kNormDays, static_cast<int>((period.from - all.front().from).count()));
  if (out.norm_days >= 7) out.changes = Comparison(all, out).find();
  if (out.norm_days > 0) find_new_actors(all, out);
  find_listed(out);
  return out;
}

}  // namespace marsad::sitrep
