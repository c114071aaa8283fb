#include "sources_aside.hpp"

#include <algorithm>

namespace marsad::mention {

using token::Kind;

// The quotation mark at `j` opens a name, not what is said: it closes after a few words and "that" comes later.
bool AsideWords::name_in_quotes(std::uint32_t j) const {
  for (std::uint32_t end = j + 2; end < std::min(last_, j + 6); ++end)
    if (text_.is_punctuation(end, '"')) return that_behind(j + 1) > end;
  return false;
}

// Where a verbal noun of an act stands right behind a definite noun phrase that begins at j; j when it does not.
std::uint32_t AsideWords::act_behind(std::uint32_t j) const {
  for (std::uint32_t k = j + 1; k < std::min(last_, j + 7); ++k) {
    if (text_.token(k).kind != Kind::word || text_.with(k, &WordInfo::preposition) || text_.time_at[k] >= 0) return j;
    if (!text_.with(k, &WordInfo::act) && !text_.with(k, &WordInfo::harm)) continue;
    const auto all = text_.readings(k);
    const bool masdar = std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
      const bool noun = a.features.form == knowledge::Form::masdar || a.features.pos == knowledge::Pos::noun;
      return noun && a.proclitics == 0 && a.enclitic == token::Enclitic::none;
    });
    return masdar && text_.definite(k - 1) ? k : j;
  }
  return j;
}

// "those who fled", "survivors": a participle names who does.
bool AsideWords::doer(std::uint32_t j) const {
  const auto all = text_.readings(j);
  return std::all_of(all.begin(), all.end(), [](const token::Analysis& a) {
    return a.features.form == knowledge::Form::active_participle && a.features.number == knowledge::Number::plural;
  });
}

// Where "that" stands behind a speaker who begins at j, whatever is told of him in between; j when it does not.
std::uint32_t AsideWords::that_behind(std::uint32_t j) const {
  std::uint32_t limit = std::min(last_, j + 20);
  for (std::uint32_t k = j; k < limit; ++k) {
    if (that(k)) return k;
    if (const std::uint32_t end = between_dashes(k); end > k) {
      limit = std::min(last_, limit + (end - k)), k = end - 1;
      continue;
    }
    if (text_.is_punctuation(k, ',')) {
      std::uint32_t next = k + 1;
      while (next < last_ && text_.is_punctuation(next, '"')) ++next;
      if (next < last_ && (that(next) || speaks(next) || aside(next) || apposition(next))) continue;
      return j;
    }
    if (text_.is_punctuation(k, '.') || (k > j && speech_verb(k))) return j;
  }
  return j;
}

// "- in a statement issued today -", "(HRW)": the token behind it; k when it is nothing of the kind.
std::uint32_t AsideWords::between_dashes(std::uint32_t k) const {
  const char close = text_.is_punctuation(k, '-') ? '-' : text_.is_punctuation(k, '(') ? ')' : 0;
  if (!close) return k;
  for (std::uint32_t end = k + 1; end < std::min(last_, k + 25); ++end)
    if (text_.is_punctuation(end, close)) return end + 1;
  return k;
}

// ", head of the local council, that": what stands between two commas before "that".
bool AsideWords::apposition(std::uint32_t k) const {
  if (text_.has_proclitic(k, token::kWa | token::kFa)) return false;
  for (std::uint32_t end = k; end + 1 < std::min(last_, k + 10); ++end) {
    if (text_.is_punctuation(end, ',')) return that(end + 1);
    if (text_.is_punctuation(end, '.') || text_.is_punctuation(end, ':') || speech_verb(end)) return false;
  }
  return false;
}

