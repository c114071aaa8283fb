// Who says it: of all sources that the report names, the one whose words this act stands in.
#include <algorithm>

#include "draft.hpp"

namespace marsad::event {
namespace {

using mention::Link;
using mention::Source;
using mention::Speech;
using mention::WordInfo;
using Reach = mention::Source::Reach;

class Sources {
 public:
  Sources(const Document& doc, const std::vector<Draft>& drafts, const Draft& draft)
      : doc_(doc), drafts_(drafts), draft_(draft) {}

  int best() const {
    int best = -1;
    float most = 0;
    for (std::size_t i = 0; i < doc_.sources.size(); ++i) {
      const Source& s = doc_.sources[i];
      if (!tells(s)) continue;
      float score = 0;
      for (const Trigger& t : draft_.triggers) score = std::max(score, further(worth(s, t), t.sentence - draft_.sentence));
      if (score > most) most = score, best = static_cast<int>(i);
    }
    return best;
  }

 private:
  // What is told again further down weighs less.
  static float further(float worth, std::uint32_t sentences) {
    return worth - std::min(0.3F * static_cast<float>(sentences), 0.2F * worth);
  }

  // Who demands, threatens or condemns tells of no act.
  bool tells(const Source& s) const {
    if (s.speech == Speech::deny) return draft_.main().denied;
    return s.speech != Speech::demand && s.speech != Speech::threaten && s.speech != Speech::order &&
           s.speech != Speech::condemn;
  }

  std::uint32_t paragraph(std::uint32_t sentence) const { return doc_.tokens->sentences[sentence].paragraph; }

  float worth(const Source& s, const Trigger& t) const {
    if (s.reach == Reach::issuer) return 0.4F;
    if (s.reach == Reach::dateline) return 0.2F;
    const std::uint32_t sentence = doc_.sentence_of(s.verb);
    if (t.sentence < draft_.sentence) return 0;
    const float reach = lists(s, t.sentence) ? 0.6F : monitors_on(s, t) ? 0.3F : 0;
    return std::max(by_words(s, t, sentence), reach);
  }

  // What the words between the source and the act say; `sentence` is that of the source.
  float by_words(const Source& s, const Trigger& t, std::uint32_t sentence) const {
    const float far = 0.01F * static_cast<float>(s.verb > t.first ? s.verb - t.first : t.first - s.verb);
    if (sentence == t.sentence) {
      if (s.reach == Reach::paragraph) return 3;
      // An agency that carries it gives way to whom it lets speak.
      if (s.link && s.kind == mention::SourceKind::media && spoken(s, t)) return 2 - far;
      if (s.link) return s.verb > t.first ? 4.4F - far : opens(s) ? 4.2F - far : 3 - far;
      // "the police said that six died in a blast which X claimed": the police tell of it.
      if (s.verb < t.first && claims(s) && told_before(s)) return 2 - far;
      if (s.verb < t.first) return (s.speech == Speech::accuse ? 3.5F : 4) - far - (cut(s.verb, t.first) ? 1.5F : 0);
      return std::max(0.1F, 2 - far - (cut(t.first, s.verb) ? 0.8F : 0));
    }
    if (paragraph(sentence) == paragraph(t.sentence)) {
      if (s.reach == Reach::paragraph) return sentence < t.sentence ? 2.5F : 0;
      if (turns(std::max(sentence, t.sentence)) || recalls(t)) return 0;
      // "According to X, the raid hit a house": it tells on, of this act.
      if (s.link) return sentence == t.sentence + 1 && opens(s) && !another(sentence) ? 0.7F : 0;
      // It goes on telling; or what is told next in this paragraph is told of this act.
      if (sentence < t.sentence) return 1 - 0.1F * static_cast<float>(t.sentence - sentence);
      return sentence == t.sentence + 1 && opens(s) && !another(sentence) ? 0.8F : 0;
    }
    // A lead tells without a source; the first to speak behind it is its source.
    const bool next =
        sentence > t.sentence && paragraph(sentence) <= paragraph(t.sentence) + 2 && sentence <= t.sentence + 4;
    if (!next || !lead(t.sentence) || !opens(s) || another(sentence) || turns(sentence) || recalls(t)) return 0;
    return s.link ? 0.45F : 0.5F;
  }

  // Somebody else speaks before the act in its sentence.
  bool spoken(const Source& medium, const Trigger& t) const {
    return std::any_of(doc_.sources.begin(), doc_.sources.end(), [&](const Source& s) {
      return &s != &medium && !s.link && s.reach == Reach::sentence && s.kind != mention::SourceKind::media && tells(s) &&
             s.verb < t.first && doc_.sentence_of(s.verb) == t.sentence;
    });
  }

  // "X announced its operations today:" before a list: all of it, until somebody else speaks.
  bool lists(const Source& s, std::uint32_t sentence) const {
    constexpr std::uint32_t kList = 40;  // sentences
    const std::uint32_t from = doc_.sentence_of(s.verb);
    if (s.reach != Reach::sentence || sentence <= from || sentence > from + kList) return false;
    return ends_with_colon(from) && nobody_else(s, sentence);
  }

