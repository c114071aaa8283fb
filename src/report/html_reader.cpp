#include "html_reader.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/sha256.hpp"
#include "charset.hpp"
#include "dom.hpp"
#include "layout.hpp"
#include "lines.hpp"
#include "metadata.hpp"
#include "page_days.hpp"
#include "sniff.hpp"

namespace marsad::report {
namespace {

// How many lines between headline and first paragraph may be about the story rather than of it.
constexpr std::size_t kMostDatelines = 2, kHeadLines = 10;

class Story {
 public:
  Story(const Dom& dom, const PageWords& words) : dom_(dom), words_(words) {
    metadata_ = read_metadata(dom, words);
    layout_ = find_story(dom, metadata_, words);
  }
  Report read(std::string_view url);

 private:
  void title_and_publisher(Report& report) const;
  void collect(const std::string& title);
  void head_line(const Line& line, bool beside);
  void body_line(Line line, const std::string& title);
  bool about_story(const Line& line) const;
  std::string without_counters(const std::string& line) const;
  void whole_page(const std::string& title);
  std::optional<base::Day> day_of_time(std::uint32_t i) const;
  std::optional<base::Day> timed_day() const;
  std::optional<base::Day> named_day() const;
  std::string byline(const Report& report) const;
  bool quotes_body(std::string_view title) const;
  void publish(Report& report);

