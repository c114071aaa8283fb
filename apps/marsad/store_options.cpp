#include "store_options.hpp"

#include <tuple>

#include <fmt/format.h>

#include "store/expression.hpp"

namespace marsad::cli {
namespace {

constexpr const char* kIngestExamples =
    R"(A store is one SQLite file, or a PostgreSQL 15 database with PostGIS (postgresql://USER@HOST:PORT/DATABASE). INPUT is whatever
`marsad code` reads, or event lines that it wrote. Each report goes in whole or not at all: after a kill or a full disk the store holds whole
reports only, and the same command goes on where it ended. What is known already is passed over, so that running it twice changes
nothing; a report that comes again with another text is kept beside its former one. Incidents follow as events arrive.
Examples:
  marsad ingest reports/ --store marsad.db
  marsad ingest news.warc.gz --store postgresql://me@localhost/marsad --archive evidence
  marsad ingest events.jsonl --store marsad.db             lines of `marsad code`
  marsad code reports/ | marsad ingest - --events --store marsad.db
  marsad ingest --store marsad.db                          only links what still waits, and brings an older store up to date)";

constexpr const char* kFindExamples =
    R"(Lists events, oldest first, those of one day by id: the order never changes, so pages fit together.
--where takes conditions: FIELD = 'text', != < <= > >= with figures and days, in ('a', 'b'), ~ 'part', is unknown; joined by and, or,
not and brackets.
Examples:
  marsad find --store marsad.db --where "admin1 = 'Deir ez-Zor' and killed >= 5" --from 2019-01-01 --to 2019-03-31
  marsad find --store marsad.db --actor sdf --type Battles --format table
  marsad find --store marsad.db --bbox 40,34,41.5,36 --text '"WORD WORD" WORD*'
  marsad find --store marsad.db --limit 100 --after 2019-01-26/d5c672d2d7087eeb
  marsad find --store marsad.db --kind incidents --where "civilians_killed > 0"
  marsad find --store marsad.db --kind tombstones          events that are told no more
  marsad find --store marsad.db --kind revisions --id d5c672d2d7087eeb
Fields of --where:
)";

constexpr const char* kRecodeExamples =
    R"(Reads every report whose text is kept and that another knowledge read. Events that come out otherwise are replaced; what stood before
is kept (`marsad find --kind revisions`, `--kind tombstones`) with day, who and why. Reviewers' decisions move to the event that rests on
the same words. Prints how many events changed, and in which fields. After a kill the same command goes on where it ended.
Examples:
  marsad recode --store marsad.db --why "new actors of Idlib"
  marsad recode --store marsad.db --out changes.jsonl      each change, before and after)";

constexpr const char* kDecisionExamples =
    R"(pin: two events are one incident, whatever their score; forbid: they never are; unpin: takes either back. The decision stands above
every score, is kept with who and why, and outlives re-coding.
Examples:
  marsad pin d5c672d2d7087eeb 0e494135d9908d1f --store marsad.db --who "R. K." --why "one strike, told twice"
  marsad forbid d5c672d2d7087eeb 0e494135d9908d1f --store marsad.db --why "an hour apart"
  marsad find --store marsad.db --kind decisions)";

std::string find_footer() {
  std::string out = kFindExamples;
  for (const store::FieldNote& field : store::expression_fields())
    out += fmt::format("  {:18} {:7} {}\n", field.name, field.kind, field.meaning);
  return out;
}

std::string one_of(const std::string& value, const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) {
    if (name == value) return "";
    list += (list.empty() ? "" : ", ") + name;
  }
  const std::string near = nearest(value, names);
  return "'" + value + "' is none of " + list + (near.empty() ? "" : " (did you mean '" + near + "'?)");
}

class StoreCommands {
 public:
  StoreCommands(Options& options, const AddCommand& command, const std::function<void(CLI::App*)>& add_knowledge)
      : options_(options), command_(command), add_knowledge_(add_knowledge) {}

  void add() {
    add_ingest();
    add_find();
    add_recode();
    add_decisions();
  }

 private:
  void add_store(CLI::App* sub) {
    sub->add_option("--store", options_.store, "a file, or postgresql://USER@HOST:PORT/DATABASE")
        ->type_name("STORE")
        ->required();
  }
  void add_author(CLI::App* sub) {
    sub->add_option("--who", options_.who, "who does it (default: $MARSAD_WHO, else the login name)")->type_name("NAME");
    sub->add_option("--why", options_.why, "why; kept with what changes")->type_name("WORDS");
  }

