// Which earlier mention a pronoun or a description stands for.
#include "actors.hpp"

#include <algorithm>

namespace marsad::mention {
namespace {

using knowledge::Gender;
using knowledge::Number;

bool agrees(const Actor& actor, token::Enclitic pronoun) {
  switch (pronoun) {
    case token::Enclitic::h:
      return actor.gender != Gender::feminine && actor.number != Number::plural && actor.number != Number::dual;
    case token::Enclitic::hA: return actor.gender == Gender::feminine || actor.number == Number::plural;
    case token::Enclitic::hm: return actor.number == Number::plural || actor.gender != Gender::feminine;
    case token::Enclitic::hmA: return actor.both;
    default: return false;
  }
}

}  // namespace

bool share_country(const knowledge::Store& store, Id a, Id b) {
  const std::uint32_t country = store.intern("country");
  const auto tags = store.record(b).tags;
  for (const knowledge::Tag& x : store.record(a).tags)
    if (x.key == country && std::any_of(tags.begin(), tags.end(),
                                        [&](const knowledge::Tag& y) { return y.key == country && y.value == x.value; }))
      return true;
  return false;
}

int final_actor(const Document& doc, int actor) {
  for (int guard = 0; actor >= 0 && guard < 16; ++guard) {
    const int next = doc.actors[static_cast<std::size_t>(actor)].same_as;
    if (next < 0) return actor;
    actor = next;
  }
  return actor;
}

int resolve_pronoun(const Document& doc, token::Enclitic pronoun, std::uint32_t at, int not_this) {
  const std::uint32_t here = doc.sentence_of(at);
  for (int k = static_cast<int>(doc.actors.size()) - 1; k >= 0; --k) {
    const Actor& actor = doc.actors[static_cast<std::size_t>(k)];
    if (actor.extent.first >= at || k == not_this || actor.source_only || actor.civilian) continue;
    if (here - doc.sentence_of(actor.extent.first) > 2) break;
    if (agrees(actor, pronoun)) return k;
  }
  return -1;
}

}  // namespace marsad::mention
