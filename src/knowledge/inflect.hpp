// From a base form and its class to every surface form: written once, for all words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features.hpp"
#include "marsad/error.hpp"

namespace marsad::knowledge {

// All strings are folded code (text/fold.hpp), so qtl is both "he killed" and "was killed".
struct SurfaceForm {
  std::string code;  // without proclitics, article or pronoun
  Features features;
};

// A verb by its 3rd person masculine singular perfect.
struct VerbBase {
  std::string perfect;               // "qSf", "AsthdF"
  int form = 0;                      // 1-10 (I-X), 11 = quadriliteral I, 12 = quadriliteral II; 0: guessed from the letters
  std::string imperfect;             // only for form I of hollow and defective verbs: "yqwl", "yrmy"; else empty
  std::vector<std::string> masdars;  // form I: as given; others: derived when empty
};

struct NounBase {
  std::string singular;
  std::vector<std::string> plurals;  // broken plurals as given, or "+wn" / "+At" for the sound ones
  Gender gender = Gender::unknown;   // unknown: feminine when it ends in h (ta marbuta), else masculine
  bool adjective = false;            // makes feminine, dual and sound plurals of both genders by itself
};

// Perfect, imperfect, active and passive, all persons, genders and numbers, masdars (with duals and -At plurals),
// participles
// with their own inflection. No duplicates of (code, features). Errors: knowledge_value when the letters fit no class.
Expected<std::vector<SurfaceForm>> inflect(const VerbBase& verb);

// Singular, dual (-An, -yn, construct -A, -y), plurals (-wn, -yn, construct -w, -y, -At; broken ones as given), ta
// marbuta as h and,
// in the construct, t; accusative alef of indefinite forms.
Expected<std::vector<SurfaceForm>> inflect(const NounBase& noun);

}  // namespace marsad::knowledge
