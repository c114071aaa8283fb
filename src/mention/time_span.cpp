// Weeks, months and years by their relation, the start and end of them, and periods that reach to the report.
#include "time_draft.hpp"

namespace marsad::mention::times {
namespace {

using knowledge::Number;

bool places(Word w) {
  return w == Word::last || w == Word::recent || w == Word::next || w == Word::this_ || w == Word::before_last;
}
bool is_edge(Word w) { return w == Word::start || w == Word::middle || w == Word::end; }

}  // namespace

std::optional<Draft> Parser::unit_level(std::uint32_t i) const {
  if (auto d = edge(i)) return d;
  if (auto d = week_of_month(i)) return d;
  if (auto d = week_day(i)) return d;
  if (auto d = calendar_unit(i)) return d;
  return period(i);
}

// "mTlE chr kAnwn AlAwl", "mntSf Alchr AljAry", "nhAyh AlEAm", "bdAyh 2016"
std::optional<Draft> Parser::edge(std::uint32_t i) const {
  std::uint32_t at = i + 1;
  const Word edge = w_.word(i, &at);
  if (!is_edge(edge) || (at == i + 1 && w_.with_article(i))) return std::nullopt;
  std::optional<Draft> d = month_level(at);
  if (!d) d = year_level(at);
  if (!d) d = season(at);
  if (!d) d = calendar_unit(at);
  if (!d) {
    const Words::UnitWord unit = w_.unit(at);
    if (unit.unit < Unit::week || unit.number != Number::singular || unit.proclitics != token::kAl) return std::nullopt;
    d.emplace();
    d->unit = unit.unit, d->definite = true, d->relation = Word::this_, d->last = unit.last, d->bare = true;
  }
  if (d->edge != Word::none || d->day != 0) return std::nullopt;
  d->first = i, d->edge = edge;
  return d;
}

// "AlAsbwE AlmADy", "hoA Alchr", "AlEAm AljAry"
std::optional<Draft> Parser::calendar_unit(std::uint32_t i) const {
  std::uint32_t k = i;
  const std::string_view code = w_.code(i), reference = w_.get(i, kReference).value;
  const bool that = reference == "this" && (code.ends_with("olk") || code.ends_with("tlk"));
  const bool pointed = reference == "this" && !that, same_before = reference == "same";
  if (pointed || that || same_before) ++k;
  const Words::UnitWord unit = w_.unit(k);
  if (unit.unit < Unit::week || unit.number != Number::singular || !unit.definite || unit.times > 1 ||
      (k > i && unit.proclitics != token::kAl))
    return std::nullopt;
  std::uint32_t last = unit.last;
  const bool same = that || same_before || w_.same(unit.last);
  const Word relation = w_.adjective(unit.last, &last);
  if (!pointed && !same && !places(relation) && relation != Word::following) return std::nullopt;
  Draft d;
  d.first = i, d.unit = unit.unit, d.definite = true;
  if (same) {
    d.same = true, d.relation = Word::this_, d.last = unit.last + (k == i ? 1 : 0);
    return d;
  }
  d.relation = places(relation)              ? (relation == Word::recent ? Word::last : relation)
               : relation == Word::following ? Word::following
                                             : Word::this_;
  d.last = places(relation) || relation == Word::following ? last : unit.last;
  return d;
}

// "AlAsbwE AlAwl mn AyAr", "AlAsbwE AlAxyr mn Alchr AlmADy"
std::optional<Draft> Parser::week_of_month(std::uint32_t i) const {
  const Words::UnitWord unit = w_.unit(i);
  if (unit.unit != Unit::week || unit.number != Number::singular || !unit.definite) return std::nullopt;
  std::uint32_t k = unit.last;
  int nth = 0;
  if (const Count* c = w_.count(k); c && c->kind == Count::Kind::ordinal && c->value <= 5)
    nth = static_cast<int>(c->value), k = c->extent.last;
  else if (w_.adjective(k, &k) == Word::recent)
    nth = -1;
  if (nth == 0) return std::nullopt;
  const std::uint32_t of = w_.code(k) == "mn" ? k + 1 : k;
  std::optional<Draft> d = month_level(of);
  if (!d) d = year_level(of);
  if (!d) d = calendar_unit(of);
  if (!d || d->day != 0 || (d->month == 0 && d->year == 0 && d->unit < Unit::month)) return std::nullopt;
  d->first = i, d->week_of_month = nth;
  return d;
}

// "AlAsbwE AlmADy ywm AlvlAvAe"
std::optional<Draft> Parser::week_day(std::uint32_t i) const {
  const auto week = calendar_unit(i);
  if (!week || week->unit != Unit::week) return std::nullopt;
  std::uint32_t k = week->last;
  if (w_.code(k) == "fy") ++k;
  auto d = day_level(k);
  if (!d || d->weekday < 0 || d->relation != Word::none || d->has_date() || d->offset) return std::nullopt;
  d->week = turn_of(week->relation), d->core = 0;
  d->first = i;
  return d;
}

// "Alywmyn AlmADyyn", "AlAyAm AlvlAvh AlmADyh", "AlsAEAt Al24 AlmADyh", "Al24 sAEh AlmADyh", "Axr 24 sAEh"
std::optional<Draft> Parser::period(std::uint32_t i) const {
  Draft d;
  d.first = i;
  std::uint32_t k = i;
  const auto number = [&](std::uint32_t at) {
    if (w_.code(at) == "Al") ++at;
    const Count* c = w_.count(at);
    if (!c || (c->kind != Count::Kind::cardinal && c->kind != Count::Kind::fraction) || d.counted) return;
    if (c->vague) {
      k = c->extent.last;
      return;
    }
    d.amount = c->value, d.counted = true, k = c->extent.last;
  };
  const bool latest = w_.word(k) == Word::latest;
  if (latest) ++k;
  number(k);
  const Words::UnitWord unit = w_.unit(k);
  if (!unit || (d.counted && (unit.proclitics & token::kWa))) return std::nullopt;
  if (d.counted && unit.definite && w_.adjective(unit.last) == Word::none) return std::nullopt;
  const bool led = latest || d.counted;
  const bool one = unit.number == Number::singular && unit.unit != Unit::hour && unit.times == 1;
  if (!led && (!unit.definite || one)) return std::nullopt;
  if (latest && !d.counted && unit.number == Number::singular) return std::nullopt;
  k = unit.last;
  if (!d.counted && unit.number == Number::dual) d.amount = 2, d.counted = true;
  if (!d.counted && unit.number == Number::singular) d.amount = 1, d.counted = true;
  if (w_.adjective(k) == Word::few) ++k;
  number(k);
  std::uint32_t last = k;
  Word relation = w_.adjective(k, &last);
  if (relation == Word::few) relation = w_.adjective(last, &last);
  if ((!places(relation) && !latest) || too_long(unit.unit, d.amount)) return std::nullopt;
  if (places(relation)) k = last;
  d.amount *= unit.times;
  d.relation = relation == Word::next ? Word::next : relation == Word::this_ ? Word::this_ : Word::last;
  d.unit = unit.unit, d.definite = true, d.last = k;
  return d;
}

}  // namespace marsad::mention::times
