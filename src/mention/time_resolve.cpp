#include "time_resolve.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace marsad::mention::times {
namespace {

using std::chrono::days;

constexpr int kRunning = 4;            // "since" a day further back than this opens a running total
constexpr std::size_t kLookBack = 64;  // earlier times that are looked at: the walk over a report stays linear

// Dawn first; -1 for no part of the day.
int place_in_day(std::string_view part) {
  constexpr std::string_view kParts[] = {"dawn", "morning", "noon", "afternoon", "evening", "night"};
  for (int i = 0; i < 6; ++i)
    if (kParts[i] == part) return i;
  return -1;
}

bool names_day(const Time& t) {
  return !t.from.empty() && !t.is_duration && !t.since && !t.is_period && !t.future &&
         (t.grain == "day" || t.grain == "minute" || t.grain == "second");
}

}  // namespace

std::optional<Day> Resolver::previous_day(const std::vector<Time>& before) const {
  const auto end = before.rbegin() + static_cast<std::ptrdiff_t>(std::min(before.size(), kLookBack));
  for (auto it = before.rbegin(); it != end; ++it)
    if (names_day(*it)) return base::parse_day(it->from);
  return std::nullopt;
}

// "had been": the story goes back in time here.
bool Resolver::told_back(const Draft& d) const {
  const std::uint32_t start = doc_.tokens->sentences[doc_.sentence_of(d.first)].first;
  for (std::uint32_t i = d.first, steps = 0; i > start && steps < 10; ++steps) {
    --i;
    if (doc_.value(i, &WordInfo::role) == Role::qad || doc_.code(i).ends_with("kAn") || doc_.code(i).ends_with("kAnt"))
      return true;
  }
  return false;
}

std::optional<Day> Resolver::context_day(const Draft& d, const std::vector<Time>& before) const {
  if (!anchor_.published) return std::nullopt;
  const auto& sentences = doc_.tokens->sentences;
  const auto paragraph = [&](std::uint32_t token) { return sentences[doc_.sentence_of(token)].paragraph; };
  const std::uint32_t here = paragraph(d.first);
  const bool item = sentences[doc_.sentence_of(d.first)].bullet;  // stands for itself
  std::optional<Day> found;  // the last of this paragraph, else the first of the one before, which opened its story
  const auto end = before.rbegin() + static_cast<std::ptrdiff_t>(std::min(before.size(), kLookBack));
  for (auto it = before.rbegin(); it != end; ++it) {
    const std::uint32_t there = paragraph(it->extent.first);
    if (here - there > (item ? 0u : 1u)) break;
    if (!names_day(*it)) continue;
    const auto day = base::parse_day(it->from);
    if (found && there != here && day != found) return std::nullopt;  // the paragraph before tells of several days
    found = day;
    // what is told as of dawn behind an evening is of the next one
    if (*day < *anchor_.published && place_in_day(d.part) >= 0 && place_in_day(d.part) < place_in_day(it->part_of_day) &&
        !told_back(d))
      found = *day + days{1};
    if (there == here) break;
  }
  if (!found || *found > *anchor_.published) return std::nullopt;
  const bool same = !before.empty() && paragraph(before.back().extent.first) == here;
  return same || *anchor_.published - *found <= days{1} ? found : std::nullopt;
}

std::optional<Day> Resolver::date_in_year(const Draft& d, int year) const {
  const int day = d.last_day ? (d.hijri ? 30 : month_length(year, d.month)) : d.day;
  if (!d.hijri) return day_of(year, d.month, day);
  const auto found = mention::hijri_day(year, d.month, day);
  const auto month = hijri_month(year, d.month);
  return d.last_day && month ? std::optional<Day>(month->to) : found;
}

// A verb of the future or a word of planning stands before it in its sentence.
bool Resolver::spoken_ahead(const Draft& d) const {
  constexpr std::uint32_t kReach = 14;
  const std::uint32_t start = doc_.tokens->sentences[doc_.sentence_of(d.first)].first;
  for (std::uint32_t i = d.first, steps = 0; i > start && steps < kReach; ++steps) {
    --i;
    const auto all = doc_.readings(i);
    if (doc_.code(i) == "swf") return true;
    if (!all.empty() && all.front().features.form == knowledge::Form::perfect &&
        doc_.lexicon->of(all.front().record).modal != Modal::planned)
      return false;  // what was done, was done then
    if (doc_.value(i, &WordInfo::modal) == Modal::planned) return true;
    for (const token::Analysis& a : all)
      if (a.has(token::kSa) && a.features.form == knowledge::Form::imperfect) return true;
  }
  return false;
}

