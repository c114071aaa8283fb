// Which triggers tell of one act. Walks each sentence from left to right and asks at every trigger: the same act, or
// the next one?
#include <algorithm>

#include "draft.hpp"
#include "kinds.hpp"
#include "trigger_words.hpp"

namespace marsad::event {
namespace {

using mention::Link;
using mention::Mode;
using mention::PlaceNoun;
using mention::WordInfo;
using token::Kind;

class Assembler {
 public:
  Assembler(const Document& doc, const Scope& scope) : doc_(doc), scope_(scope) {}

  std::vector<Draft> run(const std::vector<Trigger>& triggers) {
    std::size_t i = 0;
    while (i < triggers.size()) {
      std::size_t end = i;
      while (end < triggers.size() && triggers[end].sentence == triggers[i].sentence) ++end;
      sentence({triggers.data() + i, end - i});
      i = end;
    }
    return std::move(drafts_);
  }

 private:
  // Where the clause of a trigger may end: behind its last word of act, and before the next one's.
  struct Reach {
    std::uint32_t from = 0, next = 0;
  };

  Mode mode(std::uint16_t act) const { return doc_.lexicon->act(act).mode; }

  void sentence(std::span<const Trigger> triggers) {
    const token::Sentence& s = doc_.tokens->sentences[triggers.front().sentence];
    std::size_t open = drafts_.size();  // first draft of this sentence
    std::uint32_t start = s.first;
    for (std::size_t k = 0; k < triggers.size(); ++k) {
      const Trigger& t = triggers[k];
      const std::uint32_t next = k + 1 < triggers.size() ? triggers[k + 1].first : s.last;
      const Reach reach = reach_of(triggers, k, s);
      if (drafts_.size() > open) {
        Draft& current = drafts_.back();
        if (same_act(current, triggers[k - 1], t, reach)) {
          join(current, t, next);
          continue;
        }
        start = boundary(triggers[k - 1].last, t.first);
        current.ranges.back().last = start;
      } else if (k == 0 && continues(triggers, s, reach.next)) {
        Draft& current = drafts_.back();
        current.ranges.push_back({s.first, next});
        take(current, t);
        open = drafts_.size() - 1;
        continue;
      }
      Draft draft;
      draft.sentence = t.sentence, draft.title = t.title;
      draft.ranges.push_back({start, next});
      take(draft, t);
      drafts_.push_back(std::move(draft));
    }
    if (drafts_.size() > open) drafts_.back().ranges.back().last = s.last;
  }

  Reach reach_of(std::span<const Trigger> triggers, std::size_t k, const token::Sentence& s) const {
    const std::size_t cause = !drafts_.empty() && drafts_.back().act ? cause_of_harm(triggers, k) : k;
    std::size_t last = cause;
    while (triggers[k].act && last + 1 < triggers.size() && object_of(triggers[last], triggers[last + 1])) ++last;
    const std::uint32_t next = last + 1 < triggers.size() ? triggers[last + 1].first : s.last;
    if (last > cause) return {triggers[last].last, next};
    return {triggers[cause].last, cause > k ? std::min(next, triggers[cause].last + kCauseToPlace) : next};
  }

  // "dispersed a demonstration in X": the noun of act is what the verb is about.
  bool object_of(const Trigger& verb, const Trigger& noun) const {
    return verb.finite && mode(verb.act) == Mode::disperse && !noun.finite && mode(noun.act) == Mode::crowd &&
           !coordinated(noun) && noun.first - verb.last <= 2;
  }

  // "and two were killed and one wounded in a raid on Y": harm and its cause are one clause. Its last trigger.
  std::size_t cause_of_harm(std::span<const Trigger> triggers, std::size_t k) const {
    if (triggers[k].act) return k;
    std::size_t cause = k + 1;
    while (cause < triggers.size() && !triggers[cause].act && coordinated(triggers[cause])) ++cause;
    if (cause == triggers.size()) return k;
    const Trigger& t = triggers[cause];
    const bool caused = t.act && !t.finite && !t.definite && !coordinated(t) && causal_between(triggers[cause - 1].last, t);
    return caused ? cause : k;
  }

