#include "dom.hpp"

#include <gumbo.h>

#include "base/utf8.hpp"

namespace marsad::report {
namespace {

const GumboOptions& options() {
  static const GumboOptions kOptions = [] {
    GumboOptions o = kGumboDefaultOptions;
    o.max_errors = 0;  // broken markup is not news
    return o;
  }();
  return kOptions;
}

bool is_link(const GumboElement& element) { return gumbo_get_attribute(&element.attributes, "a") != nullptr; }

Tag tag_of(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_SPAN: return is_link(element) ? Tag::a : Tag::span;
    case GUMBO_TAG_BR: return Tag::br;
    case GUMBO_TAG_TIME: return Tag::time;
    case GUMBO_TAG_META: return Tag::meta;
    case GUMBO_TAG_HEAD:  // shows no text either
    case GUMBO_TAG_LINK: return Tag::link;
    case GUMBO_TAG_TITLE: return Tag::title;
    case GUMBO_TAG_P: return Tag::p;
    case GUMBO_TAG_H1: return Tag::h1;
    case GUMBO_TAG_H2: return Tag::h2;
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6: return Tag::h3;
    case GUMBO_TAG_LI: return Tag::li;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL: return Tag::list;
    case GUMBO_TAG_TABLE: return Tag::table;
    case GUMBO_TAG_TR: return Tag::tr;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH: return Tag::td;
    case GUMBO_TAG_ARTICLE: return Tag::article;
    case GUMBO_TAG_MAIN: return Tag::main;
    case GUMBO_TAG_SECTION: return Tag::section;
    case GUMBO_TAG_ASIDE: return Tag::aside;
    case GUMBO_TAG_NAV: return Tag::nav;
    case GUMBO_TAG_HEADER: return Tag::header;
    case GUMBO_TAG_FOOTER: return Tag::footer;
    case GUMBO_TAG_FIGURE: return Tag::figure;
    case GUMBO_TAG_FIGCAPTION: return Tag::figcaption;
    case GUMBO_TAG_BLOCKQUOTE: return Tag::blockquote;
    default: return Tag::div;
  }
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

}  // namespace

struct Dom::Parsed {
  explicit Parsed(std::string_view markup) : output(gumbo_parse_with_options(&options(), markup.data(), markup.size())) {}
  ~Parsed() { gumbo_destroy_output(&options(), output); }
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;

  GumboOutput* output;
};

Dom::Dom(std::string_view page) : tame_(tame(page)), parsed_(std::make_unique<Parsed>(tame_.markup)) { build(); }
Dom::~Dom() = default;

void Dom::build() {
  struct Frame {
    const GumboNode* node;
    std::uint32_t index;
    unsigned next;
  };
  std::vector<Frame> stack;
  nodes_.push_back({Tag::root, 0, 0, 0, {}, parsed_->output->root});
  stack.push_back({parsed_->output->root, 0, 0});
  while (!stack.empty()) {
    Frame& top = stack.back();
    const GumboVector& children = top.node->v.element.children;
    if (top.next == children.length) {
      nodes_[top.index].end = size();
      stack.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[top.next++]);
    const std::uint32_t parent = top.index, index = size();
    if (is_text(*child)) {
      nodes_.push_back({Tag::text, parent, index + 1, nodes_[parent].block, child->v.text.text, child});
    } else if (child->type == GUMBO_NODE_ELEMENT) {
      const Tag tag = tag_of(child->v.element);
      nodes_.push_back({tag, parent, 0, is_block(tag) ? index : nodes_[parent].block, {}, child});
      stack.push_back({child, index, 0});
    }
  }
}

std::string_view Dom::attribute(std::uint32_t i, const char* name) const noexcept {
  if (nodes_[i].tag == Tag::text) return {};
  const auto* node = static_cast<const GumboNode*>(nodes_[i].raw);
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

bool Dom::has_attribute(std::uint32_t i, const char* name) const noexcept {
  if (nodes_[i].tag == Tag::text) return false;
  return gumbo_get_attribute(&static_cast<const GumboNode*>(nodes_[i].raw)->v.element.attributes, name) != nullptr;
}

std::string Dom::text_of(std::uint32_t i, std::size_t most) const {
  std::string out;
  for (std::uint32_t n = i; n < nodes_[i].end && out.size() < most; ++n) {
    if (nodes_[n].tag == Tag::text)
      append_collapsed(out, base::utf8_prefix(nodes_[n].text, most));
    else if (n != i && (nodes_[n].tag == Tag::br || is_block(nodes_[n].tag)))
      append_collapsed(out, " ");
  }
  return std::string(trim(base::utf8_prefix(out, most)));
}

void append_collapsed(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool no_break = c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0';
    if (no_break) ++i;
    if (no_break || c == ' ' || (c >= '\t' && c <= '\r')) {
      if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
    } else {
      out += c;
    }
  }
}

std::string_view trim(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{}
                                         : text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

}  // namespace marsad::report
