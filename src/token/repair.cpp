#include "repair.hpp"

#include <string>

namespace marsad::token {

namespace {

using knowledge::kNone;
using knowledge::Pos;

constexpr std::size_t kLongestRepair = 32;  // letters

bool known(const Token& t) { return t.analysis_count > 0 || t.word != kNone; }
bool arabic_word(const Tokens& out, const Token& t) {
  return t.kind == Kind::word && text::is_arabic(out.folded.code[t.code_begin]);
}

// What a repair may rest on: a lexicon record or a name, nothing by mere chance.
struct Finding {
  bool any = false, record = false, particle = false, article = false;
};

Finding look_up(Analyser& analyser, std::string_view code, bool closed) {
  Finding finding;
  for (const Analysis& a : analyser.read(code, closed)) {
    finding.any = true;
    finding.record |= a.record != kNone;
    finding.article |= a.record != kNone && a.proclitics == kAl;
    finding.particle |=
        a.record != kNone && a.features.pos == Pos::particle && a.proclitics == 0 && a.enclitic == Enclitic::none;
  }
  return finding;
}

// Ta marbuta and alef maqsura are letters that nothing follows in a word.
bool closes_word(std::string_view utf8, const text::Folded& folded, std::size_t at) {
  const std::string_view letter = utf8.substr(folded.begin[at], 2);
  return letter == "\xD8\xA9" || letter == "\xD9\x89";
}

// Where an unknown word comes apart into two known ones, 0 when nowhere.
std::size_t seam(std::string_view utf8, Analyser& analyser, const Tokens& out, const Token& token) {
  const std::string_view code = out.code(token);
  if (code.size() < 4 || code.size() > kLongestRepair) return 0;
  for (std::size_t at = 2; at + 2 <= code.size(); ++at) {
    if (!closes_word(utf8, out.folded, token.code_begin + at - 1)) continue;
    if (look_up(analyser, code.substr(0, at), true).any && look_up(analyser, code.substr(at), false).any) return at;
  }
  if (code.size() < 6) return 0;
  for (std::size_t at = code.find("Al", 2); at != std::string_view::npos && at + 4 <= code.size();
       at = code.find("Al", at + 1)) {
    const Finding second = look_up(analyser, code.substr(at), false);
    if (!second.any) continue;
    const Finding first = look_up(analyser, code.substr(0, at), false);
    // A noun with its article is proof enough even behind a misspelt word.
    if (at == 2 ? first.particle : first.any || (second.article && at >= 4 && code.size() - at >= 5)) return at;
  }
  for (std::size_t tail = 4; tail >= 3; --tail) {
    const std::size_t at = code.size() - tail;
    if (at >= 3 && look_up(analyser, code.substr(at), false).particle && look_up(analyser, code.substr(0, at), false).record)
      return at;
  }
  return 0;
}

// Are `a` and `b`, a space between them, the halves of one word?
bool halves(Analyser& analyser, const Tokens& out, const Token& a, const Token& b) {
  if (!arabic_word(out, a) || !arabic_word(out, b) || (known(a) && known(b))) return false;
  if (a.code_end + 1 != b.code_begin || out.folded.code[a.code_end] != ' ' || a.hash != b.hash) return false;
  const std::string_view first = out.code(a), second = out.code(b);
  const std::size_t size = first.size() + second.size();
  if (size < 5 || size > kLongestRepair) return false;
  std::array<char, kLongestRepair> joined;
  second.copy(joined.data() + first.copy(joined.data(), first.size()), second.size());
  const Finding finding = look_up(analyser, {joined.data(), size}, false);
  if (!known(a) && !known(b)) return finding.any;
  // One half is a word by itself: only a long and certain outcome outweighs that.
  const std::string_view word = known(a) ? first : second;
  return finding.record && size >= 8 && word.size() <= 3;
}

bool closed_at(std::string_view utf8, const text::Folded& folded, std::size_t last) {
  return utf8.substr(folded.begin[last], 2) == "\xD8\xA9";
}

// The letters [first, last) of a token as a token of their own.
Token cut(std::string_view utf8, Analyser& analyser, const knowledge::Store& store, Tokens& out, Token token,
          std::size_t first, std::size_t last) {
  if (first > 0) token.damma_on_first = token.quoted_before = false;
  token.code_end = token.code_begin + static_cast<std::uint32_t>(last);
  token.code_begin += static_cast<std::uint32_t>(first);
  token.span = out.folded.source(token.code_begin, token.code_end);
  read_word(utf8, analyser, store, out, token);
  return token;
}

// Takes the spaces at `joints` out of the folded code and moves all tokens behind them up.
void close_joints(Tokens& out) {
  text::Folded& f = out.folded;
  const std::vector<std::uint32_t>& joints = out.workspace.joints;
  std::size_t to = joints.front(), next = 0;
  for (std::size_t from = to; from < f.code.size(); ++from) {
    if (next < joints.size() && joints[next] == from) {
      ++next;
      continue;
    }
    f.code[to] = f.code[from], f.begin[to] = f.begin[from], f.end[to] = f.end[from];
    ++to;
  }
  f.code.resize(to), f.begin.resize(to), f.end.resize(to);
  std::uint32_t gone = 0;
  for (Token& t : out.tokens) {
    while (gone < joints.size() && joints[gone] < t.code_begin) ++gone;
    t.code_begin -= gone;
    std::uint32_t inside = gone;
    while (inside < joints.size() && joints[inside] < t.code_end) ++inside;
    t.code_end -= inside;
  }
}

}  // namespace

void read_word(std::string_view utf8, Analyser& analyser, const knowledge::Store& store, Tokens& out, Token& token) {
  const std::string_view code = out.code(token);
  token.word = kNone, token.first_analysis = 0, token.analysis_count = 0;
  if (code.size() > kLongestWord) return;
  token.word = store.word(code);
  if (token.kind != Kind::word) return;
  const auto readings = analyser.read(code, closed_at(utf8, out.folded, token.code_end - 1));
  token.first_analysis = static_cast<std::uint32_t>(out.analyses.size());
  token.analysis_count = static_cast<std::uint32_t>(readings.size());
  out.analyses.insert(out.analyses.end(), readings.begin(), readings.end());
}

void repair(std::string_view utf8, Analyser& analyser, const knowledge::Store& store, Tokens& out) {
  std::vector<Token>& made = out.workspace.tokens;
  std::vector<std::uint32_t>& joints = out.workspace.joints;
  made.clear(), joints.clear(), out.workspace.joined.clear();
  bool changed = false;  // most texts need no repair: nothing is copied before the first
  const auto start = [&](std::size_t at) {
    if (!changed) made.assign(out.tokens.begin(), out.tokens.begin() + static_cast<std::ptrdiff_t>(at));
    changed = true;
  };
  for (std::size_t i = 0; i < out.tokens.size(); ++i) {
    const Token& token = out.tokens[i];
    const Token* before = changed ? &made.back() : i > 0 ? &out.tokens[i - 1] : nullptr;
    if (before && halves(analyser, out, *before, token)) {
      start(i);
      Token& whole = made.back();
      joints.push_back(whole.code_end);
      whole.code_end = token.code_end;
      whole.span.end = token.span.end;
      whole.word = 0;  // known from here on; read below
      out.workspace.joined.push_back(static_cast<std::uint32_t>(made.size() - 1));
      continue;
    }
    const bool unknown = arabic_word(out, token) && !known(token);
    if (const std::size_t at = unknown ? seam(utf8, analyser, out, token) : 0) {
      start(i);
      made.push_back(cut(utf8, analyser, store, out, token, 0, at));
      made.push_back(cut(utf8, analyser, store, out, token, at, token.code_end - token.code_begin));
    } else if (changed) {
      made.push_back(token);
    }
  }
  if (!changed) return;
  out.tokens.swap(made);
  if (joints.empty()) return;
  close_joints(out);
  for (const std::uint32_t at : out.workspace.joined) read_word(utf8, analyser, store, out, out.tokens[at]);
}

}  // namespace marsad::token
