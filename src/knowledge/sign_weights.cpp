#include "sign_weights.hpp"

#include <charconv>
#include <vector>

#include "store.hpp"

namespace marsad::knowledge {

void each_sign(const Store& store, std::string_view kind, std::span<const std::string_view> fields, const SignVisit& visit) {
  const std::uint32_t wanted = store.intern(kind);
  std::vector<std::uint32_t> keys;
  for (const std::string_view field : fields) keys.push_back(store.intern(field));
  std::vector<double> weights(fields.size());
  const Id count = store.first_place();
  for (Id i = 0; wanted != 0 && i < count; ++i) {
    const RecordView record = store.record(i);
    if (record.kind != wanted) continue;
    for (std::size_t k = 0; k < keys.size(); ++k) {
      weights[k] = 0;
      const std::string_view text = store.text(keys[k] == 0 ? 0 : record.tag(keys[k]));
      std::from_chars(text.data(), text.data() + text.size(), weights[k]);
    }
    visit(store.text(record.id), weights);
  }
}

}  // namespace marsad::knowledge
