#include "layout.hpp"

#include <algorithm>
#include <unordered_set>

namespace marsad::report {
namespace {

constexpr std::uint32_t kLargestHeadline = 60;  // nodes

using Names = std::unordered_set<std::string_view>;

// Names of what is never the story.
const Names& firm_names() {
  static const Names kNames = {
      "related",    "relatedposts", "relatedarticles", "relatednews",    "comment",     "comments",      "commentlist",
      "respond",    "disqus",       "cookie",          "cookies",        "cookiebar",   "gdpr",          "consent",
      "newsletter", "breadcrumb",   "breadcrumbs",     "crumbs",         "mostread",    "mostviewed",    "popular",
      "trending",   "recommended",  "recommendations", "recommend",      "outbrain",    "taboola",       "mgid",
      "readalso",   "alsoread",     "seealso",         "readmore",       "morenews",    "youmaylike",    "maylike",
      "suggested",  "suggestions",  "footer",          "copyright",      "copyrights",  "pagination",    "pager",
      "navbar",     "screenreader", "sronly",          "visuallyhidden", "adsbygoogle", "jprelatedposts"};
  return kNames;
}

// Names that wrappers of a whole page carry too ("has-sidebar", "tag-syria", "ads-on").
const Names& likely_names() {
  static const Names kNames = {
      "share",        "sharing",     "sharebar",     "sharebuttons",  "sharedaddy",   "addtoany",      "addthis",
      "social",       "socials",     "ticker",       "breaking",      "breakingnews", "marquee",       "ad",
      "ads",          "advert",      "adverts",      "advertisement", "advertising",  "adsense",       "dfp",
      "inlinead",     "banner",      "banners",      "sponsor",       "sponsored",    "promo",         "promotion",
      "popup",        "modal",       "tags",         "tag",           "taglist",      "tagcloud",      "posttags",
      "nav",          "navigation",  "menu",         "submenu",       "mainmenu",     "foot",          "sidebar",
      "aside",        "subscribe",   "subscription", "skip",          "skiplink",     "print",         "toolbar",
      "tools",        "weather",     "caption",      "captions",      "captiontext",  "wpcaptiontext", "login",
      "signup",       "counter",     "views",        "viewcount",     "hits",         "widgetarea",    "latestnews",
      "lightbox",     "hidden",      "search",       "follow",        "followus",     "authorbox",     "authorbio",
      "aboutauthor",  "rating",      "poll",         "carousel",      "slider",       "prevnext",      "postnavigation",
      "notice",       "alert",       "urgent",       "teasers",       "updated",      "modified",      "lastupdated",
      "lastmodified", "dateupdated", "datemodified"};
  return kNames;
}

// Names that tell something only where no paragraph stands.
const Names& weak_names() {
  static const Names kNames = {"more", "also",  "latest", "stories", "widget", "widgets",
                               "list", "links", "top",    "bottom",  "bar"};
  return kNames;
}

// Names of lines about the story: kept only when they show a date.
const Names& meta_names() {
  static const Names kNames = {"meta",     "postmeta",  "entrymeta", "byline",  "by",        "author",        "writer",
                               "info",     "postinfo",  "date",      "time",    "postdate",  "entrydate",     "posted",
                               "postedon", "published", "publish",   "pubdate", "timestamp", "publisheddate", "category",
                               "cat",      "kicker",    "source",    "credit",  "details"};
  return kNames;
}

bool has_any(const std::vector<std::string>& words, const Names& names) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return names.contains(w); });
}

bool furniture_role(std::string_view role) {
  static const Names kRoles = {"navigation", "banner",  "complementary", "contentinfo", "search",  "dialog", "alertdialog",
                               "menu",       "menubar", "toolbar",       "alert",       "tooltip", "tablist"};
  return kRoles.contains(role);
}

