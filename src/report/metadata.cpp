#include "metadata.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "json_ld.hpp"
#include "page_days.hpp"

namespace marsad::report {
namespace {

using namespace std::string_view_literals;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

// Metas that give the day of publication, best first. None of them is ever the day of an update.
constexpr std::array kDayMetas = {"article:published_time"sv,
                                  "og:article:published_time"sv,
                                  "og:published_time"sv,
                                  "datepublished"sv,
                                  "parsely-pub-date"sv,
                                  "sailthru.date"sv,
                                  "article.published"sv,
                                  "pubdate"sv,
                                  "publishdate"sv,
                                  "publish-date"sv,
                                  "publish_date"sv,
                                  "publication_date"sv,
                                  "published_at"sv,
                                  "dc.date.issued"sv,
                                  "dcterms.issued"sv,
                                  "dc.date"sv,
                                  "dcterms.date"sv,
                                  "dc.date.created"sv,
                                  "dcterms.created"sv,
                                  "article.created"sv,
                                  "date"sv};

constexpr std::array kUpdateMetas = {"article:modified_time"sv,
                                     "og:article:modified_time"sv,
                                     "og:updated_time"sv,
                                     "datemodified"sv,
                                     "dcterms.modified"sv,
                                     "dc.date.modified"sv,
                                     "last-modified"sv,
                                     "lastmod"sv,
                                     "modified_at"sv};

// "author", "https://facebook.com/site", "@site", "admin" name nobody.
bool names_person(std::string_view value) {
  value = trim(value);
  return value.size() > 2 && value.size() < 200 && value.front() != '@' && value.find("://") == std::string_view::npos &&
         lower(value) != "admin" && lower(value) != "author" && lower(value) != "editor" && lower(value) != "webmaster";
}

bool in_utc(std::string_view value) {
  value = trim(value);
  // An evening there is the next day further east; a morning is not.
  const std::size_t time = value.find_first_of("T ");
  if (time == std::string_view::npos || value.substr(time + 1, 2) < "18") return false;
  return (value.back() == 'Z' || value.ends_with("+00:00") || value.ends_with("+0000"));
}

struct Reader {
  const Dom& dom;
  const PageWords& words;
  Metadata out;
  std::string og_title, site, application, og_url, canonical, locale;
  std::array<std::string, kDayMetas.size()> days;
  std::string item_day;
  std::array<std::string, kUpdateMetas.size()> updates;

  void set(std::string& to, std::string_view value) {
    if (to.empty()) append_collapsed(to, trim(value));
  }

  void meta(std::uint32_t i) {
    const std::string_view content = dom.attribute(i, "content");
    for (const char* attribute : {"property", "name", "itemprop"}) {
      const std::string key = lower(dom.attribute(i, attribute));
      if (key.empty()) continue;
      if (key == "og:title" || key == "twitter:title") set(og_title, content);
      if (key == "og:site_name") set(site, content);
      if (key == "application-name") set(application, content);
      if (key == "og:url") set(og_url, content);
      if (key == "og:locale" || key == "language") set(locale, content);
      for (std::size_t n = 0; n < kDayMetas.size(); ++n)
        if (key == kDayMetas[n]) set(days[n], content);
      for (std::size_t n = 0; n < kUpdateMetas.size(); ++n)
        if (key == kUpdateMetas[n]) set(updates[n], content);
      const bool author = key == "author" || key == "article:author" || key == "dc.creator" || key == "parsely-author";
      if (author && names_person(content)) set(out.author, content);
    }
    if (lower(dom.attribute(i, "http-equiv")) == "content-language") set(locale, content);
  }

  void element(std::uint32_t i) {
    const Tag tag = dom[i].tag;
    if (tag == Tag::meta) return meta(i);
    if (tag == Tag::link && lower(dom.attribute(i, "rel")) == "canonical") return set(canonical, dom.attribute(i, "href"));
    if (tag == Tag::title) return set(out.page_title, dom.text_of(i));
    if (tag == Tag::text || lower(dom.attribute(i, "itemprop")) != "datepublished") return;
    const std::string_view given = dom.attribute(i, "datetime"), content = dom.attribute(i, "content");
    set(item_day, !given.empty() ? given : !content.empty() ? content : std::string_view(dom.text_of(i, 200)));
  }

