#include "reading.hpp"

#include <algorithm>

namespace marsad::token {

const Analysis* reading_with(const Tokens& tokens, const Token& token, const knowledge::Store& store, std::uint32_t key,
                             std::uint32_t value) noexcept {
  for (const Analysis& a : tokens.readings(token)) {
    if (a.record == knowledge::kNone) continue;
    for (const knowledge::Tag& tag : store.record(a.record).tags)
      if (tag.key == key && (value == kAny || tag.value == value)) return &a;
  }
  return nullptr;
}

const Analysis* reading_as(const Tokens& tokens, const Token& token, knowledge::Pos pos) noexcept {
  for (const Analysis& a : tokens.readings(token))
    if (a.record != knowledge::kNone && a.features.pos == pos) return &a;
  return nullptr;
}

bool may_have(const Tokens& tokens, const Token& token, std::uint16_t proclitics) noexcept {
  const auto readings = tokens.readings(token);
  return std::any_of(readings.begin(), readings.end(), [&](const Analysis& a) { return a.has(proclitics); });
}

}  // namespace marsad::token
