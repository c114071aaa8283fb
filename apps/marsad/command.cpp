#include "command.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "progress.hpp"

namespace marsad::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "marsad.knowledge";

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::vector<std::string> knowledge_places() {
  std::vector<std::string> out;
  std::error_code error;
  if (const fs::path program = fs::read_symlink("/proc/self/exe", error); !error) {
    out.push_back((program.parent_path() / kName).string());
    out.push_back((program.parent_path().parent_path() / "share" / "marsad" / kName).lexically_normal().string());
  }
  out.push_back(std::string("/usr/share/marsad/") + kName);
  return out;
}

}  // namespace

void complain(std::string_view message) {
  Progress::clear_line();
  std::fprintf(stderr, "marsad: %.*s\n", static_cast<int>(message.size()), message.data());
}

void complain(const Error& error) { complain(error.to_string()); }

Error usage_error(std::string place, std::string message, std::string suggestion) {
  return {ErrorCode::usage, std::move(place), "", std::move(message), std::move(suggestion)};
}

bool wants_colour(const Options& options, int file) {
  if (options.colour != "auto") return options.colour == "always";
  const char* off = std::getenv("NO_COLOR");
  return isatty(file) && (off == nullptr || *off == '\0');
}

std::size_t terminal_width(int file) {
  winsize size{};
  if (!isatty(file) || ioctl(file, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col > 0 ? size.ws_col : 80;
}

std::string nearest(std::string_view word, const std::vector<std::string>& names) {
  const std::string* best = nullptr;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& name : names)
    if (const std::size_t d = distance(word, name); d < least) least = d, best = &name;
  return best ? *best : "";
}

Expected<Knowledge> open_built_in(const Options& options) {
  if (!options.knowledge.empty()) return Knowledge::open(options.knowledge);
  if (const char* path = std::getenv("MARSAD_KNOWLEDGE"); path && *path) return Knowledge::open(path);
  std::string tried;
  for (const std::string& place : knowledge_places()) {
    std::error_code error;
    if (fs::exists(place, error)) return Knowledge::open(place);
    tried += (tried.empty() ? "" : ", ") + place;
  }
  return tl::unexpected(
      Error{ErrorCode::io, "knowledge", "", "no compiled knowledge file found; looked at " + tried,
            "make one with `marsad compile DIR --out FILE`, or name one with --knowledge or MARSAD_KNOWLEDGE"});
}

}  // namespace marsad::cli
