// What stands before a time: since, until, ago, after, during, for; and amounts of time.
#include "time_draft.hpp"

namespace marsad::mention::times {
namespace {

using knowledge::Number;

}  // namespace

std::optional<Draft> Parser::at(std::uint32_t i) const {
  std::uint32_t core = i + 1;
  if (w_.word(i) == Word::never) return std::nullopt;
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
      if (lead == Word::ago && (d = amount(core))) {
        d->ago = true;
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
      if ((d = amount(core))) {
        d->after = true;
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
        d->lasting = true;
      else
        d = expression(core);
      return opened();
    default: return std::nullopt;
  }
}

std::optional<Draft> Parser::expression(std::uint32_t i) const {
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
  if (!d || (!d->counted && !w_.count(i) && !duration_context(i))) return std::nullopt;
  const Words::UnitWord unit = w_.unit(i);
  if (unit && unit.number == Number::singular && !duration_context(i)) return std::nullopt;  // "a day" of any kind
  d->lasting = true;
  return d;
}

// "lsAEAt", "lAsbwE": for hours, for a week.
bool Parser::duration_context(std::uint32_t i) const {
  const Words::UnitWord unit = w_.unit(i);
  return unit && (unit.proclitics & token::kLi) != 0 && !unit.definite;
}

// A number and a unit, a dual, a plural or singular unit alone; "and a half" behind it.
std::optional<Draft> Parser::amount(std::uint32_t i) const {
  Draft d;
  d.first = i;
  std::uint32_t k = i;
  if (const Count* c = w_.count(i)) {
    using Use = Count::Use;
    const bool fits = (c->kind == Count::Kind::cardinal || c->kind == Count::Kind::fraction) &&
                      (c->use == Use::open || c->use == Use::time);
    if (!fits) return std::nullopt;
    d.amount = c->vague ? 0 : c->value, d.counted = !c->vague, d.approx = c->approx;
    k = c->extent.last;
  } else if (const Words::Hit bound = w_.get(i, kBound)) {
    k = bound.last;
    d.approx = true;
  }
  const Words::UnitWord unit = w_.unit(k);
  if (!unit || unit.definite || (k > i && (unit.proclitics & (token::kWa | token::kFa)))) return std::nullopt;
  const bool by_count = d.counted || (k > i && !d.approx);
  if (unit.number == Number::dual && (by_count || unit.construct)) return std::nullopt;  // "43 sntA": cents; "ywmy": daily
  if (!by_count) {
    if (unit.number == Number::dual) d.amount = 2, d.counted = true;
    if (unit.number == Number::singular) d.amount = 1, d.counted = true;
  }
  d.unit = unit.unit, k = unit.last;
  const Words::Hit half = w_.find(k, kValue, [](const Words::Hit& h) {
    return h.value == "0.5" && (h.proclitics & token::kWa) && !(h.proclitics & token::kAl);
  });
  if (half && d.counted) d.amount += 0.5, k = half.last;
  if (too_long(d.unit, d.amount)) return std::nullopt;
  d.last = k;
  return d;
}

}  // namespace marsad::mention::times
