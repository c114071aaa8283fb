// marsad explain, version and compile.
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "command.hpp"
#include "inputs.hpp"
#include "knowledge/compile.hpp"
#include "knowledge/format.hpp"
#include "knowledge/sources.hpp"
#include "marsad/engine.hpp"
#include "output.hpp"

namespace marsad::cli {
namespace {

namespace fs = std::filesystem;

int refuse(const Error& error, int code = kSomeFailed) {
  complain(error);
  return code;
}

// Words on the command line are read as a report of their own when no file is called so.
bool are_words(const std::vector<std::string>& inputs) {
  std::error_code error;
  for (const std::string& input : inputs)
    if (input == "-" || fs::exists(input, error)) return false;
  return !inputs.empty();
}

Report report_of_words(const Options& options) {
  Report report;
  report.id = options.id.empty() ? "words" : options.id;
  for (const std::string& word : options.inputs) report.text += (report.text.empty() ? "" : " ") + word;
  report.published = options.published;
  report.published_from = options.published.empty() ? PublishedFrom::unknown : PublishedFrom::argument;
  return report;
}

}  // namespace

int run_explain(const Options& options) {
  if (options.inputs.empty() && isatty(STDIN_FILENO))
    return refuse(usage_error("explain", "nothing to read", "name a file, write a sentence, or `-` for standard input"),
                  kUsage);
  auto knowledge = open_knowledge(options);
  if (!knowledge) return refuse(knowledge.error());
  auto output = Output::open("");
  if (!output) return refuse(output.error());
  Engine engine(*knowledge);
  const bool colour = wants_colour(options, STDOUT_FILENO);
  int status = kDone;
  const auto show = [&](const Expected<Report>& report) {
    auto text = report ? engine.explain(*report, colour) : tl::unexpected(report.error());
    if (!text) {
      status = refuse(text.error());
    } else if (auto written = (*output)->write(*text); !written) {
      status = refuse(written.error());
    }
    return !(*output)->gone();
  };
  if (are_words(options.inputs)) {
    show(report_of_words(options));
    return status;
  }
  Inputs inputs(options, *knowledge);
  while (auto input = inputs.next())
    if (!show(input->draft ? inputs.finish(*std::move(input->draft)) : tl::unexpected(input->draft.error()))) break;
  return status;
}

int run_version(const Options& options) {
  std::printf("marsad %s\n", MARSAD_VERSION);
  std::printf("knowledge format %u\n", static_cast<unsigned>(knowledge::format::kVersion));
  auto knowledge = open_knowledge(options);
  if (!knowledge) {
    std::printf("knowledge none\n");
    return refuse(knowledge.error());
  }
  std::printf("knowledge %s, %u records\n", knowledge->content_hash().c_str(),
              static_cast<unsigned>(knowledge->store().record_count()));
  return kDone;
}

int run_compile(const Options& options) {
  std::vector<Error> errors;
  const std::vector<std::string> extra(options.inputs.begin() + 1, options.inputs.end());
  const auto files = knowledge::read_sources(options.inputs.front(), extra, errors);
  const auto compiled = knowledge::compile(files, errors);
  for (const Error& error : errors) complain(error);
  if (!errors.empty()) {
    complain(std::to_string(errors.size()) + (errors.size() == 1 ? " error" : " errors") + ", nothing written");
    return kSomeFailed;
  }
  if (auto written = knowledge::write_file(options.out, compiled.bytes); !written) return refuse(written.error());
  std::printf("%s: %llu records, %llu forms, %llu names, knowledge %s\n", options.out.c_str(),
              static_cast<unsigned long long>(compiled.records), static_cast<unsigned long long>(compiled.forms),
              static_cast<unsigned long long>(compiled.names), compiled.content_hash.c_str());
  return kDone;
}

}  // namespace marsad::cli
