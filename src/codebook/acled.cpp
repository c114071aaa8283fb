#include "acled.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "acled_parts.hpp"
#include "csv.hpp"
#include "notes.hpp"

namespace marsad::codebook {
namespace {

// A row with what merging needs to know.
struct Draft {
  AcledRow row;
  std::int64_t dead = 0;
  int rank = 99;
  bool battle = false;
};

// FNV-1a: the same on every machine. Twelve digits, so that a million rows rarely share one.
std::string row_number(std::string_view id, std::size_t day) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto mix = [&](unsigned char c) { hash = (hash ^ c) * 1099511628211ULL; };
  for (const char c : id) mix(static_cast<unsigned char>(c));
  for (; day > 0; day >>= 8) mix(static_cast<unsigned char>(day & 0xFF));
  return std::to_string(hash % 1'000'000'000'000ULL);
}

std::string timestamp(const Record& record) {
  if (!record.imported.timestamp.empty()) return record.imported.timestamp;
  const Report& report = record.report;
  const Anchor& anchor = record.anchor;
  for (const std::string* day : {&report.retrieved, &anchor.published, &report.published})
    if (const auto at = base::parse_day(*day))
      return std::to_string(std::chrono::sys_seconds{*at}.time_since_epoch().count());
  return "";
}

std::string geo_precision(const Where& where) {
  if (where.precision == "place") return where.relation.empty() ? "1" : "2";
  return where.precision == "near" || where.precision == "area" ? "2" : "3";
}

std::string degrees(const std::optional<double>& value) { return value ? fmt::format("{:.4f}", *value) : ""; }

bool targets_civilians(const Event& event, std::string_view kind1, std::string_view kind2) {
  if (event.type == "Violence against civilians" || event.subtype == "Excessive force against protesters") return true;
  if (event.type != "Explosions/Remote violence" && event.type != "Riots") return false;
  return kind2 == "civilians" || kind2 == "protesters" || (kind2.empty() && kind1 == "civilians");
}

// Acts on people that name no target hit civilians: ACLED then writes them as actor2.
bool target_is_civilians(const Event& event) {
  if (event.type == "Violence against civilians") return true;
  if (event.type != "Explosions/Remote violence") return false;
  return std::any_of(event.harm.begin(), event.harm.end(),
                     [](const Harm& harm) { return harm.civilian || harm.who == "civilian"; });
}

void fill_actors(AcledRow& row, const Event& event, const AcledTables& tables, AcledOptions options) {
  std::string kind1, kind2;
  if (const ActorRef* actor = main_actor(event, "side1")) {
    kind1 = acled_kind(*actor, event, tables);
    row[kActor1] = acled_actor(*actor, event, tables);
    row[kAssocActor1] = acled_associates(event, "side1", tables);
  }
  if (const ActorRef* actor = main_actor(event, "side2")) {
    kind2 = acled_kind(*actor, event, tables);
    row[kActor2] = acled_actor(*actor, event, tables);
    row[kAssocActor2] = acled_associates(event, "side2", tables);
  } else if (target_is_civilians(event)) {
    kind2 = "civilians";
    row[kActor2] = acled_unnamed(kind2, event, tables);
  }
  const auto inter = [&](const std::string& kind) {
    const auto found = tables.inters.find(kind);
    return found == tables.inters.end() ? AcledInter{} : found->second;
  };
  const AcledInter first = inter(kind1), second = inter(kind2);
  row[kInter1] = options.numbers ? first.number : first.name;
  row[kInter2] = options.numbers ? second.number : second.name;
  // The smaller number stands first, whoever acted; one side alone is "Protesters only", as a number 60.
  const bool turned = !second.number.empty() && (first.number.empty() || second.number < first.number);
  const AcledInter &low = turned ? second : first, &high = turned ? first : second;
  if (options.numbers)
    row[kInteraction] = low.number.empty() ? "" : low.number + (high.number.empty() ? "0" : high.number);
  else if (!low.name.empty())
    row[kInteraction] = high.name.empty() ? low.name + " only" : low.name + "-" + high.name;
  if (targets_civilians(event, kind1, kind2)) row[kCivilianTargeting] = "Civilian targeting";
}

void fill_place(AcledRow& row, const Event& event, const AcledTables& tables) {
  const Where& where = event.where;
  if (const auto country = tables.countries.find(where.country); country != tables.countries.end()) {
    row[kIso] = country->second.numeric;
    row[kRegion] = country->second.region;
    row[kCountry] = country->second.name;
  }
  row[kAdmin1] = where.admin1, row[kAdmin2] = where.admin2, row[kAdmin3] = where.admin3;
  row[kLocation] = acled_location(where, tables);
  row[kLatitude] = degrees(where.lat), row[kLongitude] = degrees(where.lon);
  row[kGeoPrecision] = geo_precision(where);
}

void fill_source(AcledRow& row, const Record& record, const AcledTables& tables) {
  const Event& event = record.event;
  const Report& report = record.report;
  row[kSource] = report.publisher;
  if (!event.source.text.empty() && !record.is_incident && event.source.text != report.publisher)
    row[kSource] += (row[kSource].empty() ? "" : "; ") + event.source.text;
  if (row[kSource].empty()) row[kSource] = "Undisclosed Source";
  const auto scale = tables.scales.find(event.source.kind.empty() ? "unknown" : event.source.kind);
  row[kSourceScale] = scale == tables.scales.end() ? "Other" : scale->second;
  if (!record.imported.source_scale.empty()) row[kSourceScale] = record.imported.source_scale;
}

std::string tags(const Event& event) {
  std::string out = event.type == "Protests" || event.type == "Riots" ? "crowd size=no report" : "";
  for (std::string flag : event.flags) {
    std::replace(flag.begin(), flag.end(), '_', ' ');
    out += (out.empty() ? "" : "; ") + flag;
  }
  return out;
}

// Rows that are one event by ACLED's rules share a key; empty when the row stands alone. A strike may join a battle.
std::string merge_key(const AcledRow& row) {
  if (row[kTimePrecision] != "1" || row[kLocation].empty() || (row[kActor1].empty() && row[kActor2].empty())) return "";
  const bool fight = row[kEventType] == "Battles" || row[kEventType] == "Explosions/Remote violence";
  const auto& [low, high] = std::minmax(row[kActor1], row[kActor2]);
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", row[kEventDate], row[kLocation], row[kAdmin1], low, high,
                     fight ? "fight" : row[kEventType]);
}

