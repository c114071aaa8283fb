// The user's own places: where they lie, and the one file that holds them together with what is built in.
#include <cstdlib>
#include <filesystem>

#include "command.hpp"
#include "knowledge/layer.hpp"

namespace marsad::cli {
namespace {

namespace fs = std::filesystem;

std::string data_home() {
  if (const char* home = std::getenv("XDG_DATA_HOME"); home && *home) return home;
  if (const char* home = std::getenv("HOME"); home && *home) return std::string(home) + "/.local/share";
  return "";
}

bool set(const char* variable) {
  const char* value = std::getenv(variable);
  return value && *value;
}

// The compiled file of a layer over knowledge of that hash.
fs::path compiled_path(const fs::path& layer, const std::string& hash) {
  fs::path out = layer;
  return out.replace_extension("." + hash + ".knowledge");
}

// Those of other states of the knowledge are of no use any more.
void remove_stale(const fs::path& layer, const fs::path& kept) {
  std::error_code error;
  const std::string stem = layer.stem().string() + ".";
  for (const auto& entry :
       fs::directory_iterator(layer.parent_path().empty() ? fs::path(".") : layer.parent_path(), error)) {
    const std::string name = entry.path().filename().string();
    const bool ours = name.starts_with(stem) && name.ends_with(".knowledge") && name.size() == stem.size() + 16 + 10;
    if (ours && entry.path().filename() != kept.filename()) fs::remove(entry.path(), error);
  }
}

bool newer(const fs::path& file, const fs::path& than) {
  std::error_code error;
  const auto a = fs::last_write_time(file, error);
  if (error) return false;
  const auto b = fs::last_write_time(than, error);
  return !error && a > b;
}

Expected<Knowledge> compile_over(const Knowledge& built_in, const std::string& layer, const fs::path& out) {
  std::vector<Error> errors;
  const auto file = knowledge::read_recfile(layer, {}, errors);
  const auto compiled = knowledge::compile_layered(built_in.store(), file, errors);
  if (!errors.empty()) {
    for (std::size_t i = 0; i + 1 < errors.size() && i < 20; ++i) complain(errors[i]);
    Error last = errors.back();
    last.suggestion += (last.suggestion.empty() ? "" : "; ") + std::string("or go on without the layer: --layer none");
    return tl::unexpected(std::move(last));
  }
  if (auto written = knowledge::write_file(out.string(), compiled.bytes); !written)
    return tl::unexpected(std::move(written.error()));
  remove_stale(layer, out);
  return Knowledge::open(out.string());
}

}  // namespace

std::string layer_path(const Options& options, bool wanted) {
  std::error_code error;
  if (options.layer == "none") return "";
  if (!options.layer.empty()) return options.layer;
  if (set("MARSAD_LAYER")) return std::string(std::getenv("MARSAD_LAYER")) == "none" ? "" : std::getenv("MARSAD_LAYER");
  const bool named = !options.knowledge.empty() || set("MARSAD_KNOWLEDGE");
  const std::string home = data_home();
  if (home.empty() || (named && !wanted)) return "";
  const std::string path = home + "/marsad/places.rec";
  return wanted || fs::exists(path, error) ? path : "";
}

Expected<Knowledge> open_knowledge(const Options& options) {
  auto built_in = open_built_in(options);
  const std::string layer = layer_path(options);
  if (!built_in || layer.empty()) return built_in;
  std::error_code error;
  if (!fs::exists(layer, error))
    return tl::unexpected(Error{ErrorCode::io, layer, "", "there is no such layer of places",
                                "make one with `marsad gazetteer import --out FILE`, or go without: --layer none"});
  const fs::path compiled = compiled_path(layer, built_in->content_hash());
  if (newer(compiled, layer)) {
    if (auto opened = Knowledge::open(compiled.string())) return opened;
  }
  return compile_over(*built_in, layer, compiled);
}

}  // namespace marsad::cli
