// Files, folders and JSON lines: what comes out, under which name, and what bad input is told.
#include "collection/input_reader.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "report/json_fault.hpp"
#include "report_words.hpp"
#include "text_spell.hpp"

namespace marsad::collection {
namespace {

namespace fs = std::filesystem;
using marsad::test::spell;
using report::find_json_fault;
using report::test::page_words;

class Input : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("marsad_input_" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  // "id" of each report or "!code" of each error.
  std::vector<std::string> read(std::vector<std::string> paths) {
    InputReader reader(std::move(paths), page_words());
    std::vector<std::string> out;
    reports_.clear(), errors_.clear();
    while (auto next = reader.next()) {
      if (*next)
        out.push_back((*next)->id), reports_.push_back(std::move(**next));
      else
        out.push_back(std::string("!") + name_of(next->error().code)), errors_.push_back(next->error());
    }
    warnings_ = reader.take_warnings();
    counts_ = reader.counts();
    return out;
  }

  using Ids = std::vector<std::string>;
  fs::path folder_;
  std::vector<Report> reports_;
  std::vector<Error> errors_, warnings_;
  InputCounts counts_;
};

TEST_F(Input, FolderInSortedOrder) {
  write("b.txt", "b"), write("a/z.html", "<p>page</p>"),
      write("a/y.jsonl", "{\"text\":\"1\"}\n\n{\"id\":\"own\",\"text\":\"2\"}\n");
  write("c.JSON", "[{\"text\":\"3\"}]"), write(".hidden.txt", "no"), write(".git/x.txt", "no"), write("notes.md", "no"),
      write("e.ndjson", "{\"text\":\"4\"}");
  EXPECT_EQ(read({folder_.string()}), (Ids{"a/y:1", "own", "a/z", "b", "c:1", "e:1"}));
  EXPECT_EQ(counts_.skipped, 1u);
  ASSERT_EQ(warnings_.size(), 1u);
  EXPECT_NE(warnings_[0].place.find("notes.md"), std::string::npos);
  EXPECT_EQ(counts_.reports, 6u);
}

TEST_F(Input, UnknownNamesAreJudgedByTheirBytes) {
  EXPECT_EQ(read({write("x.dat", "  {\"id\":\"j\",\"text\":\"a\"}\n")}), Ids{"j"});
  EXPECT_EQ(read({write("p.php", "<html><body><h1>one two three</h1><p>text")}), Ids{"p"});
  EXPECT_EQ(reports_[0].title, "one two three");
  EXPECT_EQ(read({write("t", "text")}), Ids{"t"});
  EXPECT_EQ(read({write("page.txt", "<!doctype html><title>a</title><p>text")}), Ids{"page"});
  EXPECT_EQ(reports_[0].text, "a\n\ntext");
}

TEST_F(Input, JsonInEveryShape) {
  EXPECT_EQ(read({write("a.json", "{\n \"id\": \"one\",\n \"text\": \"a\"\n}")}), Ids{"one"});
  EXPECT_EQ(read({write("a.json", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n")}), (Ids{"a:1", "a:2"}));
  EXPECT_EQ(read({write("a.json", "[{\"text\":\"a\"}, 7, {\"id\":9,\"text\":\"b\"}]")}), (Ids{"a:1", "!json", "9"}));
  EXPECT_NE(errors_[0].place.find("a.json[1]"), std::string::npos);
  EXPECT_EQ(read({write("a.jsonl", "\xEF\xBB\xBF{\"text\":\"a\"}\r\n{\"text\":\"b\"}")}), (Ids{"a:1", "a:2"}));
  EXPECT_EQ(read({write("u.jsonl", std::string("\xFF\xFE{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0a\0\"\0}\0\n\0", 28))}), Ids{"u:1"});
}

TEST_F(Input, FieldsOfALine) {
  read({write(
      "a.jsonl",
      R"({"id":"i","text":"t","url":"https://a.example/2019/01/26/x","title":"T","published":"2019-01-27T10:00:00+03:00",)"
      R"("publisher":"P","retrieved":"2020-01-01","other":[1,{}]})")});
  ASSERT_EQ(reports_.size(), 1u);
  const Report& r = reports_[0];
  EXPECT_EQ(r.id + "|" + r.text + "|" + r.title + "|" + r.publisher + "|" + r.retrieved, "i|t|T|P|2020-01-01");
  EXPECT_EQ(r.published, "2019-01-27");
  EXPECT_EQ(r.published_from, PublishedFrom::argument);
  EXPECT_EQ(r.sha256.size(), 64u);
  read({write("a.jsonl", R"({"text":"t","url":"https://a.example/2019/01/26/x","title":null,"id":null,"published":null})")});
  EXPECT_EQ(reports_.at(0).published, "2019-01-26");
  EXPECT_EQ(reports_[0].published_from, PublishedFrom::metadata);
}

TEST_F(Input, PagesInsideJson) {
  const std::string page =
      R"(<!DOCTYPE html><meta property='article:published_time' content='2019-01-27'><h1>one two three</h1><p>story</p>)";
  read({write("a.jsonl", "{\"text\":\"" + page + "\"}\n{\"html\":\"" + page +
                             "\",\"published\":\"2018-05-05\"}\n{\"html\":\"<p>bit</p>\"}")});
  ASSERT_EQ(reports_.size(), 3u);
  EXPECT_EQ(reports_[0].text, "one two three\n\nstory");
  EXPECT_EQ(reports_[0].published, "2019-01-27");
  EXPECT_EQ(reports_[0].published_from, PublishedFrom::metadata);
  EXPECT_EQ(reports_[1].published, "2018-05-05");
  EXPECT_EQ(reports_[1].published_from, PublishedFrom::argument);
  EXPECT_EQ(reports_[2].text, "bit");
}

TEST_F(Input, BadLinesDoNotStopTheRest) {
  const std::string path = write("bad.jsonl",
                                 "{\"text\":\"a\"\n"
                                 "{\"text\":\"a\" \"x\":1}\n"
                                 "nonsense\n"
                                 "[1]\n"
                                 "{\"text\":7}\n"
                                 "{\"title\":\"no text\"}\n"
                                 "{\"text\":\"  \"}\n"
                                 "{\"text\":\"a\",\"published\":\"27th\"}\n"
                                 "{\"text\":\"\xD9\"}\n"
                                 "{\"text\":\"a\\u0000b\"}\n"
                                 "{\"text\":\"\\ud800\"}\n"
                                 "{\"id\":{},\"text\":\"a\"}\n"
                                 "{\"id\":\"good\",\"text\":\"a\"}\n");
  EXPECT_EQ(read({path}), (Ids{"!json", "!json", "!json", "!json", "!field", "!field", "!empty", "!date", "!encoding",
                               "!binary", "!json", "!field", "good"}));
  for (std::size_t i = 0; i < errors_.size(); ++i) EXPECT_EQ(errors_[i].place, path + ":" + std::to_string(i + 1));
  EXPECT_NE(errors_[0].message.find("ends too early"), std::string::npos) << errors_[0].message;
  EXPECT_NE(errors_[1].message.find("offset 12"), std::string::npos) << errors_[1].message;
  EXPECT_NE(errors_[1].fragment.find("\"x\":1"), std::string::npos) << errors_[1].fragment;
  EXPECT_NE(errors_[4].message.find("a number"), std::string::npos) << errors_[4].message;
  EXPECT_NE(errors_[7].suggestion.find("YYYY-MM-DD"), std::string::npos);
  EXPECT_EQ(counts_.errors, 12u);
}

TEST_F(Input, BadFiles) {
  EXPECT_EQ(read({(folder_ / "none.txt").string()}), Ids{"!io"});
  EXPECT_NE(errors_[0].message.find("No such file"), std::string::npos);
  EXPECT_EQ(read({write("e.txt", "")}), Ids{"!empty"});
  EXPECT_EQ(read({write("e.jsonl", "\n \n")}), Ids{"!empty"});
  EXPECT_EQ(read({write("e.json", "")}), Ids{"!empty"});
  EXPECT_EQ(read({write("e.json", "[]")}), Ids{"!empty"});
  EXPECT_EQ(read({write("e.json", "{\"text\":")}), Ids{"!json"});
  EXPECT_EQ(read({write("p.txt", "%PDF-1.4")}), Ids{"!binary"});
  EXPECT_EQ(read({write("b.txt", spell("qtl xmsP EnASr") + "\xFF")}), Ids{"!encoding"});
  EXPECT_NE(errors_[0].place.find("b.txt"), std::string::npos);
  fs::create_directories(folder_ / "void");
  EXPECT_EQ(read({(folder_ / "void").string()}), Ids{"!empty"});
}

TEST_F(Input, DoubledIdsGetANumber) {
  const std::string path =
      write("d.jsonl", "{\"id\":\"a\",\"text\":\"1\"}\n{\"id\":\"a#2\",\"text\":\"2\"}\n{\"id\":\"a\",\"text\":\"3\"}\n");
  EXPECT_EQ(read({path, path}), (Ids{"a", "a#2", "a#3", "a#4", "a#2#2", "a#5"}));
  EXPECT_EQ(counts_.doubled, 4u);
  ASSERT_EQ(warnings_.size(), 4u);
  EXPECT_EQ(warnings_[0].place, path + ":3");
  EXPECT_NE(warnings_[0].message.find(path + ":1"), std::string::npos) << warnings_[0].message;
}

TEST_F(Input, ALineOverTheLimitIsSkipped) {
  std::string bytes = "{\"text\":\"" + std::string((64 << 20) + 100, 'a') + "\"}\n{\"id\":\"next\",\"text\":\"b\"}\n";
  EXPECT_EQ(read({write("big.jsonl", bytes)}), (Ids{"!too_large", "next"}));
  EXPECT_EQ(read({write("big.txt", bytes)}), Ids{"!too_large"});
  EXPECT_EQ(read({write("big.json", bytes)}), (Ids{"!too_large"}));
}

TEST(ByteStream, LinesAcrossPieces) {
  const fs::path path = fs::temp_directory_path() / ("marsad_lines_" + std::to_string(::getpid()));
  std::string bytes;
  for (int i = 0; i < 3000; ++i) bytes += std::string(static_cast<std::size_t>(i % 257), 'x') + (i % 3 == 0 ? "\r\n" : "\n");
  bytes += "last";
  std::ofstream(path, std::ios::binary) << bytes;
  auto stream = ByteStream::open(path.string());
  ASSERT_TRUE(stream.has_value());
  std::string_view line;
  bool cut = false;
  for (int i = 0; i < 3000; ++i) {
    ASSERT_TRUE(stream->next_line(100, line, cut));
    EXPECT_EQ(line.size(), std::min<std::size_t>(static_cast<std::size_t>(i % 257), 100)) << i;
    // A carriage return counts as a byte of the line.
    EXPECT_EQ(cut, i % 257 + (i % 3 == 0 ? 1 : 0) > 100) << i;
  }
  ASSERT_TRUE(stream->next_line(100, line, cut));
  EXPECT_EQ(line, "last");
  EXPECT_FALSE(stream->next_line(100, line, cut));
  fs::remove(path);
}

TEST(JsonFault, IsLocated) {
  const auto at = [](std::string_view json) {
    const auto fault = find_json_fault(json);
    return fault ? static_cast<int>(fault->offset) : -1;
  };
  EXPECT_EQ(at(R"({"a":[1,{"b":null}],"c":-1.5e3})"), -1);
  EXPECT_EQ(at(R"({"a" 1})"), 5);
  EXPECT_EQ(at(R"({"a":1,})"), 7);
  EXPECT_EQ(at(R"({"a":tru})"), 5);
  EXPECT_EQ(at(R"({"a":"x)"), 5);
  EXPECT_EQ(at(R"({"a":1} x)"), 8);
  EXPECT_EQ(at(R"([1 2])"), 3);
  EXPECT_EQ(at("{\"a\":\"b\tc\"}"), 7);
  EXPECT_EQ(at(""), 0);
  EXPECT_EQ(at(std::string(1'000'000, '[')), 1'000'000);
}

}  // namespace
}  // namespace marsad::collection