// Behind what is told of time, place and occasion: "said [on Friday] [in a statement of his] the spokesman". j when no
// speaker follows.
std::uint32_t AsideWords::behind_adverbs(std::uint32_t j) const {
  std::uint32_t k = j;
  bool told = false;
  while (k < last_ && k < j + 16) {
    if (text_.time_at[k] >= 0) {
      told = true, k = text_.times[static_cast<std::size_t>(text_.time_at[k])].extent.last;
    } else if (text_.is_punctuation(k, ',')) {
      ++k;
    } else if (said_in(k) || text_.value(k, &WordInfo::preposition) == Preposition::via) {
      const std::uint32_t next = behind_occasion(k + 1);
      if (next == k + 1) return j;
      told = true, k = next;
    } else {
      break;
    }
  }
  return told && k < last_ && speaks(k) && !inside_name(k) && !governed(k) ? k : j;
}

// The noun phrase of a statement ends where somebody who may speak begins, or a comma; `k` when neither comes.
std::uint32_t AsideWords::behind_occasion(std::uint32_t k) const {
  for (std::uint32_t end = k + 1; end < std::min(last_, k + 10); ++end) {
    if (that(end) || text_.only_finite_verb(end) || text_.is_punctuation(end, '.') || text_.is_punctuation(end, ':'))
      return k;
    if (text_.is_punctuation(end, ',') || text_.time_at[end] >= 0) return end;
    if (speaks(end) && !inside_name(end) && !governed(end) && text_.value(end, &WordInfo::role) != Role::issued) return end;
  }
  return k;
}

// "activists published pictures of": the verb, and what was filmed behind it.
bool AsideWords::shows(std::uint32_t i) const {
  if (!glossed(i, "publishes") && !glossed(i, "aside")) return false;
  for (std::uint32_t k = i + 1; k < std::min(last_, i + 10) && !text_.is_punctuation(k, '.'); ++k)
    if (text_.place_at[k] < 0 && text_.glossed(k, "footage")) return true;
  return false;
}

// "according to «Al-Arabiya», ...": a name of up to four words in quotation marks, then a comma or the end.
bool AsideWords::named_outlet(std::uint32_t j) const {
  const std::uint32_t end = name_end(j);
  if (end == j || end + 1 >= text_.size() || j == 0 || !text_.is_punctuation(j - 1, '"')) return false;
  return end + 1 >= last_ || text_.is_punctuation(end + 1, ',') || text_.is_punctuation(end + 1, '.');
}

std::uint32_t AsideWords::name_end(std::uint32_t j) const {
  for (std::uint32_t end = j + 1; end < std::min(last_, j + 5); ++end)
    if (text_.is_punctuation(end, '"')) return end;
  return j;
}

// "held the militia responsible for": the verb, and "responsibility" behind it.
bool AsideWords::blames(std::uint32_t i) const {
  if (!glossed(i, "shows")) return false;
  for (std::uint32_t k = i + 1; k < std::min(last_, i + 12) && !text_.is_punctuation(k, '.'); ++k)
    if (glossed(k, "blame")) return true;
  return false;
}

// What "of" or "by" governs does not speak.
bool AsideWords::governed(std::uint32_t k) const { return text_.has_proclitic(k, token::kBi | token::kLi); }

// ", in a statement," ", on Friday,": between a speaker and what he says.
bool AsideWords::aside(std::uint32_t k) const {
  if (text_.code(k) == "whw" || text_.code(k) == "why") return true;  // ", who is a resident of the village,"
  return text_.time_at[k] >= 0 || (text_.value(k, &WordInfo::preposition) == Preposition::in && k + 1 < last_ &&
                                   (text_.value(k + 1, &WordInfo::role) == Role::issued || occasion(k + 1)));
}

bool AsideWords::inside_name(std::uint32_t j) const {
  const int a = text_.actor_at[j];
  return a >= 0 && text_.actors[static_cast<std::size_t>(a)].extent.first != j;
}

// An actor or a noun that names a source stands there.
bool AsideWords::speaks_known(std::uint32_t first, std::uint32_t end) const {
  for (std::uint32_t k = first; k < end; ++k)
    if (text_.actor_at[k] >= 0 || text_.with(k, &WordInfo::source) || text_.with(k, &WordInfo::title)) return true;
  return false;
}