  void join(Draft& draft, const Trigger& t, std::uint32_t next) {
    draft.ranges.back().last = next;
    take(draft, t);
  }

  // The act of the lowest rank leads; a weak one never displaces another.
  void take(Draft& draft, const Trigger& t) {
    draft.triggers.push_back(t);
    if (!t.act) return;
    const auto& lexicon = *doc_.lexicon;
    // A strike or a bomb inside a battle is part of the battle.
    if (draft.act && lexicon.act(draft.act).two_way && (mode(t.act) == Mode::strike || mode(t.act) == Mode::blast)) return;
    if (draft.act && mode(draft.act) == Mode::disrupt && mode(t.act) == Mode::blast && !went_off(t)) return;
    if (how_they_were_taken(draft, t) || who_was_seized(draft, t) || what_was_shot_down(draft, t)) return;
    if (!draft.act || lexicon.act(t.act).rank < lexicon.act(draft.act).rank) draft.act = t.act;
  }

  // "it went off while it was made safe": the verb of form VII tells of a blast that nobody wanted.
  bool went_off(const Trigger& t) const {
    if (!t.finite) return false;
    const auto all = doc_.readings(t.first);
    return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
      return doc_.lexicon->of(a.record).act == t.act && doc_.lexicon->store().field(a.record, "form") == "7";
    });
  }

  // "30 prisoners who were captured in battle were exchanged": how they once came into captivity.
  bool how_they_were_taken(const Draft& draft, const Trigger& t) const {
    return draft.act && mode(draft.act) == Mode::deal && t.act &&
           t.harm == static_cast<std::uint8_t>(HarmKind::captured) + 1 && !coordinated(t);
  }