// Of the same date in three years the one that is meant.
std::optional<Day> Resolver::nearest(const Draft& d, int year, Word relation) const {
  const Day today = *anchor_.published;
  std::optional<Day> best;
  const bool ahead = relation == Word::none && spoken_ahead(d);
  for (int y = year - 1; y <= year + 1; ++y) {
    const auto day = date_in_year(d, y);
    if (!day) continue;
    if (relation == Word::next || (relation == Word::none && (anchor_.prefer_future || ahead))) {
      if (*day >= today && !best) best = day;
    } else if (*day < today || (relation == Word::this_ && *day - today <= days{31}) ||
               (relation == Word::none && *day - today <= days{kAhead})) {
      best = day;
    }
  }
  // A date ahead is meant as last year's when only that falls on the weekday named.
  if (best && d.weekday >= 0 && weekday_of(*best) != d.weekday)
    for (int y = year - 1; y <= year + 1; ++y)
      if (const auto day = date_in_year(d, y);
          day && weekday_of(*day) == d.weekday && *day <= today + days{kAhead} && *day > today - days{400})
        best = day;
  return best;
}

std::optional<Day> Resolver::date_of(const Draft& d) const {
  if (d.month_of_unit) {
    if (!anchor_.published) return std::nullopt;
    const int months = d.relation == Word::last          ? -1
                       : d.relation == Word::next        ? 1
                       : d.relation == Word::before_last ? -2
                                                         : 0;
    const CivilDay c = civil(month_from(*anchor_.published, months).from);
    return day_of(c.year, c.month, d.day);
  }
  if (d.year != 0 && d.hijri && d.civil_year) {
    const int first = hijri_year(month_of(d.year, 1).from);
    for (int year = first; year <= first + 1; ++year)
      if (const auto day = date_in_year(d, year); day && base::year_of(*day) == d.year) return day;
    return std::nullopt;
  }
  if (d.year != 0) return date_in_year(d, d.year);
  if (!anchor_.published) return std::nullopt;
  const int year = d.hijri ? hijri_year(*anchor_.published) : base::year_of(*anchor_.published);
  switch (d.year_relation) {
    case Word::last: return date_in_year(d, year - 1);
    case Word::before_last: return date_in_year(d, year - 2);
    case Word::this_: return date_in_year(d, year);
    case Word::next: return date_in_year(d, year + 1);
    default: return nearest(d, year, d.relation);
  }
}

// The last such day on or before the report's; "last" strictly before, "next" strictly behind.
Day Resolver::weekday_day(const Draft& d, Day today) const {
  if (d.week) return week_from(today, *d.week).from + days{d.weekday};
  const int back = (weekday_of(today) - d.weekday + 7) % 7;
  if (d.relation == Word::next) return today + days{back == 0 ? 7 : 7 - back};
  if (d.relation == Word::none && anchor_.prefer_future) return today + days{back == 0 ? 0 : 7 - back};
  const int more = d.relation == Word::before_last ? 7 : 0;
  return today - days{(back == 0 && d.relation != Word::none && d.relation != Word::this_ ? 7 : back) + more};
}

// "today, Saturday" on a page dated Sunday: pages are dated late, and their clocks stand elsewhere; the weekday counts.
bool Resolver::nearby_weekday(const Draft& d, Day told, Time& t) const {
  for (const int step : {-1, 1, -2}) {
    const Day day = told + days{step};
    if (weekday_of(day) != d.weekday || (step > 0 && day > *anchor_.published)) continue;
    set(t, day, day, "day");
    t.future = day > *anchor_.published;
    t.decided = fmt::format("counted from the day of publication it is {}, a {}; the text says {}: the weekday counts",
                            base::format_day(told), kWeekdays[weekday_of(told)], kWeekdays[d.weekday]);
    return true;
  }
  return false;
}

