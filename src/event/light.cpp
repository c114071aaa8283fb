#include "light.hpp"

#include <algorithm>

#include "guards.hpp"

namespace marsad::event {
namespace {

using knowledge::Form;
using mention::Link;
using mention::Modal;
using mention::Role;
using mention::Speech;
using mention::WordInfo;

class Light {
 public:
  Light(const Document& doc, std::uint32_t first, std::uint32_t last) : doc_(doc), first_(first), last_(last) {}

  // Polarity and modality from the words before the trigger in its clause.
  void read(Trigger& t) const {
    std::uint32_t steps = 0;
    bool any = false;
    bool clause = true;       // still inside the trigger's own clause
    bool said = false;        // somebody reports it: a verb of saying stands between
    bool fact = happened(t);  // whatever is asked, feared or denied before it
    for (std::uint32_t k = t.first; k > first_; --k) {
      const std::uint32_t p = k - 1;
      ++steps;
      fact = fact || clause_with_perfect(p);
      if (doc_.is_punctuation(p, ',') || doc_.is_punctuation(p, ';')) clause = clause && steps <= 1 && !joined(t);
      if (doc_.value(p, &WordInfo::link) == Link::contrast) break;
      if (doc_.count_at[p] >= 0 && !doc_.with(p, &WordInfo::negation)) continue;
      if (doc_.count_at[p] >= 0) continue;
      // "no shelling or clash was recorded": "any" carries the negation further.
      any = any || any_word(doc_, p);
      if (clause && !(fact && steps > 1) && steps <= (any ? 9U : 4U) && doc_.with(p, &WordInfo::negation) &&
          doc_.value(p, &WordInfo::role) != Role::still)
        t.negated = true;
      // the town of Nawa is spelled like "intended", "managed to" like "makes it possible to"
      const bool other = doc_.place_at[p] >= 0 || doc_.reading(p, &WordInfo::light) || noun_instead(p);
      const Modal modal = other ? Modal::none : doc_.value(p, &WordInfo::modal);
      if (modal == Modal::planned && !fact && (clause || (steps <= 12 && !said)) && puts_off(t, p)) t.planned = true;
      if (modal == Modal::failed && steps <= 3) t.failed = true;
      if (modal == Modal::avoid && clause && steps <= 5 && !t.past) t.prevented = true;
      // "pledged to punish them, and announced the arrest of": what is announced is no pledge.
      said = said || announces(p);
      if ((steps <= 3 && protested(t, p)) || (steps <= 14 && protested_against(t, p))) t.prevented = true;
      // "accused of shooting at the army": what somebody is charged with.
      if (doc_.value(p, &WordInfo::role) == Role::charge && clause && steps <= 4) t.prevented = true;
      if (!said && !fact) light_of_speech(t, p, steps, clause);
      if (clause && steps <= 6 && !t.past && !fact && future_verb(doc_, p, first_)) t.planned = true;
    }
    t.prevented = t.prevented || in_reply(doc_, t, first_, last_);
    t.denied = t.denied || untrue(t);
  }

 private:
  // "threatened to answer the raids that hit the port": what a clause with a perfect tells of did happen.
  bool happened(const Trigger& t) const {
    if (t.finite || !t.definite) return false;
    for (std::uint32_t k = t.last; k + 1 < std::min(t.last + 4, last_); ++k) {
      if (doc_.token(k).kind != token::Kind::word) return false;
      if (doc_.value(k, &WordInfo::reference) == mention::Reference::relative) return clause_with_perfect(k);
    }
    return false;
  }

  bool clause_with_perfect(std::uint32_t relative) const {
    if (relative + 1 >= last_ || doc_.value(relative, &WordInfo::reference) != mention::Reference::relative) return false;
    const auto all = doc_.readings(relative + 1);
    return perfect(relative + 1) && std::none_of(all.begin(), all.end(), [](const token::Analysis& a) {
             return a.features.form == Form::imperfect && a.features.person != 1;
           });
  }

  // "the report", where the same letters are "the deciding".
  bool noun_instead(std::uint32_t p) const {
    if (doc_.phrase(p)) return false;
    bool other = false, deed = false;
    for (const token::Analysis& a : doc_.readings(p)) {
      const bool modal = doc_.lexicon->of(a.record).modal != Modal::none;
      if (modal && a.features.form != Form::masdar) return false;
      deed = deed || modal, other = other || (!modal && a.features.form == Form::base);
    }
    return deed && other;
  }

  // "the news of the shelling of the town is untrue": the word that denies it stands behind.
  bool untrue(const Trigger& t) const {
    if (t.finite) return false;
    for (std::uint32_t k = t.last; k < last_; ++k) {
      if (doc_.is_punctuation(k, ';') || doc_.value(k, &WordInfo::link) == Link::contrast) return false;
      if (doc_.glossed(k, "untrue")) return true;
      if (perfect(k) && doc_.value(k - 1, &WordInfo::reference) != mention::Reference::relative && certain(k)) return false;
    }
    return false;
  }

