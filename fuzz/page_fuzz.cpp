// Any bytes as a text, a page, a JSON line and a metadata block: never a crash, and what comes out keeps its promises.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "../tests/report_words.hpp"
#include "base/utf8.hpp"
#include "report/html_reader.hpp"
#include "report/json_reader.hpp"
#include "report/plain_chrome.hpp"
#include "report/text_reader.hpp"

namespace {

using namespace marsad;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Expected<Report>& report, const report::PageWords& words) {
  if (!report) {
    require(!report.error().message.empty());
    require(base::first_invalid_utf8(report.error().fragment) == std::string_view::npos);
    return;
  }
  require(!report->text.empty());
  require(base::first_invalid_utf8(report->text) == std::string_view::npos);
  require(report->published.empty() || report->published.size() == 10);
  std::uint32_t before = 0;
  for (const Span span : report::chrome_spans(report->text, words)) {
    require(span.begin >= before && span.begin < span.end && span.end <= report->text.size());
    before = span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const report::PageWords& words = report::test::page_words();
  static report::JsonReader json(words);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(report::read_text(bytes, words), words);
  check(report::read_html(bytes, words), words);
  check(json.read(bytes, "fuzz:1", "fuzz"), words);
  return 0;
}
