#include "cases_mentions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "../text/fold.hpp"

namespace marsad::engine {
namespace {

// Folded, each word without its article.
std::string comparable(std::string_view name) {
  const std::string code = text::fold_word(name);
  std::string out;
  for (std::size_t at = 0; at <= code.size();) {
    const std::size_t end = std::min(code.find(' ', at), code.size());
    std::string_view word = std::string_view(code).substr(at, end - at);
    if (word.size() > 4 && word.substr(0, 2) == "Al") word.remove_prefix(2);
    if (!out.empty()) out += ' ';
    out += word;
    at = end + 1;
  }
  return out;
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : " + ") + item;
  return out.empty() ? "none" : out;
}

// Each item of one list has a partner of its own in the other, and none is left over.
template <typename A, typename B, typename Same>
bool same_set(const std::vector<A>& expected, std::vector<B> got, Same same) {
  if (expected.size() != got.size()) return false;
  for (const A& wanted : expected) {
    const auto found = std::find_if(got.begin(), got.end(), [&](const B& item) { return same(wanted, item); });
    if (found == got.end()) return false;
    got.erase(found);
  }
  return true;
}

std::string count_text(std::int64_t min, std::optional<std::int64_t> max, bool approx, bool vague) {
  std::string out = std::to_string(min);
  if (max != min) out += ".." + (max ? std::to_string(*max) : "");
  return out + (approx ? "~" : "") + (vague ? "v" : "");
}

template <typename H>
std::string harms_text(const std::vector<H>& harms) {
  std::vector<std::string> out;
  for (const H& h : harms)
    out.push_back(fmt::format("{} {} {}", name_of(h.kind), h.who, count_text(h.min, h.max, h.approx, h.vague)));
  return joined(out);
}

bool same_harm(const CaseHarm& wanted, const Harm& harm) {
  return wanted.kind == harm.kind && wanted.who == harm.who && wanted.min == harm.min && wanted.max == harm.max &&
         wanted.approx == harm.approx && wanted.vague == harm.vague;
}

std::vector<ActorRef> actors_of(const Event& event, std::string_view role) {
  std::vector<ActorRef> out;
  for (const Side& side : event.sides)
    if (side.role == role) out.insert(out.end(), side.actors.begin(), side.actors.end());
  return out;
}

using Lines = std::vector<std::string>;

void expect(Lines& out, const char* field, const std::optional<std::string>& wanted, const std::string& got) {
  if (wanted && *wanted != got) out.push_back(fmt::format("{}: expected '{}', got '{}'", field, *wanted, got));
}

void expect_side(Lines& out, const char* role, const std::optional<std::vector<std::string>>& wanted, const Event& event) {
  const auto actors = actors_of(event, role);
  const auto same = [](const std::string& name, const ActorRef& actor) {
    return same_name(name, {actor.text, actor.name_ar, actor.name_en, actor.id, actor.unit});
  };
  if (!wanted || same_set(*wanted, actors, same)) return;
  std::vector<std::string> names;
  for (const ActorRef& actor : actors)
    names.push_back(actor.id.empty() || actor.id == actor.text ? actor.text : actor.text + " [" + actor.id + "]");
  out.push_back(fmt::format("{}: expected {}, got {}", role, joined(*wanted), joined(names)));
}

void expect_words(Lines& out, const char* field, const std::optional<std::vector<std::string>>& wanted,
                  const std::vector<std::string>& got) {
  const auto same = [](const std::string& a, const std::string& b) { return same_name(a, {b}); };
  if (wanted && !same_set(*wanted, got, same))
    out.push_back(fmt::format("{}: expected {}, got {}", field, joined(*wanted), joined(got)));
}

void expect_where(Lines& out, const CaseEvent& wanted, const Where& where) {
  const bool nowhere = where.text.empty() && where.name_ar.empty() && where.name_en.empty();
  if (!wanted.where || (wanted.where->empty() && nowhere)) return;
  if (!wanted.where->empty() && same_name(*wanted.where, {where.text, where.name_ar, where.name_en, where.id})) return;
  out.push_back(fmt::format("where: expected '{}', got '{}'{}", *wanted.where, where.text,
                            where.id.empty() ? "" : " [" + where.id + "]"));
}

// Fewest first: the field that tells two events apart stands at the top.
Lines compare(const CaseEvent& wanted, const Event& got) {
  Lines out;
  expect(out, "type", wanted.type, got.type);
  expect(out, "subtype", wanted.subtype, got.subtype);
  if (wanted.from && (*wanted.from != got.when.from || *wanted.to != got.when.to))
    out.push_back(
        fmt::format("when: expected '{}..{}', got '{}..{}'", *wanted.from, *wanted.to, got.when.from, got.when.to));
  expect(out, "part_of_day", wanted.part_of_day, got.when.part_of_day);
  expect(out, "precision", wanted.precision, got.when.precision);
  expect_where(out, wanted, got.where);
  expect(out, "admin1", wanted.admin1, got.where.admin1);
  expect(out, "country", wanted.country, got.where.country);
  expect_side(out, "side1", wanted.side1, got);
  expect_side(out, "side2", wanted.side2, got);
  if (wanted.harm && !same_set(*wanted.harm, got.harm, same_harm))
    out.push_back(fmt::format("harm: expected {}, got {}", harms_text(*wanted.harm), harms_text(got.harm)));
  expect(out, "status", wanted.status, name_of(got.status));
  if (wanted.source && !(wanted.source->empty() ? got.source.text.empty() : same_name(*wanted.source, {got.source.text})))
    out.push_back(fmt::format("source: expected '{}', got '{}'", *wanted.source, got.source.text));
  expect_words(out, "weapon", wanted.weapons, got.weapons);
  expect_words(out, "flag", wanted.flags, got.flags);
  expect_words(out, "demand", wanted.demands, got.demands);
  return out;
}

std::string first_name(const Event& event, std::string_view role) {
  const auto actors = actors_of(event, role);
  return actors.empty() ? "?" : actors.front().text;
}

std::string label(const Event& event) {
  return fmt::format("{} / {} ({}) at '{}' on {}, {} > {}, {}", event.type, event.subtype, event.rule, event.where.text,
                     event.when.from.empty() ? "an unknown day" : event.when.from, first_name(event, "side1"),
                     first_name(event, "side2"), name_of(event.status));
}

// Pairs expected with read events: perfect pairs by augmenting paths, so that a loosely told event does not take the only
// partner of a strictly told one; the rest by fewest differences.
class Pairing {
 public:
  Pairing(const std::vector<CaseEvent>& wanted, const std::vector<Event>& got) : partner_(got.size(), -1) {
    for (const CaseEvent& w : wanted) {
      diffs_.emplace_back();
      for (const Event& g : got) diffs_.back().push_back(compare(w, g));
    }
    std::vector<char> paired(wanted.size(), 0);
    for (std::size_t w = 0; w < wanted.size(); ++w) {
      std::vector<char> seen(got.size(), 0);
      paired[w] = augment(w, seen);
    }
    for (;;) {
      int best_w = -1, best_g = -1;
      std::size_t least = kFar;
      for (std::size_t w = 0; w < wanted.size(); ++w)
        for (std::size_t g = 0; !paired[w] && g < got.size(); ++g)
          if (partner_[g] < 0 && diffs_[w][g].size() < least && wanted[w].type == got[g].type)
            least = diffs_[w][g].size(), best_w = static_cast<int>(w), best_g = static_cast<int>(g);
      if (best_w < 0) break;
      partner_[best_g] = best_w, paired[best_w] = 1;
    }
  }

