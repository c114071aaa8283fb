#include "inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "engine/page_patterns.hpp"

namespace marsad::cli {
namespace {

namespace fs = std::filesystem;

std::uint64_t count_lines(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<char> block(std::size_t{1} << 20);
  std::uint64_t lines = 0;
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    lines += static_cast<std::uint64_t>(std::count(block.begin(), block.begin() + file.gcount(), '\n'));
  }
  return lines;
}

// 0: it may hold any number.
std::uint64_t count_file(const fs::path& path) {
  const auto extension = path.extension();
  if (extension == ".txt" || extension == ".html" || extension == ".htm") return 1;
  return extension == ".jsonl" || extension == ".ndjson" ? count_lines(path) : 0;
}

// Calls visit(path) for each file; false when an input is no file.
template <typename Visit>
bool each_file(const std::vector<std::string>& inputs, Visit visit) {
  std::error_code error;
  for (const std::string& input : inputs) {
    if (fs::is_directory(input, error)) {
      for (fs::recursive_directory_iterator at(input, error), end; !error && at != end; at.increment(error))
        if (at->is_regular_file(error)) visit(at->path());
    } else if (fs::is_regular_file(input, error)) {
      visit(fs::path(input));
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

Inputs::Inputs(const Options& options, const Knowledge& knowledge)
    : published_(options.published),
      id_(options.id),
      words_(engine::page_patterns(knowledge.store())),
      // A faulty column map is told before anything is read (misuse()).
      reader_(options.inputs.empty() ? std::vector<std::string>{"-"} : options.inputs, words_,
              parse_columns(options.columns).value_or(collection::ColumnMap{})) {}

std::optional<Input> Inputs::read() {
  auto draft = reader_.next_draft();
  if (!draft) return std::nullopt;
  if (*draft) {
    Report& report = (*draft)->report;
    if (!id_.empty()) report.id = id_;
    if (!published_.empty()) report.published = published_, report.published_from = PublishedFrom::argument;
  }
  return Input{std::move(*draft), reader_.take_warnings()};
}

Expected<Report> Inputs::finish(report::Draft draft) const { return report::finish(std::move(draft), words_); }

std::optional<Input> Inputs::next() {
  if (ahead_.empty()) return read();
  Input out = std::move(ahead_.front());
  ahead_.pop_front();
  return out;
}

bool Inputs::more_than_one() {
  while (ahead_.size() < 2) {
    auto one = read();
    if (!one) return false;
    ahead_.push_back(std::move(*one));
  }
  return true;
}

Expected<collection::ColumnMap> parse_columns(const std::string& columns) {
  static const std::vector<std::string> kFields = {"text",      "html", "title",     "published", "url",
                                                   "publisher", "id",   "retrieved", "byline",    "language"};
  collection::ColumnMap map;
  for (std::size_t at = 0; at < columns.size();) {
    const std::size_t end = std::min(columns.find(',', at), columns.size());
    const std::string pair = columns.substr(at, end - at);
    at = end + 1;
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals + 1 == pair.size())
      return tl::unexpected(
          usage_error("--columns", "'" + pair + "' names no column", "write it as text=body,published=date"));
    const std::string field = pair.substr(0, equals);
    if (std::find(kFields.begin(), kFields.end(), field) == kFields.end()) {
      const std::string near = nearest(field, kFields);
      return tl::unexpected(usage_error("--columns", "there is no field '" + field + "'",
                                        near.empty() ? "there are text, html, title, published, url, publisher, id, "
                                                       "retrieved, byline and language"
                                                     : "did you mean '" + near + "'?"));
    }
    map.emplace_back(field, pair.substr(equals + 1));
  }
  return map;
}

std::uint64_t count_reports(const std::vector<std::string>& inputs) {
  std::uint64_t count = 0;
  bool known = true;
  const bool files = each_file(inputs, [&](const fs::path& path) {
    const std::uint64_t here = count_file(path);
    known &= here != 0;
    count += here;
  });
  return files && known ? count : 0;
}

std::uint64_t count_bytes(const std::vector<std::string>& inputs) {
  std::uint64_t bytes = 0;
  std::error_code error;
  const bool files = each_file(inputs, [&](const fs::path& path) {
    if (const auto size = fs::file_size(path, error); !error) bytes += size;
  });
  return files ? bytes : 0;
}

}  // namespace marsad::cli