bool invisible(const Dom& dom, std::uint32_t i) {
  if (dom.has_attribute(i, "hidden") || dom.attribute(i, "aria-hidden") == "true") return true;
  std::string style(dom.attribute(i, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

// Editors wrap tables as figures.
bool holds_table(const Dom& dom, std::uint32_t i) {
  for (std::uint32_t n = i + 1; n < dom[i].end; ++n)
    if (dom[n].tag == Tag::table) return true;
  return false;
}

class Finder {
 public:
  Finder(const Dom& dom, const Metadata& metadata, const PageWords& words) : dom_(dom), metadata_(metadata), words_(words) {}
  Layout run();

 private:
  enum class Why : std::uint8_t { kept, weak, likely, firm };

  Why why_drop(std::uint32_t i) const;
  void measure();
  bool links_home(std::uint32_t i) const;
  void pick_headline();
  double headline_score(std::uint32_t i, const std::string& text, std::size_t h1s) const;
  void drop_named();
  void drop_sections();
  void drop_counters();
  void pick_container();
  std::uint32_t pick_article() const;
  std::uint32_t descend(std::uint32_t from) const;
  bool holds_headline(std::uint32_t i) const {
    return out_.headline != kNoNode && i <= out_.headline && out_.headline < dom_[i].end;
  }
  bool mostly_links(std::uint32_t i) const;
  bool holds_most(std::uint32_t i) const { return out_.prose[i] > 200 && out_.prose[i] * 2 >= out_.prose[0]; }

  const Dom& dom_;
  const Metadata& metadata_;
  const PageWords& words_;
  std::vector<Why> why_;
  std::vector<std::uint32_t> paragraphs_;
  Layout out_;
};

Finder::Why Finder::why_drop(std::uint32_t i) const {
  const Tag tag = dom_[i].tag;
  if (tag == Tag::text || tag == Tag::root || tag == Tag::br) return Why::kept;
  if (tag == Tag::nav || tag == Tag::footer || tag == Tag::figcaption) return Why::firm;
  if (invisible(dom_, i)) return Why::likely;
  if (tag == Tag::figure && !holds_table(dom_, i)) return Why::likely;
  if (tag == Tag::aside || tag == Tag::header || furniture_role(dom_.attribute(i, "role"))) return Why::likely;
  if (tag == Tag::article || tag == Tag::main) return Why::kept;
  const std::vector<std::string> names = name_words(dom_, i);
  if (has_any(names, firm_names())) return Why::firm;
  if (has_any(names, likely_names())) return Why::likely;
  return has_any(names, weak_names()) ? Why::weak : Why::kept;
}

// Letters and paragraphs of prose below each node.
void Finder::measure() {
  out_.prose.assign(dom_.size(), 0);
  paragraphs_.assign(dom_.size(), 0);
  for (const Line& line : lines_of(dom_, 0, dom_.size(), out_.dropped))
    if (is_prose(line)) out_.prose[line.block] += line.letters, ++paragraphs_[line.block];
  for (std::uint32_t i = dom_.size(); i-- > 1;) {
    out_.prose[dom_[i].parent] += out_.prose[i];
    paragraphs_[dom_[i].parent] += paragraphs_[i];
  }
}

// The site's own name: a heading that leads to its front page.
bool Finder::links_home(std::uint32_t i) const {
  for (std::uint32_t n = i; n < dom_[i].end; ++n) {
    if (dom_[n].tag != Tag::a) continue;
    std::string_view href = dom_.attribute(n, "href");
    if (const std::size_t scheme = href.find("://"); scheme != std::string_view::npos) {
      href.remove_prefix(scheme + 3);
      href.remove_prefix(std::min(href.find('/'), href.size()));
      if (href.empty()) return true;
    }
    return href == "/" || href == "/ar/" || href == "/ar" || href == "index.html" || href == "index.php";
  }
  return false;
}

double Finder::headline_score(std::uint32_t i, const std::string& text, std::size_t h1s) const {
  const std::size_t words = count_words(text);
  if (links_home(i)) return 0;
  if (words < 2 || words > 45) return 0;
  double like = 0;
  bool as_long = false;
  for (const std::string& title : metadata_.titles) {
    const double one = title_likeness(text, title);
    like = std::max(like, one);
    as_long |= one >= 0.8 && words >= 3 && words * 2 <= count_words(title) * 3;
  }
  static const Names kHeadlines = {"headline",  "entrytitle", "posttitle", "articletitle",
                                   "newstitle", "title",      "storytitle"};
  const double tag = dom_[i].tag == Tag::h1 ? 0.5 : dom_[i].tag == Tag::h2 ? 0.3 : dom_[i].tag == Tag::h3 ? 0.1 : 0;
  const double named = has_any(name_words(dom_, i), kHeadlines) ? 0.3 : 0;
  // A nameless line is the headline when it is what the page calls itself, no more and no less.
  if (tag == 0 && named == 0) return as_long && dom_[i].tag != Tag::span ? like : 0;
  const bool alone = dom_[i].tag == Tag::h1 && h1s == 1 && words >= 3;
  const bool trusted = like >= 0.6 || alone || (metadata_.titles.empty() && tag + named >= 0.5);
  return trusted ? 2 * like + tag + named : 0;
}

void Finder::pick_headline() {
  std::size_t h1s = 0;
  for (std::uint32_t i = 0; i < dom_.size(); ++i) h1s += dom_[i].tag == Tag::h1 && why_[i] != Why::firm;
  double best = 0;
  for (std::uint32_t i = 0; i < dom_.size();) {
    if (why_[i] == Why::firm || (dom_[i].tag == Tag::aside)) {
      i = dom_[i].end;
      continue;
    }
    const Tag tag = dom_[i].tag;
    // A headline holds little; asking each wrapper of a page for its text would not be linear.
    const bool small = dom_[i].end - i <= kLargestHeadline;
    if (small && (is_heading(tag) || tag == Tag::div || tag == Tag::p || tag == Tag::span || tag == Tag::td)) {
      const double score = headline_score(i, dom_.text_of(i, 600), h1s);
      if (score > best + 0.01) best = score, out_.headline = i;
    }
    ++i;
  }
}

void Finder::drop_named() {
  for (std::uint32_t i = 0; i < dom_.size(); ++i) {
    if (why_[i] == Why::kept || holds_headline(i)) continue;
    if (why_[i] == Why::likely && holds_most(i)) continue;
    if (why_[i] == Why::weak && (out_.prose[i] != 0 || !mostly_links(i))) continue;
    out_.dropped[i] = true;
  }
}

// Nearly all of its text is inside links.
bool Finder::mostly_links(std::uint32_t i) const {
  std::size_t letters = 0, linked = 0;
  for (const Line& line : lines_of(dom_, i, dom_[i].end, out_.dropped)) letters += line.letters, linked += line.linked;
  return linked * 10 >= letters * 6;
}

// "Read also" as the first line of a box: the box goes. The smallest element that holds more than that line is the box.
void Finder::drop_sections() {
  for (const Line& line : lines_of(dom_, 0, dom_.size(), out_.dropped)) {
    const LineVerdict verdict = words_.judge(line.text);
    if (!verdict.whole || (verdict.kind != Chrome::related && verdict.kind != Chrome::footer)) continue;
    std::uint32_t box = line.block;
    const std::uint32_t own_end = dom_[line.block].end;
    while (box != 0 && dom_[box].end <= own_end) box = dom_[box].parent;
    // It must open with the line, and not be the story.
    bool opens = line.first - box < 2000;
    for (std::uint32_t i = box + 1; i < line.first && opens; ++i) {
      if (out_.dropped[i])
        i = dom_[i].end - 1;
      else
        opens = dom_[i].tag != Tag::text || trim(dom_[i].text).empty();
    }
    if (box != 0 && opens && !holds_headline(box) && !holds_most(box) && dom_[box].tag != Tag::article)
      out_.dropped[box] = true;
  }
}

// "Views: 1204" and the name of the section beside a date.
void Finder::drop_counters() {
  for (std::uint32_t i = 0; i < dom_.size(); ++i) {
    const Tag tag = dom_[i].tag;
    if ((tag != Tag::span && tag != Tag::a && tag != Tag::li) || dom_[i].end - i > 8) continue;
    static const Names kSections = {"cats", "cat", "category", "categories", "postcats", "postcat", "catlinks"};
    if (words_.is_counter(dom_.text_of(i, 100)) || (tag != Tag::li && has_any(name_words(dom_, i), kSections)))
      out_.dropped[i] = true;
  }
}

// The <article> that holds the headline, or nearly all of the prose; kNoNode when there is none such.
std::uint32_t Finder::pick_article() const {
  std::uint32_t best = kNoNode;
  for (std::uint32_t i = 0; i < dom_.size(); ++i) {
    const bool body = dom_.attribute(i, "itemprop") == "articleBody";
    if (dom_[i].tag != Tag::article && !body) continue;
    const bool fits = out_.prose[i] * 10 >= out_.prose[0] * 4 || (holds_headline(i) && out_.prose[i] != 0);
    if (fits && (best == kNoNode || out_.prose[i] * 10 >= out_.prose[best] * 9)) best = i;
  }
  return best;
}

// Down to where the paragraphs part: a child that has nearly all of them is the better container.
std::uint32_t Finder::descend(std::uint32_t from) const {
  for (std::uint32_t node = from;;) {
    std::uint32_t child = kNoNode, others = 0;
    for (std::uint32_t i = node + 1; i < dom_[node].end; i = dom_[i].end) {
      if (out_.prose[i] == 0) continue;
      if (child == kNoNode || out_.prose[i] > out_.prose[child]) child = i;
    }
    if (child == kNoNode || dom_[child].tag == Tag::p || dom_[child].tag == Tag::li || is_heading(dom_[child].tag))
      return node;
    // Beside what a statement says stands who signed it.
    if (dom_[child].tag == Tag::blockquote) return node;
    // Paragraphs beside the child belong to the same story; boxes beside it, of less than a third, do not.
    for (std::uint32_t i = node + 1; i < dom_[node].end; i = dom_[i].end)
      if (i != child && (dom_[i].tag == Tag::p || dom_[i].tag == Tag::blockquote)) others += out_.prose[i];
    others += out_.prose[node];
    for (std::uint32_t i = node + 1; i < dom_[node].end; i = dom_[i].end) others -= out_.prose[i];
    if (others * 10 > out_.prose[node] || out_.prose[child] * 3 < out_.prose[node] * 2) return node;
    // Where each paragraph has a box of its own, the largest is not the story.
    if (out_.prose[child] != out_.prose[node] && paragraphs_[child] < 2) return node;
    node = child;
  }
}

void Finder::pick_container() {
  const std::uint32_t article = pick_article();
  out_.container = descend(article == kNoNode ? 0 : article);
  if (out_.prose[out_.container] != 0) return;
  // A story of a line or two: what stands around the headline.
  if (out_.headline != kNoNode) out_.container = dom_[out_.headline].parent;
}

Layout Finder::run() {
  out_.dropped.assign(dom_.size(), false);
  why_.reserve(dom_.size());
  for (std::uint32_t i = 0; i < dom_.size(); ++i) why_.push_back(why_drop(i));
  measure();
  pick_headline();
  drop_named();
  drop_sections();
  drop_counters();
  measure();
  pick_container();
  return std::move(out_);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::vector<std::string> name_words(const Dom& dom, std::uint32_t node) {
  std::vector<std::string> words;
  for (const char* attribute : {"class", "id", "aria-labelledby", "data-e2e", "data-testid"}) {
    const std::string_view value = dom.attribute(node, attribute);
    std::string word, before;
    const auto push = [&](bool ends_name) {
      if (!word.empty()) {
        if (!before.empty()) words.push_back(before + word);
        words.push_back(word);
        before = std::move(word);
        word.clear();
      }
      if (ends_name) before.clear();
    };
    for (std::size_t i = 0; i < value.size() && words.size() < 60; ++i) {
      const char c = value[i];
      // camelCase parts too.
      if (c >= 'A' && c <= 'Z' && i > 0 && value[i - 1] >= 'a' && value[i - 1] <= 'z') push(false);
      if (is_letter(c))
        word += static_cast<char>(c | 0x20);
      else
        push(c == ' ');
    }
    push(true);
  }
  return words;
}

bool is_meta_name(const Dom& dom, std::uint32_t node) { return has_any(name_words(dom, node), meta_names()); }

bool is_byline_name(const Dom& dom, std::uint32_t node) {
  static const Names kBylines = {"byline", "author", "writer", "authorname", "articleauthor", "postauthor", "entryauthor"};
  static const Names kNotNames = {"authorbox", "authorbio", "aboutauthor", "authors", "avatar"};
  if (dom.attribute(node, "rel") == "author" || dom.attribute(node, "itemprop") == "author") return true;
  const std::vector<std::string> names = name_words(dom, node);
  return has_any(names, kBylines) && !has_any(names, kNotNames);
}

Layout find_story(const Dom& dom, const Metadata& metadata, const PageWords& words) {
  return Finder(dom, metadata, words).run();
}

}  // namespace marsad::report
