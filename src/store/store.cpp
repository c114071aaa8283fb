#include "store.hpp"

#include <chrono>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "guard.hpp"
#include "linking.hpp"
#include "schema.hpp"

namespace marsad::store {
namespace {

bool is_url(const std::string& where) { return where.rfind("postgresql://", 0) == 0 || where.rfind("postgres://", 0) == 0; }

}  // namespace

Store::Store(std::unique_ptr<Database> db) : db_(std::move(db)) {}
Store::~Store() = default;

Expected<std::unique_ptr<Store>> Store::open(const std::string& where, Access access) {
  try {
    if (where.empty())
      throw Fault{{ErrorCode::usage, "--store", "", "no store is named", "name a file or a postgresql:// address"}};
    if (!is_url(where) && where.find("://") != std::string::npos)
      throw Fault{{ErrorCode::usage, where, "", "there is no such kind of store",
                   "name a file, or postgresql://USER@HOST:PORT/DATABASE"}};
    std::unique_ptr<Store> out(new Store(is_url(where) ? open_postgres(where) : open_sqlite(where, access)));
    if (access == Access::create)
      bring_up_to_date(*out->db_);
    else
      check_version(*out->db_);
    return out;
  } catch (Fault& fault) {
    return tl::unexpected(std::move(fault.error));
  } catch (const std::exception& error) {
    return tl::unexpected(Error{ErrorCode::io, where, "", std::string("the store: ") + error.what(), ""});
  }
}

const std::string& Store::place() const noexcept { return db_->place(); }

Expected<void> Store::hold() {
  return guarded(*db_, [&] {
    if (!held_) db_->begin(true);
    held_ = true;
  });
}

Expected<void> Store::let_go() {
  return guarded(*db_, [&] {
    if (!std::exchange(held_, false)) return;
    try {
      if (!db_->in_transaction())
        throw Fault{{ErrorCode::io, db_->place(), "", "the last reports could not be kept", "run again: they are put then"}};
      db_->commit();
    } catch (...) {
      // Their numbers will be given again.
      fresh_.clear();
      throw;
    }
  });
}

Expected<void> Store::note_run(const std::string& what, const std::string& knowledge, const std::string& counts,
                               const Author& author) {
  return guarded(*db_, [&] {
    Transaction transaction(*db_, true);
    db_->run("INSERT INTO runs (no, at, who, what, knowledge, counts) VALUES ($1, $2, $3, $4, $5, $6)",
             {take_numbers(*db_, 1), now(), author.who, what, knowledge, counts});
    transaction.commit();
  });
}

Expected<Tally> Store::count() {
  return guarded(*db_, [&] {
    Tally out;
    db_->run(
        "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM events), (SELECT count(*) FROM incidents), "
        "(SELECT count(*) FROM unlinked), (SELECT count(*) FROM decisions), (SELECT count(*) FROM tombstones)",
        {}, [&](const Row& row) {
          std::size_t* const into[] = {&out.reports,  &out.events,    &out.incidents,
                                       &out.unlinked, &out.decisions, &out.tombstones};
          for (int i = 0; i < 6; ++i) *into[i] = static_cast<std::size_t>(row.integer(i));
        });
    return out;
  });
}

std::int64_t take_numbers(Database& db, std::int64_t count) {
  std::int64_t last = 0;
  db.run("UPDATE counter SET value = value + $1 RETURNING value", {count}, [&](const Row& row) { last = row.integer(0); });
  return last - count + 1;
}

std::string now() {
  const auto seconds = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)));
}

}  // namespace marsad::store
