#include "check.hpp"

#include <algorithm>
#include <charconv>

#include "../base/utf8.hpp"
#include "check_parts.hpp"
#include "compile.hpp"
#include "near.hpp"
#include "sources.hpp"

namespace marsad::knowledge {
namespace checking {

void Findings::add(Severity severity, const Recfile& file, const Field& field, std::string message, std::string suggestion) {
  const std::string_view fragment = base::utf8_prefix(field.value.empty() ? field.key : field.value, 80);
  list_.push_back({severity, file.path, field.line, std::string(fragment), std::move(message), std::move(suggestion)});
}

void Findings::add(const Error& error, Severity severity) {
  Finding finding{severity, error.place, 0, error.fragment, error.message, error.suggestion};
  if (const std::size_t colon = error.place.rfind(':'); colon != std::string::npos) {
    const char* end = error.place.data() + error.place.size();
    const auto [last, failed] = std::from_chars(error.place.data() + colon + 1, end, finding.line);
    if (failed == std::errc{} && last == end) finding.file.resize(colon);
  }
  list_.push_back(std::move(finding));
}

Index::Index(const std::vector<Recfile>& files) {
  for (const Recfile& file : files) {
    for (const Record& record : file.records) {
      if (record.kind() == "schema") continue;
      entries.push_back({&file, &record});
      by_id[record.kind()].emplace(record.id(), entries.back());
    }
  }
}

const Entry* Index::find(std::string_view kind, std::string_view id) const {
  const auto of_kind = by_id.find(kind);
  if (of_kind == by_id.end()) return nullptr;
  const auto it = of_kind->second.find(id);
  return it == of_kind->second.end() ? nullptr : &it->second;
}

std::vector<std::string_view> Index::ids(std::string_view kind) const {
  std::vector<std::string_view> out;
  if (const auto of_kind = by_id.find(kind); of_kind != by_id.end())
    for (const auto& [id, entry] : of_kind->second) out.push_back(id);
  return out;
}

namespace {

void check_key(const Index& index, const Entry& entry, const KindRule& kind, const Schema& schema, std::size_t i,
               Findings& out) {
  const Field& field = entry.record->fields[i];
  const KeyRule* rule = kind.find(field.key);
  if (rule == nullptr) {
    if (schema.find(field.key)) {
      return out.add(Severity::error, *entry.file, field, "`" + std::string(field.key) + ":` starts a record of its own",
                     "put a blank line before it");
    }
    std::vector<std::string_view> names;
    for (const KeyRule& known : kind.keys) names.push_back(known.name);
    return out.add(Severity::error, *entry.file, field,
                   "no key of `" + std::string(kind.name) + "`: `" + std::string(field.key) + "`",
                   did_you_mean(field.key, names));
  }
  if (field.value.empty())
    return out.add(Severity::error, *entry.file, field, "the field has no value", "give one or remove the line");
  if (rule->number && !number_in(field.value))
    out.add(Severity::error, *entry.file, field, "`" + std::string(field.key) + "` is no number",
            "write digits and a point, such as -0.45");
  if (!rule->values.empty() && std::find(rule->values.begin(), rule->values.end(), field.value) == rule->values.end()) {
    std::string suggestion = did_you_mean(field.value, rule->values);
    if (suggestion.empty()) {
      suggestion = "one of:";
      for (const std::string_view value : rule->values) suggestion.append(" ").append(value);
    }
    out.add(Severity::error, *entry.file, field, "no such value of `" + std::string(field.key) + "`", std::move(suggestion));
  }
  if (!rule->refers_to.empty() && index.find(rule->refers_to, field.value) == nullptr) {
    out.add(Severity::error, *entry.file, field,
            "`" + std::string(field.key) + "` names no " + std::string(rule->refers_to) + " there is",
            did_you_mean(field.value, index.ids(rule->refers_to)));
  }
}

}  // namespace

void check_schema(const Index& index, const Schema& schema, Findings& out) {
  std::vector<std::string_view> kinds;
  for (const KindRule& kind : schema.kinds) kinds.push_back(kind.name);
  for (const Entry& entry : index.entries) {
    const Record& record = *entry.record;
    const KindRule* kind = schema.find(record.kind());
    if (kind == nullptr) {
      out.add(Severity::error, *entry.file, record.head(),
              "no kind of record is called `" + std::string(record.kind()) + "`", did_you_mean(record.kind(), kinds));
      continue;
    }
    for (std::size_t i = 1; i < record.fields.size(); ++i) check_key(index, entry, *kind, schema, i, out);
    for (const KeyRule& rule : kind->keys) {
      if (rule.required && record.find(rule.name) == nullptr)
        out.add(Severity::error, *entry.file, record.head(), "the record lacks `" + std::string(rule.name) + "`",
                "add the line");
    }
  }
}

}  // namespace checking

const char* name_of(Severity severity) noexcept {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "note";
}

std::string Finding::to_string() const {
  std::string out = file;
  if (line != 0) out += ':' + std::to_string(line);
  out.append(": ").append(name_of(severity)).append(": ").append(message);
  if (!fragment.empty()) out.append(": '").append(fragment).append("'");
  if (!suggestion.empty()) out.append(" (").append(suggestion).append(")");
  return out;
}

namespace {

std::vector<Finding> check_all(const std::vector<Recfile>& files, const std::vector<Error>& syntax) {
  checking::Findings out;
  std::vector<Error> errors = syntax;
  const Schema schema = read_schema(files, errors);
  const checking::Index index(files);
  if (!schema.kinds.empty()) {
    checking::check_schema(index, schema, out);
  } else if (!files.empty()) {
    errors.push_back({ErrorCode::knowledge_value,
                      files.front().path,
                      {},
                      "no `schema` record: kinds and fields cannot be checked",
                      "keep schema.rec in the folder"});
  }
  checking::check_ids(index, out);
  checking::check_values(index, out);
  checking::check_names(index, out);
  compile(files, errors);
  for (const Error& error : errors) out.add(error);

  std::map<std::string_view, std::size_t> order;
  for (const Recfile& file : files) order.emplace(file.path, order.size());
  std::vector<Finding> findings = out.take();
  const auto rank = [&](const Finding& f) {
    const auto it = order.find(f.file);
    return std::pair(it == order.end() ? 0 : it->second + 1, f.line);
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
  return findings;
}

}  // namespace

std::vector<Finding> check(const std::vector<Recfile>& files) { return check_all(files, {}); }

std::vector<Finding> check(const std::string& folder, const std::vector<std::string>& extra) {
  std::vector<Error> errors;
  const std::vector<Recfile> files = read_sources(folder, extra, errors);
  return check_all(files, errors);
}

}  // namespace marsad::knowledge
