// Where words and sentences end; needs no knowledge.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/utf8.hpp"
#include "text_spell.hpp"
#include "token/sentence.hpp"
#include "token/split.hpp"

namespace marsad::token {
namespace {

using test::spell;

Tokens cut(std::string_view utf8) {
  Tokens out;
  text::fold(utf8, out.folded);
  split(utf8, out);
  split_sentences(utf8, out);
  return out;
}

// Tokens as "code code code", Latin letters in plain ASCII.
std::string plain(std::string code) {
  for (char& c : code) c = static_cast<char>(c & 0x7F);
  return code;
}

std::string words(std::string_view ascii) {
  const Tokens out = cut(spell(ascii));
  std::string line;
  for (const Token& t : out.tokens) line += (line.empty() ? "" : " ") + plain(std::string(out.code(t)));
  return line;
}

// Tokens of text that is no Arabic spelled in ASCII.
std::string latin_words(std::string_view utf8) {
  const Tokens out = cut(utf8);
  std::string line;
  for (const Token& t : out.tokens) line += (line.empty() ? "" : " ") + plain(std::string(out.code(t)));
  return line;
}

std::vector<std::string> sentences(std::string_view ascii) {
  const std::string text = spell(ascii);
  const Tokens out = cut(text);
  std::vector<std::string> lines;
  for (const Sentence& s : out.sentences) {
    lines.push_back(std::string(out.folded.code.substr(out.tokens[s.first].code_begin,
                                                       out.tokens[s.last - 1].code_end - out.tokens[s.first].code_begin)));
    while (lines.back().size() > 1 && lines.back().back() == '\n') lines.back().pop_back();
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Split, DigitsPartFromLetters) {
  EXPECT_EQ(words("En11 10AxrwN"), "En 11 10 Axrw");
  EXPECT_EQ(words("b11 qoyfP"), "b 11 qoyfh");
  EXPECT_EQ(words("5.6 klm 30,600"), "5{6 klm 30600");
  EXPECT_EQ(words("10-15 /15/"), "10 - 15 / 15 /");
  EXPECT_EQ(words("09:40"), "09 : 40");
}

TEST(Split, LatinWordsKeepDigitsAndHyphens) {
  EXPECT_EQ(latin_words("B9 F-16 2K YPG-"), "b9 f-16 2k ypg -");
  EXPECT_EQ(latin_words("\u0627\u0644\u0640RBG"), "Al rbg");
  EXPECT_EQ(latin_words("16 F"), "16 f");
}

TEST(Split, PunctuationIsOneTokenEach) {
  EXPECT_EQ(words("qAl: \"nEm\"!!"), "qAl : \" nEm \" ! !");
  EXPECT_EQ(words("qtl.. jrH"), "qtl . . jrH");
}

TEST(Split, KindsOfTokens) {
  const Tokens out = cut(spell("qtl 5 ,") + "\n\U0001F534\U0001F534 @abc_1 https://a.b/c?d=1.");
  ASSERT_EQ(out.tokens.size(), 8u);
  const Kind kinds[] = {Kind::word,   Kind::number, Kind::punctuation, Kind::newline,
                        Kind::symbol, Kind::symbol, Kind::symbol,      Kind::punctuation};
  for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(out.tokens[i].kind, kinds[i]) << i;
  EXPECT_EQ(plain(std::string(out.code(out.tokens[5]))), "@abc_1");
}

TEST(Split, HashtagsComeApart) {
  const Tokens out = cut(spell("#dyr_Alzwr AlAn"));
  ASSERT_EQ(out.tokens.size(), 4u);
  EXPECT_EQ(out.code(out.tokens[0]), "#");
  EXPECT_EQ(out.code(out.tokens[1]), "dyr");
  EXPECT_EQ(out.code(out.tokens[2]), "Alzwr");
  EXPECT_TRUE(out.tokens[1].hash);
  EXPECT_TRUE(out.tokens[2].hash);
  EXPECT_FALSE(out.tokens[3].hash);
}

TEST(Split, UnderscoreElsewhereIsAMark) {
  const Tokens out = cut(spell("ArD _ ArD dyr_Alzwr"));
  EXPECT_EQ(out.tokens.size(), 6u);
  for (const Token& t : out.tokens) EXPECT_FALSE(t.hash);
}

TEST(Split, DammaOfPassives) {
  const auto first = [](std::string_view ascii) { return cut(spell(ascii)).tokens[0].damma_on_first; };
  for (const char* passive : {"qutl", "wqutl", "fqutl", "yuqtl", "wsyuqtl", "quXtl", "wujd", "AustAxdm"})
    EXPECT_TRUE(first(passive)) << passive;
  for (const char* other : {"qtul", "qtl", "qatl", "Alqutl", "mqtul"}) EXPECT_FALSE(first(other)) << other;
}

TEST(Split, QuotesRightBefore) {
  const Tokens out = cut(spell("qAl \"dAEc\" hnA"));
  EXPECT_FALSE(out.tokens[0].quoted_before);
  EXPECT_TRUE(out.tokens[2].quoted_before);
  EXPECT_FALSE(out.tokens[4].quoted_before);
}

TEST(Sentences, StopsEndThem) {
  EXPECT_EQ(sentences("qtl jndy. jrH xmsP! hl qtl? nEm"), (Lines{"qtl jndy.", "jrH xmsh!", "hl qtl?", "nEm"}));
  EXPECT_EQ(sentences("AljrHY.wqAl Aljyc"), (Lines{"AljrHy.", "wqAl Aljyc"})) << "a missing space";
  EXPECT_EQ(sentences("10 klm. wqAl"), (Lines{"10 klm.", "wqAl"}));
  EXPECT_EQ(sentences("5 km. wqAl"), (Lines{"5 km.", "wqAl"}));
  EXPECT_EQ(sentences("fy EAm 2014. wqAl"), (Lines{"fy EAm 2014.", "wqAl"}));
  EXPECT_EQ(sentences("dyr Alzwr.. mfxxAt"), (Lines{"dyr Alzwr..", "mfxxAt"}));
  EXPECT_EQ(sentences("Allh yrHmhm... nhAyP"), (Lines{"Allh yrHmhm...", "nhAyh"}));
  EXPECT_EQ(sentences("qtl !! wAl"), (Lines{"qtl !!", "wAl"})) << "a row of stops is one";
  EXPECT_EQ(sentences("!! EAjl qtl").size(), 1u) << "signs that open a line end nothing";
}

TEST(Sentences, OtherDotsDoNot) {
  for (const char* one : {"qAl d. mHmd hnA", "AlmqdXm m. AHmd wAl", "bqTr 5.6 klm hnA", "12.5.2020 qtl",
                          "qtl, jrH; xTf: nEm - lA", "Alqymp (30 km. cmAl) AlmdynP", "q.m hnA"})
    EXPECT_EQ(sentences(one).size(), 1u) << one;
  EXPECT_EQ(cut("site.com is a site").sentences.size(), 1u);
}

TEST(Sentences, LongAsidesAreTextsOfTheirOwn) {
  EXPECT_EQ(sentences("(qAl wAHd An Aljyc qd jAe mn hnA w mn hnAk fy Allyl. wqAl Axr lA)").size(), 2u);
  EXPECT_EQ(sentences("(qAl. wqAl\nlA)").size(), 3u) << "brackets close on the same line";
}

TEST(Sentences, ErasAndUnitsBehindNumbersEnd) { EXPECT_EQ(sentences("EAm 1445 h~. wqAl Aljyc").size(), 2u); }

TEST(Sentences, NewLinesEndSentenceAndParagraph) {
  const Tokens out = cut(spell("\nqtl\njrH. mAt\n\n\nxTf"));
  ASSERT_EQ(out.sentences.size(), 4u);
  const std::uint32_t paragraphs[] = {0, 1, 1, 2};
  const bool opens[] = {true, true, false, true};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(out.sentences[i].paragraph, paragraphs[i]) << i;
    EXPECT_EQ(out.sentences[i].opens_paragraph, opens[i]) << i;
  }
  EXPECT_EQ(out.sentences[0].span, (Span{1, 7})) << "the span leaves the new lines out";
}

TEST(Sentences, ClosingQuotesBelong) {
  EXPECT_EQ(sentences("qAl \"nHn hnA.\" wxrj"), (Lines{"qAl \"nHn hnA.\"", "wxrj"}));
  EXPECT_EQ(sentences("(nHn hnA!) wxrj").size(), 1u);
  EXPECT_EQ(sentences("qAl Aljyc. \"nHn hnA\""), (Lines{"qAl Aljyc.", "\"nHn hnA\""}));
  const std::string opening = spell("qAl Aljyc.") + "\u00AB" + spell("nHn hnA") + "\u00BB";
  EXPECT_EQ(cut(opening).sentences[0].last, 3u) << "an opening mark does not";
}

TEST(Sentences, Bullets) {
  for (const char* bullet :
       {"- qtl", "* qtl", "1- qtl", "1. qtl", "1) qtl", "(1) qtl", "A- qtl", "b) qtl", "1 - qtl", "12- qtl"}) {
    const Tokens out = cut(spell(bullet));
    ASSERT_EQ(out.sentences.size(), 1u) << bullet;
    EXPECT_TRUE(out.sentences[0].bullet) << bullet;
    EXPECT_EQ(out.sentences[0].first, 0u);
  }
  for (const char* none :
       {"qtl - jrH", "10-15 qtylA", "2019 - dmcq", "1 - 2 qtylA", "d. mHmd", "5 qtlY", "3.5 klm", "w qtl"})
    EXPECT_FALSE(cut(spell(none)).sentences[0].bullet) << none;
  const Tokens out = cut(spell("- qtl. jrH"));
  ASSERT_EQ(out.sentences.size(), 2u);
  EXPECT_FALSE(out.sentences[1].bullet);
}

TEST(Sentences, NothingComesOfNothing) {
  EXPECT_TRUE(cut("").sentences.empty());
  EXPECT_TRUE(cut(" \u200F ").tokens.empty());
  EXPECT_EQ(cut("\n\n").sentences.size(), 1u);
  EXPECT_EQ(cut("...").sentences.size(), 1u);
}

rc::Gen<std::string> pages() {
  using rc::gen::element;
  const auto piece =
      element<std::string>(spell("qtl"), spell("w"), spell("d"), " ", " ", ".", "..", "\n", "(", ")", "\"", "-", "*", "12",
                           "5.5", "#", "_", "F-16", "@x", "!", "$", "\u00AB", "\u00BB", "\U0001F534", "'", "http://x.y");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& pieces) {
    std::string text;
    for (const std::string& p : pieces) text += p;
    return text;
  });
}

