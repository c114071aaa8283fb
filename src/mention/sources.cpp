#include "sources.hpp"

#include <algorithm>

#include "actors.hpp"
#include "bare.hpp"
#include "sources_aside.hpp"

namespace marsad::mention {
namespace {

using knowledge::Pos;
using token::Kind;

class Finder : AsideWords {
 public:
  explicit Finder(Document& doc) : AsideWords(doc), doc_(doc) {}

  void run() {
    for (const token::Sentence& sentence : doc_.tokens->sentences) {
      at_sentence(sentence);
      const std::uint32_t body = header();
      for (std::uint32_t i = body; i < last_;) i = std::max(i + 1, at(i));
    }
  }

 private:
  // "The civil defence: four killed ...": who speaks stands before a colon at the head of the sentence. Returns where
  // the sentence goes on.
  std::uint32_t header() {
    std::uint32_t colon = first_;
    const std::uint32_t limit = std::min(last_, first_ + 16);
    while (colon < limit && (!doc_.is_punctuation(colon, ':') || clock(colon))) ++colon;
    if (colon == limit || colon + 1 >= last_) return first_;
    if (const std::uint32_t end = credit(colon); end > colon) return end;
    if (outlet_line(colon)) return last_;
    std::uint32_t start = colon;
    while (start > first_ && header_word(start - 1)) --start;
    while (start < colon && !speaks(start)) {
      if (doc_.place_at[start] < 0 && doc_.token(start).kind == Kind::word) return first_;
      ++start;
    }
    if (start >= colon) return first_;
    for (std::uint32_t k = start; k < colon; ++k)
      if (doc_.only_finite_verb(k) || doc_.with(k, &WordInfo::harm) ||
          (doc_.with(k, &WordInfo::act) && doc_.actor_at[k] < 0) || doc_.with(k, &WordInfo::source_link) || speech_verb(k))
        return first_;
    Source source;
    source.verb = colon;
    if (const std::uint32_t whose = statement_of(start); whose > start) start = whose;  // "a statement of X: ..."
    source.reach = doc_.is_punctuation(colon - 1, ')') ? Source::Reach::dateline : Source::Reach::paragraph;
    finish(source, start, speaker_end(start));
    return colon + 1;
  }

  // "Source: the Anadolu agency": a line that credits the whole report. Where it ends; the colon when it is none.
  std::uint32_t credit(std::uint32_t colon) {
    if (colon != first_ + 1 || !doc_.definite(first_) || doc_.value(first_, &WordInfo::source) != SourceKind::local ||
        !speaks(colon + 1))
      return colon;
    Source source;
    source.verb = colon, source.reach = Source::Reach::dateline;
    const std::uint32_t end = speaker_end(colon + 1);
    finish(source, colon + 1, end);
    return end;
  }

  // "Madani: Al-Taghyeer": a line of a town and the outlet that publishes, which no verb makes a sentence of.
  bool outlet_line(std::uint32_t colon) const {
    std::uint32_t end = last_;
    while (end > colon && doc_.token(end - 1).kind == Kind::newline) --end;
    if (colon > first_ + 3 || end <= colon + 1 || end > colon + 5 || speaks_known(first_, colon)) return false;
    for (std::uint32_t k = colon + 1; k < end; ++k) {
      if (doc_.token(k).kind != Kind::word || doc_.with(k, &WordInfo::act) || doc_.with(k, &WordInfo::harm) ||
          speech_verb(k) || doc_.only_finite_verb(k) || doc_.people_at[k] >= 0 || doc_.time_at[k] >= 0)
        return false;
    }
    return doc_.place_at[first_] >= 0 || doc_.value(first_, &WordInfo::person) == Person::civilian;
  }

  std::uint32_t at(std::uint32_t i) {
    if (const WordInfo* info = doc_.with(i, &WordInfo::source_link); info) return link(i);
    if (const WordInfo* info = speech_verb(i)) return verb(i, *info);
    if (shows(i)) {
      Source source;
      source.verb = i;
      if (speaker(source, i + 1)) return source_end(source);
    }
    return blames(i) ? blame(i) : i;
  }

