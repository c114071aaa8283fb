// Whole pages in, the story and nothing else out. Each NAME.html of tests/data/pages and cases/pages has a NAME.expected:
// some "key: value" lines, "text:" and the text to the byte. Pages are found, not registered.
#include "report/html_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "report_words.hpp"

namespace marsad::report {
namespace {

namespace fs = std::filesystem;
using test::page_words;
using test::slurp;

std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  for (const char* folder : {"/tests/data/pages", "/cases/pages"})
    for (const auto& entry : fs::directory_iterator(std::string(MARSAD_SOURCE_DIR) + folder))
      if (entry.path().extension() == ".html") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

struct Expectation {
  std::map<std::string, std::string> fields;
  std::string text;
};

Expectation expectation(fs::path page) {
  const std::string all = slurp(page.replace_extension(".expected").string());
  const std::size_t text = all.find("text:\n");
  Expectation out;
  if (text == std::string::npos) return out;
  for (std::size_t at = 0; at < text;) {
    const std::size_t end = all.find('\n', at), colon = all.find(": ", at);
    out.fields[all.substr(at, colon - at)] = all.substr(colon + 2, end - colon - 2);
    at = end + 1;
  }
  out.text = all.substr(text + 6);
  while (out.text.ends_with('\n')) out.text.pop_back();
  return out;
}

TEST(Page, FixturesGiveTheStory) {
  ASSERT_GE(pages().size(), 40u);
  for (const fs::path& path : pages()) {
    SCOPED_TRACE(path.filename().string());
    Expectation want = expectation(path);
    ASSERT_FALSE(want.text.empty()) << "no expectation";
    const auto report = read_html(slurp(path.string()), page_words());
    ASSERT_TRUE(report.has_value()) << report.error().to_string();
    EXPECT_EQ(report->text, want.text);
    EXPECT_EQ(report->title, want.fields["title"]);
    EXPECT_EQ(report->published, want.fields["published"]);
    EXPECT_EQ(report->publisher, want.fields["publisher"]);
    EXPECT_EQ(report->url, want.fields["url"]);
    EXPECT_EQ(report->sha256.size(), 64u);
    for (const auto& [name, value] : {std::pair{"byline", report->byline}, std::pair{"modified", report->modified},
                                      std::pair{"language", report->language}})
      if (want.fields.contains(name)) EXPECT_EQ(value, want.fields[name]) << name;
  }
}

// A page cut off anywhere is still read, and never crashes.
TEST(Page, TruncatedAnywhere) {
  for (const fs::path& path : pages()) {
    const std::string bytes = slurp(path.string());
    for (std::size_t size = 0; size < bytes.size(); size += 41) {
      const auto report = read_html(std::string_view(bytes).substr(0, size), page_words());
      if (report) continue;
      EXPECT_EQ(report.error().code, ErrorCode::empty) << path << ' ' << size << ' ' << report.error().to_string();
    }
  }
}

std::string day_of(const std::string& head, const std::string& body = "<h1>one two three</h1><p>text of the story</p>") {
  const auto report = read_html("<html><head>" + head + "</head><body>" + body + "</body></html>", page_words());
  return report ? report->published : report.error().to_string();
}

TEST(Page, PublishedIsThePagesOwnDay) {
  EXPECT_EQ(day_of(R"(<meta property="article:published_time" content="2019-01-27T23:50:00-05:00">)"), "2019-01-27");
  EXPECT_EQ(day_of(R"(<meta name="DC.date.issued" content="2019-01-27">)"), "2019-01-27");
  EXPECT_EQ(day_of(R"(<meta itemprop="datePublished" content="20190127T101500Z">)"), "2019-01-27");
  EXPECT_EQ(day_of(R"(<meta name="pubdate" content="Sun, 27 Jan 2019 14:00:00 +0200">)"), "2019-01-27");
  EXPECT_EQ(day_of(R"(<meta name="date" content="January 27, 2019">)"), "2019-01-27");
  EXPECT_EQ(day_of(R"(<meta name="date" content="1548590400">)"), "2019-01-27");
  EXPECT_EQ(day_of(R"(<link rel="canonical" href="https://a.example/2019/1/27/slug">)"), "2019-01-27");
  EXPECT_EQ(day_of("", R"(<h1>one two three</h1><time datetime="2019-01-27">x</time><p>text</p>)"), "2019-01-27");
  EXPECT_EQ(day_of("", R"(<h1>one two three</h1><div>27/01/2019 14:05</div><p>text</p>)"), "2019-01-27");
}

TEST(Page, UpdatesAndOtherDaysAreNotPublication) {
  EXPECT_EQ(day_of(R"(<meta property="article:modified_time" content="2019-01-28">)"), "");
  EXPECT_EQ(day_of(R"(<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2019-01-28"}</script>)"),
            "");
  EXPECT_EQ(day_of("", R"(<h1>one two three</h1><time class="updated" datetime="2019-01-28">x</time><p>text</p>)"), "");
  EXPECT_EQ(day_of(R"(<meta name="date" content="0001-01-01T00:00:00">)"), "");
  EXPECT_EQ(day_of(R"(<meta name="date" content="2019-02-30">)"), "");
  EXPECT_EQ(day_of("", R"(<footer>27/01/2019</footer><h1>one two three</h1><p>text</p>)"), "");
}

TEST(Page, JsonLdIsFoundWhereverItHides) {
  const auto with = [](const std::string& json) {
    return day_of("<script type='application/ld+json'>" + json + "</script>");
  };
  EXPECT_EQ(with(R"([{"@type":"WebSite"},{"@type":"NewsArticle","datePublished":"2019-01-27"}])"), "2019-01-27");
  EXPECT_EQ(with(R"({"@graph":[{"@type":"WebPage","datePublished":"2018-01-01"},
                    {"@type":["NewsArticle"],"datePublished":"2019-01-27"}]})"),
            "2019-01-27");
  EXPECT_EQ(with("<!--//--><![CDATA[//><!--\n{\"@type\":\"Article\",\"datePublished\":\"2019-01-27\"}\n//--><!]]>"),
            "2019-01-27");
  EXPECT_EQ(with("{\"@type\":\"Article\",\"headline\":\"a\nb\",\"datePublished\":\"2019-01-27\"}"), "2019-01-27");
  EXPECT_EQ(with(R"({"@type":"Article","x":,"datePublished":"2019-01-27"})"), "2019-01-27");
  EXPECT_EQ(with(R"({"@type":"Article","datePublished":null,"dateModified":"2019-01-27"})"), "");
  EXPECT_EQ(with("{"), "");
}

std::string text_of(const std::string& body) {
  const auto report = read_html("<html><body>" + body, page_words());
  return report ? report->text : "error: " + report.error().to_string();
}

TEST(Page, HostileMarkupIsBounded) {
  const auto times = [](const char* what, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += what;
    return out;
  };
  constexpr int kMany = 1'000'000;
  EXPECT_EQ(text_of(times("<div>", kMany) + "<p>the story</p>"), "the story");
  EXPECT_EQ(text_of(times("<b><i>", kMany / 2) + "<p>the story</p>"), "the story");
  EXPECT_EQ(text_of(times("<table><tr><td>", kMany / 10) + "the story"), "the story");
  EXPECT_EQ(text_of(times("<div><table><td></div>", kMany / 10) + "the story"), "the story");
  EXPECT_EQ(text_of(times("<font color=1><p>", kMany / 10) + "the story"), "the story");
  EXPECT_EQ(text_of("the story" + times("</p></div>", kMany / 10)), "the story");
  EXPECT_EQ(text_of(times("<!--", kMany / 10) + "><p>the story"), "the story");
  EXPECT_EQ(text_of("the story" + times("<", kMany)).substr(0, 9), "the story");
  EXPECT_EQ(text_of("the story<a " + times("b=c ", kMany)), "the story");
}

TEST(Page, WhatIsNeverShownIsNoStory) {
  EXPECT_EQ(text_of("<p>shown<script>no</script><style>no</style><svg><title>no</title></svg><button>no</button>"
                    "<template>no</template><span hidden>no</span><span style='display : none'>no</span></p>"),
            "shown");
  EXPECT_EQ(text_of("<p>a &lt;b&gt; &amp;amp; &#1605; c"), "a <b> &amp; \u0645 c");
}

TEST(Page, NothingToReadIsAnError) {
  for (const char* page :
       {"<html></html>", "<html><body><script>var a = 1;</script></body></html>", "<nav>menu</nav>", "<!-- -->"}) {
    const auto report = read_html(page, page_words());
    ASSERT_FALSE(report.has_value()) << page << " gave " << report->text;
    EXPECT_EQ(report.error().code, ErrorCode::empty) << page;
    EXPECT_FALSE(report.error().suggestion.empty());
  }
}

}  // namespace
}  // namespace marsad::report