  // A monitor of a war tells on in the next paragraph.
  bool monitors_on(const Source& s, const Trigger& t) const {
    const std::uint32_t from = doc_.sentence_of(s.verb);
    if (s.kind != mention::SourceKind::monitor || s.reach != Reach::sentence || from >= t.sentence) return false;
    return paragraph(t.sentence) <= paragraph(from) + 1 && !recalls(t) && !turns(t.sentence) && nobody_else(s, t.sentence);
  }

  // From its verb to the end of that sentence only it speaks.
  bool nobody_else(const Source& s, std::uint32_t sentence) const {
    return std::none_of(doc_.sources.begin(), doc_.sources.end(), [&](const Source& o) {
      return o.verb > s.verb && doc_.sentence_of(o.verb) <= sentence && o.extent.first != s.extent.first;
    });
  }

  bool ends_with_colon(std::uint32_t sentence) const {
    const token::Sentence& s = doc_.tokens->sentences[sentence];
    std::uint32_t k = s.last;
    while (k > s.first && doc_.token(k - 1).kind == token::Kind::newline) --k;
    return k > s.first && doc_.is_punctuation(k - 1, ':');
  }

  // "On another front, ...", "in a separate incident, ...": what is told there is told by somebody else.
  bool turns(std::uint32_t sentence) const {
    const token::Sentence& s = doc_.tokens->sentences[sentence];
    for (std::uint32_t k = s.first; k < std::min(s.first + 4, s.last); ++k)
      if (doc_.phrase(k) && doc_.value(k, &WordInfo::link) == Link::contrast) return true;
    return false;
  }

  // "Gunmen had killed ... in February": what the report itself recalls.
  bool recalls(const Trigger& t) const {
    const token::Sentence& s = doc_.tokens->sentences[t.sentence];
    const std::string_view opening = doc_.code(s.first);
    if (!opening.starts_with("wkAn") && !opening.starts_with("kAn")) return false;
    for (std::uint32_t k = s.first; k < t.first; ++k)
      if (doc_.value(k, &WordInfo::role) == mention::Role::qad) return true;
    return false;
  }

  // "claimed responsibility for".
  bool claims(const Source& s) const {
    for (std::uint32_t k = s.verb; k < std::min(s.extent.last + 2, doc_.size()); ++k)
      if (doc_.value(k, &WordInfo::role) == mention::Role::claims_deed || doc_.glossed(k, "blame")) return true;
    return false;
  }

  // Somebody else speaks before it in its sentence.
  bool told_before(const Source& later) const {
    return std::any_of(doc_.sources.begin(), doc_.sources.end(), [&](const Source& s) {
      return s.verb < later.verb && s.reach == Reach::sentence && tells(s) &&
             doc_.sentence_of(s.verb) == doc_.sentence_of(later.verb);
    });
  }

  // The story has told of nothing before.
  bool lead(std::uint32_t sentence) const {
    return std::none_of(doc_.sources.begin(), doc_.sources.end(),
                        [&](const Source& s) { return s.reach == Reach::sentence && doc_.sentence_of(s.verb) <= sentence; });
  }

  // Another act with a place of its own begins there.
  bool another(std::uint32_t sentence) const {
    return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& d) {
      const bool known = !d.main().finite && d.main().definite;  // "the raid hit a house in X"
      return &d != &draft_ && d.sentence == sentence && d.has_act() && d.own_place && !known && told_in(d.place, sentence) &&
             !same_place(d.place, draft_.place);
    });
  }

  bool told_in(int place, std::uint32_t sentence) const {
    return place < 0 || doc_.sentence_of(doc_.places[static_cast<std::size_t>(place)].name.first) == sentence;
  }

  bool same_place(int a, int b) const {
    if (a == b) return true;
    if (a < 0 || b < 0) return false;
    const mention::Place &x = doc_.places[static_cast<std::size_t>(a)], &y = doc_.places[static_cast<std::size_t>(b)];
    return x.reference || x.text == y.text || (x.record != knowledge::kNone && x.record == y.record);
  }

  // It stands among the first words of its sentence, or no act stands before it there.
  bool opens(const Source& s) const {
    const std::uint32_t sentence = doc_.sentence_of(s.verb), first = doc_.tokens->sentences[sentence].first;
    if (s.verb < first + 3) return true;
    return s.verb < first + 10 && std::none_of(drafts_.begin(), drafts_.end(), [&](const Draft& d) {
             return std::any_of(d.triggers.begin(), d.triggers.end(),
                                [&](const Trigger& t) { return t.sentence == sentence && t.first < s.verb; });
           });
  }

  // "while", "on the other hand" between the two.
  bool cut(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t k = first; k < last; ++k)
      if (doc_.value(k, &WordInfo::link) == Link::contrast) return true;
    return false;
  }

  const Document& doc_;
  const std::vector<Draft>& drafts_;
  const Draft& draft_;
};

}  // namespace

void find_source(const Document& doc, const std::vector<Draft>& drafts, Draft& draft) {
  draft.source = Sources(doc, drafts, draft).best();
}

}  // namespace marsad::event
