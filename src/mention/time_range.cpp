// Stretches of the clock: "from five to seven in the evening", "4:00 - 5:30", "between 4 and 6 pm".
#include "time_draft.hpp"

namespace marsad::mention::times {

// One end: "AlsAEh AlxAmsh wAlnSf msAe", "4:30", "5 bEd AlZhr".
bool Parser::clock_end(Draft& d, std::uint32_t& k, bool second_end) const {
  Draft end;
  std::uint32_t j = k;
  const Words::UnitWord unit = w_.unit(j);
  const bool announced = unit.unit == Unit::hour && unit.definite && unit.number == knowledge::Number::singular;
  if (announced) ++j;
  const bool colon = w_.is(j + 1, ':');
  if (!hour(j, end.minute_of_day, end.second, announced)) return false;
  end.last = j;
  std::uint32_t p = j;
  if (w_.code(p) == "fy" || w_.code(p) == "mn") ++p;
  end.first = k;
  const bool told = part(end, p);
  if (told) j = p;
  (second_end ? d.minute_to : d.minute_of_day) = end.minute_of_day;
  if (told) (second_end ? d.part_to : d.part) = end.part;
  d.told_clock = d.told_clock || told || announced || colon;
  k = j;
  return true;
}

std::optional<Draft> Parser::clock_range(std::uint32_t i) const {
  Draft d;
  d.first = i;
  std::uint32_t k = i;
  const bool between = w_.preposition(i) == "between", opened = between || w_.code(i) == "mn";
  const bool hour_word = w_.unit(i).unit == Unit::hour;
  if (!opened && !hour_word && w_.digits(i) < 0 && !w_.with_article(i)) return std::nullopt;
  if (opened) ++k;
  if (!clock_end(d, k, false)) return std::nullopt;
  const std::string_view joint = w_.preposition(k);
  const bool dash = w_.is(k, '-'), joined = between && (w_.code(k) == "w" || (w_.proclitics(k) & token::kWa));
  if (joint != "to" && joint != "until" && !dash && !joined) return std::nullopt;
  if (joint == "to" || joint == "until" || dash || w_.code(k) == "w") ++k;
  if (!clock_end(d, k, true) || !d.told_clock) return std::nullopt;
  if (dash && d.part_to.empty() && !hour_word && !opened) return std::nullopt;
  // "4:00 - 5" of a score, "from 1 to 3:30" of figures: an opener or a part of the day must speak of the clock
  if (!opened && !hour_word && d.part.empty() && d.part_to.empty()) return std::nullopt;
  if (w_.is(k, '%') || w_.unit(k).unit != Unit::none) {
    const Words::UnitWord unit = w_.unit(k);
    if (!unit.definite) return std::nullopt;
  }
  if (d.part.empty()) d.part = d.part_to;
  if (d.part_to.empty()) d.part_to = d.part;
  d.last = k;
  Draft more = d;
  for (unsigned guard = 0; guard < 8 && (component(more, k) || connected(more, k)); ++guard) more.last = k, d = more;
  return d;
}

}  // namespace marsad::mention::times
