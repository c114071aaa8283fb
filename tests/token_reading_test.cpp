// Which readings words have: clitics, records, forms; and which broken or glued words are repaired.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "text_spell.hpp"
#include "token/reading.hpp"
#include "token/token.hpp"
#include "token_store.hpp"

namespace marsad::token {
namespace {

using knowledge::Form;
using knowledge::kNone;
using knowledge::Number;
using knowledge::Pos;
using test::spell;

constexpr std::string_view kKnowledge = R"(verb: qtl
form: 1
masdar: qtl
person: fighter

verb: qSf
form: 1
masdar: qSf

verb: Actbk
form: 8
masdar: ActbAk

verb: rmY
form: 1
imperfect: yrmy
masdar: rmy

noun: mdynP
plural: mdn

noun: bAb
plural: AbwAb

noun: ljnP
plural: ljAn

noun: mqAtl
plural: +wn
person: fighter

noun: qtyl
plural: qtlY

noun: Abn
plural: AbnAe

noun: qAnwn
plural: qwAnyn

noun: tEzyz
plural: +At

noun: wld
plural: AwlAd

particle: fy

particle: mn

particle: IlY

particle: lm
negation: yes

actor: one
name_en: One
name_ar: qwAt swryA AldymqrATyP
kind: rebel
basis: recalled

actor: two
name_en: Two
name_ar: AlbAgwz
kind: rebel
basis: recalled

actor: three
name_en: Three
name_ar: dyr Alzwr
kind: rebel
basis: recalled
)";

const knowledge::Store& store() {
  static const auto made = test::store_of(kKnowledge);
  if (!made) std::abort();
  return *made;
}

struct Read {
  std::string text;
  Tokens tokens;
  explicit Read(std::string_view ascii) : text(spell(ascii)) { tokenize(text, store(), tokens); }
  std::span<const Analysis> readings(std::size_t token = 0) const { return tokens.readings(tokens.tokens.at(token)); }
};

// "w+Al+bAb", "qtl+hm", "name": one reading as text; the record's id folded.
std::string show(const Analysis& a) {
  std::string out;
  constexpr const char* kBits[] = {"w+", "f+", "b+", "l+", "k+", "s+", "A?", "Al+"};
  for (unsigned i = 0; i < 8; ++i)
    if (a.proclitics >> i & 1) out += kBits[i];
  out += a.record == kNone ? "name" : text::fold_word(store().text(store().record(a.record).id));
  constexpr const char* kPronouns[] = {"", "+h", "+hA", "+hm", "+hn", "+hmA", "+nA", "+k", "+y", "+km"};
  return out + kPronouns[static_cast<unsigned>(a.enclitic)];
}

std::vector<std::string> shown(std::string_view ascii) {
  const Read read(ascii);
  std::vector<std::string> out;
  for (const Analysis& a : read.readings()) {
    out.push_back(show(a));
    if (out.size() > 1 && out.back() == out[out.size() - 2]) out.pop_back();
  }
  return out;
}

bool reads(std::string_view ascii, std::string_view as) {
  const auto all = shown(ascii);
  return std::find(all.begin(), all.end(), as) != all.end();
}

struct Example {
  const char *word, *as;
};

class HasReading : public testing::TestWithParam<Example> {};
TEST_P(HasReading, AsTold) {
  EXPECT_TRUE(reads(GetParam().word, GetParam().as)) << GetParam().word << " as " << GetParam().as;
}
INSTANTIATE_TEST_SUITE_P(
    Clitics, HasReading,
    testing::Values(Example{"qtl", "qtl"}, Example{"wqtl", "w+qtl"}, Example{"fqtl", "f+qtl"}, Example{"syqtl", "s+qtl"},
                    Example{"wsyqtlhm", "w+s+qtl+hm"}, Example{"lyqtl", "l+qtl"}, Example{"bqtl", "b+qtl"},
                    Example{"kqtl", "k+qtl"}, Example{"AlbAb", "Al+bAb"}, Example{"wAlbAb", "w+Al+bAb"},
                    Example{"bAlbAb", "b+Al+bAb"}, Example{"llbAb", "l+Al+bAb"}, Example{"lAlbAb", "l+Al+bAb"},
                    Example{"lljnP", "l+Al+ljnh"}, Example{"lljnP", "l+ljnh"}, Example{"wbAlmdynP", "w+b+Al+mdynh"},
                    Example{"mdynthm", "mdynh+hm"}, Example{"bmdyntnA", "b+mdynh+nA"}, Example{"mqAtlwhm", "mqAtl+hm"},
                    Example{"mqAtlyh", "mqAtl+h"}, Example{"AwlAdhmA", "wld+hmA"}, Example{"qtlAhm", "qtyl+hm"},
                    Example{"AbnAUhA", "Abn+hA"}, Example{"qwAnynhA", "qAnwn+hA"}, Example{"rmAh", "rmy+h"},
                    Example{"qtlwhA", "qtl+hA"}, Example{"mnhm", "mn+hm"}, Example{"Ilyh", "Aly+h"},
                    Example{"qtlny", "qtl+y"}, Example{"AwlAdy", "wld+y"}, Example{"Oqtl", "qtl"}, Example{"Olm", "A?lm"},
                    Example{"wAlbAgwz", "w+Al+name"}, Example{"llbAgwz", "l+Al+name"}, Example{"bswryA", "b+name"},
                    Example{"mqAtlw", "mqAtl"}, Example{"AlActbAkAt", "Al+Actbk"}));

class NoReading : public testing::TestWithParam<Example> {};
TEST_P(NoReading, AsTold) {
  EXPECT_FALSE(reads(GetParam().word, GetParam().as)) << GetParam().word << " as " << GetParam().as;
}
INSTANTIATE_TEST_SUITE_P(Clitics, NoReading,
                         testing::Values(Example{"sqtl", "s+qtl"}, Example{"sbAb", "s+bAb"}, Example{"byqtl", "b+qtl"},
                                         Example{"Alyqtl", "Al+qtl"}, Example{"Alfy", "Al+fy"},
                                         Example{"AlbAbh", "Al+bAb+h"}, Example{"mdynhm", "mdynh+m"},
                                         Example{"mdynhhm", "mdynh+hm"}, Example{"mqAtlwnhm", "mqAtl+hm"},
                                         Example{"qtlP", "qtl+h"}, Example{"mdynt", "mdynh"}, Example{"qtly", "qtl+y"},
                                         Example{"qtlk", "qtl"}, Example{"bbAbA", "b+bAb"}, Example{"AlqtlA", "Al+qtl"},
                                         Example{"bfqtl", "b+f+qtl"}, Example{"Alqwlm", "A?lm"},
                                         Example{"swryAhm", "name+hm"}));

TEST(Readings, FewestCliticsComeFirst) {
  EXPECT_EQ(shown("wld").front(), "wld");
  const Read read("qtlh");
  ASSERT_FALSE(read.readings().empty());
  EXPECT_LE(read.readings().size(), kMostReadings);
  unsigned last = 0;
  const Read longer("wqtlh");
  for (const Analysis& a : longer.readings()) {
    const auto clitics = static_cast<unsigned>(__builtin_popcount(a.proclitics & ~kAl)) + (a.enclitic != Enclitic::none);
    EXPECT_GE(clitics, last);
    last = clitics;
  }
}

TEST(Readings, ArticleIsPartOfTheCore) {
  const Read name("wAlbAgwz");
  EXPECT_EQ(store().word_code(name.readings()[0].core), "AlbAgwz");
  EXPECT_EQ(name.readings()[0].record, kNone);
  EXPECT_EQ(name.tokens.tokens[0].word, kNone);
  EXPECT_EQ(Read("AlbAb").readings()[0].core, kNone) << "only the bare word is in the vocabulary";
  EXPECT_EQ(store().word_code(Read("wbAb").readings()[0].core), "bAb");
}

TEST(Readings, ThirdPersonHidesTheOthers) {
  const Read third("qtlt");
  for (const Analysis& a : third.readings()) EXPECT_FALSE(a.features.person == 1 || a.features.person == 2);
  bool told = false;
  const Read read("qtlnA");
  for (const Analysis& a : read.readings()) told |= a.features.person == 1;
  EXPECT_TRUE(told) << "no third person is spelled so";
}

TEST(Readings, UnknownWordsHaveNone) {
  for (const char* word : {"Eqrbt", "wEqrbt", "A", "ww", "bAl"}) {
    const Read read(word);
    EXPECT_TRUE(read.readings().empty()) << word;
    EXPECT_EQ(read.tokens.tokens[0].word, kNone) << word;
  }
}

TEST(Readings, LongWordsAreNotLookedUp) {
  std::string word;
  for (int i = 0; i < 40; ++i) word += "qt";
  EXPECT_TRUE(Read(word).readings().empty());
  EXPECT_EQ(Read(word).tokens.tokens.size(), 1u);
}

TEST(Readings, SameWordsShareTheirReadings) {
  const Read read("wqtl wqtl wqtlP wqtl");
  const auto& t = read.tokens.tokens;
  EXPECT_EQ(t[0].first_analysis, t[1].first_analysis);
  EXPECT_EQ(t[0].analysis_count, t[3].analysis_count);
  EXPECT_FALSE(reads("qtlP", "qtl+h"));
  EXPECT_TRUE(reads("qtlh", "qtl+h"));
}

TEST(Readings, QuestionsAskedOfThem) {
  const Read read("wmqAtlwhm fy");
  const std::uint32_t person = store().intern("person"), fighter = store().intern("fighter");
  const auto& t = read.tokens.tokens;
  ASSERT_NE(reading_with(read.tokens, t[0], store(), person), nullptr);
  EXPECT_TRUE(has_record_tag(read.tokens, t[0], store(), person, fighter));
  EXPECT_FALSE(has_record_tag(read.tokens, t[0], store(), fighter, person));
  EXPECT_FALSE(has_record_tag(read.tokens, t[1], store(), person));
  EXPECT_NE(reading_as(read.tokens, t[1], Pos::particle), nullptr);
  EXPECT_EQ(reading_as(read.tokens, t[1], Pos::verb), nullptr);
  EXPECT_TRUE(may_have(read.tokens, t[0], kWa));
  EXPECT_FALSE(may_have(read.tokens, t[0], kBi));
  EXPECT_EQ(strip_article("AlbAb"), "bAb");
  EXPECT_EQ(strip_article("Alb"), "Alb");
}

std::vector<std::string> pieces(std::string_view ascii) {
  const Read read(ascii);
  std::vector<std::string> out;
  for (const Token& t : read.tokens.tokens) {
    out.emplace_back(read.tokens.code(t));
    EXPECT_EQ(t.span, read.tokens.folded.source(t.code_begin, t.code_end));
  }
  return out;
}

using Pieces = std::vector<std::string>;

TEST(Repair, GluedWordsComeApart) {
  EXPECT_EQ(pieces("wqtlAlmqAtlwn"), (Pieces{"wqtl", "AlmqAtlwn"}));
  EXPECT_EQ(pieces("btEzyzAtIlY"), (Pieces{"btEzyzAt", "Aly"}));
  EXPECT_EQ(pieces("dyrAlzwr"), (Pieces{"dyr", "Alzwr"}));
  EXPECT_EQ(pieces("fyAlmdynP"), (Pieces{"fy", "Almdynh"}));
  EXPECT_EQ(pieces("ljnPqtl"), (Pieces{"ljnh", "qtl"})) << "ta marbuta ends a word";
  const Read read("wqtlAlmqAtlwn");
  EXPECT_EQ(show(read.readings(0)[0]), "w+qtl");
  EXPECT_EQ(show(read.readings(1)[0]), "Al+mqAtl");
  EXPECT_EQ(read.tokens.tokens[1].span.of(read.text), spell("AlmqAtlwn"));
}

TEST(Repair, KnownAndUnclearWordsStayWhole) {
  for (const char* word : {"AlmqAtlwn", "EqrbAlxyr", "qrAlbAb", "AlbAgwz", "qtlEqrb", "ljnhqtl", "EqrPqtl"})
    EXPECT_EQ(pieces(word).size(), 1u) << word;
}

TEST(Repair, BrokenWordsJoin) {
  const std::string text = spell("hnA AlA ctbAkAt fy AlmdynP .");
  Tokens out;
  tokenize(text, store(), out);
  ASSERT_EQ(out.tokens.size(), 5u);
  EXPECT_EQ(out.code(out.tokens[1]), "AlActbAkAt");
  EXPECT_EQ(out.tokens[1].span.of(text), spell("AlA ctbAkAt"));
  EXPECT_GT(out.tokens[1].analysis_count, 0u);
  EXPECT_EQ(out.code(out.tokens[3]), "Almdynh") << "what follows moves up with the code";
  EXPECT_EQ(out.tokens[3].span.of(text), spell("AlmdynP"));
  EXPECT_EQ(out.code(out.tokens[4]), ".");
}

TEST(Repair, MarksInsideAWordGo) {
  for (const char* broken : {"mqA-tlwn", "mqA*tlwn", "mqA_tlwn", "m*qA*tlwn", "mqA..tlwn", "m q A t l w n", "m_q_A_t_l_w_n"})
    EXPECT_EQ(pieces(broken), (Pieces{"mqAtlwn"})) << broken;
  for (const char* whole : {"qAl.wqtl", "q.m", "w-qtl", "fy.qtl", "m . qAtl", "bAb.fy", "A b w"})
    EXPECT_GT(pieces(whole).size(), 1u) << whole;
}

TEST(Repair, ALoneAndBelongsToTheNextWord) {
  const Read read("qtl w qtl");
  ASSERT_EQ(read.tokens.tokens.size(), 2u);
  EXPECT_EQ(show(read.readings(1)[0]), "w+qtl");
  EXPECT_EQ(read.tokens.tokens[1].span.of(read.text), spell("w qtl"));
  EXPECT_EQ(pieces("w 10").size(), 2u);
  EXPECT_EQ(pieces("w- qtl").size(), 3u) << "a list mark";
}

TEST(Repair, WordsThatStandAloneDoNotJoin) {
  EXPECT_EQ(pieces("fy bAb").size(), 2u);
  EXPECT_EQ(pieces("qtl At").size(), 2u) << "too short an outcome beside a known word";
  EXPECT_EQ(pieces("bAb-mdynP").size(), 3u) << "words whose space is missing";
  EXPECT_EQ(pieces("bAb*mdynP").size(), 3u);
  EXPECT_EQ(pieces("mqA\ntlwn").size(), 3u);
}

TEST(Tokenize, ReusesItsOutput) {
  Tokens out;
  tokenize(spell("AlA ctbAkAt fy AlmdynP"), store(), out);
  tokenize(spell("qtl"), store(), out);
  EXPECT_EQ(out.tokens.size(), 1u);
  EXPECT_EQ(out.sentences.size(), 1u);
  EXPECT_EQ(out.folded.code, "qtl");
  tokenize("", store(), out);
  EXPECT_TRUE(out.tokens.empty());
  EXPECT_TRUE(out.sentences.empty());
}

TEST(Tokenize, OneHugeWordIsNoTrouble) {
  const std::string text(2 << 20, '\xC2');  // nothing but broken bytes
  Tokens out;
  tokenize(text, store(), out);
  EXPECT_EQ(out.tokens.size(), 1u);
  std::string word;
  while (word.size() < (2u << 20)) word += spell("qtl");
  tokenize(word, store(), out);
  EXPECT_EQ(out.tokens.size(), 1u);
}

rc::Gen<std::string> prose() {
  const auto piece =
      rc::gen::element<std::string>(spell("qtl"), spell("w"), spell("Al"), spell("mqAtlwn"), spell("AlA ctbAkAt"),
                                    spell("dyrAlzwr"), spell("hm"), spell("b"), spell("l"), " ", " ", ".", "\n", "12", "#",
                                    "_", "x-1", spell("~ ~"), spell("mdynP"), spell("mdyn"), spell("th"), spell("A"), "\"");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& p : parts) text += p;
    return text;
  });
}

