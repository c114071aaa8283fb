// What stands beside a number and says that it counts no people.
#include "number_scan.hpp"

namespace marsad::mention::numbers {
namespace {

using Use = Count::Use;
using Hit = TagTable::Hit;

class Context {
 public:
  Context(const Text& text, const Number& n) : text_(text), n_(n), before_(step_back(n.first)), after_(step_on(n.last)) {}

  Use use() const {
    // "an hour and a half"
    const bool hours = n_.kind == Count::Kind::fraction && before_ + 1 == n_.first && text_.tags().get(before_, kUnit);
    if (hours) return Use::time;
    if (n_.kind == Count::Kind::ordinal || n_.kind == Count::Kind::fraction) return Use::open;
    if (is_code()) return Use::code;
    if (is_list_number()) return Use::list_number;
    if (const Use use = by_unit_behind(); use != Use::open) return use;
    if (const Use use = by_word_before(); use != Use::open) return use;
    return Use::open;
  }

  // "5km", "20dwlAr", "4mn mAyw": one word with its unit or its month.
  bool glued_unit() const {
    const std::uint32_t i = n_.last;
    if (!n_.digits || !text_.is_word(i) || !text_.glued(i)) return false;
    const std::string_view unit = unit_of(i);
    // "29k.m": an abbreviation letter by letter.
    const bool letters = text_.code(i).size() == 1 && text_.is(i + 1, '.') && text_.glued(i + 2) && text_.is_word(i + 2) &&
                         text_.code(i + 2).size() == 1;
    return letters || unit == "distance" || unit == "money" || unit == "calibre" || unit == "measure" || months_behind();
  }

 private:
  // The nearest token that is no bracket, article or conjunction set apart.
  std::uint32_t step_back(std::uint32_t i) const {
    while (i > 0 && !text_.newline(i - 1) && passes(i - 1)) --i;
    return i > 0 && !text_.newline(i - 1) ? i - 1 : text_.size();
  }
  std::uint32_t step_on(std::uint32_t i) const {
    while (!text_.newline(i) && (text_.is(i, ')') || text_.is(i, ']') || text_.is(i, '"'))) ++i;
    return i;
  }
  bool passes(std::uint32_t i) const {
    if (text_.is(i, '(') || text_.is(i, '[') || text_.is(i, '"') || text_.is(i, '/')) return true;
    const std::string_view code = text_.code(i);
    return text_.is_word(i) && (code == "Al" || code == "l" || code == "b" || code == "ll" || code == "bAl");
  }
  std::string_view unit_of(std::uint32_t i) const {
    return i < text_.size() ? text_.tags().get(i, kUnitOf).value : std::string_view{};
  }
  bool bracketed() const { return n_.first > 0 && (text_.is(n_.first - 1, '(') || text_.is(n_.first - 1, '[')); }

  // Long runs of digits, runs that open with a zero, figures glued to a word by a dash.
  bool is_code() const {
    if (!text_.is_digits(n_.first) || !n_.digits) return false;
    const std::string_view code = text_.code(n_.first);
    const token::Token& t = text_.at(n_.first);
    const bool bare = t.span.size() <= code.size() * 2;  // no thousands marks were folded away
    if (bare && code.size() >= 8 && code.find('{') == std::string_view::npos) return true;
    if (code.size() > 4 && code[0] == '0' && code.find('{') == std::string_view::npos) return true;
    if (n_.first > 0 && text_.is(n_.first - 1, '+') && code.size() >= 3) return true;
    // "t - 72", "Af - 35": a letter or two name the model.
    const bool letters = n_.first > 1 && text_.is(n_.first - 1, '-') && text_.is_word(n_.first - 2) &&
                         text_.code(n_.first - 2).size() <= 2 && !text_.any(n_.first - 2) && text_.code(n_.first - 2) != "w";
    if (letters) return true;
    const bool dashed =
        n_.first > 1 && (text_.is(n_.first - 1, '-') || text_.is(n_.first - 1, '_')) && text_.glued(n_.first);
    return dashed && text_.is_word(n_.first - 2) && text_.glued(n_.first - 1);
  }

