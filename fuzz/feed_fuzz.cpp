// Any bytes as a feed or sitemap: an error or entries, whose drafts finish or say why not.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "../tests/report_words.hpp"
#include "base/utf8.hpp"
#include "collection/feed.hpp"
#include "collection/report_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace marsad;
  const report::PageWords& words = report::test::page_words();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto reader = collection::read_feed_file(bytes, "fuzz", "fuzz", words);
  for (std::size_t n = 0; n < size + 10; ++n) {
    auto draft = reader->next();
    if (!draft) return 0;
    if (!*draft) {
      if (draft->error().message.empty() || draft->error().place.empty()) std::abort();
      continue;
    }
    const auto report = report::finish(*std::move(*draft), words);
    if (report && base::first_invalid_utf8(collection::report_json(*report)) != std::string::npos) std::abort();
  }
  std::abort();  // more entries than bytes
}
