// What stands before a time: since, until, ago, after, during, for; and amounts of time.
#include <cmath>

#include "time_draft.hpp"

namespace marsad::mention::times {
namespace {

using knowledge::Number;

// "0.25" of the lexicon.
double fraction(std::string_view digits) {
  double value = 0, place = 0.1;
  for (const char c : digits.substr(2)) value += (c - '0') * place, place /= 10;
  return value;
}

// What starts behind "as of" is still to begin.
bool begins(const Words& w, std::uint32_t i) {
  if (i > 0 && (w.preposition(i) == "in" || w.code(i) == "End" || w.code(i) == "mn") && !w.line_end(i - 1)) --i;
  if (w.word(i) != Word::begins) return false;
  return w.phrase_at(i) || w.is_imperfect(i);
}

}  // namespace

std::optional<Draft> Parser::at(std::uint32_t i) const {
  std::optional<Draft> d = longest(i);
  if (d) tie(*d);
  return d;
}

// What the time is of, by the words beside it.
void Parser::tie(Draft& d) const {
  const std::uint32_t i = d.first;
  const Word before = i > 0 && !w_.line_end(i - 1) ? w_.word(i - 1) : Word::none;
  const bool alone = d.weekday < 0 && !d.offset && d.repeats.empty() && !d.since;
  const bool dated = d.has_date() || d.month != 0;
  if (before == Word::dated)
    d.tie = Time::Tie::document;
  else if (d.until)
    d.tie = Time::Tie::ending;
  else if (i > 0 && (begins(w_, i - 1)))
    d.tie = Time::Tie::beginning;
  else if (alone && (d.ago || d.after) && (w_.code(d.last) == "mn" || (d.after && w_.preposition(d.last) == "on")) &&
           d.unit != Unit::none)
    d.tie = Time::Tie::other_event;
  else if (alone && (dated || d.year != 0) && i > 0 && w_.names_by_date(i - 1) && d.minute_of_day < 0 && d.part.empty())
    d.name = d.year == 0 && d.relation == Word::none, d.tie = Time::Tie::other_event;
}

std::optional<Draft> Parser::longest(std::uint32_t i) const {
  std::uint32_t core = i + 1;
  if (w_.word(i) == Word::never) return std::nullopt;
  if (auto d = repeated(i)) return d;
  if (auto d = clock_range(i)) return d;
  Word lead = w_.word(i, &core);
  if (lead == Word::none && w_.preposition(i) == "until") lead = Word::until, core = i + 1;
  const auto longer = [&](const Words::Hit& h) { return h.last > core; };
  const bool in_phrase = w_.find(i, kPart, longer) || w_.find(i, kDay, longer) || w_.find(i, kWeekday, longer);
  if (lead >= Word::since && lead <= Word::for_ && !in_phrase)
    if (auto d = led(i, lead, core)) return d;
  return expression(i);
}

std::optional<Draft> Parser::led(std::uint32_t i, Word lead, std::uint32_t core) const {
  std::optional<Draft> d;
  const auto opened = [&]() -> std::optional<Draft>& {
    if (d) d->first = i;
    return d;
  };
  switch (lead) {
    case Word::since: {
      d = expression(core);
      if (!d || d->lasting) {
        if (auto back = amount(core)) d = back, d->ago = true;
      }
      const std::string_view code = w_.code(core);
      const bool pointed = w_.get(core, kReference).value == "this" && (code == "olk" || code == "tlk");
      const Word event = w_.word(core);
      if (!d && (pointed || event == Word::outbreak || event == Word::start)) {
        d.emplace();
        d->edge = pointed ? Word::none : Word::outbreak, d->last = pointed && w_.is_word(core + 1) ? core + 2 : core + 1;
        if (pointed) d->previous = 0;
      }
      if (d) d->since = true;
      return opened();
    }
    case Word::until:
      d = expression(core);
      if (d) d->until = true;
      return opened();
    case Word::ago:
    case Word::before: {
      if (auto moved = from_that(i, core, -1)) return moved;
      if (lead == Word::ago && (d = amount(core))) {
        d->ago = true;
        if (w_.code(d->last) == "mn" && w_.word(d->last + 1) == Word::now) d->last += 2;
        return opened();
      }
      std::uint32_t k = core;
      if (w_.word(k) == Word::coming) ++k;
      if (w_.unit(k).unit == Unit::month && !w_.unit(k).definite) ++k;
      const bool month = w_.month(k).hijri, feast = bool(w_.get(k, kHoliday));
      if (month || feast || k > core) {
        d.emplace();
        d->edge = Word::coming, d->last = month ? w_.month(k).last : feast ? w_.get(k, kHoliday).last : k;
        if (month || feast) return opened();
      }
      d = day_level(core);
      if (d && !d->part_only()) return std::nullopt;  // the day itself is read without "before"
      return opened();
    }
    case Word::after:
      if (auto moved = from_that(i, core, 1)) return moved;
      if ((d = amount(core))) {
        d->after = true;
        if (w_.code(d->last) == "mn" && w_.word(d->last + 1) == Word::now) d->from_now = true, d->last += 2;
        return opened();
      }
      d = day_level(core);
      if (d && !d->part_only()) return std::nullopt;
      return opened();
    case Word::during:
      d = expression(core);
      if (!d && (d = amount(core))) d->lasting = true;
      if (d) d->during = true;
      return opened();
    case Word::for_:
      if ((d = amount(core)))
        d->lasting = true, d->core = w_.code(i).ends_with("mdh") ? core : 0;
      else if (const Words::UnitWord unit = w_.unit(core); whole_unit(core))
        d.emplace(), d->unit = unit.unit, d->amount = unit.times, d->counted = d->lasting = true, d->last = unit.last;
      else
        d = expression(core);
      return opened();
    default: return std::nullopt;
  }
}

// "before that by two days", "before this attack by two days", "hours after the attack": from the day told before.
std::optional<Draft> Parser::from_that(std::uint32_t i, std::uint32_t k, int way) const {
  const std::string_view code = w_.code(k);
  const bool pointed = w_.get(k, kReference).value == "this";
  if (pointed && !code.ends_with("olk") && w_.with_article(k + 1)) ++k;  // "this attack"
  if (!(pointed && code.ends_with("olk")) && !w_.with_article(k)) return std::nullopt;
  const Words::Hit by = w_.get(k + 1, kUnit), of = w_.count(k + 1) ? Words::Hit() : by;
  std::uint16_t bits = of ? of.proclitics : w_.proclitics(k + 1);
  const std::uint32_t at = w_.code(k + 1) == "b" ? k + 2 : k + 1;
  if (at == k + 1 && !(bits & token::kBi)) return std::nullopt;
  std::optional<Draft> d = amount(at);
  if (!d) return std::nullopt;
  const double count = d->counted ? d->amount : 0;
  Draft moved;
  moved.first = i, moved.last = d->last;
  if (w_.word(moved.last) == Word::few) ++moved.last;
  if (d->unit > Unit::week || (!d->counted && d->unit >= Unit::day)) {
    moved.unit = d->unit, moved.lasting = true, moved.amount = d->amount, moved.counted = d->counted;
    moved.tie = Time::Tie::other_event;
    return moved;
  }
  if (d->unit < Unit::day)  // on the same day
    moved.unit = d->unit, moved.after = true;
  else
    moved.previous = way * static_cast<int>(count) * (d->unit == Unit::week ? 7 : 1);
  return moved;
}

// "(all) the day", "the week", with nothing that says which.
bool Parser::whole_unit(std::uint32_t i) const {
  const Words::UnitWord unit = w_.unit(i);
  return unit.unit >= Unit::day && unit.definite && unit.number == Number::singular && w_.ends(unit.last);
}

std::optional<Draft> Parser::expression(std::uint32_t i) const {
  if (auto d = late(i)) return d;
  if (auto d = part_of_unit(i)) return d;
  if (auto d = rest(i)) return d;
  if (auto d = season(i)) return d;
  if (auto d = unit_level(i)) return d;
  if (auto d = day_level(i)) return d;
  // "sAEAt AlSbAH"
  if (const Words::UnitWord unit = w_.unit(i);
      unit.unit == Unit::hour && unit.number == Number::plural && !unit.definite && w_.get(i + 1, kPart))
    if (auto d = day_level(i + 1); d && !d->part.empty()) {
      d->first = i;
      return d;
    }
  if (auto d = month_level(i)) return d;
  if (auto d = year_level(i)) return d;
  auto d = amount(i);
  if (d && d->counted && w_.code(d->last) == "mn" && w_.word(d->last + 1) == Word::now) {  // "two weeks from now"
    d->after = d->from_now = true, d->last += 2;
    return d;
  }
  if (!d || (!d->counted && !w_.count(i) && !duration_context(i))) return std::nullopt;
  const Words::UnitWord unit = w_.unit(i);
  const bool whole = (d->last > i && w_.word(d->last - 1) == Word::whole) || d->amount != std::floor(d->amount);
  if (unit && unit.number == Number::singular && !whole && !duration_context(i)) return std::nullopt;  // "a day" of any kind
  d->lasting = true;
  return d;
}

// "late at night", "in the first hours of Saturday", "later this month".
std::optional<Draft> Parser::late(std::uint32_t i) const {
  std::uint32_t k = i;
  if (w_.word(i, &k) != Word::late) return std::nullopt;
  const bool of = w_.code(k) == "mn";
  if (of) ++k;
  std::optional<Draft> d = day_level(k);
  if (!d) d = calendar_unit(k);
  if (const Words::Hit part = !d && of ? w_.get(k, kPart) : Words::Hit(); part && (part.proclitics & token::kAl)) {
    d.emplace();
    d->part = part.value, d->last = part.last;
  }
  if (!d) return std::nullopt;
  d->first = i, d->core = 0;
  return d;
}

// "lsAEAt", "lAsbwE": for hours, for a week.
bool Parser::duration_context(std::uint32_t i) const {
  const Words::UnitWord unit = w_.unit(i);
  return unit && (unit.proclitics & token::kLi) != 0 && !unit.definite;
}

// A number and a unit, a dual, a plural or singular unit alone; "and a half" behind it.
bool Parser::one_amount(Draft& d, std::uint32_t& i, bool first) const {
  std::uint32_t k = i;
  if (!first && w_.code(k) == "w") ++k;
  if (const Count* c = w_.count(k)) {
    using Use = Count::Use;
    const bool fits = (c->kind == Count::Kind::cardinal || c->kind == Count::Kind::fraction) &&
                      (c->use == Use::open || c->use == Use::time);
    if (!fits) return false;
    d.amount = c->vague ? 0 : c->value, d.counted = !c->vague, d.approx = c->approx;
    k = c->extent.last;
  } else if (const Words::Hit bound = first ? w_.get(k, kBound) : Words::Hit()) {
    k = bound.last;
    d.approx = true;
  }
  const std::uint32_t start = first ? i : k;
  const Words::UnitWord unit = w_.unit(k);
  if (!unit || (k > i && first && (unit.proclitics & (token::kWa | token::kFa)))) return false;
  if (unit.definite && !(d.counted && d.amount < 1)) return false;  // "half of the hour"
  // "the day of the vote", "the zero hour": of something else
  if (!d.counted && first && unit.number == Number::singular && unit.unit <= Unit::day && w_.with_article(unit.last) &&
      w_.weekday(unit.last) < 0)
    return false;
  const bool by_count = d.counted || (k > start && !d.approx);
  if (unit.number == Number::dual && (by_count || unit.construct)) return false;  // "43 sntA": cents; "ywmy": daily
  if (!by_count) {
    if (unit.number == Number::dual) d.amount = 2, d.counted = true;
    if (unit.number == Number::singular) d.amount = 1, d.counted = true;
  }
  d.unit = unit.unit, d.amount *= unit.times, k = unit.last;
  if (const Words::Hit one = w_.get(k, kValue);
      one && one.value == "1" && !one.proclitics && d.counted && d.amount == unit.times)
    k = one.last;  // "EAm wAHd"
  const Words::Hit half = w_.find(k, kValue, [](const Words::Hit& h) {
    return h.value.starts_with("0.") && (h.proclitics & token::kWa) && !(h.proclitics & token::kAl);
  });
  if (half && d.counted) {
    d.amount += fraction(half.value), k = half.last;
    if (w_.unit(k).unit == d.unit && w_.unit(k).definite) k = w_.unit(k).last;  // "an hour and half of the hour"
  }
  if (too_long(d.unit, d.amount)) return false;
  i = k;
  return true;
}

// "a year, a month and 21 days", "a whole month", "two weeks from now".
std::optional<Draft> Parser::amount(std::uint32_t i) const {
  Draft d;
  d.first = i;
  std::uint32_t k = i;
  if (!one_amount(d, k, true)) return std::nullopt;
  for (Draft::Amount& next : d.more) {
    Draft other;
    std::uint32_t j = k;
    const bool joined = w_.code(k) == "w" || (w_.is_word(k) && w_.proclitics(k) & token::kWa) || w_.digits(k) >= 0;
    if (!d.counted || !joined || !one_amount(other, j, false) || !other.counted || other.unit == d.unit) break;
    next = {other.unit, other.amount}, k = j;
  }
  if (w_.word(k) == Word::whole) ++k;
  d.last = k;
  return d;
}

}  // namespace marsad::mention::times
