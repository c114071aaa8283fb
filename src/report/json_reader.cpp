#include "json_reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "dom.hpp"
#include "draft.hpp"
#include "json_fault.hpp"
#include "page_days.hpp"
#include "sniff.hpp"
#include "text_reader.hpp"

namespace marsad::report {
namespace {

namespace json = simdjson::dom;

tl::unexpected<Error> fail(ErrorCode code, std::string_view place, std::string_view fragment, std::string message,
                           std::string suggestion = "") {
  return tl::unexpected(Error{code, std::string(place), std::string(base::utf8_prefix(fragment, 80)), std::move(message),
                              std::move(suggestion)});
}

const char* type_name(json::element value) {
  switch (value.type()) {
    case json::element_type::ARRAY: return "an array";
    case json::element_type::OBJECT: return "an object";
    case json::element_type::STRING: return "text";
    case json::element_type::BOOL: return "true or false";
    case json::element_type::NULL_VALUE: return "null";
    default: return "a number";
  }
}

tl::unexpected<Error> broken(std::string_view line, std::string_view place, simdjson::error_code code) {
  if (const std::size_t bad = base::first_invalid_utf8(line); bad != std::string_view::npos) {
    const auto byte = static_cast<unsigned>(static_cast<unsigned char>(line[bad]));
    return fail(ErrorCode::encoding, place, "",
                fmt::format("byte 0x{:02X} at offset {} of the line is no valid UTF-8", byte, bad),
                "JSON is UTF-8; save it as such");
  }
  const auto fault = find_json_fault(line);
  if (!fault) return fail(ErrorCode::json, place, line, fmt::format("broken JSON: {}", simdjson::error_message(code)));
  // What stands before the fault and at it.
  std::size_t from = fault->offset > 40 ? fault->offset - 40 : 0;
  while (from < line.size() && (static_cast<unsigned char>(line[from]) & 0xC0) == 0x80) ++from;
  return fail(ErrorCode::json, place, base::utf8_prefix(line.substr(from), fault->offset + 30 - from),
              fmt::format("broken JSON at offset {}: {}", fault->offset, fault->what), "one whole JSON object on each line");
}

class Object {
 public:
  Object(json::object object, std::string_view place, const PageWords& words, const FieldNames& names)
      : object_(object), place_(place), words_(words), names_(names) {}

  Expected<Draft> read(std::string_view default_id) {
    Draft draft;
    Report& report = draft.report;
    std::string text, html, published;
    const std::pair<const char*, std::string*> fields[] = {{"id", &report.id},
                                                           {"text", &text},
                                                           {"html", &html},
                                                           {"url", &report.url},
                                                           {"title", &report.title},
                                                           {"published", &published},
                                                           {"publisher", &report.publisher},
                                                           {"retrieved", &report.retrieved},
                                                           {"byline", &report.byline},
                                                           {"modified", &report.modified},
                                                           {"language", &report.language},
                                                           {"same_as", &report.same_as},
                                                           {"same", &report.same},
                                                           {"sha256", &report.sha256}};
    for (const auto& [key, to] : fields)
      if (auto error = take(key, *to)) return tl::unexpected(*std::move(error));
    if (trim(report.id).empty()) report.id = default_id;
    // Of the bytes that a converted report was read from.
    if (report.sha256.size() != 64 || report.sha256.find_first_not_of("0123456789abcdef") != std::string::npos)
      report.sha256.clear();
    if (text.empty() && html.empty() && !has_body_)
      return fail(ErrorCode::field, place_, "", "neither \"text\" nor \"html\" is there",
                  "give the report's text in \"text\", or name the field that holds it: --columns text=NAME");
    auto day = given_day(published, words_);
    if (!day) return placed(std::move(day.error()));
    if (!day->empty()) report.published = *day, report.published_from = PublishedFrom::argument;
    draft.place = place_;
    const bool page = !html.empty() || looks_like_page(text);
    if (page) {
      draft.shape = Shape::page, draft.utf8 = true;
      draft.bytes = html.empty() ? std::move(text) : std::move(html);
    } else if (auto error = keep_text(std::move(text), report)) {
      return placed(*std::move(error));
    }
    return draft;
  }

 private:
  tl::unexpected<Error> placed(Error error) const {
    error.place = place_;
    return tl::unexpected(std::move(error));
  }

