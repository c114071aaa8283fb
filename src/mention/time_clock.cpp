// Parts of the day and clock times.
#include <cmath>

#include "number_scan.hpp"
#include "time_draft.hpp"

namespace marsad::mention::times {
namespace {

using knowledge::Number;
using Hit = Words::Hit;

bool usable(const Hit& h) {
  return h.enclitic == token::Enclitic::none && h.features.number != Number::dual && h.features.number != Number::plural &&
         !h.features.construct;
}

double fraction_of(const Hit& hit) {
  return numbers::digits_value(hit.value.starts_with("0.") ? std::string_view("0") : hit.value);
}

// "AlnSf" 30, "AlrbE" 15, "Alvlv" 20; 0 for other words.
int part_of_hour(const Hit& hit) {
  if (!hit || !hit.value.starts_with("0.")) return 0;
  double value = 0, place = 0.1;
  for (const char c : hit.value.substr(2)) value += (c - '0') * place, place /= 10;
  return static_cast<int>(std::lround(value * 60)) + static_cast<int>(fraction_of(hit));
}

}  // namespace

// A word before that lets a definite hour or part of the day stand alone.
bool Parser::led_by(std::uint32_t k) const {
  if (k == 0 || w_.line_end(k - 1)) return false;
  const std::string_view preposition = w_.preposition(k - 1);
  if (preposition == "in" || preposition == "until" || preposition == "near" || w_.code(k - 1) == "tmAm") return true;
  const Word lead = w_.word(k - 1);
  if (lead >= Word::since && lead <= Word::for_) return true;
  if (w_.get(k - 1, kBound) || w_.code(k - 1) == "mE" || w_.code(k - 1) == "mn") return true;
  const Words::UnitWord unit = w_.unit(k - 1);
  return unit.unit == Unit::hour && !unit.definite;
}

bool Parser::part_stands(std::uint32_t k, const Hit& hit) const {
  const bool definite = (hit.proclitics & token::kAl) != 0;
  if (definite && w_.unit(hit.last).unit == Unit::hour && w_.unit(hit.last).definite)
    return true;  // "noon at seven o'clock"
  if (definite && hit.value == "noon" && k > 0 && w_.is_imperfect(k - 1) && w_.punctuation(hit.last)) return true;
  if (starts_day(hit.last)) return true;
  if (hit.features.pos == knowledge::Pos::phrase) return w_.with_article(hit.last - 1);
  if (hit.features.accusative) return true;
  if (!(hit.proclitics & token::kAl)) {
    // "msAe" carries its tanwin as a mark, which many leave out
    if (hit.value != "evening" && hit.value != "morning") return false;
    if (hit.value == "evening" && w_.marked_at_end(k)) return true;
    if (hit.value == "evening" && (hit.proclitics & token::kWa) && !w_.with_article(hit.last)) return true;  // "wmsAe qSft"
    if (!w_.is_word(hit.last) || !w_.preposition(hit.last).empty()) return hit.value == "evening" || !led_by(k);
    return false;
  }
  if (hit.proclitics & (token::kBi | token::kLi)) return hit.value == "night";
  if (k > 0 && w_.get(k - 1, kReference).value == "this") return true;
  if (hit.value == "night" && hit.features.gender == knowledge::Gender::feminine) return true;  // "Allylh": tonight
  const bool plain_in = k > 0 && w_.preposition(k - 1) == "in";
  if (plain_in && (hit.value == "noon" || w_.code(k).ends_with("mgrb"))) return false;  // "in the back", "in Morocco"
  return led_by(k) && !(w_.code(k).ends_with("mgrb") && w_.code(k - 1) == "mn");
}

// "mntSf-Allyl": the phrase written with a dash.
bool Parser::dashed_middle(Draft& d, std::uint32_t& k) const {
  if (!d.part.empty() || w_.word(k) != Word::middle || !w_.is(k + 1, '-') || !w_.with_article(k + 2)) return false;
  const Hit hit = w_.get(k + 2, kPart);
  if (!hit && w_.unit(k + 2).unit != Unit::day) return false;
  d.part = hit ? hit.value : "noon";
  d.clock = d.part == "night" ? "00:00" : d.part == "morning" ? "10:00" : "12:00";
  d.midnight = d.part == "night", k += 3;
  return true;
}

bool Parser::part(Draft& d, std::uint32_t& k) const {
  if (dashed_middle(d, k)) return true;
  const Hit hit = w_.find(k, kPart, usable);
  if (!hit) return false;
  const bool adverb = hit.features.accusative || hit.features.pos == knowledge::Pos::phrase || w_.marked_at_end(k);
  if (!d.part.empty()) {  // a second one beside a clock time: the one behind it counts
    if (d.minute_of_day < 0 || !(adverb || hit.value == "evening") || d.part_behind_clock > 1) return false;
    if (d.part_behind_clock == 0) d.part = hit.value;
    d.part_behind_clock += 1, k = hit.last;
    return true;
  }
  if (d.minute_of_day >= 0) d.part_behind_clock = 1;
  const bool behind = d.last != 0 && (d.has_day() || d.minute_of_day >= 0);
  // "AlvlAvAe msAe": its tanwin is no letter
  const bool bare = hit.value == "evening" && !hit.proclitics && !starts_day(hit.last) && w_.code(k).ends_with('e');
  if (behind && d.has_day() && !adverb && !bare && !(hit.proclitics & token::kBi)) return false;
  if (!behind && !part_stands(k, hit)) return false;
  if (behind && !adverb && !(hit.proclitics & token::kAl) && !starts_day(hit.last) && hit.value != "evening") return false;
  d.part = hit.value;
  if (const Hit told = w_.find(k, kClock, [&](const Hit& h) { return h.last == hit.last; })) d.clock = told.value;
  d.midnight = bool(w_.find(k, kWord, [&](const Hit& h) { return h.value == "midnight" && h.last == hit.last; }));
  const bool definite = (hit.proclitics & token::kAl) != 0;
  const std::string_view before = k > 0 ? w_.code(k - 1) : std::string_view{};
  if (!d.has_day() && definite) {
    const bool tonight = hit.value == "night" && hit.features.gender == knowledge::Gender::feminine;
    if (before == "tlk" || before == "olk" || w_.get(hit.last, kReference).value == "same")
      d.previous = 0;
    else if (tonight || (k > 0 && w_.get(k - 1, kReference).value == "this"))
      d.offset = 0;
  }
  k = hit.last;
  if (d.previous && w_.get(k, kReference).value == "same") ++k;
  if (const Count* c = w_.count(k); c && definite && c->kind == Count::Kind::ordinal && w_.with_article(k))
    k = c->extent.last;  // "AlfjrAlAwly"
  return true;
}

bool Parser::part_follows(std::uint32_t k) const {
  if (w_.code(k) == "mn" || w_.code(k) == "fy") ++k;
  return bool(w_.find(k, kPart, usable));
}

// "wAlnSf", "AlA rbEA", "w10 dqAyq"
void Parser::minutes_behind(std::uint32_t& k, int& minutes) const {
  const Hit more = w_.find(k, kValue, [](const Hit& h) { return (h.proclitics & token::kWa) != 0; });
  if (const int part = part_of_hour(more); part != 0) {
    minutes += part, ++k;
    return;
  }
  if (w_.word(k) == Word::except) {
    if (const int part = part_of_hour(w_.get(k + 1, kValue)); part != 0) minutes -= part, k += 2;
    return;
  }
  const std::uint32_t j = w_.code(k) == "w" ? k + 1 : k;
  const Count* c = w_.count(j);
  const bool joined = j > k || more;
  if (c && joined && c->kind == Count::Kind::cardinal && c->min == c->max && c->value >= 1 && c->value < 60 &&
      part_follows(c->extent.last)) {
    minutes += static_cast<int>(c->value), k = c->extent.last;
    return;
  }
  if (c && (j > k || more) && w_.unit(c->extent.last).unit == Unit::minute && c->value < 60) {
    minutes += static_cast<int>(c->value);
    k = c->extent.last + 1;
  }
}

// The hour at k: 5, 5:20, 17:20:05, "AlxAmsh", "AlxAmsh wAlnSf".
bool Parser::hour(std::uint32_t& k, int& minutes, int& second, bool announced) const {
  const int figure = w_.digits(k);
  if (figure >= 0 && figure < 24) {
    minutes = figure * 60;
    if (w_.is(k + 1, ':') && w_.digits(k + 2) >= 0 && w_.digits(k + 2) < 60 && w_.code(k + 2).size() == 2) {
      minutes += w_.digits(k + 2), k += 3;
      if (w_.is(k, ':') && w_.digits(k + 1) >= 0 && w_.digits(k + 1) < 60) second = w_.digits(k + 1), k += 2;
      return true;
    }
    ++k;
    minutes_behind(k, minutes);
    return true;
  }
  if (const std::string_view c = w_.code(k);
      announced && c.find('{') != std::string_view::npos && c.size() - c.find('{') == 3) {
    const int whole = static_cast<int>(numbers::digits_value(c.substr(0, c.find('{')))),
              part = static_cast<int>(numbers::digits_value(c.substr(c.find('{') + 1)));
    if (whole > 24 || part > 59) return false;
    minutes = whole * 60 + part, ++k;
    return true;
  }
  const Count* count = w_.bounded_count(k);
  const bool one = !count && w_.with_article(k) && w_.get(k, kValue).value == "1";
  if (!one &&
      (!count || count->value < 1 || count->value > 12 || count->kind == Count::Kind::fraction || !w_.with_article(k)))
    return false;
  minutes = one ? 60 : static_cast<int>(std::lround(count->value * 60));
  k = one ? k + 1 : count->extent.last;
  minutes_behind(k, minutes);
  return true;
}

// "fy AlsAbEh.", "End AlrAbEh": an hour without a word beside it; "in the second" points back to something told.
bool Parser::stands_alone(std::uint32_t k, std::uint32_t behind, int minutes) const {
  if (k == 0 || w_.code(behind) == "mn") return false;
  const Count* c = w_.bounded_count(k);
  if (!c || c->kind != Count::Kind::ordinal) return false;
  if (k > 1 && w_.doc().with(k - 2, &WordInfo::person)) return false;  // "a child in the eighth": of its years
  if (w_.is_imperfect(k - 1)) return w_.punctuation(behind) && w_.code(k).ends_with('h');
  const bool sure = w_.code(k - 1) == "End" || w_.preposition(k - 1) == "near" || w_.code(k - 1) == "tmAm" ||
                    w_.get(k - 1, kBound).value == "approx";
  return sure ? w_.ends(behind) : w_.code(k - 1) == "fy" && minutes >= 240 && w_.punctuation(behind);
}

// "1140 SbAHA.": hours and minutes in one figure.
bool Parser::hours_and_minutes(Draft& d, std::uint32_t& k) const {
  const int figure = w_.digits(k);
  if (figure < 100 || figure > 2359 || figure % 100 > 59 || d.last != 0) return false;
  const Hit part = w_.find(
      k + 1, kPart, [&](const Hit& h) { return h.features.accusative || h.value == "evening" || w_.marked_at_end(k + 1); });
  if (!part || !w_.punctuation(part.last)) return false;
  d.minute_of_day = figure / 100 * 60 + figure % 100, ++k;
  return true;
}

bool Parser::clock(Draft& d, std::uint32_t& k) const {
  if (d.minute_of_day >= 0) return false;
  if (hours_and_minutes(d, k)) return true;
  int minutes = 0, second = -1;
  std::uint32_t j = k;
  const Words::UnitWord unit = w_.unit(k);
  if (unit.unit == Unit::hour && unit.definite && unit.number == Number::singular) {
    ++j;
    if (!hour(j, minutes, second, true)) return false;
  } else if (w_.code(k).find('{') != std::string_view::npos) {  // "11,00 t g"
    Draft told;
    told.minute_of_day = 0;
    std::uint32_t behind = k + 1;
    if (!zone(told, behind) || !hour(j, minutes, second, true)) return false;
  } else if (w_.digits(k) >= 0) {
    if (!hour(j, minutes, second, false)) return false;
    const bool colon = w_.is(k + 1, ':') && j >= k + 3;
    const bool at = k > 0 && w_.code(k - 1) == "End" && w_.punctuation(j) && !w_.is(j, '%');
    if (!part_follows(j) && !colon && !at && !(!d.part.empty() && w_.punctuation(j))) return false;
    if (!colon && (w_.digits(k) > 12 || w_.code(j) == "mn")) return false;
    if (w_.code(j) == "fy" && !w_.with_article(j + 1)) return false;
  } else {
    // an ordinal may belong to the noun before it: "AlfrqhAlrAbEh fjr Alywm"
    const bool told =
        led_by(k) ||
        (w_.bounded_count(k) && w_.bounded_count(k)->kind == Count::Kind::ordinal && k > 0 && !w_.is_word(k - 1)) || k == 0;
    if (!w_.with_article(k) || !hour(j, minutes, second, false)) return false;
    if (!part_follows(j) && !(minutes % 60 != 0 && w_.ends(j)) && !stands_alone(k, j, minutes)) return false;
    if (!told && minutes % 60 == 0 && d.part.empty() && !w_.is_imperfect(k - 1)) return false;
  }
  d.minute_of_day = minutes, d.second = second, k = j;
  // "10:30 S": in the morning, "7:00 m": in the evening
  if (const Word half = w_.word(k); d.part.empty() && (half == Word::am || half == Word::pm) && w_.digits(k - 1) >= 0)
    d.part = half == Word::am ? "morning" : "evening", ++k;
  return true;
}

}  // namespace marsad::mention::times
