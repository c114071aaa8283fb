#include "page_days.hpp"

#include <cstdlib>

#include "base/utf8.hpp"

namespace marsad::report {
namespace {

using text::is_digit;

constexpr int kFirstYear = 1990, kLastYear = 2099;

std::optional<base::Day> make_day(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (year < kFirstYear || year > kLastYear || !date.ok()) return std::nullopt;
  return base::Day{date};
}

struct Number {
  unsigned value = 0;
  std::size_t size = 0, end = 0;
};

// The run of digits at `at`; size 0 when there is none or it is no part of a date.
Number number_at(std::string_view code, std::size_t at) {
  Number number{0, 0, at};
  while (number.end < code.size() && is_digit(code[number.end])) {
    if (++number.size > 4) return {0, 0, number.end};
    number.value = number.value * 10 + static_cast<unsigned>(code[number.end++] - '0');
  }
  return number;
}

std::size_t skip(std::string_view code, std::size_t at, std::string_view what) {
  while (at < code.size() && what.find(code[at]) != std::string_view::npos) ++at;
  return at;
}

// "2019-01-27" and "27/1/2019" alike: three numbers with the same mark between them.
struct Triple {
  Number first, second, third;
  char mark = 0;
};

std::optional<Triple> triple_at(std::string_view code, std::size_t at) {
  Triple t;
  t.first = number_at(code, at);
  std::size_t i = skip(code, t.first.end, " ");
  if (t.first.size == 0 || i >= code.size() || std::string_view("-/.").find(code[i]) == std::string_view::npos) return {};
  t.mark = code[i];
  t.second = number_at(code, skip(code, i + 1, " "));
  i = skip(code, t.second.end, " ");
  if (t.second.size == 0 || i >= code.size() || code[i] != t.mark) return {};
  t.third = number_at(code, skip(code, i + 1, " "));
  // "2019-01-2x" is no day, "2019-01-27T14:00" and "27/1/2019m" are.
  const char behind = t.third.end < code.size() ? code[t.third.end] : ' ';
  if (t.third.size == 0 || (text::is_latin(behind) && behind != static_cast<char>(text::kLatin | 't'))) return {};
  return t;
}

std::optional<base::Day> day_of(const Triple& t) {
  if (t.second.size > 2) return std::nullopt;
  if (t.first.size == 4 && t.third.size <= 2)
    return make_day(static_cast<int>(t.first.value), t.second.value, t.third.value);
  if (t.third.size != 4 || t.first.size > 2) return std::nullopt;
  const int year = static_cast<int>(t.third.value);
  // Arabic pages write the day first; a second number over 12 can only be the day.
  if (t.second.value > 12) return make_day(year, t.first.value, t.second.value);
  return make_day(year, t.second.value, t.first.value);
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

unsigned digits(std::string_view text) {
  return static_cast<unsigned>(std::strtoul(std::string(text).c_str(), nullptr, 10));
}

std::optional<base::Day> compact_day(std::string_view text) {
  return make_day(static_cast<int>(digits(text.substr(0, 4))), digits(text.substr(4, 2)), digits(text.substr(6, 2)));
}

}  // namespace

unsigned PageWords::month_at(std::string_view code, std::size_t at, std::size_t& end) const {
  const auto found = months_.find(std::string(code.substr(at, 2)));
  if (found == months_.end()) return 0;
  for (const auto& [name, month] : found->second) {
    end = at + name.size();
    if (code.substr(at, name.size()) == name && (end >= code.size() || !text::is_word(code[end]) || is_digit(code[end])))
      return month;
  }
  return 0;
}

// Behind a day number: "mAyw 2025", "AyAr/mAyw 2025", "mn chr AyAr 2025" is left to the reader of text.
std::optional<base::Day> PageWords::named_day(std::string_view code, unsigned day, std::size_t at) const {
  std::size_t end = skip(code, at, " ,-/");
  const unsigned month = month_at(code, end, end);
  if (month == 0) return std::nullopt;
  // The Levantine and the western name side by side.
  for (std::size_t next = skip(code, end, " -/()"), after = next; month_at(code, next, after) != 0;)
    next = end = skip(code, after, " -/()");
  const Number year = number_at(code, skip(code, end, " ,-/()."));
  if (year.size != 4) return std::nullopt;
  return make_day(static_cast<int>(year.value), month, day);
}

// "January 27, 2019".
std::optional<base::Day> PageWords::month_first(std::string_view code, std::size_t at) const {
  std::size_t end = at;
  const unsigned month = month_at(code, at, end);
  if (month == 0) return std::nullopt;
  const Number day = number_at(code, skip(code, end, " "));
  if (day.size == 0 || day.size > 2) return std::nullopt;
  const Number year = number_at(code, skip(code, day.end, " ,"));
  if (year.size != 4 || year.end == day.end) return std::nullopt;
  return make_day(static_cast<int>(year.value), month, day.value);
}

std::optional<base::Day> PageWords::day_at(std::string_view code, std::size_t at) const {
  if (!is_digit(code[at])) return month_first(code, at);
  if (const auto triple = triple_at(code, at))
    if (const auto day = day_of(*triple)) return day;
  const Number day = number_at(code, at);
  return day.size == 1 || day.size == 2 ? named_day(code, day.value, day.end) : std::nullopt;
}

std::optional<base::Day> PageWords::find_day(std::string_view line) const {
  text::Folded folded;
  text::fold(base::utf8_prefix(line, 4096), folded);
  const std::string_view code = folded.code;
  for (std::size_t i = 0; i < code.size();) {
    if (const auto day = text::is_word(code[i]) ? day_at(code, i) : std::nullopt) return day;
    // On to the next number or word.
    const bool digit = is_digit(code[i]);
    ++i;
    while (i < code.size() && (digit ? is_digit(code[i]) : text::is_word(code[i]) && !is_digit(code[i]))) ++i;
  }
  return std::nullopt;
}

std::optional<base::Day> metadata_day(std::string_view value, const PageWords& words) {
  const std::size_t first = value.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return std::nullopt;
  value = value.substr(first, value.find_last_not_of(" \t\r\n") + 1 - first);
  if (const auto day = base::parse_day(value); day && base::year_of(*day) >= kFirstYear && base::year_of(*day) <= kLastYear)
    return day;
  if (all_digits(value)) {
    if (value.size() == 8 || value.size() == 14) return compact_day(value);
    if (value.size() != 10 && value.size() != 13) return std::nullopt;
    const std::chrono::sys_seconds instant{
        std::chrono::seconds{std::strtoll(std::string(value.substr(0, 10)).c_str(), nullptr, 10)}};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    return base::year_of(day) >= kFirstYear && base::year_of(day) <= kLastYear ? std::optional(day) : std::nullopt;
  }
  if (value.size() > 8 && value[8] == 'T' && all_digits(value.substr(0, 8))) return compact_day(value);
  return words.find_day(value);
}

std::optional<base::Day> url_day(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return std::nullopt;
  url = url.substr(path, url.find_first_of("?#", path) - path);
  for (std::size_t i = 1; i < url.size(); ++i) {
    if (!is_digit(url[i]) || is_digit(url[i - 1])) continue;
    const auto triple = triple_at(url, i);
    if (triple && triple->first.size == 4 && triple->mark != '.')
      if (const auto day = day_of(*triple)) return day;
    const std::size_t end = skip(url, i, "0123456789");
    if (end - i == 8)
      if (const auto day = compact_day(url.substr(i, 8))) return day;
  }
  return std::nullopt;
}

Expected<std::string> given_day(std::string_view value, const PageWords& words) {
  if (value.find_first_not_of(" \t\r\n") == std::string_view::npos) return std::string();
  text::Folded folded;
  text::fold(base::utf8_prefix(value, 80), folded);
  const auto triple = triple_at(folded.code, 0);
  const bool either_way = triple && triple->first.size <= 2 && triple->first.value <= 12 && triple->second.value <= 12 &&
                          triple->first.value != triple->second.value;
  const auto day = metadata_day(value, words);
  if (day && !either_way) return base::format_day(*day);
  return tl::unexpected(Error{ErrorCode::date, "", std::string(base::utf8_prefix(value, 80)),
                              either_way ? "published can be read as two different days" : "published is no day that exists",
                              "write YYYY-MM-DD, e.g. 2019-01-27"});
}

}  // namespace marsad::report
