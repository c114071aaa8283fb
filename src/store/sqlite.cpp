// SQLite: one file in WAL mode. A commit outlives a kill; after a power cut the last ones may be missing, never torn.
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>
#include <unordered_map>

#include "database.hpp"
#include "store.hpp"

namespace marsad::store {
namespace {

namespace fs = std::filesystem;

constexpr int kPatience = 120'000;  // ms that a writer waits for another

class SqliteRow : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  std::string_view text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                 : std::string_view{};
  }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }

 private:
  sqlite3_stmt* statement_;
};

// The advice that fits what went wrong.
std::string advice(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL: return "free space on its disk and run again: what was committed is kept, nothing is half written";
    case SQLITE_READONLY: return "give write permission to the file and its folder, or name another file";
    case SQLITE_CANTOPEN: return "is the folder there, and may you write to it?";
    case SQLITE_NOTADB: return "name a store that `marsad ingest` made, or a file that does not exist yet";
    case SQLITE_BUSY: return "another program keeps the file locked; run again when it is done";
    case SQLITE_CORRUPT: return "restore the file from a copy; `sqlite3 FILE .recover` saves what can be read";
    case SQLITE_IOERR: return "is the disk full or failing? What was committed is kept; run again";
    default: return "";
  }
}

class Sqlite : public Database {
 public:
  Sqlite(const std::string& path, Access access) : path_(path) { open(access); }
  ~Sqlite() override {
    for (const auto& [sql, statement] : prepared_) sqlite3_finalize(statement);
    sqlite3_close(db_);
  }
  Kind kind() const noexcept override { return Kind::sqlite; }
  const std::string& place() const noexcept override { return path_; }

  void run(const std::string& sql, const Values& values, const TakeRow& take) override {
    sqlite3_stmt* statement = prepare(sql);
    struct Reset {
      sqlite3_stmt* statement;
      ~Reset() { sqlite3_reset(statement), sqlite3_clear_bindings(statement); }
    } reset{statement};
    for (std::size_t i = 0; i < values.size(); ++i) bind(statement, i + 1, values[i]);
    const SqliteRow row(statement);
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
      if (take) take(row);
    if (code != SQLITE_DONE) fail();
  }

  void script(const std::string& sql) override {
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }

 protected:
  void begin_outermost(bool writing) override { script(writing ? "BEGIN IMMEDIATE" : "BEGIN"); }
  void commit_outermost() override {
    if (sqlite3_exec(db_, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK) return;
    const Fault fault = told();
    roll_back_outermost();
    throw fault;
  }
  void roll_back_outermost() noexcept override {
    if (still_open()) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  bool still_open() const noexcept override { return sqlite3_get_autocommit(db_) == 0; }

 private:
  Fault told() const {
    const int code = sqlite3_extended_errcode(db_);
    const bool full = (code & 0xff) == SQLITE_FULL;
    return {{ErrorCode::io, path_, "", std::string("the store: ") + (full ? "the disk is full" : sqlite3_errmsg(db_)),
             advice(code)}};
  }
  [[noreturn]] void fail() const { throw told(); }

  void open(Access access) {
    std::error_code ignored;
    if (access != Access::create && !fs::exists(path_, ignored))
      throw Fault{{ErrorCode::io, path_, "", "there is no such store", "`marsad ingest INPUT --store FILE` makes one"}};
    if (fs::is_directory(path_, ignored))
      throw Fault{{ErrorCode::io, path_, "", "a folder is no store", "name a file in it, e.g. " + path_ + "/marsad.db"}};
    const int how = access == Access::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
    if (access == Access::read && still())
      connect("file:" + escaped() + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    else
      connect(path_, how);
    if (access != Access::read && sqlite3_db_readonly(db_, "main") == 1)
      throw Fault{{ErrorCode::io, path_, "", "the store is read-only: nothing was written", advice(SQLITE_READONLY)}};
    if (access != Access::read) to_wal();
    script(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; "
        "PRAGMA wal_autocheckpoint = 8192; PRAGMA secure_delete = FAST;");
  }

  void connect(const std::string& name, int how) {
    if (sqlite3_open_v2(name.c_str(), &db_, how, nullptr) != SQLITE_OK) {
      const Fault fault = told();
      sqlite3_close(db_);
      db_ = nullptr;
      throw fault;
    }
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_timeout(db_, kPatience);
  }

  // Nobody can change a store whose folder may not be written to: then it can be read without the files that readers and
  // writers share.
  bool still() const {
    const fs::path folder = fs::path(path_).has_parent_path() ? fs::path(path_).parent_path() : fs::path(".");
    std::error_code ignored;
    return ::access(folder.c_str(), W_OK) != 0 && !fs::exists(path_ + "-wal", ignored);
  }
  std::string escaped() const {
    std::string out;
    for (const char c : path_) {
      static constexpr char kHex[] = "0123456789ABCDEF";
      if (c == '?' || c == '#' || c == '%')
        out += {'%', kHex[static_cast<unsigned char>(c) >> 4], kHex[c & 15]};
      else
        out += c;
    }
    return out;
  }

  // Two that open a new file at once may meet here, where SQLite does not wait by itself.
  void to_wal() {
    for (int tries = 0;; ++tries) {
      const int code = sqlite3_exec(db_, "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
      if (code == SQLITE_OK) return;
      if ((code & 0xff) != SQLITE_BUSY || tries == 600) fail();
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }

  sqlite3_stmt* prepare(const std::string& sql) {
    const auto found = prepared_.find(sql);
    if (found != prepared_.end()) return found->second;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(db_, sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
        SQLITE_OK)
      fail();
    return prepared_.emplace(sql, statement).first->second;
  }

  // "$3" is a name to SQLite, its number the order in which names first stand in the text.
  void bind(sqlite3_stmt* statement, std::size_t number, const Value& value) const {
    const int at = sqlite3_bind_parameter_index(statement, ("$" + std::to_string(number)).c_str());
    int code = SQLITE_OK;
    if (const auto* text = std::get_if<std::string>(&value))
      code = sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    else if (const auto* integer = std::get_if<std::int64_t>(&value))
      code = sqlite3_bind_int64(statement, at, *integer);
    else if (const auto* number_value = std::get_if<double>(&value))
      code = sqlite3_bind_double(statement, at, *number_value);
    else
      code = sqlite3_bind_null(statement, at);
    if (code != SQLITE_OK) fail();
  }

  std::string path_;
  sqlite3* db_ = nullptr;
  std::unordered_map<std::string, sqlite3_stmt*> prepared_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, Access access) {
  return std::make_unique<Sqlite>(path, access);
}

}  // namespace marsad::store
