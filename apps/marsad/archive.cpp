// marsad archive add|list|get|verify: evidence kept untouched.
#include <cstdio>

#include <fmt/format.h>

#include "archive/archive.hpp"
#include "command.hpp"
#include "output.hpp"

namespace marsad::cli {
namespace {

constexpr std::size_t kMostShown = std::size_t{1} << 30;

int fail(const Error& error, int status = kSomeFailed) {
  complain(error);
  return status;
}

int add(const Options& options, const std::vector<std::string>& files) {
  if (files.empty())
    return fail(usage_error("archive add", "nothing to add", "name the files, as `marsad archive add DIR page.html`"),
                kUsage);
  if (!options.url.empty() && files.size() > 1)
    return fail(usage_error("--url", "names one page, but there are several files", "add them one by one"), kUsage);
  auto archive = archive::Archive::open(options.archive);
  if (!archive) return fail(archive.error());
  int status = kDone;
  for (const std::string& file : files) {
    auto source = collection::open_file(file);
    if (!source) {
      status = fail(source.error());
      continue;
    }
    archive::Finding finding;
    finding.url = options.url.empty() ? file : options.url;
    finding.tool = "marsad " MARSAD_VERSION;
    auto kept = archive->add(**source, std::move(finding));
    if (!kept) return fail(kept.error());
    std::printf("%s  %s\n", kept->sha256.c_str(), file.c_str());
  }
  return status;
}

int list(const Options& options) {
  auto done = archive::each_finding(options.archive, [](const archive::Finding& finding) {
    std::printf("%s  %s  %10llu  %s\n", finding.time.c_str(), finding.sha256.c_str(),
                static_cast<unsigned long long>(finding.bytes), finding.url.c_str());
    return true;
  });
  return done ? kDone : fail(done.error());
}

int get(const Options& options, const std::vector<std::string>& hashes) {
  if (hashes.size() != 1)
    return fail(usage_error("archive get", "one SHA-256 is needed", "`marsad archive list DIR` shows them"), kUsage);
  auto bytes = archive::bytes_of(options.archive, hashes.front(), kMostShown);
  if (!bytes) return fail(bytes.error());
  auto output = Output::open(options.out);
  if (!output) return fail(output.error());
  if (auto written = (*output)->write(*bytes); !written) return fail(written.error());
  if (auto done = (*output)->finish(); !done) return fail(done.error());
  return kDone;
}

int verify(const Options& options) {
  auto verdict = archive::verify(options.archive);
  if (!verdict) return fail(verdict.error());
  for (const Error& fault : verdict->faults) complain(fault);
  std::printf("%llu findings, %llu objects, %llu bytes: %s\n", static_cast<unsigned long long>(verdict->findings),
              static_cast<unsigned long long>(verdict->objects), static_cast<unsigned long long>(verdict->bytes),
              verdict->faults.empty() ? "whole" : fmt::format("{} faults", verdict->faults.size()).c_str());
  return verdict->faults.empty() ? kDone : kSomeFailed;
}

}  // namespace

int run_archive(const Options& options) {
  const std::string& verb = options.word;
  Options here = options;
  here.archive = options.inputs.front();
  const std::vector<std::string> rest(options.inputs.begin() + 1, options.inputs.end());
  if (verb == "add") return add(here, rest);
  if (verb == "get") return get(here, rest);
  if (!rest.empty()) return fail(usage_error(rest.front(), "archive " + verb + " takes one folder", ""), kUsage);
  return verb == "list" ? list(here) : verify(here);
}

}  // namespace marsad::cli
