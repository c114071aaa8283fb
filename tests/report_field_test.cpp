// Pages of the field corpus, where it is there: the gold day, and not a word from lists of other stories.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <filesystem>

#include "report/dom.hpp"
#include "report/html_reader.hpp"
#include "report/lines.hpp"
#include "report_words.hpp"

namespace marsad::report {
namespace {

namespace fs = std::filesystem;
using test::page_words;

const fs::path kField = fs::path(MARSAD_SOURCE_DIR) / ".." / "shared" / "field";

// Texts of elements that no story stands in.
std::vector<std::string> foreign_texts(const Dom& dom) {
  std::vector<std::string> out;
  const std::vector<bool> none(dom.size(), false);
  for (std::uint32_t i = 0; i < dom.size(); ++i) {
    const Tag tag = dom[i].tag;
    const std::string_view name = dom.attribute(i, "class");
    bool foreign = tag == Tag::aside || tag == Tag::footer || tag == Tag::nav || tag == Tag::figcaption;
    for (const char* word :
         {"related", "ticker", "breaking", "most-read", "comments", "cookie", "newsletter", "share", "tags"})
      foreign |= name.find(word) != std::string_view::npos;
    if (!foreign) continue;
    for (const Line& line : lines_of(dom, i, dom[i].end, none)) out.push_back(line.text);
  }
  return out;
}

void check_page(std::string_view id, std::string_view page, std::string_view published) {
  SCOPED_TRACE(std::string(id));
  const auto report = read_page(page, page_words());
  ASSERT_TRUE(report.has_value()) << report.error().to_string();
  EXPECT_EQ(report->published, published);
  EXPECT_FALSE(report->title.empty());
  EXPECT_TRUE(report->text.starts_with(report->title));
  const Dom dom(page);
  // A tag or section may well be the name of a place in the story; a headline of four words is not in it by chance.
  for (const std::string& text : foreign_texts(dom)) {
    if (count_words(text) < 4) continue;
    EXPECT_EQ(report->text.find(text), std::string::npos) << text;
  }
  // Every paragraph of some length outside those elements is there.
  std::vector<bool> none(dom.size(), false);
  std::size_t prose = 0, kept = 0;
  for (const Line& line : lines_of(dom, 0, dom.size(), none))
    if (dom[line.block].tag == Tag::p && is_prose(line)) ++prose, kept += report->text.find(line.text) != std::string::npos;
  EXPECT_EQ(kept, prose);
}

TEST(Field, PagesGiveTheirStoryAndDay) {
  if (!fs::is_directory(kField)) GTEST_SKIP() << "no field corpus beside the project";
  std::size_t pages = 0;
  for (const auto& file : fs::directory_iterator(kField)) {
    if (file.path().extension() != ".jsonl") continue;
    std::ifstream in(file.path());
    simdjson::dom::parser parser;
    for (std::string line; std::getline(in, line);) {
      const simdjson::dom::element report = parser.parse(line);
      std::string_view id, kind, text, published;
      if (report["kind"].get(kind) != simdjson::SUCCESS || kind != "html") continue;
      ASSERT_EQ(report["id"].get(id), simdjson::SUCCESS);
      // Every fourth report is held back for scoring.
      if (std::stoi(std::string(id.substr(id.rfind('-') + 1))) % 4 == 0) continue;
      ASSERT_EQ(report["text"].get(text), simdjson::SUCCESS);
      if (report["published"].get(published) != simdjson::SUCCESS) published = "";
      check_page(id, text, published);
      ++pages;
    }
  }
  EXPECT_GT(pages, 5u);
}

}  // namespace
}  // namespace marsad::report