// An adjective of the agency told before, or whom it belongs to.
bool AsideWords::told_more(std::uint32_t k) const {
  const bool belongs = text_.value(k - 1, &WordInfo::role) == Role::belonging;
  if (belongs && text_.has_proclitic(k, token::kLi)) return true;
  return text_.value(k, &WordInfo::role) == Role::belonging ||
         (text_.definite(k) && !speaks(k) && !text_.has_proclitic(k, token::kLi));
}

// "told the agency <speaker>": the token behind whom it was told to; j when nobody is told.
std::uint32_t AsideWords::told_to(std::uint32_t j) const {
  if (j >= last_ || !medium(j)) return j;
  const int a = text_.actor_at[j];
  std::uint32_t end = a >= 0 ? text_.actors[static_cast<std::size_t>(a)].extent.last : j + 1;
  while (end < last_ && (text_.is_punctuation(end, '"') || text_.is_punctuation(end, ')'))) ++end;
  // "the Yemeni agency (Saba) belonging to the Houthis"
  while (end < last_ && !that(end) && (told_more(end) || text_.is_punctuation(end, '"') || text_.is_punctuation(end, ')')))
    ++end;
  if (end >= last_ || that(end)) return j;
  if (text_.has_proclitic(j, token::kLi)) return end;
  // "informed the agency <speaker>": two nouns that nothing joins
  const bool another = text_.with(end, &WordInfo::source) || text_.people_at[end] >= 0;
  return a >= 0 && glossed(j - 1, "informs") && another && !text_.definite(end) && text_.token(end).kind == Kind::word &&
                 !text_.has_proclitic(end, token::kWa | token::kLi | token::kBi)
             ? end
             : j;
}

// "without saying whether", "nobody has announced".
bool AsideWords::unsaid(std::uint32_t i, const WordInfo& info) const {
  if (info.speech == Speech::deny) return false;
  if (glossed(i, "with_that") && !that_ahead(i)) return true;
  if (glossed(i, "with_about") && !that_ahead(i) && !about_ahead(i) && !(i + 1 < last_ && medium(i + 1))) return true;
  for (std::uint32_t back = 1; back <= 2 && back <= i - first_; ++back) {
    if (text_.with(i - back, &WordInfo::negation) && text_.count_at[i - back] < 0) return true;
    if (!that(i - back)) return false;
  }
  return false;
}

// "carried it from": it quoted only with "from" or "that"; else it transported.
bool AsideWords::about_ahead(std::uint32_t i) const {
  for (std::uint32_t k = i + 1; k < std::min(last_, i + 9) && !text_.is_punctuation(k, '.'); ++k)
    if (text_.value(k, &WordInfo::preposition) == Preposition::about) return true;
  for (const token::Analysis& a : text_.readings(i))
    if (a.enclitic != token::Enclitic::none) return true;
  return false;
}

// "answered that": a verb that says something only before "that".
bool AsideWords::that_ahead(std::uint32_t i) const {
  const bool quoted = i + 2 < last_ && text_.is_punctuation(i + 1, '"');
  for (std::uint32_t k = i + 1; k < std::min(last_, i + (quoted ? 20 : 10)) && !text_.is_punctuation(k, '.'); ++k)
    if (that(k)) return true;
  return false;
}

// "12:30": no speaker before that colon.
bool AsideWords::clock(std::uint32_t colon) const {
  return colon > first_ && text_.token(colon - 1).kind == Kind::number && colon + 1 < last_ &&
         text_.token(colon + 1).kind == Kind::number;
}

bool AsideWords::header_word(std::uint32_t k) const {
  return text_.token(k).kind == Kind::word || text_.is_punctuation(k, '"') || text_.is_punctuation(k, '(') ||
         text_.is_punctuation(k, ')');
}

}  // namespace marsad::mention
