// What a user waits for: one report through the whole chain, and the start before the first one.
#include <benchmark/benchmark.h>

#include "marsad/marsad.hpp"
#include "report_text.hpp"

namespace {

void read_report(benchmark::State& state) {
  auto knowledge = marsad::Knowledge::open(MARSAD_KNOWLEDGE_FILE);
  if (!knowledge) return state.SkipWithError(knowledge.error().to_string().c_str());
  marsad::Engine engine(*knowledge);
  marsad::Report report;
  report.id = "bench";
  report.text = marsad::bench::model_report();
  report.published = "2019-01-27";
  report.published_from = marsad::PublishedFrom::argument;
  std::size_t events = 0;
  for (auto _ : state) {
    auto reading = engine.read(report);
    if (!reading) return state.SkipWithError(reading.error().to_string().c_str());
    events = reading->events.size();
    benchmark::DoNotOptimize(reading);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * report.text.size()));
  state.counters["bytes"] = static_cast<double>(report.text.size());
  state.counters["events"] = static_cast<double>(events);
}
BENCHMARK(read_report)->Unit(benchmark::kMillisecond);

void start_up(benchmark::State& state) {
  for (auto _ : state) {
    auto knowledge = marsad::Knowledge::open(MARSAD_KNOWLEDGE_FILE);
    if (!knowledge) return state.SkipWithError(knowledge.error().to_string().c_str());
    marsad::Engine engine(*knowledge);
    benchmark::DoNotOptimize(&engine);
  }
}
BENCHMARK(start_up)->Unit(benchmark::kMillisecond);

}  // namespace
