#include "marsad/knowledge.hpp"

#include "store.hpp"

namespace marsad {

Expected<Knowledge> Knowledge::open(const std::string& path) {
  auto store = knowledge::Store::open(path);
  if (!store) return tl::unexpected(std::move(store.error()));
  Knowledge opened;
  opened.store_ = std::move(*store);
  return opened;
}

const std::string& Knowledge::content_hash() const noexcept { return store_->content_hash(); }

}  // namespace marsad