void Resolver::day(const Draft& d, Time& t, const std::vector<Time>& before) const {
  t.grain = "day";
  t.future = (d.offset && *d.offset > 0) || d.relation == Word::next;
  std::optional<Day> found;
  if (d.nth != 0)
    found = nth_weekday(d);
  else if (d.has_date() || (d.day != 0 && d.month_of_unit))
    found = date_of(d);
  else if (d.day != 0)
    found = numbered(d);
  else if (!d.holiday.empty())
    found = holiday_of(d), found = found && d.eve ? std::optional<Day>(*found - days{1}) : found;
  else if (d.offset)
    found = anchor_.published ? std::optional<Day>(*anchor_.published + days{*d.offset}) : std::nullopt;
  else if (d.previous) {
    if (const auto last = previous_day(before))
      found = *last + days{*d.previous};
    else if (anchor_.published && *d.previous < 0)
      found = *anchor_.published + days{*d.previous};
  } else if (anchor_.published)
    found = weekday_day(d, *anchor_.published);
  if (!found) return;
  Day to = *found;
  const bool night = d.part == "night" && d.day_to == d.day + 1;  // "the night of the 14th to the 15th"
  if (d.day_to > d.day && !night) to += days{d.day_to - d.day};
  if (d.weekday_to >= 0) to += days{(d.weekday_to - d.weekday + 7) % 7};
  // "Thursday and Friday" told on a Friday: the last such pair.
  if (anchor_.published && d.weekday_to >= 0 && d.relation == Word::none && !anchor_.prefer_future &&
      to > *anchor_.published)
    *found -= days{7}, to -= days{7};
  set(t, *found, to, to == *found ? "day" : "days");
  t.weekday_conflict = d.weekday >= 0 && d.weekday_to < 0 && weekday_of(*found) != d.weekday;
  if (t.weekday_conflict && d.offset && nearby_weekday(d, *found, t)) return;
  if (t.weekday_conflict)
    t.decided = fmt::format("{} is a {}, the text says {}: the date counts, a weekday is the likelier slip",
                            base::format_day(*found), kWeekdays[weekday_of(*found)], kWeekdays[d.weekday]);
  if (anchor_.published && *found > *anchor_.published) t.future = true;
}

int to_24_hours(int minutes, std::string_view part) {
  const int hour = minutes / 60;
  const bool late = part == "afternoon" || part == "evening";
  if (hour < 12 && (late || (part == "noon" && hour < 10) || (part == "night" && hour >= 6))) return minutes + 12 * 60;
  if (hour == 12 && (part == "night" || part == "dawn" || part == "morning")) return minutes - 12 * 60;
  return minutes;
}

void Resolver::clock(const Draft& d, Time& t) const {
  t.grain = d.second >= 0 ? "second" : "minute";
  const int minutes = to_24_hours(d.minute_of_day, d.part);
  t.clock = fmt::format("{:02}:{:02}:{:02}", minutes / 60 % 24, minutes % 60, std::max(d.second, 0));
  t.zone = std::string(d.zone);
  if (t.from.empty() || t.from != t.to) return;
  const std::string day = t.from;
  t.from = t.to = day + "T" + t.clock;
  if (d.minute_to < 0) return;
  const int to = to_24_hours(d.minute_to, d.part_to);
  const auto next = base::parse_day(day);
  const std::string last = to <= minutes && next ? base::format_day(*next + days{1}) : day;
  t.to = fmt::format("{}T{:02}:{:02}:00", last, to / 60 % 24, to % 60);
}

void Resolver::part_only(const Draft& d, Time& t, const std::vector<Time>& before) const {
  t.grain = "day", t.part_only = true;
  if (!anchor_.published) return;
  const auto context = context_day(d, before);
  Day day = context ? *context : *anchor_.published;
  const bool past_midnight = d.minute_of_day >= 0 && d.minute_of_day < 6 * 60;
  if (d.midnight && !past_midnight && day == *anchor_.published)
    day -= days{1};  // midnight belongs to the night that began before
  set(t, day, day, "day");
}

// What "since", "until" and "during" make of the time behind them.
void Resolver::led(const Draft& d, Time& t) const {
  if (d.during && t.is_period && (d.unit >= Unit::month || (d.unit == Unit::none && d.year != 0))) t.since = true;
  if (!d.since) return;
  const bool coarse =
      d.edge == Word::outbreak || t.grain == "month" || t.grain == "year" || (d.unit >= Unit::week && !d.counted);
  if (!anchor_.published || t.from.empty()) {
    // A day told by its month ("since 7 October") lies back in time; "since yesterday" does not.
    t.since = coarse || d.month > 0;
    return;
  }
  const auto from = base::parse_day(t.from);
  if (!from || *from > *anchor_.published) return;
  t.since = coarse || *anchor_.published - *from > days{kRunning};
  t.from = base::format_day(*from), t.to = base::format_day(*anchor_.published);
  t.is_period = t.from != t.to;
  t.part_only = false;
  t.grain = t.is_period ? "days" : "day";
}

