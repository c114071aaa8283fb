// Which class a verb belongs to, and the stems of form I.
#include <algorithm>
#include <array>

#include "inflect_parts.hpp"

namespace marsad::knowledge::inflection {
namespace {

template <std::size_t N>
bool listed(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Folding hides what tells these apart, and both classes are closed in news Arabic.
constexpr std::array<std::string_view, 12> kMiddleHamza = {"sAl", "vAr", "dAb", "wAd", "jAr", "rAf",
                                                           "rAs", "lAm", "zAr", "bAs", "rAb", "sAm"};
constexpr std::array<std::string_view, 24> kKasra = {"lqy", "bqy", "nsy", "rDy", "xcy", "fny", "xfy", "cqy",
                                                     "Emy", "bly", "HZy", "Sly", "nqy", "gny", "rqy", "Zmy",
                                                     "xzy", "Ery", "Hyy", "qwy", "wly", "hny", "brA", "gcy"};
constexpr std::array<std::string_view, 8> kInAlef = {"sEy", "rEy", "nhy", "nAy", "rAy", "Tgy", "mHy", "nEy"};
constexpr std::array<std::string_view, 3> kShortImperative = {"Axo", "Akl", "Amr"};

Error misfit(const VerbBase& verb, std::string message, std::string suggestion = {}) {
  Error error;
  error.code = ErrorCode::knowledge_value;
  error.fragment = verb.perfect;
  error.message = std::move(message);
  error.suggestion = std::move(suggestion);
  return error;
}

Stems doubled(const std::string& p) {
  const std::string apart = p + p[1];
  Stems s;
  s.perfect = s.perfect_passive = {p, apart};
  s.imperfect = s.imperfect_passive = {p, apart};
  if (p[0] == 'A') s.imperfect_passive = {std::string{'w', p[1]}, std::string{'w', p[1], p[1]}};
  s.imperative = {p, p[0] == 'A' ? apart : "A" + apart};
  s.active.stem = p[0] == 'A' ? p : std::string{p[0], 'A', p[1]};
  s.passive.stem = std::string{'m', p[0], p[1], 'w', p[1]};
  return s;
}

Stems hollow(const std::string& p, const std::string& imperfect) {
  const char first = p[0], last = p[2], middle = imperfect[1];
  const std::string closed_last(1, last == 'e' ? (middle == 'w' ? 'w' : 'y') : last);
  Stems s;
  s.perfect = {p, first + closed_last};
  s.perfect_passive = {std::string{first, 'y', last}, first + (last == 'e' ? "y" : closed_last)};
  s.imperfect = {imperfect, first + (last == 'e' && middle == 'A' ? std::string("A") : closed_last)};
  s.imperfect_passive = {std::string{first, 'A', last}, first + (last == 'e' ? "A" : closed_last)};
  s.imperative = {imperfect, s.imperfect.closed};
  s.active.stem = std::string{first, 'A', 'y', last == 'e' ? 'y' : last};
  s.passive.stem = std::string{'m', first, middle == 'y' ? 'y' : 'w', last};
  return s;
}

Stems defective(const std::string& p, const std::string& imperfect, bool weak_w) {
  const std::string base = p.substr(0, 2);
  const bool kasra = listed(kKasra, p), drops_w = p[0] == 'w';
  std::string stem = imperfect.empty() ? base.substr(drops_w ? 1 : 0) : imperfect.substr(0, imperfect.size() - 1);
  Stems s;
  s.perfect = {base, base, weak_w ? Ending::alef : kasra ? Ending::kasra : Ending::maqsura};
  s.perfect_passive = {base, base, Ending::kasra};
  if (base[1] == 'A') {  // a hamza: ryy, rwwA
    const std::string first = base.substr(0, 1);
    s.perfect_passive = {first + "y", first + "y", Ending::kasra, false, first + "w"};
  }
  s.imperfect = {stem, stem, weak_w ? Ending::waw : Ending::ya, !weak_w && ((kasra && !drops_w) || listed(kInAlef, p))};
  std::string passive = base;
  if (passive[0] == 'A') passive[0] = 'w';
  if (p == "rAy") passive = stem;
  s.imperfect_passive = {passive, passive, Ending::ya, true};
  const std::string order = stem.size() == 1 ? stem : stem[0] == 'A' ? "Ay" + stem.substr(1) : "A" + stem;
  s.imperative = {order, order, weak_w ? Ending::waw : Ending::ya};
  const std::string seated = base[1] == 'A' ? base.substr(0, 1) + "y" : base;  // rAyy, mryy
  s.active = {p[0] == 'A' ? base : base.substr(0, 1) + "A" + seated[1], true, false};
  s.passive.stem = "m" + seated + (weak_w ? "w" : "y");
  return s;
}

Stems sound(const std::string& p, const std::string& given) {
  const bool seat_first = p[0] == 'A', seat_middle = p[1] == 'A', seat_last = p[2] == 'A';
  std::string stem = !given.empty() ? given : p[0] == 'w' ? p.substr(1) : p;
  std::string passive_perfect = p, passive = p;
  if (seat_middle) passive_perfect[1] = 'y';
  if (seat_last) passive_perfect[2] = 'y';
  if (seat_first) passive[0] = 'w';
  Stems s;
  s.perfect = {p, p};
  s.perfect_passive = {passive_perfect, passive_perfect};
  s.imperfect = {stem, stem};
  s.imperfect_passive = {passive, passive};
  if (listed(kShortImperative, p))
    s.imperative = {p.substr(1), p.substr(1)};
  else if (stem.size() == 3)
    s.imperative = {seat_first ? "Ay" + p.substr(1) : "A" + stem, seat_first ? "Ay" + p.substr(1) : "A" + stem};
  else
    s.imperative = {stem, stem};
  s.active.stem = seat_first ? p : std::string{p[0], 'A', seat_middle ? 'y' : p[1], seat_last ? 'y' : p[2]};
  s.passive.stem = std::string{'m', p[0], seat_middle ? 'w' : p[1], 'w', seat_last ? 'e' : p[2]};
  return s;
}

}  // namespace

int guess_form(const std::string& p) {
  const bool open_t = !p.empty() && p[0] == 't';
  switch (p.size()) {
    case 2:
    case 3: return 1;
    case 4: return p[0] == 'A' ? 4 : p[1] == 'A' ? 3 : open_t ? 5 : 11;
    case 5:
      if (p[0] == 'A' && (p[2] == 't' || p[2] == 'T' || (p[2] == 'd' && p[1] == 'z'))) return 8;
      if (p.compare(0, 2, "An") == 0) return 7;
      return open_t && p[2] == 'A' ? 6 : open_t ? 12 : p.compare(0, 3, "Ast") == 0 ? 10 : 0;
    case 6: return p.compare(0, 3, "Ast") == 0 ? 10 : 0;
    default: return 0;
  }
}

Expected<Stems> stems_form_one(const VerbBase& verb) {
  const std::string& p = verb.perfect;
  if (!verb.imperfect.empty() && (verb.imperfect.front() != 'y' || verb.imperfect.size() < 2))
    return tl::unexpected(misfit(verb, "the imperfect does not begin with ya: " + verb.imperfect));
  const std::string stem = verb.imperfect.empty() ? "" : verb.imperfect.substr(1);
  if (p.size() == 2) return doubled(p);
  if (p.size() != 3) return tl::unexpected(misfit(verb, "a form I verb has two letters (doubled) or three"));
  if (p[2] == 'y') return defective(p, stem, false);
  if (p[2] == 'A' && !stem.empty() && stem.back() == 'w') return defective(p, stem, true);
  if (p[1] != 'A') return sound(p, stem);
  const bool hamza = listed(kMiddleHamza, p) && (stem.empty() || stem == p);
  if (hamza) return sound(p, stem);
  if (stem.size() != 3 || stem[0] != p[0] || stem[2] != p[2])
    return tl::unexpected(misfit(verb, "a hollow verb needs its imperfect", "add a line `imperfect:`"));
  return hollow(p, stem);
}

Expected<Stems> stems_of(const VerbBase& verb) {
  const int form = verb.form == 0 ? guess_form(verb.perfect) : verb.form;
  if (form == 0) return tl::unexpected(misfit(verb, "the letters fit no verb form", "add a line `form:`, 1 to 12"));
  if (form < 1 || form > 12) return tl::unexpected(misfit(verb, "form " + std::to_string(form) + " is none of 1 to 12"));
  VerbBase known = verb;
  known.form = form;
  auto stems = form == 1 ? stems_form_one(known) : stems_derived(known);
  if (stems && !verb.masdars.empty()) stems->masdars = verb.masdars;
  return stems;
}

}  // namespace marsad::knowledge::inflection