  // "X held Y responsible for": who holds somebody responsible tells of it.
  std::uint32_t blame(std::uint32_t i) {
    Source source;
    source.verb = i, source.speech = Speech::accuse;
    const bool behind = i == first_ || doc_.has_proclitic(i, token::kWa | token::kFa);
    if ((!behind && before(source, i)) || speaker(source, i + 1)) return std::max(i + 1, source_end(source));
    return i;
  }

  // "according to <speaker>", "as <verb> <speaker>".
  std::uint32_t link(std::uint32_t i) {
    std::uint32_t j = doc_.phrase(i) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[i])].last : i + 1;
    Source source;
    source.verb = i, source.link = true;
    for (int guard = 0; guard < 4 && j < last_; ++guard) {
      if (const WordInfo* said = speech_verb(j)) {
        source.speech = said->speech, ++j;
      } else if (function_word(j) || carrier(j)) {
        ++j;
      } else if (doc_.phrase(j) && doc_.with(j, &WordInfo::source_link)) {
        j = doc_.matches[static_cast<std::size_t>(doc_.match_at[j])].last;  // "according to what came on [the site of] X"
        if (j + 1 < last_ && !speaks(j) && speaks(j + 1)) ++j;
      } else {
        break;
      }
    }
    const std::uint32_t end = told_to(j);  // "as sources told the agency"
    if (!speaker(source, end)) return i;
    if (end > j) doc_.sources.back().chain.push_back(strip(j, end));
    return passed_on(source_end(source));
  }

  // "what the network published": a verb with what it published hanging on it, before who did.
  bool carrier(std::uint32_t j) const {
    const auto all = doc_.readings(j);
    return j + 1 < last_ && doc_.code(j - 1).ends_with("mA") && speaks(j + 1) &&
           std::any_of(all.begin(), all.end(), [](const token::Analysis& a) {
             return a.features.form == knowledge::Form::perfect && a.enclitic != token::Enclitic::none;
           });
  }

  // "the agency quoted a medical source as saying": the agency passes on, the medical source says.
  std::uint32_t passed_on(std::uint32_t end) {
    const std::uint32_t speaker_last = end;
    while (end + 1 < last_ && (doc_.is_punctuation(end, '"') || doc_.is_punctuation(end, ')'))) ++end;
    if (doc_.sources.back().kind == SourceKind::media)
      for (int more = 0; more < 3 && end + 1 < last_ && doc_.readings(end).empty() && doc_.token(end).kind == Kind::word;
           ++more)
        ++end;
    if (const std::uint32_t from = quoting(end); from > end) return inner(from, speaker_last);
    if (end + 1 < last_ && carried(end)) {
      doc_.sources.back().chain.push_back(strip(end + 1, speaker_end(end + 1)));
      return speaker_end(end + 1);
    }
    const Preposition to = end < last_ ? doc_.value(end, &WordInfo::preposition) : Preposition::none;
    const bool ascribed = (to == Preposition::to && glossed(doc_.sources.back().verb, "ascribes")) ||
                          (to == Preposition::from && doc_.sources.back().kind == SourceKind::media);
    if (end + 1 >= last_ || (to != Preposition::about && !ascribed) || !speaks(end + 1)) return speaker_last;
    return inner(end + 1, end);
  }

  // ", quoting local sources" behind an agency: where the quoted begin; `end` when nobody is quoted.
  std::uint32_t quoting(std::uint32_t end) const {
    const std::uint32_t k = end < last_ && doc_.is_punctuation(end, ',') ? end + 1 : end;
    if (k + 1 >= last_ || !glossed_phrase(k, "quoting")) return end;
    const std::uint32_t from = doc_.matches[static_cast<std::size_t>(doc_.match_at[k])].last;
    return from < last_ && speaks(from) ? from : end;
  }