  // Where the next clause begins: at the conjunction, comma or contrast word nearest before the trigger.
  std::uint32_t boundary(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = to; i > from; --i) {
      if (doc_.value(i, &WordInfo::link) == Link::contrast || doc_.value(i, &WordInfo::link) == Link::also) return i;
      if (doc_.is_punctuation(i - 1, ',') || doc_.is_punctuation(i - 1, ';')) return i;
    }
    for (std::uint32_t i = to; i > from; --i)
      if (doc_.has_proclitic(i, token::kWa | token::kFa)) return i;
    return to;
  }

  // Where the clause of a trigger ends at the latest: at the next verb that "and" or "then" joins, whatever it tells.
  std::uint32_t clause_end(std::uint32_t from, std::uint32_t limit) const {
    for (std::uint32_t i = from; i < limit; ++i)
      if (joined_verb(i)) return i;
    return limit;
  }

  bool coordinated(const Trigger& t) const { return doc_.has_proclitic(t.first, token::kWa | token::kFa); }

  // A place of its own between two tokens: named, led by a preposition, no container of the one before.
  // People are `taken` from where they were.
  int own_place(std::uint32_t from, std::uint32_t to, bool taken = false) const {
    for (std::uint32_t i = from; i < to; ++i) {
      const int p = doc_.place_at[i];
      if (p < 0) continue;
      const auto& place = doc_.places[static_cast<std::size_t>(p)];
      i = place.extent.last - 1;
      if (place.reference ||
          !(place.in || place.near || place.target || place.governed || place.object || (taken && place.origin)) ||
          (place.origin && !taken) || place.destination)
        continue;
      if (is_container(p)) continue;
      return p;
    }
    return -1;
  }

  bool is_container(int p) const {
    if (p == 0) return false;
    return doc_.places[static_cast<std::size_t>(p - 1)].parent == p;
  }

  int own_time(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      const int t = doc_.time_at[i];
      if (t < 0) continue;
      const auto& time = doc_.times[static_cast<std::size_t>(t)];
      if (!time.is_duration && !time.since) return t;
    }
    return -1;
  }

  bool differs_in_time(int a, int b) const {
    if (a < 0 || b < 0) return false;
    const auto &x = doc_.times[static_cast<std::size_t>(a)], &y = doc_.times[static_cast<std::size_t>(b)];
    if (x.from.empty() || y.from.empty())
      return x.part_of_day != y.part_of_day && !x.part_of_day.empty() && !y.part_of_day.empty();
    return x.from.substr(0, 10) != y.from.substr(0, 10);
  }

  bool differs_in_place(int a, int b) const {
    if (a < 0 || b < 0 || a == b) return false;
    const auto &x = doc_.places[static_cast<std::size_t>(a)], &y = doc_.places[static_cast<std::size_t>(b)];
    if (x.record != knowledge::kNone && x.record == y.record) return false;
    if (x.text == y.text) return false;
    for (int p = x.parent, guard = 0; p >= 0 && guard < 6; p = doc_.places[static_cast<std::size_t>(p)].parent, ++guard)
      if (p == b || doc_.places[static_cast<std::size_t>(p)].text == y.text) return false;
    return true;
  }

  // "due to", "in", "when", "during": what follows is the cause or frame of what stands before.
  bool causal_between(std::uint32_t from, const Trigger& t) const {
    if (doc_.has_proclitic(t.first, token::kBi)) return true;
    for (std::uint32_t i = from; i <= t.first && i < doc_.size(); ++i) {
      const Link link = doc_.value(i, &WordInfo::link);
      if (link == Link::result && !doc_.phrase(i) && doc_.value(i, &WordInfo::site) != mention::Site::none) continue;
      if (link == Link::cause || link == Link::time || link == Link::result) return true;
      if (!t.finite && i < t.first && doc_.value(i, &WordInfo::preposition) == mention::Preposition::in && i + 3 >= t.first)
        return true;
      if (doc_.value(i, &WordInfo::role) == mention::Role::agent) return true;
    }
    return false;
  }

  bool contrast_between(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      const Link link = doc_.value(i, &WordInfo::link);
      if (link == Link::contrast) return true;
      // "also" opens a clause before a verb; before people it only lengthens a list.
      if (link == Link::also && i + 1 < doc_.size() && opens_clause(i)) return true;
    }
    return false;
  }

  bool opens_clause(std::uint32_t i) const {
    const std::uint32_t next = doc_.phrase(i) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[i])].last : i + 1;
    if (next >= doc_.size()) return false;
    for (const token::Analysis& a : doc_.readings(next))
      if (a.features.pos == knowledge::Pos::verb && a.features.form != knowledge::Form::masdar) return true;
    return false;
  }

  bool same_act(const Draft& current, const Trigger& last, const Trigger& t, Reach reach) const {
    const std::uint32_t from = last.last;
    if (current.title != t.title) return false;
    if (t.denied != current.triggers.back().denied || t.planned != current.triggers.back().planned) return !t.act;
    if (!t.act) return !days_before(t) && harm_belongs(current, from, t, reach);
    if (how_they_were_taken(current, t)) return true;
    if (days_before(t)) return false;
    if (seized_in_a_crowd(current, from, t) || who_was_seized(current, t) || what_was_shot_down(current, t)) return true;
    if (!acts_agree(*doc_.lexicon, current.act, t.act)) return false;
    if ((current.act && one_more(doc_, t)) || answered(current, from, t)) return false;
    if (replies(current, from, t)) return false;
    const bool caused = !by_another_strike(current, t) && causal_between(from, t);
    if (!current.act)
      return !found_elsewhere(current, t, reach) && (caused || !(coordinated(t) || contrast_between(from, t.first)));
    // "the blast of a mine that X had planted in Y": the clause that hangs on it tells of the same.
    if (t.finite && t.enclitic != token::Enclitic::none && !coordinated(t) && t.first - from <= 3 &&
        mode(t.act) == Mode::blast && mode(current.act) == Mode::blast)
      return true;
    // "jAbt tZAhrp": a noun of act right behind its verb.
    if (!t.finite && t.first - from <= 3 && !coordinated(t) && last.finite) return true;
    const std::uint32_t clause = boundary(from, t.first);
    const bool taken = mode(t.act) == Mode::detain && mode(current.act) == Mode::detain;
    const int here = own_place(clause, clause_end(reach.from, reach.next), taken),
              before = own_place(current.begin(), clause, taken);
    if (differs_in_place(before, here) && !caused) return false;
    if (differs_in_time(own_time(current.begin(), clause), own_time(clause, reach.next))) return false;
    if (mode(current.act) == mode(t.act) && coordinated(t) && t.finite && here >= 0 && before >= 0) return false;
    if (t.finite && coordinated(t) && new_subject(current, t) && mode(t.act) != Mode::disperse &&
        mode(current.act) != Mode::crowd)
      return false;
    const bool contrast = contrast_between(from, t.first);
    if (contrast && t.finite && mode(current.act) != mode(t.act)) return false;
    if (contrast && !caused && here >= 0 && before >= 0 && differs_in_place(before, here)) return false;
    return true;
  }

  // "..., and the coalition answered with raids on Y": between the two acts stands a verb of its own, told of another force.
  bool answered(const Draft& current, std::uint32_t from, const Trigger& t) const {
    if (t.finite || t.definite || !current.act || mode(current.act) == Mode::crowd) return false;
    for (std::uint32_t i = from; i + 1 < t.first; ++i) {
      if (!joined_verb(i) || (speaks(i) && !(doc_.has_proclitic(t.first, token::kBi) && t.first <= i + 3))) continue;
      const int a = doc_.actor_at[i + 1];
      if (a >= 0 && doc_.actors[static_cast<std::size_t>(a)].extent.first == i + 1 && !named_before(current, a, i))
        return true;
    }
    return false;
  }

  // Said, not done; but who "answered with raids" did.
  bool speaks(std::uint32_t i) const {
    const auto all = doc_.readings(i);
    return std::none_of(all.begin(), all.end(), [&](const token::Analysis& a) {
      return a.has(token::kWa | token::kFa) && a.features.pos == knowledge::Pos::verb &&
             doc_.lexicon->of(a.record).speech == mention::Speech::none;
    });
  }

  bool joined_verb(std::uint32_t i) const {
    if (doc_.people_at[i] >= 0 || doc_.actor_at[i] >= 0 || doc_.place_at[i] >= 0 || doc_.time_at[i] >= 0) return false;
    const auto all = doc_.readings(i);
    return std::any_of(all.begin(), all.end(),
                       [](const token::Analysis& a) { return (a.has(token::kWa) || a.has(token::kFa)) && a.finite_verb(); });
  }

  // "an officer was killed in X, and a body was found in Y".
  bool found_elsewhere(const Draft& current, const Trigger& t, Reach reach) const {
    if (mode(t.act) != Mode::body) return false;
    const std::uint32_t clause = boundary(current.triggers.back().last, t.first);
    return differs_in_place(own_place(current.begin(), clause), own_place(clause, clause_end(reach.from, reach.next)));
  }

  // "X shelled the villages, while Y answered by hitting its posts": another party's act, which "by" hangs on its own verb.
  bool replies(const Draft& current, std::uint32_t from, const Trigger& t) const {
    if (t.finite || !doc_.has_proclitic(t.first, token::kBi) || t.first < 2) return false;
    const int by = doc_.actor_at[t.first - 1];
    if (by < 0 || !contrast_between(from, t.first)) return false;
    const auto& actor = doc_.actors[static_cast<std::size_t>(by)];
    for (std::uint32_t k = current.begin(); k < from; ++k)
      if (doc_.actor_at[k] >= 0 && doc_.actors[static_cast<std::size_t>(doc_.actor_at[k])].id == actor.id) return false;
    return actor.extent.first > from;
  }

  // "hit X with three raids, and Y with two": "with" hangs on the verb again.
  bool by_another_strike(const Draft& current, const Trigger& t) const {
    return !t.finite && coordinated(t) && doc_.has_proclitic(t.first, token::kBi) && mode(t.act) == Mode::strike &&
           mode(current.act) == Mode::strike;
  }

  // "the police arrested dozens during a demonstration": what forces did to the crowd.
  bool seized_in_a_crowd(const Draft& current, std::uint32_t from, const Trigger& t) const {
    if (!current.act || mode(current.act) != Mode::detain || mode(t.act) != Mode::crowd || t.finite || t.first - from > 9)
      return false;
    const std::uint32_t led = t.first - 1;
    return doc_.value(led, &WordInfo::preposition) == mention::Preposition::in ||
           doc_.value(led, &WordInfo::link) == Link::time;
  }

  // "arrested dozens of those who had gone out to demonstrate": whom they arrested, no protest of its own.
  bool who_was_seized(const Draft& current, const Trigger& t) const {
    if (!current.act || mode(current.act) != Mode::detain || mode(t.act) != Mode::crowd) return false;
    for (std::uint32_t back = 1; back <= 4 && back <= t.first && !doc_.is_punctuation(t.first - back, ','); ++back)
      if (doc_.value(t.first - back, &WordInfo::reference) == mention::Reference::relative) return true;
    return false;
  }

  // "the defences met drones that attacked the town": the clause tells what was shot down.
  bool what_was_shot_down(const Draft& current, const Trigger& t) const {
    if (!current.act || mode(current.act) != Mode::disrupt || !t.finite || t.first == 0 || coordinated(t)) return false;
    const Mode m = mode(t.act);
    if (m != Mode::assault && m != Mode::strike && m != Mode::weak) return false;
    const mention::WeaponClass c = doc_.lexicon->weapon(doc_.value(t.first - 1, &WordInfo::weapon)).cls;
    return c == mention::WeaponClass::drone || c == mention::WeaponClass::missile || c == mention::WeaponClass::air;
  }

  // "two days after the attack on X": an attack of another day.
  bool days_before(const Trigger& t) const {
    for (std::uint32_t back = 1; back <= 2 && back <= t.first; ++back) {
      const int at = doc_.time_at[t.first - back];
      if (at < 0) continue;
      const mention::Time& time = doc_.times[static_cast<std::size_t>(at)];
      return time.tie == mention::Time::Tie::other_event && time.grain == "day" && !time.is_duration;
    }
    return false;
  }

  // The verb has a named subject that the act so far has not named.
  bool new_subject(const Draft& current, const Trigger& t) const {
    for (std::uint32_t i = t.last; i < std::min(t.last + 3, doc_.size()); ++i) {
      const int a = doc_.actor_at[i];
      if (a < 0) continue;
      return !doc_.has_proclitic(i, token::kBi | token::kLi) && !named_before(current, a, t.first);
    }
    return false;
  }

  // Does the act so far name the party of mention `actor`?
  bool named_before(const Draft& current, int actor, std::uint32_t end) const {
    for (std::uint32_t k = current.begin(); k < end; ++k)
      if (doc_.actor_at[k] >= 0 &&
          doc_.actors[static_cast<std::size_t>(doc_.actor_at[k])].id == doc_.actors[static_cast<std::size_t>(actor)].id)
        return true;
    return false;
  }

  // Harm told behind an act is its own, unless a new clause sets it elsewhere or gives it another cause.
  bool harm_belongs(const Draft& current, std::uint32_t from, const Trigger& t, Reach reach) const {
    const std::uint32_t clause = boundary(from, t.first);
    const int here = own_place(clause, clause_end(reach.from, reach.next)), before = own_place(current.begin(), clause);
    if (differs_in_time(own_time(current.begin(), clause), own_time(clause, reach.next))) return false;
    if (differs_in_place(before, here)) {
      // "... in X, and two were killed in Y due to ...": a new happening; "killed in the attack on Y" is the same.
      if (doc_.places[static_cast<std::size_t>(here)].extent.first > t.first || coordinated(t)) return false;
    }
    if (current.act && mode(current.act) == Mode::deal) return false;
    return true;
  }

  // Does a new sentence go on with the act of the one before?
  bool continues(std::span<const Trigger> triggers, const token::Sentence& s, std::uint32_t next) const {
    const Trigger& t = triggers.front();
    if (drafts_.empty()) return false;
    const Draft& last = drafts_.back();
    if (last.title != t.title || t.denied != last.triggers.front().denied || t.planned != last.triggers.front().planned)
      return false;
    const token::Sentence& before = doc_.tokens->sentences[doc_.sentence_of(last.end() - 1)];
    if (before.paragraph + 2 < s.paragraph || s.bullet) return false;
    const bool same_paragraph = before.paragraph == s.paragraph;
    if (doc_.value(s.first, &WordInfo::link) == Link::contrast) return false;
    if (const int here = own_time(s.first, next); here >= 0) {
      const int before_time = own_time(last.begin(), last.end());
      if (before_time < 0 || differs_in_time(before_time, here)) return false;
    }
    if (!t.act) {
      if (own_place(s.first, next) >= 0 || !last.act) return false;
      const Mode m = mode(last.act);
      const bool next_paragraph = s.paragraph - before.paragraph <= 1 && (m == Mode::strike || m == Mode::blast);
      return (same_paragraph || m == Mode::fight || next_paragraph) && harm_without_cause(triggers, last);
    }
    if (known_device(t) && acts_agree(*doc_.lexicon, last.act, t.act) && told_again(t, last)) return true;
    if (!t.definite && !resumes(t)) return false;
    if (!acts_agree(*doc_.lexicon, last.act, t.act)) return false;
    // "the attack happened near X": the act that was just told, its spot now named.
    if (t.definite && !t.finite && t.first <= s.first + 5 && told_again(t, last)) return true;
    const int here = own_place(s.first, next);
    return here < 0 || !differs_in_place(own_place(last.begin(), last.end()), here);
  }

  // "the mine went off": a device that was spoken of already.
  bool known_device(const Trigger& t) const {
    if (!t.finite || mode(t.act) != Mode::blast) return false;
    const auto the = [&](std::uint32_t i) { return i < doc_.size() && doc_.with(i, &WordInfo::weapon) && doc_.definite(i); };
    return the(t.last) || (t.first > 0 && the(t.first - 1));
  }

  // The noun's very act was told before, at no spot but an area.
  bool told_again(const Trigger& t, const Draft& last) const {
    if (mode(t.act) != mode(last.act) || doc_.lexicon->act(last.act).two_way) return false;
    const int place = own_place(last.begin(), last.end());
    if (place < 0) return true;
    const PlaceNoun noun = doc_.places[static_cast<std::size_t>(place)].noun;
    return noun == PlaceNoun::desert || noun == PlaceNoun::countryside || noun == PlaceNoun::governorate ||
           noun == PlaceNoun::region;
  }

  // "the attack resulted in": a noun of act with the article, or "its fire".
  bool resumes(const Trigger& t) const { return !t.finite && t.enclitic != token::Enclitic::none; }

  // No act of its own stands in the sentence; what blew up inside a battle is part of it.
  bool harm_without_cause(std::span<const Trigger> triggers, const Draft& last) const {
    const bool fight = mode(last.act) == Mode::fight;
    return std::all_of(triggers.begin(), triggers.end(), [&](const Trigger& t) {
      if (!t.act || t.definite) return true;
      const Mode m = mode(t.act);
      return m == Mode::weak || m == Mode::assault || (fight && (m == Mode::blast || m == Mode::strike));
    });
  }

  static constexpr std::uint32_t kCauseToPlace = 6;  // tokens from a noun of act to where it was

  const Document& doc_;
  const Scope& scope_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::vector<Draft> assemble(const Document& doc, const Scope& scope, const std::vector<Trigger>& triggers) {
  return Assembler(doc, scope).run(triggers);
}

}  // namespace marsad::event
