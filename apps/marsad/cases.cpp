// marsad test: runs the cases of a folder.
#include "engine/cases.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "case_files.hpp"
#include "command.hpp"

namespace marsad::cli {
namespace fs = std::filesystem;

Expected<std::vector<std::string>> case_files(const std::string& asked) {
  std::error_code error;
  fs::path folder = asked.empty() ? fs::path(".") : fs::path(asked);
  if (fs::is_regular_file(folder, error)) return std::vector<std::string>{folder.string()};
  if (fs::is_directory(folder / "cases", error)) folder = asked.empty() ? fs::path("cases") : folder / "cases";
  std::vector<std::string> out;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".rec") out.push_back(at->path().string());
  if (error)
    return tl::unexpected(Error{ErrorCode::io, folder.string(), "", "cannot list the folder: " + error.message(), ""});
  if (out.empty())
    return tl::unexpected(
        Error{ErrorCode::io, folder.string(), "", "no cases (*.rec) here", "name the folder: marsad test DIR"});
  std::sort(out.begin(), out.end());
  return out;
}

int run_test(const Options& options) {
  auto knowledge = open_knowledge(options);
  if (!knowledge) {
    complain(knowledge.error());
    return kSomeFailed;
  }
  const auto files = case_files(options.inputs.empty() ? "" : options.inputs.front());
  if (!files) {
    complain(files.error());
    return kSomeFailed;
  }
  Engine engine(*knowledge);
  std::size_t passed = 0, failed = 0;
  const auto fail = [&](const std::string& place, const std::string& name, const std::string& what) {
    std::printf("%s: %s%s%s\n", place.c_str(), name.c_str(), name.empty() ? "" : ": ", what.c_str());
  };
  for (const std::string& path : *files) {
    std::vector<Error> errors;
    const auto cases = engine::parse_cases(knowledge::read_recfile(path, "", errors), errors);
    for (const Error& error : errors)
      fail(error.place, "", Error{error.code, "", error.fragment, error.message, error.suggestion}.to_string());
    failed += errors.size();
    for (const engine::Case& one : cases) {
      const auto lines = engine::run_case(one, engine);
      for (const std::string& line : lines) fail(one.place, one.name, line);
      ++(lines.empty() ? passed : failed);
    }
  }
  std::printf("%zu passed, %zu failed\n", passed, failed);
  return failed == 0 ? kDone : kSomeFailed;
}

}  // namespace marsad::cli