  int partner(std::size_t got) const { return partner_[got]; }
  const Lines& diff(int wanted, std::size_t got) const { return diffs_[wanted][got]; }

 private:
  static constexpr std::size_t kFar = 1000;

  bool augment(std::size_t w, std::vector<char>& seen) {
    for (std::size_t g = 0; g < partner_.size(); ++g) {
      if (!diffs_[w][g].empty() || seen[g]) continue;
      seen[g] = 1;
      if (partner_[g] >= 0 && !augment(static_cast<std::size_t>(partner_[g]), seen)) continue;
      partner_[g] = static_cast<int>(w);
      return true;
    }
    return false;
  }

  std::vector<int> partner_;
  std::vector<std::vector<Lines>> diffs_;
};

void compare_events(Lines& out, const Case& expected, const Reading& got) {
  const Pairing pairs(expected.events, got.events);
  std::vector<char> met(expected.events.size(), 0);
  for (std::size_t g = 0; g < got.events.size(); ++g) {
    const int w = pairs.partner(g);
    const Status status = got.events[g].status;
    if (w < 0) {
      if (status == Status::reported || status == Status::claimed)
        out.push_back("unexpected event: " + label(got.events[g]));
      continue;
    }
    met[w] = 1;
    for (const std::string& line : pairs.diff(w, g))
      out.push_back(fmt::format("event {} ({}): {}", w + 1, expected.events[w].type, line));
  }
  for (std::size_t w = 0; w < met.size(); ++w)
    if (!met[w]) out.push_back(fmt::format("event {} ({}) is missing", w + 1, expected.events[w].type));
}

void compare_totals(Lines& out, const Case& expected, const Reading& got) {
  if (!expected.totals) return;
  const auto same = [](const CaseTotal& w, const Aggregate& g) { return w.kind == g.kind && w.min == g.min; };
  if (same_set(*expected.totals, got.aggregates, same)) return;
  std::vector<std::string> wanted, found;
  for (const CaseTotal& t : *expected.totals) wanted.push_back(fmt::format("{} {}", name_of(t.kind), t.min));
  for (const Aggregate& t : got.aggregates) found.push_back(fmt::format("{} {}", name_of(t.kind), t.min));
  out.push_back(fmt::format("aggregate: expected {}, got {}", joined(wanted), joined(found)));
}

// Whatever a case says: no fact without its words.
void check_evidence(Lines& out, const Case& expected, const Reading& got) {
  for (const Event& event : got.events) {
    if (event.evidence.empty()) out.push_back("no evidence: " + label(event));
    for (const Evidence& proof : event.evidence)
      if (proof.span.of(expected.report.text).empty())
        out.push_back(fmt::format("evidence of {} ({}-{}) lies outside the text: {}", proof.field, proof.span.begin,
                                  proof.span.end, label(event)));
  }
}

}  // namespace

