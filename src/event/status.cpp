// Who stands behind a draft: reported, a party's own claim, denied or planned.
#include "../mention/actors.hpp"
#include "draft.hpp"

namespace marsad::event {

using mention::SourceKind;
using mention::Speech;

void decide_status(const Document& doc, const Scope& scope, Draft& draft) {
  const Trigger* main = &draft.triggers.front();
  for (const Trigger& t : draft.triggers)
    if (t.act == draft.act || (!draft.act && t.harm)) {
      main = &t;
      break;
    }
  draft.status = Status::reported;
  if (main->denied) {
    draft.status = Status::denied;
    return;
  }
  if (main->planned) {
    draft.status = Status::planned;
    return;
  }
  const auto is_side = [&](int actor) {
    for (const std::vector<Party>* side : {&draft.side1, &draft.side2})
      for (const Party& p : *side)
        if (p.actor >= 0 && actor >= 0 &&
            doc.actors[static_cast<std::size_t>(p.actor)].id ==
                doc.actors[static_cast<std::size_t>(mention::final_actor(doc, actor))].id)
          return true;
    return false;
  };
  if (draft.source >= 0) {
    const mention::Source& source = doc.sources[static_cast<std::size_t>(draft.source)];
    if (source.kind == SourceKind::belligerent && is_side(source.actor)) draft.status = Status::claimed;
    if (source.speech == Speech::claim) draft.status = Status::claimed;
  }
  const bool issued =
      draft.source >= 0 && doc.sources[static_cast<std::size_t>(draft.source)].reach == mention::Source::Reach::issuer;
  if (scope.statement && (scope.speaker < 0 || draft.source < 0 || issued || is_side(scope.speaker)))
    draft.status = Status::claimed;
}

}  // namespace marsad::event
