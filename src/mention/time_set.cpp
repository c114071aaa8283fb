// What comes back ("every day"), and spans that no single word of the calendar names: seasons, decades, quarters, the rest.
#include <charconv>

#include "time_draft.hpp"

namespace marsad::mention::times {
namespace {

using knowledge::Number;

constexpr std::string_view kEach[] = {"", "PT1S", "PT1M", "PT1H", "P1D", "P1W", "P1M", "P1Y"};

int ordinal(const Words& w, std::uint32_t k, std::uint32_t* last) {
  const Count* c = w.count(k);
  if (!c || c->kind != Count::Kind::ordinal || c->value < 1 || c->value > 12) return 0;
  *last = c->extent.last;
  return static_cast<int>(c->value);
}

}  // namespace

// "kl ywm", "kl jmEh", "kl 6 sAEAt", "ywmyA"
std::optional<Draft> Parser::repeated(std::uint32_t i) const {
  Draft d;
  d.first = i;
  const Words::Hit daily = w_.find(i, kRepeats, [](const Words::Hit& h) {
    return h.features.accusative || h.features.pos == knowledge::Pos::particle || h.features.pos == knowledge::Pos::phrase;
  });
  const Words::Hit phrase = daily ? daily : w_.get(i, kRepeats);
  if (daily || (phrase && phrase.features.pos == knowledge::Pos::phrase)) {
    d.repeats = phrase.value, d.last = phrase.last;
    return d;
  }
  if (w_.word(i) != Word::every) return std::nullopt;
  std::uint32_t k = i + 1;
  const Words::UnitWord unit = w_.unit(k);
  const Words::Hit part = w_.get(k, kPart);
  const bool day = unit.unit == Unit::day && unit.number == Number::singular && !unit.definite;
  const std::uint32_t at = day ? unit.last : k;
  bool sure = false;
  if (const int weekday = w_.weekday(at, &sure); weekday >= 0 && (sure == day || !sure) && !w_.unit(at)) {
    d.repeats = "P1W", d.weekday = weekday, d.last = at + 1;
    return d;
  }
  if (part && !(part.proclitics & token::kAl) && part.features.number != Number::plural) {
    d.repeats = "P1D", d.part = part.value, d.last = part.last;
    return d;
  }
  const auto amount_of = amount(k);
  if (!amount_of || !amount_of->counted || amount_of->unit == Unit::none) return std::nullopt;
  if (unit && unit.number == Number::singular) {
    d.repeats = kEach[static_cast<std::size_t>(unit.unit)];
  } else {
    d.unit = amount_of->unit, d.amount = amount_of->amount, d.repeats = "n";
  }
  d.last = amount_of->last;
  return d;
}

// "Syf 2016", "hoA AlSyf", "AlrbyE AlmADy"; "vmAnynyAt Alqrn AlmADy".
std::optional<Draft> Parser::season(std::uint32_t i) const {
  Draft d;
  d.first = i;
  std::uint32_t k = i;
  const bool pointed = w_.get(i, kReference).value == "this";
  if (pointed) ++k;
  const Words::Hit hit = w_.find(k, kSeason, [](const Words::Hit& h) { return h.enclitic == token::Enclitic::none; });
  if (!hit) return std::nullopt;
  d.season = hit.value, k = hit.last;
  const bool definite = (hit.proclitics & token::kAl) != 0;
  if (d.season.ends_with('s')) {
    const bool of_century = w_.unit(k).times == 100 && w_.unit(k).definite;
    const std::string_view before = i > 0 ? w_.preposition(i - 1) : std::string_view{};
    const Word lead = i > 0 ? w_.word(i - 1) : Word::none;
    const bool led = (lead >= Word::start && lead <= Word::during) || lead == Word::decade || before == "until";
    // a man "in his seventies" is no time
    const bool alone =
        w_.punctuation(k) && (i == 0 || w_.punctuation(i - 1) || w_.code(i - 1) == "fy" || w_.code(i - 1) == "mn");
    if (!of_century && !led && !alone) return std::nullopt;
    if (of_century) {
      ++k;
      std::uint32_t last = k;
      d.relation = w_.adjective(k, &last);
      if (d.relation != Word::none)
        k = last;
      else if (ordinal(w_, k, &last) || w_.with_article(k))
        d.amount = w_.count(k) ? w_.count(k)->value : 0, k = w_.count(k) ? w_.count(k)->extent.last : k + 1;
    }
    d.last = k;
    return d;
  }
  Draft year;
  year_behind(year, k);
  std::uint32_t last = k;
  const Word relation = definite ? w_.adjective(k, &last) : Word::none;
  const bool placed =
      relation == Word::last || relation == Word::next || relation == Word::this_ || relation == Word::recent;
  if (placed) k = last;
  if (!year.year && year.year_relation == Word::none && !placed && !(pointed && definite)) return std::nullopt;
  d.year = year.year, d.year_relation = year.year_relation;
  d.relation = placed ? (relation == Word::recent ? Word::last : relation) : Word::this_;
  d.last = k;
  return d;
}

// "AlrbE AlAwl mn EAm 2020", "AlnSf AlvAny mn Alchr AljAry"
std::optional<Draft> Parser::part_of_unit(std::uint32_t i) const {
  const std::string_view code = w_.code(i);
  const int parts = code.ends_with("AlrbE") ? 4 : code.ends_with("AlnSf") ? 2 : code.ends_with("Alvlv") ? 3 : 0;
  std::uint32_t k = i + 1;
  int nth = parts ? ordinal(w_, k, &k) : 0;
  if (parts && !nth && w_.adjective(k, &k) == Word::recent) nth = parts;
  if (!nth || nth > parts) return std::nullopt;
  if (w_.code(k) == "mn" || w_.code(k) == "fy") ++k;
  std::optional<Draft> d = month_level(k);
  if (!d) d = year_level(k);
  if (!d) d = calendar_unit(k);
  if (const int year = d ? 0 : w_.year(k, &k); year >= 1900) {
    d.emplace();
    d->year = year, d->last = k;
  }
  if (!d || d->day != 0 || (d->month == 0 && d->year == 0 && d->unit < Unit::month)) return std::nullopt;
  d->first = i, d->core = 0, d->part_of_unit = nth, d->parts_of_unit = parts;
  return d;
}

// "bqyh AlAsbwE", "bAqy hoA AlEAm": from the day of the report on.
std::optional<Draft> Parser::rest(std::uint32_t i) const {
  if (w_.word(i) != Word::rest || w_.with_article(i)) return std::nullopt;
  std::optional<Draft> d = calendar_unit(i + 1);
  if (!d) {
    const Words::UnitWord unit = w_.unit(i + 1);
    if (unit.unit < Unit::day || unit.number != Number::singular || unit.proclitics != token::kAl) return std::nullopt;
    d.emplace();
    d->unit = unit.unit, d->definite = true, d->relation = Word::this_, d->last = unit.last;
  }
  d->first = i, d->core = 0, d->rest = true;
  return d;
}

}  // namespace marsad::mention::times