bool same_name(std::string_view expected, std::initializer_list<std::string_view> names) {
  const std::string wanted = comparable(expected);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return name == expected || (!name.empty() && comparable(name) == wanted);
  });
}

std::vector<std::string> differences(const Case& expected, const Reading& got) {
  Lines out;
  compare_events(out, expected, got);
  compare_totals(out, expected, got);
  check_evidence(out, expected, got);
  return out;
}

// A case asks what the rules read; a lone sentence shows too little to be sure of.
Reading with_doubtful(Reading reading) {
  std::move(reading.doubtful.begin(), reading.doubtful.end(), std::back_inserter(reading.events));
  std::stable_sort(reading.events.begin(), reading.events.end(), [](const Event& a, const Event& b) {
    return a.evidence.front().span.begin < b.evidence.front().span.begin;
  });
  return reading;
}

std::vector<std::string> run_case(const Case& expected, Engine& engine) {
  Lines out;
  if (expected.reads_events) {
    auto reading = engine.read(expected.report);
    if (!reading) return {reading.error().to_string()};
    out = differences(expected, with_doubtful(*std::move(reading)));
  }
  if (!expected.words.empty() || expected.sentences) {
    const auto words = engine.words(expected.report.text);
    if (!words) return {words.error().to_string()};
    const Lines more = differences(expected, *words);
    out.insert(out.end(), more.begin(), more.end());
  }
  const auto& kinds = expected.mention_kinds;
  if (std::none_of(kinds.begin(), kinds.end(), [](bool told) { return told; })) return out;
  const auto mentions = engine.mentions(expected.report.text, expected.how);
  if (!mentions) return {mentions.error().to_string()};
  const Lines more = differences(expected, *mentions);
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace marsad::engine
