#include "explain.hpp"

#include <fmt/format.h>

#include "../event/confidence.hpp"
#include "../mention/gazetteer.hpp"

namespace marsad::engine {
namespace {

using mention::Document;

class Writer {
 public:
  Writer(const Document& doc, bool colour) : doc_(doc), store_(doc.lexicon->store()), colour_(colour) {}

  std::string run(const Anchor& anchor, const event::Result& result) {
    day(anchor);
    heading("TOKENS");
    for (const token::Sentence& s : doc_.tokens->sentences) sentence(s);
    heading("MENTIONS");
    mentions();
    heading("EVENTS");
    for (std::size_t i = 0; i < result.events.size(); ++i) event(result.events[i], result.drafts[i], i + 1);
    if (result.events.empty()) out_ += "  none\n";
    heading("TOTALS");
    for (const Aggregate& a : result.aggregates)
      out_ += fmt::format("  {} {}{}  since {}  {}\n", name_of(a.kind), a.min, a.max ? "" : "+",
                          a.since.empty() ? "?" : a.since, a.text);
    if (result.aggregates.empty()) out_ += "  none\n";
    return std::move(out_);
  }

 private:
  void heading(const char* text) { out_ += paint("\n" + std::string(text) + "\n", "1;36"); }
  std::string paint(const std::string& text, const char* code) const {
    return colour_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : text;
  }

  void day(const Anchor& anchor) {
    out_ += fmt::format("published: {} ({})", anchor.published.empty() ? "?" : anchor.published, name_of(anchor.from));
    if (!anchor.weekday.empty()) out_ += fmt::format(", a {}", anchor.weekday);
    if (anchor.published.empty() && !anchor.not_before.empty()) out_ += fmt::format(", not before {}", anchor.not_before);
    if (!anchor.proof.empty()) out_ += fmt::format("  <- {}", anchor.proof);
    out_ += "\n";
  }

  void sentence(const token::Sentence& s) {
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      const token::Token& t = doc_.token(i);
      if (t.kind == token::Kind::newline) continue;
      out_ += fmt::format("  {:>5}  {}", i, paint(std::string(t.span.of(doc_.text)), "1"));
      for (const token::Analysis& a : doc_.readings(i)) out_ += "  [" + reading(a) + "]";
      out_ += "\n";
    }
  }

  std::string reading(const token::Analysis& a) const {
    std::string text;
    static constexpr std::pair<std::uint16_t, const char*> kNames[] = {
        {token::kWa, "wa+"}, {token::kFa, "fa+"}, {token::kHamza, "a+"}, {token::kBi, "bi+"},
        {token::kLi, "li+"}, {token::kKa, "ka+"}, {token::kSa, "sa+"},   {token::kAl, "al+"}};
    for (const auto& [bit, name] : kNames)
      if (a.proclitics & bit) text += name;
    text += a.record == knowledge::kNone ? "name" : std::string(store_.text(store_.record(a.record).id));
    if (a.features.pos == knowledge::Pos::verb) text += " v";
    static constexpr const char* kForms[] = {"", " perf", " impf", " imp", " masdar", " act.part", " pass.part", " juss"};
    static_assert(std::size(kForms) == static_cast<int>(knowledge::Form::jussive) + 1);
    text += kForms[static_cast<int>(a.features.form)];
    static constexpr const char* kNumbers[] = {"", " sg", " du", " pl"};
    text += kNumbers[static_cast<int>(a.features.number)];
    if (a.enclitic != token::Enclitic::none) text += " +pron";
    return text;
  }

  void mention(const char* kind, const mention::Extent& extent, const std::string& what) {
    out_ += fmt::format("  {:<8} {:>5}-{:<5} {}  {}\n", paint(kind, "33"), extent.span.begin, extent.span.end,
                        std::string(extent.span.of(doc_.text)), what);
  }

