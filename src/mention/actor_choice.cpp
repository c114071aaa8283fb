#include "actor_choice.hpp"

#include <algorithm>

namespace marsad::mention {

using knowledge::kNone;

void ActorChoice::choose(const Match& match, Actor& actor) const {
  float best = -1e9F;
  const std::uint32_t theatre = store_.intern(doc_.theatre);
  for (const auto& entry : match.entries) {
    if (!doc_.lexicon->is_actor(entry.record)) continue;
    actor.candidates.push_back(entry.record);
    float score = entry.key == short_ ? 0.0F : 1.0F;
    if (seen_.count(entry.record)) score += 3;
    const knowledge::RecordView record = store_.record(entry.record);
    bool any = false, ours = false, home = false;
    for (const knowledge::Tag& tag : record.tags) {
      if (tag.key != country_) continue;
      const bool here = tag.value == theatre;
      home = home || (here && !any), any = true, ours = ours || here;
    }
    // Its first country is its home: there "the army" is its own, not a neighbour's.
    if (home && branch_of_one(match, entry.record)) home = false;  // the whole before its branches
    score += ours ? (home ? 4.5F : 4) : any ? -1 : 1;
    const std::string_view from = store_.text(record.tag(from_)), until = store_.text(record.tag(until_));
    if (!day_.empty() && ((!from.empty() && day_ < from) || (!until.empty() && day_ > until))) score -= 6;
    if (score > best) best = score, actor.record = entry.record, actor.gender = entry.gender, actor.number = entry.number;
  }
  const token::Sentence& s = doc_.tokens->sentences[doc_.sentence_of(match.first)];
  const bool quoted = match.first > s.first && match.last < s.last && doc_.is_punctuation(match.first - 1, '"') &&
                      doc_.is_punctuation(match.last, '"');
  if (quoted || match.place) best += 2;
  // A short name ("the movement", "the party") that nothing in the report or its theatre supports is only a description.
  if (actor.record != kNone && best < 1 && all_short(match)) actor.record = kNone;
}

bool ActorChoice::branch_of_one(const Match& match, Id record) const {
  const std::string_view parent = store_.field(record, "parent");
  return !parent.empty() && std::any_of(match.entries.begin(), match.entries.end(), [&](const auto& other) {
    return store_.text(store_.record(other.record).id) == parent;
  });
}

bool ActorChoice::all_short(const Match& match) const {
  for (const auto& entry : match.entries)
    if (doc_.lexicon->is_actor(entry.record) && entry.key != short_) return false;
  return true;
}

void ActorChoice::describe(Actor& actor) const {
  const knowledge::RecordView record = store_.record(actor.record);
  actor.id = store_.text(record.id);
  actor.name_ar = store_.text(record.tag(name_ar_)), actor.name_en = store_.text(record.tag(name_en_));
  actor.kind = store_.text(record.tag(kind_));
  actor.source_only = actor.kind == "source";
  const bool no_country = record.tag(country_) == 0;
  actor.civilian = actor.kind == "civilians";
  actor.generic = no_country && (actor.civilian || actor.kind == "protesters" || actor.kind == "rioters" ||
                                 actor.id.substr(0, 8) == "generic-" || actor.id.substr(0, 8) == "generic:");
}

}  // namespace marsad::mention
