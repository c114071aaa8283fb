#include "charts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace marsad::sitrep {
namespace {

constexpr const char* kTypes[] = {"Battles", "Explosions/Remote violence", "Violence against civilians", "Protests",
                                  "Riots",   "Strategic developments"};

// Mirrors what is drawn when the reader reads from the right; "start" and "end" of words turn by themselves.
class Drawing {
 public:
  Drawing(double width, double height, bool mirrored, const std::string& title) : width_(width), mirrored_(mirrored) {
    out_ = fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">", width, height, escaped(title));
  }
  void rect(double x, double y, double w, double h, const char* colour, const char* more = "") {
    out_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" {}/>",
                        mirrored_ ? width_ - x - w : x, y, w, h, colour, more);
  }
  void line(double x1, double y1, double x2, double y2, const char* style) {
    out_ += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" {}/>", at(x1), y1, at(x2), y2, style);
  }
  void dot(double x, double y, double r, const char* style) {
    out_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" {}/>", at(x), y, r, style);
  }
  void words(double x, double y, const char* anchor, const std::string& text, const char* style = "") {
    out_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" {}>{}</text>", at(x), y, anchor, style,
                        escaped(text));
  }
  std::string done() { return out_ + "</svg>"; }

 private:
  double at(double x) const { return mirrored_ ? width_ - x : x; }
  double width_;
  bool mirrored_;
  std::string out_;
};

// A round step so that about four lines stand in the chart.
double step_of(double most) {
  const double raw = std::max(most, 1.0) / 4, unit = std::pow(10, std::floor(std::log10(std::max(raw, 1.0))));
  for (const double by : {1.0, 2.0, 5.0, 10.0})
    if (raw <= by * unit) return by * unit;
  return 10 * unit;
}

std::string number(double value) { return fmt::format("{:.0f}", value); }

std::string short_day(base::Day day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{}/{}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()));
}

}  // namespace

const char* colour_of(const std::string& type) {
  static constexpr const char* kColours[] = {"#c44e00", "#e6a100", "#b35a91", "#1f6fa8", "#69b5dc", "#8a8a8a"};
  for (std::size_t i = 0; i < std::size(kTypes); ++i)
    if (type == kTypes[i]) return kColours[i];
  return "#444444";
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string week_chart(const Facts& facts, const codebook::Wording& wording) {
  constexpr double kWidth = 700, kHeight = 246, kLeft = 40, kTop = 42, kBottom = 206;
  std::int64_t most = 1;
  for (const Week& week : facts.weeks) {
    std::int64_t sum = 0;
    for (const auto& [type, events] : week.types) sum += events;
    most = std::max(most, sum);
  }
  Drawing out(kWidth, kHeight, wording.arabic(), wording.say("Incidents by week"));
  const double each = (kWidth - kLeft - 10) / static_cast<double>(std::max<std::size_t>(facts.weeks.size(), 1));
  const double bar = std::min(each * 0.7, 60.0), scale = (kBottom - kTop) / static_cast<double>(most);
  const double begun = kLeft + each * 4;
  out.rect(begun, kTop - 38, kWidth - 10 - begun, kBottom - kTop + 38, "#f3f1ea");
  out.words(begun + 6, kTop - 25, "start", wording.say("this period"), "class=\"small\"");
  constexpr double kWords = 110;  // a narrow band goes without its name
  if (4 * each > kWords) out.words(kLeft + 6, kTop - 25, "start", wording.say("four weeks before"), "class=\"small\"");
  for (double value = 0; value <= static_cast<double>(most); value += step_of(static_cast<double>(most))) {
    out.line(kLeft, kBottom - value * scale, kWidth - 10, kBottom - value * scale, "stroke=\"#ccc\" stroke-width=\"0.7\"");
    out.words(kLeft - 6, kBottom - value * scale + 4, "end", number(value), "class=\"small\"");
  }
  // Days of weeks are written as far apart as they are wide; on a crowded axis zeros go without a figure.
  constexpr double kLabel = 44;
  const auto step = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(kLabel / each)));
  for (std::size_t i = 0; i < facts.weeks.size(); ++i) {
    const Week& week = facts.weeks[i];
    const double x = kLeft + each * static_cast<double>(i) + (each - bar) / 2;
    double y = kBottom;
    std::int64_t sum = 0;
    for (const char* type : kTypes) {
      const auto found = week.types.find(type);
      if (found == week.types.end()) continue;
      const double height = static_cast<double>(found->second) * scale;
      out.rect(x, y -= height, bar, height, colour_of(type));
      sum += found->second;
    }
    if (sum > 0 || step == 1 || !week.known)
      out.words(x + bar / 2, y - 5, "middle", week.known ? std::to_string(sum) : "?", "class=\"value\"");
    if (i % step == 0) out.words(x + bar / 2, kBottom + 16, "middle", short_day(week.first), "class=\"small\"");
  }
  out.words(kLeft, kHeight - 6, "start", wording.say("Weeks by their first day; ? no records reach back so far."),
            "class=\"small\"");
  return out.done();
}

std::string bar_chart(const std::vector<Count>& counts, const std::vector<std::string>& names,
                      const codebook::Wording& wording, bool by_type) {
  constexpr double kWidth = 700, kRow = 30, kNames = 190, kMiddle = 420, kRight = 650, kTop = 30;
  std::int64_t most = 1, dead = 1;
  for (const Count& count : counts) most = std::max(most, count.events), dead = std::max(dead, count.high);
  Drawing out(kWidth, kTop + kRow * static_cast<double>(counts.size()) + 8, wording.arabic(),
              wording.say("Incidents and deaths"));
  out.words(kNames, 14, "start", wording.say("Incidents"), "class=\"head\"");
  out.words(kMiddle + 20, 14, "start", wording.say("Reported fatalities: low, best, high"), "class=\"head\"");
  const double events_scale = (kMiddle - kNames - 40) / static_cast<double>(most);
  const double dead_scale = (kRight - kMiddle - 60) / static_cast<double>(dead);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const Count& count = counts[i];
    const double y = kTop + kRow * static_cast<double>(i), middle = y + kRow / 2 - 2;
    const double length = static_cast<double>(count.events) * events_scale;
    out.words(kNames - 8, middle + 4, "end", names[i]);
    out.rect(kNames, y + 4, length, kRow - 13, by_type ? colour_of(count.name) : "#5b6b7a");
    out.words(kNames + length + 5, middle + 4, "start", std::to_string(count.events), "class=\"value\"");
    const auto x = [&](std::int64_t value) { return kMiddle + 20 + static_cast<double>(value) * dead_scale; };
    out.line(kMiddle + 20, y + 2, kMiddle + 20, y + kRow - 6, "stroke=\"#999\" stroke-width=\"0.7\"");
    out.line(x(count.low), middle, x(count.high), middle, "stroke=\"#222\" stroke-width=\"3\"");
    out.dot(x(count.best), middle, 4.5, "fill=\"#222\"");
    // In its own direction, so that low stands before high in either language.
    const std::string range = count.low == count.high
                                  ? std::to_string(count.best)
                                  : fmt::format("\u2066{} ({}\u2013{})\u2069", count.best, count.low, count.high);
    out.words(x(count.high) + 9, middle + 4, "start", range, "class=\"value\"");
  }
  return out.done();
}

}  // namespace marsad::sitrep
