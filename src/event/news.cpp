#include "news.hpp"

#include <algorithm>

#include "../mention/gazetteer.hpp"
#include "one_act.hpp"

namespace marsad::event {
namespace {

using Sign = NewsSign;

constexpr std::int64_t kLarge = 100;

bool plural(const Document& doc, const Trigger& t) {
  const auto all = doc.readings(t.first);
  return !t.finite && std::any_of(all.begin(), all.end(),
                                  [](const token::Analysis& a) { return a.features.number == knowledge::Number::plural; });
}

bool begins(const Document& doc, const Trigger& t) {
  const std::uint32_t start = doc.tokens->sentences[t.sentence].first;
  for (std::uint32_t i = t.first; i > start && t.first - i < 4 && !doc.is_punctuation(i - 1, ','); --i)
    if (doc.value(i - 1, &mention::WordInfo::modal) != mention::Modal::none) return true;
  return false;
}

// An agreement at a place of its own, or between two named sides.
bool deal(const Document& doc, const Draft& d) {
  if (doc.lexicon->act(d.act).mode != mention::Mode::deal) return false;
  const auto named = [](const std::vector<Party>& side) { return !side.empty() && !side.front().implied; };
  return (d.own_place && d.place >= 0) || (named(d.side1) && named(d.side2));
}

}  // namespace

float told_as_event(const Document& doc, const Draft& draft, const NewsWeights& weights, const ToldWeights& told_weights,
                    std::vector<knowledge::SeenSign>* seen) {
  knowledge::SignSum<Sign> sum(weights, seen);
  const Trigger& t = draft.deciding();
  sum.add_if(Sign::own_spot, OneAct(doc).spot(draft));
  sum.add_if(Sign::place_taken, !draft.own_place && draft.place >= 0);
  if (draft.place >= 0) {
    const mention::Place& place = doc.places[static_cast<std::size_t>(draft.place)];
    sum.add_if(Sign::country, doc.lexicon->place(place.record).kind == "country");
  }
  sum.add_if(Sign::own_day, draft.own_time && !draft.said_time);
  const auto any = [&](auto holds) { return std::any_of(draft.harm.begin(), draft.harm.end(), holds); };
  sum.add_if(Sign::counted, any([](const HarmFact& h) { return !h.vague; }));
  sum.add_if(Sign::large, any([](const HarmFact& h) { return !h.vague && h.min >= kLarge; }));
  sum.add_if(Sign::nobody_acts, draft.side1.empty());
  const Told told = how_told(doc, draft, t, 1, told_weights);
  const bool crowd = draft.type == "Protests" || draft.type == "Riots";
  sum.add(Sign::plainly_told, std::clamp(crowd ? told.protest : told.assault, -4.F, 4.F));
  sum.add_if(Sign::definite, !t.finite && t.definite);
  sum.add_if(Sign::plural, plural(doc, t));
  sum.add_if(Sign::its, t.finite && t.enclitic != token::Enclitic::none);
  sum.add_if(Sign::begins, begins(doc, t));
  sum.add_if(Sign::many_words, draft.triggers.size() > 2);
  sum.add_if(Sign::development, draft.type == "Strategic developments" && (draft.subtype == "Other" || deal(doc, draft)));
  return sum.value();
}

}  // namespace marsad::event
