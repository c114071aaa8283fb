// A parsed page as one flat array: no recursion anywhere above it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tame.hpp"

namespace marsad::report {

enum class Tag : std::uint8_t {
  text,
  br,
  span,
  a,
  time,
  meta,
  link,
  title,  // inline or never shown
  div,
  p,
  h1,
  h2,
  h3,
  li,
  list,
  table,
  tr,
  td,  // blocks; h3 stands for h3 to h6
  article,
  main,
  section,
  aside,
  nav,
  header,
  footer,
  figure,
  figcaption,
  blockquote,
  root
};

inline bool is_block(Tag tag) noexcept { return tag >= Tag::div; }
inline bool is_heading(Tag tag) noexcept { return tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3; }

// Nodes lie in document order: the subtree of node i is [i, end). Parents come before their children.
struct Node {
  Tag tag = Tag::div;
  std::uint32_t parent = 0, end = 0;
  std::uint32_t block = 0;  // nearest block around it; a block's own index for itself
  std::string_view text;    // of text nodes, entities decoded
  const void* raw = nullptr;
};

class Dom {
 public:
  // `page` is valid UTF-8 and must outlive the Dom. Linear; about 600 bytes of memory for each element.
  explicit Dom(std::string_view page);
  ~Dom();
  Dom(const Dom&) = delete;
  Dom& operator=(const Dom&) = delete;

  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(nodes_.size()); }
  const Node& operator[](std::uint32_t i) const noexcept { return nodes_[i]; }

  // Value of an attribute, "" when absent; lives as long as the Dom.
  std::string_view attribute(std::uint32_t i, const char* name) const noexcept;
  bool has_attribute(std::uint32_t i, const char* name) const noexcept;
  // All text of a subtree, white space collapsed and trimmed, at most `most` bytes of it.
  std::string text_of(std::uint32_t i, std::size_t most = 4096) const;

  const std::vector<std::string_view>& json_ld() const noexcept { return tame_.json_ld; }
  const std::string& language() const noexcept { return tame_.language; }

 private:
  struct Parsed;
  void build();

  Tame tame_;
  std::unique_ptr<Parsed> parsed_;
  std::vector<Node> nodes_;
};

// Appends `text` with runs of white space (the no-break space too) as one blank; no blank at the start of `out`.
void append_collapsed(std::string& out, std::string_view text);
// `text` without white space at its ends.
std::string_view trim(std::string_view text) noexcept;

}  // namespace marsad::report