  bool is_list_number() const {
    const bool opens = n_.first == 0 || text_.newline(n_.first - 1);
    if (!opens || !n_.digits || n_.value >= 100) return false;
    const bool mark = text_.is(n_.last, '-') || text_.is(n_.last, '.') || text_.is(n_.last, ')');
    return mark && !text_.is_digits(n_.last + 1);
  }

  bool near_age_word() const {
    std::uint32_t i = n_.first;
    for (unsigned steps = 0; i > 0 && steps < 5 && !text_.newline(i - 1); ++steps) {
      --i;
      if (unit_of(i) == "age") return true;
    }
    // "died at 45 years"
    if (text_.tags().get(before_, kPreposition).value == "about" && !text_.tags().get(before_, kBound)) return true;
    return unit_of(after_) == "age" || unit_of(after_ + 1) == "age" || unit_of(after_ + 2) == "age";
  }

  Use by_unit_behind() const {
    if (text_.newline(after_)) return Use::open;
    if (is_dollar(after_) || is_dollar(before_)) return Use::money;
    const std::string_view unit = unit_of(after_);
    if (unit == "distance") return Use::distance;
    if (unit == "money") return Use::money;
    if (unit == "calibre") return Use::calibre;
    if (unit == "measure") return Use::measure;
    if (const Hit time = text_.tags().get(after_, kUnit); time && (time.proclitics & token::kWa) == 0) {
      const bool years = time.value == "year";
      return years && (bracketed() || near_age_word()) ? Use::age : Use::time;
    }
    if (months_behind()) return Use::time;
    // "in his 19th year": "fy AlAl19 mn Emrh"
    if (unit_of(after_ + 1) == "age" && text_.tags().get(after_, kPreposition).value == "from") return Use::age;
    return Use::open;
  }

  // The sign itself: every symbol folds to '$', "(c) 2016" and degrees too, but of longer bytes.
  bool is_dollar(std::uint32_t i) const { return i < text_.size() && text_.code(i) == "$" && text_.at(i).span.size() == 1; }

  bool months_behind() const {
    std::uint32_t i = after_;
    if (text_.tags().get(i, kPreposition).value == "from") ++i;
    if (text_.tags().get(i, kUnit).value == "month") ++i;
    const bool month = text_.tags().get(i, kMonth) || text_.tags().get(i, kHijri);
    return month && n_.value >= 1 && n_.value <= 31;
  }

  Use by_word_before() const {
    if (before_ >= text_.size()) return Use::open;
    const Hit time = text_.tags().get(before_, kUnit);
    if (time && time.value == "year" && n_.digits && n_.value > 1000) return Use::year;
    if (time && time.value == "hour" && time.features.number == knowledge::Number::singular && n_.value <= 24)
      return Use::time;
    if (time && time.value == "minute" && (time.proclitics & token::kAl) && n_.digits && n_.value <= 120) return Use::time;
    if (n_.digits && (year_like(n_) || (n_.value > 1300 && n_.value < 1500)) && behind_month(before_)) return Use::year;
    if (year_like(n_) && text_.is(before_, ')')) return before_ > 1 && behind_month(before_ - 1) ? Use::year : Use::open;
    if (const Use use = one_unit(time); use != Use::open) return use;
    if (unit_of(before_) == "age" && n_.value < 120) return Use::age;
    if (unit_of(before_) == "calibre_before") return Use::calibre;
    if (is_model() && !further_unit()) return Use::calibre;
    if (unit_of(before_) == "code" || code_noun_further()) return Use::code;
    if (n_.digits && (is_unit(before_) || further_unit()) && !counts_people()) return Use::unit_number;
    if (n_.digits && unit_of(before_) == "unit_number") return Use::unit_number;
    return year_like(n_) && (counts_nothing() || names_what_happened()) ? Use::year : Use::open;
  }

