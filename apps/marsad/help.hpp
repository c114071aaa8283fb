// What `--help` of each command teaches below its options: what it does, the records it takes, examples to try.
#pragma once

namespace marsad::cli {

inline constexpr const char* kExitCodes =
    "Exit codes: 0 done, 1 some inputs failed (each is named on standard error, the others are done), 2 wrong use.";

inline constexpr const char* kExamples = R"(Examples:
  marsad code report.txt --published 2019-01-27       events of one report, one JSON object a line
  marsad code reports/ pages.jsonl --format table      a table of the events of many
  marsad convert news.warc.gz                          the reports of a web archive, feed, table or export
  marsad link events.jsonl --out incidents.jsonl       events of many reports that tell of one happening
  marsad ingest reports/ --store marsad.db             reports, their events and incidents kept in a store
  marsad find --store marsad.db --where "killed >= 5"  what a store holds
  marsad export events.jsonl --format acled --out t.csv  ACLED, UCDP, PLOVER, HXL, maps; --public leaves out what may harm
  marsad sitrep events.jsonl --from 2019-01-21 --to 2019-01-27 --out week.html   a situation report to print
  marsad watch feeds.rec --out reports.jsonl           new reports of feeds and pages, as they come
  marsad archive verify evidence                       is every kept page what it was?
  marsad explain "TEXT"                                why a sentence gives the events it gives
  marsad tokens lines.txt --format table               words, clitics, lemmas of each line
  marsad mentions lines.txt --format table             numbers, days, places, actors of each line
  marsad classify sentences.txt                        whether each line reports an assault or a protest
  marsad score gold.jsonl                              how well reports coded by hand are coded, field by field
  marsad check && marsad test                          after an edit of knowledge/ or cases/
  marsad fired reports/ --before counts.tsv            which entries that edit moved; --unused: which never fire
`marsad COMMAND --help` says more of each command.)";

inline constexpr const char* kCodeExamples =
    R"(Inputs: text files (.txt), pages (.html), JSON lines (.jsonl: `id`, `text` or `html`, optionally `url`, `title`, `published`,
`publisher`, `retrieved`), tables (.csv), feeds (RSS, Atom), web archives (.warc, .wet), channels exported by Telegram Desktop, each with
.gz too, folders, .zip and .tar of them, and - for standard input (the default), of any encoding in use.
Examples:
  marsad code report.txt --published 2019-01-27        the day is the anchor of "yesterday" and "last Friday"
  marsad code page.html                                the day is taken from the page
  curl -s https://... | marsad code - --format table
  marsad code reports/ --threads 4 --out events.jsonl --aggregates totals.jsonl
  marsad code news.warc.gz channel.zip --duplicates skip
  marsad code table.csv --columns text=body,published=day
  marsad code reports/ --format acled --out acled.csv
  marsad code reports/ --format html --out events.html  one page to open in a browser
--duplicates: a text that came before is coded again (code, the default), coded with report.same_as and report.same (mark), or left out
(skip); one with another count than its twin is an update and always coded.
The output is the same to the byte for any number of threads.)";

inline constexpr const char* kConvertExamples =
    R"(Reads whatever `marsad code` reads and writes one report a line: {"id": ..., "url": ..., "title": ..., "published": ..., "text": ...}.
Pages lose their menus, share bars, related stories and comments; feeds, archives and exports come apart into reports.
Examples:
  marsad convert page.html                             the story of one page
  marsad convert news.warc.gz --out news.jsonl         a web archive, record by record in constant memory (WET too)
  marsad convert ChatExport/result.json                a channel exported by Telegram Desktop (messages.html too)
  marsad convert feed.xml pages.zip texts.tar.gz saved/
  marsad convert table.csv --columns text=body,published=day,url=link
  marsad convert news/ --duplicates mark               copies carry "same_as" and "same": exact, near or update)";

