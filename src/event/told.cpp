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
  many_near,
  banner,
  demand,
  street,
  weak,
  riotous,
  past,
  gathers,
  shouts,
  blocks,
  known
};
constexpr std::size_t kSigns = static_cast<std::size_t>(Sign::known) + 1;

// How much each sign weighs for the two labels; fitted, see docs/decisions/0009-sentences.md.
constexpr std::array<Told, kSigns> kWeights = {{
    {1.59F, 0.00F},    // perfect: a verb that says it happened
    {-0.23F, 0.00F},   // imperfect: a verb of what goes on or will be
    {-0.89F, 0.00F},   // definite: "the attack": known already
    {-0.50F, -0.31F},  // annexed: "the killing of X"
    {-1.30F, 0.00F},   // harm_verb: "were killed"
    {-0.09F, 0.00F},   // harm_noun: "death of"
    {-1.78F, -0.88F},  // relative: behind "which"
    {-0.85F, 0.00F},   // this: "this attack"
    {-0.62F, -0.53F},  // after: behind "after, during"
    {0.40F, 0.00F},    // result: behind "led to"
    {0.94F, 0.00F},    // carried: behind "carried out, there was"
    {1.35F, 0.00F},    // exposed: behind "was exposed to"
    {-0.41F, -0.88F},  // in: "in an attack"
    {0.00F, 1.19F},    // with_bi: "by an attack"
    {-0.22F, 0.00F},   // to_do: "that they attack"
    {1.39F, 0.00F},    // counted: victims counted
    {0.77F, -0.49F},   // harmed: anybody harmed
    {0.37F, -1.66F},   // side1: the acting party is named
    {0.39F, 0.00F},    // side2: the other party is named
    {0.89F, 1.36F},    // place
    {1.64F, 0.00F},    // weapon
    {0.91F, 0.00F},    // source: somebody is quoted
    {0.48F, 1.18F},    // clock: an hour or part of the day
    {0.26F, 1.06F},    // day
    {-1.25F, -0.49F},  // year
    {-0.57F, -1.36F},  // length: words of the sentence / 40, at most 2
    {-1.26F, -1.31F},  // late: where in the sentence it stands, 0 to 1
    {0.08F, -0.82F},   // acts: the sentence tells of more acts
    {-0.35F, -0.57F},  // question
    {-0.88F, 0.00F},   // talk: courts, opinion, politics (knowledge: stance)
    {-0.97F, 0.00F},   // talk_many
    {-1.48F, -0.63F},  // doubt: if, perhaps, any (knowledge: stance)
    {-0.50F, -0.51F},  // planned
    {-0.50F, 0.22F},   // accused: accuse, condemn, demand, deny ...
    {-0.33F, -0.61F},  // first_person: we, our
    {-1.07F, 0.00F},   // execution
    {0.30F, 0.00F},    // taken: abduction
    {-0.82F, 0.00F},   // ground: taking ground, storming
    {-0.75F, -0.72F},  // fight
    {0.00F, -0.87F},   // protesters
    {0.00F, 0.89F},    // many_near: many people who are no force stand near
    {0.00F, 1.26F},    // banner: what a crowd carries, shouts, stands for
    {0.00F, 0.78F},    // demand: "demanding"
    {0.00F, 0.35F},    // street: a street, a square
    {0.00F, 0.42F},    // weak: the word alone does not say protest
    {0.00F, 1.22F},    // riotous: stones, fire, blocked roads
    {0.00F, 0.31F},    // past: a verb that may be read as perfect
    {0.00F, 0.55F},    // gathers: people come together or go through the streets
    {0.00F, -1.18F},   // shouts: what they shout or hold up
    {0.00F, 0.73F},    // blocks: a road, a gate
    {0.00F, -1.62F},   // known: a definite noun that no such verb carries
}};
constexpr Told kBias = {-1.48F, 0.62F};

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
    crowd();
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
  std::array<float, kSigns> held_{};
  Told out_ = kBias;
};

}  // namespace

Told how_told(const Document& doc, const Draft& draft, const Trigger& t, std::size_t acts) {
  return Signs(doc, draft, t).run(acts);
}

}  // namespace marsad::event
