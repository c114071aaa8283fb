// The first stages next to a bare pass that only validates UTF-8 and finds spaces: how much dearer is reading than looking?
#include <algorithm>

#include <benchmark/benchmark.h>

#include "base/utf8.hpp"
#include "knowledge/store.hpp"
#include "marsad/engine.hpp"
#include "mention/number.hpp"
#include "report_text.hpp"
#include "text/fold.hpp"
#include "token/token.hpp"

namespace {

void count_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void bare_pass(benchmark::State& state) {
  const std::string text = marsad::bench::model_report();
  for (auto _ : state) {
    benchmark::DoNotOptimize(marsad::base::first_invalid_utf8(text));
    benchmark::DoNotOptimize(std::count(text.begin(), text.end(), ' '));
  }
  count_bytes(state, text);
}
BENCHMARK(bare_pass);

void fold(benchmark::State& state) {
  const std::string text = marsad::bench::model_report();
  marsad::text::Folded folded;
  for (auto _ : state) {
    marsad::text::fold(text, folded);
    benchmark::DoNotOptimize(folded.code.data());
  }
  count_bytes(state, text);
}
BENCHMARK(fold);

void tokenize(benchmark::State& state) {
  auto store = marsad::knowledge::Store::open(MARSAD_KNOWLEDGE_FILE);
  if (!store) return state.SkipWithError(store.error().to_string().c_str());
  const std::string text = marsad::bench::model_report();
  marsad::token::Tokens tokens;
  for (auto _ : state) {
    tokens.clear();
    marsad::token::tokenize(text, **store, tokens);
    benchmark::DoNotOptimize(tokens.tokens.data());
  }
  count_bytes(state, text);
}
BENCHMARK(tokenize);

void find_numbers(benchmark::State& state) {
  auto store = marsad::knowledge::Store::open(MARSAD_KNOWLEDGE_FILE);
  if (!store) return state.SkipWithError(store.error().to_string().c_str());
  const std::string text = marsad::bench::model_report();
  marsad::token::Tokens tokens;
  marsad::token::tokenize(text, **store, tokens);
  marsad::mention::TagTable tags(**store);
  std::vector<marsad::mention::Count> counts;
  for (auto _ : state) {
    counts.clear();
    tags.read(tokens);
    marsad::mention::find_numbers(tags, counts);
    benchmark::DoNotOptimize(counts.data());
  }
  count_bytes(state, text);
}
BENCHMARK(find_numbers);

// Folding, tokenising and every kind of mention.
void mentions(benchmark::State& state) {
  auto knowledge = marsad::Knowledge::open(MARSAD_KNOWLEDGE_FILE);
  if (!knowledge) return state.SkipWithError(knowledge.error().to_string().c_str());
  const std::string text = marsad::bench::model_report();
  marsad::Engine engine(*knowledge);
  for (auto _ : state) benchmark::DoNotOptimize(engine.mentions(text, {.now = "2019-01-27"}));
  count_bytes(state, text);
}
BENCHMARK(mentions);

}  // namespace