void join_list(std::string& into, const std::string& more) {
  if (more.empty() || into == more) return;
  into += (into.empty() ? "" : "; ") + more;
}

void merge(Draft& into, Draft& other) {
  const bool other_wins = other.battle != into.battle ? other.battle : other.rank < into.rank;
  if (other_wins) std::swap(into, other);
  into.dead += other.dead;
  into.row[kNotes] += " " + other.row[kNotes];
  join_list(into.row[kAssocActor1],
            other.row[kActor1] == into.row[kActor1] ? other.row[kAssocActor1] : other.row[kAssocActor2]);
  join_list(into.row[kAssocActor2],
            other.row[kActor1] == into.row[kActor1] ? other.row[kAssocActor2] : other.row[kAssocActor1]);
  join_list(into.row[kSource], other.row[kSource]);
  join_list(into.row[kTags], other.row[kTags]);
}

std::vector<Draft> drafts_of(const Record& record, const AcledDays& days, const AcledTables& tables, AcledOptions options) {
  static const Wording kEnglish;
  const Wording& wording = options.wording ? *options.wording : kEnglish;
  const Event& event = record.event;
  AcledRow row;
  row[kTimePrecision] = std::to_string(days.precision);
  row[kEventType] = event.type, row[kSubEventType] = event.subtype;
  Draft draft;
  if (const auto subtype = tables.subtypes.find(event.subtype); subtype != tables.subtypes.end()) {
    row[kDisorderType] = subtype->second.disorder;
    draft.rank = subtype->second.rank;
  }
  draft.battle = event.type == "Battles";
  fill_actors(row, event, tables, options);
  fill_place(row, event, tables);
  fill_source(row, record, tables);
  row[kTags] = record.imported.id.empty() ? tags(event) : record.imported.tags;
  row[kTimestamp] = timestamp(record);
  const auto country = tables.countries.find(event.where.country);
  const std::string prefix = country == tables.countries.end() ? "XXX" : country->second.iso3;
  const std::int64_t dead = deaths_of(record).acled, count = static_cast<std::int64_t>(days.days.size());

  std::vector<Draft> out;
  for (std::size_t i = 0; i < days.days.size(); ++i) {
    draft.row = row;
    // A row of a table that was read in keeps its id.
    draft.row[kEventId] = record.imported.id.empty() || i > 0 ? prefix + row_number(event.id, i) : record.imported.id;
    draft.row[kEventDate] = base::format_day(days.days[i]);
    draft.row[kYear] = std::to_string(base::year_of(days.days[i]));
    draft.row[kNotes] =
        record.imported.notes.empty() ? notes_of(record, days, days.days[i], tables, wording) : record.imported.notes;
    draft.dead = dead / count + (static_cast<std::int64_t>(i) < dead % count ? 1 : 0);
    out.push_back(draft);
  }
  return out;
}

}  // namespace