  void mentions() {
    for (const auto& c : doc_.counts)
      mention("number", c.extent,
              fmt::format("{}..{}{}", c.min, c.max ? std::to_string(*c.max) : "", c.vague ? " vague" : ""));
    for (const auto& t : doc_.times)
      mention("time", t.extent, fmt::format("{} .. {} {}{}", t.from, t.to, t.grain, t.since ? " (since)" : ""));
    for (const auto& p : doc_.places) {
      const auto info = mention::place_info(store_, p.record);
      std::string what =
          fmt::format("{} {}{}{}", info.id, info.admin1, p.reference ? " (reference)" : "", p.weak ? " (weak)" : "");
      if (p.parent >= 0) what += " in " + doc_.places[static_cast<std::size_t>(p.parent)].text;
      for (std::size_t k = 0; k < p.candidates.size() && k < 4; ++k)
        what += fmt::format("{} {}={:.1f}", k ? "," : "  candidates",
                            std::string(store_.text(store_.record(p.candidates[k]).id)), p.scores[k]);
      mention("place", p.extent, what);
    }
    for (const auto& a : doc_.actors)
      mention("actor", a.extent,
              a.id + (a.resolved ? " (resolved)" : "") + (a.both ? " (both sides)" : "") +
                  (a.provisional ? " (provisional)" : ""));
    for (const auto& p : doc_.people)
      mention("people", p.extent,
              fmt::format("{}..{}{}{}{}", p.min, p.max ? std::to_string(*p.max) : "", p.vague ? " vague" : "",
                          p.subset ? " subset" : "",
                          p.owner >= 0 ? " of " + doc_.actors[static_cast<std::size_t>(p.owner)].id : ""));
    for (const auto& s : doc_.sources) mention("source", s.extent, s.text);
  }

  void event(const Event& e, const event::Draft& draft, std::size_t number) {
    out_ += paint(fmt::format("  {}. {} / {}", number, e.type, e.subtype), "1;32") +
            fmt::format("  ({}, rule: {}, confidence {:.2f}{})\n", name_of(e.status), e.rule, e.confidence,
                        event::is_doubtful(e, enough_) ? ": doubtful, left out" : "");
    out_ += "     triggers:";
    for (const event::Trigger& t : draft.triggers)
      out_ += fmt::format(" {}={}{}", doc_.words(t.first, t.last), std::string(doc_.lexicon->act(t.act).id),
                          t.harm ? std::string("/") + name_of(static_cast<HarmKind>(t.harm - 1)) : std::string());
    out_ += fmt::format("\n     when: {} .. {}  {}\n     where: {} ({}) {}\n", e.when.from, e.when.to, e.when.text,
                        e.where.text, e.where.id, e.where.admin1);
    side("side1", draft.side1, e.sides[0]);
    side("side2", draft.side2, e.sides[1]);
    for (const Harm& h : e.harm)
      out_ += fmt::format("     harm: {} {} {}{}  {}\n", name_of(h.kind), h.who, h.min,
                          h.max ? (*h.max == h.min ? "" : fmt::format("..{}", *h.max)) : "+", h.text);
    if (!e.source.text.empty()) out_ += fmt::format("     source: {} ({})\n", e.source.text, e.source.kind);
  }

  void side(const char* name, const std::vector<event::Party>& parties, const Side& side) {
    for (std::size_t i = 0; i < parties.size(); ++i)
      out_ += fmt::format("     {}: {} [{}]  because: {} ({:+.1f}/{:+.1f})\n", name, side.actors[i].text, side.actors[i].id,
                          parties[i].why, parties[i].agent, parties[i].patient);
  }

  const Document& doc_;
  const knowledge::Store& store_;
  bool colour_;
  double enough_ = event::doubtful_below(store_);
  std::string out_;
};

}  // namespace

std::string explain(const Document& doc, const Anchor& anchor, const event::Result& result, bool colour) {
  return Writer(doc, colour).run(anchor, result);
}

}  // namespace marsad::engine
