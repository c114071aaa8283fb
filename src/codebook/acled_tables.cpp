#include "acled_tables.hpp"

#include <charconv>

#include "../knowledge/store.hpp"

namespace marsad::codebook {
namespace {

using knowledge::Id;
using knowledge::Store;

std::string field(const Store& store, Id record, std::string_view key) { return std::string(store.field(record, key)); }

int number(std::string_view digits, int otherwise) {
  int value = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

void add(AcledTables& tables, const Store& store, Id record, std::string_view kind, std::string id) {
  if (kind == "subtype") {
    tables.subtypes[id] = {field(store, record, "type"), field(store, record, "disorder"),
                           number(store.field(record, "rank"), 99), field(store, record, "noun"),
                           field(store, record, "note")};
  } else if (kind == "country") {
    tables.countries[id] = {field(store, record, "name_en"), field(store, record, "iso3"), field(store, record, "numeric"),
                            field(store, record, "region")};
  } else if (kind == "inter") {
    tables.inters[id] = {field(store, record, "number"), field(store, record, "name_en"), field(store, record, "unnamed")};
  } else if (kind == "source_scale") {
    tables.scales[id] = field(store, record, "name_en");
  } else if (kind == "actor" && store.field(record, "kind") == "state") {
    tables.homes[id] = field(store, record, "country");
  }
}

}  // namespace

AcledTables AcledTables::from(const Store& store) {
  AcledTables tables;
  const Id count = store.first_place();
  for (Id record = 0; record < count; ++record) {
    const auto view = store.record(record);
    add(tables, store, record, store.text(view.kind), std::string(store.text(view.id)));
  }
  return tables;
}

}  // namespace marsad::codebook
