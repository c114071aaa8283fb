// The light in which whole sentences stand: headline, figurative, total, statement of a party.
#include <algorithm>

#include "trigger.hpp"

namespace marsad::event {
namespace {

using mention::Role;
using mention::WordInfo;

bool figurative_sentence(const Document& doc, const token::Sentence& s, int& strong) {
  int words = 0, hints = 0;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    if (doc.with(i, &WordInfo::figurative))
      ++words;
    else if (doc.with(i, &WordInfo::figurative_hint))
      ++hints;
  }
  strong += words + hints;
  return words > 0 || hints > 1;
}

// A force that fights, with a weapon in its hands: the shelling of a stadium is meant.
bool force_with_weapon(const Document& doc, const token::Sentence& s) {
  bool force = false, weapon = false;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    weapon = weapon || doc.with(i, &WordInfo::weapon);
    if (doc.actor_at[i] < 0) continue;
    const auto& actor = doc.actors[static_cast<std::size_t>(doc.actor_at[i])];
    force = force || (!actor.generic && !actor.civilian && !actor.source_only && !actor.by_adjective);
  }
  return force && weapon;
}

// People counted as dead or wounded, or a named force: a real report has them, a match report has not.
bool real_harm(const Document& doc, const token::Sentence& s) {
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    if (doc.people_at[i] < 0) continue;
    const auto& p = doc.people[static_cast<std::size_t>(doc.people_at[i])];
    if (p.counted && (p.kind == mention::Person::fighter || p.kind == mention::Person::soldier)) return true;
    if (p.counted && (p.harm || doc.with(p.extent.first ? p.extent.first - 1 : 0, &WordInfo::harm))) return true;
  }
  return false;
}

// "for the first time since", "the deadliest since": the time only compares.
bool compared(const Document& doc, const token::Sentence& s, std::uint32_t time) {
  for (std::uint32_t i = time; i > s.first && time - i < 6; --i)
    if (doc.phrase(i - 1) && doc.glossed(i - 1, "first")) return true;
  return false;
}

bool total_sentence(const Document& doc, const token::Sentence& s) {
  bool counting = false, period = false;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    counting = counting || doc.value(i, &WordInfo::role) == Role::counting;
    if (doc.time_at[i] < 0) continue;
    const auto& t = doc.times[static_cast<std::size_t>(doc.time_at[i])];
    if (t.is_duration) continue;  // "held for two years"
    period = period || t.grain == "month" || t.grain == "year" || t.grain == "week" || (t.is_period && t.grain == "days");
  }
  if (counting && period) return true;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    if (doc.value(i, &WordInfo::role) == Role::total) return true;
    if (doc.time_at[i] >= 0) {
      const auto& t = doc.times[static_cast<std::size_t>(doc.time_at[i])];
      if (t.since && !t.is_duration && !compared(doc, s, t.extent.first)) return true;
    }
  }
  return false;
}

// A line of text: the sentences of one paragraph.
struct Line {
  std::size_t first = 0, last = 0;  // sentences
  std::uint32_t words = 0, dated = 0;
  bool closed = false;  // ends with a full stop or colon
};

Line line_at(const Document& doc, std::size_t first) {
  const auto& sentences = doc.tokens->sentences;
  Line line{first, first};
  std::uint32_t last = 0;
  for (; line.last < sentences.size() && sentences[line.last].paragraph == sentences[first].paragraph; ++line.last)
    for (std::uint32_t i = sentences[line.last].first; i < sentences[line.last].last; ++i) {
      if (doc.token(i).kind == token::Kind::newline) continue;
      last = i, ++line.words, line.dated += doc.time_at[i] >= 0;
    }
  line.closed = line.words > 0 && (doc.is_punctuation(last, '.') || doc.is_punctuation(last, ':'));
  return line;
}

constexpr std::uint32_t kBody = 15;  // words of a line that is more than a headline

// A line that is no headline: long, or with a full stop. A list of short news has none.
bool body_behind(const Document& doc, std::size_t from) {
  for (std::size_t at = from; at < doc.tokens->sentences.size();) {
    const Line line = line_at(doc, at);
    if (line.closed || line.words >= kBody) return true;
    at = line.last;
  }
  return false;
}

// Menus and dates above and below a headline, which no mark up tells apart: lines up to the first long one, of which at most
// two are more than a few words. 0 when the lines are no such head.
std::size_t head_sentences(const Document& doc) {
  constexpr std::uint32_t kFew = 4, kHeadline = 24;
  const auto& sentences = doc.tokens->sentences;
  int headlines = 0, lines = 0;
  for (std::size_t at = 0; at < sentences.size(); ++lines) {
    const Line line = line_at(doc, at);
    if (line.words > kHeadline || line.closed) return headlines > 0 && lines > 1 && line.words >= kBody ? at : 0;
    if (sentences[at].bullet) return 0;
    headlines += line.words > kFew && line.dated * 2 < line.words;
    if (headlines > 2) return 0;
    at = line.last;
  }
  return 0;
}

