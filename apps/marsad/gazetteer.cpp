// marsad gazetteer: places of one's own, and what is known of a name.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "codebook/table.hpp"
#include "command.hpp"
#include "knowledge/compile.hpp"
#include "knowledge/import.hpp"
#include "knowledge/layer.hpp"
#include "mention/gazetteer.hpp"
#include "text/fold.hpp"
#include "token/token.hpp"

namespace marsad::cli {
namespace {

namespace fs = std::filesystem;
using knowledge::Id;
using knowledge::kNone;
using knowledge::Store;

int refuse(const Error& error, int code = kSomeFailed) {
  complain(error);
  return code;
}

Expected<knowledge::Imported> read_tables(const Options& options, const Store& store) {
  knowledge::Imported all;
  const auto take = [&](Expected<knowledge::Imported> part) -> Expected<void> {
    if (!part) return tl::unexpected(std::move(part.error()));
    all.places.insert(all.places.end(), part->places.begin(), part->places.end());
    all.nameless += part->nameless, all.other += part->other;
    return {};
  };
  if (!options.geonames.empty())
    if (auto done = take(knowledge::import_geonames(options.geonames, options.alternates, store)); !done)
      return tl::unexpected(std::move(done.error()));
  if (!options.pcodes.empty())
    if (auto done = take(knowledge::import_pcodes(options.pcodes, options.country, store)); !done)
      return tl::unexpected(std::move(done.error()));
  return all;
}

// Ids of all places that the name, id or P-code stands for, in the knowledge's order.
std::vector<Id> places_of(const Store& store, const std::string& name) {
  std::vector<Id> out;
  const std::uint32_t place = store.intern("place");
  const auto add = [&](Id id) {
    if (id != kNone && store.record(id).kind == place && std::find(out.begin(), out.end(), id) == out.end())
      out.push_back(id);
  };
  add(store.find("place", name.starts_with("marsad:") ? name.substr(7) : name));
  add(store.find("place", "pcode:" + name));
  token::Tokens tokens;
  token::tokenize(name, store, tokens);
  Id node = Store::kRoot;
  for (const token::Token& t : tokens.tokens) {
    if (t.kind == token::Kind::newline || t.kind == token::Kind::punctuation) continue;
    Id next = t.word == kNone ? kNone : store.step(node, t.word);
    if (next == kNone && node == Store::kRoot)
      for (const token::Analysis& a : tokens.readings(t))
        if (a.core != kNone && a.enclitic == token::Enclitic::none && next == kNone) next = store.step(node, a.core);
    node = next;
    if (node == kNone) break;
  }
  if (node != kNone && node != Store::kRoot)
    for (const auto& entry : store.phrases(node)) add(entry.record);
  if (out.empty()) {
    // No Arabic name: the English one or a P-code field, letter by letter.
    const std::uint32_t count = store.record_count(), wanted = store.intern(name), pcode = store.intern("pcode"),
                        name_en = store.intern("name_en");
    for (Id id = 0; wanted != 0 && id < count; ++id)
      if (store.record(id).kind == place &&
          (store.record(id).tag(name_en) == wanted || store.record(id).tag(pcode) == wanted))
        add(id);
  }
  return out;
}

std::string value(const Store& store, Id id, const char* key) { return std::string(store.field(id, key)); }

std::string shown_id(const mention::PlaceInfo& info) { return (info.own ? "marsad:" : "") + std::string(info.id); }

// Names as the record writes them: the main one, then its aliases.
std::vector<std::string> names_of(const Store& store, Id id) {
  std::vector<std::string> names;
  for (const knowledge::Tag& tag : store.record(id).tags)
    if (const auto key = store.text(tag.key); key == "name_ar" || key == "alias") names.emplace_back(store.text(tag.value));
  return names;
}

std::string json_line(const Store& store, Id id) {
  const auto info = mention::place_info(store, id);
  nlohmann::ordered_json out;
  out["id"] = shown_id(info), out["name_ar"] = info.name_ar, out["name_en"] = info.name_en;
  const auto names = names_of(store, id);
  out["aliases"] = std::vector<std::string>(names.begin() + (names.empty() ? 0 : 1), names.end());
  out["kind"] = info.kind, out["country"] = info.country, out["admin1"] = info.admin1, out["admin2"] = info.admin2,
  out["admin3"] = info.admin3, out["pcode"] = info.pcode;
  out["lat"] = info.lat ? nlohmann::ordered_json(*info.lat) : nullptr;
  out["lon"] = info.lon ? nlohmann::ordered_json(*info.lon) : nullptr;
  out["accuracy_km"] = info.accuracy_km > 0 ? nlohmann::ordered_json(info.accuracy_km) : nullptr;
  out["in"] = info.in, out["common"] = info.common, out["basis"] = value(store, id, "basis");
  return out.dump() + "\n";
}

using Row = std::array<std::string, 8>;

Row table_row(const Store& store, Id id) {
  const auto info = mention::place_info(store, id);
  std::string units;
  for (const std::string_view unit : {info.admin3, info.admin2, info.admin1})
    if (!unit.empty()) units += (units.empty() ? "" : " < ") + std::string(unit);
  std::string point = info.lat && info.lon ? fmt::format("{:.3f} {:.3f}", *info.lat, *info.lon)
                      : info.in.empty()    ? "-"
                                           : "as " + std::string(info.in);
  if (info.lat && info.accuracy_km > 0) point += fmt::format(" +-{:g} km", info.accuracy_km);
  return {shown_id(info),
          std::string(info.name_ar),
          std::string(info.name_en),
          std::string(info.kind),
          std::string(info.country) + (units.empty() ? "" : ": " + units),
          std::string(info.pcode),
          point,
          value(store, id, "basis")};
}

void print_table(const Store& store, const std::vector<Id>& ids) {
  std::vector<Row> rows = {{"ID", "NAME", "ENGLISH", "KIND", "UNITS", "P-CODE", "POINT", "BASIS"}};
  for (const Id id : ids) rows.push_back(table_row(store, id));
  std::array<std::size_t, 8> widths{};
  for (const Row& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], codebook::display_width(row[c]));
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c)
      line += row[c] + std::string(widths[c] - codebook::display_width(row[c]) + 2, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    std::printf("%s\n", line.c_str());
  }
}

}  // namespace

