#include "time.hpp"

#include <algorithm>

#include "time_draft.hpp"
#include "time_resolve.hpp"

namespace marsad::mention {
namespace {

using std::chrono::days;
using times::Words;

bool one_day(const Time& t) {
  return !t.from.empty() && (t.grain == "day" || t.grain == "minute") && !t.since && !t.is_duration;
}

// Joins neighbours into one span of days: "last night and at dawn today", "from Monday to Thursday", "between May and July".
class Joiner {
 public:
  Joiner(const Document& doc, const Words& words) : doc_(doc), words_(words) {}

  bool join(Time& a, const Time& b) const {
    if (a.from.empty() || b.to.empty() || a.is_duration || b.is_duration || a.since || b.since) return false;
    const std::uint32_t gap = b.extent.first - a.extent.last, opener = a.extent.first;
    const std::string_view before = opener > 0 ? words_.preposition(opener - 1) : std::string_view{};
    const bool conjoined = gap == 0 && doc_.has_proclitic(b.extent.first, token::kWa);
    const bool until = gap == 0 && words_.preposition(b.extent.first) == "until";
    const bool to = until || (gap == 1 && words_.preposition(a.extent.last) == "to");
    const bool from = before == "from";
    const bool dash = gap == 1 && doc_.is_punctuation(a.extent.last, '-') && dated(a) && dated(b);
    const bool from_to = (to || dash) && (from || (one_day(a) && one_day(b) && b.from > a.from));
    const bool between = before == "between" && (conjoined || (gap == 1 && words_.code(a.extent.last) == "w"));
    const auto first = base::parse_day(a.from), last = base::parse_day(b.from);
    const bool next = conjoined && one_day(a) && one_day(b) && first && last && *last - *first == days{1};
    if (!from_to && !between && !next) return false;
    if (b.to < a.from) return false;
    a.extent = doc_.extent((from_to && from) || between ? opener - 1 : opener, b.extent.last);
    a.words = {from_to && from ? a.extent.span.begin : between ? a.extent.span.begin : a.words.begin, a.extent.span.end};
    a.from = a.from.substr(0, 10), a.to = b.to.substr(0, 10), a.clock.clear();
    if (a.part_of_day.empty()) a.part_of_day = b.part_of_day;
    if (a.grain == "day" || a.grain == "minute" || a.grain == "second") a.grain = "days";
    a.is_period = true, a.part_only = false;
    return true;
  }

  // "since the start of the operations on 17 October": the day told behind the happening says since when.
  bool since_when(Time& a, const Time& b, const std::optional<base::Day>& today) const {
    constexpr std::uint32_t kReach = 7;
    const std::uint32_t gap = b.extent.first - a.extent.last;
    if (!a.since || !a.from.empty() || a.is_period || gap == 0 || gap > kReach) return false;
    if (b.from.empty() || b.since || b.is_duration || b.part_only || !b.repeats.empty()) return false;
    if (words_.code(b.extent.first - 1) != "fy" && words_.unit(b.extent.first - 1).unit != times::Unit::day) return false;
    for (std::uint32_t i = a.extent.last; i < b.extent.first; ++i)
      if (words_.line_end(i) || doc_.is_punctuation(i, ',') || doc_.is_punctuation(i, '.')) return false;
    const auto from = base::parse_day(b.from);
    if (!from || (today && *from > *today)) return false;
    a.extent = doc_.extent(a.extent.first, b.extent.last), a.words.end = a.extent.span.end;
    a.from = b.from.substr(0, 10), a.to = today ? base::format_day(*today) : b.to;
    a.grain = today ? "days" : b.grain, a.is_period = true, a.since = true;
    return true;
  }

 private:
  bool dated(const Time& t) const { return t.iso_weekday.empty() && !t.part_only && t.extent.last - t.extent.first > 1; }

  const Document& doc_;
  const Words& words_;
};

// "today, Sunday 21 November" on a page dated the 22nd: the story was written on the day that it calls today, and its
// "yesterday" counts from there.
std::optional<base::Day> written_on(const Time& t, const Anchor& anchor) {
  if (!t.says_today || !anchor.published || t.iso_weekday.empty() || t.is_period || t.since) return std::nullopt;
  const auto day = t.from.empty() ? std::nullopt : base::parse_day(t.from.substr(0, 10));
  if (!day || *day >= *anchor.published || *anchor.published - *day > days{2}) return std::nullopt;
  return day;
}

}  // namespace

void find_times(const Document& doc, const TagTable& tags, const Anchor& anchor, std::vector<Time>& out) {
  const Words words(doc, tags);
  const times::Parser parser(words);
  Anchor here = anchor;
  const times::Resolver resolver(doc, words, here);
  const Joiner joiner(doc, words);
  const std::size_t start = out.size();
  for (std::uint32_t i = 0; i < doc.size();) {
    const bool may = !words.line_end(i) && words.may_begin(i);
    const auto draft = may ? parser.at(i) : std::nullopt;
    if (!draft || draft->last <= i) {
      ++i;
      continue;
    }
    i = draft->last;
    if (draft->name) continue;
    Time time = resolver.resolve(*draft, out);
    if (out.size() > start && joiner.join(out.back(), time)) continue;
    if (out.size() > start && joiner.since_when(out.back(), time, anchor.published)) continue;
    if (const auto today = written_on(time, anchor)) here.published = today;
    out.push_back(std::move(time));
  }
}

}  // namespace marsad::mention
