// What the inflection of a surface form says of it. Kept in 4 bytes; built by inflect.hpp, read by token/ and up.
#pragma once

#include <cstdint>

namespace marsad::knowledge {

enum class Pos : std::uint8_t { none, verb, noun, adjective, particle, phrase };
// The shape a form was made in. A masdar is a verbal noun; `active`/`passive` participle are fa'il / maf'ul.
// `jussive`: an imperfect that only "lm" and its like allow ("ySf" of "ySfy"); where the letters are those of the
// indicative it is `imperfect`. So an unread word is not taken for a shortened verb.
enum class Form : std::uint8_t {
  base,
  perfect,
  imperfect,
  imperative,
  masdar,
  active_participle,
  passive_participle,
  jussive
};
// An unvowelled perfect of form I is the same letters active and passive: `either`.
enum class Voice : std::uint8_t { active, passive, either };
enum class Gender : std::uint8_t { unknown, masculine, feminine };
enum class Number : std::uint8_t { unknown, singular, dual, plural };

struct Features {
  Pos pos = Pos::none;
  Form form = Form::base;
  Voice voice = Voice::active;
  std::uint8_t person : 2 = 0;  // 1-3 of verbs, 0 otherwise
  Gender gender : 2 = Gender::unknown;
  Number number : 2 = Number::unknown;
  std::uint8_t construct : 1 = 0;   // only before a pronoun or another noun: "qtlt+h", "mqAtlw", "SwArykh"'s base with -t
  std::uint8_t accusative : 1 = 0;  // carries tanwin alef ("AnfjArA"): ends a phrase

  friend bool operator==(const Features&, const Features&) = default;
};

}  // namespace marsad::knowledge
