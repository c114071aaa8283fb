#include "sources.hpp"

#include <algorithm>

#include "actors.hpp"

namespace marsad::mention {
namespace {

using knowledge::Pos;
using token::Kind;

class Finder {
 public:
  explicit Finder(Document& doc) : doc_(doc) {}

  void run() {
    for (const token::Sentence& sentence : doc_.tokens->sentences) {
      first_ = sentence.first, last_ = sentence.last;
      for (std::uint32_t i = first_; i < last_;) i = std::max(i + 1, at(i));
    }
  }

 private:
  std::uint32_t at(std::uint32_t i) {
    if (const WordInfo* info = doc_.with(i, &WordInfo::source_link); info) return link(i);
    if (const WordInfo* info = speech_verb(i)) return verb(i, *info);
    return i;
  }

  const WordInfo* speech_verb(std::uint32_t i) const {
    if (const WordInfo* info = doc_.phrase(i)) return info->speech != Speech::none ? info : nullptr;
    for (const token::Analysis& a : doc_.readings(i)) {
      const WordInfo& info = doc_.lexicon->of(a.record);
      if (info.speech == Speech::none) continue;
      if (also_function_word(i)) return nullptr;
      if (a.features.form == knowledge::Form::perfect || a.features.form == knowledge::Form::imperfect) return &info;
      // "mWkdA", "mbynA": a participle in the accusative says; a masdar only where it denies.
      if (a.features.form == knowledge::Form::active_participle && doc_.code(i).back() == 'A') return &info;
      if (info.speech == Speech::deny && a.features.pos != Pos::verb) return &info;
    }
    return nullptr;
  }

  // "byn" is a preposition far more often than "he made clear".
  bool also_function_word(std::uint32_t i) const {
    for (const token::Analysis& a : doc_.readings(i)) {
      const WordInfo& info = doc_.lexicon->of(a.record);
      if (info.preposition != Preposition::none || info.link != Link::none) return true;
    }
    return false;
  }

  // "according to <speaker>", "as <verb> <speaker>".
  std::uint32_t link(std::uint32_t i) {
    std::uint32_t j = doc_.phrase(i) ? doc_.matches[static_cast<std::size_t>(doc_.match_at[i])].last : i + 1;
    Source source;
    source.verb = i, source.link = true;
    for (int guard = 0; guard < 4 && j < last_; ++guard) {
      if (const WordInfo* said = speech_verb(j)) {
        source.speech = said->speech, ++j;
      } else if (function_word(j)) {
        ++j;
      } else {
        break;
      }
    }
    return speaker(source, j) ? source_end(source) : i;
  }

  bool function_word(std::uint32_t j) const {
    const Preposition p = doc_.value(j, &WordInfo::preposition);
    if (p == Preposition::about || p == Preposition::from || p == Preposition::to || p == Preposition::in) return true;
    const std::string_view c = doc_.code(j);
    return c == "mA" || c == "bh" || c == "En";
  }

  // "<verb> <speaker> that ...", or "<speaker> <verb> that ...".
  std::uint32_t verb(std::uint32_t i, const WordInfo& info) {
    Source source;
    source.verb = i, source.speech = info.speech;
    std::uint32_t j = i + 1;
    if (j < last_ && doc_.code(j) == "bh") ++j;
    if (speaker(source, j)) return source_end(source);
    if (before(source, i)) return i + 1;
    return i;
  }

  // The speaker stands before the verb: "AlmSdr Awd*H", "qyAdy fy X qAl".
  bool before(Source& source, std::uint32_t verb) {
    if (verb == first_ || source.speech > Speech::deny) return false;
    std::uint32_t p = verb - 1;
    if (doc_.is_punctuation(p, ',') && p > first_) --p;
    std::uint32_t start = p;
    while (start > first_ && verb - start < 6 && part_of_speaker(start - 1)) --start;
    for (std::uint32_t j = start; j <= p; ++j) {
      if (!speaks(j)) continue;
      // What a preposition or an act governs does not speak.
      if (doc_.has_proclitic(j, token::kBi | token::kLi) || doc_.with(j, &WordInfo::act) || doc_.with(j, &WordInfo::harm))
        continue;
      if (j > first_ && (doc_.with(j - 1, &WordInfo::preposition) || doc_.with(j - 1, &WordInfo::act))) continue;
      return finish(source, j, p + 1);
    }
    return false;
  }

  bool part_of_speaker(std::uint32_t j) const {
    return doc_.token(j).kind == Kind::word && !speech_verb(j) && doc_.value(j, &WordInfo::reference) != Reference::that;
  }

  // May a speaker begin with this token: a source noun, a title, an actor, people.
  bool speaks(std::uint32_t j) const {
    if (j >= last_) return false;
    if (doc_.actor_at[j] >= 0) return true;
    if (doc_.people_at[j] >= 0 && doc_.people[static_cast<std::size_t>(doc_.people_at[j])].kind != Person::none) return true;
    return doc_.with(j, &WordInfo::source) || doc_.with(j, &WordInfo::title) ||
           doc_.value(j, &WordInfo::group) != Group::none || doc_.value(j, &WordInfo::site) == Site::facility;
  }

