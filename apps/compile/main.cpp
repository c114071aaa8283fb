// marsad_compile DIR [EXTRA.rec...] --out FILE [--quiet]: knowledge/ and imported places to one file that the engine maps.
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "knowledge/compile.hpp"
#include "knowledge/sources.hpp"

namespace {

int report(const std::vector<marsad::Error>& errors) {
  for (const marsad::Error& error : errors) std::fprintf(stderr, "%s\n", error.to_string().c_str());
  std::fprintf(stderr, "marsad_compile: %zu %s, nothing written\n", errors.size(), errors.size() == 1 ? "error" : "errors");
  return 1;
}

int run(int argc, char** argv) {
  CLI::App app{"Compiles the recfiles below DIR, then the EXTRA ones, to one knowledge file."};
  std::string folder, out;
  std::vector<std::string> extra;
  bool quiet = false;
  app.add_option("DIR", folder, "folder of *.rec files")->required();
  app.add_option("EXTRA", extra, "further recfiles, such as imported places");
  app.add_option("--out", out, "the file to write")->required();
  app.add_flag("--quiet", quiet, "print no counts");
  CLI11_PARSE(app, argc, argv);

  std::vector<marsad::Error> errors;
  const auto files = marsad::knowledge::read_sources(folder, extra, errors);
  const auto compiled = marsad::knowledge::compile(files, errors);
  if (!errors.empty()) return report(errors);
  if (auto written = marsad::knowledge::write_file(out, compiled.bytes); !written) return report({written.error()});
  if (!quiet) {
    std::printf("%s: %llu records, %llu words, %llu forms, %llu names, %zu bytes, content %s\n", out.c_str(),
                static_cast<unsigned long long>(compiled.records), static_cast<unsigned long long>(compiled.words),
                static_cast<unsigned long long>(compiled.forms), static_cast<unsigned long long>(compiled.names),
                compiled.bytes.size(), compiled.content_hash.c_str());
  }
  return 0;
}

}  // namespace

// The packages used here throw (CLI11, out of memory); a build step ends with a message all the same.
int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& thrown) {
    std::fputs("marsad_compile: ", stderr);
    std::fputs(thrown.what(), stderr);
    std::fputc('\n', stderr);
  }
  return 2;
}
