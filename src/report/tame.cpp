#include "tame.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <unordered_map>

#include "base/utf8.hpp"

namespace marsad::report {
namespace {

// How an element is passed on.
enum class Pass : std::uint8_t {
  keep,     // under its own name
  block,    // as div
  inlined,  // as span
  link,     // as span a
  hidden,   // never shown: dropped with all it holds
  void_,    // an empty element that is kept: meta, link
  gone,     // an empty element that is not
  line,     // br, hr
  raw,      // script and the like: its content is no markup and is skipped
  title,
  none,  // the tag alone is skipped, its content stays: html, head, body are made anew by the parser
};

struct Element {
  std::string_view name;
  Pass pass;
};

constexpr Element kElements[] = {
    {"span", Pass::inlined},    {"a", Pass::link},          {"p", Pass::keep},          {"li", Pass::keep},
    {"td", Pass::keep},         {"th", Pass::keep},         {"tr", Pass::keep},         {"table", Pass::keep},
    {"dt", Pass::block},        {"dd", Pass::block},        {"h1", Pass::keep},         {"h2", Pass::keep},
    {"h3", Pass::keep},         {"h4", Pass::keep},         {"h5", Pass::keep},         {"h6", Pass::keep},
    {"ul", Pass::keep},         {"ol", Pass::keep},         {"dl", Pass::block},        {"div", Pass::block},
    {"article", Pass::keep},    {"main", Pass::keep},       {"section", Pass::keep},    {"aside", Pass::keep},
    {"nav", Pass::keep},        {"header", Pass::keep},     {"footer", Pass::keep},     {"figure", Pass::keep},
    {"figcaption", Pass::keep}, {"blockquote", Pass::keep}, {"time", Pass::keep},       {"address", Pass::block},
    {"form", Pass::block},      {"details", Pass::block},   {"summary", Pass::block},   {"pre", Pass::block},
    {"center", Pass::block},    {"fieldset", Pass::block},  {"caption", Pass::block},   {"hgroup", Pass::block},
    {"menu", Pass::block},      {"dir", Pass::block},       {"search", Pass::block},    {"dialog", Pass::hidden},
    {"svg", Pass::hidden},      {"math", Pass::hidden},     {"select", Pass::hidden},   {"button", Pass::hidden},
    {"canvas", Pass::hidden},   {"audio", Pass::hidden},    {"video", Pass::hidden},    {"object", Pass::hidden},
    {"map", Pass::hidden},      {"template", Pass::hidden}, {"datalist", Pass::hidden}, {"label", Pass::inlined},
    {"applet", Pass::hidden},   {"option", Pass::none},     {"optgroup", Pass::none},   {"tbody", Pass::none},
    {"thead", Pass::none},      {"tfoot", Pass::none},      {"colgroup", Pass::none},   {"html", Pass::none},
    {"head", Pass::none},       {"body", Pass::none},       {"frameset", Pass::none},   {"meta", Pass::void_},
    {"link", Pass::void_},      {"br", Pass::line},         {"hr", Pass::line},         {"img", Pass::gone},
    {"input", Pass::gone},      {"wbr", Pass::gone},        {"embed", Pass::gone},      {"source", Pass::gone},
    {"area", Pass::gone},       {"col", Pass::gone},        {"base", Pass::gone},       {"param", Pass::gone},
    {"track", Pass::gone},      {"frame", Pass::gone},      {"basefont", Pass::gone},   {"bgsound", Pass::gone},
    {"keygen", Pass::gone},     {"image", Pass::gone},      {"script", Pass::raw},      {"style", Pass::raw},
    {"noscript", Pass::raw},    {"iframe", Pass::raw},      {"textarea", Pass::raw},    {"noembed", Pass::raw},
    {"noframes", Pass::raw},    {"xmp", Pass::raw},         {"title", Pass::title},
};
constexpr std::uint16_t kUnknown = 0;  // any other element is a span
constexpr std::uint16_t kP = 2, kLi = 3, kTd = 4, kTh = 5, kTr = 6, kTable = 7, kDt = 8, kDd = 9;
static_assert(kElements[kP].name == "p" && kElements[kTable].name == "table" && kElements[kDd].name == "dd");

constexpr std::string_view kAttributes[] = {
    "class",      "id",   "role",   "href",  "datetime",    "content",         "property", "name",        "itemprop", "rel",
    "http-equiv", "lang", "hidden", "style", "aria-hidden", "aria-labelledby", "data-e2e", "data-testid", "title"};
// How far down the open elements are searched for the one that an end tag closes; keeps hostile pages linear.
constexpr std::size_t kSearch = 512;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

std::uint16_t element_of(std::string_view name) {
  static const auto* const kIndex = [] {
    auto* index = new std::unordered_map<std::string_view, std::uint16_t>;
    for (std::size_t i = 0; i < std::size(kElements); ++i) index->emplace(kElements[i].name, static_cast<std::uint16_t>(i));
    return index;
  }();
  const auto found = kIndex->find(name);
  return found == kIndex->end() ? kUnknown : found->second;
}

bool is_block(std::uint16_t element) {
  const Pass pass = kElements[element].pass;
  return pass == Pass::block || (pass == Pass::keep && kElements[element].name != "time");
}

struct Tag {
  std::string name;
  std::vector<std::pair<std::string, std::string_view>> attributes;
  bool end = false;
};

class Tamer {
 public:
  explicit Tamer(std::string_view page) : page_(page) { out_.markup.reserve(page.size() / 2 + 64); }
  Tame run();

