// The two visitors of json_fields.hpp: one builds a JSON object of a value's fields, one fills the value from such an
// object. Internal to codebook/.
#pragma once

#include <stdexcept>

#include "json_fields.hpp"
#include "json_parts.hpp"

namespace marsad::codebook {

// What is empty becomes null; chances are rounded to 2 digits, degrees to 6.
class JsonWriter {
 public:
  explicit JsonWriter(std::size_t fields = 16) : out_(fields) {}

  template <typename T>
  void operator()(const char* key, const T& value) {
    out_.add(key, json(value));
  }
  void always(const char* key, const std::string& text) { out_.add(key, text); }
  void or_unknown(const char* key, const std::string& text) { out_.add(key, text.empty() ? "unknown" : text); }
  template <typename T>
  void or_else(const char* key, const T& value, const T&) {
    out_.add(key, json(value));
  }
  template <typename T>
  void if_told(const char* key, const T& value) {
    if (value != T{}) out_.add(key, json(value));
  }

  // Fields that only a writer has.
  void put(const char* key, Json value) { out_.add(key, std::move(value)); }
  Json done() { return out_.done(); }

  template <typename T>
  static Json json(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      return name_of(value);
    } else if constexpr (std::is_same_v<T, double>) {
      return number(value, 100);
    } else if constexpr (std::is_arithmetic_v<T>) {
      return value;
    } else {
      JsonWriter object;
      fields(object, value);
      return object.done();
    }
  }
  static Json json(const std::string& text) { return text_or_null(text); }
  static Json json(const std::vector<std::string>& texts) { return texts; }
  static Json json(const std::optional<double>& value) { return degrees(value); }
  static Json json(const std::optional<std::int64_t>& value) { return value_or_null(value); }
  template <typename T>
  static Json json(const std::vector<T>& values) {
    Json out = Json::array();
    for (const T& value : values) out.push_back(json(value));
    return out;
  }

 private:
  Object out_;
};

// What is absent or null stays as it is. Throws on what has the wrong type or no such name: see json_parts.hpp.
class JsonReader {
 public:
  explicit JsonReader(const Json& object) : object_(object) {}

  template <typename T>
  void operator()(const char* key, T& value) const {
    if (const Json* found = find(key)) return read(*found, value);
    if constexpr (std::is_enum_v<T>) read_name("", value);  // the contract has no line without it
  }
  void always(const char* key, std::string& text) const { (*this)(key, text); }
  void or_unknown(const char* key, std::string& text) const { (*this)(key, text); }
  template <typename T>
  void or_else(const char* key, T& value, const T& otherwise) const {
    if (find(key))
      (*this)(key, value);
    else
      value = otherwise;
  }
  template <typename T>
  void if_told(const char* key, T& value) const {
    (*this)(key, value);
  }

 private:
  template <typename T>
  static void read_fields(const Json& j, T& value) {
    JsonReader object(j);
    fields(object, value);
  }

  const Json* find(const char* key) const {
    const auto found = object_.find(key);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }

  template <typename T>
  static void read(const Json& j, T& value) {
    if constexpr (std::is_enum_v<T>)
      read_name(j.get<std::string>(), value);
    else if constexpr (std::is_arithmetic_v<T>)
      value = j.get<T>();
    else
      read_fields(j, value);
  }
  static void read(const Json& j, std::string& text) { text = j.get<std::string>(); }
  static void read(const Json& j, std::vector<std::string>& texts) { texts = j.get<std::vector<std::string>>(); }
  template <typename T>
  static void read(const Json& j, std::optional<T>& value) {
    value = j.get<T>();
  }
  template <typename T>
  static void read(const Json& j, std::vector<T>& values) {
    for (const Json& item : j) read(item, values.emplace_back());
  }

  const Json& object_;
};

}  // namespace marsad::codebook
