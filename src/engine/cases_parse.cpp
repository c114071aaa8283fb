#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "../base/moment.hpp"
#include "cases_mentions.hpp"
#include "cases_words.hpp"

namespace marsad::engine {
namespace {

using knowledge::Field;
using knowledge::Record;

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

std::vector<std::string_view> words(std::string_view s) {
  std::vector<std::string_view> out;
  while (!(s = trimmed(s)).empty()) {
    const std::size_t end = std::min(s.find(' '), s.size());
    out.push_back(s.substr(0, end));
    s.remove_prefix(end);
  }
  return out;
}

std::optional<std::int64_t> integer(std::string_view s) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (s.empty() || error != std::errc{} || end != s.data() + s.size() || value < 0) return std::nullopt;
  return value;
}

std::optional<HarmKind> harm_kind(std::string_view name) {
  for (int kind = 0; kind <= static_cast<int>(HarmKind::released); ++kind)
    if (name == name_of(static_cast<HarmKind>(kind))) return static_cast<HarmKind>(kind);
  return std::nullopt;
}

// "5", "34..", "5..7", "15~", "24..v"
bool parse_count(std::string_view s, CaseHarm& harm) {
  for (; !s.empty() && (s.back() == '~' || s.back() == 'v'); s.remove_suffix(1))
    (s.back() == '~' ? harm.approx : harm.vague) = true;
  const std::size_t dots = s.find("..");
  const auto min = integer(s.substr(0, dots));
  if (!min) return false;
  harm.min = *min;
  if (dots == std::string_view::npos) {
    harm.max = min;
    return true;
  }
  const std::string_view rest = s.substr(dots + 2);
  if (rest.empty()) return true;
  harm.max = integer(rest);
  return harm.max && *harm.max >= harm.min;
}

std::optional<CaseHarm> parse_harm(std::string_view value) {
  const auto parts = words(value);
  if (parts.size() != 3) return std::nullopt;
  CaseHarm harm;
  const auto kind = harm_kind(parts[0]);
  const bool known_who = parts[1] == "side1" || parts[1] == "side2" || parts[1] == "civilian" || parts[1] == "unknown";
  if (!kind || !known_who || !parse_count(parts[2], harm)) return std::nullopt;
  harm.kind = *kind;
  harm.who = parts[1];
  return harm;
}

// Lists grow with each line; `none` makes an empty one.
template <typename T>
void put(std::optional<std::vector<T>>& list, std::string_view value, T item) {
  if (!list) list.emplace();
  if (value != "none") list->push_back(std::move(item));
}

class Reader {
 public:
  Reader(const knowledge::Recfile& file, std::vector<Error>& errors) : file_(file), errors_(errors) {}

  std::optional<Case> read(const Record& record) {
    const std::size_t before = errors_.size();
    out_ = {};
    none_ = false;
    for (const Field& field : record.fields) read(field);
    const Field& head = record.head();
    if (head.key != "case") fail(head, "the record is no case", "start it with `case: what it shows`");
    if (out_.report.text.empty()) fail(head, "the case has no text", "add a `text:` line");
    const auto& kinds = out_.mention_kinds;
    const bool mentions = std::any_of(kinds.begin(), kinds.end(), [](bool told) { return told; });
    out_.reads_events = !out_.events.empty() || none_ || out_.totals;
    if (!out_.reads_events && !mentions && out_.words.empty() && !out_.sentences)
      fail(head, "the case expects nothing", "add `event:` lines, `event: none` or `mention:` lines");
    if (!out_.events.empty() && none_) fail(head, "the case expects events and `event: none`", "keep one of them");
    if (errors_.size() != before) return std::nullopt;
    out_.place = file_.place(head.line);
    out_.report.id = out_.place;
    if (out_.how.now.empty()) out_.how.now = out_.report.published;
    if (!out_.report.title.empty()) out_.report.text = out_.report.title + "\n" + out_.report.text;
    return std::move(out_);
  }

 private:
  void fail(const Field& field, std::string message, std::string suggestion) {
    errors_.push_back(knowledge::error_at(ErrorCode::knowledge_value, file_.place(field.line), field.value,
                                          std::move(message), std::move(suggestion)));
  }

  void read(const Field& field) {
    if (read_report(field) || read_mention(field) || read_word(field) || field.key == "note") return;
    if (field.key == "event") return read_event(field);
    if (field.key == "aggregate") return read_total(field);
    if (out_.events.empty())
      fail(field, fmt::format("unknown field `{}`, or it stands before the `event:` it is about", field.key),
           "see src/engine/cases.hpp for the fields of a case");
    else if (!read_event_field(field, out_.events.back()))
      fail(field, fmt::format("unknown field `{}`", field.key), "see src/engine/cases.hpp for the fields of a case");
  }

  bool read_report(const Field& field) {
    Report& report = out_.report;
    if (field.key == "case") {
      out_.name = field.value;
    } else if (field.key == "text") {
      if (!report.text.empty()) report.text += '\n';
      report.text += field.value;
    } else if (field.key == "title") {
      report.title = field.value;
    } else if (field.key == "url") {
      report.url = field.value;
    } else if (field.key == "publisher") {
      report.publisher = field.value;
    } else if (field.key == "published") {
      if (!base::parse_day(field.value) || field.value.size() != 10) fail(field, "no day", "write it as 2019-01-27");
      report.published = field.value;
      report.published_from = PublishedFrom::argument;
    } else {
      return false;
    }
    return true;
  }

