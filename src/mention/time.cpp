// One walk over the tokens: each component of a time (part of day, weekday, day word, date, month, modifier) is taken up while it goes
// on, then the whole is resolved against the publication day.
#include "time.hpp"

#include <algorithm>
#include <cstdlib>

namespace marsad::mention {
namespace {

using base::Day;
using std::chrono::days;
using token::Kind;

constexpr const char* kWeekdays[] = {"", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr const char* kParts[] = {"", "dawn", "morning", "noon", "afternoon", "evening", "night"};

// What an expression has been found to hold.
struct Parts {
  PartOfDay part = PartOfDay::none;
  int weekday = 0, day = 0, month = 0, year = 0, hijri_month = 0, hijri_year = 0;
  DayWord word = DayWord::none;
  TimeWord modifier = TimeWord::none;   // last, next, this, following
  TimeWord portion = TimeWord::none;    // start, middle, end
  bool same_day = false;                // "that same day"
  bool since = false, within = false, ago = false, today = false, outbreak = false;
  TimeUnit unit = TimeUnit::none;
  double amount = 0;
  bool amount_given = false, unit_definite = false, clock = false, coming = false;
  int hour = -1, minute = 0;
};

class Finder {
 public:
  Finder(const Document& doc, const Anchor& anchor, std::vector<Time>& out) : doc_(doc), anchor_(anchor), out_(out) {}

  void run() {
    for (const token::Sentence& s : doc_.tokens->sentences) {
      first_ = s.first, last_ = s.last;
      for (std::uint32_t i = first_; i < last_;) i = std::max(i + 1, at(i));
    }
  }

 private:
  template <typename T>
  T value(std::uint32_t i, T WordInfo::*member) const {
    return i < last_ ? doc_.value(i, member) : T{};
  }
  const Count* count(std::uint32_t i) const {
    return i < last_ && doc_.count_at[i] >= 0 ? &doc_.counts[static_cast<std::size_t>(doc_.count_at[i])] : nullptr;
  }
  std::uint32_t phrase_end(std::uint32_t i) const {
    return doc_.phrase(i) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[i])].last : i + 1;
  }
  int digits(std::uint32_t i) const {
    if (i >= last_ || doc_.token(i).kind != Kind::number) return -1;
    const std::string_view c = doc_.code(i);
    if (c.size() > 4 || c.find_first_not_of("0123456789") != std::string_view::npos) return -1;
    return std::atoi(std::string(c).c_str());
  }

  std::uint32_t at(std::uint32_t i) {
    Parts p;
    std::uint32_t j = i;
    if (value(i, &WordInfo::time_word) == TimeWord::since) {
      p.since = true, j = i + 1;
    } else if (doc_.code(i) == "xlAl" || doc_.code(i) == "wxlAl" || doc_.code(i) == "fy" || doc_.code(i) == "wfy") {
      p.within = doc_.code(i).find("xlAl") != std::string_view::npos, j = i + 1;
    } else if (doc_.code(i) == "qbl" || doc_.code(i) == "wqbl") {
      p.ago = !doc_.phrase(i), j = doc_.phrase(i) ? i : i + 1;
    }
    const std::uint32_t end = take(j, p);
    if (end == j) {
      if (j > i) {
        Parts plain;
        const std::uint32_t other = take(i, plain);
        return other > i ? put(i, other, plain) : i;
      }
      return i;
    }
    return put(i, end, p);
  }

  // Takes up components from token i on; the token behind the last one that belongs.
  std::uint32_t take(std::uint32_t i, Parts& p) {
    std::uint32_t j = i, end = i;
    for (int guard = 0; guard < 14 && j < last_; ++guard) {
      const std::uint32_t next = component(j, p, end > i);
      if (next > j) {
        j = end = next;
        continue;
      }
      // Words that may stand between two components: "yom", "mn", a comma before a date, a bracket.
      if (end > i && joins(j)) {
        ++j;
        continue;
      }
      break;
    }
    return end;
  }

  bool joins(std::uint32_t j) const {
    if (doc_.is_punctuation(j, ',') || doc_.is_punctuation(j, '(') || doc_.is_punctuation(j, ')') || doc_.is_punctuation(j, '/') ||
        doc_.is_punctuation(j, '-'))
      return true;
    const std::string_view c = doc_.code(j);
    return c == "mn" || c == "En" || c == "AyDA" || c == "AlmwAfq";
  }

