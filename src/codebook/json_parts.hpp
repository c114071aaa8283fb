// Pieces of the contract's JSON read back; what is absent is empty. They throw nlohmann's exceptions on values of the wrong
// type: callers catch them. Internal to codebook/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "json_value.hpp"
#include "marsad/event.hpp"

namespace marsad::codebook {

inline std::string text(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::string() : found->get<std::string>();
}

inline std::vector<std::string> texts(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::vector<std::string>() : found->get<std::vector<std::string>>();
}

template <typename T>
std::optional<T> value(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return std::nullopt;
  return found->get<T>();
}

// The part of that name, or an empty object.
inline const Json& part(const Json& object, const char* key) {
  static const Json kNothing = Json::object();
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? kNothing : *found;
}

// The kind of harm or the status of that name. They throw where there is none.
void read_name(const std::string& name, HarmKind& kind);
void read_name(const std::string& name, Status& status);

Event read_fields(const Json& j);  // all of an event but its evidence

}  // namespace marsad::codebook
