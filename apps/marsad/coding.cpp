#include "coding.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <thread>

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include "marsad/engine.hpp"

namespace marsad::cli {
namespace {

constexpr std::size_t kAhead = 4;  // reports in work for each thread

std::shared_ptr<Coded> next_input(Inputs& inputs) {
  auto input = inputs.next();
  if (!input) return nullptr;
  return std::make_shared<Coded>(Coded{std::move(input->report), {}, {}, std::move(input->warnings)});
}

void read_one(Engine& engine, Coded& item, const CodingSteps& steps) {
  if (!item.report) return;
  auto reading = engine.read(*item.report);
  if (!reading) {
    Error error = reading.error();
    if (error.place.empty()) error.place = item.report->id;
    item.report = tl::unexpected(std::move(error));
    return;
  }
  item.reading = std::move(*reading);
  item.piece = steps.format(*item.report, item.reading);
}

void one_by_one(const Knowledge& knowledge, Inputs& inputs, const CodingSteps& steps) {
  Engine engine(knowledge);
  while (const auto item = next_input(inputs)) {
    read_one(engine, *item, steps);
    if (!steps.take(*item)) return;
  }
}

}  // namespace

int thread_count(int asked) {
  return asked > 0 ? asked : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void code_all(const Knowledge& knowledge, Inputs& inputs, int threads, const CodingSteps& steps) {
  if (threads == 1) return one_by_one(knowledge, inputs, steps);
  namespace tbb = oneapi::tbb;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  // An engine is costly to make and cheap to use again: one a thread, made when the thread first needs it.
  tbb::enumerable_thread_specific<std::unique_ptr<Engine>> engines([&] { return std::make_unique<Engine>(knowledge); });
  std::atomic<bool> ended{false};
  using Item = std::shared_ptr<Coded>;

  const auto source =
      tbb::make_filter<void, Item>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) -> Item {
        Item item = ended ? nullptr : next_input(inputs);
        if (!item) control.stop();
        return item;
      });
  const auto work = tbb::make_filter<Item, Item>(tbb::filter_mode::parallel, [&](Item item) {
    if (!ended) read_one(*engines.local(), *item, steps);
    return item;
  });
  const auto sink = tbb::make_filter<Item, void>(tbb::filter_mode::serial_in_order, [&](const Item& item) {
    if (!ended && !steps.take(*item)) ended = true;
  });
  tbb::parallel_pipeline(static_cast<std::size_t>(threads) * kAhead, source & work & sink);
}

}  // namespace marsad::cli
