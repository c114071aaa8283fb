// marsad check: what is wrong in knowledge/ and cases/, with file and line.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>

#include "command.hpp"
#include "engine/cases.hpp"
#include "knowledge/check.hpp"
#include "knowledge/sources.hpp"

namespace marsad::cli {
namespace {

namespace fs = std::filesystem;
using knowledge::Finding;
using knowledge::Recfile;
using knowledge::Severity;

Finding finding_of(const Error& error, const std::string& file) {
  Finding out{Severity::error, file, 0, error.fragment, error.message, error.suggestion};
  // "file:line" as recfiles place their errors.
  const std::size_t colon = error.place.rfind(':');
  if (colon == std::string::npos) return out;
  out.file = error.place.substr(0, colon);
  out.line = static_cast<std::uint32_t>(std::strtoul(error.place.c_str() + colon + 1, nullptr, 10));
  return out;
}

// Types and sub-types of event that the codebook has, as "Type / Subtype" and "Type".
std::vector<std::string> event_names(const std::vector<Recfile>& files) {
  std::vector<std::string> out;
  for (const Recfile& file : files)
    for (const knowledge::Record& record : file.records) {
      if (record.kind() != "subtype") continue;
      const std::string type(record.value("type"));
      out.push_back(type + " / " + std::string(record.id()));
      if (std::find(out.begin(), out.end(), type) == out.end()) out.push_back(type);
    }
  return out;
}

void check_names(const std::vector<engine::Case>& cases, const std::string& path, const std::vector<std::string>& known,
                 std::vector<Finding>& out) {
  if (known.empty()) return;
  for (const engine::Case& one : cases)
    for (const engine::CaseEvent& event : one.events) {
      const std::string name = event.type + (event.subtype ? " / " + *event.subtype : "");
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      const std::string near = nearest(name, known);
      out.push_back({Severity::error, path, event.line, name, "no type of event of the codebook",
                     near.empty() ? "see knowledge/codebooks/acled.rec" : "did you mean '" + near + "'?"});
    }
}

void check_cases(const fs::path& folder, const std::vector<std::string>& known, std::vector<Finding>& out,
                 std::size_t& count) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".rec") paths.push_back(at->path().string());
  std::sort(paths.begin(), paths.end());
  std::map<std::string, std::string> names;  // case -> where it stood first
  for (const std::string& path : paths) {
    std::vector<Error> errors;
    const auto cases = engine::parse_cases(knowledge::read_recfile(path, "", errors), errors);
    for (const Error& one : errors) out.push_back(finding_of(one, path));
    check_names(cases, path, known, out);
    for (const engine::Case& one : cases) {
      const auto [first, fresh] = names.emplace(one.name, one.place);
      if (!fresh)
        out.push_back(finding_of({ErrorCode::knowledge_value, one.place, one.name,
                                  "a second case of this name; the first is at " + first->second, "say what this one shows"},
                                 path));
    }
    count += cases.size();
  }
}

void print(const Finding& finding, bool colour) {
  static constexpr const char* kColours[] = {"\x1b[31m", "\x1b[33m", "\x1b[36m"};
  const char* on = colour ? kColours[static_cast<int>(finding.severity)] : "";
  std::printf("%s%s%s\n", on, finding.to_string().c_str(), colour ? "\x1b[0m" : "");
}

}  // namespace

int run_check(const Options& options) {
  const fs::path folder = options.inputs.empty() ? fs::path(".") : fs::path(options.inputs.front());
  const auto below = [&](const char* name) { return folder == "." ? fs::path(name) : folder / name; };
  std::error_code error;
  const bool has_knowledge = fs::is_directory(below("knowledge"), error),
             has_cases = fs::is_directory(below("cases"), error);
  if (!has_knowledge && !has_cases) {
    complain(Error{ErrorCode::io, folder.string(), "", "holds neither knowledge/ nor cases/",
                   "name the folder that does: marsad check DIR"});
    return kSomeFailed;
  }
  std::vector<Finding> findings;
  std::vector<std::string> known;
  std::size_t cases = 0, records = 0;
  if (has_knowledge) {
    std::vector<Error> ignored;  // told by check()
    const auto files = knowledge::read_sources(below("knowledge").string(), {}, ignored);
    for (const Recfile& file : files) records += file.records.size();
    known = event_names(files);
    findings = knowledge::check(below("knowledge").string());
  }
  if (has_cases) check_cases(below("cases"), known, findings, cases);

  std::size_t counts[3] = {};
  const bool colour = wants_colour(options, STDOUT_FILENO);
  for (const Finding& finding : findings) {
    ++counts[static_cast<int>(finding.severity)];
    if (finding.severity != Severity::note || options.notes) print(finding, colour);
  }
  std::printf("%zu records, %zu cases: %zu errors, %zu warnings, %zu notes%s\n", records, cases, counts[0], counts[1],
              counts[2], counts[2] > 0 && !options.notes ? " (--notes shows them)" : "");
  return counts[0] > 0 ? kSomeFailed : kDone;
}

}  // namespace marsad::cli
