// What linking keeps from call to call. Not for other rooms.
#pragma once

#include <set>
#include <string>

#include "database.hpp"
#include "incident/grow.hpp"
#include "store.hpp"

namespace marsad::store {

// The store's events as incident::Grower asks for them.
class StoredEvents : public incident::Shelf {
 public:
  StoredEvents(Database& db, Fresh& fresh) : db_(db), fresh_(fresh) {}
  std::vector<incident::Told> in_tiles(const std::vector<std::int64_t>& tiles,
                                       const std::function<bool(const std::string& id)>& known) override;
  std::vector<incident::Told> of_ids(const std::vector<std::string>& ids) override;

 private:
  std::vector<incident::Told> of_rows(const std::set<std::int64_t>& rows);
  Database& db_;
  Fresh& fresh_;
};

class Linking {
 public:
  Linking(Database& db, Fresh& fresh, const incident::Weights& weights, std::string knowledge);
  const std::string& knowledge() const noexcept { return knowledge_; }
  // Written into the store by whoever linked last: another token there means that what grower() knows is stale.
  const std::string& token() const noexcept { return token_; }
  incident::Grower& grower() noexcept { return grower_; }

 private:
  std::string knowledge_, token_;
  StoredEvents events_;
  incident::Grower grower_;
};

}  // namespace marsad::store
