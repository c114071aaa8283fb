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
  return std::make_shared<Coded>(
      Coded{std::move(input->draft), tl::unexpected(Error{}), {}, {}, std::move(input->warnings)});
}

void finish_one(const Inputs& inputs, Coded& item) {
  if (item.draft)
    item.report = inputs.finish(*std::move(item.draft));
  else
    item.report = tl::unexpected(std::move(item.draft.error()));
}

void look_at(const CodingSteps& steps, Coded& item) {
  if (item.report && steps.before) item.left_out = !steps.before(*item.report);
}

void read_one(Engine* engine, Coded& item, const CodingSteps& steps) {
  if (!item.report || item.left_out) return;
  if (engine != nullptr) {
    auto reading = engine->read(*item.report);
    if (!reading) {
      Error error = reading.error();
      if (error.place.empty()) error.place = item.report->id;
      item.report = tl::unexpected(std::move(error));
      return;
    }
    item.reading = std::move(*reading);
  }
  item.piece = steps.format(*item.report, item.reading);
}

void one_by_one(Engine* engine, Inputs& inputs, const CodingSteps& steps) {
  while (const auto item = next_input(inputs)) {
    finish_one(inputs, *item);
    look_at(steps, *item);
    read_one(engine, *item, steps);
    if (!steps.take(*item)) return;
  }
}

}  // namespace

int thread_count(int asked) {
  return asked > 0 ? asked : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void code_all(const Knowledge& knowledge, Inputs& inputs, int threads, const CodingSteps& steps, bool engines) {
  if (threads == 1) {
    std::optional<Engine> engine;
    if (engines) engine.emplace(knowledge);
    return one_by_one(engine ? &*engine : nullptr, inputs, steps);
  }
  namespace tbb = oneapi::tbb;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  // An engine is costly to make and cheap to use again: one a thread, made when the thread first needs it.
  tbb::enumerable_thread_specific<std::unique_ptr<Engine>> made([&] { return std::make_unique<Engine>(knowledge); });
  std::atomic<bool> ended{false};
  using Item = std::shared_ptr<Coded>;

  const auto source =
      tbb::make_filter<void, Item>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) -> Item {
        Item item = ended ? nullptr : next_input(inputs);
        if (!item) control.stop();
        return item;
      });
  const auto work = tbb::make_filter<Item, Item>(tbb::filter_mode::parallel, [&](Item item) {
    if (!ended) read_one(engines ? made.local().get() : nullptr, *item, steps);
    return item;
  });
  // Pages are parsed side by side, looked at in order, and coded side by side.
  const auto parse = tbb::make_filter<Item, Item>(tbb::filter_mode::parallel, [&](Item item) {
    if (!ended) finish_one(inputs, *item);
    return item;
  });
  const auto look = tbb::make_filter<Item, Item>(tbb::filter_mode::serial_in_order, [&](Item item) {
    if (!ended) look_at(steps, *item);
    return item;
  });
  const auto sink = tbb::make_filter<Item, void>(tbb::filter_mode::serial_in_order, [&](const Item& item) {
    if (!ended && !steps.take(*item)) ended = true;
  });
  tbb::parallel_pipeline(static_cast<std::size_t>(threads) * kAhead, source & parse & look & work & sink);
}

}  // namespace marsad::cli
