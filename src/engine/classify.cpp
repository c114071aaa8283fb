#include "classify.hpp"

#include <algorithm>

namespace marsad {

const char* name_of(Label label) noexcept { return label == Label::assault ? "assault" : "protest"; }

namespace engine {
namespace {

using event::Act;
using mention::Document;
using mention::Mode;

bool hurts(const Event& event) {
  return std::any_of(event.harm.begin(), event.harm.end(), [](const Harm& h) {
    return h.kind == HarmKind::killed || h.kind == HarmKind::injured || h.kind == HarmKind::killed_or_injured;
  });
}

// Ground that changes hands and armed groups that move are no violence as long as nobody is said to fight.
bool assault(const Document& doc, const Act& act) {
  const Event& e = act.event;
  if (e.type == "Battles" || e.type == "Explosions/Remote violence" || e.type == "Violence against civilians") return true;
  if (e.type == "Riots") return e.subtype == "Mob violence" || hurts(e);
  if (e.subtype == "Excessive force against protesters") return true;
  return e.type == "Protests" && hurts(e) && doc.lexicon->act(act.draft.act).mode == Mode::disperse;
}

bool protest(const Act& act) { return act.event.type == "Protests" || act.event.subtype == "Violent demonstration"; }

Finding finding(const Document& doc, Label label, const Act& act) {
  // The word of the deciding act; of harm alone the word of harm.
  const auto& triggers = act.draft.triggers;
  auto word = std::find_if(triggers.begin(), triggers.end(),
                           [&](const event::Trigger& t) { return t.act && t.act == act.draft.act; });
  if (word == triggers.end()) word = triggers.begin();
  Finding out;
  out.label = label;
  out.trigger = {doc.token(word->first).span.begin, doc.token(word->last - 1).span.end};
  out.sides = act.event.sides;
  return out;
}

}  // namespace

std::vector<Finding> findings(const Document& doc, const std::vector<Act>& acts) {
  std::vector<Finding> out;
  for (const Label label : {Label::assault, Label::protest}) {
    const auto of = [&](const Act& act) { return label == Label::assault ? assault(doc, act) : protest(act); };
    const auto act = std::find_if(acts.begin(), acts.end(), of);
    if (act != acts.end()) out.push_back(finding(doc, label, *act));
  }
  return out;
}

void append(std::vector<Finding>& all, std::vector<Finding> more, std::uint32_t at) {
  for (Finding& f : more) {
    if (std::any_of(all.begin(), all.end(), [&](const Finding& known) { return known.label == f.label; })) continue;
    f.trigger.begin += at, f.trigger.end += at;
    all.push_back(std::move(f));
  }
  std::sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) { return a.label < b.label; });
}

}  // namespace engine
}  // namespace marsad