  // "in protest at the arrest of": what a crowd is angry about was told before, or is an old story.
  bool protested(const Trigger& t, std::uint32_t p) const {
    if (t.finite || t.definite || !t.act || p + 1 >= t.first ||
        doc_.value(p + 1, &WordInfo::preposition) != mention::Preposition::on)
      return false;
    const mention::Mode m = doc_.lexicon->act(t.act).mode;
    if (m == mention::Mode::crowd || m == mention::Mode::strike || m == mention::Mode::blast) return false;
    const std::uint16_t act = doc_.value(p, &WordInfo::act);
    return act && doc_.lexicon->act(act).mode == mention::Mode::crowd;
  }

  // "demonstrations against the raids, the burning and theft of houses": all that follows is the complaint.
  bool protested_against(const Trigger& t, std::uint32_t p) const {
    if (t.finite || !t.act || doc_.value(p, &WordInfo::preposition) != mention::Preposition::against) return false;
    const mention::Mode m = doc_.lexicon->act(t.act).mode;
    if (m == mention::Mode::crowd || m == mention::Mode::disperse || m == mention::Mode::riotous) return false;
    for (std::uint32_t k = p; k < t.first; ++k) {
      if (doc_.is_punctuation(k, '.') || doc_.is_punctuation(k, ';')) return false;
      if (doc_.value(k, &WordInfo::link) != Link::none && doc_.value(k, &WordInfo::link) != Link::also) return false;
    }
    for (std::uint32_t k = p; k > first_ && p - k < 12; --k) {
      const std::uint16_t act = doc_.value(k - 1, &WordInfo::act);
      if (act && doc_.lexicon->act(act).mode == mention::Mode::crowd) return true;
    }
    return false;
  }

  // "denied that", "threatened to", "called for": what follows is not asserted.
  void light_of_speech(Trigger& t, std::uint32_t p, std::uint32_t steps, bool clause) const {
    const Speech speech = doc_.value(p, &WordInfo::speech);
    if (speech == Speech::none || p + 1 > t.first) return;
    const int source = doc_.source_at[p];  // a word of a speaker's name: "tAmr" is no "he orders"
    if (source >= 0 && doc_.sources[static_cast<std::size_t>(source)].verb != p && !doc_.with(p, &WordInfo::source)) return;
    // "demanded their release, and the police shot": what a verb in the perfect tells is no demand and no threat.
    if (t.past && (speech != Speech::deny || !clause)) return;
    switch (speech) {
      case Speech::deny: t.denied = true; break;
      case Speech::threaten: t.planned = true; break;
      case Speech::demand:
      case Speech::order:
      case Speech::warn:
      case Speech::condemn:
        if (clause || steps <= 8) t.prevented = t.prevented || speech != Speech::condemn;
        break;
      case Speech::expect:
        if (clause) t.prevented = true;
        break;
      default: break;
    }
  }

  bool perfect(std::uint32_t i) const {
    const auto all = doc_.readings(i);
    return std::any_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.features.form == Form::perfect; });
  }

  // No noun is spelled like the verb.
  bool certain(std::uint32_t i) const {
    const auto all = doc_.readings(i);
    return std::all_of(all.begin(), all.end(),
                       [](const token::Analysis& a) { return a.features.pos == knowledge::Pos::verb; });
  }

  bool joined(const Trigger& t) const { return doc_.has_proclitic(t.first, token::kWa | token::kFa); }

  bool announces(std::uint32_t p) const { return doc_.value(p, &WordInfo::speech) == Speech::say && perfect(p); }

  // Does a word of plan or condition at p reach the trigger? A verb in the perfect is put off by a condition only.
  bool puts_off(const Trigger& t, std::uint32_t p) const {
    const auto& store = doc_.lexicon->store();
    std::string_view gloss;
    std::uint32_t next = p + 1;
    if (doc_.phrase(p)) {
      const mention::Match& match = doc_.matches[static_cast<std::size_t>(doc_.match_at[p])];
      gloss = store.field(match.lexicon, "gloss"), next = match.last;
    } else if (const token::Analysis* a = doc_.reading(p, &WordInfo::modal)) {
      gloss = store.field(a->record, "gloss");
    }
    if (gloss == "provided") {
      if (next >= last_ || perfect(next)) return false;
      const auto all = doc_.readings(next);
      return std::any_of(all.begin(), all.end(),
                         [](const token::Analysis& a) { return a.features.form == Form::imperfect; });
    }
    return !t.past || gloss == "if";
  }

  const Document& doc_;
  std::uint32_t first_, last_;
};

}  // namespace

void read_light(const Document& doc, Trigger& trigger, std::uint32_t first, std::uint32_t last) {
  Light(doc, first, last).read(trigger);
}

}  // namespace marsad::event