  void day(std::string_view value) {
    if (out.published || value.empty()) return;
    out.published = metadata_day(value, words);
    out.utc = out.published && in_utc(value);
  }
};

}  // namespace

Metadata read_metadata(const Dom& dom, const PageWords& words) {
  Reader reader{dom, words, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  for (std::uint32_t i = 0; i < dom.size(); ++i) reader.element(i);
  LinkedArticle article;
  for (const std::string_view json : dom.json_ld()) {
    LinkedArticle found = read_json_ld(json);
    if (found.is_article && !article.is_article) std::swap(found, article);
    if (article.published.empty() && !article.is_article) article.published = found.published;
    if (article.publisher.empty()) article.publisher = found.publisher;
    if (article.modified.empty() && !article.is_article) article.modified = found.modified;
  }
  reader.day(article.published);
  for (const std::string& value : reader.days) reader.day(value);
  reader.day(reader.item_day);
  Metadata& out = reader.out;
  out.modified = metadata_day(article.modified, words);
  for (const std::string& value : reader.updates)
    if (!out.modified && !value.empty()) out.modified = metadata_day(value, words);
  if (names_person(article.author)) out.author = trim(article.author);
  for (const std::string& title : {reader.og_title, article.headline, out.page_title})
    if (!title.empty()) out.titles.push_back(title);
  reader.set(out.publisher, reader.site);
  reader.set(out.publisher, article.publisher);
  reader.set(out.publisher, reader.application);
  for (const std::string& url : {reader.canonical, reader.og_url, article.url})
    if (url.starts_with("http")) reader.set(out.url, url);
  for (const std::string& language : {dom.language(), article.language, reader.locale})
    reader.set(out.language, std::string_view(language).substr(0, 2));
  return std::move(out);
}

double title_likeness(std::string_view a, std::string_view b) {
  const auto words_of = [](std::string_view title) {
    std::set<std::string> words;
    std::string word;
    for (const char c : text::fold_word(title) + ' ') {
      if (text::is_word(c))
        word += c;
      else if (!word.empty())
        words.insert(std::move(word)), word.clear();
    }
    return words;
  };
  const std::set<std::string> left = words_of(a), right = words_of(b);
  const std::size_t least = std::min(left.size(), right.size());
  if (least < 2) return left == right && least == 1 ? 1 : 0;
  const auto shared = std::count_if(left.begin(), left.end(), [&](const std::string& w) { return right.contains(w); });
  return static_cast<double>(shared) / static_cast<double>(least);
}

namespace {

// " | ", " :: ", " - ", guillemets, en dash, em dash, bullet.
constexpr std::string_view kBars[] = {
    " | ", " :: ", " - ", " \xC2\xBB ", " \xC2\xAB ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xE2\x80\xA2 ", "|", " : "};

struct Parts {
  std::string_view front, back;  // both empty when there is no bar
};

// At the last bar, for headlines have dashes of their own, or at the first.
// A colon parts "headline : site" only where the page shows the headline too.
Parts part(std::string_view title, bool last, bool colon) {
  std::size_t best = std::string_view::npos, size = 0;
  for (const std::string_view bar : kBars) {
    const std::size_t at = last ? title.rfind(bar) : title.find(bar);
    if (bar == " : " && !colon) continue;
    if (at == std::string_view::npos || (best != std::string_view::npos && (last ? at <= best : at >= best))) continue;
    best = at, size = bar.size();
  }
  if (best == std::string_view::npos) return {};
  return {trim(title.substr(0, best)), trim(title.substr(best + size))};
}

std::size_t blanks(std::string_view s) { return static_cast<std::size_t>(std::count(s.begin(), s.end(), ' ')); }

bool site_of(std::string_view story, std::string_view site, std::string_view headline) {
  return !site.empty() && blanks(site) < 7 && title_likeness(story, headline) >= 0.6 &&
         headline.find(site) == std::string_view::npos;
}

}  // namespace

std::pair<std::string, std::string> split_site(std::string_view title, std::string_view headline) {
  const auto [front, back] = part(title, true, !headline.empty());
  std::pair<std::string, std::string> whole{trim(title), ""};
  if (front.empty() || back.empty()) return whole;
  if (headline.empty()) {
    // Without a headline to compare with, sites have short names.
    if (blanks(back) >= 4 || blanks(front) <= blanks(back)) return whole;
    return {std::string(front), std::string(back)};
  }
  if (site_of(front, back, headline)) return {std::string(front), std::string(back)};
  const auto [first, rest] = part(title, false, true);
  if (site_of(rest, first, headline)) return {std::string(rest), std::string(first)};
  return whole;
}

}  // namespace marsad::report
