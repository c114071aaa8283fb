#include "state.hpp"

#include <sqlite3.h>

namespace marsad::watch {
namespace {

constexpr const char* kSchema = R"(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA locking_mode = EXCLUSIVE;
CREATE TABLE IF NOT EXISTS feed(url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, sha256 TEXT, next REAL, failures INTEGER);
CREATE TABLE IF NOT EXISTS page(url TEXT PRIMARY KEY, feed TEXT, entry TEXT, state INTEGER, next REAL, failures INTEGER, note TEXT);
CREATE INDEX IF NOT EXISTS page_waiting ON page(next) WHERE state = 0;
CREATE TABLE IF NOT EXISTS output(id INTEGER PRIMARY KEY CHECK (id = 1), bytes INTEGER);
INSERT OR IGNORE INTO output VALUES (1, 0);
)";

}  // namespace

struct State::Db {
  sqlite3* db = nullptr;
  std::string path;
  bool failed = false;

  ~Db() { sqlite3_close(db); }

  Error error() const { return {ErrorCode::io, path, "", std::string("the state: ") + sqlite3_errmsg(db), ""}; }

  // Runs a statement with text, number or integer values; `row` is called for each row.
  struct Value {
    std::optional<std::string> text;
    double number = 0;
    std::int64_t integer = 0;
    enum { kText, kNumber, kInteger } kind = kText;
    Value(const std::string& t) : text(t) {}  // NOLINT: a value is what it is made of
    Value(double n) : number(n), kind(kNumber) {}
    Value(std::int64_t i) : integer(i), kind(kInteger) {}
  };
  void run(const char* sql, const std::vector<Value>& values, const std::function<void(sqlite3_stmt*)>& row = {}) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) != SQLITE_OK) {
      failed = true;
      return;
    }
    int n = 0;
    for (const Value& value : values) {
      ++n;
      if (value.kind == Value::kText)
        sqlite3_bind_text(statement, n, value.text->c_str(), static_cast<int>(value.text->size()), SQLITE_TRANSIENT);
      else if (value.kind == Value::kNumber)
        sqlite3_bind_double(statement, n, value.number);
      else
        sqlite3_bind_int64(statement, n, value.integer);
    }
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
      if (row) row(statement);
    if (code != SQLITE_DONE) failed = true;
    sqlite3_finalize(statement);
  }
};

namespace {

std::string text_of(sqlite3_stmt* row, int column) {
  const unsigned char* text = sqlite3_column_text(row, column);
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

}  // namespace

State::State(std::unique_ptr<Db> db) : db_(std::move(db)) {}
State::~State() = default;
State::State(State&&) noexcept = default;
State& State::operator=(State&&) noexcept = default;

Expected<State> State::open(const std::string& path) {
  auto db = std::make_unique<Db>();
  db->path = path;
  if (sqlite3_open(path.c_str(), &db->db) != SQLITE_OK ||
      sqlite3_exec(db->db, kSchema, nullptr, nullptr, nullptr) != SQLITE_OK) {
    Error error = db->error();
    error.suggestion = "is another `marsad watch` running, or the file no state of one?";
    return tl::unexpected(std::move(error));
  }
  return State(std::move(db));
}

FeedState State::feed(const std::string& url) {
  FeedState out;
  db_->run("SELECT etag, last_modified, sha256, next, failures FROM feed WHERE url = ?", {url}, [&](sqlite3_stmt* row) {
    out = {text_of(row, 0), text_of(row, 1), text_of(row, 2), sqlite3_column_double(row, 3), sqlite3_column_int(row, 4)};
  });
  return out;
}

bool State::knows(const std::string& url) {
  bool known = false;
  db_->run("SELECT 1 FROM page WHERE url = ?", {url}, [&](sqlite3_stmt*) { known = true; });
  return known;
}

std::vector<WaitingPage> State::waiting() {
  std::vector<WaitingPage> out;
  db_->run("SELECT url, feed, entry, next, failures FROM page WHERE state = 0 ORDER BY next LIMIT 1000", {},
           [&](sqlite3_stmt* row) {
             out.push_back({text_of(row, 0), text_of(row, 1), text_of(row, 2), sqlite3_column_double(row, 3),
                            sqlite3_column_int(row, 4)});
           });
  return out;
}

std::uint64_t State::count_waiting() {
  std::uint64_t count = 0;
  db_->run("SELECT count(*) FROM page WHERE state = 0", {},
           [&](sqlite3_stmt* row) { count = static_cast<std::uint64_t>(sqlite3_column_int64(row, 0)); });
  return count;
}

std::uint64_t State::output_bytes() {
  std::uint64_t bytes = 0;
  db_->run("SELECT bytes FROM output", {},
           [&](sqlite3_stmt* row) { bytes = static_cast<std::uint64_t>(sqlite3_column_int64(row, 0)); });
  return bytes;
}

Expected<void> State::commit(const std::function<void()>& work) {
  db_->failed = false;
  db_->run("BEGIN IMMEDIATE", {});
  if (!db_->failed) work();
  if (!db_->failed) db_->run("COMMIT", {});
  if (!db_->failed) return {};
  Error error = db_->error();
  db_->run("ROLLBACK", {});
  return tl::unexpected(std::move(error));
}

void State::set_feed(const std::string& url, const FeedState& state) {
  db_->run("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?, ?)",
           {url, state.etag, state.last_modified, state.sha256, state.next, static_cast<std::int64_t>(state.failures)});
}

void State::add_page(const WaitingPage& page) {
  db_->run("INSERT OR IGNORE INTO page VALUES (?, ?, ?, 0, ?, 0, '')", {page.url, page.feed, page.entry, page.next});
}

void State::finish_page(const std::string& url, bool given_up, const std::string& note) {
  db_->run(
      "INSERT INTO page VALUES (?, '', '', ?, 0, 0, ?) ON CONFLICT(url) DO UPDATE SET state = excluded.state, "
      "entry = '', note = excluded.note",
      {url, static_cast<std::int64_t>(given_up ? 2 : 1), note});
}

void State::delay_page(const std::string& url, double next, int failures) {
  db_->run("UPDATE page SET next = ?, failures = ? WHERE url = ?", {next, static_cast<std::int64_t>(failures), url});
}

void State::set_output_bytes(std::uint64_t bytes) {
  db_->run("UPDATE output SET bytes = ?", {static_cast<std::int64_t>(bytes)});
}

}  // namespace marsad::watch
