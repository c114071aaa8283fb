// Whatever comes in, folding keeps its promises: in-bounds, in-order, on character boundaries, stable when repeated.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/utf8.hpp"
#include "text/fold.hpp"

namespace marsad::text {
namespace {

// Mostly what Arabic pages are made of, now and then anything at all.
rc::Gen<std::string> pages() {
  using rc::gen::element;
  using rc::gen::inRange;
  const auto point = rc::gen::weightedOneOf<std::uint32_t>(
      {{8, inRange<std::uint32_t>(0x621, 0x64B)},
       {3, inRange<std::uint32_t>(0x600, 0x700)},
       {3, element<std::uint32_t>(0x640, 0x640, ' ', '.', '*', '_', '-', '/', ',', '\n', '\r', '&', ';', '#')},
       {3, element<std::uint32_t>('1', '2', '0', 0x661, 0x66B, 0x66C, 0x60C, 0xA0, 0x202F)},
       {1, inRange<std::uint32_t>(0x20, 0x7F)},
       {1, inRange<std::uint32_t>(0xFB50, 0xFF00)},
       {1, inRange<std::uint32_t>(0x80, 0xD800)},
       {1, inRange<std::uint32_t>(0x1F300, 0x1FB00)},
       {1, inRange<std::uint32_t>(0xE000, 0x10FFFF)}});
  return rc::gen::map(rc::gen::container<std::vector<std::uint32_t>>(point), [](const std::vector<std::uint32_t>& points) {
    std::string text;
    for (const std::uint32_t c : points) base::append_utf8(text, static_cast<char32_t>(c));
    return text;
  });
}

bool boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

RC_GTEST_PROP(FoldProperty, SpansAreOrderedAndOnBoundaries, ()) {
  const std::string text = *pages();
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
  const std::string text = *pages();
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
  const std::string text = *pages();
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
  const std::string word = fold_word(*pages());
  RC_ASSERT(word.empty() || (word.front() != ' ' && word.back() != ' '));
  RC_ASSERT(word.find("  ") == std::string::npos && word.find('\n') == std::string::npos);
}

}  // namespace
}  // namespace marsad::text
