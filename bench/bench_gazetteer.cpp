// What a large gazetteer costs: look-ups of every token and the start, with knowledge files of MARSAD_BENCH_GAZETTEERS (a
// list of paths with ':' between, made by tools/bench_table.py).
#include <cstdlib>
#include <string>

#include <benchmark/benchmark.h>

#include "marsad/engine.hpp"
#include "mention/match.hpp"
#include "report_text.hpp"

namespace {

void look_up(benchmark::State& state, const std::string& path) {
  auto knowledge = marsad::Knowledge::open(path);
  if (!knowledge) return state.SkipWithError(knowledge.error().to_string().c_str());
  const std::string text = marsad::bench::model_report();
  const marsad::mention::Lexicon lexicon(knowledge->store());
  marsad::token::Tokens tokens;
  marsad::token::tokenize(text, knowledge->store(), tokens);
  marsad::mention::Document doc;
  doc.tokens = &tokens, doc.lexicon = &lexicon, doc.text = text;
  for (auto _ : state) {
    doc.clear();
    marsad::mention::find_matches(doc);
    benchmark::DoNotOptimize(doc.matches.data());
  }
  state.counters["tokens"] = static_cast<double>(tokens.tokens.size());
  state.counters["matches"] = static_cast<double>(doc.matches.size());
}

void start_up(benchmark::State& state, const std::string& path) {
  for (auto _ : state) {
    auto knowledge = marsad::Knowledge::open(path);
    if (!knowledge) return state.SkipWithError(knowledge.error().to_string().c_str());
    marsad::Engine engine(*knowledge);
    benchmark::DoNotOptimize(&engine);
  }
}

// Registered before main, so that --benchmark_filter and the JSON output know them.
const bool kRegistered = [] {
  const char* list = std::getenv("MARSAD_BENCH_GAZETTEERS");
  const std::string paths = list ? list : MARSAD_KNOWLEDGE_FILE;
  for (std::size_t at = 0; at < paths.size();) {
    const std::size_t end = std::min(paths.find(':', at), paths.size());
    const std::string path = paths.substr(at, end - at);
    const std::string name = path.substr(path.find_last_of('/') + 1);
    benchmark::RegisterBenchmark(("look_up/" + name).c_str(), look_up, path);
    benchmark::RegisterBenchmark(("start_up/" + name).c_str(), start_up, path)->Unit(benchmark::kMillisecond);
    at = end + 1;
  }
  return true;
}();

}  // namespace