 private:
  struct Open {
    std::uint16_t element;
    bool written;
    Pass pass;
  };

  void text(std::string_view bytes);
  bool declaration();
  bool read_tag(Tag& tag);
  std::string_view value();
  void start(const Tag& tag);
  void end(const Tag& tag);
  void raw(const Tag& tag);
  std::string_view raw_content(std::string_view name);
  void open(std::uint16_t element, const Tag& tag);
  void make_room(std::uint16_t element);
  void close_nearest(std::initializer_list<std::uint16_t> which, std::initializer_list<std::uint16_t> walls);
  void pop();
  void attributes(const Tag& tag);
  bool in_table() const;
  void line() {
    if (hidden_ == 0) out_.markup += ++elements_ < kMaxElements ? "<br>" : "\n";
  }

  std::string_view page_;
  std::size_t at_ = 0, depth_ = 0, elements_ = 0, open_p_ = 0, hidden_ = 0;
  std::vector<Open> stack_;
  std::vector<std::string> endless_;  // raw elements known to have no end tag any more
  bool titled_ = false;
  Tame out_;
};

void Tamer::text(std::string_view bytes) {
  if (hidden_ != 0) return;
  for (const char c : bytes) {
    if (c == '<')
      out_.markup += "&lt;";
    else if (c != '\0')
      out_.markup += c;
  }
}

// <!-- -->, <!doctype>, <?xml ?>, <![CDATA[ ]]>. An unclosed comment ends at the next '>': better some noise than no story.
bool Tamer::declaration() {
  const std::string_view rest = page_.substr(at_);
  const bool comment = rest.substr(0, 4) == "<!--";
  if (!comment && rest.substr(0, 2) != "<!" && rest.substr(0, 2) != "<?") return false;
  std::size_t end = std::string_view::npos;
  if (comment && std::find(endless_.begin(), endless_.end(), "--") == endless_.end()) {
    end = page_.find("-->", at_ + 2);
    if (end == std::string_view::npos) endless_.emplace_back("--");
  }
  if (end != std::string_view::npos) return at_ = end + 3, true;
  end = page_.find('>', at_);
  at_ = end == std::string_view::npos ? page_.size() : end + 1;
  return true;
}

std::string_view Tamer::value() {
  while (at_ < page_.size() && is_space(page_[at_])) ++at_;
  if (at_ >= page_.size() || page_[at_] == '>') return {};
  const char quote = page_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t begin = ++at_, end = std::min(page_.find(quote, begin), page_.size());
    at_ = std::min(end + 1, page_.size());
    return page_.substr(begin, end - begin);
  }
  const std::size_t begin = at_;
  while (at_ < page_.size() && !is_space(page_[at_]) && page_[at_] != '>') ++at_;
  return page_.substr(begin, at_ - begin);
}

// At '<'. False (and nothing read) when no tag begins here.
bool Tamer::read_tag(Tag& tag) {
  std::size_t i = at_ + 1;
  tag.end = i < page_.size() && page_[i] == '/';
  if (tag.end) ++i;
  if (i >= page_.size() || !is_letter(page_[i])) return false;
  const std::size_t name = i;
  while (i < page_.size() && !is_space(page_[i]) && page_[i] != '>' && page_[i] != '/') ++i;
  tag.name = lower(page_.substr(name, std::min<std::size_t>(i - name, 40)));
  tag.attributes.clear();
  at_ = i;
  while (at_ < page_.size() && page_[at_] != '>') {
    if (is_space(page_[at_]) || page_[at_] == '/') {
      ++at_;
      continue;
    }
    const std::size_t begin = at_++;
    while (at_ < page_.size() && !is_space(page_[at_]) && page_[at_] != '>' && page_[at_] != '=' && page_[at_] != '/') ++at_;
    const std::string_view key = page_.substr(begin, std::min<std::size_t>(at_ - begin, 40));
    while (at_ < page_.size() && is_space(page_[at_])) ++at_;
    std::string_view given;
    if (at_ < page_.size() && page_[at_] == '=') ++at_, given = value();
    if (tag.attributes.size() < 64) tag.attributes.emplace_back(lower(key), given);
  }
  if (at_ < page_.size()) ++at_;
  return true;
}

void Tamer::attributes(const Tag& tag) {
  for (std::size_t i = 0; i < tag.attributes.size(); ++i) {
    const auto& [key, given] = tag.attributes[i];
    if (std::find(std::begin(kAttributes), std::end(kAttributes), key) == std::end(kAttributes)) continue;
    if (std::any_of(tag.attributes.begin(), tag.attributes.begin() + static_cast<std::ptrdiff_t>(i),
                    [&, &k = key](const auto& a) { return a.first == k; }))
      continue;
    out_.markup += ' ';
    out_.markup += key;
    out_.markup += "=\"";
    for (const char c : base::utf8_prefix(given, 4096)) {
      if (c == '"')
        out_.markup += "&quot;";
      else if (c != '\0')
        out_.markup += c;
    }
    out_.markup += '"';
  }
}

bool Tamer::in_table() const {
  for (std::size_t n = 0; n < std::min(stack_.size(), kSearch); ++n) {
    const Open& open = stack_[stack_.size() - 1 - n];
    if (open.element == kTable) return open.written;
  }
  return false;
}

void Tamer::pop() {
  const Open open = stack_.back();
  stack_.pop_back();
  open_p_ -= open.element == kP;
  hidden_ -= open.pass == Pass::hidden;
  if (!open.written) return;
  --depth_;
  const Pass pass = open.pass;
  out_.markup += "</";
  out_.markup += pass == Pass::keep ? kElements[open.element].name : pass == Pass::block ? "div" : "span";
  out_.markup += '>';
}

// Closes the nearest of `which`, with all it holds, unless a wall stands before it.
void Tamer::close_nearest(std::initializer_list<std::uint16_t> which, std::initializer_list<std::uint16_t> walls) {
  const auto has = [](std::initializer_list<std::uint16_t> list, std::uint16_t e) {
    return std::find(list.begin(), list.end(), e) != list.end();
  };
  for (std::size_t n = 0; n < std::min(stack_.size(), kSearch); ++n) {
    const auto [element, written, pass] = stack_[stack_.size() - 1 - n];
    if (has(which, element)) {
      for (std::size_t i = 0; i <= n; ++i) pop();
      return;
    }
    if (pass == Pass::hidden || has(walls, element)) return;
  }
}

// What a start tag closes without saying so.
void Tamer::make_room(std::uint16_t element) {
  static const std::uint16_t kUl = element_of("ul"), kOl = element_of("ol"), kDl = element_of("dl");
  if (open_p_ != 0 && is_block(element)) close_nearest({kP}, {kTd, kTh, kTable});
  if (element == kLi) close_nearest({kLi}, {kUl, kOl, kTable, kTd, kTh});
  if (element == kDt || element == kDd) close_nearest({kDt, kDd}, {kDl, kTable, kTd, kTh});
  if (element == kTd || element == kTh) close_nearest({kTd, kTh}, {kTr, kTable});
  if (element == kTr) close_nearest({kTr}, {kTable});
}

void Tamer::open(std::uint16_t element, const Tag& tag) {
  Pass pass = kElements[element].pass;
  if (pass == Pass::keep && (element == kTd || element == kTh || element == kTr) && !in_table()) pass = Pass::block;
  make_room(element);
  const bool written = hidden_ == 0 && pass != Pass::hidden && depth_ < kMaxDepth && elements_ < kMaxElements;
  stack_.push_back({element, written, pass});
  open_p_ += element == kP;
  hidden_ += pass == Pass::hidden;
  if (!written) {
    if (is_block(element)) line();
    return;
  }
  ++depth_, ++elements_;
  out_.markup += '<';
  out_.markup += pass == Pass::keep ? kElements[element].name : pass == Pass::block ? "div" : "span";
  if (pass == Pass::link) out_.markup += " a";
  attributes(tag);
  out_.markup += '>';
}

// Up to the end tag of that name, which is read too; empty (and nothing read) when there is none.
std::string_view Tamer::raw_content(std::string_view name) {
  const std::size_t begin = at_;
  if (std::find(endless_.begin(), endless_.end(), name) != endless_.end()) return {};
  for (std::size_t i = page_.find("</", at_); i != std::string_view::npos; i = page_.find("</", i + 2)) {
    if (lower(page_.substr(i + 2, name.size())) != name) continue;
    const std::size_t behind = i + 2 + name.size();
    if (behind < page_.size() && !is_space(page_[behind]) && page_[behind] != '>' && page_[behind] != '/') continue;
    at_ = std::min(page_.find('>', i), page_.size() - 1) + 1;
    return page_.substr(begin, i - begin);
  }
  endless_.emplace_back(name);
  return {};
}

void Tamer::raw(const Tag& tag) {
  const std::string_view content = raw_content(tag.name);
  if (tag.name != "script") return;
  for (const auto& [key, given] : tag.attributes)
    if (key == "type" && lower(given).find("ld+json") != std::string::npos && out_.json_ld.size() < 64)
      out_.json_ld.push_back(content);
}

void Tamer::start(const Tag& tag) {
  const std::uint16_t element = element_of(tag.name);
  switch (kElements[element].pass) {
    case Pass::raw: return raw(tag);
    case Pass::gone: return;
    case Pass::none:
      for (const auto& [key, given] : tag.attributes)
        if (key == "lang" && tag.name == "html") out_.language = lower(base::utf8_prefix(given, 40));
      return;
    case Pass::line: return line();
    case Pass::void_:
      if (hidden_ != 0 || ++elements_ >= kMaxElements) return;
      out_.markup += '<';
      out_.markup += tag.name;
      attributes(tag);
      out_.markup += '>';
      return;
    case Pass::title: {
      const std::string_view content = raw_content(tag.name);
      // Pictures have titles of their own.
      if (titled_ || content.empty() || hidden_ != 0) return;
      titled_ = true;
      out_.markup += "<title>";
      text(content);
      out_.markup += "</title>";
      return;
    }
    default: return open(element, tag);
  }
}

void Tamer::end(const Tag& tag) {
  const std::uint16_t element = element_of(tag.name);
  const Pass pass = kElements[element].pass;
  if (pass == Pass::line || (element == kP && open_p_ == 0)) return line();
  if (pass == Pass::raw || pass == Pass::none || pass == Pass::title || pass == Pass::void_ || pass == Pass::gone) return;
  const bool of_table = element == kTable || element == kTr || element == kTd || element == kTh;
  if (of_table) close_nearest({element}, {kTable});
  // Formatting never closes a block: "<b><p></b>" is careless, not structure.
  else if (!is_block(element) && pass != Pass::hidden) {
    for (std::size_t n = 0; n < std::min(stack_.size(), kSearch); ++n) {
      const Open open = stack_[stack_.size() - 1 - n];
      if (is_block(open.element)) return;
      if (open.element != element) continue;
      for (std::size_t i = 0; i <= n; ++i) pop();
      return;
    }
  } else {
    close_nearest({element}, {kTable, kTd, kTh});
  }
}

Tame Tamer::run() {
  out_.markup += "<!DOCTYPE html>";
  Tag tag;
  while (at_ < page_.size()) {
    const std::size_t next = std::min(page_.find('<', at_), page_.size());
    text(page_.substr(at_, next - at_));
    at_ = next;
    if (at_ >= page_.size()) break;
    if (declaration()) continue;
    if (!read_tag(tag)) {
      // "</" without a name is a comment to a browser.
      text(page_.substr(at_++, 1));
      continue;
    }
    tag.end ? end(tag) : start(tag);
  }
  while (!stack_.empty()) pop();
  return std::move(out_);
}

}  // namespace

Tame tame(std::string_view page) { return Tamer(page).run(); }

}  // namespace marsad::report
