// marsad score: coded events held against a gold corpus, or one coder against another.
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "codebook/json.hpp"
#include "coding.hpp"
#include "command.hpp"
#include "inputs.hpp"
#include "lines.hpp"
#include "output.hpp"
#include "score/score.hpp"

namespace marsad::cli {
namespace {

namespace fs = std::filesystem;

// "a.jsonl,b.jsonl" and folders of such files, as their files. A file whose own name holds a comma is that file.
std::vector<std::string> files_of(const std::string& argument) {
  std::vector<std::string> out;
  std::error_code error;
  for (std::size_t at = 0; at <= argument.size();) {
    std::size_t end = fs::exists(argument, error) ? argument.size() : argument.find(',', at);
    if (end == std::string::npos) end = argument.size();
    const std::string name = argument.substr(at, end - at);
    at = end + 1;
    if (name.empty()) continue;
    if (!fs::is_directory(name, error)) {
      out.push_back(name);
      continue;
    }
    std::vector<std::string> inside;
    for (const auto& entry : fs::directory_iterator(name, error))
      if (entry.path().extension() == ".jsonl") inside.push_back(entry.path().string());
    std::sort(inside.begin(), inside.end());
    out.insert(out.end(), inside.begin(), inside.end());
  }
  return out;
}

// Broken lines are told and passed over.
int read_coding(const std::vector<std::string>& files, score::Coding& into) {
  int status = kDone;
  const int read = each_line(files, [&](const std::string& name, std::uint64_t number, const std::string& text) {
    if (text.find_first_not_of(" \t\r") == std::string::npos) return true;
    if (auto added = into.add(text, name); !added) {
      added.error().place = name + ":" + std::to_string(number);
      complain(added.error());
      status = kSomeFailed;
    }
    return true;
  });
  return std::max(read, status);
}

// Codes the reports of the gold files. They are read as `marsad code` reads them and come as the lines that it writes, so
// that what is scored is what users get.
int code_reports(const Options& options, const std::vector<std::string>& files, const Knowledge& knowledge,
                 score::Coding& into) {
  Options reading = options;
  reading.inputs = files;
  Inputs inputs(reading, knowledge);
  int status = kDone;
  CodingSteps steps;
  steps.format = [&](const Report& report, const Reading& coded) {
    std::string lines;
    for (const Event& event : coded.events)
      lines += codebook::event_json(event, report, coded.anchor, knowledge.content_hash()) + "\n";
    return lines;
  };
  steps.take = [&](Coded& item) {
    if (!item.report) {
      complain(item.report.error());
      status = kSomeFailed;
      return true;
    }
    for (std::size_t at = 0; at < item.piece.size();) {
      const std::size_t end = item.piece.find('\n', at);
      if (auto added = into.add(std::string_view(item.piece).substr(at, end - at), ""); !added) {
        complain(added.error());
        status = kSomeFailed;
      }
      at = end + 1;
    }
    return true;
  };
  code_all(knowledge, inputs, thread_count(options.threads), steps);
  return status;
}

std::optional<Error> misuse(const Options& options) {
  const auto& inputs = options.inputs;
  if (inputs.size() > 2)
    return usage_error("score", "takes GOLD and PRED, but there are " + std::to_string(inputs.size()) + " arguments",
                       "name several files of one coder with commas between, or their folder");
  if (inputs.size() == 2 && inputs[0] == "-" && inputs[1] == "-")
    return usage_error("score", "standard input cannot be both GOLD and PRED", "give one of them as a file");
  if (inputs.size() == 1 && inputs[0] == "-")
    return usage_error("score", "GOLD is read twice when its reports are coded, which standard input cannot be",
                       "give GOLD as a file, or PRED besides");
  for (const std::string& input : inputs)
    if (input != "-" && files_of(input).empty())
      return usage_error(input, "holds no .jsonl file", "name the files of reports or events");
  return std::nullopt;
}

// One file instead of its whole path, where the names alone tell them apart.
std::map<std::string, score::Tally> by_name(const std::map<std::string, score::Tally>& files) {
  std::map<std::string, score::Tally> out;
  for (const auto& [path, tally] : files) out.emplace(fs::path(path).filename().string(), tally);
  return out.size() == files.size() ? out : files;
}

// Both coded something, but no report of one is a report of the other: as with tables that name no report.
bool strangers(const score::Coding& gold, const score::Coding& predicted) {
  const auto known = [&](const score::Sheet& sheet) { return gold.find(sheet.id) != nullptr; };
  return !predicted.sheets().empty() && std::none_of(predicted.sheets().begin(), predicted.sheets().end(), known);
}

}  // namespace

int run_score(const Options& options) {
  if (const auto error = misuse(options)) {
    complain(*error);
    return kUsage;
  }
  auto knowledge = open_knowledge(options);
  if (!knowledge) {
    complain(knowledge.error());
    return kSomeFailed;
  }
  const score::Names names(knowledge->store());
  score::Coding gold(names), predicted(names);
  const std::vector<std::string> gold_files = files_of(options.inputs.front());
  int status = read_coding(gold_files, gold);
  if (options.inputs.size() == 2) {
    status = std::max(status, read_coding(files_of(options.inputs.back()), predicted));
  } else if (std::any_of(gold.sheets().begin(), gold.sheets().end(), [](const score::Sheet& s) { return !s.has_text; })) {
    complain(usage_error("score", "GOLD holds events without the text of their reports, so there is nothing to code",
                         "name PRED, the other coder's lines"));
    return kUsage;
  } else {
    status = std::max(status, code_reports(options, gold_files, *knowledge, predicted));
  }
  if (gold.sheets().empty()) {
    complain(Error{ErrorCode::empty, options.inputs.front(), "", "holds no report and no event", ""});
    return kSomeFailed;
  }
  if (strangers(gold, predicted)) {
    complain(Error{ErrorCode::field, options.inputs.back(), predicted.sheets().front().id,
                   "no event belongs to a report that GOLD holds, so that nothing can match",
                   "both coders must name the report by the same id"});
    status = kSomeFailed;
  }
  score::Outcome outcome = score::score(gold, predicted);
  outcome.by_file = by_name(outcome.by_file);
  if (outcome.foreign != 0 && !options.quiet)
    complain(std::to_string(outcome.foreign) + " events of PRED belong to reports that GOLD does not hold: not scored");
  const score::Shown shown{options.by_kind, options.by_file, options.list};
  auto output = Output::open(options.out);
  if (!output) {
    complain(output.error());
    return kSomeFailed;
  }
  auto written = (*output)->write(options.json ? outcome_json(outcome, shown) : outcome_table(outcome, shown));
  if (written) written = (*output)->finish();
  if (!written) {
    complain(written.error());
    return kSomeFailed;
  }
  return status;
}

}  // namespace marsad::cli
