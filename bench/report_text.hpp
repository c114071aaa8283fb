// The text that the benchmarks read: about 8.5 KB of news, the size of a long field report.
#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace marsad::bench {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The reports of examples/ one after the other, in the order of their names.
inline std::string all_examples() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(MARSAD_SOURCE_DIR) / "examples"))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::string text;
  for (const auto& path : paths) text += read_file(path) + "\n";
  return text;
}

// The model report where it lies beside the project; else as much of examples/, cut at the end of a paragraph.
inline std::string model_report() {
  const auto beside = std::filesystem::path(MARSAD_SOURCE_DIR) / ".." / "shared" / "seed" / "report.txt";
  if (std::filesystem::exists(beside)) return read_file(beside);
  const std::string text = all_examples();
  constexpr std::size_t kSize = 8500;
  return text.size() <= kSize ? text : text.substr(0, text.rfind('\n', kSize) + 1);
}

}  // namespace marsad::bench
