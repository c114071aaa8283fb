#include "told.hpp"

#include <algorithm>

namespace marsad::event {
namespace {

using Sign = ToldSign;
using knowledge::Form;
using knowledge::Pos;
using mention::Link;
using mention::Modal;
using mention::Mode;
using mention::Preposition;
using mention::Reference;
using mention::Role;
using mention::Speech;
using mention::WordInfo;

class Signs {
 public:
  Signs(const Document& doc, const Draft& draft, const Trigger& t, const ToldWeights& weights)
      : doc_(doc), draft_(draft), t_(t), weights_(weights) {
    const auto& [assault, protest] = weights.row(Sign::base);
    out_ = {assault, protest};
  }

  Told run(std::size_t acts) {
    form();
    before();
    facts();
    sentence();
    act();
    crowd();
    set(Sign::acts, acts > 1);
    return out_;
  }

 private:
  void set(Sign sign, double value) {
    float& held = held_[static_cast<std::size_t>(sign)];
    const auto& [assault, protest] = weights_.row(sign);
    const float more = static_cast<float>(value) - held;
    held += more, out_.assault += assault * more, out_.protest += protest * more;
  }

  bool imperfect() const {
    for (const token::Analysis& a : doc_.readings(t_.first))
      if (a.features.pos == Pos::verb && a.features.form == Form::imperfect) return true;
    return false;
  }

  void form() {
    const bool noun = !t_.finite;
    set(Sign::perfect, t_.finite && !imperfect());
    set(Sign::imperfect, t_.finite && imperfect());
    const bool next_is_name = t_.last < doc_.size() && doc_.token(t_.last).kind == token::Kind::word &&
                              !doc_.with(t_.last, &WordInfo::preposition) &&
                              !doc_.has_proclitic(t_.last, token::kBi | token::kLi | token::kWa);
    set(Sign::definite, noun && t_.definite);
    set(Sign::annexed, noun && !t_.definite && next_is_name);
    set(Sign::harm_verb, t_.finite && t_.harm);
    set(Sign::harm_noun, noun && t_.harm);
  }

  // "there was, they carried out, it befell him, it struck": a finite verb that makes the noun beside it a fact.
  bool carrier(std::uint32_t i) const {
    for (const token::Analysis& a : doc_.readings(i)) {
      if (a.features.pos != Pos::verb || (a.features.form != Form::perfect && a.features.form != Form::imperfect)) continue;
      const WordInfo& info = doc_.lexicon->of(a.record);
      if (info.carry || info.light || info.modal == Modal::begin || info.link == Link::result) return true;
    }
    return false;
  }

  void before() {
    const token::Sentence& s = doc_.tokens->sentences[t_.sentence];
    set(Sign::with_bi, doc_.has_proclitic(t_.first, token::kBi));
    for (std::uint32_t k = t_.first; !t_.finite && k > s.first && t_.first - k < 20; --k)
      if (doc_.value(k - 1, &WordInfo::role) == Role::exposed) set(Sign::exposed, 1);
    for (std::uint32_t steps = 1; steps <= 8 && s.first + steps <= t_.first; ++steps) {
      const std::uint32_t p = t_.first - steps;
      if (doc_.value(p, &WordInfo::link) == Link::contrast || doc_.is_punctuation(p, ';')) break;
      if (steps == 1) {
        set(Sign::in, doc_.value(p, &WordInfo::preposition) == Preposition::in);
        for (const token::Analysis& a : doc_.readings(p))
          if (doc_.code(p) == "An" && a.features.pos == Pos::particle) set(Sign::to_do, t_.finite && imperfect());
      }
      const Link link = doc_.value(p, &WordInfo::link);
      if (steps <= 3 && link == Link::time) set(Sign::after, 1);
      if (steps <= 3 && link == Link::result) set(Sign::result, 1);
      if (!t_.finite && carrier(p)) set(Sign::carried, 1);
      if (steps <= 4 && doc_.value(p, &WordInfo::reference) == Reference::relative) set(Sign::relative, 1);
    }
  }

  void facts() {
    for (const HarmFact& h : draft_.harm) {
      if (h.kind != HarmKind::killed && h.kind != HarmKind::injured && h.kind != HarmKind::killed_or_injured &&
          h.kind != HarmKind::captured)
        continue;
      set(Sign::harmed, 1);
      if (h.people >= 0 && doc_.people[static_cast<std::size_t>(h.people)].counted) set(Sign::counted, 1);
    }
    const auto named = [](const std::vector<Party>& side) {
      return std::any_of(side.begin(), side.end(), [](const Party& p) { return !p.implied; });
    };
    set(Sign::side1, named(draft_.side1));
    set(Sign::side2, named(draft_.side2));
    set(Sign::place, draft_.place >= 0);
    set(Sign::weapon, !draft_.weapons.empty());
    set(Sign::source, draft_.source >= 0);
  }