RC_GTEST_PROP(TokenizeProperty, TokensAndReadingsHoldTogether, ()) {
  const std::string text = *prose();
  static Tokens out;
  tokenize(text, store(), out);
  std::uint32_t at = 0;
  for (const Token& t : out.tokens) {
    for (; at < t.code_begin; ++at) RC_ASSERT(out.folded.code[at] == ' ');
    RC_ASSERT(t.code_begin == at && t.code_end > at && t.code_end <= out.folded.code.size());
    RC_ASSERT(t.span == out.folded.source(t.code_begin, t.code_end));
    RC_ASSERT(t.first_analysis + t.analysis_count <= out.analyses.size());
    RC_ASSERT(t.analysis_count <= kMostReadings);
    if (t.word != kNone) RC_ASSERT(store().word_code(t.word) == out.code(t));
    for (const Analysis& a : out.readings(t)) RC_ASSERT(a.record != kNone || a.core != kNone);
    at = t.code_end;
  }
  std::uint32_t next = 0;
  for (const Sentence& s : out.sentences) {
    RC_ASSERT(s.first == next && s.last > s.first);
    next = s.last;
  }
  RC_ASSERT(next == out.tokens.size());
}

RC_GTEST_PROP(TokenizeProperty, AFreshOutputIsTheSame, ()) {
  const std::string text = *prose();
  static Tokens used;
  Tokens fresh;
  tokenize(text, store(), used);
  tokenize(text, store(), fresh);
  RC_ASSERT(used.tokens.size() == fresh.tokens.size());
  for (std::size_t i = 0; i < fresh.tokens.size(); ++i) {
    RC_ASSERT(used.tokens[i].span == fresh.tokens[i].span);
    RC_ASSERT(used.tokens[i].analysis_count == fresh.tokens[i].analysis_count);
  }
}

}  // namespace
}  // namespace marsad::token
