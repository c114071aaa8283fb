// What `marsad check` says, word by word.
#include <gtest/gtest.h>

#include <algorithm>

#include "knowledge/check.hpp"
#include "knowledge/near.hpp"
#include "knowledge_files.hpp"

namespace marsad::knowledge {
namespace {

std::vector<Finding> check_text(std::string text) {
  std::vector<Error> errors;
  std::vector<Recfile> files;
  files.push_back(parse_recfile("x.rec", std::move(text), errors));
  EXPECT_TRUE(errors.empty());
  return check(files);
}

// The findings of knowledge_bad in one file, each a line, the folder's name left out.
std::string findings_in(const std::string& file) {
  const std::string folder = data_folder("knowledge_bad") + "/";
  std::string out;
  for (const Finding& finding : check(data_folder("knowledge_bad"))) {
    if (finding.file != folder + file) continue;
    std::string line = finding.to_string();
    for (std::size_t at = line.find(folder); at != std::string::npos; at = line.find(folder)) line.erase(at, folder.size());
    out += line + '\n';
  }
  return out;
}

std::string expected_in(const std::string& file) {
  std::ifstream in(data_folder("knowledge_bad") + "/" + file + ".expected");
  EXPECT_TRUE(in.is_open()) << file;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

TEST(Check, Actors) { EXPECT_EQ(findings_in("actors.rec"), expected_in("actors.rec")); }
TEST(Check, Places) { EXPECT_EQ(findings_in("places.rec"), expected_in("places.rec")); }
TEST(Check, Words) { EXPECT_EQ(findings_in("words.rec"), expected_in("words.rec")); }
TEST(Check, Schema) { EXPECT_EQ(findings_in("schema.rec"), ""); }

TEST(Check, GoodKnowledgeHasNotesOnly) {
  const auto findings = check(data_folder("knowledge_small"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Severity::note);
  EXPECT_EQ(findings[0].line, 24u);
}

TEST(Check, FindingsComeInOrderOfFilesAndLines) {
  const auto findings = check(data_folder("knowledge_bad"));
  EXPECT_TRUE(std::is_sorted(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::pair(a.file, a.line) < std::pair(b.file, b.line);
  }));
}

TEST(Check, SyntaxErrorsAreFindings) {
  const TemporaryFile extra("act: a\nlost\n");
  const auto findings = check(data_folder("knowledge_small"), {extra.path()});
  const auto lost = std::find_if(findings.begin(), findings.end(), [](const Finding& f) { return f.fragment == "lost"; });
  ASSERT_NE(lost, findings.end());
  EXPECT_EQ(lost->severity, Severity::error);
  EXPECT_EQ(lost->file, extra.path());
  EXPECT_EQ(lost->line, 2u);
}

TEST(Check, MissingFolders) {
  const auto findings = check("/nowhere/at/all");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].to_string(),
            "/nowhere/at/all: error: the folder cannot be read: No such file or directory (name a folder of *.rec files)");
}

TEST(Check, MissingSchema) {
  const auto findings = check_text("act: a\n");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].to_string(),
            "x.rec: error: no `schema` record: kinds and fields cannot be checked (keep schema.rec in the folder)");
}

std::string only_finding(std::string text) {
  const auto findings = check_text(std::move(text));
  EXPECT_EQ(findings.size(), 1u);
  return findings.empty() ? "" : findings.front().to_string();
}

