// What the public calls share. Not for other rooms.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include "database.hpp"

namespace marsad::store {

// Runs `work`; nothing that it throws leaves this room.
template <typename Work>
auto guarded(const Database& db, Work work) -> Expected<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (Fault& fault) {
    return tl::unexpected(std::move(fault.error));
  } catch (const std::exception& error) {
    return tl::unexpected(Error{ErrorCode::io, db.place(), "", std::string("the store: ") + error.what(), ""});
  }
}

// The next `count` numbers of the store's counter; the first of them. Within a writing transaction.
std::int64_t take_numbers(Database& db, std::int64_t count);
// UTC, "2026-11-24T12:00:00Z".
std::string now();

// One entry of the history: what stood before.
struct Former {
  std::string kind, id, what;  // report | event | incident | decision; changed | removed | carried
  std::string before;          // a JSON line
};

}  // namespace marsad::store
