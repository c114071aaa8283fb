// The list of what differs, for those who want to know why a score is what it is.
#include <algorithm>

#include <fmt/format.h>

#include "score.hpp"

namespace marsad::score {
namespace {

std::string day_text(const View& view) {
  if (view.from.empty()) return "-";
  return view.last_day() == view.from ? view.from : view.from + ".." + view.last_day();
}
std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

std::string harm_text(const View& view) {
  std::string out;
  for (const HarmItem& item : view.harm) {
    out += (out.empty() ? "" : ", ") + item.kind + " " + item.who;
    if (item.min) out += fmt::format(" {}", *item.min);
  }
  return or_dash(out);
}

std::string side_text(const std::vector<Name>& side) {
  std::string out;
  for (const Name& name : side) out += (out.empty() ? "" : ", ") + name.text;
  return or_dash(out);
}

std::string act_text(const View& view) { return view.type + " / " + or_dash(view.subtype); }

std::string event_text(const View& view) {
  return fmt::format("{}; {}; {}; {}", act_text(view), day_text(view), or_dash(view.place[0].text), harm_text(view));
}

class Lister {
 public:
  Lister(const Comparison& comparison, std::vector<Mismatch>& out) : c_(comparison), out_(out) {}

  void run() {
    std::vector<bool> found(c_.told.size()), used(c_.predicted.size());
    for (const auto& [i, j] : c_.matches.matched) {
      found[i] = used[j] = true;
      matched(*c_.told[i], *c_.predicted[j]);
    }
    for (const auto& [i, j] : c_.matches.aligned) {
      if (found[i] || used[j]) continue;
      found[i] = used[j] = true;
      aligned(*c_.told[i], *c_.predicted[j]);
    }
    for (std::size_t i = 0; i < found.size(); ++i)
      if (!found[i]) tell("missed", event_text(*c_.told[i]), "-");
    for (std::size_t j = 0; j < used.size(); ++j)
      if (!used[j]) extra(*c_.predicted[j]);
    totals();
  }

 private:
  void tell(const char* field, std::string gold, std::string predicted) {
    out_.push_back({c_.gold->id, field, std::move(gold), std::move(predicted)});
  }

  void matched(const View& gold, const View& predicted) {
    if (gold.subtype != predicted.subtype) tell("subtype", or_dash(gold.subtype), or_dash(predicted.subtype));
    if (!gold.from.empty() && day_text(gold) != day_text(predicted)) tell("day", day_text(gold), day_text(predicted));
    for (std::size_t side = 0; side < 2; ++side) {
      const Overlap o = actor_overlap(gold.sides[side], predicted.sides[side]);
      if (o.gold_hit < o.gold || o.predicted_hit < o.predicted)
        tell(side == 0 ? "side1" : "side2", side_text(gold.sides[side]), side_text(predicted.sides[side]));
    }
    if (gold.harm != predicted.harm) tell("harm", harm_text(gold), harm_text(predicted));
    const bool source =
        gold.source.empty() ? predicted.source.empty() : share_word(gold.source_words, predicted.source_words);
    if (!source) tell("source", or_dash(gold.source), or_dash(predicted.source));
  }

  void aligned(const View& gold, const View& predicted) {
    if (gold.type != predicted.type) return tell("type", event_text(gold), event_text(predicted));
    tell(place_agrees(gold, predicted) ? "day" : "place", event_text(gold), event_text(predicted));
  }

  void extra(const View& view) {
    const auto unreal = std::find_if(c_.unreal.begin(), c_.unreal.end(),
                                     [&](const View* gold) { return gold->type == view.type && place_agrees(*gold, view); });
    if (unreal == c_.unreal.end()) return tell("extra", "-", event_text(view));
    tell("status", (*unreal)->status + ": " + event_text(**unreal), view.status + ": " + event_text(view));
  }

  void totals() {
    for (const View* view : c_.predicted)
      for (const HarmItem& item : view->harm) {
        const bool real = std::any_of(c_.told.begin(), c_.told.end(), [&](const View* gold) {
          return std::any_of(gold->harm.begin(), gold->harm.end(), [&](const HarmItem& h) { return h.min == item.min; });
        });
        if (item.min && !real && c_.gold->totals.count(*item.min) != 0)
          tell("aggregate", fmt::format("a total: {}", *item.min), event_text(*view));
      }
  }

  const Comparison& c_;
  std::vector<Mismatch>& out_;
};

}  // namespace

void list_mismatches(const Comparison& comparison, std::vector<Mismatch>& out) { Lister(comparison, out).run(); }

}  // namespace marsad::score
