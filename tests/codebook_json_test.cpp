#include "codebook/json.hpp"

#include <gtest/gtest.h>

#include "codebook/geojson.hpp"
#include "codebook/html.hpp"
#include "codebook_sample.hpp"

namespace {

using namespace marsad;

TEST(EventJson, IsTheContractToTheByte) {
  const std::string expected =
      R"({"schema":"marsad.event/1","id":"e1","report":{"id":"seed","url":null,"title":"a \"title\"","publisher":"Wire, Ltd.",)"
      R"("published":"2019-01-27","published_from":"argument","sha256":")" +
      std::string(64, 'a') +
      R"("},)"
      R"("type":"Battles","subtype":"Armed clash","status":"reported",)"
      R"("when":{"from":"2019-01-25","to":"2019-01-25","precision":"day","part_of_day":"noon","text":"x"},)"
      R"("where":{"text":")" +
      sample::kPlace + R"(","name_ar":")" + sample::kPlace +
      R"(","name_en":"Hajin","id":"marsad:sy-hajin",)"
      R"("within":[],"admin1":"Deir ez-Zor","admin2":null,"admin3":null,"pcode":null,"country":"SY","lat":34.69,"lon":40.83,)"
      R"("precision":"place","relation":null},)"
      R"("sides":[{"role":"side1","actors":[{"id":"is","name_en":"Islamic State","name_ar":null,"text":null,"kind":"rebel",)"
      R"("unit":null,"backed_by":[]}]},{"role":"side2","actors":[{"id":"sdf","name_en":"Syrian Democratic Forces","name_ar":null,)"
      R"("text":null,"kind":"rebel","unit":null,"backed_by":[]},{"id":"coalition","name_en":"Coalition","name_ar":null,"text":null,)"
      R"("kind":"external","unit":null,"backed_by":[]}]}],)"
      R"("harm":[{"kind":"killed","who":"side1","actor":"is","min":34,"max":null,"approx":false,"vague":false,"civilian":false,)"
      R"("text":null}],"weapons":["rocket"],"flags":[],"demands":[],)"
      R"("source":{"text":"local \"sources\"","kind":"local","chain":[]},"confidence":0.93,)"
      R"("confidence_by_field":{"type":0.97,"when":0.9,"where":0.0,"sides":0.0,"harm":0.0,"source":0.51},)"
      R"("evidence":[{"field":"harm[0].min","begin":7,"end":9,"text":"34"},{"field":"where.text","begin":15,"end":23,"text":")" +
      sample::kPlace + R"("}],"sentence":null,"knowledge":"0123","rule":"clash"})";
  EXPECT_EQ(codebook::event_json(sample::battle(), sample::report(), sample::anchor(), "0123"), expected);
}

TEST(EventJson, OtherNamesOfAnActorAreToldWhereThereAreAny) {
  Event event = sample::battle();
  event.sides[0].actors[0].aliases = {"IS"};
  const std::string json = codebook::event_json(event, sample::report(), sample::anchor(), "0123");
  EXPECT_NE(json.find(R"("backed_by":[],"aliases":["IS"]})"), std::string::npos) << json;
}

TEST(EventJson, TheSentenceThatTellsTheActIsKept) {
  Event event = sample::battle();
  Report report = sample::report();
  report.text = "One. Two 3.5 killed! Three?\nFour";
  event.evidence = {{"type", {13, 19}}};
  const std::string line = codebook::event_json(event, report, sample::anchor(), "k");
  EXPECT_NE(line.find(R"("sentence":{"begin":5,"end":20,"text":"Two 3.5 killed!"})"), std::string::npos) << line;
  // The Arabic question mark has two bytes; an Arabic letter before a full stop is no part of it.
  for (const char* mark : {"\u061f", "."}) {
    report.text = std::string("\u0623") + mark + " \u0628";
    const auto at = static_cast<std::uint32_t>(report.text.size() - 2);
    event.evidence = {{"type", {at, at + 2}}};
    const std::string expected =
        "\"sentence\":{\"begin\":" + std::to_string(at) + ",\"end\":" + std::to_string(at + 2) + ",";
    EXPECT_NE(codebook::event_json(event, report, sample::anchor(), "k").find(expected), std::string::npos) << mark;
  }
}

