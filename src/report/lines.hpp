// A page as lines of text: one a block, as a reader sees them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dom.hpp"

namespace marsad::report {

struct Line {
  std::string text;                       // white space collapsed, trimmed, never empty
  std::uint32_t block = 0;                // the block element it stands in
  std::uint32_t first = 0;                // its first text node
  std::uint32_t letters = 0, linked = 0;  // bytes that are no white space, and those of them inside links
  std::uint32_t breaks = 0;               // <br>s between it and the line before in the same block; 0: another block

  bool is_link() const noexcept { return letters != 0 && linked * 10 >= letters * 8; }
};

// The lines of nodes [begin, end), leaving out dropped ones. Text between single <br>s is joined where the page uses two of
// them between paragraphs; the short cells of a table row come as one line, "a | b".
std::vector<Line> lines_of(const Dom& dom, std::uint32_t begin, std::uint32_t end, const std::vector<bool>& dropped);

// Reads like a sentence or more: twelve words, not mostly links.
bool is_prose(const Line& line) noexcept;
// Stops counting at `most`.
std::size_t count_words(std::string_view text, std::size_t most = std::string_view::npos) noexcept;

}  // namespace marsad::report