inline constexpr const char* kArchiveExamples =
    R"(An archive is a folder that only grows: the untouched bytes (zstd, by their SHA-256) and an index of where and when they were found, in
which each line holds the hash of the one before.
Examples:
  marsad archive add evidence page.html --url https://...   keep a file, print its SHA-256
  marsad archive list evidence                              time, SHA-256, bytes, address of each finding
  marsad archive get evidence SHA256 --out page.html        the untouched bytes again
  marsad archive verify evidence                            unpack and hash everything; faults are named, exit code 1)";

inline constexpr const char* kWatchExamples =
    R"(FEEDS is a recfile: one record a feed.
  feed: agency                    a name of your own
  url: https://example.org/rss    RSS, Atom, a sitemap or a page
  kind: feed                      feed (default), sitemap, or page (a page that changes)
  pages: yes                      fetch the page of each entry (default), or no: the entry's own text is the report
  every: 10 min                   how often (s, min, h)
  rate: 2 s                       least time between two requests to one host
  timeout: 30 s                   of one request
  most: 10 MB                     no body may be larger
  private: no                     yes: this feed may lead to addresses of the local network
Reports are appended to --out as JSON lines, the untouched bytes kept in --archive; --state remembers what was seen, so that a run that
was killed goes on with nothing lost and nothing doubled.
Examples:
  marsad watch feeds.rec --out reports.jsonl --archive evidence --state watch.db
  marsad watch feeds.rec --out reports.jsonl --once         each feed once, then stop
  marsad watch feeds.rec --out reports.jsonl --seconds 3600)";

inline constexpr const char* kExplainExamples =
    R"(Prints the tokens with their readings, the mentions, and each event with the rule behind it.
Examples:
  marsad explain --published 2019-01-27 "TEXT"
  marsad explain report.txt --colour always | less -R)";

inline constexpr const char* kCheckExamples =
    R"(Prints file:line, the offending text, why, and the nearest valid name. DIR holds knowledge/ and cases/ (default: here).
Examples:
  marsad check
  marsad check ~/my-marsad)";

inline constexpr const char* kTestExamples =
    R"(DIR is a folder of cases (*.rec), one such file, or a folder with cases/ in it (default: here).
Examples:
  marsad test
  marsad test cases/passive.rec)";

inline constexpr const char* kFiredExamples =
    R"(Writes a line an entry, in the order of the knowledge: how many words were read as it (of a word with several readings each
counts; of a name or set phrase only that entry), how many events it told something of (act, harm, victims, weapon, place, side;
whatever their status), its kind, the entry. What nothing fires is dead or lacks a case; what a change moves is its effect.
Examples:
  marsad fired --cases . --unused                      entries of the lexicon that no case uses
  marsad fired reports.jsonl --out before.tsv          then edit knowledge/, compile it, and see what moved:
  marsad fired reports.jsonl --before before.tsv
  marsad fired reports/ --kinds actor | sort -rn | head   actors that reports name most)";

inline constexpr const char* kCompileExamples = R"(Examples:
  marsad compile knowledge --out my.knowledge
  marsad compile knowledge extra.rec --out my.knowledge && marsad code report.txt --knowledge my.knowledge)";

inline constexpr const char* kGazetteerExamples =
    R"(Your own places lie in a recfile, the layer, over the built-in ones; every command reads them. A place of the layer replaces
the built-in one of the same id. Records may also be written by hand, as knowledge/README.md says of places.
Examples:
  marsad gazetteer import --pcodes admin.jsonl          units with P-codes: CSV (a row a unit, or OCHA's admin1Pcode,
                                                       admin1Name_ar, admin2Pcode ...) or JSON lines
  marsad gazetteer import --geonames SY.txt --alternate-names alternateNamesV2.txt
  marsad gazetteer import --geonames SY.txt --out syria.rec && marsad code report.txt --layer syria.rec
  marsad gazetteer find NAME
  marsad code report.txt --layer none                   without your own places
