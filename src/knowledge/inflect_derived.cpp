// The stems of forms II-X and the quadriliteral verbs.
#include <array>
#include <optional>

#include "inflect_parts.hpp"

namespace marsad::knowledge::inflection {
namespace {

enum class Weakness : std::uint8_t { sound, hollow, doubled, defective, hamza };

// A perfect that ends head + c2 + c3: "Ast"+h + d + f, "A"+q + A + m. Doubled and hollow verbs have lost or changed a
// letter.
struct Tailed {
  std::string head;
  char c2 = 0, c3 = 0;
  Weakness weakness = Weakness::sound;
};

std::string but_last(const std::string& s) { return s.substr(0, s.size() - 1); }
std::string behind(const std::string& s, std::size_t from) { return s.substr(from); }

bool starts(const std::string& s, std::string_view with) { return s.compare(0, with.size(), with) == 0; }

// Fourth-form verbs whose first root letter is a hamza that melted with the opening alef.
bool melted_hamza(const VerbBase& verb) {
  constexpr std::array<std::string_view, 9> kList = {"Amn", "Avr", "Alm", "Aoy", "Aty", "Awy", "Asf", "Ans", "Axo"};
  if (starts(verb.imperfect, "yw")) return true;
  for (const std::string_view word : kList)
    if (word == verb.perfect) return true;
  return false;
}

// Length of the head of forms IV, VII, VIII and X; 0 when the letters do not fit.
std::size_t head_size(const VerbBase& verb) {
  const std::string& p = verb.perfect;
  if (p.size() < 3 || p[0] != 'A') return 0;
  switch (verb.form) {
    case 4: return melted_hamza(verb) && p.size() == 3 ? 1 : 2;
    case 7: return p[1] == 'n' ? 3 : 0;
    case 8: {
      const bool infix = p.size() > 2 && (p[2] == 't' || p[2] == 'd' || p[2] == 'T');
      const bool merged = p[1] == 't' || p[1] == 'd' || p[1] == 'T' || p[1] == 'o' || p[1] == 'Z' || p[1] == 'v';
      if (p.size() == 4 && merged && !(infix && p[1] != 't' && p[2] == 't')) return 2;
      return infix ? 3 : 0;
    }
    case 10: return starts(p, "Ast") && p.size() > 4 ? 4 : 0;
    default: return 0;
  }
}

std::optional<Tailed> tail_of(const VerbBase& verb) {
  const std::string& p = verb.perfect;
  const std::size_t head = head_size(verb);
  if (head == 0 || p.size() < head + 1 || p.size() > head + 2) return std::nullopt;
  Tailed t{p.substr(0, head), p[head], p.back(), Weakness::sound};
  if (p.size() == head + 1)
    t.weakness = p.back() == 'y' ? Weakness::defective : Weakness::doubled;
  else if (t.c3 == 'y')
    t.weakness = Weakness::defective;
  else if (t.c3 == 'A')
    t.weakness = Weakness::hamza;
  else if (t.c2 == 'A' && head > 1 && p != "AltAm")
    t.weakness = Weakness::hollow;
  if (p.size() == head + 1 && t.weakness == Weakness::defective) return std::nullopt;
  return t;
}

void tailed_perfect(const Tailed& t, Stems& s) {
  const std::string &h = t.head, whole = h + t.c2 + t.c3;
  switch (t.weakness) {
    case Weakness::sound: s.perfect = s.perfect_passive = {whole, whole}; return;
    case Weakness::hollow: {
      const std::string closed = h + (t.c3 == 'e' ? 'A' : t.c3);
      s.perfect = {whole, closed};
      s.perfect_passive = {h + "y" + t.c3, h + (t.c3 == 'e' ? 'y' : t.c3)};
      return;
    }
    case Weakness::doubled: s.perfect = s.perfect_passive = {h + t.c2, h + t.c2 + t.c2}; return;
    case Weakness::defective:
      s.perfect = {h + t.c2, h + t.c2, Ending::maqsura};
      s.perfect_passive = {h + t.c2, h + t.c2, Ending::kasra};
      return;
    case Weakness::hamza: s.perfect = {whole, whole}; s.perfect_passive = {h + t.c2 + "y", h + t.c2 + "y"};
  }
}

// The head without its alef, as the imperfect and the participles have it: wqf of Awqf, wmn of Amn.
std::string inner_head(const Tailed& t, int form) {
  std::string h = behind(t.head, 1);
  if (form == 4 && h.empty()) return "w";
  if (form == 4 && h == "y") return "w";
  return h;
}

void tailed_imperfect(const Tailed& t, const std::string& h, bool in_ya, Stems& s) {
  const std::string whole = h + t.c2 + t.c3;
  switch (t.weakness) {
    case Weakness::sound:
      s.imperfect = s.imperfect_passive = {whole, whole};
      s.active.stem = s.passive.stem = "m" + whole;
      return;
    case Weakness::hollow: {
      const std::string active = h + (in_ya ? 'y' : 'A') + t.c3, passive = h + "A" + t.c3;
      const std::string closed = h + (t.c3 == 'e' ? 'y' : t.c3);
      s.imperfect = {active, closed};
      s.imperfect_passive = {passive, closed};
      s.active.stem = "m" + active;
      s.passive.stem = "m" + passive;
      return;
    }
    case Weakness::doubled:
      s.imperfect = s.imperfect_passive = {h + t.c2, h + t.c2 + t.c2};
      s.active.stem = s.passive.stem = "m" + h + t.c2;
      return;
    case Weakness::defective:
      s.imperfect = {h + t.c2, h + t.c2, Ending::ya};
      s.imperfect_passive = {h + t.c2, h + t.c2, Ending::ya, true};
      s.active = {"m" + h + t.c2, true, false};
      s.passive = {"m" + h + t.c2, true, true};
      return;
    case Weakness::hamza:
      s.imperfect = {h + t.c2 + "y", h + t.c2 + "y"};
      s.imperfect_passive = {whole, whole};
      s.active.stem = "m" + h + t.c2 + "y";
      s.passive.stem = "m" + whole;
  }
}

std::string tailed_masdar(const Tailed& t, int form) {
  std::string h = t.head;
  const bool lengthens = form == 4 || form == 10;
  if (lengthens && h == "A") h = "Ay";
  if (lengthens && h.size() > 1 && (h.back() == 'w' || (form == 10 && h.back() == 'A'))) h.back() = 'y';
  switch (t.weakness) {
    case Weakness::hollow: return lengthens ? t.head + "A" + t.c3 + "h" : t.head + "yA" + t.c3;
    case Weakness::doubled: return h + t.c2 + "A" + t.c2;
    case Weakness::defective:
    case Weakness::hamza: return h + t.c2 + "Ae";
    case Weakness::sound: break;
  }
  return h + (t.c2 == 'A' ? 'y' : t.c2) + "A" + t.c3;
}

// The u of the passive perfect shows in a first root letter that is weak or a hamza: Awqz, Awtlf, Astwnf.
void passive_head(const Tailed& t, int form, Tense& tense) {
  const bool opens = (form == 4 && (t.head == "A" || t.head == "Ay")) || (form == 8 && starts(t.head, "Ay"));
  const bool inside = form == 10 && t.head.back() == 'A';
  if (!opens && !inside) return;
  const std::string head = inside ? but_last(t.head) + "w" : "Aw" + (t.head.size() > 2 ? behind(t.head, 2) : "");
  for (std::string* stem : {&tense.open, &tense.closed}) *stem = head + behind(*stem, t.head.size());
}

Stems tailed(const Tailed& t, int form) {
  Stems s;
  tailed_perfect(t, s);
  tailed_imperfect(t, inner_head(t, form), form == 4 || form == 10, s);
  s.masdars = {tailed_masdar(t, form)};
  s.imperative = s.imperfect;
  for (std::string* stem : {&s.imperative.open, &s.imperative.closed})
    *stem = form == 4 && (t.head == "A" || t.head == "Ay") ? t.head + behind(*stem, 1) : "A" + *stem;
  passive_head(t, form, s.perfect_passive);
  if (form == 8 && starts(t.head, "Ay")) {  // Aytlf, yAtlf, mwtlf: a hamza changes its seat
    s.active.stem[1] = s.passive.stem[1] = s.imperfect_passive.open[0] = s.imperfect_passive.closed[0] = 'w';
    s.imperfect.open[0] = s.imperfect.closed[0] = 'A';
  }
  if (form == 7) s.perfect_passive = s.imperfect_passive = {}, s.passive = {};
  return s;
}

std::string with_last(const std::string& s, char c) { return but_last(s) + c; }

// Forms II, III, V, VI and the quadriliterals keep all letters of the perfect: only the end can be weak.
struct Bodied {
  std::string p;        // the perfect
  std::string stem;     // of the imperfect
  std::string passive;  // perfect
  bool in_a = false;    // imperfect in -a (V, VI, XII with t)
};

void bodied_tenses(const Bodied& b, Stems& s) {
  const char last = b.p.back();
  if (last == 'y') {
    s.perfect = {but_last(b.p), but_last(b.p), Ending::maqsura};
    s.perfect_passive = {but_last(b.passive), but_last(b.passive), Ending::kasra};
    s.imperfect = {but_last(b.stem), but_last(b.stem), Ending::ya, b.in_a};
    s.imperfect_passive = {but_last(b.stem), but_last(b.stem), Ending::ya, true};
    s.active = {"m" + but_last(b.stem), true, false};
    s.passive = {"m" + but_last(b.stem), true, true};
    return;
  }
  s.perfect = {b.p, b.p};
  s.perfect_passive = {b.passive, b.passive};
  s.imperfect = s.imperfect_passive = {b.stem, b.stem};
  s.active.stem = s.passive.stem = "m" + b.stem;
  if (last != 'A') return;
  const std::string in_ya = with_last(b.stem, 'y'), passive = with_last(b.passive, 'y');
  s.perfect_passive = {passive, passive};
  s.active.stem = "m" + in_ya;
  if (!b.in_a) s.imperfect = {in_ya, in_ya};
}

std::string second_masdar(const std::string& p) {
  const char last = p.back();
  if (last == 'y' || last == 'A') return "t" + p.substr(0, 2) + "yh";
  return "t" + p.substr(0, 2) + "y" + last;
}

std::string bodied_masdar(const VerbBase& verb) {
  const std::string& p = verb.perfect;
  switch (verb.form) {
    case 2: return second_masdar(p);
    case 3:
      return "m" +
             std::string(p[0] == 'A' && p.size() == 3 ? "wA" + behind(p, 1)
                         : p.back() == 'y'            ? with_last(p, 'A')
                                                      : p) +
             "h";
    case 11: return p + "h";
    default: return p.back() == 'A' ? with_last(p, 'w') : p;
  }
}

bool fits_body(const VerbBase& verb) {
  const std::string& p = verb.perfect;
  const std::size_t n = p.size();
  switch (verb.form) {
    case 2: return n == 3;
    case 3: return (n == 4 && p[1] == 'A') || (n == 3 && (p[0] == 'A' || p[1] == 'A'));
    case 5: return n == 4 && p[0] == 't';
    case 6: return p[0] == 't' && ((n == 5 && p[2] == 'A') || (n == 4 && (p[1] == 'A' || p[2] == 'A')));
    case 11: return n == 4;
    case 12: return n == 5 && (p[0] == 't' || p[0] == 'A');
    default: return false;
  }
}

// The long vowel of forms III and VI turns to waw in the passive; of a melted hamza it is the first letter.
std::string passive_body(const VerbBase& verb) {
  std::string passive = verb.perfect;
  if (verb.form == 3 && passive.size() == 3 && passive[0] == 'A') return "Aw" + behind(passive, 1);
  if (verb.form == 6 && passive[1] == 'A') return "tww" + behind(passive, 2);
  if (verb.form == 5 && passive[1] == 'A') passive[1] = 'w';  // a hamza: twvr
  const std::size_t at = verb.form == 3 || passive[1] == 'A' ? 1 : 2;
  if ((verb.form == 3 || verb.form == 6) && passive.size() > at && passive[at] == 'A') passive[at] = 'w';
  return passive;
}

Stems bodied(const VerbBase& verb) {
  Bodied b{verb.perfect, verb.perfect, passive_body(verb), verb.form == 5 || verb.form == 6 || verb.form == 12};
  const bool transitive_body = verb.form == 2 || verb.form == 3;
  if (transitive_body && b.stem[0] == 'A') {
    if (verb.form == 3 && b.p.size() == 3) b.stem = "wA" + behind(b.p, 1);
    b.stem[0] = 'w';
  }
  Stems s;
  bodied_tenses(b, s);
  const std::size_t full = verb.form == 3 ? 4 : verb.form == 6 ? 5 : 0;
  const bool contracted = full != 0 && b.p.size() + 1 == full && b.p[full - 3] == 'A' && b.p.back() != 'y';
  if (contracted)
    for (Tense* t : {&s.perfect, &s.perfect_passive, &s.imperfect, &s.imperfect_passive})
      t->closed = t->open + t->open.back();
  s.masdars = {bodied_masdar(verb)};
  s.imperative = s.imperfect;
  if (transitive_body && verb.perfect[0] == 'A')
    for (std::string* stem : {&s.imperative.open, &s.imperative.closed}) *stem = "A" + behind(*stem, verb.form == 3 ? 2 : 1);
  return s;
}

// IX (AHmr) and the quadriliterals of the shape ATmAn: a final letter that is doubled.
Stems hardened(const VerbBase& verb) {
  const std::string& p = verb.perfect;
  std::string in_ya = p;  // a hamza changes its seat: yTmyn, ATmynAn
  if (verb.form == 12 && p[3] == 'A') in_ya[3] = 'y';
  Stems s;
  s.perfect = {p, p + p.back()};
  s.imperfect = {behind(in_ya, 1), behind(p, 1) + p.back()};
  s.imperative = {in_ya, p + p.back()};
  s.active.stem = "m" + behind(in_ya, 1);
  s.masdars = {in_ya + "A" + p.back()};
  return s;
}

Error misfit(const VerbBase& verb) {
  Error error;
  error.code = ErrorCode::knowledge_value;
  error.fragment = verb.perfect;
  error.message = "the letters do not fit form " + std::to_string(verb.form);
  if (const int guess = guess_form(verb.perfect); guess != 0 && guess != verb.form)
    error.suggestion = "it looks like form " + std::to_string(guess);
  return error;
}

}  // namespace

Expected<Stems> stems_derived(const VerbBase& verb) {
  const std::string& p = verb.perfect;
  if (p.size() < 3) return tl::unexpected(misfit(verb));
  Stems stems;
  if (verb.form == 4 || verb.form == 7 || verb.form == 8 || verb.form == 10) {
    const auto tail = tail_of(verb);
    if (!tail) return tl::unexpected(misfit(verb));
    stems = tailed(*tail, verb.form);
  } else if (verb.form == 9 || (verb.form == 12 && p[0] == 'A')) {
    if (p[0] != 'A' || p.size() != (verb.form == 9 ? 4u : 5u)) return tl::unexpected(misfit(verb));
    stems = hardened(verb);
  } else {
    if (!fits_body(verb)) return tl::unexpected(misfit(verb));
    stems = bodied(verb);
  }
  stems.countable = true;
  return stems;
}

}  // namespace marsad::knowledge::inflection
