#include "input_reader.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "csv.hpp"
#include "feed.hpp"
#include "json_files.hpp"
#include "report/dom.hpp"
#include "report/sniff.hpp"
#include "telegram.hpp"
#include "warc.hpp"

namespace marsad::collection {
namespace {

namespace fs = std::filesystem;
using report::kMaxBytes;
using report::trim;

constexpr std::size_t kMostIds = 1'000'000, kHead = 1 << 16;
constexpr const char* kReadable =
    "txt, html, htm, json, jsonl, ndjson, csv, tsv, xml, rss, atom, warc, wet, zip and tar are read, each with .gz too";

enum class Kind { text, page, lines, document, table, xml, warc, packed, refused, unknown };

std::string lower_extension(const fs::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return extension;
}

Kind kind_of(const fs::path& path) {
  static constexpr std::pair<std::string_view, Kind> kKinds[] = {
      {".txt", Kind::text},    {".html", Kind::page},    {".htm", Kind::page},      {".xhtml", Kind::page},
      {".jsonl", Kind::lines}, {".ndjson", Kind::lines}, {".json", Kind::document}, {".csv", Kind::table},
      {".tsv", Kind::table},   {".xml", Kind::xml},      {".rss", Kind::xml},       {".atom", Kind::xml},
      {".warc", Kind::warc},   {".wet", Kind::warc},     {".zip", Kind::packed},    {".tar", Kind::packed},
      {".tgz", Kind::packed},  {".docx", Kind::refused}, {".xlsx", Kind::refused},  {".pptx", Kind::refused},
      {".odt", Kind::refused}, {".ods", Kind::refused},  {".epub", Kind::refused},  {".jar", Kind::refused}};
  const std::string extension = lower_extension(path);
  if (extension == ".gz") return kind_of(path.stem()) == Kind::unknown ? Kind::unknown : kind_of(path.stem());
  for (const auto& [name, kind] : kKinds)
    if (extension == name) return kind;
  return Kind::unknown;
}

bool is_input(const fs::path& path) {
  const Kind kind = kind_of(path);
  return kind != Kind::unknown && kind != Kind::refused;
}

// "a/b.warc.gz" -> "a/b".
std::string id_of(fs::path path) {
  if (lower_extension(path) == ".gz") path.replace_extension();
  return path.replace_extension().generic_string();
}

// A whole JSON text spread over lines, or an array, rather than an object a line.
bool is_document(std::string_view head) {
  head = trim(head);
  const std::string_view first = trim(head.substr(0, head.find('\n')));
  return first == "{" || first.starts_with('[');
}

Kind judge(std::string_view head) {
  if (is_warc(head)) return Kind::warc;
  const report::Format format = report::sniff_format(head);
  if (format == report::Format::html) return is_feed(head) ? Kind::xml : Kind::page;
  const bool array = format == report::Format::text && trim(head).starts_with("[{");
  if (format == report::Format::json || array) return is_document(head) ? Kind::document : Kind::lines;
  return Kind::text;
}

// What the name says, corrected by what the bytes prove.
Kind settle(Kind kind, std::string_view head) {
  if (kind == Kind::unknown || kind == Kind::packed) return judge(head);
  if (kind == Kind::document) {
    // Many a .json file holds an object a line.
    const std::size_t end = head.find('\n');
    const bool several = end != std::string_view::npos && trim(head.substr(end)).starts_with('{');
    if (several && !is_document(head)) return Kind::lines;
  }
  // Pages get saved as text files too.
  if (kind == Kind::text && report::looks_like_page(head)) return Kind::page;
  if (kind == Kind::xml && !is_feed(head) && report::looks_like_page(head)) return Kind::page;
  if (kind == Kind::warc && !is_warc(head)) return judge(head);
  return kind;
}

}  // namespace

struct InputReader::Opening {
  ByteStream stream;
  std::string path;       // on disk; empty inside archives and for standard input
  std::string name;       // judged by its extension
  std::string place, id;  // of errors; of reports without one
  bool inside = false;    // an entry of an archive
};

InputReader::InputReader(std::vector<std::string> inputs, const report::PageWords& words, ColumnMap columns)
    : words_(words), columns_(std::move(columns)) {
  for (std::string& path : inputs) {
    const bool standard = path == "-";
    std::string id = standard ? "stdin" : id_of(fs::path(path).filename());
    todo_.push_back({standard ? "stdin" : std::move(path), std::move(id), standard});
  }
}

InputReader::~InputReader() {
  // A reader of an entry reads through the archive.
  reader_.reset();
}

std::vector<Error> InputReader::take_warnings() { return std::exchange(warnings_, {}); }

void InputReader::warn(ErrorCode code, std::string place, std::string fragment, std::string message,
                       std::string suggestion) {
  warnings_.push_back({code, std::move(place), std::move(fragment), std::move(message), std::move(suggestion)});
}

void InputReader::ready(Expected<report::Draft> draft, std::string place) {
  if (!draft && draft.error().place.empty()) draft.error().place = place;
  ready_.emplace_back(std::move(draft), std::move(place));
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
    if (!is_input(path)) {
      ++counts_.skipped;
      warn(ErrorCode::usage, path.string(), path.extension().string(), "skipped: no report by its name",
           std::string(kReadable) + "; name the file itself to read it anyway");
      continue;
    }
    inputs.push_back({path.string(), id_of(path.lexically_relative(folder))});
  }
  if (inputs.empty())
    ready(tl::unexpected(Error{ErrorCode::empty, folder, "", "the folder holds no report", kReadable}), folder);
  todo_.insert(todo_.begin(), std::make_move_iterator(inputs.begin()), std::make_move_iterator(inputs.end()));
}