  bool glossed_phrase(std::uint32_t k, std::string_view gloss) const { return doc_.phrase(k) && doc_.glossed(k, gloss); }

  // The source last found passes on what the one that begins at `first` says.
  std::uint32_t inner(std::uint32_t first, std::uint32_t otherwise) {
    Source source = doc_.sources.back();
    source.chain.push_back(source.text), source.actor = -1;
    if (!finish(source, first, speaker_end(first))) return otherwise;
    doc_.sources.erase(doc_.sources.end() - 2);
    const Extent& extent = doc_.sources.back().extent;
    for (std::uint32_t k = extent.first; k < extent.last; ++k) doc_.source_at[k] = static_cast<int>(doc_.sources.size()) - 1;
    return extent.last;
  }

  // "the agency, quoting medical sources": behind the verb stands whom it quotes.
  std::uint32_t quoted(std::uint32_t end) { return doc_.sources.back().kind == SourceKind::media ? passed_on(end) : end; }

  // "statements of the governor which the agency carried".
  bool carried(std::uint32_t k) const {
    const token::Analysis* said = doc_.reading(k, &WordInfo::speech);
    return said && said->enclitic != token::Enclitic::none && medium(k + 1);
  }

  // "in a statement which the agency carried": who carried it passes on what the speaker of this sentence says.
  std::uint32_t statement_carried(std::uint32_t i) {
    const token::Analysis* said = doc_.reading(i, &WordInfo::speech);
    if (!said || said->enclitic == token::Enclitic::none || !medium(i + 1 < last_ ? i + 1 : i)) return i;
    bool statement = false;
    for (std::uint32_t back = 1; back <= 6 && back <= i - first_ && !doc_.is_punctuation(i - back, '.'); ++back)
      statement = statement || doc_.value(i - back, &WordInfo::role) == Role::issued || occasion(i - back);
    if (!statement) return i;
    const std::uint32_t end = speaker_end(i + 1);
    if (!doc_.sources.empty() && doc_.sources.back().verb >= first_ && doc_.sources.back().reach == Source::Reach::sentence)
      doc_.sources.back().chain.push_back(strip(i + 1, end));
    return end;
  }

  bool function_word(std::uint32_t j) const {
    const Preposition p = doc_.value(j, &WordInfo::preposition);
    if (p == Preposition::about || p == Preposition::from || p == Preposition::to || p == Preposition::in) return true;
    const std::string_view c = doc_.code(j);
    return c == "mA" || c == "bh" || c == "En";
  }

  // "<verb> <speaker> that ...", or "<speaker> <verb> that ...".
  std::uint32_t verb(std::uint32_t i, const WordInfo& info) {
    if (unsaid(i, info)) return i;
    if (const std::uint32_t end = statement_carried(i); end > i) return end;
    Source source;
    source.verb = i, source.speech = info.speech;
    std::uint32_t j = i + 1;
    if (j < last_ && (doc_.code(j) == "bh" || doc_.value(j, &WordInfo::reference) == Reference::this_)) ++j;
    if (const std::uint32_t end = told_to(j); end > j) {
      if (speaker(source, end) || stranger(source, end)) {
        doc_.sources.back().chain.push_back(strip(j, end));
        return source_end(source);
      }
    }
    if (participle(i) && goes_on(source, j)) return j;
    if (source.speech == Speech::accuse && accuser(source, j)) return source_end(source);
    const bool told = j < last_ && doc_.has_proclitic(j, token::kLi) && medium(j);  // "X told the agency that"
    if (!told && (speaker(source, j) || stranger(source, j))) return passed_on(source_end(source));
    if (before(source, i)) return std::max(i + 1, source.extent.last <= i ? quoted(i + 1) : i + 1);
    if (const std::uint32_t k = behind_adverbs(j); k > j && speaker(source, k)) return passed_on(source_end(source));
    return goes_on(source, j) ? j : i;
  }

