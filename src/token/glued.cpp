#include "mend.hpp"

namespace marsad::token {

namespace {

using knowledge::kNone;
using knowledge::Pos;

// A name of one word ends at `word`.
bool is_name(const knowledge::Store& store, Id word) {
  if (word == kNone) return false;
  const Id node = store.step(knowledge::Store::kRoot, word);
  return node != kNone && !store.phrases(node).empty();
}

// The parts of `code` before and from `at` on are the words of one name: "dyrAlzwr".
bool is_name(Analyser& analyser, const knowledge::Store& store, std::string_view code, std::size_t at) {
  const Id second = store.word(code.substr(at));
  if (second == kNone) return false;
  for (const Analysis& a : analyser.read(code.substr(0, at), false)) {
    if (a.core == kNone || a.enclitic != Enclitic::none) continue;
    const Id node = store.step(knowledge::Store::kRoot, a.core);
    const Id end = node == kNone ? kNone : store.step(node, second);
    if (end != kNone && !store.phrases(end).empty()) return true;
  }
  return false;
}

// Ta marbuta and alef maqsura are letters that nothing follows in a word.
bool closes_word(std::string_view utf8, const text::Folded& folded, std::size_t at) {
  const std::string_view letter = utf8.substr(folded.begin[at], 2);
  return letter == "\xD8\xA9" || letter == "\xD9\x89";
}

}  // namespace

Finding look_up(Analyser& analyser, const knowledge::Store& store, std::string_view code, bool closed) {
  Finding finding;
  for (const Analysis& a : analyser.read(code, closed)) {
    const bool record = a.record != kNone, name = is_name(store, a.core) && a.enclitic == Enclitic::none;
    finding.any = true;
    if ((a.proclitics & kHamza) != 0) continue;  // a question is a rare thing to find in half a word
    finding.record |= record;
    finding.name |= name;
    finding.article |= record && a.proclitics == kAl;
    finding.conjunction |= (record || name) && (a.proclitics & kWa) != 0;
    finding.particle |= record && a.features.pos == Pos::particle && a.proclitics == 0 && a.enclitic == Enclitic::none;
  }
  return finding;
}

std::size_t seam(std::string_view utf8, Analyser& analyser, const knowledge::Store& store, const Tokens& out,
                 const Token& token) {
  const std::string_view code = out.code(token);
  if (code.size() < 4 || code.size() > kLongestRepair) return 0;
  const auto look = [&](std::string_view part, bool closed = false) { return look_up(analyser, store, part, closed); };
  for (std::size_t at = 2; at + 2 <= code.size(); ++at) {
    if (!closes_word(utf8, out.folded, token.code_begin + at - 1)) continue;
    if (look(code.substr(0, at), true).any && look(code.substr(at)).any) return at;
  }
  // "in" is no part of Arabic words, other particles are: a name must follow at once.
  if (code.size() >= 5 && code.starts_with("fy") && look(code.substr(2)).name) return 2;
  for (std::size_t at = 2; at + 3 <= code.size(); ++at)
    if (is_name(analyser, store, code, at)) return at;
  if (code.size() < 6) return 0;
  for (std::size_t at = code.find("Al", 2); at != std::string_view::npos && at + 4 <= code.size();
       at = code.find("Al", at + 1)) {
    const Finding second = look(code.substr(at));
    if (!second.article && !(second.name && code.size() - at >= 5)) continue;
    const Finding first = look(code.substr(0, at));
    // A noun with its article is proof enough even behind a misspelt word.
    if (at == 2 ? first.particle : first.whole() || (second.article && at >= 4 && code.size() - at >= 5)) return at;
  }
  // "and" with a word of some length on either side.
  for (std::size_t at = code.find('w', 4); at != std::string_view::npos && at + 5 <= code.size();
       at = code.find('w', at + 1)) {
    const bool waw = utf8.substr(out.folded.begin[token.code_begin + at], 2) == "\xD9\x88";
    if (waw && look(code.substr(at)).conjunction && look(code.substr(0, at)).record) return at;
  }
  for (std::size_t tail = 4; tail >= 3; --tail) {
    const std::size_t at = code.size() - tail;
    if (at >= 3 && look(code.substr(at)).particle && look(code.substr(0, at)).record) return at;
  }
  return 0;
}

}  // namespace marsad::token
