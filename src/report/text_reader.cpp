#include "text_reader.hpp"

#include "base/sha256.hpp"
#include "charset.hpp"
#include "lines.hpp"

namespace marsad::report {
namespace {

constexpr std::size_t kLongestTitle = 25, kShortestTitle = 3, kLongestDateline = 8;

bool ends_like_sentence(std::string_view line) {
  for (const std::string_view mark : {".", "\xD8\x8C", "\xD8\x9B", ":", ","})  // full stop, Arabic comma and semicolon
    if (line.ends_with(mark)) return true;
  return false;
}

}  // namespace

std::string find_title(std::string_view text, const PageWords& words) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty() || words.judge(line)) continue;
    const std::size_t count = count_words(line);
    if (count < kShortestTitle || count > kLongestTitle || ends_like_sentence(line)) return {};
    if (count <= kLongestDateline && words.find_day(line)) return {};
    if (at >= text.size()) return {};
    const std::string_view next = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
    const bool more = trim(text.substr(at)).size() > line.size();
    return trim(next).empty() && more ? std::string(line) : std::string();
  }
  return {};
}

Expected<Report> read_text(std::string_view bytes, const PageWords& words) {
  auto text = to_utf8(bytes, "");
  if (!text) return tl::unexpected(text.error());
  Report report;
  report.text = *std::move(text);
  report.title = find_title(report.text, words);
  report.sha256 = base::sha256_hex(bytes);
  return report;
}

}  // namespace marsad::report
