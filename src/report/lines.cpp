#include "lines.hpp"

#include <algorithm>

namespace marsad::report {
namespace {

constexpr std::size_t kLongestCell = 160, kShortLine = 40, kProseWords = 12;

class Writer {
 public:
  Writer(const Dom& dom, const std::vector<bool>& dropped) : dom_(dom), dropped_(dropped) {}

  std::vector<Line> run(std::uint32_t begin, std::uint32_t end);

 private:
  void text(std::uint32_t i);
  void flush();
  // Stands in an inline element with a class of its own.
  bool names_part(std::uint32_t i) const {
    const std::uint32_t around = dom_[i].parent;
    return !is_block(dom_[around].tag) && (dom_[around].tag == Tag::time || dom_.has_attribute(around, "class"));
  }
  std::uint32_t link_end(std::uint32_t i) const { return dom_[i].tag == Tag::a ? dom_[i].end : 0; }

  const Dom& dom_;
  const std::vector<bool>& dropped_;
  std::vector<Line> lines_;
  Line now_;
  std::uint32_t breaks_ = 0, link_until_ = 0, last_text_ = 0;
};

void Writer::flush() {
  while (!now_.text.empty() && now_.text.back() == ' ') now_.text.pop_back();
  if (!now_.text.empty()) {
    now_.breaks = !lines_.empty() && lines_.back().block == now_.block ? breaks_ : 0;
    lines_.push_back(std::move(now_));
    breaks_ = 0;
  }
  now_ = Line{};
}

void Writer::text(std::uint32_t i) {
  const Node& node = dom_[i];
  if (!now_.text.empty() && node.block != now_.block) flush();
  if (now_.text.empty()) {
    if (!lines_.empty() && node.block != lines_.back().block) breaks_ = 0;
    now_.block = node.block, now_.first = i;
  }
  const auto shown = static_cast<std::uint32_t>(
      std::count_if(node.text.begin(), node.text.end(), [](char c) { return c != ' ' && !(c >= '\t' && c <= '\r'); }));
  // "<span class=author>..</span><span class=date>..": apart on the screen, though no blank stands between.
  if (!now_.text.empty() && now_.text.back() != ' ' && names_part(last_text_) && names_part(i)) now_.text += ' ';
  last_text_ = i;
  append_collapsed(now_.text, node.text);
  now_.letters += shown;
  if (i < link_until_) now_.linked += shown;
}

std::vector<Line> Writer::run(std::uint32_t begin, std::uint32_t end) {
  // A link may open before `begin`.
  for (std::uint32_t i = begin < end ? begin : 0; i != 0; i = dom_[i].parent)
    link_until_ = std::max(link_until_, link_end(i));
  for (std::uint32_t i = begin; i < end;) {
    const Node& node = dom_[i];
    if (dropped_[i]) {
      if (is_block(node.tag)) flush();
      i = node.end;
      continue;
    }
    if (node.tag == Tag::text)
      text(i);
    else if (node.tag == Tag::br)
      flush(), ++breaks_;
    else if (is_block(node.tag))
      flush();
    else if (node.tag == Tag::title) {
      i = node.end;
      continue;
    }
    link_until_ = std::max(link_until_, link_end(i));
    ++i;
  }
  flush();
  return std::move(lines_);
}

bool ends_sentence(std::string_view text) {
  // ASCII marks, the Arabic question mark, the ellipsis, closing quotation marks.
  for (const std::string_view mark : {".", "!", "?", ":", "\xD8\x9F", "\xE2\x80\xA6", "\"", "\xC2\xBB", "\xE2\x80\x9D"})
    if (text.ends_with(mark)) return true;
  return false;
}

bool opens_item(std::string_view text) {
  for (const std::string_view mark : {"-", "*", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94", "#", "("})
    if (text.starts_with(mark)) return true;
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

// Old pages break lines by hand inside a paragraph and put two breaks between paragraphs.
void join_broken(std::vector<Line>& lines) {
  std::vector<Line> out;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    bool doubles = false;
    while (end < lines.size() && lines[end].breaks != 0) doubles |= lines[end].breaks > 1, ++end;
    for (std::size_t n = i; n < end; ++n) {
      const bool join = doubles && n > i && lines[n].breaks == 1 && out.back().text.size() > kShortLine &&
                        !ends_sentence(out.back().text) && !opens_item(lines[n].text);
      if (!join) {
        out.push_back(std::move(lines[n]));
        continue;
      }
      out.back().text += ' ' + lines[n].text;
      out.back().letters += lines[n].letters, out.back().linked += lines[n].linked;
    }
    i = end;
  }
  lines = std::move(out);
}

// The row around a table cell, 0 when the line stands in none.
std::uint32_t row_of(const Dom& dom, const Line& line) {
  return dom[line.block].tag == Tag::td && dom[dom[line.block].parent].tag == Tag::tr ? dom[line.block].parent : 0;
}

void join_cells(const Dom& dom, std::vector<Line>& lines) {
  std::vector<Line> out;
  for (std::size_t i = 0; i < lines.size();) {
    const std::uint32_t row = row_of(dom, lines[i]);
    std::size_t end = i + 1;
    bool cells = row != 0 && lines[i].text.size() <= kLongestCell;
    while (row != 0 && end < lines.size() && row_of(dom, lines[end]) == row) {
      cells &= lines[end].text.size() <= kLongestCell && lines[end].block != lines[end - 1].block;
      ++end;
    }
    for (std::size_t n = i; n < end; ++n) {
      if (!cells || n == i) {
        out.push_back(std::move(lines[n]));
        continue;
      }
      out.back().text += " | " + lines[n].text;
      out.back().letters += lines[n].letters, out.back().linked += lines[n].linked;
    }
    i = end;
  }
  lines = std::move(out);
}

}  // namespace

std::vector<Line> lines_of(const Dom& dom, std::uint32_t begin, std::uint32_t end, const std::vector<bool>& dropped) {
  std::vector<Line> lines = Writer(dom, dropped).run(begin, end);
  join_broken(lines);
  join_cells(dom, lines);
  return lines;
}

std::size_t count_words(std::string_view text, std::size_t most) noexcept {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    // A word needs a letter or digit; punctuation between blanks is none.
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    const bool letter =
        static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (blank)
      inside = false;
    else if (letter && !inside && (inside = true, ++words >= most))
      break;
  }
  return words;
}

bool is_prose(const Line& line) noexcept {
  return line.linked * 2 < line.letters && count_words(line.text, kProseWords) >= kProseWords;
}

}  // namespace marsad::report