  // One component at token j; j when there is none.
  std::uint32_t component(std::uint32_t j, Parts& p, bool going) {
    if (const std::uint32_t end = numeric_date(j, p); end > j) return end;
    if (const DayWord word = value(j, &WordInfo::day); word != DayWord::none) return day_word(j, word, p, going);
    if (const int weekday = value(j, &WordInfo::weekday); weekday && !p.weekday && (doc_.phrase(j) || definite(j))) return week_day(j, weekday, p, going);
    if (const std::uint32_t end = dated(j, p); end > j) return end;
    if (const int month = value(j, &WordInfo::month); month) return month_name(j, month, p, going);
    if (const int month = value(j, &WordInfo::hijri_month); month && (p.day || digits(j + 1) > 1300)) return hijri(j, month, p);
    if (const PartOfDay part = value(j, &WordInfo::part_of_day); part != PartOfDay::none) return part_of_day(j, part, p, going);
    if (const TimeWord word = value(j, &WordInfo::time_word); word != TimeWord::none) return time_word(j, word, p, going);
    if (const TimeUnit unit = value(j, &WordInfo::time_unit); unit != TimeUnit::none) return time_unit(j, unit, p, going);
    if (const Count* c = count(j)) return number(j, *c, p, going);
    if (going && (doc_.code(j) == "nfsh" || doc_.code(j) == "*Ath" || doc_.code(j) == "oAth" || doc_.code(j) == "nfshA") && p.today) {
      p.same_day = true, p.today = false, p.word = DayWord::none;
      return j + 1;
    }
    return j;
  }

  bool definite(std::uint32_t j) const {
    for (const token::Analysis& a : doc_.readings(j))
      if (a.has(token::kAl) && doc_.lexicon->of(a.record).weekday) return true;
    return false;
  }

  // 23-01-2024, 2019/01/27, 3-6-2021
  std::uint32_t numeric_date(std::uint32_t j, Parts& p) const {
    const int a = digits(j), b = digits(j + 2), c = digits(j + 4);
    if (a < 1 || b < 1 || c < 1 || p.month) return j;
    const auto sep = [&](std::uint32_t k) { return doc_.is_punctuation(k, '-') || doc_.is_punctuation(k, '/') || doc_.is_punctuation(k, '.'); };
    if (j + 4 >= last_ || !sep(j + 1) || !sep(j + 3)) return j;
    if (a >= 1900 && a < 2100 && b <= 12 && c <= 31) p.year = a, p.month = b, p.day = c;
    else if (c >= 1900 && c < 2100 && b <= 12 && a <= 31) p.year = c, p.month = b, p.day = a;
    else return j;
    return j + 5;
  }

  // "22 t$ryn AlvAny 2020": a number before a month.
  std::uint32_t dated(std::uint32_t j, Parts& p) const {
    int day = digits(j);
    std::uint32_t k = j + 1;
    if (day < 0) {
      const Count* c = count(j);
      if (!c || c->kind != Count::Kind::ordinal || c->value < 1 || c->value > 31) return j;
      day = static_cast<int>(c->value), k = c->extent.last;
      while (k < last_ && (doc_.code(k) == "mn" || doc_.code(k) == "chr")) ++k;
    }
    if (day < 1 || day > 31 || p.day) return j;
    if (k < last_ && doc_.code(k) == "mn") ++k;
    if (k < last_ && doc_.code(k) == "chr") ++k;
    if (value(k, &WordInfo::month) || value(k, &WordInfo::hijri_month)) {
      p.day = day;
      return k;
    }
    return j;
  }

  std::uint32_t month_name(std::uint32_t j, int month, Parts& p, bool) const {
    if (p.month && p.month != month) return j;
    if (!month_meant(j, p)) return j;
    p.month = month;
    std::uint32_t end = phrase_end(j);
    // A second name of the same month: "kAnwn AlvAny/ynAyr", "AoAr (mArs)"
    std::uint32_t k = end;
    while (k < last_ && (doc_.is_punctuation(k, '/') || doc_.is_punctuation(k, '('))) ++k;
    if (k > end && value(k, &WordInfo::month) == month) {
      end = phrase_end(k);
      if (end < last_ && doc_.is_punctuation(end, ')')) ++end;
    }
    return year_behind(end, p);
  }