void InputReader::read_whole(Opening opening, bool page) {
  report::Draft draft;
  draft.bytes = opening.stream.read_all(kMaxBytes);
  if (auto fault = opening.stream.take_fault()) return ready(tl::unexpected(*std::move(fault)), opening.place);
  if (page && is_telegram_html(std::string_view(draft.bytes).substr(0, kHead))) {
    reader_ = read_telegram_html(std::move(draft.bytes), opening.place, opening.id, words_);
    return;
  }
  draft.shape = page ? report::Shape::page : report::Shape::text;
  draft.place = opening.place, draft.report.id = opening.id;
  ready(std::move(draft), opening.place);
}

void InputReader::read_xml(Opening opening) {
  std::string bytes = opening.stream.read_all(kMaxBytes);
  if (auto fault = opening.stream.take_fault()) return ready(tl::unexpected(*std::move(fault)), opening.place);
  if (auto error = report::refuse_bytes(bytes, opening.place))
    return ready(tl::unexpected(*std::move(error)), opening.place);
  reader_ = read_feed_file(std::move(bytes), opening.place, opening.id, words_);
}

void InputReader::open_packed(const std::string& path, Opening opening) {
  auto packed = Packed::open(path, std::move(opening.stream), opening.place);
  if (!packed) return ready(tl::unexpected(packed.error()), opening.place);
  packed_ = *std::move(packed);
  packed_place_ = opening.place;
}

void InputReader::next_entry() {
  auto name = packed_->next();
  if (!name) {
    done_ += packed_->taken();
    packed_.reset();
    return;
  }
  if (!*name) return ready(tl::unexpected(name->error()), packed_place_);
  const fs::path path(**name);
  const std::string place = packed_place_ + "/" + **name;
  const bool hidden = std::any_of(path.begin(), path.end(), [](const fs::path& part) {
    const std::string text = part.string();
    return (text.starts_with('.') && text != "." && text != "..") || text == "__MACOSX";
  });
  if (hidden) return;
  if (!is_input(path)) {
    ++counts_.skipped;
    return warn(ErrorCode::usage, place, path.extension().string(), "skipped: no report by its name", kReadable);
  }
  open_stream({packed_->entry(), "", **name, place, id_of(path), true});
}