Dumps: https://download.geonames.org/export/dump/ (CC BY 4.0); P-codes: https://data.humdata.org/ (COD-AB).)";

inline constexpr const char* kInflectExamples =
    R"(Looks WORD up in the lexicon; one that is not there is inflected as a verb, or as --as says.
Examples:
  marsad inflect WORD
  marsad inflect WORD --as verb --imperfect WORD)";

inline constexpr const char* kTokensExamples =
    R"(Reads text a sentence a line; writes one JSON object a line: {"line": 1, "tokens": [{"text": "...", "begin": 0, "end": 9,
"proclitics": [...], "stem": "...", "enclitics": [...], "lemma": "..."}]}. Offsets are bytes of the line.
Examples:
  marsad tokens lines.txt --format table
  echo "TEXT" | marsad tokens)";
inline constexpr const char* kMentionsExamples =
    R"(Reads text a sentence a line; writes one JSON object a line: {"line": 1, "mentions": [{"kind": "number", ...}]}.
begin and end are bytes of the line, half open. Kinds: number, ordinal, percent, time, duration, place, actor, person,
weapon, source.
Examples:
  marsad mentions lines.txt --format table
  echo "TEXT" | marsad mentions --kinds number,percent
  marsad mentions lines.txt --kinds time --now 2013-02-12T04:30:00-02:00 --prefer future)";

inline constexpr const char* kClassifyExamples =
    R"(Reads text a sentence a line; says of each whether it reports, as a fact, an assault (violence against persons, or armed
force) or a protest (people who demonstrate, strike or riot) that happened. Threats, plans, denials, questions, sport and
metaphors are neither. One JSON object a line: {"line": 1, "labels": ["assault"], "sides": [...], "trigger": {"begin": 0,
"end": 8, "text": "..."}}; labels is empty when neither; of both, "second" tells the protest. Offsets are bytes of the line.
Examples:
  marsad classify sentences.txt --format table
  echo "TEXT" | marsad classify
  marsad classify sentences.txt | jq -c 'select(.labels != [])')";

inline constexpr const char* kTellingsExamples =
    R"(A report tells one act several times, and names acts that are no news there. `code` decides by sums of signs, whose weights stand
in knowledge/codebooks/one_act.rec. This writes what the decision looks at, a JSON object a report: the acts as first read (`tellings`)
with the signs that each is news (`told` over 0), and for each two of them the signs that they are one (`score` over 0; `may_join`
false: never). tools/fit_one_act.py fits the weights to reports that you coded by hand.
Examples:
  marsad tellings report.txt | jq '.pairs[] | {first, second, score}'
  marsad tellings gold.jsonl --out tellings.jsonl && tools/fit_one_act.py gold.jsonl tellings.jsonl)";

inline constexpr const char* kLinkExamples =
    R"(Reads lines of `marsad code`, joins events of different reports that tell of one happening, and writes one
marsad.incident/1 a line: members, what the sources agree on, each harm as low, best and high with who says which.
The result does not depend on the order of the lines. Planned events belong to no incident.
A reviewer's decisions stand above every score; the file has records such as
  decision: apart
  a: d5c672d2d7087eeb
  b: 0e494135d9908d1f
  by: R. K.
  why: two strikes, an hour apart
Examples:
  marsad code reports/ --out events.jsonl && marsad link events.jsonl --out incidents.jsonl
  marsad link events.jsonl --decisions decisions.rec)";

inline constexpr const char* kExplainLinkExamples =
    R"(Prints what speaks for and against one happening behind two events. Weights: knowledge/codebooks/incidents.rec.
Example:
  marsad explain-link events.jsonl d5c672d2d7087eeb 0e494135d9908d1f)";

inline constexpr const char* kScoreExamples =
    R"(GOLD: reports with their hand-coded `events`, one JSON object a line, or event lines by hand: {"report": "r1", "type": "Battles",
