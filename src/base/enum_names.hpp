// Names of enumerators, so that code and the data that speaks of them need no second list (docs/decisions/0060-signs.md).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace marsad::base {
namespace enum_names_parts {

inline constexpr std::size_t kMost = 128;  // enumerators that are looked for

// What the compiler calls the value: its enumerator's name, or "(Type)9" where the type has none of that value.
template <auto value>
constexpr std::string_view written() {
  const std::string_view whole = __PRETTY_FUNCTION__;
  const std::size_t begin = whole.find("value = ") + 8;
  const std::string_view text = whole.substr(begin, whole.find_first_of(";]", begin) - begin);
  const std::size_t scope = text.rfind(':');
  return scope == std::string_view::npos ? text : text.substr(scope + 1);
}

// `continue_` and `this_` are words of the language: the data writes them without the dash. Empty: no enumerator.
template <auto value>
constexpr std::string_view name() {
  const std::string_view text = written<value>();
  if (text.find(')') != std::string_view::npos) return {};
  return text.substr(0, text.size() - (text.ends_with('_') ? 1 : 0));
}

template <typename Enum, std::size_t... i>
constexpr std::array<std::string_view, sizeof...(i)> names(std::index_sequence<i...>) {
  return {name<static_cast<Enum>(i)>()...};
}

template <typename Enum>
inline constexpr auto kNames = names<Enum>(std::make_index_sequence<kMost>{});

template <typename Enum>
constexpr std::size_t count() {
  std::size_t n = 0;
  while (n < kMost && !kNames<Enum>[n].empty() && kNames<Enum>[n] != "count") ++n;
  return n;
}

}  // namespace enum_names_parts

// Enumerators from 0 on without a gap, at most 128; a last one called `count` is none.
template <typename Enum>
inline constexpr std::size_t kEnumerators = enum_names_parts::count<Enum>();

// "type_same" of Sign::type_same; empty when the value has no enumerator. A look into a table.
template <typename Enum>
constexpr std::string_view enum_name(Enum value) noexcept {
  static_assert(std::is_enum_v<Enum>);
  const auto i = static_cast<std::size_t>(value);
  return i < kEnumerators<Enum> ? enum_names_parts::kNames<Enum>[i] : std::string_view{};
}

// The enumerator of that name, `otherwise` when there is none. Linear in the enumerators.
template <typename Enum>
constexpr Enum enum_of(std::string_view name, Enum otherwise = Enum{}) noexcept {
  for (std::size_t i = 0; i < kEnumerators<Enum>; ++i)
    if (enum_names_parts::kNames<Enum>[i] == name) return static_cast<Enum>(i);
  return otherwise;
}

}  // namespace marsad::base
