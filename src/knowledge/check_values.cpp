// Ids, dates, coordinates, numbers and gender lines.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

#include "../base/date.hpp"
#include "check_parts.hpp"
#include "words.hpp"

namespace marsad::knowledge::checking {

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

namespace {

bool is_name_key(std::string_view key) { return key == "name_ar" || key == "alias" || key == "hostile" || key == "short"; }

void check_number(const Entry& entry, std::string_view key, double least, double most, Findings& out) {
  for (const Field& field : entry.record->fields) {
    if (field.key != key || field.value.empty()) continue;
    const auto value = number_in(field.value);
    if (!value) {
      out.add(Severity::error, *entry.file, field, "`" + std::string(key) + "` is no number",
              "write digits and a point, such as 34.69");
    } else if (*value < least || *value > most) {
      out.add(Severity::error, *entry.file, field, "`" + std::string(key) + "` is out of range",
              most < 1000 ? std::to_string(static_cast<int>(least)) + " to " + std::to_string(static_cast<int>(most))
                          : "not below 0");
    }
  }
}

// A whole day and nothing behind it.
std::optional<base::Day> day(const Entry& entry, const Field* field, Findings& out) {
  if (field == nullptr || field->value.empty()) return std::nullopt;
  const auto parsed = field->value.size() == 10 ? base::parse_day(field->value) : std::nullopt;
  if (!parsed)
    out.add(Severity::error, *entry.file, *field, "`" + std::string(field->key) + "` is no day",
            "write year-month-day, such as 2015-10-10");
  return parsed;
}

void check_dates(const Entry& entry, Findings& out) {
  const Field* until = entry.record->find("until");
  const auto first = day(entry, entry.record->find("from"), out), last = day(entry, until, out);
  if (first && last && *first > *last)
    out.add(Severity::error, *entry.file, *until, "the record ends before it starts, on " + base::format_day(*first),
            "swap `from` and `until`");
}

void check_basis(const Entry& entry, Findings& out) {
  const Field* basis = entry.record->find("basis");
  if (basis == nullptr || basis->value.empty()) return;
  const std::string_view value = basis->value;
  const bool page = value.starts_with("page http://") || value.starts_with("page https://");
  const bool package = value.starts_with("package ") && value.size() > 8;
  if (!page && !package && value != "recalled" && !value.starts_with("recalled "))
    out.add(Severity::error, *entry.file, *basis, "no basis", "write `page <url>`, `package <name>` or `recalled`");
}

// `gender` and `number` of actors and places stand right behind the name they speak of.
void check_qualifiers(const Entry& entry, Findings& out) {
  bool behind_name = false;
  for (const Field& field : entry.record->fields) {
    if (field.key != "gender" && field.key != "number") {
      behind_name = is_name_key(field.key);
    } else if (!behind_name) {
      out.add(Severity::error, *entry.file, field, "`" + std::string(field.key) + "` stands behind no Arabic name",
              "move it behind the name it is of");
    }
  }
}

// Follows `key` from record to record; tells a circle once, where it was entered.
void check_circle(const Index& index, const Entry& start, std::string_view key, Findings& out) {
  std::set<std::string_view> seen;
  const std::string_view kind = start.record->kind();
  for (const Entry* at = &start; at != nullptr;) {
    const Field* up = at->record->find(key);
    if (up == nullptr) return;
    if (up->value == start.record->id()) {
      return out.add(Severity::error, *start.file, *start.record->find(key),
                     "`" + std::string(key) + "` leads back to the record itself", "name what really contains it");
    }
    if (!seen.insert(up->value).second) return;  // a circle further on: told there
    at = index.find(kind, up->value);
  }
}

bool differ_in_form(const Record& a, const Record& b) { return a.kind() == "verb" && a.value("form") != b.value("form"); }

// Words, unlike all else, may share their spelling and mean different things: "Monday" and "two".
bool is_homograph(const Record& a, const Record& b) {
  const auto same = [](const Field& x, const Field& y) { return x.key == y.key && x.value == y.value; };
  return pos_of(a.kind()) != Pos::none &&
         !std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(), same);
}

}  // namespace

void check_ids(const Index& index, Findings& out) {
  for (const Entry& entry : index.entries) {
    const Entry* first = index.find(entry.record->kind(), entry.record->id());
    if (first == nullptr || first->record == entry.record || entry.record->id().empty() ||
        differ_in_form(*first->record, *entry.record))
      continue;
    if (is_homograph(*first->record, *entry.record)) {
      const bool noted = entry.record->find("note") != nullptr || first->record->find("note") != nullptr;
      out.add(noted ? Severity::note : Severity::warning, *entry.file, entry.record->head(),
              "the word has a record at " + first->place() + " too",
              noted ? "a `note` says what decides in a report"
                    : "join the records, or say in a `note` what tells two words of one spelling apart");
      continue;
    }
    out.add(Severity::error, *entry.file, entry.record->head(), "the id is taken at " + first->place(),
            "join the records or rename one");
  }
  for (const Entry& entry : index.entries) {
    if (entry.record->kind() == "place") check_circle(index, entry, "in", out);
    if (entry.record->kind() == "actor") check_circle(index, entry, "parent", out);
  }
}

void check_values(const Index& index, Findings& out) {
  for (const Entry& entry : index.entries) {
    const std::string_view kind = entry.record->kind();
    if (kind != "actor" && kind != "place") continue;
    check_basis(entry, out);
    check_qualifiers(entry, out);
    if (kind == "actor") {
      check_dates(entry, out);
      continue;
    }
    check_number(entry, "lat", -90, 90, out);
    check_number(entry, "lon", -180, 180, out);
    check_number(entry, "accuracy_km", 0, 1e4, out);
    check_number(entry, "population", 0, 1e10, out);
    const Field *lat = entry.record->find("lat"), *lon = entry.record->find("lon");
    if ((lat == nullptr) != (lon == nullptr))
      out.add(Severity::error, *entry.file, lat ? *lat : *lon, lat ? "`lat` without `lon`" : "`lon` without `lat`",
              "give both or neither");
  }
}

}  // namespace marsad::knowledge::checking
