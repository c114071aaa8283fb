#include "repair.hpp"

#include "mend.hpp"

namespace marsad::token {

namespace {

using knowledge::kNone;

bool known(const Token& t) { return t.analysis_count > 0 || t.word != kNone; }

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

// The tokens of a broken word as one; what stood between its pieces goes to the joints. Read when those are closed.
Token join(Tokens& out, std::size_t first, const Mend& mend) {
  Token whole = out.tokens[first];
  const Token& second = out.tokens[first + 1];
  if (out.code(whole) == "w") whole.damma_on_first = second.damma_on_first;
  const auto stays = [&](std::uint32_t at) {
    for (std::size_t k = 0; k < mend.letter_count; ++k)
      if (mend.letters[k].at == at) return out.folded.code[at] = mend.letters[k].code, true;
    return false;
  };
  for (std::size_t i = first; i < mend.last; ++i) {
    const Token& next = out.tokens[i + 1];
    if (!is_arabic_word(out, next)) continue;
    std::size_t last = i;
    while (last > first && !is_arabic_word(out, out.tokens[last])) --last;
    for (std::uint32_t at = out.tokens[last].code_end; at < next.code_begin; ++at)
      if (!stays(at)) out.workspace.joints.push_back(at);
  }
  whole.code_end = out.tokens[mend.last].code_end;
  whole.span.end = out.tokens[mend.last].span.end;
  return whole;
}

// Takes what stands at `joints` out of the folded code and moves all tokens behind it up.
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
    if (const Mend mend = broken(analyser, store, out, i); mend.last > i) {
      start(i);
      made.push_back(join(out, i, mend));
      out.workspace.joined.push_back(static_cast<std::uint32_t>(made.size() - 1));
      i = mend.last;
      continue;
    }
    const bool unknown = is_arabic_word(out, token) && !known(token);
    if (const std::size_t at = unknown ? seam(utf8, analyser, store, out, token) : 0) {
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
