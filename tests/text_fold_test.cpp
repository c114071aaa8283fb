#include "text/fold.hpp"

#include <gtest/gtest.h>

#include "text_spell.hpp"

namespace marsad::text {
namespace {

using test::spell;

std::string code(std::string_view utf8) {
  Folded folded;
  fold(utf8, folded);
  EXPECT_EQ(folded.code.size(), folded.begin.size());
  EXPECT_EQ(folded.code.size(), folded.end.size());
  return folded.code;
}

// Folds Arabic spelled in ASCII.
std::string folded(std::string_view ascii) { return code(spell(ascii)); }

std::string latin(std::string_view letters) {
  std::string out;
  for (const char c : letters) out += static_cast<char>(c | static_cast<char>(kLatin));
  return out;
}

std::string source(std::string_view utf8, std::size_t first, std::size_t last) {
  Folded out;
  fold(utf8, out);
  return std::string(out.source(first, last).of(utf8));
}

TEST(Fold, LettersLoseWhatTypistsVary) {
  EXPECT_EQ(folded("O I M A"), "A A A A");
  EXPECT_EQ(folded("mdynP"), "mdynh");
  EXPECT_EQ(folded("AlY msWwl mUP"), "Aly mswwl myh");
  EXPECT_EQ(code("\u067E\u06AF\u0698\u06CC\u06A9\u06A4\u0686\u06C6\u06D5"), "bkzykfjwh");
}

TEST(Fold, MarksGoButBelongToTheirLetter) {
  EXPECT_EQ(folded("quXtl EnSrAN"), "qtl EnSrA");
  EXPECT_EQ(source(spell("EnSrAN "), 0, 5), spell("EnSrAN"));
  EXPECT_EQ(source(spell("quXtl"), 0, 1), spell("quX"));
  EXPECT_EQ(code("\u064F"), "");
}

TEST(Fold, DigitsOfEveryScript) { EXPECT_EQ(code("\u0661\u0662\u06F3\u06F4\uFF15\u09EC7"), "1234567"); }

TEST(Fold, ThousandsMarksGo) {
  for (const char* text :
       {"30,600", "\u0663\u0660\u066C\u0666\u0660\u0660", "30.600", "30\u00A0600", "30\u202F600", "30\u060C600"})
    EXPECT_EQ(code(text), "30600") << text;
  EXPECT_EQ(code("1,234,567"), "1234567");
  EXPECT_EQ(code("12\u00A0345\u00A0678 x"), "12345678 " + latin("x"));
  EXPECT_EQ(source("n 30,600 x", 2, 7), "30,600");
}

TEST(Fold, OtherMarksBetweenDigitsStay) {
  EXPECT_EQ(code("1 500"), "1 500") << "a plain space separates";
  EXPECT_EQ(code("2019\u00A0300"), "2019 300") << "four digits begin no group";
  EXPECT_EQ(code("30\u00A06000"), "30 6000");
  EXPECT_EQ(code("0,125"), "0{125");
  EXPECT_EQ(code("1,2,3"), "1,2,3");
  EXPECT_EQ(code("30, 600"), "30, 600");
  EXPECT_EQ(code("5\u060C6"), "5,6");
  EXPECT_EQ(code("12.5.2020"), "12.5.2020");
  EXPECT_EQ(code("3.14.2"), "3.14.2");
  EXPECT_EQ(code("09:40"), "09:40");
  EXPECT_EQ(code("/15/"), "/15/");
}

TEST(Fold, DecimalMarks) {
  for (const char* text : {"12.7", "12,7", "12\u066B7"}) EXPECT_EQ(code(text), "12{7") << text;
  EXPECT_EQ(code("1,500.75"), "1500{75");
  EXPECT_EQ(code("1.500,75"), "1500{75");
  EXPECT_EQ(code("7."), "7.");
  EXPECT_EQ(code("{}"), "()") << "braces are no decimal marks";
}

TEST(Fold, PunctuationOfBothScripts) {
  EXPECT_EQ(code("\u060C\u061B\u061F\u066A\u2026\u2013\u2014\u2212"), ",;?%.---");
  EXPECT_EQ(code("\u00AB\u00BB\u201C\u201D\u201E\u2039\u203A\u2018\""), "\"\"\"\"\"\"\"\"\"");
  EXPECT_EQ(code("\u2022\u25CF\u25AA\u00B7"), "****");
  EXPECT_EQ(code(".. \u2026"), ".. .");
  EXPECT_EQ(code("\U0001F534\u00A9"), "$$");
  EXPECT_EQ(code("\u26A0\uFE0F"), "$");
}

TEST(Fold, NewLines) {
  EXPECT_EQ(code("1\r\n2\r3\u20284\u20295\n"), "1\n2\n3\n4\n5\n");
  EXPECT_EQ(source("1\r\n2", 1, 2), "\r\n");
}

TEST(Fold, EntitiesKeepTheirSource) {
  EXPECT_EQ(code("1&nbsp;&quot;2&quot;&laquo;&#1602;&#x642;&lrm;&raquo;&amp;"), "1 \"2\"\"qq\"&");
  EXPECT_EQ(source("a&quot;b", 1, 2), "&quot;");
  EXPECT_EQ(code("&nosuch;"), "&" + latin("nosuch") + ";");
  EXPECT_EQ(code("1 & 2"), "1 & 2");
  EXPECT_EQ(code("&#99999999999;").substr(0, 2), "&#");
  EXPECT_EQ(code("&#xD800;").substr(0, 2), "&#") << "a surrogate is no character";
  EXPECT_EQ(code("&"), "&");
}

TEST(Fold, InvisibleCharactersGo) {
  EXPECT_EQ(code("\u0642\u200F\u202B\u2067\u062A\u200D\u200B\u00AD\uFEFF\u0644\u061C"), "qtl");
  EXPECT_EQ(code("\u0642\u0631\u0647\u200C\u0628\u0627\u063A"), "qrhbAg");
  EXPECT_EQ(code(std::string_view("1\0002\x7F", 4)), "12");
}

TEST(Fold, DrawnOutLettersCollapse) {
  EXPECT_EQ(folded("EAAAAAjl"), "EAjl");
  EXPECT_EQ(source(spell("EAAAAAjl"), 1, 2), spell("AAAAA"));
  EXPECT_EQ(folded("EA~A~~A~Ajl"), "EAjl");
  EXPECT_EQ(folded("llljnP lljnP"), "ljnh lljnh") << "two in a row are spelling";
  EXPECT_EQ(folded("bryUyn yswWwn"), "bryyyn yswwwn") << "a letter under a hamza is one of its own";
  EXPECT_EQ(code("1000"), "1000");
  EXPECT_EQ(code("www"), latin("www"));
}

TEST(Fold, TatweelGoes) {
  EXPECT_EQ(folded("EA~~~jl"), "EAjl");
  EXPECT_EQ(folded("mqTw~~~E"), "mqTwE");
  EXPECT_EQ(folded("~~~~~~\nb"), "\nb");
  EXPECT_EQ(folded("dmcq ~ sAnA"), "dmcq - sAnA") << "a tatweel for a dash";
}

TEST(Fold, LigaturesAndPresentationForms) {
  EXPECT_EQ(code("\uFEFB\uFEF7"), "lAlA");
  EXPECT_EQ(source("x\uFEFBy", 1, 2), "\uFEFB");
  EXPECT_EQ(source("x\uFEFBy", 2, 3), "\uFEFB");
  EXPECT_EQ(code("\uFED7\uFE98\uFEDE"), "qtl");
  EXPECT_EQ(code("\uFDF2"), "Allh");
  EXPECT_EQ(code("\uFDFA"), "$") << "a whole phrase in one sign is no word";
  EXPECT_EQ(code("\uFE7E\uFC5E"), "") << "isolated marks";
}

TEST(Fold, LatinLetters) {
  EXPECT_EQ(code("F-16"), latin("f") + "-16");
  EXPECT_EQ(code("YB\u015E \u00C9\u0131\u00DF \uFF21"), latin("ybs") + " " + latin("eis") + " " + latin("a"));
  EXPECT_EQ(code("d\u2019I"), latin("d") + "'" + latin("i"));
  EXPECT_EQ(code("\u0434\u05D0\u4E2D"), "$$$");
}

TEST(Fold, InvalidBytesAreOneSignEach) {
  EXPECT_EQ(code("\xC3"), "$");
  EXPECT_EQ(code("\xD9"), "$");
  EXPECT_EQ(code("\xED\xA0\x80"), "$$$");
  EXPECT_EQ(code("\xFF"
                 "1"),
            "$1");
}

struct Broken {
  const char *written, *read;
};

class Censored : public testing::TestWithParam<Broken> {};
TEST_P(Censored, Joins) { EXPECT_EQ(folded(GetParam().written), GetParam().read) << GetParam().written; }
INSTANTIATE_TEST_SUITE_P(Breaks, Censored,
                         testing::Values(Broken{"mq~ ~tl", "mqtl"}, Broken{"Astch~ ~Ad", "AstchAd"},
                                         Broken{"Anfj~ ~Ar Eb~ ~wP nAs~ ~fP", "AnfjAr Ebwh nAsfh"}, Broken{"q~.tl", "qtl"},
                                         Broken{"tq~.~Sf", "tqSf"}, Broken{"Aljnj~.~wyd", "Aljnjwyd"},
                                         Broken{"d.A.E.c", "dAEc"}, Broken{"A.l.q.S.f", "AlqSf"}, Broken{"q~*~tl", "qtl"},
                                         Broken{"m~ ~q~ ~t~ ~l", "mqtl"}, Broken{"mq~ tl", "mqtl"}, Broken{"mq ~tl", "mqtl"},
                                         Broken{"l~ dAEc", "ldAEc"}, Broken{"h~ ~Ajm", "hAjm"}, Broken{"q~_~tl", "qtl"},
                                         Broken{"d*A*E*c", "dAEc"}, Broken{"qu~ ~tl", "qtl"}));

class Whole : public testing::TestWithParam<Broken> {};
TEST_P(Whole, Stays) { EXPECT_EQ(folded(GetParam().written), GetParam().read) << GetParam().written; }
INSTANTIATE_TEST_SUITE_P(Breaks, Whole,
                         testing::Values(Broken{"1427h~ tfjyr", "1427h tfjyr"}, Broken{"1445 h~ tfjyr", "1445 h tfjyr"},
                                         Broken{"q.m", "q.m"}, Broken{"m.E.qAsm", "m.E.qAsm"}, Broken{"d. mHmd", "d. mHmd"},
                                         Broken{"klmP ~klmP", "klmh klmh"}, Broken{"EAjl~ Aljyc", "EAjl Aljyc"},
                                         Broken{"dAr~ klm", "dAr klm"}, Broken{"qAl.wqtl", "qAl.wqtl"},
                                         Broken{"l~ 4", "l 4"}, Broken{"Al~48", "Al48"}, Broken{"dyr_Alzwr", "dyr_Alzwr"},
                                         Broken{"jw - jw", "jw - jw"}, Broken{"q~\n~tl", "q\ntl"},
                                         Broken{"q~ - - ~tl", "q - - tl"}));

TEST(Fold, JoinedWordsSpanTheBreak) {
  const std::string text = spell("hw mq~ ~tl.");
  Folded out;
  fold(text, out);
  ASSERT_EQ(out.code, "hw mqtl.");
  EXPECT_EQ(out.source(3, 7).of(text), spell("mq~ ~tl"));
  EXPECT_EQ(out.source(5, 6).of(text), spell("t"));
}

TEST(Fold, DirectionSignsAroundADecimalMark) {
  EXPECT_EQ(code("25799\u202A,\u202A52"), "25799{52");
  EXPECT_EQ(code("1\u200F,\u200F500"), "1500");
  EXPECT_EQ(code("11\u06409"), "11-9");
  EXPECT_EQ(code("25\u202A" + spell("q")), "25q");
  EXPECT_EQ(code("25\u202A,\u202A" + spell("q")), "25,q");
}

TEST(Fold, ReusesItsOutput) {
  Folded out;
  fold(spell("qtl EcrP"), out);
  fold(spell("qSf"), out);
  EXPECT_EQ(out.code, "qSf");
  EXPECT_EQ(out.end.size(), 3u);
  fold("", out);
  EXPECT_TRUE(out.code.empty());
}

TEST(FoldWord, TrimsAndCollapsesSpace) {
  EXPECT_EQ(fold_word(spell("  qwAt \n swryP\t")), "qwAt swryh");
  EXPECT_EQ(fold_word(" "), "");
}

TEST(Fold, LongTextCrossesBlocks) {
  std::string text, expected;
  for (int i = 0; i < 20000; ++i) text += spell("qutl 1,500 "), expected += "qtl 1500 ";
  EXPECT_EQ(code(text), expected);
}

}  // namespace
}  // namespace marsad::text