TEST(EventJson, UnknownIsNull) {
  Event event = sample::battle();
  event.when = {};
  event.where = {};
  const std::string json = codebook::event_json(event, sample::report(), {}, "");
  EXPECT_NE(json.find(R"("when":{"from":null,"to":null,"precision":null,"part_of_day":null,"text":null})"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("lat":null,"lon":null)"), std::string::npos);
  EXPECT_NE(json.find(R"("published":null,"published_from":"unknown")"), std::string::npos);
}

TEST(EventJson, InferredDayComesWithItsProof) {
  Anchor anchor;
  anchor.from = PublishedFrom::inferred;
  anchor.weekday = "Sunday", anchor.not_before = "2018-12-02", anchor.proof = "x", anchor.span = {3, 5};
  const std::string json = codebook::event_json(sample::battle(), sample::report(), anchor, "");
  EXPECT_NE(
      json.find(
          R"("inferred":{"weekday":"Sunday","not_before":"2018-12-02","not_after":null,"proof":"x","begin":3,"end":5})"),
      std::string::npos)
      << json;
}

TEST(EventJson, BrokenTextIsReplacedNotThrown) {
  Event event = sample::battle();
  event.rule = "\xff";
  EXPECT_NE(codebook::event_json(event, sample::report(), {}, "").find("\"rule\":\"\xEF\xBF\xBD\""), std::string::npos);
}

TEST(AggregateJson, CarriesItsWords) {
  Aggregate total;
  total.kind = HarmKind::displaced, total.min = 34, total.since = "2018-12-01", total.span = {7, 9};
  EXPECT_EQ(
      codebook::aggregate_json(total, sample::report(), sample::anchor(), "k"),
      R"({"schema":"marsad.aggregate/1","report":{"id":"seed","url":null,"title":"a \"title\"","publisher":"Wire, Ltd.",)"
      R"("published":"2019-01-27","published_from":"argument","sha256":")" +
          std::string(64, 'a') +
          R"("},"kind":"displaced","min":34,"max":null,"since":"2018-12-01","until":null,"text":null,)"
          R"("evidence":[{"field":"min","begin":7,"end":9,"text":"34"}],"knowledge":"k"})");
}

TEST(IncidentJson, NamesWhoGivesEachFigure) {
  Incident incident;
  incident.id = "i1", incident.members = {"e1", "e2"}, incident.type = "Battles", incident.grade = "fair",
  incident.independent_sources = 2;
  incident.harm = {{HarmKind::killed, "side1", 30, 34, 40, {"e1"}, {"e1", "e2"}, {"e2"}}};
  const std::string json = codebook::incident_json(incident, "k");
  EXPECT_EQ(json.rfind(R"({"schema":"marsad.incident/1","id":"i1","members":["e1","e2"],)", 0), 0u) << json;
  EXPECT_NE(json.find(R"("low":30,"best":34,"high":40,"low_from":["e1"],"best_from":["e1","e2"],"high_from":["e2"])"),
            std::string::npos);
}

TEST(GeoJson, PointIsLongitudeFirst) {
  const std::string json = codebook::geojson_feature(sample::battle(), sample::report(), sample::anchor(), "k");
  EXPECT_EQ(json.rfind(R"({"type":"Feature","id":"e1","geometry":{"type":"Point","coordinates":[40.83,34.69]},)", 0), 0u)
      << json;
  EXPECT_NE(json.find(R"("killed_min":34,"killed_max":null,"injured_min":null)"), std::string::npos);
  EXPECT_NE(json.find(R"("side2":"Syrian Democratic Forces, Coalition")"), std::string::npos);
}

TEST(GeoJson, NoCoordinatesNoGeometry) {
  Event event = sample::battle();
  event.where.lat.reset();
  EXPECT_NE(codebook::geojson_feature(event, sample::report(), {}, "").find(R"("geometry":null)"), std::string::npos);
}

TEST(HtmlPage, ReportsCannotEndTheScript) {
  Report report = sample::report();
  report.text = "</script><b>&\u2028";
  codebook::HtmlPage page("k", "1");
  page.add(report, {});
  const std::string html = page.page("<i>{{MARSAD_DATA}}</i>");
  EXPECT_EQ(html.find("</script>"), std::string::npos);
  EXPECT_NE(html.find(R"(\u003c/script\u003e\u003cb\u003e\u0026\u2028)"), std::string::npos) << html;
  EXPECT_EQ(html.rfind("<i>{", 0), 0u);
  EXPECT_EQ(html.substr(html.size() - 5), "}</i>");
}

}  // namespace
