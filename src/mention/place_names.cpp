// Where the name of a place ends: names that no list knows, names in quotation marks, lists of names.
#include <algorithm>

#include "place_finder.hpp"

namespace marsad::mention {

using knowledge::kNone;
using token::Kind;

// The name behind a generic noun, from the gazetteer or unknown to it; returns i when nothing fits.
std::uint32_t PlaceFinder::name(std::uint32_t i, std::uint32_t j, const WordInfo& noun) {
  if (j >= last_) return i;
  if (const std::uint32_t end = quoted(j); end > j) return add(i, j, end, nullptr, noun.place, noun.keep);
  if (const Match* match = place_match(j); match && !has_outer_proclitic(*match) && !half_name(*match)) {
    if (!first_half(*match)) return add_name(i, j, *match, noun.place);
    return add(i, j, match->last + 1, nullptr, noun.place, noun.keep);
  }
  // "a market in X": no name of a market.
  if (const Match* match = place_match(j); match && has_outer_proclitic(*match)) return i;
  // "village of the district": a second generic noun that has its own name is part of this one ("Swq hy X" is rare): stop.
  const std::uint32_t end = unknown_name(j, noun);
  if (end == j) return i;
  return add(i, j, end, nullptr, noun.place, noun.keep);
}

// "Hy byr AlcbAk": the list knows a place "byr", but the word opens a longer name.
bool PlaceFinder::half_name(const Match& match) const {
  const std::uint32_t next = match.last;
  return match.last == match.first + 1 && doc_.with(match.first, &WordInfo::name_head) && next < last_ &&
         doc_.token(next).kind == Kind::word && (doc_.definite(next) || (!known_word(next) && nameable(next))) &&
         doc_.actor_at[next] < 0 && !doc_.with(next, &WordInfo::direction) && !doc_.with(next, &WordInfo::place) &&
         !doc_.with(next, &WordInfo::nationality);
}

// "Hy krm AlTrAb": an indefinite name with a word behind it that nobody knows is the first half of a longer one.
bool PlaceFinder::first_half(const Match& match) const {
  const std::uint32_t next = match.last;
  return match.last == match.first + 1 && !doc_.definite(match.first) && next < last_ &&
         doc_.token(next).kind == Kind::word && doc_.definite(next) && !known_word(next) && nameable(next) &&
         doc_.actor_at[next] < 0 && !place_match(next) && !ends_like_adjective(next);
}

bool PlaceFinder::closes_name(std::uint32_t i) const {
  return doc_.is_punctuation(i, '"') || doc_.is_punctuation(i, ',') || doc_.is_punctuation(i, ')');
}

// End of the name that opens behind a quotation mark at j - 1 and closes with one; j when a listed name or none does.
// What stands in quotation marks behind "village" is its name, whatever the words mean otherwise.
std::uint32_t PlaceFinder::quoted(std::uint32_t j) const {
  if (j == first_ || !(doc_.is_punctuation(j - 1, '"') || doc_.is_punctuation(j - 1, '('))) return j;
  std::uint32_t end = j;
  while (end < last_ && end < j + 4 && doc_.token(end).kind == Kind::word) {
    if (end > j && opens_with_and(doc_, end) && !known_word(end)) return j;  // a list in one pair of marks
    ++end;
  }
  if (end == j || end >= last_ || !closes_name(end)) return j;
  const Match* match = place_match(j);
  return match && match->last >= end ? j : end;
}

// The rest of a list: "X, Y Z and W", each with a mark or "and" before it.
std::uint32_t PlaceFinder::more_names(std::uint32_t end, const WordInfo& noun) {
  std::uint32_t j = end;
  for (int guard = 0; guard < 24; ++guard) {
    std::uint32_t start = next_item(j);
    // "X, Y and the surroundings of Z", "X and the village Y"
    while (start + 1 < last_ && doc_.value(start, &WordInfo::preposition) == Preposition::near && !place_match(start))
      ++start;
    if (start >= last_ || doc_.actor_at[start] >= 0) break;
    // "and before that 'X'": a list that tells its time.
    if (!place_match(start) && doc_.with(start, &WordInfo::preposition)) break;
    std::uint32_t stop = start;
    if (const std::uint32_t close = quoted(start); close > start)
      stop = add(start, start, close, nullptr, noun.place, false);
    else if (const std::uint32_t own = own_noun(start); own > start)
      stop = own;
    else if (const Match* match = place_match(start); match && !has_outer_proclitic(*match) && !half_name(*match))
      stop = add_name(start, start, *match, noun.place);
    else if (const std::uint32_t unknown = item(start); unknown > start)
      stop = add(start, start, unknown, nullptr, noun.place, false), and_off(start, unknown);
    if (stop == start) break;
    doc_.places.back().governed = true;
    j = stop;
  }
  return j;
}

// "X and the hill of Y": a name in a list that its own noun opens; returns start when there is none.
std::uint32_t PlaceFinder::own_noun(std::uint32_t start) {
  const WordInfo* noun = doc_.phrase(start) ? nullptr : doc_.with(start, &WordInfo::place);
  const Match* match = place_match(start);
  if (!noun || !noun->keep || doc_.definite(start) || (match && match->last > start + 1)) return start;
  return name(start, start + 1, *noun);
}

// "w" before an unknown name in a list is "and", unless the list goes on without it: "wdsEdwn, Altkynp, Am mlyHp".
void PlaceFinder::and_off(std::uint32_t start, std::uint32_t end) {
  if (!opens_with_and(doc_, start)) return;
  const std::uint32_t next = next_item(end);
  if (doc_.is_punctuation(start - 1, ',') && next < last_ && !opens_with_and(doc_, next)) return;
  const token::Bare bare = token::without_proclitics(*doc_.tokens, doc_.token(start), token::kWa);
  std::string name(doc_.tokens->folded.source(bare.code_begin, doc_.token(start).code_end).of(doc_.text));
  for (std::uint32_t i = start + 1; i < end; ++i) name += ' ' + std::string(doc_.token(i).span.of(doc_.text));
  doc_.places.back().text = std::move(name);
}

// The tokens as the report spells them, quotation marks left out.
std::string PlaceFinder::plain_words(std::uint32_t first, std::uint32_t end) const {
  std::string out;
  for (std::uint32_t i = first; i < end; ++i) {
    if (doc_.is_punctuation(i, '"')) continue;
    if (!out.empty() && !hyphened(i) && !hyphened(i - 1)) out += ' ';
    out += doc_.token(i).span.of(doc_.text);
  }
  return out;
}

// The first name of a list behind its noun: past "the villages:", "the villages (".
std::uint32_t PlaceFinder::list_start(std::uint32_t j) const {
  std::uint32_t k = j;
  while (k < last_ && k < j + 3 &&
         (doc_.is_punctuation(k, ':') || doc_.is_punctuation(k, '(') || doc_.is_punctuation(k, '"')))
    ++k;
  return k;
}

// "fifteen villages, among them X and Y": the names behind "among them".
std::uint32_t PlaceFinder::among(std::uint32_t i) {
  if (doc_.value(i, &WordInfo::reference) != Reference::subset) return i;
  for (std::uint32_t back = 1; back <= 3 && i >= first_ + back; ++back) {
    const WordInfo* noun = doc_.with(i - back, &WordInfo::place);
    if (!noun || doc_.place_at[i - back] >= 0) continue;
    const std::uint32_t start = list_start(i + 1);
    if (start >= last_) return i;
    const Match* match = place_match(start);
    const std::uint32_t unknown = match ? start : item(start);
    if (match && !match->proclitics) return more_names(add_name(start, start, *match, noun->place), *noun);
    return unknown > start ? more_names(add(start, start, unknown, nullptr, noun->place, false), *noun) : i;
  }
  return i;
}

// Where the next name of a list begins behind token j: past a comma, "and", quotation marks. The end when the list ends.
std::uint32_t PlaceFinder::next_item(std::uint32_t j) const {
  std::uint32_t k = j;
  bool joined = false;
  for (; k < last_ && k < j + 4; ++k) {
    if (doc_.is_punctuation(k, '"')) continue;
    if (!doc_.is_punctuation(k, ',') && doc_.code(k) != "w") break;
    joined = true;
  }
  return k < last_ && (joined || opens_with_and(doc_, k)) ? k : last_;
}

// End of a name in a list that no gazetteer knows: the words up to the next mark, "and" or preposition, three at most.
std::uint32_t PlaceFinder::item(std::uint32_t start) const {
  std::uint32_t end = start;
  for (bool head = false; end < last_ && end < start + 3; ++end) {
    const bool name = head ? is_word(end) || doc_.token(end).kind == Kind::word : plain(end);
    if (!name || (end > start && opens_with_and(doc_, end) && !head)) break;
    head = doc_.with(end, &WordInfo::name_head) != nullptr;
  }
  if (end == start) return start;
  const bool closed = end >= last_ || doc_.token(end).kind != Kind::word || !plain(end) || opens_with_and(doc_, end);
  if (closed) return end;
  return known_word(start) ? start : start + 1;
}

// A word that may be a name and is nothing else that matters: no party, weapon, site.
bool PlaceFinder::plain(std::uint32_t j) const {
  if (j < last_ && doc_.with(j, &WordInfo::name_head)) return true;
  return nameable(j) && doc_.actor_at[j] < 0 && !doc_.with(j, &WordInfo::person) && !doc_.with(j, &WordInfo::weapon) &&
         !doc_.with(j, &WordInfo::site) && !doc_.with(j, &WordInfo::modal);
}

bool PlaceFinder::has_outer_proclitic(const Match& match) {
  return (match.proclitics & (token::kBi | token::kLi | token::kKa | token::kFa)) != 0;
}

// "(AlmElmyn)": a bracket that closes within three words.
bool PlaceFinder::bracketed(std::uint32_t j) const {
  if (!doc_.is_punctuation(j, '(') || j == first_ || !(place_match(j + 1) || nameable(j + 1))) return false;
  const WordInfo* noun = doc_.with(j - 1, &WordInfo::place);
  if (!noun || (noun->keep && noun->place != PlaceNoun::neighbourhood)) return false;
  for (std::uint32_t k = j + 2; k < last_ && k < j + 5; ++k)
    if (doc_.is_punctuation(k, ')')) return true;
  return false;
}

std::uint32_t PlaceFinder::skip_quotes(std::uint32_t j) const {
  // «X», ''X'', "the quarter (X)"
  for (int marks = 0; marks < 2 && j < last_; ++marks, ++j)
    if (!doc_.is_punctuation(j, '"') && !doc_.is_punctuation(j, '\'') && !bracketed(j)) return j;
  return j;
}

// May token j open or continue a name that no gazetteer knows?
bool PlaceFinder::nameable(std::uint32_t j) const {
  if (j >= last_ || doc_.token(j).kind != Kind::word || doc_.time_at[j] >= 0 || doc_.count_at[j] >= 0) return false;
  if (doc_.phrase(j)) return false;
  for (const token::Analysis& a : doc_.readings(j)) {
    if (a.record == kNone) continue;
    const WordInfo& info = doc_.lexicon->of(a.record);
    if (info.name_head || info.name_tail) return true;
    if (info.descriptor || info.preposition != Preposition::none || info.link != Link::none || info.negation ||
        info.source_link || info.reference != Reference::none || info.speech != Speech::none ||
        info.direction != Direction::none || info.nationality || info.modal != Modal::none || info.role != Role::none ||
        info.harm || info.act || info.place != PlaceNoun::none)
      return false;
    if (a.features.pos == knowledge::Pos::verb && !a.has(token::kAl)) return false;
    if (a.has(token::kBi | token::kLi | token::kKa)) return false;
  }
  return true;
}

bool PlaceFinder::is_word(std::uint32_t j) const {
  return j < last_ && doc_.token(j).kind == Kind::word && doc_.time_at[j] < 0 && doc_.count_at[j] < 0;
}

bool PlaceFinder::known_word(std::uint32_t j) const {
  for (const token::Analysis& a : doc_.readings(j))
    if (a.record != kNone) return true;
  return false;
}

// "a checkpoint that they hold": an unknown word built like an imperfect with its pronoun.
bool PlaceFinder::like_clause(std::uint32_t j) const {
  const std::string_view c = doc_.code(j);
  return !known_word(j) && c.size() > 4 && c.front() == 'y' && (c.back() == 'h' || c.ends_with("hA"));
}

// "a base of hers", "of his": no name.
bool PlaceFinder::hers(std::uint32_t j) const {
  const std::string_view c = doc_.code(j);
  const bool short_word = c.size() <= 4 && (c.front() == 'l' || c.front() == 'b' || c.front() == 'f');
  return short_word && !place_match(j) && (c.ends_with("h") || c.ends_with("hA") || c.ends_with("hm") || c.ends_with("nA"));
}

// "AbwzEymh": Abu written with its name.
bool PlaceFinder::joined_head(std::uint32_t j) const {
  const std::string_view c = doc_.code(j);
  return c.size() > 5 && (c.starts_with("Abw") || c.starts_with("Aby"));
}

// "the people's fields" name no field.
bool PlaceFinder::owned(std::uint32_t j, const WordInfo& noun) const {
  return (noun.place == PlaceNoun::field || noun.place == PlaceNoun::farm) && doc_.with(j, &WordInfo::person);
}

// End of an unknown name that starts at j; j when there is none.
std::uint32_t PlaceFinder::unknown_name(std::uint32_t j, const WordInfo& noun) const {
  // "two important towns", "border villages": behind several places the adjective of several.
  if (counted_noun(j - 1) && !doc_.definite(j) && !doc_.with(j, &WordInfo::name_head) && doc_.code(j).size() > 5 &&
      (doc_.code(j).ends_with("tyn") || doc_.code(j).ends_with("At")))
    return j;
  // "a factory for X": what it is for is no name.
  if (!nameable(j) || like_clause(j) || owned(j, noun) || doc_.code(j).starts_with("ll") || hers(j)) return j;
  const bool head = doc_.with(j, &WordInfo::name_head) != nullptr;
  const bool definite = doc_.definite(j);
  const bool strong = noun.place == PlaceNoun::village || noun.place == PlaceNoun::town || noun.place == PlaceNoun::city ||
                      noun.place == PlaceNoun::neighbourhood || noun.place == PlaceNoun::camp ||
                      noun.place == PlaceNoun::subdistrict || noun.place == PlaceNoun::district || noun.keep;
  const bool area = noun.place == PlaceNoun::area || noun.place == PlaceNoun::front || noun.place == PlaceNoun::sector;
  // "the area X": an unknown word names it, unless it is built like its adjective ("a remote area").
  if (area && !known_word(j) && (definite || joined_head(j) || doc_.code(j).back() != 'h')) {
    const bool more = !definite && j + 1 < last_ && doc_.definite(j + 1) && nameable(j + 1) && !known_word(j + 1) &&
                      !place_match(j + 1) && !ends_like_adjective(j + 1);
    return more ? j + 2 : j + 1;
  }
  if (!strong && !(area && head)) return j;
  // "swq cEby": an indefinite adjective describes a site, it does not name it.
  if (!definite && !head && noun.keep && ends_like_adjective(j)) return j;
  if (!definite && !head && known_word(j) && noun.keep) return j;
  // "mdyryp Altrbyp", "mHAfZ ...": a plain noun behind "district" is an office of the state.
  if (definite && known_word(j) && noun.place == PlaceNoun::district && !head) return j;
  // "the way of return", "the checkpoints of the regime": what a plain word or a party says of it is no name.
  if (noun.place == PlaceNoun::road && (definite ? known_word(j) : doc_.code(j).ends_with("h"))) return j;
  if (noun.place == PlaceNoun::checkpoint &&
      (doc_.actor_at[j] >= 0 || doc_.with(j, &WordInfo::group) || doc_.with(j, &WordInfo::person)))
    return j;
  // "the fuel station", "the central prison": a plain word says what sort of facility it is.
  if (definite && known_word(j) && noun.place == PlaceNoun::facility) return j;
  std::uint32_t end = j + 1;
  if (head && place_match(end) && !has_outer_proclitic(*place_match(end)))
    end = place_match(end)->last;  // "qSr" + "cT AlErb"
  else if (head && (nameable(end) || (is_word(end) && doc_.definite(end) && doc_.actor_at[end] < 0) ||
                    (end < last_ && doc_.count_at[end] >= 0 && doc_.token(end).kind == Kind::word) ||
                    (doc_.code(j).size() == 3 && is_word(end))))
    ++end;  // behind "Abw" any word is the name
  else if (!definite && end < last_ && doc_.definite(end) && nameable(end) && !known_word(end) && !place_match(end))
    ++end;
  else if (!definite && !known_word(j) && (foreign_part(end) || last_part(end)))
    ++end;                         // "kAbw dylgAdw"
  while (hyphened(end)) end += 2;  // "tyn-Akwf"
  while (end < last_ &&
         (doc_.with(end, &WordInfo::name_tail) || (doc_.with(end, &WordInfo::direction) && doc_.definite(end) && definite)))
    ++end;
  return end;
}

// "the village xrAb ETw in the countryside of": a second word that no list knows, and the name must end behind it.
bool PlaceFinder::last_part(std::uint32_t j) const {
  if (j >= last_ || !nameable(j) || known_word(j) || doc_.definite(j) || doc_.actor_at[j] >= 0 || place_match(j))
    return false;
  const std::string_view c = doc_.code(j);
  if (std::string_view("wfblk").find(c.front()) != std::string_view::npos || c.ends_with("t") || c.ends_with("wA"))
    return false;
  return j + 1 >= last_ || doc_.is_punctuation(j + 1, '.') || doc_.is_punctuation(j + 1, ',') || contained(j + 1);
}

// A hyphen without blanks at token i, a word behind it.
bool PlaceFinder::hyphened(std::uint32_t i) const {
  return i > first_ && i + 1 < last_ && doc_.is_punctuation(i, '-') && doc_.token(i + 1).kind == Kind::word &&
         doc_.token(i - 1).span.end == doc_.token(i).span.begin && doc_.token(i).span.end == doc_.token(i + 1).span.begin;
}

// A word that no list knows and that Arabic does not build: the second half of a foreign name. Verbs, too, are often not
// known, and open or close with a letter of their conjugation.
bool PlaceFinder::foreign_part(std::uint32_t j) const {
  if (j >= last_ || !nameable(j) || known_word(j) || doc_.actor_at[j] >= 0 || place_match(j)) return false;
  const std::string_view c = doc_.code(j);
  if (c.size() < 4 || std::string_view("Aytnwbflsmk>").find(c.front()) != std::string_view::npos) return false;
  return c.back() != 't' && c.back() != 'h' && !c.ends_with("wA") && !c.ends_with("hA");
}

bool PlaceFinder::ends_like_adjective(std::uint32_t j) const {
  const std::string_view c = doc_.code(j);
  // "qAEdp bwsly": no masculine adjective stands behind a feminine noun.
  if (j > first_ && doc_.code(j - 1).size() > 3 && doc_.code(j - 1).ends_with("h") && !c.ends_with("h")) return false;
  if (c.size() > 6 && c.ends_with("sky")) return false;  // a Slavonic name
  return c.size() > 3 && (c.back() == 'y' || (c.size() > 4 && c.substr(c.size() - 2) == "yh"));
}

}  // namespace marsad::mention