TEST(Check, BrokenSchemas) {
  const std::string how =
      " (write `key: name`, `key: name!`, `key: name -> kind`, `key: name = value value`, `key: name = <number>` or `ids: "
      "name "
      "name`)";
  EXPECT_EQ(only_finding("schema: act\nkey: a ->\n"), "x.rec:2: error: no rule of a schema: 'a ->'" + how);
  EXPECT_EQ(only_finding("schema: act\nkey: a =\n"), "x.rec:2: error: no rule of a schema: 'a ='" + how);
  EXPECT_EQ(only_finding("schema: act\nkey: a = <number> b\n"),
            "x.rec:2: error: no rule of a schema: 'a = <number> b'" + how);
  EXPECT_EQ(only_finding("schema: act\nkey: a b\n"), "x.rec:2: error: no rule of a schema: 'a b'" + how);
  EXPECT_EQ(only_finding("schema: act\nkye: a\n"), "x.rec:2: error: no rule of a schema: 'a'" + how);
  EXPECT_EQ(only_finding("schema: act\nkey: a\nkey: a\n"),
            "x.rec:3: error: the schema has that key twice: 'a' (remove one)");
  EXPECT_EQ(only_finding("schema: act\n\nschema: act\n"),
            "x.rec:3: error: the kind has a schema already: 'act' (remove one)");
  EXPECT_EQ(only_finding("schema: act\nkey: a -> atc\n"),
            "x.rec:2: error: the schema knows no such kind: 'atc' (did you mean `act`?)");
}

TEST(Check, SchemaRulesTogether) {
  const std::string schema = "schema: act\nkey: type!\nkey: like -> act\nkey: mode! = a b\n\n";
  EXPECT_TRUE(check_text(schema + "act: x\ntype: anything at all\nlike: y\nmode: a\n\nact: y\ntype: t\nmode: b\n").empty());
  EXPECT_EQ(only_finding(schema + "act: x\ntype: t\n"), "x.rec:6: error: the record lacks `mode`: 'x' (add the line)");
  EXPECT_EQ(only_finding(schema + "act: x\ntype: t\nmode: long\n"),
            "x.rec:8: error: no such value of `mode`: 'long' (one of: a b)");
}

TEST(Check, NumbersAreNumbers) {
  const std::string schema = "schema: sign\nkey: value! = <number>\n\n";
  EXPECT_TRUE(check_text(schema + "sign: a\nvalue: -0.45\n\nsign: b\nvalue: 2\n").empty());
  for (const std::string bad : {"1,18", "one", "0.5 or so", "nan", "-"})
    EXPECT_EQ(only_finding(schema + "sign: a\nvalue: " + bad + "\n"),
              "x.rec:5: error: `value` is no number: '" + bad + "' (write digits and a point, such as -0.45)");
}

TEST(Check, KindsThatListTheirIds) {
  const std::string schema = "schema: sign\nids: place_same\nids: day_other base\nmore_ids: rare type*\nkey: value\n\n",
                    base = "sign: base\n\n", same = "sign: place_same\n\n", other = "sign: day_other\n\n";
  EXPECT_TRUE(check_text(schema + base + same + other).empty());
  EXPECT_TRUE(check_text(schema + base + same + other + "sign: rare\n\nsign: type of act\n").empty());
  EXPECT_EQ(only_finding(schema + base + same),
            "x.rec:9: error: a record of `sign` is missing: 'day_other' (add `sign: day_other` with its numbers)");
  EXPECT_EQ(only_finding(schema + base + same + other + "sign: place_sam\n"),
            "x.rec:13: error: there is no such `sign`: 'place_sam' (did you mean `place_same`?)");
  EXPECT_EQ(only_finding(schema + base + same + other + "sign: typed\n"),
            "x.rec:13: error: there is no such `sign`: 'typed' (did you mean `type*`?)");
  EXPECT_EQ(only_finding(schema),
            "x.rec:1: error: all 3 records of `sign` are missing: 'sign' (add `sign: place_same` and the "
            "others with their numbers)");
}

// Two actors with one name: told apart by days, by countries, or not at all.
std::string actor(const std::string& id, const std::string& lines) {
  return "actor: " + id + "\nname_ar: \u0641\u062A\u062D\nbasis: recalled\n" + lines + "\n";
}

std::vector<Severity> severities(const std::string& a, const std::string& b) {
  std::vector<Severity> out;
  for (const Finding& f : check_text(
           "schema: actor\nkey: name_ar\nkey: basis\nkey: country\nkey: from\nkey: until\nkey: parent\nkey: note\n\n" +
           actor("a", a) + actor("b", b)))
    out.push_back(f.severity);
  return out;
}

