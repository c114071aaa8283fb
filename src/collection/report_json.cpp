#include "report_json.hpp"

#include <nlohmann/json.hpp>

namespace marsad::collection {

std::string report_json(const Report& report) {
  nlohmann::ordered_json out;
  const std::pair<const char*, const std::string*> fields[] = {{"id", &report.id},
                                                               {"url", &report.url},
                                                               {"title", &report.title},
                                                               {"publisher", &report.publisher},
                                                               {"published", &report.published},
                                                               {"modified", &report.modified},
                                                               {"byline", &report.byline},
                                                               {"dateline", &report.dateline},
                                                               {"language", &report.language},
                                                               {"retrieved", &report.retrieved},
                                                               {"same_as", &report.same_as},
                                                               {"same", &report.same},
                                                               {"sha256", &report.sha256},
                                                               {"text", &report.text}};
  for (const auto& [key, value] : fields)
    if (!value->empty()) out[key] = *value;
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace marsad::collection