void InputReader::open_stream(Opening opening) {
  Kind kind = kind_of(opening.name);
  std::string_view head = opening.stream.peek(kHead);
  // Twice: "x.jsonl.gz" inside a crawl that was compressed again.
  for (int layer = 0; layer < 2 && head.starts_with("\x1F\x8B"); ++layer) {
    opening.stream = ByteStream::gunzipped(std::move(opening.stream), opening.place);
    opening.path.clear();
    head = opening.stream.peek(kHead);
    if (kind == Kind::refused) kind = Kind::unknown;
  }
  const bool zip = is_zip(head) && kind != Kind::refused;
  if (zip || is_tar(head)) {
    if (!opening.inside) {
      const std::string path = zip ? opening.path : "";
      return open_packed(path, std::move(opening));
    }
    return ready(tl::unexpected(Error{ErrorCode::usage, opening.place, "", "an archive inside an archive is not opened",
                                      "unpack the outer one"}),
                 opening.place);
  }
  kind = settle(kind, head);
  switch (kind) {
    case Kind::warc: reader_ = read_warc(std::move(opening.stream), opening.place, opening.id); return;
    case Kind::table: reader_ = read_csv(std::move(opening.stream), columns_, opening.place, opening.id, words_); return;
    case Kind::xml: return read_xml(std::move(opening));
    case Kind::lines:
      reader_ = read_json_lines(std::move(opening.stream), columns_, opening.place, opening.id, words_);
      return;
    case Kind::document:
      if (is_telegram_json(head)) {
        reader_ = read_telegram_json(std::move(opening.stream), opening.place, opening.id);
        return;
      }
      reader_ = read_json_document(opening.stream.read_all(kMaxBytes), columns_, opening.place, opening.id, words_);
      if (auto fault = opening.stream.take_fault()) ready(tl::unexpected(*std::move(fault)), opening.place);
      return;
    default: return read_whole(std::move(opening), kind == Kind::page);
  }
}

void InputReader::open_input(const Input& input) {
  std::error_code ignored;
  if (!input.standard && fs::is_directory(input.path, ignored)) return list_folder(input.path);
  auto stream = ByteStream::open(input.standard ? "-" : input.path);
  if (!stream) return ready(tl::unexpected(stream.error()), input.path);
  open_stream(
      {*std::move(stream), input.standard ? "" : input.path, input.standard ? "" : input.path, input.path, input.id, false});
}

bool InputReader::open_next() {
  if (packed_) {
    next_entry();
    return true;
  }
  if (todo_.empty()) return false;
  const Input input = std::move(todo_.front());
  todo_.pop_front();
  open_input(input);
  return true;
}

void InputReader::close_reader() {
  counts_.passed += reader_->skipped();
  if (!packed_) done_ += reader_->taken();
  reader_.reset();
}

void InputReader::count_taken() noexcept { taken_ = done_ + (packed_ ? packed_->taken() : reader_ ? reader_->taken() : 0); }

void InputReader::name_uniquely(Report& report, const std::string& place) {
  if (seen_.size() >= kMostIds && !seen_.contains(report.id)) return;
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

std::optional<Expected<report::Draft>> InputReader::next_draft() {
  for (;;) {
    std::optional<Expected<report::Draft>> out;
    std::string place;
    if (!ready_.empty()) {
      place = std::move(ready_.front().second);
      out = std::move(ready_.front().first);
      ready_.pop_front();
    } else if (reader_) {
      out = reader_->next();
      if (out && *out) place = (*out)->place;
      if (!out) close_reader();
    } else if (!open_next()) {
      return std::nullopt;
    }
    if (!out) continue;
    count_taken();
    if (*out) {
      if ((*out)->place.empty()) (*out)->place = place;
      name_uniquely((*out)->report, place);
    }
    *out ? ++counts_.reports : ++counts_.errors;
    return out;
  }
}

std::optional<Expected<Report>> InputReader::next() {
  auto draft = next_draft();
  if (!draft) return std::nullopt;
  if (!*draft) return tl::unexpected(std::move(draft->error()));
  auto report = report::finish(*std::move(*draft), words_);
  if (!report) --counts_.reports, ++counts_.errors;
  return report;
}

}  // namespace marsad::collection