TEST(Check, SharedNamesOfActors) {
  using Severities = std::vector<Severity>;
  EXPECT_EQ(severities("", ""), Severities{Severity::warning});
  EXPECT_EQ(severities("country: SY\n", "country: SY\ncountry: LB\n"), Severities{Severity::warning});
  EXPECT_EQ(severities("country: SY\n", "country: LB\n"), Severities{Severity::note});
  EXPECT_EQ(severities("country: SY\n", ""), Severities{Severity::note});
  EXPECT_EQ(severities("until: 2020-01-01\n", "from: 2020-01-02\n"), Severities{Severity::note});
  EXPECT_EQ(severities("until: 2020-01-02\n", "from: 2020-01-02\n"), Severities{Severity::warning});
  EXPECT_EQ(severities("parent: b\n", ""), Severities{Severity::note});
  EXPECT_EQ(severities("note: `b` only where the report named it\n", ""), Severities{Severity::note});
  EXPECT_EQ(severities("note: b without backquotes decides nothing\n", ""), Severities{Severity::warning});
}

TEST(Check, HomographVerbsOfOtherFormsMayShareAnId) {
  const std::string schema = "schema: verb\nkey: form\nkey: masdar\n\n", verb = "verb: \u0642\u062A\u0644\n";
  EXPECT_TRUE(check_text(schema + verb + "form: 1\nmasdar: \u0642\u062A\u0644\n\n" + verb + "form: 2\n").empty());
  const auto same = check_text(schema + verb + "form: 2\n\n" + verb + "form: 2\n");
  ASSERT_EQ(same.size(), 1u);
  EXPECT_EQ(same[0].severity, Severity::error);
}

TEST(Check, HomographsThatANoteTellsApart) {
  const std::string day = "noun: \u0623\u062D\u062F\nweekday: Sunday\n", one = "noun: \u0623\u062D\u062F\n",
                    note = "note: a day behind `day of`\n", schema = "schema: noun\nkey: weekday\nkey: note\n\n";
  for (const std::string& text : {day + note + "\n" + one, day + "\n" + one + note}) {
    const auto findings = check_text(schema + text);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].severity, Severity::note);
    EXPECT_EQ(findings[0].suggestion, "a `note` says what decides in a report");
  }
}

TEST(Check, HomographNounsAreWarnedOf) {
  const auto findings =
      check_text("schema: noun\nkey: weekday\n\nnoun: \u0623\u062D\u062F\nweekday: Sunday\n\nnoun: \u0623\u062D\u062F\n");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Severity::warning);
  EXPECT_EQ(findings[0].message, "the word has a record at x.rec:4 too");
}

TEST(Near, CountsEdits) {
  EXPECT_EQ(edit_distance("", "", 3), 0u);
  EXPECT_EQ(edit_distance("country", "counrty", 3), 1u);
  EXPECT_EQ(edit_distance("abc", "", 3), 3u);
  EXPECT_EQ(edit_distance("abc", "xyz", 2), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting", 9), 3u);
  EXPECT_EQ(edit_distance("\u0642\u062A\u0644", "\u0642\u0627\u062A\u0644", 3), 1u);  // letters, not bytes
}

TEST(Near, FindsTheNearest) {
  EXPECT_EQ(nearest("aliass", {"name_ar", "alias", "kind"}), "alias");
  EXPECT_EQ(nearest("tipe", {"tile", "type", "tip"}), "tile");  // of equals the first
  EXPECT_EQ(nearest("us", {"is"}), "");                         // two letters are near to everything
  EXPECT_EQ(nearest("zzzzz", {"name_ar", "alias"}), "");
  EXPECT_EQ(nearest("x", {}), "");
  EXPECT_EQ(did_you_mean("aliass", {"alias"}), "did you mean `alias`?");
  EXPECT_EQ(did_you_mean("zzzzz", {"alias"}), "");
}

}  // namespace
}  // namespace marsad::knowledge
