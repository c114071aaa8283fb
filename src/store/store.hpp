// Where reports, events and incidents live: one SQLite file, or a PostgreSQL database with PostGIS. Nothing that is
// replaced is lost: what stood before is kept with the day, who did it and why.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "event_line.hpp"
#include "incident/link.hpp"
#include "marsad/error.hpp"
#include "marsad/report.hpp"

namespace marsad::store {

enum class Access { read, write, create };  // create: an absent store is made
class Database;
class Linking;

// Who changes something and why; kept with every change.
struct Author {
  std::string who, why;
};

// What one report came to.
struct Put {
  bool known = false;    // the same report stood there already: nothing was done
  bool changed = false;  // another text, day or address under this id: the former one is kept as a revision
  std::size_t added = 0, replaced = 0, removed = 0, same = 0;  // events
  // Of a report that stood there: each event line before and after; "" before: new, "" after: gone. An event that rests on
  // most of the words of one that is gone is the same event read otherwise.
  std::vector<std::pair<std::string, std::string>> changes;
};

struct KeptReport {
  Report report;
  std::string knowledge, archive;  // the hash of what read it; where its untouched bytes are kept
};

struct Box {
  double west = -180, south = -90, east = 180, north = 90;  // WGS 84 degrees; west > east crosses the 180th meridian
};

// Which events; fields that are empty do not narrow. Of incidents: those with such an event.
struct Query {
  std::string where;     // the language of expression.hpp: "admin1 = 'Deir ez-Zor' and killed >= 5"
  std::string from, to;  // ISO days, inclusive: events that may have happened then
  std::string type;      // a type or a sub-type
  std::string actor;     // id or name, of either side, in any spelling that folds alike
  std::optional<Box> box;
  std::string text;  // words of the report, folded as the engine folds: all must stand in it; "..." a phrase, x* a beginning
  std::string after;      // Page::next of the page before
  std::size_t limit = 0;  // 0: all
};

struct Page {
  std::size_t rows = 0;
  std::string next;  // where the next page begins; empty: there is none
};

// One line of JSON without its end. False: stop here.
using TakeLine = std::function<bool(std::string_view line)>;
// A report as it was read, the hash of the knowledge that read it, and where its untouched bytes are kept.
using TakeReport = std::function<bool(const Report& report, const std::string& knowledge, const std::string& archive)>;

struct Linked {
  std::size_t events = 0, incidents = 0;                           // in the whole store
  std::size_t looked_at = 0, added = 0, changed = 0, removed = 0;  // incidents, by this call
};

struct Tally {
  std::size_t reports = 0, events = 0, incidents = 0, unlinked = 0, decisions = 0, tombstones = 0;
};

// Events that were put a moment ago, by the number of their row: linking need not read them again.
using Fresh = std::unordered_map<std::int64_t, incident::Told>;

// One Store a thread; any number of them, in any number of programs, on one place. Writers wait for each other, readers for
// nobody. After a kill the store holds all reports that were committed, each with all its events, and nothing of the others.
// Errors of every call: io (disk full, read-only, connection lost: the call had no effect), knowledge_format (not a store,
// or one of a newer program).
class Store {
 public:
  // A path, or "postgresql://user@host:port/database". `create` makes a store where there is none and brings an older one
  // up to date.
  static Expected<std::unique_ptr<Store>> open(const std::string& where, Access access);
  ~Store();
  const std::string& place() const noexcept;

  // --- writing (put.cpp): one transaction a call
  // Does the store hold this very report (same id, text and facts about the page; when it was retrieved does not count)?
  Expected<bool> knows(const Report& report);
  // A report with all its events ("marsad.event/1" lines) and totals as read by the knowledge of that hash. Events the
  // report gave before and gives no more become tombstones, others are replaced when they differ in more than the hash.
  // `again`: the report is known and was read anew. Errors: json, field (a line that is no event of this report).
  Expected<Put> put(const Report& report, const std::vector<std::string>& events, const std::vector<std::string>& totals,
                    const std::string& knowledge, const std::string& archive, const Author& author, bool again = false);
  // Event lines of one report, of which the store need not hold the text. Adds and replaces, removes nothing.
  Expected<Put> put_events(std::vector<EventLine> events, const Author& author);
  // Between hold() and let_go() every put is a savepoint of one transaction, which spares disks much: only from let_go()
  // on does what was put last, and do other writers go on. To be held for moments, never while waiting for input. When
  // let_go() fails, nothing of it was put. link() lets go first.
  Expected<void> hold();
  Expected<void> let_go();
  // Notes a run of a command and what it came to.
  Expected<void> note_run(const std::string& what, const std::string& knowledge, const std::string& counts,
                          const Author& author);

  // --- incidents (linking.cpp)
  // Links what was put since the last call; the result is that of incident::link() on all events. Linked with another
  // knowledge before: all is linked anew.
  Expected<Linked> link(const incident::Weights& weights, const std::string& knowledge, const Author& author);
  // Pins two events to one incident or forbids it; stands above every score and outlives re-coding. Errors: usage (no such
  // event, or one event twice).
  Expected<void> decide(const std::string& a, const std::string& b, bool together, const Author& author);
  // Takes a decision back. Errors: usage (there is none).
  Expected<void> undecide(const std::string& a, const std::string& b, const Author& author);

  // --- reading (find.cpp): one moment of the store, whatever others write meanwhile
  // Lines as they were coded, in the order of their first day, then id. Memory does not grow with their number.
  // Errors: usage (a query that cannot be understood, with place and suggestion).
  Expected<Page> each_event(const Query& query, const TakeLine& take);
  // "marsad.incident/1" lines, in the order of their first day, then id.
  Expected<Page> each_incident(const Query& query, const TakeLine& take);
  // Reports as `marsad convert` writes them, in the order of their id; of those known by their events only, what the events
  // say of them, without text.
  Expected<void> each_report(const TakeReport& take);
  // Reports with a kept text that another knowledge read, in the order of their id behind `after`, at most so many.
  Expected<std::vector<KeptReport>> reports_read_otherwise(const std::string& knowledge, const std::string& after,
                                                           std::size_t most);
  // Lines of what else is kept, in the order of its making: "totals", "decisions", "tombstones", "revisions", "runs".
  // `id` not empty: only of that event, incident or report. Errors: usage (no such kind).
  Expected<void> each_of(const std::string& kind, const std::string& id, const TakeLine& take);
  Expected<Tally> count();

 private:
  explicit Store(std::unique_ptr<Database> db);
  std::unique_ptr<Database> db_;
  std::unique_ptr<Linking> linking_;  // what the last link() read
  Fresh fresh_;
  bool held_ = false;
};

}  // namespace marsad::store
