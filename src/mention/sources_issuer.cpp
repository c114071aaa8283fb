// Who issued the report as a whole: the party whose statement it is, the agency of its dateline.
#include <algorithm>

#include "sources.hpp"

namespace marsad::mention {
namespace {

using token::Kind;
using Sentence = token::Sentence;

constexpr std::size_t kHead = 6;          // sentences at the head of a report that may name its issuer
constexpr std::uint32_t kShortLine = 14;  // tokens of a line that is no sentence of the story

class Issuer {
 public:
  explicit Issuer(Document& doc) : doc_(doc) {}

  void run() {
    const auto& sentences = doc_.tokens->sentences;
    const std::size_t head = std::min(kHead, sentences.size());
    bool statement = false;
    for (std::size_t s = 0; s < head; ++s) statement = statement || announces(sentences[s]);
    for (std::size_t s = 0; s < head; ++s)
      if (statement && issuer(sentences[s])) return;
    for (std::size_t s = 0; s < head; ++s)
      if (dateline(sentences[s])) return;
    if (head) outlet(sentences[0]);
  }

 private:
  std::uint32_t end(const Sentence& s) const {
    std::uint32_t last = s.last;
    while (last > s.first && doc_.token(last - 1).kind != Kind::word && doc_.token(last - 1).kind != Kind::number) --last;
    return last;
  }

  bool is_line(const Sentence& s) const {
    const std::uint32_t last = end(s);
    return last > s.first && last - s.first <= kShortLine && (last == s.last || !doc_.is_punctuation(last, '.'));
  }

  bool tells(const Sentence& s) const {
    for (std::uint32_t k = s.first; k < s.last; ++k) {
      if (doc_.actor_at[k] >= 0) continue;  // "the clear conquest" is a name
      if (doc_.value(k, &WordInfo::speech) != Speech::none && !doc_.with(k, &WordInfo::source)) return true;
      if (doc_.with(k, &WordInfo::act) || doc_.with(k, &WordInfo::harm)) return true;
    }
    return false;
  }

  // "Statement no. 5", "issued by the military media", "press release".
  bool announces(const Sentence& s) const {
    if (!is_line(s) || tells(s)) return false;
    if (doc_.value(s.first, &WordInfo::role) == Role::issued) return true;
    for (std::uint32_t k = s.first; k < s.last; ++k)
      if (doc_.value(k, &WordInfo::role) == Role::statement) return true;
    return false;
  }

  bool may_issue(std::uint32_t k) const {
    if (const int a = doc_.actor_at[k]; a >= 0) return !doc_.actors[static_cast<std::size_t>(a)].generic;
    const Role role = doc_.value(k, &WordInfo::role);
    return role == Role::statement || (role != Role::issued && doc_.with(k, &WordInfo::source));
  }

  bool issuer(const Sentence& s) {
    if (!is_line(s) || tells(s)) return false;
    std::uint32_t first = s.first;
    const std::uint32_t last = end(s);
    while (first < last && !may_issue(first)) ++first;
    if (first == last || doc_.time_at[first] >= 0) return false;
    add(Source::Reach::issuer, first, last, SourceKind::official);
    return true;
  }

  bool dash(std::uint32_t k) const {
    return doc_.is_punctuation(k, '-') || doc_.is_punctuation(k, '(') || doc_.is_punctuation(k, ')') ||
           doc_.is_punctuation(k, '|') || doc_.is_punctuation(k, '/');
  }

  // The news of an agency is told by it wherever it is printed; a channel or site that names itself is only the publisher.
  bool agency(const Actor& actor) const {
    static constexpr std::string_view kAgency = "\u0648\u0643\u0627\u0644\u0629 ";
    return actor.record != knowledge::kNone && doc_.lexicon->store().field(actor.record, "name_ar").starts_with(kAgency);
  }

  // "Latakia-SANA", "Cairo (Reuters) -": an agency beside a dash or in brackets before the story begins.
  bool dateline(const Sentence& s) {
    const std::uint32_t last = std::min(s.last, s.first + 10);
    for (std::uint32_t k = s.first; k < last; ++k) {
      const int a = doc_.actor_at[k];
      if (a < 0 || doc_.source_at[k] >= 0) continue;
      const Actor& actor = doc_.actors[static_cast<std::size_t>(a)];
      if (!actor.source_only || actor.extent.first != k || !agency(actor)) continue;
      const bool before = k > s.first && dash(k - 1);
      const bool after = actor.extent.last < s.last && dash(actor.extent.last);
      if (!before && !after) continue;
      add(Source::Reach::dateline, k, actor.extent.last, SourceKind::media);
      return true;
    }
    return false;
  }

  // "Ugarit Post (Deraa) - ...": an outlet that the knowledge lacks, its place in brackets, a dash.
  void outlet(const Sentence& s) {
    std::uint32_t k = s.first;
    while (k < s.last && k < s.first + 4 && doc_.token(k).kind == Kind::word && doc_.place_at[k] < 0 &&
           doc_.people_at[k] < 0 && !doc_.with(k, &WordInfo::act) && !doc_.with(k, &WordInfo::harm) &&
           !doc_.with(k, &WordInfo::speech))
      ++k;
    const std::uint32_t name = k;
    if (name == s.first || k + 3 >= s.last || !doc_.is_punctuation(k, '(') || doc_.place_at[k + 1] < 0) return;
    k = doc_.places[static_cast<std::size_t>(doc_.place_at[k + 1])].extent.last;
    if (k + 1 >= s.last || !doc_.is_punctuation(k, ')') || !doc_.is_punctuation(k + 1, '-')) return;
    add(Source::Reach::dateline, s.first, name, SourceKind::media);
  }

  void add(Source::Reach reach, std::uint32_t first, std::uint32_t last, SourceKind kind) {
    Source source;
    source.reach = reach, source.extent = doc_.extent(first, last), source.verb = first, source.kind = kind;
    source.text = doc_.words(first, last);
    for (std::uint32_t k = first; k < last; ++k)
      if (source.actor < 0) source.actor = doc_.actor_at[k];
    if (source.actor >= 0) {
      const Actor& actor = doc_.actors[static_cast<std::size_t>(source.actor)];
      if (!actor.source_only && !actor.civilian) source.kind = SourceKind::belligerent;
    }
    doc_.sources.push_back(source);
  }

  Document& doc_;
};

}  // namespace

void find_issuer(Document& doc) { Issuer(doc).run(); }

}  // namespace marsad::mention
