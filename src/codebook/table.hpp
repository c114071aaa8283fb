// Events as an aligned table for terminals.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "marsad/event.hpp"

namespace marsad::codebook {

// Columns that a terminal takes to show `utf8`: one a character, two for wide ones, none for marks and controls.
std::size_t display_width(std::string_view utf8);
// At most `columns` wide; what is cut off is told by an ellipsis. Marks stay with their letter.
std::string fit(std::string_view utf8, std::size_t columns);
// Line breaks and other controls become spaces: the words of a report must not move the terminal's cursor.
std::string terminal_text(std::string_view text);

class Table {
 public:
  void add(const Event& event);
  std::size_t rows() const noexcept { return rows_.size(); }
  // A heading and one line an event. `width` 0: as wide as the words are; else the widest columns give way until the line
  // fits.
  std::string print(std::size_t width, bool colour) const;

 private:
  static constexpr std::size_t kColumns = 7;
  using Row = std::array<std::string, kColumns>;
  std::array<std::size_t, kColumns> widths(std::size_t width) const;
  std::vector<Row> rows_;
};

}  // namespace marsad::codebook
