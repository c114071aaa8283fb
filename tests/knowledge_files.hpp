// Compiled knowledge in a temporary file, for the tests of knowledge/.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "knowledge/compile.hpp"
#include "knowledge/sources.hpp"
#include "knowledge/store.hpp"

namespace marsad::knowledge {

inline std::string data_folder(const std::string& name) { return std::string(MARSAD_SOURCE_DIR) + "/tests/data/" + name; }

// Removes its file when it goes.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes) {
    static int count = 0;
    path_ = (std::filesystem::temp_directory_path() / ("marsad_" + std::to_string(getpid()) + "_" + std::to_string(count++)))
                .string();
    std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline Compiled compile_good(const std::vector<Recfile>& files, std::vector<Error> errors = {}) {
  Compiled compiled = compile(files, errors);
  for (const Error& error : errors) ADD_FAILURE() << error.to_string();
  return compiled;
}

inline Compiled compile_folder(const std::string& name) {
  std::vector<Error> errors;
  const auto files = read_sources(data_folder(name), {}, errors);
  return compile_good(files, std::move(errors));
}

inline std::shared_ptr<const Store> open_bytes(std::string_view bytes) {
  const TemporaryFile file(bytes);  // the mapping outlives the name
  auto store = Store::open(file.path());
  if (store) return *store;
  ADD_FAILURE() << store.error().to_string();
  return nullptr;
}

inline Compiled compile_text(std::string text) {
  std::vector<Error> errors;
  std::vector<Recfile> files;
  files.push_back(parse_recfile("x.rec", std::move(text), errors));
  return compile_good(files, std::move(errors));
}

}  // namespace marsad::knowledge
