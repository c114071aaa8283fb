// Lines of furniture and dates, in wordings of knowledge/lexicon/chrome.rec.
#include "report/page_words.hpp"

#include <gtest/gtest.h>

#include "report/page_days.hpp"
#include "report/plain_chrome.hpp"
#include "report/text_reader.hpp"
#include "report_words.hpp"
#include "text_spell.hpp"

namespace marsad::report {
namespace {

using marsad::test::spell;
using test::page_words;

Chrome kind(const std::string& ascii) { return page_words().judge(spell(ascii)).kind; }
bool whole(const std::string& ascii) { return page_words().judge(spell(ascii)).whole; }

TEST(Words, FurnitureLines) {
  EXPECT_EQ(page_words().judge("fbpx").kind, Chrome::menu);
  EXPECT_EQ(kind("OqrO OyDAN: mqtl jndy bAnfjAr EbwP"), Chrome::related);
  EXPECT_EQ(kind("mqAlAt oAt SlP"), Chrome::related);
  EXPECT_TRUE(whole("mqAlAt oAt SlP:"));
  EXPECT_FALSE(whole("AqrO OyDAN: mqtl jndy"));
  EXPECT_EQ(kind("wswm: srt - dAEc - mfxxAt"), Chrome::related);
  EXPECT_EQ(kind("cArk: fysbwk twytr tlgrAm"), Chrome::share);
  EXPECT_EQ(kind("jmyE AlHqwq mHfwZP lmwqE AlDfAf"), Chrome::footer);
  EXPECT_EQ(page_words().judge("Site \u00A9 2016").kind, Chrome::footer);
  EXPECT_EQ(kind("Orcyf: EnASr mn AlOsAyc fy AlmxYm"), Chrome::caption);
  EXPECT_EQ(kind("dxAn ytSAEd mn srt (Orcyf)"), Chrome::caption);
  EXPECT_EQ(kind("mnbr Aljnwb | 3 dqAUq llqrACP | 1,842 mcAhdP"), Chrome::counter);
  EXPECT_EQ(kind("AlrUysyP | mHlyAt | EAlm | mjtmE"), Chrome::menu);
  const std::string arrow = " \u00BB ";
  EXPECT_EQ(page_words().judge(spell("AlrUysyP") + arrow + spell("AlErAq") + arrow + spell("AlOnbAr")).kind, Chrome::menu);
  EXPECT_EQ(kind("IElAn"), Chrome::menu);
}

TEST(Words, StoriesAreNoFurniture) {
  for (const char* line :
       {"IElAn HAlP AlTwArU fy AlmdynP", "cArk mUAt AlOhAly fy tcyyE AlDHAyA", "cArk OhAly AlqryP fy AlmZAhrP",
        "Alqwy AlOmnyP tElq ElY AlHAdvP", "zyArP AlwzyrP IlY HmAP", "mqtl xmsP EnASr fy hjwm", "dmcq - sAnA",
        "tHqyq: mn qtl AlSHfy?", "EAjl | qSf mdfEy ElY Atrf AlmdynP", "#EAjl | Alxmys 2 MoAr 2023",
        "ArtfEt OEmdP AldxAn IlY AlOElY", "tSmym wtTwyr TAUrAt msyrP", "qtl 15 mcAhdAN xlAl AlmbArAP",
        "AlTqs ysbb wfAP vlAvP", "AlmzYd mn AltEzyzAt tSl AljbhP"})
    EXPECT_EQ(kind(line), Chrome::none) << line;
  EXPECT_EQ(page_words().judge(spell("EAjl") + " \u00AB" + spell("qsd") + "\u00BB " + spell("tEtql sbEP")).kind,
            Chrome::none);
  // Prose is judged by its length alone.
  EXPECT_EQ(kind("jmyE AlHqwq mHfwZP " + std::string(1300, 'b')), Chrome::none);
}

std::string day(const std::string& line) {
  const auto found = page_words().find_day(line);
  return found ? base::format_day(*found) : "";
}

TEST(Days, VisibleDates) {
  EXPECT_EQ(day(spell("AlOrbEAC 21 OyAr 2025 - 14:05")), "2025-05-21");
  EXPECT_EQ(day(spell("10 mArs/MoAr 2021")), "2021-03-10");
  EXPECT_EQ(day(spell("7 kAnwn AlvAny/ynAyr 2019")), "2019-01-07");
  EXPECT_EQ(day(spell("12OgsTs 2020")), "2020-08-12");
  EXPECT_EQ(day(spell("26 Oktwbr 2024m")), "2024-10-26");
  EXPECT_EQ(day(spell("mwjz Omny - AlOHd 19/11/2023")), "2023-11-19");
  EXPECT_EQ(day("\u0663-\u0666-\u0662\u0660\u0662\u0661"), "2021-06-03");
  EXPECT_EQ(day("2019 / 1 / 27"), "2019-01-27");
  EXPECT_EQ(day("27.01.2019"), "2019-01-27");
  EXPECT_EQ(day("1/27/2019"), "2019-01-27");
  EXPECT_EQ(day("May 21, 2025 at 4 pm"), "2025-05-21");
  EXPECT_EQ(day("(21 May 2025)"), "2025-05-21");
}

TEST(Days, NoDates) {
  for (const char* line : {"27 tcryn AlvAny AlmADy", "21 OyAr", "OyAr 2025", "31/02/2019", "14:05", "1,842", "12/12/1440",
                           "2019", "16-12-2200", "5 kAnwn 2019", "30600/12/2019x", ""})
    EXPECT_EQ(day(spell(line)), "") << line;
}

TEST(Days, GivenByTheCaller) {
  EXPECT_EQ(given_day("2019-01-27", page_words()).value(), "2019-01-27");
  EXPECT_EQ(given_day("2019-01-27T23:00:00Z", page_words()).value(), "2019-01-27");
  EXPECT_EQ(given_day("27/01/2019", page_words()).value(), "2019-01-27");
  EXPECT_EQ(given_day(" ", page_words()).value(), "");
  for (const char* bad : {"03/04/2019", "yesterday", "2019-13-01", "2019-02-29", "27", "2019-01-2x"}) {
    const auto result = given_day(bad, page_words());
    ASSERT_FALSE(result.has_value()) << bad << " gave " << *result;
    EXPECT_EQ(result.error().code, ErrorCode::date);
    EXPECT_NE(result.error().suggestion.find("YYYY-MM-DD"), std::string::npos);
    EXPECT_EQ(result.error().fragment, bad);
  }
}

TEST(Days, Addresses) {
  const auto of = [](const char* url) {
    const auto d = url_day(url);
    return d ? base::format_day(*d) : "";
  };
  EXPECT_EQ(of("https://a.example/2019/01/27/slug"), "2019-01-27");
  EXPECT_EQ(of("https://a.example/news/2019-1-7-slug?x=2020-01-01"), "2019-01-07");
  EXPECT_EQ(of("https://a.example/n/20190127/1"), "2019-01-27");
  for (const char* none :
       {"https://a.example/2019/01/", "https://2019-01-27.example", "https://a.example/p/201901271", "x", ""})
    EXPECT_EQ(of(none), "") << none;
}

// What is left of a text when its furniture is taken out.
std::string story(const std::string& text) {
  std::string out;
  std::size_t at = 0;
  for (const Span span : chrome_spans(text, page_words())) {
    EXPECT_LE(at, span.begin);
    EXPECT_LT(span.begin, span.end);
    EXPECT_LE(span.end, text.size());
    out += text.substr(at, span.begin - at);
    at = span.end;
  }
  return out + text.substr(at);
}

const char* const kLong = "qtl xmsP EnASr mn AlqwAt fy hjwm cnh mslHwn mjhwlwn ElY HAjz jnwby AlmdynP fjr Alywm.\n";

TEST(PlainChrome, HeadAndTailGo) {
  const std::string body = spell(kLong);
  EXPECT_EQ(story("fbpx\n\n" + body), body);
  EXPECT_EQ(story(body + "\n" + spell("xAS - mrSd AlDftyn\n\nAZhr Almzyd\n\nmqAlAt oAt SlP\n\nzr AlohAb IlY AlOElY")),
            body + "\n");
  EXPECT_EQ(story(body + spell("mqAlAt oAt SlP\nmqtl jndy fy drEA\nAnfjAr fy OryHA")), body);
}

TEST(PlainChrome, OneHeadlineInTheMiddleGoes) {
  const std::string body = spell(kLong);
  EXPECT_EQ(story(body + spell("AqrO OyDAN: mqtl jndy\n") + body), body + body);
  EXPECT_EQ(story(body + spell("AqrO OyDAN\nmqtl jndy fy drEA\n\nwOSyb Aqrwn.\n") + body),
            body + spell("wOSyb Aqrwn.\n") + body);
}

TEST(PlainChrome, DatelinesAndStoriesStay) {
  const std::string text = spell("Efryn - xAS\n\n") + spell(kLong);
  EXPECT_EQ(story(text), text);
  EXPECT_EQ(story(spell("xAS - Efryn\n") + spell(kLong)), spell("xAS - Efryn\n") + spell(kLong));
  EXPECT_EQ(story(""), "");
  EXPECT_EQ(story("\n\n"), "\n\n");
}

TEST(Text, TitleAndBytesAreKept) {
  const std::string title = spell("mqtl xmsP EnASr fy hjwm");
  const std::string text = "fbpx\r\n\r\n" + title + "\r\n\r\n" + spell(kLong);
  const auto report = read_text("\xEF\xBB\xBF" + text, page_words());
  ASSERT_TRUE(report.has_value()) << report.error().to_string();
  EXPECT_EQ(report->text, text);
  EXPECT_EQ(report->title, title);
  EXPECT_EQ(report->published, "");
  EXPECT_EQ(read_text("abc", page_words())->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Text, NoTitle) {
  const std::string title = spell("mqtl xmsP EnASr fy hjwm");
  for (const std::string& text : {title + ".\n\n" + spell(kLong), title + "\n" + spell(kLong), title, title + "\n\n",
                                  spell("AlOHd 24 Mb 2014\n\n") + spell(kLong), spell(kLong)})
    EXPECT_EQ(find_title(text, page_words()), "") << text;
}

}  // namespace
}  // namespace marsad::report
