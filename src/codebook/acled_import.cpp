#include "acled_import.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "../base/date.hpp"
#include "../base/sha256.hpp"
#include "../base/utf8.hpp"
#include "../knowledge/near.hpp"
#include "../knowledge/store.hpp"
#include "../mention/gazetteer.hpp"
#include "../text/fold.hpp"
#include "json.hpp"
#include "json_value.hpp"

namespace marsad::codebook {
namespace {

constexpr double kNear = 0.1;  // degrees
constexpr const char* kNeeded[] = {"event_id_cnty", "event_date", "event_type", "sub_event_type", "country", "fatalities"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::vector<std::string> parts(std::string_view text, std::string_view mark) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t at = text.find(mark);
    if (const auto one = trim(text.substr(0, at)); !one.empty()) out.emplace_back(one);
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + mark.size());
  }
  return out;
}

template <typename T>
std::optional<T> number_of(std::string_view text) {
  T out{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

template <typename Map>
std::string nearest_key(std::string_view word, const Map& map) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : map) names.push_back(name);
  return std::string(knowledge::nearest(word, names));
}

}  // namespace

std::string iso_day(std::string_view given) {
  const std::string_view text = trim(given);
  if (text.size() == 10 && base::parse_day(text)) return std::string(text);
  std::vector<std::string> pieces = parts(text, text.find(' ') != std::string_view::npos ? " " : "-");
  if (pieces.size() != 3 || pieces[1].size() < 3) return "";
  static constexpr const char* kMonths[] = {"january", "february", "march",     "april",   "may",      "june",
                                            "july",    "august",   "september", "october", "november", "december"};
  const std::string month = lower(pieces[1]);
  const auto day = number_of<int>(pieces[0]), year = number_of<int>(pieces[2]);
  for (int m = 0; m < 12; ++m) {
    const std::string_view name = kMonths[m];
    if ((month != name && month != name.substr(0, 3)) || !day || !year || *year < 1000) continue;
    const std::string iso = fmt::format("{:04}-{:02}-{:02}", *year, m + 1, *day);
    return base::parse_day(iso) ? iso : "";
  }
  return "";
}

AcledImport::AcledImport(const knowledge::Store& store) : tables_(AcledTables::from(store)) {
  for (const auto& [iso2, country] : tables_.countries) countries_[country.name] = iso2;
  for (knowledge::Id record = 0; record < store.record_count(); ++record) {
    const auto view = store.record(record);
    if (store.text(view.kind) == "place") add_place(store, record);
    if (store.text(view.kind) != "actor") continue;
    Known known{std::string(store.text(view.id)), std::string(store.field(record, "name_ar")),
                std::string(store.field(record, "kind")), std::string(store.field(record, "country"))};
    actors_.emplace(lower(store.field(record, "name_en")), std::move(known));
  }
}

void AcledImport::add_place(const knowledge::Store& store, std::uint32_t record) {
  const std::string lat(store.field(record, "lat")), lon(store.field(record, "lon"));
  if (lat.empty() || lon.empty()) return;
  const std::string id(store.text(store.record(record).id));
  KnownPlace place{id.find(':') == std::string::npos ? "marsad:" + id : id,
                   std::string(store.field(record, "name_ar")),
                   std::string(store.field(record, "pcode")),
                   std::strtod(lat.c_str(), nullptr),
                   std::strtod(lon.c_str(), nullptr),
                   mention::is_area(store.field(record, "kind"))};
  const std::string country(store.field(record, "country"));
  places_.emplace(country + "|" + lower(store.field(record, "name_en")), std::move(place));
}

Expected<void> AcledImport::header(const std::vector<std::string>& names) {
  columns_.clear();
  width_ = names.size();
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string_view name = trim(names[i]);
    if (i == 0 && name.substr(0, 3) == "\xEF\xBB\xBF") name.remove_prefix(3);
    columns_.emplace(lower(name), i);
  }
  std::string missing, hint;
  for (const char* needed : kNeeded) {
    if (columns_.contains(needed)) continue;
    missing += (missing.empty() ? "" : ", ") + std::string(needed);
    if (const std::string near = nearest_key(needed, columns_); !near.empty() && hint.empty())
      hint = "'" + near + "' should be '" + needed + "'?";
  }
  if (missing.empty()) return {};
  return tl::unexpected(Error{ErrorCode::field, "", "", "the first row lacks the column " + missing,
                              hint.empty() ? "the first row must hold ACLED's column names" : hint});
}

// One row on its way to an event; faults are gathered, not thrown.
class AcledImport::Row {
 public:
  Row(const AcledImport& book, const std::vector<std::string>& cells) : book_(book), cells_(cells) {}

