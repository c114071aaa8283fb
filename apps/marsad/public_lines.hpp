// Lines made fit to publish, with a log of what was changed.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "codebook/care.hpp"
#include "command.hpp"
#include "output.hpp"

namespace marsad::cli {

class PublicLines {
 public:
  // The log is --log, else the --out file with .redactions.jsonl; with neither there are only counts.
  static Expected<std::unique_ptr<PublicLines>> open(const Options& options, const Knowledge& knowledge);

  // Errors: field (a value of the wrong type), io (the log).
  Expected<void> redact(codebook::Json& line);
  Expected<void> finish();
  // "12 where coarsened, 30 report.title dropped"
  std::string summary() const;

 private:
  explicit PublicLines(const Knowledge& knowledge);
  Knowledge knowledge_;
  codebook::Care care_;
  std::unique_ptr<Output> log_;
  std::string pending_;
  std::map<std::string, std::size_t> counts_;
};

}  // namespace marsad::cli