struct AcledBook::Rows {
  std::vector<Draft> drafts;
  std::map<std::string, std::size_t> places;  // merge key -> draft
};

AcledBook::AcledBook(const AcledTables& tables, AcledOptions options)
    : tables_(tables), options_(options), rows_(std::make_unique<Rows>()) {}
AcledBook::~AcledBook() = default;

std::string AcledBook::add(const Record& record) {
  const Event& event = record.event;
  if (event.status == Status::denied || event.status == Status::planned) return std::string(name_of(event.status)) + " only";
  const AcledDays days = acled_days(event.when);
  if (!days.why_not.empty()) return days.why_not;
  // Rows of a table that was read in are rows already.
  const std::string scope = record.is_incident ? "" : record.report.id + "\n";
  for (Draft& draft : drafts_of(record, days, tables_, options_)) {
    const std::string key = record.imported.id.empty() ? merge_key(draft.row) : "";
    if (const auto found = rows_->places.find(scope + key); !key.empty() && found != rows_->places.end()) {
      merge(rows_->drafts[found->second], draft);
      continue;
    }
    if (!key.empty()) rows_->places[scope + key] = rows_->drafts.size();
    rows_->drafts.push_back(std::move(draft));
  }
  return "";
}

std::vector<AcledRow> AcledBook::take() {
  std::vector<AcledRow> out;
  for (Draft& draft : rows_->drafts) {
    draft.row[kFatalities] = std::to_string(draft.dead);
    out.push_back(std::move(draft.row));
  }
  *rows_ = {};
  return out;
}

AcledRows acled_rows(const Report& report, const Reading& reading, const AcledTables& tables, AcledOptions options) {
  AcledRows out;
  AcledBook book(tables, options);
  Record record;
  record.report = report;
  record.report.text.clear();
  record.anchor = reading.anchor;
  for (const Event& event : reading.events) {
    if (event.status != Status::reported && event.status != Status::claimed) continue;
    record.event = event;
    if (const std::string why = book.add(record); !why.empty()) out.left_out.push_back("event " + event.id + ": " + why);
  }
  out.rows = book.take();
  return out;
}

std::string acled_header() {
  static const AcledRow kNames = {"event_id_cnty", "event_date",     "year",     "time_precision", "disorder_type",
                                  "event_type",    "sub_event_type", "actor1",   "assoc_actor_1",  "inter1",
                                  "actor2",        "assoc_actor_2",  "inter2",   "interaction",    "civilian_targeting",
                                  "iso",           "region",         "country",  "admin1",         "admin2",
                                  "admin3",        "location",       "latitude", "longitude",      "geo_precision",
                                  "source",        "source_scale",   "notes",    "fatalities",     "tags",
                                  "timestamp"};
  return csv_row(kNames);
}

std::string acled_csv(const std::vector<AcledRow>& rows) {
  std::string out;
  for (const AcledRow& row : rows) out += csv_row(row);
  return out;
}

}  // namespace marsad::codebook
