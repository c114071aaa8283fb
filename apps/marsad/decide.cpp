// marsad pin, forbid and unpin: a reviewer's word on two events.
#include "storing.hpp"

namespace marsad::cli {
namespace {

enum class Word { together, apart, neither };

int decide(const Options& options, Word word) {
  if (options.inputs.size() != 2) {
    complain(
        usage_error("", "two event ids are needed", "as `marsad pin d5c672d2d7087eeb 0e494135d9908d1f --store marsad.db`"));
    return kUsage;
  }
  auto knowledge = open_knowledge(options);
  if (!knowledge) return complain(knowledge.error()), kSomeFailed;
  const auto store = open_store(options, store::Access::write);
  if (!store) return kSomeFailed;
  const auto who = author(options, "a reviewer's decision");
  const std::string &a = options.inputs[0], &b = options.inputs[1];
  const auto done = word == Word::neither ? store->undecide(a, b, who) : store->decide(a, b, word == Word::together, who);
  if (!done) {
    complain(done.error());
    return done.error().code == ErrorCode::usage ? kUsage : kSomeFailed;
  }
  return link_store(*store, *knowledge, who);
}

}  // namespace

int run_pin(const Options& options) { return decide(options, Word::together); }
int run_forbid(const Options& options) { return decide(options, Word::apart); }
int run_unpin(const Options& options) { return decide(options, Word::neither); }

}  // namespace marsad::cli
