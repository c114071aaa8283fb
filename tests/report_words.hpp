// The words of pages for tests: furniture from knowledge/, months from tests/data. A few lines of recfile are read here so
// that the readers can be tested without the compiled knowledge.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "report/page_words.hpp"

namespace marsad::report::test {

inline std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Calls visit(key, value) for each field line and visit("", "") at the end of each record.
template <typename Visit>
void each_field(const std::string& path, Visit visit) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find(": ");
    if (line.empty())
      visit("", "");
    else if (line[0] != '#' && colon != std::string::npos)
      visit(line.substr(0, colon), line.substr(colon + 2));
  }
  visit("", "");
}

inline PagePatterns page_patterns() {
  PagePatterns patterns;
  std::vector<std::string> names;
  std::string kind;
  each_field(MARSAD_SOURCE_DIR "/knowledge/lexicon/chrome.rec", [&](const std::string& key, const std::string& value) {
    if (key == "phrase" || key == "variant") names.push_back(value);
    if (key == "chrome") kind = value;
    if (!key.empty()) return;
    for (const std::string& name : names) patterns.phrases.emplace_back(name, kind);
    names.clear();
  });
  unsigned month = 0;
  each_field(MARSAD_SOURCE_DIR "/tests/data/pages/months.rec", [&](const std::string& key, const std::string& value) {
    if (key == "month") month = static_cast<unsigned>(std::stoul(value));
    if (key == "name") patterns.months.emplace_back(value, month);
  });
  return patterns;
}

inline const PageWords& page_words() {
  static const PageWords words{page_patterns()};
  return words;
}

}  // namespace marsad::report::test