"subtype": "Armed clash", "from": "2019-01-27", "place": "...", "side1": ["..."], "side2": ["..."], "harm": [{"kind": "killed",
"who": "side2", "min": 5}], "source": "..."}. PRED: lines of `marsad code`, or another coder's file in either form; left out: Marsad
codes the reports of GOLD now. Several files of one coder: with commas between, or their folder.
Events match when type, place (a word in common, or within 15 km) and day (overlapping) agree, one to one; all else is measured on
the matched ones. Krippendorff's alpha compares events that agree in two of the three, so that the third can disagree: nominal for
names and classes, ordinal for days and numbers of people.
Examples:
  marsad score gold.jsonl                              how well does Marsad code our reports?
  marsad score gold/ --by-file --by-kind
  marsad score gold.jsonl --list | less                each difference: report, field, gold, pred
  marsad code gold.jsonl --out pred.jsonl && marsad score gold.jsonl pred.jsonl --json
  marsad score anna.jsonl omar.jsonl                   how far do two coders agree?)";

inline constexpr const char* kExportExamples =
    R"(Reads lines of `marsad code` (events) or `marsad link` (incidents, with the figures of all their sources) and writes:
  acled     31 columns; one row a day, one row for the same sides, place and day; the lowest figure until corroborated
  ucdp      UCDP GED's 49 columns; best, low and high; only named parties and at least one death
  plover    PLOVER (POLECAT) types and modes with CAMEO roots
  hxl       a table with HXL tags in its second line
  geojson   RFC 7946, one feature a line; gpkg: the same as a GeoPackage
  csv       all flat columns; parquet: the same as Parquet
  jsonl     the lines themselves, selected
What a format has no row for is named on standard error. "Fatalities" are reported fatalities, in every format.
--public writes what may be published: no words of the report, no private person's name, no address of a page, places to a
kilometre, and hospitals, shelters, camps and evacuation routes by their area only. What was changed goes to --log (default: FILE
of --out with .redactions.jsonl). --restricted (the default) changes nothing; keep the two apart.
Examples:
  marsad export events.jsonl --format acled --out acled.csv
  marsad link events.jsonl | marsad export - --format ucdp --out ged.csv
  marsad export --store marsad.db --incidents --format ucdp --out ged.csv
  marsad export incidents.jsonl --format hxl --public --out public.csv
  marsad export events.jsonl --format gpkg --out map.gpkg --from 2019-01-01 --to 2019-01-31 --type "Air/drone strike"
  marsad export events.jsonl --format acled --out new.csv --before old.csv --deleted deleted.csv   ids stay, changes get a new timestamp)";

inline constexpr const char* kImportExamples =
    R"(Reads a table with ACLED's columns (in any order, others beside them are passed over) and writes one marsad.event/1 a line, so that
`marsad link` and `marsad score` can hold it against what was coded here. Each row that cannot be taken is named with its line, its
id and all its faults; the others are taken. A column `report` with the ids of the reports lets `marsad score` pair the events of each
report. `marsad export --format acled` writes the rows again as they were.
Examples:
  marsad import team.csv --format acled --out team.jsonl
  marsad score team.jsonl events.jsonl
  cat team.jsonl events.jsonl | marsad link - --out incidents.jsonl)";

inline constexpr const char* kSitrepExamples =
    R"(Writes one HTML page that prints well and needs no network: events by type, week and area, reported fatalities as low, best and high, a
map, what changed against the four weeks before, actors not seen before, contested figures, and the sources. Reads event lines (they
are linked first, so that one happening counts once) or incident lines; give it the weeks before the period too.
Examples:
  marsad sitrep events.jsonl --from 2019-01-21 --to 2019-01-27 --out week.html
  marsad sitrep --store marsad.db --from 2019-01-21 --to 2019-01-27 --country SY --public --out public.html
  marsad sitrep incidents.jsonl --from 2019-01-01 --to 2019-01-31 --admin1 "Deir ez-Zor" --lang ar --out month.html)";

}  // namespace marsad::cli
