#include "schema.hpp"

#include <algorithm>
#include <array>

namespace marsad::store {
namespace {

// {text} {int} {real}: the type's name; texts sort by bytes in both. Unknown text is '', unknown figures are null.
// `no` comes from one counter, so that what came later has the higher number; a changed event is a new row.
// event_names and blocks are kept in one order only, for speed: whoever removes an event works out their keys from its line.
constexpr const char* kFirst = R"(
CREATE TABLE counter (id {int} PRIMARY KEY CHECK (id = 1), value {int} NOT NULL);
INSERT INTO counter VALUES (1, 0);
CREATE TABLE settings (name {text} PRIMARY KEY, value {text} NOT NULL);
CREATE TABLE runs (no {int} PRIMARY KEY, at {text} NOT NULL, who {text} NOT NULL, what {text} NOT NULL,
  knowledge {text} NOT NULL, counts {text} NOT NULL);
CREATE TABLE reports (no {int} PRIMARY KEY, id {text} NOT NULL UNIQUE, content {text} NOT NULL, sha256 {text} NOT NULL,
  url {text} NOT NULL, title {text} NOT NULL, publisher {text} NOT NULL, published {text} NOT NULL,
  retrieved {text} NOT NULL, published_from {text} NOT NULL, archive {text} NOT NULL, knowledge {text} NOT NULL,
  line {text} NOT NULL);
CREATE TABLE totals (report {int} NOT NULL REFERENCES reports(no), position {int} NOT NULL, line {text} NOT NULL,
  PRIMARY KEY (report, position));
CREATE TABLE events (no {int} PRIMARY KEY, id {text} NOT NULL UNIQUE, report {int} NOT NULL REFERENCES reports(no),
  line {text} NOT NULL, type {text} NOT NULL, subtype {text} NOT NULL, status {text} NOT NULL,
  day_from {text} NOT NULL, day_to {text} NOT NULL, day_precision {text} NOT NULL, country {text} NOT NULL,
  admin1 {text} NOT NULL, admin2 {text} NOT NULL, admin3 {text} NOT NULL, pcode {text} NOT NULL, place_id {text} NOT NULL,
  place_precision {text} NOT NULL, lat {real}, lon {real}, source {text} NOT NULL, confidence {real} NOT NULL,
  killed {int}, injured {int}, killed_or_injured {int}, captured {int}, missing {int}, displaced {int}, surrendered {int},
  released {int}, civilians_killed {int});
CREATE INDEX events_in_order ON events(day_from, id);
CREATE INDEX events_of_report ON events(report);
CREATE TABLE evidence (event {int} NOT NULL REFERENCES events(no) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, position {int} NOT NULL,
  field {text} NOT NULL, from_byte {int} NOT NULL, to_byte {int} NOT NULL, words {text} NOT NULL,
  PRIMARY KEY (event, position)){compact};
CREATE TABLE event_names (name {text} NOT NULL, role {text} NOT NULL, event {int} NOT NULL,
  PRIMARY KEY (name, role, event)){compact};
CREATE TABLE blocks (place {int} NOT NULL, event {int} NOT NULL, PRIMARY KEY (place, event)){compact};
CREATE TABLE incidents (id {text} PRIMARY KEY, line {text} NOT NULL, day_from {text} NOT NULL);
CREATE INDEX incidents_in_order ON incidents(day_from, id);
CREATE TABLE members (event {text} PRIMARY KEY, incident {text} NOT NULL REFERENCES incidents(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX members_of_incident ON members(incident);
CREATE TABLE unlinked (no {int} PRIMARY KEY, event {text} NOT NULL, former {text} NOT NULL);
CREATE TABLE decisions (a {text} NOT NULL, b {text} NOT NULL, together {int} NOT NULL, at {text} NOT NULL,
  who {text} NOT NULL, why {text} NOT NULL, PRIMARY KEY (a, b), CHECK (a < b));
CREATE INDEX decisions_of_second ON decisions(b);
CREATE TABLE tombstones (no {int} PRIMARY KEY, event {text} NOT NULL, report {text} NOT NULL, heir {text} NOT NULL,
  line {text} NOT NULL, at {text} NOT NULL, who {text} NOT NULL, why {text} NOT NULL);
CREATE INDEX tombstones_of_event ON tombstones(event);
CREATE TABLE revisions (no {int} PRIMARY KEY, kind {text} NOT NULL, id {text} NOT NULL, what {text} NOT NULL,
  at {text} NOT NULL, who {text} NOT NULL, why {text} NOT NULL, before {text} NOT NULL);
CREATE INDEX revisions_of_one ON revisions(kind, id, no);
)";

constexpr const char* kFirstSqlite = R"(
CREATE VIRTUAL TABLE report_words USING fts5(words, tokenize = 'ascii', columnsize = 0);
INSERT INTO report_words (report_words, rank) VALUES ('automerge', 16);
CREATE VIRTUAL TABLE event_points USING rtree(event, south, north, west, east);
CREATE TRIGGER point_added AFTER INSERT ON events WHEN new.lat IS NOT NULL AND new.lon IS NOT NULL BEGIN
  INSERT INTO event_points VALUES (new.no, new.lat, new.lat, new.lon, new.lon); END;
CREATE TRIGGER point_removed AFTER DELETE ON events BEGIN DELETE FROM event_points WHERE event = old.no; END;
)";

constexpr const char* kFirstPostgres = R"(
CREATE TABLE report_words (rowid BIGINT PRIMARY KEY REFERENCES reports(no), words tsvector NOT NULL);
CREATE INDEX report_words_found ON report_words USING gin(words);
CREATE INDEX event_points ON events USING gist (ST_SetSRID(ST_MakePoint(lon, lat), 4326))
  WHERE lat IS NOT NULL AND lon IS NOT NULL;
)";

struct Step {
  const char *both, *sqlite, *postgres;
};
constexpr std::array<Step, kSchemaVersion> kSteps{{{kFirst, kFirstSqlite, kFirstPostgres}}};

std::string in_dialect(std::string sql, Kind kind) {
  const bool lite = kind == Kind::sqlite;
  const std::pair<std::string_view, const char*> words[] = {{"{text}", lite ? "TEXT" : "TEXT COLLATE \"C\""},
                                                            {"{int}", lite ? "INTEGER" : "BIGINT"},
                                                            {"{real}", lite ? "REAL" : "DOUBLE PRECISION"},
                                                            {"{compact}", lite ? " WITHOUT ROWID" : ""}};
  for (const auto& [mark, word] : words)
    for (std::size_t at = 0; (at = sql.find(mark, at)) != std::string::npos;) sql.replace(at, mark.size(), word);
  return sql;
}

bool has_table(Database& db, const char* name) {
  bool found = false;
  db.run(db.kind() == Kind::sqlite ? "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1"
                                   : "SELECT 1 FROM pg_tables WHERE schemaname = 'marsad' AND tablename = $1",
         {std::string(name)}, [&](const Row&) { found = true; });
  return found;
}

bool is_empty(Database& db) {
  bool any = false;
  if (db.kind() == Kind::sqlite) db.run("SELECT 1 FROM sqlite_master LIMIT 1", {}, [&](const Row&) { any = true; });
  return !any;
}

// 0: no store yet.
int version_of(Database& db) {
  if (!has_table(db, "schema_version")) {
    if (is_empty(db)) return 0;
    throw Fault{{ErrorCode::knowledge_format, db.place(), "", "the file is a database, but no store of Marsad's",
                 "name another file"}};
  }
  std::int64_t version = 0;
  db.run("SELECT max(version) FROM schema_version", {}, [&](const Row& row) { version = row.integer(0); });
  return static_cast<int>(version);
}

// PostGIS comes with a package of its own and is switched on for each database by somebody who may.
void need_postgis(Database& db) {
  try {
    db.script("CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public");
  } catch (const Fault& fault) {
    const std::string& said = fault.error.message;
    if (said.find("permission") == std::string::npos && said.find("extension") == std::string::npos) throw;
    throw Fault{{ErrorCode::io, db.place(), "", said,
                 "the database needs PostGIS: install postgresql-15-postgis-3 on the server, then let an administrator run "
                 "CREATE EXTENSION postgis in it"}};
  }
}

Fault newer(const Database& db, int version) {
  return {{ErrorCode::knowledge_format, db.place(), "",
           "the store has schema version " + std::to_string(version) + ", this program knows up to " +
               std::to_string(kSchemaVersion),
           "use the newer program that made it"}};
}

}  // namespace