  // A month, of one word or of several, ends right before it: "AktwbrAlAwl 2019", "rjb 1440".
  bool behind_month(std::uint32_t end) const {
    for (std::uint32_t i = end, steps = 0; steps < 4; --i, ++steps) {
      for (const auto key : {kMonth, kHijri})
        if (const Hit month = text_.tags().get(i, key); month && month.last == end + 1) return true;
      if (i == 0) break;
    }
    return false;
  }

  bool is_unit(std::uint32_t i) const { return text_.tags().get(i, kGroup).value == "unit"; }
  // "lwAe AlmcAp 91": the arm stands between.
  bool further_unit() const {
    return before_ > 0 && before_ < text_.size() && text_.definite(before_) && is_unit(before_ - 1);
  }

  // What is counted has no article: "brigade 444, Colonel X" counts no colonels.
  bool counts_people() const { return text_.tags().get(after_, kPerson) && !text_.definite(after_); }

  // "one kilometre", "one day": the unit stands before.
  Use one_unit(const Hit& time) const {
    if (n_.value != 1 || n_.digits || n_.one_of) return Use::open;
    const std::string_view unit = unit_of(before_);
    return unit == "distance"                                            ? Use::distance
           : unit == "money"                                             ? Use::money
           : unit == "measure"                                           ? Use::measure
           : time && time.features.number == knowledge::Number::singular ? Use::time
                                                                         : Use::open;
  }

  // "gun 23", "Sam 7": figures right behind a weapon, or behind a name that follows one.
  bool is_model() const {
    if (!n_.digits || before_ + 1 != n_.first || !text_.is_word(before_)) return false;
    const bool ends = !text_.is_word(after_) || text_.definite(after_) || text_.tags().get(after_, kPreposition);
    const bool counts = !ends && !text_.code(after_).starts_with('w');
    if (counts) return false;
    const auto one = [&](std::uint32_t i) {
      return bool(
          text_.tags().find(i, kWeapon, [](const Hit& h) { return h.features.number == knowledge::Number::singular; }));
    };
    if (one(before_)) return true;
    return before_ > 0 && text_.code(before_).size() > 1 && !text_.any(before_) && one(before_ - 1);
  }

  // "the events of 2011", "the war of 1967": behind a noun that is no people, before no other.
  bool names_what_happened() const {
    if (!text_.is_word(before_) || text_.tags().get(before_, kPerson) || text_.tags().get(before_, kBound)) return false;
    const auto readings = text_.tags().tokens().readings(text_.at(before_));
    bool noun = readings.empty();
    for (const token::Analysis& a : readings) {
      if (a.features.pos == knowledge::Pos::verb || a.has(token::kAl)) return false;
      const bool name = a.record == knowledge::kNone;
      noun = noun || name || (a.features.pos == knowledge::Pos::noun && a.features.number != knowledge::Number::dual);
    }
    return noun && (!text_.is_word(after_) || text_.tags().get(after_, kPreposition));
  }

  // "Tayran mn TrAz 450", "rqm (4)": the noun and its number with "of" between.
  bool code_noun_further() const {
    return before_ > 0 && before_ < text_.size() && unit_of(before_ - 1) == "code" && text_.is_word(before_) && n_.digits;
  }

  // "in 2014", "(2014)": no noun follows that it could count.
  bool counts_nothing() const {
    if (bracketed()) return true;
    const std::string_view preposition = text_.tags().get(before_, kPreposition).value;
    const bool governed = preposition == "in" || preposition == "until" || preposition == "from" ||
                          preposition == "between" || text_.tags().get(before_, kWord).value == "since";
    return governed && !counts_people();
  }

  const Text& text_;
  const Number& n_;
  std::uint32_t before_, after_;
};

}  // namespace

bool glued_unit(const Text& text, const Number& number) { return Context(text, number).glued_unit(); }

Count::Use use_of(const Text& text, const Number& number) { return Context(text, number).use(); }

}  // namespace marsad::mention::numbers