  // Several month names are also words ("mArs", b + Ab = "bAb"): without a day before it, a month needs a year, a second name, "last"
  // or "the month of" beside it, or a preposition.
  bool month_meant(std::uint32_t j, const Parts& p) const {
    if (p.day || p.portion != TimeWord::none || p.since) return true;
    const std::uint32_t end = phrase_end(j);
    if (doc_.code(j).size() <= 3 && doc_.has_proclitic(j, token::kBi)) return false;
    const TimeWord next = value(end, &WordInfo::time_word);
    if (next == TimeWord::last || next == TimeWord::next || next == TimeWord::this_) return true;
    if (digits(end) > 1900 || (end < last_ && (doc_.is_punctuation(end, '/') || doc_.is_punctuation(end, '(')) && value(end + 1, &WordInfo::month))) return true;
    if (j == first_) return false;
    return doc_.code(j - 1) == "chr" || doc_.code(j - 1) == "fy" || doc_.code(j - 1) == "xlAl" || doc_.code(j - 1) == "mno";
  }

  std::uint32_t year_behind(std::uint32_t end, Parts& p) const {
    std::uint32_t k = end;
    for (int guard = 0; guard < 3 && k < last_; ++guard) {
      if (doc_.is_punctuation(k, ',') || doc_.code(k) == "mn" || doc_.code(k) == "AlEAm" || doc_.code(k) == "EAm" || doc_.code(k) == "snh") ++k;
    }
    const int year = digits(k);
    if (year >= 1900 && year < 2100) {
      p.year = year, end = k + 1;
      if (end < last_ && doc_.code(end) == "m") ++end;
    }
    return end;
  }

  std::uint32_t hijri(std::uint32_t j, int month, Parts& p) const {
    if (p.hijri_month) return j;
    std::uint32_t end = phrase_end(j);
    const int year = digits(end);
    if (year > 1300 && year < 1600) {
      p.hijri_month = month, p.hijri_year = year, ++end;
      if (end < last_ && doc_.code(end) == "h") ++end;
      // A civil date already read stays; the Hijri one only repeats it.
      if (!p.month && p.day) p.amount = p.day;
      return end;
    }
    return j;
  }

  std::uint32_t day_word(std::uint32_t j, DayWord word, Parts& p, bool going) const {
    if (going && p.word != DayWord::none) return j;
    p.word = word;
    if (const PartOfDay part = value(j, &WordInfo::part_of_day); part != PartOfDay::none) p.part = part;
    return phrase_end(j);
  }

  std::uint32_t week_day(std::uint32_t j, int weekday, Parts& p, bool going) const {
    if (going && doc_.has_proclitic(j, token::kFa)) return j;
    p.weekday = weekday;
    if (const PartOfDay part = value(j, &WordInfo::part_of_day); part != PartOfDay::none) p.part = part;
    return phrase_end(j);
  }

  // A part of day alone counts when the typist marks it as adverb, when a day follows, or when it is definite behind a preposition.
  std::uint32_t part_of_day(std::uint32_t j, PartOfDay part, Parts& p, bool going) const {
    if (going && p.part != PartOfDay::none && p.word == DayWord::none && !p.weekday) return j;
    const std::uint32_t end = phrase_end(j);
    const token::Analysis* a = doc_.reading(j, &WordInfo::part_of_day);
    const bool adverb = doc_.phrase(j) || (a && a->features.accusative);
    const bool article = a && a->has(token::kAl);
    const bool next_time = value(end, &WordInfo::weekday) || value(end, &WordInfo::day) != DayWord::none ||
                           value(end, &WordInfo::time_unit) == TimeUnit::day || dated_follows(end);
    const bool led = j > first_ && (doc_.value(j - 1, &WordInfo::preposition) != Preposition::none || doc_.with(j - 1, &WordInfo::link) ||
                                    doc_.value(j - 1, &WordInfo::time_unit) != TimeUnit::none || doc_.with(j - 1, &WordInfo::time_word) ||
                                    doc_.code(j - 1) == "qrAbh" || doc_.code(j - 1) == "sAEAt");
    const bool sure_noun = part == PartOfDay::evening || part == PartOfDay::morning || part == PartOfDay::dawn;
    const bool bare = sure_noun && a && !article && a->enclitic == token::Enclitic::none && (end >= last_ || !doc_.definite(end));
    if (!(going || adverb || next_time || (article && (led || p.since)) || bare)) return j;
    if (a && a->enclitic != token::Enclitic::none) return j;
    p.part = part;
    return end;
  }