  const Dom& dom_;
  const PageWords& words_;
  Metadata metadata_;
  Layout layout_;
  std::vector<std::string> datelines_, body_;
  std::unordered_set<std::string> seen_;
  std::optional<base::Day> visible_;
  bool prose_ = false, skip_ = false;
};

void Story::title_and_publisher(Report& report) const {
  const std::string shown = layout_.headline == kNoNode ? std::string() : dom_.text_of(layout_.headline, 600);
  const auto [front, site] = split_site(metadata_.page_title, shown);
  report.publisher = metadata_.publisher.empty() ? site : metadata_.publisher;
  report.title = shown;
  if (!report.title.empty() || metadata_.titles.empty()) return;
  // "Headline - Site" of og:title and <title> alike; the site is known by its name or by its place.
  report.title = split_site(metadata_.titles.front(), "").first;
  for (const std::string_view bar : {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB "}) {
    const std::string tail = std::string(bar) + report.publisher;
    if (!report.publisher.empty() && report.title.ends_with(tail)) report.title.resize(report.title.size() - tail.size());
  }
}

// Named as a byline or date, itself or close around.
bool Story::about_story(const Line& line) const {
  std::uint32_t node = line.block;
  for (int up = 0; up < 3 && node != 0 && node != layout_.container; ++up, node = dom_[node].parent)
    if (is_meta_name(dom_, node)) return true;
  // "<div><span class=by>..</span>": the line's own inline parts.
  for (node = dom_[line.first].parent; node > line.block; node = dom_[node].parent)
    if (dom_[node].tag == Tag::time || is_meta_name(dom_, node)) return true;
  return false;
}

std::string Story::without_counters(const std::string& line) const {
  std::string out;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t bar = std::min(line.find('|', at), line.size());
    const std::string_view part = trim(std::string_view(line).substr(at, bar - at));
    if (!part.empty() && !words_.is_counter(part)) out += (out.empty() ? "" : " | ") + std::string(part);
    at = bar + 1;
  }
  return out;
}

// Between headline and paragraphs (`beside`: outside the element that holds the story).
// "Hama-Sana", "Kirkuk/Ahrar": one word to look at, but a place and an agency.
bool joins_words(std::string_view line) {
  for (const std::string_view join : {"-", "/", "\xE2\x80\x93", "\xD9\x80"})
    if (const std::size_t at = line.find(join); at > 5 && at != std::string_view::npos && at + join.size() + 5 < line.size())
      return true;
  return false;
}

// "Follow us: https://t.me/x", a link that shows its address.
bool shows_address(const Line& line) { return line.text.find("://") != std::string::npos && line.linked != 0; }

void Story::head_line(const Line& line, bool beside) {
  const LineVerdict verdict = words_.judge(line.text);
  if (verdict.kind == Chrome::update) return;
  const std::string text = without_counters(line.text);
  const auto day = words_.find_day(text);
  if (day && !visible_) visible_ = day;
  if (day && !is_prose(line)) {
    if (datelines_.size() < kMostDatelines) datelines_.push_back(text);
    return;
  }
  if (verdict || line.is_link() || (count_words(line.text) < 2 && !joins_words(line.text))) return;
  // A second headline or a summary belongs to the story wherever it stands.
  const bool subtitle = is_heading(dom_[line.block].tag) || is_prose(line);
  if (beside ? subtitle : !about_story(line)) body_.push_back(line.text);
}

void Story::body_line(Line line, const std::string& title) {
  const LineVerdict verdict = words_.judge(line.text);
  const bool prose = is_prose(line);
  if (verdict) {
    skip_ = verdict.whole && (verdict.kind == Chrome::related || verdict.kind == Chrome::footer);
    return;
  }
  if (skip_ && !prose) return;
  skip_ = false;
  if (line.is_link() || (!prose && shows_address(line)) || text::fold_word(line.text) == text::fold_word(title)) return;
  if (!prose_ && !prose && body_.size() + datelines_.size() < kHeadLines) return head_line(line, false);
  if (prose_ && !prose && about_story(line)) return;
  if (count_words(line.text) == 0 || (line.text.size() > 30 && !seen_.insert(line.text).second)) return;
  prose_ |= prose;
  body_.push_back(std::move(line.text));
}

void Story::collect(const std::string& title) {
  const std::uint32_t begin = layout_.container, end = dom_[begin].end;
  std::uint32_t from = begin;
  if (layout_.headline != kNoNode && layout_.headline < end) {
    const std::uint32_t behind = dom_[layout_.headline].end;
    // Above the headline only a date is of use.
    const std::uint32_t above = std::min(begin, layout_.headline);
    for (const Line& line : lines_of(dom_, above, layout_.headline, layout_.dropped))
      if (!is_prose(line) && words_.find_day(line.text)) head_line(line, true);
    for (const Line& line : lines_of(dom_, behind, std::max(begin, behind), layout_.dropped)) head_line(line, true);
    from = std::max(begin, behind);
  }
  for (Line& line : lines_of(dom_, from, end, layout_.dropped)) body_line(std::move(line), title);
}

// No container gave a line: everything that is no furniture, which is little.
void Story::whole_page(const std::string& title) {
  for (Line& line : lines_of(dom_, 0, dom_.size(), layout_.dropped))
    if (!words_.judge(line.text) && !line.is_link() && count_words(line.text) != 0 && line.text != title)
      body_.push_back(std::move(line.text));
}

// The day of a <time> that is no update.
std::optional<base::Day> Story::day_of_time(std::uint32_t i) const {
  if (dom_[i].tag != Tag::time || dom_.attribute(i, "itemprop") == "dateModified") return std::nullopt;
  const std::vector<std::string> names = name_words(dom_, i);
  for (const char* update : {"updated", "modified"})
    if (std::find(names.begin(), names.end(), update) != names.end()) return std::nullopt;
  const auto day = metadata_day(dom_.attribute(i, "datetime"), words_);
  return day ? day : words_.find_day(dom_.text_of(i, 200));
}

// The first <time>; inside the story before elsewhere. Those in dropped parts (a message's foot, a list of related
// stories) count
// only when all of them agree.
std::optional<base::Day> Story::timed_day() const {
  std::optional<base::Day> found, agreed;
  bool agree = true;
  std::uint32_t dropped_until = 0;
  for (std::uint32_t i = 0; i < dom_.size(); ++i) {
    if (layout_.dropped[i]) dropped_until = std::max(dropped_until, dom_[i].end);
    const auto day = day_of_time(i);
    if (!day) continue;
    if (i < dropped_until) {
      agree &= !agreed || *agreed == *day;
      agreed = day;
      continue;
    }
    if (i >= layout_.container && i < dom_[layout_.container].end) return day;
    if (!found) found = day;
  }
  return found ? found : agree ? agreed : std::nullopt;
}

// A date in an element that is named for one, wherever it stands.
std::optional<base::Day> Story::named_day() const {
  for (std::uint32_t i = 0; i < dom_.size(); ++i) {
    if (layout_.dropped[i])
      i = dom_[i].end - 1;
    else if (dom_[i].tag != Tag::text && dom_[i].end - i <= 32 && is_meta_name(dom_, i))
      if (const auto day = words_.find_day(dom_.text_of(i, 300))) return day;
  }
  return std::nullopt;
}

// The writer's name as the page shows it, without the date beside it.
std::string Story::byline(const Report& report) const {
  if (!metadata_.author.empty() && metadata_.author != report.publisher) return metadata_.author;
  for (std::uint32_t i = 0; i < dom_.size(); ++i) {
    if (layout_.dropped[i]) {
      i = dom_[i].end - 1;
      continue;
    }
    if (dom_[i].tag == Tag::text || dom_[i].end - i > 32 || !is_byline_name(dom_, i)) continue;
    const auto lines = lines_of(dom_, i, dom_[i].end, layout_.dropped);
    if (lines.empty()) continue;
    const std::string& all = lines.front().text;
    const std::string_view text = trim(std::string_view(all).substr(0, all.find('|')));
    if (!text.empty() && count_words(text) <= 10 && !words_.find_day(text) && !words_.judge(text) &&
        text != report.publisher)
      return std::string(text);
  }
  return {};
}

void Story::publish(Report& report) {
  auto day = metadata_.published;
  // 22:30 in UTC is the next day where the page is read; its own dateline says so.
  if (day && metadata_.utc && visible_ && *visible_ == *day + std::chrono::days{1}) day = visible_;
  if (!day) day = timed_day();
  if (!day) day = visible_;
  if (!day) day = named_day();
  if (!day) day = url_day(report.url);
  if (!day) return;
  report.published = base::format_day(*day);
  report.published_from = PublishedFrom::metadata;
}

// Posts have no headline; their page calls itself after what they say: 'NAME on X: "the first words"'.
bool Story::quotes_body(std::string_view title) const {
  const std::size_t quote = title.find_first_of("\"");
  if (quote == std::string_view::npos || body_.empty()) return false;
  std::string_view said = title.substr(quote + 1);
  said = said.substr(0, said.find('"'));
  std::string code = text::fold_word(said);
  while (!code.empty() && (code.back() == '.' || code.back() == ' ')) code.pop_back();
  return count_words(said) >= 3 && text::fold_word(body_.front()).starts_with(code);
}

Report Story::read(std::string_view url) {
  Report report;
  title_and_publisher(report);
  report.url = metadata_.url.empty() ? std::string(url) : metadata_.url;
  collect(report.title);
  if (body_.empty()) whole_page(report.title);
  if (layout_.headline == kNoNode && quotes_body(report.title)) report.title.clear();
  report.text = report.title;
  if (!report.text.empty() && (!body_.empty() || !datelines_.empty())) report.text += '\n';
  for (const auto* lines : {&datelines_, &body_})
    for (const std::string& line : *lines) report.text += (report.text.empty() ? "" : "\n") + line;
  publish(report);
  if (!datelines_.empty()) report.dateline = datelines_.front();
  report.byline = byline(report);
  report.language = metadata_.language;
  if (metadata_.modified) report.modified = base::format_day(*metadata_.modified);
  return report;
}

}  // namespace

Expected<Report> read_page(std::string_view utf8, const PageWords& words, std::string_view url) {
  const Dom dom(utf8);
  Report report = Story(dom, words).read(url);
  if (auto error = refuse_blank(report.text, "")) {
    error->message = "the page shows no text";
    error->suggestion = "a page that is drawn by scripts has to be saved from a browser";
    return tl::unexpected(*std::move(error));
  }
  return report;
}

Expected<Report> read_html(std::string_view bytes, const PageWords& words, PageSource source) {
  std::string declared = declared_charset(bytes);
  if (declared.empty()) declared = source.charset;
  const auto text = to_utf8(bytes, declared, BadBytes::replace);
  if (!text) return tl::unexpected(text.error());
  auto report = read_page(*text, words, source.url);
  if (report) report->sha256 = base::sha256_hex(bytes);
  return report;
}

}  // namespace marsad::report
