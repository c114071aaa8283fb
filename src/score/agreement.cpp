#include "agreement.hpp"

#include <algorithm>

#include "../base/date.hpp"

namespace marsad::score {
namespace {

const Words& first_party(const View& view, std::size_t side) {
  static const Words kNone;
  return view.sides[side].empty() ? kNone : view.sides[side].front().words;
}

Words place_words(const View& view) {
  Words out = view.place[0].words;
  out.insert(out.end(), view.place[1].words.begin(), view.place[1].words.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// The day that a report's days are counted from: that of publication, else the first that either coder wrote.
std::optional<base::Day> anchor_of(const Comparison& c, const Sheet* predicted) {
  if (const auto day = base::parse_day(c.gold->published)) return day;
  if (const auto day = predicted ? base::parse_day(predicted->published) : std::nullopt) return day;
  std::optional<base::Day> first;
  for (const auto* list : {&c.told, &c.predicted})
    for (const View* view : *list)
      if (const auto day = base::parse_day(view->from); day && (!first || *day < *first)) first = day;
  return first;
}

}  // namespace

std::size_t Agreement::NameUnits::number(const Words& words, const View* where) {
  constexpr double kNowhere = 1000;
  const bool placed = where && where->lat && where->lon;
  const std::pair<double, double> at = placed ? std::pair(*where->lat, *where->lon) : std::pair(kNowhere, kNowhere);
  const auto [found, added] = index.emplace(std::pair(words, at), kinds.size());
  if (added) {
    View& kind = kinds.emplace_back();
    kind.place[0].words = words;
    if (placed) kind.lat = where->lat, kind.lon = where->lon;
  }
  return found->second;
}

void Agreement::NameUnits::add(const Words& a, const View* at, const Words& b, const View* bt) {
  const std::size_t first = number(a, at), second = number(b, bt);
  units.push_back({first, second});
}

Alpha Agreement::NameUnits::alpha() const {
  return alpha_of(units, kinds.size(), [this](std::size_t a, std::size_t b) -> double {
    const View &x = kinds[a], &y = kinds[b];
    if (x.place[0].words.empty() || y.place[0].words.empty()) return 1;
    return place_agrees(x, y) ? 0 : 1;
  });
}

void Agreement::add_text(const std::string& field, const std::string& a, const std::string& b) {
  auto& numbers = numbers_[field];
  const auto number = [&](const std::string& text) {
    return numbers.emplace(text, static_cast<double>(numbers.size())).first->second;
  };
  const double first = number(a), second = number(b);
  values_[field].push_back({first, second});
}

void Agreement::add_day(const Comparison& c, const Sheet* predicted, const View& a, const View& b) {
  const auto anchor = anchor_of(c, predicted), first = base::parse_day(a.from), second = base::parse_day(b.from);
  if (!anchor || !first || !second) return;
  values_["day"].push_back(
      {static_cast<double>((*first - *anchor).count()), static_cast<double>((*second - *anchor).count())});
}

void Agreement::add(const Comparison& c, const Sheet* predicted) {
  add_text("relevant", c.told.empty() ? "no" : "yes", c.predicted.empty() ? "no" : "yes");
  values_["events"].push_back({static_cast<double>(c.told.size()), static_cast<double>(c.predicted.size())});
  for (const auto& [i, j] : c.matches.aligned) {
    const View &a = *c.told[i], &b = *c.predicted[j];
    add_text("type", a.type, b.type), add_text("subtype", a.subtype, b.subtype);
    add_day(c, predicted, a, b);
    if (!a.place[0].words.empty() && !b.place[0].words.empty()) names_["place"].add(place_words(a), &a, place_words(b), &b);
    names_["side1"].add(first_party(a, 0), nullptr, first_party(b, 0), nullptr);
    names_["side2"].add(first_party(a, 1), nullptr, first_party(b, 1), nullptr);
    names_["source"].add(a.source_words, nullptr, b.source_words, nullptr);
    values_["killed"].push_back({a.killed(), b.killed()});
    values_["injured"].push_back({a.injured(), b.injured()});
  }
}

std::vector<FieldAlpha> Agreement::alphas() const {
  struct Field {
    const char* name;
    Metric metric;
    const char* unit;
  };
  static constexpr Field kFields[] = {
      {"relevant", Metric::nominal, "report"}, {"events", Metric::ordinal, "report"}, {"type", Metric::nominal, "event"},
      {"subtype", Metric::nominal, "event"},   {"day", Metric::ordinal, "event"},     {"place", Metric::nominal, "event"},
      {"side1", Metric::nominal, "event"},     {"side2", Metric::nominal, "event"},   {"killed", Metric::ordinal, "event"},
      {"injured", Metric::ordinal, "event"},   {"source", Metric::nominal, "event"}};
  std::vector<FieldAlpha> out;
  for (const Field& field : kFields) {
    FieldAlpha& into = out.emplace_back(FieldAlpha{field.name, field.metric, {}, field.unit});
    if (const auto found = names_.find(field.name); found != names_.end())
      into.alpha = found->second.alpha();
    else if (const auto values = values_.find(field.name); values != values_.end())
      into.alpha = alpha_of(values->second, field.metric);
  }
  return out;
}

}  // namespace marsad::score