  Event event() {
    out_.id = "acled:" + std::string(cell("event_id_cnty"));
    if (cell("event_id_cnty").empty()) fault("event_id_cnty", "", "is empty");
    if (book_.seen_.contains(out_.id)) fault("event_id_cnty", cell("event_id_cnty"), "stands in an earlier row too");
    type();
    when();
    where();
    party("side1", "actor1", "assoc_actor_1", "inter1");
    party("side2", "actor2", "assoc_actor_2", "inter2");
    dead();
    out_.source.kind = source_kind(cell("source_scale"));
    out_.confidence = 1, out_.rule = "coded by hand";
    return std::move(out_);
  }
  std::string_view cell(const char* column) const {
    const auto found = book_.columns_.find(column);
    return found == book_.columns_.end() ? std::string_view() : trim(cells_[found->second]);
  }
  const std::string& faults() const { return faults_; }
  const std::string& fragment() const { return fragment_; }

 private:
  void fault(const char* column, std::string_view value, const std::string& what, const std::string& near = "") {
    faults_ += fmt::format("{}{}{} {}{}", faults_.empty() ? "" : "; ", column,
                           value.empty() ? "" : fmt::format(" '{}'", base::utf8_prefix(value, 60)), what,
                           near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near));
    if (fragment_.empty()) fragment_ = base::utf8_prefix(value, 80);
  }

  void type() {
    out_.subtype = cell("sub_event_type"), out_.type = cell("event_type");
    const auto subtype = book_.tables_.subtypes.find(out_.subtype);
    if (subtype == book_.tables_.subtypes.end())
      return fault("sub_event_type", out_.subtype, "is none of ACLED's", nearest_key(out_.subtype, book_.tables_.subtypes));
    if (subtype->second.type != out_.type)
      fault("event_type", out_.type, "is not the type of '" + out_.subtype + "'", subtype->second.type);
  }

  void when() {
    const std::string iso = iso_day(cell("event_date"));
    const std::string_view precision = cell("time_precision");
    if (iso.empty()) fault("event_date", cell("event_date"), "is no day (write it as 2019-01-27 or 27 January 2019)");
    if (!precision.empty() && precision != "1" && precision != "2" && precision != "3")
      fault("time_precision", precision, "is none of 1, 2 and 3");
    const auto day = base::parse_day(iso);
    if (!day) return;
    if (const std::string_view year = cell("year"); !year.empty() && year != iso.substr(0, 4))
      fault("year", year, "is not that of event_date");
    // A week or a month around the day, so that the day is its middle.
    const std::chrono::days half{precision == "2" ? 3 : precision == "3" ? 15 : 0};
    out_.when = {base::format_day(*day - half), base::format_day(*day + half),
                 precision == "2"   ? "week"
                 : precision == "3" ? "month"
                                    : "day",
                 "", ""};
  }

  void where() {
    Where& where = out_.where;
    const std::string country(cell("country"));
    if (const auto found = book_.countries_.find(country); found != book_.countries_.end())
      where.country = found->second;
    else
      fault("country", country, "is no country", nearest_key(country, book_.countries_));
    where.admin1 = cell("admin1"), where.admin2 = cell("admin2"), where.admin3 = cell("admin3");
    where.text = cell("location");
    (is_ascii(where.text) ? where.name_en : where.name_ar) = where.text;
    where.lat = degrees("latitude", 90), where.lon = degrees("longitude", 180);
    const std::string_view precision = cell("geo_precision");
    if (!precision.empty() && precision != "1" && precision != "2" && precision != "3")
      fault("geo_precision", precision, "is none of 1, 2 and 3");
    if (const KnownPlace* place = known_place(where, precision == "3"))
      where.id = place->id, where.name_ar = place->name_ar, where.pcode = place->pcode;
    where.precision = precision == "1" ? "place" : precision == "2" ? "near" : "admin";
  }

  // The place of that name at these coordinates, so that linking sees one place; an area where one is meant.
  const KnownPlace* known_place(const Where& where, bool area) const {
    if (!where.lat || !where.lon || where.name_en.empty()) return nullptr;
    const auto [first, last] = book_.places_.equal_range(where.country + "|" + lower(where.name_en));
    const KnownPlace* other = nullptr;
    for (auto it = first; it != last; ++it) {
      const KnownPlace& place = it->second;
      if (std::abs(place.lat - *where.lat) >= kNear || std::abs(place.lon - *where.lon) >= kNear) continue;
      if (place.area == area) return &place;
      if (!other) other = &place;
    }
    return other;
  }

  std::optional<double> degrees(const char* column, double most) {
    const std::string_view text = cell(column);
    if (text.empty()) return std::nullopt;
    const auto value = number_of<double>(text);
    if (!value || !(std::abs(*value) <= most)) fault(column, text, fmt::format("is no number from {} to {}", -most, most));
    return value;
  }

  void dead() {
    const std::string_view text = cell("fatalities");
    const auto count = number_of<std::int64_t>(text);
    if (!count || *count < 0) return fault("fatalities", text, "is no whole number of 0 or more");
    if (*count == 0) return;
    Harm harm;
    harm.who = "unknown", harm.min = *count, harm.max = *count;
    out_.harm.push_back(std::move(harm));
  }

  std::string kind_of(const char* column) {
    const std::string_view text = cell(column);
    if (text.empty()) return "";
    for (const auto& [kind, inter] : book_.tables_.inters)
      if (text == inter.name || text == inter.number) return kind;
    std::map<std::string, int> names;
    for (const auto& [kind, inter] : book_.tables_.inters) names[inter.name];
    fault(column, text, "is no kind of actor", nearest_key(text, names));
    return "";
  }

  void party(const char* role, const char* column, const char* others, const char* inter) {
    Side side{role, {}};
    const std::string kind = kind_of(inter);
    if (const std::string_view name = cell(column); !name.empty()) side.actors.push_back(actor(std::string(name), kind));
    for (const std::string& name : parts(cell(others), ";")) side.actors.push_back(actor(name, ""));
    if (side.actors.size() > 0 && cell(column).empty()) fault(others, cell(others), std::string("stands without ") + column);
    out_.sides.push_back(std::move(side));
  }

  ActorRef actor(const std::string& name, const std::string& kind) const {
    ActorRef out;
    out.text = name, out.kind = kind;
    if (const Known* known = known_actor(name)) {
      out.id = known->id, out.name_en = name, out.name_ar = known->name_ar;
      // A state's forces abroad are external in the table and state in the knowledge.
      if (kind.empty() || (kind == "external" && known->kind == "state")) out.kind = known->kind;
      return out;
    }
    if (generic(name, out)) return out;
    (is_ascii(name) ? out.name_en : out.name_ar) = name;
    out.id = "new:" + text::fold_word(name);
    return out;
  }

  // Of several of one name that of the row's country.
  const Known* known_actor(const std::string& name) const {
    const auto country = book_.countries_.find(cell("country"));
    const auto [first, last] = book_.actors_.equal_range(lower(name));
    for (auto it = first; it != last; ++it)
      if (country != book_.countries_.end() && it->second.country == country->second) return &it->second;
    return first == last ? nullptr : &first->second;
  }

  // "Civilians (Syria)", "Police (Syria)": a kind of people and the row's country.
  bool generic(const std::string& name, ActorRef& out) const {
    const std::string tail = " (" + std::string(cell("country")) + ")";
    if (name.size() <= tail.size() || name.compare(name.size() - tail.size(), tail.size(), tail) != 0) return false;
    const std::string head = name.substr(0, name.size() - tail.size());
    for (const auto& [kind, inter] : book_.tables_.inters) {
      if (inter.unnamed != head) continue;
      out.kind = kind, out.name_en = head;
      out.id = kind == "political_militia" ? "generic:unknown" : "generic:" + kind;
      return true;
    }
    if (out.kind != "state") return false;
    out.name_en = head, out.id = "generic:" + lower(head);
    return true;
  }

  static std::string source_kind(std::string_view scale) {
    return scale.substr(0, 11) == "Subnational" ? "local" : scale.substr(0, 8) == "National" ? "media" : "unknown";
  }

  const AcledImport& book_;
  const std::vector<std::string>& cells_;
  Event out_;
  std::string faults_, fragment_;
};

