#include "telegram.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include "base/date.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "json_items.hpp"
#include "report/charset.hpp"
#include "report/dom.hpp"
#include "report/sniff.hpp"

namespace marsad::collection {
namespace {

namespace json = simdjson::dom;
using report::Dom;
using report::Tag;
using report::trim;
using Item = std::optional<Expected<report::Draft>>;

std::string text_at(const json::object& object, std::string_view key) {
  std::string_view value;
  return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

// A message's text: a string, or pieces of which some are objects with a text of their own (links, bold words).
std::string message_text(const json::object& message) {
  json::element text;
  if (message["text"].get(text) != simdjson::SUCCESS) return {};
  std::string_view plain;
  if (text.get(plain) == simdjson::SUCCESS) return std::string(plain);
  std::string out;
  json::array pieces;
  if (text.get(pieces) != simdjson::SUCCESS) return out;
  for (const json::element piece : pieces) {
    json::object entity;
    if (piece.get(plain) == simdjson::SUCCESS)
      out += plain;
    else if (piece.get(entity) == simdjson::SUCCESS)
      out += text_at(entity, "text");
  }
  return out;
}

std::string day_of(std::string_view iso) {
  const auto day = base::parse_day(iso);
  return day ? base::format_day(*day) : std::string();
}

class TelegramJson : public Reader {
 public:
  TelegramJson(ByteStream stream, std::string place, std::string id)
      : items_(std::move(stream), "messages"), place_(std::move(place)), id_(std::move(id)) {}

  Item next() override {
    std::string_view bytes;
    bool cut = false;
    while (items_.next(report::kMaxBytes, bytes, cut)) {
      ++number_;
      if (cut)
        return fail(ErrorCode::too_large, fmt::format("the message is over the limit of {} MiB", report::kMaxBytes >> 20));
      if (Item item = message(bytes)) return item;
    }
    if (std::exchange(told_, true)) return std::nullopt;
    if (auto fault = items_.stream().take_fault()) return tl::unexpected(*std::move(fault));
    if (items_.broken()) return fail(ErrorCode::json, "the export ends inside a value", "it looks cut off; export it again");
    if (number_ == 0) return fail(ErrorCode::empty, "the export holds no message");
    return std::nullopt;
  }
  std::uint64_t taken() const noexcept override { return const_cast<JsonItems&>(items_).stream().taken(); }

 private:
  Item fail(ErrorCode code, std::string message, std::string suggestion = "") const {
    return tl::unexpected(
        Error{code, fmt::format("{} message {}", place_, number_), "", std::move(message), std::move(suggestion)});
  }

  Item message(std::string_view bytes) {
    padded_.assign(bytes);
    padded_.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
    json::element root;
    json::object object;
    if (const auto code = parser_.parse(padded_.data(), bytes.size(), false).get(root); code != simdjson::SUCCESS)
      return fail(ErrorCode::json, std::string("broken JSON: ") + simdjson::error_message(code));
    if (root.get(object) != simdjson::SUCCESS) return fail(ErrorCode::json, "a message is an object; this is none");
    report::Draft draft;
    Report& out = draft.report;
    out.text = message_text(object);
    if (text_at(object, "type") != "message" || report::refuse_blank(out.text, "")) return ++skipped_, std::nullopt;
    draft.place = fmt::format("{} message {}", place_, number_);
    if (auto error = report::refuse_bytes(out.text, draft.place)) return tl::unexpected(*std::move(error));
    std::int64_t id = 0;
    const std::string chat = items_.id().empty() ? id_ : items_.id();
    const bool numbered = object["id"].get(id) == simdjson::SUCCESS;
    out.id = fmt::format("{}/{}", chat, numbered ? id : static_cast<std::int64_t>(number_));
    const std::string from = text_at(object, "from");
    out.publisher = items_.name().empty() ? from : items_.name();
    out.byline = !text_at(object, "author").empty() ? text_at(object, "author") : from != out.publisher ? from : "";
    out.published = day_of(text_at(object, "date"));
    if (!out.published.empty()) out.published_from = PublishedFrom::metadata;
    out.modified = day_of(text_at(object, "edited"));
    out.sha256 = base::sha256_hex(bytes);
    return draft;
  }

  JsonItems items_;
  std::string place_, id_, padded_;
  json::parser parser_;
  std::uint64_t number_ = 0;
  bool told_ = false;
};

bool has_class(std::string_view names, std::string_view name) {
  for (std::size_t at = names.find(name); at != std::string_view::npos; at = names.find(name, at + 1)) {
    const bool front = at == 0 || names[at - 1] == ' ';
    const std::size_t end = at + name.size();
    if (front && (end == names.size() || names[end] == ' ')) return true;
  }
  return false;
}

// Text of a node with its line breaks.
std::string lines_of(const Dom& dom, std::uint32_t node) {
  std::string out;
  for (std::uint32_t i = node; i < dom[node].end; ++i) {
    if (dom[i].tag == Tag::text)
      report::append_collapsed(out, dom[i].text);
    else if (dom[i].tag == Tag::br)
      out += '\n';
  }
  return std::string(trim(out));
}

class TelegramHtml : public Reader {
 public:
  TelegramHtml(std::string bytes, std::string place, std::string id, const report::PageWords& words)
      : place_(std::move(place)) {
    auto text = report::to_utf8(bytes, "utf-8", report::BadBytes::replace);
    if (!text) {
      text.error().place = place_;
      found_.push_back(tl::unexpected(std::move(text.error())));
      return;
    }
    sha_ = base::sha256_hex(bytes);
    read(*text, id, words);
    if (found_.empty())
      found_.push_back(tl::unexpected(Error{ErrorCode::empty, place_, "", "the export holds no message with a text", ""}));
  }

  Item next() override { return at_ < found_.size() ? Item(std::move(found_[at_++])) : std::nullopt; }

 private:
  void read(const std::string& page, const std::string& id, const report::PageWords& words) {
    const Dom dom(page);
    std::string chat;
    for (std::uint32_t i = 0; i < dom.size(); ++i) {
      const std::string_view names = dom.attribute(i, "class");
      if (names.empty()) continue;
      if (chat.empty() && has_class(names, "page_header")) chat = dom.text_of(i, 300);
      if (!has_class(names, "message")) continue;
      if (has_class(names, "default"))
        message(dom, i, chat, id, words);
      else
        ++skipped_;
      i = dom[i].end - 1;
    }
  }

  void message(const Dom& dom, std::uint32_t node, const std::string& chat, const std::string& id,
               const report::PageWords& words) {
    report::Draft draft;
    Report& out = draft.report;
    std::string from, signature;
    for (std::uint32_t i = node + 1; i < dom[node].end; ++i) {
      const std::string_view names = dom.attribute(i, "class");
      // What is quoted is the quoted one's report.
      if (has_class(names, "reply_to")) i = dom[i].end - 1;
      if (has_class(names, "date") && out.published.empty())
        if (const auto day = words.find_day(dom.attribute(i, "title"))) out.published = base::format_day(*day);
      if (has_class(names, "from_name") && from.empty()) from = dom.text_of(i, 300);
      if (has_class(names, "signature")) signature = dom.text_of(i, 300);
      if (has_class(names, "text") && out.text.empty()) out.text = lines_of(dom, i);
    }
    if (report::refuse_blank(out.text, "")) {
      ++skipped_;
      return;
    }
    std::string_view number = dom.attribute(node, "id");
    if (number.starts_with("message")) number.remove_prefix(7);
    draft.place = fmt::format("{} message {}", place_, number);
    out.id = fmt::format("{}/{}", id, number);
    out.publisher = chat.empty() ? from : chat;
    out.byline = !signature.empty() ? signature : from != out.publisher ? from : "";
    if (!out.published.empty()) out.published_from = PublishedFrom::metadata;
    out.sha256 = sha_;
    found_.emplace_back(std::move(draft));
  }

  std::string place_, sha_;
  std::vector<Expected<report::Draft>> found_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<Reader> read_telegram_json(ByteStream stream, std::string place, std::string id) {
  return std::make_unique<TelegramJson>(std::move(stream), std::move(place), std::move(id));
}

bool is_telegram_json(std::string_view head) noexcept {
  head = trim(head);
  if (!head.starts_with('{')) return false;
  const bool whole = head.find("\"chats\"") != std::string_view::npos && head.find("\"about\"") != std::string_view::npos;
  const std::size_t list = head.find("\"messages\"");
  return whole || (list != std::string_view::npos && list < 4096 && head.substr(0, list).find("\"type\"") < list);
}

std::unique_ptr<Reader> read_telegram_html(std::string bytes, std::string place, std::string id,
                                           const report::PageWords& words) {
  return std::make_unique<TelegramHtml>(std::move(bytes), std::move(place), std::move(id), words);
}

bool is_telegram_html(std::string_view head) noexcept {
  return head.find("class=\"history\"") != std::string_view::npos && head.find("page_header") != std::string_view::npos;
}

}  // namespace marsad::collection