  simdjson::simdjson_result<json::element> find(std::string_view key) const {
    for (const auto& [field, name] : names_)
      if (field == key) return name.starts_with('/') ? object_.at_pointer(name) : object_[name];
    return object_[key];
  }

  std::optional<Error> take(const char* key, std::string& to) {
    json::element value;
    if (find(key).get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
    has_body_ |= std::string_view(key) == "text" || std::string_view(key) == "html";
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return to = text, std::nullopt;
    if (std::string_view(key) == "id" && (value.is_int64() || value.is_uint64()))
      return to = simdjson::minify(value), std::nullopt;
    return fail(ErrorCode::field, place_, simdjson::minify(value),
                fmt::format("\"{}\" is {}, not text", key, type_name(value)), "write it in double quotes")
        .value();
  }

  std::optional<Error> keep_text(std::string text, Report& report) const {
    if (auto error = refuse_bytes(text, place_)) return error;
    if (auto error = refuse_blank(text, place_)) return error;
    report.text = std::move(text);
    if (report.title.empty()) report.title = find_title(report.text, words_);
    return std::nullopt;
  }

  json::object object_;
  std::string_view place_;
  const PageWords& words_;
  const FieldNames& names_;
  bool has_body_ = false;
};

}  // namespace

struct JsonReader::Impl {
  Impl(const PageWords& page_words, FieldNames field_names) : words(page_words), names(std::move(field_names)) {}

  simdjson::error_code parse(std::string_view bytes, json::element& root) {
    // simdjson reads a little behind the end.
    padded.assign(bytes);
    padded.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
    return parser.parse(padded.data(), padded.size(), false).get(root);
  }

  const PageWords& words;
  const FieldNames names;
  json::parser parser;
  std::string padded;
};

JsonReader::JsonReader(const PageWords& words, FieldNames names) : impl_(std::make_unique<Impl>(words, std::move(names))) {}
JsonReader::~JsonReader() = default;
JsonReader::JsonReader(JsonReader&&) noexcept = default;
JsonReader& JsonReader::operator=(JsonReader&&) noexcept = default;

Expected<Report> JsonReader::read(std::string_view line, std::string_view place, std::string_view id) {
  auto one = draft(line, place, id);
  if (!one) return tl::unexpected(std::move(one.error()));
  return finish(*std::move(one), impl_->words);
}

Expected<Draft> JsonReader::draft(std::string_view line, std::string_view place, std::string_view id) {
  if (auto error = refuse_bytes(line, place)) return tl::unexpected(*std::move(error));
  json::element root;
  if (const auto code = impl_->parse(line, root); code != simdjson::SUCCESS) return broken(line, place, code);
  json::object object;
  if (root.get(object) != simdjson::SUCCESS)
    return fail(ErrorCode::json, place, line, fmt::format("this is {}, no object", type_name(root)),
                "one JSON object a line: {\"text\": ...}");
  auto one = Object(object, place, impl_->words, impl_->names).read(id);
  if (one && one->report.sha256.empty()) one->report.sha256 = base::sha256_hex(line);
  return one;
}

std::vector<Expected<Draft>> JsonReader::read_document(std::string_view bytes, std::string_view place, std::string_view id) {
  std::vector<Expected<Draft>> reports;
  json::element root;
  json::array list;
  const auto code = impl_->parse(bytes, root);
  if (code != simdjson::SUCCESS || root.get(list) != simdjson::SUCCESS) {
    reports.push_back(draft(bytes, place, id));
    return reports;
  }
  std::size_t n = 0;
  for (const json::element one : list) {
    const std::string here = fmt::format("{}[{}]", place, n), own_id = fmt::format("{}:{}", id, n + 1);
    ++n;
    json::object object;
    if (one.get(object) != simdjson::SUCCESS) {
      reports.emplace_back(
          fail(ErrorCode::json, here, simdjson::minify(one), fmt::format("this is {}, no object", type_name(one))));
      continue;
    }
    reports.push_back(Object(object, here, impl_->words, impl_->names).read(own_id));
    if (reports.back() && reports.back()->report.sha256.empty())
      reports.back()->report.sha256 = base::sha256_hex(simdjson::minify(one));
  }
  if (n == 0) reports.emplace_back(fail(ErrorCode::empty, place, "", "the array is empty: there is nothing to read"));
  return reports;
}

}  // namespace marsad::report
