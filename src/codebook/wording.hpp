// The program's own words in the language of the reader (knowledge/codebooks/wording.rec).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::knowledge {
class Store;
}

namespace marsad::codebook {

enum class Language { en, ar };

// Every text is known by its English. A text without a translation stays English.
class Wording {
 public:
  using Parts = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  Wording() = default;  // English
  static Wording from(const knowledge::Store& store, Language language);

  Language language() const noexcept { return language_; }
  bool arabic() const noexcept { return language_ == Language::ar; }
  std::string say(std::string_view english) const;
  // The same with each {name} replaced: fill("at least {count}", {{"count", "5"}}).
  std::string fill(std::string_view english, Parts parts) const;
  // "a, b, c" with the language's comma.
  std::string list(const std::vector<std::string>& items) const;
  // Names of areas (a first level's, else a unit's or town's) and countries that the codebooks write in English; empty when
  // no Arabic one is known.
  std::string admin1(std::string_view country, std::string_view name_en) const;
  std::string country(std::string_view iso2) const;

 private:
  void add_place(const knowledge::Store& store, std::uint32_t record);

  Language language_ = Language::en;
  std::map<std::string, std::string, std::less<>> texts_, areas_;
};

}  // namespace marsad::codebook
