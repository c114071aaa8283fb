// The program from outside: exit codes, what it says, where its output goes.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

const std::string kArabic = "\u0642\u062a\u0644 \u062e\u0645\u0633\u0629";  // "five were killed"

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}

struct Ran {
  int code = -1;
  std::string out, err;
};

class Cli : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "marsad-cli-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  // `arguments` as a shell reads them; run in the test's folder with standard input from `input`.
  Ran run(const std::string& arguments, const std::string& input = "") {
    const fs::path in = write("in", input);
    const std::string command = "cd '" + folder_.string() + "' && '" MARSAD_BINARY "' " + arguments + " <in >out 2>err";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + status, read(folder_ / "out"), read(folder_ / "err")};
  }

  fs::path folder_;
};

void expect(const Ran& ran, int code, const std::string& said) {
  EXPECT_EQ(ran.code, code) << ran.err;
  EXPECT_NE(ran.err.find(said), std::string::npos) << ran.err;
  EXPECT_EQ(ran.err.rfind("marsad: ", 0), 0u) << ran.err;
}

TEST_F(Cli, WrongUseIsCode2WithASuggestion) {
  expect(run("cod x"), 2, "did you mean `marsad code`?");
  expect(run("quux"), 2, "marsad --help lists the commands");
  expect(run("code --formt jsonl x"), 2, "did you mean --format?");
  expect(run("code --format geojsn x"), 2, "did you mean 'geojson'?");
  expect(run("code --published 2019-02-30 x"), 2, "'2019-02-30' is no day");
  expect(run("code --published 2019-1-27 x"), 2, "write it as 2019-01-27");
  expect(run("code --threads 0 x"), 2, "--threads");
  expect(run("code a b --id seed"), 2, "there are 2 inputs");
  expect(run("code . --id seed"), 2, "is a folder");
  expect(run("code x --out y --aggregates y"), 2, "the same file as --out");
  expect(run("inflect"), 2, "WORD");
  EXPECT_EQ(run("").code, 2);
}

TEST_F(Cli, HelpTeachesWithExamples) {
  for (const char* command : {"", "code ", "explain ", "check ", "test ", "compile ", "inflect ", "demo "}) {
    const Ran ran = run(std::string(command) + "--help");
    EXPECT_EQ(ran.code, 0);
    EXPECT_NE(ran.out.find("Example"), std::string::npos) << command;
    EXPECT_NE(ran.out.find("Exit codes: 0 done"), std::string::npos) << command;
  }
}

TEST_F(Cli, Version) {
  const Ran ran = run("version");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out.rfind("marsad ", 0), 0u);
  EXPECT_NE(ran.out.find("knowledge format "), std::string::npos);
}

TEST_F(Cli, OneBadInputDoesNotStopTheOthers) {
  write("a.txt", kArabic);
  write("b.bin", std::string("\x7f"
                             "ELF\0\0\0\0",
                             8));
  const Ran ran = run("code a.txt missing.txt b.bin --format html");
  expect(ran, 1, "missing.txt: cannot be read");
  EXPECT_NE(ran.err.find("b.bin: "), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("2 of 3 inputs failed"), std::string::npos) << ran.err;
  EXPECT_NE(ran.out.find("\"id\":\"a\""), std::string::npos);
}

TEST_F(Cli, ABrokenLineInTheMiddleIsNamedAndTheRestDone) {
  const std::string good = "{\"text\":\"" + kArabic + "\",\"id\":\"";
  const fs::path lines = write("r.jsonl", good + "first\"}\n{\"id\": \"bro\n" + good + "last\"}\n");
  const Ran ran = run("code r.jsonl --format html");
  expect(ran, 1, "r.jsonl:2");
  EXPECT_NE(ran.out.find("\"id\":\"first\""), std::string::npos);
  EXPECT_NE(ran.out.find("\"id\":\"last\""), std::string::npos);
}

TEST_F(Cli, IdIsForOneReportOnly) {
  write("r.jsonl", "{\"text\":\"x\"}\n{\"text\":\"y\"}\n");
  expect(run("code r.jsonl --id seed"), 2, "the input holds several");
  const Ran ran = run("code - --id seed --format html", kArabic);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find("\"id\":\"seed\""), std::string::npos);
}

