// Nouns, adjectives, masdars and participles: state, gender and number.
#include "inflect_parts.hpp"

namespace marsad::knowledge {
namespace inflection {
namespace {

Features with(Features f, Gender gender, Number number, bool construct = false, bool accusative = false) {
  f.gender = gender;
  f.number = number;
  f.construct = construct;
  f.accusative = accusative;
  return f;
}

bool ends(std::string_view s, std::string_view tail) { return s.ends_with(tail); }
std::string but_last(const std::string& s) { return s.substr(0, s.size() - 1); }

// qADy, mbAny: an alef before the last root letter and a weak end.
bool weak_pattern(const std::string& code) { return code.size() >= 4 && code.back() == 'y' && code[code.size() - 3] == 'A'; }

// A final hamza changes its seat before a pronoun: AbnAe, AbnAyh, AbnAwh.
void add_seats(const std::string& code, Features f, Forms& out) {
  f.construct = 1;
  if (ends(code, "e")) {
    out.add(but_last(code) + "y", f);
    out.add(but_last(code) + "w", f);
  } else if (ends(code, "A") && code.size() > 3) {
    out.add(but_last(code) + "y", f);
    out.add(but_last(code) + "w", f);
  }
}

}  // namespace

void add_singular(const std::string& code, Features f, bool ta_marbuta, Forms& out) {
  out.add(code, f);
  Features construct = f;
  construct.construct = 1;
  if (ta_marbuta) return out.add(but_last(code) + "t", construct);
  add_seats(code, f, out);
  Features accusative = f;
  accusative.accusative = 1;
  if (ends(code, "Ae") || ends(code, "A")) return;
  for (std::string& form : joined(code, "A")) out.add(std::move(form), accusative);
}

void add_dual(const std::string& code, Features f, bool ta_marbuta, Forms& out) {
  const std::string stem = ta_marbuta ? but_last(code) + "t" : code;
  const Features whole = with(f, f.gender, Number::dual), construct = with(f, f.gender, Number::dual, true);
  out.add_joined(stem, "An", whole);
  out.add_joined(stem, "yn", whole);
  out.add_joined(stem, "A", construct);
  out.add_joined(stem, "y", construct);
}

void add_sound_masculine(const std::string& stem, Features f, Forms& out) {
  const Features whole = with(f, Gender::masculine, Number::plural),
                 construct = with(f, Gender::masculine, Number::plural, true);
  out.add_joined(stem, "wn", whole);
  out.add_joined(stem, "yn", whole);
  out.add_joined(stem, "w", construct);
  out.add_joined(stem, "y", construct);
  out.add_joined(stem, "wA", construct);  // a common slip: the alef of verbs
}

void add_sound_feminine(const std::string& code, Features f, Forms& out) {
  const Features plural = with(f, Gender::feminine, Number::plural);
  const std::string stem = ends(code, "h") ? but_last(code) : code;
  if (ends(code, "Ah")) {  // mbArAh, mbAryAt; qnAh, qnwAt; mfAjAh, mfAjAt
    out.add(but_last(stem) + "yAt", plural);
    out.add(but_last(stem) + "wAt", plural);
  }
  for (std::string& form : joined(stem, "At")) out.add(std::move(form), plural);
}

void add_masdar(const std::string& code, bool countable, Forms& out) {
  Features f{.pos = Pos::verb, .form = Form::masdar};
  const bool ta_marbuta = ends(code, "h");
  f = with(f, ta_marbuta ? Gender::feminine : Gender::masculine, Number::singular);
  add_singular(code, f, ta_marbuta, out);
  add_dual(code, f, ta_marbuta, out);
  if (countable || ta_marbuta) add_sound_feminine(code, f, out);
}

namespace {

void add_weak_participle(const Participle& p, const Features& masculine, const Features& feminine, Forms& out) {
  const std::string full = p.stem + "y", woman = p.in_alef ? p.stem + "Ah" : full + "h";
  out.add(full, masculine);
  out.add(p.stem, masculine);
  if (p.in_alef)
    out.add(p.stem + "A", with(masculine, Gender::masculine, Number::singular, true));
  else
    out.add(full + "A", with(masculine, Gender::masculine, Number::singular, false, true));
  add_dual(full, masculine, false, out);
  add_singular(woman, feminine, true, out);
  add_dual(woman, feminine, true, out);
  add_sound_masculine(p.stem, masculine, out);
  add_sound_feminine(full + "h", feminine, out);
}

}  // namespace

void add_participle(const Participle& p, Features f, Forms& out) {
  if (p.stem.empty()) return;
  const Features masculine = with(f, Gender::masculine, Number::singular),
                 feminine = with(f, Gender::feminine, Number::singular);
  if (p.weak) return add_weak_participle(p, masculine, feminine, out);
  add_singular(p.stem, masculine, false, out);
  add_dual(p.stem, masculine, false, out);
  add_sound_masculine(p.stem, masculine, out);
  for (const std::string& woman : joined(p.stem, "h")) {
    add_singular(woman, feminine, true, out);
    add_dual(woman, feminine, true, out);
    add_sound_feminine(woman, feminine, out);
  }
}

}  // namespace inflection

namespace {

using namespace inflection;

void add_broken(const std::string& code, Features f, Forms& out) {
  const bool open_end = code.ends_with("y") || code.ends_with("A") || code.ends_with("h");
  out.add(code, f);
  Features construct = f;
  construct.construct = 1;
  if (code.ends_with("h")) return out.add(code.substr(0, code.size() - 1) + "t", construct);
  if (weak_pattern(code))
    out.add(code.substr(0, code.size() - 1), f);
  else if (code.ends_with("y"))
    out.add(code.substr(0, code.size() - 1) + "A", construct);  // qtly, qtlAhm
  add_seats(code, f, out);
  Features accusative = f;
  accusative.accusative = 1;
  if (!open_end && !code.ends_with("Ae")) out.add_joined(code, "A", accusative);
}

void add_plural(const NounBase& noun, const std::string& plural, Features f, Forms& out) {
  const std::string& s = noun.singular;
  const bool ta_marbuta = s.ends_with("h");
  f.number = Number::plural;
  if (plural == "+At") return add_sound_feminine(s, f, out);
  if (plural != "+wn") return add_broken(plural, f, out);
  add_sound_masculine(ta_marbuta ? s.substr(0, s.size() - 1) : s, f, out);
  if (weak_pattern(s)) add_sound_masculine(s.substr(0, s.size() - 1), f, out);
}

// AHmr, HmrAe; Akbr, kbry.
void add_feminine_of_afal(const std::string& s, Features f, Forms& out) {
  if (s.size() != 4 || s[0] != 'A' || s[1] == 'A') return;
  out.add(s.substr(1) + "Ae", f);
  if (s.back() != 'y') out.add(s.substr(1) + "y", f);
}

void add_adjective(const NounBase& noun, Features f, Forms& out) {
  const std::string& s = noun.singular;
  const bool ta_marbuta = s.ends_with("h");
  f.gender = Gender::masculine;
  add_singular(s, f, false, out);
  add_dual(s, f, false, out);
  Features feminine = f;
  feminine.gender = Gender::feminine;
  if (!ta_marbuta)
    for (const std::string& woman : joined(s, "h")) {
      add_singular(woman, feminine, true, out);
      add_dual(woman, feminine, true, out);
      add_sound_feminine(woman, feminine, out);
    }
  add_feminine_of_afal(s, feminine, out);
  add_plural(noun, "+wn", f, out);
  for (const std::string& plural : noun.plurals)
    if (plural != "+wn" && plural != "+At") add_plural(noun, plural, f, out);
}

void add_noun(const NounBase& noun, Features f, Forms& out) {
  const std::string& s = noun.singular;
  const bool ta_marbuta = s.ends_with("h") && noun.gender != Gender::masculine;
  f.gender = noun.gender != Gender::unknown ? noun.gender : ta_marbuta ? Gender::feminine : Gender::masculine;
  add_singular(s, f, ta_marbuta, out);
  add_dual(s, f, ta_marbuta, out);
  if (weak_pattern(s)) out.add(s.substr(0, s.size() - 1), f);
  if (s.size() >= 4 && s[0] == 'm' && s.back() == 'y' && !weak_pattern(s)) {  // mstcfy, mstcfAhm
    Features construct = f;
    construct.construct = 1;
    out.add(s.substr(0, s.size() - 1) + "A", construct);
  }
  for (const std::string& plural : noun.plurals) add_plural(noun, plural, f, out);
}

}  // namespace

Expected<std::vector<SurfaceForm>> inflect(const NounBase& noun) {
  Error error;
  error.code = ErrorCode::knowledge_value;
  error.fragment = noun.singular;
  if (noun.singular.size() < 2) {
    error.message = "a noun has at least two letters";
    return tl::unexpected(std::move(error));
  }
  Forms out;
  const Features f{.pos = noun.adjective ? Pos::adjective : Pos::noun, .number = Number::singular};
  for (const std::string& plural : noun.plurals)
    if (plural.size() < 2 || (plural[0] == '+' && plural != "+wn" && plural != "+At")) {
      error.message = "no such plural: " + plural;
      error.suggestion = "+wn, +At or the broken plural itself";
      return tl::unexpected(std::move(error));
    }
  if (noun.adjective)
    add_adjective(noun, f, out);
  else
    add_noun(noun, f, out);
  return out.finish();
}

}  // namespace marsad::knowledge
