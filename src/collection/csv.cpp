#include "csv.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "report/charset.hpp"
#include "report/dom.hpp"
#include "report/page_days.hpp"
#include "report/sniff.hpp"

namespace marsad::collection {
namespace {

using report::kMaxBytes;
using report::trim;
using Item = std::optional<Expected<report::Draft>>;

// Our names and those that tables use for them, ours first.
struct Known {
  const char* field;
  std::array<std::string_view, 7> names;
};
constexpr Known kKnown[] = {
    {"text", {"text", "body", "content", "message", "article", "full_text", "report"}},
    {"html", {"html"}},
    {"title", {"title", "headline"}},
    {"published", {"published", "date", "published_at", "pubdate", "publish_date", "created_at", "datetime"}},
    {"url", {"url", "link", "source_url", "permalink"}},
    {"publisher", {"publisher", "source", "outlet", "channel"}},
    {"id", {"id", "guid", "report_id", "message_id"}},
    {"retrieved", {"retrieved", "retrieved_at"}},
    {"byline", {"byline", "author"}},
    {"language", {"language", "lang"}},
};

std::string lower(std::string_view text) {
  std::string out(trim(text));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

class Csv : public Reader {
 public:
  Csv(ByteStream stream, ColumnMap columns, std::string place, std::string id, const report::PageWords& words)
      : stream_(std::move(stream)), map_(std::move(columns)), place_(std::move(place)), id_(std::move(id)), words_(words) {}

  Item next() override;
  std::uint64_t taken() const noexcept override { return stream_.taken(); }

 private:
  enum class Row { good, end, too_large };
  Row read_row(std::string& row);
  std::optional<Error> read_header();
  std::optional<Error> name_columns(const std::vector<std::string>& names);
  Item draft(const std::string& row);
  Error error(ErrorCode code, std::string_view fragment, std::string message, std::string suggestion = "") const {
    return {code, fmt::format("{}:{}", place_, first_line_), std::string(base::utf8_prefix(fragment, 80)),
            std::move(message), std::move(suggestion)};
  }

  ByteStream stream_;
  ColumnMap map_;
  std::string place_, id_;
  const report::PageWords& words_;
  std::vector<const char*> fields_;  // per column, null: not read
  char comma_ = ',';
  std::size_t line_ = 0, first_line_ = 0, rows_ = 0;
  bool opened_ = false, ended_ = false;
};

Csv::Row Csv::read_row(std::string& row) {
  row.clear();
  bool open = false, large = false;
  std::string_view line;
  bool cut = false;
  do {
    if (!stream_.next_line(kMaxBytes, line, cut))
      return row.empty() && !large ? Row::end : large ? Row::too_large : Row::good;
    ++line_;
    if (!open) first_line_ = line_;
    large |= cut || row.size() + line.size() > kMaxBytes;
    open = base::csv_open_after(line, open);
    if (large) {
      row.clear();
    } else {
      if (!row.empty()) row += '\n';
      row += line;
    }
  } while (open || (row.empty() && !large));
  return large ? Row::too_large : Row::good;
}

std::optional<Error> Csv::read_header() {
  std::string row;
  if (stream_.peek(3) == "\xEF\xBB\xBF") stream_.take(3);
  const std::string_view head = stream_.peek(2);
  if (head == "\xFF\xFE" || head == "\xFE\xFF") {
    std::string bytes = stream_.read_all(kMaxBytes);
    auto text = report::to_utf8(bytes, "");
    if (!text) return error(text.error().code, "", text.error().message, text.error().suggestion);
    stream_ = ByteStream(from_memory(*std::move(text)));
  }
  if (read_row(row) != Row::good) return error(ErrorCode::empty, "", "the table holds nothing");
  if (report::known_binary(row)) return error(ErrorCode::binary, "", "this is no table but binary data");
  for (const char c : {'\t', ';', ','})
    if (std::count(row.begin(), row.end(), c) > std::count(row.begin(), row.end(), comma_)) comma_ = c;
  auto text = report::to_utf8(row, "");
  if (!text) return error(text.error().code, "", text.error().message, text.error().suggestion);
  return name_columns(base::csv_cells(*text, comma_));
}

std::optional<Error> Csv::name_columns(const std::vector<std::string>& names) {
  std::vector<std::string> lowered;
  for (const std::string& name : names) lowered.push_back(lower(name));
  fields_.assign(names.size(), nullptr);
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  for (const Known& known : kKnown) {
    const auto asked = std::find_if(map_.begin(), map_.end(), [&](const auto& m) { return m.first == known.field; });
    std::size_t at = names.size();
    if (asked != map_.end()) {
      at = static_cast<std::size_t>(std::find(lowered.begin(), lowered.end(), lower(asked->second)) - lowered.begin());
      if (at == names.size())
        return error(ErrorCode::field, asked->second, "there is no such column", "the columns are: " + all);
    }
    for (const std::string_view name : known.names)
      if (at == names.size() && !name.empty())
        at = static_cast<std::size_t>(std::find(lowered.begin(), lowered.end(), name) - lowered.begin());
    if (at < names.size() && fields_[at] == nullptr) fields_[at] = known.field;
  }
  const bool has_text = std::any_of(fields_.begin(), fields_.end(), [](const char* f) {
    return f != nullptr && (std::string_view(f) == "text" || std::string_view(f) == "html");
  });
  if (has_text) return std::nullopt;
  return error(ErrorCode::field, all, "no column holds the reports' texts",
               "say which does: --columns text=NAME (others: title, published, url, publisher, id)");
}

Item Csv::draft(const std::string& row) {
  auto utf8 = report::to_utf8(row, "");
  if (!utf8) return tl::unexpected(error(utf8.error().code, "", utf8.error().message, utf8.error().suggestion));
  const std::vector<std::string> cells = base::csv_cells(*utf8, comma_);
  if (cells.size() > fields_.size())
    return tl::unexpected(error(ErrorCode::field, cells.back(),
                                fmt::format("the row has {} cells, but there are {} columns", cells.size(), fields_.size()),
                                "put double quotes around cells that hold a comma or a line end"));
  report::Draft out;
  Report& known = out.report;
  std::string text, html, published;
  const std::pair<std::string_view, std::string*> targets[] = {{"text", &text},
                                                               {"html", &html},
                                                               {"title", &known.title},
                                                               {"published", &published},
                                                               {"url", &known.url},
                                                               {"id", &known.id},
                                                               {"publisher", &known.publisher},
                                                               {"retrieved", &known.retrieved},
                                                               {"byline", &known.byline},
                                                               {"language", &known.language}};
  for (std::size_t i = 0; i < cells.size(); ++i)
    for (const auto& [field, to] : targets)
      if (fields_[i] != nullptr && field == fields_[i]) *to = std::string(trim(cells[i]));
  if (known.id.empty()) known.id = fmt::format("{}:{}", id_, first_line_);
  auto day = report::given_day(published, words_);
  if (!day)
    return tl::unexpected(error(day.error().code, day.error().fragment, day.error().message, day.error().suggestion));
  if (!day->empty()) known.published = *day, known.published_from = PublishedFrom::argument;
  out.place = fmt::format("{}:{}", place_, first_line_);
  known.sha256 = base::sha256_hex(row);
  if (!html.empty() || report::looks_like_page(text)) {
    out.shape = report::Shape::page, out.utf8 = true;
    out.bytes = html.empty() ? std::move(text) : std::move(html);
    return out;
  }
  if (auto bad = report::refuse_bytes(text, out.place)) return tl::unexpected(*std::move(bad));
  if (auto bad = report::refuse_blank(text, out.place)) return tl::unexpected(*std::move(bad));
  known.text = std::move(text);
  return out;
}

Item Csv::next() {
  if (ended_) return std::nullopt;
  if (!std::exchange(opened_, true))
    if (auto bad = read_header()) return ended_ = true, tl::unexpected(*std::move(bad));
  std::string row;
  const Row got = read_row(row);
  if (auto fault = stream_.take_fault()) return tl::unexpected(*std::move(fault));
  if (got == Row::good) return ++rows_, draft(row);
  if (got == Row::too_large)
    return tl::unexpected(error(ErrorCode::too_large, "",
                                fmt::format("the row is over the limit of {} MiB", kMaxBytes >> 20),
                                "perhaps a double quote is opened and never closed"));
  ended_ = true;
  if (rows_ == 0) return tl::unexpected(error(ErrorCode::empty, "", "the table has no rows"));
  return std::nullopt;
}

}  // namespace

std::unique_ptr<Reader> read_csv(ByteStream stream, ColumnMap columns, std::string place, std::string id,
                                 const report::PageWords& words) {
  return std::make_unique<Csv>(std::move(stream), std::move(columns), std::move(place), std::move(id), words);
}

}  // namespace marsad::collection
