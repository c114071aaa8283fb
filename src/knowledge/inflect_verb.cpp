// Persons, genders and numbers of the finite tenses.
#include <string_view>

#include "inflect_parts.hpp"

namespace marsad::knowledge::inflection {
namespace {

constexpr auto kM = Gender::masculine, kF = Gender::feminine, kU = Gender::unknown;
constexpr auto kOne = Number::singular, kTwo = Number::dual, kMany = Number::plural;

Features at(const Features& base, std::uint8_t person, Gender gender, Number number, bool construct = false) {
  Features f = base;
  f.person = person & 3u;
  f.gender = gender;
  f.number = number;
  f.construct = construct;
  return f;
}

struct Closed {
  const char* suffix;
  std::uint8_t person;
  Gender gender;
  Number number;
  bool construct;
};

// Perfect suffixes that open with a consonant.
constexpr Closed kClosed[] = {
    {"t", 1, kU, kOne, false},   {"t", 2, kM, kOne, false},   {"t", 2, kF, kOne, false},
    {"nA", 1, kU, kMany, false}, {"n", 3, kF, kMany, false},  {"tm", 2, kM, kMany, false},
    {"tmw", 2, kM, kMany, true}, {"tn", 2, kF, kMany, false}, {"tmA", 2, kU, kTwo, false},
};

// What a weak ending turns into before each open suffix of the perfect.
struct Weak {
  const char *alone, *before_pronoun, *before_t, *before_dual, *before_consonant;
};

Weak weak_of(Ending ending) {
  switch (ending) {
    case Ending::maqsura: return {"y", "A", "", "y", "y"};
    case Ending::alef: return {"A", "A", "", "w", "w"};
    case Ending::kasra: return {"y", "y", "y", "y", "y"};
    default: return {"", "", "", "", ""};
  }
}

// A suffix in n melts with a final n: AEln + nA is written AElnA.
std::string with_suffix(const std::string& stem, std::string_view suffix) {
  const bool melts = stem.size() > 1 && stem.back() == 'n' && suffix.front() == 'n';
  return stem + std::string(melts ? suffix.substr(1) : suffix);
}

void perfect(const Tense& tense, const Features& base, Forms& out) {
  if (!tense.exists()) return;
  const Weak weak = weak_of(tense.ending);
  const bool sound = tense.ending == Ending::consonant;
  const std::string& stem = tense.open;
  out.add(stem + weak.alone, at(base, 3, kM, kOne));
  if (std::string_view(weak.alone) != weak.before_pronoun) out.add(stem + weak.before_pronoun, at(base, 3, kM, kOne, true));
  const std::string before_t = stem + weak.before_t, before_dual = stem + weak.before_dual;
  out.add_joined(before_t, "t", at(base, 3, kF, kOne));
  out.add_joined(before_t, "tA", at(base, 3, kF, kTwo));
  out.add_joined(before_dual, "A", at(base, 3, kM, kTwo));
  if (sound) {
    out.add_joined(stem, "wA", at(base, 3, kM, kMany));
    out.add_joined(stem, "w", at(base, 3, kM, kMany, true));
  } else {
    const std::string& before_w = tense.before_waw.empty() ? stem : tense.before_waw;
    out.add(before_w + "wA", at(base, 3, kM, kMany));
    out.add(before_w + "w", at(base, 3, kM, kMany, true));
  }
  const std::string closed = sound ? tense.closed : stem + weak.before_consonant;
  for (const Closed& c : kClosed)
    out.add(with_suffix(closed, c.suffix), at(base, c.person, c.gender, c.number, c.construct));
}

// The person prefix; an alef of the first person melts with a hamza of the stem.
std::string prefixed(char prefix, const std::string& stem) {
  return prefix == 'A' && !stem.empty() && stem.front() == 'A' ? stem : prefix + stem;
}

struct Prefix {
  char letter;
  std::uint8_t person;
  Gender gender;
  Number number;
};
constexpr Prefix kBare[] = {
    {'y', 3, kM, kOne}, {'t', 3, kF, kOne}, {'t', 2, kM, kOne}, {'A', 1, kU, kOne}, {'n', 1, kU, kMany}};
constexpr Prefix kDual[] = {{'y', 3, kM, kTwo}, {'t', 3, kF, kTwo}, {'t', 2, kU, kTwo}};
constexpr Prefix kPlural[] = {{'y', 3, kM, kMany}, {'t', 2, kM, kMany}};
constexpr Prefix kFeminine[] = {{'y', 3, kF, kMany}, {'t', 2, kF, kMany}};

void imperfect(const Tense& tense, const Features& base, Forms& out) {
  if (!tense.exists()) return;
  const std::string weak = tense.ending == Ending::ya ? "y" : tense.ending == Ending::waw ? "w" : "";
  const std::string& stem = tense.open;
  for (const Prefix& p : kBare) {
    const Features f = at(base, p.person, p.gender, p.number);
    out.add(prefixed(p.letter, stem + weak), f);
    Features shortened = f;
    const std::string closed = prefixed(p.letter, weak.empty() ? tense.closed : stem);
    if (closed != prefixed(p.letter, stem + weak)) shortened.form = Form::jussive;
    out.add(closed, shortened);
    Features before_pronoun = f;
    before_pronoun.construct = 1;
    if (tense.alef_before_pronoun) out.add(prefixed(p.letter, stem + "A"), before_pronoun);
    if (stem.back() == 'e') out.add(prefixed(p.letter, stem.substr(0, stem.size() - 1) + "y"), before_pronoun);
  }
  for (const Prefix& p : kDual) {
    out.add_joined(prefixed(p.letter, stem + weak), "An", at(base, p.person, p.gender, p.number));
    out.add_joined(prefixed(p.letter, stem + weak), "A", at(base, p.person, p.gender, p.number));
  }
  for (const Prefix& p : kPlural) {
    out.add_joined(prefixed(p.letter, stem), "wn", at(base, p.person, p.gender, p.number));
    out.add_joined(prefixed(p.letter, stem), "wA", at(base, p.person, p.gender, p.number));
    out.add_joined(prefixed(p.letter, stem), "w", at(base, p.person, p.gender, p.number, true));
  }
  for (const Prefix& p : kFeminine)
    out.add(with_suffix(prefixed(p.letter, weak.empty() ? tense.closed : stem + weak), "n"),
            at(base, p.person, p.gender, p.number));
  out.add_joined(prefixed('t', stem), "yn", at(base, 2, kF, kOne));
  out.add_joined(prefixed('t', stem), "y", at(base, 2, kF, kOne));
}

void imperative(const Tense& tense, const Features& base, Forms& out) {
  if (!tense.exists()) return;
  const std::string weak = tense.ending == Ending::ya ? "y" : tense.ending == Ending::waw ? "w" : "";
  const bool hollow = tense.closed.size() < tense.open.size();
  out.add(hollow ? tense.closed : tense.open, at(base, 2, kM, kOne));
  if (tense.closed.size() > tense.open.size()) out.add(tense.closed, at(base, 2, kM, kOne));  // md, Amdd
  out.add_joined(tense.open, "y", at(base, 2, kF, kOne));
  out.add_joined(tense.open + weak, "A", at(base, 2, kU, kTwo));
  out.add_joined(tense.open, "wA", at(base, 2, kM, kMany));
  out.add_joined(tense.open, "w", at(base, 2, kM, kMany, true));
  out.add(with_suffix(weak.empty() ? tense.closed : tense.open + weak, "n"), at(base, 2, kF, kMany));
}

}  // namespace

void conjugate(const Stems& stems, Forms& out) {
  Features f{.pos = Pos::verb, .form = Form::perfect, .voice = Voice::active};
  perfect(stems.perfect, f, out);
  f.form = Form::imperfect;
  imperfect(stems.imperfect, f, out);
  f.form = Form::imperative;
  imperative(stems.imperative, f, out);
  f.voice = Voice::passive;
  f.form = Form::perfect;
  perfect(stems.perfect_passive, f, out);
  f.form = Form::imperfect;
  imperfect(stems.imperfect_passive, f, out);
}

}  // namespace marsad::knowledge::inflection