int run_gazetteer_import(const Options& options) {
  if (!options.alternates.empty() && options.geonames.empty())
    return refuse(
        usage_error("--alternate-names", "alternate names need a dump that they are names of", "give --geonames FILE too"),
        kUsage);
  if (options.geonames.empty() && options.pcodes.empty())
    return refuse(usage_error("gazetteer import", "nothing to import", "give --geonames FILE or --pcodes TABLE"), kUsage);
  const std::string layer = options.out.empty() ? layer_path(options, true) : options.out;
  if (layer.empty())
    return refuse(usage_error("gazetteer import", "there is nowhere to write to: neither HOME nor XDG_DATA_HOME is set",
                              "name a file with --out"),
                  kUsage);
  auto built_in = open_built_in(options);
  if (!built_in) return refuse(built_in.error());
  auto imported = read_tables(options, built_in->store());
  if (!imported) return refuse(imported.error());
  std::error_code error;
  std::string before;
  if (fs::exists(layer, error)) {
    auto bytes = knowledge::read_bytes(layer);
    if (!bytes) return refuse(bytes.error());
    before = std::move(*bytes);
  }
  if (const fs::path folder = fs::path(layer).parent_path(); !folder.empty()) fs::create_directories(folder, error);
  if (auto written = knowledge::write_file(layer, knowledge::merge_into_layer(before, imported->places)); !written)
    return refuse(written.error());
  std::printf("%s: %zu places put in", layer.c_str(), imported->places.size());
  if (imported->nameless > 0) std::printf(", %zu left out that have no name in Arabic letters", imported->nameless);
  if (imported->other > 0) std::printf(", %zu left out that reports do not name (springs, schools ...)", imported->other);
  std::printf("\n");
  // Compiled at once, so that a mistake is told here and the first report need not wait.
  Options with = options;
  with.layer = layer;
  if (auto opened = open_knowledge(with); !opened) return refuse(opened.error());
  return kDone;
}

int run_gazetteer_find(const Options& options) {
  auto knowledge = open_knowledge(options);
  if (!knowledge) return refuse(knowledge.error());
  const Store& store = knowledge->store();
  int status = kDone;
  for (const std::string& name : options.inputs) {
    const auto ids = places_of(store, name);
    if (ids.empty()) {
      complain(Error{ErrorCode::usage, "gazetteer", name, "no place has that name",
                     "add it to your layer by hand or import a table: marsad gazetteer import --help"});
      status = kSomeFailed;
    } else if (options.format == "table") {
      print_table(store, ids);
    } else {
      for (const Id id : ids) std::fputs(json_line(store, id).c_str(), stdout);
    }
  }
  return status;
}

}  // namespace marsad::cli