TEST_F(Cli, EmptyAndBinaryInputIsRefused) {
  EXPECT_EQ(run("code -", "").code, 1);
  EXPECT_EQ(run("code -", " \n\t ").code, 1);
  EXPECT_EQ(run("code -", std::string("ab\0cd", 5)).code, 1);
}

TEST_F(Cli, ResultFilesAppearWholeOrNotAtAll) {
  write("a.txt", kArabic);
  write("old.csv", "old");
  EXPECT_EQ(run("code a.txt --format acled --out old.csv --aggregates totals.jsonl").code, 0);
  EXPECT_EQ(read(folder_ / "old.csv").rfind("event_id_cnty,", 0), 0u);
  EXPECT_TRUE(fs::exists(folder_ / "totals.jsonl"));
  for (const auto& entry : fs::directory_iterator(folder_))
    EXPECT_EQ(entry.path().string().find(".part"), std::string::npos);
  expect(run("code a.txt --out none/x"), 1, "none/x: cannot write");
  expect(run("code a.txt --out ."), 1, "cannot write");
}

TEST_F(Cli, DevicesAreWrittenToNotReplaced) {
  write("a.txt", kArabic);
  EXPECT_EQ(run("code a.txt --out /dev/null").code, 0);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  write("target", "old");
  fs::create_symlink("target", folder_ / "link");
  EXPECT_EQ(run("code a.txt --format geojson --out link").code, 0);
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(read(folder_ / "target").rfind("{\"type\":\"FeatureCollection\"", 0), 0u);
}

TEST_F(Cli, FullAndClosedOutputIsAnError) {
  write("a.txt", kArabic);
  const auto shell = [&](const std::string& rest) {
    return WEXITSTATUS(
        std::system(("cd '" + folder_.string() + "' && '" MARSAD_BINARY "' code a.txt --format html " + rest).c_str()));
  };
  EXPECT_EQ(shell(">/dev/full 2>err"), 1);
  EXPECT_NE(read(folder_ / "err").find("standard output: cannot write"), std::string::npos);
  EXPECT_EQ(shell(">&- 2>err"), 1);
}

TEST_F(Cli, AReaderThatGoesAwayIsNoError) {
  write("a.txt", kArabic);
  const std::string command =
      "cd '" + folder_.string() + "' && { '" MARSAD_BINARY "' code a.txt --format html 2>err; echo $? >code; } | true";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(read(folder_ / "code"), "0\n");
  EXPECT_EQ(read(folder_ / "err"), "");
}

TEST_F(Cli, MissingKnowledgeIsNamed) {
  write("a.txt", kArabic);
  expect(run("code a.txt --knowledge nowhere"), 1, "nowhere");
  write("bad.knowledge", "not knowledge");
  expect(run("code a.txt --knowledge bad.knowledge"), 1, "bad.knowledge");
}

TEST_F(Cli, FailedCasesAreNamedByFileAndLine) {
  write("cases/a.rec", "case: nothing here\npublished: 2019-01-27\ntext: " + kArabic + "\nevent: Protests\n");
  const Ran ran = run("test");
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.out.find("cases/a.rec:1: nothing here: event 1 (Protests) is missing"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("0 passed, 1 failed"), std::string::npos) << ran.out;
  write("cases/a.rec", "case: no act\ntext: \u0645\u0631\u062d\u0628\u0627\nevent: none\n");
  EXPECT_EQ(run("test").out, "1 passed, 0 failed\n");
  write("cases/a.rec", "case: broken\ntext: x\nevnt: none\n");
  EXPECT_NE(run("test").out.find("cases/a.rec:3: unknown field `evnt`"), std::string::npos);
  expect(run("test none"), 1, "none: cannot list the folder");
}

TEST_F(Cli, CheckNamesFileAndLine) {
  write("cases/a.rec", "case: x\ntext: x\nevent: none\nwhere: y\n\ncase: x\ntext: x\nevent: none\n");
  const Ran ran = run("check");
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.out.find("cases/a.rec:4: error: "), std::string::npos) << ran.out;
  expect(run("check cases"), 1, "holds neither knowledge/ nor cases/");
}

