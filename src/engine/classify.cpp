#include "classify.hpp"

#include <algorithm>
#include <optional>

#include "../event/told.hpp"

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
  if (doc.lexicon->act(act.draft.act).id == "shootdown") return true;
  if (e.type == "Riots") return e.subtype == "Mob violence" || hurts(e);
  if (e.subtype == "Excessive force against protesters") return true;
  return e.type == "Protests" && hurts(e) && doc.lexicon->act(act.draft.act).mode == Mode::disperse;
}

bool protest(const Act& act) { return act.event.type == "Protests" || act.event.subtype == "Violent demonstration"; }

// Of an act that is both (a protest shot at), the words that tell of this label.
bool fits(const Document& doc, const Act& act, Label label, const event::Trigger& t) {
  if (!t.act) return label == Label::assault;
  const mention::ActInfo& info = doc.lexicon->act(t.act);
  if (label == Label::assault) return info.mode != Mode::crowd;
  if (info.mode == Mode::crowd || info.mode == Mode::disperse || info.mode == Mode::riotous) return true;
  return act.event.subtype == "Violent demonstration";  // a crowd that burns, storms or fights
}

}  // namespace

std::vector<Finding> findings(const Document& doc, const std::vector<Act>& acts, const event::ToldWeights& weights) {
  std::vector<Finding> out;
  for (const Label label : {Label::assault, Label::protest}) {
    float best = 0;
    std::optional<Finding> found;
    for (const Act& act : acts) {
      if (!(label == Label::assault ? assault(doc, act) : protest(act))) continue;
      for (const event::Trigger& t : act.draft.triggers) {
        if (!fits(doc, act, label, t)) continue;
        const event::Told told = event::how_told(doc, act.draft, t, acts.size(), weights);
        const float plain = label == Label::assault ? told.assault : told.protest;
        if (plain > best) best = plain, found = Finding{label, doc.span(t.first, t.last), act.event.sides};
      }
    }
    if (found) out.push_back(std::move(*found));
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
