// marsad link and marsad explain-link: events of many reports joined to incidents, and why.
#include <algorithm>

#include <fmt/format.h>

#include "codebook/json.hpp"
#include "codebook/json_read.hpp"
#include "command.hpp"
#include "incident/link.hpp"
#include "knowledge/recfile.hpp"
#include "lines.hpp"
#include "output.hpp"

namespace marsad::cli {
namespace {

// Broken lines are told and passed over.
int read_events(const std::vector<std::string>& inputs, std::vector<incident::Told>& told) {
  int status = kDone;
  const int read = each_line(inputs, [&](const std::string& name, std::uint64_t number, const std::string& text) {
    if (text.empty()) return true;
    auto event = codebook::read_event(text);
    if (event) {
      told.push_back(std::move(*event));
    } else {
      event.error().place = name + ":" + std::to_string(number);
      complain(event.error());
      status = kSomeFailed;
    }
    return true;
  });
  return std::max(read, status);
}

// Records `decision: together` or `decision: apart` with `a:` and `b:`; by and why are kept for people.
bool read_decisions(const std::string& path, std::vector<incident::Decision>& out) {
  if (path.empty()) return true;
  std::vector<Error> errors;
  const knowledge::Recfile file = knowledge::read_recfile(path, path, errors);
  for (const knowledge::Record& record : file.records) {
    const std::string what(record.id());
    incident::Decision decision{std::string(record.value("a")), std::string(record.value("b")), what == "together"};
    if (record.kind() != "decision" || (what != "together" && what != "apart"))
      errors.push_back({ErrorCode::knowledge_value, file.place(record.line()), what, "no decision",
                        "write `decision: together` or `decision: apart`"});
    else if (decision.a.empty() || decision.b.empty())
      errors.push_back({ErrorCode::knowledge_value, file.place(record.line()), what, "a decision needs two events",
                        "add `a: EVENT-ID` and `b: EVENT-ID`"});
    else
      out.push_back(std::move(decision));
  }
  for (const Error& error : errors) complain(error);
  return errors.empty();
}

std::string summary(const incident::LinkCounts& counts) {
  return fmt::format("{} events, {} incidents{}", counts.events, counts.incidents,
                     counts.planned == 0 ? "" : fmt::format("; {} planned events belong to none", counts.planned));
}

const incident::Told* find(const std::vector<incident::Told>& told, const std::string& id) {
  for (const incident::Told& t : told)
    if (t.event.id == id) return &t;
  complain(Error{ErrorCode::usage, "explain-link", id, "no event has that id", "name two ids of the file's events"});
  return nullptr;
}

std::string describe(const incident::Told& told) {
  const Event& e = told.event;
  return fmt::format("{}  {} / {}  {}..{} {}  {}  (report {})\n", e.id, e.type, e.subtype, e.when.from, e.when.to,
                     e.when.part_of_day, e.where.name_en.empty() ? e.where.text : e.where.name_en, told.report);
}

}  // namespace

int run_link(const Options& options) {
  auto knowledge = open_knowledge(options);
  if (!knowledge) {
    complain(knowledge.error());
    return kSomeFailed;
  }
  std::vector<incident::Decision> decisions;
  if (!read_decisions(options.decisions, decisions)) return kUsage;
  std::vector<incident::Told> told;
  const int status = read_events(options.inputs, told);
  auto output = Output::open(options.out);
  if (!output) {
    complain(output.error());
    return kSomeFailed;
  }
  incident::LinkCounts counts;
  const auto incidents = incident::link(told, incident::Weights::from(knowledge->store()), decisions, counts);
  for (const Incident& one : incidents) {
    auto written = (*output)->write(codebook::incident_json(one, knowledge->content_hash()) + "\n");
    if (!written) {
      complain(written.error());
      return kSomeFailed;
    }
  }
  if (auto done = (*output)->finish(); !done) {
    complain(done.error());
    return kSomeFailed;
  }
  if (!options.quiet) complain(summary(counts));
  return status;
}

int run_explain_link(const Options& options) {
  if (options.inputs.size() != 3) {
    complain(
        usage_error("explain-link", "a file and two event ids are needed", "as `marsad explain-link EVENTS.jsonl A B`"));
    return kUsage;
  }
  auto knowledge = open_knowledge(options);
  if (!knowledge) {
    complain(knowledge.error());
    return kSomeFailed;
  }
  std::vector<incident::Told> told;
  const int status = read_events({options.inputs.front()}, told);
  const incident::Told *a = find(told, options.inputs[1]), *b = find(told, options.inputs[2]);
  if (!a || !b) return kSomeFailed;
  const auto weights = incident::Weights::from(knowledge->store());
  const auto verdict = incident::compare(incident::sketch_of(*a, weights), incident::sketch_of(*b, weights), weights, true);
  std::string out = describe(*a) + describe(*b);
  for (const auto& [name, value] : verdict.parts) out += fmt::format("  {:+.2f}  {}\n", value, name);
  for (const std::string& why : verdict.contradictions) out += "  contradiction: " + why + "\n";
  const double threshold = weights[incident::Weight::threshold];
  const bool one = verdict.contradictions.empty() && verdict.score >= threshold;
  out += fmt::format("  {:+.2f}  in all; {:.2f} are needed: {}\n", verdict.score, threshold,
                     one ? "linked, unless another member of the incident contradicts" : "not linked directly");
  std::fputs(out.c_str(), stdout);
  return status;
}

}  // namespace marsad::cli
