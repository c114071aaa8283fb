#include "watcher.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <optional>
#include <set>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "address.hpp"
#include "archive/archive.hpp"
#include "base/sha256.hpp"
#include "collection/feed.hpp"
#include "collection/report_json.hpp"
#include "fetch.hpp"
#include "hosts.hpp"
#include "output_file.hpp"
#include "report/page_days.hpp"
#include "state.hpp"

namespace marsad::watch {
namespace {

using collection::Feed;
using collection::FeedEntry;
using collection::FeedKind;

constexpr int kMostTries = 6;
constexpr std::size_t kMostFeeds = 10'000;
constexpr double kLongestWait = 86400;

std::string entry_json(const FeedEntry& entry, const Feed& feed) {
  const nlohmann::ordered_json out = {{"title", entry.title},
                                      {"published", entry.published},
                                      {"byline", entry.byline},
                                      {"publisher", feed.title},
                                      {"language", feed.language}};
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string text_at(const nlohmann::json& json, const char* key) {
  const auto found = json.is_object() ? json.find(key) : json.end();
  return json.is_object() && found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

class Watcher {
 public:
  Watcher(const std::vector<WatchedFeed>& feeds, const WatchOptions& options, const report::PageWords& words,
          const std::atomic<bool>& stop, State state, OutputFile output, std::optional<archive::Archive> archive)
      : options_(options),
        words_(words),
        stop_(stop),
        state_(std::move(state)),
        output_(std::move(output)),
        archive_(std::move(archive)),
        fetcher_(agent(feeds, options)),
        hosts_(fetcher_, stop) {
    for (const WatchedFeed& feed : feeds) feeds_.push_back({feed, state_.feed(feed.url), false});
  }

  Expected<WatchCounts> run();

 private:
  struct Item {
    WatchedFeed feed;
    FeedState state;
    bool polled = false;  // in this run
  };
  // What is to be done next: a feed, a page, or nothing until `at`.
  struct Turn {
    Item* feed = nullptr;
    std::optional<WaitingPage> page;
    double at = 0;
  };

  static std::string agent(const std::vector<WatchedFeed>& feeds, const WatchOptions& options) {
    std::string contact;
    for (const WatchedFeed& feed : feeds)
      if (contact.empty()) contact = feed.contact;
    return "marsad/" + options.version + " (feed reader for conflict research" + (contact.empty() ? "" : "; " + contact) +
           ")";
  }

  Turn next_turn();
  Item& feed_of(const std::string& url);
  Expected<Response> get(const Item& feed, const std::string& url, const std::string& etag, const std::string& modified);
  Expected<void> poll(Item& feed);
  Expected<void> take_feed(Item& feed, const Response& response);
  void add_sitemaps(const Item& index, const Feed& feed);
  Expected<void> take_watched_page(Item& feed, const Response& response);
  Expected<void> fetch(const WaitingPage& page);
  Expected<void> take_page(const WaitingPage& page, const Response& response);
  Expected<void> failed_feed(Item& feed, double wait);
  Expected<void> failed_page(const WaitingPage& page, const Error& error, bool for_good, double wait);
  Expected<std::optional<std::string>> report_line(const Item& feed, const Response& response, const WaitingPage& page);
  Expected<void> keep(const Response& response);
  // Appends and commits in one step.
  Expected<void> write(const std::string& lines, std::uint64_t reports, const std::function<void()>& work);
  void tell(Error error) {
    ++counts_.failures;
    options_.tell(error);
  }
  void say(const std::string& text) const {
    if (options_.progress) options_.progress(text);
  }

  const WatchOptions& options_;
  const report::PageWords& words_;
  const std::atomic<bool>& stop_;
  State state_;
  OutputFile output_;
  std::optional<archive::Archive> archive_;
  std::string last_url_, last_sha_;  // the archive's last finding
  Fetcher fetcher_;
  Hosts hosts_;
  std::deque<Item> feeds_;  // grows while items are in use
  WatchCounts counts_;
};

Watcher::Item& Watcher::feed_of(const std::string& url) {
  for (Item& item : feeds_)
    if (item.feed.url == url) return item;
  // Its record was taken out of the file: what waits is still fetched, as the first feed's.
  return feeds_.front();
}

Watcher::Turn Watcher::next_turn() {
  Turn turn;
  turn.at = now_seconds() + kLongestWait;
  const auto better = [&](double at, const std::string& url) { return std::max(at, hosts_.ready_at(url)); };
  for (Item& item : feeds_) {
    if (options_.once && item.polled) continue;
    const double at = better(options_.once ? 0 : item.state.next, item.feed.url);
    if (at < turn.at) turn.at = at, turn.feed = &item;
  }
  for (WaitingPage& page : state_.waiting()) {
    if (options_.once && page.next > now_seconds()) continue;
    const double at = better(page.next, page.url);
    if (at < turn.at) turn.at = at, turn.feed = nullptr, turn.page = std::move(page);
  }
  return turn;
}

Expected<Response> Watcher::get(const Item& item, const std::string& url, const std::string& etag,
                                const std::string& modified) {
  Request request{url, etag, modified, item.feed.allow_private, item.feed.timeout, item.feed.most};
  return fetcher_.get(
      request, [&](const std::string& hop) { return hosts_.enter(hop, item.feed.rate, request); }, stop_);
}

double retry_after(const collection::Headers& headers) {
  for (const auto& [key, value] : headers)
    if (key == "retry-after") return std::clamp(std::atof(value.c_str()), 0.0, kLongestWait);
  return 0;
}

Expected<void> Watcher::failed_feed(Item& item, double wait) {
  item.state.failures = std::min(item.state.failures + 1, 20);
  const double back_off = std::min(item.feed.retry * static_cast<double>(1u << item.state.failures), kLongestWait);
  item.state.next = now_seconds() + std::max(back_off, wait);
  return state_.commit([&] { state_.set_feed(item.feed.url, item.state); });
}

Expected<void> Watcher::failed_page(const WaitingPage& page, const Error& error, bool for_good, double wait) {
  const int failures = page.failures + 1;
  const bool give_up = for_good || failures >= kMostTries;
  counts_.given_up += give_up;
  const double back_off = std::min(feed_of(page.feed).feed.retry * static_cast<double>(1u << failures), kLongestWait);
  return state_.commit([&] {
    if (give_up)
      state_.finish_page(page.url, true, error.message);
    else
      state_.delay_page(page.url, now_seconds() + std::max(back_off, wait), failures);
  });
}

Expected<void> Watcher::write(const std::string& lines, std::uint64_t reports, const std::function<void()>& work) {
  const std::uint64_t before = state_.output_bytes();
  std::uint64_t bytes = before;
  if (!lines.empty()) {
    auto written = output_.append(lines);
    if (!written) {
      output_.take_back(before);
      return tl::unexpected(written.error());
    }
    bytes = *written;
  }
  auto done = state_.commit([&] {
    state_.set_output_bytes(bytes);
    work();
  });
  if (done)
    counts_.reports += reports;
  else
    output_.take_back(before);
  return done;
}

// Bytes that the last run kept just before it was killed are not kept twice.
Expected<void> Watcher::keep(const Response& response) {
  if (!archive_) return {};
  if (response.url == last_url_ && base::sha256_hex(response.body) == last_sha_) return {};
  archive::Finding finding;
  finding.url = response.url, finding.headers = response.headers, finding.status = response.status;
  finding.tool = "marsad " + options_.version;
  auto kept = archive_->add(response.body, std::move(finding));
  if (!kept) return tl::unexpected(kept.error());
  last_url_ = response.url, last_sha_ = kept->sha256;
  return {};
}

// nullopt: the bytes are no page and no text.
Expected<std::optional<std::string>> Watcher::report_line(const Item& item, const Response& response,
                                                          const WaitingPage& page) {
  const collection::HttpMessage message{response.status, response.headers, response.body};
  const auto [mime, charset] = collection::content_type(message.header("content-type"));
  const bool html = mime.find("html") != std::string::npos || mime.empty();
  if (!html && mime != "text/plain") return std::optional<std::string>();
  report::Draft draft;
  auto bytes = collection::decoded_body(message, item.feed.most * 4);
  if (!bytes) return tl::unexpected(bytes.error());
  draft.bytes = *std::move(bytes), draft.charset = charset, draft.place = response.url;
  draft.shape = html ? report::Shape::page : report::Shape::text;
  draft.report.id = page.url, draft.report.url = response.url, draft.report.retrieved = archive::utc_now();
  draft.report.sha256 = base::sha256_hex(response.body);
  draft.report.publisher = item.feed.publisher;
  auto report = report::finish(std::move(draft), words_);
  if (!report) return tl::unexpected(report.error());
  // What the page does not say of itself the feed may.
  const auto entry = nlohmann::json::parse(page.entry, nullptr, false);
  const std::pair<std::string Report::*, const char*> fields[] = {{&Report::title, "title"},
                                                                  {&Report::byline, "byline"},
                                                                  {&Report::publisher, "publisher"},
                                                                  {&Report::language, "language"}};
  for (const auto& [field, key] : fields)
    if (((*report).*field).empty()) (*report).*field = text_at(entry, key);
  if (report->published.empty())
    if (const auto day = report::metadata_day(text_at(entry, "published"), words_))
      report->published = base::format_day(*day);
  return std::optional<std::string>(collection::report_json(*report) + "\n");
}

Expected<void> Watcher::take_page(const WaitingPage& page, const Response& response) {
  if (auto kept = keep(response); !kept) return kept;
  auto line = report_line(feed_of(page.feed), response, page);
  if (!line) {
    tell(line.error());
    return failed_page(page, line.error(), true, 0);
  }
  if (!*line) return failed_page(page, {ErrorCode::binary, page.url, "", "no page and no text", ""}, true, 0);
  say(page.url);
  return write(**line, 1, [&] { state_.finish_page(page.url, false, ""); });
}

Expected<void> Watcher::fetch(const WaitingPage& page) {
  const auto response = get(feed_of(page.feed), page.url, "", "");
  if (!response) {
    if (stop_) return {};
    tell(response.error());
    const bool for_good = response.error().code == ErrorCode::usage || response.error().code == ErrorCode::too_large;
    return failed_page(page, response.error(), for_good, 0);
  }
  if (response->status == 200) return take_page(page, *response);
  const Error error{ErrorCode::io, page.url, "", fmt::format("the server answers {}", response->status), ""};
  tell(error);
  const bool gone = response->status == 404 || response->status == 410 || response->status == 403 || response->status == 401;
  return failed_page(page, error, gone, retry_after(response->headers));
}

// A page that is watched itself: a report whenever its text changed.
Expected<void> Watcher::take_watched_page(Item& item, const Response& response) {
  if (auto kept = keep(response); !kept) return kept;
  WaitingPage page;
  page.url = item.feed.url;
  auto line = report_line(item, response, page);
  if (!line || !*line) {
    tell(line ? Error{ErrorCode::binary, item.feed.url, "", "no page and no text", ""} : line.error());
    return failed_feed(item, 0);
  }
  const nlohmann::json report = nlohmann::json::parse(**line, nullptr, false);
  const std::string sha = base::sha256_hex(text_at(report, "text"));
  const bool changed = sha != item.state.sha256;
  item.state.sha256 = sha;
  return write(changed ? **line : "", changed, [&] { state_.set_feed(item.feed.url, item.state); });
}

// The sitemaps that an index names are polled like feeds of its kind.
void Watcher::add_sitemaps(const Item& index, const Feed& feed) {
  for (const FeedEntry& entry : feed.entries) {
    const std::string url = tidy_url(entry.url);
    const bool known = std::any_of(feeds_.begin(), feeds_.end(), [&](const Item& item) { return item.feed.url == url; });
    if (url.empty() || known || feeds_.size() >= kMostFeeds) continue;
    WatchedFeed one = index.feed;
    one.url = url;
    FeedState state = state_.feed(url);
    feeds_.push_back({std::move(one), std::move(state), false});
  }
}

Expected<void> Watcher::take_feed(Item& item, const Response& response) {
  const collection::HttpMessage message{response.status, response.headers, response.body};
  const auto bytes = collection::decoded_body(message, item.feed.most * 4);
  auto feed = bytes ? collection::read_feed(*bytes, collection::content_type(message.header("content-type")).second)
                    : tl::unexpected(bytes.error());
  if (!feed) {
    feed.error().place = item.feed.url;
    tell(feed.error());
    return failed_feed(item, 0);
  }
  if (auto kept = keep(response); !kept) return kept;
  if (!feed->fault.empty()) {
    tell({ErrorCode::field, item.feed.url, "", "the XML is broken: " + feed->fault,
          "the entries that could be read are read"});
    // It is asked for whole again.
    item.state.etag.clear(), item.state.last_modified.clear();
  }
  if (feed->kind == FeedKind::sitemap_index) {
    add_sitemaps(item, *feed);
    // After a restart an index that did not change would not name them again.
    item.state.etag.clear(), item.state.last_modified.clear();
    return state_.commit([&] { state_.set_feed(item.feed.url, item.state); });
  }
  std::string lines;
  std::vector<std::string> done;
  std::vector<WaitingPage> fresh;
  std::set<std::string> met;
  for (const FeedEntry& entry : feed->entries) {
    const std::string url = tidy_url(entry.url),
                      key = url.empty() || !item.feed.pages ? (entry.id.empty() ? url : entry.id) : url;
    if (key.empty() || !met.insert(key).second || state_.knows(key)) continue;
    if (item.feed.pages && !url.empty()) {
      fresh.push_back({url, item.feed.url, entry_json(entry, *feed), 0, 0});
      continue;
    }
    done.push_back(key);
    auto draft = collection::draft_of(*feed, entry, item.feed.url, key, words_);
    if (!draft) continue;
    draft->report.retrieved = archive::utc_now(), draft->report.sha256 = base::sha256_hex(response.body);
    if (auto report = report::finish(*std::move(draft), words_)) lines += collection::report_json(*report) + "\n";
  }
  say(fmt::format("{}: {} new", item.feed.name, fresh.size() + done.size()));
  return write(lines, static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n')), [&] {
    for (const WaitingPage& page : fresh) state_.add_page(page);
    for (const std::string& key : done) state_.finish_page(key, false, "");
    state_.set_feed(item.feed.url, item.state);
  });
}

Expected<void> Watcher::poll(Item& item) {
  ++counts_.polls;
  item.polled = true;
  const auto response = get(item, item.feed.url, item.state.etag, item.state.last_modified);
  if (!response) {
    if (stop_) return {};
    tell(response.error());
    return failed_feed(item, 0);
  }
  if (response->status != 200 && response->status != 304) {
    tell({ErrorCode::io, item.feed.url, "", fmt::format("the server answers {}", response->status), ""});
    return failed_feed(item, retry_after(response->headers));
  }
  item.state.failures = 0;
  item.state.next = now_seconds() + item.feed.every;
  if (response->status == 304) {
    ++counts_.unchanged;
    return state_.commit([&] { state_.set_feed(item.feed.url, item.state); });
  }
  item.state.etag.clear(), item.state.last_modified.clear();
  for (const auto& [key, value] : response->headers) {
    if (key == "etag") item.state.etag = value;
    if (key == "last-modified") item.state.last_modified = value;
  }
  return item.feed.kind == WatchKind::page ? take_watched_page(item, *response) : take_feed(item, *response);
}

Expected<WatchCounts> Watcher::run() {
  if (archive_) {
    auto last = archive::each_finding(options_.archive, [&](const archive::Finding& finding) {
      last_url_ = finding.url, last_sha_ = finding.sha256;
      return true;
    });
    if (!last) return tl::unexpected(last.error());
  }
  const double end = options_.seconds > 0 ? now_seconds() + options_.seconds : 0;
  while (!stop_ && (end == 0 || now_seconds() < end)) {
    const Turn turn = next_turn();
    if (turn.feed == nullptr && !turn.page && options_.once) break;
    if (turn.at > now_seconds()) {
      std::this_thread::sleep_for(std::chrono::duration<double>(std::min(turn.at - now_seconds(), 0.2)));
      continue;
    }
    auto done = turn.page ? fetch(*turn.page) : turn.feed != nullptr ? poll(*turn.feed) : Expected<void>();
    if (!done) return tl::unexpected(done.error());
  }
  counts_.waiting = state_.count_waiting();
  return counts_;
}

}  // namespace

Expected<WatchCounts> watch(const std::vector<WatchedFeed>& feeds, const WatchOptions& options,
                            const report::PageWords& words, const std::atomic<bool>& stop) {
  if (feeds.empty()) return tl::unexpected(Error{ErrorCode::usage, "", "", "there is no feed to watch", ""});
  auto state = State::open(options.state);
  if (!state) return tl::unexpected(state.error());
  auto output = OutputFile::open(options.out, state->output_bytes());
  if (!output) return tl::unexpected(output.error());
  std::optional<archive::Archive> archive;
  if (!options.archive.empty()) {
    auto opened = archive::Archive::open(options.archive);
    if (!opened) return tl::unexpected(opened.error());
    archive.emplace(*std::move(opened));
  }
  return Watcher(feeds, options, words, stop, *std::move(state), *std::move(output), std::move(archive)).run();
}

}  // namespace marsad::watch
