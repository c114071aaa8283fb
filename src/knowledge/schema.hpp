// What schema.rec allows: the kinds of record and the fields of each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "recfile.hpp"

namespace marsad::knowledge {

// `key: name! -> kind` or `key: name! = a b c`; `!` and what follows may be left out.
struct KeyRule {
  std::string_view name;
  bool required = false;
  std::string_view refers_to;            // kind of record whose ids are the values, empty when free
  std::vector<std::string_view> values;  // the only values, empty when free
};

// Views into the recfiles it was made of.
struct KindRule {
  std::string_view name;
  std::vector<KeyRule> keys;
  const KeyRule* find(std::string_view key) const noexcept;
};

struct Schema {
  std::vector<KindRule> kinds;
  const KindRule* find(std::string_view kind) const noexcept;
};

// From the `schema` records of the files. Errors are appended (knowledge_syntax, knowledge_value).
Schema read_schema(const std::vector<Recfile>& files, std::vector<Error>& errors);

}  // namespace marsad::knowledge
