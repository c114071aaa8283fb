// The command line: which command, which options, and what to say when they are wrong.
#include <cstdio>
#include <exception>
#include <map>

#include <CLI/CLI.hpp>

#include "base/date.hpp"
#include "base/moment.hpp"
#include "command.hpp"
#include "export_options.hpp"
#include "help.hpp"
#include "store_options.hpp"
#include "writers.hpp"

namespace marsad::cli {
namespace {

// Every long option of a command, for suggestions.
std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) out.push_back("--" + name);
  return out;
}

class CommandLine {
 public:
  CommandLine() {
    app_.description(
        "marsad reads Arabic field reports of conflict and writes down their events, each fact with the words that prove "
        "it.");
    app_.footer(std::string(kExamples) + "\n" + kExitCodes);
    app_.name("marsad");
    app_.require_subcommand(0, 1);
    app_.set_help_flag("-h,--help", "print this help");
    app_.add_flag("--version", version_, "print the version");
    add_code();
    add_convert();
    add_evidence();
    add_explain();
    add_link();
    add_store_commands(
        options_, [this](auto... of) { return command(of...); }, [this](CLI::App* sub) { add_knowledge(sub); });
    add_tokens();
    add_mentions();
    add_classify();
    add_score();
    add_tellings();
    add_exports();
    add_check_and_test();
    add_knowledge_commands();
    add_gazetteer();
  }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      std::fputs(app_.help().c_str(), stdout);
      return kDone;
    } catch (const CLI::ParseError& error) {
      complain(explained(error, argc, argv));
      return kUsage;
    }
    const auto chosen = app_.get_subcommands();
    if (chosen.empty()) {
      if (version_) return run_version(options_);
      std::fputs(app_.help().c_str(), stderr);
      return kUsage;
    }
    const auto verbs = chosen.front()->get_subcommands();
    const std::string verb = verbs.empty() ? "" : " " + verbs.front()->get_name();
    return actions_.at(chosen.front()->get_name() + verb)(options_);
  }

 private:
  CLI::App* command(const char* name, const char* what, int (*action)(const Options&), const char* examples) {
    CLI::App* sub = app_.add_subcommand(name, what);
    sub->footer(std::string(examples) + (*examples ? "\n" : "") + kExitCodes);
    actions_[name] = action;
    return sub;
  }

  void add_knowledge(CLI::App* sub) {
    sub->add_option(
           "--knowledge", options_.knowledge,
           "compiled knowledge file (default: $MARSAD_KNOWLEDGE, marsad.knowledge beside the program, /usr/share/marsad/)")
        ->type_name("FILE");
    sub->add_option("--layer", options_.layer,
                    "your own places over the built-in ones, `none` for without (default: $MARSAD_LAYER, "
                    "~/.local/share/marsad/places.rec; see `marsad gazetteer import --help`)")
        ->type_name("FILE");
  }

  void add_published(CLI::App* sub) {
    sub->add_option("--published", options_.published,
                    "day the report was published, as 2019-01-27; else taken from page or text")
        ->type_name("DATE")
        ->check([](const std::string& day) {
          return day.size() == 10 && base::parse_day(day) ? "" : "'" + day + "' is no day (write it as 2019-01-27)";
        });
  }

  void add_colour(CLI::App* sub) {
    sub->add_option("--colour,--color", options_.colour, "auto, always or never")
        ->type_name("WHEN")
        ->check([](const std::string& when) {
          return one_of("colour", when, {"auto", "always", "never"});
        });
  }

  static std::string one_of(const char* what, const std::string& value, const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) {
      if (name == value) return "";
      list += (list.empty() ? "" : ", ") + name;
    }
    const std::string near = nearest(value, names);
    return std::string("there is no ") + what + " '" + value + "' (" +
           (near.empty() ? "one of " + list : "did you mean '" + near + "'?") + ")";
  }

  void add_code() {
    CLI::App* code = command("code", "read reports and write their events", run_code, kCodeExamples);
    code->add_option("INPUT", options_.inputs, "files, folders, or - for standard input");
    add_published(code);
    code->add_option("--id", options_.id, "id of the one report (default: the name of its file)")->type_name("ID");
    code->add_option("--format", options_.format, "jsonl (default), table, acled, geojson or html")
        ->type_name("FORMAT")
        ->check([](const std::string& name) { return one_of("format", name, writer_formats()); });
    code->add_option("--threads", options_.threads, "threads (default: one a processor)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    code->add_option("--out", options_.out, "write to FILE, whole or not at all")->type_name("FILE");
    code->add_option("--aggregates", options_.aggregates,
                     "write totals over periods and campaigns to FILE, one JSON object a line")
        ->type_name("FILE");
    code->add_option("--doubtful", options_.doubtful,
                     "write events too doubtful for the output to FILE, one JSON object a line")
        ->type_name("FILE");
    add_collections(code);
    code->add_flag("--acled-numbers", options_.acled_numbers, "with --format acled: inter and interaction as numbers");
    code->add_flag("-q,--quiet", options_.quiet, "no progress and no notes; errors are still told");
    add_knowledge(code);
    add_colour(code);

    CLI::App* demo = command("demo", "code a folder into every format at once and print the table", run_demo,
                             "Example:\n  marsad demo examples --out out/demo");
    demo->add_option("DIR", options_.inputs, "files or folders")->required();
    demo->add_option("--out", options_.out, "folder to write to")->type_name("DIR")->required();
    demo->add_option("--threads", options_.threads, "threads")->type_name("N")->check(CLI::Range(1, 1024));
    add_published(demo);
    add_knowledge(demo);
    add_colour(demo);
  }

  void add_collections(CLI::App* sub) {
    sub->add_option("--columns", options_.columns, "names of columns or fields, as text=body,published=date,url=link")
        ->type_name("MAP");
    sub->add_option("--duplicates", options_.duplicates, "code (default), mark or skip texts that came before")
        ->type_name("WHAT")
        ->check([](const std::string& what) {
          return one_of("way", what, {"code", "mark", "skip"});
        });
  }

  void add_convert() {
    CLI::App* convert = command("convert", "write reports of any collection as JSON lines", run_convert, kConvertExamples);
    convert->add_option("INPUT", options_.inputs, "files, folders, or - for standard input");
    add_published(convert);
    add_collections(convert);
    convert->add_option("--threads", options_.threads, "threads (default: one a processor)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    convert->add_option("--out", options_.out, "write to FILE, whole or not at all")->type_name("FILE");
    convert->add_flag("-q,--quiet", options_.quiet, "no progress and no notes; errors are still told");
    add_knowledge(convert);
  }

  void add_evidence() {
    CLI::App* archive = command("archive", "keep the untouched bytes of pages", run_archive, kArchiveExamples);
    archive->add_option("VERB", options_.word, "add, list, get or verify")->required()->check([](const std::string& verb) {
      return one_of("verb", verb, {"add", "list", "get", "verify"});
    });
    archive->add_option("DIR", options_.inputs, "folder of the archive; behind it, for add: files, for get: a SHA-256")
        ->required();
    archive->add_option("--url", options_.url, "add: where the file was found")->type_name("URL");
    archive->add_option("--out", options_.out, "get: write to FILE")->type_name("FILE");

    CLI::App* watch = command("watch", "poll feeds and pages", run_watch, kWatchExamples);
    watch->add_option("FEEDS", options_.inputs, "recfiles of feeds")->required();
    watch->add_option("--out", options_.out, "file that reports are appended to")->type_name("FILE")->required();
    watch->add_option("--archive", options_.archive, "folder that keeps the untouched bytes")->type_name("DIR");
    watch->add_option("--state", options_.state, "what was seen (default: the --out file with .state)")->type_name("FILE");
    watch->add_flag("--once", options_.once, "each feed once, then stop");
    watch->add_option("--seconds", options_.seconds, "stop after so long")->type_name("S")->check(CLI::Range(0.1, 1e9));
    watch->add_flag("-q,--quiet", options_.quiet, "errors only");
    add_knowledge(watch);
  }

  void add_link() {
    CLI::App* link = command("link", "join events that tell of one happening", run_link, kLinkExamples);
    link->add_option("EVENTS", options_.inputs, "event lines, - for standard input (the default)");
    link->add_option("--decisions", options_.decisions, "recfile of pairs that belong together or apart")->type_name("FILE");
    link->add_option("--out", options_.out, "write to FILE, whole or not at all")->type_name("FILE");
    link->add_flag("-q,--quiet", options_.quiet, "no counts at the end");
    add_knowledge(link);
    CLI::App* why =
        command("explain-link", "show why two events are or are not linked", run_explain_link, kExplainLinkExamples);
    why->add_option("EVENTS A B", options_.inputs, "a file of event lines and two event ids")->required();
    add_knowledge(why);
  }

  void add_explain() {
    CLI::App* explain = command("explain", "show how a report or a sentence is read", run_explain, kExplainExamples);
    explain->add_option("INPUT", options_.inputs, "files, - for standard input, or the words themselves");
    add_published(explain);
    explain->add_option("--id", options_.id, "id of the report")->type_name("ID");
    add_knowledge(explain);
    add_colour(explain);
  }

  void add_tokens() {
    CLI::App* tokens = command("tokens", "list the words of each line and what hangs on them", run_tokens, kTokensExamples);
    tokens->add_option("FILE", options_.inputs, "text files, - for standard input (the default)");
    tokens->add_option("--format", options_.format, "jsonl (default) or table")
        ->type_name("FORMAT")
        ->check([](const std::string& name) {
          return one_of("format", name, {"jsonl", "table"});
        });
    add_knowledge(tokens);
  }

  void add_mentions() {
    CLI::App* mentions = command("mentions", "list what each line names", run_mentions, kMentionsExamples);
    mentions->add_option("FILE", options_.inputs, "text files, - for standard input (the default)");
    mentions->add_option("--kinds", options_.kinds, "kinds to list, with commas between (default: all)")->type_name("KINDS");
    mentions->add_option("--now", options_.now, "day or date-time that relative days stand on, as 2013-02-12T04:30:00-02:00")
        ->type_name("WHEN")
        ->check([](const std::string& now) {
          return base::parse_moment(now) ? "" : "'" + now + "' is no day or date-time (as 2013-02-12T04:30:00-02:00)";
        });
    mentions->add_option("--prefer", options_.prefer, "past (default) or future: where a bare weekday lies")
        ->type_name("WHERE")
        ->check([](const std::string& where) {
          return one_of("preference", where, {"past", "future"});
        });
    mentions->add_option("--format", options_.format, "jsonl (default) or table")
        ->type_name("FORMAT")
        ->check([](const std::string& name) {
          return one_of("format", name, {"jsonl", "table"});
        });
    add_knowledge(mentions);
  }

  void add_classify() {
    CLI::App* classify =
        command("classify", "say of each line whether it reports an assault or a protest", run_classify, kClassifyExamples);
    classify->add_option("FILE", options_.inputs, "text files, - for standard input (the default)");
    classify->add_option("--format", options_.format, "jsonl (default) or table")
        ->type_name("FORMAT")
        ->check([](const std::string& name) {
          return one_of("format", name, {"jsonl", "table"});
        });
    add_knowledge(classify);
  }

  void add_score() {
    CLI::App* score =
        command("score", "hold coded events against a gold corpus or another coder", run_score, kScoreExamples);
    score->add_option("GOLD PRED", options_.inputs, "gold, and what is measured against it (default: code GOLD now)")
        ->required();
    score->add_flag("--json", options_.json, "one JSON object instead of tables");
    score->add_flag("--by-kind", options_.by_kind, "a row for each kind of report");
    score->add_flag("--by-file", options_.by_file, "a row for each file of GOLD");
    score->add_flag("--list", options_.list, "list each difference");
    score->add_option("--out", options_.out, "write to FILE, whole or not at all")->type_name("FILE");
    score->add_option("--threads", options_.threads, "threads (default: one a processor)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    score->add_flag("-q,--quiet", options_.quiet, "no notes; errors are still told");
    add_knowledge(score);
  }

  void add_tellings() {
    CLI::App* tellings = command("tellings", "what decides which acts of a report are one, for fitting its weights",
                                 run_tellings, kTellingsExamples);
    tellings->add_option("FILE", options_.inputs, "reports as `code` takes them, - for standard input (the default)");
    tellings->add_option("--out", options_.out, "write to FILE, whole or not at all")->type_name("FILE");
    tellings->add_flag("-q,--quiet", options_.quiet, "no notes; errors are still told");
    add_knowledge(tellings);
  }

  void add_exports() {
    CLI::App* exporting = command("export", "write events or incidents as a codebook has them", run_export, "");
    exporting->footer("");
    exporting->footer([] { return std::string(kExportExamples) + "\n" + formats_here() + kExitCodes; });
    add_export_options(*exporting, options_);
    add_knowledge(exporting);
    CLI::App* import =
        command("import", "read a table that was coded by hand into event lines", run_import, kImportExamples);
    add_import_options(*import, options_);
    add_knowledge(import);
    CLI::App* sitrep = command("sitrep", "write a situation report to print", run_sitrep, kSitrepExamples);
    add_sitrep_options(*sitrep, options_);
    add_knowledge(sitrep);
  }

  void add_check_and_test() {
    CLI::App* check = command("check", "check knowledge/ and cases/", run_check, kCheckExamples);
    check->add_option("DIR", options_.inputs, "folder that holds knowledge/ and cases/")->expected(0, 1);
    check->add_flag("--notes", options_.notes, "print notes too, such as names that several records share");
    add_colour(check);
    CLI::App* test = command("test", "run the cases", run_test, kTestExamples);
    test->add_option("DIR", options_.inputs, "folder of cases or one file of them")->expected(0, 1);
    add_knowledge(test);
    CLI::App* fired = command("fired", "count how often each entry of the knowledge is used", run_fired, kFiredExamples);
    fired->add_option("INPUT", options_.inputs,
                      "reports as `marsad code` takes them: files, folders, or - for standard input");
    fired->add_option("--cases", options_.cases, "read the cases of DIR instead of reports")->type_name("DIR");
    fired->add_option("--kinds", options_.kinds, "verb,noun,adjective,particle,phrase (default), actor, place")
        ->type_name("LIST");
    fired->add_flag("--unused", options_.unused, "name only the entries that are never seen");
    fired->add_option("--before", options_.exporting.before, "name only the entries whose counts differ from those of FILE")
        ->type_name("FILE");
    fired->add_option("--out", options_.out, "write to FILE, whole or not at all")->type_name("FILE");
    add_published(fired);
    add_knowledge(fired);
    add_knowledge(command("version", "print the version of program and knowledge", run_version, ""));
  }

  void add_knowledge_commands() {
    CLI::App* compile = command("compile", "compile a folder of knowledge to one file", run_compile, kCompileExamples);
    compile->add_option("DIR EXTRA", options_.inputs, "folder of recfiles, then further ones, such as imported places")
        ->required();
    compile->add_option("--out", options_.out, "the file to write")->type_name("FILE")->required();
    CLI::App* inflect = command("inflect", "print every form of a word", run_inflect, kInflectExamples);
    inflect
        ->add_option("WORD", options_.word, "base form: a verb's third person masculine singular perfect, a noun's singular")
        ->required();
    inflect->add_option("--as", options_.kind, "verb, noun or adjective")
        ->type_name("KIND")
        ->check([](const std::string& kind) {
          return one_of("kind of word", kind, {"verb", "noun", "adjective"});
        });
    inflect
        ->add_option("--imperfect", options_.imperfect,
                     "third person masculine singular imperfect, for verbs with a weak letter")
        ->type_name("WORD");
    add_knowledge(inflect);
  }

  void add_gazetteer() {
    CLI::App* gazetteer = app_.add_subcommand("gazetteer", "import places of your own, find places by name");
    gazetteer->footer(std::string(kGazetteerExamples) + "\n" + kExitCodes);
    gazetteer->require_subcommand(1);
    const auto verb = [&](const char* name, const char* what, int (*action)(const Options&)) {
      CLI::App* sub = gazetteer->add_subcommand(name, what);
      sub->footer(std::string(kGazetteerExamples) + "\n" + kExitCodes);
      actions_[std::string("gazetteer ") + name] = action;
      add_knowledge(sub);
      return sub;
    };
    CLI::App* import = verb("import", "put places of a table into your own layer", run_gazetteer_import);
    import->add_option("--geonames", options_.geonames, "a dump of GeoNames, as SY.txt")->type_name("FILE");
    import->add_option("--alternate-names", options_.alternates, "GeoNames' alternate names, for more Arabic ones")
        ->type_name("FILE");
    import->add_option("--pcodes", options_.pcodes, "administrative units with P-codes: CSV or JSON lines")
        ->type_name("TABLE");
    import->add_option("--country", options_.country, "ISO code of the table's country (default: as the P-codes begin)")
        ->type_name("CC");
    import->add_option("--out", options_.out, "the layer to write to (default: as --layer)")->type_name("FILE");
    CLI::App* find = verb("find", "places of a name: id, units, coordinates, what each rests on", run_gazetteer_find);
    find->add_option("NAME", options_.inputs, "a name in Arabic or English, an id or a P-code")->required();
    find->add_option("--format", options_.format, "jsonl (default) or table")
        ->type_name("FORMAT")
        ->check([](const std::string& name) {
          return one_of("format", name, {"table", "jsonl"});
        });
  }

  // The command of these arguments, or null when they begin with none.
  const CLI::App* named_command(int argc, char** argv, std::string& first) const {
    for (int i = 1; i < argc; ++i) {
      if (argv[i][0] == '-' && argv[i][1] != '\0') continue;
      first = argv[i];
      const auto all = [](const CLI::App*) { return true; };
      for (const CLI::App* sub : app_.get_subcommands(all)) {
        if (sub->get_name() != first) continue;
        for (const CLI::App* verb : sub->get_subcommands(all))
          if (i + 1 < argc && verb->get_name() == argv[i + 1]) return verb;
        return sub;
      }
      return nullptr;
    }
    return nullptr;
  }

  Error explained(const CLI::ParseError& error, int argc, char** argv) const {
    std::string first;
    const CLI::App* sub = named_command(argc, argv, first);
    std::vector<std::string> commands;
    for (const auto& [name, action] : actions_) commands.push_back(name.substr(0, name.find(' ')));
    if (!sub && !first.empty()) {
      const std::string near = nearest(first, commands);
      return usage_error(first, "there is no such command",
                         near.empty() ? "marsad --help lists the commands" : "did you mean `marsad " + near + "`?");
    }
    const CLI::App& app = sub ? *sub : app_;
    const auto known = options_of(app);
    for (int i = 1; i < argc; ++i) {
      const std::string option = std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
      if (option == "--") break;
      if (option.rfind("--", 0) != 0 || std::find(known.begin(), known.end(), option) != known.end()) continue;
      const std::string near = nearest(option, known);
      return usage_error(option, "there is no such option",
                         near.empty() ? "marsad " + (sub ? sub->get_name() + " " : "") + "--help lists the options"
                                      : "did you mean " + near + "?");
    }
    return usage_error(sub ? sub->get_name() : "", error.what(),
                       "see marsad " + (sub ? sub->get_name() + " " : "") + "--help");
  }

  CLI::App app_;
  Options options_;
  bool version_ = false;
  std::map<std::string, int (*)(const Options&)> actions_;
};

}  // namespace
}  // namespace marsad::cli

// CLI11 and the standard library may throw (no memory, above all): told like any other failure.
int main(int argc, char** argv) {
  try {
    return marsad::cli::CommandLine().run(argc, argv);
  } catch (const std::exception& error) {
    marsad::cli::complain(std::string("cannot go on: ") + error.what());
    return marsad::cli::kSomeFailed;
  }
}
