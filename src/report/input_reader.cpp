#include "input_reader.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "charset.hpp"
#include "dom.hpp"
#include "html_reader.hpp"
#include "sniff.hpp"
#include "text_reader.hpp"

namespace marsad::report {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

enum class Kind { text, page, lines, document, unknown };

Kind kind_of(const fs::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  if (extension == ".txt") return Kind::text;
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml") return Kind::page;
  if (extension == ".jsonl" || extension == ".ndjson") return Kind::lines;
  return extension == ".json" ? Kind::document : Kind::unknown;
}

// A whole JSON text spread over lines, or an array, rather than an object a line.
bool is_document(std::string_view head) {
  head = trim(head);
  const std::string_view first = trim(head.substr(0, head.find('\n')));
  return first == "{" || first.starts_with('[');
}

bool is_utf16(std::string_view head) { return head.substr(0, 2) == "\xFF\xFE"sv || head.substr(0, 2) == "\xFE\xFF"sv; }

Error with_place(Error error, const std::string& place) {
  if (error.place.empty()) error.place = place;
  return error;
}

}  // namespace

InputReader::InputReader(std::vector<std::string> inputs, const PageWords& words) : words_(words), json_(words) {
  for (std::string& path : inputs) {
    const bool standard = path == "-";
    std::string id = standard ? "stdin" : fs::path(path).stem().string();
    todo_.push_back({standard ? "stdin" : std::move(path), std::move(id), standard});
  }
}

std::vector<Error> InputReader::take_warnings() { return std::exchange(warnings_, {}); }

void InputReader::warn(ErrorCode code, std::string place, std::string fragment, std::string message,
                       std::string suggestion) {
  warnings_.push_back({code, std::move(place), std::move(fragment), std::move(message), std::move(suggestion)});
}

void InputReader::ready(Expected<Report> report, std::string place) {
  if (!report) report.error() = with_place(std::move(report.error()), place);
  ready_.emplace_back(std::move(report), std::move(place));
}

// Files in the order of their paths, so that two machines read them alike.
void InputReader::list_folder(const std::string& folder) {
  std::error_code error;
  std::vector<fs::path> found;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    const bool hidden = at->path().filename().string().starts_with('.');
    std::error_code ignored;
    if (hidden && at->is_directory(ignored)) at.disable_recursion_pending();
    if (!hidden && at->is_regular_file(ignored)) found.push_back(at->path());
  }
  if (error)
    return ready(tl::unexpected(
                     Error{ErrorCode::io, folder, "", "the folder cannot be read: " + error.message(), "check its rights"}),
                 folder);
  std::sort(found.begin(), found.end());
  std::deque<Input> inputs;
  for (const fs::path& path : found) {
    if (kind_of(path) == Kind::unknown) {
      ++counts_.skipped;
      warn(ErrorCode::usage, path.string(), path.extension().string(), "skipped: no report by its name",
           "txt, html, htm, json, jsonl and ndjson are read; name the file itself to read it anyway");
      continue;
    }
    const std::string relative = path.lexically_relative(folder).replace_extension().generic_string();
    inputs.push_back({path.string(), relative});
  }
  if (inputs.empty())
    ready(tl::unexpected(Error{ErrorCode::empty, folder, "", "the folder holds no report",
                               "txt, html, htm, json, jsonl and ndjson are read"}),
          folder);
  todo_.insert(todo_.begin(), std::make_move_iterator(inputs.begin()), std::make_move_iterator(inputs.end()));
}

void InputReader::read_whole(const Input& input, bool page) {
  const std::string bytes = lines_->read_all(kMaxBytes);
  const bool failed = lines_->failed();
  lines_.reset();
  if (failed)
    return ready(tl::unexpected(Error{ErrorCode::io, input.path, "", "reading stopped with an error", "check the disk"}),
                 input.path);
  auto report = page ? read_html(bytes, words_) : read_text(bytes, words_);
  if (report) report->id = input.id;
  ready(std::move(report), input.path);
}

