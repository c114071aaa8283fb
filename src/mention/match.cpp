#include "match.hpp"

#include <algorithm>

namespace marsad::mention {
namespace {

using knowledge::kNone;
using knowledge::Store;

// The longest path from one start.
struct Walk {
  std::uint32_t last = 0;
  Id node = kNone;
  std::uint16_t proclitics = 0;
  bool found() const { return node != kNone; }
};

// Quotation marks, dashes and hash signs may stand inside a name: "hrkp «ftH»", "tnZym #dAE$".
bool may_stand_inside(const Document& doc, std::uint32_t i) {
  return doc.is_punctuation(i, '"') || doc.is_punctuation(i, '-') || doc.is_punctuation(i, '#') ||
         doc.is_punctuation(i, '(');
}

// Follows the trie from `node` over the tokens from `i` on; remembers in `best` the last node that ends a name.
void follow(const Document& doc, const Store& store, Id node, std::uint32_t i, std::uint32_t limit, std::uint16_t proclitics,
            Walk& best) {
  for (;;) {
    if (!store.phrases(node).empty() && (!best.found() || i > best.last)) best = {i, node, proclitics};
    std::uint32_t next = i;
    while (next < limit && may_stand_inside(doc, next)) ++next;
    if (next >= limit || next - i > 2) return;
    const token::Token& t = doc.token(next);
    Id to = kNone;
    if (t.word != kNone) to = store.step(node, t.word);
    if (to == kNone && t.kind == token::Kind::word) {
      for (const token::Analysis& a : doc.readings(next)) {
        if (a.record == kNone) continue;
        to = store.step_lemma(node, a.record);
        if (to != kNone) break;
      }
    }
    if (to == kNone) return;
    node = to;
    i = next + 1;
  }
}

Walk longest_from(const Document& doc, const Store& store, std::uint32_t i, std::uint32_t limit) {
  Walk best;
  const token::Token& t = doc.token(i);
  if (t.kind != token::Kind::word && t.word == kNone) return best;
  if (t.word != kNone)
    if (const Id node = store.step(Store::kRoot, t.word); node != kNone) follow(doc, store, node, i + 1, limit, 0, best);
  for (const token::Analysis& a : doc.readings(i)) {
    if (a.enclitic == token::Enclitic::none && a.core != kNone && a.core != t.word) {
      if (const Id node = store.step(Store::kRoot, a.core); node != kNone) {
        const auto outer = static_cast<std::uint16_t>(a.proclitics & ~token::kAl);
        follow(doc, store, node, i + 1, limit, outer, best);
      }
    }
    if (a.record != kNone)
      if (const Id node = store.step_lemma(Store::kRoot, a.record); node != kNone)
        follow(doc, store, node, i + 1, limit, static_cast<std::uint16_t>(a.proclitics & ~token::kAl), best);
  }
  return best;
}

// "wAdy", "bAb": a word as it stands, not "and Ady", "in Ab".
bool whole_word(const Document& doc, std::uint32_t i) {
  constexpr auto outer = static_cast<std::uint16_t>(~token::kAl);
  const auto& readings = doc.readings(i);
  return std::any_of(readings.begin(), readings.end(), [](const token::Analysis& a) {
    return a.record != kNone && a.features.pos != knowledge::Pos::verb && (a.proclitics & outer) == 0 &&
           a.enclitic == token::Enclitic::none;
  });
}

Match make_match(const Lexicon& lexicon, std::uint32_t first, const Walk& walk) {
  Match match;
  match.first = first, match.last = walk.last, match.proclitics = walk.proclitics;
  match.entries = lexicon.store().phrases(walk.node);
  for (const knowledge::PhraseEntry& entry : match.entries) {
    if (lexicon.is_actor(entry.record))
      match.actor = true;
    else if (lexicon.is_place(entry.record))
      match.place = true;
    else if (match.lexicon == kNone)
      match.lexicon = entry.record;
  }
  return match;
}

}  // namespace

void find_matches(Document& doc) {
  const Lexicon& lexicon = *doc.lexicon;
  const Store& store = lexicon.store();
  std::vector<Match> found;
  for (const token::Sentence& sentence : doc.tokens->sentences) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Walk walk = longest_from(doc, store, i, std::min(sentence.last, i + kLongest));
      if (walk.found() && walk.last == i + 1 && walk.proclitics != 0 && whole_word(doc, i)) continue;
      if (walk.found()) found.push_back(make_match(lexicon, i, walk));
    }
  }
  // Longer names first; of equals the earlier one.
  std::stable_sort(found.begin(), found.end(),
                   [](const Match& a, const Match& b) { return a.last - a.first > b.last - b.first; });
  std::vector<Match> kept;
  std::vector<char> taken(doc.size(), 0);
  for (const Match& match : found) {
    if (std::any_of(taken.begin() + match.first, taken.begin() + match.last, [](char c) { return c != 0; })) continue;
    std::fill(taken.begin() + match.first, taken.begin() + match.last, 1);
    kept.push_back(match);
  }
  std::sort(kept.begin(), kept.end(), [](const Match& a, const Match& b) { return a.first < b.first; });
  doc.set_matches(std::move(kept));
}

}  // namespace marsad::mention
