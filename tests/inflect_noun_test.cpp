// Nouns and adjectives: state, gender, number, in folded code.
#include <gtest/gtest.h>

#include "inflect_spell.hpp"

namespace marsad {
namespace {

using knowledge::Gender;
using knowledge::NounBase;

struct Row {
  NounBase noun;
  const char* has;
  const char* lacks;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.noun.singular; }

class Nouns : public testing::TestWithParam<Row> {};

TEST_P(Nouns, TheirForms) {
  const Row& row = GetParam();
  const auto forms = knowledge::inflect(row.noun);
  ASSERT_TRUE(forms) << forms.error().to_string();
  const auto tagged = test::all(*forms);
  const auto codes = test::codes(*forms);
  for (std::string pair : test::words(row.has)) {
    pair[pair.find(':')] = ' ';
    EXPECT_EQ(tagged.count(pair), 1u) << row.noun.singular << ": " << pair;
  }
  for (const std::string& code : test::words(row.lacks))
    EXPECT_FALSE(codes.contains(code)) << row.noun.singular << ": " << code;
  for (const std::string& one : tagged) EXPECT_EQ(tagged.count(one), 1u) << "doubled: " << one;
}

const Row kRows[] = {
    {{"EnSr", {"EnASr"}},
     "EnSr:base.ms EnSrA:base.ms+acc EnSrAn:base.md EnSryn:base.md EnSrA:base.md+c EnSry:base.md+c EnASr:base.mp "
     "EnASrA:base.mp+acc",
     "EnSrh EnSrwn EnSrAt EnSrt"},
    {{"mqAtl", {"+wn"}},
     "mqAtlwn:base.mp mqAtlyn:base.mp mqAtlyn:base.md mqAtlw:base.mp+c mqAtly:base.mp+c mqAtlwA:base.mp+c mqAtlAn:base.md",
     "mqAtlAt mqAtlh"},
    {{"gArh", {"+At"}},
     "gArh:base.fs gArt:base.fs+c gArtAn:base.fd gArtyn:base.fd gArtA:base.fd+c gArty:base.fd+c gArAt:base.fp",
     "gArhA gArhAn gArhAt gAr"},
    {{"SArwx", {"SwAryx"}}, "SArwx:base.ms SwAryx:base.mp SArwxyn:base.md SwAryxA:base.mp+acc", "SArwxwn"},
    {{"slAH", {"AslHh"}}, "AslHh:base.mp AslHt:base.mp+c slAHA:base.ms+acc", "AslHhA AslHhAn"},
    {{"qtyl", {"qtly"}}, "qtly:base.mp qtlA:base.mp+c qtylyn:base.md", "qtl qtlyA"},
    {{"Abn", {"AbnAe"}}, "AbnAe:base.mp AbnAy:base.mp+c AbnAw:base.mp+c", "AbnAeA"},
    {{"AEtdAe", {"+At"}},
     "AEtdAe:base.ms AEtdAy:base.ms+c AEtdAw:base.ms+c AEtdAeAn:base.md AEtdAeyn:base.md AEtdAyyn:base.md AEtdAeAt:base.fp",
     "AEtdAAe"},
    {{"jze", {"AjzAe"}}, "jze:base.ms jzeA:base.ms+acc jzy:base.ms+c jzw:base.ms+c", "jzh"},
    {{"qADy", {"qDAh"}},
     "qADy:base.ms qAD:base.ms qADyA:base.ms+acc qADyAn:base.md qDAh:base.mp qDAt:base.mp+c",
     "qADwn qADh"},
    {{"HAmy", {"+wn"}}, "HAmwn:base.mp HAmyn:base.mp HAm:base.ms", "HAmAt"},
    {{"Dfh", {"DfAf"}}, "DfAf:base.fp Dft:base.fs+c", "DfAt"},
    {{"mbny", {"mbAny"}}, "mbny:base.ms mbnA:base.ms+c mbAny:base.mp mbAn:base.mp mbnyAn:base.md", "mbnt"},
    {{"mbArAh", {"+At"}}, "mbArAh:base.fs mbArAt:base.fs+c mbAryAt:base.fp mbArAtAn:base.fd", "mbArAhAt"},
    {{"mfAjAh", {"+At"}}, "mfAjAt:base.fp", "mfAjAhAt"},
    {{"wjh", {"wjwh"}, Gender::masculine}, "wjh:base.ms wjhA:base.ms+acc wjhAn:base.md", "wjt wjtAn"},
    {{"Hrb", {"Hrwb"}, Gender::feminine}, "Hrb:base.fs HrbAn:base.fd Hrwb:base.fp", "Hrt"},
    {{"mljA", {"mlAjy"}}, "mljA:base.ms mljAn:base.md mljy:base.ms+c", "mljAA mljAAn"},
    {{"swry", {}, Gender::unknown, true},
     "swry:base.ms swryh:base.fs swryt:base.fs+c swryA:base.ms+acc swrywn:base.mp swryyn:base.mp swryyn:base.md "
     "swryAn:base.md swryAt:base.fp swrytAn:base.fd swryw:base.mp+c",
     "swryhAn swrwn"},
    {{"mslH", {}, Gender::unknown, true},
     "mslH:base.ms mslHh:base.fs mslHwn:base.mp mslHyn:base.mp mslHAt:base.fp mslHtyn:base.fd mslHA:base.ms+acc",
     "mslHht"},
    {{"kbyr", {"kbAr"}, Gender::unknown, true}, "kbAr:base.mp kbyrh:base.fs", "kbArh"},
    {{"AHmr", {"Hmr"}, Gender::unknown, true}, "HmrAe:base.fs AHmr:base.ms Hmr:base.mp", "HmrAeh"},
    {{"mADy", {}, Gender::unknown, true},
     "mADy:base.ms mADyh:base.fs mADwn:base.mp mADyn:base.mp mADyAt:base.fp mADyyn:base.md",
     "mADh"},
};
INSTANTIATE_TEST_SUITE_P(All, Nouns, testing::ValuesIn(kRows));

TEST(InflectNoun, RefusesWhatIsNoNoun) {
  for (const NounBase& noun : {NounBase{"", {}}, NounBase{"b", {}}, NounBase{"bAb", {"+wm"}}, NounBase{"bAb", {""}}}) {
    const auto forms = knowledge::inflect(noun);
    ASSERT_FALSE(forms);
    EXPECT_EQ(forms.error().code, ErrorCode::knowledge_value);
    EXPECT_FALSE(forms.error().message.empty());
  }
}

}  // namespace
}  // namespace marsad
