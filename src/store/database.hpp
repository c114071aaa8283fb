// One connection to a relational database. Both kinds take the same SQL, "$1" for values, but for what Kind tells apart.
// Not for other rooms.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "marsad/error.hpp"

namespace marsad::store {

// Thrown inside this room only; the public calls of Store turn it into tl::unexpected.
struct Fault {
  Error error;
};

using Value = std::variant<std::monostate, std::string, std::int64_t, double>;
using Values = std::vector<Value>;

// One row of an answer, valid during the call that shows it. A column that is null reads as "", 0.
class Row {
 public:
  virtual ~Row() = default;
  virtual std::string_view text(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
};
using TakeRow = std::function<void(const Row&)>;

enum class Kind { sqlite, postgres };
enum class Access;  // store.hpp

class Database {
 public:
  virtual ~Database() = default;
  virtual Kind kind() const noexcept = 0;
  // The place to name in errors: the path, or the URL without its password.
  virtual const std::string& place() const noexcept = 0;

  // Prepares (once for each text) and runs one statement. All calls throw Fault.
  virtual void run(const std::string& sql, const Values& values = {}, const TakeRow& take = {}) = 0;
  // Several statements without values.
  virtual void script(const std::string& sql) = 0;
  // A writing transaction keeps all other writers out until its end; a reading one sees one moment throughout. One within
  // another is a savepoint of it.
  void begin(bool writing);
  void commit();
  void roll_back() noexcept;
  bool in_transaction() const noexcept { return depth_ > 0; }

 protected:
  virtual void begin_outermost(bool writing) = 0;
  // Leaves no transaction open, whether it succeeds or throws.
  virtual void commit_outermost() = 0;
  virtual void roll_back_outermost() noexcept = 0;
  // Full disks and lost connections end a transaction by themselves.
  virtual bool still_open() const noexcept = 0;

 private:
  int depth_ = 0;
};

std::unique_ptr<Database> open_sqlite(const std::string& path, Access access);
std::unique_ptr<Database> open_postgres(const std::string& url);

// Ends in commit() or, when left early, in roll_back().
class Transaction {
 public:
  Transaction(Database& db, bool writing) : db_(db) { db_.begin(writing); }
  ~Transaction() {
    if (open_) db_.roll_back();
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() {
    open_ = false;
    db_.commit();
  }

 private:
  Database& db_;
  bool open_ = true;
};

// Writes many rows with few statements: "INSERT INTO <into> VALUES (...), (...) <behind>".
class Inserter {
 public:
  Inserter(Database& db, std::string into, std::size_t columns, std::string behind = {})
      : db_(db), into_(std::move(into)), behind_(std::move(behind)), columns_(columns) {}
  void add(Values row);
  void finish();

 private:
  void flush(std::size_t rows);
  Database& db_;
  std::string into_, behind_;
  std::size_t columns_;
  Values waiting_;
};

}  // namespace marsad::store
