// Every class of verb: forms that must come out, with their features, and look-alikes that must not. Folded code throughout.
#include <gtest/gtest.h>

#include "inflect_spell.hpp"

namespace marsad {
namespace {

using knowledge::VerbBase;

struct Row {
  VerbBase verb;
  const char* has;     // "code:tag code:tag"
  const char* exists;  // codes, whatever their features
  const char* lacks;   // codes that must not come out
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.verb.perfect << " form " << row.verb.form; }

class Verbs : public testing::TestWithParam<Row> {};

TEST_P(Verbs, TheirForms) {
  const Row& row = GetParam();
  const auto forms = knowledge::inflect(row.verb);
  ASSERT_TRUE(forms) << forms.error().to_string();
  const auto tagged = test::all(*forms);
  const auto codes = test::codes(*forms);
  for (std::string pair : test::words(row.has)) {
    pair[pair.find(':')] = ' ';
    EXPECT_EQ(tagged.count(pair), 1u) << row.verb.perfect << ": " << pair;
  }
  for (const std::string& code : test::words(row.exists))
    EXPECT_TRUE(codes.contains(code)) << row.verb.perfect << ": " << code;
  for (const std::string& code : test::words(row.lacks))
    EXPECT_FALSE(codes.contains(code)) << row.verb.perfect << ": " << code;
  for (const std::string& one : tagged) EXPECT_EQ(tagged.count(one), 1u) << "doubled: " << one;
}

const Row kFormOne[] = {
    {{"qtl", 1, "", {"qtl"}},
     "qtl:perf.e.3ms qtlt:perf.e.3fs qtlA:perf.e.3md qtltA:perf.e.3fd qtlwA:perf.e.3mp qtlw:perf.e.3mp+c qtln:perf.e.3fp "
     "qtlt:perf.e.1s "
     "qtlnA:perf.e.1p yqtl:impf.e.3ms tqtl:impf.e.3fs Aqtl:impf.e.1s nqtl:impf.e.1p yqtlAn:impf.e.3md tqtlAn:impf.e.3fd "
     "yqtlwn:impf.e.3mp "
     "yqtlwA:impf.e.3mp yqtlw:impf.e.3mp+c yqtln:impf.e.3fp tqtlyn:impf.e.2fs Aqtl:impv.2ms AqtlwA:impv.2mp qtl:masdar.ms "
     "qtlA:masdar.ms+acc "
     "qAtl:act.ms qAtlh:act.fs qAtlt:act.fs+c qAtlyn:act.mp qAtlA:act.ms+acc mqtwl:pass.ms mqtwlh:pass.fs mqtwlAn:pass.md "
     "mqtwlyn:pass.mp",
     "qtltm qtltmw qtltn mqtwlAt",
     "yqtwl qtlh qAtlAe yqtlh qtlAt"},
    {{"md", 1, "", {"md"}},
     "md:perf.e.3ms mdt:perf.e.3fs mdwA:perf.e.3mp mddt:perf.e.1s mddnA:perf.e.1p ymd:impf.e.3ms mAd:act.ms mmdwd:pass.ms",
     "ymdd ymddn mddn mdA ymdwn",
     "mdnA mdn ymdn"},
    {{"rd", 1, "", {"rd"}}, "rd:perf.e.3ms yrd:impf.e.3ms rddnA:perf.e.1p rd:masdar.ms", "rAd mrdwd rdwA", "rddwA rddtA"},
    {{"wqE", 1, "", {"wqwE"}},
     "yqE:impf.a.3ms ywqE:impf.p.3ms tqE:impf.a.3fs wqEt:perf.e.3fs qE:impv.2ms mwqwE:pass.ms wAqE:act.ms wqwE:masdar.ms",
     "yqEwn yqEAn wqEA wqEtA",
     "yywqE"},
    {{"Axo", 1, "", {"Axo"}},
     "yAxo:impf.a.3ms ywxo:impf.p.3ms Axo:impf.a.1s Axo:act.ms mAxwo:pass.ms xo:impv.2ms",
     "tAxo nAxo",
     "AAxo"},
    {{"Asr", 1, "", {"Asr"}},
     "Asr:perf.e.3ms AsrwA:perf.e.3mp yAsr:impf.a.3ms ywsr:impf.p.3ms mAswr:pass.ms",
     "AsrnA",
     "AAsr"},
    {{"sAl", 1, "", {"sWAl"}},
     "sAl:perf.a.3ms syl:perf.p.3ms ysAl:impf.e.3ms sAyl:act.ms mswwl:pass.ms sAlt:perf.a.1s",
     "",
     "slt ysl"},
    {{"qrA", 1, "", {"qrAeh"}},
     "qrA:perf.a.3ms qry:perf.p.3ms qrAt:perf.a.3fs qrwwA:perf.a.3mp qrAwA:perf.a.3mp yqrA:impf.e.3ms mqrwe:pass.ms "
     "qAry:act.ms",
     "yqrwwn yqrewn yqrAn qAryh mqrweh",
     "qrwt qrAA"},
    {{"bdA", 1, "", {"bde"}}, "bdA:perf.a.3ms bdAt:perf.a.3fs ybdA:impf.e.3ms bde:masdar.ms", "tbdA bdAwA bdwwA bdy", "bdt"},
    {{"qAl", 1, "yqwl", {"qwl"}},
     "qAl:perf.a.3ms qAlt:perf.a.3fs qAlwA:perf.a.3mp qlt:perf.e.1s qlnA:perf.e.1p qyl:perf.p.3ms yqwl:impf.a.3ms "
     "yqAl:impf.p.3ms yqwlwn:impf.a.3mp "
     "qAyl:act.ms mqwl:pass.ms qwlwA:impv.2mp",
     "yql yqln qln ql",
     "qwl_ qAlnA yqwln"},
    {{"bAE", 1, "ybyE", {"byE"}},
     "bAE:perf.a.3ms byE:perf.p.3ms bEt:perf.e.1s ybyE:impf.a.3ms ybAE:impf.p.3ms mbyE:pass.ms bAyE:act.ms",
     "ybE",
     "ybwE mbwE"},
    {{"nAl", 1, "ynAl", {"nyl"}}, "nAl:perf.a.3ms ynAl:impf.e.3ms nlt:perf.e.1s nyl:perf.p.3ms", "ynl", "ynwl"},
    {{"jAe", 1, "yjye", {"mjye"}},
     "jAe:perf.a.3ms jAet:perf.a.3fs jyt:perf.e.1s yjye:impf.a.3ms jAwwA:perf.a.3mp jAewA:perf.a.3mp",
     "yjyywn jynA yjyyAn",
     "jAt"},
    {{"rmy", 1, "yrmy", {"rmy"}},
     "rmy:perf.e.3ms rmA:perf.a.3ms+c rmt:perf.a.3fs rmyt:perf.p.3fs rmyt:perf.e.1s rmwA:perf.e.3mp rmw:perf.e.3mp+c "
     "rmyA:perf.e.3md yrmy:impf.e.3ms "
     "yrmA:impf.p.3ms+c yrm:juss.e.3ms yrmwn:impf.e.3mp yrmyAn:impf.e.3md rAmy:act.ms rAm:act.ms rAmyh:act.fs rAmwn:act.mp "
     "mrmy:pass.ms mrmyh:pass.fs",
     "Arm ArmwA yrmyn",
     "rmAt rmywA rAmywn"},
    {{"dEA", 1, "ydEw", {"dEwh"}},
     "dEA:perf.a.3ms dEt:perf.a.3fs dEwA:perf.e.3mp dEwA:perf.a.3md dEwt:perf.a.1s dEy:perf.p.3ms dEyt:perf.p.3fs "
     "ydEw:impf.a.3ms ydEy:impf.p.3ms ydEwn:impf.e.3mp "
     "dAEy:act.ms dAEyh:act.fs mdEw:pass.ms mdEwh:pass.fs dEwh:masdar.fs dEwt:masdar.fs+c",
     "ydE mdEwwn mdEwyn dEwtAn",
     "dEAt yrdEwwn"},
    {{"lqy", 1, "ylqy", {"lqAe"}},
     "lqy:perf.e.3ms lqyt:perf.e.3fs lqwA:perf.e.3mp ylqy:impf.e.3ms ylqA:impf.e.3ms+c ylqwn:impf.e.3mp lqAe:masdar.ms "
     "lqAy:masdar.ms+c",
     "lqynA ylqyAn",
     "lqt lqA lqywA"},
    {{"rAy", 1, "yry", {"rWyh"}},
     "rAy:perf.a.3ms ryy:perf.p.3ms rAt:perf.a.3fs rwwA:perf.p.3mp yry:impf.e.3ms yrA:impf.e.3ms+c",
     "rAwA yrwn",
     "yrAy"},
    {{"wfy", 1, "yfy", {"wfAe"}}, "wfy:perf.e.3ms wft:perf.a.3fs yfy:impf.a.3ms", "ywfy", "ywf_"},
    {{"Aty", 1, "yAty", {"AtyAn"}}, "Aty:perf.e.3ms Att:perf.a.3fs yAty:impf.a.3ms tAty:impf.a.3fs", "AtwA yAtwn", "AAty"},
};
INSTANTIATE_TEST_SUITE_P(FormOne, Verbs, testing::ValuesIn(kFormOne));

const Row kDerived[] = {
    {{"fjr", 2, "", {}},
     "fjr:perf.e.3ms fjrt:perf.e.3fs yfjr:impf.e.3ms tfjyr:masdar.ms tfjyrAt:masdar.fp tfjyrAn:masdar.md tfjyryn:masdar.md "
     "tfjyrA:masdar.md+c "
     "tfjyry:masdar.md+c tfjyrA:masdar.ms+acc mfjr:act.ms mfjr:pass.ms mfjrh:pass.fs",
     "fjrwA yfjrwn fjrnA",
     "Afjr_ AfjAr fjAr mfjwr"},
    {{"Asc", 2, "", {}}, "ywsc:impf.e.3ms mwsc:act.ms tAsyc:masdar.ms", "Asct", "yAsc"},
    {{"smy", 2, "", {}},
     "smy:perf.e.3ms smt:perf.a.3fs smyt:perf.p.3fs smwA:perf.e.3mp smA:perf.a.3ms+c ysmy:impf.e.3ms ysmA:impf.p.3ms+c "
     "tsmyh:masdar.fs tsmyt:masdar.fs+c msmy:act.ms msmAh:pass.fs",
     "ysmwn",
     "tsmyy smyh"},
    {{"hnA", 2, "", {}}, "hnA:perf.a.3ms hny:perf.p.3ms yhny:impf.a.3ms thnyh:masdar.fs", "", "thnwh"},
    {{"Hdd", 2, "", {}}, "Hdd:perf.e.3ms yHdd:impf.e.3ms tHdyd:masdar.ms mHdd:act.ms", "HddwA", "Hdddt"},
    {{"hAjm", 3, "", {}},
     "hAjm:perf.a.3ms hwjm:perf.p.3ms hAjmt:perf.a.3fs yhAjm:impf.e.3ms mhAjmh:masdar.fs mhAjmt:masdar.fs+c mhAjm:act.ms "
     "mhAjmwn:act.mp "
     "mhAjmAn:act.md mhAjmw:act.mp+c mhAjmyn:act.mp",
     "hAjmwA hAjmA mhAjmAt",
     "hjAm hjm"},
    {{"qAtl", 3, "", {"qtAl", "mqAtlh"}},
     "qAtl:perf.a.3ms qwtl:perf.p.3ms qtAl:masdar.ms mqAtlh:masdar.fs",
     "mqAtlyn yqAtlwn",
     "qytAl"},
    {{"lAqy", 3, "", {}},
     "lAqy:perf.a.3ms lAqt:perf.a.3fs lwqy:perf.p.3ms ylAqy:impf.e.3ms mlAqAh:masdar.fs",
     "lAqwA lAqA",
     "mlAqyh_"},
    {{"Azr", 3, "", {}}, "ywAzr:impf.e.3ms mwAzrh:masdar.fs mwAzr:act.ms", "AzrwA", "yAzr"},
    {{"fAjA", 3, "", {}},
     "fAjA:perf.a.3ms fwjy:perf.p.3ms yfAjy:impf.a.3ms mfAjAh:masdar.fs mfAjAt:masdar.fp",
     "fAjAt",
     "mfAjyyAt_"},
};

TEST(InflectVerb, RefusesLettersThatFitNoForm) {
  const VerbBase wrong[] = {{"Tlq", 4, "", {}},     {"Ast", 10, "", {}},  {"qtl", 7, "", {}},    {"qtl", 3, "", {}},
                            {"fjrt", 2, "", {}},    {"qwAl", 8, "", {}},  {"tqtl", 6, "", {}},   {"", 0, "", {}},
                            {"q", 0, "", {}},       {"q", 1, "", {}},     {"qtl", 13, "", {}},   {"qtl", -1, "", {}},
                            {"tlfzywn", 0, "", {}}, {"qAl", 1, "", {}},   {"qAl", 1, "ktb", {}}, {"A", 8, "", {}},
                            {"An", 7, "", {}},      {"zlzlt", 11, "", {}}};
  for (const VerbBase& verb : wrong) {
    const auto forms = knowledge::inflect(verb);
    ASSERT_FALSE(forms) << verb.perfect << " " << verb.form;
    EXPECT_EQ(forms.error().code, ErrorCode::knowledge_value);
    EXPECT_EQ(forms.error().fragment, verb.perfect);
    EXPECT_FALSE(forms.error().message.empty());
  }
}

TEST(InflectVerb, NamesTheFormThatTheLettersLookLike) {
  const auto forms = knowledge::inflect(VerbBase{"AnfjrA", 4, "", {}});
  ASSERT_FALSE(forms);
  const auto other = knowledge::inflect(VerbBase{"Asthdf", 8, "", {}});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().suggestion, "it looks like form 10");
}

INSTANTIATE_TEST_SUITE_P(Derived, Verbs, testing::ValuesIn(kDerived));

const Row kAugmented[] = {
    {{"ATlq", 4, "", {}},
     "ATlq:perf.e.3ms ATlqt:perf.e.3fs yTlq:impf.e.3ms ATlAq:masdar.ms mTlq:act.ms ATlqwA:perf.e.3mp",
     "ATlAqAt nTlq",
     "ATTlq yATlq"},
    {{"AqAm", 4, "", {}},
     "AqAm:perf.a.3ms Aqym:perf.p.3ms Aqmt:perf.e.1s yqym:impf.a.3ms yqAm:impf.p.3ms yqm:juss.e.3ms AqAmh:masdar.fs "
     "AqAmt:masdar.fs+c mqym:act.ms mqAm:pass.ms",
     "AqAmt AqAmwA yqymwn",
     "AqmAm yqwm"},
    {{"Awqf", 4, "", {}}, "Awqf:perf.e.3ms ywqf:impf.e.3ms AyqAf:masdar.ms mwqf:act.ms mwqf:pass.ms", "AwqfwA", "AwqAf yqf"},
    {{"AEd", 4, "", {}}, "AEd:perf.e.3ms yEd:impf.e.3ms AEddt:perf.e.1s AEdAd:masdar.ms mEd:act.ms", "AEdwA yEddn", "AEdnA"},
    {{"Alqy", 4, "", {}},
     "Alqy:perf.e.3ms AlqA:perf.a.3ms+c Alqt:perf.a.3fs Alqyt:perf.p.3fs AlqwA:perf.e.3mp ylqy:impf.e.3ms AlqAe:masdar.ms "
     "AlqAy:masdar.ms+c AlqAw:masdar.ms+c mlqy:act.ms mlqAh:pass.fs",
     "AlqynA AlqyA ylqwn AlqAeAt",
     "AlqAh AlqywA"},
    {{"Amn", 4, "", {}}, "ywmn:impf.e.3ms AymAn:masdar.ms mwmn:act.ms", "AmnwA", "yAmn ymn"},
    {{"Awy", 4, "", {}}, "ywwy:impf.e.3ms AywAe:masdar.ms Awt:perf.a.3fs", "", "yAwy"},
    {{"AnbA", 4, "", {}}, "AnbA:perf.a.3ms Anby:perf.p.3ms ynby:impf.a.3ms AnbAe:masdar.ms AnbAt:perf.a.3fs", "", "Anbt"},
    {{"AsAe", 4, "", {}}, "AsAe:perf.a.3ms ysye:impf.a.3ms AsAeh:masdar.fs AsAt:perf.a.1s", "", "AsAeAt_"},
    {{"tqdm", 5, "", {}}, "tqdm:perf.e.3ms ytqdm:impf.e.3ms tqdm:masdar.ms mtqdm:act.ms", "tqdmwA tqdmt", "tqdym"},
    {{"tbny", 5, "", {}},
     "tbny:perf.e.3ms tbnt:perf.a.3fs tbnwA:perf.e.3mp tbnA:perf.a.3ms+c ytbny:impf.e.3ms ytbnA:impf.e.3ms+c tbny:masdar.ms "
     "mtbny:act.ms",
     "tbnyt",
     "tbnywA"},
    {{"tbAdl", 6, "", {}},
     "tbAdl:perf.a.3ms tbwdl:perf.p.3ms ytbAdl:impf.e.3ms tbAdl:masdar.ms mtbAdl:act.ms",
     "tbAdlA ytbAdlAn",
     "tbAdylh"},
    {{"tAmr", 6, "", {}}, "tAmr:perf.a.3ms ytAmr:impf.e.3ms tAmr:masdar.ms", "mtAmryn", "ttAmrr"},
    {{"Anfjr", 7, "", {}},
     "Anfjr:perf.a.3ms Anfjrt:perf.a.3fs ynfjr:impf.a.3ms AnfjAr:masdar.ms AnfjArAn:masdar.md AnfjArAt:masdar.fp "
     "AnfjArA:masdar.ms+acc mnfjr:act.ms",
     "AnfjrA",
     "ynfAjr"},
    {{"AnHAz", 7, "", {}},
     "AnHAz:perf.a.3ms ynHAz:impf.a.3ms AnHzt:perf.a.1s AnHyAz:masdar.ms mnHAz:act.ms",
     "ynHz",
     "ynHyz"},
    {{"Ancq", 7, "", {}},
     "Ancq:perf.a.3ms yncq:impf.a.3ms Ancqqt:perf.a.1s AncqAq:masdar.ms mncq:act.ms mncqyn:act.mp",
     "AncqwA",
     "AncqnA"},
    {{"Anqsy", 7, "", {}}, "Anqst:perf.a.3fs AnqsAe:masdar.ms ynqsy:impf.a.3ms", "", "Anqsyh"},
    {{"Aqtrb", 8, "", {}}, "Aqtrb:perf.e.3ms yqtrb:impf.e.3ms AqtrAb:masdar.ms mqtrb:act.ms", "AqtrbwA", "Aqtryb yqtrAb"},
    {{"AqtAd", 8, "", {}},
     "AqtAd:perf.a.3ms Aqtyd:perf.p.3ms yqtAd:impf.e.3ms Aqtdt:perf.e.1s AqtyAd:masdar.ms mqtAd:act.ms",
     "AqtAdwA yqtd",
     "yqtyd"},
    {{"AgtAl", 8, "", {}}, "Agtyl:perf.p.3ms AgtyAl:masdar.ms AgtyAlAt:masdar.fp", "", ""},
    {{"AtSl", 8, "", {}}, "AtSl:perf.e.3ms ytSl:impf.e.3ms AtSAl:masdar.ms mtSl:act.ms", "AtSlwA", "AtSll ywtSl"},
    {{"Athm", 8, "", {}}, "ythm:impf.e.3ms AthAm:masdar.ms mthm:pass.ms mthmwn:pass.mp", "", "Athmm"},
    {{"AzdAd", 8, "", {}}, "AzdAd:perf.a.3ms yzdAd:impf.e.3ms AzdyAd:masdar.ms", "", "Azdd_"},
    {{"ASTdm", 8, "", {}}, "ASTdm:perf.e.3ms ySTdm:impf.e.3ms ASTdAm:masdar.ms", "", ""},
    {{"ADTr", 8, "", {}}, "ADTr:perf.e.3ms yDTr:impf.e.3ms ADTrrt:perf.e.1s ADTrAr:masdar.ms mDTr:act.ms", "", "ADTrnA"},
    {{"AHtl", 8, "", {}}, "AHtl:perf.e.3ms yHtl:impf.e.3ms AHtlAl:masdar.ms AHtllnA:perf.e.1p", "", "AHtAl"},
    {{"AdEy", 8, "", {}},
     "AdEy:perf.e.3ms AdEt:perf.a.3fs ydEy:impf.e.3ms AdEAe:masdar.ms mdEy:act.ms AdEwA:perf.e.3mp",
     "",
     "AdEyy"},
    {{"ATlE", 8, "", {}}, "yTlE:impf.e.3ms ATlAE:masdar.ms", "", "ATlEE"},
    {{"AEtdy", 8, "yEtdy", {}},
     "AEtdt:perf.a.3fs AEtdwA:perf.e.3mp yEtdy:impf.e.3ms AEtdAe:masdar.ms AEtdAeAt:masdar.fp mEtdy:act.ms",
     "AEtdAeAn AEtdAeyn",
     ""},
    {{"Aytlf", 8, "", {}},
     "Aytlf:perf.a.3ms Awtlf:perf.p.3ms yAtlf:impf.a.3ms ywtlf:impf.p.3ms AytlAf:masdar.ms mwtlf:act.ms",
     "",
     "yytlf"},
    {{"AbtdA", 8, "", {}}, "AbtdA:perf.a.3ms ybtdy:impf.a.3ms AbtdAe:masdar.ms", "", "Abtdt"},
    {{"AHmr", 9, "", {}}, "AHmr:perf.a.3ms yHmr:impf.a.3ms AHmrrt:perf.a.1s AHmrAr:masdar.ms mHmr:act.ms", "", "AHmrnA"},
    {{"Asthdf", 10, "", {}},
     "Asthdf:perf.e.3ms Asthdft:perf.e.3fs ysthdf:impf.e.3ms AsthdAf:masdar.ms AsthdAfAt:masdar.fp msthdf:act.ms "
     "AsthdftA:perf.e.3fd",
     "AsthdfnA",
     "sthdf"},
    {{"AstqAl", 10, "", {}},
     "AstqAl:perf.a.3ms Astqyl:perf.p.3ms ystqyl:impf.a.3ms ystqAl:impf.p.3ms Astqlt:perf.e.1s AstqAlh:masdar.fs "
     "mstqyl:act.ms mstqAl:pass.ms",
     "",
     "AstqlAl"},
    {{"Astqr", 10, "", {}}, "ystqr:impf.e.3ms Astqrrt:perf.e.1s AstqrAr:masdar.ms", "", "AstqArh"},
    {{"Astwly", 10, "", {}}, "Astwlt:perf.a.3fs AstwlwA:perf.e.3mp ystwly:impf.e.3ms AstylAe:masdar.ms", "", "AstwlAe"},
    {{"Astwqf", 10, "", {}}, "ystwqf:impf.e.3ms AstyqAf:masdar.ms", "", "AstwqAf"},
    {{"AstAnf", 10, "", {}}, "ystAnf:impf.e.3ms AstynAf:masdar.ms", "", "AstnAfh"},
    {{"syTr", 11, "", {}},
     "syTr:perf.e.3ms ysyTr:impf.e.3ms syTrh:masdar.fs syTrt:masdar.fs+c msyTr:act.ms",
     "syTrwA",
     "syTAr"},
    {{"tjmhr", 12, "", {}}, "tjmhr:perf.e.3ms ytjmhr:impf.e.3ms tjmhr:masdar.ms mtjmhr:act.ms", "tjmhrwA", "jmhr"},
    {{"ATmAn", 12, "", {}}, "yTmyn:impf.a.3ms ATmynAn:masdar.ms mTmyn:act.ms", "", "yTmAn"},
    {{"twfy", 5, "ytwfy", {}},
     "twfy:perf.e.3ms twfyt:perf.p.3fs twfwA:perf.e.3mp ytwfy:impf.e.3ms mtwfy:pass.ms mtwfAh:pass.fs",
     "",
     ""},
};
INSTANTIATE_TEST_SUITE_P(Augmented, Verbs, testing::ValuesIn(kAugmented));

TEST(InflectVerb, GuessesTheForm) {
  const struct {
    const char* perfect;
    const char* proof;
  } rows[] = {{"qtl", "mqtwl"},   {"rd", "mrdwd"},     {"ATlq", "ATlAq"},   {"hAjm", "mhAjmh"},
              {"tqdm", "mtqdm"},  {"Anfjr", "AnfjAr"}, {"Aqtrb", "AqtrAb"}, {"Asthdf", "AsthdAf"},
              {"tbAdl", "tbwdl"}, {"syTr", "syTrh"},   {"ASTdm", "ASTdAm"}, {"AzdAd", "AzdyAd"}};
  for (const auto& row : rows) {
    const auto forms = knowledge::inflect(VerbBase{row.perfect, 0, "", {}});
    ASSERT_TRUE(forms) << row.perfect;
    EXPECT_TRUE(test::codes(*forms).contains(row.proof)) << row.perfect;
  }
}

TEST(InflectVerb, AForm1VerbHasNoMasdarOfItsOwn) {
  const auto forms = knowledge::inflect(VerbBase{"qtl", 1, "", {}});
  ASSERT_TRUE(forms);
  for (const auto& form : *forms) EXPECT_NE(form.features.form, knowledge::Form::masdar);
}

}  // namespace
}  // namespace marsad
