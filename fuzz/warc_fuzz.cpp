// Any bytes as a web archive, packed or not, as a table and as an export: never a crash, bounded, each error with a place.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "../tests/report_words.hpp"
#include "base/utf8.hpp"
#include "collection/csv.hpp"
#include "collection/telegram.hpp"
#include "collection/warc.hpp"

namespace {

using namespace marsad;

void drain(collection::Reader& reader) {
  for (int n = 0; n < 100'000; ++n) {
    const auto draft = reader.next();
    if (!draft) return;
    if (*draft) continue;
    if (draft->error().message.empty() || draft->error().place.empty()) std::abort();
    if (base::first_invalid_utf8(draft->error().to_string()) != std::string::npos) std::abort();
  }
  std::abort();  // it never ends
}

collection::ByteStream stream(const std::string& bytes) { return collection::ByteStream(collection::from_memory(bytes)); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  drain(*collection::read_warc(stream(bytes), "fuzz", "fuzz"));
  drain(*collection::read_warc(collection::ByteStream::gunzipped(stream(bytes), "fuzz"), "fuzz", "fuzz"));
  drain(*collection::read_csv(stream(bytes), {}, "fuzz", "fuzz", report::test::page_words()));
  drain(*collection::read_telegram_json(stream(bytes), "fuzz", "fuzz"));
  return 0;
}
