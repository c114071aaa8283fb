#include "storing.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdlib>

namespace marsad::cli {

std::unique_ptr<store::Store> open_store(const Options& options, store::Access access) {
  // A file that may grow no more is an error to be told, not a reason to be killed.
  std::signal(SIGXFSZ, SIG_IGN);
  auto store = store::Store::open(options.store, access);
  if (store) return std::move(*store);
  complain(store.error());
  return nullptr;
}

store::Author author(const Options& options, const std::string& why) {
  store::Author out{options.who, options.why.empty() ? why : options.why};
  for (const char* name : {"MARSAD_WHO", "USER", "LOGNAME"})
    if (const char* value = std::getenv(name); out.who.empty() && value) out.who = value;
  if (out.who.empty()) out.who = "uid " + std::to_string(getuid());
  return out;
}

int link_store(store::Store& store, const Knowledge& knowledge, const store::Author& author) {
  auto linked = store.link(incident::Weights::from(knowledge.store()), knowledge.content_hash(), author);
  if (linked) return kDone;
  complain(linked.error());
  return kSomeFailed;
}

}  // namespace marsad::cli