void bring_up_to_date(Database& db) {
  // Most often nothing is to do, and then nobody has to wait.
  if (has_table(db, "schema_version") && version_of(db) == kSchemaVersion) return;
  Transaction transaction(db, true);
  const int version = version_of(db);
  if (version > kSchemaVersion) throw newer(db, version);
  if (version == 0 && db.kind() == Kind::postgres) {
    need_postgis(db);
    db.script("CREATE SCHEMA IF NOT EXISTS marsad");
  }
  if (version == 0) db.script(in_dialect("CREATE TABLE schema_version (version {int} PRIMARY KEY)", db.kind()));
  for (int step = version; step < kSchemaVersion; ++step) {
    const Step& sql = kSteps[static_cast<std::size_t>(step)];
    db.script(in_dialect(sql.both, db.kind()));
    db.script(in_dialect(db.kind() == Kind::sqlite ? sql.sqlite : sql.postgres, db.kind()));
    db.run("INSERT INTO schema_version VALUES ($1)", {std::int64_t{step + 1}});
  }
  transaction.commit();
}

void check_version(Database& db) {
  const int version = version_of(db);
  if (version > kSchemaVersion) throw newer(db, version);
  if (version == kSchemaVersion) return;
  throw Fault{
      {ErrorCode::knowledge_format, db.place(), "",
       version == 0 ? "there is no store in it" : "the store has the older schema version " + std::to_string(version),
       version == 0 ? "`marsad ingest INPUT --store " + db.place() + "` makes one"
                    : "`marsad ingest --store " + db.place() + "` without inputs brings it up to date"}};
}

}  // namespace marsad::store
