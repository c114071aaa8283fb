#include "table.hpp"

#include <algorithm>
#include <numeric>

#include <unicode/uchar.h>

#include "../base/utf8.hpp"
#include "phrases.hpp"

namespace marsad::codebook {
namespace {

constexpr std::array<const char*, 7> kHeads = {"DAY", "WHAT", "WHERE", "SIDES", "HARM", "STATUS", "SOURCE"};
constexpr std::size_t kLeast = 8;  // no column gets narrower
constexpr std::string_view kGap = "  ";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

std::size_t width_of(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR: return 0;
    default: break;
  }
  const int wide = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

std::string sides(const Event& event) {
  const std::string first = side_phrase(event, "side1"), second = side_phrase(event, "side2");
  if (first.empty() && second.empty()) return "";
  return second.empty() ? first : (first.empty() ? "?" : first) + " > " + second;
}

}  // namespace

std::string terminal_text(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    if (byte < 0x20 || byte == 0x7F) out[i] = ' ';
    // U+0080 to U+009F: to some terminals one of them opens a command.
    if (byte == 0xC2 && i + 1 < out.size() && static_cast<unsigned char>(out[i + 1]) < 0xA0) out[i] = out[i + 1] = ' ';
  }
  return out;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t columns = 0;
  for (std::size_t at = 0, size = 0; at < utf8.size(); at += size) columns += width_of(base::decode_utf8(utf8, at, size));
  return columns;
}

std::string fit(std::string_view utf8, std::size_t columns) {
  if (display_width(utf8) <= columns) return std::string(utf8);
  if (columns == 0) return "";
  std::size_t used = 0, at = 0;
  for (std::size_t size = 0; at < utf8.size(); at += size) {
    const std::size_t more = width_of(base::decode_utf8(utf8, at, size));
    if (used + more > columns - 1) break;
    used += more;
  }
  return std::string(utf8.substr(0, at)) + std::string(kEllipsis);
}

void Table::add(const Event& event) {
  Row row = {day_phrase(event.when), event.subtype,         place_phrase(event.where), sides(event),
             harm_phrase(event),     name_of(event.status), event.source.text};
  for (std::string& cell : row) cell = terminal_text(cell);
  rows_.push_back(std::move(row));
}

std::array<std::size_t, Table::kColumns> Table::widths(std::size_t width) const {
  std::array<std::size_t, kColumns> out{};
  for (std::size_t c = 0; c < kColumns; ++c) {
    out[c] = display_width(kHeads[c]);
    for (const Row& row : rows_) out[c] = std::max(out[c], display_width(row[c]));
  }
  const std::size_t gaps = kGap.size() * (kColumns - 1);
  while (width > 0 && std::accumulate(out.begin(), out.end(), gaps) > width) {
    const auto widest = std::max_element(out.begin(), out.end());
    if (*widest <= kLeast) break;
    --*widest;
  }
  return out;
}

std::string Table::print(std::size_t width, bool colour) const {
  const auto columns = widths(width);
  std::string out;
  const auto line = [&](const auto& cells) {
    std::string text;
    for (std::size_t c = 0; c < kColumns; ++c) {
      const std::string cell = fit(cells[c], columns[c]);
      text += cell;
      if (c + 1 < kColumns)
        text += std::string(columns[c] - std::min(columns[c], display_width(cell)), ' ') + std::string(kGap);
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
  };
  out += (colour ? "\x1b[1m" : "") + line(kHeads) + (colour ? "\x1b[0m\n" : "\n");
  for (const Row& row : rows_) out += line(row) + "\n";
  return out;
}

}  // namespace marsad::codebook