  void sentence() {
    const token::Sentence& s = doc_.tokens->sentences[t_.sentence];
    int talk = 0, doubt = 0, ours = 0;
    for (const mention::People& p : doc_.people)
      if (p.extent.first >= s.first && p.extent.first < s.last && p.kind == mention::Person::protester)
        set(Sign::protesters, 1);
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      talk += doc_.with(i, &WordInfo::talk) != nullptr;
      if (doc_.value(i, &WordInfo::modal) == Modal::planned) set(Sign::planned, 1);
      if (doc_.is_punctuation(i, '?')) set(Sign::question, 1);
      doubt += doc_.with(i, &WordInfo::doubt) != nullptr;
      const Speech speech = doc_.value(i, &WordInfo::speech);
      if (speech != Speech::none && speech != Speech::say && speech != Speech::claim) set(Sign::accused, 1);
      if (doc_.value(i, &WordInfo::reference) == Reference::this_) set(Sign::this_, 1);
      for (const token::Analysis& a : doc_.readings(i)) {
        if (a.enclitic == token::Enclitic::nA ||
            (a.features.pos == Pos::verb && a.features.person == 1 && doc_.readings(i).size() == 1)) {
          ++ours;
          break;
        }
      }
    }
    set(Sign::talk, talk > 0), set(Sign::talk_many, talk > 1), set(Sign::doubt, doubt), set(Sign::first_person, ours > 0);
    for (const mention::Time& t : doc_.times) {
      if (t.extent.first < s.first || t.extent.first >= s.last) continue;
      if (t.grain == "year") set(Sign::year, 1);
      if (t.grain == "day" && t.repeats.empty() && !t.future) set(Sign::day, 1);
      if (!t.clock.empty() || !t.part_of_day.empty()) set(Sign::clock, 1);
    }
    const double words = s.last - s.first;
    set(Sign::length, std::min(words / 40.0, 2.0));
    set(Sign::late, (t_.first - s.first) / std::max(1.0, words));
  }

  void act() {
    const mention::ActInfo& info = doc_.lexicon->act(t_.act ? t_.act : draft_.act);
    set(Sign::execution, info.id == "execution");
    set(Sign::taken, info.id == "abduction");
    set(Sign::ground, info.mode == Mode::take || info.id == "storm");
    set(Sign::fight, info.mode == Mode::fight);
  }

  // "the protests went on, broke out", "a demonstration started", "they did by protesting": right before the noun, right
  // behind it, or a light verb whose object it is.
  bool happens() const {
    const token::Sentence& s = doc_.tokens->sentences[t_.sentence];
    const auto says = [&](std::uint32_t i) {
      const Modal modal = doc_.value(i, &WordInfo::modal);
      return carrier(i) || modal == Modal::continue_ || modal == Modal::begin;
    };
    for (std::uint32_t back = 1; back <= 3 && s.first + back <= t_.first; ++back)
      if (says(t_.first - back)) return true;
    for (std::uint32_t i = t_.last; i < std::min(s.last, t_.last + 2); ++i)
      if (says(i)) return true;
    // "on the third day of the sit-in"
    if (t_.first > s.first && doc_.value(t_.first - 1, &WordInfo::preposition) == Preposition::from)
      for (std::uint32_t back = 2; back <= 4 && s.first + back <= t_.first; ++back)
        if (doc_.value(t_.first - back, &WordInfo::time_unit) != mention::TimeUnit::none) return true;
    if (!doc_.has_proclitic(t_.first, token::kBi)) return false;
    for (std::uint32_t back = 1; back <= 12 && s.first + back <= t_.first; ++back)
      if (doc_.with(t_.first - back, &WordInfo::light)) return true;
    return false;
  }

  void crowd() {
    const mention::ActInfo& info = doc_.lexicon->act(t_.act ? t_.act : draft_.act);
    set(Sign::riotous, info.mode == Mode::riotous || info.mode == Mode::property);
    const token::Sentence& s = doc_.tokens->sentences[t_.sentence];
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      const bool near = i + 6 >= t_.first && i < t_.last + 6;
      if (near && many_unarmed(doc_, i)) set(Sign::many_near, 1);
      if (protest_sign(doc_, i)) set(Sign::banner, 1);
      if (doc_.value(i, &WordInfo::speech) == Speech::demand) set(Sign::demand, 1);
      const mention::PlaceNoun noun = doc_.value(i, &WordInfo::place);
      if (noun == mention::PlaceNoun::street || noun == mention::PlaceNoun::square) set(Sign::street, 1);
    }
    if (!doc_.phrase(t_.first))
      for (const token::Analysis& a : doc_.readings(t_.first)) {
        const mention::WordInfo& word = doc_.lexicon->of(a.record);
        if (word.act && word.needs != mention::Need::none) set(Sign::weak, 1);
      }
    const bool shouts = glossed(doc_, t_.first, "shouts") || glossed(doc_, t_.first, "shows");
    const bool blocks = glossed(doc_, t_.first, "blocks");
    set(Sign::shouts, shouts), set(Sign::blocks, blocks);
    set(Sign::gathers, t_.finite && info.mode == Mode::crowd && !shouts && !blocks);
    const auto all = doc_.readings(t_.first);
    set(Sign::past, t_.finite && std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
                      return a.features.pos == Pos::verb && a.features.form == Form::perfect;
                    }));
    set(Sign::known, !t_.finite && t_.definite && !happens());
  }

  const Document& doc_;
  const Draft& draft_;
  const Trigger& t_;
  const ToldWeights& weights_;
  std::array<float, base::kEnumerators<Sign>> held_{};
  Told out_;
};

}  // namespace

Told how_told(const Document& doc, const Draft& draft, const Trigger& t, std::size_t acts, const ToldWeights& weights) {
  return Signs(doc, draft, t, weights).run(acts);
}

}  // namespace marsad::event
