#include "findings.hpp"

#include <fmt/format.h>

#include "json_value.hpp"
#include "table.hpp"

namespace marsad::codebook {
namespace {

Json trigger_json(Span span, std::string_view text) {
  return {{"begin", span.begin}, {"end", span.end}, {"text", span.of(text)}};
}

std::string names(const std::vector<Side>& sides) {
  std::string out;
  for (const Side& side : sides)
    for (const ActorRef& actor : side.actors) {
      const std::string& name = actor.name_en.empty() ? actor.text : actor.name_en;
      if (!name.empty()) out += (out.empty() ? "" : ", ") + side.role + " " + terminal_text(name);
    }
  return out;
}

std::string row(const std::string& line, const std::string& label, const std::string& words, const std::string& sides) {
  static constexpr std::size_t kWords = 24;
  const std::string cut = fit(words, kWords);
  const std::size_t blank = kWords - std::min(kWords, display_width(cut));
  std::string out = fmt::format("{:>5}  {:<8}  {}{}  {}", line, label, cut, std::string(blank, ' '), sides);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string findings_json(std::uint64_t line, const std::vector<Finding>& findings, std::string_view text) {
  Json labels = Json::array();
  for (const Finding& f : findings) labels.push_back(name_of(f.label));
  Json out = {{"line", line}, {"labels", std::move(labels)}, {"sides", Json::array()}, {"trigger", nullptr}};
  if (!findings.empty())
    out["sides"] = sides_json(findings.front().sides), out["trigger"] = trigger_json(findings.front().trigger, text);
  if (findings.size() > 1)
    out["second"] = {{"label", name_of(findings[1].label)},
                     {"sides", sides_json(findings[1].sides)},
                     {"trigger", trigger_json(findings[1].trigger, text)}};
  return one_line(out);
}

std::string findings_heading() { return row("LINE", "LABEL", "TRIGGER", "SIDES") + "\n"; }

std::string findings_rows(std::uint64_t line, const std::vector<Finding>& findings, std::string_view text,
                          std::size_t width) {
  std::string out;
  const auto put = [&](const std::string& one) { out += (width > 0 ? fit(one, width) : one) + "\n"; };
  for (const Finding& f : findings)
    put(row(std::to_string(line), name_of(f.label), terminal_text(f.trigger.of(text)), names(f.sides)));
  if (findings.empty()) put(row(std::to_string(line), "-", "", ""));
  return out;
}

}  // namespace marsad::codebook
