#include "page_patterns.hpp"

#include <cstdlib>

namespace marsad::engine {

report::PagePatterns page_patterns(const knowledge::Store& store) {
  report::PagePatterns patterns;
  const std::uint32_t chrome = store.intern("chrome"), variant = store.intern("variant"), month = store.intern("month");
  const std::uint32_t count = store.first_place();
  for (knowledge::Id i = 0; i < count; ++i) {
    const knowledge::RecordView record = store.record(i);
    if (record.pos == knowledge::Pos::none) continue;
    if (const std::uint32_t kind = chrome ? record.tag(chrome) : 0) {
      patterns.phrases.emplace_back(store.text(record.id), store.text(kind));
      for (const knowledge::Tag& tag : record.tags)
        if (variant && tag.key == variant) patterns.phrases.emplace_back(store.text(tag.value), store.text(kind));
    }
    if (const std::uint32_t number = month ? record.tag(month) : 0) {
      const int value = std::atoi(std::string(store.text(number)).c_str());
      if (value < 1 || value > 12) continue;
      patterns.months.emplace_back(store.text(record.id), static_cast<unsigned>(value));
      for (const knowledge::Tag& tag : record.tags)
        if (variant && tag.key == variant) patterns.months.emplace_back(store.text(tag.value), static_cast<unsigned>(value));
    }
  }
  return patterns;
}

std::vector<std::string> number_words(const knowledge::Store& store) {
  std::vector<std::string> words;
  const std::uint32_t value = store.intern("number_value"), variant = store.intern("variant");
  for (knowledge::Id i = 0; i < store.record_count(); ++i) {
    const knowledge::RecordView record = store.record(i);
    if (value == 0 || record.tag(value) == 0) continue;
    words.emplace_back(store.text(record.id));
    for (const knowledge::Tag& tag : record.tags)
      if (variant && tag.key == variant) words.emplace_back(store.text(tag.value));
  }
  return words;
}

}  // namespace marsad::engine
