// What the commands share: their options, how they speak, where they find knowledge.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "marsad/error.hpp"
#include "marsad/knowledge.hpp"

namespace marsad::cli {

// Exit codes of every command.
inline constexpr int kDone = 0, kSomeFailed = 1, kUsage = 2;

// export, import, sitrep
struct Exporting {
  bool open = false, restricted = false, incidents = false;  // --public, --restricted
  std::string log, before, deleted;                          // redactions; an earlier ACLED table and its deleted list
  std::string from, to, lang = "en";
  std::vector<std::string> types, countries, admin1, actors;
};

struct Options {
  std::vector<std::string> inputs;  // files, folders, "-"; for explain also words
  std::string published, id;
  std::string format = "jsonl";
  std::string out, aggregates, doubtful;  // empty: standard output; no aggregates; no doubtful events
  std::string knowledge;                  // empty: found by default_knowledge()
  std::string colour = "auto";            // auto | always | never
  int threads = 0;                        // 0: one a processor
  bool acled_numbers = false;
  bool quiet = false;
  bool notes = false;                                 // check: print notes too
  std::string word, imperfect, kind;                  // inflect
  std::string kinds, now, prefer = "past";            // mentions
  std::string columns;                                // "text=body,published=date"
  std::string duplicates = "code";                    // code | mark | skip: what to do with a text that came before
  std::string archive, state;                         // archive folder; state of watch
  std::string url, headers;                           // archive add
  double seconds = 0;                                 // watch: how long, 0: without end
  bool once = false;                                  // watch: each feed once, then stop
  std::string decisions;                              // link: a reviewer's
  std::string layer;                                  // your own places; empty: found by layer_path(), "none": without
  std::string geonames, alternates, pcodes, country;  // gazetteer import
  Exporting exporting;
  bool json = false, by_kind = false, by_file = false, list = false;  // score
  std::string store;                                                  // a file or a postgresql:// address
  std::string who, why;                                               // who changes a store, and why
  bool unused = false;                                                // fired: only entries that never fire
  std::string cases;                                                  // fired: a folder of cases instead of reports
  bool events = false;                                                // ingest: standard input holds event lines
  struct {
    std::string where, from, to, type, actor, box, text, after, kind = "events";
    std::size_t limit = 0;
  } find;
};

int run_code(const Options& options);
int run_demo(const Options& options);
int run_explain(const Options& options);
int run_check(const Options& options);
int run_test(const Options& options);
int run_fired(const Options& options);
int run_version(const Options& options);
int run_compile(const Options& options);
int run_inflect(const Options& options);
int run_mentions(const Options& options);
int run_tokens(const Options& options);
int run_classify(const Options& options);
int run_tellings(const Options& options);
int run_convert(const Options& options);
int run_link(const Options& options);
int run_explain_link(const Options& options);
int run_export(const Options& options);
int run_import(const Options& options);
int run_sitrep(const Options& options);
int run_score(const Options& options);
int run_ingest(const Options& options);
int run_find(const Options& options);
int run_recode(const Options& options);
int run_pin(const Options& options);
int run_forbid(const Options& options);
int run_unpin(const Options& options);
int run_watch(const Options& options);
int run_archive(const Options& options);

// "marsad: place: message: 'fragment' (suggestion)" on standard error, on a line of its own.
void complain(const Error& error);
void complain(std::string_view message);
Error usage_error(std::string place, std::string message, std::string suggestion = {});

// Colour on that stream: as asked, or when it is a terminal and NO_COLOR is not set.
bool wants_colour(const Options& options, int file);
// Columns of the terminal behind `file`, 0 when it is none.
std::size_t terminal_width(int file);

// The nearest of `names` when it is near enough to be a slip of the hand, else "".
std::string nearest(std::string_view word, const std::vector<std::string>& names);

int run_gazetteer_import(const Options& options);
int run_gazetteer_find(const Options& options);

// The user's own places: --layer, else $MARSAD_LAYER, else $XDG_DATA_HOME/marsad/places.rec (~/.local/share/... without it).
// "none" or no such file: "". `wanted` also gives the default path when there is no file yet.
std::string layer_path(const Options& options, bool wanted = false);
// The built-in knowledge alone: --knowledge, else $MARSAD_KNOWLEDGE, else beside the program, else where packages put it.
Expected<Knowledge> open_built_in(const Options& options);
// The same with the user's layer over it. The two are compiled into one file beside the layer, once for each change of
// either; with --knowledge or $MARSAD_KNOWLEDGE only a layer that is named is taken.
Expected<Knowledge> open_knowledge(const Options& options);

}  // namespace marsad::cli
