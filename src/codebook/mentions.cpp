#include "mentions.hpp"

#include <array>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "json_value.hpp"
#include "table.hpp"

namespace marsad::codebook {
namespace {

constexpr double kExact = 9007199254740992.0;  // 2^53: whole numbers below it are written as such

Json figure(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (std::abs(value) < kExact && value == std::trunc(value)) return static_cast<std::int64_t>(value);
  return value;
}

Json figure_or_null(const std::optional<double>& value) { return value ? figure(*value) : Json(nullptr); }

void put(Json& out, const char* key, const std::string& text) {
  if (!text.empty()) out[key] = text;
}

void put_number(Json& out, const Mention& m) {
  out["value"] = figure_or_null(m.value);
  const bool bounded = m.kind == MentionKind::percent && (m.min != m.value || m.max != m.value);
  if (m.kind == MentionKind::number || bounded) out["min"] = figure_or_null(m.min), out["max"] = figure_or_null(m.max);
  // "end-1": from where, and how far on.
  if (const std::size_t sign = m.relative.find_first_of("+-"); sign != std::string::npos) {
    out["value"] = m.relative;
    out["relative_to"] = m.relative.substr(0, sign);
    out["offset"] = std::atoi(m.relative.c_str() + sign);
  }
  if (m.approx) out["approx"] = true;
  if (m.vague) out["vague"] = true;
  put(out, "counts", m.counts);
  if (!(m.whole == m.span)) out["whole"] = {{"begin", m.whole.begin}, {"end", m.whole.end}};
}

void put_time(Json& out, const Mention& m) {
  out["from"] = text_or_null(m.from), out["to"] = text_or_null(m.to), out["grain"] = text_or_null(m.grain);
  put(out, "part_of_day", m.part_of_day);
  put(out, "iso", m.iso);
  put(out, "clock", m.clock), put(out, "zone", m.zone), put(out, "repeats", m.repeats), put(out, "decided", m.decided);
  if (!(m.whole == m.span)) out["whole"] = {{"begin", m.whole.begin}, {"end", m.whole.end}};
}

void put_name(Json& out, const Mention& m) {
  out["id"] = text_or_null(m.id), out["name_ar"] = text_or_null(m.name_ar), out["name_en"] = text_or_null(m.name_en);
  put(out, "type", m.type);
  if (m.kind == MentionKind::place) {
    out["country"] = text_or_null(m.country);
    out["lat"] = degrees(m.lat), out["lon"] = degrees(m.lon), out["precision"] = text_or_null(m.precision);
  }
  if (m.kind == MentionKind::person) {
    out["min"] = figure_or_null(m.min), out["max"] = figure_or_null(m.max);
    if (m.approx) out["approx"] = true;
    if (m.vague) out["vague"] = true;
  }
  put(out, "decided", m.decided);
}

Json mention_json(const Mention& m, std::string_view text) {
  Json out = {{"kind", name_of(m.kind)}, {"begin", m.span.begin}, {"end", m.span.end}, {"text", m.span.of(text)}};
  switch (m.kind) {
    case MentionKind::number:
    case MentionKind::ordinal:
    case MentionKind::percent: put_number(out, m); break;
    case MentionKind::time: put_time(out, m); break;
    case MentionKind::duration: out["iso"] = text_or_null(m.iso); break;
    default: put_name(out, m);
  }
  return out;
}

std::string short_figure(double value) { return fmt::format("{}", value); }

std::string number_words(const Mention& m) {
  std::string out = m.value ? short_figure(*m.value) : m.relative;
  if (m.min && m.max == m.min && !m.value) out = short_figure(*m.min);
  if (m.min && m.max != m.min) out = short_figure(*m.min) + (m.max ? ".." + short_figure(*m.max) : " or more");
  if (m.approx) out = "about " + out;
  if (m.vague) out += ", vague";
  return m.counts.empty() ? out : out + " (" + m.counts + ")";
}

std::string known(const Mention& m) {
  switch (m.kind) {
    case MentionKind::number:
    case MentionKind::ordinal:
    case MentionKind::percent:
    case MentionKind::person: return number_words(m) + (m.id.empty() ? "" : " of " + m.id);
    case MentionKind::time: return m.from.empty() ? "day not known" : m.from + " .. " + m.to + " " + m.grain;
    case MentionKind::duration: return m.iso;
    default: break;
  }
  std::string out = m.id;
  if (!m.name_en.empty()) out += (out.empty() ? "" : "  ") + m.name_en;
  if (m.lat && m.lon) out += fmt::format("  {:.4f} {:.4f} {}", *m.lat, *m.lon, m.precision);
  return m.decided.empty() ? out : out + "  (" + m.decided + ")";
}

std::string row(const std::string& line, const std::string& kind, const std::string& bytes, const std::string& words,
                const std::string& what) {
  static constexpr std::size_t kWords = 32;
  const std::string cut = fit(words, kWords);
  std::string out = fmt::format("{:>5}  {:<8}  {:<11}  {}{}  {}", line, kind, bytes, cut,
                                std::string(kWords - std::min(kWords, display_width(cut)), ' '), what);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string mentions_json(std::uint64_t line, const std::vector<Mention>& mentions, std::string_view text) {
  Json list = Json::array();
  for (const Mention& m : mentions) list.push_back(mention_json(m, text));
  return one_line({{"line", line}, {"mentions", std::move(list)}});
}

std::string mentions_heading() { return row("LINE", "KIND", "BYTES", "WORDS", "WHAT") + "\n"; }

std::string mentions_rows(std::uint64_t line, const std::vector<Mention>& mentions, std::string_view text,
                          std::size_t width) {
  std::string out;
  for (const Mention& m : mentions) {
    const std::string one = row(std::to_string(line), name_of(m.kind), fmt::format("{}-{}", m.span.begin, m.span.end),
                                terminal_text(m.span.of(text)), known(m));
    out += (width > 0 ? fit(one, width) : one) + "\n";
  }
  return out;
}

}  // namespace marsad::codebook
