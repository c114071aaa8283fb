// "Four were arrested in the governorates of X and Y", then each arrest told: the lead sums up what follows.
#include <algorithm>

#include "../mention/gazetteer.hpp"
#include "draft.hpp"

namespace marsad::event {
namespace {

using mention::Place;
using mention::PlaceInfo;

class Summaries {
 public:
  Summaries(const Document& doc, std::vector<Draft>& drafts) : doc_(doc), drafts_(drafts) {}

  std::vector<Aggregate> run() {
    std::vector<Aggregate> totals;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Draft& lead = drafts_[i];
      if (lead.title || lead.aggregate || lead.background || !lead.own_place || !told_in_parts(i)) continue;
      lead.aggregate = true;
      for (const HarmFact& fact : lead.harm)
        if (!fact.vague && fact.min > 1) totals.push_back(total_of(fact));
    }
    return totals;
  }

 private:
  // Is each of the lead's areas the place of a later draft of the same act, and do their figures not exceed the lead's?
  bool told_in_parts(std::size_t lead) const {
    const Draft& a = drafts_[lead];
    std::vector<int> areas = a.more_places;
    areas.push_back(a.place);
    std::vector<std::size_t> parts;
    for (const int area : areas) {
      std::size_t inside = 0;
      for (std::size_t k = lead + 1; k < std::min(drafts_.size(), lead + kAhead); ++k)
        if (part(a, drafts_[k]) && (within(drafts_[k].place, area) || (areas.size() > 1 && same(drafts_[k].place, area))))
          parts.push_back(k), ++inside;
      if (inside == 0) return false;
    }
    // One area told once in detail is a lead and its detail: they are merged, not summed.
    return parts.size() > 1 && sums_up(a, parts);
  }

  bool part(const Draft& a, const Draft& b) const {
    return !b.title && !b.aggregate && b.own_place && b.sentence > a.sentence && b.type == a.type &&
           b.subtype == a.subtype && b.status == a.status;
  }

  bool sums_up(const Draft& a, const std::vector<std::size_t>& parts) const {
    for (const HarmFact& whole : a.harm) {
      if (whole.vague) continue;
      std::int64_t sum = 0;
      for (const std::size_t k : parts)
        for (const HarmFact& fact : drafts_[k].harm)
          if (fact.kind == whole.kind) sum += fact.min;
      if (sum > whole.min || sum * 2 < whole.min) return false;
    }
    return true;
  }

  bool same(int spot, int area) const {
    const Place &s = doc_.places[static_cast<std::size_t>(spot)], &a = doc_.places[static_cast<std::size_t>(area)];
    return s.record != knowledge::kNone && s.record == a.record;
  }

  bool within(int spot, int area) const {
    const Place &s = doc_.places[static_cast<std::size_t>(spot)], &a = doc_.places[static_cast<std::size_t>(area)];
    if (spot == area || a.record == knowledge::kNone) return false;
    const auto& store = doc_.lexicon->store();
    const PlaceInfo outer = doc_.lexicon->place(a.record);
    // "the governorate of Nablus" may be known by its town's record only.
    const bool governed = a.noun == mention::PlaceNoun::governorate || a.noun == mention::PlaceNoun::countryside;
    if (!mention::is_area(outer.kind) && !governed) return false;
    PlaceInfo inner = doc_.lexicon->place(s.record);
    for (int p = s.parent, guard = 0; s.record == knowledge::kNone && inner.country.empty() && p >= 0 && guard < 6;
         ++guard) {
      inner = doc_.lexicon->place(doc_.places[static_cast<std::size_t>(p)].record);
      p = doc_.places[static_cast<std::size_t>(p)].parent;
    }
    if (inner.id == outer.id || inner.country != outer.country) return false;
    return outer.kind == "country" || inner.admin1 == outer.name_en || inner.admin2 == outer.name_en;
  }

  Aggregate total_of(const HarmFact& fact) const {
    Aggregate total;
    total.kind = fact.kind, total.min = fact.min, total.max = fact.max;
    total.span = fact.extent.span, total.text = std::string(fact.extent.span.of(doc_.text));
    return total;
  }

  static constexpr std::size_t kAhead = 24;  // drafts; keeps long texts linear

  const Document& doc_;
  std::vector<Draft>& drafts_;
};

}  // namespace

std::vector<Aggregate> mark_summaries(const Document& doc, std::vector<Draft>& drafts) {
  return Summaries(doc, drafts).run();
}

}  // namespace marsad::event