  bool dated_follows(std::uint32_t k) const {
    Parts p;
    return k < last_ && dated(k, p) > k;
  }

  std::uint32_t time_word(std::uint32_t j, TimeWord word, Parts& p, bool going) const {
    switch (word) {
      case TimeWord::last:
      case TimeWord::next:
      case TimeWord::this_:
      case TimeWord::following:
        if (!going || (!p.weekday && !p.month && p.unit == TimeUnit::none && !p.today && p.word == DayWord::none)) return j;
        p.modifier = word;
        if (p.today && word == TimeWord::following) p.today = false, p.word = DayWord::none;
        return j + 1;
      case TimeWord::start:
      case TimeWord::middle:
      case TimeWord::end: {
        // Only before a month, a year, "the month", a week.
        std::uint32_t k = j + 1;
        if (k < last_ && value(k, &WordInfo::time_unit) == TimeUnit::month && (value(k + 1, &WordInfo::month) || value(k + 1, &WordInfo::hijri_month))) ++k;
        const bool follows = value(k, &WordInfo::month) || value(k, &WordInfo::time_unit) >= TimeUnit::week || dated_follows(k);
        if (!follows && !(p.since && k < last_)) return j;
        p.portion = word;
        if (!follows) p.outbreak = true;
        return k;
      }
      case TimeWord::outbreak:
        if (!p.since) return j;
        p.outbreak = true;
        return j + 1;
      default: return j;
    }
  }

  std::uint32_t time_unit(std::uint32_t j, TimeUnit unit, Parts& p, bool going) {
    const token::Analysis* a = doc_.reading(j, &WordInfo::time_unit);
    if (!a || a->enclitic != token::Enclitic::none || a->features.pos == knowledge::Pos::verb) return j;
    const bool article = a->has(token::kAl);
    if (unit == TimeUnit::hour && article && a->features.number != knowledge::Number::plural) return clock(j, p);
    if (unit == TimeUnit::year && !article && !going) {
      const int year = digits(j + 1);
      if (year >= 1900 && year < 2100) {
        p.year = year;
        return j + 2;
      }
    }
    if (unit == TimeUnit::year && article) {
      const int year = digits(j + 1);
      if (year >= 1900 && year < 2100) {
        p.year = year;
        return j + 2;
      }
    }
    if (unit == TimeUnit::month && (value(j + 1, &WordInfo::month) || dated_follows(j + 1))) return j + 1;
    if (unit == TimeUnit::day) return day_unit(j, *a, article, p, going);
    if (p.unit != TimeUnit::none) return j;
    p.unit = unit, p.unit_definite = article;
    amount_of(*a, p);
    return j + 1;
  }

  std::uint32_t day_unit(std::uint32_t j, const token::Analysis& a, bool article, Parts& p, bool going) {
    if (a.features.number == knowledge::Number::dual || a.features.number == knowledge::Number::plural) {
      if (p.unit != TimeUnit::none) return j;
      p.unit = TimeUnit::day, p.unit_definite = article;
      amount_of(a, p);
      return j + 1;
    }
    if (article) {
      // "Alywm": today, unless "the day" is told otherwise.
      if (going && p.word != DayWord::none) return j;
      p.word = DayWord::today, p.today = true;
      return j + 1;
    }
    // "ywm AljmEh": only before a weekday, a date, yesterday.
    const std::uint32_t k = j + 1;
    if (value(k, &WordInfo::weekday) || value(k, &WordInfo::day) != DayWord::none || dated_follows(k)) return k;
    if (p.amount_given && p.unit == TimeUnit::none) {  // "15 ywmA"
      p.unit = TimeUnit::day;
      return k;
    }
    if (p.ago || p.since) {
      p.unit = TimeUnit::day, p.amount = 1;
      return k;
    }
    return j;
  }

  static void amount_of(const token::Analysis& a, Parts& p) {
    if (p.amount_given) return;
    if (a.features.number == knowledge::Number::dual) p.amount = 2, p.amount_given = true;
    else if (a.features.number == knowledge::Number::plural) p.amount = 0;
    else p.amount = 1;
  }

