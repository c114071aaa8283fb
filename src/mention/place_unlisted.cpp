// A name that no list knows and no noun announces: what stands on both sides, or how it is built, says that it is a place.
#include <algorithm>

#include "place_finder.hpp"

namespace marsad::mention {

using token::Kind;

// A name that no list knows and no noun announces: "in X north of Aleppo", "in X in the countryside of Idlib", "between X
// and Aleppo". What stands on both sides says that it is a place.
std::uint32_t PlaceFinder::unlisted(std::uint32_t i) {
  if (i == first_ || doc_.actor_at[i] >= 0) return i;
  if (const std::uint32_t end = headed(i); end > i) return add(i, i, end, nullptr, PlaceNoun::none, false);
  // 'the position "X" that lies in Y'
  if (doc_.is_punctuation(i - 1, '"') && !place_match(i) && i > first_ + 1 &&
      doc_.value(i - 2, &WordInfo::site) != Site::civilian && doc_.value(i - 2, &WordInfo::group) == Group::none)
    if (const std::uint32_t end = quoted(i); end > i && doc_.is_punctuation(end, '"') && located(end + 1))
      return add(i, i, end, nullptr, PlaceNoun::none, false);
  if (known_word(i) || !nameable(i) || counted_shape(i)) return i;
  if (const std::uint32_t end = joined(i); end > i) return end;
  if (doc_.phrase(i - 1) && !seized(i) && !aimed_at(i) && doc_.value(i - 1, &WordInfo::preposition) != Preposition::near)
    return i;
  const Preposition before = doc_.value(i - 1, &WordInfo::preposition);
  const bool beside = beside_direction(i);
  if (before == Preposition::between) {
    const Match* other = place_match(i + 1);
    const bool pair = other && (other->proclitics & token::kWa);
    return pair ? add(i, i, i + 1, nullptr, PlaceNoun::none, false) : i;
  }
  const bool taken = seized(i), in = before == Preposition::in || before == Preposition::near, hit = aimed_at(i);
  std::uint32_t end = i + 1;
  const bool from = before == Preposition::from && end < last_ && doc_.definite(end) &&
                    doc_.value(end, &WordInfo::role) == Role::belonging;
  const bool site = doc_.definite(i) && doc_.value(i - 1, &WordInfo::site) == Site::military && !doc_.definite(i - 1);
  if (!in && !beside && !taken && !hit && !from && !site && !is_called(i) &&
      (!located(end) || doc_.definite(i) || behind_person(i)))
    return i;
  if (end < last_ && doc_.definite(end) && nameable(end) && !known_word(end) && !place_match(end) &&
      !doc_.code(end).starts_with("ll"))
    ++end;
  else if (foreign_part(end))
    ++end;
  const std::uint32_t then = end < last_ && doc_.is_punctuation(end, ',') ? end + 1 : end;
  const bool in_area = before == Preposition::near && then + 1 < last_ &&
                       doc_.value(then, &WordInfo::preposition) == Preposition::in && doc_.with(then + 1, &WordInfo::place);
  const bool foreign = (foreign_word(doc_.code(i)) && !doc_.definite(i) && !tanwin(i)) || (hit && end == i + 2);
  const bool held =
      !arabic_shape(i) && !(then > end && opens_with_and(doc_, then)) && (held_by_container(end) || area_behind(end));
  const bool place = (in && (contained(end) || held || foreign || town_behind(end) || far_behind(end))) || in_area ||
                     beside || taken || from ||
                     (hit && (annexed(i) ? foreign && long_vowels(doc_.code(i)) >= 3 : foreign || held)) ||
                     ((is_called(i) || site) && (held || (foreign && !site))) || located(end);
  if (place) return add(i, i, end, nullptr, PlaceNoun::none, false);
  if (in && foreign_shape(i, i + 1)) keep_aside(i, i + 1);
  return i;
}

// "shelled X", "an attack on X", "the battles of X": a word of fire or fighting whose object the word is.
bool PlaceFinder::aimed_at(std::uint32_t i) const {
  const std::uint32_t p = i - 1;
  const bool two = doc_.value(p, &WordInfo::preposition) == Preposition::on && foreign_part(i + 1);
  if (doc_.definite(i) || (doc_.code(i).ends_with("h") && !two) || doc_.code(i).starts_with("lA")) return false;
  const auto force = [&](std::uint32_t k) {
    const WordInfo* word = doc_.with(k, &WordInfo::act);
    if (!word) return false;
    const Mode mode = doc_.lexicon->act(word->act).mode;
    return mode == Mode::strike || mode == Mode::assault || mode == Mode::fight || mode == Mode::take;
  };
  if (doc_.value(p, &WordInfo::preposition) == Preposition::on) {
    for (std::uint32_t k = p; k > first_ && k + 6 > p; --k) {
      if (doc_.token(k - 1).kind == Kind::punctuation) return false;
      if (force(k - 1)) return true;
    }
    return false;
  }
  if (force(p) && !doc_.definite(p)) return !doc_.code(p).ends_with("A") && !doc_.code(i).ends_with("yA");
  // "the planes shelled X": the doer between them, one or two words.
  for (std::uint32_t k = p; k > first_ && k + 3 > p; --k) {
    if (doc_.token(k).kind == Kind::punctuation || doc_.with(k, &WordInfo::preposition) || doc_.place_at[k] >= 0)
      return false;
    if (!doer(k)) return false;
    if (force(k - 1) && doc_.finite_verb(k - 1)) return true;
  }
  return false;
}

bool PlaceFinder::doer(std::uint32_t i) const {
  return doc_.definite(i) || doc_.actor_at[i] >= 0 || doc_.with(i, &WordInfo::person) ||
         (doc_.match_at[i] >= 0 && doc_.matches[static_cast<std::size_t>(doc_.match_at[i])].actor);
}

// Right behind a noun of an act, where its adjective stands, too: "a violent quarrel".
bool PlaceFinder::annexed(std::uint32_t i) const {
  return doc_.with(i - 1, &WordInfo::act) && doc_.value(i - 1, &WordInfo::preposition) == Preposition::none;
}

// "the village that was attacked is X": behind "is", and its noun stands before.
bool PlaceFinder::is_called(std::uint32_t i) const {
  const std::string_view c = doc_.code(i - 1);
  if (c != "hy" && c != "hw" && c != "hmA") return false;
  for (std::uint32_t k = i - 1; k > first_ && k + 8 > i; --k) {
    if (doc_.token(k - 1).kind == Kind::punctuation && !doc_.is_punctuation(k - 1, ',')) return false;
    if (doc_.with(k - 1, &WordInfo::place) && doc_.definite(k - 1)) return true;
  }
  return false;
}

// ", which is a town", "and it is a village": begins at token i.
bool PlaceFinder::town_behind(std::uint32_t i) const {
  if (i < last_ && doc_.is_punctuation(i, ',')) ++i;
  if (i + 1 >= last_) return false;
  const std::string_view c = doc_.code(i);
  if (c != "why" && c != "whw") return false;
  const PlaceNoun noun = doc_.value(i + 1, &WordInfo::place);
  return noun == PlaceNoun::town || noun == PlaceNoun::village || noun == PlaceNoun::city || noun == PlaceNoun::area ||
         noun == PlaceNoun::subdistrict || noun == PlaceNoun::district;
}

// "in X and Y": a second name right behind a place, "and" written with it. What follows it or its build says that it is one.
std::uint32_t PlaceFinder::joined(std::uint32_t i) {
  const std::string_view c = doc_.code(i);
  if (c.size() < 6 || c.front() != 'w' || doc_.place_at[i - 1] < 0) return i;
  const Place& before = doc_.places[static_cast<std::size_t>(doc_.place_at[i - 1])];
  if (before.reference || before.extent.last != i || !(before.governed || before.object || before.target)) return i;
  const std::string_view rest = c.substr(1);
  const bool verb = rest.ends_with("wA") || rest.ends_with("hA") || rest.ends_with("hm") || rest.ends_with("t");
  const bool plain = std::string_view("Atymsn").find(rest.front()) == std::string_view::npos && !rest.ends_with("h");
  const bool foreign = foreign_word(rest) && !verb;
  if (!foreign && (verb || !plain || !(held_by_container(i + 1) || area_behind(i + 1)))) return i;
  const std::uint32_t end = add(i, i, i + 1, nullptr, before.noun, false);
  and_off(i, i + 1);
  doc_.places.back().governed = true;
  return end;
}

// Letters that no Arabic noun without its article has: a last "w", a last "A" that is no plural's, three long vowels that
// are no broken plural's.
bool PlaceFinder::foreign_word(std::string_view c) {
  if (c.size() < 5 || c.ends_with("At") || c.ends_with("AyA") || c.ends_with("hA") || c.ends_with("wA")) return false;
  if (c.size() < 6 && c.ends_with("nA")) return false;  // "our land"
  if (c.back() == 'w' || c.back() == 'A') return true;
  if (std::string_view("Atmy").find(c.front()) != std::string_view::npos || c.back() == 'y' || c.back() == 'h') return false;
  const bool plural = c[c.size() - 4] == 'A' && c[c.size() - 2] == 'y';
  return long_vowels(c) >= 3 && !plural && !c.ends_with("yn") && !c.ends_with("wn");
}

long PlaceFinder::long_vowels(std::string_view c) {
  return std::count_if(c.begin() + 1, c.end(), [](char x) { return x == 'A' || x == 'w' || x == 'y'; });
}

// "in the countryside of X", "in the district X": begins at token i.
bool PlaceFinder::area_behind(std::uint32_t i) const {
  return i + 2 < last_ && doc_.value(i, &WordInfo::preposition) == Preposition::in && doc_.with(i + 1, &WordInfo::place) &&
         !doc_.definite(i + 1) && (place_match(i + 2) || nameable(i + 2));
}

// "at a distance of ten kilometres from": begins at token i.
bool PlaceFinder::far_behind(std::uint32_t i) const {
  return i + 2 < last_ && doc_.value(i, &WordInfo::preposition) == Preposition::on && doc_.word_glossed(i + 1, "distance") &&
         !doc_.definite(i + 1);
}

// "they bought a shop": behind a verb and its doer a last "A" may be the ending of an object.
bool PlaceFinder::tanwin(std::uint32_t i) const {
  const bool genitive = doc_.value(i - 1, &WordInfo::preposition) != Preposition::none || !doc_.finite_verb(i - 1);
  return doc_.code(i).back() == 'A' && !(genitive && doc_.actor_at[i - 1] < 0);
}

// Built as Arabic builds its nouns of action, tools, places, its plurals and adjectives; the article taken off.
bool PlaceFinder::arabic_shape(std::uint32_t i) const {
  std::string_view c = doc_.code(i);
  if (doc_.definite(i) && c.starts_with("Al")) c.remove_prefix(2);
  if (doc_.token(i).span.of(doc_.text).ends_with("\u0647"))
    return true;  // "his", where the page tells it from the ending "p"
  if (c.size() < 4 || c.ends_with("hA") || c.ends_with("hm") ||
      std::string_view("Atmy").find(c.front()) != std::string_view::npos)
    return true;
  return c.ends_with("At") || c.ends_with("yn") || c.ends_with("wn") || c.ends_with("yh") || c.back() == 'y';
}

// "from Abw qmrp, which belongs to": a word that opens names, a word that no list knows behind it, and then what holds it.
std::uint32_t PlaceFinder::headed(std::uint32_t i) const {
  const std::uint32_t end = i + 2;
  if (end > last_ || !doc_.with(i, &WordInfo::name_head) || !nameable(i + 1) || known_word(i + 1) ||
      doc_.actor_at[i + 1] >= 0 || place_match(i + 1))
    return i;
  const Preposition before = doc_.value(i - 1, &WordInfo::preposition);
  const bool belongs = end < last_ && doc_.definite(end) && doc_.value(end, &WordInfo::role) == Role::belonging;
  if (before == Preposition::in || before == Preposition::near)
    return contained(end) || located(end) || town_behind(end) || held_by_container(end) ? end : i;
  if (aimed_at(i) || doc_.glossed(i - 1, "hit"))
    return contained(end) || town_behind(end) || held_by_container(end) ? end : i;
  return (before == Preposition::from || before == Preposition::on || before == Preposition::to) && belongs ? end : i;
}

// "in two operations", "in raids": an unknown indefinite word with the ending of a dual or of a feminine plural.
bool PlaceFinder::counted_shape(std::uint32_t i) const {
  const std::string_view c = doc_.code(i);
  return c.size() > 5 && !doc_.definite(i) && (c.ends_with("tyn") || c.ends_with("yAt"));
}

// "..., which lies in the province of": begins at token i.
bool PlaceFinder::located(std::uint32_t i) const {
  if (i < last_ && doc_.is_punctuation(i, ',')) ++i;
  if (i + 1 >= last_ || !doc_.definite(i) || doc_.value(i, &WordInfo::role) != Role::belonging) return false;
  const Preposition p = doc_.value(i + 1, &WordInfo::preposition);
  return p == Preposition::in || p == Preposition::near || p == Preposition::to || p == Preposition::on ||
         doc_.with(i + 1, &WordInfo::direction) ||
         (doc_.has_proclitic(i + 1, token::kBi) && (doc_.with(i + 1, &WordInfo::place) || place_match(i + 1)));
}

// "they took X", "control over X": what is taken is a place. A lone word that is none that Arabic knows.
bool PlaceFinder::seized(std::uint32_t i) const {
  const bool quoted = doc_.is_punctuation(i - 1, '"');
  const std::uint32_t on = quoted && i > first_ + 1 ? i - 2 : i - 1;
  if (doc_.value(on, &WordInfo::preposition) != Preposition::on || doc_.definite(i) || doc_.code(i).size() < 4) return false;
  for (std::uint32_t k = on; k > first_ && k + 6 > on; --k) {
    if (doc_.token(k - 1).kind == Kind::punctuation) return false;
    const WordInfo* word = doc_.with(k - 1, &WordInfo::act);
    if (word && doc_.lexicon->act(word->act).mode == Mode::take) return true;
  }
  return false;
}

// "west of X", "to the west of X": "grb X", "AlY Algrb mn X".
bool PlaceFinder::beside_direction(std::uint32_t i) const {
  const std::uint32_t p = i - 1;
  if (const WordInfo* info = doc_.with(p, &WordInfo::direction))
    return info->direction != Direction::centre && !doc_.definite(p) && doc_.place_at[p] < 0;
  return p > first_ && doc_.value(p, &WordInfo::preposition) == Preposition::from &&
         doc_.with(p - 1, &WordInfo::direction) && doc_.definite(p - 1);
}

// "in slAlAb.": a lone word that no list knows, not built as Arabic builds its nouns of action, tools and places.
bool PlaceFinder::foreign_shape(std::uint32_t i, std::uint32_t end) const {
  const std::string_view c = doc_.code(i);
  const bool in = i > first_ && doc_.value(i - 1, &WordInfo::preposition) == Preposition::in;  // behind it stands no second
  if (end != i + 1 || c.size() < 4 || doc_.definite(i)) return false;
  if (!in && doc_.has_proclitic(i, token::kBi | token::kLi)) return false;
  if (std::string_view("Atmy>").find(c.front()) != std::string_view::npos || c.ends_with("h") || c.ends_with("At"))
    return false;
  if (end >= last_ || doc_.token(end).kind == Kind::punctuation) return true;
  return !doc_.definite(end) && known_word(end) &&
         (doc_.with(end, &WordInfo::preposition) || doc_.with(end, &WordInfo::link) || doc_.time_at[end] >= 0);
}

// A place only where nothing else says where (where.cpp): marked doubtful, its words stay free.
void PlaceFinder::keep_aside(std::uint32_t i, std::uint32_t end) {
  add(i, i, end, nullptr, PlaceNoun::none, false);
  doc_.places.back().weak = doc_.places.back().doubtful = true;
  std::fill(doc_.place_at.begin() + i, doc_.place_at.begin() + end, -1);
}

// "... in the countryside of", "... north of Aleppo", "... that belongs to" begins at token i.
bool PlaceFinder::contained(std::uint32_t i) const {
  if (i + 1 >= last_) return false;
  if (doc_.with(i, &WordInfo::place) && doc_.has_proclitic(i, token::kBi)) return true;
  if (doc_.value(i, &WordInfo::role) == Role::belonging) return true;
  return doc_.with(i, &WordInfo::direction) && !doc_.definite(i) &&
         (place_match(i + 1) || doc_.with(i + 1, &WordInfo::place));
}

}  // namespace marsad::mention