  // "said <name>, governor of": the title behind up to four words that nothing is known of; j when there is none.
  std::uint32_t behind_name(std::uint32_t j) const {
    std::uint32_t k = j;
    while (k < last_ && k < j + 4 && doc_.token(k).kind == Kind::word && unknown(k)) ++k;
    if (k == j || k >= last_) return j;
    const bool title = doc_.with(k, &WordInfo::title) || doc_.with(k, &WordInfo::source) ||
                       (doc_.people_at[k] >= 0 && doc_.value(k, &WordInfo::person) == Person::official);
    return title ? k : j;
  }

  bool unknown(std::uint32_t k) const {
    const auto readings = doc_.readings(k);
    return std::all_of(readings.begin(), readings.end(),
                       [](const token::Analysis& a) { return a.record == knowledge::kNone; });
  }

  bool speaker(Source& source, std::uint32_t j) {
    while (j < last_ && (doc_.is_punctuation(j, '"') || doc_.is_punctuation(j, '('))) ++j;
    if (j >= last_) return false;
    if (speaks(j)) return finish(source, j, speaker_end(j));
    const std::uint32_t title = behind_name(j);
    return title > j && finish(source, j, speaker_end(title));
  }

  // The noun phrase ends at punctuation, "that", a verb, a time, "in a statement" stays inside.
  std::uint32_t speaker_end(std::uint32_t j) const {
    const std::uint32_t limit = std::min(last_, j + 12);
    std::uint32_t k = j;
    while (k < limit) {
      if (doc_.is_punctuation(k, '"') || doc_.is_punctuation(k, '(') || doc_.is_punctuation(k, ')')) {
        ++k;
        continue;
      }
      if (doc_.token(k).kind != Kind::word && doc_.token(k).kind != Kind::number) break;
      if (doc_.time_at[k] >= 0) break;
      const Reference r = doc_.value(k, &WordInfo::reference);
      if (r == Reference::that || r == Reference::relative) break;
      if (k > j && (speech_verb(k) || verb_only(k) || doc_.with(k, &WordInfo::source_link) || doc_.with(k, &WordInfo::link)))
        break;
      if (k > j && (doc_.with(k, &WordInfo::harm) || (doc_.with(k, &WordInfo::act) && doc_.actor_at[k] < 0))) break;
      // Behind a definite noun only its adjectives, a preposition or a name go on.
      if (k > j && doc_.definite(k - 1) && !doc_.definite(k) && doc_.actor_at[k] < 0 && doc_.place_at[k] < 0 &&
          !doc_.with(k, &WordInfo::preposition) && !doc_.has_proclitic(k, token::kBi | token::kLi | token::kWa))
        break;
      if (k > j && (doc_.value(k, &WordInfo::preposition) == Preposition::about || doc_.code(k) == "En")) break;
      ++k;
    }
    while (k > j + 1 && (doc_.is_punctuation(k - 1, '"') || doc_.is_punctuation(k - 1, '('))) --k;
    return std::max(k, j + 1);
  }

  bool verb_only(std::uint32_t k) const {
    const auto all = doc_.readings(k);
    if (all.empty()) return false;
    return std::all_of(all.begin(), all.end(), [](const token::Analysis& a) {
      return a.features.pos == Pos::verb &&
             (a.features.form == knowledge::Form::perfect || a.features.form == knowledge::Form::imperfect);
    });
  }

  bool finish(Source& source, std::uint32_t first, std::uint32_t end) {
    source.extent = doc_.extent(first, end);
    source.text = strip(first, end);
    source.kind = kind_of(source, first, end);
    const int index = static_cast<int>(doc_.sources.size());
    doc_.sources.push_back(source);
    for (std::uint32_t t = first; t < end; ++t) doc_.source_at[t] = index;
    return true;
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

  std::string strip(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t from = doc_.token(first).code_begin;
    std::uint16_t bits = 0;
    if (doc_.match_at[first] >= 0 && doc_.matches[static_cast<std::size_t>(doc_.match_at[first])].first == first)
      bits = doc_.matches[static_cast<std::size_t>(doc_.match_at[first])].proclitics;
    else if (!doc_.readings(first).empty())
      bits = doc_.readings(first).front().proclitics;
    for (const std::uint16_t bit : {token::kWa, token::kFa, token::kBi, token::kLi, token::kKa})
      if (bits & bit) ++from;
    if (from >= doc_.token(first).code_end) from = doc_.token(first).code_begin;
    return std::string(doc_.tokens->folded.source(from, doc_.token(end - 1).code_end).of(doc_.text));
  }

  std::uint32_t source_end(const Source& source) const { return source.extent.last; }

  Document& doc_;
  std::uint32_t first_ = 0, last_ = 0;
};

}  // namespace

void find_sources(Document& doc) { Finder(doc).run(); }

}  // namespace marsad::mention