  // "AlsAEp 11:20", "AlsAEp AlxAmsp wAlnSf"
  std::uint32_t clock(std::uint32_t j, Parts& p) {
    const int hour = digits(j + 1);
    if (hour >= 0 && hour < 25) {
      p.clock = true, p.hour = hour;
      if (doc_.is_punctuation(j + 2, ':') && digits(j + 3) >= 0) {
        p.minute = digits(j + 3);
        return j + 4;
      }
      return j + 2;
    }
    if (const Count* c = count(j + 1); c && c->kind == Count::Kind::ordinal && c->value <= 12) {
      p.clock = true, p.hour = static_cast<int>(c->value);
      return c->extent.last;
    }
    return j;
  }

  std::uint32_t number(std::uint32_t j, const Count& c, Parts& p, bool going) {
    if (c.extent.first != j) return j;
    // "fy AlxAmsp mn SbAH", "AlvAnyp ZhrA": an hour.
    if (c.kind == Count::Kind::ordinal && c.value <= 12 && doc_.definite(j) && !going) {
      std::uint32_t k = c.extent.last;
      for (int guard = 0; guard < 3 && k < last_; ++guard)
        if (doc_.code(k) == "wAlnSf" || doc_.code(k) == "wAlrbE" || doc_.code(k) == "wAlvlv" || doc_.code(k) == "mn" || doc_.code(k) == "qbl") ++k;
      if (value(k, &WordInfo::part_of_day) == PartOfDay::none) return j;
      p.clock = true, p.hour = static_cast<int>(c.value);
      return k;
    }
    if (c.kind != Count::Kind::cardinal && c.kind != Count::Kind::fraction) return j;
    if (p.unit != TimeUnit::none && p.unit_definite && !p.amount_given) {  // "AlAyAm AlvlAvp AlmADyp", "AlsAEAt Al24"
      p.amount = c.value, p.amount_given = true;
      return c.extent.last;
    }
    std::uint32_t k = c.extent.last;
    const TimeUnit unit = value(k, &WordInfo::time_unit);
    if (unit == TimeUnit::none || p.unit != TimeUnit::none) return j;
    const token::Analysis* a = doc_.reading(k, &WordInfo::time_unit);
    if (!a || a->has(token::kAl) || a->enclitic != token::Enclitic::none) return j;
    if (c.use == Count::Use::age || c.use == Count::Use::money) return j;
    p.amount = c.value, p.amount_given = true, p.unit = unit;
    return k + 1;
  }

  // ---- resolving

  std::uint32_t put(std::uint32_t i, std::uint32_t end, const Parts& p) {
    Time time;
    std::uint32_t first = i;
    // A leading "in" or "before" that nothing came of stays outside.
    if (!p.since && !p.within && !p.ago && (doc_.code(i) == "fy" || doc_.code(i) == "wfy") && end > i + 1) first = i + 1;
    time.extent = doc_.extent(first, end);
    time.part_of_day = kParts[static_cast<int>(p.part)];
    if (p.weekday) time.iso_weekday = kWeekdays[p.weekday];
    time.says_today = p.word == DayWord::today;
    if (!resolve(p, time)) return i;
    out_.push_back(std::move(time));
    return end;
  }

  void set(Time& t, Day from, Day to, const char* grain) const {
    t.from = base::format_day(from), t.to = base::format_day(to), t.grain = grain;
  }

  bool resolve(const Parts& p, Time& t) {
    const auto today = anchor_.published;
    if (p.month || p.hijri_month) return absolute(p, t);
    if (p.weekday || p.word != DayWord::none) return relative_day(p, t);
    if (p.same_day || (p.modifier == TimeWord::following && p.unit == TimeUnit::none)) return after_previous(p, t);
    if (p.unit != TimeUnit::none) return by_unit(p, t);
    if (p.year) {
      set(t, day_of(p.year, 1, 1), day_of(p.year, 12, 31), "year");
      t.since = p.since, t.is_period = true;
      return true;
    }
    if (p.outbreak && p.since) {
      t.since = true, t.grain = "day";
      return true;
    }
    if (p.part != PartOfDay::none || p.clock) {
      t.grain = p.clock ? "minute" : "day", t.part_only = true;
      if (today) set(t, *today, *today, t.grain.c_str());
      return true;
    }
    return false;
  }