  void add_ingest() {
    CLI::App* ingest =
        command_("ingest", "put reports, their events and incidents into a store", run_ingest, kIngestExamples);
    ingest->add_option("INPUT", options_.inputs, "files, folders, or - for standard input");
    add_store(ingest);
    ingest->add_flag("--events", options_.events, "standard input holds event lines, no reports");
    ingest->add_option("--archive", options_.archive, "archive that keeps the untouched bytes; noted with each report")
        ->type_name("DIR");
    ingest->add_option("--published", options_.published, "day the reports were published, as 2019-01-27")
        ->type_name("DATE");
    ingest->add_option("--columns", options_.columns, "names of columns or fields, as text=body,published=date,url=link")
        ->type_name("MAP");
    ingest->add_option("--duplicates", options_.duplicates, "code (default), mark or skip texts that came before")
        ->type_name("WHAT")
        ->check([](const std::string& what) {
          return one_of(what, {"code", "mark", "skip"});
        });
    ingest->add_option("--threads", options_.threads, "threads (default: one a processor)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    ingest->add_flag("-q,--quiet", options_.quiet, "no progress and no counts; errors are still told");
    add_author(ingest);
    add_knowledge_(ingest);
  }

  void add_recode() {
    CLI::App* recode = command_("recode", "read kept reports again with the present knowledge", run_recode, kRecodeExamples);
    add_store(recode);
    recode->add_option("--out", options_.out, "write each change to FILE, one JSON object a line")->type_name("FILE");
    recode->add_flag("-q,--quiet", options_.quiet, "no progress and no summary");
    add_author(recode);
    add_knowledge_(recode);
  }

  void add_decisions() {
    const std::tuple<const char*, const char*, int (*)(const Options&)> commands[] = {
        {"pin", "two events of a store are one incident", run_pin},
        {"forbid", "two events of a store are never one incident", run_forbid},
        {"unpin", "take `pin` or `forbid` back", run_unpin}};
    for (const auto& [name, what, action] : commands) {
      CLI::App* sub = command_(name, what, action, kDecisionExamples);
      sub->add_option("A B", options_.inputs, "ids of two events")->required();
      add_store(sub);
      add_author(sub);
      add_knowledge_(sub);
    }
  }

  void add_find() {
    static const std::string kFooter = find_footer();
    CLI::App* find = command_("find", "list what a store holds", run_find, kFooter.c_str());
    auto& ask = options_.find;
    add_store(find);
    find->add_option("--where", ask.where, "conditions, see below")->type_name("CONDITIONS");
    find->add_option("--from", ask.from, "not before this day")->type_name("DATE");
    find->add_option("--to", ask.to, "not after this day")->type_name("DATE");
    find->add_option("--type", ask.type, "a type or sub-type")->type_name("TYPE");
    find->add_option("--actor", ask.actor, "a party, by id or name in either script")->type_name("ACTOR");
    find->add_option("--bbox", ask.box, "west, south, east, north in degrees")->type_name("W,S,E,N");
    find->add_option("--text", ask.text, "words of the report, \"phrases\", beginnings*")->type_name("WORDS");
    find->add_option("--limit", ask.limit, "at most so many")->type_name("N")->check(CLI::PositiveNumber);
    find->add_option("--after", ask.after, "go on behind this place, which the page before names")->type_name("PLACE");
    find->add_option("--kind", ask.kind,
                     "events (default), incidents, reports, totals, tombstones, decisions, revisions, runs")
        ->type_name("KIND")
        ->check([](const std::string& kind) {
          return one_of(kind, {"events", "incidents", "reports", "totals", "tombstones", "decisions", "revisions", "runs"});
        });
    find->add_option("--id", options_.id, "with totals, tombstones, decisions, revisions: of this one only")
        ->type_name("ID");
    find->add_option("--format", options_.format, "jsonl (default) or table (events)")
        ->type_name("FORMAT")
        ->check([](const std::string& name) {
          return one_of(name, {"jsonl", "table"});
        });
    find->add_option("--out", options_.out, "write to FILE, whole or not at all")->type_name("FILE");
    find->add_flag("-q,--quiet", options_.quiet, "no notes");
  }

  Options& options_;
  const AddCommand& command_;
  const std::function<void(CLI::App*)>& add_knowledge_;
};

}  // namespace

void add_store_commands(Options& options, const AddCommand& command, const std::function<void(CLI::App*)>& add_knowledge) {
  StoreCommands(options, command, add_knowledge).add();
}

}  // namespace marsad::cli
