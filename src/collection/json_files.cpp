#include "json_files.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "report/charset.hpp"
#include "report/dom.hpp"
#include "report/json_reader.hpp"
#include "report/sniff.hpp"

namespace marsad::collection {
namespace {

using report::kMaxBytes;
using report::trim;
using Item = std::optional<Expected<report::Draft>>;

class JsonLines : public Reader {
 public:
  JsonLines(ByteStream stream, ColumnMap columns, std::string place, std::string id, const report::PageWords& words)
      : stream_(std::move(stream)), json_(words, std::move(columns)), place_(std::move(place)), id_(std::move(id)) {}

  Item next() override {
    std::string_view line;
    bool cut = false;
    while (!ended_ && stream_.next_line(kMaxBytes, line, cut)) {
      if (++line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      if (trim(line).empty()) continue;
      any_line_ = true;
      const std::string place = fmt::format("{}:{}", place_, line_);
      if (!cut) return json_.draft(line, place, fmt::format("{}:{}", id_, line_));
      return tl::unexpected(Error{ErrorCode::too_large, place, std::string(base::utf8_prefix(line, 60)),
                                  fmt::format("the line is over the limit of {} MiB for one report", kMaxBytes >> 20), ""});
    }
    if (auto fault = stream_.take_fault()) return any_line_ = true, tl::unexpected(*std::move(fault));
    ended_ = true;
    if (std::exchange(any_line_, true)) return std::nullopt;
    return tl::unexpected(*report::refuse_blank({}, place_));
  }
  std::uint64_t taken() const noexcept override { return stream_.taken(); }

 private:
  ByteStream stream_;
  report::JsonReader json_;
  std::string place_, id_;
  std::size_t line_ = 0;
  bool any_line_ = false, ended_ = false;
};

class Drafts : public Reader {
 public:
  explicit Drafts(std::vector<Expected<report::Draft>> drafts) : drafts_(std::move(drafts)) {}
  Item next() override { return at_ < drafts_.size() ? Item(std::move(drafts_[at_++])) : std::nullopt; }

 private:
  std::vector<Expected<report::Draft>> drafts_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<Reader> read_json_lines(ByteStream stream, ColumnMap columns, std::string place, std::string id,
                                        const report::PageWords& words) {
  const std::string_view head = stream.peek(2);
  if (head == "\xFF\xFE" || head == "\xFE\xFF") {
    const std::string bytes = stream.read_all(kMaxBytes);
    auto text = report::to_utf8(bytes, "");
    std::vector<Expected<report::Draft>> failed;
    if (!text) {
      text.error().place = place;
      failed.push_back(tl::unexpected(text.error()));
      return std::make_unique<Drafts>(std::move(failed));
    }
    stream = ByteStream(from_memory(*std::move(text)));
  }
  return std::make_unique<JsonLines>(std::move(stream), std::move(columns), std::move(place), std::move(id), words);
}

std::unique_ptr<Reader> read_json_document(std::string bytes, ColumnMap columns, std::string place, std::string id,
                                           const report::PageWords& words) {
  std::vector<Expected<report::Draft>> drafts;
  auto error = report::refuse_bytes(bytes, place);
  if (error && error->code == ErrorCode::too_large)
    error->suggestion = "write one object a line and name the file .jsonl; then its size does not matter";
  if (!error && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))) {
    auto text = report::to_utf8(bytes, "");
    if (text) bytes = *std::move(text);
    if (!text) error = text.error();
    if (error && error->place.empty()) error->place = place;
  }
  if (error) {
    drafts.push_back(tl::unexpected(*std::move(error)));
    return std::make_unique<Drafts>(std::move(drafts));
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  report::JsonReader json(words, std::move(columns));
  return std::make_unique<Drafts>(json.read_document(bytes, place, id));
}

}  // namespace marsad::collection