  static Day day_of(int year, int month, int day) {
    return Day{std::chrono::year{year} / month / day};
  }
  static int month_length(int year, int month) {
    const auto last = std::chrono::year{year} / month / std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day_last{last}.day()));
  }

  bool absolute(const Parts& p, Time& t) {
    if (!p.month && p.hijri_month) {
      const auto day = hijri_day(p.hijri_year, p.hijri_month, p.day ? p.day : 1);
      if (!day) return false;
      set(t, *day, *day, "day");
      return true;
    }
    int year = p.year;
    if (!year) {
      if (!anchor_.published) {
        t.grain = p.day ? "day" : "month";
        return true;
      }
      year = base::year_of(*anchor_.published);
      const Day start = day_of(year, p.month, p.day ? std::min(p.day, month_length(year, p.month)) : 1);
      const bool last_year = start > *anchor_.published + days{p.modifier == TimeWord::next ? 400 : 45};
      if (last_year || (p.modifier == TimeWord::last && start >= *anchor_.published)) --year;
    }
    if (p.day) {
      if (p.day > month_length(year, p.month)) return false;
      const Day day = day_of(year, p.month, p.day);
      set(t, day, day, "day");
      if (p.weekday && std::string_view(base::weekday_name(day)) != kWeekdays[p.weekday]) t.weekday_conflict = true;
    } else {
      const int length = month_length(year, p.month);
      int from = 1, to = length;
      if (p.portion == TimeWord::start) to = 10;
      if (p.portion == TimeWord::middle) from = to = 15;
      if (p.portion == TimeWord::end) from = length - 9;
      set(t, day_of(year, p.month, from), day_of(year, p.month, to), p.portion == TimeWord::middle ? "day" : p.portion == TimeWord::none ? "month" : "days");
      t.is_period = p.portion == TimeWord::none;
    }
    if (p.since) since(t);
    if (anchor_.published && t.from > base::format_day(*anchor_.published)) t.future = true;
    return true;
  }

  // "since X": a running total when X is long ago, else the days from X to the report.
  void since(Time& t) const {
    if (!anchor_.published || t.from.empty()) {
      t.since = true;
      return;
    }
    const auto from = base::parse_day(t.from);
    t.since = !from || *anchor_.published - *from > days{4};
    t.to = base::format_day(*anchor_.published);
    if (!t.since) t.grain = "days", t.is_period = t.from != t.to;
  }

  bool relative_day(const Parts& p, Time& t) {
    t.grain = "day";
    const auto today = anchor_.published;
    t.future = p.word == DayWord::tomorrow || p.word == DayWord::after_tomorrow || (p.modifier == TimeWord::next && p.weekday);
    if (!today) {
      if (p.since) t.since = false;
      return true;
    }
    Day day = *today;
    switch (p.word) {
      case DayWord::yesterday: day -= days{1}; break;
      case DayWord::before_yesterday: day -= days{2}; break;
      case DayWord::tomorrow: day += days{1}; break;
      case DayWord::after_tomorrow: day += days{2}; break;
      default: break;
    }
    if (p.weekday && p.word == DayWord::none) day = by_weekday(p, *today);
    else if (p.weekday && std::string_view(base::weekday_name(day)) != kWeekdays[p.weekday]) t.weekday_conflict = true;
    set(t, day, day, "day");
    if (p.since) since(t);
    return true;
  }

  Day by_weekday(const Parts& p, Day today) const {
    const int now = static_cast<int>(std::chrono::weekday{today}.c_encoding()) + 1;
    int back = (now - p.weekday + 7) % 7;
    if (p.modifier == TimeWord::next || (anchor_.prefer_future && p.modifier != TimeWord::last)) return today + days{back == 0 ? 7 : 7 - back};
    if (p.modifier == TimeWord::last && back == 0) back = 7;
    return today - days{back};
  }

  // "the next day", "that same day": counted from the time named before.
  bool after_previous(const Parts& p, Time& t) {
    t.grain = "day";
    for (auto it = out_.rbegin(); it != out_.rend(); ++it) {
      if (it->from.empty() || it->is_duration || it->since) continue;
      const auto day = base::parse_day(it->from);
      if (!day) break;
      const Day here = *day + days{p.same_day ? 0 : 1};
      set(t, here, here, "day");
      return true;
    }
    return true;
  }

  bool by_unit(const Parts& p, Time& t) {
    const auto today = anchor_.published;
    static constexpr int kDays[] = {0, 0, 0, 0, 1, 7, 30, 365};
    const int unit_days = kDays[static_cast<int>(p.unit)];
    const char* grain = p.unit <= TimeUnit::day ? "day" : p.unit == TimeUnit::week ? "week" : p.unit == TimeUnit::month ? "month" : "year";
    t.grain = grain;
    if (p.modifier == TimeWord::next) {
      t.future = true;
      return true;
    }
    if (p.ago || (p.since && p.amount_given && !p.unit_definite) || (p.since && p.unit <= TimeUnit::week && p.amount == 1 && !p.unit_definite)) {
      if (!today) return true;
      if (p.unit < TimeUnit::day) {
        const Day day = *today - days{p.unit == TimeUnit::hour && p.amount > 18 ? static_cast<int>(p.amount / 24 + 0.5) : 0};
        set(t, day, day, "day");
        return true;
      }
      const Day day = back(*today, p.unit, static_cast<int>(p.amount == 0 ? 3 : p.amount));
      set(t, day, p.since ? *today : day, p.since ? "days" : p.unit >= TimeUnit::month ? grain : "day");
      if (p.since) since(t);
      return true;
    }
    if (p.portion != TimeWord::none || p.modifier == TimeWord::this_ || (p.modifier == TimeWord::last && p.amount <= 1 && !p.amount_given && p.unit >= TimeUnit::week))
      return calendar_unit(p, t);
    if (p.modifier == TimeWord::last || (p.within && p.unit_definite)) {
      if (!today) return true;
      const double amount = p.amount > 0 ? p.amount : 3;
      const int length = p.unit < TimeUnit::day ? std::max(1, static_cast<int>(amount / 24 + 0.5)) : static_cast<int>(amount) * unit_days;
      set(t, *today - days{length}, *today, length > 1 ? "days" : "day");
      t.is_period = true;
      if (p.unit < TimeUnit::day && amount < 18) t.from = t.to;
      return true;
    }
    if (p.amount_given || p.within) {
      t.is_duration = true, t.duration = duration(p);
      return p.amount_given;
    }
    return false;
  }

  static Day back(Day today, TimeUnit unit, int amount) {
    const std::chrono::year_month_day date{today};
    if (unit == TimeUnit::day) return today - days{amount};
    if (unit == TimeUnit::week) return today - days{7 * amount};
    auto moved = unit == TimeUnit::month ? date - std::chrono::months{amount} : date - std::chrono::years{amount};
    if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
    return Day{moved};
  }

  // "the current month", "last week", "the middle of the month", "the start of the year".
  bool calendar_unit(const Parts& p, Time& t) {
    if (!anchor_.published) {
      t.since = p.since;
      return true;
    }
    const Day today = *anchor_.published;
    const std::chrono::year_month_day date{today};
    int year = static_cast<int>(date.year()), month = static_cast<int>(static_cast<unsigned>(date.month()));
    const bool past = p.modifier == TimeWord::last;
    if (p.unit == TimeUnit::week) {
      set(t, today - days{past ? 7 : 6}, today, "week");
    } else if (p.unit == TimeUnit::month) {
      if (past && --month == 0) month = 12, --year;
      const int length = month_length(year, month);
      int from = 1, to = length;
      if (p.portion == TimeWord::start) to = 10;
      if (p.portion == TimeWord::middle) from = to = 15;
      if (p.portion == TimeWord::end) from = length - 9;
      set(t, day_of(year, month, from), day_of(year, month, to), from == to ? "day" : p.portion == TimeWord::none ? "month" : "days");
    } else {
      if (past) --year;
      set(t, day_of(year, 1, 1), p.portion == TimeWord::start ? day_of(year, 1, 31) : day_of(year, 12, 31), "year");
    }
    t.is_period = p.portion != TimeWord::middle;
    if (p.since) since(t);
    return true;
  }

  static std::string duration(const Parts& p) {
    static constexpr const char* kUnits[] = {"", "S", "M", "H", "D", "W", "M", "Y"};
    std::string amount = std::to_string(p.amount);
    amount.erase(amount.find_last_not_of('0') + 1);
    if (!amount.empty() && amount.back() == '.') amount.pop_back();
    return std::string(p.unit <= TimeUnit::hour ? "PT" : "P") + amount + kUnits[static_cast<int>(p.unit)];
  }

  const Document& doc_;
  const Anchor& anchor_;
  std::vector<Time>& out_;
  std::uint32_t first_ = 0, last_ = 0;
};

}  // namespace

void find_times(const Document& doc, const Anchor& anchor, std::vector<Time>& out) { Finder(doc, anchor, out).run(); }

}  // namespace marsad::mention