// "of the same month", "of that year": those of the last day named.
Draft Resolver::with_same(Draft d, const std::vector<Time>& before) const {
  if (!d.same && d.year_relation != Word::same_) return d;
  const auto end = before.rbegin() + static_cast<std::ptrdiff_t>(std::min(before.size(), kLookBack));
  for (auto it = before.rbegin(); it != end; ++it) {
    const auto day = it->from.empty() || it->since ? std::nullopt : base::parse_day(it->from.substr(0, 10));
    if (!day || (it->grain == "year" && d.unit == Unit::month)) continue;
    const CivilDay c = civil(*day);
    if (d.year_relation == Word::same_) d.year_relation = Word::none, d.year = c.year;
    if (!d.same || d.unit == Unit::week) return d;
    d.same = false, d.year = c.year;
    if (d.unit == Unit::month || d.month_of_unit) d.month = c.month;
    d.month_of_unit = false, d.unit = Unit::none, d.relation = Word::none;
    return d;
  }
  return d;
}

// Without the conjunction or preposition that is written on to the first word.
Span Resolver::words(const Draft& d, Span whole) const {
  const std::uint32_t first = d.core > d.first ? d.core : d.first;
  Span span{doc_.token(first).span.begin, whole.end};
  const std::uint16_t bits = words_.proclitics(first);
  if ((bits & token::kLi) && (bits & token::kAl)) return span;
  std::uint32_t letters = 0;
  for (const std::uint16_t bit : {token::kWa, token::kFa, token::kBi, token::kLi, token::kKa}) letters += (bits & bit) != 0;
  const auto& folded = doc_.tokens->folded;
  const std::uint32_t at = doc_.token(first).code_begin + letters;
  if (letters && at < doc_.token(first).code_end) span.begin = folded.begin[at];
  return span;
}

Time Resolver::resolve(const Draft& draft, const std::vector<Time>& before) const {
  const Draft d = with_same(draft, before);
  Time t;
  t.extent = doc_.extent(d.first, d.last);
  t.words = words(d, t.extent.span);
  t.tie = d.tie;
  if (!d.clock.empty()) t.clock = std::string(d.clock) + ":00";
  t.part_of_day = std::string(d.part);
  if (d.weekday >= 0) t.iso_weekday = kWeekdays[d.weekday];
  t.says_today = d.today_word;
  if (!d.repeats.empty()) {
    repeats(d, t);
    return t;
  }
  if (d.edge == Word::coming) {
    t.future = true, t.grain = "day";
  } else if (d.edge == Word::outbreak) {
    t.grain = "day";
  } else if (!d.season.empty()) {
    season(d, t);
  } else if (d.has_day()) {
    day(d, t, before);
  } else if (d.month != 0) {
    month(d, t);
    narrow_to_week(t, d.week_of_month);
  } else if (d.unit != Unit::none) {
    const bool whole = d.unit >= Unit::week && d.definite && !d.counted && d.amount == 0 && d.relation != Word::none;
    if (whole)
      unit(d, t), narrow_to_week(t, d.week_of_month);
    else if (d.definite)
      period(d, t);
    else
      amount(d, t, before);
  } else if (d.year != 0) {
    t.grain = "year";
    const auto first = d.hijri ? hijri_month(d.year, 1) : std::optional<DayRange>(month_of(d.year, 1));
    const auto last = d.hijri ? hijri_month(d.year, 12) : std::nullopt;
    if (d.hijri && first && last) set(t, first->from, last->to, "year"), t.is_period = true;
    if (!d.hijri) set_year(t, d.year, d.edge);
    if (d.year_to > d.year) t.to = base::format_day(month_of(d.year_to, 12).to);
  } else {
    part_only(d, t, before);
  }
  narrow(d, t);
  if (d.minute_of_day >= 0) clock(d, t);
  led(d, t);
  return t;
}

}  // namespace marsad::mention::times
