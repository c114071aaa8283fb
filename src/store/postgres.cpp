// PostgreSQL 15 with PostGIS, by libpqxx. Writers take turns: numbers are given in the order of commits, as in SQLite.
#include <charconv>
#include <unordered_map>

#include <pqxx/pqxx>

#include "database.hpp"

namespace marsad::store {
namespace {

constexpr const char* kLock = "SELECT pg_advisory_xact_lock(7246523)";  // "marsad" writers of this database

// The address as it may be shown: without the password.
std::string shown(const std::string& url) {
  const std::size_t from = url.find("://"), at = url.find('@', from == std::string::npos ? 0 : from + 3);
  if (from == std::string::npos || at == std::string::npos) return url;
  const std::size_t colon = url.find(':', from + 3);
  return colon < at ? url.substr(0, colon) + url.substr(at) : url;
}

std::string written(double value) {
  char bytes[40];
  const auto end = std::to_chars(bytes, bytes + sizeof bytes, value);
  return std::string(bytes, end.ptr);
}

class PostgresRow : public Row {
 public:
  explicit PostgresRow(pqxx::row row) : row_(std::move(row)) {}
  std::string_view text(int column) const override {
    const auto field = row_[static_cast<pqxx::row::size_type>(column)];
    return field.is_null() ? std::string_view{} : std::string_view(field.c_str(), field.size());
  }
  std::int64_t integer(int column) const override {
    const std::string_view bytes = text(column);
    std::int64_t out = 0;
    std::from_chars(bytes.data(), bytes.data() + bytes.size(), out);
    return out;
  }

 private:
  pqxx::row row_;
};

// The advice that fits an SQLSTATE.
std::string advice(std::string_view state) {
  if (state == "53100") return "free space on the server's disk and run again: what was committed is kept";
  if (state == "25006") return "the server or the account may only read; name another address";
  if (state == "42501") return "ask for the rights to create and write tables in this database";
  if (state.substr(0, 2) == "08" || state.empty()) return "is the server running and the address right? Run again then";
  if (state.substr(0, 2) == "57") return "run again when the server is back: what was committed is kept";
  return "";
}

class Postgres : public Database {
 public:
  explicit Postgres(const std::string& url) : place_(shown(url)) {
    try {
      connection_ = std::make_unique<pqxx::connection>(url);
      session_ = std::make_unique<pqxx::nontransaction>(*connection_);
    } catch (const std::exception& error) {
      throw Fault{{ErrorCode::io, place_, "", "no connection: " + first_line(error.what()),
                   "is the server running, and the address postgresql://USER@HOST:PORT/DATABASE right?"}};
    }
    if (connection_->server_version() < 150000)
      throw Fault{{ErrorCode::io, place_, "", "the server is older than PostgreSQL 15", "a newer server, or a file"}};
    script("SET client_min_messages = warning; SET search_path = marsad, public; SET client_encoding = 'UTF8'");
  }
  Kind kind() const noexcept override { return Kind::postgres; }
  const std::string& place() const noexcept override { return place_; }

  void run(const std::string& sql, const Values& values, const TakeRow& take) override {
    std::vector<std::string> texts;
    std::vector<const char*> given;
    texts.reserve(values.size());
    for (const Value& value : values) given.push_back(text_of(value, texts));
    const pqxx::result rows = told([&] {
      return session_->exec_prepared(prepared(sql), pqxx::prepare::make_dynamic_params(given.begin(), given.end()));
    });
    if (!take) return;
    for (const auto& row : rows) take(PostgresRow(row));
  }

  void script(const std::string& sql) override {
    told([&] { return session_->exec(sql); });
  }

 protected:
  void begin_outermost(bool writing) override {
    script(writing ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (writing) script(kLock);
  }
  void commit_outermost() override { script("COMMIT"); }
  bool still_open() const noexcept override { return connection_->is_open(); }
  void roll_back_outermost() noexcept override {
    try {
      session_->exec("ROLLBACK");
    } catch (const std::exception&) {  // the connection is gone, and with it the transaction
    }
  }

 private:
  static std::string first_line(std::string text) {
    text.resize(std::min(text.find('\n'), text.size()));
    return text.rfind("ERROR:  ", 0) == 0 ? text.substr(8) : text;
  }

  static const char* text_of(const Value& value, std::vector<std::string>& texts) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      if (text->find('\0') != std::string::npos)
        throw Fault{{ErrorCode::field, "", "", "a text holds the character U+0000, which PostgreSQL does not take", ""}};
      return text->c_str();
    }
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return texts.emplace_back(std::to_string(*integer)).c_str();
    if (const auto* number = std::get_if<double>(&value)) return texts.emplace_back(written(*number)).c_str();
    return nullptr;
  }

  template <typename Work>
  pqxx::result told(Work work) {
    try {
      return work();
    } catch (const pqxx::sql_error& error) {
      throw Fault{{ErrorCode::io, place_, "", "the store: " + first_line(error.what()), advice(error.sqlstate())}};
    } catch (const std::exception& error) {
      throw Fault{{ErrorCode::io, place_, "", "the store: " + first_line(error.what()), advice("")}};
    }
  }

  const std::string& prepared(const std::string& sql) {
    auto& name = names_[sql];
    if (name.empty()) {
      std::string fresh = "s" + std::to_string(names_.size());
      connection_->prepare(fresh, sql);
      name = std::move(fresh);
    }
    return name;
  }

  std::string place_;
  std::unique_ptr<pqxx::connection> connection_;
  std::unique_ptr<pqxx::nontransaction> session_;
  std::unordered_map<std::string, std::string> names_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& url) { return std::make_unique<Postgres>(url); }

}  // namespace marsad::store
