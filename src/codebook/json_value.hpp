// Parts that every JSON export writes alike. Internal to codebook/.
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "marsad/event.hpp"

namespace marsad::codebook {

using Json = nlohmann::ordered_json;

inline Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

// Rounded, so that no platform's last bit shows; minus zero becomes zero.
inline Json number(double value, double scale) {
  const double rounded = std::round(value * scale) / scale;
  return std::isfinite(rounded) ? Json(rounded == 0 ? 0.0 : rounded) : Json(nullptr);
}

inline Json degrees(const std::optional<double>& value) { return value ? number(*value, 1e6) : Json(nullptr); }

template <typename T>
Json value_or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// An object whose fields are known to differ: built in place, where a list of pairs would be made, searched and copied.
class Object {
 public:
  explicit Object(std::size_t fields) { fields_.reserve(fields); }
  Object& add(const char* key, Json value) {
    fields_.emplace_back(key, std::move(value));
    return *this;
  }
  Json done() { return std::move(fields_); }

 private:
  Json::object_t fields_;
};

// One line; a byte that is no UTF-8 becomes U+FFFD instead of an exception.
inline std::string one_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json sides_json(const std::vector<Side>& sides);

}  // namespace marsad::codebook