TEST_F(Cli, CompileThenUseIt) {
  write("k/schema.rec", "schema: particle\nkey: role\n");
  write("k/words.rec", "particle: \u0641\u064a\nrole: met\n");
  Ran ran = run("compile k --out my.knowledge");
  ASSERT_EQ(ran.code, 0) << ran.err;
  ran = run("version --knowledge my.knowledge");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find(", 1 records"), std::string::npos) << ran.out;
  write("k/words.rec", "particle \u0641\u064a\n");
  expect(run("compile k --out my.knowledge"), 1, "k/words.rec:1");
}

TEST_F(Cli, InflectPrintsForms) {
  const Ran ran = run("inflect --as verb \u0643\u062a\u0628");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find("\u064a\u0643\u062a\u0628\u0648\u0646"), std::string::npos) << ran.out;
}

TEST_F(Cli, ExplainTakesWordsAndFiles) {
  write("a.txt", kArabic);
  const Ran words = run("explain --published 2019-01-27 '" + kArabic + "'"),
            file = run("explain --published 2019-01-27 a.txt");
  EXPECT_EQ(words.code, 0) << words.err;
  EXPECT_EQ(words.out, file.out);
  EXPECT_EQ(words.out.find('\x1b'), std::string::npos);
  EXPECT_NE(run("explain --colour always '" + kArabic + "'").out.find('\x1b'), std::string::npos);
}

TEST_F(Cli, MentionsWritesAnObjectALine) {
  const std::string hundred = "\u0645\u0626\u0629", percent = " \u0628\u0627\u0644\u0645\u0626\u0629";
  write("a.txt", hundred + "\n\n5" + percent + "\nbad \xFF\n");
  const Ran ran = run("mentions a.txt --kinds number,percent");
  EXPECT_EQ(ran.out, "{\"line\":1,\"mentions\":[{\"kind\":\"number\",\"begin\":0,\"end\":6,\"text\":\"" + hundred +
                         "\",\"value\":100,\"min\":100,\"max\":100}]}\n{\"line\":2,\"mentions\":[]}\n"
                         "{\"line\":3,\"mentions\":[{\"kind\":\"percent\",\"begin\":0,\"end\":14,\"text\":\"5" +
                         percent + "\",\"value\":5}]}\n{\"line\":4,\"mentions\":[]}\n");
  expect(ran, 1, "a.txt:4: byte 0xFF at offset 4");
  EXPECT_EQ(run("mentions --kinds number", hundred + "\r\n").out, run("mentions - --kinds number", hundred).out);
  const Ran table = run("mentions a.txt --format table");
  EXPECT_NE(table.out.find("    1  number    0-6 "), std::string::npos) << table.out;
}

TEST_F(Cli, MentionsStandOnNow) {
  const std::string friday = "\u064a\u0648\u0645 \u0627\u0644\u062c\u0645\u0639\u0629";
  const auto from = [&](const std::string& options) { return run("mentions --kinds time " + options, friday).out; };
  EXPECT_NE(from("--now 2013-02-12").find("\"from\":\"2013-02-08T00:00:00\",\"to\":\"2013-02-09T00:00:00\""),
            std::string::npos);
  EXPECT_NE(from("--now 2013-02-12T04:30:00-02:00 --prefer future").find("\"from\":\"2013-02-15T00:00:00\""),
            std::string::npos);
  EXPECT_NE(from("").find("\"from\":null"), std::string::npos);
}

TEST_F(Cli, MentionsRefusesWhatIsWrong) {
  expect(run("mentions --kinds numbr"), 2, "did you mean 'number'?");
  expect(run("mentions --now yesterday"), 2, "'yesterday' is no day or date-time");
  expect(run("mentions --prefer paste"), 2, "did you mean 'past'?");
  expect(run("mentions nowhere.txt"), 1, "nowhere.txt: cannot read the file");
  expect(run("mentions ."), 1, ".: cannot read the file");
  const Ran empty = run("mentions");
  EXPECT_EQ(empty.code, 0) << empty.err;
  EXPECT_EQ(empty.out, "");
}

}  // namespace
