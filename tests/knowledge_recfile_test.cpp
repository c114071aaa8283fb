// Recfiles: what is read, with which lines, and what is said of broken ones.
#include <gtest/gtest.h>

#include "knowledge/recfile.hpp"

namespace marsad::knowledge {
namespace {

Recfile parse(std::string bytes, std::vector<Error>& errors) { return parse_recfile("x.rec", std::move(bytes), errors); }

Recfile parse_good(std::string bytes) {
  std::vector<Error> errors;
  Recfile file = parse(std::move(bytes), errors);
  for (const Error& error : errors) ADD_FAILURE() << error.to_string();
  return file;
}

std::string only_error(std::string bytes) {
  std::vector<Error> errors;
  parse(std::move(bytes), errors);
  EXPECT_EQ(errors.size(), 1u);
  return errors.empty() ? "" : errors.front().to_string();
}

TEST(Recfile, RecordsAndLines) {
  const Recfile file = parse_good("# head\n\nverb: a\nform: 1\n# inside\ngloss:   two words \t\n\n\n  \nnoun: b\n");
  ASSERT_EQ(file.records.size(), 2u);
  EXPECT_EQ(file.records[0].kind(), "verb");
  EXPECT_EQ(file.records[0].id(), "a");
  EXPECT_EQ(file.records[0].line(), 3u);
  ASSERT_EQ(file.records[0].fields.size(), 3u);
  EXPECT_EQ(file.records[0].fields[2].key, "gloss");
  EXPECT_EQ(file.records[0].fields[2].value, "two words");
  EXPECT_EQ(file.records[0].fields[2].line, 6u);
  EXPECT_EQ(file.records[1].line(), 10u);
  EXPECT_EQ(file.place(10), "x.rec:10");
}

TEST(Recfile, CommentsDoNotEndARecord) { EXPECT_EQ(parse_good("a: 1\n# x\nb: 2\n").records.size(), 1u); }

TEST(Recfile, ValuesMayHoldColonsAndHashes) {
  const Recfile file = parse_good("actor: a\nsource: https://example.org/x#y\n");
  EXPECT_EQ(file.records[0].value("source"), "https://example.org/x#y");
}

TEST(Recfile, NoNewlineAtTheEnd) { EXPECT_EQ(parse_good("a: 1\nb: 2").records[0].value("b"), "2"); }

TEST(Recfile, EmptyFiles) {
  EXPECT_TRUE(parse_good("").records.empty());
  EXPECT_TRUE(parse_good("\n\n# only a comment").records.empty());
  EXPECT_TRUE(parse_good("\xEF\xBB\xBF").records.empty());
}

TEST(Recfile, ByteOrderMarkAndCarriageReturns) {
  const Recfile file = parse_good("\xEF\xBB\xBFverb: a\r\nform: 1\r\n\r\nverb: b\r\n");
  ASSERT_EQ(file.records.size(), 2u);
  EXPECT_EQ(file.records[0].kind(), "verb");
  EXPECT_EQ(file.records[0].value("form"), "1");
  EXPECT_EQ(file.records[1].line(), 4u);
}

TEST(Recfile, ContinuedValues) {
  const Recfile file = parse_good("case: a\ntext: one\n+ two\n+\n+  three\nname: b\n+ c\nlast: d\n");
  EXPECT_EQ(file.records[0].value("text"), "one\ntwo\n\n three");
  EXPECT_EQ(file.records[0].value("name"), "b\nc");
  EXPECT_EQ(file.records[0].find("name")->line, 6u);
  EXPECT_EQ(file.records[0].value("last"), "d");
}

TEST(Recfile, ContinuedEmptyValue) {
  EXPECT_EQ(parse_good("a: x\ntext:\n+ one\n+ two\n").records[0].value("text"), "\none\ntwo");
}

TEST(Recfile, ViewsSurviveAMove) {
  Recfile file = parse_good("a: 1\n+ 2\n");
  const Recfile moved = std::move(file);
  EXPECT_EQ(moved.records[0].value("a"), "1\n2");
}

TEST(Recfile, MissingKeys) {
  const Recfile file = parse_good("a: 1\n");
  EXPECT_EQ(file.records[0].find("b"), nullptr);
  EXPECT_EQ(file.records[0].value("b"), "");
}

TEST(Recfile, LineWithoutColon) {
  EXPECT_EQ(only_error("a: 1\nlost words\nb: 2\n"),
            "x.rec:2: no colon: the line is neither a field nor a comment: 'lost words' (write `key: value`, or `#` in "
            "front of a comment, "
            "or `+ ` in front of what continues the value above)");
}

TEST(Recfile, BrokenNamesOfFields) {
  const std::string how = "' (write `key: value`)",
                    what = "a field's name has letters, digits and _ only and starts the line: '";
  EXPECT_EQ(only_error("a: 1\nmy key: 2\n"), "x.rec:2: " + what + "my key" + how);
  EXPECT_EQ(only_error(" a: 1\n"), "x.rec:1: " + what + " a" + how);
  EXPECT_EQ(only_error("\xD9\x81: 1\n"), "x.rec:1: " + what + "\xD9\x81" + how);
  EXPECT_NE(only_error(": 1\n"), "");
  EXPECT_NE(only_error("1a: 1\n"), "");
}

TEST(Recfile, ContinuesNothing) {
  EXPECT_EQ(only_error("+ more\n"), "x.rec:1: the line continues no field: 'more' (remove the `+`)");
  EXPECT_EQ(only_error("a: 1\n\n+ more\n"), "x.rec:3: the line continues no field: 'more' (remove the `+`)");
}

TEST(Recfile, AContinuationOfABrokenLineIsToldOnce) { EXPECT_NE(only_error("a: 1\nlost\n+ more\nb: 2\n"), ""); }

TEST(Recfile, ReadingGoesOnBehindAnError) {
  std::vector<Error> errors;
  const Recfile file = parse("a: 1\nlost\nb: 2\n\nlost too\n\nc: 3\n", errors);
  ASSERT_EQ(errors.size(), 2u);
  EXPECT_EQ(errors[1].place, "x.rec:5");
  ASSERT_EQ(file.records.size(), 2u);
  EXPECT_EQ(file.records[0].value("b"), "2");
}

TEST(Recfile, DirectionalMarks) {
  for (const char* mark : {"\xE2\x80\x8F", "\xE2\x80\x8E", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xD8\x9C"}) {
    std::vector<Error> errors;
    parse("a: 1\nname: b" + std::string(mark) + "c\n", errors);
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, ErrorCode::knowledge_syntax);
    EXPECT_EQ(errors[0].place, "x.rec:2");
  }
  EXPECT_EQ(only_error("# note \xE2\x80\xAE\n"),
            "x.rec:1: the line holds the directional mark U+202E: '# note \xE2\x80\xAE' "
            "(remove it; one run of Arabic a line needs none)");
  parse_good("name: \xD9\x86\xE2\x80\x8C\xD8\xA7\n");  // a zero-width non-joiner belongs to spelling
}

TEST(Recfile, BytesThatAreNoText) {
  EXPECT_EQ(only_error("a: 1\nb: x\xC3(\n"), "x.rec:2: byte 5 of the line is no UTF-8: 'b: x' (save the file as UTF-8)");
  EXPECT_NE(only_error(std::string("a: 1\nb: \0x\n", 11)).find("NUL"), std::string::npos);
}

TEST(Recfile, FragmentsAreShortAndWhole) {
  std::string line;
  for (int i = 0; i < 100; ++i) line += "\xD8\xA8";
  std::vector<Error> errors;
  parse("a: 1\nz" + line + "\n", errors);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].fragment.size(), 79u);  // 80 would cut a letter
}

TEST(Recfile, FilesThatAreNotThere) {
  std::vector<Error> errors;
  read_recfile("/nowhere/none.rec", "none.rec", errors);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].code, ErrorCode::io);
  EXPECT_EQ(errors[0].place, "none.rec");
  read_recfile("/", {}, errors);  // a folder
  EXPECT_EQ(errors.size(), 2u);
}

}  // namespace
}  // namespace marsad::knowledge
