// What one coder, human or program, wrote down of reports, read from JSON lines of any of the formats in use.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "marsad/error.hpp"
#include "names.hpp"

namespace marsad::score {

struct HarmItem {
  std::string kind, who;
  std::optional<double> min;
  friend auto operator<=>(const HarmItem&, const HarmItem&) = default;
};

struct Name {
  std::string text;  // as written
  Words words;       // of the text and of the other names that the coder gives for it
};

// An event, reduced to what is compared.
struct View {
  std::string type, subtype, from, to, status, source;
  std::array<Name, 2> place;  // as the report spells it; as the coder knows it (may be empty)
  std::optional<double> lat, lon;
  std::array<std::vector<Name>, 2> sides;
  std::set<HarmItem> harm;
  Words source_words;

  // Whether it is told as a fact: reported or claimed.
  bool fact() const noexcept { return status.empty() || status == "reported" || status == "claimed"; }
  const std::string& last_day() const noexcept { return to.empty() ? from : to; }
  double killed() const noexcept { return sum("killed"); }
  double injured() const noexcept { return sum("injured"); }
  double sum(std::string_view kind) const noexcept;
};

struct Sheet {
  std::string id, kind, published, file;
  bool relevant = true, has_text = false;
  std::vector<View> events;
  std::set<double> totals;  // sums over a period or campaign, which must not be coded as an event's harm
};

class Coding {
 public:
  explicit Coding(const Names& names) : names_(names) {}

  // One line: a report with its `events`; a marsad.event/1; or an event with the fields of the former and its `report`.
  // Events are gathered by the id of their report. Errors: json, field.
  Expected<void> add(std::string_view line, const std::string& file);

  const std::vector<Sheet>& sheets() const noexcept { return sheets_; }
  const Sheet* find(const std::string& id) const;
  // Every line was a report, so that reports without events are told too.
  bool lists_reports() const noexcept { return lists_reports_; }

 private:
  Sheet& sheet(const std::string& id);

  const Names& names_;
  std::vector<Sheet> sheets_;
  std::unordered_map<std::string, std::size_t> by_id_;
  bool lists_reports_ = true;
};

}  // namespace marsad::score
