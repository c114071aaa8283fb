// Any text as a date of metadata, of a line, of an address and as JSON-LD: a day between 1990 and 2099 or none.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "../tests/report_words.hpp"
#include "report/json_ld.hpp"
#include "report/page_days.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace marsad;
  const report::PageWords& words = report::test::page_words();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto& day : {report::metadata_day(text, words), report::url_day(text), words.find_day(text)})
    if (day && (base::year_of(*day) < 1990 || base::year_of(*day) > 2099)) std::abort();
  const auto given = report::given_day(text, words);
  if (given && !given->empty() && given->size() != 10) std::abort();
  report::read_json_ld(text);
  return 0;
}
