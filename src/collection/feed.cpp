#include "feed.hpp"

#include <cstring>

#include <fmt/format.h>
#include <libxml/xmlreader.h>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "report/charset.hpp"
#include "report/dom.hpp"
#include "report/page_days.hpp"
#include "report/sniff.hpp"

namespace marsad::collection {
namespace {

using report::trim;

struct FreeReader {
  void operator()(xmlTextReader* reader) const noexcept { xmlFreeTextReader(reader); }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

// Named characters of HTML that feeds use without declaring them.
const char* html_entity(std::string_view name) {
  static constexpr std::pair<std::string_view, const char*> kNames[] = {
      {"nbsp", "\xC2\xA0"},      {"laquo", "\xC2\xAB"},      {"raquo", "\xC2\xBB"},     {"ndash", "\xE2\x80\x93"},
      {"mdash", "\xE2\x80\x94"}, {"hellip", "\xE2\x80\xA6"}, {"ldquo", "\xE2\x80\x9C"}, {"rdquo", "\xE2\x80\x9D"},
      {"lsquo", "\xE2\x80\x98"}, {"rsquo", "\xE2\x80\x99"},  {"bull", "\xE2\x80\xA2"},  {"rlm", "\xE2\x80\x8F"},
      {"lrm", "\xE2\x80\x8E"},   {"zwnj", "\xE2\x80\x8C"},   {"copy", "\xC2\xA9"}};
  for (const auto& [key, value] : kNames)
    if (key == name) return value;
  return "";
}

bool is_reference(std::string_view name) {
  if (name.starts_with("#"))
    return name.size() > 1 && name.find_first_not_of("0123456789abcdefABCDEFxX", 1) == std::string_view::npos;
  for (const std::string_view known : {"amp", "lt", "gt", "quot", "apos"})
    if (name == known) return true;
  return false;
}

// What feeds get wrong most: bare ampersands, names of HTML, control characters. References to entities of the
// document's own become plain text, so none is ever expanded.
std::string mended(std::string_view xml) {
  std::string out;
  out.reserve(xml.size() + 64);
  for (std::size_t i = 0; i < xml.size(); ++i) {
    const char c = xml[i];
    if (c == '<' && xml.substr(i, 9) == "<![CDATA[") {
      const std::size_t end = std::min(xml.find("]]>", i), xml.size());
      for (; i < end; ++i)
        if (static_cast<unsigned char>(xml[i]) >= 0x20 || xml[i] == '\n' || xml[i] == '\t') out += xml[i];
      --i;
    } else if (c == '&') {
      const std::size_t end = xml.substr(i + 1, 12).find(';');
      const std::string_view name = end == std::string_view::npos ? std::string_view{} : xml.substr(i + 1, end);
      const char* known = html_entity(name);
      if (is_reference(name)) {
        out += c;
      } else if (*known != '\0') {
        out += known;
        i += end + 1;
      } else {
        out += "&amp;";
      }
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t') {
      out += c;
    }
  }
  return out;
}

// All text below a node; elements (xhtml content) come as line breaks. No recursion: pages nest as they like.
std::string text_of(const xmlNode* node) {
  std::string out;
  for (const xmlNode* at = node->children; at != nullptr;) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) out += view(at->content);
    const bool element = at->type == XML_ELEMENT_NODE;
    if (element && (view(at->name) == "p" || view(at->name) == "div" || view(at->name) == "br" || view(at->name) == "li"))
      out += "<br>";
    if (element && at->children != nullptr) {
      at = at->children;
      continue;
    }
    while (at != nullptr && at != node && at->next == nullptr) at = at->parent;
    if (at == nullptr || at == node) break;
    at = at->next;
  }
  return out;
}

std::string attribute(const xmlNode* node, const char* name) {
  for (const xmlAttr* a = node->properties; a != nullptr; a = a->next)
    if (view(a->name) == name && a->children != nullptr) return std::string(view(a->children->content));
  return {};
}

void set(std::string& to, std::string value) {
  if (to.empty()) to = trim(value);
}

void longest(std::string& to, std::string value) {
  if (trim(value).size() > to.size()) to = trim(value);
}

std::string child_text(const xmlNode* node, std::string_view name) {
  for (const xmlNode* at = node->children; at != nullptr; at = at->next)
    if (at->type == XML_ELEMENT_NODE && view(at->name) == name) return std::string(trim(text_of(at)));
  return {};
}

void atom_link(const xmlNode* node, FeedEntry& entry) {
  const std::string rel = attribute(node, "rel"), href = attribute(node, "href");
  if (!href.empty() && (rel.empty() || rel == "alternate")) set(entry.url, href);
}

FeedEntry read_entry(const xmlNode* item) {
  FeedEntry entry;
  for (const xmlNode* node = item->children; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string_view name = view(node->name), space = node->ns == nullptr ? "" : view(node->ns->prefix);
    if (space == "media" || space == "itunes") continue;
    if (name == "title" || name == "headline") set(entry.title, text_of(node));
    if (name == "link") attribute(node, "href").empty() ? set(entry.url, text_of(node)) : atom_link(node, entry);
    if (name == "loc") set(entry.url, text_of(node));
    if (name == "guid" || name == "id") set(entry.id, text_of(node));
    if (name == "pubDate" || name == "published" || name == "issued" || (name == "date" && space == "dc"))
      set(entry.published, text_of(node));
    if (name == "updated" || name == "modified" || name == "lastmod") set(entry.modified, text_of(node));
    if (name == "encoded" || name == "description" || name == "summary" || name == "content")
      longest(entry.body, text_of(node));
    if (name == "creator") set(entry.byline, text_of(node));
    if (name == "author") set(entry.byline, child_text(node, "name").empty() ? text_of(node) : child_text(node, "name"));
    if (name == "news") {
      set(entry.title, child_text(node, "title"));
      set(entry.published, child_text(node, "publication_date"));
    }
  }
  // A permanent id that is an address serves as one.
  if (entry.url.empty() && entry.id.starts_with("http")) entry.url = entry.id;
  return entry;
}

struct Walk {
  Feed feed;
  bool known = false;
  std::size_t depth = 0;

