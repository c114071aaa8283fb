// A small knowledge of its own for tests, compiled from recfile text spelled in ASCII (text_spell.hpp).
#pragma once

#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>

#include "knowledge/compile.hpp"
#include "knowledge/store.hpp"
#include "text_spell.hpp"

namespace marsad::test {

// Null when `recfile` does not compile; what is wrong goes to stderr. Values are spelled, keys are not.
inline std::shared_ptr<const knowledge::Store> store_of(std::string_view recfile) {
  std::string bytes;
  for (std::size_t at = 0; at < recfile.size();) {
    const std::size_t end = std::min(recfile.find('\n', at), recfile.size());
    const std::string_view line = recfile.substr(at, end - at);
    const std::size_t value = std::min(line.find(": "), line.size());
    const std::string_view key = line.substr(0, value);
    const bool ascii = key == "form" || key == "gender" || key == "person" || key == "actor" || key == "name_en" ||
                       key == "kind" || key == "basis" || key == "act" || key == "negation" || key == "number";
    bytes += key;
    bytes += ascii ? std::string(line.substr(value)) : spell(line.substr(value));
    bytes += '\n';
    at = end + 1;
  }
  std::vector<Error> errors;
  std::vector<knowledge::Recfile> files;
  files.push_back(knowledge::parse_recfile("test.rec", bytes, errors));
  const knowledge::Compiled compiled = knowledge::compile(files, errors);
  for (const Error& error : errors) std::fprintf(stderr, "%s\n", error.to_string().c_str());
  if (!errors.empty()) return nullptr;
  const std::string path = "/tmp/marsad-token-test-" + std::to_string(getpid()) + ".knowledge";
  if (!knowledge::write_file(path, compiled.bytes)) return nullptr;
  auto store = knowledge::Store::open(path);
  std::remove(path.c_str());  // mapped already
  return store ? *store : nullptr;
}

}  // namespace marsad::test
