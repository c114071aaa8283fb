#include "tellings.hpp"

#include "json.hpp"
#include "json_value.hpp"

namespace marsad::codebook {
namespace {

Json bytes(Span span) { return {span.begin, span.end}; }

Json signs_json(const std::vector<Sign>& signs) {
  Json out = Json::object();
  for (const Sign& sign : signs) out[sign.name] = number(sign.value, 1e4);
  return out;
}

Json telling_json(const Telling& telling, const Report& report, std::string_view knowledge) {
  Json ranges = Json::array();
  for (const Span range : telling.ranges) ranges.push_back(bytes(range));
  return {{"event", Json::parse(event_json(telling.event, report, {}, knowledge))},
          {"sentence", bytes(telling.sentence)},
          {"ranges", std::move(ranges)},
          {"own_day", telling.own_day},
          {"told", number(telling.told, 1e4)},
          {"signs", signs_json(telling.signs)}};
}

}  // namespace

std::string tellings_json(const Tellings& tellings, const Report& report, std::string_view knowledge) {
  Json out = {{"report", report.id}, {"tellings", Json::array()}, {"pairs", Json::array()}};
  for (const Telling& telling : tellings.tellings) out["tellings"].push_back(telling_json(telling, report, knowledge));
  for (const Retelling& pair : tellings.pairs)
    out["pairs"].push_back({{"first", pair.first},
                            {"second", pair.second},
                            {"may_join", pair.may_join},
                            {"score", number(pair.score, 1e4)},
                            {"signs", signs_json(pair.signs)}});
  return one_line(out);
}

}  // namespace marsad::codebook
