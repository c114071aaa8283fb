// The pieces inflection is made of. Not for other rooms. All strings are folded code.
#pragma once

#include <string>
#include <vector>

#include "inflect.hpp"

namespace marsad::knowledge::inflection {

// How the stem of a finite tense ends.
enum class Ending : std::uint8_t {
  consonant,  // also a final hamza: the seat is chosen when the suffix is known
  maqsura,    // rmy, Alqy: -y alone, -A before a pronoun, lost before -t and -wA
  kasra,      // lqy: -y kept before -t, lost before -wA
  alef,       // dEA: -A, lost before -t, -w before consonants
  ya,         // imperfect yrmy
  waw,        // imperfect ydEw
};

// One tense in one voice. Weak endings are not part of the stem: "rm", "dE".
struct Tense {
  std::string open;    // before a vowel or nothing: qAl, md, qtl
  std::string closed;  // before a consonant, and in the jussive: ql, mdd, qtl
  Ending ending = Ending::consonant;
  bool alef_before_pronoun = false;  // imperfect in -a: ylqy, ylqA+h
  std::string before_waw{};          // of a weak perfect when it differs: ryy, rwwA
  bool exists() const { return !open.empty(); }
};

struct Participle {
  std::string stem;      // "qAtl"; of weak endings without it: "rAm"
  bool weak = false;     // rAmy, rAm, rAmyh, rAmwn
  bool in_alef = false;  // passive of weak endings: mlqy, mlqAh
};

// All stems of a verb; the conjugation needs nothing else.
struct Stems {
  Tense perfect, perfect_passive, imperfect, imperfect_passive;
  Tense imperative;  // with its opening alef where it has one
  std::vector<std::string> masdars;
  bool countable = false;  // masdar takes -At
  Participle active, passive;
};

// Form I-X as 1-10, 11 and 12 from the letters alone; 0 when they fit none.
int guess_form(const std::string& perfect);
Expected<Stems> stems_of(const VerbBase& verb);
Expected<Stems> stems_form_one(const VerbBase& verb);
Expected<Stems> stems_derived(const VerbBase& verb);

// Stem and suffix joined; a final hamza may be written on several seats: qrA + wA = qrAwA, qrwwA, qrewA.
std::vector<std::string> joined(const std::string& stem, const std::string& suffix);

// Collects forms; `finish` merges doubles, and active with passive into `either`.
class Forms {
 public:
  void add(std::string code, Features features);
  void add_joined(const std::string& stem, const std::string& suffix, Features features);
  std::vector<SurfaceForm> finish();

 private:
  std::vector<SurfaceForm> forms_;
};

void conjugate(const Stems& stems, Forms& out);

// Nominal inflection: masdars and participles of verbs, nouns and adjectives.
void add_singular(const std::string& code, Features features, bool ta_marbuta, Forms& out);
void add_dual(const std::string& code, Features features, bool ta_marbuta, Forms& out);
void add_sound_masculine(const std::string& stem, Features features, Forms& out);
void add_sound_feminine(const std::string& code, Features features, Forms& out);
void add_masdar(const std::string& code, bool countable, Forms& out);
void add_participle(const Participle& participle, Features features, Forms& out);

}  // namespace marsad::knowledge::inflection