  bool read_mention(const Field& field) {
    if (field.key == "now") {
      if (!base::parse_moment(field.value)) fail(field, "no day or date-time", "write it as 2019-01-27T04:30:00");
      out_.how.now = field.value;
    } else if (field.key == "prefer") {
      if (field.value != "past" && field.value != "future") fail(field, "no such preference", "past or future");
      out_.how.prefer_future = field.value == "future";
    } else if (field.key == "no_mention") {
      const auto kind = mention_kind(field.value);
      if (!kind) fail(field, "no kind of mention", "one of " + mention_kinds());
      if (kind) out_.mention_kinds[static_cast<std::size_t>(*kind)] = true;
    } else if (field.key == "mention") {
      std::string fault;
      auto mention = parse_mention(field.value, fault);
      if (!mention) return fail(field, "no mention", fault), true;
      out_.mention_kinds[static_cast<std::size_t>(mention->kind)] = true;
      out_.mentions.push_back(std::move(*mention));
    } else if (field.key == "words" && !out_.mentions.empty()) {
      out_.mentions.back().words = field.value;
    } else {
      return false;
    }
    return true;
  }

  bool read_word(const Field& field) {
    if (field.key == "sentences") {
      const auto count = integer(field.value);
      if (!count || *count < 0) return fail(field, "no number of sentences", "write `sentences: 2`"), true;
      out_.sentences = static_cast<std::size_t>(*count);
      return true;
    }
    if (field.key != "token") return false;
    auto word = parse_word(field.value);
    if (!word) return fail(field, "no word", "write `token: WORD = PARTS LEMMA`, the parts joined by +"), true;
    out_.words.push_back(std::move(*word));
    return true;
  }

  void read_event(const Field& field) {
    if (field.value == "none") {
      none_ = true;
      return;
    }
    CaseEvent event;
    event.line = field.line;
    // A type may itself hold a "/" ("Explosions/Remote violence"): the parts are set off by blanks.
    const std::size_t slash = field.value.find(" / ");
    event.type = trimmed(field.value.substr(0, slash));
    if (slash != std::string_view::npos) event.subtype = trimmed(field.value.substr(slash + 3));
    if (event.type.empty()) fail(field, "no type of event", "write `event: Battles / Armed clash`");
    out_.events.push_back(std::move(event));
  }

  void read_total(const Field& field) {
    if (field.value == "none") {
      out_.totals.emplace();
      return;
    }
    const auto parts = words(field.value);
    const auto kind = parts.empty() ? std::nullopt : harm_kind(parts[0]);
    const auto min = parts.size() == 2 ? integer(parts[1]) : std::nullopt;
    if (!kind || !min) return fail(field, "no total", "write it as `aggregate: displaced 30600`");
    put(out_.totals, field.value, CaseTotal{*kind, *min});
  }

  void read_when(const Field& field, CaseEvent& event) {
    if (field.value == "unknown") {
      event.from = event.to = "";
      return;
    }
    const std::size_t dots = field.value.find("..");
    const std::string_view from = field.value.substr(0, dots),
                           to = dots == std::string_view::npos ? from : field.value.substr(dots + 2);
    if (!base::parse_day(from) || !base::parse_day(to) || from.size() != 10 || to.size() != 10)
      return fail(field, "no day or span of days", "write it as 2019-01-26, 2019-01-24..2019-01-27 or unknown");
    event.from = from, event.to = to;
  }

  void read_status(const Field& field, CaseEvent& event) {
    for (const Status status : {Status::reported, Status::claimed, Status::denied, Status::planned})
      if (field.value == name_of(status)) {
        event.status = field.value;
        return;
      }
    fail(field, "no status", "one of reported, claimed, denied, planned");
  }

  bool read_event_field(const Field& field, CaseEvent& event) {
    const std::string value(field.value);
    const std::string plain = value == "none" ? "" : value;
    if (field.key == "when")
      read_when(field, event);
    else if (field.key == "status")
      read_status(field, event);
    else if (field.key == "where")
      event.where = plain;
    else if (field.key == "admin1")
      event.admin1 = plain;
    else if (field.key == "country")
      event.country = plain;
    else if (field.key == "source")
      event.source = plain;
    else if (field.key == "part_of_day")
      event.part_of_day = plain;
    else if (field.key == "precision")
      event.precision = plain;
    else if (field.key == "side1")
      put(event.side1, field.value, value);
    else if (field.key == "side2")
      put(event.side2, field.value, value);
    else if (field.key == "weapon")
      put(event.weapons, field.value, value);
    else if (field.key == "flag")
      put(event.flags, field.value, value);
    else if (field.key == "demand")
      put(event.demands, field.value, value);
    else if (field.key == "harm")
      read_harm(field, event);
    else
      return false;
    return true;
  }

  void read_harm(const Field& field, CaseEvent& event) {
    const auto harm = field.value == "none" ? CaseHarm{} : parse_harm(field.value);
    if (!harm)
      return fail(field, "no harm",
                  "write `harm: killed side2 5`: kind, side1|side2|civilian|unknown, then 5, 34.., 5..7, 15~ or 24..v");
    put(event.harm, field.value, *harm);
  }

  const knowledge::Recfile& file_;
  std::vector<Error>& errors_;
  Case out_;
  bool none_ = false;
};

}  // namespace

std::vector<Case> parse_cases(const knowledge::Recfile& file, std::vector<Error>& errors) {
  std::vector<Case> out;
  Reader reader(file, errors);
  for (const Record& record : file.records)
    if (auto one = reader.read(record)) out.push_back(std::move(*one));
  return out;
}

}  // namespace marsad::engine