  // One element at the reader's place; true when it was taken with all it holds.
  bool element(xmlTextReader* reader) {
    const std::string_view name = view(xmlTextReaderConstLocalName(reader));
    const int at = xmlTextReaderDepth(reader);
    if (at == 0) return root(name), false;
    if (name == "item" || name == "entry" || name == "url" || name == "sitemap") {
      const xmlNode* node = xmlTextReaderExpand(reader);
      if (node != nullptr) feed.entries.push_back(read_entry(node));
      return true;
    }
    // The feed's own title stands right below the channel (RSS) or the root (Atom), before any entry.
    if (at <= 2 && (name == "title" || name == "language")) {
      const xmlNode* node = xmlTextReaderExpand(reader);
      if (node != nullptr) set(name == "title" ? feed.title : feed.language, text_of(node));
      return true;
    }
    return name == "image" || name == "textInput" || name == "author";
  }

  void root(std::string_view name) {
    known = name == "rss" || name == "RDF" || name == "feed" || name == "urlset" || name == "sitemapindex";
    feed.kind = name == "feed"           ? FeedKind::atom
                : name == "urlset"       ? FeedKind::sitemap
                : name == "sitemapindex" ? FeedKind::sitemap_index
                                         : FeedKind::rss;
  }
};

struct Faults {
  std::string first;
  int line = 0;
};

void note_fault(void* faults, const xmlError* error) {
  auto& out = *static_cast<Faults*>(faults);
  if (error == nullptr || error->level < XML_ERR_ERROR || !out.first.empty()) return;
  out.line = error->line;
  out.first = trim(error->message == nullptr ? "" : error->message);
  if (base::first_invalid_utf8(out.first) != std::string::npos) out.first = "broken XML";
}

// libxml2 of Debian 12 wants the structured handler without const.
void on_error(void* faults, xmlErrorPtr error) { note_fault(faults, error); }

class FeedFile : public Reader {
 public:
  FeedFile(Expected<Feed> feed, std::string bytes, std::string place, std::string id, const report::PageWords& words)
      : feed_(std::move(feed)), place_(std::move(place)), id_(std::move(id)), words_(words) {
    sha_ = base::sha256_hex(bytes);
  }

  std::optional<Expected<report::Draft>> next() override {
    if (!feed_) return told_ ? std::nullopt : (told_ = true, std::optional(fail(std::move(feed_.error()))));
    while (at_ < feed_->entries.size()) {
      const FeedEntry& entry = feed_->entries[at_++];
      const std::string place = fmt::format("{} entry {}", place_, at_);
      if (feed_->kind >= FeedKind::sitemap && entry.title.empty()) {
        ++bare_;
        continue;
      }
      auto draft = draft_of(*feed_, entry, place, fmt::format("{}:{}", id_, at_), words_);
      if (draft) draft->report.sha256 = sha_;
      return draft;
    }
    if (std::exchange(told_, true)) return std::nullopt;
    return last_word();
  }

 private:
  tl::expected<report::Draft, Error> fail(Error error) const {
    error.place = place_;
    return tl::unexpected(std::move(error));
  }