Expected<std::string> AcledImport::row(const std::vector<std::string>& cells) {
  if (cells.size() != width_)
    return tl::unexpected(Error{ErrorCode::field, "", cells.empty() ? "" : std::string(base::utf8_prefix(cells[0], 80)),
                                fmt::format("the row has {} cells, the first row {}", cells.size(), width_),
                                "is a comma or a quotation mark too many or missing?"});
  Row row(*this, cells);
  const Event event = row.event();
  if (!row.faults().empty())
    return tl::unexpected(Error{ErrorCode::field, std::string(row.cell("event_id_cnty")), row.fragment(), row.faults(), ""});
  seen_.insert(event.id);
  Report report;
  // A column of the team's own says which report was coded; without it each row is a report by itself.
  report.id = row.cell("report").empty() ? event.id : row.cell("report");
  if (row.cell("source") != "Undisclosed Source") report.publisher = row.cell("source");
  std::string whole;
  for (const std::string& cell : cells) whole += cell + '\x1f';
  report.sha256 = base::sha256_hex(whole);
  Json line = Json::parse(event_json(event, report, Anchor{}, ""));
  const std::string notes(row.cell("notes"));
  // A coder's notes are what the row rests on.
  if (!notes.empty())
    line["evidence"] = Json::array({{{"field", "type"}, {"begin", 0}, {"end", notes.size()}, {"text", notes}}});
  line["imported"] = {{"id", row.cell("event_id_cnty")},
                      {"notes", text_or_null(notes)},
                      {"tags", text_or_null(row.cell("tags"))},
                      {"timestamp", text_or_null(row.cell("timestamp"))},
                      {"source_scale", text_or_null(row.cell("source_scale"))}};
  return one_line(line);
}

}  // namespace marsad::codebook
