#include "cases_mentions.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "../base/moment.hpp"

namespace marsad::engine {
namespace {

std::optional<double> figure(std::string_view s) {
  double value = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (s.empty() || error != std::errc{} || end != s.data() + s.size()) return std::nullopt;
  return value;
}

bool is_number(MentionKind kind) {
  return kind == MentionKind::number || kind == MentionKind::ordinal || kind == MentionKind::percent;
}

// "5", "34..", "5..7", "15~", "24..v", "-1", "0.5"
bool parse_figures(std::string_view s, CaseMention& out) {
  for (; !s.empty() && (s.back() == '~' || s.back() == 'v'); s.remove_suffix(1))
    (s.back() == '~' ? out.approx : out.vague) = true;
  const std::size_t dots = s.find("..");
  out.min = figure(s.substr(0, dots));
  if (dots == std::string_view::npos) {
    out.max = out.min;
    return out.min.has_value();
  }
  const std::string_view rest = s.substr(dots + 2);
  if (!rest.empty()) out.max = figure(rest);
  return out.min && (rest.empty() || (out.max && *out.max >= *out.min));
}

// "2013-02-01T07:00:00" as cases write it: no seconds that are none, no midnight.
std::string short_time(std::string time) {
  if (time.ends_with("T00:00:00")) time.resize(10);
  if (time.size() == 19 && time.ends_with(":00")) time.resize(16);
  return time;
}

std::string time_text(const Mention& m) {
  if (!m.repeats.empty()) return "every " + m.repeats;
  if (m.from.empty() && m.to.empty()) return "unknown";
  const std::string from = short_time(m.from), to = short_time(m.to);
  const auto day = from.size() == 10 ? base::parse_day(from) : std::nullopt;
  const bool whole_day = day && to == base::format_day(*day + std::chrono::days{1});
  return whole_day ? from : from + ".." + to;
}

bool is_time(std::string_view s) {
  if (s == "unknown" || s.starts_with("every P")) return true;
  const std::size_t dots = s.find("..");
  if (dots == std::string_view::npos) return base::parse_day(s) && s.size() == 10;
  return base::parse_moment(s.substr(0, dots)) && base::parse_moment(s.substr(dots + 2));
}

bool near(const std::optional<double>& a, const std::optional<double>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return std::abs(*a - *b) <= 1e-6 * std::max({1.0, std::abs(*a), std::abs(*b)});
}

std::string figures_text(const Mention& m) {
  const auto text = [](const std::optional<double>& v) { return v ? fmt::format("{}", *v) : std::string(); };
  std::string out = text(m.min);
  if (m.max != m.min) out += ".." + text(m.max);
  return out + (m.approx ? "~" : "") + (m.vague ? "v" : "") + (m.counts.empty() ? "" : " " + m.counts);
}

std::string what(const Mention& m) {
  if (is_number(m.kind)) return m.relative.empty() ? figures_text(m) : m.relative;
  if (m.kind == MentionKind::time) return time_text(m) + " " + m.grain;
  if (m.kind == MentionKind::duration) return m.iso.empty() ? "unknown" : m.iso;
  if (m.kind == MentionKind::person) return figures_text(m);
  return m.id.empty() ? m.name_ar : m.id;
}

std::string label(const Mention& m, std::string_view text) {
  return fmt::format("{} {} ('{}')", name_of(m.kind), what(m), m.span.of(text));
}

bool same(const CaseMention& wanted, const Mention& got, std::string_view text) {
  if (wanted.kind != got.kind) return false;
  if (!wanted.words.empty() && wanted.words != got.span.of(text)) return false;
  if (is_number(got.kind) && !got.relative.empty()) return wanted.what == got.relative;
  if (is_number(got.kind))
    return near(wanted.min, got.min) && near(wanted.max, got.max) && wanted.approx == got.approx &&
           wanted.vague == got.vague && wanted.what == got.counts;
  if (got.kind == MentionKind::time)
    return wanted.what == time_text(got) && (wanted.grain.empty() || wanted.grain == got.grain);
  if (got.kind == MentionKind::duration) return wanted.what == (got.iso.empty() ? "unknown" : got.iso);
  if (got.kind == MentionKind::person && wanted.min)
    return near(wanted.min, got.min) && near(wanted.max, got.max) && wanted.approx == got.approx &&
           wanted.vague == got.vague;
  return same_name(wanted.what, {got.span.of(text), got.name_ar, got.name_en, got.id});
}

}  // namespace

std::optional<MentionKind> mention_kind(std::string_view name) {
  for (int k = 0; k < kMentionKinds; ++k)
    if (name == name_of(static_cast<MentionKind>(k))) return static_cast<MentionKind>(k);
  return std::nullopt;
}

std::string mention_kinds() {
  std::string out;
  for (int k = 0; k < kMentionKinds; ++k) out += (k ? ", " : "") + std::string(name_of(static_cast<MentionKind>(k)));
  return out;
}

std::optional<CaseMention> parse_mention(std::string_view value, std::string& fault) {
  const std::size_t space = std::min(value.find(' '), value.size());
  const auto kind = mention_kind(value.substr(0, space));
  fault = "write a kind and what it is, as `number 34..`; kinds: " + mention_kinds();
  if (!kind || space + 1 >= value.size()) return std::nullopt;
  CaseMention out;
  out.kind = *kind;
  const std::string_view rest = value.substr(space + 1);
  out.written = value, out.what = rest;
  const std::size_t second = std::min(rest.find(' '), rest.size());
  const std::string_view first = rest.substr(0, second);
  if (is_number(*kind)) {
    fault = "write `number 5`, 34.., 5..7, 15~ or 24..v, then what it counts when that is no people: `number 30 age`";
    const bool relative = *kind == MentionKind::ordinal && (first.starts_with("end") || first.starts_with("current"));
    if (relative) return out;
    out.what = rest.substr(std::min(second + 1, rest.size()));
    if (!parse_figures(first, out)) return std::nullopt;
  } else if (*kind == MentionKind::time) {
    fault =
        "write `time 2013-02-01`, `time 2013-02-01T07:00..2013-02-01T08:00`, half open, `time unknown` or `time every P1D`; "
        "then the grain";
    out.what = first, out.grain = rest.substr(std::min(second + 1, rest.size()));
    if (first == "every") out.what = rest, out.grain.clear();
    if (!is_time(out.what)) return std::nullopt;
  } else if (*kind == MentionKind::person && (first[0] >= '0' && first[0] <= '9')) {
    fault = "write `person 5`, 34.., 5..7, 15~ or 24..v, or a name";
    if (second < rest.size() || !parse_figures(first, out)) return std::nullopt;
  } else if (*kind == MentionKind::duration) {
    fault = "write an ISO 8601 duration, as `duration PT3H`, or `duration unknown`";
    if (!rest.starts_with('P') && rest != "unknown") return std::nullopt;
  }
  return out;
}

std::vector<std::string> differences(const Case& expected, const std::vector<Mention>& got) {
  std::vector<std::string> out;
  const std::string_view text = expected.report.text;
  std::vector<char> met(got.size(), 0);
  for (const CaseMention& wanted : expected.mentions) {
    std::size_t g = 0;
    while (g < got.size() && (met[g] || !same(wanted, got[g], text))) ++g;
    if (g < got.size())
      met[g] = 1;
    else
      out.push_back(fmt::format("mention {}{} is missing", wanted.written,
                                wanted.words.empty() ? "" : fmt::format(" ('{}')", wanted.words)));
  }
  for (std::size_t g = 0; g < got.size(); ++g)
    if (!met[g] && expected.mention_kinds[static_cast<std::size_t>(got[g].kind)])
      out.push_back("unexpected mention: " + label(got[g], text));
  return out;
}

}  // namespace marsad::engine
