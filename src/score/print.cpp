// An outcome as tables for people and as JSON for programs.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "../codebook/json_value.hpp"
#include "../codebook/table.hpp"
#include "score.hpp"

namespace marsad::score {
namespace {

using codebook::Json;

std::string figure(const std::optional<double>& value, bool whole = false) {
  if (!value) return "-";
  return whole ? fmt::format("{:.0f}", *value) : fmt::format("{:.3f}", *value);
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t now = codebook::display_width(text);
  return text + std::string(now < width ? width - now : 0, ' ');
}

// The measures that fit beside each other, with short headings.
struct Column {
  const char *measure, *heading;
};
constexpr Column kColumns[] = {{"reports", "reports"},
                               {"gold_events", "gold"},
                               {"predicted_events", "pred"},
                               {"event_f1", "event"},
                               {"type_only_f1", "type"},
                               {"subtype_accuracy", "subtype"},
                               {"day_accuracy", "day"},
                               {"place_accuracy", "place"},
                               {"actor_f1", "actor"},
                               {"harm_f1", "harm"},
                               {"fatalities_exact", "fatal"},
                               {"source_accuracy", "source"},
                               {"unreal_coded_as_fact", "unreal"},
                               {"aggregates_leaked", "leaked"},
                               {"false_alarm_reports", "alarm"}};

std::string group_rows(const char* title, const std::map<std::string, Tally>& groups) {
  std::size_t width = std::string(title).size();
  for (const auto& [name, tally] : groups) width = std::max(width, codebook::display_width(name));
  std::string out = "\n" + padded(title, width);
  for (const Column& column : kColumns) out += fmt::format(" {:>7}", column.heading);
  out += '\n';
  for (const auto& [name, tally] : groups) {
    out += padded(name.empty() ? "-" : name, width);
    const auto all = measures(tally);
    for (const Column& column : kColumns) {
      const auto at =
          std::find_if(all.begin(), all.end(), [&](const Measure& m) { return column.measure == std::string_view(m.name); });
      out += fmt::format(" {:>7}", at == all.end() ? "-" : figure(at->value, at->whole));
    }
    out += '\n';
  }
  return out;
}

std::string type_rows(const Tally& tally) {
  std::string out =
      fmt::format("\n{:32} {:>9} {:>7} {:>7} {:>5} {:>5}\n", "type", "precision", "recall", "F1", "gold", "pred");
  for (const auto& [type, c] : tally.by_type()) {
    const Rates r = rates(c.hit, c.predicted, c.gold);
    out += fmt::format("{:32} {:9.3f} {:7.3f} {:7.3f} {:5} {:5}\n", type, r.precision, r.recall, r.f1, c.gold, c.predicted);
  }
  return out;
}

std::string alpha_rows(const std::vector<FieldAlpha>& alphas) {
  std::string out = fmt::format("\n{:24} {:>7}  {:8} {:>5}\n", "Krippendorff's alpha", "alpha", "metric", "units");
  for (const FieldAlpha& f : alphas)
    out += fmt::format("{:24} {:>7}  {:8} {:5} {}s\n", f.field, figure(f.alpha.value), name_of(f.metric), f.alpha.units,
                       f.unit);
  return out + "From 0.800 coders may be relied on, from 0.667 for tentative conclusions (Krippendorff).\n";
}

std::string mismatch_rows(const std::vector<Mismatch>& mismatches) {
  std::size_t report = 6, gold = 4;
  constexpr std::size_t kField = 9, kWidest = 72;
  for (const Mismatch& m : mismatches) {
    report = std::max(report, codebook::display_width(m.report));
    gold = std::max(gold, std::min(kWidest, codebook::display_width(m.gold)));
  }
  const auto row = [&](const std::string& a, const std::string& b, const std::string& c, const std::string& d) {
    return padded(a, report) + "  " + padded(b, kField) + "  " + padded(codebook::terminal_text(c), gold) + "  " +
           codebook::terminal_text(d) + "\n";
  };
  std::string out = "\n" + row("report", "field", "gold", "pred");
  for (const Mismatch& m : mismatches) out += row(m.report, m.field, m.gold, m.predicted);
  return out;
}

Json figure_json(const std::optional<double>& value, bool whole) {
  if (!value) return nullptr;
  return whole ? Json(std::llround(*value)) : Json(*value);
}

Json tally_json(const Tally& tally) {
  Json out = Json::object();
  for (const Measure& m : measures(tally)) out[m.name] = figure_json(m.value, m.whole);
  Json& types = out["by_type"] = Json::object();
  for (const auto& [type, c] : tally.by_type()) {
    const Rates r = rates(c.hit, c.predicted, c.gold);
    types[type] = {{"precision", r.precision}, {"recall", r.recall}, {"f1", r.f1}, {"gold", c.gold}};
  }
  return out;
}

Json groups_json(const std::map<std::string, Tally>& groups) {
  Json out = Json::object();
  for (const auto& [name, tally] : groups) out[name] = tally_json(tally);
  return out;
}

}  // namespace

std::string outcome_table(const Outcome& outcome, const Shown& shown) {
  std::string out;
  for (const Measure& m : measures(outcome.all)) {
    const std::string line = fmt::format("{:24} {:>7}  {}", m.name, figure(m.value, m.whole), m.meaning);
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  out += type_rows(outcome.all) + alpha_rows(outcome.alphas);
  if (shown.by_kind) out += group_rows("kind", outcome.by_kind);
  if (shown.by_file) out += group_rows("file", outcome.by_file);
  if (shown.list) out += mismatch_rows(outcome.mismatches);
  return out;
}

std::string outcome_json(const Outcome& outcome, const Shown& shown) {
  Json out = tally_json(outcome.all);
  Json& alphas = out["alpha"] = Json::object();
  for (const FieldAlpha& f : outcome.alphas)
    alphas[f.field] = {{"alpha", figure_json(f.alpha.value, false)},
                       {"metric", name_of(f.metric)},
                       {"unit", f.unit},
                       {"units", f.alpha.units}};
  if (shown.by_kind) out["by_kind"] = groups_json(outcome.by_kind);
  if (shown.by_file) out["by_file"] = groups_json(outcome.by_file);
  if (shown.list) {
    Json& list = out["mismatches"] = Json::array();
    for (const Mismatch& m : outcome.mismatches)
      list.push_back({{"report", m.report}, {"field", m.field}, {"gold", m.gold}, {"pred", m.predicted}});
  }
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace marsad::score
