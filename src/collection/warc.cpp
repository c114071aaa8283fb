#include "warc.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "http_message.hpp"
#include "report/dom.hpp"
#include "report/sniff.hpp"

namespace marsad::collection {
namespace {

using report::kMaxBytes;
using report::trim;
using Item = std::optional<Expected<report::Draft>>;

constexpr std::size_t kLongestLine = 1 << 16, kMostHeaderLines = 500;

struct Header {
  std::string type, id, url, date, mime;
  std::uint64_t length = 0;
  bool has_length = false;
};

bool is_page(const std::string& mime) { return mime == "text/html" || mime == "application/xhtml+xml"; }

class Warc : public Reader {
 public:
  Warc(ByteStream stream, std::string place, std::string id)
      : stream_(std::move(stream)), place_(std::move(place)), id_(std::move(id)) {}

  Item next() override {
    while (!ended_) {
      Item item = record();
      if (auto fault = stream_.take_fault()) {
        pending_ = std::move(item);
        return tl::unexpected(*std::move(fault));
      }
      if (item) return item;
    }
    if (any_ || std::exchange(told_, true)) return std::nullopt;
    return fail(ErrorCode::empty, "the archive holds no record");
  }
  std::uint64_t taken() const noexcept override { return stream_.taken(); }

 private:
  Item record();
  bool find_record(Item& error);
  bool read_header(Header& header);
  Item body(const Header& header, std::string_view block);
  Item response(report::Draft draft, std::string_view block);
  Item fail(ErrorCode code, std::string message, std::string suggestion = "") const {
    return tl::unexpected(Error{code, here(), "", std::move(message), std::move(suggestion)});
  }
  std::string here() const { return fmt::format("{} record {}", place_, number_); }

  ByteStream stream_;
  std::string place_, id_;
  std::uint64_t number_ = 0;
  bool ended_ = false, any_ = false, told_ = false;
  Item pending_;
};

// To the next line that begins a record; what stands before it, other than empty lines, is told once.
bool Warc::find_record(Item& error) {
  std::string_view line;
  bool cut = false, lost = false;
  std::string first;
  while (stream_.next_line(kLongestLine, line, cut)) {
    if (line.starts_with("WARC/")) {
      ++number_, any_ = true;
      if (lost)
        error = tl::unexpected(Error{ErrorCode::field, here(), first, "bytes before this record belong to none",
                                     "the file is damaged here; the other records are read"});
      return true;
    }
    if (!lost && !trim(line).empty()) {
      lost = true;
      if (base::first_invalid_utf8(line.substr(0, 60)) == std::string_view::npos) first = line.substr(0, 60);
    }
  }
  ended_ = true;
  if (lost && any_) error = fail(ErrorCode::field, "bytes behind the last record belong to none");
  return false;
}

bool Warc::read_header(Header& header) {
  std::string_view line;
  bool cut = false;
  for (std::size_t n = 0; n < kMostHeaderLines && stream_.next_line(kLongestLine, line, cut); ++n) {
    if (line.empty()) return true;
    std::size_t at = 0;
    const Headers one = read_headers(line, at);
    if (one.empty()) continue;
    const auto& [key, value] = one.front();
    if (key == "warc-type") header.type = value;
    if (key == "warc-record-id") header.id = value;
    if (key == "warc-target-uri") header.url = value;
    if (key == "warc-date") header.date = value;
    if (key == "content-type") header.mime = content_type(value).first;
    if (key == "content-length") {
      header.has_length = !value.empty() && value.size() < 19 && value.find_first_not_of("0123456789") == std::string::npos;
      if (header.has_length) header.length = std::strtoull(value.c_str(), nullptr, 10);
    }
  }
  return false;
}

Item Warc::record() {
  if (pending_) return std::exchange(pending_, std::nullopt);
  Item error;
  if (!find_record(error)) return error;
  Header header;
  if (!read_header(header) || !header.has_length)
    return fail(ErrorCode::field, "the record's header has no usable Content-Length", "the next record is looked for");
  const bool wanted = header.type == "response" || header.type == "resource" || header.type == "conversion";
  if (!wanted || header.length > kMaxBytes) {
    if (stream_.skip(header.length) < header.length) ended_ = true;
    if (error) return error;
    if (!wanted) return ++skipped_, std::nullopt;
    return fail(ErrorCode::too_large,
                fmt::format("the record has {} bytes, over the limit of {} MiB", header.length, kMaxBytes >> 20));
  }
  const std::string_view block = stream_.peek(header.length);
  if (block.size() < header.length) {
    ended_ = true;
    return fail(ErrorCode::io,
                fmt::format("the archive ends inside the record: {} of {} bytes", block.size(), header.length),
                "the file looks cut off; fetch it again");
  }
  // A damaged length swallows the records behind it: better to look for them inside.
  Item item = body(header, block);
  stream_.take(header.length);
  if (!error) return item;
  pending_ = std::move(item);
  return error;
}

Item Warc::body(const Header& header, std::string_view block) {
  report::Draft draft;
  std::string_view id = header.id;
  for (const std::string_view wrap : {"<", "urn:uuid:"})
    if (id.starts_with(wrap)) id.remove_prefix(wrap.size());
  if (id.ends_with('>')) id.remove_suffix(1);
  draft.place = here();
  draft.report.id = id.empty() ? fmt::format("{}:{}", id_, number_) : std::string(id);
  draft.report.url = header.url, draft.report.retrieved = header.date;
  if (header.type == "response") return response(std::move(draft), block);
  const bool text = header.type == "conversion" || header.mime == "text/plain";
  if (!text && !is_page(header.mime)) return ++skipped_, std::nullopt;
  draft.shape = text ? report::Shape::text : report::Shape::page;
  draft.bytes = block;
  return draft;
}

Item Warc::response(report::Draft draft, std::string_view block) {
  auto message = read_http(block);
  if (!message) {
    message.error().place = here();
    return tl::unexpected(std::move(message.error()));
  }
  auto [mime, charset] = content_type(message->header("content-type"));
  const bool page = is_page(mime) || (mime.empty() && report::looks_like_page(message->body));
  if (message->status != 200 || (!page && mime != "text/plain")) return ++skipped_, std::nullopt;
  auto bytes = decoded_body(*message, kMaxBytes);
  if (!bytes) {
    bytes.error().place = here();
    return tl::unexpected(std::move(bytes.error()));
  }
  draft.shape = page ? report::Shape::page : report::Shape::text;
  draft.charset = std::move(charset);
  draft.bytes = *std::move(bytes);
  return draft;
}

}  // namespace

std::unique_ptr<Reader> read_warc(ByteStream stream, std::string place, std::string id) {
  return std::make_unique<Warc>(std::move(stream), std::move(place), std::move(id));
}

bool is_warc(std::string_view head) noexcept { return head.starts_with("WARC/"); }

}  // namespace marsad::collection