void InputReader::open_json(const Input& input, bool document) {
  const std::string_view head = lines_->peek(1 << 16);
  const bool wide = is_utf16(head);
  if (!document && !wide) {
    lines_path_ = input.path, lines_id_ = input.id, line_ = 0, any_line_ = false;
    return;
  }
  std::string bytes = lines_->read_all(kMaxBytes);
  lines_.reset();
  if (auto error = refuse_bytes(bytes, input.path)) {
    if (error->code == ErrorCode::too_large)
      error->suggestion = "write one object a line and name the file .jsonl; then its size does not matter";
    return ready(tl::unexpected(*std::move(error)), input.path);
  }
  if (wide) {
    auto text = to_utf8(bytes, "");
    if (!text) return ready(tl::unexpected(text.error()), input.path);
    bytes = *std::move(text);
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (document) {
    for (auto& report : json_.read_document(bytes, input.path, input.id)) ready(std::move(report), input.path);
    return;
  }
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = trim(std::string_view(bytes).substr(at, end - at));
    ++number, at = end + 1;
    if (line.empty()) continue;
    const std::string place = fmt::format("{}:{}", input.path, number);
    ready(json_.read(line, place, fmt::format("{}:{}", input.id, number)), place);
  }
}

void InputReader::open_input(const Input& input) {
  std::error_code ignored;
  if (!input.standard && fs::is_directory(input.path, ignored)) return list_folder(input.path);
  auto stream = ByteStream::open(input.standard ? "-" : input.path);
  if (!stream) return ready(tl::unexpected(stream.error()), input.path);
  lines_ = std::move(*stream);
  const std::string_view head = lines_->peek(1 << 16);
  Kind kind = input.standard ? Kind::unknown : kind_of(input.path);
  if (kind == Kind::unknown) {
    const Format format = sniff_format(head);
    const bool array = format == Format::text && trim(head).starts_with("[{");
    kind = format == Format::html ? Kind::page : format == Format::json || array ? Kind::lines : Kind::text;
    if (kind == Kind::lines && is_document(head)) kind = Kind::document;
  } else if (kind == Kind::document) {
    // Many a .json file holds an object a line.
    const std::size_t end = head.find('\n');
    const bool several = end != std::string_view::npos && trim(head.substr(end)).starts_with('{');
    if (several && !is_document(head)) kind = Kind::lines;
  }
  // Pages get saved as text files too.
  if (kind == Kind::text && looks_like_page(head)) kind = Kind::page;
  if (kind == Kind::text || kind == Kind::page) return read_whole(input, kind == Kind::page);
  open_json(input, kind == Kind::document);
}

bool InputReader::open_next() {
  if (todo_.empty()) return false;
  const Input input = std::move(todo_.front());
  todo_.pop_front();
  open_input(input);
  return true;
}

std::optional<Expected<Report>> InputReader::next_line() {
  std::string_view line;
  bool cut = false;
  while (lines_->next_line(kMaxBytes, line, cut)) {
    if (++line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (trim(line).empty()) continue;
    any_line_ = true;
    std::string place = fmt::format("{}:{}", lines_path_, line_);
    if (cut) {
      return tl::unexpected(Error{ErrorCode::too_large, place, std::string(base::utf8_prefix(line, 60)),
                                  fmt::format("the line is over the limit of {} MiB for one report", kMaxBytes >> 20), ""});
    }
    auto report = json_.read(line, place, fmt::format("{}:{}", lines_id_, line_));
    if (report) name_uniquely(*report, place);
    return report;
  }
  const bool failed = lines_->failed();
  lines_.reset();
  if (failed)
    return tl::unexpected(Error{ErrorCode::io, lines_path_, "", "reading stopped with an error", "check the disk"});
  if (!any_line_) return tl::unexpected(*refuse_blank({}, lines_path_));
  return std::nullopt;
}

void InputReader::name_uniquely(Report& report, const std::string& place) {
  const auto [found, fresh] = seen_.try_emplace(report.id, Seen{place});
  if (fresh) return;
  ++counts_.doubled;
  const std::string old = report.id, first = found->second.place;
  do {
    report.id = fmt::format("{}#{}", old, ++found->second.times);
  } while (seen_.contains(report.id));
  seen_.emplace(report.id, Seen{place});
  warn(ErrorCode::field, place, old, fmt::format("the id came before at {}; this report is called {}", first, report.id),
       "give each report an id of its own");
}

std::optional<Expected<Report>> InputReader::next() {
  for (;;) {
    std::optional<Expected<Report>> out;
    if (!ready_.empty()) {
      auto [report, place] = std::move(ready_.front());
      ready_.pop_front();
      if (report) name_uniquely(*report, place);
      out = std::move(report);
    } else if (lines_) {
      out = next_line();
    } else if (!open_next()) {
      return std::nullopt;
    }
    if (!out) continue;
    *out ? ++counts_.reports : ++counts_.errors;
    return out;
  }
}

}  // namespace marsad::report
