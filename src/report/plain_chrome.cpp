#include "plain_chrome.hpp"

#include "lines.hpp"

namespace marsad::report {
namespace {

constexpr std::size_t kProseWords = 12;

struct TextLine {
  std::size_t begin = 0, end = 0;  // with its line feed
  std::size_t words = 0;           // at most kProseWords are counted
  LineVerdict verdict;
  bool blank = false, chrome = false;

  bool prose() const { return !verdict && words >= kProseWords; }
};

std::vector<TextLine> split(std::string_view text, const PageWords& words) {
  std::vector<TextLine> lines;
  for (std::size_t at = 0; at < text.size();) {
    TextLine line;
    line.begin = at;
    line.end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view shown = trim(text.substr(at, line.end - at));
    line.blank = shown.empty();
    line.words = count_words(shown, kProseWords);
    line.verdict = words.judge(shown);
    line.chrome = static_cast<bool>(line.verdict);
    lines.push_back(line);
    at = line.end;
  }
  return lines;
}

// Behind "read also" on a line of its own: its headlines. In the middle of a story they end at the first empty line.
void mark_section(std::vector<TextLine>& lines, std::size_t opener, std::size_t last_prose) {
  const bool tail = opener > last_prose;
  bool any = false;
  for (std::size_t i = opener + 1; i < lines.size(); ++i) {
    if (lines[i].blank) {
      if (any && !tail) return;
      continue;
    }
    if (lines[i].prose() && !tail) return;
    lines[i].chrome = any = true;
  }
}

}  // namespace

std::vector<Span> chrome_spans(std::string_view text, const PageWords& words) {
  std::vector<TextLine> lines = split(text, words);
  std::size_t last_prose = 0, first_story = lines.size();
  bool any_prose = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].prose()) last_prose = i, any_prose = true;
    if (!lines[i].blank && !lines[i].chrome && first_story == lines.size()) first_story = i;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TextLine& line = lines[i];
    // "Special - name of the site" opens a dateline and closes a story; only the latter is furniture.
    if (line.verdict.credit && any_prose && i > last_prose) line.chrome = true;
    const bool opens =
        line.verdict.kind == Chrome::related || (line.verdict.kind == Chrome::footer && i > last_prose && i > first_story);
    if (opens && line.verdict.whole) mark_section(lines, i, last_prose);
  }
  std::vector<Span> spans;
  for (const TextLine& line : lines) {
    const auto begin = static_cast<std::uint32_t>(line.begin), end = static_cast<std::uint32_t>(line.end);
    const bool joins = !spans.empty() && spans.back().end == begin;
    // Empty lines between two pieces of furniture go with them.
    if (joins && (line.chrome || line.blank))
      spans.back().end = end;
    else if (line.chrome)
      spans.push_back({begin, end});
  }
  return spans;
}

}  // namespace marsad::report