  // "noting that": who spoke speaks on.
  bool participle(std::uint32_t i) const {
    const auto all = doc_.readings(i);
    return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
      return a.features.form == knowledge::Form::active_participle && doc_.lexicon->of(a.record).speech != Speech::none &&
             doc_.code(i).back() == 'A';
    });
  }

  // "so-and-so said that": whoever stands between the verb and "that" speaks, known or not.
  bool stranger(Source& source, std::uint32_t j) {
    const bool accuses = source.speech == Speech::accuse;
    if (j < last_ && doc_.is_punctuation(j, '"') && name_in_quotes(j)) ++j;
    if ((source.speech > Speech::deny && !accuses) || j >= last_ || doc_.token(j).kind != Kind::word || that(j))
      return false;
    if (doc_.code(j) == "mA" || (doc_.with(j, &WordInfo::preposition) && !called_ali(j)) ||
        doc_.with(j, &WordInfo::negation) || (doc_.with(j, &WordInfo::act) && !doer(j)) ||
        (doc_.with(j, &WordInfo::harm) && !doer(j)) || doc_.time_at[j] >= 0 || doc_.count_at[j] >= 0 ||
        doc_.only_finite_verb(j))
      return false;
    if (accuses) return finish(source, j, owned(j) ? j + 2 : j + 1);
    if (const std::uint32_t k = that_behind(j); k > j) return finish(source, j, whole(j, k));
    const std::uint32_t act = act_behind(j);  // "the district of security announced the arrest of"
    return act > j && finish(source, j, act);
  }

  // "the chief of staff of the army [accused] the movement": the last actor named is accused.
  bool accuser(Source& source, std::uint32_t j) {
    if (j >= last_ || !speaks(j)) return false;
    const std::uint32_t end = speaker_end(j);
    std::uint32_t last = end;
    while (last > j + 1 && (doc_.actor_at[last - 1] < 0 || inside_name(last - 1))) --last;
    return last > j + 1 && doc_.actor_at[last - 1] != doc_.actor_at[j] && finish(source, j, last - 1);
  }

  // "the union of doctors [accused] the army": a noun and its owner, before the accused.
  bool owned(std::uint32_t j) const {
    return j + 2 < last_ && !doc_.definite(j) && doc_.definite(j + 1) && !inside_name(j + 2) && doc_.actor_at[j + 2] >= 0;
  }

  // A name and who it is: "Malik, the spokesman of the ministry,".
  std::uint32_t whole(std::uint32_t first, std::uint32_t that) const {
    const std::uint32_t end = speaker_end(first);
    if (end + 1 >= that || !doc_.is_punctuation(end, ',') || aside(end + 1)) return std::min(end, that);
    return std::min(speaker_end(end + 1), that);
  }

  // "he added that ...": who spoke last in this paragraph or the one before speaks on.
  bool goes_on(Source& source, std::uint32_t j) {
    const Preposition p = j < last_ ? doc_.value(j, &WordInfo::preposition) : Preposition::none;
    if (p == Preposition::to && that(j + 1)) ++j;
    if (source.speech > Speech::claim || (!that(j) && !tells_on(source.verb, j)) || doc_.sources.empty()) return false;
    const Source& before = doc_.sources.back();
    if (before.speech > Speech::deny && before.verb < first_) return false;  // "promised ..., and announced that"
    const auto& sentences = doc_.tokens->sentences;
    const auto paragraph = [&](std::uint32_t token) { return sentences[doc_.sentence_of(token)].paragraph; };
    if (paragraph(source.verb) > paragraph(before.verb) + 1) return false;
    source.extent = before.extent, source.kind = before.kind, source.text = before.text, source.actor = before.actor;
    source.chain = before.chain, source.again = true;
    doc_.sources.push_back(source);
    return true;
  }

  // "he pointed to seven raids", "he went on: "the shells ..."": the verb opens its clause and nobody stands behind it.
  bool tells_on(std::uint32_t verb, std::uint32_t j) const {
    if (j >= last_ || (verb != first_ && !joined(verb))) return false;
    const Preposition p = doc_.value(j, &WordInfo::preposition);
    if (p == Preposition::to || p == Preposition::about || doc_.is_punctuation(j, '"') || doc_.is_punctuation(j, ':'))
      return true;
    // "and announced today the arrest of": the second verb of its sentence.
    while (j < last_ && doc_.time_at[j] >= 0) ++j;
    return j < last_ && doc_.sources.size() && doc_.sources.back().verb >= first_ && !doc_.definite(j) &&
           (doc_.with(j, &WordInfo::act) || doc_.with(j, &WordInfo::harm)) && !doc_.only_finite_verb(j);
  }

  // "and he said".
  bool joined(std::uint32_t verb) const {
    const token::Analysis* said = doc_.reading(verb, &WordInfo::speech);
    return (said && said->has(token::kWa | token::kFa)) || doc_.code(verb - 1) == "kmA";
  }

  // The speaker stands before the verb: "AlmSdr Awd*H", "qyAdy fy X qAl", "wkAn X, wzyr Y, qd qAl".
  bool before(Source& source, std::uint32_t verb) {
    if (verb == first_ || (source.speech > Speech::deny && source.speech != Speech::accuse)) return false;
    if (doc_.phrase(verb - 1) && doc_.with(verb - 1, &WordInfo::source_link)) return false;  // "as was reported"
    if (joined(verb) && (doc_.token(verb - 1).kind != Kind::word || doc_.code(verb - 1) == "kmA")) return false;
    std::uint32_t p = verb - 1;
    if (doc_.value(p, &WordInfo::role) == Role::qad && p > first_) --p;
    if (doc_.is_punctuation(p, ',') && p > first_) --p;
    if (doc_.is_punctuation(p, ')') && p > first_ + 2 && doc_.is_punctuation(p - 2, '(')) p -= 3;  // "(Khuzestan)"
    if (doc_.value(p, &WordInfo::role) == Role::issued && !doc_.definite(p)) return publisher(source, p);
    std::uint32_t start = p;
    while (start > first_ && p - start < 8 && part_of_speaker(start - 1)) --start;
    for (std::uint32_t j = start; j <= p; ++j) {
      if (!speaks(j) || inside_name(j)) continue;
      if (doc_.value(j, &WordInfo::role) == Role::issued && !doc_.definite(j)) return publisher(source, j);
      // What a preposition or an act governs does not speak.
      // "said that his forces uncovered": they say nothing.
      if (j > first_ && that(j - 1) && !doc_.code(j - 1).ends_with("kAn") && !that_ahead(verb) && !about_ahead(verb))
        return false;
      const bool source_noun = doc_.with(j, &WordInfo::source);  // "sources" is spelled like "confiscating"
      if (doc_.has_proclitic(j, token::kBi | token::kLi) ||
          (!source_noun && (doc_.with(j, &WordInfo::act) || doc_.with(j, &WordInfo::harm))))
        continue;
      if (j > first_ && (doc_.with(j - 1, &WordInfo::preposition) || doc_.with(j - 1, &WordInfo::act))) continue;
      const std::uint32_t end = std::min(speaker_end(j), p + 1);
      return finish(source, doc_.with(j, &WordInfo::title) ? name_before(j) : j, end);
    }
    return false;
  }

  // "X published a statement in which it announced": X.
  bool publisher(Source& source, std::uint32_t statement) {
    for (std::uint32_t k = statement; k > first_ && statement - k < 12; --k) {
      if (doc_.is_punctuation(k - 1, '.')) return false;
      if (!speaks(k - 1) || inside_name(k - 1) || doc_.has_proclitic(k - 1, token::kBi | token::kLi)) continue;
      return finish(source, k - 1, std::min(speaker_end(k - 1), statement));
    }
    return false;
  }

  // "<given name> <family name>, minister of": the name before the office.
  std::uint32_t name_before(std::uint32_t title) const {
    std::uint32_t k = title;
    while (k > first_ && title - k < 3 && doc_.token(k - 1).kind == Kind::word && unknown(k - 1) &&
           doc_.place_at[k - 1] < 0 && doc_.actor_at[k - 1] < 0)
      --k;
    return title - k >= 2 ? k : title;
  }

  bool part_of_speaker(std::uint32_t j) const {
    if (doc_.is_punctuation(j, '"')) return true;
    return doc_.token(j).kind == Kind::word && !speech_verb(j) && doc_.value(j, &WordInfo::reference) != Reference::that;
  }

  // "a statement issued by X", "a statement of l-X": where X begins; j when it is no such thing.
  std::uint32_t statement_of(std::uint32_t j) const {
    const bool issued = doc_.value(j, &WordInfo::role) == Role::issued || occasion(j);
    if (!issued || doc_.definite(j) || doc_.actor_at[j] >= 0) return j;
    std::uint32_t k = doc_.phrase(j) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[j])].last : j + 1;
    const bool by = k < last_ && doc_.phrase(k) && doc_.phrase(k)->role == Role::issued;
    if (by) k = doc_.matches[static_cast<std::size_t>(doc_.match_at[k])].last;
    if (k + 1 < last_ && !speaks(k) && doc_.has_proclitic(k + 1, token::kLi)) ++k;  // "an earlier statement"
    if (k >= last_ || (doc_.time_at[k] >= 0) || !speaks(k)) return j;
    return by || doc_.has_proclitic(k, token::kLi) || doc_.definite(k) || doc_.actor_at[k] >= 0 ? k : j;
  }

  bool speaker(Source& source, std::uint32_t j) {
    while (j < last_ && (doc_.is_punctuation(j, '"') || doc_.is_punctuation(j, '('))) ++j;
    if (j >= last_ || (doc_.token(j).kind != Kind::word && doc_.token(j).kind != Kind::number)) return false;
    if (const std::uint32_t whose = statement_of(j); whose > j) return finish(source, whose, speaker_end(whose));
    if (speaks(j)) return finish(source, j, speaker_end(j));
    if (source.link && named_outlet(j)) return finish(source, j, name_end(j));
    const std::uint32_t title = behind_name(j);
    return title > j && finish(source, j, speaker_end(title));
  }

  bool finish(Source& source, std::uint32_t first, std::uint32_t end) {
    if (doc_.count_at[first] >= 0 && !doc_.with(end - 1, &WordInfo::source) && !sourced(first, end)) return false;
    source.extent = doc_.extent(first, end);
    source.text = strip(first, end);
    source.kind = kind_of(source, first, end);
    if (end < last_ && doc_.has_proclitic(end, token::kLi) && medium(end) && source.kind != SourceKind::media)
      source.chain.push_back(strip(end, medium_end(end)));
    if (said_before(first, end)) same_speaker(source);
    const int index = static_cast<int>(doc_.sources.size());
    doc_.sources.push_back(source);
    for (std::uint32_t t = first; t < end; ++t) doc_.source_at[t] = index;
    return true;
  }

  // The name of an outlet that the knowledge has, else its noun phrase.
  std::uint32_t medium_end(std::uint32_t k) const {
    const int a = doc_.actor_at[k];
    return a >= 0 ? doc_.actors[static_cast<std::size_t>(a)].extent.last : speaker_end(k);
  }

  // "two sources", "three officials": a number speaks only with somebody behind it.
  bool sourced(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t k = first; k < end; ++k)
      if (doc_.actor_at[k] >= 0 || doc_.with(k, &WordInfo::source) || doc_.with(k, &WordInfo::title)) return true;
    return doc_.people_at[first] >= 0 && !doc_.people[static_cast<std::size_t>(doc_.people_at[first])].harm &&
           end > first + 1;
  }

  // "the source", "the same source": somebody named before.
  bool said_before(std::uint32_t first, std::uint32_t end) const {
    const bool one =
        doc_.value(first, &WordInfo::source) == SourceKind::local || doc_.value(first, &WordInfo::role) == Role::issued;
    if (one && end == first + 1 && doc_.value(first, &WordInfo::role) == Role::issued && his(first)) return true;
    if (!doc_.definite(first) || !one || doc_.actor_at[first] >= 0) return false;
    return end == first + 1 || doc_.value(first + 1, &WordInfo::reference) == Reference::same;
  }

  // "its statement".
  bool his(std::uint32_t k) const {
    const auto all = doc_.readings(k);
    return std::any_of(all.begin(), all.end(), [](const token::Analysis& a) { return a.enclitic != token::Enclitic::none; });
  }

  void same_speaker(Source& source) const {
    if (doc_.sources.empty()) return;
    const Source& before = doc_.sources.back();
    if (before.text == source.text || before.reach == Source::Reach::dateline) return;
    source.extent = before.extent, source.kind = before.kind, source.text = before.text, source.actor = before.actor;
    source.chain = before.chain;
  }

  SourceKind kind_of(Source& source, std::uint32_t first, std::uint32_t end) const {
    SourceKind kind = SourceKind::none;
    for (std::uint32_t k = first; k < end; ++k) {
      if (source.actor < 0 && doc_.actor_at[k] >= 0) source.actor = doc_.actor_at[k];
      if (const SourceKind here = doc_.value(k, &WordInfo::source); here != SourceKind::none && kind == SourceKind::none)
        kind = here;
    }
    if (source.actor >= 0) {
      const Actor& actor = doc_.actors[static_cast<std::size_t>(source.actor)];
      if (actor.record != knowledge::kNone) {
        const std::string_view said = doc_.lexicon->store().field(actor.record, "source");
        if (!said.empty()) return parse_kind(said, kind);
      }
      if (!actor.source_only && !actor.generic &&
          (kind == SourceKind::none || kind == SourceKind::official || kind == SourceKind::local))
        return SourceKind::belligerent;
    }
    return kind == SourceKind::none ? SourceKind::unknown : kind;
  }

  static SourceKind parse_kind(std::string_view name, SourceKind fallback) {
    static constexpr std::string_view kNames[] = {"local",   "official", "belligerent", "medical",
                                                  "monitor", "media",    "witness",     "unknown"};
    for (std::size_t i = 0; i < std::size(kNames); ++i)
      if (kNames[i] == name) return static_cast<SourceKind>(i + 1);
    return fallback;
  }

  // "lljAn": of committees, though another word with the article is spelled like it.
  bool indefinite(std::uint32_t i) const {
    const auto all = doc_.readings(i);
    return std::any_of(all.begin(), all.end(), [&](const token::Analysis& a) {
      const WordInfo& info = doc_.lexicon->of(a.record);
      return !a.has(token::kAl) && a.has(token::kLi) && (info.source != SourceKind::none || info.group != Group::none);
    });
  }

  // The words without what hangs on the first; "lltnZym" gives "AltnZym".
  std::string strip(std::uint32_t first, std::uint32_t end) const {
    const token::Analysis* noun = doc_.match_at[first] < 0 ? doc_.reading(first, &WordInfo::source) : nullptr;
    const token::Bare head =
        noun ? token::without_proclitics(*doc_.tokens, doc_.token(first), noun->proclitics) : bare(doc_, first);
    return (head.lost_article && !indefinite(first) ? "\u0627" : "") +
           std::string(doc_.tokens->folded.source(head.code_begin, doc_.token(end - 1).code_end).of(doc_.text));
  }

  std::uint32_t source_end(const Source& source) const { return source.extent.last; }

  Document& doc_;
};

}  // namespace

void find_sources(Document& doc) {
  Finder(doc).run();
  find_issuer(doc);
}

}  // namespace marsad::mention