  std::optional<Expected<report::Draft>> last_word() const {
    if (bare_ != 0)
      return fail({ErrorCode::empty, "", "", fmt::format("the sitemap names {} addresses without a text", bare_),
                   "`marsad watch` fetches them; or give the pages themselves"});
    if (!feed_->fault.empty())
      return fail(
          {ErrorCode::field, "", "", "the XML is broken: " + feed_->fault, "the entries that could be read are read"});
    if (feed_->entries.empty()) return fail({ErrorCode::empty, "", "", "the feed holds no entry", ""});
    return std::nullopt;
  }

  Expected<Feed> feed_;
  std::string place_, id_, sha_;
  const report::PageWords& words_;
  std::size_t at_ = 0, bare_ = 0;
  bool told_ = false;
};

}  // namespace

Expected<Feed> read_feed(std::string_view bytes, std::string_view charset) {
  std::string declared = report::declared_charset(bytes);
  if (declared.empty()) declared = charset;
  auto text = report::to_utf8(bytes, declared, report::BadBytes::replace);
  if (!text) return tl::unexpected(text.error());
  const std::size_t begin = text->find('<');
  if (begin == std::string::npos)
    return tl::unexpected(Error{ErrorCode::field, "", std::string(base::utf8_prefix(*text, 60)), "this is no XML", ""});
  const std::string xml = mended(std::string_view(*text).substr(begin));
  Faults faults;
  const std::unique_ptr<xmlTextReader, FreeReader> reader(
      xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8",
                         XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  if (reader == nullptr) return tl::unexpected(Error{ErrorCode::io, "", "", "no memory to parse the feed", ""});
  xmlTextReaderSetStructuredErrorHandler(reader.get(), on_error, &faults);
  Walk walk;
  int more = xmlTextReaderRead(reader.get());
  while (more == 1) {
    const bool whole = xmlTextReaderNodeType(reader.get()) == XML_READER_TYPE_ELEMENT && walk.element(reader.get());
    more = whole ? xmlTextReaderNext(reader.get()) : xmlTextReaderRead(reader.get());
  }
  if (!walk.known)
    return tl::unexpected(Error{ErrorCode::field, "", "", "this XML is no RSS, no Atom and no sitemap",
                                faults.first.empty() ? "" : fmt::format("line {}: {}", faults.line, faults.first)});
  if (more != 0 || !faults.first.empty())
    walk.feed.fault = fmt::format("line {}: {}", faults.line, faults.first.empty() ? "it ends too early" : faults.first);
  return std::move(walk.feed);
}

Expected<report::Draft> draft_of(const Feed& feed, const FeedEntry& entry, std::string place, std::string id,
                                 const report::PageWords& words) {
  report::Draft draft;
  Report& out = draft.report;
  out.id = !entry.id.empty() ? entry.id : !entry.url.empty() ? entry.url : std::move(id);
  out.url = entry.url, out.publisher = feed.title, out.byline = entry.byline;
  out.language = std::string_view(feed.language).substr(0, 2);
  if (const auto day = report::metadata_day(entry.published, words))
    out.published = base::format_day(*day), out.published_from = PublishedFrom::metadata;
  if (const auto day = report::metadata_day(entry.modified, words)) out.modified = base::format_day(*day);
  draft.place = std::move(place);
  // Titles have entities of their own ("&amp;quot;"); the page reader undoes them and drops the feed's share bars too.
  draft.shape = report::Shape::page, draft.utf8 = true;
  draft.bytes = "<html><head><title>" + entry.title + "</title></head><body><article><h1>" + entry.title + "</h1><div>" +
                entry.body + "</div></article></body></html>";
  if (trim(entry.title).empty() && trim(entry.body).empty())
    return tl::unexpected(Error{ErrorCode::empty, draft.place, "", "the entry has neither title nor text", ""});
  return draft;
}

std::unique_ptr<Reader> read_feed_file(std::string bytes, std::string place, std::string id,
                                       const report::PageWords& words) {
  auto feed = read_feed(bytes);
  return std::make_unique<FeedFile>(std::move(feed), std::move(bytes), std::move(place), std::move(id), words);
}

bool is_feed(std::string_view head) noexcept {
  // Behind declaration, comments and style sheets.
  for (std::size_t at = 0; (at = head.find('<', at)) != std::string_view::npos;) {
    std::string_view rest = head.substr(at + 1, 40);
    if (rest.starts_with("!--")) {
      at = head.find("-->", at);
    } else if (rest.starts_with('?') || rest.starts_with('!')) {
      at = head.find('>', at);
    } else {
      rest = rest.substr(0, rest.find_first_of(" \t\r\n>/"));
      if (const std::size_t colon = rest.find(':'); colon != std::string_view::npos) rest.remove_prefix(colon + 1);
      return rest == "rss" || rest == "RDF" || rest == "feed" || rest == "urlset" || rest == "sitemapindex";
    }
    if (at == std::string_view::npos) return false;
  }
  return false;
}

}  // namespace marsad::collection
