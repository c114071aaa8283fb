#include "schema.hpp"

#include <algorithm>
#include <set>

#include "near.hpp"

namespace marsad::knowledge {
namespace {

constexpr const char* kHow =
    "write `key: name`, `key: name!`, `key: name -> kind`, `key: name = value value`, `key: name = <number>` or `ids: name "
    "name`";

// The next word of `rest`, which is cut from it.
std::string_view take_word(std::string_view& rest) {
  const std::size_t first = rest.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return rest = {};
  rest.remove_prefix(first);
  const std::string_view word = rest.substr(0, rest.find_first_of(" \t\n"));
  rest.remove_prefix(word.size());
  return word;
}

// False when the rule cannot be understood.
bool parse_rule(std::string_view text, KeyRule& rule) {
  rule.name = take_word(text);
  if (rule.name.ends_with('!')) rule.required = true, rule.name.remove_suffix(1);
  if (rule.name.empty()) return false;
  const std::string_view sign = take_word(text);
  if (sign.empty()) return true;
  if (sign == "->") {
    rule.refers_to = take_word(text);
    return !rule.refers_to.empty() && take_word(text).empty();
  }
  if (sign != "=") return false;
  if (std::string_view rest = text; take_word(rest) == "<number>") return rule.number = take_word(rest).empty();
  for (std::string_view value = take_word(text); !value.empty(); value = take_word(text)) rule.values.push_back(value);
  return !rule.values.empty();
}

KindRule read_kind(const Recfile& file, const Record& record, std::vector<Error>& errors) {
  KindRule kind{record.id(), {}};
  for (std::size_t i = 1; i < record.fields.size(); ++i) {
    const Field& field = record.fields[i];
    if (field.key == "ids" || field.key == "more_ids") {
      std::vector<std::string_view>& names = field.key == "ids" ? kind.ids : kind.more_ids;
      std::string_view text = field.value;
      for (std::string_view id = take_word(text); !id.empty(); id = take_word(text)) names.push_back(id);
      continue;
    }
    KeyRule rule;
    if (field.key != "key" || !parse_rule(field.value, rule)) {
      errors.push_back(
          error_at(ErrorCode::knowledge_syntax, file.place(field.line), field.value, "no rule of a schema", kHow));
    } else if (kind.find(rule.name) != nullptr) {
      errors.push_back(error_at(ErrorCode::knowledge_value, file.place(field.line), rule.name,
                                "the schema has that key twice", "remove one"));
    } else {
      kind.keys.push_back(std::move(rule));
    }
  }
  return kind;
}

void check_targets(const Schema& schema, const Recfile& file, const Record& record, std::vector<Error>& errors) {
  std::vector<std::string_view> names;
  for (const KindRule& kind : schema.kinds) names.push_back(kind.name);
  for (const Field& field : record.fields) {
    KeyRule rule;
    if (field.key != "key" || !parse_rule(field.value, rule) || rule.refers_to.empty() || schema.find(rule.refers_to))
      continue;
    errors.push_back(error_at(ErrorCode::knowledge_value, file.place(field.line), rule.refers_to,
                              "the schema knows no such kind", did_you_mean(rule.refers_to, names)));
  }
}

}  // namespace

const KeyRule* KindRule::find(std::string_view key) const noexcept {
  for (const KeyRule& rule : keys)
    if (rule.name == key) return &rule;
  return nullptr;
}

bool KindRule::allows(std::string_view id) const noexcept {
  if (ids.empty() && more_ids.empty()) return true;
  const auto fits = [&](std::string_view name) {
    if (!name.ends_with('*')) return id == name;
    const std::string_view first = name.substr(0, name.size() - 1);
    return id.size() > first.size() + 1 && id.starts_with(first) && id[first.size()] == ' ';
  };
  return std::any_of(ids.begin(), ids.end(), fits) || std::any_of(more_ids.begin(), more_ids.end(), fits);
}

const KindRule* Schema::find(std::string_view kind) const noexcept {
  for (const KindRule& rule : kinds)
    if (rule.name == kind) return &rule;
  return nullptr;
}

Schema read_schema(const std::vector<Recfile>& files, std::vector<Error>& errors) {
  Schema schema;
  for (const Recfile& file : files) {
    for (const Record& record : file.records) {
      if (record.kind() != "schema") continue;
      if (schema.find(record.id())) {
        errors.push_back(error_at(ErrorCode::knowledge_value, file.place(record.line()), record.id(),
                                  "the kind has a schema already", "remove one"));
        continue;
      }
      schema.kinds.push_back(read_kind(file, record, errors));
    }
  }
  for (const Recfile& file : files)
    for (const Record& record : file.records)
      if (record.kind() == "schema") check_targets(schema, file, record, errors);
  return schema;
}

void check_listed_ids(const Schema& schema, const std::vector<Recfile>& files, std::vector<Error>& errors) {
  for (const KindRule& kind : schema.kinds) {
    if (kind.ids.empty() && kind.more_ids.empty()) continue;
    std::vector<std::string_view> names = kind.ids;
    names.insert(names.end(), kind.more_ids.begin(), kind.more_ids.end());
    std::set<std::string_view> there;
    std::string last;  // where records of the kind stand: a missing one belongs there
    for (const Recfile& file : files)
      for (const Record& record : file.records) {
        if (record.kind() == "schema" && record.id() == kind.name && last.empty()) last = file.place(record.line());
        if (record.kind() != kind.name) continue;
        last = file.place(record.line()), there.insert(record.id());
        if (kind.allows(record.id())) continue;
        errors.push_back(error_at(ErrorCode::knowledge_value, last, record.id(),
                                  "there is no such `" + std::string(kind.name) + "`", did_you_mean(record.id(), names)));
      }
    const std::string named = "`" + std::string(kind.name) + "`", how = "add `" + std::string(kind.name) + ": ";
    if (there.empty() && !kind.ids.empty()) {
      errors.push_back(error_at(ErrorCode::knowledge_value, last, kind.name,
                                "all " + std::to_string(kind.ids.size()) + " records of " + named + " are missing",
                                how + std::string(kind.ids.front()) + "` and the others with their numbers"));
      continue;
    }
    for (const std::string_view id : kind.ids)
      if (!there.contains(id))
        errors.push_back(error_at(ErrorCode::knowledge_value, last, id, "a record of " + named + " is missing",
                                  how + std::string(id) + "` with its numbers"));
  }
}

}  // namespace marsad::knowledge
