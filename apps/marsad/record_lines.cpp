#include "record_lines.hpp"

#include "storing.hpp"

namespace marsad::cli {

int each_record_line(const Options& options, bool incidents, const TakeLine& take) {
  if (options.store.empty()) return each_line(options.inputs, take);
  const auto store = open_store(options, store::Access::read);
  if (!store) return kSomeFailed;
  std::uint64_t number = 0;
  const auto pass = [&](std::string_view line) { return take(options.store, ++number, std::string(line)); };
  const auto page = incidents ? store->each_incident({}, pass) : store->each_event({}, pass);
  if (page) return kDone;
  complain(page.error());
  return page.error().code == ErrorCode::usage ? kUsage : kSomeFailed;
}

}  // namespace marsad::cli
