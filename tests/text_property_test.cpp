// Whatever comes in, folding keeps its promises: in-bounds, in-order, on character boundaries, stable when repeated.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "random_pages.hpp"
#include "text/fold.hpp"

namespace marsad::text {
namespace {

bool boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

RC_GTEST_PROP(FoldProperty, SpansAreOrderedAndOnBoundaries, ()) {
  const std::string text = *test::pages();
  Folded out;
  fold(text, out);
  RC_ASSERT(out.begin.size() == out.code.size());
  RC_ASSERT(out.end.size() == out.code.size());
  for (std::size_t i = 0; i < out.code.size(); ++i) {
    RC_ASSERT(out.begin[i] < out.end[i]);
    RC_ASSERT(out.end[i] <= text.size());
    RC_ASSERT(boundary(text, out.begin[i]));
    RC_ASSERT(boundary(text, out.end[i]));
    if (i > 0) RC_ASSERT(out.begin[i - 1] <= out.begin[i] && out.end[i - 1] <= out.end[i]);
  }
}

RC_GTEST_PROP(FoldProperty, TheSourceOfACodeFoldsToIt, ()) {
  const std::string text = *test::pages();
  Folded out, again;
  fold(text, out);
  for (std::size_t i = 0; i < out.code.size(); ++i) {
    const std::string_view source = out.source(i, i + 1).of(text);
    fold(source, again);
    const char c = out.code[i];
    if (c == '{') {  // a decimal mark only between digits
      RC_ASSERT(source == "." || source == "," || source == "\xD9\xAB" || source == "\xD9\xAC");
    } else if (source == "\u2019") {
      RC_ASSERT(c == '"' || c == '\'');
    } else {
      RC_ASSERT(again.code.find(c) != std::string::npos);
    }
  }
}

RC_GTEST_PROP(FoldProperty, OnlyTheAlphabetComesOut, ()) {
  const std::string text = *test::pages();
  Folded out;
  fold(text, out);
  constexpr std::string_view signs = " \n.,;:!?()[]\"'/-_#@%+*=<>|&^~${";
  for (const char c : out.code) RC_ASSERT(is_word(c) || signs.find(c) != std::string_view::npos);
}

RC_GTEST_PROP(FoldProperty, AnyBytesAreTaken, (const std::string& bytes)) {
  Folded out;
  fold(bytes, out);
  RC_ASSERT(out.code.size() <= bytes.size() * 4);
  for (std::size_t i = 0; i < out.code.size(); ++i) RC_ASSERT(out.end[i] <= bytes.size());
}

RC_GTEST_PROP(FoldProperty, WordsHaveNoOuterSpace, ()) {
  const std::string word = fold_word(*test::pages());
  RC_ASSERT(word.empty() || (word.front() != ' ' && word.back() != ' '));
  RC_ASSERT(word.find("  ") == std::string::npos && word.find('\n') == std::string::npos);
}

}  // namespace
}  // namespace marsad::text
