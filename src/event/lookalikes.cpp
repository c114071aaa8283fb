// What looks like an act of conflict and is none: accidents and floods, courts, drills, anniversaries, crime of daily
// life, agreements on schools and trade. The words that show it are tagged in the knowledge (`role`).
#include <algorithm>

#include "draft.hpp"

namespace marsad::event {
namespace {

using mention::Mode;
using mention::Person;
using mention::Role;
using mention::WeaponClass;
using mention::WordInfo;

class Lookalikes {
 public:
  Lookalikes(const Document& doc, std::vector<Draft>& drafts) : doc_(doc), drafts_(drafts) {}

  void run() {
    const int court = court_report();
    const bool art = art_report();
    for (Draft& d : drafts_) d.background = none(d) || tried(d, court) || (art && !d.own_time);
    quiet_report();
    booty();
  }

 private:
  Mode mode(const Draft& d) const { return doc_.lexicon->act(d.act).mode; }
  std::string_view id(const Draft& d) const { return doc_.lexicon->act(d.act).id; }

  // Words of that role in the sentences of the draft.
  int words(const Draft& d, Role role) const {
    const auto& sentences = doc_.tokens->sentences;
    int n = 0;
    for (std::uint32_t i = sentences[d.sentence].first; i < sentences[doc_.sentence_of(d.end() - 1)].last; ++i)
      n += doc_.value(i, &WordInfo::role) == role;
    return n;
  }

  bool armed(const Draft& d) const {
    return std::any_of(d.weapons.begin(), d.weapons.end(), [&](std::uint16_t w) {
      const WeaponClass c = doc_.lexicon->weapon(w).cls;
      return c != WeaponClass::none && c != WeaponClass::blade && c != WeaponClass::fire && c != WeaponClass::light;
    });
  }

  // "the area sees repeated shelling", "X carries out attacks": a verb of what goes on, no day, no spot, no toll.
  bool habit(const Draft& d) const {
    const bool counted = std::any_of(d.harm.begin(), d.harm.end(), [](const HarmFact& h) { return !h.vague || h.min > 1; });
    if (d.own_time || counted || d.title) return false;
    return std::all_of(d.triggers.begin(), d.triggers.end(), [&](const Trigger& t) {
      const std::uint32_t first = doc_.tokens->sentences[t.sentence].first;
      for (std::uint32_t k = t.first; k > first && t.first - k < 7; --k)  // "X is used to carrying out"
        if (doc_.phrase(k - 1) && repeated(k - 1)) return true;
      if (t.finite) return false;
      for (std::uint32_t k = t.last; k < std::min(t.last + 4, doc_.size()); ++k)
        if (repeated(k)) return true;
      return plural(t.first) && !t.definite && led_by_imperfect(t);
    });
  }

  bool repeated(std::uint32_t k) const { return glossed(k, "repeated"); }

  bool plural(std::uint32_t i) const {
    const auto all = doc_.readings(i);
    return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
      return doc_.lexicon->of(a.record).act && a.features.number == knowledge::Number::plural;
    });
  }

  // The verb nearest before it tells what is, not what was.
  bool led_by_imperfect(const Trigger& t) const {
    const token::Sentence& s = doc_.tokens->sentences[t.sentence];
    for (std::uint32_t k = t.first; k > s.first && t.first - k < 12; --k) {
      if (doc_.place_at[k - 1] >= 0 || doc_.actor_at[k - 1] >= 0 || doc_.people_at[k - 1] >= 0) continue;
      bool verb = false, now = false;
      for (const token::Analysis& a : doc_.readings(k - 1)) {
        if (a.features.pos == knowledge::Pos::verb && a.features.person == 1) continue;  // "OTlq": "it fired", not "I fire"
        if (a.features.pos != knowledge::Pos::verb) {
          verb = false;
          break;
        }
        verb = verb || a.features.form == knowledge::Form::perfect || a.features.form == knowledge::Form::imperfect;
        now = now || a.features.form == knowledge::Form::imperfect;
      }
      if (verb) return now;
    }
    return false;
  }

  // "killed his wife", "at the hands of her brother": no actor and no weapon of war, a crime within a family.
  bool in_the_family(const Draft& d) const {
    if (armed(d)) return false;
    for (const std::vector<Party>* side : {&d.side1, &d.side2})
      for (const Party& p : *side)
        if (p.actor >= 0 && !doc_.actors[static_cast<std::size_t>(p.actor)].civilian) return false;
    return std::any_of(d.triggers.begin(), d.triggers.end(), [&](const Trigger& t) {
      if (!t.harm && mode(d) != Mode::assault) return false;
      for (std::uint32_t k = t.last; k < std::min(t.last + 7, doc_.size()); ++k) {
        if (doc_.is_punctuation(k, ',') || doc_.is_punctuation(k, '.')) return false;
        const bool by = k > 0 && doc_.value(k - 1, &WordInfo::role) == Role::agent;
        if (kin(k) && (by || (t.finite && !t.passive && k <= t.last + 1))) return true;
      }
      return false;
    });
  }

