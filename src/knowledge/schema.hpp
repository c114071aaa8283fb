// What schema.rec allows: the kinds of record and the fields of each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "recfile.hpp"

namespace marsad::knowledge {

// `key: name! -> kind`, `key: name! = a b c` or `key: name! = <number>`; `!` and what follows may be left out.
struct KeyRule {
  std::string_view name;
  bool required = false, number = false;
  std::string_view refers_to;            // kind of record whose ids are the values, empty when free
  std::vector<std::string_view> values;  // the only values, empty when free
};

// Views into the recfiles it was made of. `ids: a b c` names records that must be there; of such a kind no others
// may be, but those of `more_ids: d e*`, where `e*` stands for every id of several words whose first is e.
struct KindRule {
  std::string_view name;
  std::vector<KeyRule> keys;
  std::vector<std::string_view> ids, more_ids;
  const KeyRule* find(std::string_view key) const noexcept;
  bool allows(std::string_view id) const noexcept;
};

struct Schema {
  std::vector<KindRule> kinds;
  const KindRule* find(std::string_view kind) const noexcept;
};

// From the `schema` records of the files. Errors are appended (knowledge_syntax, knowledge_value).
Schema read_schema(const std::vector<Recfile>& files, std::vector<Error>& errors);

// Records whose kind lists its ids: those of no such name, and names without a record, appended as knowledge_value.
void check_listed_ids(const Schema& schema, const std::vector<Recfile>& files, std::vector<Error>& errors);

}  // namespace marsad::knowledge
