// Whatever comes in, its words tile it: in order, apart, with only white space and unprintable marks between them.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "random_pages.hpp"
#include "token/token.hpp"

namespace {
std::atomic<long> allocations{0};
}

// Counts what the program takes from the heap, for the test of steady memory below.
void* operator new(std::size_t size) {
  ++allocations;
  if (void* p = std::malloc(size ? size : 1)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace marsad::token {
namespace {

const knowledge::Store& store() {
  static const auto opened = knowledge::Store::open(MARSAD_KNOWLEDGE_FILE);
  if (!opened) std::abort();
  return **opened;
}

// Only blanks and line ends between two places of the folded text.
bool blank(const Tokens& tokens, std::uint32_t from, std::uint32_t to) {
  return tokens.folded.code.substr(from, to - from).find_first_not_of(" \n") == std::string::npos;
}

RC_GTEST_PROP(TokenProperty, WordsTileTheText, ()) {
  const std::string text = *test::pages();
  Tokens tokens;
  tokenize(text, store(), tokens);
  std::size_t at = 0;
  std::uint32_t code = 0;
  for (const Token& t : tokens.tokens) {
    RC_ASSERT(t.span.begin >= at);
    RC_ASSERT(t.span.begin < t.span.end);
    RC_ASSERT(t.span.end <= text.size());
    RC_ASSERT(t.code_begin >= code);
    RC_ASSERT(blank(tokens, code, t.code_begin));
    RC_ASSERT(t.span == tokens.folded.source(t.code_begin, t.code_end));
    at = t.span.end, code = t.code_end;
  }
  RC_ASSERT(blank(tokens, code, static_cast<std::uint32_t>(tokens.folded.code.size())));
}

RC_GTEST_PROP(TokenProperty, SentencesTileTheWords, ()) {
  const std::string text = *test::pages();
  Tokens tokens;
  tokenize(text, store(), tokens);
  std::uint32_t next = 0;
  for (const Sentence& s : tokens.sentences) {
    RC_ASSERT(s.first == next);
    RC_ASSERT(s.last > s.first);
    next = s.last;
  }
  RC_ASSERT(next == tokens.tokens.size());
}

TEST(Tokens, TakeNoMemoryOnceTheyHaveRoom) {
  const std::string text = test::spell("qtl jndy wASyb Axrwn fy AlqSf ElY bldP AlbAb . wqAl AlmSdr An 11 mslHA qtlwA\n");
  std::string page;
  for (int i = 0; i < 200; ++i) page += text;
  Tokens tokens;
  tokenize(page, store(), tokens);
  tokenize(page, store(), tokens);
  const long before = allocations;
  tokenize(page, store(), tokens);
  EXPECT_EQ(allocations - before, 0) << "for " << tokens.tokens.size() << " tokens";
  EXPECT_GT(tokens.tokens.size(), 2000u);
}

}  // namespace
}  // namespace marsad::token