RC_GTEST_PROP(TokenProperty, TokensTileAllThatIsNoSpace, ()) {
  const Tokens out = cut(*pages());
  std::uint32_t at = 0;
  for (const Token& t : out.tokens) {
    for (; at < t.code_begin; ++at) RC_ASSERT(out.folded.code[at] == ' ');
    RC_ASSERT(t.code_begin == at && t.code_end > at);
    RC_ASSERT(t.span == out.folded.source(t.code_begin, t.code_end));
    RC_ASSERT(out.code(t).find(' ') == std::string_view::npos);
    at = t.code_end;
  }
  for (; at < out.folded.code.size(); ++at) RC_ASSERT(out.folded.code[at] == ' ');
}

RC_GTEST_PROP(TokenProperty, EveryTokenLiesInOneSentence, ()) {
  const Tokens out = cut(*pages());
  std::uint32_t next = 0, paragraph = 0;
  for (const Sentence& s : out.sentences) {
    RC_ASSERT(s.first == next && s.last > s.first);
    RC_ASSERT(s.paragraph >= paragraph && s.paragraph <= paragraph + 1);
    bool text = false;
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      const bool line = out.tokens[i].kind == Kind::newline;
      if (text && !line) RC_ASSERT(out.tokens[i - 1].kind != Kind::newline);
      text |= !line;
    }
    next = s.last, paragraph = s.paragraph;
  }
  RC_ASSERT(next == out.tokens.size());
}

}  // namespace
}  // namespace marsad::token