  bool kin(std::uint32_t k) const {
    if (doc_.has_proclitic(k, token::kWa | token::kLi)) return false;
    const auto all = doc_.readings(k);
    return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
      return a.enclitic != token::Enclitic::none && doc_.lexicon->has_gloss(doc_.lexicon->of(a.record), "kin");
    });
  }

  // A force that fights, or fighters, on either side.
  bool fighters(const Draft& d) const {
    const auto fights = [&](const Party& p) {
      if (p.people >= 0) {
        const Person k = doc_.people[static_cast<std::size_t>(p.people)].kind;
        if (k == Person::fighter) return true;
      }
      if (p.actor < 0) return false;
      const mention::Actor& a = doc_.actors[static_cast<std::size_t>(p.actor)];
      if (a.id == "generic-criminals") return false;
      return a.kind == "rebel" || a.kind == "political_militia" || a.kind == "identity_militia";
    };
    return std::any_of(d.side1.begin(), d.side1.end(), fights) || std::any_of(d.side2.begin(), d.side2.end(), fights);
  }

  bool none(const Draft& d) const {
    if (words(d, Role::drill) || habit(d)) return true;
    if (anniversary(d)) return true;
    if ((!armed(d) || only_harm(d)) && !fighters(d) && words(d, Role::disaster)) return true;
    if (id(d) == "displacement" && masses(d)) return true;
    if (in_the_family(d)) return true;
    // "the search for the missing": somebody is missing, nobody has done it.
    if (only_harm(d) && !d.harm.empty() &&
        std::all_of(d.harm.begin(), d.harm.end(), [](const HarmFact& h) { return h.kind == HarmKind::missing; }))
      return true;
    const Mode m = mode(d);
    if (m == Mode::deal && words(d, Role::civil) && !fighters(d) && d.harm.empty()) return true;
    if ((m == Mode::detain || id(d) == "surrender" || m == Mode::property || m == Mode::disrupt || m == Mode::other ||
         m == Mode::none) &&
        words(d, Role::crime) && !armed(d) && !fighters(d))
      return true;
    return court(d);
  }

  static bool only_harm(const Draft& d) {
    return std::none_of(d.triggers.begin(), d.triggers.end(), [](const Trigger& t) { return t.act != 0; });
  }

  // "hundreds of thousands had to flee": a toll of the whole war, told with no day.
  bool masses(const Draft& d) const {
    return !d.own_time && std::any_of(d.harm.begin(), d.harm.end(),
                                      [](const HarmFact& h) { return h.kind == HarmKind::displaced && h.min >= 20000; });
  }

  // The word behind "anniversary of": a massacre, an attack, a death.
  bool of_violence(std::uint32_t i) const {
    if (doc_.value(i, &WordInfo::role) != Role::anniversary) return false;
    for (std::uint32_t k = i + 1; k < std::min(i + 6, doc_.size()); ++k) {
      if (doc_.is_punctuation(k, '.') || doc_.is_punctuation(k, ',')) return false;
      const std::uint16_t act = doc_.value(k, &WordInfo::act);
      if (doc_.value(k, &WordInfo::harm) || (act && doc_.lexicon->act(act).mode != Mode::crowd)) return true;
    }
    return false;
  }

  // "the anniversary, when 49 were killed": a relative clause tells what is remembered.
  bool told_of(std::uint32_t anniversary, std::uint32_t trigger) const {
    for (std::uint32_t k = anniversary; k < trigger; ++k)
      if (doc_.code(k) == "Hyv" || doc_.value(k, &WordInfo::reference) == mention::Reference::relative) return true;
    return false;
  }

  // A report that opens with such an anniversary, or a sentence that holds one: what it recalls without a day of its own
  // is what is remembered. A day told before the word is the day of remembering.
  bool remembered(const Draft& d) const {
    const Mode m = mode(d);
    if (m == Mode::crowd || m == Mode::disperse || m == Mode::riotous) return false;
    const auto& sentences = doc_.tokens->sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (s >= 2 && s != d.sentence) continue;
      for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i) {
        const bool recalls =
            s == d.sentence && doc_.value(i, &WordInfo::role) == Role::anniversary && told_of(i, d.triggers.back().first);
        if (!recalls && !of_violence(i)) continue;
        if (!d.own_time) return true;
        if (s == d.sentence && doc_.times[static_cast<std::size_t>(d.time)].extent.first < i) return true;
      }
    }
    return false;
  }

  // "the anniversary of the massacre".
  bool anniversary(const Draft& d) const {
    if (remembered(d)) return true;
    if (d.own_time) return false;
    return std::all_of(d.triggers.begin(), d.triggers.end(), [&](const Trigger& t) {
      if (t.finite) return false;
      for (std::uint32_t back = 1; back <= 4 && back <= t.first; ++back)
        if (doc_.value(t.first - back, &WordInfo::role) == Role::anniversary) return true;
      return false;
    });
  }

  // What a court deals with happened long before: only told with its own day is it an event.
  bool court(const Draft& d) const {
    const Mode m = mode(d);
    const int trial = words(d, Role::trial);
    if (trial == 0 || m == Mode::crowd || m == Mode::disperse || m == Mode::blast || m == Mode::strike) return false;
    if (id(d) == "execution" && !d.main().finite) return true;
    // "convicted of killing".
    const auto charged = [&](const Trigger& t) { return !t.act && !t.finite && doc_.has_proclitic(t.first, token::kBi); };
    if (std::all_of(d.triggers.begin(), d.triggers.end(), charged)) return true;
    return trial > 1 && !d.own_time;
  }

  bool glossed(std::uint32_t i, std::string_view gloss) const { return event::glossed(doc_, i, gloss); }

  // A report that opens with a film, a book, a museum and goes on about it: what it shows is its story.
  bool art_report() const {
    const auto& sentences = doc_.tokens->sentences;
    if (sentences.empty()) return false;
    bool opens = false;
    int words = 0;
    for (std::uint32_t i = 0; i < doc_.size(); ++i) {
      if (!doc_.glossed(i, "art")) continue;
      ++words, opens = opens || i < sentences.front().first + 9;
    }
    return opens && words >= 2;
  }

  // A report that opens with a court at work ("the court began, heard, decided"): the token of the court, -1 for none.
  int court_report() const {
    const auto& sentences = doc_.tokens->sentences;
    int court = -1, words = 0;
    for (std::uint32_t i = 0; i < doc_.size() && !sentences.empty(); ++i) {
      const Role role = doc_.value(i, &WordInfo::role);
      if (role != Role::trial && role != Role::sentence) continue;
      ++words;
      if (court < 0 && i < sentences.front().first + 5) court = static_cast<int>(i);
    }
    const bool subject = court >= 0 && static_cast<std::uint32_t>(court) < sentences.front().first + 2;
    return words >= 2 || subject ? court : -1;
  }

  // What such a court deals with: all but a crowd outside, an attack on it, and what a later sentence tells with its
  // own day.
  bool tried(const Draft& d, int court) const {
    const Mode m = mode(d);
    return court >= 0 && static_cast<int>(d.main().first) > court && m != Mode::crowd && m != Mode::disperse &&
           (!d.own_time || d.sentence == 0);
  }

  // "... and seized arms in large numbers" behind a fight, at no place and day of its own: what the fight brought.
  void booty() {
    for (std::size_t i = 1; i < drafts_.size(); ++i) {
      Draft& d = drafts_[i];
      const Draft& before = drafts_[i - 1];
      const Mode m = mode(before);
      if (!d.harm.empty() || d.own_place || d.own_time || d.title || before.background) continue;
      const bool fought = before.type == "Battles" && (m == Mode::fight || m == Mode::assault || m == Mode::take);
      if (id(d) == "seizure" && fought && d.sentence <= before.sentence + 1) d.background = true;
    }
  }

  // What the police do to a gang: arrests, an ambush that hurts nobody, what they seize.
  bool police_work(const Draft& d) const {
    const Mode m = mode(d);
    return m == Mode::detain || (id(d) == "ambush" && d.harm.empty()) || id(d) == "seizure" || id(d) == "raid";
  }

  // A report of accidents or crime alone, where the police then arrest somebody.
  void quiet_report() {
    int quiet = 0, real = 0;
    for (std::uint32_t i = 0; i < doc_.size(); ++i) {
      const Role role = doc_.value(i, &WordInfo::role);
      quiet += role == Role::accident || role == Role::disaster || role == Role::crime;
    }
    for (const Draft& d : drafts_)
      if (!d.background && (armed(d) || fighters(d) || (!police_work(d) && d.has_act()))) ++real;
    if (quiet < 2 || real) return;
    for (Draft& d : drafts_) d.background = d.background || police_work(d);
  }

  const Document& doc_;
  std::vector<Draft>& drafts_;
};

}  // namespace

void mark_lookalikes(const Document& doc, std::vector<Draft>& drafts) { Lookalikes(doc, drafts).run(); }

}  // namespace marsad::event