// The headline: a short first line without a full stop, with longer lines behind it.
std::size_t title_sentences(const Document& doc, std::uint32_t title_bytes) {
  const auto& sentences = doc.tokens->sentences;
  if (sentences.empty()) return 0;
  std::size_t count = 0;
  if (title_bytes) {
    while (count < sentences.size() && sentences[count].span.end <= title_bytes + 2) ++count;
    return count;
  }
  if (const std::size_t head = head_sentences(doc)) return head;
  const std::uint32_t first_paragraph = sentences.front().paragraph;
  std::size_t end = 0;
  while (end < sentences.size() && sentences[end].paragraph == first_paragraph) ++end;
  std::uint32_t words = 0, rest = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::uint32_t n = sentences[i].last - sentences[i].first;
    (i < end ? words : rest) += n;
  }
  if (words > 24 || rest < words || end == sentences.size() || !body_behind(doc, end)) return 0;
  // The last token that is no new line.
  std::uint32_t last = sentences[end - 1].last;
  while (last > sentences[end - 1].first && doc.token(last - 1).kind == token::Kind::newline) --last;
  if (last > sentences.front().first && (doc.is_punctuation(last - 1, '.') || doc.is_punctuation(last - 1, ':'))) return 0;
  if (sentences.front().bullet) return 0;
  return end;
}

// "the minister said that our forces": his forces, not the report's. Words within quotation marks are somebody's too.
bool somebody_speaks(const Document& doc, std::uint32_t i) {
  const token::Sentence& s = doc.tokens->sentences[doc.sentence_of(i)];
  int quotes = 0;
  for (std::uint32_t k = s.first; k < i; ++k) {
    if (doc.is_punctuation(k, '"')) ++quotes;
    if (doc.source_at[k] >= 0 &&
        doc.sources[static_cast<std::size_t>(doc.source_at[k])].reach == mention::Source::Reach::sentence)
      return true;
  }
  return quotes % 2 == 1;
}

// "our forces", "our martyrs".
bool is_ours(const Document& doc, std::uint32_t i) {
  const auto all = doc.readings(i);
  return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
    const WordInfo& info = doc.lexicon->of(a.record);
    return a.enclitic == token::Enclitic::nA && (info.group != mention::Group::none || info.person != mention::Person::none);
  });
}

// "Issued by X", "military statement", "our forces": the report is a party's own, X speaks.
void find_speaker(const Document& doc, Scope& scope) {
  const auto& sentences = doc.tokens->sentences;
  for (std::size_t s = 0; s < sentences.size() && sentences[s].paragraph <= 2; ++s)
    for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i)
      if (doc.value(i, &WordInfo::role) == Role::statement ||
          (doc.phrase(i) && doc.phrase(i)->role == Role::issued && !somebody_speaks(doc, i)))
        scope.statement = true;
  int ours = -1, times = 0;
  bool early = false;
  for (std::uint32_t i = 0; i < doc.size(); ++i) {
    if (!is_ours(doc, i) || somebody_speaks(doc, i)) continue;
    ours = static_cast<int>(i), ++times, early = early || sentences[doc.sentence_of(i)].paragraph == 0;
  }
  if (times < 2 && !early) ours = -1;  // one slip of a reporter's pen makes no statement
  if (ours >= 0) scope.statement = true;
  if (!scope.statement) return;
  for (std::size_t k = 0; k < doc.actors.size(); ++k) {
    const mention::Actor& actor = doc.actors[k];
    if (sentences[doc.sentence_of(actor.extent.first)].paragraph > 2) break;
    if (actor.civilian || actor.generic || actor.source_only || actor.both || actor.reference) continue;
    scope.speaker = static_cast<int>(k);
    return;
  }
  if (ours < 0) scope.statement = false;
}

}  // namespace

Scope read_scope(const Document& doc, std::span<const Span> chrome, std::uint32_t title_bytes) {
  Scope scope;
  const auto& sentences = doc.tokens->sentences;
  scope.title.assign(sentences.size(), 0), scope.figurative.assign(sentences.size(), 0);
  scope.skip.assign(sentences.size(), 0), scope.total.assign(sentences.size(), 0);
  const std::size_t title = title_sentences(doc, title_bytes);
  std::fill_n(scope.title.begin(), title, 1);
  int figurative = 0, real = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const token::Sentence& s = sentences[i];
    for (const Span& span : chrome)
      if (span.overlaps(s.span)) scope.skip[i] = 1;
    scope.figurative[i] = figurative_sentence(doc, s, figurative) && !real_harm(doc, s) && !force_with_weapon(doc, s);
    scope.total[i] = total_sentence(doc, s);
    real += real_harm(doc, s);
  }
  find_speaker(doc, scope);
  // A report that speaks of matches or elections throughout and counts no victim is figurative as a whole.
  if ((real == 0 && figurative >= 3) || figurative >= 3 + 2 * real)
    std::fill(scope.figurative.begin(), scope.figurative.end(), 1);
  return scope;
}

}  // namespace marsad::event
