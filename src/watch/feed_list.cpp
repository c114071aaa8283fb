#include "feed_list.hpp"

#include <cstdlib>
#include <optional>
#include <set>

#include "knowledge/recfile.hpp"

namespace marsad::watch {
namespace {

using knowledge::error_at;
using knowledge::Field;

// "10 min", "2.5 s", "1 h"; a number alone is seconds.
std::optional<double> seconds_of(std::string_view value) {
  const std::string text(value);
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || number < 0 || number > 1e9) return std::nullopt;
  std::string_view unit(end);
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  if (unit.empty() || unit == "s") return number;
  if (unit == "min") return number * 60;
  if (unit == "h") return number * 3600;
  return std::nullopt;
}

std::optional<std::uint64_t> bytes_of(std::string_view value) {
  const std::string text(value);
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || number <= 0) return std::nullopt;
  std::string_view unit(end);
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  const double scale = unit == "kB" ? 1e3 : unit == "MB" ? 1e6 : unit.empty() || unit == "B" ? 1 : 0;
  // The readers take no more than 64 MiB.
  if (scale == 0 || number * scale > 64e6) return std::nullopt;
  return static_cast<std::uint64_t>(number * scale);
}

// Sets the field; false: the value is none.
bool set(WatchedFeed& feed, std::string_view key, std::string_view value) {
  const auto yes_no = [&](bool& to) { return value == "yes" || value == "no" ? (to = value == "yes", true) : false; };
  const auto time = [&](double& to) {
    const auto seconds = seconds_of(value);
    return seconds ? (to = *seconds, true) : false;
  };
  if (key == "url") return feed.url = value, value.starts_with("http://") || value.starts_with("https://");
  if (key == "pages") return yes_no(feed.pages);
  if (key == "private") return yes_no(feed.allow_private);
  if (key == "every") return time(feed.every) && feed.every > 0;
  if (key == "rate") return time(feed.rate);
  if (key == "retry") return time(feed.retry) && feed.retry > 0;
  if (key == "timeout") return time(feed.timeout) && feed.timeout > 0;
  if (key == "publisher") return feed.publisher = value, true;
  if (key == "contact") return feed.contact = value, true;
  if (key == "kind") {
    feed.kind = value == "page" ? WatchKind::page : value == "sitemap" ? WatchKind::sitemap : WatchKind::feed;
    return value == "feed" || value == "page" || value == "sitemap";
  }
  const auto bytes = bytes_of(value);
  return bytes ? (feed.most = *bytes, true) : false;
}

const char* example_of(std::string_view key) {
  if (key == "url") return "write http://... or https://...";
  if (key == "pages" || key == "private") return "write yes or no";
  if (key == "kind") return "write feed, sitemap or page";
  return key == "most" ? "write as 500 kB or 10 MB, at most 64 MB" : "write as 2 s, 10 min or 1 h";
}

}  // namespace

std::vector<WatchedFeed> read_feed_list(const std::string& path, std::vector<Error>& errors) {
  static const std::vector<std::string> kKeys = {"feed", "url",   "kind",    "pages", "private",   "every",
                                                 "rate", "retry", "timeout", "most",  "publisher", "contact"};
  const knowledge::Recfile file = knowledge::read_recfile(path, path, errors);
  std::vector<WatchedFeed> feeds;
  std::set<std::string> seen;
  for (const knowledge::Record& record : file.records) {
    WatchedFeed feed;
    const std::size_t before = errors.size();
    if (record.kind() != "feed")
      errors.push_back(error_at(ErrorCode::knowledge_value, file.place(record.line()), record.kind(),
                                "a record of feeds begins with `feed`", "feed: a-name-of-your-own"));
    feed.name = record.id();
    for (const Field& field : record.fields) {
      if (field.key == "feed" || field.line == record.line()) continue;
      bool known = false;
      for (const std::string& key : kKeys) known |= key == field.key;
      if (!known) {
        std::string list;
        for (const std::string& key : kKeys) list += (list.empty() ? "" : ", ") + key;
        errors.push_back(error_at(ErrorCode::knowledge_value, file.place(field.line), field.key, "there is no such field",
                                  "the fields are " + list));
      } else if (!set(feed, field.key, field.value)) {
        errors.push_back(error_at(ErrorCode::knowledge_value, file.place(field.line), field.value,
                                  "this is no value of " + std::string(field.key), example_of(field.key)));
      }
    }
    if (feed.url.empty() && errors.size() == before)
      errors.push_back(
          error_at(ErrorCode::knowledge_value, file.place(record.line()), record.id(), "the feed has no url", ""));
    if (errors.size() != before) continue;
    if (seen.insert(feed.url).second)
      feeds.push_back(std::move(feed));
    else
      errors.push_back(error_at(ErrorCode::knowledge_value, file.place(record.line()), feed.url, "the url came before", ""));
  }
  return feeds;
}

}  // namespace marsad::watch
