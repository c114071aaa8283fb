#include "told.hpp"

#include <algorithm>
#include <array>

namespace marsad::event {
namespace {

// What speaks for or against an act's being told as news.
enum class Sign : std::uint8_t {
  perfect,
  imperfect,
  definite,
  annexed,
  harm_verb,
  harm_noun,
  crowd_verb,
  relative,
  this_,
  after,
  result,
  carried,
  exposed,
  in,
  with_bi,
  to_do,
  counted,
  harmed,
  side1,
  side2,
  place,
  weapon,
  source,
  clock,
  day,
  year,
  length,
  late,
  acts,
  question,
  talk,
  talk_many,
  doubt,
  planned,
  accused,
  first_person,
  execution,
  taken,
  ground,
  fight,
  protesters,
  many_protest
};
constexpr std::size_t kSigns = static_cast<std::size_t>(Sign::many_protest) + 1;

// How much each sign weighs for the two labels; fitted, see docs/decisions/0009-sentences.md.
constexpr std::array<Told, kSigns> kWeights = {{
    {1.59F, 0.33F},    // perfect: a verb that says it happened
    {-0.23F, 0.36F},   // imperfect: a verb of what goes on or will be
    {-0.89F, -0.31F},  // definite: "the attack": known already
    {-0.50F, -0.37F},  // annexed: "the killing of X"
    {-1.30F, 0.00F},   // harm_verb: "were killed"
    {-0.09F, 0.00F},   // harm_noun: "death of"
    {0.00F, 0.81F},    // crowd_verb: "demonstrated"
    {-1.78F, -0.61F},  // relative: behind "which"
    {-0.85F, 0.00F},   // this: "this attack"
    {-0.62F, -0.29F},  // after: behind "after, during"
    {0.40F, 0.00F},    // result: behind "led to"
    {0.94F, 0.00F},    // carried: behind "carried out, there was"
    {1.35F, 0.00F},    // exposed: behind "was exposed to"
    {-0.41F, 0.00F},   // in: "in an attack"
    {0.00F, 0.64F},    // with_bi: "by an attack"
    {-0.22F, 0.00F},   // to_do: "that they attack"
    {1.39F, 0.00F},    // counted: victims counted
    {0.77F, -0.56F},   // harmed: anybody harmed
    {0.37F, -0.64F},   // side1: the acting party is named
    {0.39F, 0.00F},    // side2: the other party is named
    {0.89F, 0.89F},    // place
    {1.64F, -0.13F},   // weapon
    {0.91F, 0.00F},    // source: somebody is quoted
    {0.48F, 0.34F},    // clock: an hour or part of the day
    {0.26F, 0.75F},    // day
    {-1.25F, 0.00F},   // year
    {-0.57F, 0.00F},   // length: words of the sentence / 40, at most 2
    {-1.26F, -1.25F},  // late: where in the sentence it stands, 0 to 1
    {0.08F, -0.51F},   // acts: the sentence tells of more acts
    {-0.35F, 0.00F},   // question
    {-0.88F, 0.00F},   // talk: courts, opinion, politics (knowledge: stance)
    {-0.97F, 0.00F},   // talk_many
    {-1.48F, -0.67F},  // doubt: if, perhaps, any (knowledge: stance)
    {-0.50F, -0.33F},  // planned
    {-0.50F, 0.00F},   // accused: accuse, condemn, demand, deny ...
    {-0.33F, 0.00F},   // first_person: we, our
    {-1.07F, 0.00F},   // execution
    {0.30F, 0.00F},    // taken: abduction
    {-0.82F, 0.00F},   // ground: taking ground, storming
    {-0.75F, 0.00F},   // fight
    {0.00F, 0.12F},    // protesters
    {0.00F, 0.40F},    // many_protest: protesters counted
}};
constexpr Told kBias = {-1.48F, -0.63F};

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
  Signs(const Document& doc, const Draft& draft, const Trigger& t) : doc_(doc), draft_(draft), t_(t) {}

  Told run(std::size_t acts) {
    form();
    before();
    facts();
    sentence();
    act();
    set(Sign::acts, acts > 1);
    return out_;
  }

 private:
  void set(Sign sign, double value) {
    float& held = held_[static_cast<std::size_t>(sign)];
    const Told& weight = kWeights[static_cast<std::size_t>(sign)];
    const float more = static_cast<float>(value) - held;
    held += more, out_.assault += weight.assault * more, out_.protest += weight.protest * more;
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
      if (p.extent.first >= s.first && p.extent.first < s.last && p.kind == mention::Person::protester) {
        set(Sign::protesters, 1);
        if (p.counted) set(Sign::many_protest, 1);
      }
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
    set(Sign::crowd_verb, t_.finite && info.mode == Mode::crowd);
  }

  const Document& doc_;
  const Draft& draft_;
  const Trigger& t_;
  std::array<float, kSigns> held_{};
  Told out_ = kBias;
};

}  // namespace

Told how_told(const Document& doc, const Draft& draft, const Trigger& t, std::size_t acts) {
  return Signs(doc, draft, t).run(acts);
}

}  // namespace marsad::event
