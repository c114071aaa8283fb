#include "layer.hpp"

#include <unordered_map>
#include <unordered_set>

#include "import.hpp"

namespace marsad::knowledge {
namespace {

void put(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out.append(key).append(": ").append(value).append("\n");
}

std::string record_text(const ImportedPlace& place) {
  std::string out;
  put(out, "place", place.id);
  put(out, "name_ar", place.name_ar), put(out, "name_en", place.name_en);
  for (const std::string& alias : place.aliases) put(out, "alias", alias);
  put(out, "kind", place.kind), put(out, "country", place.country);
  put(out, "admin1", place.admin1), put(out, "admin2", place.admin2), put(out, "admin3", place.admin3);
  put(out, "pcode", place.pcode), put(out, "lat", place.lat), put(out, "lon", place.lon);
  put(out, "accuracy_km", place.accuracy_km), put(out, "population", place.population), put(out, "basis", place.basis);
  return out;
}

// The id of a block of lines, "" when it is no place.
std::string_view id_of(std::string_view block) {
  constexpr std::string_view kKey = "place: ";
  const std::size_t at = block.starts_with(kKey) ? 0 : block.find("\nplace: ");
  if (at == std::string_view::npos) return {};
  const std::size_t from = block[at] == '\n' ? at + 1 + kKey.size() : kKey.size();
  return block.substr(from, std::min(block.find('\n', from), block.size()) - from);
}

}  // namespace

std::string merge_into_layer(const std::string& layer, const std::vector<ImportedPlace>& places) {
  std::unordered_map<std::string_view, const ImportedPlace*> fresh;
  for (const ImportedPlace& place : places) fresh.emplace(place.id, &place);
  std::string out;
  for (std::size_t at = 0; at < layer.size();) {
    const std::size_t end = std::min(layer.find("\n\n", at), layer.size());
    const std::string_view block(layer.data() + at, end - at);
    at = std::min(layer.find_first_not_of('\n', end), layer.size());
    if (block.find_first_not_of(" \n") == std::string_view::npos || fresh.count(id_of(block))) continue;
    out.append(block).append(block.back() == '\n' ? "\n" : "\n\n");
  }
  if (out.empty()) out = "# Places imported by `marsad gazetteer import`; records may be edited and added by hand.\n\n";
  for (const ImportedPlace& place : places)
    if (fresh.at(place.id) == &place) out += record_text(place) + "\n";
  return out;
}

Recfile recfile_of(const Store& store) {
  Recfile file;
  file.path = "built-in knowledge";
  const std::uint32_t count = store.record_count();
  for (Id id = 0; id < count; ++id) {
    Record record;
    for (const Tag& tag : store.record(id).tags) record.fields.push_back({store.text(tag.key), store.text(tag.value), 0});
    if (!record.fields.empty()) file.records.push_back(std::move(record));
  }
  return file;
}

Compiled compile_layered(const Store& store, const Recfile& layer, std::vector<Error>& errors) {
  std::unordered_set<std::string_view> replaced;
  for (const Record& record : layer.records) {
    if (record.kind() == "place") {
      replaced.insert(record.id());
    } else {
      errors.push_back(error_at(ErrorCode::knowledge_value, layer.place(record.line()), record.kind(),
                                "a layer holds places only", "words and actors go into a folder for `marsad compile`"));
    }
    for (const char* key : {"name_ar", "kind", "country", "basis"})
      if (record.kind() == "place" && record.value(key).empty())
        errors.push_back(error_at(ErrorCode::knowledge_value, layer.place(record.line()), record.id(),
                                  std::string("the place has no `") + key + "`", "add the line"));
  }
  std::vector<Recfile> files{recfile_of(store), layer};
  std::erase_if(files.front().records,
                [&](const Record& record) { return record.kind() == "place" && replaced.count(record.id()) != 0; });
  return compile(files, errors);
}

}  // namespace marsad::knowledge
